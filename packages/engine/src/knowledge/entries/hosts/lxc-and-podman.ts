import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LXC_AND_PODMAN: readonly CatalogueEntry[] = [
  {
    id: 'podman.network-device-missing',
    kind: 'missing_module',
    program: 'podman',
    forms: [
      {
        words: 'slirp4netns failed dev net no such',
        pattern: /slirp4netns failed: "?open\(\\?"(?<path>\/dev\/net\/tun)\\?"\): No such (?:file or directory|device)/,
      },
      {
        words: 'pasta failed with exit code 1 dev net tun',
        pattern: /pasta failed with exit code 1:[\s\S]{0,80}(?<path>\/dev\/net\/tun)/,
      },
      { words: 'failed to open dev net', pattern: /Failed to open\(\) (?<path>\/dev\/net\/tun)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Podman has no {path|/dev/net/tun}: the module tun is not loaded or not passed in',
    check: { text: 'See whether the device is there', host: 'ls -l /dev/net/tun; lsmod | grep tun' },
    repair: [
      {
        text: 'Load it; in LXC pass the device in (lxc.mount.entry /dev/net/tun), in Docker --device /dev/net/tun',
        host: 'sudo modprobe tun; echo tun | sudo tee /etc/modules-load.d/tun.conf',
      },
    ],
    source: 'slirp4netns, passt, openvpn tun.c',
    matches: [
      'Error: unable to start container "abc": slirp4netns failed: "open(\\"/dev/net/tun\\"): No such file or directory"',
      'Error: pasta failed with exit code 1: Failed to open() /dev/net/tun: No such file or directory',
      'Failed to open() /dev/net/tun: No such file or directory',
    ],
    ignores: ['tun: Universal TUN/TAP device driver, 1.6'],
  },
  {
    id: 'podman.state-after-boot',
    kind: 'data_corruption',
    program: 'podman',
    forms: [
      {
        words: 'current system boot id differs from cached boot id',
        pattern: /current system boot ID differs from cached boot ID/,
      },
      {
        words: 'invalid internal status try resetting the pause process with system migrate',
        pattern: /invalid internal status, try resetting the pause process with "?podman system migrate/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Podman finds state of before the last start of the host and stops',
    check: {
      text: 'See the directories that it names',
      host: 'ls -ld /run/user/$(id -u)/containers /run/user/$(id -u)/libpod/tmp; loginctl show-user $USER -p Linger',
    },
    repair: [
      {
        text: 'Remove the state of the run time (not the images), then let Podman start',
        host: 'rm -rf /run/user/$(id -u)/containers /run/user/$(id -u)/libpod/tmp; podman system migrate',
        destructive: true,
      },
      {
        text: "Keep the user's session: without lingering systemd empties /run/user",
        host: 'sudo loginctl enable-linger $USER',
      },
    ],
    source: 'containers/podman libpod/runtime.go',
    matches: [
      'Error: current system boot ID differs from cached boot ID; an unhandled reboot has occurred. Please delete directories "/run/user/1000/containers" and "/run/user/1000/libpod/tmp" and re-run Podman',
      'Error: invalid internal status, try resetting the pause process with "podman system migrate": could not find any running process: no such process',
    ],
    ignores: ['system migrate done'],
  },
  {
    id: 'podman.newuidmap-without-capability',
    kind: 'file_permission',
    program: 'podman',
    forms: [
      { words: 'newuidmap could not set caps', pattern: /newuidmap: Could not set caps/ },
      { words: 'newgidmap could not set caps', pattern: /newgidmap: Could not set caps/ },
      {
        words: 'there might not be enough ids available in the namespace',
        pattern: /there might not be enough IDs available in the namespace/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'newuidmap may not map ids: the program has lost its setuid bit or its capability',
    check: {
      text: 'See bits and capabilities',
      host: 'ls -l /usr/bin/newuidmap /usr/bin/newgidmap; getcap /usr/bin/newuidmap /usr/bin/newgidmap; grep $USER /etc/subuid /etc/subgid',
    },
    repair: [
      {
        text: 'Give them back',
        host: 'sudo apt-get install --reinstall uidmap || sudo dnf reinstall -y shadow-utils; podman system migrate',
      },
    ],
    source: 'shadow libmisc; Podman troubleshooting guide',
    matches: [
      'ERRO[0000] running `/usr/bin/newuidmap 1234 0 1000 1 1 100000 65536`: newuidmap: Could not set caps',
      'newgidmap: Could not set caps',
      'there might not be enough IDs available in the namespace (requested 0:42 for /etc/shadow): lchown /etc/shadow: invalid argument',
    ],
    ignores: ['newuidmap: usage'],
  },
  {
    id: 'lxc.container-does-not-start',
    kind: 'startup_order',
    program: 'lxc',
    forms: [
      {
        words: 'task error startup for container failed',
        pattern: /TASK ERROR: startup for container '(?<object>\w{1,40})' failed/,
      },
      {
        words: '__lxc_start failed to initialize container',
        pattern: /__lxc_start: \d{1,5} Failed to initialize container "(?<object>[\w.-]{1,60})"/,
      },
      {
        words: 'sync_wait an error occurred in another process expected sequence number',
        pattern: /sync_wait: \d{1,5} An error occurred in another process \(expected sequence number \d\)/,
      },
      {
        words: 'lxc_init failed to for container',
        pattern:
          /lxc_init: \d{1,5} Failed to (?:run lxc\.hook\.pre-start|initialize) for container "(?<object>[\w.-]{1,60})"/,
      },
      {
        words: 'run_buffer script exited with status',
        pattern: /run_buffer: \d{1,5} Script exited with status (?<signal>\d{1,3})/,
      },
      {
        words: 'error failed to run forkstart',
        pattern: /Error: Failed to run: \S{1,80} forkstart (?<object>[\w-]{1,60}) /,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The LXC container {object|} does not start: the lines before say why (a hook, a mount, a profile)',
    check: {
      text: 'Start it in the foreground with a log',
      host: 'lxc-start -n {object|<id>} -F -l DEBUG -o /tmp/lxc.log; grep -E "ERROR|WARN" /tmp/lxc.log; pct config {object|<id>}',
    },
    repair: [
      {
        text: 'Repair what the first ERROR names: a missing volume or device in the configuration, a host path that is gone, AppArmor, ids',
      },
    ],
    source: 'lxc src/lxc/start.c, conf.c; Proxmox pve-container',
    matches: [
      "TASK ERROR: startup for container '101' failed",
      'lxc-start: 101: ../src/lxc/start.c: __lxc_start: 2027 Failed to initialize container "101"',
      'lxc-start: ct1: ../src/lxc/sync.c: sync_wait: 34 An error occurred in another process (expected sequence number 4)',
      'lxc_init: 844 Failed to run lxc.hook.pre-start for container "101"',
      'run_buffer: 321 Script exited with status 255',
      'Error: Failed to run: /snap/lxd/current/bin/lxd forkstart c1 /var/snap/lxd/common/lxd/containers /var/snap/lxd/common/lxd/logs/c1/lxc.conf: exit status 1',
    ],
    ignores: ['TASK OK'],
  },
  {
    id: 'lxd.not-allowed',
    kind: 'file_permission',
    program: 'lxd',
    forms: [
      {
        words: 'dial unix connect permission denied',
        pattern:
          /dial unix (?<path>\/\S{0,80}(?:lxd|incus)\/\S{0,20}unix\.socket(?:\.user)?): connect: permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The user may not use the socket {path} of LXD or Incus',
    check: { text: 'See the groups', host: 'id -nG; ls -l {path}' },
    repair: [
      {
        text: 'Add the user to lxd or incus-admin, and log in anew (the group is as good as root)',
        host: 'sudo usermod -aG incus-admin $USER && newgrp incus-admin',
      },
    ],
    source: 'lxc/incus client/connection.go',
    matches: [
      'Error: Get "http://unix.socket/1.0": dial unix /var/lib/incus/unix.socket: connect: permission denied',
      'Error: Get "http://unix.socket/1.0": dial unix /var/snap/lxd/common/lxd/unix.socket: connect: permission denied',
    ],
    ignores: ['dial unix /var/lib/incus/unix.socket: connect: no such file or directory'],
  },
  {
    id: 'lxd.name-taken',
    kind: 'invalid_setting',
    program: 'lxd',
    forms: [{ words: 'this entry already exists', pattern: /This "(?<object>[\w_]{1,40})" entry already exists/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'LXD has an entry of this name in {object} already',
    check: { text: 'List them', host: 'lxc list --all-projects || incus list --all-projects' },
    repair: [{ text: 'Use another name or delete the old one', host: 'incus delete <name>', destructive: true }],
    source: 'lxc/incus internal/server/db',
    matches: [
      'Error: Failed instance creation: Failed creating instance record: Add instance info to the database: This "instances" entry already exists',
      'Error: Failed creating storage volume: This "storage_volumes" entry already exists',
    ],
    ignores: ['entry already exists in cache'],
  },
];

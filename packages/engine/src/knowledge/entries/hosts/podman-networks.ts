import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PODMAN_NETWORKS: readonly CatalogueEntry[] = [
  {
    id: 'podman.newuidmap-not-privileged',
    kind: 'file_permission',
    program: 'podman',
    forms: [
      {
        words: 'cannot set up namespace using',
        pattern:
          /cannot set up namespace using "?(?<path>[^"\s]{1,80})"?: (?:should have set[ug]id or have filecaps set[ug]id|exit status 1)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Rootless Podman cannot map user ids: {path|newuidmap} lacks its privilege or the range',
    check: {
      text: 'See its rights and the ranges',
      host: 'getcap /usr/bin/newuidmap /usr/bin/newgidmap; ls -l /usr/bin/new?idmap; grep $USER /etc/subuid /etc/subgid',
    },
    repair: [
      {
        text: 'Give the helpers their privilege back (reinstall shadow-utils or uidmap; chmod u+s) and the user a range of its own, then migrate',
        host: 'sudo chmod u+s /usr/bin/newuidmap /usr/bin/newgidmap; podman system migrate',
      },
    ],
    source: 'Podman pkg/rootless/rootless_linux.go',
    matches: [
      'Error: cannot set up namespace using "/usr/bin/newuidmap": should have setuid or have filecaps setuid: exit status 1',
      'Error: cannot set up namespace using "/usr/bin/newgidmap": should have setgid or have filecaps setgid: exit status 1',
      'Error: cannot set up namespace using "/usr/bin/newuidmap": exit status 1',
    ],
    ignores: ['newuidmap is part of shadow-utils'],
  },
  {
    id: 'podman.network-setup-failed',
    kind: 'kernel_setting',
    program: 'netavark',
    forms: [
      {
        words: 'netavark',
        pattern:
          /netavark(?: \(exit code \d{1,3}\))?: (?<value>nftables error: [^\r\n]{1,100}|code: \d{1,3}, msg: ip6?tables[^\r\n]{1,100}|setns: [^\r\n]{1,80}|create (?:bridge|veth)[^\r\n]{1,100}|(?:Netlink|Sysctl) error: [^\r\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: "Podman's netavark cannot make the network: {value}",
    check: {
      text: 'See firewall and modules of the host',
      host: 'nft list ruleset | head; lsmod | grep -E "nf_tables|ip_tables|veth|bridge"; podman network ls',
    },
    repair: [
      {
        text: 'Install nftables (or set firewall_driver in containers.conf), boot into the kernel that is installed so that its modules are there, and rebuild the rules',
        host: 'sudo podman network reload --all',
      },
    ],
    source:
      'netavark src/error/mod.rs, src/network; containers/common libnetwork/netavark/exec.go; Podman issues 13767, 20713, 21832',
    matches: [
      'Error: unable to start container "1234": netavark: nftables error: "nft" did not return successfully while applying ruleset',
      'ERRO[0000] "netavark: code: 1, msg: iptables: Chain already exists.\\n"',
      'Error: netavark (exit code 1): Sysctl error: IO Error: Read-only file system (os error 30)',
      'Error: netavark: setns: IO error: Operation not permitted (os error 1)',
      'Error: netavark: create bridge: Netlink error: Operation not supported (os error 95)',
    ],
    ignores: ['netavark 1.10'],
  },
  {
    id: 'podman.dns-helper-failed',
    kind: 'port_in_use',
    program: 'aardvark-dns',
    forms: [
      {
        words: 'error starting server failed to bind listener on',
        pattern:
          /Error starting server failed to bind (?:udp|tcp) listener on (?<peer>[\d.]{7,15}|\[[0-9a-f:]{2,45}\]):(?<port>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: "Podman's name server aardvark-dns cannot listen at {peer}:{port}",
    check: { text: 'See who has the port', host: 'sudo ss -lnup "sport = :53"; journalctl -b | grep aardvark' },
    repair: [
      {
        text: 'Stop or rebind the other name server (dnsmasq, systemd-resolved, AdGuard with 0.0.0.0), or move ours: dns_bind_port in containers.conf',
      },
    ],
    source: 'aardvark-dns src/server/serve.rs, src/commands/run.rs; netavark src/dns/aardvark.rs',
    matches: [
      'aardvark-dns[123]: Error starting server failed to bind udp listener on 10.89.0.1:53: IO error: Address already in use (os error 98)',
      'Error starting server failed to bind tcp listener on [fd00::1]:53: IO error: Cannot assign requested address (os error 99)',
    ],
    ignores: ['aardvark-dns started'],
  },
  {
    id: 'podman.dns-helper-not-started',
    kind: 'port_in_use',
    program: 'netavark',
    forms: [
      {
        words: 'aardvark dns failed to start',
        pattern: /aardvark-dns failed to start: (?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'aardvark dns exited unexpectedly without error message',
        pattern: /aardvark-dns exited unexpectedly without error message/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: "Podman's name server aardvark-dns does not start: {value|without a word}",
    check: { text: 'Read its own line', host: 'journalctl -b | grep aardvark; sudo ss -lnup "sport = :53"' },
    repair: [{ text: 'Repair what that line names: mostly another name server that has the port' }],
    source: 'netavark src/dns/aardvark.rs; aardvark-dns src/commands/run.rs',
    matches: [
      'Error: netavark: aardvark-dns failed to start: Error from child process',
      'Error: netavark: aardvark-dns exited unexpectedly without error message',
    ],
    ignores: ['Spawning aardvark server'],
  },
  {
    id: 'podman.rootless-network-missing',
    kind: 'missing_file',
    program: 'podman',
    forms: [
      {
        words: 'could not find the network namespace can t be',
        pattern: /could not find (?<object>pasta|slirp4netns), the network namespace can't be configured/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Rootless Podman lacks {object}, which makes its network',
    check: {
      text: 'Look for it',
      host: 'command -v pasta slirp4netns; podman info --format "{{.Host.RootlessNetworkCmd}}"',
    },
    repair: [
      {
        text: 'Install it (passt or slirp4netns), or name the one that is there as default_rootless_network_cmd in containers.conf',
      },
    ],
    source: 'containers/common libnetwork/slirp4netns/slirp4netns.go, libnetwork/pasta/pasta_linux.go',
    matches: [
      'Error: could not find slirp4netns, the network namespace can\'t be configured: exec: "slirp4netns": executable file not found in $PATH',
      'Error: could not find pasta, the network namespace can\'t be configured: exec: "pasta": executable file not found in $PATH',
    ],
    ignores: ['pasta found in /usr/bin'],
  },
  {
    id: 'podman.network-missing',
    kind: 'missing_object',
    program: 'podman',
    forms: [
      {
        words: 'unable to find network with name or id network not found',
        pattern: /unable to find network with name or ID (?<object>\S{1,80}): network not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Podman has no network {object} (rootless users have networks of their own)',
    check: { text: 'List', host: 'podman network ls; sudo podman network ls' },
    repair: [{ text: 'Make it, or correct its name', host: 'podman network create {object}' }],
    source: 'containers/common libnetwork/netavark/network.go',
    matches: [
      'Error: unable to find network with name or ID shop-net: network not found',
      'Error: unable to start container "1234": unable to find network with name or ID db_default: network not found',
    ],
    ignores: ['shop-net'],
  },
  {
    id: 'podman.storage-of-other-driver',
    kind: 'invalid_setting',
    program: 'podman',
    forms: [
      {
        words: 'user selected graph driver overwritten by from database',
        pattern:
          /User-selected graph driver \\?"(?<wanted>\w{1,20})\\?" overwritten by graph driver \\?"(?<value>\w{1,20})\\?" from database/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Podman's store was made with {value} and {wanted} is set",
    check: {
      text: 'Compare',
      host: 'podman info --format "{{.Store.GraphDriverName}}"; cat ~/.config/containers/storage.conf /etc/containers/storage.conf',
    },
    repair: [
      {
        text: 'Set driver back, or start anew with the other driver (all containers and images of this user go)',
        host: 'podman system reset',
        destructive: true,
      },
    ],
    source: 'Podman libpod/runtime.go',
    matches: [
      'Error: User-selected graph driver "overlay" overwritten by graph driver "vfs" from database - delete libpod local files ("/home/shop/.local/share/containers/storage") to resolve',
      'level=error msg="User-selected graph driver \\"overlay\\" overwritten by graph driver \\"vfs\\" from database - delete libpod local files to resolve.  May prevent use of images created by other tools"',
    ],
    ignores: ['graph driver overlay selected'],
  },
  {
    id: 'podman.label-refused',
    kind: 'invalid_setting',
    program: 'podman',
    forms: [
      {
        words: 'lsetxattr operation not supported',
        pattern: /lsetxattr(?:\([^)\r\n]{1,100}\))? (?<path>\/[^\s:,]{1,120}): operation not supported/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The file system of {path} knows no SELinux labels, but :z or :Z is asked for',
    check: { text: 'See what it is', host: 'findmnt -T {path}' },
    repair: [
      {
        text: 'Leave :z/:Z out for this mount (NFS, FAT, ZFS, some FUSE); mount NFS with context="system_u:object_r:container_file_t:s0", or run with --security-opt label=disable',
      },
    ],
    source: 'opencontainers/selinux go-selinux/selinux_linux.go',
    matches: [
      'Error: lsetxattr /srv/shop: operation not supported',
      'Error: lsetxattr(label=system_u:object_r:container_file_t:s0:c1,c2) /mnt/nas/photos: operation not supported',
    ],
    ignores: ['lsetxattr /srv/shop: done'],
  },
  {
    id: 'podman.locks-used-up',
    kind: 'process_limit',
    program: 'podman',
    forms: [
      {
        words: 'allocation failed exceeded num_locks',
        pattern: /allocation failed; exceeded num_locks \((?<limit>\d{1,7})\)/,
      },
      {
        words: 'acquiring lock for file exists',
        pattern: /acquiring lock (?<object>\d{1,6}) for (?:container|pod|volume) \S{1,80}: file exists/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Podman has no free lock for another container, pod or volume ({limit|a lock is doubly taken})',
    check: { text: 'Count', host: 'podman system locks; podman ps -aq | wc -l; podman volume ls -q | wc -l' },
    repair: [
      {
        text: 'Remove what is unused (podman volume prune), raise num_locks in containers.conf and renumber while nothing runs',
        host: 'podman system renumber',
        destructive: true,
      },
    ],
    source: 'Podman libpod/lock/shm/shm_lock.go, libpod/container_internal.go; issues 17091, 27093',
    matches: [
      'Error: allocating lock for new container: allocation failed; exceeded num_locks (2048)',
      'ERRO[0000] Refreshing container 1234: acquiring lock 3 for container 1234: file exists',
    ],
    ignores: ['allocated lock 3 for container 1234'],
  },
  {
    id: 'podman.machine-not-running',
    kind: 'startup_order',
    program: 'podman',
    forms: [
      {
        words: 'cannot connect to podman please verify your connection the',
        pattern: /Cannot connect to Podman\. Please verify your connection to the Linux system/,
      },
      {
        words: 'unable to connect podman socket',
        pattern: /unable to connect to Podman socket: (?<value>[^\r\n]{1,140})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No Podman service answers: its socket or virtual machine does not run',
    check: {
      text: 'See which connection is used',
      host: 'podman system connection list; podman machine list; systemctl --user status podman.socket',
    },
    repair: [
      {
        text: 'Start the machine, or the socket of the user (or root) whom the client wants',
        host: 'podman machine start || systemctl --user enable --now podman.socket',
      },
    ],
    source: 'Podman cmd/podman/root.go, pkg/bindings/connection.go',
    matches: [
      'Cannot connect to Podman. Please verify your connection to the Linux system using `podman system connection list`, or try `podman machine init` and `podman machine start` to manage a new Linux VM',
      'Error: unable to connect to Podman socket: Get "http://d/v5.0.0/libpod/_ping": dial unix /run/user/1000/podman/podman.sock: connect: no such file or directory',
    ],
    ignores: ['Connected to Podman socket'],
  },
  {
    id: 'podman.quadlet-refused',
    kind: 'invalid_setting',
    program: 'podman',
    forms: [
      {
        words: 'quadlet generator converting',
        pattern: /quadlet-generator\[\d{1,8}\]: converting "(?<path>[^"]{1,80})": (?<value>[^\r\n]{1,140})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The quadlet {path} makes no unit: {value}',
    check: { text: 'Try it', host: '/usr/lib/systemd/system-generators/podman-system-generator --dryrun' },
    repair: [
      {
        text: 'Correct the key (man podman-systemd.unit of this version), then daemon-reload',
        host: 'sudo systemctl daemon-reload',
      },
    ],
    source: 'Podman cmd/quadlet/main.go, pkg/systemd/quadlet/quadlet.go',
    matches: [
      "quadlet-generator[1234]: converting \"shop.container\": unsupported key 'ImageName' in group 'Container' in /etc/containers/systemd/shop.container",
      'quadlet-generator[88]: converting "db.container": no Image or Rootfs key specified',
    ],
    ignores: ['quadlet-generator[1234]: Loading source unit file /etc/containers/systemd/shop.container'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOCKER_HOST: readonly CatalogueEntry[] = [
  {
    id: 'docker.pid-file-left',
    kind: 'lock_held',
    program: 'docker',
    forms: [
      {
        words: 'pid file found ensure docker is not running or delete',
        pattern: /pid file found, ensure docker is not running or delete (?<path>\/\S{1,80})/,
      },
      {
        words: 'ensure docker is not running or delete process with pid is still running',
        pattern:
          /ensure docker is not running or delete (?<path>\/\S{1,80}?): process with PID (?<value>\d{1,8}) is still running/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'dockerd does not start: a pid file says that process {value|of another daemon} runs',
    check: {
      text: 'See whether that process is a dockerd',
      host: 'ps -fp "$(cat /var/run/docker.pid)"; systemctl status docker --no-pager; snap list docker',
    },
    repair: [
      {
        text: 'Stop the other daemon (a snap beside the package is common), or delete the file when no dockerd has that pid',
        host: 'sudo snap remove docker; sudo rm -f /var/run/docker.pid && sudo systemctl restart docker',
        destructive: true,
      },
    ],
    source: 'moby pkg/pidfile/pidfile.go',
    matches: [
      'failed to start daemon: pid file found, ensure docker is not running or delete /var/run/docker.pid',
      'failed to start daemon, ensure docker is not running or delete /var/run/docker.pid: process with PID 1234 is still running',
    ],
    ignores: ['Docker daemon has completed initialization'],
  },
  {
    id: 'docker.cgroup-not-mounted',
    kind: 'kernel_setting',
    program: 'docker',
    forms: [
      {
        words: 'failed to start daemon devices cgroup isn t mounted',
        pattern: /failed to start daemon: (?<object>Devices) cgroup isn't mounted/,
      },
      {
        words: 'failed to start daemon',
        pattern: /failed to start daemon: .{0,60}cgroups?: .{0,60}not (?:mounted|found)/,
      },
      { words: 'cgroup mounted', pattern: /(?<object>memory|cpu|devices|pids) cgroup (?:isn't|is not) mounted/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'dockerd does not start: the control group {object|of the kernel} is not mounted',
    check: {
      text: 'See what is mounted',
      host: 'mount | grep cgroup; grep -E "cgroup" /proc/filesystems; systemd-detect-virt',
    },
    repair: [
      {
        text: 'Mount the groups (the package cgroupfs-mount, or a systemd host); in WSL 1 and in unprivileged LXC without nesting dockerd cannot run',
        host: 'sudo apt-get install -y cgroupfs-mount && sudo cgroupfs-mount && sudo service docker start',
      },
    ],
    source: 'moby daemon/daemon_unix.go',
    matches: [
      "failed to start daemon: Devices cgroup isn't mounted",
      `level=fatal msg="Error starting daemon: Devices cgroup isn't mounted" devices cgroup isn't mounted`,
      'failed to start daemon: cgroups: cgroup mountpoint does not exist: not found',
    ],
    ignores: ['cgroups mounted at /sys/fs/cgroup'],
  },
  {
    id: 'docker.kernel-modules-missing',
    kind: 'missing_module',
    program: 'docker',
    forms: [
      {
        words: 'failed to add the host sandbox pair interfaces operation not supported',
        pattern:
          /failed to add the host \(\S{1,20}\) <=> sandbox \(\S{1,20}\) pair interfaces: operation not supported/,
      },
      {
        words: 'failed to create bridge interface netlink error operation not supported',
        pattern: /failed to create bridge interface: Netlink error: Operation not supported/,
      },
      {
        words: 'failed to bridge operation not supported',
        pattern: /Failed to (?:create|add) bridge .{0,40}: operation not supported/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means:
      'The running kernel lacks modules for container networks (veth, bridge, nft): often updated without a restart',
    check: {
      text: 'Compare the running kernel with the installed modules',
      host: 'uname -r; ls /lib/modules; sudo modprobe veth bridge br_netfilter',
    },
    repair: [
      { text: 'Restart the host into the kernel whose modules are installed', host: 'sudo reboot', destructive: true },
    ],
    source: 'moby libnetwork/drivers/bridge; netavark',
    matches: [
      'Error response from daemon: failed to create endpoint web on network bridge: failed to add the host (veth1a2) <=> sandbox (veth3b4) pair interfaces: operation not supported',
      'Error: netavark: failed to create bridge interface: Netlink error: Operation not supported (os error 95)',
      'Failed to create bridge docker0 via netlink: operation not supported',
    ],
    ignores: ['Default bridge (docker0) is assigned with an IP address 172.17.0.0/16'],
  },
  {
    id: 'docker.apparmor-profile-missing',
    kind: 'invalid_setting',
    program: 'docker',
    forms: [
      { words: 'unable to apply apparmor profile', pattern: /unable to apply apparmor profile: [^\r\n"]{1,160}/ },
      { words: 'apparmor failed to apply profile', pattern: /apparmor failed to apply profile: [^\r\n"]{1,120}/ },
      {
        words: 'write proc attr',
        pattern:
          /write \/proc\/(?:self|thread-self)\/attr\/(?:apparmor\/)?exec: (?:no such file or directory|invalid argument)/,
      },
      {
        words: 'could not check if docker default apparmor profile was loaded',
        pattern: /Could not check if docker-default AppArmor profile was loaded/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The AppArmor profile of the container cannot be applied: the host lacks it or AppArmor',
    check: {
      text: 'See whether profiles are loaded',
      host: 'sudo aa-status | head; ls /sys/kernel/security/apparmor; docker info | grep -i -A3 security',
    },
    repair: [
      {
        text: 'Install apparmor (its parser loads the profile) and restart Docker; in LXC set lxc.apparmor.profile: unconfined or start with --security-opt apparmor=unconfined',
        host: 'sudo apt-get install -y apparmor && sudo systemctl restart apparmor docker',
        destructive: true,
      },
    ],
    source: 'opencontainers/runc libcontainer/apparmor',
    matches: [
      'OCI runtime create failed: runc create failed: unable to start container process: error during container init: unable to apply apparmor profile: apparmor failed to apply profile: write /proc/self/attr/apparmor/exec: no such file or directory',
      'error during container init: apparmor failed to apply profile: write /proc/thread-self/attr/apparmor/exec: invalid argument',
      'Could not check if docker-default AppArmor profile was loaded: open /sys/kernel/security/apparmor/profiles: no such file or directory',
    ],
    ignores: ['apparmor="STATUS" operation="profile_load" name="docker-default"'],
  },
  {
    id: 'docker.proc-mount-refused',
    kind: 'authorisation_denied',
    program: 'docker',
    forms: [
      {
        words: 'error mounting to rootfs at',
        pattern:
          /error mounting \\?"(?<value>proc|sysfs|mqueue|tmpfs|devpts)\\?" to rootfs at \\?"\/[\w/]{1,40}\\?":[^\r\n]{1,200}(?:permission denied|operation not permitted)/,
      },
      {
        words: 'permission denied failed to mount onto',
        pattern: /Permission denied - Failed to mount "(?<value>proc|sysfs|cgroup)" onto/,
      },
      {
        words: 'failed to mount',
        pattern: /failed to mount (?<value>overlay):? .{0,120}: (?:permission denied|operation not permitted)/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel refuses {value} in the container: it runs within another container without nesting',
    check: {
      text: 'See in what the daemon itself runs',
      host: 'systemd-detect-virt; cat /proc/self/uid_map; pct config <id> | grep -E "features|unprivileged"',
    },
    repair: [
      {
        text: 'Let the outer container nest (Proxmox: features nesting=1,keyctl=1), or run Docker in a virtual machine',
        host: 'pct set <id> -features nesting=1,keyctl=1 && pct reboot <id>',
        destructive: true,
      },
    ],
    source: 'opencontainers/runc rootfs_linux.go; Proxmox docs "Linux Container: nesting"',
    matches: [
      'docker: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "proc" to rootfs at "/proc": mount proc:/proc (via /proc/self/fd/6), flags: 0xe: permission denied: unknown.',
      'lxc-start: c1: safe_mount: 1210 Permission denied - Failed to mount "proc" onto "/usr/lib/x86_64-linux-gnu/lxc/rootfs/proc"',
      'failed to mount overlay: /var/lib/docker/overlay2/a/merged: operation not permitted',
    ],
    ignores: ['mounted "proc" at /proc'],
  },
  {
    id: 'docker.image-store-broken',
    kind: 'data_corruption',
    program: 'docker',
    forms: [
      { words: 'does not exist', pattern: /(?:Error response from daemon: |failed to solve: )layer does not exist/ },
      {
        words: 'failed to get layer layer does not exist',
        pattern: /failed to get layer (?<object>\S{1,80}?): layer does not exist/,
      },
      {
        words: 'error creating overlay mount to merged',
        pattern:
          /error creating overlay mount to (?<object>\/\S{1,120}\/merged): (?:no such file or directory|invalid argument)/,
      },
      {
        words: 'failed to get reader from content store content digest sha256 not found',
        pattern: /failed to get reader from content store: content digest (?<object>sha256:\w{6,64}): not found/,
      },
      {
        words: 'unexpected commit digest sha256 expected sha256 failed precondition',
        pattern: /unexpected commit digest sha256:\w{3,64}, expected (?<object>sha256:\w{3,64}): failed precondition/,
      },
      {
        words: 'failed size validation failed precondition',
        pattern: /failed size validation: (?<value>\d{1,14}) != \d{1,14}: failed precondition/,
      },
      {
        words: 'found',
        pattern:
          /(?:blob|content) (?:digest )?(?<object>sha256:\w{3,64})(?: expected at \S{1,160})?: (?:blob|content)? ?not found/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The image store of the daemon lacks a layer it lists: pull or build again after a clean-up',
    check: {
      text: 'See whether disk or registry is at fault: a second pull of the image, and I/O errors',
      host: 'docker system df; dmesg -T | grep -iE "I/O error|EXT4-fs error" | tail -5; docker images -a | head',
    },
    repair: [
      {
        text: 'Remove the image and its build cache, then pull again',
        host: 'docker builder prune -af; docker rmi -f <image>; docker pull <image>',
        destructive: true,
      },
      {
        text: 'When many images are hit, stop the daemon and start with an empty store (volumes are elsewhere)',
        host: 'sudo systemctl stop docker && sudo mv /var/lib/docker/overlay2 /var/lib/docker/overlay2.old && sudo systemctl start docker',
        destructive: true,
      },
    ],
    source: 'moby layer/layer.go; containerd core/content',
    matches: [
      'Error response from daemon: layer does not exist',
      'failed to get layer sha256:ab12: layer does not exist',
      'Error response from daemon: error creating overlay mount to /var/lib/docker/overlay2/abc/merged: no such file or directory',
      'failed to solve: failed to get reader from content store: content digest sha256:abcdef12: not found',
      'failed commit on ref "layer-sha256:abc": unexpected commit digest sha256:def, expected sha256:abc: failed precondition',
      'failed commit on ref "layer-sha256:abc": failed size validation: 1234 != 5678: failed precondition',
      'failed to pull image: blob sha256:ab12cd expected at /var/lib/containerd/io.containerd.content.v1.content/blobs/sha256/ab12cd: blob not found',
    ],
    ignores: ['Layer already exists'],
  },
  {
    id: 'docker.layer-not-writable',
    kind: 'file_permission',
    program: 'docker',
    forms: [
      {
        words: 'failed to register layer',
        pattern:
          /failed to register layer: (?:ApplyLayer exit status 1 stdout: {1,3}stderr: )?(?<value>operation not permitted|permission denied)/,
      },
      {
        words: 'failed to register layer operation not supported',
        pattern: /failed to register layer: .{0,120}(?<value>lsetxattr [\w.]{1,60} \S{1,120}: operation not supported)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The host cannot unpack a layer: ids or attributes of its files are not allowed there ({value})',
    check: {
      text: 'See on what file system and in what container the daemon stores',
      host: 'docker info --format "{{.Driver}} {{.DockerRootDir}}"; df -T /var/lib/docker; cat /proc/self/uid_map',
    },
    repair: [
      {
        text: 'Store on ext4 or xfs (NFS, CIFS, exFAT and ZFS without xattr cannot hold layers), and give an unprivileged LXC nesting and enough ids',
        host: 'sudo systemctl stop docker; echo {\\"data-root\\":\\"/srv/docker\\"} | sudo tee /etc/docker/daemon.json; sudo systemctl start docker',
        destructive: true,
      },
    ],
    source: 'moby pkg/chrootarchive, pkg/archive',
    matches: [
      'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: operation not permitted',
      'failed to register layer: lsetxattr security.capability /usr/bin/ping: operation not supported',
    ],
    ignores: ['failed to register layer: no space left on device'],
  },
  {
    id: 'docker.runtime-ended',
    kind: 'missing_file',
    program: 'docker',
    forms: [
      {
        words: 'unable to retrieve oci runtime did not terminate',
        pattern:
          /unable to retrieve OCI runtime error[^\r\n]{0,200}: (?<value>[\w./-]{1,60} did not terminate (?:successfully|sucessfully)(?:: [^\r\n"]{1,80})?)/,
      },
      {
        words: 'unable to retrieve oci runtime fork exec',
        pattern: /unable to retrieve OCI runtime error[^\r\n]{0,200}: (?<value>fork\/exec \S{1,80}: [\w ]{1,40})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The OCI runtime itself could not run ({value}): what it calls is missing or broken',
    check: {
      text: 'Run the runtime by itself',
      host: 'runc --version; nvidia-container-runtime --version; ldd $(which nvidia-container-cli) | grep "not found"; docker info | grep -i runtime',
    },
    repair: [
      {
        text: 'Install the runtime and its libraries anew, write its configuration, restart Docker',
        host: 'sudo apt-get install --reinstall nvidia-container-toolkit runc; sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker',
        destructive: true,
      },
    ],
    source: 'containerd pkg/process/utils.go',
    matches: [
      'OCI runtime create failed: unable to retrieve OCI runtime error (open /run/containerd/io.containerd.runtime.v2.task/moby/abc/log.json: no such file or directory): nvidia-container-runtime did not terminate successfully: exit status 127: unknown',
      'failed to create shim task: OCI runtime create failed: unable to retrieve OCI runtime error (open /run/x/log.json: no such file or directory): fork/exec /usr/bin/nvidia-container-runtime: no such file or directory: unknown',
    ],
    ignores: ['runc did start'],
  },
  {
    id: 'docker.cgroup-deleted',
    kind: 'crash_signal',
    program: 'docker',
    forms: [
      {
        words: 'cgroups cgroup deleted',
        pattern: /(?<!collecting metrics for \w{1,80}" error=")cgroups: cgroup deleted/,
      },
      { words: 'container could not join or create cgroup', pattern: /container could not join or create cgroup/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The control group of a container is gone: systemd was reloaded or the container has ended',
    check: {
      text: 'See whether the container runs and whether systemd is well',
      host: 'docker ps -a | head; systemctl --failed; systemctl daemon-reexec',
    },
    repair: [
      {
        text: 'Restart the container and, when it goes on, the daemon',
        host: 'sudo systemctl restart docker',
        destructive: true,
      },
    ],
    source: 'containerd/cgroups; runc libcontainer/cgroups/systemd',
    matches: [
      'failed to handle event: cgroups: cgroup deleted',
      'Error: crun: cannot set memory limit: container could not join or create cgroup: OCI runtime error',
    ],
    ignores: ['cgroup created'],
  },
  {
    id: 'docker.metrics-of-ended-container',
    kind: null,
    program: 'docker',
    forms: [
      {
        words: 'collecting metrics for cgroups cgroup deleted',
        pattern: /collecting metrics for \w{1,80}" error="cgroups: cgroup deleted/,
      },
      {
        words: 'stream copy error reading from a closed fifo',
        pattern: /stream copy error: reading from a closed fifo/,
      },
      {
        words: 'copy shim log file already closed',
        pattern: /copy shim log" error="read \S{1,40}: file already closed/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'containerd reads from a container that has just ended',
    check: {
      text: 'See whether the container runs and whether systemd is well',
      host: 'docker ps -a | head; systemctl --failed; systemctl daemon-reexec',
    },
    repair: [],
    source: 'containerd/cgroups; runc libcontainer/cgroups/systemd',
    matches: [
      'level=error msg="collecting metrics for 0a1b" error="cgroups: cgroup deleted: unknown"',
      'level=error msg="stream copy error: reading from a closed fifo"',
      'level=error msg="copy shim log" error="read /proc/self/fd/12: file already closed"',
    ],
    ignores: ['cgroup created'],
  },
];

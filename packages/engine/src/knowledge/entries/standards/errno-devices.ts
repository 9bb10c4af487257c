import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Error numbers of devices, locks and what a container may not do. */
export const ERRNO_DEVICES: readonly CatalogueEntry[] = [
  {
    id: 'errno.network-down',
    kind: 'unreachable',
    forms: [
      {
        words: 'network is down',
        pattern: /(?:\[Errno 100\]|ENETDOWN|(?:sendto|connect|sendmsg)[^:\n]{0,60}:|\(100:) ?[Nn]etwork is down/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The network interface of this host is down',
    check: { text: 'Look at link and address', host: 'ip -br addr; ip route; journalctl -k | grep -i link | tail' },
    repair: [{ text: 'Bring the interface up', host: 'sudo ip link set dev <interface> up' }],
    source: 'errno(3) ENETDOWN',
    matches: ['sendto: Network is down', 'OSError: [Errno 100] Network is down'],
    ignores: ['our network is down every Sunday'],
  },
  {
    id: 'errno.no-such-device',
    kind: 'missing_object',
    forms: [
      {
        words: 'no such device',
        pattern:
          /(?:open |error opening device |[Ff]ailed to open |cannot open |access )['"‘]?(?<path>\/dev\/[^\s'"’:]{1,100})['"’]?:? ?[Nn]o such device/,
      },
      { words: 'no such device', pattern: /(?:\[Errno 19\]|ENODEV:) ?[Nn]o such device/ },
      { words: 'no such device or address', pattern: /(?:\[Errno 6\]|ENXIO:) ?[Nn]o such device or address/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The device {path|asked for} is not there: its driver is not loaded or it was not passed in',
    check: { text: 'Look for the device on the host', host: 'ls -l {path|/dev}; lsmod; dmesg | tail -20' },
    repair: [
      {
        text: 'Load the driver, and pass the device into the container',
        compose: '$EDITOR docker-compose.yml   # devices: ["{path|/dev/x}:{path|/dev/x}"]',
        host: 'sudo modprobe tun',
      },
    ],
    source: 'errno(3) ENODEV, ENXIO',
    matches: [
      'open /dev/net/tun: no such device',
      'OSError: [Errno 19] No such device',
      "Error: ENXIO: no such device or address, open '/dev/tty'",
    ],
    ignores: ['there is no such device in stock'],
  },
  {
    id: 'kvm.not-usable',
    kind: 'file_permission',
    forms: [
      {
        words: 'kvm kernel module',
        pattern: /Could not access KVM kernel module: (?:Permission denied|No such file or directory)/,
      },
      { words: 'dev kvm', pattern: /\/dev\/kvm: (?:Permission denied|No such file or directory|device not found)/i },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'KVM cannot be used: /dev/kvm is missing or closed to this account',
    check: {
      text: 'See whether virtualisation is on',
      host: 'ls -l /dev/kvm; lscpu | grep -i virtual; lsmod | grep kvm',
    },
    repair: [
      {
        text: 'Turn VT-x/AMD-V (nested virtualisation) on, load the module, and let the account use it',
        compose: '$EDITOR docker-compose.yml   # devices: ["/dev/kvm"]',
        host: 'sudo modprobe kvm_intel || sudo modprobe kvm_amd; sudo usermod -aG kvm <account>',
      },
    ],
    source: 'QEMU kvm-all.c',
    matches: ['Could not access KVM kernel module: Permission denied', 'open /dev/kvm: No such file or directory'],
    ignores: ['kvm: disabled by hypervisor set'],
  },
  {
    id: 'errno.locks-not-offered',
    kind: 'invalid_setting',
    forms: [{ words: 'no locks available', pattern: /(?:\[Errno 37\]|ENOLCK:|[a-z)'"’\]]:) ?[Nn]o locks available/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The file system gives no locks: the lock service of NFS or SMB is away',
    check: {
      text: 'See what is mounted there and whether statd runs',
      host: 'mount | grep -E "nfs|cifs"; systemctl status rpc-statd; rpcinfo -p <server> | grep nlockmgr',
    },
    repair: [
      {
        text: 'Start rpc-statd, mount with NFS 4 (which brings locks along) or nolock; databases belong on a local disk',
        host: 'sudo systemctl start rpc-statd; sudo mount -o remount,vers=4.2 <mount>',
      },
    ],
    source: 'errno(3) ENOLCK; nfs(5)',
    matches: ['OSError: [Errno 37] No locks available', 'flock: /mnt/nfs/x: No locks available'],
    ignores: ['no locks are available in this shop'],
  },
  {
    id: 'errno.deadlock-avoided',
    kind: 'deadlock',
    forms: [
      {
        words: 'resource deadlock',
        pattern: /(?:\[Errno 35\]|EDEADLK:?|[a-z)'"’\]]:|^) ?[Rr]esource deadlock (?:avoided|would occur)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: "Two processes wait for each other's file locks",
    check: {
      text: 'Read which file and which call it was',
      compose: 'docker compose logs --since 10m {service} | tail -30',
      host: 'journalctl -u {service} -n 30 --no-pager',
    },
    repair: [{ text: 'End one of them; on macOS and SMB mounts a cloud file that is not loaded shows the same words' }],
    source: 'errno(3) EDEADLK',
    matches: [
      'OSError: [Errno 35] Resource deadlock avoided',
      'read /data/x: resource deadlock avoided',
      'what(): Resource deadlock avoided',
    ],
    ignores: ['a deadlock was avoided in the talks'],
  },
  {
    id: 'errno.not-allowed-here',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'operation not permitted',
        pattern:
          /(?<value>\b(?:bpf|unshare|setns|clone|perf_event_open|setrlimit|prlimit|mount|umount|pivot_root|iopl|ioctl|ptrace|nice|setpriority|sched_setscheduler|keyctl|iptables|nft|ping: socket|socket: raw))(?:\(\))?(?: failed)?: [Oo]peration not permitted/,
      },
      {
        words: 'mount permission denied',
        pattern: /\b(?<value>mount): \/\S{1,200}: (?:permission denied|must be superuser)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The container may not do this: {value} is refused by capabilities or seccomp',
    check: {
      text: 'Read which capabilities the container has',
      compose: 'docker compose exec {service} grep Cap /proc/1/status',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -nA12 securityContext',
    },
    repair: [
      {
        text: 'Add the one capability it needs (SYS_ADMIN for mounts, NET_RAW for ping, SYS_NICE, BPF, SYS_PTRACE), not privileged',
        compose: '$EDITOR docker-compose.yml   # cap_add: [SYS_NICE]\ndocker compose up -d {service}',
        kubernetes: 'kubectl edit deploy/{service}   # securityContext.capabilities.add',
      },
    ],
    source: 'capabilities(7); Docker, "Seccomp security profiles"',
    matches: [
      'setns: Operation not permitted',
      'unshare failed: Operation not permitted',
      'ping: socket: Operation not permitted',
      'mount: /mnt/x: permission denied.',
    ],
    ignores: ['chmod: /data: Operation not permitted'],
  },
];

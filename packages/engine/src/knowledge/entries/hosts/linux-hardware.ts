import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Kernel lines of memory, network cards, USB, power and graphics. */
export const LINUX_HARDWARE: readonly CatalogueEntry[] = [
  {
    id: 'linux.page-allocation-failure',
    kind: 'memory_exhausted',
    program: 'linux',
    forms: [{ words: 'page allocation failure order', pattern: /page allocation failure: order:(?<value>\d{1,2})/ }],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel finds no run of free pages of order {value}',
    check: { text: 'Look at fragmentation', host: 'cat /proc/buddyinfo; sysctl vm.min_free_kbytes' },
    repair: [
      {
        text: 'Keep more memory free for the kernel',
        host: 'sudo sysctl -w vm.min_free_kbytes=262144 vm.compaction_proactiveness=50',
      },
    ],
    source: 'Linux mm/page_alloc.c',
    matches: [
      'kworker/0:1: page allocation failure: order:4, mode:0x40cc0(GFP_KERNEL|__GFP_COMP)',
      'app: page allocation failure: order:0, mode:0xa20(GFP_ATOMIC)',
    ],
    ignores: ['page allocation ok'],
  },
  {
    id: 'linux.kernel-fault',
    kind: 'crash_signal',
    program: 'linux',
    forms: [
      {
        words: 'general protection fault probably for non canonical address',
        pattern: /(?<value>general protection fault, probably for non-canonical address)/,
      },
      { words: 'oops', pattern: /(?<value>Oops: [0-9a-f]{4}) \[#\d{1,3}\]/ },
      { words: 'kernel bug at', pattern: /(?<value>kernel BUG at \S{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel met a fault of its own ({value})',
    check: {
      text: 'Read module and address in the trace',
      host: 'dmesg | grep -A20 "Call Trace" | head -40; uname -r',
    },
    repair: [
      {
        text: 'Update kernel and drivers (or go back one), and test the memory (memtest86+): damaged memory looks like this',
      },
    ],
    source: 'Linux arch/x86/kernel/traps.c',
    matches: [
      'general protection fault, probably for non-canonical address 0x1: 0000 [#1] SMP PTI',
      'Oops: 0002 [#1] SMP PTI',
      'kernel BUG at mm/slub.c:305!',
    ],
    ignores: ['oops, sorry'],
  },
  {
    id: 'linux.network-card',
    kind: 'unreachable',
    program: 'linux',
    forms: [
      {
        words: 'status definitely down',
        pattern: /bond\d{1,3}: (?:\(slave (?<object>\w{1,15})\): )?link status definitely down/,
      },
      { words: 'reset adapter', pattern: /(?<object>\w{1,15}): Reset adapter/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'A network card or link of the host drops out: {object}',
    check: { text: 'Read link and counters', host: 'ip -s link; ethtool <interface>; cat /proc/net/bonding/bond0' },
    repair: [
      {
        text: 'Change cable or port, update the driver; an own address that comes back is a loop in the network or two hosts with one MAC',
      },
    ],
    source: 'Linux drivers/net',
    matches: [
      'bond0: (slave eth0): link status definitely down, disabling slave',
      'igb 0000:01:00.0 eth0: Reset adapter',
    ],
    ignores: ['eth0: link up'],
  },
  {
    id: 'linux.own-or-double-address',
    kind: 'invalid_setting',
    program: 'linux',
    forms: [
      {
        words: 'received packet on with own address as source',
        pattern: /received packet on (?<object>\w{1,15}) with own address as source address/,
      },
      { words: 'ipv6 duplicate address', pattern: /IPv6 duplicate address (?<peer>[\da-f:]{3,45})/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'A packet came back with an address of this host: a loop, a bond or bridge, or a twin',
    check: { text: 'Read link and counters', host: 'ip -s link; ethtool <interface>; cat /proc/net/bonding/bond0' },
    repair: [
      {
        text: 'Look for a loop between switch ports, a bond whose ports are not one channel at the switch, or a cloned MAC address',
      },
    ],
    source: 'Linux drivers/net',
    matches: [
      'br0: received packet on eth0 with own address as source address (addr:aa, vlan:0)',
      'IPv6: eth0: IPv6 duplicate address fe80::1 used by aa detected!',
    ],
    ignores: ['eth0: link up'],
  },
  {
    id: 'linux.usb-device-lost',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'usb device descriptor read error',
        pattern: /usb [\d.-]{3,12}: device descriptor read\/\d{1,3}, error -\d{1,3}/,
      },
      {
        words: 'usb device not accepting address error',
        pattern: /usb [\d.-]{3,12}: device not accepting address \d{1,3}, error -\d{1,3}/,
      },
      { words: 'usb over current condition', pattern: /usb usb\d{1,2}-port\d{1,2}: over-current condition/ },
      { words: 'usb disconnect device number', pattern: /usb [\d.-]{3,12}: USB disconnect, device number \d{1,3}/ },
      { words: 'xhci_hcd', pattern: /xhci_hcd \S{1,20}: (?:xHCI host controller not responding|HC died)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'A USB device fails or leaves the bus',
    check: { text: 'Read what was attached', host: 'lsusb -t; dmesg | grep -i usb | tail -20' },
    repair: [
      {
        text: 'Use another port, cable or a hub with its own power; disks on a Raspberry Pi need more than it gives, and adapters with UAS need usb-storage.quirks',
      },
    ],
    source: 'Linux drivers/usb/core/hub.c',
    matches: [
      'usb 1-1: device descriptor read/64, error -71',
      'usb 1-1: device not accepting address 5, error -110',
      'usb usb1-port1: over-current condition',
      'usb 1-1: USB disconnect, device number 2',
      'xhci_hcd 0000:00:14.0: xHCI host controller not responding, assume dead',
    ],
    ignores: ['usb 1-1: new high-speed USB device'],
  },
  {
    id: 'linux.gpu-fault',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      { words: 'nvrm xid', pattern: /NVRM: Xid \([^)]{1,40}\): (?<value>\d{1,3})/ },
      { words: 'amdgpu gpu reset begin', pattern: /amdgpu: GPU reset begin/ },
      { words: 'i915 drm gpu hang', pattern: /i915 \S{1,20}: \[drm\] GPU HANG/ },
      { words: 'gpu has fallen off the bus', pattern: /GPU has fallen off the bus/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The graphics card fails: Xid {value|reset}',
    check: {
      text: 'Read temperature, power and the number of the fault',
      host: 'nvidia-smi -q | grep -iE "temp|power|retired|ecc" | head -30; dmesg | grep -i xid',
    },
    repair: [
      {
        text: '13, 31 and 43 are faults of the program; 48, 63, 64, 74, 79, 94, 95 are hardware: reseat, update the driver, replace the card',
      },
    ],
    source: 'NVIDIA, "Xid errors"',
    matches: [
      'NVRM: Xid (PCI:0000:01:00): 31, pid=1, Ch 00000008, MMU Fault',
      'amdgpu 0000:03:00.0: amdgpu: GPU reset begin!',
      'i915 0000:00:02.0: [drm] GPU HANG: ecode 9:1:85dffffb',
      'NVRM: GPU 0000:01:00.0: GPU has fallen off the bus.',
    ],
    ignores: ['nvidia driver loaded'],
  },
  {
    id: 'linux.audit-backlog',
    kind: 'queue_full',
    program: 'linux',
    forms: [
      { words: 'audit backlog limit exceeded', pattern: /audit: backlog limit exceeded/ },
      { words: 'audit kauditd hold queue overflow', pattern: /audit: kauditd hold queue overflow/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'The audit log of the kernel cannot keep up',
    check: { text: 'Read the counters', host: 'sudo auditctl -s' },
    repair: [{ text: 'Raise the backlog or take rules out', host: 'sudo auditctl -b 8192' }],
    source: 'Linux kernel/audit.c',
    matches: ['audit: backlog limit exceeded', 'audit: kauditd hold queue overflow'],
    ignores: ['audit: enabled=1'],
  },
  {
    id: 'firewall.module-or-rule',
    kind: 'missing_module',
    program: 'linux',
    forms: [
      {
        words: 'iptables no chain target match by that name',
        pattern: /iptables: No chain\/target\/match by that name/,
      },
      { words: 'couldn t load', pattern: /Couldn't load (?:match|target) [`'](?<value>[\w-]{1,40})'/ },
      {
        words: 'line failed',
        pattern: /(?:iptables|ip6tables)(?:-nft|-legacy)?-restore[^\n]{0,40}: line (?<value>\d{1,6}) failed/,
      },
      { words: 'can t initialize table', pattern: /can't initialize ip6?tables table [`'](?<value>\w{1,12})'/ },
      {
        words: 'modprobe not found in directory',
        pattern:
          /(?<!exit status \d{1,3} \\{0,3}")modprobe: (?:FATAL: )?[Mm]odule (?<value>[\w-]{1,40}) not found in directory/,
      },
      { words: 'error could not process rule', pattern: /Error: (?<value>Could not process rule: [\w ]{3,60})/ },
      { words: 'command_failed failed', pattern: /COMMAND_FAILED: '(?<value>[^']{1,80})' failed/ },
      { words: 'invalid_zone', pattern: /ERROR: (?<value>INVALID_ZONE): / },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The firewall lacks a kernel module, chain or right: {value}',
    check: {
      text: 'See which kind of iptables is used and which modules there are',
      host: 'iptables -V; uname -r; ls /lib/modules; sudo nft list ruleset | head',
    },
    repair: [
      {
        text: 'Load the module (after a kernel update: restart), use one kind on the host (update-alternatives --config iptables), and give the container NET_ADMIN',
        compose: '$EDITOR docker-compose.yml   # cap_add: [NET_ADMIN]',
        host: 'sudo modprobe ip_tables iptable_nat br_netfilter',
      },
    ],
    source: 'iptables; nftables; firewalld',
    matches: [
      'iptables: No chain/target/match by that name.',
      "iptables v1.8.7 (nf_tables): Couldn't load match `x':No such file or directory",
      'iptables-restore v1.8.7: line 2 failed',
      "can't initialize iptables table `nat': Permission denied (you must be root)",
      'modprobe: FATAL: Module ip_tables not found in directory /lib/modules/6.1.0',
      'Error: Could not process rule: No such file or directory',
      "ERROR: COMMAND_FAILED: '/usr/sbin/iptables-restore' failed",
      'firewalld: ERROR: INVALID_ZONE: x',
    ],
    ignores: ['chain created'],
  },
  {
    id: 'firewall.blocked-noise',
    kind: null,
    program: 'linux',
    forms: [
      {
        words: 'src',
        pattern:
          /\[UFW (?:BLOCK|AUDIT|LIMIT BLOCK)\][^\n]{0,120} SRC=(?!10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|127\.)(?<peer>[\da-fA-F.:]{3,45})/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'The firewall drops a packet from {peer}',
    check: {
      text: 'Nothing needs doing for strangers; when the address is one of yours, allow it (ufw allow from {peer|<address>})',
    },
    repair: [],
    source: 'ufw(8)',
    matches: [
      '[UFW BLOCK] IN=eth0 OUT= MAC=aa SRC=192.0.2.4 DST=10.0.0.1 LEN=40',
      'kernel: [UFW AUDIT] IN=eth0 OUT= MAC=aa SRC=192.0.2.4 DST=10.0.0.1',
    ],
    ignores: ['UFW enabled'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HYPERVISORS: readonly CatalogueEntry[] = [
  {
    id: 'qemu.pass-through-group',
    kind: 'invalid_setting',
    program: 'qemu',
    forms: [
      { words: 'group is not viable', pattern: /group (?<value>\d{1,4}) is not viable/ },
      {
        words: 'vfio',
        pattern:
          /vfio (?<object>\w{4}:\w{2}:\w{2}\.\w): (?<value>failed to open \/dev\/vfio\/\d{1,4}: [\w ]{1,40}|error getting device from group[^\r\n]{0,60}|no IOMMU group)/,
      },
      { words: 'no iommu', pattern: /No IOMMU (?:detected|found)/i },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The device cannot be passed through: others of its IOMMU group belong to the host ({value})',
    check: {
      text: 'See the groups',
      host: 'for d in /sys/kernel/iommu_groups/*/devices/*; do echo "$d"; done | sort -V; dmesg | grep -iE "dmar|iommu" | head',
    },
    repair: [
      {
        text: 'Bind all devices of the group to vfio-pci, use another slot, switch IOMMU on (intel_iommu=on iommu=pt)',
        host: 'sudo update-grub && sudo reboot',
        destructive: true,
      },
    ],
    source: 'qemu hw/vfio',
    matches: [
      'qemu-system-x86_64: -device vfio-pci,host=01:00.0: vfio 0000:01:00.0: group 1 is not viable',
      'vfio 0000:01:00.0: failed to open /dev/vfio/12: No such file or directory',
      'kvm: -device vfio-pci: No IOMMU found',
    ],
    ignores: ['vfio-pci 0000:01:00.0: enabling device'],
  },
  {
    id: 'libvirt.start-failed',
    kind: 'invalid_setting',
    program: 'libvirt',
    forms: [
      { words: 'failed to start domain', pattern: /Failed to start domain '?(?<object>[\w.-]{1,80})'?/ },
      {
        words: 'internal error process exited while connecting to',
        pattern: /internal error: (?<value>process exited while connecting to monitor[^\r\n]{0,120})/,
      },
      {
        words: 'internal error qemu unexpectedly closed the',
        pattern: /internal error: (?<value>qemu unexpectedly closed the monitor[^\r\n]{0,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'libvirt cannot start the machine {object|}: {value}',
    check: {
      text: 'Read the log of that machine',
      host: 'sudo tail -20 /var/log/libvirt/qemu/{object|<name>}.log; virsh dumpxml {object|<name>} | grep -E "source|machine="',
    },
    repair: [
      {
        text: 'Give the file to the account of QEMU (libvirt-qemu) and every directory above an x; correct machine type and devices after an upgrade',
        host: 'sudo virsh start {object|<name>}',
      },
    ],
    source: 'libvirt qemu_process.c',
    matches: [
      "error: Failed to start domain 'vm1'",
      'error: internal error: process exited while connecting to monitor: 2026-11-30T03:04:05Z qemu-system-x86_64: unsupported machine type',
      'error: internal error: qemu unexpectedly closed the monitor: qemu: could not load PC BIOS',
    ],
    ignores: ["Domain 'vm1' started"],
  },
  {
    id: 'libvirt.network-overlaps',
    kind: 'invalid_setting',
    program: 'libvirt',
    forms: [
      {
        words: 'network is already in use by interface',
        pattern: /Network is already in use by interface (?<object>[\w.-]{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The libvirt network cannot start: its addresses are used by {object}',
    check: { text: 'See the addresses', host: 'ip -br addr; virsh net-dumpxml default' },
    repair: [{ text: 'Give the network another range', host: 'virsh net-edit default; virsh net-start default' }],
    source: 'libvirt network/bridge_driver.c',
    matches: [
      'error: internal error: Network is already in use by interface virbr0',
      'internal error: Network is already in use by interface eth0',
    ],
    ignores: ['Network default started'],
  },
  {
    id: 'libvirt.daemon-not-reached',
    kind: 'connection_refused',
    program: 'libvirt',
    forms: [
      { words: 'error failed to connect to the hypervisor', pattern: /error: failed to connect to the hypervisor/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'virsh reaches no libvirt daemon',
    check: {
      text: 'See the daemons',
      host: 'systemctl status libvirtd virtqemud virtlogd --no-pager; virsh -c qemu:///system list',
    },
    repair: [
      {
        text: 'Start it, and put the user into the group libvirt',
        host: 'sudo systemctl start libvirtd virtlogd; sudo usermod -aG libvirt $USER',
      },
    ],
    source: 'libvirt remote driver',
    matches: ['error: failed to connect to the hypervisor', 'virsh: error: failed to connect to the hypervisor'],
    ignores: ['connected to the hypervisor'],
  },
  {
    id: 'qemu.notes',
    kind: null,
    program: 'qemu',
    forms: [
      {
        words: 'warning host doesn t support requested feature',
        pattern: /warning: host doesn't support requested feature: /,
      },
      { words: 'terminating on signal 15 from pid', pattern: /terminating on signal 15 from pid \d{1,8}/ },
      { words: 'warning tsc frequency mismatch between vm', pattern: /warning: TSC frequency mismatch between VM/ },
      { words: 'char device redirected to dev pts', pattern: /char device redirected to \/dev\/pts\/\d{1,4}/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of QEMU on good days',
    check: { text: 'Nothing needs doing' },
    repair: [],
    source: 'qemu target/i386/cpu.c',
    matches: [
      "kvm: warning: host doesn't support requested feature: CPUID.01H:ECX.vmx [bit 5]",
      'qemu-system-x86_64: terminating on signal 15 from pid 812 (/usr/sbin/libvirtd)',
      'char device redirected to /dev/pts/0 (label charserial0)',
      'kvm: warning: TSC frequency mismatch between VM (2000000 kHz) and host (2200000 kHz)',
    ],
    ignores: ['qemu: could not load PC BIOS'],
  },
  {
    id: 'proxmox.ticket-invalid',
    kind: 'authentication_refused',
    program: 'proxmox',
    forms: [
      { words: '401 no ticket', pattern: /401 No ticket/ },
      { words: 'permission denied invalid pve ticket', pattern: /permission denied - invalid PVE ticket/ },
      { words: 'invalid pve ticket', pattern: /invalid PVE ticket/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'Proxmox refuses the ticket: it ran out, or clock or keys of the nodes differ',
    check: { text: 'Compare the clocks', host: 'timedatectl; pvecm status; ls -l /etc/pve/authkey.pub' },
    repair: [
      {
        text: 'Log in again; when it stays, synchronise the clocks and renew the certificates',
        host: 'systemctl restart chrony && pvecm updatecerts -f && systemctl restart pvedaemon pveproxy',
      },
    ],
    source: 'pve-http-server, PVE::AccessControl',
    matches: [
      'Connection error 401: permission denied - invalid PVE ticket',
      '401 No ticket',
      'TASK ERROR: invalid PVE ticket',
    ],
    ignores: ['authentication success'],
  },
  {
    id: 'proxmox.cluster-files-away',
    kind: 'missing_file',
    program: 'proxmox',
    forms: [
      {
        words: 'pve ssl key failed to load local private key',
        pattern: /pve-ssl\.key: failed to load local private key/,
      },
      { words: 'dcdb crit cpg_initialize failed', pattern: /\[dcdb\] crit: cpg_initialize failed/ },
      { words: 'ipcc_send_rec failed', pattern: /ipcc_send_rec\[\d\] failed: (?<value>[\w ]{1,40})/ },
      {
        words: 'unable to load access control list connection refused',
        pattern: /Unable to load access control list: Connection refused/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: '/etc/pve is not mounted: pve-cluster does not run, so that certificate and configurations are missing',
    check: {
      text: 'See the service',
      host: 'systemctl status pve-cluster corosync --no-pager; journalctl -b -u pve-cluster -n 30 --no-pager; getent hosts $(hostname)',
    },
    repair: [
      {
        text: 'Let the host name resolve to its own address (/etc/hosts), then start',
        host: 'systemctl restart pve-cluster && pvecm updatecerts -f && systemctl restart pveproxy pvedaemon pvestatd',
      },
    ],
    source: 'pve-cluster pmxcfs; pve-manager',
    matches: [
      'pveproxy[1234]: /etc/pve/local/pve-ssl.key: failed to load local private key (key_file or key) at /usr/share/perl5/PVE/APIServer/AnyEvent.pm line 2009.',
      'pmxcfs[12]: [dcdb] crit: cpg_initialize failed: 2',
      'ipcc_send_rec[1] failed: Connection refused',
      'Unable to load access control list: Connection refused',
    ],
    ignores: ['pmxcfs[12]: [status] notice: node has quorum'],
  },
  {
    id: 'proxmox.guest-not-here',
    kind: 'missing_object',
    program: 'proxmox',
    forms: [
      {
        words: 'unable to find configuration file for on node',
        pattern: /unable to find configuration file for (?:VM|CT) (?<object>\d{1,9}) on node '(?<peer>[\w-]{1,60})'/,
      },
      {
        words: 'configuration file nodes does not exist',
        pattern: /Configuration file '(?<path>nodes\/\S{1,80})' does not exist/,
      },
      { words: 'no such logical volume', pattern: /no such logical volume (?<object>\S{1,80})/ },
      { words: 'volume does not exist', pattern: /volume '(?<object>[\w-]{1,30}:[^']{1,120})' does not exist/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The guest {object} has no configuration or volume on this node',
    check: { text: 'Find it', host: 'ls /etc/pve/nodes/*/qemu-server /etc/pve/nodes/*/lxc; pvesm list <storage>; lvs' },
    repair: [
      {
        text: 'Run it on the node that has it, restore it, or correct the storage (pvesm)',
        host: 'qmrestore <backup> {object|<id>}',
        destructive: true,
      },
    ],
    source: 'pve-guest-common, pve-storage',
    matches: [
      "TASK ERROR: unable to find configuration file for VM 101 on node 'pve'",
      "Configuration file 'nodes/pve/lxc/101.conf' does not exist",
      'TASK ERROR: no such logical volume pve/data',
      "volume 'local:101/vm-101-disk-0.qcow2' does not exist",
    ],
    ignores: ['TASK OK'],
  },
  {
    id: 'proxmox.thin-pool-metadata',
    kind: 'disk_full',
    program: 'proxmox',
    forms: [
      {
        words: 'remaining free space in metadata of thin pool is too low',
        pattern: /Remaining free space in metadata of thin pool (?<object>\S{1,60}) is too low \((?<value>[\d.]{1,8}%)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The metadata of the thin pool {object} are nearly used up ({value})',
    check: { text: 'See it', host: 'lvs -a -o+metadata_percent {object}' },
    repair: [{ text: 'Enlarge the metadata', host: 'lvextend --poolmetadatasize +1G {object}' }],
    source: 'lvm2 lib/metadata/thin_manip.c',
    matches: [
      'WARNING: Remaining free space in metadata of thin pool pve/data is too low (98.23% >= 96.30%). Resize is recommended.',
      'Remaining free space in metadata of thin pool vg0/pool is too low (97.00% >= 96.30%)',
    ],
    ignores: ['thin pool pve/data metadata 12%'],
  },
];

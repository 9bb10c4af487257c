import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** libvirt, QEMU, Xen and VirtualBox. */
export const VIRTUAL_MACHINES: readonly CatalogueEntry[] = [
  {
    id: 'libvirt.network-not-active',
    kind: 'missing_object',
    program: 'libvirt',
    forms: [
      {
        words: 'is not active',
        pattern: /(?:Requested operation is not valid: )?network '(?<object>[^']{1,60})' is not active/,
      },
      {
        words: 'network not found no with matching name',
        pattern: /Network not found: no network with matching name '(?<object>[^']{1,60})'/,
      },
      {
        words: 'cannot get interface mtu on no such device',
        pattern: /Cannot get interface MTU on '(?<object>[^']{1,60})': No such device/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The libvirt network {object} is not active',
    check: { text: 'List the networks', host: 'sudo virsh net-list --all' },
    repair: [
      {
        text: 'Start it, and start it with the host',
        host: 'sudo virsh net-start {object} && sudo virsh net-autostart {object}',
      },
    ],
    source: 'libvirt bridge_driver.c',
    matches: [
      "error: Requested operation is not valid: network 'default' is not active",
      "error: Network not found: no network with matching name 'br-lan'",
      "error: Cannot get interface MTU on 'br0': No such device",
    ],
    ignores: ['Network default started'],
  },
  {
    id: 'libvirt.image-not-accessible',
    kind: 'file_permission',
    program: 'libvirt',
    forms: [
      {
        words: 'cannot access storage file as uid gid permission denied',
        pattern: /Cannot access storage file '(?<path>[^']{1,200})' \(as uid:\d{1,8}, gid:\d{1,8}\): Permission denied/,
      },
      {
        words: 'cannot access storage file no such or directory',
        pattern:
          /Cannot access storage file '(?<path>[^']{1,200})'(?: \(as uid:\d{1,8}, gid:\d{1,8}\))?: No such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'QEMU may not open the disk {path}',
    check: {
      text: 'Look at owner, folders above and AppArmor or SELinux',
      host: 'sudo ls -lZ {path|<image>}; namei -l {path|<image>}; sudo dmesg | grep -i denied | tail',
    },
    repair: [
      {
        text: 'Give it to the account of QEMU, and let it enter each folder; keep images below /var/lib/libvirt/images',
        host: 'sudo chown libvirt-qemu:kvm {path|<image>}; sudo restorecon -v {path|<image>}',
      },
    ],
    source: 'QEMU block.c; libvirt qemu_process.c',
    matches: [
      "error: Cannot access storage file '/home/anna/vm.qcow2' (as uid:64055, gid:109): Permission denied",
      "error: Cannot access storage file '/srv/old.iso': No such file or directory",
    ],
    ignores: ["Domain 'vm1' started"],
  },
  {
    id: 'qemu.image-locked',
    kind: 'lock_held',
    program: 'qemu',
    forms: [
      {
        words: 'failed to get lock',
        pattern:
          /Failed to get (?:"|\\")?(?:write|shared \\?"write\\?"|consistent read|exclusive write)(?:"|\\")? lock/,
      },
      {
        words: 'is another process using the image',
        pattern: /Is another process using the image \[(?<path>[^\]]{1,200})\]\?/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'QEMU: another process uses the disk image {path|of the guest}',
    check: { text: 'Find it', host: 'sudo fuser -v {path|<image>}; ps aux | grep qemu' },
    repair: [{ text: 'End the other guest or tool; a stale lock of NFS goes with its client' }],
    source: 'QEMU block/file-posix.c',
    matches: [
      'qemu-system-x86_64: -drive file=vm.qcow2: Failed to get "write" lock',
      'Is another process using the image [/var/lib/libvirt/images/vm.qcow2]?',
    ],
    ignores: ['qemu-img info: image: vm.qcow2'],
  },
  {
    id: 'qemu.virtualisation-missing',
    kind: 'invalid_setting',
    program: 'qemu',
    forms: [
      { words: 'failed to initialize', pattern: /failed to initialize (?:kvm|KVM): (?<value>[^\n]{1,60})/ },
      {
        words: 'kvm',
        pattern:
          /(?:^|modprobe[^\n]{0,40})kvm: (?:disabled by bios|no hardware support|support for '?\w{1,12}'? disabled by bios)/,
      },
      { words: 'verr_vmx_no_vmx', pattern: /VERR_VMX_NO_VMX/ },
      { words: 'verr_svm_disabled', pattern: /VERR_SVM_DISABLED/ },
      { words: 'vt x is', pattern: /VT-x is (?:not available|disabled in the BIOS)/ },
      {
        words:
          'please enable the virtual machine platform windows feature and ensure virtualization is enabled in bios',
        pattern:
          /Please enable the Virtual Machine Platform Windows feature and ensure virtualization is enabled in the BIOS/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The host gives no hardware virtualisation to KVM',
    check: {
      text: 'Look at flags and device',
      host: 'grep -cE "vmx|svm" /proc/cpuinfo; ls -l /dev/kvm; sudo dmesg | grep -i kvm',
    },
    repair: [
      {
        text: 'Switch VT-x or AMD-V on in the firmware (nested virtualisation in a guest), load the module, add the account to the group kvm',
        host: 'sudo modprobe kvm_intel || sudo modprobe kvm_amd; sudo usermod -aG kvm <account>',
      },
    ],
    source: 'QEMU accel/kvm; Linux kvm; VirtualBox VERR_VMX, VERR_SVM; WSL 2',
    matches: [
      'kvm: disabled by bios',
      'qemu-system-x86_64: failed to initialize kvm: Permission denied',
      'VT-x is not available (VERR_VMX_NO_VMX).',
      'AMD-V is disabled in the BIOS (or by the host OS) (VERR_SVM_DISABLED).',
      'VT-x is disabled in the BIOS for all CPU modes',
      'Please enable the Virtual Machine Platform Windows feature and ensure virtualization is enabled in the BIOS.',
    ],
    ignores: ['kvm: Nested Virtualization enabled'],
  },
  {
    id: 'linux.kvm-off',
    kind: 'invalid_setting',
    program: 'qemu',
    forms: [
      { words: 'kernel kvm', pattern: /kernel: (?:\[[ \d.]{3,16}\] )?kvm: (?:disabled by bios|no hardware support)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'The firmware offers no virtualisation; only virtual machines need it',
    check: {
      text: 'Look at flags and device',
      host: 'grep -cE "vmx|svm" /proc/cpuinfo; ls -l /dev/kvm; sudo dmesg | grep -i kvm',
    },
    repair: [
      {
        text: 'Switch VT-x or AMD-V on in the firmware (nested virtualisation in a guest), load the module, add the account to the group kvm',
        host: 'sudo modprobe kvm_intel || sudo modprobe kvm_amd; sudo usermod -aG kvm <account>',
      },
    ],
    source: 'QEMU accel/kvm; Linux kvm; VirtualBox VERR_VMX, VERR_SVM; WSL 2',
    matches: ['kernel: kvm: disabled by bios', 'kernel: [    4.112233] kvm: no hardware support'],
    ignores: ['kvm: Nested Virtualization enabled'],
  },
  {
    id: 'qemu.guest-memory',
    kind: 'memory_exhausted',
    program: 'qemu',
    forms: [
      {
        words: 'os_mem_prealloc insufficient free host memory pages available to allocate guest ram',
        pattern: /os_mem_prealloc: Insufficient free host memory pages available to allocate guest RAM/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'QEMU cannot get the memory of the guest',
    check: { text: 'See free memory and hugepages', host: 'free -m; grep -i huge /proc/meminfo' },
    repair: [
      {
        text: 'Give the guest less, end others, or reserve more hugepages',
        host: 'sudo sysctl -w vm.nr_hugepages=2048',
      },
    ],
    source: 'QEMU util/oslib-posix.c, exec.c',
    matches: [
      'os_mem_prealloc: Insufficient free host memory pages available to allocate guest RAM',
      'app: os_mem_prealloc: Insufficient free host memory pages available to allocate guest RAM',
    ],
    ignores: ['ram-node0: size 8G'],
  },
  {
    id: 'libvirt.cpu-or-migration',
    kind: 'version_mismatch',
    program: 'libvirt',
    forms: [
      {
        words: 'and host cpu are not compatible',
        pattern: /(?:unsupported configuration: )?(?<value>guest and host CPU are not compatible: [^\n]{1,140})/,
      },
      {
        words: 'the cpu is incompatible with host',
        pattern: /(?<value>the CPU is incompatible with host CPU: [^\n]{1,140})/,
      },
      {
        words: 'host cpu does not provide required features',
        pattern: /(?<value>Host CPU does not provide required features: [^\n]{1,80})/,
      },
      {
        words: 'unsafe migration without shared storage is',
        pattern: /(?<value>Unsafe migration: Migration without shared storage is unsafe)/,
      },
      { words: 'load of migration failed', pattern: /load of migration failed: (?<value>[^\n]{1,60})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "The guest's CPU or state does not fit this host: {value}",
    check: {
      text: 'Compare the CPU models',
      host: 'sudo virsh domcapabilities | grep -A3 "<mode name=\'custom\'"; sudo virsh capabilities | grep -m1 model',
    },
    repair: [
      {
        text: 'Give the guest a CPU model that all hosts have, update QEMU on the older one, and start it anew instead of restoring',
        host: 'sudo virsh managedsave-remove <guest>',
      },
    ],
    source: 'libvirt cpu_x86.c, qemu_migration.c',
    matches: [
      'error: unsupported configuration: guest and host CPU are not compatible: Host CPU does not provide required features: avx512f',
      'error: the CPU is incompatible with host CPU: Host CPU does not provide required features: hle, rtm',
      'qemu-kvm: load of migration failed: Invalid argument',
      'error: Unsafe migration: Migration without shared storage is unsafe',
    ],
    ignores: ['Migration: [100 %]'],
  },
  {
    id: 'libvirt.daemon-away',
    kind: 'wrong_address',
    program: 'libvirt',
    forms: [
      {
        words: 'failed to connect socket',
        pattern: /Failed to connect socket to '(?<path>\/[^']{1,120}libvirt[^']{1,60})': (?<value>[^\n]{1,60})/,
      },
      {
        words: 'authentication unavailable no polkit agent available to authenticate action org libvirt unix manage',
        pattern:
          /authentication unavailable: no polkit agent available to authenticate action 'org\.libvirt\.unix\.manage'/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'No libvirt daemon answers at {path|its socket}',
    check: {
      text: 'Look whether it runs and the account may use it',
      host: 'systemctl status libvirtd virtqemud.socket; id',
    },
    repair: [
      {
        text: 'Start it; add the account to the group libvirt',
        host: 'sudo systemctl enable --now libvirtd; sudo usermod -aG libvirt $USER',
      },
    ],
    source: 'libvirt rpc/virnetsocket.c',
    matches: [
      "error: Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
      "error: authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.manage'",
    ],
    ignores: ['Connected to qemu:///system'],
  },
  {
    id: 'libvirt.lease-or-agent',
    kind: null,
    program: 'libvirt',
    forms: [
      {
        words: 'guest agent is not responding qemu connected',
        pattern: /Guest agent is not responding: QEMU guest agent is not connected/,
      },
      {
        words: 'of file while reading data input output error',
        pattern: /(?:libvirtd|virtqemud)[^\n]{0,40}End of file while reading data: Input\/output error/,
      },
      {
        words: 'host doesn t support requested feature bit',
        pattern: /host doesn't support requested feature: [^\n]{1,80}\[bit \d{1,2}\]/,
      },
      { words: 'tainted', pattern: /tainted: (?:host-cpu|high-privileges|custom-argv)/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'libvirt or QEMU notes something of good days',
    check: { text: 'Nothing to do; a guest agent is only needed for its address and clean snapshots' },
    repair: [],
    source: 'libvirt qemu_agent.c, qemu_monitor.c; QEMU',
    matches: [
      'libvirtd[812]: Guest agent is not responding: QEMU guest agent is not connected',
      'libvirtd[812]: End of file while reading data: Input/output error',
      "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]",
      "Domain id=4 name='vm1' uuid=8a1 is tainted: host-cpu",
    ],
    ignores: ['error: operation failed: domain is not running'],
  },
  {
    id: 'xen.domain-not-started',
    kind: 'memory_exhausted',
    program: 'xen',
    forms: [
      {
        words: 'libxl error c',
        pattern:
          /libxl: error: libxl_\w{1,30}\.c:\d{1,6}:[^\n]{0,80}(?<value>failed to free memory for the domain|unable to (?:add|allocate)[^\n]{1,60}|domain building failed|xc_dom_\w{1,30} failed[^\n]{0,40})/,
      },
      { words: 'host_not_enough_free_memory', pattern: /HOST_NOT_ENOUGH_FREE_MEMORY/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'Xen cannot build the guest: {value|too little free memory}',
    check: { text: 'See free memory', host: 'xl info | grep -E "free_memory|total_memory"; xl list' },
    repair: [{ text: 'Lower the memory of dom0 (dom0_mem) or of guests', host: 'xl mem-set Domain-0 2048' }],
    source: 'Xen libxl, xc',
    matches: [
      'libxl: error: libxl_create.c:1223:domcreate_rebuild_done: Domain 4:failed to free memory for the domain',
      'xapi: HOST_NOT_ENOUGH_FREE_MEMORY: [ 8589934592; 2147483648 ]',
    ],
    ignores: ['xl: domain vm1 created'],
  },
  {
    id: 'virtualbox.device-or-driver',
    kind: 'missing_module',
    program: 'virtualbox',
    forms: [
      { words: 'kernel driver not installed rc 1908', pattern: /Kernel driver not installed \(rc=-1908\)/ },
      { words: 'verr_vm_driver_not_installed', pattern: /VERR_VM_DRIVER_NOT_INSTALLED/ },
      { words: 'verr_vm_driver_version_mismatch', pattern: /VERR_VM_DRIVER_VERSION_MISMATCH/ },
      { words: 'the vboxdrv kernel module is not loaded', pattern: /The vboxdrv kernel module is not loaded/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'VirtualBox misses its kernel driver',
    check: { text: 'Look at the module', host: 'lsmod | grep vbox; sudo dmesg | grep -i vbox' },
    repair: [
      {
        text: 'Install the headers of the running kernel and build it again; with Secure Boot sign it',
        host: 'sudo apt-get install -y linux-headers-$(uname -r) && sudo /sbin/vboxconfig',
      },
    ],
    source: 'VirtualBox VERR_VM_DRIVER_NOT_INSTALLED, NS_ERROR_FAILURE',
    matches: [
      'Kernel driver not installed (rc=-1908)',
      "VBoxManage: error: The virtual machine 'dev' has terminated unexpectedly during startup because of VERR_VM_DRIVER_NOT_INSTALLED",
      'WARNING: The vboxdrv kernel module is not loaded.',
      "VBoxManage: error: The virtual machine 'dev' has terminated unexpectedly during startup because of VERR_VM_DRIVER_VERSION_MISMATCH",
    ],
    ignores: ['VM "dev" has been successfully started.'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_KERNEL: readonly CatalogueEntry[] = [
  {
    id: 'linux.hung-task',
    kind: 'slow_dependency',
    program: 'linux',
    forms: [
      {
        words: 'info task blocked for more than seconds',
        pattern:
          /INFO: task (?<object>[^\s]{1,60}):\d{1,8} blocked (?:in I\/O wait )?for more than (?<limit>\d{1,6}) seconds/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The process {object} has hung for more than {limit} s',
    check: {
      text: 'The call trace below names what it waits for (ext4, xfs, nfs, dm); see whether a disk is slow or gone (mostly it waits for a disk or a network share)',
      host: 'sudo dmesg -T | grep -A20 "blocked for more"; iostat -x 2 3; cat /proc/pressure/io; ps -eo state,pid,wchan:30,args | grep ^D',
    },
    repair: [
      {
        text: 'Repair the storage: a dying disk, a share that is away, a controller that resets, a backup that takes all the I/O',
      },
      {
        text: 'On hosts with much memory write out earlier, so that a flush does not stop everything',
        host: 'sudo sysctl -w vm.dirty_background_bytes=67108864 vm.dirty_bytes=268435456',
      },
    ],
    source: 'Linux kernel/hung_task.c check_hung_task',
    matches: [
      '[81234.826123] INFO: task jbd2/sda1-8:412 blocked for more than 120 seconds.',
      'kernel: INFO: task postgres:20481 blocked for more than 241 seconds.',
    ],
    ignores: ['"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.'],
  },
  {
    id: 'linux.cpu-lockup',
    kind: 'cpu_starved',
    program: 'linux',
    forms: [
      {
        words: 'bug soft lockup cpu stuck for',
        pattern: /BUG: soft lockup - CPU#(?<value>\d{1,4}) stuck for (?<limit>\d{1,6}s)! \[(?<object>[^:\]]{1,60})/,
      },
      { words: 'self detected stall on cpu', pattern: /(?:rcu: )?INFO: rcu_\w{1,12} self-detected stall on CPU/ },
      {
        words: 'detected stalls on cpus tasks',
        pattern: /(?:rcu: )?INFO: rcu_\w{1,12} detected (?:expedited )?stalls on CPUs\/tasks/,
      },
      {
        words: 'watchdog hard lockup',
        pattern:
          /(?:Watchdog detected hard LOCKUP on cpu|NMI watchdog: Watchdog detected hard LOCKUP) ?(?<value>\d{1,4})?/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'A CPU of the host stood still ({limit|RCU stall}, {object|kernel})',
    check: {
      text: 'In a virtual machine look at the steal time and at snapshots or migrations of that minute; on a real machine at firmware, memory and drivers (the host is overbooked, or the hardware faulty)',
      host: 'vmstat 1 5; cat /proc/pressure/cpu; sudo dmesg -T | grep -B2 -A20 -iE "lockup|stall" | head -60',
    },
    repair: [
      {
        text: 'Give the virtual machine CPU that is really free (less overbooking, no snapshot with memory under load); on real hardware update firmware and kernel',
      },
    ],
    source: 'Linux kernel/watchdog.c watchdog_timer_fn; kernel/rcu/tree_stall.h',
    matches: [
      '[81234.826123] watchdog: BUG: soft lockup - CPU#3 stuck for 23s! [kworker/3:1:20481]',
      'kernel: rcu: INFO: rcu_sched self-detected stall on CPU',
      'kernel: rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:',
      'kernel: watchdog: Watchdog detected hard LOCKUP on cpu 5',
    ],
    ignores: ['kernel.watchdog_thresh = 10'],
  },
  {
    id: 'linux.segfault',
    kind: 'crash_signal',
    program: 'linux',
    forms: [
      {
        words: 'segfault at ip sp error',
        pattern:
          /(?<object>[^\s[\]]{1,60})\[\d{1,8}\]: segfault at [0-9a-f]{1,16} ip [0-9a-f]{1,16} sp [0-9a-f]{1,16} error \d{1,3}(?: in (?<path>[^\s[]{1,120}))?/,
      },
      {
        words: 'traps general protection',
        pattern:
          /traps: (?<object>[^\s[\]]{1,60})\[\d{1,8}\] (?:general protection(?: fault)?|trap (?:divide error|stack segment|int3)) ip:[0-9a-f]{1,16} sp:[0-9a-f]{1,16} error:[0-9a-f]{1,8}(?: in (?<path>[^\s[]{1,120}))?/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: '{object} crashed with a segmentation fault in {path|its own code}',
    check: {
      text: 'See what changed last (package, library, data) and take the backtrace; crashes of many different programs point to bad memory',
      host: 'coredumpctl info {object}; grep -E " (install|upgrade) " /var/log/dpkg.log | tail; sudo dmesg -T | grep -ciE "segfault|mce"',
    },
    repair: [
      {
        text: 'Go back to the version before, or on to one with the repair; report the backtrace',
        host: 'sudo apt-get install <package>=<version before>',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Linux arch/x86/mm/fault.c show_signal_msg; arch/x86/kernel/traps.c show_signal',
    matches: [
      '[81234.826123] thumbs[20481]: segfault at 0 ip 00007f2a1c0b1a2e sp 00007ffd1c0b1a00 error 4 in libvips.so.42.17.1[7f2a1c000000+2b0000]',
      'kernel: traps: php-fpm[2211] general protection fault ip:55d1c0b1a2e0 sp:7ffd1c0b1a00 error:0 in php-fpm8.2[55d1c0a00000+1b0000]',
    ],
    ignores: ['the segfault at start was fixed in 2.1'],
  },
  {
    id: 'linux.illegal-instruction',
    kind: 'wrong_architecture',
    program: 'linux',
    forms: [
      {
        words: 'traps trap invalid opcode',
        pattern:
          /traps: (?<object>[^\s[\]]{1,60})\[\d{1,8}\] trap invalid opcode ip:[0-9a-f]{1,16} sp:[0-9a-f]{1,16} error:[0-9a-f]{1,8}(?: in (?<path>[^\s[]{1,120}))?/,
      },
      {
        words: 'illegal instruction core dumped',
        pattern:
          /(?:line \d{1,5}: {1,8}\d{1,8} |^\s{0,8}|\]: )Illegal instruction {1,12}\(core dumped\)(?: {1,4}(?<object>[\w./-]{1,80}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: '{object|The program} ended at a CPU instruction that this host does not know',
    check: {
      text: 'See what the CPU offers: a virtual machine shows an old CPU (qemu64, kvm64) unless it is told otherwise',
      host: 'lscpu | grep -E "Model name|Flags"; /lib64/ld-linux-x86-64.so.2 --help | grep supported',
    },
    repair: [
      {
        text: 'Give the virtual machine the CPU type host (or x86-64-v2-AES and newer) and start it anew',
        host: 'qm set <vmid> --cpu host && qm stop <vmid> && qm start <vmid>',
        destructive: true,
      },
      { text: 'Or run a version for older CPUs (MongoDB 4.4, an image without -v3)' },
    ],
    source: 'Linux arch/x86/kernel/traps.c; glibc sysdeps/x86/get-isa-level.h; MongoDB production notes',
    matches: [
      '[81234.826123] traps: mongod[20481] trap invalid opcode ip:55d1c0b1a2e0 sp:7ffd1c0b1a00 error:0 in mongod[55d1b8a00000+5000000]',
      '/usr/local/bin/docker-entrypoint.sh: line 416:    29 Illegal instruction     (core dumped) "$@"',
    ],
    ignores: ['Flags: fpu vme sse4_2 avx avx2'],
  },
  {
    id: 'linux.kernel-panic',
    kind: 'crash_signal',
    program: 'linux',
    forms: [
      { words: 'kernel panic not syncing', pattern: /Kernel panic - not syncing: (?<value>.{1,100})/ },
      {
        words: 'bug unable to handle page fault for address',
        pattern:
          /BUG: unable to handle (?:page fault for address|kernel (?:NULL pointer dereference|paging request) at):? [0-9a-fx]{1,20}/,
      },
      {
        words: 'bug kernel null pointer dereference',
        pattern: /BUG: kernel NULL pointer dereference, address: [0-9a-fx]{1,20}/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel of the host crashed: {value|a fault in its own code}',
    check: {
      text: 'See what is new: kernel, driver, hardware; the call trace names the module',
      host: 'last -x reboot | head; journalctl -k -b -1 --no-pager | tail -60; ls /var/crash; uname -r',
    },
    repair: [
      {
        text: 'Start the kernel of before from the boot menu, and hold it until there is a repaired one',
        host: 'sudo grub-reboot "1>2" && sudo reboot',
        destructive: true,
      },
      {
        text: 'When it cannot mount its root, make the initramfs anew from a rescue system',
        host: 'sudo update-initramfs -u -k all && sudo update-grub',
      },
    ],
    source: 'Linux kernel/panic.c; arch/x86/mm/fault.c show_fault_oops; init/do_mounts.c',
    matches: [
      '[    2.826123] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)',
      'kernel: BUG: unable to handle page fault for address: ffffb1c0b1a2e000',
      'kernel: BUG: kernel NULL pointer dereference, address: 0000000000000008',
    ],
    ignores: ['kernel.panic = 10'],
  },
  {
    id: 'linux.hardware-error',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'hardware error cpu machine check',
        pattern:
          /mce: \[Hardware Error\]: (?:(?<value>CPU \d{1,4}): Machine Check(?: Exception)?: \d{1,4} Bank \d{1,3}|Machine check events logged)/,
      },
      { words: 'machine check events logged', pattern: /mce: \[Hardware Error\]: Machine check events logged/ },
      { words: 'edac error', pattern: /EDAC (?<object>MC\d{1,3}): (?<value>\d{1,9} [CU]E) .{0,160}(?:error|ECC)/ },
      {
        words: 'hardware error corrected error',
        pattern: /\[Hardware Error\]: (?:Corrected error, no action required|Uncorrected,? .{0,40}error)/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The hardware reports errors ({value|machine check})',
    check: {
      text: 'See how many there are and in which module; corrected single errors are bearable, a growing number is not (memory or CPU may be failing)',
      host: 'sudo ras-mc-ctl --summary; sudo ras-mc-ctl --error-count; sudo ipmitool sel list | tail',
    },
    repair: [
      {
        text: 'Move the work away, then replace the module or board that is named, or put it into another slot to make sure',
      },
    ],
    source: 'Linux arch/x86/kernel/cpu/mce/core.c print_mce; drivers/edac/edac_mc.c',
    matches: [
      '[81234.826123] mce: [Hardware Error]: CPU 5: Machine Check: 0 Bank 8: cc00008000010092',
      'kernel: mce: [Hardware Error]: Machine check events logged',
      'kernel: EDAC MC0: 1 CE memory read error on CPU_SrcID#0_MC#0_Chan#1_DIMM#0 (channel:1 slot:0 page:0x7f offset:0x40 grain:32 syndrome:0x0 - err_code:0x0101:0x0091)',
      'kernel: [Hardware Error]: Corrected error, no action required.',
    ],
    ignores: ['EDAC MC: Ver: 3.0.0'],
  },
  {
    id: 'linux.cpu-throttled-by-heat',
    kind: 'cpu_starved',
    program: 'linux',
    forms: [
      {
        words: 'temperature above threshold cpu clock throttled',
        pattern:
          /CPU(?<value>\d{1,4}): (?:Core|Package) temperature (?:is )?above threshold, cpu clock (?:is )?throttled \(total events = (?<limit>\d{1,12})\)/,
      },
      { words: 'critical temperature reached', pattern: /(?:thermal \S{1,60}: )?critical temperature reached/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The CPU is too hot: it runs slower or the host shuts down',
    check: {
      text: 'See the temperatures and the fans',
      host: 'sensors; sudo ipmitool sdr type Temperature; sudo ipmitool sdr type Fan; lscpu | grep MHz',
    },
    repair: [{ text: 'Clean or replace the cooling, see to the air of the room; until then take load off the host' }],
    source: 'Linux drivers/thermal/intel/therm_throt.c; drivers/thermal/thermal_core.c',
    matches: [
      '[81234.826123] CPU3: Core temperature above threshold, cpu clock throttled (total events = 4711)',
      'mce: CPU0: Package temperature is above threshold, cpu clock is throttled (total events = 12)',
      'thermal thermal_zone0: critical temperature reached (105 C), shutting down',
    ],
    ignores: ['CPU3: Core temperature/speed normal'],
  },
  {
    id: 'linux.cpu-too-old',
    kind: 'wrong_architecture',
    forms: [
      { words: 'requires cpu with support', pattern: /requires? a CPU with (?<wanted>AVX\d?) support/ },
      {
        words: 'fatal glibc error cpu does not support',
        pattern: /Fatal glibc error: CPU does not support (?<wanted>x86-64-v\d|\w{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The program needs {wanted}, which the CPU of this host does not have',
    check: {
      text: 'See what the CPU offers: a virtual machine shows an old CPU (qemu64, kvm64) unless it is told otherwise',
      host: 'lscpu | grep -E "Model name|Flags"; /lib64/ld-linux-x86-64.so.2 --help | grep supported',
    },
    repair: [
      {
        text: 'Give the virtual machine the CPU type host (or x86-64-v2-AES and newer) and start it anew',
        host: 'qm set <vmid> --cpu host && qm stop <vmid> && qm start <vmid>',
        destructive: true,
      },
      { text: 'Or run a version for older CPUs (MongoDB 4.4, an image without -v3)' },
    ],
    source: 'Linux arch/x86/kernel/traps.c; glibc sysdeps/x86/get-isa-level.h; MongoDB production notes',
    matches: [
      'WARNING: This program requires a CPU with AVX support, and your current system does not appear to have that!',
      'Fatal glibc error: CPU does not support x86-64-v2',
    ],
    ignores: ['cpu: AVX2 support detected'],
  },
];

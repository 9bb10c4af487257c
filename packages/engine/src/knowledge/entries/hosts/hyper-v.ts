import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Hyper-V, in the words of its event logs and of PowerShell. */
export const HYPER_V: readonly CatalogueEntry[] = [
  {
    id: 'hyper-v.vm-not-started',
    kind: 'invalid_setting',
    program: 'hyper-v',
    forms: [
      {
        words: 'virtual machine id',
        pattern:
          /'(?<object>[^'\n]{1,80})' (?:failed to start|could not initialize|failed to restore)\. \(Virtual machine ID /,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 1,
    means: 'Hyper-V cannot start {object|the machine}: see its worker log',
    check: {
      text: "Read the worker's log",
      windows: 'Get-WinEvent -LogName Microsoft-Windows-Hyper-V-Worker-Admin -MaxEvents 10 | fl Message',
    },
    repair: [
      { text: 'Repair what the worker log names: memory, a disk that is away or closed, a switch that is gone' },
    ],
    source: 'Hyper-V-Worker events 12010, 12030, 12148, 3122, 15500; Hyper-V-VMMS 16300',
    matches: [
      "'web' could not initialize. (Virtual machine ID 8A1B2C3D-0000-1111-2222-333344445555)",
      "'vm1' failed to start. (Virtual machine ID 8A1B2C3D-0000-1111-2222-333344445555)",
    ],
    ignores: ["'vm1' started successfully."],
  },
  {
    id: 'hyper-v.disk-missing-or-closed',
    kind: 'missing_file',
    program: 'hyper-v',
    forms: [
      {
        words: 'attachment',
        pattern:
          /'(?<object>[^'\n]{1,80})': (?<value>Attachment '[^'\n]{1,160}' (?:failed to open because of error: '(?!The process cannot access)[^'\n]{1,80}|not found))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Hyper-V cannot start {object}: {value}',
    check: {
      text: 'See the path and its rights',
      windows: 'Get-VM | Get-VMHardDiskDrive | ft VMName, Path; icacls <vhdx>',
    },
    repair: [
      {
        text: "Put the disk back at its path or take it out of the machine; access denied: give the machine's id rights on its VHDX",
        windows: 'icacls <vhdx> /grant "NT VIRTUAL MACHINE\\<vm id>":F',
      },
    ],
    source: 'Hyper-V-Worker events 12010, 12030, 12148, 3122, 15500; Hyper-V-VMMS 16300',
    matches: [
      "'db': Attachment 'D:\\vm\\db.vhdx' not found. Error: 'The system cannot find the file specified.' (0x80070002).",
      "'vm1': Attachment 'D:\\vm\\disk.vhdx' failed to open because of error: 'General access denied error' (0x80070005).",
    ],
    ignores: ["'vm1' started successfully."],
  },
  {
    id: 'hyper-v.hypervisor-not-running',
    kind: 'invalid_setting',
    program: 'hyper-v',
    forms: [
      {
        words: 'virtual machine could not be started because the hypervisor is running',
        pattern:
          /Virtual machine '?(?<object>[^'\n]{1,60}?)'? could not be started because the hypervisor is not running/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Hyper-V cannot start {object}: the hypervisor is not running',
    check: {
      text: 'See the firmware and the boot entry',
      windows: 'systeminfo | findstr /i hyper-v; bcdedit | findstr hypervisor',
    },
    repair: [
      {
        text: 'Turn virtualisation on in the firmware (nested: expose it to the guest) and let the hypervisor start at boot',
        windows: 'bcdedit /set hypervisorlaunchtype auto; Restart-Computer',
      },
    ],
    source: 'Hyper-V-Worker events 12010, 12030, 12148, 3122, 15500; Hyper-V-VMMS 16300',
    matches: [
      "Virtual machine 'vm1' could not be started because the hypervisor is not running.",
      "'web': Virtual machine 'web' could not be started because the hypervisor is not running.",
    ],
    ignores: ["'vm1' started successfully."],
  },
  {
    id: 'hyper-v.not-enough-memory',
    kind: 'memory_exhausted',
    program: 'hyper-v',
    forms: [
      {
        words: 'not enough memory in the system to start virtual machine',
        pattern:
          /(?<value>Not enough memory in the system to start the virtual machine (?<object>[^\n]{1,60}?)(?: with| \(|$))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Hyper-V has not enough memory to start {object}',
    check: { text: 'See what the machines take', windows: 'Get-VM | ft Name, State, MemoryAssigned, MemoryStartup' },
    repair: [
      {
        text: 'Lower the startup memory (dynamic memory), stop another machine, or add memory',
        windows: 'Set-VMMemory -VMName {object} -StartupBytes 4GB',
      },
    ],
    source: 'Hyper-V-Worker events 12010, 12030, 12148, 3122, 15500; Hyper-V-VMMS 16300',
    matches: [
      'Not enough memory in the system to start the virtual machine vm1 with ram size 16384 megabytes.',
      'Not enough memory in the system to start the virtual machine web with ram size 8192 megabytes.',
    ],
    ignores: ["'vm1' started successfully."],
  },
  {
    id: 'hyper-v.disk-in-use',
    kind: 'lock_held',
    program: 'hyper-v',
    forms: [
      {
        words: 'attachment the process cannot access the file',
        pattern:
          /'(?<object>[^'\n]{1,80})': Attachment '(?<path>[^'\n]{1,160})' failed to open because of error: 'The process cannot access the file/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Hyper-V cannot start {object}: its disk is used by another process',
    check: {
      text: 'See which machine or backup holds it',
      windows: 'Get-VM | Get-VMHardDiskDrive | ft VMName, Path; Get-VHD <vhdx> | fl Attached, Path',
    },
    repair: [
      {
        text: 'Stop the machine that holds it, dismount the disk, or let the backup or merge end',
        windows: 'Dismount-VHD <vhdx>',
      },
    ],
    source: 'Hyper-V-Worker events 12010, 12030, 12148, 3122, 15500; Hyper-V-VMMS 16300',
    matches: [
      "'vm1': Attachment 'D:\\vm\\disk.vhdx' failed to open because of error: 'The process cannot access the file because it is being used by another process.' (0x80070020).",
      "'web': Attachment 'C:\\\\VMs\\\\web.vhdx' failed to open because of error: 'The process cannot access the file because it is being used by another process.' (0x80070020).",
    ],
    ignores: ["'vm1' started successfully."],
  },
  {
    id: 'hyper-v.replica-or-checkpoint',
    kind: 'data_corruption',
    program: 'hyper-v',
    forms: [
      {
        words: 'hyper v virtual machine',
        pattern:
          /Hyper-V (?:failed to replicate changes for|could not replicate changes for|suspended replication for) virtual machine '(?<object>[^'\n]{1,80})'/,
      },
      {
        words: 'for',
        pattern:
          /(?:Production checkpoints cannot be created|Checkpoint operation) for '(?<object>[^'\n]{1,80})'(?: failed)?/,
      },
      {
        words: 'background disk merge',
        pattern: /'(?<object>[^'\n]{1,80})' background disk merge (?:failed to complete|has been interrupted)/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'Hyper-V: replication or checkpoint of {object} fails',
    check: { text: 'Ask its state', host: 'Measure-VMReplication; Get-VMSnapshot -VMName "{object}"' },
    repair: [
      {
        text: 'Resynchronise after network or disk is in order; merge left-over AVHDX by switching the machine off',
        host: 'Resume-VMReplication -VMName "{object}" -Resynchronize',
      },
    ],
    source: 'Hyper-V-VMMS events 32022, 32315, 33680, 18012, 19060',
    matches: [
      "Hyper-V failed to replicate changes for virtual machine 'vm1' (Virtual machine ID 8A1).",
      "Checkpoint operation for 'vm1' failed. (Virtual machine ID 8A1)",
      "Production checkpoints cannot be created for 'vm1'.",
      "'vm1' background disk merge failed to complete: The file exists.",
    ],
    ignores: ["'vm1' background disk merge has finished successfully"],
  },
];

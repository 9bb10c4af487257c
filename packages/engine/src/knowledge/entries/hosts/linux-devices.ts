import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_DEVICES: readonly CatalogueEntry[] = [
  {
    id: 'linux.nvme-media-error',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'i o cmd lba blocks i o error sct sc',
        pattern:
          /(?<object>nvme\d{1,3}n\d{1,3}): I\/O Cmd\(0x\w{1,2}\) @ LBA \d{1,20}, \d{1,8} blocks, I\/O Error \(sct 0x\w{1,2} \/ sc 0x\w{1,2}\)/,
      },
      {
        words: 'device dev critical warning',
        pattern: /Device: \/dev\/(?<object>nvme\d{1,3}\w{0,4}), Critical Warning \((?<value>0x\w{2})\)/,
      },
      {
        words: 'device dev number of error log entries increased from to',
        pattern:
          /Device: \/dev\/(?<object>\w{1,20})(?: \[\w{1,12}\])?, number of Error Log entries increased from \d{1,8} to \d{1,8}/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The NVMe device {object} cannot read or write some of its blocks',
    check: {
      text: 'Read the health of the device',
      host: 'sudo smartctl -a /dev/{object|<disk>}; sudo nvme smart-log /dev/{object|<disk>}; dmesg -T | tail -50',
    },
    repair: [
      {
        text: 'Copy the data off, then replace the device; zfs, md or btrfs mend from the other copy meanwhile',
        host: 'sudo ddrescue /dev/{object} <target> rescue.map',
        destructive: true,
      },
    ],
    source: 'linux drivers/nvme/host/core.c; smartmontools smartd.cpp',
    matches: [
      'nvme0n1: I/O Cmd(0x2) @ LBA 12345, 8 blocks, I/O Error (sct 0x2 / sc 0x81) MORE DNR',
      'smartd[812]: Device: /dev/nvme0, Critical Warning (0x04): Reliability',
      'smartd[812]: Device: /dev/nvme0, number of Error Log entries increased from 12 to 13',
    ],
    ignores: ['nvme nvme0: 8/0/0 default/read/poll queues', 'Device: /dev/nvme0, Critical Warning is 0x00'],
  },
  {
    id: 'linux.pcie-bus-error',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'pcie bus error severity',
        pattern:
          /(?<object>(?:pcieport )?\w{4}:\w{2}:\w{2}\.\w): PCIe Bus Error: severity=Uncorrect(?:ed|able) \((?:Non-)?Fatal\)/,
      },
      {
        words: 'aer error',
        pattern:
          /(?<object>\w{4}:\w{2}:\w{2}\.\w): AER: Uncorrect(?:ed|able) \((?:Non-)?Fatal\) error (?:message )?received/,
      },
      {
        words: 'hardware error event severity',
        pattern: /\{\d{1,8}\}\[Hardware Error\]: event severity: (?:fatal|recoverable)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'A PCIe device or slot reports errors: {object}',
    check: {
      text: 'See which device it is',
      host: 'lspci -s {object|<address>} -vv | head -40; dmesg -T | grep -E "AER|PCIe Bus Error" | tail',
    },
    repair: [
      {
        text: 'Reseat the card or drive, update its firmware, and lower the link speed or switch power saving off as a trial (pcie_aspm=off)',
        host: `sudo sed -i 's/GRUB_CMDLINE_LINUX="/&pcie_aspm=off /' /etc/default/grub && sudo update-grub && sudo reboot`,
        destructive: true,
      },
    ],
    source: 'linux drivers/pci/pcie/aer.c; drivers/firmware/efi/cper.c',
    matches: [
      'pcieport 0000:00:1c.0: PCIe Bus Error: severity=Uncorrected (Fatal), type=Transaction Layer, (Receiver ID)',
      'pcieport 0000:00:03.1: AER: Uncorrected (Non-Fatal) error received: 0000:05:00.0',
      '{1}[Hardware Error]: event severity: fatal',
    ],
    ignores: ['pcieport 0000:00:1c.0: PCIe Bus Error: severity=Corrected, type=Physical Layer'],
  },
  {
    id: 'linux.corrected-hardware-notes',
    kind: null,
    program: 'linux',
    forms: [
      { words: 'pcie bus error severity corrected', pattern: /PCIe Bus Error: severity=Corrected/ },
      { words: 'aer error', pattern: /AER: (?:Multiple )?Corrected error (?:message )?received/ },
      { words: 'aer correctable error', pattern: /AER: Correctable error (?:message )?received/ },
      { words: 'hardware error event severity', pattern: /\[Hardware Error\]: event severity: (?:corrected|info)/ },
      { words: 'sata link down sstatus 0 scontrol', pattern: /SATA link down \(SStatus 0 SControl \d{1,3}\)/ },
      {
        words: 'md device operational as raid disk',
        pattern: /md\/raid\S{0,4}: ?md\d{1,4}: device \w{1,20} operational as raid disk \d{1,3}/,
      },
      { words: 'self test log error count decreased from', pattern: /Self-Test Log error count decreased from/ },
      {
        words: 'usb reset usb device number',
        pattern:
          /usb \d{1,2}-[\d.]{1,12}: reset (?:high|super|full)[- ]?(?:speed|SuperSpeed)[\w -]{0,20} USB device number \d{1,3}/,
      },
      {
        words: 'acpi bios error bug could not resolve symbol',
        pattern: /ACPI BIOS Error \(bug\): Could not resolve symbol/,
      },
      { words: 'error records from previous boot', pattern: /BERT[\w :]{0,20}: Error records from previous boot/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Errors of a bus or memory that the hardware corrected by itself',
    check: { text: 'Single ones need nothing; thousands a day want a look at the card, its slot and pcie_aspm' },
    repair: [],
    source: 'linux drivers/pci/pcie/aer.c, drivers/ata/libata',
    matches: [
      'pcieport 0000:00:1c.0: PCIe Bus Error: severity=Corrected, type=Physical Layer, (Receiver ID)',
      'pcieport 0000:00:1c.0: AER: Corrected error message received from 0000:01:00.0',
      'pcieport 0000:00:1c.0: AER: Correctable error message received from 0000:01:00.0',
      '{3}[Hardware Error]: event severity: corrected',
      'ata3: SATA link down (SStatus 0 SControl 300)',
      'md/raid:md0: device sdc1 operational as raid disk 2',
      'Device: /dev/sda [SAT], Self-Test Log error count decreased from 1 to 0',
      'usb 2-1: reset high-speed USB device number 3 using xhci_hcd',
      'ACPI BIOS Error (bug): Could not resolve symbol [\\_SB.PCI0], AE_NOT_FOUND',
      'BERT: Error records from previous boot:',
    ],
    ignores: ['PCIe Bus Error: severity=Uncorrected (Fatal)', 'ata3: COMRESET failed (errno=-16)'],
  },
  {
    id: 'linux.sata-link-lost',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'comreset failed errno',
        pattern: /(?<object>ata\d{1,3}(?:\.\d\d)?): COMRESET failed \(errno=-\d{1,3}\)/,
      },
      {
        words: 'link is slow to respond please be patient',
        pattern: /(?<object>ata\d{1,3}(?:\.\d\d)?): link is slow to respond, please be patient/,
      },
      {
        words: 'nodev after polling detection',
        pattern: /(?<object>ata\d{1,3}(?:\.\d\d)?): NODEV after polling detection/,
      },
      { words: 'reset failed giving up', pattern: /(?<object>ata\d{1,3}(?:\.\d\d)?): reset failed, giving up/ },
      {
        words: 'softreset failed device not ready',
        pattern: /(?<object>ata\d{1,3}): softreset failed \(device not ready\)/,
      },
      {
        words: 'result hostbyte',
        pattern:
          /(?<object>sd[a-z]{1,3})\] (?:tag#\d{1,4} )?FAILED Result: hostbyte=(?<value>DID_BAD_TARGET|DID_NO_CONNECT|DID_TRANSPORT_DISRUPTED|DID_TIME_OUT)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The SATA link {object} does not come up: disk, cable or power',
    check: {
      text: 'See which disk it is and what it says',
      host: 'ls -l /dev/disk/by-path | grep -i ata; sudo smartctl -a /dev/sd<x> | grep -iE "UDMA_CRC|Reallocated|Pending"; dmesg -T | grep -E "ata[0-9]+" | tail',
    },
    repair: [
      {
        text: 'Change the cable and the port, check the power supply, then replace the disk (UDMA_CRC errors mean cable)',
      },
    ],
    source: 'linux drivers/ata/libata-core.c, libata-eh.c',
    matches: [
      'ata3: COMRESET failed (errno=-16)',
      'ata1.00: NODEV after polling detection',
      'ata2: softreset failed (device not ready)',
      'ata4: link is slow to respond, please be patient (ready=0)',
      'ata3: reset failed, giving up',
      'sd 2:0:0:0: [sdb] tag#12 FAILED Result: hostbyte=DID_BAD_TARGET driverbyte=DRIVER_OK cmd_age=0s',
    ],
    ignores: ['ata3: SATA link up 6.0 Gbps (SStatus 133 SControl 300)'],
  },
  {
    id: 'linux.usb-storage-hangs',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      { words: 'uas_eh_abort_handler', pattern: /uas_eh_abort_handler/ },
      { words: 'uas_eh_device_reset_handler', pattern: /uas_eh_device_reset_handler/ },
      { words: 'uas_zap_pending', pattern: /uas_zap_pending/ },
      {
        words: 'usb storage',
        pattern: /(?<object>usb-storage) \d{1,2}-[\d.:]{1,16}: (?:device ignored|error -\d{1,3})/,
      },
      { words: 'uas', pattern: /(?<object>uas) \d{1,2}-[\d.:]{1,16}: (?:device ignored|error -\d{1,3})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'A USB disk does not answer: its adapter, cable or power ({object})',
    check: {
      text: 'See adapter and driver',
      host: 'lsusb -t; dmesg -T | grep -iE "uas|usb-storage|under-voltage" | tail',
    },
    repair: [
      {
        text: 'Use a powered hub and another cable; switch UAS off for this adapter',
        host: 'echo "options usb-storage quirks=<vendor>:<product>:u" | sudo tee /etc/modprobe.d/uas.conf && sudo update-initramfs -u && sudo reboot',
        destructive: true,
      },
    ],
    source: 'linux drivers/usb/storage/uas.c',
    matches: [
      'sd 0:0:0:0: [sda] tag#1 uas_eh_abort_handler 0 uas-tag 1 inflight: CMD OUT',
      'scsi host0: uas_eh_device_reset_handler start',
      'sd 0:0:0:0: [sda] tag#3 uas_zap_pending 0 uas-tag 4 inflight: CMD',
      'usb-storage 1-1.2:1.0: device ignored',
      'uas 2-1:1.0: error -71',
    ],
    ignores: ['scsi host0: uas'],
  },
  {
    id: 'linux.sd-card-failing',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'error whilst card',
        pattern: /(?<object>mmc\d{1,2}): error -\d{1,3} whilst initiali[sz]ing (?:SD|MMC|SDIO) card/,
      },
      {
        words: 'error',
        pattern:
          /(?<object>mmcblk\d{1,2}): error -\d{1,3} (?:sending status command|transferring data|sending (?:stop|read\/write) command)/,
      },
      { words: 'recovery failed', pattern: /(?<object>mmcblk\d{1,2}): recovery failed/ },
      { words: 'timed out sending', pattern: /(?<object>mmcblk\d{1,2}): timed out sending/ },
      {
        words: 'timeout waiting for hardware interrupt',
        pattern: /(?<object>mmc\d{1,2}): Timeout waiting for hardware interrupt/,
      },
      { words: 'card stuck being busy', pattern: /(?<object>mmc\d{1,2}): Card stuck being busy/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The SD card or eMMC {object} fails',
    check: {
      text: 'See whether the power is at fault, too',
      host: 'dmesg -T | grep -iE "mmc|under-voltage" | tail -20; vcgencmd get_throttled',
    },
    repair: [
      {
        text: 'Copy what can be read and write a new card (of a kind for much writing), or move to an SSD',
        host: 'sudo dd if=/dev/{object} of=<image> bs=4M conv=noerror,sync status=progress',
        destructive: true,
      },
    ],
    source: 'linux drivers/mmc/core',
    matches: [
      'mmc0: error -110 whilst initialising SD card',
      'mmcblk0: error -110 sending status command, retrying',
      'mmcblk0: recovery failed!',
      'mmc0: Timeout waiting for hardware interrupt.',
      'mmc1: Card stuck being busy! mmc_poll_for_busy',
      'mmcblk0: timed out sending r/w cmd command, card status 0x400900',
    ],
    ignores: ['mmc0: new high speed SDHC card at address aaaa'],
  },
  {
    id: 'linux.raid-controller-dead',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      { words: 'sas host is non operational', pattern: /(?<object>mpt\dsas_cm\d{1,2}): SAS host is non-operational/ },
      { words: 'fault_state', pattern: /(?<object>mpt\dsas_cm\d{1,2}): fault_state\(0x\w{4}\)/ },
      { words: 'adapter is offline', pattern: /(?<object>megaraid_sas)[^\r\n]{0,40}: Adapter is OFFLINE/ },
      { words: 'failed to init firmware', pattern: /(?<object>megaraid_sas)[^\r\n]{0,40}: Failed to init firmware/ },
      { words: 'fw in fault state', pattern: /(?<object>megaraid_sas)[^\r\n]{0,40}: FW in FAULT state/ },
      { words: 'megasas', pattern: /(?<object>megasas): (?:Failed to init firmware|FW in FAULT state|Init cmd fail)/ },
      { words: 'hpsa controller lockup detected', pattern: /(?<object>hpsa) \S{1,20}: Controller lockup detected/ },
      {
        words: 'aacraid host adapter',
        pattern: /(?<object>aacraid): Host adapter (?:abort request|dead|reset request)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk controller {object} has stopped',
    check: {
      text: 'Read its own log',
      host: 'sudo storcli64 /c0 show all | head -60; sudo sas3ircu 0 display; dmesg -T | grep -iE "mpt.sas|megaraid|hpsa|aacraid" | tail -20',
    },
    repair: [
      {
        text: 'Check cooling and cables, update the firmware, restart the host; replace the controller when it comes again',
        host: 'sudo reboot',
        destructive: true,
      },
    ],
    source: 'linux drivers/scsi/mpt3sas, megaraid, hpsa, aacraid',
    matches: [
      'mpt3sas_cm0: SAS host is non-operational !!!!',
      'megaraid_sas 0000:03:00.0: Adapter is OFFLINE, failing cmds',
      'megasas: Failed to init firmware',
      'mpt2sas_cm0: fault_state(0x7e23)!',
      'megaraid_sas 0000:03:00.0: Failed to init firmware',
      'megaraid_sas 0000:03:00.0: FW in FAULT state Fault code:0x10000',
      'hpsa 0000:02:00.0: Controller lockup detected: 0x00130000 after 30',
      'aacraid: Host adapter abort request. aacraid: Outstanding commands on (0,0,5,0):',
    ],
    ignores: ['mpt3sas_cm0: LSISAS3008: FWVersion(16.00.01.00)'],
  },
  {
    id: 'linux.smart-self-test-failed',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'device dev self test log error count increased from to',
        pattern:
          /Device: \/dev\/(?<object>\w{1,20})(?: \[\w{1,20}\])?, Self-Test Log error count increased from \d{1,5} to \d{1,5}/,
      },
      {
        words: 'device dev failed smart usage attribute',
        pattern:
          /Device: \/dev\/(?<object>\w{1,20})(?: \[\w{1,20}\])?, Failed SMART usage Attribute: (?<value>[\w ]{1,40})/,
      },
      {
        words: 'read failure',
        pattern: /# ?\d{1,2} {1,3}(?:Short|Extended|Long) (?:offline|captive) {1,6}Completed: read failure/,
      },
      {
        words: 'smart overall health self assessment test result failed',
        pattern: /SMART overall-health self-assessment test result: FAILED/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk {object} fails its own tests',
    check: {
      text: 'Read its values',
      host: 'sudo smartctl -a /dev/{object|<disk>} | grep -iE "Reallocated|Pending|Uncorrect|Self-test"',
    },
    repair: [
      {
        text: 'Make sure that a copy of the data exists, then replace the disk',
        host: 'sudo smartctl -t long /dev/{object|<disk>}',
      },
    ],
    source: 'smartmontools smartd.cpp, smartctl ataprint.cpp',
    matches: [
      'smartd[812]: Device: /dev/sda [SAT], Self-Test Log error count increased from 0 to 1',
      'smartd[812]: Device: /dev/sdb [SAT], Failed SMART usage Attribute: 5 Reallocated_Sector_Ct.',
      '# 1  Extended offline    Completed: read failure       90%     12345         123456789',
      'SMART overall-health self-assessment test result: FAILED!',
    ],
    ignores: [
      'SMART overall-health self-assessment test result: PASSED',
      'Self-Test Log error count decreased from 1 to 0',
    ],
  },
  {
    id: 'linux.md-does-not-start',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'mdadm dev assembled from not enough to start the array',
        pattern:
          /mdadm: (?<object>\/dev\/md\S{1,30}) assembled from \d{1,3} drives?(?: and \d{1,2} spares?)? - not enough to start the array/,
      },
      {
        words: 'cannot start dirty degraded array',
        pattern: /(?<object>md\d{1,4}): cannot start dirty degraded array/,
      },
      {
        words: 'md raid not enough operational devices',
        pattern: /md\/raid:(?<object>md\d{1,4}): not enough operational devices/,
      },
      {
        words: 'md raid array is not clean starting background reconstruction',
        pattern: /md: (?<object>md\d{1,4}): raid array is not clean -- starting background reconstruction/,
      },
      {
        words: 'mdadm failed to run_array dev input output error',
        pattern: /mdadm: failed to RUN_ARRAY (?<object>\/dev\/md\S{1,30}): Input\/output error/,
      },
      {
        words: 'md not clean starting background reconstruction',
        pattern: /md\/raid\S{0,4}:(?<object>md\d{1,4}): not clean -- starting background reconstruction/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The array {object} has too few good members to start',
    check: {
      text: 'See members and their event counts',
      host: 'cat /proc/mdstat; sudo mdadm --examine /dev/sd[a-z]1 | grep -E "/dev/|Events|State|Role"',
    },
    repair: [
      {
        text: 'Bring the missing disk back; where the event counts are close, assemble by force after a copy of the disks',
        host: 'sudo mdadm --stop {object|/dev/md0} && sudo mdadm --assemble --force {object|/dev/md0} <members>',
        destructive: true,
      },
    ],
    source: 'linux drivers/md/raid5.c; mdadm Assemble.c',
    matches: [
      'mdadm: /dev/md0 assembled from 1 drive - not enough to start the array.',
      'md/raid:md0: cannot start dirty degraded array. md0: cannot start dirty degraded array.',
      'md/raid:md0: not enough operational devices (2/4 failed)',
      'md: md0: raid array is not clean -- starting background reconstruction',
      'mdadm: failed to RUN_ARRAY /dev/md0: Input/output error',
      'md/raid1:md0: not clean -- starting background reconstruction',
    ],
    ignores: ['mdadm: /dev/md0 has been started with 2 drives.'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_FILESYSTEMS: readonly CatalogueEntry[] = [
  {
    id: 'linux.ext4-error',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'ext4 fs error device',
        pattern:
          /EXT4-fs error \(device (?<object>[\w!-]{1,40})\)(?!: ext4_journal_check_start)(?:(?: in)? ?:? ?(?<value>\w{1,40}))?/,
      },
      {
        words: 'ext4 fs delayed block allocation failed',
        pattern: /EXT4-fs \((?<object>[\w!-]{1,40})\): Delayed block allocation failed for inode/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The ext4 file system on {object} is damaged',
    check: {
      text: 'See whether the disk itself fails (I/O errors before it) or only the file system; mounts with errors=remount-ro are read-only from now on (or its disk fails)',
      host: 'sudo dmesg -T | grep -E "{object}|I/O error" | tail -30; sudo smartctl -a /dev/{object} | head -40; findmnt -o TARGET,SOURCE,OPTIONS | grep {object}',
    },
    repair: [
      {
        text: 'Secure the data first, then check the file system unmounted (for the root: from a rescue system)',
        host: 'sudo umount /dev/{object} && sudo e2fsck -f /dev/{object}',
        destructive: true,
      },
    ],
    source: 'Linux fs/ext4/super.c __ext4_error',
    matches: [
      '[81234.826123] EXT4-fs error (device sda1): ext4_lookup:1785: inode #131090: comm nginx: deleted inode referenced: 131102',
      'kernel: EXT4-fs error (device dm-2) in ext4_reserve_inode_write:5764: Journal has aborted',
      'kernel: EXT4-fs (dm-3): Delayed block allocation failed for inode 9437185 at logical offset 0 with max blocks 8 with error 5',
    ],
    ignores: ['EXT4-fs (sda1): mounted filesystem 5f1d with ordered data mode'],
  },
  {
    id: 'linux.filesystem-read-only',
    kind: 'read_only_storage',
    program: 'linux',
    forms: [
      {
        words: 'ext4 fs remounting filesystem read only',
        pattern: /EXT4-fs \((?<object>[\w!-]{1,40})\): Remounting filesystem read-only/,
      },
      { words: 'aborting journal on device', pattern: /Aborting journal on device (?<object>[\w!-]{1,40})/ },
      {
        words: 'btrfs forced readonly',
        pattern:
          /BTRFS(?: \w{1,10})? \(device (?<object>[\w!-]{1,40})(?:: state \w{1,10})?\)(?:: forced readonly|.{0,80}forced readonly)/,
      },
      {
        words: 'ext4_journal_check_start detected aborted journal',
        pattern:
          /(?<object>[\w!-]{1,40})\): ext4_journal_check_start:\d{1,5}: (?:comm \S{1,40}: )?Detected aborted journal/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The file system on {object} became read-only after an error',
    check: {
      text: 'Read the first error before it: a disk, a controller, a lost iSCSI or cloud volume, or a full thin pool',
      host: 'sudo dmesg -T | grep -B10 -E "read-only|readonly|Aborting journal" | head -60; lsblk -o NAME,SIZE,RO,MOUNTPOINT; sudo lvs',
    },
    repair: [
      {
        text: 'When the storage is well again, check the file system unmounted and mount it',
        host: 'sudo umount /dev/{object} && sudo fsck -f /dev/{object} && sudo mount -a',
        destructive: true,
      },
      {
        text: 'Restart what had files open there',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'Linux fs/ext4/super.c ext4_handle_error; fs/jbd2/journal.c; fs/btrfs/messages.c',
    matches: [
      '[81234.826123] EXT4-fs (sda1): Remounting filesystem read-only',
      'kernel: Aborting journal on device sda1-8.',
      'kernel: BTRFS info (device sdb1): forced readonly',
      'kernel: EXT4-fs error (device dm-2): ext4_journal_check_start:84: comm postgres: Detected aborted journal',
    ],
    ignores: ['EXT4-fs (sda1): re-mounted 5f1d r/w. Quota mode: none.'],
  },
  {
    id: 'linux.xfs-error',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'xfs corruption detected unmount and run xfs_repair',
        pattern:
          /XFS \((?<object>[\w!-]{1,40})\): (?:Corruption|Metadata corruption|Internal error).{0,200}[Uu]nmount and run xfs_repair/,
      },
      {
        words: 'xfs metadata error detected at',
        pattern: /XFS \((?<object>[\w!-]{1,40})\): Metadata (?:CRC error|corruption) detected at/,
      },
      {
        words: 'xfs filesystem has been shut down',
        pattern:
          /XFS \((?<object>[\w!-]{1,40})\): (?:Filesystem has been shut down due to (?<value>[\w ]{1,40})|(?:Log|User) I\/O Error(?: \(0x\d\))? Detected)/i,
      },
      {
        words: 'xfs log i o error',
        pattern: /XFS \((?<object>[\w!-]{1,40})\): (?:[Ll]og I\/O [Ee]rror|metadata I\/O error)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The XFS file system on {object} is damaged or was shut down',
    check: {
      text: 'See whether the disk fails or only the file system; after a shutdown every access gives "Input/output error"',
      host: 'sudo dmesg -T | grep -E "XFS|I/O error" | tail -30; sudo smartctl -H /dev/{object}; sudo xfs_repair -n /dev/{object}',
    },
    repair: [
      {
        text: 'Unmount and mount once, which replays the log; then repair; -L only when it says so, for it throws the log away',
        host: 'sudo umount /dev/{object} && sudo mount /dev/{object} && sudo umount /dev/{object} && sudo xfs_repair /dev/{object}',
        destructive: true,
      },
    ],
    source: 'Linux fs/xfs/xfs_fsops.c xfs_do_force_shutdown; xfs_error.c xfs_corruption_error',
    matches: [
      '[81234.826123] XFS (dm-0): Corruption detected. Unmount and run xfs_repair',
      'kernel: XFS (sdb1): Metadata CRC error detected at xfs_agf_read_verify+0x9c/0xd0 [xfs], xfs_agf block 0x1',
      'kernel: XFS (dm-3): Filesystem has been shut down due to log error (0x2).',
      'kernel: XFS (nvme1n1p1): log I/O error -5',
    ],
    ignores: ['XFS (dm-0): Ending clean mount'],
  },
  {
    id: 'linux.btrfs-error',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'btrfs csum failed',
        pattern:
          /BTRFS (?:warning|info|error) \(device (?<object>[\w!-]{1,40})(?:: state \w{1,10})?\): csum failed root/,
      },
      {
        words: 'btrfs bdev errs',
        pattern:
          /BTRFS (?:error|info) \(device (?<peer>[\w!-]{1,40})(?:: state \w{1,10})?\): bdev (?<object>\/\S{1,80}) errs: (?<value>wr \d{1,12}, rd \d{1,12}, flush \d{1,12}, corrupt \d{1,12})/,
      },
      {
        words: 'btrfs error parent transid verify failed',
        pattern:
          /BTRFS error \(device (?<object>[\w!-]{1,40})(?:: state \w{1,10})?\): (?:parent transid verify failed|bad tree block start|open_ctree failed)/,
      },
      {
        words: 'btrfs error open_ctree failed',
        pattern: /BTRFS error \(device (?<object>[\w!-]{1,40})(?:: state \w{1,10})?\): open_ctree failed/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Btrfs finds damaged data on {object}: {value|checksum or tree error}',
    check: {
      text: 'See the counters of each disk and what the scrub can mend from a second copy',
      host: 'sudo btrfs device stats <mount point>; sudo btrfs scrub status <mount point>; sudo smartctl -a {object}',
    },
    repair: [
      {
        text: 'Scrub: with raid1 it repairs from the other copy; then replace the disk that counts errors',
        host: 'sudo btrfs scrub start -B <mount point>; sudo btrfs replace start <old device> <new device> <mount point>',
        destructive: true,
      },
      {
        text: 'When it does not mount any more, copy the data off read-only first',
        host: 'sudo mount -o ro,rescue=all <device> /mnt; sudo btrfs restore <device> /backup',
      },
    ],
    source: 'Linux fs/btrfs/inode.c btrfs_print_data_csum_error; volumes.c btrfs_dev_stat_print_on_error; disk-io.c',
    matches: [
      '[81234.826123] BTRFS warning (device sdb1): csum failed root 5 ino 257 off 0 csum 0x98f94189 expected csum 0x2cd1b1c0 mirror 1',
      'kernel: BTRFS error (device sdb1): bdev /dev/sdc1 errs: wr 0, rd 12, flush 0, corrupt 5, gen 0',
      'kernel: BTRFS error (device sdb1): parent transid verify failed on 30556160 wanted 27 found 24',
      'kernel: BTRFS error (device sdb1: state C): open_ctree failed',
    ],
    ignores: ['BTRFS info (device sdb1): scrub: finished on devid 1 with status: 0'],
  },
  {
    id: 'linux.nfs-not-responding',
    kind: 'unreachable',
    program: 'linux',
    forms: [
      {
        words: 'nfs server not responding',
        pattern: /nfs: server (?<peer>[\w.:-]{1,120}) not responding, (?<value>still trying|timed out)/,
      },
      {
        words: 'mount nfs connection timed out',
        pattern:
          /mount\.nfs4?: (?:Connection timed out|No route to host|Connection refused)(?: for (?<peer>[\w.-]{1,120}):\/)?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'nfs',
    specificity: 3,
    means: 'The NFS server {peer|of the share} does not answer: programs that use the share hang',
    check: {
      text: 'See whether the server is up and port 2049 reachable',
      host: 'ping -c2 {peer}; nc -vz {peer} 2049; showmount -e {peer}; nfsstat -m; ps -eo state,pid,wchan:30,args | grep ^D',
    },
    repair: [
      { text: 'Bring the server or the network back: with hard mounts the programs go on by themselves' },
      {
        text: 'When it is gone for good, let go of the mount',
        host: 'sudo umount -f -l <mount point>',
        destructive: true,
      },
    ],
    source: 'Linux net/sunrpc/clnt.c call_timeout; nfs-utils utils/mount/error.c',
    matches: [
      '[81234.826123] nfs: server 10.0.0.5 not responding, still trying',
      'kernel: nfs: server nas.lan not responding, timed out',
      'mount.nfs: Connection timed out for 10.0.0.5:/export/data on /srv/data',
    ],
    ignores: ['kernel: nfs: server 10.0.0.5 OK'],
  },
  {
    id: 'linux.nfs-access-denied',
    kind: 'authorisation_denied',
    program: 'linux',
    forms: [
      {
        words: 'access denied by server while mounting',
        pattern: /mount\.nfs4?: access denied by server while mounting (?<peer>[\w.:-]{1,120}?):(?<path>\/\S{0,160})/,
      },
      {
        words: 'mount nfs mounting failed reason given by server no such file or directory',
        pattern:
          /mount\.nfs4?: mounting (?<peer>[\w.:-]{1,120}?):(?<path>\/\S{0,160}) failed, reason given by server: (?<value>[\w ]{1,60})/,
      },
      {
        words: 'refused mount request from for',
        pattern:
          /refused mount request from (?<peer>[\w.:-]{1,120}) for (?<path>\/\S{1,200}) \(\S{1,200}\): (?<value>unmatched host|not exported|illegal port \d{1,5}|no export entry)/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'nfs',
    specificity: 3,
    means: 'The NFS server {peer} does not give {path} to this host',
    check: {
      text: 'Compare what the server exports, and to whom, with the address this host comes from',
      host: 'showmount -e {peer}; ip -br addr',
    },
    repair: [
      {
        text: 'Add this host to the line in /etc/exports of the server (paths of NFSv4 count from the export with fsid=0), then load it',
        host: 'sudo exportfs -ra && sudo exportfs -v',
      },
    ],
    source: 'nfs-utils utils/mount/error.c mount_error',
    matches: [
      'mount.nfs: access denied by server while mounting 10.0.0.5:/export/data',
      'mount.nfs: mounting nas.lan:/export/old failed, reason given by server: No such file or directory',
      'rpc.mountd[31]: refused mount request from 10.0.0.4 for /srv/data (/srv/data): unmatched host',
    ],
    ignores: ['mountd: authenticated mount request from 10.0.0.9:912 for /export/data'],
  },
  {
    id: 'linux.cifs-mount-failed',
    kind: 'authentication_refused',
    program: 'linux',
    forms: [
      { words: 'mount error 13 permission denied', pattern: /mount error\(13\): Permission denied/ },
      {
        words: 'cifs vfs send error in sesssetup',
        pattern:
          /CIFS:? (?:VFS: )?(?:\\\\(?<peer>[\w.-]{1,120})(?:\\\S{0,80})? )?Send error in SessSetup = (?<value>-(?:13|126|127|128|129))\b/,
      },
      { words: 'status_logon_failure', pattern: /CIFS: Status code returned 0xc000006d (?:NT_)?STATUS_LOGON_FAILURE/ },
      { words: 'nt_status_logon_failure', pattern: /session setup failed: NT_STATUS_LOGON_FAILURE/ },
      {
        words: 'cifs status code returned 0xc000006d',
        pattern: /CIFS: Status code returned 0xc000006d (?:NT_)?STATUS_LOGON_FAILURE/,
      },
      {
        words: 'session setup failed nt_status_account_locked_out',
        pattern: /session setup failed: NT_STATUS_ACCOUNT_LOCKED_OUT/,
      },
      {
        words: 'session setup failed nt_status_password_expired',
        pattern: /session setup failed: NT_STATUS_PASSWORD_EXPIRED/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'smb',
    specificity: 3,
    means: 'The SMB server {peer|of the share} refuses the account of the client',
    check: {
      text: 'Try the same account by hand; the line in /etc/fstab names its credentials file',
      host: 'grep cifs /etc/fstab; smbclient -L //{peer|<server>} -U <user>; sudo dmesg -T | grep CIFS | tail',
    },
    repair: [
      {
        text: 'Correct user, password and domain in the credentials file (and sec=ntlmssp, vers=3.0), then mount',
        host: 'sudo mount -a',
      },
    ],
    source: 'cifs-utils mount.cifs.c; Linux fs/smb/client/sess.c, connect.c',
    matches: [
      'mount error(13): Permission denied',
      'kernel: CIFS: VFS: \\\\nas.lan Send error in SessSetup = -13',
      'kernel: CIFS: Status code returned 0xc000006d STATUS_LOGON_FAILURE',
      'session setup failed: NT_STATUS_LOGON_FAILURE',
      'CIFS: Status code returned 0xc000006d NT_STATUS_LOGON_FAILURE',
      'session setup failed: NT_STATUS_ACCOUNT_LOCKED_OUT',
      'session setup failed: NT_STATUS_PASSWORD_EXPIRED',
    ],
    ignores: ['kernel: CIFS: Attempting to mount //nas.lan/data'],
  },
  {
    id: 'linux.cifs-not-responding',
    kind: 'unreachable',
    program: 'linux',
    forms: [
      {
        words: 'cifs has not responded in seconds reconnecting',
        pattern:
          /CIFS: (?:VFS: )?\\\\(?<peer>[\w.-]{1,120}) has not responded in (?<limit>\d{1,6}) seconds\. Reconnecting/,
      },
      {
        words: 'mount error 113',
        pattern:
          /mount error\((?<value>11[0-3])\): (?:could not connect to (?<peer>[\d.]{7,15}|[\w.-]{1,120})|No route to host|Connection timed out|Connection refused|Host is down)/,
      },
      { words: 'mount error 112', pattern: /mount error\((?<value>112)\): Host is down/ },
      {
        words: 'mount error could not connect to',
        pattern: /mount error(?:\(11\d\))?: could not connect to (?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'mount error 115 operation now in progress',
        pattern: /mount error\(115\): (?<value>Operation now in progress)/,
      },
      {
        words: 'connection to failed error',
        pattern:
          /Connection to (?<peer>[\w.-]{1,120}) failed \(Error NT_STATUS_(?<value>IO_TIMEOUT|CONNECTION_REFUSED|HOST_UNREACHABLE|NETWORK_UNREACHABLE|UNSUCCESSFUL)\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'smb',
    specificity: 3,
    means: 'The SMB server {peer|of the share} does not answer',
    check: {
      text: 'See whether the server is up and port 445 reachable; "Host is down" is also a refused protocol version',
      host: 'nc -vz {peer|<server>} 445; sudo dmesg -T | grep CIFS | tail',
    },
    repair: [
      {
        text: 'Bring the server back; for an old NAS name the protocol (vers=2.1 or 3.0) in the mount options',
        host: 'sudo mount -a',
      },
    ],
    source: 'Linux fs/smb/client/connect.c server_unresponsive; cifs-utils mount.cifs.c',
    matches: [
      'kernel: CIFS: VFS: \\\\nas.lan has not responded in 180 seconds. Reconnecting...',
      'mount error(113): could not connect to 10.0.0.5Unable to find suitable address.',
      'mount error(112): Host is down',
      'mount error: could not connect to nas.lan',
      'mount error(115): Operation now in progress',
      'do_connect: Connection to nas.example.com failed (Error NT_STATUS_CONNECTION_REFUSED)',
    ],
    ignores: ['kernel: CIFS: VFS: \\\\nas.lan error -5 on ioctl to get interface list'],
  },
];

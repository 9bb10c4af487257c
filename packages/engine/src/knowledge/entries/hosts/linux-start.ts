import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_START: readonly CatalogueEntry[] = [
  {
    id: 'linux.oom-kill-record',
    kind: 'memory_exhausted',
    program: 'linux',
    forms: [
      { words: 'oom kill constraint', pattern: /oom-kill:constraint=(?<value>CONSTRAINT_\w{1,20})/ },
      {
        words: 'sending to process',
        pattern: /earlyoom[^\r\n]{0,40}: sending SIG(?:TERM|KILL) to process (?<value>\d{1,8})/,
      },
      { words: 'low memory at or below sigterm limits', pattern: /low memory! at or below SIGTERM limits/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel killed a process for want of memory ({value|in a control group})',
    check: {
      text: 'See who was killed and the limit',
      host: 'dmesg -T | grep -iE "oom|killed process" | tail; systemd-cgtop -m -n 1 | head',
    },
    repair: [
      {
        text: 'Raise the limit of that container or unit, or lower what it takes (heap, workers)',
        compose: 'docker compose up -d {service}   # mem_limit',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=<more>',
      },
    ],
    source: 'linux mm/oom_kill.c; earlyoom',
    matches: [
      'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=abc,mems_allowed=0,oom_memcg=/kubepods/burstable',
      'earlyoom[812]: sending SIGTERM to process 1234 uid 1000 "java": oom_score 912',
      'earlyoom[812]: low memory! at or below SIGTERM limits: mem 10.00%, swap 10.00%',
    ],
    ignores: ['oom_score_adj set to 0'],
  },
  {
    id: 'linux.under-voltage',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      { words: 'under voltage detected', pattern: /Under-voltage detected!/ },
      { words: 'undervoltage detected', pattern: /hwmon\d{1,2}: Undervoltage detected/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The Raspberry Pi gets too little voltage: its power supply or cable',
    check: { text: 'See whether it is throttled', host: 'vcgencmd get_throttled; dmesg -T | grep -i voltage | tail' },
    repair: [{ text: 'Use the official supply and a short cable, give USB disks a powered hub' }],
    source: 'linux drivers/hwmon/raspberrypi-hwmon.c',
    matches: ['hwmon hwmon1: Undervoltage detected!', 'Under-voltage detected! (0x00050005)'],
    ignores: ['Voltage normalised (0x00000000)', 'hwmon hwmon1: Voltage normalised'],
  },
  {
    id: 'linux.kernel-notes',
    kind: null,
    program: 'linux',
    forms: [
      { words: 'net_ratelimit callbacks suppressed', pattern: /net_ratelimit: \d{1,8} callbacks suppressed/ },
      { words: 'hrtimer interrupt took ns', pattern: /hrtimer: interrupt took \d{1,12} ns/ },
      {
        words: 'addrconf link',
        pattern: /ADDRCONF\(NETDEV_(?:UP|CHANGE)\): \S{1,20}: link (?:is not ready|becomes ready)/,
      },
      { words: 'perf interrupt took too long', pattern: /perf: interrupt took too long \(\d{1,8} > \d{1,8}\)/ },
      {
        words: 'journal corrupted or uncleanly shut down renaming and replacing',
        pattern: /\.journal corrupted or uncleanly shut down, renaming and replacing/,
      },
      { words: 'martian source from', pattern: /martian source [\d.a-f:]{3,45} from [\d.a-f:]{3,45}/ },
      { words: 'no ipv6 routers available', pattern: /no IPv6 Routers available/ },
      { words: 'host name conflict retrying with', pattern: /Host name conflict, retrying with \S{1,60}/ },
      {
        words: 'docker0 port entered state',
        pattern: /docker0: port \d{1,4}\(veth\w{1,12}\) entered (?:blocking|disabled|forwarding) state/,
      },
      {
        words: 'port entered state',
        pattern: /\w{1,16}: port \d{1,4}\(\w{1,16}\) entered (?:blocking|disabled|forwarding|learning|listening) state/,
      },
      { words: 'device promiscuous mode', pattern: /device veth\w{1,12} (?:entered|left) promiscuous mode/ },
      { words: 'renamed from', pattern: /renamed from veth\w{1,12}/ },
      { words: 'voltage', pattern: /Voltage normali[sz]ed/ },
      { words: 'perf_event_max_sample_rate to', pattern: /perf_event_max_sample_rate to \d{1,8}/ },
      {
        words: 'systemd 1 configuration file is marked',
        pattern: /systemd\[1\]: Configuration file \S{1,120} is marked (?:executable|world-(?:inaccessible|writable))/,
      },
      {
        words: 'overlayfs',
        pattern: /overlayfs: (?:fs on '[^']{1,160}' does not support file handles|missing 'lowerdir')/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of the kernel and of system services on good days',
    check: { text: 'Nothing needs doing' },
    repair: [],
    source: 'linux kernel/time, net/ipv6, net/bridge; systemd-journald',
    matches: [
      'net_ratelimit: 12 callbacks suppressed',
      'hrtimer: interrupt took 1234567 ns',
      'IPv6: ADDRCONF(NETDEV_UP): eth0: link is not ready',
      'perf: interrupt took too long (2503 > 2500), lowering kernel.perf_event_max_sample_rate to 79750',
      'systemd-journald[212]: File /var/log/journal/x/system.journal corrupted or uncleanly shut down, renaming and replacing.',
      'IPv4: martian source 10.0.0.1 from 192.168.1.1, on dev eth0',
      'dhcpcd[123]: eth0: no IPv6 Routers available',
      'avahi-daemon[12]: Host name conflict, retrying with host-2',
      'docker0: port 1(veth1a2b3c) entered blocking state',
      'br-9f8e7d: port 2(veth4d5e6f) entered forwarding state',
      'device veth1a2b3c entered promiscuous mode',
      'eth0: renamed from veth1a2b3c',
      'hwmon hwmon1: Voltage normalised',
      'systemd[1]: Configuration file /etc/systemd/system/x.service is marked executable. Please remove executable permission bits.',
      "overlayfs: fs on '/var/lib/docker/overlay2/l/A' does not support file handles, falling back to xino=off.",
    ],
    ignores: ['nf_conntrack: table full, dropping packet'],
  },
  {
    id: 'linux.boot-device-missing',
    kind: 'missing_object',
    program: 'linux',
    forms: [
      {
        words: 'alert does not exist to a shell',
        pattern:
          /ALERT! {1,2}(?<object>(?:UUID|LABEL|PARTUUID)=[\w-]{1,60}|\/dev\/\S{1,60}) does not exist\. {1,2}Dropping to a shell/,
      },
      {
        words: 'dracut timeout',
        pattern: /dracut-initqueue(?:\[\d{1,6}\])?: ?(?:Warning: )?dracut-initqueue:? timeout/,
      },
      {
        words: 'dracut initqueue timeout starting timeout scripts',
        pattern: /dracut-initqueue timeout - starting timeout scripts/,
      },
      { words: 'error no such', pattern: /error: no such (?:device|partition): (?<object>[\w-]{1,60})/ },
      { words: 'grub rescue', pattern: /grub rescue> ?/ },
      {
        words: 'error file boot grub not found',
        pattern: /error: file `(?<object>\/boot\/grub\/[^']{1,80})' not found/,
      },
      { words: 'vfs cannot open root device', pattern: /VFS: Cannot open root device "(?<object>[^"]{1,80})"/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The host does not start: the root file system {object|} is not found',
    check: {
      text: 'See from the shell which devices the kernel knows',
      host: 'blkid; cat /proc/cmdline; ls /dev/mapper',
    },
    repair: [
      {
        text: 'Bring the device back (cable, driver in the initramfs), correct root= and /etc/fstab, write initramfs and boot loader anew from a rescue system',
        host: 'sudo update-initramfs -u -k all && sudo grub-install <disk> && sudo update-grub',
        destructive: true,
      },
    ],
    source: 'initramfs-tools scripts/local; dracut; GRUB',
    matches: [
      'ALERT!  UUID=1b2c-3d4e does not exist.  Dropping to a shell!',
      'dracut-initqueue[312]: Warning: dracut-initqueue: timeout, still waiting for following initqueue hooks:',
      'dracut-initqueue timeout - starting timeout scripts',
      'error: no such device: 1b2c3d4e-aaaa.',
      'grub rescue> ',
      "error: file `/boot/grub/i386-pc/normal.mod' not found.",
      'VFS: Cannot open root device "sda2" or unknown-block(0,0): error -6',
    ],
    ignores: ['Begin: Running /scripts/local-premount ... done.'],
  },
  {
    id: 'linux.processor-too-old',
    kind: 'wrong_architecture',
    program: 'linux',
    forms: [
      { words: 'cpu isa level is lower than required', pattern: /CPU ISA level is lower than required/ },
      { words: 'fatal kernel too old', pattern: /FATAL: kernel too old/ },
      {
        words: 'this program requires a cpu with support',
        pattern: /This program requires a CPU with (?<value>[\w. ]{1,40}) support/i,
      },
      {
        words: 'requires a cpu with support',
        pattern: /requires a CPU with (?<value>AVX|AVX2|SSE4\.2|x86-64-v\d) support/,
      },
      {
        words: 'numpy was built with baseline optimizations your machine doesn t support',
        pattern:
          /NumPy was built with baseline optimizations: \([\w ]{1,80}\)[\s\S]{0,60}but your machine doesn't support/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The program or image wants a newer processor or kernel than this host has',
    check: {
      text: 'See what the processor can',
      host: 'grep -m1 flags /proc/cpuinfo | tr " " "\\n" | grep -E "avx|sse4_2"; /lib64/ld-linux-x86-64.so.2 --help | grep supported; uname -r',
    },
    repair: [
      {
        text: 'Give the virtual machine the type "host" (Proxmox: qm set <id> --cpu host), or use an image for the older processor (MongoDB 4.4, x86-64-v2 base images)',
        host: 'qm set <id> --cpu host && qm reboot <id>',
        destructive: true,
      },
    ],
    source: 'glibc sysdeps/x86/dl-isa-level.h; MongoDB production notes',
    matches: [
      'Fatal glibc error: CPU does not support x86-64-v2: CPU ISA level is lower than required',
      'FATAL: kernel too old',
      'WARNING: MongoDB 5.0+ requires a CPU with AVX support, and your current system does not appear to have that!',
      "RuntimeError: NumPy was built with baseline optimizations: (X86_V2) but your machine doesn't support: (X86_V2).",
      'This program requires a CPU with AVX2 support',
    ],
    ignores: ['CPU features: AVX AVX2'],
  },
  {
    id: 'luks.not-opened',
    kind: 'authentication_refused',
    program: 'linux',
    forms: [
      { words: 'no key available with this passphrase', pattern: /No key available with this passphrase/ },
      {
        words: 'failed to activate with specified passphrase',
        pattern: /Failed to activate with specified passphrase/,
      },
      {
        words: 'cryptsetup error',
        pattern:
          /cryptsetup: ERROR: (?<object>[\w.-]{1,60}): (?:maximum number of tries exceeded|cryptsetup failed, bad password or options)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The encrypted volume {object|} is not opened: wrong passphrase or key file',
    check: {
      text: 'See key slots',
      host: 'sudo cryptsetup luksDump <device> | grep -E "Keyslots|^ +[0-9]+:"; cat /etc/crypttab',
    },
    repair: [
      {
        text: 'Try the passphrase with an US keyboard layout in mind, name the key file in /etc/crypttab, enrol TPM or Clevis anew after a firmware update',
        host: 'sudo cryptsetup open --test-passphrase -v <device>',
      },
    ],
    source: 'cryptsetup src/utils_tools.c; systemd-cryptsetup',
    matches: [
      'No key available with this passphrase.',
      'systemd-cryptsetup[312]: Failed to activate with specified passphrase. (Passphrase incorrect?)',
      'cryptsetup: ERROR: sda3_crypt: cryptsetup failed, bad password or options?',
    ],
    ignores: ['Key slot 0 unlocked.'],
  },
  {
    id: 'luks.no-header',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      {
        words: 'device dev is not a valid luks device',
        pattern: /Device (?<object>\/dev\/\S{1,80}) is not a valid LUKS device/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The device {object} holds no LUKS header',
    check: { text: 'See what is on it', host: 'sudo blkid -p {object}; sudo lsblk -f' },
    repair: [
      {
        text: 'Name the right device (the letters change: use UUID=), or put back a copy of the header',
        host: 'sudo cryptsetup luksHeaderRestore {object} --header-backup-file <file>',
        destructive: true,
      },
    ],
    source: 'cryptsetup lib/setup.c',
    matches: [
      'Device /dev/sdb is not a valid LUKS device.',
      'cryptsetup: Device /dev/nvme0n1p3 is not a valid LUKS device.',
    ],
    ignores: ['Device /dev/sdb is active.'],
  },
  {
    id: 'linux.package-signature',
    kind: 'certificate_untrusted',
    program: 'linux',
    forms: [
      {
        words: 'invalid or corrupted package pgp signature',
        pattern: /invalid or corrupted package \(PGP signature\)/,
      },
      {
        words: 'signature from is',
        pattern: /signature from "[^"]{1,100}" is (?:unknown trust|marginal trust|invalid)/,
      },
      { words: 'public key not', pattern: /public key (?:for \S{1,80} )?is not (?:installed|trusted)/i },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The packages are not trusted: a signing key is missing or old',
    check: { text: 'See keyring and clock', host: 'timedatectl; pacman -Q archlinux-keyring || rpm -qa gpg-pubkey*' },
    repair: [
      {
        text: 'Renew the keyring first, then upgrade',
        host: 'sudo pacman -Sy archlinux-keyring && sudo pacman -Su || sudo rpm --import <key>',
      },
    ],
    source: 'pacman lib/libalpm; rpm',
    matches: [
      'error: failed to commit transaction (invalid or corrupted package (PGP signature))',
      'error: foo: signature from "Jane <j@example.com>" is unknown trust',
      'Public key for foo-1.rpm is not installed',
    ],
    ignores: ['signature OK'],
  },
  {
    id: 'dnf.mirrors-away',
    kind: 'unreachable',
    program: 'linux',
    forms: [
      {
        words: 'cannot',
        pattern: /Cannot (?:download|prepare internal mirrorlist)[^\r\n]{0,120}(?:All mirrors were tried|Curl error)/,
      },
      {
        words: 'could not retrieve mirrorlist error was',
        pattern: /Could not retrieve mirrorlist (?<peer>https?:\/\/\S{1,120}) error was/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'dnf or yum cannot fetch from its repositories: all mirrors failed',
    check: {
      text: 'See whether the release is still served',
      host: 'cat /etc/os-release | head -3; curl -sI <baseurl>/repodata/repomd.xml | head -1',
    },
    repair: [
      {
        text: 'CentOS 7/8 and old Fedora are at vault.centos.org or archives; else correct DNS and proxy',
        host: "sudo sed -i 's/mirrorlist/#mirrorlist/; s|#baseurl=http://mirror.centos.org|baseurl=http://vault.centos.org|' /etc/yum.repos.d/CentOS-*",
        destructive: true,
      },
    ],
    source: 'dnf, librepo',
    matches: [
      'Cannot download repomd.xml: Cannot download repodata/repomd.xml: All mirrors were tried',
      'Could not retrieve mirrorlist http://mirrorlist.centos.org/?release=7&arch=x86_64&repo=os error was',
    ],
    ignores: ['Metadata cache created.'],
  },
  {
    id: 'linux.account-file-locked',
    kind: 'lock_held',
    program: 'linux',
    forms: [
      {
        words: 'cannot lock etc try again later',
        pattern: /(?:useradd|usermod|passwd|groupadd|userdel): cannot lock (?<path>\/etc\/\w{1,20}); try again later/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'An account cannot be changed: {path} is locked',
    check: { text: 'See the lock', host: 'sudo ls -l /etc/*.lock; ps aux | grep -E "[u]seradd|[p]asswd"' },
    repair: [
      {
        text: 'Remove the lock file left by an ended program',
        host: 'sudo rm -f /etc/passwd.lock /etc/shadow.lock /etc/group.lock /etc/gshadow.lock',
        destructive: true,
      },
    ],
    source: 'shadow lib/commonio.c',
    matches: [
      'useradd: cannot lock /etc/passwd; try again later.',
      'groupadd: cannot lock /etc/group; try again later.',
    ],
    ignores: ['useradd: user x added'],
  },
];

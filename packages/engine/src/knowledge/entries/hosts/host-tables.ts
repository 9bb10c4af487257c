import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO_FILLS: Step = {
  text: 'See what fills {path|the file system}, and which deleted files are still open',
  host: 'sudo du -xh {path|/} | sort -h | tail -20; sudo lsof +L1 | head',
  compose: 'sudo du -xh {path|/} | sort -h | tail -20; docker system df',
};

/** What commands of a Linux host print of it, rows read with the names of their columns. */
export const HOST_TABLES: readonly CatalogueEntry[] = [
  {
    id: 'linux.listed-file-system-full',
    kind: 'disk_full',
    forms: [
      {
        words: 'filesystem use mounted on',
        pattern:
          /\bFilesystem=(?<object>(?!\/dev\/loop|squashfs|overlay\b|devtmpfs)[^;]{1,160}); [\w-]{1,12}=(?<limit>[^;]{1,16}); Used=(?<value>[^;]{1,16}); Avail\w{0,6}=[^;]{1,16}; (?:Use|Capacity)%=(?:9[89]|100)%; Mounted on=(?<path>(?!\/snap\/|\/media\/cd)\/[^;\n]{0,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The file system {path} is full ({value} of {limit})',
    check: WHO_FILLS,
    repair: [
      {
        text: 'Remove what is not needed, rotate logs, or enlarge {path}; then start what failed',
        host: 'sudo journalctl --vacuum-size=200M; sudo apt-get clean',
        compose: 'docker system prune',
        destructive: true,
      },
    ],
    source: 'GNU coreutils src/df.c; df(1)',
    matches: [
      'Filesystem=/dev/sdb1; Size=100G; Used=100G; Avail=0; Use%=100%; Mounted on=/srv/uploads',
      'Filesystem=/dev/nvme0n1p2; 1K-blocks=41152812; Used=40211812; Available=118212; Use%=99%; Mounted on=/',
    ],
    ignores: [
      'Filesystem=/dev/sda1; Size=40G; Used=21G; Avail=17G; Use%=56%; Mounted on=/',
      'Filesystem=/dev/loop3; Size=64M; Used=64M; Avail=0; Use%=100%; Mounted on=/snap/core20/1974',
    ],
  },
  {
    id: 'linux.listed-inodes-used-up',
    kind: 'disk_full',
    forms: [
      {
        words: 'filesystem inodes iused iuse mounted on',
        pattern:
          /\bFilesystem=(?<object>(?!\/dev\/loop)[^;]{1,160}); Inodes=(?<limit>[^;]{1,16}); IUsed=(?<value>[^;]{1,16}); IFree=[^;]{1,16}; IUse%=(?:9[89]|100)%; Mounted on=(?<path>(?!\/snap\/)\/[^;\n]{0,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The file system {path} has no inodes left ({value} of {limit}): too many small files',
    check: {
      text: 'See which folder below {path} holds the many files',
      host: 'sudo du --inodes -x {path} | sort -n | tail -20',
    },
    repair: [
      {
        text: 'Remove the many small files (sessions, caches, mail queues), or make the file system anew with more inodes',
        host: 'sudo find <folder> -xdev -type f -mtime +7 -delete',
        destructive: true,
      },
    ],
    source: 'GNU coreutils src/df.c; df(1) --inodes',
    matches: [
      'Filesystem=/dev/sda3; Inodes=655360; IUsed=655360; IFree=0; IUse%=100%; Mounted on=/var',
      'Filesystem=/dev/vda1; Inodes=5.0M; IUsed=5.0M; IFree=812; IUse%=100%; Mounted on=/',
    ],
    ignores: ['Filesystem=/dev/sda1; Inodes=2621440; IUsed=310222; IFree=2311218; IUse%=12%; Mounted on=/'],
  },
  {
    id: 'linux.listed-memory-used-up',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'mem total available',
        pattern:
          /^(?:Mem:[^\n]{1,200}\n)?Mem:; total=(?<limit>\d{4}(?=;[^\n]{1,160} available=\d{1,2}$)|\d{5}(?=;[^\n]{1,160} available=\d{1,3}$)|\d{7}(?=;[^\n]{1,160} available=\d{1,5}$)|\d{8}(?=;[^\n]{1,160} available=\d{1,6}$)|[\d.]{1,5}Gi?(?=;[^\n]{1,160} available=1?\d{1,2}Mi?$));[^\n]{1,160} available=(?<value>[\w.]{1,12})$/,
      },
    ],
    nearby: [/Swap:; total=[1-9][\w.]{0,10}; used=(?<object>[\w.]{1,12}); free=0/],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The memory of the host is used up: {value} of {limit} is available',
    check: {
      text: 'See who uses the memory, and whether the kernel killed somebody',
      host: 'ps aux --sort=-rss | head; sudo dmesg -T | grep -i "killed process" | tail -5',
      compose:
        'docker stats --no-stream; ps aux --sort=-rss | head; sudo dmesg -T | grep -i "killed process" | tail -5',
    },
    repair: [
      {
        text: 'Stop or limit what uses most (memory limits, smaller caches, fewer workers), or give the host more memory',
      },
    ],
    source: 'procps-ng src/free.c; free(1), available',
    matches: [
      'Mem:; total=7953; used=7702; free=102; shared=18; buff/cache=148; available=61',
      'Mem:; total=7.7Gi; used=7.4Gi; free=88Mi; shared=12Mi; buff/cache=210Mi; available=59Mi',
    ],
    ignores: ['Mem:; total=7953; used=2702; free=3102; shared=18; buff/cache=2148; available=4961'],
  },
  {
    id: 'linux.listed-processors-busy',
    kind: 'cpu_starved',
    forms: [
      {
        words: 'cpu s us sy id wa',
        pattern: /%Cpu\(s\): {0,4}[\d.]{1,6} us, {1,4}[\d.]{1,6} sy,[^\n]{0,30}? (?<value>[0-5][.,]\d) id/,
      },
    ],
    nearby: [/%CPU=(?<limit>[\d.]{2,8}); %MEM=[\d.]{1,8}; TIME\+=[\d:.]{1,14}; COMMAND=(?<object>[^\n;]{1,80})/],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The processors are busy ({value} % idle): {object|one process} uses {limit|most} %',
    check: {
      text: 'See what {object|the busiest process} is doing and since when',
      host: 'top -b -n 1 | head -20; ps -eo pid,etime,pcpu,args --sort=-pcpu | head',
    },
    repair: [
      {
        text: 'Let it run at another time, with fewer threads or a lower priority (nice, CPU limit), or give the host more processors',
      },
    ],
    source: 'procps-ng src/top/top.c; top(1), summary display',
    matches: [
      '%Cpu(s): 97.8 us,  1.9 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.3 si,  0.0 st',
      '%Cpu(s): 62.1 us, 33.0 sy,  0.0 ni,  3.1 id,  1.2 wa,  0.0 hi,  0.6 si,  0.0 st',
    ],
    ignores: ['%Cpu(s):  2.8 us,  1.9 sy,  0.0 ni, 95.0 id,  0.0 wa,  0.0 hi,  0.3 si,  0.0 st'],
  },
  {
    id: 'linux.listed-waits-for-disk',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'cpu s us sy id wa',
        pattern: /%Cpu\(s\): {0,4}[\d.]{1,6} us,[^\n]{0,60}? (?<value>(?:[3-9]\d|100)[.,]\d) wa/,
      },
      { words: 'swpd free id wa', pattern: /\bswpd=\d{1,12};[^\n]{1,200}; wa=(?<value>[3-9]\d|100)\b/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The processors wait for the disk ({value} % iowait)',
    check: {
      text: 'See which disk is slow and who reads or writes it',
      host: 'iostat -xz 1 3; sudo iotop -obn 1 | head; sudo dmesg -T | grep -iE "i/o error|reset|timeout" | tail',
    },
    repair: [
      {
        text: 'Move what reads or writes most to another time or disk, or use a faster one; swapping means too little memory',
      },
    ],
    source: 'procps-ng src/vmstat.c; vmstat(8), wa; top(1)',
    matches: [
      '%Cpu(s):  3.1 us,  4.0 sy,  0.0 ni, 14.8 id, 78.1 wa,  0.0 hi,  0.0 si,  0.0 st',
      'r=1; b=14; swpd=0; free=812332; buff=10222; cache=512322; si=0; so=0; bi=88212; bo=120; in=2210; cs=4100; us=3; sy=4; id=15; wa=78; st=0',
    ],
    ignores: [
      'r=1; b=0; swpd=0; free=812332; buff=10222; cache=512322; si=0; so=0; bi=2; bo=12; in=2210; cs=4100; us=3; sy=4; id=92; wa=1; st=0',
    ],
  },
  {
    id: 'linux.listed-waits-uninterruptibly',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'pid stat command start',
        pattern:
          /\bPID=\d{1,8};[^\n]{1,160}; STAT=D[\w<+]{0,4}; START=[^;]{1,12}; TIME=[\d:.]{1,12}; COMMAND=(?<object>[^\n]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Processes hang in the kernel (state D): {object} waits for a disk or network file system',
    check: {
      text: 'See in which call of the kernel they wait, and which mount does not answer',
      host: 'ps -eo pid,stat,wchan:30,args | grep " D"; sudo dmesg -T | grep -iE "nfs|blocked for more than|i/o error" | tail; timeout 5 df -h',
    },
    repair: [
      {
        text: 'Bring back the disk or file server; a mount that will not answer again: take it away lazily',
        host: 'sudo umount -fl <mount>',
        destructive: true,
      },
    ],
    source: 'ps(1), PROCESS STATE CODES; Linux kernel/hung_task.c',
    matches: [
      'USER=www-data; PID=2201; %CPU=0.0; %MEM=0.4; VSZ=220112; RSS=33012; TTY=?; STAT=D; START=08:03; TIME=0:01; COMMAND=php-fpm: pool www',
      'USER=root; PID=1022; %CPU=0.0; %MEM=0.0; VSZ=0; RSS=0; TTY=?; STAT=Ds; START=Nov28; TIME=0:00; COMMAND=/usr/bin/rsync -a /data /mnt/nas',
    ],
    ignores: [
      'USER=root; PID=1; %CPU=0.0; %MEM=0.1; VSZ=168; RSS=11; TTY=?; STAT=Ss; START=08:00; TIME=0:02; COMMAND=/sbin/init',
    ],
  },
  {
    id: 'linux.listed-accept-queue-full',
    kind: 'queue_full',
    forms: [
      {
        words: 'state listen recv q send q local address',
        pattern:
          /\bState=LISTEN; Recv-Q=(?<value>[1-9]\d{1,6}); Send-Q=(?<limit>\d{1,6}); Local Address:Port=\S{1,60}:(?<port>\d{1,5});/,
      },
    ],
    nearby: [/users:\(\("(?<object>[\w.-]{1,60})"/],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: '{value} connections to port {port} wait to be accepted (backlog {limit}): the process hangs',
    check: {
      text: 'See what the listening process does: is it stuck, out of workers, or out of file descriptors',
      host: 'sudo ss -ltnp "sport = :{port}"; sudo cat /proc/<pid>/stack; sudo strace -fp <pid> -c',
    },
    repair: [
      {
        text: 'Restart it when it is stuck; give it more workers, or a larger backlog (net.core.somaxconn) for bursts',
      },
    ],
    source: 'iproute2 misc/ss.c; ss(8); listen(2), backlog',
    matches: [
      'State=LISTEN; Recv-Q=129; Send-Q=128; Local Address:Port=0.0.0.0:8000; Peer Address:Port=0.0.0.0:*',
      'Netid=tcp; State=LISTEN; Recv-Q=512; Send-Q=511; Local Address:Port=*:80; Peer Address:Port=*:*',
    ],
    ignores: ['State=LISTEN; Recv-Q=0; Send-Q=511; Local Address:Port=0.0.0.0:80; Peer Address:Port=0.0.0.0:*'],
  },
  {
    id: 'linux.listed-listens-at-loopback',
    kind: 'wrong_address',
    forms: [
      {
        words: 'state listen local address users',
        pattern:
          /\bState=LISTEN; Recv-Q=0; Send-Q=\d{1,6}; Local Address:Port=(?<peer>127\.0\.0\.1|\[::1\]):(?<port>(?!53;|25;|631;|6010;)\d{1,5}); Peer Address:Port=\S{1,20}; Process=users:\(\("(?<object>(?!systemd|cups|containerd|dockerd|sshd|master|chronyd)[\w.-]{1,60})"/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: '{object} listens at {peer}:{port} only: nobody else reaches it from outside',
    check: {
      text: 'See at which address it is told to listen, and try it from outside',
      host: 'sudo ss -ltnp "sport = :{port}"; curl -sS -o /dev/null -w "%{http_code}" http://<address of the host>:{port}/',
    },
    repair: [
      {
        text: 'Let it listen at 0.0.0.0 (HOST, bind, listen_addresses), or put a reverse proxy on the same host before it',
      },
    ],
    source: 'iproute2 misc/ss.c; ip(7), INADDR_LOOPBACK',
    matches: [
      'State=LISTEN; Recv-Q=0; Send-Q=511; Local Address:Port=127.0.0.1:3000; Peer Address:Port=0.0.0.0:*; Process=users:(("node",pid=881,fd=19))',
      'State=LISTEN; Recv-Q=0; Send-Q=200; Local Address:Port=[::1]:5432; Peer Address:Port=[::]:*; Process=users:(("postgres",pid=2,fd=6))',
    ],
    ignores: [
      'State=LISTEN; Recv-Q=0; Send-Q=511; Local Address:Port=0.0.0.0:3000; Peer Address:Port=0.0.0.0:*; Process=users:(("node",pid=881,fd=19))',
    ],
  },
  {
    id: 'linux.md-member-failed',
    kind: 'data_corruption',
    program: 'mdadm',
    forms: [
      {
        words: 'active f',
        pattern:
          /^(?<object>md\w{1,12}) : active (?:\([\w-]{1,20}\) )?raid\d{1,2} [^\n]{0,200}?\b(?<path>[a-z]{2,8}\w{0,8})\[\d{1,3}\]\(F\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk {path} of the RAID {object} has failed',
    check: {
      text: 'See how the array and the disk are',
      host: 'sudo mdadm --detail /dev/{object}; sudo smartctl -a /dev/{path}',
    },
    repair: [
      {
        text: 'Take the disk out, replace it, and add the new one; the array rebuilds',
        host: 'sudo mdadm /dev/{object} --remove /dev/{path}; sudo mdadm /dev/{object} --add <new>',
        destructive: true,
      },
    ],
    source: 'Linux drivers/md/md.c md_seq_show; Documentation/admin-guide/md.rst',
    matches: [
      'md0 : active raid1 sdb1[1](F) sda1[0]',
      'md127 : active (auto-read-only) raid5 sdc1[2] sdd1[3](F) sda1[0]',
    ],
    ignores: ['md0 : active raid1 sdb1[1] sda1[0]'],
  },
  {
    id: 'zfs.device-faulted',
    kind: 'data_corruption',
    program: 'zfs',
    forms: [
      {
        words: 'state faulted read write cksum',
        pattern: /\bNAME=(?<object>[\w.:-]{2,80}); STATE=(?<value>FAULTED|UNAVAIL|REMOVED|OFFLINE); READ=/,
      },
      ...['unavail', 'removed', 'offline'].map((word) => ({
        words: `state ${word} read write cksum`,
        pattern: /\bNAME=(?<object>[\w.:-]{2,80}); STATE=(?<value>FAULTED|UNAVAIL|REMOVED|OFFLINE); READ=/,
      })),
    ],
    nearby: [/^\s{0,8}pool: (?<path>[\w.:-]{1,80})/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk {object} of the pool {path|of ZFS} is {value}',
    check: {
      text: 'See the errors of the disk and the state of the pool',
      host: 'zpool status -v {path}; sudo smartctl -a /dev/{object}',
    },
    repair: [
      {
        text: 'Replace the disk; the pool resilvers',
        host: 'sudo zpool replace {path} {object} <new>',
        destructive: true,
      },
    ],
    source: 'OpenZFS cmd/zpool/zpool_main.c print_status_config; zpoolconcepts(7), Device Failure and Recovery',
    matches: [
      'NAME=sdc; STATE=FAULTED; READ=12; WRITE=3; CKSUM=0  too many errors',
      'NAME=ata-WDC_8812; STATE=UNAVAIL; READ=0; WRITE=0; CKSUM=0',
      'NAME=sdd; STATE=REMOVED; READ=0; WRITE=0; CKSUM=0',
      'NAME=sde; STATE=OFFLINE; READ=0; WRITE=0; CKSUM=0',
    ],
    ignores: ['NAME=sdb; STATE=ONLINE; READ=0; WRITE=0; CKSUM=0'],
  },
];

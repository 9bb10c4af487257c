import type { CatalogueEntry } from '../../catalogue-entry.ts';

const STATE = 'ceph -s; ceph health detail; ceph osd tree; ceph osd df';

export const CEPH: readonly CatalogueEntry[] = [
  {
    id: 'ceph.osd-full',
    kind: 'disk_full',
    program: 'ceph',
    forms: [
      { words: 'full osd s', pattern: /(?<!was: )\b(?<value>\d{1,5} full osd\(s\))/ },
      { words: 'osd_full', pattern: /\b(?:OSD_FULL|POOL_FULL)\b: (?<value>.{1,60})/ },
      { words: 'pool s full', pattern: /\b(?<value>\d{1,5} pool\(s\) full)/ },
      { words: 'osd is full', pattern: /\b(?<value>osd\.\d{1,6} is full)\b/ },
      { words: 'pool is full', pattern: /\b(?<value>pool '[^']{1,80}' is full)\b/ },
      {
        words: 'reached critical levels of available space on local monitor storage shutdown',
        pattern: /reached critical levels of available space on local monitor storage -- shutdown!/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Ceph takes no writes any more: {value|it is full}',
    check: { text: 'See which OSDs are full and whether the data lies unevenly', host: STATE },
    repair: [
      {
        text: 'Add disks or delete data; for the time of deleting raise the mark a little',
        host: 'ceph osd set-full-ratio 0.97; ceph balancer on; ceph osd reweight-by-utilization',
        destructive: true,
      },
      {
        text: 'When it is a monitor, make room in /var/lib/ceph (logs, other data) and compact its store',
        host: 'df -h /var/lib/ceph; ceph tell mon.<id> compact',
      },
    ],
    source: 'Ceph documentation, Health checks OSD_FULL, POOL_FULL; src/osd/OSDMap.cc check_health',
    matches: [
      '            1 full osd(s)',
      'OSD_FULL: 1 full osd(s)',
      'HEALTH_ERR 1 full osd(s); 2 pool(s) full',
      '            3 pool(s) full',
      'osd.3 is full',
      "    pool 'rbd' is full (no space)",
      'mon.a@0(leader) e3 reached critical levels of available space on local monitor storage -- shutdown!',
    ],
    ignores: ['1 nearfull osd(s)'],
  },
  {
    id: 'ceph.osd-nearfull',
    kind: 'disk_full',
    program: 'ceph',
    forms: [
      { words: 'nearfull osd s', pattern: /\b(?<value>\d{1,5} nearfull osd\(s\))/ },
      { words: 'backfillfull osd s', pattern: /\b(?<value>\d{1,5} backfillfull osd\(s\))/ },
      {
        words: 'low on available space',
        pattern: /(?<value>mons? [\w.,-]{1,120} (?:is|are) (?:very )?low on available space)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Ceph runs out of space soon: {value}',
    check: {
      text: 'See the use of each OSD, and of the disk under /var/lib/ceph of the monitors',
      host: `${STATE}; df -h /var/lib/ceph`,
    },
    repair: [
      {
        text: 'Add disks, balance, or delete; clean up the disk of the monitor',
        host: 'ceph balancer on; sudo journalctl --vacuum-size=500M',
      },
    ],
    source: 'Ceph documentation, Health checks OSD_NEARFULL, MON_DISK_LOW',
    matches: [
      '            1 nearfull osd(s)',
      'HEALTH_WARN 1 backfillfull osd(s)',
      'HEALTH_WARN mon a is low on available space',
      'HEALTH_ERR mons a,b,c are very low on available space',
    ],
    ignores: ['HEALTH_OK'],
  },
  {
    id: 'ceph.osd-down',
    kind: 'cluster_quorum',
    program: 'ceph',
    forms: [
      { words: 'osds down', pattern: /\b(?<value>\d{1,5} osds? down)\b/ },
      { words: 'host down osds', pattern: /\b(?<value>\d{1,4} hosts? \(\d{1,5} osds\) down)/ },
      { words: 'osd marked itself down', pattern: /osd\.(?<object>\d{1,6}) marked itself down/ },
      {
        words: 'osd failed reporters',
        pattern: /osd\.(?<object>\d{1,6}) failed \(root=.{1,160}\) \(\d{1,4} reporters/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'ceph-osd',
    specificity: 2,
    means: 'Ceph has lost a disk service: {value|an OSD failed}',
    check: {
      text: 'See on the host of the OSD whether its disk or its service failed',
      host: `${STATE}; sudo journalctl -u ceph-osd@{object|<id>} -n 40 --no-pager; sudo dmesg -T | grep -E "I/O error" | tail`,
    },
    repair: [
      {
        text: 'Start the service; when the disk is dead, take it out and replace it',
        host: 'sudo systemctl reset-failed ceph-osd@{object|<id>}; sudo systemctl start ceph-osd@{object|<id>}; ceph osd out {object|<id>}',
      },
    ],
    source: 'Ceph documentation, Health checks OSD_DOWN; src/mon/OSDMonitor.cc',
    matches: [
      '            1 osds down',
      '            1 host (3 osds) down',
      'cluster [INF] osd.3 marked itself down and dead',
      'cluster [INF] osd.3 failed (root=default,host=ceph2) (2 reporters from different host after 20.8 >= grace 20.0)',
    ],
    ignores: ['osd: 6 osds: 6 up (since 3d), 6 in (since 9d)'],
  },
  {
    id: 'ceph.data-unavailable',
    kind: 'cluster_quorum',
    program: 'ceph',
    forms: [
      {
        words: 'reduced data availability pgs',
        pattern: /Reduced data availability: (?<value>\d{1,7} pgs? (?:inactive|down|incomplete|peering|stale))/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'ceph-osd',
    specificity: 2,
    means: 'Ceph cannot serve part of its data: {value}',
    check: {
      text: 'See which OSDs are missing or slow',
      host: `${STATE}; ceph pg dump_stuck inactive; ceph daemon osd.<id> dump_historic_ops | head -40`,
    },
    repair: [
      {
        text: 'Bring the missing OSDs back; for slow ones see to disk and network, then start that OSD again',
        host: 'sudo systemctl restart ceph-osd@<id>',
      },
    ],
    source: 'Ceph documentation, Health checks PG_AVAILABILITY, SLOW_OPS',
    matches: [
      '            Reduced data availability: 12 pgs inactive, 4 pgs down',
      'cluster [WRN] Health check failed: Reduced data availability: 12 pgs inactive (PG_AVAILABILITY)',
    ],
    ignores: ['pgs:     128 active+clean'],
  },
  {
    id: 'ceph.data-damaged',
    kind: 'data_corruption',
    program: 'ceph',
    forms: [
      {
        words: 'possible data damage pg',
        pattern:
          /Possible data damage: (?<value>\d{1,7} pgs? (?:inconsistent|recovery_unfound|snaptrim_error|backfill_unfound))/,
      },
      { words: 'scrub errors', pattern: /\b(?<value>\d{1,7} scrub errors)\b/ },
      { words: 'objects unfound', pattern: /\b(?<value>\d{1,12}\/\d{1,12} objects unfound)/ },
      {
        words: '_verify_csum bad checksum',
        pattern: /_verify_csum bad \w{3,20}\/0x[\da-f]{1,8} checksum at blob offset/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Ceph found damaged or missing objects ({value|bad checksum on an OSD})',
    check: {
      text: 'See which placement groups, and whether one disk has read errors',
      host: 'ceph health detail | grep -E "pg |osd"; rados list-inconsistent-obj <pg> --format=json-pretty | head -40; sudo dmesg -T | grep "I/O error" | tail',
    },
    repair: [
      {
        text: 'Let Ceph repair the group from the good copies; replace a disk that has errors',
        host: 'ceph pg repair <pg>',
      },
      {
        text: 'Unfound objects come back with the OSD that holds them; only when it is lost for good give them up',
        host: 'ceph pg <pg> mark_unfound_lost revert',
        destructive: true,
      },
    ],
    source: 'Ceph documentation, Health checks PG_DAMAGED, OSD_SCRUB_ERRORS, OBJECT_UNFOUND',
    matches: [
      '            Possible data damage: 1 pg inconsistent',
      '            1 scrub errors',
      '            1/4711 objects unfound (0.021%)',
      'bluestore(/var/lib/ceph/osd/ceph-3) _verify_csum bad crc32c/0x1000 checksum at blob offset 0x0, got 0x6706be76, expected 0x12ab, device location [0x2000~1000]',
    ],
    ignores: ['scrub ok'],
  },
  {
    id: 'ceph.monitor-trouble',
    kind: 'cluster_quorum',
    program: 'ceph',
    forms: [
      {
        words: 'mons down quorum',
        pattern: /(?<!was: )\b(?<value>\d{1,2}\/\d{1,2}) mons down, quorum (?<object>[\w.,-]{1,80})/,
      },
      {
        words: 'monclient authenticate timed out after',
        pattern: /monclient(?:\(\w{1,12}\))?: authenticate timed out after (?<limit>\d{1,5})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'ceph-mon',
    specificity: 2,
    means: 'Ceph lacks monitors: {value|none of them answers}',
    check: {
      text: 'See which monitors run and whether ports 3300 and 6789 are open',
      host: 'ceph quorum_status -f json-pretty | head -30; systemctl status "ceph-mon@*"; df -h /var/lib/ceph',
    },
    repair: [
      {
        text: 'Start the missing monitor; without a majority nothing works',
        host: 'sudo systemctl reset-failed ceph-mon@<id>; sudo systemctl start ceph-mon@<id>',
      },
    ],
    source: 'Ceph documentation, Health checks MON_DOWN; src/mon/MonClient.cc',
    matches: [
      '            1/3 mons down, quorum a,b',
      '2025-05-06T07:41:08.826+0000 7f2a monclient(hunting): authenticate timed out after 300',
    ],
    ignores: ['mon: 3 daemons, quorum a,b,c (age 9d)'],
  },
  {
    id: 'ceph.clock-skew',
    kind: 'clock_wrong',
    program: 'ceph',
    forms: [
      {
        words: 'clock skew detected on mon',
        pattern: /clock skew detected on (?<peer>mon\.[\w.-]{1,60}(?:, mon\.[\w.-]{1,60}){0,6})/,
      },
      {
        words: 'mon clock skew max',
        pattern:
          /(?<peer>mon\.[\w.-]{1,60})(?: addr \S{1,60})? clock skew (?<value>[\d.]{1,20}s) > max (?<limit>[\d.]{1,20}s)/,
      },
      { words: 'clock skew max', pattern: /clock skew (?<value>[\d.]{1,12}s) > max (?<limit>[\d.]{1,8}s)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The clock of {peer|a Ceph monitor} is off ({value|over the limit})',
    check: { text: 'Compare the clocks of the monitors', host: 'ceph time-sync-status; timedatectl; chronyc tracking' },
    repair: [
      {
        text: 'Let all monitors take their time from the same servers',
        host: 'sudo systemctl enable --now chrony && sudo chronyc makestep && sudo systemctl restart ceph-mon.target',
      },
    ],
    source: 'Ceph documentation, Health checks MON_CLOCK_SKEW',
    matches: [
      '            clock skew detected on mon.b',
      '    mon.b addr 10.0.0.2:6789/0 clock skew 0.412s > max 0.05s (latency 0.001s)',
      '2021-11-17T08:59:52.571594-0800 mon.pelican (mon.0) 55472 : cluster [WRN] 1 clock skew 0.283028s > max 0.05s',
    ],
    ignores: ['mon_clock_drift_allowed 0.05'],
  },
  {
    id: 'ceph.login-refused',
    kind: 'authentication_refused',
    program: 'ceph',
    forms: [
      {
        words: 'handle_auth_bad_method server allowed_methods but i only support',
        pattern:
          /handle_auth_bad_method server allowed_methods \[(?<wanted>[\d,]{1,12})\] but i only support \[(?<value>[\d,]{1,12})\]/,
      },
      {
        words: 'auth unable to find a keyring on',
        pattern: /auth: unable to find a keyring on (?<path>\S{5,200}?)[:,]/,
      },
      {
        words: 'errno 13 rados permission denied',
        pattern: /\[errno 13\] RADOS permission denied \(error connecting to the cluster\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'ceph',
    specificity: 3,
    means: 'Ceph refuses the key of the client, or it has none ({path|keyring})',
    check: {
      text: 'Compare the key of the client with that of the cluster',
      host: 'ls -l /etc/ceph; ceph auth get client.<name>',
      kubernetes: 'kubectl -n rook-ceph get secret | grep -E "csi|keyring"',
    },
    repair: [
      {
        text: 'Write the keyring for the client (readable for its account) or make the key',
        host: 'ceph auth get-or-create client.<name> mon "profile rbd" osd "profile rbd pool=<pool>" -o /etc/ceph/ceph.client.<name>.keyring',
      },
    ],
    source: 'Ceph source, mon/MonClient.cc handle_auth_bad_method(), auth/KeyRing.cc',
    matches: [
      '2025-04-04T07:12:08.113+0000 7f1c -1 monclient(hunting): handle_auth_bad_method server allowed_methods [2] but i only support [2]',
      '2025-04-04T07:12:08.113+0000 7f1c -1 auth: unable to find a keyring on /etc/ceph/ceph.client.admin.keyring,/etc/ceph/ceph.keyring: (2) No such file or directory',
      '[errno 13] RADOS permission denied (error connecting to the cluster)',
    ],
    ignores: ['NOTE: no keyring found; disabled cephx authentication'],
  },
  {
    id: 'ceph.slow-operations',
    kind: 'slow_dependency',
    program: 'ceph',
    forms: [
      {
        words: 'slow ops oldest one blocked for sec',
        pattern:
          /(?<!was: )\b(?<value>\d{1,7}) slow ops, oldest one blocked for (?<limit>\d{1,9}) sec, (?:daemons \[(?<object>[^\]]{1,80})\]|(?<peer>[\w.]{3,40})) ha(?:s|ve) slow ops/,
      },
      {
        words: 'heartbeat_map is_healthy thread had timed out after',
        pattern: /heartbeat_map is_healthy '(?<object>[^']{3,60})' had timed out after (?<limit>[\d.]{1,8})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'ceph',
    specificity: 2,
    means: 'Ceph operations hang for {limit} s ({object|one daemon})',
    check: {
      text: 'Look at the daemon named: its disk, its network, and whether it is alone',
      host: 'ceph osd perf; ceph daemon osd.<id> dump_ops_in_flight; iostat -x 1 5; sudo dmesg -T | tail',
      kubernetes: 'kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph osd perf',
    },
    repair: [
      {
        text: 'Replace or take out the slow disk (ceph osd out), repair the network (MTU, errors), and restart a daemon that does not recover',
        host: 'ceph osd out <id>; ceph orch daemon restart osd.<id>',
      },
    ],
    source: 'Ceph documentation, Health check SLOW_OPS; common/HeartbeatMap.cc',
    matches: [
      'cluster [WRN] Health check failed: 134 slow ops, oldest one blocked for 262945 sec, daemons [osd.0,osd.1,mon.b] have slow ops. (SLOW_OPS)',
      'cluster [WRN] Health check failed: 2 slow ops, oldest one blocked for 262920 sec, mon.b has slow ops (SLOW_OPS)',
      "2025-04-04T07:12:08.113+0000 7f1c  1 heartbeat_map is_healthy 'OSD::osd_op_tp thread 0x7f1c' had timed out after 15.000000s",
    ],
    ignores: [
      'cluster [INF] Health check cleared: SLOW_OPS (was: 2 slow ops, oldest one blocked for 262925 sec, mon.b has slow ops)',
    ],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

const STATE = 'ceph -s; ceph health detail; ceph osd tree; ceph osd df';

export const CEPH: readonly CatalogueEntry[] = [
  {
    id: 'ceph.osd-full',
    kind: 'disk_full',
    program: 'ceph',
    forms: [
      { words: 'full osd s', pattern: /\b(?<value>\d{1,5} full osd\(s\))/ },
      { words: 'osd_full', pattern: /\b(?:OSD_FULL|POOL_FULL)\b: (?<value>.{1,60})/ },
      { words: 'pool s full', pattern: /\b(?<value>\d{1,5} pool\(s\) full)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Ceph is full ({value}): it takes no writes any more',
    check: { text: 'See which OSDs are full and whether the data lies unevenly', host: STATE },
    repair: [
      {
        text: 'Add disks or delete data; for the time of deleting raise the mark a little',
        host: 'ceph osd set-full-ratio 0.97; ceph balancer on; ceph osd reweight-by-utilization',
        destructive: true,
      },
    ],
    source: 'Ceph documentation, Health checks OSD_FULL, POOL_FULL; src/osd/OSDMap.cc check_health',
    matches: [
      '            1 full osd(s)',
      'OSD_FULL: 1 full osd(s)',
      'HEALTH_ERR 1 full osd(s); 2 pool(s) full',
      '            3 pool(s) full',
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
    kind: 'unreachable',
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
    means: 'Disks of Ceph are down ({value|an OSD failed})',
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
    kind: 'unreachable',
    program: 'ceph',
    forms: [
      {
        words: 'reduced data availability pgs',
        pattern: /Reduced data availability: (?<value>\d{1,7} pgs? (?:inactive|down|incomplete|peering|stale))/,
      },
      {
        words: 'slow ops oldest one blocked for sec',
        pattern:
          /(?<value>\d{1,9} slow ops), oldest one blocked for (?<limit>\d{1,9}) sec, .{0,20}?(?<object>(?:osd|mon)\.[\w.]{1,40})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Ceph cannot serve part of its data: {value}',
    check: {
      text: 'See which OSDs are missing or slow',
      host: `${STATE}; ceph pg dump_stuck inactive; ceph daemon {object|osd.<id>} dump_historic_ops | head -40`,
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
      'HEALTH_WARN 12 slow ops, oldest one blocked for 331 sec, daemons [osd.1,osd.2] have slow ops.',
      '            3 slow ops, oldest one blocked for 42 sec, osd.4 has slow ops',
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
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Ceph found damaged or missing objects: {value}',
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
    ],
    ignores: ['scrub ok'],
  },
  {
    id: 'ceph.monitor-trouble',
    kind: 'cluster_quorum',
    program: 'ceph',
    forms: [
      { words: 'mons down quorum', pattern: /\b(?<value>\d{1,2}\/\d{1,2}) mons down, quorum (?<object>[\w.,-]{1,80})/ },
      {
        words: 'monclient hunting authenticate timed out after',
        pattern: /monclient(?:\(hunting\))?: authenticate timed out after (?<limit>\d{1,5})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'ceph-mon',
    specificity: 3,
    means: 'Ceph monitors are missing: {value|no quorum is reached}',
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
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The clock of the Ceph monitor {peer} is off ({value|over the limit})',
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
    ],
    ignores: ['mon_clock_drift_allowed 0.05'],
  },
];

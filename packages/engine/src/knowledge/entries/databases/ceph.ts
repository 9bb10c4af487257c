import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CEPH: readonly CatalogueEntry[] = [
  {
    id: 'ceph.full',
    kind: 'disk_full',
    program: 'ceph',
    forms: [
      { words: 'full osd s', pattern: /(?<!was: )\b(?<value>\d{1,5}) full osd\(s\)/ },
      { words: 'osd is full', pattern: /\bosd\.(?<object>\d{1,6}) is full\b/ },
      { words: 'pool is full', pattern: /\bpool '(?<object>[^']{1,80})' is full\b/ },
      {
        words: 'reached critical levels of available space on local monitor storage shutdown',
        pattern: /reached critical levels of available space on local monitor storage -- shutdown!/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'ceph',
    specificity: 3,
    means: 'Ceph is full ({object|an OSD or the disk of a monitor}): writes are stopped',
    check: {
      text: 'See which OSDs are full and whether the data lie unevenly',
      host: 'ceph health detail; ceph df; ceph osd df tree',
      kubernetes: 'kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph osd df tree',
      compose: 'docker compose exec {service} ceph df',
    },
    repair: [
      {
        text: 'Delete what is not needed or add OSDs; to be able to delete at all raise the ratio a little for the time being',
        host: 'ceph osd set-full-ratio 0.97; ceph osd reweight-by-utilization',
        kubernetes: 'kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph osd set-full-ratio 0.97',
      },
      {
        text: 'For a monitor make room in /var/lib/ceph (logs, other data) and compact its store',
        host: 'ceph tell mon.<id> compact',
      },
    ],
    source: 'Ceph documentation, Health checks OSD_FULL, POOL_FULL, MON_DISK_CRIT; mon/Monitor.cc',
    matches: [
      'cluster [ERR] Health check failed: 1 full osd(s) (OSD_FULL)',
      'osd.3 is full',
      `    pool 'rbd' is full (no space)`,
      'mon.a@0(leader) e3 reached critical levels of available space on local monitor storage -- shutdown!',
    ],
    ignores: ['cluster [WRN] Health check failed: 1 nearfull osd(s) (OSD_NEARFULL)'],
  },
  {
    id: 'ceph.clocks-differ',
    kind: 'clock_wrong',
    program: 'ceph',
    forms: [
      { words: 'clock skew detected on', pattern: /clock skew detected on (?<object>mon\.[\w., -]{0,79}\w)/ },
      { words: 'clock skew max', pattern: /clock skew (?<value>[\d.]{1,12}s) > max (?<limit>[\d.]{1,8}s)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The clocks of the Ceph monitors differ ({object|several hosts})',
    check: {
      text: 'Compare the clocks of the monitor hosts',
      host: 'ceph time-sync-status; chronyc tracking',
      kubernetes: 'kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph time-sync-status',
    },
    repair: [
      {
        text: 'Synchronise all hosts with the same source',
        host: 'sudo systemctl enable --now chrony && sudo chronyc makestep && ceph mon stat',
      },
    ],
    source: 'Ceph documentation, Health check MON_CLOCK_SKEW; mon/Monitor.cc timecheck',
    matches: [
      'cluster [WRN] Health check failed: clock skew detected on mon.b, mon.c (MON_CLOCK_SKEW)',
      '2021-11-17T08:59:52.571594-0800 mon.pelican (mon.0) 55472 : cluster [WRN] 1 clock skew 0.283028s > max 0.05s',
    ],
    ignores: ['no clock skews found after 12 rounds'],
  },
  {
    id: 'ceph.quorum-or-osds-down',
    kind: 'cluster_quorum',
    program: 'ceph',
    forms: [
      {
        words: 'mons down quorum',
        pattern: /(?<!was: )\b(?<value>\d{1,2}\/\d{1,2}) mons down, quorum (?<object>[\w,-]{1,60})/,
      },
      { words: 'osds down', pattern: /(?:Health check failed: |HEALTH_WARN )(?<value>\d{1,5}) osds down/ },
      {
        words: 'reduced data availability pgs inactive',
        pattern: /Reduced data availability: (?<value>\d{1,7} pgs? (?:inactive|stale|down|peering))/,
      },
      {
        words: 'monclient authenticate timed out after',
        pattern: /monclient(?:\(\w{1,12}\))?: authenticate timed out after (?<limit>\d{1,6})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'ceph',
    specificity: 3,
    means: 'Parts of Ceph are away ({value|no monitor quorum answers}): reads and writes may hang',
    check: {
      text: 'See which daemons are down',
      host: 'ceph -s; ceph health detail; ceph osd tree down; sudo systemctl list-units "ceph*" --failed',
      kubernetes:
        'kubectl -n rook-ceph get pods -o wide | grep -vE "Running|Completed"; kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph -s',
    },
    repair: [
      {
        text: 'Start them (ports 3300, 6789 and 6800 to 7300 have to be open between the hosts); replace a disk that has failed',
        host: 'ceph orch daemon restart <daemon> || sudo systemctl restart ceph.target',
        kubernetes: 'kubectl -n rook-ceph rollout restart deploy/<daemon>',
      },
    ],
    source: 'Ceph documentation, Health checks MON_DOWN, OSD_DOWN, PG_AVAILABILITY; mon/MonClient.cc',
    matches: [
      'cluster [WRN] Health check failed: 1/3 mons down, quorum a,c (MON_DOWN)',
      'cluster [WRN] Health check failed: 2 osds down (OSD_DOWN)',
      'cluster [WRN] Health check failed: Reduced data availability: 12 pgs inactive (PG_AVAILABILITY)',
      '2025-04-04T07:12:08.113+0000 7f1c  0 monclient(hunting): authenticate timed out after 300',
    ],
    ignores: ['cluster [INF] Cluster is now healthy'],
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
    specificity: 3,
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
      `2025-04-04T07:12:08.113+0000 7f1c  1 heartbeat_map is_healthy 'OSD::osd_op_tp thread 0x7f1c' had timed out after 15.000000s`,
    ],
    ignores: [
      'cluster [INF] Health check cleared: SLOW_OPS (was: 2 slow ops, oldest one blocked for 262925 sec, mon.b has slow ops)',
    ],
  },
  {
    id: 'ceph.damaged',
    kind: 'data_corruption',
    program: 'ceph',
    forms: [
      {
        words: '_verify_csum bad checksum',
        pattern: /_verify_csum bad \w{3,20}\/0x[\da-f]{1,8} checksum at blob offset/,
      },
      {
        words: 'possible data damage pg inconsistent',
        pattern: /Possible data damage: (?<value>\d{1,6} pgs? inconsistent)/,
      },
      { words: 'scrub errors', pattern: /Health check failed: (?<value>\d{1,7} scrub errors)/ },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'ceph',
    specificity: 3,
    means: 'Objects in Ceph are damaged ({value|bad checksum on an OSD})',
    check: {
      text: 'See which placement groups and OSDs, and whether a disk fails',
      host: 'ceph health detail; rados list-inconsistent-obj <pg> --format=json-pretty; sudo smartctl -a <disk>',
      kubernetes: 'kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph health detail',
    },
    repair: [
      {
        text: 'Let Ceph repair it from the other copies; replace the disk when it comes again',
        host: 'ceph pg repair <pg>',
        kubernetes: 'kubectl -n rook-ceph exec deploy/rook-ceph-tools -- ceph pg repair <pg>',
      },
    ],
    source: 'Ceph source, os/bluestore/BlueStore.cc _verify_csum(); documentation, PG_DAMAGED, OSD_SCRUB_ERRORS',
    matches: [
      'bluestore(/var/lib/ceph/osd/ceph-3) _verify_csum bad crc32c/0x1000 checksum at blob offset 0x0, got 0x6706be76, expected 0x12ab, device location [0x2000~1000]',
      'cluster [ERR] Health check failed: Possible data damage: 1 pg inconsistent (PG_DAMAGED)',
      'cluster [ERR] Health check failed: 2 scrub errors (OSD_SCRUB_ERRORS)',
    ],
    ignores: ['cluster [DBG] 2.1a deep-scrub ok'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PULSAR_REDPANDA: readonly CatalogueEntry[] = [
  {
    id: 'bookkeeper.ledger-directories-full',
    kind: 'disk_full',
    program: 'bookkeeper',
    forms: [
      { words: 'all ledger directories are non writable', pattern: /All ledger directories are non writable/ },
      {
        words: 'adding it to filled dirs list',
        pattern:
          /(?:(?<path>\/\S{1,200}) is out of space|Directory is out of space)\s?[.:] ?Adding it to filled dirs list/i,
      },
      {
        words: 'space left on device used space threshold',
        pattern:
          /Space left on device (?<path>\/\S{1,200}) : (?<value>\S{1,30}), Used space fraction: \S{1,20} > threshold (?<limit>[\d.]{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The BookKeeper bookie went read-only: no room in {path|its ledger directories}',
    check: {
      text: 'See the free space of the ledger directories; diskUsageThreshold is 0.95',
      compose: 'docker compose exec {service} df -h /pulsar/data',
      kubernetes: 'kubectl exec {service} -- df -h /pulsar/data; kubectl get pvc',
      host: 'df -h /pulsar/data; bin/bookkeeper shell bookieinfo',
    },
    repair: [
      {
        text: 'Enlarge the volume, or lower retention and delete backlogs, so that the garbage collection of ledgers frees room; the bookie becomes writable again by itself',
        kubernetes: 'kubectl edit pvc <name>',
        host: 'bin/pulsar-admin topics clear-backlog <topic>',
        destructive: true,
      },
    ],
    source: 'Apache BookKeeper, LedgerDirsManager, DiskChecker, LedgerDirsMonitor',
    matches: [
      'ERROR org.apache.bookkeeper.bookie.LedgerDirsMonitor - All ledger directories are non writable',
      'WARN  org.apache.bookkeeper.bookie.LedgerDirsManager - /pulsar/data/bookkeeper/ledgers/current is out of space. Adding it to filled dirs list',
      'org.apache.bookkeeper.util.DiskChecker$DiskOutOfSpaceException: Space left on device /pulsar/data/bookkeeper/ledgers/current : 1203421184, Used space fraction: 0.9541 > threshold 0.95.',
    ],
    ignores: [
      'INFO  org.apache.bookkeeper.bookie.BookieStateManager - Transitioning Bookie from ReadOnly mode to Writable',
    ],
  },
  {
    id: 'bookkeeper.cookie-mismatch',
    kind: 'invalid_setting',
    program: 'bookkeeper',
    forms: [
      {
        words: 'cookie is not matching with',
        pattern: /Cookie \[(?<value>[^\]]{1,300})\] is not matching with \[(?<wanted>[^\]]{1,300})/,
      },
      { words: 'bookieexception invalidcookieexception', pattern: /BookieException\$InvalidCookieException/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The bookie has a cookie that does not fit the one in the metadata store',
    check: {
      text: 'Compare host name, ledger directories and instance ID of the cookie; a new IP or an emptied ZooKeeper changes them',
      compose: 'docker compose exec {service} cat /pulsar/data/bookkeeper/ledgers/current/VERSION',
      kubernetes: 'kubectl exec {service} -- cat /pulsar/data/bookkeeper/ledgers/current/VERSION',
      host: 'bin/bookkeeper shell cookie_get <bookie>',
    },
    repair: [
      {
        text: 'Give the bookie the host name and directories it had (useHostNameAsBookieID=true keeps it the same after a new IP)',
      },
      {
        text: 'For a bookie whose data is not needed: delete its cookie and format its directories',
        host: 'bin/bookkeeper shell bookieformat -nonInteractive -force -deleteCookie',
        compose: 'docker compose exec {service} bin/bookkeeper shell bookieformat -nonInteractive -force -deleteCookie',
        kubernetes: 'kubectl exec {service} -- bin/bookkeeper shell bookieformat -nonInteractive -force -deleteCookie',
        destructive: true,
      },
    ],
    source: 'Apache BookKeeper, Cookie.verifyInternal()',
    matches: [
      'org.apache.bookkeeper.bookie.BookieException$InvalidCookieException: Cookie [4 bookieHost: "172.18.0.5:3181" journalDir: "data/bookkeeper/journal" ledgerDirs: "1 data/bookkeeper/ledgers"] is not matching with [4 bookieHost: "172.18.0.9:3181" journalDir: "data/bookkeeper/journal" ledgerDirs: "1 data/bookkeeper/ledgers"]',
      'Caused by: org.apache.bookkeeper.bookie.BookieException$InvalidCookieException: ',
    ],
    ignores: ['pam_systemd: audit cookie matching'],
  },
  {
    id: 'pulsar.bookies-too-few',
    kind: 'cluster_quorum',
    program: 'pulsar',
    forms: [
      { words: 'not enough non faulty bookies available', pattern: /Not enough non-faulty bookies available/ },
      { words: 'bknotenoughbookiesexception', pattern: /BKException\$BKNotEnoughBookiesException/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'bookkeeper',
    specificity: 3,
    means: 'Pulsar finds fewer writable bookies than managedLedgerDefaultEnsembleSize asks for',
    check: {
      text: 'List the bookies that can be written; those with a full disk are read-only',
      compose: 'docker compose exec {service} bin/pulsar-admin bookies list-bookies; docker compose ps',
      kubernetes:
        'kubectl get pods | grep -i bookie; kubectl exec {service} -- bin/bookkeeper shell listbookies -rw -h',
      host: 'bin/bookkeeper shell listbookies -rw -h',
    },
    repair: [
      {
        text: 'Start the bookies that are away or free their disks; on a single bookie set ensemble size, write and ack quorum to 1 in broker.conf',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart statefulset/pulsar-bookie',
      },
    ],
    source: 'Apache BookKeeper, BKException.getMessage(); Pulsar, ManagedLedgerImpl',
    matches: [
      'ERROR org.apache.bookkeeper.client.LedgerCreateOp - Not enough bookies to create ledger: Not enough non-faulty bookies available',
      'Caused by: org.apache.bookkeeper.client.BKException$BKNotEnoughBookiesException: ',
    ],
    ignores: ['INFO  org.apache.bookkeeper.client.DefaultBookieAddressResolver - bookie list updated'],
  },
  {
    id: 'pulsar.backlog-quota-exceeded',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'cannot create producer on topic with backlog quota exceeded',
        pattern: /Cannot create producer on topic with backlog quota exceeded/,
      },
      { words: 'producerblockedquotaexceedederror', pattern: /ProducerBlockedQuotaExceededError/ },
      { words: 'producerblockedquotaexceededexception', pattern: /ProducerBlockedQuotaExceededException/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'pulsar',
    specificity: 3,
    means: 'Pulsar takes no more messages: the backlog quota of the topic is used up',
    check: {
      text: 'See which subscription has the backlog; often it is one that nobody uses any more',
      compose: 'docker compose exec pulsar bin/pulsar-admin topics stats <topic>',
      kubernetes: 'kubectl exec pulsar-toolset-0 -- bin/pulsar-admin topics stats <topic>',
      host: 'bin/pulsar-admin topics stats <topic>',
    },
    repair: [
      {
        text: 'Start the consumers of that subscription again, or raise the quota of the namespace',
        host: 'bin/pulsar-admin namespaces set-backlog-quota <tenant>/<namespace> --limit 20G --policy producer_request_hold',
      },
      {
        text: 'Remove a subscription that nobody reads',
        host: 'bin/pulsar-admin topics unsubscribe -s <subscription> <topic>',
        destructive: true,
      },
    ],
    source: 'Apache Pulsar, ServerCnx.handleProducer(), ServerError.ProducerBlockedQuotaExceeded*',
    matches: [
      'WARN  org.apache.pulsar.broker.service.ServerCnx - [/172.18.0.7:41234] Cannot create producer on topic with backlog quota exceeded',
      'WARN  org.apache.pulsar.client.impl.ClientCnx - [pulsar/172.18.0.5:6650] Received error from server: ProducerBlockedQuotaExceededError',
      'org.apache.pulsar.client.api.PulsarClientException$ProducerBlockedQuotaExceededException: Cannot create producer on topic with backlog quota exceeded',
    ],
    ignores: ['INFO  Updated backlog quota of namespace public/default'],
  },
  {
    id: 'seastar.aio-capacity',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'could not setup async i o not enough request capacity in proc sys fs aio max nr',
        pattern: /Could not setup Async I\/O: Not enough request capacity in \/proc\/sys\/(?<setting>fs\/aio-max-nr)/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Redpanda (Seastar) does not start: the kernel limit fs.aio-max-nr is used up',
    check: {
      text: 'Compare what is in use with the limit; the container shares it with everything on the host',
      host: 'sysctl fs.aio-nr fs.aio-max-nr',
    },
    repair: [
      {
        text: 'Raise the limit on the host and keep it',
        host: 'echo "fs.aio-max-nr=1048576" > /etc/sysctl.d/90-aio.conf && sysctl --system',
      },
      {
        text: 'Or give the broker fewer cores (--smp 1): each core reserves its own requests',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Seastar, reactor.cc / reactor_backend.cc setup_aio()',
    matches: [
      'Could not initialize seastar: std::runtime_error (Could not setup Async I/O: Not enough request capacity in /proc/sys/fs/aio-max-nr. Try increasing that number or reducing the amount of logical CPUs available for your application)',
      'ERROR 2025-05-06 07:41:08,826 seastar - Could not setup Async I/O: Not enough request capacity in /proc/sys/fs/aio-max-nr. Try increasing that number or reducing the amount of logical CPUs available for your application',
    ],
    ignores: ['INFO  seastar - Reactor backend: linux-aio'],
  },
  {
    id: 'seastar.memory-short',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'insufficient physical memory needed available',
        pattern: /insufficient physical memory: needed (?<wanted>\d{1,20}) available (?<value>\d{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Redpanda (Seastar) is told to use {wanted} bytes but has {value}',
    check: {
      text: 'Compare --memory and --reserve-memory with the limit of the container',
      compose: 'docker compose config | grep -E "memory|smp"; docker stats --no-stream {service}',
      kubernetes: 'kubectl describe pod {service} | grep -A4 Limits',
      host: 'free -m',
    },
    repair: [
      {
        text: 'Lower --memory or raise the limit, about 2 GB for each core in production; --overprovisioned is for development only',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
      },
    ],
    source: 'Seastar, resource.cc allocate()',
    matches: [
      'Could not initialize seastar: std::runtime_error (insufficient physical memory: needed 2147483648 available 1073741824)',
      'ERROR 2025-05-06 07:41:08,826 seastar - insufficient physical memory: needed 4294967296 available 2020540416',
    ],
    ignores: [
      'INFO  redpanda::main - System resources: { cpus: 2, available memory: 3.700GiB, reserved memory: 266.000MiB}',
    ],
  },
  {
    id: 'redpanda.crash-loop-limit',
    kind: 'crash_signal',
    program: 'redpanda',
    forms: [
      {
        words: 'crash loop detected too many consecutive crashes exceeded',
        pattern:
          /Crash loop detected\. Too many consecutive crashes (?<value>\d{1,6}), exceeded (?<setting>\w{1,40}) configured value (?<limit>\d{1,6})\.[^\n]{0,90}?file at path (?<path>\S{1,200}?)\./,
      },
      { words: 'crash loop detected aborting startup', pattern: /Crash loop detected, aborting startup/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'Redpanda stays down after {value|too many} crashes in a row',
    check: {
      text: 'Read why it crashed before: memory, full disk, a broken segment',
      compose: 'docker compose logs --tail 500 {service} | grep -E "ERROR|Assert|Segmentation"',
      kubernetes: 'kubectl logs {service} --previous --tail 500 | grep -E "ERROR|Assert|Segmentation"',
      host: 'journalctl -u redpanda -n 500 | grep -E "ERROR|Assert|Segmentation"',
    },
    repair: [
      {
        text: 'Repair the cause of the crashes, then remove the file that counts them and start the broker',
        compose:
          'docker compose run --rm --entrypoint rm {service} {path|/var/lib/redpanda/data/startup_log} && docker compose up -d {service}',
        host: 'rm {path|/var/lib/redpanda/data/startup_log} && systemctl restart redpanda',
      },
    ],
    source: 'Redpanda, application.cc check_for_crash_loop()',
    matches: [
      'ERROR 2025-05-06 07:41:08,826 [shard 0:main] main - application.cc:1080 - Crash loop detected. Too many consecutive crashes 6, exceeded crash_loop_limit configured value 5. To recover Redpanda from this state, manually remove file at path "/var/lib/redpanda/data/startup_log". Crash loop automatically resets 1h after last crash or with node configuration changes.',
      'std::runtime_error: Crash loop detected, aborting startup.',
    ],
    ignores: ['INFO main - application.cc - Consecutive crashes detected: 1'],
  },
  {
    id: 'redpanda.disk-nearly-full',
    kind: 'disk_full',
    program: 'redpanda',
    forms: [
      {
        words: 'storage space alert free space at on',
        pattern: /storage space alert: free space at (?<value>[\d.]{1,10})% on (?<path>\S{1,200}): /,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Redpanda has {value} % of free space left on {path}',
    check: {
      text: 'See which topics take the space; below storage_min_free_bytes producers are refused',
      compose: 'docker compose exec {service} rpk cluster logdirs describe; docker compose exec {service} df -h {path}',
      kubernetes: 'kubectl exec {service} -c redpanda -- rpk cluster logdirs describe',
      host: 'rpk cluster logdirs describe; df -h {path}',
    },
    repair: [
      {
        text: 'Shorten retention.ms or retention.bytes of the biggest topic, which deletes its older records',
        host: 'rpk topic alter-config <topic> --set retention.ms=3600000',
        compose: 'docker compose exec {service} rpk topic alter-config <topic> --set retention.ms=3600000',
        kubernetes: 'kubectl exec {service} -c redpanda -- rpk topic alter-config <topic> --set retention.ms=3600000',
        destructive: true,
      },
      { text: 'Or enlarge the disk' },
    ],
    source: 'Redpanda, local_monitor.cc maybe_log_space_error()',
    matches: [
      'ERROR 2025-05-06 07:41:08,826 [shard 0:main] cluster - storage space alert: free space at 4.112% on /var/lib/redpanda/data: 49.998GiB total, 2.056GiB free, min. free for alert 2.500GiB, min. free for degraded 5.000GiB. Please adjust retention policies as needed to avoid running out of space',
      'ERROR cluster - storage space alert: free space at 1.002% on /data: 9.998GiB total, 102.000MiB free, min. free for alert 512.000MiB, min. free for degraded 5.000GiB. Please adjust retention policies as needed to allow writing again',
    ],
    ignores: ['INFO storage_space_alert_free_threshold_percent: 5'],
  },
];

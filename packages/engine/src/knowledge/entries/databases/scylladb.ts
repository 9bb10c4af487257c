import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SCYLLADB: readonly CatalogueEntry[] = [
  {
    id: 'scylladb.aio-limit',
    kind: 'kernel_setting',
    program: 'scylladb',
    forms: [
      {
        words: 'could not setup async i o',
        pattern:
          /Could not setup Async I\/O: (?<value>[A-Za-z ]{5,60})\. The most common cause is not enough request capacity in (?<path>\/proc\/sys\/fs\/aio-max-nr)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ScyllaDB gets no asynchronous I/O: fs.aio-max-nr of the host is too small',
    check: {
      text: 'Compare the limit with what is in use; several Scylla or Redpanda nodes on one host add up',
      host: 'sysctl fs.aio-max-nr fs.aio-nr',
    },
    repair: [
      {
        text: 'Raise fs.aio-max-nr on the host (keep it in /etc/sysctl.d), or give the node fewer cores (--smp 1)',
        host: 'sudo sysctl -w fs.aio-max-nr=1048576 && echo fs.aio-max-nr=1048576 | sudo tee /etc/sysctl.d/90-aio.conf',
        compose: 'sudo sysctl -w fs.aio-max-nr=1048576 && docker compose up -d {service}',
        kubernetes:
          'kubectl debug node/<node> -it --profile=sysadmin --image=busybox -- sysctl -w fs.aio-max-nr=1048576',
      },
    ],
    source: 'Seastar, reactor_backend.cc aio_storage_context',
    matches: [
      'Could not initialize seastar: std::runtime_error (Could not setup Async I/O: Resource temporarily unavailable. The most common cause is not enough request capacity in /proc/sys/fs/aio-max-nr. Try increasing that number or reducing the amount of logical CPUs available for your application)',
      'ERROR 2025-04-04 07:12:08,113 [shard 0] seastar - Could not setup Async I/O: Not enough space. The most common cause is not enough request capacity in /proc/sys/fs/aio-max-nr.',
    ],
    ignores: ['INFO  2025-04-04 07:12:08,113 [shard 0] seastar - Reactor backend: linux-aio'],
  },
];

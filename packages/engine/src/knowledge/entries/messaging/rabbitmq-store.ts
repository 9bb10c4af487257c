import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RABBITMQ_STORE: readonly CatalogueEntry[] = [
  {
    id: 'rabbitmq.store-overloaded-note',
    kind: 'slow_dependency',
    program: 'rabbitmq',
    forms: [
      {
        words: 'mnesia is overloaded dump_log',
        pattern: /Mnesia is overloaded: \{dump_log, ?(?:write_threshold|time_threshold)\}/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 1,
    means:
      'The internal store of RabbitMQ is overloaded: many queues or bindings change at a time, or the disk is slow',
    check: { text: 'See churn and disk', host: 'rabbitmqctl list_queues | wc -l; iostat -x 1 3' },
    repair: [
      {
        text: 'Make fewer short-lived queues and connections, use a faster disk; single notes after a start are harmless',
      },
    ],
    source: 'Erlang mnesia; RabbitMQ docs',
    matches: [
      "[warning] <0.123.0> Mnesia('rabbit@a'): ** WARNING ** Mnesia is overloaded: {dump_log,write_threshold}",
      'Mnesia is overloaded: {dump_log,time_threshold}',
    ],
    ignores: ['Mnesia started'],
  },
];

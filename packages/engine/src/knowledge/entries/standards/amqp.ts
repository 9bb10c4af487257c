import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Reply codes of AMQP 0-9-1, as brokers send them and clients print them. */
export const AMQP: readonly CatalogueEntry[] = [
  {
    id: 'amqp.connection-forced',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'connection_forced broker forced connection closure',
        pattern: /CONNECTION_FORCED - broker forced connection closure with reason '(?<value>[^']{1,60})'/,
      },
      {
        words: 'connection_forced',
        pattern:
          /CONNECTION_FORCED - (?<value>Closed via management plugin|Node was put into maintenance mode|user '[^']{1,60}' is deleted)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'The broker closed the connection on purpose: {value}',
    check: {
      text: 'See whether the broker was stopped or restarted',
      compose: 'docker compose ps -a rabbitmq; docker compose logs --tail 50 rabbitmq',
      kubernetes: 'kubectl get pods; kubectl logs rabbitmq-0 --previous --tail 50',
      host: 'sudo rabbitmqctl status | head; journalctl -u rabbitmq-server -n 50 --no-pager',
    },
    repair: [
      {
        text: 'Start the broker again when nobody meant to stop it, and let clients reconnect',
        compose: 'docker compose up -d rabbitmq',
        kubernetes: 'kubectl rollout status statefulset/rabbitmq',
        host: 'sudo systemctl start rabbitmq-server',
      },
    ],
    source: 'AMQP 0-9-1 reply code 320; rabbit_reader.erl',
    matches: [
      'Connection closed: 320 (CONNECTION-FORCED) with message "CONNECTION_FORCED - broker forced connection closure with reason \'shutdown\'"',
      '(320, "CONNECTION_FORCED - Closed via management plugin")',
    ],
    ignores: ['closing AMQP connection <0.7.0> (10.0.0.2:1 -> 10.0.0.3:5672)', 'connection forced through proxy'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** n8n, Gitea, Forgejo and GitLab. */
export const FLOWS_AND_FORGES: readonly CatalogueEntry[] = [
  {
    id: 'n8n.migrations-failed',
    kind: 'missing_schema',
    program: 'n8n',
    forms: [
      {
        words: 'there was an error running database migrations',
        pattern: /There was an error running database migrations/,
      },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 2,
    means: 'n8n does not start: its database could not be changed to the new release',
    check: {
      text: 'Read the line below and the migration above it',
      compose: 'docker compose logs {service} | grep -iB3 -A3 migration',
    },
    repair: [
      {
        text: 'Repair what it names: rights on the schema public, PostgreSQL 13 or later, a second n8n on the same database, SQLite on a network share',
      },
      { text: 'Put the backup of the database back and take the release before', destructive: true },
    ],
    source: 'n8n packages/cli/src/commands/base-command.ts',
    matches: [
      'There was an error running database migrations',
      'n8n-1  | There was an error running database migrations function gen_random_uuid() does not exist',
    ],
    ignores: ['Finished migration AddUserRole'],
  },
  {
    id: 'n8n.redis-lost',
    kind: 'unreachable',
    program: 'n8n',
    forms: [
      {
        words: 'unable to connect to redis after trying to connect for',
        pattern: /Unable to connect to Redis after trying to connect for (?<limit>\d{1,5})s/,
      },
      {
        words: 'exiting process due to redis connection error',
        pattern: /Exiting process due to Redis connection error/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'n8n ends: its Redis was away too long ({limit|10} s)',
    check: { text: 'See Redis', compose: 'docker compose ps redis; docker compose logs redis' },
    repair: [
      {
        text: 'Start Redis, correct QUEUE_BULL_REDIS_HOST, PORT and PASSWORD for main and workers alike, put them on one network',
      },
    ],
    source: 'n8n packages/cli/src/services/redis-client.service.ts',
    matches: [
      'Unable to connect to Redis after trying to connect for 10s',
      '2026-01-05T10:00:00.123Z | error | Exiting process due to Redis connection error {"file":"redis-client.service.js"}',
    ],
    ignores: ['Recovered Redis connection'],
  },
  {
    id: 'n8n.packages-missing',
    kind: 'missing_module',
    program: 'n8n',
    forms: [
      { words: 'n8n detected that some packages are missing', pattern: /n8n detected that some packages are missing/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Community nodes that n8n knows are no longer there: their workflows cannot start',
    check: {
      text: 'See whether the folder is kept',
      compose: 'docker compose exec {service} ls -la /home/node/.n8n/nodes',
    },
    repair: [
      {
        text: 'Keep /home/node/.n8n in a volume, and set N8N_REINSTALL_MISSING_PACKAGES=true so that they are fetched again',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'n8n packages/cli/src/modules/community-packages/community-packages.service.ts checkForMissingPackages()',
    matches: [
      'n8n detected that some packages are missing. For more information, visit https://docs.n8n.io/integrations/community-nodes/troubleshooting/',
      '2026-02-15T20:10:53.199Z | warn  | n8n detected that some packages are missing. For more information, visit https://docs.n8n.io/',
    ],
    ignores: ['Packages reinstalled successfully. Resuming regular initialization.'],
  },
  {
    id: 'n8n.workflow-not-activated',
    kind: 'invalid_setting',
    program: 'n8n',
    forms: [
      {
        words: 'issue on initial workflow activation try of startup',
        pattern:
          /Issue on initial workflow activation try of "(?<object>[^"\r\n]{1,80})"(?: \(ID: (?<value>\w{1,24})\))? \(startup\)/,
      },
      {
        words: 'activation of workflow did fail with error',
        pattern:
          /Activation of workflow "(?<object>[^"\r\n]{1,80})" \(\w{1,24}\) did fail with error: "(?<value>[^"\r\n]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'n8n could not switch the workflow {object} on: nothing triggers it',
    check: {
      text: 'Read the reason in the lines beside it',
      compose: 'docker compose logs {service} | grep -A3 -F "{object}"',
    },
    repair: [
      {
        text: 'Correct its trigger: credentials, WEBHOOK_URL (https), a node that is not installed or that NODES_EXCLUDE leaves out; then switch the workflow off and on',
      },
    ],
    source: 'n8n packages/cli/src/active-workflow-manager.ts',
    matches: [
      'Issue on initial workflow activation try of "Shop alerts" (ID: 4XrTqz) (startup)',
      'Activation of workflow "Shop alerts" (4XrTqz) did fail with error: "Unauthorized" | retry in 2 seconds',
    ],
    ignores: ['Activated workflow "Shop alerts" (ID: 4XrTqz)'],
  },
  {
    id: 'n8n.no-runner-took-it',
    kind: 'slow_dependency',
    program: 'n8n',
    forms: [
      {
        words: 'task request timed out after seconds',
        pattern: /(?:^|[\s":])Task request timed out after (?<limit>\d{1,5}) seconds?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'No task runner of n8n took the code of a node within {limit} s',
    check: {
      text: 'See whether runners run, and how many tasks each takes',
      compose: 'docker compose ps; docker compose logs task-runners',
    },
    repair: [
      {
        text: 'Start the runner with the same N8N_RUNNERS_AUTH_TOKEN and a way to port 5679 of n8n, one for each worker; under load raise N8N_RUNNERS_MAX_CONCURRENCY or N8N_RUNNERS_TASK_REQUEST_TIMEOUT',
      },
    ],
    source:
      'n8n packages/cli/src/task-runners/task-managers/task-requester.ts, errors/task-request-timeout.error.ts, as quoted by its users',
    matches: ['Task request timed out after 60 seconds', '{"message": "Task request timed out after 60 seconds"}'],
    ignores: ['A2A Get task request timed out after 30 seconds'],
  },
  {
    id: 'n8n.secure-cookie',
    kind: 'invalid_setting',
    program: 'n8n',
    forms: [
      {
        words: 'your n8n server is configured to use a secure cookie however',
        pattern: /Your n8n server is configured to use a secure cookie, however/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'n8n lets nobody in over plain HTTP: its cookie needs HTTPS',
    check: { text: 'See over which address it is opened, and what is set', compose: 'docker compose config {service}' },
    repair: [
      {
        text: 'Put a proxy with TLS before it that sends X-Forwarded-Proto (N8N_PROXY_HOPS=1), or set N8N_SECURE_COOKIE=false within a trusted network',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'n8n, page that its server sends in place of the editor, as quoted by its users',
    matches: [
      'Your n8n server is configured to use a secure cookie, however you are either visiting this via an insecure URL, or using Safari.',
      '<h1>Your n8n server is configured to use a secure cookie, however you are either visiting this via an insecure URL</h1>',
    ],
    ignores: ['N8N_SECURE_COOKIE=false'],
  },
  {
    id: 'n8n.origin-differs',
    kind: 'invalid_setting',
    program: 'n8n',
    forms: [
      {
        words: 'origin header does not match the expected origin',
        pattern:
          /Origin header does NOT match the expected origin\.(?: \(Origin: "(?<value>[^"\r\n]{1,100})" -> "[^"\r\n]{0,80}", Expected: "(?<wanted>[^"\r\n]{0,80})")?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'n8n refuses the live connection of its page: {value|the origin} is not {wanted|its own host}',
    check: { text: 'See what the proxy before it sends as Host, X-Forwarded-Host and X-Forwarded-Proto' },
    repair: [
      {
        text: 'Let the proxy pass Host and X-Forwarded-* and Upgrade on, set N8N_PROXY_HOPS=1 and N8N_EDITOR_BASE_URL',
      },
    ],
    source: 'n8n packages/cli/src/push/index.ts',
    matches: [
      'Origin header does NOT match the expected origin. (Origin: "https://n8n.example.org" -> "n8n.example.org", Expected: "n8n:5678" -> "n8n:5678", Protocol: "http")',
      '2026-01-05 | warn | Origin header does NOT match the expected origin.',
    ],
    ignores: ['Origin header matches'],
  },
  {
    id: 'telegram.webhook-without-https',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'bad webhook an https url must be provided for webhook',
        pattern: /bad webhook: An HTTPS URL must be provided for webhook/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'telegram',
    specificity: 3,
    means: 'Telegram takes no webhook without HTTPS: the program tells it an address with http://',
    check: {
      text: 'See the public address that is set (n8n: WEBHOOK_URL)',
      compose: 'docker compose config {service}',
    },
    repair: [
      {
        text: 'Set the public https address (port 443, 80, 88 or 8443), behind a proxy with a valid certificate, and restart',
      },
    ],
    source: 'Telegram Bot API, setWebhook, as quoted by its users',
    matches: [
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
      'Error: Telegram Trigger: Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    ],
    ignores: ['Webhook was set'],
  },
  {
    id: 'gitea.runner-unknown',
    kind: 'authentication_refused',
    program: 'act-runner',
    forms: [{ words: 'unauthenticated unregistered runner', pattern: /[Uu]nauthenticated: unregistered runner/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Gitea or Forgejo does not know this runner any more',
    check: {
      text: 'See which id it has, and the list of runners in the administration',
      compose: 'docker compose exec {service} cat /data/.runner',
    },
    repair: [
      {
        text: 'Register it again with a new token: remove its file .runner, set GITEA_RUNNER_REGISTRATION_TOKEN (forgejo-runner: `register`), start it',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'gitea routers/api/actions/runner/interceptor.go withRunner()',
    matches: [
      'time="2026-03-01T20:33:48Z" level=error msg="fail to invoke Declare" error="unauthenticated: unregistered runner"',
      'Error: unauthenticated: unregistered runner',
    ],
    ignores: ['runner registered successfully'],
  },
  {
    id: 'gitea.runner-fetch-fails',
    kind: 'unreachable',
    program: 'act-runner',
    forms: [
      {
        words: 'error',
        pattern:
          /level=error msg="(?:failed to fetch task|fail to invoke (?:Declare|FetchTask))"[^\r\n]{0,40} error="(?:unavailable|unknown|deadline_exceeded|internal): (?<value>[^"\r\n]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'gitea',
    specificity: 2,
    means: 'The runner gets no jobs: its Gitea or Forgejo does not answer it ({value})',
    check: {
      text: 'Call it from the runner',
      compose: 'docker compose exec {service} wget -qO- http://<gitea>:3000/api/v1/version',
    },
    repair: [
      {
        text: 'Start Gitea or its proxy; correct the address in .runner or GITEA_INSTANCE_URL (no localhost inside of a container)',
      },
    ],
    source: 'act_runner internal/app/poll/poller.go; forgejo-runner internal/app/poll/poller.go',
    matches: [
      'time="2026-01-05T10:00:00Z" level=error msg="failed to fetch task" error="unavailable: dial tcp 172.18.0.2:3000: connect: connection refused"',
      'time="2026-01-05T10:00:00Z" level=error msg="fail to invoke Declare" error="unknown: 502 Bad Gateway"',
    ],
    ignores: ['level=info msg="task 12 repo is shop/web"'],
  },
  {
    id: 'gitlab.migration-failed',
    kind: 'missing_schema',
    program: 'gitlab',
    forms: [
      {
        words: 'rails_migration gitlab rails had an error',
        pattern: /rails_migration\[gitlab-rails\] \(gitlab::database_migrations line \d{1,4}\) had an error/,
      },
      {
        words: 'error executing action run on resource rails_migration gitlab rails',
        pattern: /Error executing action `run` on resource 'rails_migration\[gitlab-rails\]'/,
      },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 3,
    means: 'GitLab could not change its database to the new release: reconfigure stops',
    check: {
      text: 'Read the output of the rake task below it',
      compose:
        'docker compose exec {service} sh -c "ls -t /var/log/gitlab/gitlab-rails/gitlab-rails-db-migrate-* | head -1 | xargs tail -40"',
    },
    repair: [
      {
        text: 'Repair what it names (a stop of the upgrade path that was skipped, background migrations, room on the disk), then run it again',
        compose:
          'docker compose exec {service} gitlab-rake db:migrate; docker compose exec {service} gitlab-ctl reconfigure',
      },
    ],
    source:
      'omnibus-gitlab files/gitlab-cookbooks/gitlab/recipes/database_migrations.rb; GitLab documentation, Upgrade notes',
    matches: [
      'FATAL: Mixlib::ShellOut::CommandTimeout: rails_migration[gitlab-rails] (gitlab::database_migrations line 51) had an error: Mixlib::ShellOut::CommandTimeout: Command timed out after 3600s:',
      "    Error executing action `run` on resource 'rails_migration[gitlab-rails]'",
    ],
    ignores: ['  * rails_migration[gitlab-rails] action run'],
  },
  {
    id: 'n8n.port-taken',
    kind: 'port_in_use',
    program: 'n8n',
    forms: [
      {
        words: 's port is already in use do you have',
        pattern:
          /n8n(?: Task Broker| webhook)?'s (?:metrics )?port (?<port>\d{1,5}) is already in use\. Do you have (?:another instance of n8n|the n8n main process) running/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'n8n does not start: port {port} is taken, mostly by another n8n of this host',
    check: { text: 'See who has it', host: 'ss -ltnp "sport = :{port}"' },
    repair: [
      {
        text: 'End the other one, or set other ports (N8N_PORT, QUEUE_HEALTH_CHECK_PORT for a worker beside the main process, N8N_RUNNERS_BROKER_PORT)',
      },
    ],
    source:
      'n8n packages/cli/src/abstract-server.ts, scaling/worker-server.ts, task-runners/task-broker/task-broker-server.ts; issue 14575',
    matches: [
      "n8n's port 5678 is already in use. Do you have another instance of n8n running already?",
      "n8n Task Broker's port 5679 is already in use. Do you have another instance of n8n running already?",
      "n8n's port 5678 is already in use. Do you have the n8n main process running on that port?",
    ],
    ignores: ["gpflow's port 5678 is already in use."],
  },
];

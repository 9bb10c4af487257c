import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GITLAB: readonly CatalogueEntry[] = [
  {
    id: 'gitlab.background-migration-unfinished',
    kind: 'missing_schema',
    program: 'gitlab',
    forms: [
      {
        words: 'expected batched background migration for the given configuration to be marked as finished',
        pattern:
          /Expected batched background migration for the given configuration to be marked as 'finished', but it is '(?<value>\w{1,20})'/,
      },
    ],
    nearby: [/job_class_name"?(?:=>|: )"?:?"?(?<object>\w{1,80})/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'GitLab cannot upgrade: the background migration {object|of the old version} is {value}',
    check: {
      text: 'List the migrations that are not finished',
      compose:
        'docker compose exec {service} gitlab-psql -c "SELECT job_class_name, table_name, status FROM batched_background_migrations WHERE status NOT IN (3, 6)"',
      kubernetes:
        'kubectl exec deploy/gitlab-toolbox -- gitlab-rails runner "puts Gitlab::Database::BackgroundMigration::BatchedMigration.queued.count"',
      host: 'sudo gitlab-psql -c "SELECT job_class_name, table_name, status FROM batched_background_migrations WHERE status NOT IN (3, 6)"',
    },
    repair: [
      {
        text: 'Finish the migration with the command that stands in the message, then run the upgrade again',
        compose:
          'docker compose exec {service} gitlab-rake gitlab:background_migrations:finalize[<job>,<table>,<column>,"<arguments>"]',
        host: 'sudo gitlab-rake gitlab:background_migrations:finalize[<job>,<table>,<column>,"<arguments>"] && sudo gitlab-ctl reconfigure',
      },
      {
        text: 'When a migration failed or the required stop was jumped over: go back to the former version, let it finish in Admin > Monitoring > Background migrations',
      },
    ],
    source:
      'GitLab documentation, Batched background migrations; Gitlab::Database::MigrationHelpers ensure_batched_background_migration_is_finished',
    matches: [
      "StandardError: An error has occurred, all later migrations canceled: Expected batched background migration for the given configuration to be marked as 'finished', but it is 'active':",
      "Expected batched background migration for the given configuration to be marked as 'finished', but it is 'failed':\t{:job_class_name=>\"BackfillNamespaceId\", :table_name=>:issues}",
    ],
    ignores: ['== 20240301 QueueBackfillNamespaceId: migrated batched background migration (0.0412s)'],
  },
  {
    id: 'gitlab.upgrade-stop-skipped',
    kind: 'version_mismatch',
    program: 'gitlab',
    forms: [
      {
        words: 'it is required to upgrade to the latest version first before proceeding',
        pattern: /It is required to upgrade to the latest (?<wanted>[\dx.]{1,12}) version first before proceeding/,
      },
      {
        words: 'it seems you are upgrading from to',
        pattern:
          /It seems you are upgrading from (?:major version |version )?(?<version>[\d.]{1,16}) to (?:major version |version )?\d/,
      },
    ],
    nearby: [/upgrading from (?:major version )?(?<version>[\d.]{1,12})/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'GitLab has to go from {version|the old version} over {wanted|a required stop} first',
    check: {
      text: 'Read the installed version and the required stops of the upgrade path',
      compose: 'docker compose exec {service} cat /opt/gitlab/embedded/service/gitlab-rails/VERSION',
      host: 'sudo gitlab-rake gitlab:env:info | grep -A2 "GitLab information"',
    },
    repair: [
      {
        text: 'Install {wanted|the required version}, wait until all background migrations are finished, then go on to the next stop',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        host: 'sudo apt-get install gitlab-ee=<version of the stop>',
      },
    ],
    source:
      'omnibus-gitlab package-scripts/gitlab-*/preinst, files/gitlab-ctl-commands/upgrade_check.rb; GitLab documentation, Upgrade paths',
    matches: [
      'gitlab preinstall: It is required to upgrade to the latest 14.0.x version first before proceeding.',
      'gitlab preinstall: It seems you are upgrading from 13.12.15 to 15.0.0.',
      'It seems you are upgrading from major version 13 to major version 14.',
    ],
    ignores: ['gitlab preinstall: Automatically backing up only the GitLab SQL database'],
  },
  {
    id: 'gitlab.postgresql-too-old',
    kind: 'version_mismatch',
    program: 'gitlab',
    forms: [
      {
        words: 'you are using postgresql but postgresql',
        pattern:
          /You are using PostgreSQL (?<version>[\d.]{1,12})(?: for the \w{1,20} database)?, but PostgreSQL (?:>= )?(?<wanted>[\d.]{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'GitLab wants PostgreSQL {wanted} or newer and has {version}',
    check: {
      text: 'See which PostgreSQL runs: the packaged one or an external one',
      compose: 'docker compose exec {service} gitlab-psql --version',
      host: 'sudo gitlab-psql --version; sudo grep -E "postgresql\\[|db_host" /etc/gitlab/gitlab.rb',
    },
    repair: [
      {
        text: 'Upgrade the packaged database (it needs as much free space again as the data takes)',
        compose: 'docker compose exec {service} gitlab-ctl pg-upgrade',
        host: 'sudo gitlab-ctl pg-upgrade',
      },
      { text: 'Upgrade an external PostgreSQL with pg_upgrade or dump and restore, before GitLab is upgraded' },
    ],
    source: 'gitlab-org/gitlab config/initializers/check_database_version (Gitlab::Database MINIMUM_POSTGRES_VERSION)',
    matches: [
      'You are using PostgreSQL 12.12 for the main database, but PostgreSQL >= 13',
      'You are using PostgreSQL 13.14, but PostgreSQL 14 is required for this version of GitLab.',
    ],
    ignores: ['PostgreSQL 14.11 is the version of the database'],
  },
  {
    id: 'gitlab.secrets-mismatch',
    kind: 'invalid_setting',
    program: 'gitlab',
    forms: [
      {
        words: 'openssl cipher ciphererror',
        pattern: /OpenSSL::Cipher::CipherError/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Stored secrets cannot be decrypted: gitlab-secrets.json (db_key_base) is another one',
    check: {
      text: 'Let GitLab try every stored secret; failures mean that db_key_base is not the one of the backup',
      compose: 'docker compose exec {service} gitlab-rake gitlab:doctor:secrets',
      kubernetes: 'kubectl exec deploy/gitlab-toolbox -- gitlab-rake gitlab:doctor:secrets',
      host: 'sudo gitlab-rake gitlab:doctor:secrets',
    },
    repair: [
      {
        text: 'Put the gitlab-secrets.json of the old server into /etc/gitlab and reconfigure: a backup does not hold it',
        compose:
          'docker compose cp gitlab-secrets.json {service}:/etc/gitlab/ && docker compose exec {service} gitlab-ctl reconfigure',
        kubernetes:
          'kubectl create secret generic gitlab-rails-secret --from-file=secrets.yml --dry-run=client -o yaml | kubectl apply -f -',
        host: 'sudo cp gitlab-secrets.json /etc/gitlab/ && sudo gitlab-ctl reconfigure && sudo gitlab-ctl restart',
      },
      {
        text: 'When the file is lost for good, reset CI variables, runner tokens and two-factor secrets as the documentation says',
        destructive: true,
      },
    ],
    source: 'GitLab documentation, Restore GitLab, When the secrets file is lost',
    matches: [
      'OpenSSL::Cipher::CipherError ():',
      '{"severity":"ERROR","exception.class":"OpenSSL::Cipher::CipherError","exception.message":""}',
    ],
    ignores: ['OpenSSL::SSL::SSLError: SSL_connect returned=1 errno=0'],
  },
  {
    id: 'gitlab.web-process-away',
    kind: 'startup_order',
    program: 'gitlab',
    forms: [
      {
        words: 'gitlab socket connect badgateway',
        pattern:
          /badgateway: failed to receive response: dial unix (?<path>\S{1,100}gitlab\.socket): connect: (?:connection refused|no such file or directory)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'gitlab-puma',
    specificity: 3,
    means: 'GitLab Workhorse answers 502: Puma does not listen at {path}',
    check: {
      text: 'See whether Puma starts (it takes minutes after a start), was killed for memory, or waits for a migration',
      compose: 'docker compose exec {service} gitlab-ctl status; docker compose exec {service} gitlab-ctl tail puma',
      host: 'sudo gitlab-ctl status; sudo gitlab-ctl tail puma; free -m',
    },
    repair: [
      {
        text: 'Wait for the start, give the host at least 4 GB of memory, then restart Puma',
        compose: 'docker compose exec {service} gitlab-ctl restart puma',
        host: 'sudo gitlab-ctl restart puma',
      },
    ],
    source: 'gitlab-workhorse internal/badgateway/roundtripper.go',
    matches: [
      '{"error":"badgateway: failed to receive response: dial unix /var/opt/gitlab/gitlab-rails/sockets/gitlab.socket: connect: connection refused","level":"error","method":"GET"}',
      'badgateway: failed to receive response: dial unix /var/opt/gitlab/gitlab-rails/sockets/gitlab.socket: connect: no such file or directory',
    ],
    ignores: ['badgateway: failed to receive response: context canceled'],
  },
  {
    id: 'gitlab.gitaly-away',
    kind: 'connection_refused',
    program: 'gitlab',
    forms: [
      { words: 'grpc unavailable 14', pattern: /GRPC::Unavailable(?:: | \()14:/ },
      {
        words: 'gitaly socket connect',
        pattern:
          /(?:dial unix |unix:)(?<path>\S{1,100}gitaly\.socket)"?: connect: (?:connection refused|no such file or directory)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'gitaly',
    specificity: 3,
    means: 'GitLab does not reach Gitaly, which holds the repositories',
    check: {
      text: 'See whether Gitaly runs and what it says; a full or unmounted disk of the repositories stops it',
      compose:
        'docker compose exec {service} gitlab-ctl status gitaly; docker compose exec {service} gitlab-ctl tail gitaly',
      kubernetes: 'kubectl get pods -l app=gitaly; kubectl logs -l app=gitaly --tail=50',
      host: 'sudo gitlab-ctl status gitaly; sudo gitlab-ctl tail gitaly; df -h /var/opt/gitlab/git-data',
    },
    repair: [
      {
        text: 'Settle what its log names (full disk, permission of the repositories, a wrong gitaly address in gitlab.rb), then restart Gitaly',
        compose: 'docker compose exec {service} gitlab-ctl restart gitaly',
        kubernetes: 'kubectl rollout restart statefulset/gitlab-gitaly',
        host: 'sudo gitlab-ctl restart gitaly && sudo gitlab-rake gitlab:gitaly:check',
      },
    ],
    source: 'GitLab documentation, Troubleshooting Gitaly; grpc-ruby GRPC::Unavailable',
    matches: [
      'GRPC::Unavailable: 14:failed to connect to all addresses; last error: UNKNOWN: unix:/var/opt/gitlab/gitaly/gitaly.socket: No such file or directory',
      'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /var/opt/gitlab/gitaly/gitaly.socket: connect: connection refused"',
    ],
    ignores: ['{"grpc.code":"OK","grpc.method":"FindCommit","msg":"finished unary call","system":"grpc"}'],
  },
  {
    id: 'gitlab-runner.token-refused',
    kind: 'authentication_refused',
    program: 'gitlab-runner',
    forms: [
      {
        words: 'forbidden check registration token',
        pattern: /(?:Registering|Verifying) runner\.\.\. (?:forbidden|failed).{0,60}\(check registration token\)/,
      },
      {
        words: 'verifying runner is',
        pattern: /Verifying runner\.\.\. is (?:removed|not valid)/,
      },
      { words: 'checking for jobs forbidden runner', pattern: /Checking for jobs\.\.\. forbidden/ },
      {
        words: 'runner is unhealthy and will be disabled',
        pattern: /Runner "?[^"]{1,120}"? is unhealthy and will be disabled/,
      },
    ],
    nearby: [/runner=(?<object>[\w-]{4,20})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'gitlab',
    specificity: 3,
    means: 'GitLab refuses the token of the runner {object|in config.toml}',
    check: {
      text: 'Let the runner check its tokens; a runner that was deleted in GitLab, or a restored database, makes them worthless',
      compose: 'docker compose exec {service} gitlab-runner verify',
      kubernetes: 'kubectl logs deploy/{service} --tail=50',
      host: 'sudo gitlab-runner verify; sudo grep -E "url|token" /etc/gitlab-runner/config.toml',
    },
    repair: [
      {
        text: 'Create a runner in GitLab (glrt- token; registration tokens are switched off since 17) and register it anew',
        compose:
          'docker compose exec {service} gitlab-runner register --non-interactive --url https://<gitlab> --token <token> --executor docker --docker-image alpine',
        kubernetes: 'helm upgrade {service} gitlab/gitlab-runner --reuse-values --set runnerToken=glrt-<token>',
        host: 'sudo gitlab-runner verify --delete && sudo gitlab-runner register --url https://<gitlab> --token <token>',
      },
    ],
    source: 'gitlab-runner network/gitlab.go; GitLab Runner documentation, Troubleshooting',
    matches: [
      'ERROR: Registering runner... forbidden (check registration token)  runner=GR1348941',
      'ERROR: Verifying runner... is removed                 runner=xK3nTz_1',
      'WARNING: Checking for jobs... forbidden               runner=xK3nTz_1',
      'ERROR: Runner "https://gitlab.example.comglrt-abc" is unhealthy and will be disabled for 1h0m0s seconds!',
    ],
    ignores: [
      'Checking for jobs... received                      job=4411 repo_url=https://gitlab.example.com/a/b.git runner=xK3nTz_1',
    ],
  },
  {
    id: 'gitlab-runner.environment-not-prepared',
    kind: 'invalid_setting',
    program: 'gitlab-runner',
    forms: [
      {
        words: 'job failed system failure prepare environment',
        pattern: /ERROR: Job failed \(system failure\): prepare environment: (?<value>exit status \d{1,3})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The shell of the GitLab runner ends while it prepares the job: {value}',
    check: {
      text: 'Read the log of the runner; with the shell executor a .bash_logout that clears the screen is the usual reason',
      host: 'sudo journalctl -u gitlab-runner -n 50; sudo cat /home/gitlab-runner/.bash_logout',
    },
    repair: [
      {
        text: 'Empty .bash_logout of the account gitlab-runner, and take commands that can fail out of its .profile',
        host: 'sudo mv /home/gitlab-runner/.bash_logout /home/gitlab-runner/.bash_logout.off',
      },
    ],
    source: 'GitLab Runner documentation, Shell profile loading; gitlab-runner common/build.go',
    matches: [
      'ERROR: Job failed (system failure): prepare environment: exit status 1. Check https://docs.gitlab.com/runner/shells/#shell-profile-loading for more information',
      'ERROR: Job failed (system failure): prepare environment: exit status 255. Check https://docs.gitlab.com/runner/shells/index.html#shell-profile-loading for more information',
    ],
    ignores: ['ERROR: Job failed: exit code 1'],
  },
];

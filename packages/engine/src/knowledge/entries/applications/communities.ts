import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const COMMUNITIES: readonly CatalogueEntry[] = [
  {
    id: 'mastodon.encryption-keys-missing',
    kind: 'missing_setting',
    program: 'mastodon',
    versions: '>=4.3',
    forms: [
      {
        words: 'mastodon now requires that these variables are set',
        pattern: /Mastodon now requires that these variables are set/,
      },
    ],
    nearby: [/(?<setting>ACTIVE_RECORD_ENCRYPTION_\w{1,40})/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Mastodon does not start: {setting|ACTIVE_RECORD_ENCRYPTION_ keys} is not set',
    check: {
      text: 'See which of the three keys are there',
      compose: 'grep ACTIVE_RECORD_ENCRYPTION .env.production',
      kubernetes: 'kubectl get secret -o yaml | grep -i ACTIVE_RECORD_ENCRYPTION',
      host: 'grep ACTIVE_RECORD_ENCRYPTION .env.production',
    },
    repair: [
      {
        text: 'Make the keys once, put all three into .env.production of every process, and never change them',
        compose: 'docker compose run --rm {service} bin/rails db:encryption:init',
        host: 'RAILS_ENV=production bin/rails db:encryption:init',
      },
    ],
    source: 'mastodon/mastodon config/initializers/active_record_encryption.rb',
    matches: [
      'Mastodon now requires that these variables are set:',
      'web-1  | Mastodon now requires that these variables are set:',
    ],
    ignores: [
      'Add the following secret environment variables to your Mastodon environment (e.g. .env.production), ensure they are shared across all your nodes',
    ],
  },
  {
    id: 'synapse.database-collation',
    kind: 'invalid_setting',
    program: 'synapse',
    forms: [
      {
        words: 'database has incorrect of should be',
        pattern:
          /[Dd]atabase has incorrect (?<object>collation|ctype|encoding) of '(?<value>[^']{1,40})'\. Should be '(?<wanted>[^']{1,20})'/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Synapse refuses its database: {object} is {value} and has to be {wanted}',
    check: {
      text: 'List the databases with their collation',
      compose: 'docker compose exec {server|db} psql -U synapse -l',
      host: 'sudo -u postgres psql -l',
    },
    repair: [
      {
        text: 'Dump the database, make it anew with locale C, and restore',
        compose:
          'docker compose exec {server|db} createdb -U synapse --encoding=UTF8 --locale=C --template=template0 synapse_new',
        host: 'sudo -u postgres createdb --encoding=UTF8 --locale=C --template=template0 --owner=synapse synapse',
      },
      {
        text: 'Until then allow_unsafe_locale: true under database: lets it start; an upgrade of the C library may then break indexes',
      },
    ],
    source: 'element-hq/synapse synapse/storage/engines/postgres.py check_database()',
    matches: [
      "synapse.storage.engines._base.IncorrectDatabaseSetup: Database has incorrect collation of 'en_US.utf8'. Should be 'C'",
      "Database has incorrect ctype of 'de_DE.UTF-8'. Should be 'C'",
    ],
    ignores: ["Database collation is 'C'"],
  },
  {
    id: 'synapse.database-newer',
    kind: 'version_mismatch',
    program: 'synapse',
    forms: [
      {
        words: 'cannot use this database as it is too new for the server to understand',
        pattern: /Cannot use this database as it is too new for the server to understand/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Synapse is older than its database and does not start',
    check: {
      text: 'See which image runs',
      compose: 'docker compose config --images',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..image}"',
      host: 'pip show matrix-synapse | grep Version',
    },
    repair: [
      {
        text: 'Start the newer release again: the schema cannot go back but by a backup',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'element-hq/synapse synapse/storage/prepare_database.py',
    matches: [
      'synapse.storage.prepare_database.UpgradeDatabaseException: Cannot use this database as it is too new for the server to understand',
      'ValueError: Cannot use this database as it is too new for the server to understand',
    ],
    ignores: ['synapse.storage.prepare_database - 418 - INFO - main - Upgrading schema to v85'],
  },
  {
    id: 'synapse.config-file-missing',
    kind: 'missing_file',
    program: 'synapse',
    forms: [
      {
        words: 'error accessing file config for',
        pattern:
          /Error accessing file '(?<path>[^']{1,120})' \(config for '(?<setting>[\w.:]{1,60})'\): (?<value>.{1,60})/,
      },
      {
        words: 'config file does not exist you should either create a new config file',
        pattern: /Config file '(?<path>[^']{1,120})' does not exist\. You should either create a new config file/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Synapse does not start: {path} cannot be read ({setting|configuration})',
    check: {
      text: 'Look at the mounted directory and its owner (UID 991)',
      compose: 'docker compose run --rm --entrypoint ls {service} -lan /data',
      kubernetes: 'kubectl describe deploy {service} | grep -A4 Mounts',
      host: 'ls -la /etc/matrix-synapse',
    },
    repair: [
      {
        text: 'Mount the directory with homeserver.yaml at /data, or generate it; keep the old signing key, it is the identity of the server',
        compose: 'docker compose run --rm -e SYNAPSE_SERVER_NAME=<name> -e SYNAPSE_REPORT_STATS=no {service} generate',
      },
    ],
    source: 'element-hq/synapse synapse/config/_base.py check_file(); docker/start.py',
    matches: [
      "synapse.config._base.ConfigError: Error accessing file '/data/example.com.log.config' (config for 'log_config'): No such file or directory",
      "Config file '/data/homeserver.yaml' does not exist. You should either create a new config file by running this container with the `generate` argument (and then edit the resulting config file)",
    ],
    ignores: ['Generating config file /data/homeserver.yaml'],
  },
  {
    id: 'mattermost.database-away',
    kind: 'connection_refused',
    program: 'mattermost',
    forms: [
      {
        words: 'failed to ping db',
        pattern: /"?Failed to ping DB"?.{0,20}"error":"(?!pq: )(?<value>(?:[^"\\]|\\.){1,140})"/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Mattermost does not reach its database: {value}',
    check: {
      text: 'Compare the data source with the database',
      compose: 'docker compose ps; docker compose config | grep MM_SQLSETTINGS_DATASOURCE',
      kubernetes: 'kubectl get svc,endpoints; kubectl get secret -o name | grep mattermost',
      host: 'sudo grep DataSource /opt/mattermost/config/config.json',
    },
    repair: [
      {
        text: 'Start the database, or correct MM_SQLSETTINGS_DATASOURCE (it wins over config.json)',
        compose: 'docker compose up -d',
        host: 'sudo systemctl restart postgresql mattermost',
      },
    ],
    source: 'mattermost/mattermost server/channels/store/sqlstore/utils.go SetupConnection()',
    matches: [
      '{"level":"error","msg":"Failed to ping DB","error":"dial tcp 10.0.0.5:5432: connect: connection refused","retrying in seconds":10}',
      '{"timestamp":"2024-05-02 10:11:12.345 Z","level":"error","msg":"Failed to ping DB","error":"dial tcp: lookup postgres on 127.0.0.11:53: no such host","retrying in seconds":10}',
    ],
    ignores: [
      '{"level":"error","msg":"Failed to ping DB","error":"pq: password authentication failed for user \\"mmuser\\""}',
      '{"level":"info","msg":"Pinging SQL","caller":"sqlstore/store.go:300","database":"master"}',
    ],
  },
  {
    id: 'rocketchat.mongodb-version',
    kind: 'version_mismatch',
    program: 'rocket-chat',
    forms: [
      {
        words: 'your current mongodb version is not supported',
        pattern: /YOUR CURRENT MONGODB VERSION(?: \((?<version>[\d.]{1,12})\))? IS NOT SUPPORTED/,
      },
    ],
    nearby: [/UPGRADE TO VERSION (?<wanted>[\d.]{1,12}) OR LATER/],
    role: 'cause',
    fault: 'change',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'Rocket.Chat does not start: it wants MongoDB {wanted|of a newer version}',
    check: {
      text: 'Ask MongoDB for its version',
      compose: 'docker compose exec {server|mongodb} mongosh --quiet --eval "db.version()"',
      kubernetes: 'kubectl exec <mongodb pod> -- mongosh --quiet --eval "db.version()"',
      host: 'mongod --version',
    },
    repair: [
      {
        text: 'Upgrade MongoDB one major version after the other, setting featureCompatibilityVersion each time, or stay on the former Rocket.Chat',
        compose:
          'docker compose exec {server|mongodb} mongosh --eval "db.adminCommand({setFeatureCompatibilityVersion: \\"6.0\\", confirm: true})"',
      },
    ],
    source: 'RocketChat/Rocket.Chat apps/meteor/server/startup/serverRunning.js',
    matches: [
      '|  YOUR CURRENT MONGODB VERSION IS NOT SUPPORTED BY ROCKET.CHAT,  |',
      'YOUR CURRENT MONGODB VERSION IS NOT SUPPORTED,',
    ],
    ignores: ['|  MongoDB Version: 6.0.13  |'],
  },
  {
    id: 'rocketchat.migration-locked',
    kind: 'lock_held',
    program: 'rocket-chat',
    forms: [
      {
        words: 'not migrating control is locked',
        pattern: /Not migrating, control is locked\.(?: Attempt (?<value>\d{1,3}\/\d{1,3}))?/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'Rocket.Chat waits: the lock for migrations is held (attempt {value|1})',
    check: {
      text: 'See whether another instance migrates; a migration runs, or one left it behind',
      compose:
        'docker compose ps; docker compose exec mongodb mongosh rocketchat --quiet --eval "db.migrations.find()"',
    },
    repair: [
      {
        text: 'When nothing migrates any more, release the lock and start one instance of the version that began the migration',
        compose:
          'docker compose exec mongodb mongosh rocketchat --eval "db.migrations.updateOne({_id: \\"control\\"}, {\\$set: {locked: false}})" && docker compose restart {service}',
      },
    ],
    source: 'RocketChat/Rocket.Chat apps/meteor/server/lib/migrations.ts',
    matches: [
      'Not migrating, control is locked. Attempt 1/30. Trying again in 10 seconds.',
      '{"level":40,"name":"Migrations","msg":"Not migrating, control is locked. Attempt 12/30. Trying again in 10 seconds."}',
    ],
    ignores: ['{"level":30,"name":"Migrations","msg":"Not migrating, already at version 307"}'],
  },
  {
    id: 'jitsi.password-not-set',
    kind: 'missing_setting',
    program: 'jitsi',
    forms: [
      {
        words: 'fatal error auth password must be',
        pattern:
          /FATAL ERROR: (?<object>Jicofo|JVB|Jibri recorder|Jigasi|Prosody)[\w ]{0,20} (?:auth )?password must be (?:set|changed)/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Jitsi does not start: the password of {object} is not set',
    check: { text: 'Read the password lines of .env', compose: 'grep -E "_PASSWORD" .env' },
    repair: [
      {
        text: 'Have gen-passwords.sh write the passwords into .env, then make the containers anew',
        compose: './gen-passwords.sh && docker compose up -d --force-recreate',
      },
    ],
    source: 'jitsi/docker-jitsi-meet prosody/rootfs/etc/cont-init.d/10-config, jicofo, jvb',
    matches: [
      'FATAL ERROR: Jicofo auth password must be set',
      'FATAL ERROR: JVB auth password must be changed, check the README',
    ],
    ignores: ['# Set the password of the JVB user (gen-passwords.sh)'],
  },
  {
    id: 'jitsi.no-bridge',
    kind: 'missing_object',
    program: 'jicofo',
    forms: [
      {
        words: 'can not invite participant no bridge available',
        pattern: /Can not invite participant(?:,| --) no bridge available/,
      },
      { words: 'there are no operational bridges', pattern: /There are no operational bridges/i },
    ],
    // Why no bridge has joined, the bridge says.
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'jitsi-videobridge',
    specificity: 2,
    means: 'Jicofo has no videobridge: nobody gets sound or picture',
    check: {
      text: 'See whether the bridge runs and logs in at Prosody',
      compose: 'docker compose ps jvb; docker compose logs --tail 40 jvb | grep -iE "connect|auth|refused"',
      host: 'systemctl status jitsi-videobridge2; grep -iE "SASL|connect" /var/log/jitsi/jvb.log | tail',
    },
    repair: [
      {
        text: 'Give the bridge the JVB_AUTH_PASSWORD that Prosody knows (recreate both after a change) and let it join the same brewery room',
        compose: 'docker compose up -d --force-recreate prosody jicofo jvb',
        host: 'sudo systemctl restart prosody jicofo jitsi-videobridge2',
      },
    ],
    source: 'jitsi/jicofo ParticipantInviteRunnable, bridge/BridgeSelector',
    matches: [
      'Jicofo 2024-05-02 10:11:12.345 SEVERE: [37] [room=team@muc.meet.jitsi meeting_id=750c7bcc participant=49e3837d] ParticipantInviteRunnable.doRun#218: Can not invite participant, no bridge available.',
      'Jicofo 2024-05-02 10:11:12.345 WARNING: [22] BridgeSelector.selectBridge#182: There are no operational bridges.',
    ],
    ignores: [
      'Jicofo 2024-05-02 10:11:12.345 INFO: [18] BridgeSelector.addJvbAddress#104: Added new videobridge: Bridge[jid=jvbbrewery@internal]',
    ],
  },
  {
    id: 'coturn.credentials-unknown',
    kind: 'authentication_refused',
    program: 'coturn',
    forms: [
      {
        words: 'check_stun_auth cannot find credentials of user',
        pattern: /check_stun_auth: Cannot find credentials of user <(?<user>[^>]{1,120})>/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'coturn knows no user {user}',
    check: {
      text: 'A name that begins with a time means a shared secret; compare static-auth-secret with the one of Nextcloud Talk, Synapse or Jitsi; secret or realm differ from those of the application',
      compose: 'docker compose exec {service} grep -vE "^#|^$" /etc/coturn/turnserver.conf',
      host: 'grep -E "^(static-auth-secret|use-auth-secret|realm|user|lt-cred)" /etc/turnserver.conf',
    },
    repair: [
      {
        text: 'Set use-auth-secret, the same static-auth-secret on both sides, and realm; look at the clock when only old names fail',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart coturn',
      },
    ],
    source: 'coturn/coturn src/server/ns_turn_server.c check_stun_auth()',
    matches: [
      '123: (12): ERROR: check_stun_auth: Cannot find credentials of user <1714644672:anna>',
      '2024-05-02T10:11:12: ERROR: check_stun_auth: Cannot find credentials of user <turnuser>',
    ],
    ignores: [
      '123: (12): INFO: session 001: realm <example.com> user <>: incoming packet message processed, error 401: Unauthorized',
    ],
  },
  {
    id: 'mailu.resolver-without-dnssec',
    kind: 'invalid_setting',
    program: 'mailu',
    forms: [
      {
        words: 'your dns resolver isn t doing dnssec validation',
        pattern: /Your DNS resolver (?:at (?<peer>\S{1,60}) )?isn't doing DNSSEC validation/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Mailu does not start: the resolver {peer|it uses} does not validate DNSSEC',
    check: {
      text: 'Ask it for a signed name: the flag ad has to be there',
      compose: 'docker compose exec {service} dig +dnssec example.org @{peer|192.168.203.254} | grep flags',
      host: 'dig +dnssec example.org | grep flags',
    },
    repair: [
      {
        text: 'Let the container use the resolver of Mailu (dns: 192.168.203.254, depends_on: resolver), and see that it gets out to port 53',
        compose: 'docker compose up -d --force-recreate resolver {service}',
      },
    ],
    source: 'Mailu core/admin/start.py, core/base/libs/socrate; Mailu FAQ',
    matches: [
      "CRITICAL:root:Your DNS resolver at 127.0.0.11 isn't doing DNSSEC validation; Please see https://mailu.io/master/faq.html#the-admin-container-won-t-start-and-its-log-says-critical-your-dns-resolver-isn-t-doing-dnssec-validation",
      "CRITICAL:root:Your DNS resolver isn't doing DNSSEC validation; Please use another resolver",
    ],
    ignores: ['unbound: info: validation success example.org. A IN'],
  },
  {
    id: 'mailcow.certificate-address-differs',
    kind: 'wrong_address',
    program: 'mailcow',
    forms: [
      {
        words: 'cannot match your ip against hostname',
        pattern:
          /Cannot match your IP (?<value>[\w.:-]{2,45}) against hostname (?<peer>[\w.-]{1,100}) \((?:DNS returned )?(?<wanted>[\da-fA-F.:]{0,45})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'mailcow gets no certificate: {peer} points to {wanted}, the server is {value}',
    check: {
      text: 'Compare DNS with the public address; an AAAA record of a server without IPv6 is the usual reason',
      host: 'dig +short A {peer}; dig +short AAAA {peer}; curl -s4 https://ip.mailcow.email; curl -s6 https://ip.mailcow.email',
    },
    repair: [
      {
        text: 'Correct the A and AAAA records, or set SKIP_IP_CHECK=y in mailcow.conf behind NAT, then run the client again',
        host: 'cd /opt/mailcow-dockerized && docker compose up -d && docker compose restart acme-mailcow',
      },
    ],
    source: 'mailcow/mailcow-dockerized data/Dockerfiles/acme/acme.sh',
    matches: [
      'acme-mailcow-1  | Thu May  2 10:11:12 UTC 2024 - Cannot match your IP 198.51.100.7 against hostname mail.example.com (DNS returned 203.0.113.9)',
      'Thu May  2 10:11:12 UTC 2024 - Cannot match your IP NO_IPV6_LINK against hostname mail.example.com (2001:db8:0:0:0:0:0:7)',
    ],
    ignores: ['Thu May  2 10:11:12 UTC 2024 - Confirmed A record with IP 198.51.100.7'],
  },
];

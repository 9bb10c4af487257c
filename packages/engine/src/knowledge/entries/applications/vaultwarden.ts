import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const VAULTWARDEN: readonly CatalogueEntry[] = [
  {
    id: 'vaultwarden.web-vault-missing',
    kind: 'missing_file',
    program: 'vaultwarden',
    forms: [{ words: 'web vault is not found at', pattern: /Web vault is not found at '(?<path>[^']{1,120})'/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vaultwarden does not start: the pages of the web vault are not at {path}',
    check: { text: 'Look there', compose: 'docker compose exec {service} ls /web-vault' },
    repair: [
      {
        text: 'Take the volume off that hides the folder of the image, set WEB_VAULT_FOLDER to where they are, or set WEB_VAULT_ENABLED=false',
      },
    ],
    source: 'vaultwarden src/main.rs check_web_vault()',
    matches: [
      "[2026-01-05 10:00:00.123][vaultwarden][ERROR] Web vault is not found at 'web-vault/'. To install it, please follow the steps in: ",
      "[vaultwarden][ERROR] Web vault is not found at '/web-vault'. To install it, please follow the steps in: ",
    ],
    ignores: ['[vaultwarden][INFO] Web vault is found'],
  },
  {
    id: 'vaultwarden.database-not-reached',
    kind: 'unreachable',
    program: 'vaultwarden',
    forms: [
      {
        words: 'can t connect to database retrying',
        pattern: /Can't connect to database, retrying: (?<value>[^\r\n]{1,120})/,
      },
      { words: 'error creating database pool', pattern: /Error creating database pool: (?<value>[^\r\n]{1,120})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Vaultwarden does not get a connection to its database: {value}',
    check: {
      text: 'Read the reason below it, and see what DATABASE_URL says',
      compose: 'docker compose config {service}',
    },
    repair: [
      {
        text: 'Start the database first (depends_on with a health check); correct host, user, password and name in DATABASE_URL, special characters encoded',
      },
    ],
    source: 'vaultwarden src/util.rs retry_db(), src/main.rs create_db_pool()',
    matches: [
      "[2026-01-05 10:00:00.123][vaultwarden::util][WARN] Can't connect to database, retrying: Failed to create pool.",
      '[vaultwarden][ERROR] Error creating database pool: Failed to create pool.',
    ],
    ignores: ['[vaultwarden][INFO] connected to database'],
  },
  {
    id: 'vaultwarden.no-connection-free',
    kind: 'pool_exhausted',
    program: 'vaultwarden',
    forms: [
      {
        words: 'timeout waiting for database connection',
        pattern: /\[vaultwarden[^\]\r\n]{0,40}\]\[ERROR\] Timeout waiting for database connection/,
      },
      {
        words: 'error retrieving connection from pool',
        pattern: /\[vaultwarden[^\]\r\n]{0,40}\]\[ERROR\] Error retrieving connection from pool/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vaultwarden waits in vain for a connection of its pool',
    check: {
      text: 'See how many there may be, and what the database does',
      compose: 'docker compose config {service}',
    },
    repair: [
      {
        text: 'Repair or relieve the database (a slow disk below SQLite, one that is away), then raise DATABASE_MAX_CONNS or DATABASE_TIMEOUT',
      },
    ],
    source: 'vaultwarden src/db/mod.rs DbPool::get()',
    matches: [
      '[2026-01-05 10:00:00.123][vaultwarden::db][ERROR] Timeout waiting for database connection',
      '[vaultwarden::db][ERROR] Error retrieving connection from pool.',
    ],
    ignores: ['Timeout waiting for database connection in another program'],
  },
  {
    id: 'vaultwarden.mail-not-sent',
    kind: 'unreachable',
    program: 'vaultwarden',
    forms: [
      {
        words: 'smtp timeout error',
        pattern: /\[vaultwarden::mail\]\[ERROR\] SMTP timeout error: (?<value>[^\r\n]{1,120})/,
      },
      { words: 'smtp 4xx error', pattern: /\[vaultwarden::mail\]\[ERROR\] SMTP 4xx error: (?<value>[^\r\n]{1,120})/ },
      { words: 'smtp error', pattern: /\[vaultwarden::mail\]\[ERROR\] SMTP error: (?<value>[^\r\n]{1,120})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Vaultwarden cannot hand its mail over: {value}',
    check: {
      text: 'Reach the mail server from here',
      compose: 'docker compose exec {service} curl -v smtp://<host>:587',
    },
    repair: [
      {
        text: 'Correct SMTP_HOST and SMTP_PORT, and SMTP_SECURITY with it (587: starttls, 465: force_tls, 25: off); ask the provider whether it blocks the port',
      },
    ],
    source: 'vaultwarden src/mail.rs send_with_selected_transport()',
    matches: [
      '[2026-01-05 10:00:00.123][vaultwarden::mail][ERROR] SMTP timeout error: Connection error: connection timed out',
      '[vaultwarden::mail][ERROR] SMTP 4xx error: transient error (421): 4.7.0 Try again later',
      '[vaultwarden::mail][ERROR] SMTP error: Connection error: failed to lookup address information',
    ],
    ignores: ['[vaultwarden::mail][INFO] SMTP sent'],
  },
  {
    id: 'vaultwarden.mail-login-refused',
    kind: 'authentication_refused',
    program: 'vaultwarden',
    forms: [
      {
        words: 'smtp 5xx error permanent error 535',
        pattern: /\[vaultwarden::mail\]\[ERROR\] SMTP 5xx error: permanent error \(535\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The mail server refuses the login of Vaultwarden',
    check: { text: 'Compare SMTP_USERNAME, SMTP_PASSWORD, SMTP_SECURITY', compose: 'docker compose config {service}' },
    repair: [
      {
        text: 'Set user and password of the account, an application password where the provider asks for one; Microsoft 365 takes none without OAuth2',
      },
    ],
    source: 'vaultwarden src/mail.rs send_with_selected_transport()',
    matches: [
      '[vaultwarden::mail][ERROR] SMTP 5xx error: permanent error (535): 5.7.8 Error: authentication failed - Authentication credentials invalid',
      '[2026-01-05 10:00:00.123][vaultwarden::mail][ERROR] SMTP 5xx error: permanent error (535): 5.7.3 Authentication unsuccessful - Authentication credentials invalid',
    ],
    ignores: ['[vaultwarden::mail][ERROR] SMTP 5xx error: permanent error (550): 5.1.1 User unknown'],
  },
  {
    id: 'vaultwarden.push-refused',
    kind: 'authentication_refused',
    program: 'vaultwarden',
    forms: [
      {
        words: 'unexpected push token received from bitwarden server',
        pattern: /Unexpected push token received from bitwarden server: (?<value>[^\r\n]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Bitwarden's push relay gives Vaultwarden no token",
    check: {
      text: 'Compare PUSH_INSTALLATION_ID and PUSH_INSTALLATION_KEY with bitwarden.com/host, and the region with it',
    },
    repair: [
      {
        text: 'Set id and key of one installation; for one of the EU set PUSH_RELAY_URI and PUSH_IDENTITY_URI to its servers (bitwarden.eu)',
      },
    ],
    source: 'vaultwarden src/api/push.rs get_auth_api_token(); wiki, Enabling Mobile Client push notification',
    matches: [
      '[vaultwarden::api::push][ERROR] Unexpected push token received from bitwarden server: error decoding response body',
      '[ERROR] Unexpected push token received from bitwarden server: missing field `access_token` at line 1 column 26',
    ],
    ignores: ['push token received from bitwarden server'],
  },
  {
    id: 'vaultwarden.push-server-away',
    kind: 'unreachable',
    program: 'vaultwarden',
    forms: [
      {
        words: 'error getting push token from bitwarden server',
        pattern: /Error getting push token from bitwarden server: (?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'an error occurred while sending a send update to the push relay',
        pattern: /An error occurred while sending a send update to the push relay: (?<value>[^\r\n]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: "Vaultwarden does not reach Bitwarden's push servers: phones learn of changes late",
    check: {
      text: 'Reach them from here',
      compose: 'docker compose exec {service} curl -sI https://identity.bitwarden.com',
    },
    repair: [
      {
        text: 'Open the way out and the DNS of the container to identity and push.bitwarden.com, or set PUSH_ENABLED=false',
      },
    ],
    source: 'vaultwarden src/api/push.rs',
    matches: [
      '[vaultwarden::api::push][ERROR] Error getting push token from bitwarden server: error sending request for url (https://identity.bitwarden.com/connect/token)',
      '[vaultwarden::api::push][ERROR] An error occurred while sending a send update to the push relay: error sending request',
    ],
    ignores: ['[vaultwarden::api::push][INFO] Got push token'],
  },
  {
    id: 'vaultwarden.admin-hash-broken',
    kind: 'invalid_setting',
    program: 'vaultwarden',
    forms: [
      {
        words: 'the configured argon2 phc in admin_token is invalid',
        pattern: /The configured Argon2 PHC in `ADMIN_TOKEN` is invalid: (?<value>[^\r\n]{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The hash in ADMIN_TOKEN is broken: nobody gets into the admin page ({value})',
    check: { text: 'See what arrives in the container', compose: 'docker compose exec {service} printenv ADMIN_TOKEN' },
    repair: [
      {
        text: 'Write each $ of the hash as $$ in compose.yaml (in an .env file: single quotes), make a new one with `vaultwarden hash`, and see that no admin_token of config.json wins',
      },
    ],
    source: 'vaultwarden src/api/admin.rs validate_token(); wiki, Enabling admin page',
    matches: [
      '[vaultwarden::api::admin][ERROR] The configured Argon2 PHC in `ADMIN_TOKEN` is invalid: password hash string missing field',
      '[ERROR] The configured Argon2 PHC in `ADMIN_TOKEN` is invalid: salt invalid: value to short',
    ],
    ignores: ['The configured Argon2 PHC in `ADMIN_TOKEN` is used'],
  },
  {
    id: 'vaultwarden.setting-refused',
    kind: 'invalid_setting',
    program: 'vaultwarden',
    forms: [
      { words: 'unable to write to log file', pattern: /Unable to write to log file(?:\. (?<path>\S{1,120}))?/ },
      {
        words: 'both and need to be set for email support',
        pattern: /Both (?<setting>`SMTP_HOST`) and `SMTP_FROM` need to be set for email support/,
      },
      {
        words: 'does not match any known database scheme',
        pattern: /(?<setting>`DATABASE_URL`) does not match any known database scheme/,
      },
      {
        words: 'database_url is a url but the feature is not enabled',
        pattern:
          /(?<setting>`DATABASE_URL`) is a (?<value>MySQL|PostgreSQL|SQLite) URL, but the '\w{1,12}' feature is not enabled/,
      },
      {
        words: 'the configured env_file was not found',
        pattern: /The configured ENV_FILE `(?<path>[^`]{1,120})` was not found!/,
      },
      {
        words: 'permission denied while trying to read environment file',
        pattern: /Permission denied while trying to read environment file `(?<path>[^`]{1,120})`/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vaultwarden does not start: it cannot use {setting|a setting}{path|}',
    check: {
      text: 'Read its settings',
      compose: 'docker compose config {service}; docker compose exec {service} cat /data/config.json',
    },
    repair: [
      {
        text: 'Correct the setting that the line names; config.json of the admin page wins over the environment, so correct it there, too',
      },
    ],
    source: 'vaultwarden src/config.rs validate_config(), src/db/mod.rs DbConnType::from_url()',
    matches: [
      'Error loading config:\n  Unable to write to log file. /data/logs/vaultwarden.log',
      '  Both `SMTP_HOST` and `SMTP_FROM` need to be set for email support without `USE_SENDMAIL`',
      "  `DATABASE_URL` does not match any known database scheme (mysql://, postgresql://, sqlite://) and no existing SQLite database was found at 'db'",
      "  `DATABASE_URL` is a PostgreSQL URL, but the 'postgresql' feature is not enabled",
      '[ERROR] The configured ENV_FILE `/etc/vaultwarden.env` was not found!',
      '[ERROR] Permission denied while trying to read environment file `.env`!',
    ],
    ignores: ['[INFO] Using environment file `.env` for configuration.'],
  },
  {
    id: 'lettre.no-common-mechanism',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'no compatible authentication mechanism was found',
        pattern: /No compatible authentication mechanism was found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A login is set for the mail, and the mail server offers no way to log in that this program has',
    check: {
      text: 'See which AUTH it offers, with TLS and without',
      host: 'openssl s_client -starttls smtp -connect <host>:587 -quiet <<< "EHLO x"',
    },
    repair: [
      {
        text: 'Take user and password away for a relay that asks for none, encrypt the connection (many offer AUTH only then), or name a mechanism that both have',
      },
    ],
    source: 'lettre src/transport/smtp/client/connection.rs SmtpConnection::auth()',
    matches: [
      '[vaultwarden::mail][ERROR] SMTP client error: internal client error: No compatible authentication mechanism was found',
      'lettre::transport::smtp::Error { kind: Client, source: "No compatible authentication mechanism was found" }',
    ],
    ignores: ['SMTP authentication mechanism: PLAIN'],
  },
];

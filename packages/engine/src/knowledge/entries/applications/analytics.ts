import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ANALYTICS: readonly CatalogueEntry[] = [
  {
    id: 'superset.secret-key',
    kind: 'missing_setting',
    program: 'superset',
    forms: [
      {
        words: 'refusing to start due to insecure secret_key',
        pattern: /Refusing to start due to insecure (?<setting>SECRET_KEY)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Superset does not start: {setting} is the default one',
    check: {
      text: 'See whether superset_config.py or the variable is read',
      compose: 'docker compose exec {service} env | grep -E "SECRET_KEY|SUPERSET_CONFIG"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -E -A1 "SECRET_KEY"',
      host: 'env | grep SUPERSET',
    },
    repair: [
      {
        text: 'Set SUPERSET_SECRET_KEY to a long random value and keep it: saved passwords of databases are encrypted with it',
        compose: 'openssl rand -base64 42; docker compose up -d {service}',
        kubernetes:
          'helm upgrade {service} superset/superset --reuse-values --set extraSecretEnv.SUPERSET_SECRET_KEY=$(openssl rand -base64 42)',
      },
    ],
    source: 'apache/superset superset/initialization/__init__.py check_secret_key()',
    matches: [
      'Refusing to start due to insecure SECRET_KEY',
      'superset_app  | 2024-05-02 10:11:12,345:ERROR:superset.initialization:Refusing to start due to insecure SECRET_KEY',
    ],
    ignores: ['A Default SECRET_KEY was detected, please use superset_config.py to override it.'],
  },
  {
    id: 'superset.invalid-decryption-key',
    kind: 'invalid_setting',
    program: 'superset',
    forms: [{ words: 'valueerror invalid decryption key', pattern: /ValueError: Invalid decryption key/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Superset cannot read saved passwords: SECRET_KEY is not the one they were saved with',
    check: {
      text: 'Compare the key with the one of the old installation',
      compose: 'docker compose exec {service} env | grep SECRET_KEY',
      kubernetes: 'kubectl get secret -o yaml | grep SECRET_KEY',
    },
    repair: [
      {
        text: 'Set the old key, or set PREVIOUS_SECRET_KEY to it and re-encrypt',
        compose: 'docker compose exec {service} superset re-encrypt-secrets',
        kubernetes: 'kubectl exec deploy/{service} -- superset re-encrypt-secrets',
        host: 'superset re-encrypt-secrets',
      },
    ],
    source: 'sqlalchemy-utils types/encrypted/encrypted_type.py; Superset documentation, Rotating SECRET_KEY',
    matches: [
      'ValueError: Invalid decryption key',
      'superset_app | 2024-05-02 10:11:12,345:ERROR:root:ValueError: Invalid decryption key',
    ],
    ignores: ['InvalidKey: decryption key has the wrong length'],
  },
  {
    id: 'metabase.downgrade-refused',
    kind: 'version_mismatch',
    program: 'metabase',
    forms: [
      {
        words: 'your metabase instance appears to have been downgraded without a corresponding database downgrade',
        pattern: /Your metabase instance appears to have been downgraded without a corresponding database downgrade/i,
      },
      {
        words: 'you must run metabase jar migrate down from version',
        pattern: /You must run `java .{0,60}-jar metabase\.jar migrate down` from version (?<wanted>\d{1,3})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Metabase is older than its database (version {wanted|of a newer release})',
    check: {
      text: 'See which image runs',
      compose: 'docker compose config --images',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..image}"',
    },
    repair: [
      {
        text: 'Start the newer release again, or run migrate down with it before the older one is started',
        compose: 'docker compose run --rm {service} "migrate down"',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'java --add-opens java.base/java.nio=ALL-UNNAMED -jar metabase.jar migrate down',
      },
    ],
    source: 'metabase/metabase src/metabase/app_db/setup.clj error-if-downgrade-required!',
    matches: [
      'Your metabase instance appears to have been downgraded without a corresponding database downgrade.',
      'You must run `java --add-opens java.base/java.nio=ALL-UNNAMED -jar metabase.jar migrate down` from version 50.',
    ],
    ignores: ['2024-05-02 10:11:12,345 INFO db.setup :: Database Migrations Current ...'],
  },
  {
    id: 'metabase.migration-lock',
    kind: 'lock_held',
    program: 'metabase',
    forms: [
      {
        words: 'database has migration lock cannot run migrations',
        pattern: /Database has migration lock; cannot run migrations/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Metabase does not start: a migration left its lock in the database',
    check: {
      text: 'See that no second Metabase migrates',
      compose: 'docker compose ps',
      kubernetes: 'kubectl get pods | grep metabase',
      host: 'psql metabase -c "SELECT * FROM databasechangeloglock"',
    },
    repair: [
      {
        text: 'When no other instance migrates, release the lock (row of databasechangeloglock), then start one instance only',
        compose: 'docker compose run --rm {service} "migrate release-locks" && docker compose up -d {service}',
        host: 'java -jar metabase.jar migrate release-locks',
      },
    ],
    source: 'metabase/metabase src/metabase/app_db/liquibase.clj',
    matches: [
      'Database has migration lock; cannot run migrations. You can force-release these locks by running `java -jar metabase.jar migrate release-locks`.',
      'clojure.lang.ExceptionInfo: Database has migration lock; cannot run migrations.',
    ],
    ignores: ['2024-05-02 10:11:12,345 INFO liquibase.lockservice :: Successfully released change log lock'],
  },
  {
    id: 'metabase.encryption-key',
    kind: 'invalid_setting',
    program: 'metabase',
    forms: [
      {
        words: 'cannot decrypt encrypted have you changed or forgot to set mb_encryption_secret_key',
        pattern:
          /Cannot decrypt encrypted \w{1,10}\. Have you changed or forgot to set (?<setting>MB_ENCRYPTION_SECRET_KEY)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Metabase cannot read its saved connections: {setting} is missing or another one',
    check: {
      text: 'See what reaches it',
      compose: 'docker compose config | grep MB_ENCRYPTION',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 MB_ENCRYPTION',
    },
    repair: [
      {
        text: 'Set MB_ENCRYPTION_SECRET_KEY to the value it had when the connections were saved; the command rotate-encryption-key changes it properly',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} MB_ENCRYPTION_SECRET_KEY=<the-old-key>',
      },
    ],
    source: 'metabase/metabase src/metabase/util/encryption.clj',
    matches: [
      'WARN util.encryption :: Cannot decrypt encrypted String. Have you changed or forgot to set MB_ENCRYPTION_SECRET_KEY? Message seems corrupt or manipulated.',
      'Cannot decrypt encrypted bytes. Have you changed or forgot to set MB_ENCRYPTION_SECRET_KEY?',
    ],
    ignores: ['Saved credentials encryption is ENABLED for this Metabase instance.'],
  },
  {
    id: 'plausible.setting-missing',
    kind: 'missing_setting',
    program: 'plausible',
    forms: [
      {
        words: 'configuration option is required',
        pattern: /(?<setting>BASE_URL|SECRET_KEY_BASE|TOTP_VAULT_KEY|DATABASE_URL) configuration option is required/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Plausible does not start: {setting} is missing',
    check: {
      text: 'Read the file with the variables',
      compose: 'docker compose config | grep -E "BASE_URL|SECRET_KEY_BASE|TOTP"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -E -A1 "BASE_URL|SECRET_KEY_BASE"',
    },
    repair: [
      {
        text: 'Set BASE_URL with its scheme, and SECRET_KEY_BASE to at least 64 bytes',
        compose: 'echo "SECRET_KEY_BASE=$(openssl rand -base64 48)" >> .env && docker compose up -d {service}',
      },
    ],
    source: 'plausible/analytics config/runtime.exs; Plug.Session.COOKIE',
    matches: [
      '** (RuntimeError) BASE_URL configuration option is required. See https://plausible.io/docs/self-hosting-configuration#server',
      '** (RuntimeError) SECRET_KEY_BASE configuration option is required. See https://plausible.io/docs/self-hosting-configuration#server',
    ],
    ignores: ['SECRET_KEY_BASE=... # required configuration'],
  },
];

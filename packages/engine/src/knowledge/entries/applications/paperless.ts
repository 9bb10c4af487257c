import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PAPERLESS: readonly CatalogueEntry[] = [
  {
    id: 'paperless.redis-not-reached',
    kind: 'unreachable',
    program: 'paperless',
    forms: [
      {
        words: 'failed to connect to redis using environment variable paperless_redis',
        pattern: /Failed to connect to redis using environment variable PAPERLESS_REDIS/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Paperless-ngx gives up its start: it does not reach its Redis (PAPERLESS_REDIS)',
    check: { text: 'Read the reason of the pings above it', compose: 'docker compose ps; docker compose logs broker' },
    repair: [
      {
        text: 'Start the broker, put both on one network, and set PAPERLESS_REDIS=redis://<service>:6379 (with its password)',
      },
    ],
    source: 'paperless-ngx docker/rootfs/usr/local/bin/wait-for-redis.py',
    matches: [
      'Failed to connect to redis using environment variable PAPERLESS_REDIS.',
      'webserver-1  | [init-redis-wait] Failed to connect to redis using environment variable PAPERLESS_REDIS.',
    ],
    ignores: ['Connected to Redis broker.'],
  },
  {
    id: 'paperless.database-not-ready',
    kind: 'unreachable',
    program: 'paperless',
    forms: [
      {
        words: 'init db wait unable to connect after seconds',
        pattern: /\[init-db-wait\] Unable to connect after (?<limit>\d{1,5}) seconds/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Paperless-ngx gives up its start: its database did not answer within {limit} s',
    check: { text: 'See the database', compose: 'docker compose ps; docker compose logs db' },
    repair: [
      {
        text: 'Repair the database (its own log says why), correct PAPERLESS_DBHOST and PAPERLESS_DBPORT, put both on one network',
      },
    ],
    source: 'paperless-ngx docker/rootfs/etc/s6-overlay/s6-rc.d/init-wait-for-db/run',
    matches: [
      '[init-db-wait] Unable to connect after 60 seconds.',
      'webserver-1  | [init-db-wait] Unable to connect after 61 seconds.',
    ],
    ignores: ['[init-db-wait] Attempt 3 failed! Trying again in 3 seconds...'],
  },
  {
    id: 'paperless.upgrade-step-skipped',
    kind: 'version_mismatch',
    program: 'paperless',
    forms: [
      {
        words: 'cannot upgrade to paperless ngx v3 from this version',
        pattern: /Cannot upgrade to Paperless-ngx v3 from this version/,
      },
      {
        words: 'v3 upgrade check failed last applied documents migration is',
        pattern:
          /V3 upgrade check failed: last applied documents migration is '(?<version>[^']{1,80})'\. Expected '(?<wanted>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Paperless-ngx 3 takes over only the data of 2.20.15',
    check: { text: 'See which release wrote the data, before anything else is started on it' },
    repair: [
      { text: 'Start the image 2.20.15 once, let it migrate, make an export or backup, then take release 3 again' },
    ],
    source: 'paperless-ngx src/paperless/checks.py check_v3_minimum_upgrade_version()',
    matches: [
      '?: (paperless.E002) Cannot upgrade to Paperless-ngx v3 from this version.',
      "V3 upgrade check failed: last applied documents migration is '1063_share_link'. Expected '1075_workflowaction_order' (v2.20.15).",
    ],
    ignores: ['Upgraded to Paperless-ngx v3'],
  },
  {
    id: 'paperless.ocr-language-absent',
    kind: 'missing_module',
    program: 'paperless',
    forms: [
      {
        words: 'the selected ocr language is not installed',
        pattern: /The selected ocr language (?<object>\w{1,20}) is not installed/,
      },
      {
        words: 'unable to install language as non root startup may fail',
        pattern: /ERROR: Unable to install language (?<object>[\w-]{1,40}) as non-root, startup may fail/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Paperless-ngx reads no documents: the language {object} of tesseract is not installed',
    check: { text: 'List what there is', compose: 'docker compose exec {service} tesseract --list-langs' },
    repair: [
      {
        text: 'Add it to PAPERLESS_OCR_LANGUAGES (deu fra, packages are fetched at the start, as root) and name it in PAPERLESS_OCR_LANGUAGE by its three letters (deu+eng)',
      },
    ],
    source:
      'paperless-ngx src/paperless/checks.py check_default_language_available(), docker/rootfs init-tesseract-langs/run',
    matches: [
      '?: The selected ocr language deu is not installed. Paperless cannot OCR your documents without it. Please fix PAPERLESS_OCR_LANGUAGE.',
      '[init-tesseract-langs] ERROR: Unable to install language tesseract-ocr-deu as non-root, startup may fail',
    ],
    ignores: ['[init-tesseract-langs] Installed tesseract-ocr-deu'],
  },
  {
    id: 'paperless.mail-folder-unknown',
    kind: 'missing_object',
    program: 'paperless',
    forms: [
      {
        words: 'unable to access folder attempting folder listing',
        pattern: /Unable to access folder (?<object>[^,\r\n]{1,80}), attempting folder listing/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The mailbox has no folder {object} that a mail rule of Paperless-ngx names',
    check: { text: 'Read the folders that it lists below' },
    repair: [{ text: 'Write the folder in the rule as the server names it (INBOX.Scans, INBOX/Scans), or create it' }],
    source: 'paperless-ngx src/paperless_mail/mail.py _handle_mail_rule()',
    matches: [
      '[2026-01-05 10:00:00,123] [ERROR] [paperless_mail] Unable to access folder Scans, attempting folder listing',
      '[ERROR] [paperless_mail] Unable to access folder INBOX.Bills, attempting folder listing',
    ],
    ignores: ['[DEBUG] [paperless_mail] Rule shop.bills: Selecting folder Scans'],
  },
  {
    id: 'paperless.value-refused',
    kind: 'invalid_setting',
    program: 'paperless',
    forms: [
      { words: 'timezone is not a valid timezone', pattern: /Timezone "(?<value>[^"]{1,60})" is not a valid timezone/ },
      {
        words: 'ocr is not valid',
        pattern: /OCR (?<setting>output type|output mode|clean mode) "(?<value>[^"]{1,40})" is not valid/,
      },
      {
        words: 'configured consume script does not exist',
        pattern: /Configured (?<setting>(?:pre|post)-consume script) (?<path>\S{1,120}) does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Paperless-ngx cannot use {setting|its time zone} {value|}{path|}',
    check: { text: 'Read its settings', compose: 'docker compose config {service}' },
    repair: [
      {
        text: 'Write a value of the documentation (PAPERLESS_TIME_ZONE=Europe/Berlin, PAPERLESS_OCR_MODE), or mount the script there',
      },
    ],
    source: 'paperless-ngx src/paperless/checks.py settings_values_check(), src/documents/consumer.py',
    matches: [
      '?: Timezone "Europe/Berln" is not a valid timezone',
      '?: OCR output mode "always" is not valid',
      'Configured pre-consume script /usr/src/paperless/scripts/pre.sh does not exist.',
    ],
    ignores: ['Timezone is set'],
  },
];

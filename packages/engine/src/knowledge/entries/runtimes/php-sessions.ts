import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PHP_SESSIONS: readonly CatalogueEntry[] = [
  {
    id: 'php.sessions-not-written',
    kind: 'disk_full',
    program: 'php',
    forms: [
      {
        words: 'session_start open o_rdwr failed no space left on device',
        pattern: /session_start\(\): open\((?<path>[^,)]{1,160}), O_RDWR\) failed: (?<value>No space left on device)/,
      },
      {
        words: 'session_start space left on device',
        pattern: /session_start\(\): (?:write|Failed to (?:write|create)).{0,80}(?<value>No space left on device)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PHP cannot write sessions to {path|their store}: {value}',
    check: {
      text: 'See space and inodes',
      host: 'df -h /var/lib/php/sessions; df -i /var/lib/php/sessions; ls /var/lib/php/sessions | wc -l',
    },
    repair: [
      {
        text: 'Remove old sessions, and let the clean-up run (phpsessionclean.timer)',
        host: 'sudo find /var/lib/php/sessions -type f -mmin +1440 -delete',
        destructive: true,
      },
    ],
    source: 'php-src ext/session/mod_files.c',
    matches: [
      'PHP Warning:  session_start(): open(/var/lib/php/sessions/sess_x1, O_RDWR) failed: No space left on device (28) in /var/www/a.php on line 3',
      'session_start(): Failed to write session data (files): No space left on device',
    ],
    ignores: ['session started'],
  },
  {
    id: 'php.session-store-fails',
    kind: 'file_permission',
    program: 'php',
    forms: [
      {
        words: 'failed to write session data please verify that the current setting of session save_path is correct',
        pattern:
          /Failed to write session data \((?<value>\w{1,20})\)\. Please verify that the current setting of session\.save_path is correct/,
      },
      {
        words: 'session_start open o_rdwr failed',
        pattern:
          /session_start\(\): open\((?<path>[^,)]{1,160}), O_RDWR\) failed: (?<value>Permission denied|No such file or directory)/,
      },
      {
        words: 'session_start failed to',
        pattern: /session_start\(\): Failed to (?:read|initialize storage module|decode)[^\r\n]{0,80}/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'PHP cannot write its session data ({value}): the path or store of session.save_path',
    check: {
      text: 'See path, owner, or the Redis it names',
      host: 'php -i | grep -E "session.save_(path|handler)"; ls -ld /var/lib/php/sessions',
    },
    repair: [
      {
        text: 'Give the directory to the account of PHP, or correct host and password of the store',
        host: 'sudo chown -R www-data:www-data /var/lib/php/sessions && sudo chmod 733 /var/lib/php/sessions',
      },
    ],
    source: 'php-src ext/session/session.c',
    matches: [
      'PHP Warning:  Unknown: Failed to write session data (redis). Please verify that the current setting of session.save_path is correct (tcp://redis:6379) in Unknown on line 0',
      'PHP Warning:  session_start(): open(/var/lib/php/sessions/sess_x1, O_RDWR) failed: Permission denied (13)',
      'PHP Warning:  session_start(): Failed to read session data: redis (path: tcp://redis:6379)',
    ],
    ignores: ['session_start(): session started'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Exim, ClamAV, OpenDKIM, fail2ban, Amavis. */
export const MAIL_HELPERS: readonly CatalogueEntry[] = [
  {
    id: 'exim.delivery-waits',
    kind: 'unreachable',
    program: 'exim',
    forms: [
      {
        words: 'r defer',
        pattern: / == \S{1,120} R=\S{1,40} (?:T=\S{1,40} )?defer \(-?\d{1,4}\)(?:: (?<value>[^\n]{1,80}))?/,
      },
      { words: 'retry', pattern: /(?<value>retry time not reached for any host)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Exim cannot deliver now: {value}',
    check: { text: 'Read queue and log of that mail', host: 'sudo exim -bp | head; sudo exim -Mvl <id>' },
    repair: [
      {
        text: 'Open port 25 outwards (providers close it) or send by a smarthost, then try again',
        host: 'sudo exim -qff',
      },
    ],
    source: 'Exim log format',
    matches: [
      '2026-01-01 10:00:00 1abc-0 == a@b.c R=dnslookup T=remote_smtp defer (110): Connection timed out',
      "retry time not reached for any host for 'example.com'",
    ],
    ignores: ['1abc-0 => a@b.c R=dnslookup'],
  },
  {
    id: 'exim.relay-refused',
    kind: null,
    program: 'exim',
    forms: [
      {
        words: 'rejected rcpt',
        pattern: /rejected RCPT \S{1,120}: (?:relay not permitted|Unrouteable address|authentication required)/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Exim refuses to relay for a stranger',
    check: { text: 'Nothing needs doing for strangers; clients of yours have to log in, or stand in relay_from_hosts' },
    repair: [],
    source: 'Exim ACL',
    matches: [
      'H=(x) [192.0.2.4] F=<a@b.c> rejected RCPT <d@e.f>: relay not permitted',
      '2026-01-01 H=x [192.0.2.4] rejected RCPT <d@e.f>: Unrouteable address',
    ],
    ignores: ['RCPT accepted'],
  },
  {
    id: 'exim.rights',
    kind: 'file_permission',
    program: 'exim',
    forms: [
      {
        words: 'exim unable to set gid or uid euid',
        pattern: /exim: (?<value>unable to set gid=\d{1,9} or uid=\d{1,9} \(euid=\d{1,9}\))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Exim lacks rights: {value}',
    check: { text: 'Look at the program file', host: 'ls -l $(which exim4 exim)' },
    repair: [
      {
        text: 'It has to belong to root with the set-uid bit',
        host: 'sudo chown root:root $(which exim4) && sudo chmod u+s $(which exim4)',
      },
    ],
    source: 'Exim exim.c',
    matches: [
      'exim: unable to set gid=1001 or uid=0 (euid=1001): forcing real = effective',
      'exim: unable to set gid=1 or uid=1 (euid=2)',
    ],
    ignores: ['exim started'],
  },
  {
    id: 'clamav.database-missing',
    kind: 'missing_file',
    program: 'clamav',
    forms: [
      {
        words: 'no supported database files found in',
        pattern: /No supported database files found in (?<path>\S{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ClamAV has no virus database in {path}',
    check: {
      text: 'Look at the files',
      compose: 'docker compose exec {service} ls -l /var/lib/clamav',
      host: 'ls -l /var/lib/clamav',
    },
    repair: [
      {
        text: 'Fetch it anew, then start clamd',
        host: 'sudo systemctl stop clamav-freshclam; sudo rm -f /var/lib/clamav/*.c?d; sudo freshclam && sudo systemctl start clamav-daemon',
        destructive: true,
      },
    ],
    source: 'ClamAV readdb.c',
    matches: [
      'Fri Nov 28 10:00:00 2025 -> !cli_loaddbdir(): No supported database files found in /usr/local/share/clamav',
      'LibClamAV Error: cli_loaddbdir(): No supported database files found in /var/lib/clamav',
    ],
    ignores: ['database loaded'],
  },
  {
    id: 'clamav.database-malformed',
    kind: 'data_corruption',
    program: 'clamav',
    forms: [{ words: 'database', pattern: /(?:LibClamAV Error|ERROR): [^\n]{0,80}Malformed database/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A virus database of ClamAV is damaged',
    check: {
      text: 'Look at the files',
      host: 'ls -l /var/lib/clamav; df -h /var/lib/clamav',
      compose: 'docker compose exec {service} ls -l /var/lib/clamav',
    },
    repair: [
      {
        text: 'Fetch it anew, then start clamd',
        host: 'sudo systemctl stop clamav-freshclam; sudo rm -f /var/lib/clamav/*.c?d; sudo freshclam && sudo systemctl start clamav-daemon',
        destructive: true,
      },
    ],
    source: 'ClamAV readdb.c',
    matches: [
      "LibClamAV Error: Can't load /var/lib/clamav/daily.cvd: Malformed database",
      'ERROR: reload db failed: Malformed database',
    ],
    ignores: ['database loaded'],
  },
  {
    id: 'clamav.configuration-unreadable',
    kind: 'invalid_setting',
    program: 'clamav',
    forms: [
      { words: 'can t open parse the config file', pattern: /Can't open\/parse the config file (?<path>\S{1,100})/ },
      {
        words: 'please edit the example config file',
        pattern: /ERROR: Please edit the example config file (?<path>\S{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ClamAV cannot use its configuration {path}',
    check: { text: 'Test it', host: 'clamconf -c /etc/clamav; ls -l /etc/clamav' },
    repair: [
      {
        text: 'Make the file if it is missing (dpkg-reconfigure clamav-daemon), take out the line "Example", correct the option that the line before names',
      },
    ],
    source: 'ClamAV common/optparser.c',
    matches: [
      "ERROR: Can't open/parse the config file /etc/clamav/clamd.conf",
      'ERROR: Please edit the example config file /etc/clamav/freshclam.conf',
    ],
    ignores: ['database loaded'],
  },
  {
    id: 'clamav.download-limited',
    kind: 'rate_limited',
    program: 'clamav',
    forms: [
      {
        words: 'freshclam previously received error code 429 or 403',
        pattern: /FreshClam previously received error code 429 or 403/,
      },
      { words: 'you are on cool down until', pattern: /You are on cool-down until/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The server of ClamAV turns this host away for a while',
    check: { text: 'Read the time it names', host: 'sudo freshclam; cat /var/lib/clamav/freshclam.dat | head -2' },
    repair: [
      {
        text: 'Wait; keep the database in a volume so that restarts do not fetch it, or run an own mirror (cvdupdate)',
      },
    ],
    source: 'freshclam libfreshclam',
    matches: [
      'WARNING: FreshClam previously received error code 429 or 403 from the ClamAV Content Delivery Network (CDN).',
      'WARNING: You are on cool-down until after: 2026-01-02 10:00:00',
    ],
    ignores: ['database is up-to-date'],
  },
  {
    id: 'clamav.download-fails',
    kind: 'unreachable',
    program: 'clamav',
    forms: [{ words: 'can t download from', pattern: /Can't download (?<object>\S{1,40}) from (?<peer>[\w.-]{1,80})/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'ClamAV cannot fetch {object}',
    check: { text: 'Try it', host: 'curl -I https://database.clamav.net/daily.cvd' },
    repair: [{ text: 'Let the host reach database.clamav.net (HTTPProxyServer)' }],
    source: 'libfreshclam',
    matches: [
      "ERROR: Can't download daily.cvd from database.clamav.net",
      "ERROR: Can't download main.cvd from https.example.com",
    ],
    ignores: ['downloaded daily.cvd'],
  },
  {
    id: 'clamav.second-freshclam',
    kind: null,
    program: 'clamav',
    forms: [
      { words: 'freshclam log is locked by another process', pattern: /freshclam\.log is locked by another process/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'freshclam runs already as a service',
    check: { text: 'Nothing needs doing: stop clamav-freshclam before you start it by hand' },
    repair: [],
    source: 'clamav shared/output.c',
    matches: [
      'ERROR: /var/log/clamav/freshclam.log is locked by another process',
      'ERROR: Problem with internal logger: freshclam.log is locked by another process',
    ],
    ignores: ['log opened'],
  },
  {
    id: 'opendkim.key-rights',
    kind: 'file_permission',
    program: 'opendkim',
    forms: [
      { words: 'key data is not secure', pattern: /key data is not secure: (?<path>\S{1,120}) is/ },
      {
        words: 'can t load key from',
        pattern: /can't load key from (?<path>\S{1,120}): (?:Permission denied|No such file or directory)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'OpenDKIM may not use its key {path}',
    check: { text: 'Look at owner and mode', host: 'namei -l /etc/opendkim/keys' },
    repair: [
      {
        text: 'Give keys and folders to opendkim alone',
        host: 'sudo chown -R opendkim:opendkim /etc/opendkim/keys && sudo chmod -R go-rwx /etc/opendkim/keys',
      },
    ],
    source: 'OpenDKIM opendkim.c',
    matches: [
      'opendkim[1]: key data is not secure: /etc/opendkim/keys is writeable and owned by uid 1 which is not the executing uid (2) or the superuser',
      "opendkim[1]: can't load key from /etc/opendkim/keys/mail.private: Permission denied",
    ],
    ignores: ['key loaded'],
  },
  {
    id: 'fail2ban.log-missing',
    kind: 'missing_file',
    program: 'fail2ban',
    forms: [
      {
        words: 'have not found any log file for jail',
        pattern: /Have not found any log file for (?<object>[\w-]{1,40}) jail/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'fail2ban finds no log for the jail {object}',
    check: { text: 'See where the program logs', host: 'fail2ban-client -d | grep -i logpath; ls /var/log' },
    repair: [
      {
        text: 'Read the journal instead',
        host: 'echo -e "[sshd]\\nbackend = systemd" | sudo tee /etc/fail2ban/jail.d/sshd.local && sudo systemctl restart fail2ban',
      },
    ],
    source: 'fail2ban jailreader.py',
    matches: [
      'ERROR   Failed during configuration: Have not found any log file for sshd jail',
      'ERROR   Have not found any log file for nginx-http-auth jail',
    ],
    ignores: ['jail sshd started'],
  },
  {
    id: 'fail2ban.bans',
    kind: null,
    program: 'fail2ban',
    forms: [
      { words: 'ban', pattern: /\[(?<object>[\w-]{1,40})\] (?:Restore )?Ban (?<peer>[\da-f.:]{3,45})/ },
      { words: 'unban', pattern: /\[(?<object>[\w-]{1,40})\] (?:Restore )?Unban (?<peer>[\da-f.:]{3,45})/ },
      { words: 'found', pattern: /\[(?<object>[\w-]{1,40})\] (?:Restore )?Found (?<peer>[\da-f.:]{3,45})/ },
      {
        words: 'unable to find a corresponding ip address for',
        pattern: /Unable to find a corresponding IP address for (?<peer>\S{1,120}):/,
      },
      {
        words: 'not defined in using default one',
        pattern: /'\w{1,30}' not defined in '\w{1,30}'\. Using default one/,
      },
      { words: 'already banned', pattern: /\[(?<object>[\w-]{1,40})\] (?<peer>[\da-f.:]{3,45}) already banned/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'fail2ban shuts {peer} out',
    check: { text: 'Nothing needs doing; an own address goes into ignoreip (fail2ban-client unban {peer|<address>})' },
    repair: [],
    source: 'fail2ban actions.py',
    matches: [
      'fail2ban.actions [1]: NOTICE  [sshd] Ban 192.0.2.4',
      'fail2ban.filter [1]: INFO    [sshd] Found 192.0.2.4 - 2026-01-02',
      'fail2ban.actions [1]: NOTICE  [sshd] Unban 192.0.2.4',
      'fail2ban.filter [1]: WARNING Unable to find a corresponding IP address for x.example: [Errno -2] Name or service not known',
      "fail2ban.configreader [1]: WARNING 'allowipv6' not defined in 'Definition'. Using default one: 'auto'",
      'fail2ban.actions [1]: NOTICE [sshd] 203.0.113.9 already banned',
    ],
    ignores: ['fail2ban started'],
  },
  {
    id: 'amavis.scanner-away',
    kind: 'unreachable',
    program: 'amavis',
    forms: [
      { words: 'connect to failed', pattern: /\(!\)\s?connect to (?<path>\/\S{1,100}) failed/ },
      { words: 'primary virus scanners failed', pattern: /\(!!?\)(?:WARN: )?all primary virus scanners failed/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Amavis does not reach its virus scanner',
    check: {
      text: 'Read the log of the mail server and its settings',
      compose: 'docker compose logs --since 15m {service}; docker compose exec {service} postconf -n',
      host: 'sudo journalctl -u postfix -u dovecot --since -15min --no-pager; postconf -n',
    },
    repair: [
      {
        text: 'Start clamd and put clamav into the group amavis',
        host: 'sudo systemctl start clamav-daemon; sudo adduser clamav amavis',
      },
    ],
    source: 'amavisd',
    matches: [
      'amavis[1]: (1-01) (!)connect to /var/run/clamav/clamd.ctl failed, attempt #1',
      'amavis[1]: (1-01) (!)WARN: all primary virus scanners failed, considering backups',
    ],
    ignores: ['scanner ready'],
  },
];

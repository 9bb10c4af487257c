import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOVECOT_EXIM: readonly CatalogueEntry[] = [
  {
    id: 'dovecot.configuration-version',
    kind: 'version_mismatch',
    program: 'dovecot',
    versions: '>=2.4',
    forms: [
      {
        words: 'the first setting must be dovecot_config_version',
        pattern: /The first setting must be (?<setting>dovecot_config_version)/,
      },
      {
        words: 'dovecot_storage_version setting must be set',
        pattern: /(?<setting>dovecot_storage_version) setting must be set/,
      },
      {
        words: 'error in configuration file unknown setting',
        pattern:
          /Error in configuration file (?<path>\S{1,200}?):? line (?<value>\d{1,6}): Unknown setting: (?<setting>[\w./]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Dovecot refuses its configuration: {setting} ({path|written for a version before 2.4})',
    check: {
      text: 'See which version was installed: 2.4 reads no configuration of 2.3',
      host: 'dovecot --version; doveconf -n | head -5',
      compose: 'docker compose images {service}; docker compose logs --tail 10 {service}',
    },
    repair: [
      {
        text: 'Write the configuration anew for 2.4 (ssl_server_cert_file for ssl_cert, mail_driver and mail_path for mail_location, passdb and userdb with names), or stay at 2.3 until then',
        host: 'apt-get install -y --allow-downgrades dovecot-core=1:2.3* && systemctl restart dovecot',
      },
    ],
    source: 'Dovecot, src/config/config-parser.c; "Upgrading Dovecot CE from 2.3 to 2.4"',
    matches: [
      'doveconf: Fatal: Error in configuration file /etc/dovecot/dovecot.conf: The first setting must be dovecot_config_version',
      'doveconf: Fatal: Error in configuration file /etc/dovecot/dovecot.conf: dovecot_storage_version setting must be set',
      'doveconf: Fatal: Error in configuration file /etc/dovecot/conf.d/10-ssl.conf line 12: Unknown setting: ssl_cert',
    ],
    ignores: ['# 2.3.21 (47349e2482): /etc/dovecot/dovecot.conf'],
  },
  {
    id: 'dovecot.file-permission',
    kind: 'file_permission',
    program: 'dovecot',
    forms: [
      {
        words: 'failed permission denied euid egid missing perm',
        pattern:
          /\((?<path>\/[^)]{1,200})\) failed: Permission denied \(euid=\d{1,10}\((?<user>[^)]{1,60})\) egid=[^\n]{1,120}? missing \+(?<value>[rwx]) perm: (?<object>\/[^,\s]{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Dovecot ({user}) may not use {path}: {object} lacks +{value}',
    check: {
      text: 'Look at the owner of each folder of the path',
      host: 'namei -l {path}',
      compose: 'docker compose exec {service} ls -land {object}',
    },
    repair: [
      {
        text: 'Make the mail account the owner of the mail store, or set mail_access_groups for /var/mail',
        host: 'chown -R {user}: {object} && systemctl reload dovecot',
        compose: 'docker compose exec --user root {service} chown -R {user}: {object}',
      },
    ],
    source: 'Dovecot, src/lib/eacces-error.c eacces_error_get()',
    matches: [
      'imap(anna@example.com)<31><x9Yz>: Error: stat(/var/vmail/example.com/anna) failed: Permission denied (euid=5000(vmail) egid=5000(vmail) missing +x perm: /var/vmail, dir owned by 0:0 mode=0700)',
      'lmtp(anna@example.com): Error: mkdir(/var/vmail/example.com/anna) failed: Permission denied (euid=5000(vmail) egid=5000(vmail) missing +w perm: /var/vmail/example.com, dir owned by 0:0 mode=0755)',
    ],
    ignores: ['ls: cannot open directory /var/vmail: Permission denied'],
  },
  {
    id: 'dovecot.limit-reached',
    kind: 'connection_limit',
    program: 'dovecot',
    forms: [
      {
        words: 'reached client connections are being dropped',
        pattern:
          /service\((?<object>[\w-]{1,60})\): (?<setting>process_limit|client_limit) \((?<limit>\d{1,8})\) reached, client connections are being dropped/,
      },
      {
        words: 'maximum number of connections from user ip exceeded',
        pattern:
          /Maximum number of connections from user\+IP exceeded \((?<setting>mail_max_userip_connections)=(?<limit>\d{1,6})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Dovecot drops connections: {setting} = {limit} is reached ({object|one user})',
    check: {
      text: 'Count connections for each user and address; attackers and webmail behind one address make many',
      host: 'doveadm who | sort | head -30; doveconf -n | grep -E "limit|max_userip"',
      compose: 'docker compose exec {service} doveadm who',
    },
    repair: [
      {
        text: 'Raise the limit of that service (and default_client_limit, LimitNOFILE with it), or mail_max_userip_connections for webmail',
        host: 'systemctl restart dovecot',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Dovecot, src/master/service-monitor.c, src/login-common/sasl-server.c',
    matches: [
      'master: Warning: service(imap-login): process_limit (100) reached, client connections are being dropped',
      'imap-login: Info: Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10): user=<anna@example.com>, rip=10.0.0.4',
    ],
    ignores: ['default_process_limit = 100'],
  },
  {
    id: 'dovecot.quota-full',
    kind: 'quota_exceeded',
    program: 'dovecot',
    forms: [
      {
        words: 'quota exceeded mailbox for user is full',
        pattern: /(?:<(?<user>[^>\s]{1,120})>[^\n]{0,80})?Quota exceeded \(mailbox for user is full\)/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'The mailbox {user|of a user} is over its Dovecot quota, so new mail is refused',
    check: {
      text: 'Read the quota of the user',
      host: 'doveadm quota get -u {user|<user>}',
      compose: 'docker compose exec {service} doveadm quota get -u {user|<user>}',
      kubernetes: 'kubectl exec deploy/{service} -- doveadm quota get -u {user|<user>}',
    },
    repair: [
      {
        text: 'Raise the quota or empty Trash and Junk of the user, and count it anew',
        host: 'doveadm expunge -u {user|<user>} mailbox Trash savedbefore 30d && doveadm quota recalc -u {user|<user>}',
        destructive: true,
      },
    ],
    source: 'Dovecot, src/plugins/quota/quota-settings.c quota_exceeded_message',
    matches: [
      'lmtp(31): Error: 552 5.2.2 <anna@example.com> Quota exceeded (mailbox for user is full)',
      'status=bounced (host mail[private/dovecot-lmtp] said: 552 5.2.2 <anna@example.com> Quota exceeded (mailbox for user is full) (in reply to end of DATA command))',
    ],
    ignores: ['quota: Disk quota exceeded'],
  },
  {
    id: 'exim.tainted-data',
    kind: 'version_mismatch',
    program: 'exim',
    versions: '>=4.94',
    forms: [
      {
        words: 'tainted not permitted',
        pattern: /Tainted '(?<path>[^']{1,200})' \((?<object>[\w ]{1,80})\) not permitted/,
      },
      { words: 'filename for search', pattern: /[Tt]ainted filename for search:? ?'?(?<path>[^'\n]{1,160})/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Exim 4.94 and newer refuses {path}, a path that is built from sender data',
    check: {
      text: 'Find the transport or lookup that uses $local_part or $domain in a path',
      host: 'exim -bV | head -1; grep -rnE "\\$(local_part|domain)" /etc/exim4 /etc/exim',
      compose: 'docker compose exec {service} grep -rnE "\\$(local_part|domain)" /etc/exim4 /etc/exim',
    },
    repair: [
      {
        text: 'Use $local_part_data and $domain_data (set by a lookup or check_local_user), which counts as clean',
        host: 'exim -bV && systemctl restart exim4',
      },
    ],
    source: 'Exim, README.UPDATING 4.94; src/transports/appendfile.c, src/search.c',
    matches: [
      "2025-05-06 07:41:08 1uCdEf-0003kL-2x == anna@example.com R=localuser T=local_delivery defer (-1): Tainted '/var/mail/anna' (file or directory name for local_delivery transport) not permitted",
      "2025-05-06 07:41:08 H=(mx) [198.51.100.9] rejected: Tainted filename for search: '/etc/exim4/virtual/example.com'",
    ],
    ignores: ['kernel: tainted 1 module'],
  },
  {
    id: 'rspamd.redis-away',
    kind: 'connection_refused',
    program: 'rspamd',
    forms: [
      {
        words: 'cannot select redis server all dead or pending dns resolution',
        pattern: /cannot select redis server \(all dead or pending DNS resolution\)/,
      },
      { words: 'cannot execute redis request', pattern: /cannot execute redis request/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 2,
    means: 'Rspamd reaches no Redis, so Bayes, greylisting and rate limits do not work',
    check: {
      text: 'See whether Redis runs and what local.d/redis.conf names',
      compose: 'docker compose ps redis; docker compose exec {service} rspamadm configdump redis',
      kubernetes: 'kubectl get pods,svc | grep redis',
      host: 'rspamadm configdump redis; redis-cli ping',
    },
    repair: [
      {
        text: 'Start Redis, or correct servers and password in local.d/redis.conf',
        compose: 'docker compose up -d redis && docker compose restart {service}',
        host: 'systemctl restart redis rspamd',
      },
    ],
    source: 'rspamd, lualib/lua_redis.lua',
    matches: [
      '2025-05-06 07:41:08 #31(normal) <a1b2c3>; lua; lua_redis.lua:1211: cannot select redis server (all dead or pending DNS resolution)',
      '2025-05-06 07:41:08 #31(normal) <a1b2c3>; lua; lua_redis.lua:1370: cannot execute redis request',
    ],
    ignores: ['2025-05-06 07:41:08 #1(main) <x>; cfg; rspamd_init_lua_filters: init lua module redis'],
  },
  {
    id: 'dovecot.login-noise',
    kind: null,
    program: 'dovecot',
    forms: [
      {
        words: 'login no auth attempts in secs',
        pattern: /(?:imap|pop3|submission|managesieve)-login: [^\n]{0,80}?\(no auth attempts in \d{1,6} secs\)/,
      },
      {
        words: 'disconnected before auth was ready waited secs',
        pattern: /\(disconnected before auth was ready, waited \d{1,6} secs\)/,
      },
      {
        words: 'login auth failed attempts in secs',
        pattern:
          /-login: [^\n]{0,60}?(?:Disconnected|Aborted login|Login aborted)[^\n]{0,80}?\(auth failed, \d{1,6} attempts in \d{1,6} secs\)/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A scanner, a probe or somebody with a wrong password came to Dovecot',
    check: { text: 'Nothing needs to be done unless a real user is named: then doveadm auth test <user>' },
    repair: [],
    source: 'Dovecot, src/login-common/client-common.c client_get_extra_disconnect_reason()',
    matches: [
      'imap-login: Info: Disconnected: Connection closed (no auth attempts in 0 secs): user=<>, rip=203.0.113.9, lip=198.51.100.7, TLS handshaking',
      'pop3-login: Info: Disconnected: (disconnected before auth was ready, waited 0 secs): user=<>, rip=203.0.113.9',
      'imap-login: Info: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): user=<admin>, method=PLAIN, rip=203.0.113.9',
    ],
    ignores: ['auth: Error: Master requested auth for nonexistent client'],
  },
];

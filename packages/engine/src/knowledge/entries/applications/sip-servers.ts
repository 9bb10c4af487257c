import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** SIP: FreeSWITCH, Kamailio, OpenSIPS, Asterisk's media. */
export const SIP_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'freeswitch.registration-refused',
    kind: 'authentication_refused',
    program: 'freeswitch',
    forms: [
      {
        words: 'sip auth failure on sofia profile for from ip',
        pattern:
          /SIP auth failure \((?:REGISTER|INVITE)\) on sofia profile '(?<object>[^']{1,40})' for \[(?<user>[^\]]{1,100})\] from ip (?<peer>\S{1,45})/,
      },
      { words: 'can t find user from', pattern: /Can't find user \[(?<user>[^\]]{1,100})\] from (?<peer>\S{1,45})/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'FreeSWITCH refuses the SIP registration of {user} from {peer}',
    check: {
      text: 'Look at the user in the directory',
      host: 'fs_cli -x "sofia status profile internal reg"; grep -r \'user id="{user}"\' /etc/freeswitch/directory',
    },
    repair: [
      {
        text: 'Correct number or password in the phone; many numbers from one outside address is a scan, block it with fail2ban',
        host: 'fs_cli -x reloadxml',
      },
    ],
    source: 'FreeSWITCH sofia_reg.c',
    matches: [
      "[WARNING] sofia_reg.c:1812 SIP auth failure (REGISTER) on sofia profile 'internal' for [1001@10.0.0.5] from ip 203.0.113.9",
      "[WARNING] sofia_reg.c:2902 Can't find user [9999@10.0.0.5] from 203.0.113.9",
    ],
    ignores: ['[NOTICE] sofia_reg.c:1002 registering 1001@10.0.0.5'],
  },
  {
    id: 'freeswitch.gateway-registration-fails',
    kind: 'authentication_refused',
    program: 'freeswitch',
    forms: [
      {
        words: 'failed registration',
        pattern: /(?<object>[\w.-]{1,60}) Failed Registration(?: with status (?<value>[^\n[]{1,60}?) \[\d{3}\])?/,
      },
      {
        words: 'registration failed with status failure',
        pattern: /(?<object>[\w.-]{1,60}) Registration Failed with status (?<value>[^\n]{1,60}?)\. failure #/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'FreeSWITCH cannot register at the provider {object}: {value}',
    check: { text: 'Ask the state of the gateway', host: 'fs_cli -x "sofia status gateway {object}"' },
    repair: [
      {
        text: '401 and 403: username, realm or password; 404 and 503 or no answer: proxy and network',
        host: 'fs_cli -x "sofia profile external rescan reloadxml"',
      },
    ],
    source: 'FreeSWITCH sofia_reg.c',
    matches: [
      '[WARNING] sofia_reg.c:529 trunk1 Failed Registration [908] setting retry to 30 seconds.',
      '[ERR] sofia_reg.c:2614 trunk1 Registration Failed with status Forbidden [403]. failure #3',
    ],
    ignores: ['[NOTICE] sofia_reg.c:412 trunk1 Registered'],
  },
  {
    id: 'freeswitch.call-ends-so',
    kind: null,
    program: 'freeswitch',
    forms: [
      {
        words: 'hangup',
        pattern:
          /Hangup \S{1,100} \[CS_\w{2,20}\] \[(?<value>NORMAL_CLEARING|ORIGINATOR_CANCEL|NO_ANSWER|USER_BUSY|NO_USER_RESPONSE|NORMAL_UNSPECIFIED)\]/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'FreeSWITCH tells how a call ended',
    check: {
      text: "Look at the cause only if callers complain: USER_NOT_REGISTERED, NO_ANSWER, USER_BUSY and ORIGINATOR_CANCEL are the telephone's daily life",
    },
    repair: [],
    source: 'FreeSWITCH switch_channel.c hangup causes',
    matches: [
      '[NOTICE] sofia.c:1065 Hangup sofia/internal/1001@10.0.0.5 [CS_EXECUTE] [NORMAL_CLEARING]',
      '[NOTICE] Hangup sofia/internal/1002@10.0.0.5 [CS_CONSUME_MEDIA] [NO_ANSWER]',
    ],
    ignores: ['Hangup sofia/internal/1001@10.0.0.5 [CS_ROUTING] [INCOMPATIBLE_DESTINATION]'],
  },
  {
    id: 'freeswitch.no-common-codec',
    kind: 'protocol_mismatch',
    program: 'freeswitch',
    forms: [
      { words: 'incompatible_destination', pattern: /\[INCOMPATIBLE_DESTINATION\]/ },
      { words: 'codec negotiation error', pattern: /CODEC NEGOTIATION ERROR/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'FreeSWITCH and the other end share no codec',
    check: { text: 'Compare the codecs', host: 'fs_cli -x "sofia status profile internal" | grep -i codec' },
    repair: [{ text: 'Add a common codec (PCMA, PCMU) to global_codec_prefs and the gateway, or to the phone' }],
    source: 'FreeSWITCH INCOMPATIBLE_DESTINATION, sofia_media.c; SIP 488',
    matches: [
      '[NOTICE] Hangup sofia/internal/1001@10.0.0.5 [CS_ROUTING] [INCOMPATIBLE_DESTINATION]',
      '[ERR] CODEC NEGOTIATION ERROR.  SDP: v=0',
    ],
    ignores: ['[DEBUG] Audio Codec Compare [PCMA:8:8000:20:64000:1]/[PCMA:8:8000:20:64000:1]'],
  },
  {
    id: 'freeswitch.profile-does-not-start',
    kind: 'port_in_use',
    program: 'freeswitch',
    forms: [
      {
        words: 'error creating sip ua for profile',
        pattern: /Error Creating SIP UA for profile: (?<object>[\w.-]{1,40})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'FreeSWITCH cannot start the SIP profile {object}',
    check: {
      text: 'See who holds the port and which address the profile has',
      host: 'ss -lunp | grep 5060; fs_cli -x "sofia status"',
    },
    repair: [
      {
        text: 'Free the port, or set sip-ip and rtp-ip to an address of this host',
        host: 'fs_cli -x "sofia profile {object|internal} restart"',
      },
    ],
    source: 'FreeSWITCH sofia.c',
    matches: [
      '[ERR] sofia.c:3224 Error Creating SIP UA for profile: internal (sip:mod_sofia@10.0.0.5:5060;transport=udp,tcp) ATTEMPT 0 (RETRY IN 5 SEC)',
      '[ERR] sofia.c:3230 Error Creating SIP UA for profile: external-ipv6',
    ],
    ignores: ['[NOTICE] sofia.c:3310 Started Profile internal'],
  },
  {
    id: 'kamailio.start-fails',
    kind: 'invalid_setting',
    program: 'kamailio',
    forms: [
      {
        words: 'critical core cfg y yyerror_at parse error in config file',
        pattern:
          /CRITICAL: <core> \[core\/cfg\.y:\d{1,5}\]: yyerror_at\(\): parse error in config file (?<value>[^\n]{1,140})/,
      },
      {
        words: 'parameter of type not found in module',
        pattern: /parameter <(?<setting>[^>]{1,60})> of type <[^>]{1,20}> not found in module <(?<object>[^>]{1,60})>/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kamailio refuses its configuration: {value}',
    check: { text: 'Check the file', host: 'kamailio -c -f /etc/kamailio/kamailio.cfg' },
    repair: [
      {
        text: 'Correct the line; a parameter is known after the loadmodule of its module',
        host: 'sudo systemctl restart kamailio',
      },
    ],
    source: 'Kamailio cfg.y, sr_module.c',
    matches: [
      '0(812) CRITICAL: <core> [core/cfg.y:3622]: yyerror_at(): parse error in config file /etc/kamailio/kamailio.cfg, line 212, column 5: syntax error',
      'ERROR: <core> [core/modparam.c:155]: set_mod_param_regex(): parameter <db_urll> of type <2:string> not found in module <usrloc>',
    ],
    ignores: ['INFO: <core> [main.c:3011]: main(): processes (at least): 24'],
  },
  {
    id: 'kamailio.module-missing',
    kind: 'missing_module',
    program: 'kamailio',
    forms: [
      {
        words: 'error core sr_module c',
        pattern:
          /ERROR: <core> \[core\/sr_module\.c:\d{1,5}\]: [^\n]{0,40}(?:could not open module|could not find module) <(?<value>[^>]{1,80})>/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kamailio finds no module {value}',
    check: {
      text: 'See which modules are installed',
      host: 'ls /usr/lib/*/kamailio/modules /usr/lib/kamailio/modules; apt-cache search kamailio',
    },
    repair: [
      {
        text: 'Install the package of the module (kamailio-mysql-modules, kamailio-tls-modules), or correct mpath',
        host: 'sudo apt-get install kamailio-<name>-modules && sudo systemctl restart kamailio',
      },
    ],
    source: 'Kamailio cfg.y, sr_module.c',
    matches: [
      'ERROR: <core> [core/sr_module.c:590]: ksr_load_module(): could not find module <db_mysql.so> in </usr/lib/kamailio/modules/>',
      '0(1) ERROR: <core> [core/sr_module.c:494]: load_module(): could not open module </usr/lib/kamailio/modules/tls.so>: libssl.so.3: cannot open shared object file',
    ],
    ignores: ['INFO: <core> [main.c:3011]: main(): processes (at least): 24'],
  },
  {
    id: 'kamailio.pool-memory',
    kind: 'memory_exhausted',
    program: 'kamailio',
    forms: [
      {
        words: 'could not allocate',
        pattern: /could not allocate (?<object>private|shared|pkg|shm|share) mem(?:ory)?(?: from (?:pkg|shm) pool)?/,
      },
      {
        words: 'out of',
        pattern: /out of (?<object>private|shared|pkg|shm|share) mem(?:ory)?(?: from (?:pkg|shm) pool)?/,
      },
      {
        words: 'no more',
        pattern: /no more (?<object>private|shared|pkg|shm|share) mem(?:ory)?(?: from (?:pkg|shm) pool)?/,
      },
      {
        words: 'left',
        pattern: /\bno (?<object>private|shared|pkg|shm|share) mem(?:ory)? left/,
      },
      {
        words: 'free fragment not found',
        pattern: /\b[fqt](?:lsf|m)_\w{4,20}\([^)]{1,60}\)[^\n]{0,120}; Free fragment not found!/,
      },
      {
        words: 'not enough free memory please increase the command line parameter',
        pattern:
          /not enough free (?<object>\w{3,10}) memory \((?:\d{1,12} bytes left, )?need \d{1,12}\), please increase the "-[mMk]" command line parameter/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kamailio or OpenSIPS has no {object|own} memory left',
    check: { text: 'See its use', host: 'kamcmd core.shmmem; kamcmd pkg.stats' },
    repair: [
      {
        text: 'Raise it: -m for shared memory, -M for the private one of each process',
        host: "sudo sed -i 's/^#\\?SHM_MEMORY=.*/SHM_MEMORY=256/' /etc/default/kamailio && sudo systemctl restart kamailio",
      },
    ],
    source: 'kamailio src/core/mem/shm.h, pkg.h, f_malloc.c, q_malloc.c and its modules; opensips mem/common.h',
    matches: [
      'ERROR: <core> [core/parser/parse_via.c:2721]: could not allocate private memory from pkg pool',
      'ERROR: tm [t_hooks.c:142]: out of shm memory',
      'ERROR: rtpengine [rtpengine.c:1295]: add_rtpengine_socks(): no shm memory left',
      'ERROR: <core> [core/mem/f_malloc.c:532]: fm_malloc(): fm_malloc(0x7f0000000000, 8192); Free fragment not found!',
      'ERROR: <core> [core/mem/q_malloc.c:291]: qm_find_free(): qm_find_free(0x7f0000000000, 8192); Free fragment not found!',
      'ERROR:core:fm_malloc: not enough free shm memory (1024 bytes left, need 8192), please increase the "-m" command line parameter!',
      'ERROR: <core> [core/parser/parse_via.c:2721]: no more private memory from pkg pool',
    ],
    ignores: ['INFO: <core>: main(): shared memory: 67108864 bytes'],
  },
  {
    id: 'kamailio.table-version',
    kind: 'version_mismatch',
    program: 'kamailio',
    forms: [
      {
        words: 'invalid version for table found expected',
        pattern: /invalid version (?<version>\d{1,4}) for table (?<object>\S{1,60}) found, expected (?<wanted>\d{1,4})/,
      },
      { words: 'querying version for table', pattern: /querying version for table (?<object>\S{1,60})/ },
      { words: 'table version check failed', pattern: /table version check failed/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "Kamailio's table {object} has another version than the module wants: {version|?} against {wanted|?}",
    check: { text: 'Read the versions', host: 'mysql kamailio -e "select * from version"' },
    repair: [
      {
        text: 'Migrate the tables of the release with the scripts it brings',
        host: 'kamdbctl migrate kamailio kamailio_new',
      },
    ],
    source: 'Kamailio lib/srdb1/db.c',
    matches: [
      'ERROR: <core> [db.c:490]: db_check_table_version(): invalid version 8 for table location found, expected 9 (check table structure and table "version")',
      'ERROR: auth_db: error during check of version: querying version for table subscriber failed',
      'ERROR: usrloc: table version check failed',
    ],
    ignores: ['INFO: usrloc initialized'],
  },
];

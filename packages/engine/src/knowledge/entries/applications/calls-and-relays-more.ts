import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CALLS_AND_RELAYS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'freeswitch.event-socket-taken',
    kind: 'port_in_use',
    program: 'freeswitch',
    forms: [
      {
        words: 'socket error could not listen on',
        pattern: /Socket Error! Could not listen on (?<peer>[\w.:]{1,45}?):(?<port>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The event socket of FreeSWITCH cannot listen on {peer}:{port}',
    check: { text: 'See who has it', host: 'ss -ltnp "sport = :{port}"' },
    repair: [{ text: 'End the other FreeSWITCH, or listen-ip 0.0.0.0 (127.0.0.1) where the host has no IPv6' }],
    source: 'FreeSWITCH source, mod_event_socket.c',
    matches: [
      '[ERR] mod_event_socket.c:2952 Socket Error! Could not listen on 0.0.0.0:8021',
      '[ERR] mod_event_socket.c:2952 Socket Error! Could not listen on :::8021',
    ],
    ignores: ['Socket up listening on 0.0.0.0:8021'],
  },
  {
    id: 'kamailio.memory-used-up',
    kind: 'memory_exhausted',
    program: 'kamailio',
    forms: [
      { words: 'not enough memory', pattern: /(?:qm|fm|tlsf)_malloc\(\):? ?[^\r\n]{0,60}not enough (?:free )?memory/ },
      { words: 'no left', pattern: /no (?<object>shm|pkg|share|private) mem(?:ory)? left/ },
      { words: 'could not allocate memory', pattern: /could not allocate (?<object>shared|private) memory/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kamailio has no {object|shared or private} memory of its own left',
    check: { text: 'See the use', host: 'kamcmd core.shmmem; kamcmd pkg.stats' },
    repair: [{ text: 'Start it with more (-m 512 -M 32), look for what grows (dialogs, usrloc, htable) or leaks' }],
    source: 'Kamailio source, core/mem',
    matches: [
      'CRITICAL: <core> [core/mem/q_malloc.c:291]: qm_malloc(): not enough free memory (requested 4096)',
      'ERROR: tm [t_lookup.c:1234]: new_t(): no shm memory left',
      'ERROR: <core> [core/parser/msg_parser.c]: could not allocate private memory from available pool',
    ],
    ignores: ['shm memory 64 MB'],
  },
  {
    id: 'rtpengine.not-reached',
    kind: 'unreachable',
    forms: [
      { words: 'can t ping the rtpengine', pattern: /can't ping the rtpengine/ },
      { words: 'proxy did not respond disable it', pattern: /proxy did not respond, disable it/ },
      { words: 'no available proxies', pattern: /no available proxies/ },
      { words: 'failed to open kernel module', pattern: /Failed to open kernel module/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'rtpengine',
    specificity: 3,
    means: 'Kamailio reaches no rtpengine: calls get no sound',
    check: { text: 'Ask it', host: 'kamcmd rtpengine.show all; ss -lnup | grep 2223; systemctl status rtpengine' },
    repair: [
      {
        text: 'Start rtpengine, let rtpengine_sock name its listen-ng address (udp:host:2223), open that port; without kernel module it runs in user space',
      },
    ],
    source: 'Kamailio source, modules/rtpengine/rtpengine.c',
    matches: [
      "ERROR: rtpengine [rtpengine.c:2800]: send_rtpp_command(): can't ping the rtpengine",
      'ERROR: rtpengine [rtpengine.c:2845]: send_rtpp_command(): proxy did not respond, disable it',
      'ERROR: rtpengine [rtpengine.c]: no available proxies',
      'Failed to open kernel module control file',
    ],
    ignores: ['rtpengine instance <udp:10.0.0.5:2223> found, support for it enabled'],
  },
  {
    id: 'coturn.relay-refused',
    kind: 'authorisation_denied',
    program: 'coturn',
    forms: [
      {
        words: 'processed error',
        pattern:
          /processed, error (?<value>486: Allocation Quota Reached|403: Forbidden IP|508: Cannot create socket|437: Allocation Mismatch|441: Wrong credentials)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'coturn refuses the relay: {value}',
    check: { text: 'See its settings', host: 'grep -vE "^#|^$" /etc/turnserver.conf' },
    repair: [
      {
        text: '486: user-quota and total-quota; 403: allowed-peer-ip or a denied inner address; 508: widen min-port and max-port and external-ip; 441: same static-auth-secret on both sides',
      },
    ],
    source: 'coturn source, ns_turn_server.c',
    matches: [
      'session 001000000000000001: realm <acme.io> user <x>: incoming packet ALLOCATE processed, error 486: Allocation Quota Reached',
      'session 1: realm <acme.io> user <x>: incoming packet CREATE_PERMISSION processed, error 403: Forbidden IP',
    ],
    ignores: ['incoming packet ALLOCATE processed, success'],
  },
  {
    id: 'coturn.certificate-not-set',
    kind: 'missing_setting',
    program: 'coturn',
    forms: [
      {
        words: 'cannot start tls and dtls listeners because file is',
        pattern:
          /cannot start TLS and DTLS listeners because (?<value>certificate|private key) file is not set properly/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'coturn starts without TLS: {value} is not set or not readable',
    check: {
      text: 'See',
      host: 'grep -E "^(cert|pkey)" /etc/turnserver.conf; sudo -u turnserver cat <pkey> >/dev/null',
    },
    repair: [
      {
        text: 'Set cert and pkey to files that the user turnserver may read, or no-tls and no-dtls where TLS is not wanted',
      },
    ],
    source: 'coturn source, mainrelay.c',
    matches: [
      '0: ERROR: CONFIG: cannot start TLS and DTLS listeners because certificate file is not set properly',
      '0: WARNING: cannot start TLS and DTLS listeners because private key file is not set properly',
    ],
    ignores: ['TLS 1.3 supported'],
  },
  {
    id: 'telephony.good-day-notes',
    kind: null,
    forms: [
      {
        words: 'sip auth challenge on sofia profile',
        pattern: /SIP auth challenge \((?<object>\w{1,12})\) on sofia profile/,
      },
      {
        words: 'reason allocation watchdog determined stale session state',
        pattern: /reason: allocation watchdog determined stale session state/,
      },
      {
        words: 'res_rtp_asterisk c rtp read too short',
        pattern: /res_rtp_asterisk\.c:?\d{0,5}:? [^\r\n]{0,40}RTP Read too short/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'Ordinary steps of telephony: a login is asked for, an old relay is cleared',
    check: { text: 'Nothing to look at' },
    repair: [],
    source: 'FreeSWITCH, coturn and Asterisk sources',
    matches: [
      "[WARNING] sofia_reg.c:1842 SIP auth challenge (REGISTER) on sofia profile 'internal' for [100@10.0.0.5] from ip 10.0.0.7",
      'session 001: closed (2nd stage), user <> realm <acme.io> origin <>, local 10.0.0.5:3478, remote 1.2.3.4:41234, reason: allocation watchdog determined stale session state',
      'WARNING[1]: res_rtp_asterisk.c: RTP Read too short',
    ],
    ignores: ['SIP auth failure (REGISTER) on sofia profile internal'],
  },
];

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
    means: 'FreeSWITCH (its event socket, mostly) cannot listen on {peer}:{port}',
    check: { text: 'See who has it', host: 'ss -ltnp "sport = :{port}"' },
    repair: [{ text: 'End the other FreeSWITCH, or listen-ip 0.0.0.0 (127.0.0.1) where the host has no IPv6' }],
    source: 'freeswitch src/mod/event_handlers/mod_event_socket/mod_event_socket.c, mod_skinny.c',
    matches: [
      '[ERR] mod_event_socket.c:2998 Socket Error! Could not listen on 0.0.0.0:8021',
      '[ERR] mod_event_socket.c:2998 Socket Error! Could not listen on :::8021',
    ],
    ignores: ['Socket up listening on 0.0.0.0:8021'],
  },
  {
    id: 'rtpengine.not-reached',
    kind: 'unreachable',
    forms: [
      { words: 'proxy did not respond to ping', pattern: /proxy did not respond to ping/ },
      {
        words: 'proxy does not respond disable it',
        pattern: /proxy <(?<peer>[^>]{1,80})> does not respond, disable it/,
      },
      {
        words: 'timeout waiting reply for command from rtpengine',
        pattern: /timeout waiting reply for command "\w{1,20}" from RTPEngine <(?<peer>[^>]{1,80})>/,
      },
      {
        words: 'can t command rtpengine',
        pattern:
          /can't (?:send|read reply for) command "\w{1,20}" (?:to|from) RTPEngine <(?<peer>[^>]{1,80})> \((?<value>[^:)]{1,60}):\d{1,4}\)/,
      },
      { words: 'error no available proxies', pattern: /(?:ERROR|ERR)\b[^\r\n]{0,120}: no available proxies/ },
      {
        words: 'support for rtp proxy has been disabled',
        pattern: /support for RTP proxy <(?<peer>[^>]{1,80})> has been disabled/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'rtpengine',
    specificity: 3,
    means: 'The SIP server reaches no rtpengine {peer|}: calls get no sound',
    check: { text: 'Ask it', host: 'kamcmd rtpengine.show all; ss -lnup | grep 2223; systemctl status rtpengine' },
    repair: [
      {
        text: 'Start rtpengine (rtpproxy), let rtpengine_sock name its listen-ng address (udp:host:2223), open that port',
      },
    ],
    source:
      'kamailio src/modules/rtpengine/rtpengine.c rtpp_test(), send_rtpp_command(), src/modules/rtpproxy/rtpproxy.c; opensips modules/rtpengine/rtpengine.c',
    matches: [
      'ERROR: rtpengine [rtpengine.c:4497]: rtpp_test(): proxy did not respond to ping',
      'ERROR: rtpproxy [rtpproxy.c:1368]: send_rtpp_command(): proxy <udp:10.0.0.5:2223> does not respond, disable it',
      'ERROR: rtpengine [rtpengine.c:4646]: send_rtpp_command(): timeout waiting reply for command "offer" from RTPEngine <udp:10.0.0.5:2223>',
      'ERROR: rtpengine [rtpengine.c:4611]: send_rtpp_command(): can\'t send command "ping" to RTPEngine <udp:10.0.0.5:2223> (Connection refused:111)',
      'ERROR: rtpengine [rtpengine.c:3854]: rtpp_function_call(): no available proxies',
      'WARNING: rtpproxy [rtpproxy.c:1263]: rtpp_test(): support for RTP proxy <udp:10.0.0.5:7722> has been disabled',
    ],
    ignores: ['rtpengine instance <udp:10.0.0.5:2223> found, support for it enabled'],
  },
  {
    id: 'rtpengine.kernel-table',
    kind: 'kernel_setting',
    program: 'rtpengine',
    forms: [
      {
        words: 'failed to kernel table forwarding disabled',
        pattern:
          /FAILED TO (?:OPEN|CREATE|DELETE) KERNEL TABLE (?<object>\d{1,5}) \((?<value>[^)\r\n]{1,80})\), KERNEL FORWARDING DISABLED/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'rtpengine forwards in user space, which costs CPU: no kernel table {object} ({value})',
    check: { text: 'See the module', host: 'lsmod | grep -E "xt_RTPENGINE|nft_rtpengine"; ls /proc/rtpengine' },
    repair: [
      {
        text: 'Load the kernel module that fits this kernel (ngcp-rtpengine-kernel-dkms), run with the right to it, or set table = -1',
      },
    ],
    source: 'sipwise/rtpengine daemon/kernel.c kernel_setup_table(), daemon/main.c',
    matches: [
      'ERR: [core] FAILED TO CREATE KERNEL TABLE 0 (No such file or directory), KERNEL FORWARDING DISABLED',
      'ERR: FAILED TO OPEN KERNEL TABLE 42 (Permission denied), KERNEL FORWARDING DISABLED',
    ],
    ignores: ['INFO: Startup complete, version 12.0'],
  },
  {
    id: 'coturn.relay-refused',
    kind: 'authorisation_denied',
    program: 'coturn',
    forms: [
      {
        words: 'processed error',
        pattern:
          /incoming packet \w{3,20} processed, error (?<value>486: Allocation (?:Bandwidth )?Quota Reached|403: Forbidden IP|508: (?:Cannot create socket|Insufficient Capacity)|441: Wrong [Cc]redentials)/,
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
    source: 'coturn src/server/ns_turn_server.c log_method(), src/client/ns_turn_msg.c get_default_reason()',
    matches: [
      'session 001000000000000001: realm <acme.io> user <x>: incoming packet ALLOCATE processed, error 486: Allocation Quota Reached',
      'session 001000000000000002: realm <acme.io> user <x>: incoming packet CREATE_PERMISSION processed, error 403: Forbidden IP',
      'session 001000000000000003: realm <acme.io> user <x>: incoming packet REFRESH processed, error 441: Wrong credentials: the realm value is incorrect',
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
    specificity: 1,
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
    source: 'coturn src/apps/relay/mainrelay.c adjust_key_file_name()',
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
    source:
      'freeswitch mod_sofia/sofia_reg.c; coturn src/server/ns_turn_server.c; asterisk res/res_rtp_asterisk.c ast_rtp_interpret()',
    matches: [
      "[WARNING] sofia_reg.c:1842 SIP auth challenge (REGISTER) on sofia profile 'internal' for [100@10.0.0.5] from ip 10.0.0.7",
      'session 001: closed (2nd stage), user <> realm <acme.io> origin <>, local 10.0.0.5:3478, remote 1.2.3.4:41234, reason: allocation watchdog determined stale session state',
      'WARNING[1]: res_rtp_asterisk.c:8451 ast_rtp_interpret: RTP Read too short',
    ],
    ignores: ['SIP auth failure (REGISTER) on sofia profile internal'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CALLS_AND_RELAYS: readonly CatalogueEntry[] = [
  {
    id: 'asterisk.not-running',
    kind: 'startup_order',
    program: 'asterisk',
    forms: [
      {
        words: 'unable to connect remote asterisk does exist',
        pattern: /Unable to connect to remote asterisk \(does (?<path>\S{1,80}) exist\?\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'No Asterisk runs here (or the user may not use its socket {path})',
    check: {
      text: 'See why it ended',
      host: 'systemctl status asterisk; tail -50 /var/log/asterisk/full; asterisk -cvvv',
    },
    repair: [{ text: 'Repair what its log names and start it; run asterisk -r as its user' }],
    source: 'asterisk main/asterisk.c main()',
    matches: [
      'Unable to connect to remote asterisk (does /var/run/asterisk/asterisk.ctl exist?)',
      'Unable to connect to remote asterisk (does /run/asterisk/asterisk.ctl exist?)',
    ],
    ignores: ['Connected to Asterisk 20.5.0 currently running on pbx'],
  },
  {
    id: 'asterisk.no-ack',
    kind: 'unreachable',
    program: 'asterisk',
    forms: [
      {
        words: 'retransmission timeout reached on transmission for seqno',
        pattern:
          /Retransmission timeout reached on transmission (?<object>\S{1,120}) for seqno \d{1,10} \((?:Critical|Non-critical) (?:Response|Request)\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A SIP message stays without an answer: addresses behind NAT or a firewall',
    check: { text: 'Look where answers are sent', host: 'asterisk -rx "pjsip set logger on"; sngrep' },
    repair: [
      {
        text: 'Set external_media_address, external_signaling_address and local_net (externip, nat=force_rport,comedia), open 5060 and the RTP range, switch SIP ALG off in the router',
      },
    ],
    source: 'asterisk channels/chan_sip.c retrans_pkt(), up to release 20',
    matches: [
      'WARNING[1234]: chan_sip.c:4127 retrans_pkt: Retransmission timeout reached on transmission abc@10.0.0.5 for seqno 1 (Critical Response) -- See https://wiki.asterisk.org',
      'Retransmission timeout reached on transmission 5f2@10.0.0.5:5060 for seqno 102 (Critical Request)',
    ],
    ignores: ['Retransmitting #1 (NAT) to 10.0.0.7:5060'],
  },
  {
    id: 'asterisk.no-audio',
    kind: 'unreachable',
    program: 'asterisk',
    forms: [
      {
        words: 'disconnecting for lack of rtp activity in seconds',
        pattern:
          /Disconnecting (?:channel|call) '(?<object>[^']{1,80})' for lack of (?:audio |video )?RTP activity in (?<limit>\d{1,6}) seconds/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Asterisk ends the call of {object}: no sound came for {limit} s',
    check: { text: 'See where RTP is sent', host: 'asterisk -rx "rtp set debug on"' },
    repair: [
      {
        text: 'Open the RTP range (10000-20000/udp) to both sides, set the outer address for NAT (rtp_symmetric, force_rport, direct_media=no)',
      },
    ],
    source: 'asterisk res/res_pjsip_sdp_rtp.c rtp_check_timeout(), channels/chan_sip.c check_rtp_timeout()',
    matches: [
      "NOTICE[1]: res_pjsip_sdp_rtp.c:146 rtp_check_timeout: Disconnecting channel 'PJSIP/100-0001' for lack of audio RTP activity in 30 seconds",
      "Disconnecting call 'SIP/trunk-0002' for lack of RTP activity in 61 seconds",
    ],
    ignores: ['rtp_timeout=30'],
  },
  {
    id: 'asterisk.queue-of-tasks',
    kind: 'queue_full',
    program: 'asterisk',
    forms: [
      {
        words: 'the task processor queue reached scheduled tasks',
        pattern: /The '(?<object>[^']{1,80})' task processor queue reached (?<limit>\d{1,6}) scheduled tasks/,
      },
      {
        words: 'taskprocessor queue reached scheduled tasks',
        pattern: /Taskprocessor '(?<object>[^']{1,80})' queue reached (?<limit>\d{1,6}) scheduled tasks/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Asterisk falls behind: {limit} tasks wait in {object}',
    check: { text: 'See all queues', host: 'asterisk -rx "core show taskprocessors" | sort -k3 -n | tail' },
    repair: [
      { text: 'Find what blocks (a database, DNS, CEL/CDR, a slow AMI client), give it CPU; take unused modules out' },
    ],
    source: 'asterisk main/taskprocessor.c taskprocessor_push()',
    matches: [
      "WARNING[1]: taskprocessor.c:913 taskprocessor_push: The 'stasis/m:manager:core-00000006' task processor queue reached 500 scheduled tasks.",
      "The 'pjsip/distributor-0000001a' task processor queue reached 500 scheduled tasks again.",
      "WARNING[1]: taskprocessor.c:1356 taskprocessor_push: Taskprocessor 'pjsip/distributor-0000001a' queue reached 500 scheduled tasks (high water mark: 500).",
    ],
    ignores: ['task processor created'],
  },
  {
    id: 'asterisk.trunk-temporary',
    kind: 'outside_outage',
    program: 'asterisk',
    forms: [
      {
        words: 'temporal response received from on registration attempt',
        pattern: /(?<value>Temporal response '\d{3}') received from '(?<peer>[^']{1,120})' on registration attempt/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The SIP provider {peer} does not take the registration: {value}',
    check: { text: 'See the registration', host: 'asterisk -rx "pjsip show registrations"' },
    repair: [
      {
        text: '5xx and 408: ask the provider, second server; 401, 403 and 404: user name, password and address of this account',
      },
    ],
    source: 'asterisk res/res_pjsip_outbound_registration.c schedule_retry()',
    matches: [
      "WARNING[1]: res_pjsip_outbound_registration.c: Temporal response '503' received from 'sip:trunk.acme.io' on registration attempt to 'sip:100@trunk.acme.io', retrying in '60'",
      "Temporal response '408' received from 'sip:gw.acme.io' on registration attempt to 'sip:100@gw.acme.io', retrying in '60'",
    ],
    ignores: ["Response '200' received on registration"],
  },
  {
    id: 'asterisk.database-source-missing',
    kind: 'unreachable',
    program: 'asterisk',
    forms: [
      {
        words: 'error sqlconnect errno',
        pattern: /Error SQLConnect=-?\d{1,5} errno=\d{1,10} (?<value>[^\r\n]{1,140})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Asterisk gets no connection by ODBC: {value}',
    check: { text: 'Try it', host: 'isql -v <dsn>; odbcinst -q -d; cat /etc/odbc.ini /etc/odbcinst.ini' },
    repair: [
      {
        text: 'Name the data source as in odbc.ini, the driver as in odbcinst.ini; start the database; correct user and password of res_odbc.conf',
      },
    ],
    source: 'asterisk res/res_odbc.c odbc_obj_connect()',
    matches: [
      'WARNING[1]: res_odbc.c:1139 odbc_obj_connect: res_odbc: Error SQLConnect=-1 errno=0 [unixODBC][Driver Manager]Data source name not found, and no default driver specified',
      "WARNING[1]: res_odbc.c:1139 odbc_obj_connect: res_odbc: Error SQLConnect=-1 errno=2002 [MySQL][ODBC 8.0(w) Driver]Can't connect to local MySQL server",
    ],
    ignores: ['res_odbc: Connected to asterisk [asterisk]'],
  },
  {
    id: 'freeswitch.limit-or-socket',
    kind: 'quota_exceeded',
    program: 'freeswitch',
    forms: [
      {
        words: 'over session limit',
        pattern: /switch_core_session\.c:\d{1,6} (?<value>Over Session Limit)! (?<limit>\d{1,7})/,
      },
      {
        words: 'over session rate of',
        pattern: /switch_time\.c:\d{1,6} (?<value>Over Session Rate) of (?<limit>\d{1,7})!/,
      },
      { words: 'throttle error', pattern: /switch_core_session\.c:\d{1,6} (?<value>Throttle Error)! \d{1,7}/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'FreeSWITCH takes no more calls: {value} ({limit|sessions a second})',
    check: { text: 'Count', host: 'fs_cli -x "status"; fs_cli -x "show channels count"' },
    repair: [
      {
        text: 'Raise max-sessions or sessions-per-second (switch.conf.xml, fsctl max_sessions, fsctl sps), or find calls that hang or loop',
      },
    ],
    source: 'freeswitch src/switch_core_session.c switch_core_session_request_uuid(), src/switch_time.c timer thread',
    matches: [
      '[CRIT] switch_core_session.c:2434 Over Session Limit! 1000',
      '[CRIT] switch_time.c:1244 Over Session Rate of 30!',
      '[CRIT] switch_core_session.c:2428 Throttle Error! 33',
    ],
    ignores: ['max-sessions 1000'],
  },
  {
    id: 'asterisk.peer-silent',
    kind: 'unreachable',
    program: 'asterisk',
    forms: [
      { words: 'peer is now unreachable', pattern: /Peer '(?<object>[^']{1,80})' is now UNREACHABLE!/ },
      {
        words: 'contact is now unreachable rtt',
        pattern: /Contact (?<object>[^/\s]{1,80})\/\S{1,160} is now Unreachable\.\s{1,2}RTT/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'Asterisk no longer reaches {object} (phone switched off, network, or the trunk is down)',
    check: {
      text: 'See whether it is one phone or all',
      host: 'asterisk -rx "pjsip show contacts"; asterisk -rx "sip show peers"',
    },
    repair: [
      {
        text: 'A trunk: ask the provider, see network and DNS; phones behind NAT: shorter qualify_frequency, keep-alive',
      },
    ],
    source: 'asterisk res/res_pjsip/pjsip_options.c, channels/chan_sip.c sip_poke_noanswer(), channels/chan_iax2.c',
    matches: [
      "NOTICE[10281]: chan_sip.c:28837 sip_poke_noanswer: Peer 'trunk' is now UNREACHABLE!  Last qualify: 0",
      '    -- Contact 100/sip:100@10.0.0.7:5060 is now Unreachable.  RTT: 0.000 msec',
    ],
    ignores: ['    -- Contact 100/sip:100@10.0.0.7:5060 is now Reachable.  RTT: 12.345 msec'],
  },
  {
    id: 'asterisk.aor-missing',
    kind: 'missing_object',
    program: 'asterisk',
    forms: [
      {
        words: 'aor not found for endpoint',
        pattern: /AOR '(?<object>[^']{0,80})' not found for endpoint '(?<user>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Asterisk cannot register {user}: its endpoint has no AOR {object|of that name}',
    check: { text: 'See it', host: 'asterisk -rx "pjsip show endpoint {user}"; asterisk -rx "pjsip show aors"' },
    repair: [
      {
        text: 'Name the section of type=aor as the user part that the phone registers, set aors= of the endpoint to it, with max_contacts of 1 or more',
      },
    ],
    source: 'asterisk res/res_pjsip_registrar.c find_registrar_aor()',
    matches: [
      "WARNING[1]: res_pjsip_registrar.c:1238 find_registrar_aor: AOR '100' not found for endpoint 'phone100' (10.0.0.7:5060)",
      "WARNING[1]: res_pjsip_registrar.c: AOR '' not found for endpoint '200'",
    ],
    ignores: ["    -- Added contact 'sip:100@10.0.0.7' to AOR '100' with expiration of 3600 seconds"],
  },
  {
    id: 'asterisk.transport-port-taken',
    kind: 'port_in_use',
    program: 'asterisk',
    forms: [
      {
        words: 'transport could not be started address already in use',
        pattern: /Transport '(?<object>[^']{1,80})' could not be started: Address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Asterisk cannot listen with its transport {object}: the port is taken',
    check: { text: 'See who has it', host: 'ss -lunp "sport = :5060"; ss -ltnp "sport = :5060"' },
    repair: [
      { text: 'Take chan_sip or the second Asterisk off this port, or give the transport another bind address' },
    ],
    source: 'asterisk res/res_pjsip/config_transport.c transport_apply()',
    matches: [
      "ERROR[1]: res_pjsip/config_transport.c:1015 transport_apply: Transport 'transport-udp' could not be started: Address already in use",
      "Transport 'transport-tls' could not be started: Address already in use",
    ],
    ignores: ["Transport 'transport-udp' is not fully reloadable, not reloading"],
  },
];

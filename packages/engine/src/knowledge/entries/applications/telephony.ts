import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TELEPHONY: readonly CatalogueEntry[] = [
  {
    id: 'asterisk.login-refused',
    kind: 'authentication_refused',
    program: 'asterisk',
    forms: [
      {
        words: 'registration from failed for',
        pattern:
          /Registration from '(?<user>[^']{1,120})' failed for '(?<peer>[^']{1,60})' - (?<value>Wrong password|Username\/auth name mismatch|No matching peer found|Device does not match ACL|Not a local domain)/,
      },
      {
        words: 'request from failed for callid',
        pattern:
          /Request '(?<object>[A-Z]{3,10})' from '(?<user>[^']{1,120})' failed for '(?<peer>[^']{1,60})' \(callid: [^)]{1,120}\) - (?<value>Failed to authenticate|No matching endpoint found(?: after \d{1,4} tries in [\d.]{1,10} ms)?|Not match Endpoint ACL|Not match Endpoint Contact ACL|No Endpoint found)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'Asterisk refuses {user} from {peer}: {value}',
    check: {
      text: 'See whether the address is a phone of yours or a scanner, and which endpoints there are',
      compose: 'docker compose exec {service} asterisk -rx "pjsip show endpoints"',
      host: 'sudo asterisk -rx "pjsip show endpoints"',
    },
    repair: [
      {
        text: 'Correct user, auth name and secret of the phone; block addresses that guess (fail2ban jail asterisk) and do not leave 5060 open to the world',
        host: 'sudo fail2ban-client status asterisk',
      },
    ],
    source:
      'asterisk channels/chan_sip.c handle_request_register(), res/res_pjsip/pjsip_distributor.c log_failed_request()',
    matches: [
      `[May  2 10:11:12] NOTICE[1234]: chan_sip.c:28469 handle_request_register: Registration from '"100" <sip:100@pbx.example.com>' failed for '203.0.113.5:5060' - Wrong password`,
      `NOTICE[1234]: chan_sip.c:28469 handle_request_register: Registration from '<sip:200@10.0.0.1>' failed for '10.0.0.44:5060' - No matching peer found`,
      "[May  2 10:11:12] NOTICE[2201]: res_pjsip/pjsip_distributor.c:676 log_failed_request: Request 'REGISTER' from '<sip:100@10.0.0.1>' failed for '10.0.0.9:5060' (callid: 1a2b@10.0.0.9) - Failed to authenticate",
    ],
    ignores: [
      "[May  2 10:11:12] VERBOSE[2201] res_pjsip_registrar.c: Added contact 'sip:100@10.0.0.9:5060' to AOR '100'",
    ],
  },
  {
    id: 'asterisk.provider-refuses-registration',
    kind: 'authentication_refused',
    program: 'asterisk',
    forms: [
      {
        words: 'fatal response received from on registration attempt to',
        pattern:
          /Fatal response '(?<value>\d{3})' received from '(?<peer>[^']{1,120})' on registration attempt to '(?<user>[^']{1,120})'/,
      },
      {
        words: 'forbidden wrong password on authentication for register',
        pattern:
          /Forbidden - wrong password on authentication for REGISTER for '(?<user>[^']{1,80})' to '(?<peer>[^']{1,100})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sip-provider',
    specificity: 3,
    means: 'The SIP provider {peer} refuses the registration of {user} ({value|wrong password})',
    check: {
      text: 'See the state of the registration',
      compose: 'docker compose exec {service} asterisk -rx "pjsip show registrations"',
      host: 'sudo asterisk -rx "pjsip show registrations"',
    },
    repair: [
      {
        text: 'Correct username, password, client_uri and server_uri of the trunk; after a fatal answer Asterisk does not try again until it is reloaded (or forbidden_retry_interval is set)',
        compose: 'docker compose exec {service} asterisk -rx "pjsip send register *all"',
        host: 'sudo asterisk -rx "pjsip send register *all"',
      },
    ],
    source: 'asterisk res/res_pjsip_outbound_registration.c, channels/chan_sip.c handle_response_register()',
    matches: [
      "[May  2 10:11:12] WARNING[2310]: res_pjsip_outbound_registration.c:1191 handle_registration_response: Fatal response '403' received from 'sip:sip.example.net' on registration attempt to 'sip:49301234@sip.example.net', stopping outbound registration",
      "WARNING[1301]: chan_sip.c:24421 handle_response_register: Forbidden - wrong password on authentication for REGISTER for 'anna' to 'sip.example.net'",
    ],
    ignores: ['[May  2 10:11:12] NOTICE[2310]: Outbound Registration: sip.example.net registered'],
  },
  {
    id: 'asterisk.provider-silent',
    kind: 'unreachable',
    program: 'asterisk',
    forms: [
      {
        words: 'no response received from on registration attempt to retrying in',
        pattern:
          /No response received from '(?<peer>[^']{1,120})' on registration attempt to '(?<user>[^']{1,120})', retrying in '(?<value>\d{1,6})'/,
      },
      {
        words: 'registration for timed out trying again attempt',
        pattern:
          /Registration for '(?<user>[^'@]{1,80})@(?<peer>[^']{1,100})' timed out, trying again \(Attempt #(?<value>\d{1,6})\)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'sip-provider',
    specificity: 2,
    means: 'The SIP provider {peer} does not answer the registration',
    check: {
      text: 'See whether packets leave and come back',
      host: 'dig {peer}; sudo sngrep -d any; sudo asterisk -rx "pjsip set logger on"',
    },
    repair: [
      {
        text: 'Open 5060/udp (or use TCP or TLS), switch SIP ALG of the router off, set external_media_address and local_net, and see whether the provider is down',
        host: 'sudo asterisk -rx "core restart now"',
      },
    ],
    source: 'asterisk res/res_pjsip_outbound_registration.c, channels/chan_sip.c sip_reg_timeout()',
    matches: [
      "[May  2 10:11:12] WARNING[2310]: res_pjsip_outbound_registration.c:810 schedule_retry: No response received from 'sip:sip.example.net' on registration attempt to 'sip:49301234@sip.example.net', retrying in '60'",
      "NOTICE[1301]: chan_sip.c:15752 sip_reg_timeout:    -- Registration for 'anna@sip.example.net' timed out, trying again (Attempt #3)",
    ],
    ignores: ["VERBOSE[2310] Registration for 'anna@sip.example.net' was refreshed"],
  },
  {
    id: 'asterisk.phone-not-registered',
    kind: 'unreachable',
    program: 'asterisk',
    forms: [
      {
        words: 'unable to create channel of type cause subscriber absent',
        pattern: /Unable to create channel of type '(?<object>\w{1,12})' \(cause 20 - Subscriber absent\)/,
      },
      {
        words: 'could not create dialog to invalid uri',
        pattern: /Endpoint '(?<user>[^']{1,60})': Could not create dialog to invalid URI/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'A call fails: the phone {user|that is called} is not registered at Asterisk',
    check: {
      text: 'See the contacts',
      compose: 'docker compose exec {service} asterisk -rx "pjsip show contacts"',
      host: 'sudo asterisk -rx "pjsip show contacts"; sudo asterisk -rx "sip show peers"',
    },
    repair: [
      {
        text: 'Register the phone again; behind NAT set rewrite_contact, force_rport and qualify_frequency so that its contact stays usable',
      },
    ],
    source: 'asterisk apps/app_dial.c, res/res_pjsip.c',
    matches: [
      "[May  2 10:11:12] WARNING[3412][C-00000012]: app_dial.c:2583 dial_exec_full: Unable to create channel of type 'PJSIP' (cause 20 - Subscriber absent)",
      "[May  2 10:11:12] ERROR[2201]: res_pjsip.c:3400 ast_sip_create_dialog_uac: Endpoint '100': Could not create dialog to invalid URI '100'.  Is endpoint registered and reachable?",
    ],
    ignores: ['VERBOSE[3412] app_dial.c: Called PJSIP/100'],
  },
  {
    id: 'asterisk.extension-missing',
    kind: 'missing_object',
    program: 'asterisk',
    forms: [
      {
        words: 'rejected because extension not found in context',
        pattern:
          /(?:to extension '(?<object>[^']{1,60})' )?rejected because extension not found in context '(?<value>[^']{1,60})'/,
      },
      {
        words: 'no application for extension',
        pattern: /No application '(?<object>\w{1,40})' for extension \((?<value>[^)]{1,100})\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'The dial plan of Asterisk has no {object|such extension} in {value}',
    check: {
      text: 'Look at the context',
      compose: 'docker compose exec {service} asterisk -rx "dialplan show {value}"',
      host: 'sudo asterisk -rx "dialplan show"; sudo asterisk -rx "module show like app_"',
    },
    repair: [
      {
        text: 'Add the extension to that context (or correct context= of the endpoint), load the module of a missing application, and reload; unknown callers in default are scanners',
        compose: 'docker compose exec {service} asterisk -rx "dialplan reload"',
        host: 'sudo asterisk -rx "dialplan reload"',
      },
    ],
    source:
      'asterisk channels/chan_sip.c handle_request_invite(), res/res_pjsip_session.c, main/pbx.c pbx_extension_helper()',
    matches: [
      "NOTICE[1301]: chan_sip.c:26484 handle_request_invite: Call from '' (203.0.113.9:5070) to extension '900441234' rejected because extension not found in context 'default'.",
      "[May  2 10:11:12] WARNING[3412][C-00000012]: pbx.c:2928 pbx_extension_helper: No application 'Queue' for extension (from-internal, 600, 3)",
      "NOTICE[2201]: res_pjsip_session.c:3960 new_invite: 100: Call (UDP:10.0.0.9:5060) to extension '77' rejected because extension not found in context 'internal'.",
    ],
    ignores: ['VERBOSE[3412] pbx.c: Executing [600@from-internal:1] Answer'],
  },
];

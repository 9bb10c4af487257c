import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NAMES_AND_BALANCERS: readonly CatalogueEntry[] = [
  {
    id: 'haproxy.cannot-bind-address',
    kind: 'port_in_use',
    program: 'haproxy',
    forms: [
      {
        words: 'bind address already in use',
        pattern:
          /[Cc]annot bind (?:UNIX )?socket \(Address already in use\)(?: for)? \[(?<peer>[^\]:]{0,45}):(?<port>\d{1,5})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'HAProxy cannot bind {peer}:{port}: it is taken',
    check: { text: 'See who listens', host: 'sudo ss -ltnp "sport = :{port}"' },
    repair: [
      {
        text: 'End the other server (apache2, nginx, an older HAProxy), start again',
        host: 'sudo systemctl disable --now apache2 nginx; sudo systemctl restart haproxy',
        destructive: true,
      },
    ],
    source: 'haproxy src/proto_tcp.c',
    matches: [
      '[ALERT] (12) : Starting frontend www: cannot bind socket (Address already in use) [0.0.0.0:80]',
      '[ALERT]    (1) : Binding [/etc/haproxy/haproxy.cfg:12] for frontend www: cannot bind socket (Address already in use) for [0.0.0.0:443]',
    ],
    ignores: ['Proxy www started.'],
  },
  {
    id: 'dnsmasq.notes',
    kind: null,
    program: 'dnsmasq',
    forms: [
      { words: 'ignoring nameserver local interface', pattern: /ignoring nameserver \S{1,60} - local interface/ },
      {
        words: 'nameserver refused to do a recursive query',
        pattern: /nameserver \S{1,60} refused to do a recursive query/,
      },
      {
        words: 'reducing dns packet size for nameserver to',
        pattern: /reducing DNS packet size for nameserver \S{1,60} to \d{1,5}/,
      },
      {
        words: 'using',
        pattern: /using (?:nameserver|local addresses only for|only locally-known addresses for) \S{1,80}/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of dnsmasq about its upstream servers',
    check: { text: 'Nothing needs doing; a server that refuses recursion is left out for that query' },
    repair: [],
    source: 'dnsmasq src/forward.c',
    matches: [
      'dnsmasq[12]: ignoring nameserver 192.168.1.1 - local interface',
      'dnsmasq[12]: nameserver 1.1.1.1 refused to do a recursive query',
      'dnsmasq[12]: reducing DNS packet size for nameserver 1.1.1.1 to 1232',
      'dnsmasq[12]: using nameserver 1.1.1.1#53',
    ],
    ignores: ['dnsmasq: failed to create listening socket'],
  },
  {
    id: 'unbound.servers-of-domain-failed',
    kind: 'unreachable',
    program: 'unbound',
    forms: [
      {
        words: 'servfail',
        pattern:
          /SERVFAIL <(?<object>\S{1,200}) \w{1,10} \w{2}>: (?:all servers for this domain failed|exceeded the maximum nameserver nxdomains|all the configured stub or forward servers failed)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Unbound gets no answer for {object}: all servers of the domain failed or are unreachable from here',
    check: { text: 'Ask by hand', host: 'unbound-control lookup {object}; dig +trace {object}' },
    repair: [
      {
        text: 'Open 53/udp and 53/tcp outwards, or forward to a resolver; switch do-ip6 off without IPv6',
        host: 'sudo unbound-control flush_infra all',
      },
    ],
    source: 'unbound iterator',
    matches: [
      'unbound: error: SERVFAIL <api.example.com. A IN>: all servers for this domain failed, at zone example.com. from 1.2.3.4',
      'error: SERVFAIL <x.y. AAAA IN>: all the configured stub or forward servers failed, at zone .',
    ],
    ignores: ['NOERROR <api.example.com. A IN>'],
  },
  {
    id: 'bind.control-not-reached',
    kind: 'connection_refused',
    program: 'bind',
    forms: [
      {
        words: 'rndc connect failed',
        pattern: /rndc: connect failed: (?<peer>\S{1,45})#(?<port>\d{1,5}): (?<value>[\w ]{1,40})/,
      },
      { words: 'rndc connection to remote host closed', pattern: /rndc: connection to remote host closed/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'rndc does not reach named: it does not run, or has no control channel or key',
    check: { text: 'See whether it runs', host: 'systemctl status named bind9 --no-pager; named-checkconf' },
    repair: [
      {
        text: 'Start it, and give both the same rndc.key',
        host: 'sudo rndc-confgen -a && sudo systemctl restart named',
        destructive: true,
      },
    ],
    source: 'bind9 bin/rndc',
    matches: [
      'rndc: connect failed: 127.0.0.1#953: connection refused',
      'rndc: connection to remote host closed. This may indicate that the remote server is using an older version of the command protocol',
    ],
    ignores: ['server reload successful'],
  },
  {
    id: 'asterisk.endpoint-unknown',
    kind: 'authentication_refused',
    program: 'asterisk',
    forms: [{ words: 'no matching endpoint found', pattern: /No matching endpoint found/ }],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'Asterisk knows no endpoint for a request (PJSIP): {value|}',
    check: { text: 'See who asks', host: 'asterisk -rx "pjsip show endpoints"; asterisk -rx "pjsip set logger on"' },
    repair: [
      { text: 'Strangers scanning are harmless (fail2ban); for a trunk add an identify section with its addresses' },
    ],
    source: 'asterisk res_pjsip_distributor.c',
    matches: [
      "NOTICE[12] res_pjsip/pjsip_distributor.c: Request 'INVITE' from '<sip:100@10.0.0.9>' failed for '10.0.0.9:5060' (callid: a) - No matching endpoint found",
      'WARNING res_pjsip: No matching endpoint found after 5 tries in 0.0 ms',
    ],
    ignores: ['Endpoint 100 is now Reachable'],
  },
];

import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LOOK_FROM_OUTSIDE: Step = {
  text: 'See where the name leads (A and AAAA), and ask port 80 from outside of the own network; an AAAA record that leads nowhere is a common trap',
  compose: 'docker compose ps; dig +short A {peer|<domain>}; dig +short AAAA {peer|<domain>}',
  kubernetes: 'kubectl get challenge,ingress,svc -A; dig +short A {peer|<domain>}',
  host: 'dig +short A {peer|<domain>}; dig +short AAAA {peer|<domain>}; curl -v http://{peer|<domain>}/.well-known/acme-challenge/test',
};

export const ACME: readonly CatalogueEntry[] = [
  {
    id: 'acme.name-not-in-dns',
    kind: 'name_resolution',
    forms: [
      {
        words: 'dns problem looking up for',
        pattern:
          /DNS problem: (?<value>NXDOMAIN|SERVFAIL|REFUSED|query timed out)[^\n]{0,20}? looking up (?<object>A|AAAA|CAA|TXT)(?:\/\w{1,5})? for (?<peer>[*\w.-]{1,120})/,
      },
      {
        words: 'valid found for',
        pattern:
          /(?:acme:error:dns|Detail:|Type: dns)[^\n]{0,80}?[Nn]o valid (?:IP|A|AAAA) (?:addresses|records) found for (?<peer>[*\w.-]{1,120})/,
      },
      {
        words: 'no valid records found for',
        pattern: /No valid (?:A|AAAA) records found for (?<peer>[*\w.-]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The CA cannot resolve {peer}: {value|no address} for {object|A and AAAA}',
    check: {
      text: 'Ask the name servers of the domain; SERVFAIL often is DNSSEC that broke or a name server without CAA support',
      host: 'dig +trace {peer}; dig A {peer} @1.1.1.1; dig CAA {peer} @1.1.1.1; dig DS {peer} @1.1.1.1',
    },
    repair: [
      {
        text: 'Add the A (AAAA, TXT) record or repair DNSSEC and the name server, wait for its TTL, and ask for the certificate again',
        host: 'certbot renew --dry-run',
        compose: 'docker compose run --rm certbot renew --dry-run',
        kubernetes: 'kubectl delete challenge --all -n <namespace>',
      },
    ],
    source: 'Boulder, bdns/problem.go; RFC 8555 section 6.7 (dns)',
    matches: [
      '  Detail: DNS problem: NXDOMAIN looking up A for shop.example.com - check that a DNS record exists for this domain; DNS problem: NXDOMAIN looking up AAAA for shop.example.com - check that a DNS record exists for this domain',
      "acme: error: 400 :: urn:ietf:params:acme:error:dns :: DNS problem: SERVFAIL looking up CAA for shop.example.com - the domain's nameservers may be malfunctioning",
      'urn:ietf:params:acme:error:dns: No valid IP addresses found for shop.example.com',
      'No valid A records found for shop.example.com; No valid AAAA records found for shop.example.com',
    ],
    ignores: ['curl: (6) Could not resolve host: shop.example.com'],
  },
  {
    id: 'acme.port-unreachable-from-outside',
    kind: 'unreachable',
    forms: [
      {
        words: 'timeout during connect likely firewall problem',
        pattern:
          /(?:Fetching https?:\/\/(?<peer>[\w.-]{1,120})\/[^\s:]{0,120}: )?Timeout during connect \(likely firewall problem\)/,
      },
      {
        words: 'fetching well known acme challenge',
        pattern:
          /Fetching https?:\/\/(?<peer>[\w.-]{1,120})\/\.well-known\/acme-challenge\/[\w-]{1,120}: (?:Connection refused|Connection reset by peer|Error getting validation data|No route to host)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The CA cannot reach port 80 or 443 of {peer|the domain} from outside',
    check: LOOK_FROM_OUTSIDE,
    repair: [
      {
        text: 'Open and forward port 80 (HTTP-01) or 443 (TLS-ALPN-01) in firewall and router, and let the web server listen',
        host: 'ufw allow 80,443/tcp; ss -ltnp | grep -E ":(80|443) "',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl get svc -A | grep LoadBalancer',
      },
      { text: 'Use the DNS-01 challenge where the ports cannot be opened (CGNAT, provider that blocks them)' },
    ],
    source: 'Boulder, va/va.go detailedError()',
    matches: [
      '  Detail: 198.51.100.7: Fetching http://shop.example.com/.well-known/acme-challenge/Jx2c9: Timeout during connect (likely firewall problem)',
      '  Detail: 198.51.100.7: Fetching http://shop.example.com/.well-known/acme-challenge/Jx2c9: Connection refused',
    ],
    ignores: ['curl: (28) Connection timed out after 10001 milliseconds'],
  },
  {
    id: 'acme.challenge-answered-wrongly',
    kind: 'wrong_address',
    forms: [
      {
        words: 'invalid response from',
        pattern:
          /Invalid response from https?:\/\/(?<peer>[\w.-]{1,120})(?::\d{1,5})?\/\S{0,300}?(?:\]|:)?:? (?<value>\d{3}|"[^"]{1,80})/,
      },
      {
        words: 'waiting for http 01 challenge propagation',
        pattern:
          /Waiting for HTTP-01 challenge propagation: (?<value>wrong status code '?\d{3}'?|did not get expected response)[^\n]{0,60}?(?:'https?:\/\/(?<peer>[\w.-]{1,120}))?/i,
      },
      {
        words: 'incorrect txt record found at',
        pattern:
          /Incorrect TXT record "(?<value>[^"]{1,120})"(?: \(and \d{1,4} more\))? found at (?<peer>[\w.-]{1,120})/,
      },
      { words: 'no txt record found at', pattern: /No TXT record found at (?<peer>[\w.-]{1,120})/ },
      {
        words: 'incorrect validation certificate for tls alpn 01 challenge',
        pattern: /Incorrect validation certificate for (?<value>tls-alpn-01) challenge/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The ACME challenge for {peer|the domain} got a wrong answer ({value|none})',
    check: LOOK_FROM_OUTSIDE,
    repair: [
      {
        text: 'Let /.well-known/acme-challenge/ reach the ACME client: no redirect to another host, no login, the right webroot, and the name has to lead to this server',
        host: 'certbot certonly --webroot -w <web root> -d {peer|<domain>} --dry-run',
        kubernetes: 'kubectl get challenge -A; kubectl describe challenge -n <namespace>',
      },
      { text: 'For DNS-01 wait for the name servers (propagation seconds) and remove old TXT records' },
    ],
    source: 'Boulder, va/http.go, va/dns.go, va/tlsalpn.go; cert-manager, pkg/issuer/acme/http/http.go',
    matches: [
      '  Detail: 198.51.100.7: Invalid response from http://shop.example.com/.well-known/acme-challenge/Jx2c9: 404',
      "Reason: Waiting for HTTP-01 challenge propagation: wrong status code '404', expected '200'",
      'acme: error: 403 :: urn:ietf:params:acme:error:unauthorized :: Incorrect TXT record "Kd83" found at _acme-challenge.shop.example.com',
      'Detail: No TXT record found at _acme-challenge.shop.example.com',
      'Detail: Incorrect validation certificate for tls-alpn-01 challenge. Requested shop.example.com from 198.51.100.7:443.',
    ],
    ignores: [
      '"GET /.well-known/acme-challenge/Jx2c9 HTTP/1.1" 200 87 "-" "Mozilla/5.0 (compatible; Let\'s Encrypt validation server; +https://www.letsencrypt.org)"',
    ],
  },
  {
    id: 'acme.rate-limited',
    kind: 'rate_limited',
    forms: [
      {
        words: 'too many certificates already issued for',
        pattern:
          /too many certificates (?:\((?<limit>\d{1,6})\) )?already issued for (?<object>this exact set of (?:identifiers|domains)|"?[\w.-]{1,120}"?)/i,
      },
      {
        words: 'too many failed authorizations',
        pattern: /too many failed authorizations (?:recently|\((?<limit>\d{1,6})\) for "(?<object>[^"]{1,120})")/i,
      },
      { words: 'urn ietf params acme error ratelimited', pattern: /urn:ietf:params:acme:error:rateLimited/ },
      {
        words: 'too many new',
        pattern: /too many new (?:orders|registrations) (?:recently|\((?<limit>\d{1,6})\) from this)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The CA refuses more certificates for now (limit {limit|reached}, {object|this account})',
    check: {
      text: 'Read "retry after" in the line, and find what asks again and again: a container without a volume for its certificates, or a challenge that always fails',
      compose: 'docker compose config | grep -A4 volumes; docker compose logs {service} | grep -ciE "acme|certificate"',
      kubernetes: 'kubectl get certificaterequest,order -A',
      host: 'certbot certificates',
    },
    repair: [
      {
        text: 'Keep certificates in a volume, test against the staging CA, and wait for the time that is named; there is no way to reset the limit',
      },
      {
        text: 'Until then use another name in the certificate set, a wildcard by DNS-01, or another CA (ZeroSSL, Google)',
      },
    ],
    source: 'Boulder, ratelimits/limiter.go; RFC 8555 section 6.6',
    matches: [
      'acme: error: 429 :: POST :: https://acme-v02.api.letsencrypt.org/acme/new-order :: urn:ietf:params:acme:error:rateLimited :: too many certificates (5) already issued for this exact set of identifiers in the last 168h0m0s, retry after 2025-05-07 09:12:44 UTC',
      'There were too many requests of a given type :: Error creating new order :: too many failed authorizations recently: see https://letsencrypt.org/docs/failed-validation-limit/',
      'too many new orders (300) from this account in the last 3h0m0s, retry after 2025-05-06 09:12:44 UTC',
    ],
    ignores: ['429 Too Many Requests'],
  },
  {
    id: 'acme.caa-forbids',
    kind: 'authorisation_denied',
    forms: [
      { words: 'caa record for prevents issuance', pattern: /CAA record for (?<peer>[\w.-]{1,120}) prevents issuance/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A CAA record of {peer} forbids this CA to issue',
    check: { text: 'Read the CAA records of the name and of its parents', host: 'dig +short CAA {peer}' },
    repair: [
      {
        text: 'Add the CA (0 issue "letsencrypt.org"; 0 issuewild for wildcards), or remove the record, and ask again after its TTL',
      },
    ],
    source: 'Boulder, va/caa.go',
    matches: [
      '  Detail: CAA record for shop.example.com prevents issuance',
      'acme: error: 403 :: urn:ietf:params:acme:error:caa :: CAA record for example.com prevents issuance',
    ],
    ignores: ['example.com. 3600 IN CAA 0 issue "letsencrypt.org"'],
  },
  {
    id: 'certbot.port-80-busy',
    kind: 'port_in_use',
    program: 'certbot',
    forms: [
      {
        words: 'could not bind tcp port because it is already in',
        pattern: /Could not bind TCP port (?<port>\d{1,5}) because it is already in use/,
      },
      {
        words: 'problem binding to port',
        pattern: /Problem binding to port (?<port>\d{1,5}): Could not bind to IPv4 or IPv6/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Certbot in standalone mode cannot use port {port}: a web server has it',
    check: {
      text: 'See who listens there',
      host: 'ss -ltnp | grep ":{port} "',
      compose: 'docker ps --format "{{.Names}} {{.Ports}}" | grep ":{port}->"',
    },
    repair: [
      {
        text: 'Use --webroot or the plug-in of the web server, or stop it for the time of the renewal with --pre-hook and --post-hook',
        host: 'certbot renew --pre-hook "systemctl stop nginx" --post-hook "systemctl start nginx"',
      },
    ],
    source: 'certbot, _internal/plugins/standalone.py, errors.StandaloneBindError',
    matches: [
      'Could not bind TCP port 80 because it is already in use by another process on this system (such as a web server).',
      'Problem binding to port 80: Could not bind to IPv4 or IPv6.',
    ],
    ignores: ["Could not bind TCP port 80 because you don't have the appropriate permissions"],
  },
  {
    id: 'certbot.renewal-failed',
    kind: 'invalid_setting',
    program: 'certbot',
    forms: [
      {
        words: 'failed to renew certificate with error',
        pattern: /Failed to renew certificate (?<object>[*\w.-]{1,120}) with error: (?<value>[^\n]{1,160}?)\.?$/,
      },
      { words: 'some challenges have failed', pattern: /(?<value>Some challenges have failed)\./ },
      { words: 'all renewals failed the following', pattern: /(?<value>All renewals failed)\. The following cert/ },
      {
        words: 'challenge failed for domain',
        pattern: /(?<value>Challenge failed) for domain (?<object>[*\w.-]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Certbot could not get or renew {object|a certificate}: {value}',
    check: {
      text: 'Read the Domain, Type and Detail lines of the run, and how long the certificate still is valid',
      host: 'tail -80 /var/log/letsencrypt/letsencrypt.log; certbot certificates',
      compose: 'docker compose run --rm certbot certificates',
    },
    repair: [
      {
        text: 'Repair what Detail names and renew again; a deploy hook has to reload the server afterwards',
        host: 'certbot renew --deploy-hook "systemctl reload nginx"',
        compose: 'docker compose run --rm certbot renew && docker compose exec nginx nginx -s reload',
      },
    ],
    source: 'certbot, _internal/renewal.py, auth_handler.py, lock.py',
    matches: [
      'Failed to renew certificate shop.example.com with error: Some challenges have failed.',
      'Some challenges have failed.',
      'All renewals failed. The following certificates could not be renewed:',
      'Challenge failed for domain shop.example.com',
    ],
    ignores: ['Certificate not yet due for renewal'],
  },
  {
    id: 'certbot.runs-already',
    kind: 'lock_held',
    program: 'certbot',
    forms: [
      {
        words: 'another instance of certbot is already running',
        pattern: /(?<value>Another instance of Certbot is already running)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another Certbot runs: {value}',
    check: { text: 'See which one', host: 'pgrep -a certbot; systemctl list-timers certbot.timer' },
    repair: [
      { text: 'Let it end; one that hangs waits for a hook or a prompt and may be stopped, its lock goes with it' },
    ],
    source: 'certbot, _internal/renewal.py, auth_handler.py, lock.py',
    matches: [
      'ERROR:certbot.log:Another instance of Certbot is already running.',
      'Another instance of Certbot is already running.',
    ],
    ignores: ['Certificate not yet due for renewal'],
  },
  {
    id: 'acme.dns-record-not-seen',
    kind: 'missing_object',
    forms: [
      {
        words: 'propagation time limit exceeded last error',
        pattern:
          /propagation: time limit exceeded: last error: [^\r\n]{0,80}?NS (?<peer>[\w.:-]{1,120}) returned (?<value>NXDOMAIN|SERVFAIL|REFUSED)(?: for (?<object>[\w.-]{1,160}?)\.?(?:$|[\s"\\]))?/,
      },
      {
        words: 'time limit exceeded last error ns did not return the expected txt record',
        pattern:
          /time limit exceeded: last error: [^\r\n]{0,80}?NS (?<peer>[\w.:-]{1,120}) did not return the expected TXT record \[fqdn: (?<object>[\w.-]{1,160}?)\.?[,\]]/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'No certificate by DNS: {peer} does not show the record {object|_acme-challenge}',
    check: { text: 'Ask the servers of the zone', host: 'dig +trace TXT _acme-challenge.<domain>; dig NS <domain>' },
    repair: [
      {
        text: 'Let the account of the DNS provider write into the zone that is delegated to it, and wait longer (propagation timeout and delay) or ask other resolvers; a name server inside of the own network hides the public one',
      },
    ],
    source: 'go-acme/lego challenge/dns01/precheck.go; traefik/traefik issue 6605',
    matches: [
      'propagation: time limit exceeded: last error: authoritative nameservers: NS ns1.example.net.:53 returned NXDOMAIN for _acme-challenge.shop.example.org.',
      'error: one or more domains had a problem:\n[shop.example.org] time limit exceeded: last error: NS ns1.example.net. did not return the expected TXT record [fqdn: _acme-challenge.shop.example.org., value: abc]: xyz',
    ],
    ignores: ['acme: Waiting for DNS record propagation.'],
  },
];

import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ASK_RESOLVER: Step = {
  text: 'Ask for {peer|the name} from where the writer runs, with the resolver that it uses',
  compose: 'docker compose exec {service} getent hosts {peer|<name>}; docker compose ps -a {peer|<peer>}',
  kubernetes:
    'kubectl exec deploy/{service} -- getent hosts {peer|<name>}; kubectl get service -A | grep -w {peer|<name>}',
  host: 'getent hosts {peer|<name>}; resolvectl query {peer|<name>}; cat /etc/resolv.conf',
};

/** Names that nobody resolves: codes of getaddrinfo(3) and of DNS, as runtimes and resolvers print them. */
export const NAME_RESOLUTION: readonly CatalogueEntry[] = [
  {
    id: 'dns.name-not-known',
    kind: 'name_resolution',
    forms: [
      { words: 'getaddrinfo enotfound', pattern: /\bgetaddrinfo ENOTFOUND (?<peer>[\w.-]{1,200})/ },
      {
        words: 'lookup no such host',
        pattern: /\blookup (?<peer>[\w.-]{1,200})(?: on [\w.:[\]%-]{1,60})?: no such host/,
      },
      {
        words: 'unknownhostexception',
        pattern:
          /UnknownHostException: (?!Failed to resolve)(?<peer>[\w.-]{1,200})(?:: (?:Name or service not known|Name does not resolve|No address associated with hostname)|:? ?$|[)\]"',;])/,
      },
      {
        words: 'unknownhostexception resolve',
        pattern: /UnknownHostException: [Ff]ailed to resolve '(?<peer>[\w.-]{1,200})'/,
      },
      {
        words: 'getaddrinfo for failed',
        pattern:
          /php_network_getaddresses: getaddrinfo for (?<peer>[\w.-]{1,200}) failed: (?:Name or service not known|Name does not resolve|No address associated)/,
      },
      {
        words: 'could not resolve',
        pattern:
          /[Cc]ould not resolve (?:host|hostname): (?<peer>[\w.-]{1,200})|Could not resolve hostname (?<object>[\w.-]{1,200}): Name/,
      },
      {
        words: 'could not translate host name to address',
        pattern: /could not translate host name "(?<peer>[^"]{1,200})" to address: (?!Temporary|Try again)/,
      },
      {
        words: 'failed to resolve',
        pattern: /Failed to resolve '(?<peer>[\w.-]{1,200})' \(\[Errno -?[2458]\]/,
      },
      {
        words: 'name or service not known',
        pattern:
          /Error -2 connecting to (?<peer>[\w.-]{1,200}):(?<port>\d{1,5})\. Name or service not known|Cannot connect to host (?<object>[\w.-]{1,200}):\d{1,5} ssl:\w{1,10} \[Name or service not known\]/,
      },
      {
        words: 'name or service not known',
        pattern: /(?:Name or service not known|No such host is known\.) \((?<peer>[\w.-]{1,200}):(?<port>\d{1,5})\)/,
      },
      {
        words: 'no such host is known',
        pattern: /No such host is known\.?(?: \((?<peer>[\w.-]{1,200}):(?<port>\d{1,5})\)|$|["'])/,
      },
      {
        words: 'non existing domain nxdomain',
        pattern: /tcp connect \((?<peer>[\w.-]{1,200}):(?<port>\d{1,5})\): non-existing domain - :nxdomain/,
      },
      { words: 'nxdomain', pattern: /\{error, ?:?nxdomain\}|(?:reason: |error, ):nxdomain\b/ },
      { words: 'bad address', pattern: /\b(?:wget|nc|ping|traceroute): bad address '(?<peer>[\w.-]{1,200})'/ },
      {
        words: 'name or service not known',
        pattern:
          /(?:\[Errno -2\]|SocketException \([^)]{1,20}\):|getaddrinfo(?:\(3\))?(?: failed)?:|ping: (?<peer>[\w.-]{1,200}):|lookup address information:|\bfailed:) Name or service not known/,
      },
      {
        words: 'name does not resolve',
        pattern:
          /(?:\[Errno -2\]|getaddrinfo(?:\(3\))?(?: failed)?:|address information:|SocketException \([^)]{1,20}\):) Name does not resolve/,
      },
      {
        words: 'no address associated with',
        pattern: /(?:\[Errno -5\]|getaddrinfo: |\bfailed: )\s?No address associated with (?:hostname|name)/,
      },
      { words: 'nodename nor servname provided', pattern: /nodename nor servname provided, or not known/ },
      {
        words: 'i o error on request for',
        pattern:
          /I\/O error on \w{1,7} request for "https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?[^"]{0,200}": \k<peer>(?:$|;)/,
      },
      { words: 'getaddrinfo failed errno 11001', pattern: /\[Errno 11001\] getaddrinfo failed/ },
      { words: 'getaddrinfo enodata', pattern: /\bgetaddrinfo ENODATA (?<peer>[\w.-]{1,200})/ },
      { words: 'querysrv', pattern: /querySrv (?:ENOTFOUND|ENODATA) (?<peer>[\w.-]{1,200})/ },
      { words: 'failed host lookup', pattern: /Failed host lookup: '(?<peer>[^']{1,200})'/ },
      {
        words: 'curl 5 could not resolve proxy',
        pattern: /curl: \(5\) Could not resolve proxy: (?<peer>[\w.-]{1,200})/,
      },
      { words: 'unable to resolve host address', pattern: /unable to resolve host address .(?<peer>[\w.-]{1,200})/ },
      {
        words: 'searchdomainunknownhostexception failed to resolve',
        pattern: /SearchDomainUnknownHostException: Failed to resolve '(?<peer>[^']{1,200})'/,
      },
      { words: 'net err_name_not_resolved', pattern: /net::ERR_NAME_NOT_RESOLVED/ },
      {
        words: 'name resolution failed for target',
        pattern: /Name resolution failed for target (?:dns:)?\/{0,3}(?<peer>[\w.-]{1,150})/,
      },
    ],
    nearby: [
      /^\s{0,8}hostname: '(?<peer>[^']{1,100})'/,
      /HTTPS?ConnectionPool\(host='(?<peer>[^']{1,100})', port=(?<port>\d{1,5})\)/,
      /Failed to open TCP connection to (?<peer>[\w.-]{1,100}):(?<port>\d{1,5})/,
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'No resolver knows the name {peer|of the other end}',
    check: ASK_RESOLVER,
    repair: [
      {
        text: 'Start {peer|the other end}: a Compose or Docker network forgets the name of a container as soon as that container stops',
        compose: 'docker compose up -d {peer|<peer>}',
      },
      {
        text: 'Or correct the name in the settings: it has to be the service name, and both have to share a network (Kubernetes: name.namespace.svc when the namespace differs)',
        compose:
          'docker compose config --services; docker inspect -f "{{json .NetworkSettings.Networks}}" $(docker compose ps -q {service})',
        kubernetes:
          'kubectl get service -A | grep -iw {peer|<name>}; kubectl exec deploy/{service} -- cat /etc/resolv.conf',
        host: 'dig +short {peer|<name>}; grep -w {peer|<name>} /etc/hosts',
      },
    ],
    source:
      'getaddrinfo(3) EAI_NONAME, EAI_NODATA; Go net.DNSError, libuv UV_EAI_NONAME, java.net.UnknownHostException, musl gai_strerror, curl CURLE_COULDNT_RESOLVE_HOST, libpq',
    matches: [
      'Error: getaddrinfo ENOTFOUND db',
      'dial tcp: lookup db on 127.0.0.11:53: no such host',
      'java.net.UnknownHostException: inventory: Name or service not known',
      "java.net.UnknownHostException: Failed to resolve 'inventory' [A(1)] after 2 queries",
      'PHP Warning:  PDO::__construct(): php_network_getaddresses: getaddrinfo for mysql failed: Name or service not known in /var/www/db.php on line 9',
      'curl: (6) Could not resolve host: inventory',
      'could not translate host name "pg" to address: Name or service not known',
      "HTTPConnectionPool(host='stock', port=80): Max retries exceeded with url: / (Caused by NameResolutionError(\"<urllib3.connection.HTTPConnection object at 0x7f>: Failed to resolve 'stock' ([Errno -2] Name or service not known)\"))",
      'redis.exceptions.ConnectionError: Error -2 connecting to cache:6379. Name or service not known.',
      'System.Net.Http.HttpRequestException: Name or service not known (basket:8080)',
      'System.Net.Sockets.SocketException (11001): No such host is known.',
      '** (DBConnection.ConnectionError) tcp connect (db:5432): non-existing domain - :nxdomain',
      '[error] could not connect to broker: {error,nxdomain}',
      "wget: bad address 'stock'",
      'socket.gaierror: [Errno -2] Name or service not known',
      'socket.gaierror: [Errno -2] Name does not resolve',
      'socket.gaierror: [Errno -5] No address associated with hostname',
      'socket.gaierror: [Errno 8] nodename nor servname provided, or not known',
      'ResourceAccessException: I/O error on GET request for "http://inventory:8080/items": inventory',
      'socket.gaierror: [Errno 11001] getaddrinfo failed',
      'Error: getaddrinfo ENODATA db',
      'Error: querySrv ENOTFOUND _mongodb._tcp.cluster0.abc.mongodb.net',
      "SocketException: Failed host lookup: 'api.local' (OS Error: No address associated with hostname, errno = 7)",
      'curl: (5) Could not resolve proxy: proxy.local',
      'wget: unable to resolve host address ‘api.local’',
      "io.netty.resolver.dns.DnsResolveContext$SearchDomainUnknownHostException: Failed to resolve 'db' and search domain query for configured domains failed as well: [default.svc.cluster.local]",
      'GET https://api.local/ net::ERR_NAME_NOT_RESOLVED',
      'Error: 14 UNAVAILABLE: Name resolution failed for target dns:api:50051',
    ],
    ignores: [
      'getaddrinfo EAI_AGAIN db',
      'help: "no such host" is what Go prints for NXDOMAIN',
      'UnknownHostException is handled by the retry policy',
    ],
  },
  {
    id: 'dns.temporary-failure',
    kind: 'name_resolution',
    forms: [
      { words: 'getaddrinfo eai_again', pattern: /\bgetaddrinfo EAI_AGAIN (?<peer>[\w.-]{1,200})/ },
      {
        words: 'unknownhostexception temporary failure',
        pattern: /UnknownHostException: (?<peer>[\w.-]{1,200}): Temporary failure in name resolution/,
      },
      {
        words: 'temporary failure in name resolution',
        pattern:
          /(?:could not translate host name "|Failed to resolve '|Could not resolve hostname |Error -3 connecting to |getaddrinfo for |Cannot connect to host |ping: )(?<peer>[\w.-]{1,200})["']?(?::\d{1,5})?(?: to address:| failed:|:|\.|(?: ssl:\w{1,10})? [[(](?:\[Errno -3\] )?) ?Temporary failure in name resolution/,
      },
      {
        words: 'temporary failure in name resolution',
        pattern:
          /(?:\[Errno -3\]|getaddrinfo(?:\(3\))?(?: failed)?:|address information:|failed:|\)|') Temporary failure in name resolution/,
      },
      {
        words: 'errno try again',
        pattern: /\[Errno -3\] Try again|address information: Try again|getaddrinfo(?:\(3\))?(?: failed)?: Try again/,
      },
      {
        words: 'resource temporarily unavailable',
        pattern:
          /(?:HttpRequestException: |SocketException \((?:00000001, |0xFFFDFFFF, )?11\): )Resource temporarily unavailable(?: \((?<peer>[\w.-]{1,200}):(?<port>\d{1,5})\))?/,
      },
      {
        words: 'server misbehaving',
        pattern: /\blookup (?<peer>[\w.-]{1,200})(?: on (?<object>[\w.:[\]%-]{1,60}))?: server misbehaving/,
      },
      { words: 'temporary failure resolving', pattern: /Temporary failure resolving '(?<peer>[\w.-]{1,200})'/ },
      {
        words: 'lookup temporary failure in name resolution',
        pattern: /\blookup (?<peer>[\w.-]{1,200})(?: on [\w.:[\]%-]{1,60})?: Temporary failure in name resolution/,
      },
      { words: 'getaddrinfo eai_fail', pattern: /\bgetaddrinfo EAI_FAIL (?<peer>[\w.-]{1,200})/ },
      { words: 'getaddrinfo ebusy', pattern: /\bgetaddrinfo EBUSY\b/ },
      { words: 'lookup try again', pattern: /\blookup (?<peer>[\w.-]{1,200})(?: on \S{1,60})?: Try again/ },
      { words: 'address information try again', pattern: /failed to lookup address information: Try again/ },
    ],
    nearby: [/HTTPS?ConnectionPool\(host='(?<peer>[^']{1,100})', port=(?<port>\d{1,5})\)/],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The resolver gives no answer for the name {peer|of the other end}',
    check: ASK_RESOLVER,
    repair: [
      {
        text: 'Start {peer|the other end} or correct its name: the resolver of Docker (127.0.0.11) passes unknown names on, and answers so when the server behind it cannot be reached',
        compose: 'docker compose up -d {peer|<peer>}; docker compose exec {service} cat /etc/resolv.conf',
      },
      {
        text: 'When no name at all resolves, repair the resolver: the nameserver of /etc/resolv.conf (systemd-resolved, CoreDNS, the dns: of the daemon) is away or UDP port 53 is blocked',
        compose: 'docker compose exec {service} getent hosts example.com; sudo systemctl restart docker',
        kubernetes:
          'kubectl -n kube-system get pods -l k8s-app=kube-dns; kubectl -n kube-system logs -l k8s-app=kube-dns --tail 50',
        host: 'resolvectl status; dig +time=2 @$(awk "/^nameserver/{print \\$2; exit}" /etc/resolv.conf) example.com',
      },
    ],
    source:
      'getaddrinfo(3) EAI_AGAIN; libuv UV_EAI_AGAIN; Go net errServerMisbehaving; dotnet/runtime SocketErrorPal TryAgain; musl gai_strerror',
    matches: [
      'Error: getaddrinfo EAI_AGAIN mongo',
      'java.net.UnknownHostException: postgres: Temporary failure in name resolution',
      'psycopg2.OperationalError: could not translate host name "db" to address: Temporary failure in name resolution',
      'redis.exceptions.ConnectionError: Error -3 connecting to cache:6379. Temporary failure in name resolution.',
      'socket.gaierror: [Errno -3] Temporary failure in name resolution',
      'socket.gaierror: [Errno -3] Try again',
      'System.Net.Http.HttpRequestException: Resource temporarily unavailable (identity:8080)',
      'dial tcp: lookup otel-collector on 127.0.0.11:53: server misbehaving',
      "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'",
      'dial tcp: lookup redis: Temporary failure in name resolution',
      'Error: getaddrinfo EAI_FAIL db',
      'Error: getaddrinfo EBUSY',
      'dial tcp: lookup db: Try again',
      'failed to lookup address information: Try again',
    ],
    ignores: [
      'Error: getaddrinfo ENOTFOUND mongo',
      'we saw a temporary failure in name resolution last week, see the postmortem',
      'fork: Resource temporarily unavailable',
    ],
  },
  {
    id: 'dns.lookup-timed-out',
    kind: 'name_resolution',
    forms: [
      {
        words: 'lookup timeout',
        pattern:
          /\blookup (?<object>[\w.-]{1,200})(?: on [\w.:[\]%-]{1,60})?: (?:read udp [\w.:[\]%-]{1,60}->\[?(?<peer>[\w.:%-]{1,60}?)\]?:53: i\/o timeout|i\/o timeout|dial udp .{1,80}(?:timeout|unreachable))/,
      },
      {
        words: 'lookup read udp connection refused',
        pattern:
          /\blookup (?<object>[\w.-]{1,200}) on [\w.:[\]%-]{1,60}: read udp [\w.:[\]%-]{1,60}->\[?(?<peer>[\w.:%-]{1,60}?)\]?:53: read: connection refused/,
      },
      {
        words: 'connection timed out no servers could be reached',
        pattern: /;; connection timed out; no servers could be reached/,
      },
      { words: 'resolving timed out', pattern: /Resolving timed out after \d{1,9} milliseconds/ },
      {
        words: 'dnsnameresolvertimeoutexception',
        pattern: /query(?: '\d{1,6}')?(?: via \w{3})? timed out after \d{1,9} milliseconds/,
      },
      { words: 'etimeout', pattern: /\bquery(?:A|Aaaa|Srv|Txt|Mx|Any) ETIMEOUT (?<object>[\w.-]{1,200})/ },
      {
        words: 'communications error to 53',
        pattern: /communications error to (?<peer>[\w.:]{1,60})#53: (?:timed out|connection refused)/,
      },
      { words: 'querysrv econnrefused', pattern: /\bquerySrv ECONNREFUSED (?<object>[\w.-]{1,200})/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The name server {peer|of this host} does not answer the question for {object|a name}',
    check: {
      text: 'Ask the name server of /etc/resolv.conf directly, once by UDP and once by TCP',
      compose:
        'docker compose exec {service} cat /etc/resolv.conf; dig +time=2 +tries=1 @{peer|<nameserver>} {object|example.com}',
      kubernetes:
        'kubectl -n kube-system get pods -l k8s-app=kube-dns -o wide; kubectl -n kube-system get endpoints kube-dns',
      host: 'dig +time=2 +tries=1 @{peer|<nameserver>} {object|example.com}; dig +tcp @{peer|<nameserver>} {object|example.com}',
    },
    repair: [
      {
        text: 'Bring the name server back, or point the hosts at one that answers; a firewall that drops UDP 53 and a CoreDNS without ready pods look the same',
        compose: 'sudo systemctl restart docker',
        kubernetes: 'kubectl -n kube-system rollout restart deploy/coredns',
        host: 'sudo systemctl restart systemd-resolved; sudo ufw status | grep 53',
      },
    ],
    source:
      'Go net dnsclient_unix.go; bind9 dighost.c; curl hostip.c; netty DnsNameResolverTimeoutException; c-ares ARES_ETIMEOUT',
    matches: [
      'dial tcp: lookup api.example.com on 10.96.0.10:53: read udp 10.42.0.9:41033->10.96.0.10:53: i/o timeout',
      'dial tcp: lookup registry-1.docker.io on [::1]:53: read udp [::1]:57288->[::1]:53: read: connection refused',
      ';; connection timed out; no servers could be reached',
      'curl: (28) Resolving timed out after 5000 milliseconds',
      "io.netty.resolver.dns.DnsNameResolverTimeoutException: [14213: /10.96.0.10:53] DefaultDnsQuestion(api.example.com. IN A) query '14213' via UDP timed out after 5000 milliseconds",
      'Error: queryA ETIMEOUT api.example.com',
      ';; communications error to 10.0.0.2#53: timed out',
      'Error: querySrv ECONNREFUSED _mongodb._tcp.cluster0.abc.mongodb.net',
    ],
    ignores: ['lookup table reloaded after i/o timeout of the disk array', 'dial tcp 10.0.0.9:443: i/o timeout'],
  },
  {
    id: 'dns.server-failure',
    kind: 'name_resolution',
    forms: [
      { words: 'status servfail', pattern: /opcode: QUERY, status: SERVFAIL/ },
      { words: 'eservfail', pattern: /\bquery(?:A|Aaaa|Srv|Txt|Mx|Any) ESERVFAIL (?<object>[\w.-]{1,200})/ },
      {
        words: 'servfail',
        pattern:
          /(?:server can't find (?<object>[\w.-]{1,200}): SERVFAIL|unexpected RCODE \(SERVFAIL\) resolving '[^']{1,200}')/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The name server fails on the name {object|that was asked} (SERVFAIL)',
    check: {
      text: 'Ask the server, then another one, with and without DNSSEC: an answer only with +cd means that the signatures of the zone are broken',
      host: 'dig {object|<name>}; dig +cd {object|<name>}; dig @9.9.9.9 {object|<name>}',
      kubernetes:
        'kubectl -n kube-system logs -l k8s-app=kube-dns --tail 100; kubectl -n kube-system get configmap coredns -o yaml',
    },
    repair: [
      {
        text: 'Let the resolver reach a working upstream (forward of CoreDNS, forwarders of BIND): SERVFAIL says that it found nobody who answers for the zone',
        kubernetes:
          'kubectl -n kube-system edit configmap coredns && kubectl -n kube-system rollout restart deploy/coredns',
        host: 'sudo resolvectl flush-caches && sudo systemctl restart systemd-resolved',
      },
      {
        text: 'When DNSSEC is what fails, correct the DS record at the parent or sign the zone anew; the clock of the resolver counts, too',
        host: 'delv {object|<name>}; timedatectl',
      },
    ],
    source:
      'RFC 1035 section 4.1.1 RCODE 2; CoreDNS plugin/errors; bind9 resolver.c; c-ares ARES_ESERVFAIL; systemd resolved-dns-transaction.c',
    matches: [
      ';; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 20731',
      'Error: queryA ESERVFAIL shop.example.com',
      "** server can't find shop.example.com: SERVFAIL",
      "named[77]: unexpected RCODE (SERVFAIL) resolving 'shop.example.com/A/IN': 192.0.2.53#53",
    ],
    ignores: [';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 20731', 'dashboard: rate of SERVFAIL by zone'],
  },
  {
    id: 'dns.refused',
    kind: 'name_resolution',
    forms: [
      { words: 'status refused', pattern: /opcode: QUERY, status: REFUSED/ },
      { words: 'erefused', pattern: /\bquery(?:A|Aaaa|Srv|Txt|Mx|Any) EREFUSED (?<object>[\w.-]{1,200})/ },
      {
        words: 'query denied',
        pattern:
          /client (?:@0x[0-9a-f]{1,16} )?(?<peer>[\w.:]{1,60})#\d{1,5}(?: \([^)]{1,200}\))?: query(?: \(cache\))? '(?<object>[^'/]{1,200})\/[^']{1,20}' denied/,
      },
      { words: 'refused server', pattern: /server can't find (?<object>[\w.-]{1,200}): REFUSED/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The name server refuses to answer for {object|the name}: it serves neither zone nor client',
    check: {
      text: 'See whether the server holds the zone and whether the address of the client may use its recursion',
      host: 'dig @<nameserver> {object|<name>} soa; sudo named-checkconf -p | grep -nE "allow-query|allow-recursion|recursion"',
    },
    repair: [
      {
        text: 'Add the network of the client to allow-query and allow-recursion, or give the client a resolver that is meant for it',
        host: 'sudoedit /etc/bind/named.conf.options && sudo rndc reconfig',
      },
    ],
    source: 'RFC 1035 section 4.1.1 RCODE 5; bind9 query.c; c-ares ARES_EREFUSED',
    matches: [
      ';; ->>HEADER<<- opcode: QUERY, status: REFUSED, id: 4411',
      'Error: queryA EREFUSED intra.example.com',
      "named[77]: client @0x7f9c 10.3.0.9#51512 (intra.example.com): query (cache) 'intra.example.com/A/IN' denied",
      "** server can't find intra.example.com: REFUSED",
    ],
    ignores: ['dial tcp 10.0.0.53:53: connect: connection refused', 'zone intra.example.com/IN: loaded serial 2024'],
  },
  {
    id: 'dns.nxdomain',
    kind: 'name_resolution',
    forms: [
      { words: 'status nxdomain', pattern: /opcode: QUERY, status: NXDOMAIN/ },
      { words: 'nxdomain server', pattern: /server can't find (?<object>[\w.-]{1,200}): NXDOMAIN/ },
      { words: 'host not found 3 nxdomain', pattern: /Host (?<object>[\w.-]{1,200}) not found: 3\(NXDOMAIN\)/ },
      {
        words: 'dns problem nxdomain looking up',
        pattern: /DNS problem: NXDOMAIN looking up (?:A|AAAA|TXT|CAA)(?: records?)? for (?<object>[\w.-]{1,200})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The name {object|that was asked} does not exist in DNS',
    check: {
      text: 'Follow the name from the root, and see whether the registration of its domain is still alive',
      host: 'dig +trace {object|<name>}; whois {object|<domain>} | grep -iE "status|expir"',
    },
    repair: [
      {
        text: 'Add the record for {object|the name} to its zone (or correct the name that is asked), then wait for the negative TTL of the SOA',
        host: 'dig {object|<name>} +short; sudo resolvectl flush-caches',
      },
    ],
    source: 'RFC 1035 section 4.1.1 RCODE 3; bind9 nslookup.c, host.c; Boulder problem documents',
    matches: [
      ';; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 40018',
      "** server can't find wiki.corp.example: NXDOMAIN",
      'Host wiki.corp.example not found: 3(NXDOMAIN)',
      'Detail: DNS problem: NXDOMAIN looking up A for wiki.corp.example - check that a DNS record exists for this domain',
    ],
    ignores: ['zone transfer of corp.example completed', 'unbound: info: NXDOMAIN ratio 2.1%'],
  },
];

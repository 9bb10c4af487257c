import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOME_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'karakeep.browser-away',
    kind: 'connection_refused',
    program: 'karakeep',
    forms: [
      {
        words: 'failed to connect the browser instance will retry in secs',
        pattern: /Failed to connect to the browser instance, will retry in (?<value>\d{1,5}) secs/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'chrome',
    specificity: 3,
    means: 'Karakeep does not reach its browser: pages are not crawled',
    check: {
      text: 'Look at the chrome service',
      compose: 'docker compose ps; docker compose logs --tail 30 chrome',
    },
    repair: [
      {
        text: 'Start the chrome container and set BROWSER_WEB_URL to http://chrome:9222; it needs its memory and --remote-debugging-address=0.0.0.0',
      },
    ],
    source: 'karakeep apps/workers crawlerWorker',
    matches: [
      'error: [Crawler] Failed to connect to the browser instance, will retry in 5 secs: Error: connect ECONNREFUSED 172.18.0.3:9222',
      '[Crawler] Failed to connect to the browser instance, will retry in 5 secs',
    ],
    ignores: ['[Crawler] Successfully resolved browser address'],
  },
  {
    id: 'zitadel.master-key',
    kind: 'invalid_setting',
    program: 'zitadel',
    forms: [
      {
        words: 'masterkey must be bytes but is',
        pattern: /masterkey must be (?<wanted>\d{1,3}) bytes, but is (?<value>\d{1,3})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The ZITADEL master key has {value} bytes, {wanted} are wanted',
    check: {
      text: 'Measure ZITADEL_MASTERKEY: no line end, no quotes',
    },
    repair: [
      {
        text: 'Set exactly {wanted} characters before the first start; a key that was used must never change',
      },
    ],
    source: 'zitadel cmd/key',
    matches: ['level=fatal msg="masterkey must be 32 bytes, but is 16"', 'masterkey must be 32 bytes, but is 33'],
    ignores: ['masterkey loaded'],
  },
  {
    id: 'zitadel.instance-unknown',
    kind: 'invalid_setting',
    program: 'zitadel',
    forms: [
      { words: 'errors notfound', pattern: /Errors\.(?:IAM|Instance)\.NotFound/ },
      { words: 'unable to set instance using origin', pattern: /unable to set instance using origin/ },
      {
        words: 'instance not found make sure you got the domain right',
        pattern: /Instance not found\. Make sure you got the domain right/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ZITADEL has no instance for the host name of the request',
    check: {
      text: 'Compare with the external domain',
      compose: 'docker compose exec {service} env | grep ZITADEL_EXTERNAL',
    },
    repair: [
      {
        text: 'Set ExternalDomain, ExternalPort and ExternalSecure, run setup again, and let the proxy pass the Host header (HTTP/2 to the back end)',
      },
    ],
    source: 'zitadel internal/api/http/middleware/instance_interceptor.go',
    matches: [
      'ID=QUERY-1kIjX Message=Errors.IAM.NotFound',
      'level=error msg="unable to set instance using origin" origin="http://10.0.0.5:8080"',
      'Instance not found. Make sure you got the domain right. Check out https://zitadel.com/docs/apis/introduction#domains',
    ],
    ignores: ['instance was found'],
  },
  {
    id: 'pihole.rate-limited',
    kind: 'rate_limited',
    program: 'pihole',
    forms: [
      {
        words: 'has been rate limited for at least seconds',
        pattern:
          /(?:RATE_LIMIT: )?Client (?<peer>[\w.:-]{1,60}) has been rate-limited for at least (?<value>\d{1,6}) seconds/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Pi-hole limits {peer}: it asks too often',
    check: {
      text: 'See what it asks',
      host: 'pihole -t | grep {peer}',
    },
    repair: [
      {
        text: 'Find the program that loops (blocked telemetry, a resolver behind the router that hides all clients); raise dns.rateLimit for a router',
      },
    ],
    source: 'pi-hole FTL rate limiting',
    matches: [
      'WARNING: RATE_LIMIT: Client 192.168.1.5 has been rate-limited for at least 34 seconds (current limit: 1000 queries per 60 seconds)',
      'Client 192.168.1.1 has been rate-limited for at least 12 seconds',
    ],
    ignores: ['Client 192.168.1.5 is known'],
  },
  {
    id: 'pihole.upstream-or-load',
    kind: 'unreachable',
    program: 'pihole',
    forms: [
      {
        words: 'connection error',
        pattern: /Connection error \((?<peer>[\w.:]{1,60})#(?<port>\d{1,5})\): (?<value>[^\n]{1,80})/,
      },
      {
        words: 'long term load 15min avg larger than number of processors',
        pattern:
          /Long-term load \(15min avg\) larger than number of processors: (?<value>[\d.]{1,8}) > (?<limit>\d{1,4})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Pi-hole reports: {peer|load} {value}',
    check: {
      text: 'Ask the upstream by hand',
      host: 'dig @<upstream> example.org +tcp; uptime',
    },
    repair: [
      {
        text: 'Use another upstream or permit TCP port 53 to it; for load see what else runs on the host',
      },
    ],
    source: 'pi-hole FTL messages',
    matches: [
      'WARNING: Connection error (9.9.9.9#53): TCP connection failed',
      'WARNING: Long-term load (15min avg) larger than number of processors: 5.2 > 4',
    ],
    ignores: ['Connection restored'],
  },
  {
    id: 'mastodon.encryption-key-differs',
    kind: 'invalid_setting',
    program: 'rails',
    forms: [
      { words: 'activerecord encryption errors decryption', pattern: /ActiveRecord::Encryption::Errors::Decryption/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Encrypted columns cannot be read: the Active Record encryption keys changed',
    check: {
      text: 'Compare the keys with those of the backup',
      host: 'grep ACTIVE_RECORD_ENCRYPTION .env.production',
    },
    repair: [
      {
        text: 'Bring back the three ACTIVE_RECORD_ENCRYPTION_ keys that wrote the data; without them affected users set up two-factor anew',
      },
    ],
    source: 'Rails ActiveRecord encryption, Mastodon 4.3',
    matches: [
      'ActiveRecord::Encryption::Errors::Decryption: ActiveRecord::Encryption::Errors::Decryption',
      'E, [2025-01-01] ERROR -- : ActiveRecord::Encryption::Errors::Decryption in SettingsController#show',
    ],
    ignores: ['ActiveRecord::Encryption configured'],
  },
  {
    id: 'source-server.map-missing',
    kind: 'missing_file',
    program: 'source-server',
    forms: [
      {
        words: 'map load failed not found or invalid',
        pattern: /map load failed: (?<object>[\w/.-]{1,80}) not found or invalid/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The game server has no map {object}',
    check: {
      text: 'List the maps',
      host: 'ls */maps',
    },
    repair: [
      {
        text: 'Correct +map or the map cycle, fetch the workshop map, and validate the files by steamcmd',
      },
    ],
    source: 'Source engine console output',
    matches: [
      'map load failed: de_dust3 not found or invalid',
      'map load failed: workshop/123/de_x not found or invalid',
    ],
    ignores: ['map de_dust2 loaded'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ZONES_AND_DURATIONS: readonly CatalogueEntry[] = [
  {
    id: 'clock.zone-unknown',
    kind: 'missing_file',
    forms: [
      { words: 'unknown time zone', pattern: /\bunknown time zone (?<value>[A-Z][\w/+-]{1,40})/ },
      { words: 'no time zone found with key', pattern: /No time zone found with key (?<value>[\w/+-]{1,40})/ },
      {
        words: 'the time zone id was not found on the local computer',
        pattern: /The time zone ID '(?<value>[\w/. +-]{1,40})' was not found on the local computer/,
      },
      { words: 'tzinfo', pattern: /TZInfo::DataSourceNotFound/ },
      { words: 'failed to time zone', pattern: /failed to (?:load|find) time zone (?:data|database)/i },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The time zone {value|that is set} is unknown here: the zone data are missing, or the name is wrong',
    check: {
      text: 'See whether the zone data are there and hold the name',
      compose: 'docker compose exec {service} ls /usr/share/zoneinfo; docker compose exec {service} printenv TZ',
      kubernetes: 'kubectl exec deploy/{service} -- ls /usr/share/zoneinfo',
      host: 'ls /usr/share/zoneinfo | head; timedatectl list-timezones | grep -i <city>',
    },
    repair: [
      {
        text: 'Install tzdata in the image (Alpine: apk add tzdata; Debian: apt-get install tzdata; Go: import time/tzdata; Python: pip install tzdata; .NET on Alpine: tzdata and icu-libs), or write the name as in the IANA list',
        compose: 'docker compose build --no-cache {service} && docker compose up -d {service}',
      },
    ],
    source:
      'Go time/zoneinfo.go; Python zoneinfo; java.time.zone; .NET TimeZoneInfo; MySQL ER_UNKNOWN_TIME_ZONE; PostgreSQL',
    matches: [
      'panic: unknown time zone Europe/Berlin',
      "zoneinfo._common.ZoneInfoNotFoundError: 'No time zone found with key Europe/Berlin'",
      "System.TimeZoneNotFoundException: The time zone ID 'W. Europe Standard Time' was not found on the local computer.",
      'TZInfo::DataSourceNotFound: No source of timezone data could be found.',
      'failed to load time zone database',
    ],
    ignores: ['TZ=Europe/Berlin', 'time zone set to Europe/Berlin'],
  },
  {
    id: 'clock.zone-name-wrong',
    kind: 'invalid_setting',
    forms: [
      { words: 'unknowntimezoneerror', pattern: /UnknownTimeZoneError: '?(?<value>[\w/+-]{1,40})/ },
      { words: 'unknown time zone id', pattern: /Unknown time-zone ID: (?<value>[\w/+-]{1,40})/ },
      { words: 'invalid time zone specified', pattern: /Invalid time zone specified: (?<value>[\w/+-]{1,40})/ },
      {
        words: 'datetimezone __construct unknown or bad timezone',
        pattern: /DateTimeZone::__construct\(\): Unknown or bad timezone \((?<value>[^)]{1,40})\)/,
      },
      { words: 'time zone not recognized', pattern: /time zone "(?<value>[^"]{1,40})" not recognized/ },
      {
        words: 'tzinfo',
        pattern: /TZInfo::InvalidTimezoneIdentifier(?:: Invalid identifier: (?<value>[\w/+-]{1,40}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The time zone {value} is no name that the program knows',
    check: {
      text: 'See where it is set',
      compose: 'docker compose config {service} | grep -iE "tz|zone"; docker compose exec {service} printenv TZ',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -iE "tz|zone"',
      host: 'timedatectl list-timezones | grep -i <city>',
    },
    repair: [
      {
        text: 'Write it as in the IANA list (Europe/Berlin); names that are new or were renamed (Europe/Kyiv) need a newer runtime or its tz data',
      },
    ],
    source: 'Go time/zoneinfo.go; Python pytz; java.time.zone; ECMA-402; PHP DateTimeZone; TZInfo; PostgreSQL',
    matches: [
      "pytz.exceptions.UnknownTimeZoneError: 'Europ/Berlin'",
      'java.time.zone.ZoneRulesException: Unknown time-zone ID: Europe/Kyiv',
      'RangeError: Invalid time zone specified: Europe/Kiew',
      'PHP Fatal error:  Uncaught Exception: DateTimeZone::__construct(): Unknown or bad timezone (Europe/Berlinn)',
      'ERROR:  time zone "cest2" not recognized',
      'TZInfo::InvalidTimezoneIdentifier: Invalid identifier: Europe/Berlinn',
    ],
    ignores: ['TZ=Europe/Berlin', 'time zone set to Europe/Berlin'],
  },
  {
    id: 'http-client.too-many-redirects',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'toomanyredirects exceeded redirects',
        pattern: /TooManyRedirects: Exceeded (?<limit>\d{1,4}) redirects/,
      },
      { words: 'maximum number of redirects exceeded', pattern: /Maximum number of redirects exceeded/ },
      { words: 'too many follow up requests', pattern: /Too many follow-up requests: (?<limit>\d{1,4})/ },
      { words: 'stopped after redirects', pattern: /stopped after (?<limit>\d{1,3}) redirects/ },
      { words: 'maximum redirects followed', pattern: /Maximum \((?<limit>\d{1,4})\) redirects followed/ },
      { words: 'server redirected too', pattern: /Server redirected too many\s{1,3}times/ },
      { words: 'net err_too_many_redirects', pattern: /net::ERR_TOO_MANY_REDIRECTS/ },
      { words: 'redirect count exceeded', pattern: /redirect count exceeded/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The answer redirects in a circle: proxy and application disagree on scheme or host',
    check: { text: 'Follow the redirects', host: 'curl -sIL --max-redirs 5 <url> | grep -iE "^HTTP|^location"' },
    repair: [
      {
        text: 'Let the proxy pass X-Forwarded-Proto and the application trust it; at Cloudflare use SSL mode Full (strict), not Flexible; have one canonical host only',
      },
    ],
    source: 'requests, follow-redirects, OkHttp, Go net/http client.go, curl, Chromium',
    matches: [
      'requests.exceptions.TooManyRedirects: Exceeded 30 redirects.',
      'AxiosError: Maximum number of redirects exceeded',
      'java.net.ProtocolException: Too many follow-up requests: 21',
      'Get "http://app/": stopped after 10 redirects',
      'curl: (47) Maximum (50) redirects followed',
      'java.net.ProtocolException: Server redirected too many  times (20)',
      'net::ERR_TOO_MANY_REDIRECTS at https://shop.example.com/',
      'TypeError: fetch failed [cause]: Error: redirect count exceeded',
    ],
    ignores: ['redirects followed: 1'],
  },
  {
    id: 'setting.duration-invalid',
    kind: 'invalid_setting',
    forms: [
      { words: 'time missing unit in duration', pattern: /time: missing unit in duration \\?"(?<value>[^"\\]{0,40})/ },
      {
        words: 'time unknown unit in duration',
        pattern: /time: unknown unit \\?"(?<object>[^"\\]{0,10})\\?" in duration \\?"(?<value>[^"\\]{1,40})/,
      },
      { words: 'time invalid duration', pattern: /time: invalid duration \\?"?(?<value>[^"\\\s]{0,40})/ },
      { words: 'not a valid duration string', pattern: /not a valid duration string: "(?<value>[^"]{0,40})"/ },
      { words: 'text cannot be parsed to a duration', pattern: /Text cannot be parsed to a Duration/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A duration cannot be read: {value} is no length of time with a unit',
    check: { text: 'Find the setting with that value', host: 'grep -rn "{value}" <configuration>' },
    repair: [
      {
        text: 'Write a number with a unit: Go knows ns, us, ms, s, m, h (no d); Prometheus d, w, y, too; Java PT30S or 30s',
      },
    ],
    source: 'Go time.ParseDuration; prometheus/common model.ParseDuration; java.time.Duration',
    matches: [
      'time: missing unit in duration "30"',
      'time: unknown unit "d" in duration "7d"',
      'time: invalid duration "abc"',
      'not a valid duration string: "1 day"',
      'java.time.format.DateTimeParseException: Text cannot be parsed to a Duration',
    ],
    ignores: ['duration: 30s'],
  },
  {
    id: 'errno.cross-device',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'exdev cross device link not permitted',
        pattern: /EXDEV: cross-device link not permitted, (?:rename|link) '(?<path>[^']{1,160})'/,
      },
      {
        words: 'rename invalid cross device link',
        pattern: /rename (?<path>\/\S{1,160}) \/\S{1,160}: invalid cross-device link/,
      },
      {
        words: 'oserror errno 18',
        pattern: /OSError: \[Errno 18\] (?:Invalid cross-device link|Cross-device link): '(?<path>[^']{1,160})'/,
      },
      { words: 'invalid cross device link', pattern: /Invalid cross-device link(?!\. Will copy)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A file cannot be renamed across file systems: {path} and its target are on different mounts',
    check: { text: 'See the mounts of both paths', host: 'df -h {path|<from>} <to>' },
    repair: [
      {
        text: 'Let the program write its temporary file beside the target (TMPDIR), or copy and delete in place of renaming',
      },
    ],
    source: 'rename(2) EXDEV',
    matches: [
      "Error: EXDEV: cross-device link not permitted, rename '/tmp/a' -> '/data/a'",
      'rename /tmp/a /data/a: invalid cross-device link',
      "OSError: [Errno 18] Invalid cross-device link: '/tmp/a' -> '/data/a'",
      'mv: Invalid cross-device link',
    ],
    ignores: ['renamed /tmp/a to /data/a'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PACKAGE_MIRRORS: readonly CatalogueEntry[] = [
  {
    id: 'apt.mirror-fails',
    kind: 'outside_outage',
    program: 'apt',
    forms: [
      {
        words: 'failed to fetch ip',
        pattern: /(?:E: |W: )?Failed to fetch (?<path>\S{1,200})\s{1,2}(?<value>50\d\s{1,2}[\w -]{1,40}?) \[IP: /,
      },
      {
        words: 'failed to fetch',
        pattern:
          /Failed to fetch (?<path>\S{1,200})\s{1,2}(?<value>(?:Undetermined Error|Connection failed|Unable to connect to \S{1,80}|Could not connect to \S{1,80}))/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The mirror does not give apt its lists or packages: {value}',
    check: {
      text: 'Ask the mirror',
      host: 'curl -sSI http://deb.debian.org/debian/dists/stable/InRelease; grep -rhE "^deb|URIs" /etc/apt/sources.list*',
    },
    repair: [
      {
        text: 'Again later or another mirror; let apt try again by itself (Acquire::Retries "3"), and see whether a proxy stands between',
      },
    ],
    source: 'apt apt-pkg/acquire-item.cc, apt-pkg/acquire-method.cc, methods/basehttp.cc, methods/connect.cc',
    matches: [
      'E: Failed to fetch http://archive.ubuntu.com/ubuntu/dists/jammy/InRelease  503  Service Unavailable [IP: 91.189.91.81 80]',
      'E: Failed to fetch http://deb.debian.org/debian/pool/main/c/curl/curl_7.88.1-10_amd64.deb  502  Bad Gateway [IP: 151.101.2.132 80]',
      'W: Failed to fetch http://mirror.acme.lan/debian/dists/bookworm/InRelease  Connection failed [IP: 10.0.0.9 80]',
    ],
    ignores: ['Get:1 http://deb.debian.org/debian bookworm InRelease [151 kB]'],
  },
  {
    id: 'apt.release-expired',
    kind: 'clock_wrong',
    program: 'apt',
    forms: [
      {
        words: 'release file for is expired invalid since',
        pattern: /Release file for (?<path>\S{1,160}) is expired \(invalid since (?<value>[^)]{1,40})\)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The list of {path} is out of date since {value}: an old mirror or a clock that is ahead',
    check: { text: 'Compare the clock and the mirror', host: 'date; curl -sS {path} | grep -E "^(Date|Valid-Until)"' },
    repair: [
      { text: 'Set the clock, use a mirror that is kept up, or for a snapshot allow it: [check-valid-until=no]' },
    ],
    source: 'apt apt-pkg/acquire-item.cc',
    matches: [
      'E: Release file for http://snapshot.debian.org/archive/debian/20240101T000000Z/dists/bookworm-updates/InRelease is expired (invalid since 3d 2h 1min 4s). Updates for this repository will not be applied.',
      'E: Release file for http://mirror.acme.lan/debian/dists/sid/InRelease is expired (invalid since 9h 12min 55s).',
    ],
    ignores: ['Hit:1 http://deb.debian.org/debian bookworm InRelease'],
  },
  {
    id: 'apk.mirror-fails',
    kind: 'outside_outage',
    program: 'apk',
    forms: [
      {
        words: 'remote server returned error try apk update',
        pattern:
          /(?:ERROR|WARNING): (?:[Ff]etching |Ignoring |updating and opening |updating |opening )?(?<object>\S{1,160}): (?<value>remote server returned error) \(try 'apk update'\)/,
      },
      {
        words: 'http',
        pattern:
          /(?:ERROR|WARNING): (?:[Ff]etching |Ignoring |updating and opening |updating |opening )?(?<object>\S{1,160}): (?<value>HTTP 50\d: (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Timeout))/,
      },
      {
        words: 'error package mentioned in index not found try apk update',
        pattern: /ERROR: (?<object>\S{1,80}): (?<value>package mentioned in index not found) \(try 'apk update'\)/,
      },
      { words: 'error bad archive', pattern: /ERROR: (?<object>\S{1,80}): (?<value>BAD archive)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: "Alpine's mirror fails apk: {value|server error}",
    check: {
      text: 'Ask it',
      host: 'wget -S -O /dev/null https://dl-cdn.alpinelinux.org/alpine/latest-stable/main/x86_64/APKINDEX.tar.gz; cat /etc/apk/repositories',
    },
    repair: [
      {
        text: 'Again later or another mirror in /etc/apk/repositories; index and package differ while a mirror renews itself (apk update, no cached layer before apk add)',
      },
    ],
    source: 'apk-tools src/print.c, 2.10 and 3',
    matches: [
      "ERROR: https://dl-cdn.alpinelinux.org/alpine/v3.19/community: remote server returned error (try 'apk update')",
      'WARNING: updating and opening https://dl-cdn.alpinelinux.org/alpine/v3.23/main: HTTP 503: Service Unavailable',
      "ERROR: curl-8.5.0-r0: package mentioned in index not found (try 'apk update')",
      'ERROR: curl-8.5.0-r0: BAD archive',
    ],
    ignores: ['fetch https://dl-cdn.alpinelinux.org/alpine/v3.19/main/x86_64/APKINDEX.tar.gz'],
  },
  {
    id: 'dnf.mirror-fails',
    kind: 'outside_outage',
    program: 'dnf',
    forms: [
      {
        words: 'errors during downloading metadata for repository',
        pattern: /Errors during downloading metadata for repository '(?<object>[^']{1,60})'/,
      },
      { words: 'status code for', pattern: /Status code: (?<value>5\d\d) for (?<path>https?:\S{1,200})/ },
      {
        words: 'curl error for',
        pattern: /Curl error \((?<value>\d{1,3})\): [\w ,'():-]{1,80} for (?<path>https?:\S{1,200})/,
      },
      {
        words: 'no more mirrors to try all were already tried',
        pattern: /No more mirrors to try - All mirrors were already tried without success/,
      },
      {
        words: 'failed to download metadata for repository',
        pattern:
          /Failed to download metadata \((?:metalink|mirrorlist|baseurl): "(?<path>[^"]{1,200})"\) for repository "(?<object>[^"]{1,60})"/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The mirrors do not give dnf its packages: {value|all were tried}',
    check: { text: 'Ask one', host: 'dnf -v makecache; curl -sSI <baseurl>/repodata/repomd.xml' },
    repair: [
      {
        text: 'Again later or another mirror (baseurl, fastestmirror, retries); dnf clean metadata when index and packages differ; a release out of support moves to vault or archive',
      },
    ],
    source: 'librepo librepo/downloader.c; dnf5 libdnf5/repo/repo.cpp; libdnf as quoted by users of dnf 4',
    matches: [
      "Errors during downloading metadata for repository 'appstream':",
      '  - Status code: 503 for https://mirrors.rockylinux.org/mirrorlist?arch=x86_64&repo=AppStream-9 (IP: 151.101.2.132)',
      'Curl error (28): Timeout was reached for https://mirrors.fedoraproject.org/metalink?repo=fedora-39&arch=x86_64 [Operation too slow. Less than 1000 bytes/sec transferred the last 30 seconds]',
      '[FAILED] curl-8.5.0-1.fc39.x86_64.rpm: No more mirrors to try - All mirrors were already tried without success',
      "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: Status code: 503 for https://mirrors.rockylinux.org/mirrorlist (IP: 1.2.3.4)",
      'Failed to download metadata (metalink: "https://mirrors.fedoraproject.org/metalink?repo=updates-released-f41&arch=x86_64") for repository "updates"',
    ],
    ignores: ['Metadata cache created.'],
  },
  {
    id: 'pacman.mirror-fails',
    kind: 'outside_outage',
    program: 'pacman',
    forms: [
      {
        words: 'failed retrieving file from',
        pattern:
          /failed retrieving file '(?<object>[^']{1,120})' from (?<peer>[\w.-]{1,120}) : (?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'failed to synchronize all databases',
        pattern:
          /failed to synchronize all databases \((?<value>unexpected error|failed to retrieve some files|download library error)\)/,
      },
      {
        words: 'too many errors from skipping for the remainder',
        pattern: /too many errors from (?<peer>[\w.-]{1,120}), skipping for the remainder/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'pacman gets nothing from {peer|the mirrors}: {value|too many errors}',
    check: { text: 'Ask the mirror', host: 'head -20 /etc/pacman.d/mirrorlist; sudo pacman -Syy' },
    repair: [
      {
        text: '404: the list of packages is older than the mirror (pacman -Syu first); else other mirrors (reflector)',
      },
    ],
    source: 'pacman lib/libalpm/dload.c',
    matches: [
      "error: failed retrieving file 'core.db' from mirror.acme.lan : The requested URL returned error: 503",
      'error: failed to synchronize all databases (failed to retrieve some files)',
      'warning: too many errors from mirror.acme.lan, skipping for the remainder of this transaction',
    ],
    ignores: [
      ':: Synchronizing package databases...',
      'error: failed to synchronize all databases (unable to lock database)',
    ],
  },
  {
    id: 'pacman.locked',
    kind: 'lock_held',
    program: 'pacman',
    forms: [
      {
        words: 'unable to lock database',
        pattern: /failed to (?:init transaction|synchronize all databases) \((?<value>unable to lock database)\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'pacman cannot start: another one runs, or its lock file is left',
    check: { text: 'See', host: 'pgrep -af "pacman|pamac|packagekitd"; ls -l /var/lib/pacman/db.lck' },
    repair: [
      {
        text: 'Wait for the other one; where none runs, remove the lock',
        host: 'sudo rm -f /var/lib/pacman/db.lck',
        destructive: true,
      },
    ],
    source: 'pacman lib/libalpm/error.c, as quoted by its users',
    matches: [
      'error: failed to synchronize all databases (unable to lock database)',
      'error: failed to init transaction (unable to lock database)',
    ],
    ignores: ['error: failed to synchronize all databases (unexpected error)'],
  },
  {
    id: 'pacman.package-unknown',
    kind: 'missing_module',
    program: 'pacman',
    forms: [{ words: 'error target not found', pattern: /^error: target not found: (?<object>[+\w.@-]{1,80})$/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'No enabled repository of pacman has the package {object}',
    check: { text: 'Search', host: 'pacman -Ss {object}; grep -n "^\\[" /etc/pacman.conf' },
    repair: [{ text: 'Renew the lists (pacman -Syu), correct the name, enable multilib, or take it from the AUR' }],
    source: 'pacman src/pacman/sync.c, as quoted by its users',
    matches: ['error: target not found: lib32-zlib', 'error: target not found: shopkit'],
    ignores: ['error: target not found: /srv/shop'],
  },
  {
    id: 'zypper.mirror-fails',
    kind: 'outside_outage',
    program: 'zypper',
    forms: [{ words: 'download curl error for', pattern: /Download \(curl\) error for '(?<path>[^']{1,200})'/ }],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'zypper cannot download {path}',
    check: { text: 'Read the error code below it, and ask by hand', host: 'curl -sSI {path}; zypper lr -u' },
    repair: [{ text: 'Again later, another mirror, or correct the release in the repositories (zypper rr, ar)' }],
    source: 'libzypp zypp-media/mediaexception.cc, zypp-curl/ng/network/networkrequesterror.cc',
    matches: [
      "Download (curl) error for 'https://download.opensuse.org/distribution/leap/15.5/repo/oss/media.1/media':",
      "Download (curl) error for 'https://updates.suse.com/SUSE/x/repodata/repomd.xml': Error code: HTTP response: 503",
    ],
    ignores: ["Retrieving repository 'oss' metadata"],
  },
  {
    id: 'dnf.package-unknown',
    kind: 'missing_module',
    program: 'dnf',
    forms: [
      { words: 'error unable to find a match', pattern: /Error: Unable to find a match: (?<object>[^\r\n]{1,120})/ },
      { words: 'no match for argument', pattern: /No match for argument: (?<object>[^\r\n]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'No enabled repository has the package {object}',
    check: { text: 'Search', host: 'dnf provides "*/{object}"; dnf repolist --all' },
    repair: [
      {
        text: 'Correct the name for this release, or enable the repository (CRB, EPEL)',
        host: 'sudo dnf config-manager --set-enabled crb && sudo dnf install epel-release',
      },
    ],
    source: 'dnf dnf/cli/commands/install.py, dnf/base.py; dnf5 libdnf5/base/log_event.cpp',
    matches: ['Error: Unable to find a match: shop-tools', 'No match for argument: htop'],
    ignores: ['Package htop-3.2 is already installed.'],
  },
  {
    id: 'helm.repository-fails',
    kind: 'outside_outage',
    program: 'helm',
    forms: [
      {
        words: 'failed to fetch',
        pattern: /failed to fetch (?<path>https?:\S{1,200}) : (?<value>[45]\d\d [\w ]{1,40})/,
      },
      {
        words: 'looks like is not a valid chart repository or',
        pattern: /looks like "(?<path>[^"]{1,160})" is not a valid chart repository or cannot be reached/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Helm cannot fetch from {path}: {value|no repository there}',
    check: { text: 'Ask it', host: 'curl -sSI {path}' },
    repair: [
      {
        text: '404: the address moved (helm repo list, ArtifactHub; OCI charts are oci://…); 401 and 403: login; 5xx: again later, or mirror charts into your own registry',
      },
    ],
    source: 'Helm pkg/getter/httpgetter.go, pkg/repo/v1/chartrepo.go',
    matches: [
      'Error: INSTALLATION FAILED: failed to fetch https://charts.acme.io/shop-1.2.tgz : 503 Service Unavailable',
      'Error: looks like "https://charts.acme.io" is not a valid chart repository or cannot be reached: failed to fetch https://charts.acme.io/index.yaml : 503 Service Unavailable',
    ],
    ignores: ['Successfully got an update from the "acme" chart repository'],
  },
  {
    id: 'terraform.registry-fails',
    kind: 'outside_outage',
    program: 'terraform',
    forms: [
      {
        words: 'could not query provider registry for',
        pattern: /could not query provider registry for (?<peer>[\w./-]{1,120}): (?<value>[^\r\n]{1,160})/,
      },
      {
        words: 'could not connect to failed request discovery document',
        pattern:
          /could not connect to (?<peer>[\w.-]{1,80}): [Ff]ailed to request discovery document: (?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'failed to retrieve authentication checksums for provider',
        pattern: /failed to retrieve authentication checksums for provider: (?<value>[^\r\n]{1,100})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The Terraform registry does not answer: {value}',
    check: {
      text: 'Ask it',
      host: 'curl -sSI https://registry.terraform.io/.well-known/terraform.json; curl -s https://status.hashicorp.com',
    },
    repair: [
      {
        text: 'Again later; keep providers (TF_PLUGIN_CACHE_DIR, terraform providers mirror, network_mirror) and raise TF_REGISTRY_CLIENT_TIMEOUT; not found: the source address is wrong',
      },
    ],
    source: 'Terraform internal/getproviders/errors.go, registry_client.go; terraform-svchost disco',
    matches: [
      'Could not retrieve the list of available versions for provider hashicorp/aws: could not connect to registry.terraform.io: failed to request discovery document: 503 Service Unavailable',
      'Could not retrieve the list of available versions for provider hashicorp/aws: could not query provider registry for registry.terraform.io/hashicorp/aws: the request failed after 2 attempts, please try again later: 503 Service Unavailable returned from registry.terraform.io',
      'Error while installing hashicorp/aws v5.31.0: failed to retrieve authentication checksums for provider: 502 Bad Gateway returned from github.com',
    ],
    ignores: ['- Installing hashicorp/aws v5.31.0...'],
  },
];

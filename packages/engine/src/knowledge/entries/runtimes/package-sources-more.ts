import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PACKAGE_SOURCES_MORE: readonly CatalogueEntry[] = [
  {
    id: 'nuget.plain-http-source',
    kind: 'invalid_setting',
    program: 'nuget',
    forms: [
      {
        words: 'nu1302 you are running the operation with http',
        pattern:
          /NU1302: You are running the '(?<object>\w{1,20})' operation with (?:an )?'HTTP' sources?: (?<path>https?:[^\s,]{1,160}?)\.? NuGet requires HTTPS sources/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'NuGet refuses a source without TLS: {path|http}',
    check: { text: 'List the sources', host: 'dotnet nuget list source' },
    repair: [{ text: 'Use its https address, or set allowInsecureConnections="true" on that source in nuget.config' }],
    source: 'NuGet.Client src/NuGet.Core/NuGet.Commands/Strings.resx; NuGet documentation, NU1302',
    matches: [
      "error NU1302: You are running the 'restore' operation with an 'HTTP' source: http://nuget.acme.lan/v3/index.json. NuGet requires HTTPS sources.",
      "error NU1302: You are running the 'restore' operation with 'HTTP' sources: http://a.lan/v3/index.json. NuGet requires HTTPS sources. To use HTTP sources, you must explicitly set 'allowInsecureConnections' to true in your NuGet.Config file.",
    ],
    ignores: ['NU1301: Unable to load the service index'],
  },
  {
    id: 'conda.source-fails',
    kind: 'outside_outage',
    program: 'conda',
    forms: [
      {
        words: 'condahttperror http for url',
        pattern: /CondaHTTPError: HTTP (?<value>\d{3} [A-Z ]{1,40}) for url <(?<path>[^>]{1,200})>/,
      },
      {
        words: 'download error',
        pattern: /Download error \(\d{1,3}\) (?<value>[^[\r\n]{1,80})\[(?<path>https?:[^\]]{1,160})\]/,
      },
      {
        words: 'unavailableinvalidchannel http for channel',
        pattern: /UnavailableInvalidChannel: HTTP (?<value>\d{3} [A-Z ]{1,40}) for channel (?<object>\S{1,80})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Conda does not get packages: {value} ({path|channel})',
    check: {
      text: 'Ask the channel by hand',
      host: 'curl -sSI https://conda.anaconda.org/conda-forge/linux-64/repodata.json.zst; conda config --show channels ssl_verify proxy_servers',
    },
    repair: [
      {
        text: '000: proxy, DNS or TLS of this host; 403 and 404: the channel is closed, renamed or needs a token; 5xx and 429: again later or a mirror (channel_alias); remote_read_timeout_secs for slow lines',
      },
    ],
    source: 'Conda conda/exceptions.py; mamba libmamba/src/download/downloader.cpp',
    matches: [
      'CondaHTTPError: HTTP 503 SERVICE UNAVAILABLE for url <https://conda.anaconda.org/conda-forge/linux-64/repodata.json>',
      'CondaHTTPError: HTTP 000 CONNECTION FAILED for url <https://repo.anaconda.com/pkgs/main/linux-64/current_repodata.json>',
      'critical libmamba Download error (28) Timeout was reached [https://conda.anaconda.org/conda-forge/noarch/repodata.json.zst]',
      'UnavailableInvalidChannel: HTTP 403 FORBIDDEN for channel acme <https://conda.anaconda.org/acme>',
    ],
    ignores: ['Downloading and Extracting Packages: done'],
  },
  {
    id: 'conda.unsolvable',
    kind: 'version_mismatch',
    program: 'conda',
    forms: [
      {
        words: 'packagesnotfounderror the following packages are',
        pattern:
          /PackagesNotFoundError: The following packages are (?:not available from current channels|missing from the target environment)/,
      },
      {
        words: 'libmamba could not solve for environment specs',
        pattern: /libmamba Could not solve for environment specs/,
      },
      { words: 'libmambaunsatisfiableerror', pattern: /LibMambaUnsatisfiableError: (?<value>[^\r\n]{1,100})/ },
      {
        words: 'unsatisfiableerror the following specifications were found',
        pattern: /UnsatisfiableError: The following specifications were found/,
      },
      { words: 'resolvepackagenotfound', pattern: /ResolvePackageNotFound:?/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Conda finds no set of packages that fits what is asked for',
    check: {
      text: 'Read the lines below it: which package, which channel and platform',
      host: 'conda search -c conda-forge <package>; conda config --show channels',
    },
    repair: [
      {
        text: 'Add the channel (-c conda-forge, channel_priority strict), loosen the pins, and leave build strings of another platform out of environment.yml (conda env export --from-history)',
      },
    ],
    source: 'Conda conda/exceptions.py; mamba libmamba/src/api/utils.cpp, solver/libsolv/unsolvable.cpp',
    matches: [
      'PackagesNotFoundError: The following packages are not available from current channels:',
      'error    libmamba Could not solve for environment specs',
      'LibMambaUnsatisfiableError: Encountered problems while solving:',
      'UnsatisfiableError: The following specifications were found to be incompatible with each other:',
      'ResolvePackageNotFound:',
    ],
    ignores: ['Solving environment: done'],
  },
  {
    id: 'npm.source-fails',
    kind: 'outside_outage',
    program: 'npm',
    forms: [
      { words: 'npm', pattern: /npm (?:ERR!|error) (?<value>50\d) (?<object>[A-Z][\w -]{2,40}?)(?: -|:) / },
      { words: 'npm code', pattern: /npm (?:ERR!|error) code E(?<value>50\d)/ },
      { words: 'yn0035 response code', pattern: /YN0035:[^\r\n]{0,20} Response Code: (?<value>5\d\d)/ },
      { words: 'err_pnpm_fetch_500', pattern: /ERR_PNPM_FETCH_(?<value>500)/ },
      { words: 'err_pnpm_fetch_502', pattern: /ERR_PNPM_FETCH_(?<value>502)/ },
      { words: 'err_pnpm_fetch_503', pattern: /ERR_PNPM_FETCH_(?<value>503)/ },
      { words: 'err_pnpm_fetch_504', pattern: /ERR_PNPM_FETCH_(?<value>504)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The package registry answers {value|with an error}',
    check: {
      text: 'Ask the registry',
      host: 'npm ping; curl -sSI https://registry.npmjs.org/left-pad; curl -s https://status.npmjs.org/api/v2/status.json',
    },
    repair: [
      {
        text: 'Start the build again when the source answers (its status page tells); keep a cache or mirror of your own (Nexus, Artifactory, Verdaccio, devpi) so that builds do not depend on it',
      },
    ],
    source: 'npm-registry-fetch lib/errors.js; pnpm core/error/src/index.ts; Yarn issue 4274 (YN0035)',
    matches: [
      'npm ERR! 503 Service Unavailable - GET https://registry.npmjs.org/left-pad',
      'npm error code E503',
      'npm ERR! 502 Bad Gateway: lodash@https://registry.npmjs.org/lodash/-/lodash-4.17.21.tgz',
      '➤ YN0035:   Response Code: 530',
      ' ERR_PNPM_FETCH_504  GET https://registry.npmjs.org/lodash: Gateway Timeout - 504',
      ' ERR_PNPM_FETCH_503  GET https://registry.npmjs.org/lodash: Service Unavailable - 503',
      ' ERR_PNPM_FETCH_502  GET https://registry.npmjs.org/lodash: Bad Gateway - 502',
      ' ERR_PNPM_FETCH_500  GET https://registry.npmjs.org/lodash: Internal Server Error - 500',
    ],
    ignores: ['npm http fetch GET 200 https://registry.npmjs.org/left-pad 120ms'],
  },
  {
    id: 'pip.source-fails',
    kind: 'outside_outage',
    program: 'pip',
    forms: [
      {
        words: 'error http while getting',
        pattern: /ERROR: HTTP error (?<value>5\d\d) while getting (?<path>\S{1,200})/,
      },
      { words: 'failed to fetch', pattern: /Failed to fetch: `(?<path>https?:[^`]{1,200})`/ },
      {
        words: 'max retries exceeded with url simple too many error',
        pattern: /Max retries exceeded with url: \/simple\/[^\r\n]{1,80}too many (?<value>5\d\d) error responses/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The Python index does not give {path|the package}: {value|no answer}',
    check: { text: 'Ask it', host: 'curl -sSI https://pypi.org/simple/pip/; pip config list' },
    repair: [
      {
        text: 'Start the build again when the source answers (its status page tells); keep a cache or mirror of your own (Nexus, Artifactory, Verdaccio, devpi) so that builds do not depend on it',
      },
    ],
    source: 'pip src/pip/_internal/network/download.py; uv crates/uv-client/src/error.rs; urllib3 ResponseError',
    matches: [
      'ERROR: HTTP error 503 while getting https://files.pythonhosted.org/packages/x/requests-2.31.0-py3-none-any.whl (from https://pypi.org/simple/requests/)',
      'error: Failed to fetch: `https://pypi.org/simple/requests/`',
      "ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded with url: /simple/requests/ (Caused by ResponseError('too many 503 error responses'))",
    ],
    ignores: ['Downloading requests-2.31.0-py3-none-any.whl (62 kB)'],
  },
  {
    id: 'rubygems.source-fails',
    kind: 'outside_outage',
    program: 'bundler',
    forms: [
      {
        words: 'bad response',
        pattern:
          /bad response (?<value>(?:Service Unavailable|Bad Gateway|Internal Server Error|Gateway Time-?out|Backend is unhealthy|Too Many Requests) \d{3})/,
      },
      {
        words: 'could not download gem from due to underlying error',
        pattern: /Could not download gem from (?<path>https?:\S{1,120}) due to underlying error/,
      },
      { words: 'net httpfatalerror', pattern: /Net::HTTPFatalError: 5\d\d/ },
      {
        words: 'retrying due to error',
        pattern: /Retrying (?:download gem from (?<path>\S{1,120})|fetcher|dependency api) due to error \(\d\/\d\)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The gem server fails: {value|no whole answer}',
    check: {
      text: 'Ask it',
      host: 'curl -sSI https://rubygems.org/api/v1/dependencies; curl -s https://status.rubygems.org',
    },
    repair: [
      {
        text: 'Start the build again when the source answers (its status page tells); keep a cache or mirror of your own (Nexus, Artifactory, Verdaccio, devpi) so that builds do not depend on it',
      },
    ],
    source:
      'RubyGems lib/rubygems/remote_fetcher.rb; Bundler lib/bundler/retry.rb, fetcher.rb, rubygems_integration.rb',
    matches: [
      'Gem::RemoteFetcher::FetchError: bad response Service Unavailable 503 (https://rubygems.org/gems/rails-7.1.0.gem)',
      'Bundler::HTTPError: Could not download gem from https://rubygems.org/ due to underlying error <bad response Backend is unhealthy 503',
      'Net::HTTPFatalError: 503 "Service Unavailable"',
      'Retrying download gem from https://rubygems.org/ due to error (2/4): Bundler::HTTPError Could not download gem',
    ],
    ignores: ['Fetching rails 7.1.0'],
  },
  {
    id: 'go.module-proxy-fails',
    kind: 'outside_outage',
    program: 'go',
    forms: [
      {
        words: 'reading',
        pattern: /reading (?<path>https:\/\/(?:proxy|sum|goproxy)\.\S{1,200}): (?<value>5\d\d [\w -]{1,40})/,
      },
      {
        words: 'get',
        pattern:
          /Get "(?<path>https:\/\/(?:proxy\.golang\.org|sum\.golang\.org|goproxy\.[a-z]{2,6})[^"]{1,200})": (?<value>[^\r\n]{1,120})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: "Go's module proxy does not answer: {value}",
    check: {
      text: 'Ask it',
      host: 'curl -sSI https://proxy.golang.org/golang.org/x/text/@v/list; go env GOPROXY GOSUMDB GOFLAGS',
    },
    repair: [
      {
        text: 'Again later, or another proxy and a fallback (GOPROXY=https://proxy.golang.org|direct); keep GOMODCACHE or vendor in the build',
      },
    ],
    source: 'Go cmd/go/internal/web/api.go, cmd/go/internal/modfetch/proxy.go',
    matches: [
      'go: github.com/acme/kit@v1.2.3: reading https://proxy.golang.org/github.com/acme/kit/@v/v1.2.3.mod: 503 Service Unavailable',
      'go: github.com/acme/kit@v1.2.3: Get "https://proxy.golang.org/github.com/acme/kit/@v/v1.2.3.zip": dial tcp: i/o timeout',
    ],
    ignores: ['go: downloading github.com/acme/kit v1.2.3'],
  },
  {
    id: 'go.private-module-asked-publicly',
    kind: 'missing_setting',
    program: 'go',
    forms: [
      {
        words: 'reading https golang org',
        pattern: /reading https:\/\/(?:sum|proxy)\.golang\.org\/\S{1,200}: (?<value>410 Gone|404 Not Found)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Go asks the public proxy or checksum server for a module that it does not know',
    check: { text: 'See what is set', host: 'go env GOPRIVATE GONOSUMDB GOPROXY' },
    repair: [
      {
        text: 'Name private modules in GOPRIVATE (github.com/acme/*) and give git a token for them; else correct the version',
        host: 'go env -w GOPRIVATE=github.com/<organisation>',
      },
    ],
    source: 'Go cmd/go/internal/web/api.go; Go documentation, Private modules',
    matches: [
      'go: github.com/acme/kit@v1.2.3: verifying module: github.com/acme/kit@v1.2.3: reading https://sum.golang.org/lookup/github.com/acme/kit@v1.2.3: 410 Gone',
      'go: github.com/acme/kit@v1.2.3: reading https://proxy.golang.org/github.com/acme/kit/@v/v1.2.3.info: 404 Not Found',
    ],
    ignores: ['go: downloading github.com/acme/kit v1.2.3'],
  },
  {
    id: 'go.revision-unknown',
    kind: 'version_mismatch',
    program: 'go',
    forms: [
      {
        words: 'unknown revision',
        pattern:
          /go: (?<object>[\w./-]{1,120})@(?<version>[+\w.-]{1,60}): [^\r\n]{0,160}unknown revision (?<wanted>\S{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The repository of {object} has no revision {wanted}',
    check: { text: 'List what there is', host: 'go list -m -versions {object}' },
    repair: [
      { text: 'Push the missing tag or branch, or require a version that exists', host: 'go get {object}@latest' },
    ],
    source: 'Go cmd/go/internal/modfetch/codehost/codehost.go',
    matches: [
      'go: github.com/acme/kit@v1.2.3: reading github.com/acme/kit/go.mod at revision v1.2.3: unknown revision v1.2.3',
      'go: github.com/acme/kit@v0.0.0-20260101000000-abcdefabcdef: invalid version: unknown revision abcdefabcdef',
    ],
    ignores: ['go: downloading github.com/acme/kit v1.2.3'],
  },
  {
    id: 'native-packages.binary-missing',
    kind: 'missing_module',
    forms: [
      {
        words: 'missing prebuilt package for',
        pattern: /ERROR: Missing prebuilt package for '(?<object>[^']{1,120})'/,
      },
      {
        words: 'error building failed with',
        pattern: /error: building (?<object>\S{1,80}) failed with: (?<value>[A-Z_]{3,40})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The package {object} is not there for these settings: {value|no prebuilt one}',
    check: {
      text: 'Conan: see profile and binaries; vcpkg: read the build log that it names',
      host: 'conan graph info . ; conan profile show',
    },
    repair: [
      {
        text: 'Conan: build it (--build=missing) or take a profile that has binaries; vcpkg: repair what the log names',
      },
    ],
    source: 'Conan conans/client/graph/install_graph.py; vcpkg include/vcpkg/base/message-data.inc.h',
    matches: [
      "ERROR: Missing prebuilt package for 'zlib/1.3'",
      'error: building boost:x64-linux failed with: BUILD_FAILED',
    ],
    ignores: ['Building boost:x64-linux...'],
  },
  {
    id: 'gradle.download-failed',
    kind: 'outside_outage',
    program: 'gradle',
    forms: [
      {
        words: 'downloading from failed',
        pattern: /Downloading from (?<path>https?:\S{1,160}) failed: (?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'server returned http response code for url',
        pattern:
          /Server returned HTTP response code: (?<value>5\d\d) for URL: (?<path>https?:\S{1,200}\.(?:zip|jar|pom))/,
      },
      {
        words: 'could not received status code from server',
        pattern: /Could not (?:GET|HEAD) '(?<path>[^']{1,200})'\. Received status code (?<value>5\d\d) from server/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'A build tool cannot download from {path}: {value}',
    check: { text: 'Ask it', host: 'curl -sSI {path|https://services.gradle.org}' },
    repair: [
      {
        text: 'Again later; networkTimeout in gradle-wrapper.properties for slow lines, a mirror for distribution and repositories, and ~/.gradle kept in the cache of the build',
      },
    ],
    source: 'Gradle HttpErrorStatusCodeException, wrapper Install.java; JDK HttpURLConnection',
    matches: [
      'Exception in thread "main" java.io.IOException: Downloading from https://services.gradle.org/distributions/gradle-8.5-bin.zip failed: timeout (10000ms)',
      'Exception in thread "main" java.io.IOException: Server returned HTTP response code: 503 for URL: https://services.gradle.org/distributions/gradle-8.5-bin.zip',
      "> Could not GET 'https://plugins.gradle.org/m2/com/acme/kit/1.2.3/kit-1.2.3.pom'. Received status code 503 from server: Service Unavailable",
    ],
    ignores: ['Downloading https://services.gradle.org/distributions/gradle-8.5-bin.zip'],
  },
];

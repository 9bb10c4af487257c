import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PACKAGE_SOURCES: readonly CatalogueEntry[] = [
  {
    id: 'cocoapods.source-fails',
    kind: 'outside_outage',
    program: 'cocoapods',
    forms: [
      {
        words: 'cdn trunk url couldn t be downloaded',
        pattern: /CDN: trunk URL couldn't be downloaded: (?<path>\S{1,200})(?: Response: (?<value>[^\r\n]{1,100}))?/,
      },
      { words: 'cdn trunk repo update failed', pattern: /CDN: trunk Repo update failed - (?<value>\d{1,5} error)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'CocoaPods does not get its specs from the CDN: {value|no answer}',
    check: {
      text: 'Ask it by hand',
      host: 'curl -sSI https://cdn.cocoapods.org/all_pods.txt; curl -s https://status.cocoapods.org',
    },
    repair: [
      {
        text: 'Run pod install again later; where a proxy or VPN is between, let cdn.cocoapods.org and jsDelivr through',
      },
    ],
    source: 'CocoaPods-Core lib/cocoapods-core/cdn_source.rb',
    matches: [
      "[!] CDN: trunk URL couldn't be downloaded: https://cdn.cocoapods.org/all_pods_versions_1_2_3.txt Response: 503 Service Unavailable",
      "[!] CDN: trunk URL couldn't be downloaded: https://cdn.cocoapods.org/Specs/d/a/2/Firebase/10.0.0/Firebase.podspec.json Response: Couldn't connect to server",
      '[!] CDN: trunk Repo update failed - 2 error(s):',
    ],
    ignores: ['CDN: trunk Relative path downloaded: CocoaPods-version.yml, save ETag: W/"1234"'],
  },
  {
    id: 'cocoapods.pod-unknown',
    kind: 'missing_object',
    program: 'cocoapods',
    forms: [
      {
        words: 'unable to find a specification for',
        pattern: /Unable to find a specification for [`'](?<object>[^`']{1,80})[`']/,
      },
      {
        words: 'none of your spec sources contain a spec satisfying',
        pattern:
          /None of your spec sources contain a spec satisfying (?:the dependency|the dependencies): `(?<object>[^`]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CocoaPods finds no pod {object} in its sources',
    check: { text: 'Look which versions are known', host: 'pod repo update; pod spec cat <pod>' },
    repair: [
      {
        text: 'Renew the specs (pod install --repo-update), correct name, version or source line of the Podfile, or drop the lock of that pod (pod update <pod>)',
      },
    ],
    source:
      'Molinillo lib/molinillo/errors.rb; CocoaPods lib/cocoapods/resolver.rb, external_sources/abstract_external_source.rb',
    matches: [
      '[!] Unable to find a specification for `ShopKit (~> 2.1)` depended upon by `Acme`',
      '[!] Unable to find a specification for `Firebase/Core`',
      'None of your spec sources contain a spec satisfying the dependency: `ShopKit (= 9.1)`.',
    ],
    ignores: ['Installing Firebase (10.0.0)'],
  },
  {
    id: 'cocoapods.pod-not-fetched',
    kind: 'unreachable',
    program: 'cocoapods',
    forms: [{ words: 'error installing', pattern: /\[!\] Error installing (?<object>[\w/+-]{1,60})/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'CocoaPods cannot fetch the pod {object}: the line of git or curl tells why',
    check: { text: 'Read the next lines, and fetch it by hand', host: 'pod install --verbose' },
    repair: [
      {
        text: 'Repair the way to the source (proxy, VPN, rights on a private repository), then clear what is half there',
        host: 'pod cache clean --all && pod install',
      },
    ],
    source: 'CocoaPods lib/cocoapods/downloader/cache.rb',
    matches: [
      '[!] Error installing GoogleUtilities',
      '[!] Error installing Firebase/Core [!] /usr/bin/git clone https://github.com/firebase/firebase-ios-sdk.git',
    ],
    ignores: ['Installing GoogleUtilities (7.0)'],
  },
  {
    id: 'homebrew.download-failed',
    kind: 'outside_outage',
    program: 'homebrew',
    forms: [
      { words: 'failed to download resource', pattern: /Failed to download resource "(?<object>[^"]{1,80})"/ },
      {
        words: 'homebrew curl exited with',
        pattern: /Homebrew[^\r\n]{1,120}\/curl[^\r\n]{0,160} exited with (?<signal>\d{1,3})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Homebrew cannot download {object|a bottle}',
    check: { text: 'Fetch it by hand and read the code of curl', host: 'brew fetch --force <formula>; brew update' },
    repair: [
      {
        text: 'Renew formulas (brew update), then again later: the bottle moved, or ghcr.io or its CDN fails; behind a proxy set ALL_PROXY and HOMEBREW_ARTIFACT_DOMAIN',
      },
    ],
    source: 'Homebrew Library/Homebrew/exceptions.rb, DownloadError and ErrorDuringExecution',
    matches: [
      'Error: Failed to download resource "jq" Download failed: https://ghcr.io/v2/homebrew/core/jq/blobs/sha256:1234',
      'Error: jq: Failed to download resource "jq (1.7.1)"',
      "Error: Failure while executing; `/usr/bin/env /usr/local/Homebrew/Library/Homebrew/shims/shared/curl --fail` exited with 22. Here's the output:",
    ],
    ignores: ['==> Downloading https://ghcr.io/v2/homebrew/core/jq/manifests/1.7.1'],
  },
  {
    id: 'homebrew.formula-unknown',
    kind: 'missing_module',
    program: 'homebrew',
    forms: [
      {
        words: 'no available formula with the name',
        pattern: /No available formula(?: or cask)? with the name "(?<object>[^"]{1,80})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Homebrew knows no formula {object}',
    check: { text: 'Search', host: 'brew update; brew search {object}; brew tap' },
    repair: [{ text: 'Correct the name (formulas get renamed), or tap the repository that has it' }],
    source: 'Homebrew Library/Homebrew/exceptions.rb',
    matches: [
      'Error: No available formula with the name "shopkit".',
      'Error: No available formula or cask with the name "shopkit". Did you mean shopctl?',
    ],
    ignores: ['Warning: jq 1.7.1 is already installed and up-to-date.'],
  },
  {
    id: 'cargo.source-fails',
    kind: 'outside_outage',
    program: 'cargo',
    forms: [
      {
        words: 'spurious network error remaining',
        pattern: /spurious network error \(\d{1,2} tr(?:y|ies) remaining\): (?<value>[^\r\n]{1,160})/,
      },
      {
        words: 'failed to get successful http response from got',
        pattern: /failed to get successful HTTP response from `(?<path>[^`]{1,200})`[^\r\n]{0,60}, got (?<value>5\d\d)/,
      },
      { words: 'failed to download from', pattern: /failed to download from `(?<path>https?:[^`]{1,200})`/ },
      {
        words: 'timeout was reached download of failed to transfer',
        pattern: /Timeout was reached \(download of `(?<object>[^`]{1,80})` failed to transfer/,
      },
      {
        words: 'transfer too slow failed to transfer more than bytes in',
        pattern: /transfer too slow: failed to transfer more than \d{1,9} bytes in (?<limit>\d{1,5}s)/,
      },
      {
        words: 'failed to fetch',
        pattern: /failed to fetch `(?<path>https:\/\/github\.com\/rust-lang\/crates\.io-index)`/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Cargo does not get {object|crates} from the registry: {value|no whole answer}',
    check: { text: 'Ask the registry by hand', host: 'curl -sSI https://index.crates.io/se/rd/serde' },
    repair: [
      {
        text: 'Run it again; raise net.retry and http.timeout, set CARGO_HTTP_MULTIPLEXING=false behind a proxy, and keep ~/.cargo/registry (or cargo vendor) in the cache of the build',
      },
    ],
    source:
      'Cargo src/util/network/retry.rs, http_async.rs, src/util/errors.rs, src/workspace/package.rs, sources/registry/git_remote.rs',
    matches: [
      'warning: spurious network error (3 tries remaining): [55] Failed sending data to the peer',
      'failed to get successful HTTP response from `https://static.crates.io/crates/serde/1.0.200/download` (151.101.2.137), got 503',
      'error: failed to download from `https://static.crates.io/crates/serde/serde-1.0.200.crate`',
      '[28] Timeout was reached (download of `serde v1.0.200` failed to transfer more than 10 bytes in 30s)',
      'transfer too slow: failed to transfer more than 10 bytes in 30s (transferred 0 bytes)',
      'error: failed to fetch `https://github.com/rust-lang/crates.io-index`',
    ],
    ignores: ['Downloaded serde v1.0.200'],
  },
  {
    id: 'composer.source-fails',
    kind: 'outside_outage',
    program: 'composer',
    forms: [
      {
        words: 'the file could not be downloaded',
        pattern:
          /The "(?<path>https?:[^"]{1,200})" file could not be downloaded(?: \(HTTP\/[\d.]{1,3} (?<value>[45]\d\d))?/,
      },
      {
        words: 'curl error while downloading',
        pattern: /curl error (?<value>\d{1,2}) while downloading (?<path>https?:\S{1,200}):/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Composer cannot download {path}: {value|no answer}',
    check: { text: 'Diagnose', host: 'composer diagnose; curl -sSI https://repo.packagist.org/packages.json' },
    repair: [
      {
        text: '404: the version or repository is gone; 401 and 403: a token (composer config --auth); 5xx and time-outs: again later, or a mirror; keep ~/.composer/cache',
      },
    ],
    source: 'Composer src/Composer/Util/Http/CurlDownloader.php, src/Composer/Util/RemoteFilesystem.php',
    matches: [
      '  The "https://repo.packagist.org/p2/symfony/console.json" file could not be downloaded (HTTP/2 503 )',
      'The "https://repo.packagist.org/packages.json" file could not be downloaded: failed to open stream: HTTP request failed!',
      '[Composer\\Downloader\\TransportException] curl error 28 while downloading https://repo.packagist.org/packages.json: Connection timed out after 10001 milliseconds',
    ],
    ignores: ['Downloading https://repo.packagist.org/packages.json'],
  },
  {
    id: 'composer.code-host-login',
    kind: 'authentication_refused',
    program: 'composer',
    forms: [
      {
        words: 'could not fetch',
        pattern:
          /Could not fetch (?<path>https:\/\/\S{1,160}), (?:please (?:review your configured|create a) (?<object>\w{1,20}) OAuth token|enter your (?<peer>[\w.-]{1,80}) credentials)/,
      },
      {
        words: 'your credentials are required to fetch private repository metadata',
        pattern: /Your (?:(?<object>GitHub) )?credentials are required to fetch private repository metadata/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Composer may not fetch from the code host without a valid token',
    check: {
      text: 'See which are set',
      host: 'composer config --global --list | grep -i oauth; env | grep COMPOSER_AUTH',
    },
    repair: [
      {
        text: 'Set a token that may read the repository',
        host: 'composer config --global github-oauth.github.com <token>',
      },
    ],
    source: 'Composer src/Composer/Util/AuthHelper.php, src/Composer/Repository/Vcs/GitHubDriver.php, GitLabDriver.php',
    matches: [
      'Could not fetch https://api.github.com/repos/acme/shop/zipball/abc, please review your configured GitHub OAuth token or enter a new one to access private repos',
      'Could not fetch https://api.github.com/repos/acme/kit, please create a GitHub OAuth token to access private repos',
      'Could not fetch https://git.acme.lan/api/v4/projects/acme%2Fkit, enter your git.acme.lan credentials to access private repos',
      'Your GitHub credentials are required to fetch private repository metadata (git@github.com:acme/kit.git)',
    ],
    ignores: ['Fetching https://api.github.com/repos/acme/shop'],
  },
  {
    id: 'hex.source-fails',
    kind: 'outside_outage',
    program: 'mix',
    forms: [
      {
        words: 'failed to fetch record for from registry',
        pattern: /Failed to fetch record for (?<object>\S{1,80}) from registry/,
      },
      {
        words: 'package fetch failed and no cached copy available',
        pattern: /Package fetch failed and no cached copy available \((?<path>\S{1,160})\)/,
      },
      {
        words: 'httpc request failed with failed_connect to_address c',
        pattern: /httpc request failed with: \{:failed_connect, \[\{:to_address, \{~c"(?<peer>[\w.-]{1,80})"/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Mix does not get packages from Hex: {object|no answer}',
    check: { text: 'Ask it', host: 'curl -sSI https://repo.hex.pm/names; mix hex.config' },
    repair: [
      {
        text: 'Again later or with a mirror (HEX_MIRROR), more patience (HEX_HTTP_TIMEOUT=120, HEX_HTTP_CONCURRENCY=1), HTTPS_PROXY behind a proxy',
      },
    ],
    source: 'Hex lib/hex/registry/server.ex, lib/hex/scm.ex; Elixir Mix.Utils.read_path',
    matches: [
      'Failed to fetch record for hexpm/phoenix from registry (using cache instead)',
      '** (Mix) Package fetch failed and no cached copy available (https://repo.hex.pm/tarballs/phoenix-1.7.0.tar)',
      '** (Mix) httpc request failed with: {:failed_connect, [{:to_address, {~c"repo.hex.pm", 443}}, {:inet, [:inet], :timeout}]}',
    ],
    ignores: ['* Getting phoenix (Hex package)'],
  },
  {
    id: 'nuget.source-fails',
    kind: 'outside_outage',
    program: 'nuget',
    forms: [
      {
        words: 'failed to from',
        pattern:
          /Failed to (?:retrieve information about|download package) '(?<object>[^']{1,80})' from (?:remote source )?'(?<path>[^']{1,160})'/,
      },
      { words: 'retrying for source', pattern: /Retrying '\w{1,40}' for source '(?<path>[^']{1,160})'/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'NuGet does not get {object|packages} from {path}',
    check: { text: 'Ask the source', host: 'curl -sSI https://api.nuget.org/v3/index.json; dotnet nuget list source' },
    repair: [
      {
        text: 'Again later; keep the packages folder in the cache of the build (lock file, RestoreLockedMode), or put a feed of your own with an upstream before it',
      },
    ],
    source: 'NuGet.Client src/NuGet.Core/NuGet.Protocol/Strings.resx',
    matches: [
      "error : Failed to retrieve information about 'Newtonsoft.Json' from remote source 'https://api.nuget.org/v3-flatcontainer/newtonsoft.json/index.json'.",
      "  Retrying 'FindPackagesByIdAsyncCore' for source 'https://api.nuget.org/v3-flatcontainer/serilog/index.json'.",
      "Failed to download package 'Serilog.3.1.1' from 'https://api.nuget.org/v3-flatcontainer/serilog/3.1.1/serilog.3.1.1.nupkg'.",
    ],
    ignores: ["Retrieving package 'Serilog 3.1.1' from 'nuget.org'."],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PACKAGE_MIRRORS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'registry.blob-fails',
    kind: 'outside_outage',
    forms: [
      {
        words: 'unexpected status',
        pattern:
          /unexpected status(?: code)?(?: from (?:HEAD|GET|POST|PUT) request to)? (?<path>https?:\S{1,200}): (?<value>5\d\d[\w -]{0,40})/,
      },
      {
        words: 'unexpected status code manifests',
        pattern: /unexpected status code \[manifests (?<object>\S{1,80})\]: (?<value>5\d\d[\w -]{0,40})/,
      },
      {
        words: 'received unexpected http status',
        pattern: /received unexpected HTTP status: (?<value>5\d\d[\w -]{0,40})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The container registry answers {value}',
    check: { text: 'Ask it', host: 'curl -sSI https://registry-1.docker.io/v2/; curl -s https://www.dockerstatus.com' },
    repair: [
      {
        text: 'Again later, or pull through a mirror of your own (registry-mirrors, pull-through cache); your own registry: its log, its storage',
      },
    ],
    source:
      'containerd core/remotes/errors/errors.go; docker/distribution registry/client/errors.go; [manifests ...]: containerd 1.3 as quoted by users of BuildKit',
    matches: [
      'failed to copy: httpReadSeeker: failed open: unexpected status code https://registry.acme.lan/v2/shop/blobs/sha256:1234: 500 Internal Server Error',
      'unexpected status from HEAD request to https://registry-1.docker.io/v2/library/node/manifests/20: 503 Service Unavailable',
      'unexpected status code [manifests 20]: 504 Gateway Time-out',
      'Error response from daemon: received unexpected HTTP status: 503 Service Unavailable',
    ],
    ignores: ['unexpected status code 200'],
  },
  {
    id: 'nix.cache-fails',
    kind: 'outside_outage',
    program: 'nix',
    forms: [
      {
        words: 'unable to download http error',
        pattern: /unable to download '(?<path>[^']{1,200})': HTTP error (?<value>\d{3})/,
      },
      {
        words: 'unable to download',
        pattern:
          /unable to download '(?<path>[^']{1,200})': (?<value>Timeout was reached|Could(?: not|n't) (?:resolve host ?name|connect to server)) \(\d{1,2}\)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Nix cannot download {path}: {value}',
    check: { text: 'Ask it', host: 'curl -sSI https://cache.nixos.org/nix-cache-info' },
    repair: [
      {
        text: '403 of api.github.com is its rate limit (access-tokens = github.com=<token>); 404 a revision that is gone; 5xx: again later, or --option substitute false to build',
      },
    ],
    source: 'Nix src/libstore/filetransfer.cc',
    matches: [
      "error: unable to download 'https://cache.nixos.org/nix-cache-info': HTTP error 503",
      "error: unable to download 'https://api.github.com/repos/NixOS/nixpkgs/commits/nixos-unstable': HTTP error 403",
      "warning: unable to download 'https://cache.nixos.org/abc.narinfo': Timeout was reached (28)",
    ],
    ignores: ["downloading 'https://cache.nixos.org/abc.narinfo'"],
  },
  {
    id: 'snap.store-fails',
    kind: 'outside_outage',
    program: 'snapd',
    forms: [
      { words: 'unable to contact snap store', pattern: /unable to contact snap store/ },
      {
        words: 'cannot https api snapcraft io',
        pattern:
          /cannot (?:install|refresh|query) [^\r\n]{0,80}(?:Post|Get) "?https:\/\/api\.snapcraft\.io\/[^"\s]{1,160}?"?: (?<value>[^\r\n]{1,100})/,
      },
      { words: 'persistent network error', pattern: /persistent network error: (?<value>[^\r\n]{1,120})/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'snapd does not reach the snap store: {value|no answer}',
    check: { text: 'Check the way', host: 'snap debug connectivity' },
    repair: [
      {
        text: 'Open api.snapcraft.io and *.cdn.snapcraft.io, set the proxy (snap set system proxy.https=…), or wait for the store',
      },
    ],
    source: 'snapd cmd/snap/error.go, httputil/retry.go; refusals as quoted by its users',
    matches: [
      'error: unable to contact snap store',
      'error: cannot install "core20": Post "https://api.snapcraft.io/v2/snaps/refresh": net/http: request canceled while waiting for connection',
      'error: cannot refresh: persistent network error: Post https://api.snapcraft.io/v2/snaps/refresh: dial tcp: lookup api.snapcraft.io: no such host',
    ],
    ignores: ['All snaps up to date.'],
  },
  {
    id: 'galaxy.source-fails',
    kind: 'outside_outage',
    program: 'ansible',
    forms: [
      {
        words: 'galaxy ansible com http code message',
        pattern: /galaxy\.ansible\.com\S{0,120}\)? \(HTTP Code: (?<value>\d{3}), Message: (?<object>[^)\r\n]{1,80})/,
      },
      {
        words: 'unknown error when attempting to call galaxy at',
        pattern: /Unknown error when attempting to call Galaxy at '(?<path>[^']{1,120})': (?<value>[^\r\n]{1,120})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Ansible Galaxy does not give the collection or role: {value}',
    check: { text: 'Ask it', host: 'curl -sSI https://galaxy.ansible.com/api/' },
    repair: [
      {
        text: '404: name or version; 5xx and time-outs: again later (--timeout 120), or keep the collections in the repository or an own hub',
      },
    ],
    source: 'ansible-core lib/ansible/galaxy/api.py',
    matches: [
      'Error when getting collection version metadata for community.general:8.0.0 from default (https://galaxy.ansible.com/api/) (HTTP Code: 503, Message: Service Unavailable Code: Unknown)',
      "ERROR! Unknown error when attempting to call Galaxy at 'https://galaxy.ansible.com/api/': HTTP Error 502: Bad Gateway",
    ],
    ignores: ['Starting galaxy collection install process'],
  },
  {
    id: 'cran.source-fails',
    kind: 'outside_outage',
    program: 'r',
    forms: [
      {
        words: 'unable to access index for repository',
        pattern: /unable to access index for repository (?<path>https?:\S{1,160}):?/,
      },
      {
        words: 'cannot open url',
        pattern: /cannot open URL '(?<path>https?:[^']{1,160})'(?:: HTTP status was '(?<value>[^']{1,40})')?/,
      },
      { words: 'download of package failed', pattern: /download of package ['‘](?<object>[^'’]{1,60})['’] failed/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'R cannot download from {path|the repository}',
    check: { text: 'Ask it', host: 'curl -sSI https://cloud.r-project.org/src/contrib/PACKAGES.gz' },
    repair: [
      {
        text: 'Again later or another mirror (options(repos = "https://cloud.r-project.org")), options(timeout = 300); an archived package: remotes::install_version',
      },
    ],
    source: 'R src/library/utils/R/packages.R, src/modules/internet/internet.c',
    matches: [
      'Warning: unable to access index for repository https://cran.rstudio.com/src/contrib:',
      "  cannot open URL 'https://cran.rstudio.com/src/contrib/PACKAGES'",
      "  cannot open URL 'https://cran.rstudio.com/src/contrib/stringi_1.8.3.tar.gz': HTTP status was '404 Not Found'",
      'download of package ‘stringi’ failed',
    ],
    ignores: ["trying URL 'https://cran.rstudio.com/src/contrib/PACKAGES'"],
  },
  {
    id: 'pub.source-fails',
    kind: 'outside_outage',
    program: 'dart',
    forms: [
      { words: 'get failed server unavailable', pattern: /[Pp]ub get failed \(server unavailable\)/ },
      {
        words: 'got socket error trying to find package at',
        pattern: /Got socket error trying to find package (?<object>\S{1,60}) at (?<path>https?:\S{1,120}?)\.?$/,
      },
      {
        words: 'got tls error trying to find package at',
        pattern: /Got TLS error trying to find package (?<object>\S{1,60}) at (?<path>https?:\S{1,120}?)\.?$/,
      },
      {
        words: 'trying to find package at',
        pattern:
          /(?<value>5\d\d [A-Za-z ]{1,30}) trying to find package (?<object>\S{1,60}) at (?<path>https?:\S{1,120}?)\.?$/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: "Dart's package server is not reached ({object|pub get})",
    check: { text: 'Ask it', host: 'curl -sSI https://pub.dev/api/packages/http' },
    repair: [
      { text: 'Again later, or a mirror (PUB_HOSTED_URL, FLUTTER_STORAGE_BASE_URL); behind a proxy set HTTPS_PROXY' },
    ],
    source: 'Dart pub lib/src/source/hosted.dart; flutter_tools test/general.shard/dart/pub_get_test.dart',
    matches: [
      'pub get failed (server unavailable) -- attempting retry 1 in 1 second...',
      'Got socket error trying to find package http at https://pub.dev.',
      'Got TLS error trying to find package http at https://pub.dev.',
      '503 Service Unavailable trying to find package http at https://pub.dev.',
    ],
    ignores: ['Got dependencies!'],
  },
  {
    id: 'native-packages.source-fails',
    kind: 'outside_outage',
    forms: [
      {
        words: 'unable to connect',
        pattern: /Unable to connect to (?:remote )?(?<object>[\w-]{1,40})=(?<path>https?:\S{1,120})/,
      },
      { words: 'error failed to download from mirror set', pattern: /error: Failed to download from mirror set/ },
      { words: 'unable to connect source', pattern: /Unable to connect to source '(?<path>https?:[^']{1,160})'/ },
      {
        words: 'error could not update repository',
        pattern: /\[ERROR\] Could not update repository "(?<object>[^"]{1,60})": (?<value>[^\r\n]{1,120})/,
      },
      { words: 'failed fetching manifest for', pattern: /Failed fetching manifest for (?<path>https:\/\/\S{1,120})/ },
      { words: 'finding on cpanmetadb failed', pattern: /! Finding (?<object>[\w:]{1,60}) on cpanmetadb failed/ },
      { words: 'failed when searching source', pattern: /Failed when searching source: (?<object>winget|msstore)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'A source of packages is not reached: {path|its name stands in the line}',
    check: { text: 'Ask it by hand with curl from the same place' },
    repair: [
      {
        text: 'Again later, behind a proxy with its settings, or with a mirror; conan: center2.conan.io is the address now; winget: winget source reset --force',
      },
    ],
    source:
      'Conan conans/client/remote_manager.py; vcpkg message-data.inc.h; Chocolatey NugetList.cs; opam src/state/opamUpdate.ml; LuaRocks manif.lua, search.lua; cpanm Menlo/CLI/Compat.pm; winget winget.resw',
    matches: [
      'ERROR: Unable to connect to remote conancenter=https://center2.conan.io',
      'ERROR: Unable to connect to conancenter=https://center.conan.io',
      'error: Failed to download from mirror set',
      "Unable to connect to source 'https://community.chocolatey.org/api/v2/'",
      '[ERROR] Could not update repository "default": OpamDownload.Download_fail(_, "curl: code 28 while downloading https://opam.ocaml.org/index.tar.gz")',
      'Error: Failed searching manifest: Failed fetching manifest for https://luarocks.org - Failed downloading https://luarocks.org/manifest-5.1',
      '! Finding DBI on cpanmetadb failed.',
      'Failed when searching source: winget',
    ],
    ignores: ['Connected to conancenter'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Package managers: apt, dpkg, dnf, apk. */
export const LINUX_PACKAGES: readonly CatalogueEntry[] = [
  {
    id: 'apt.lock-held',
    kind: 'lock_held',
    program: 'linux',
    forms: [
      { words: 'failed to lock apt for exclusive operation', pattern: /Failed to lock apt for exclusive operation/ },
      {
        words: 'could not get lock var lib it is held',
        pattern:
          /Could not get lock (?<path>\/var\/lib\/\S{1,80}?)\. It is held by process (?<value>\d{1,7}) \((?<object>[^)]{1,40})\)/,
      },
      { words: 'could not get lock var', pattern: /Could not get lock (?<path>\/var\/(?:lib|cache)\/\S{1,80})/ },
      {
        words: 'dpkg frontend lock was locked by another process',
        pattern: /dpkg frontend lock was locked by another process/,
      },
      { words: 'unable to acquire the dpkg frontend lock', pattern: /Unable to acquire the dpkg frontend lock/ },
      {
        words: 'waiting for process with pid to finish',
        pattern: /Waiting for process with pid (?<value>\d{1,7}) to finish/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another package manager runs',
    check: { text: 'See who it is', host: 'ps aux | grep -E "apt|dpkg|unattended|dnf"' },
    repair: [
      {
        text: 'Let it finish (unattended-upgrades), or wait in scripts',
        host: 'sudo apt-get -o DPkg::Lock::Timeout=300 install <package>',
      },
    ],
    source: 'apt-pkg fileutl.cc; dpkg dbmodify.c',
    matches: [
      'fatal: [web1]: FAILED! => {"changed": false, "msg": "Failed to lock apt for exclusive operation: Failed to lock directory /var/lib/apt/lists/"}',
      'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1 (apt)',
      'E: Could not get lock /var/lib/apt/lists/lock - open (11: Resource temporarily unavailable)',
      'dpkg: error: dpkg frontend lock was locked by another process with pid 1',
      'E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?',
      'Waiting for process with pid 123 to finish.',
    ],
    ignores: ['got the lock'],
  },
  {
    id: 'apt.package-or-repository-missing',
    kind: 'missing_object',
    program: 'linux',
    forms: [
      {
        words: 'the repository a release file',
        pattern: /The repository '(?<object>[^']{1,150})' (?:does not have|no longer has) a Release file/,
      },
      {
        words: 'failed to fetch 404 not found',
        pattern: /Failed to fetch (?<object>\S{1,200}) {1,2}404 {1,2}Not Found/,
      },
      { words: 'no package available', pattern: /No package (?<object>\S{1,80}) available/ },
      {
        words: 'failed to download metadata for repo',
        pattern: /Failed to download metadata for repo '(?<object>[^']{1,80})'(?![^\r\n]{0,120}Status code: 5)/,
      },
      {
        words: 'cannot find a valid baseurl for repo',
        pattern: /Cannot find a valid baseurl for repo: (?<object>\S{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The package source has no {object|such package or release}',
    check: {
      text: 'See which sources are set',
      host: 'cat /etc/os-release; grep -r ^deb /etc/apt/sources.list*; apt-cache policy <package>',
    },
    repair: [
      {
        text: 'Update the lists first (in one RUN with the install); a release past its end lives on old-releases, archive or vault',
        compose: '$EDITOR Dockerfile   # RUN apt-get update && apt-get install -y <package>; newer base image',
        host: 'sudo apt-get update',
      },
    ],
    source: 'apt-pkg; dnf; apk-tools',
    matches: [
      "E: The repository 'http://deb.debian.org/debian stretch Release' does not have a Release file.",
      'E: Failed to fetch http://deb.debian.org/x.deb  404  Not Found [IP: 192.0.2.1 80]',
      'No package foo available.',
      "Error: Failed to download metadata for repo 'baseos': Cannot download repomd.xml: All mirrors were tried",
      'Cannot find a valid baseurl for repo: base/7/x86_64',
    ],
    ignores: ['package found'],
  },
  {
    id: 'apt.key-missing',
    kind: 'certificate_untrusted',
    program: 'linux',
    forms: [
      { words: 'no_pubkey', pattern: /NO_PUBKEY (?<object>[0-9A-F]{1,40})/ },
      { words: 'expkeysig', pattern: /EXPKEYSIG (?<object>[0-9A-F]{8,40})/ },
      { words: 'error gpg check failed', pattern: /Error: GPG check FAILED/ },
      { words: 'untrusted signature', pattern: /UNTRUSTED signature/ },
      { words: 'the repository is not signed', pattern: /The repository '[^']{1,150}' is not signed/ },
      { words: 'public key for is not installed', pattern: /Public key for \S{1,100} is not installed/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The signature of a package source cannot be checked: key {object|missing}',
    check: { text: 'List the keys', host: 'ls -l /etc/apt/keyrings /usr/share/keyrings; rpm -qa gpg-pubkey' },
    repair: [
      {
        text: 'Fetch the current key of the maker and name it (signed-by)',
        host: 'curl -fsSL <key url> | sudo gpg --dearmor -o /etc/apt/keyrings/<name>.gpg   # rpm --import <key url>',
      },
    ],
    source: 'apt-pkg gpgv; dnf; apk',
    matches: [
      "W: GPG error: http://x InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 1655A0AB68576280",
      'W: An error occurred during the signature verification: EXPKEYSIG 8D81803C0EBFCD88 Docker Release',
      'Error: GPG check FAILED',
      'ERROR: https://x: UNTRUSTED signature',
      "E: The repository 'http://x InRelease' is not signed.",
      'Public key for foo-1.rpm is not installed',
    ],
    ignores: ['key imported'],
  },
  {
    id: 'apt.left-half-done',
    kind: 'data_corruption',
    program: 'linux',
    forms: [
      { words: 'dpkg was interrupted you must manually run', pattern: /dpkg was interrupted, you must manually run/ },
      {
        words: 'sub process usr bin dpkg returned an error code',
        pattern: /Sub-process \/usr\/bin\/dpkg returned an error code/,
      },
      { words: 'unmet dependencies try apt', pattern: /Unmet dependencies\. Try 'apt/ },
      { words: 'dpkg error processing', pattern: /dpkg: error processing (?:package|archive) (?<object>\S{1,120})/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'A package is left half installed',
    check: {
      text: 'Read which one and why',
      host: 'sudo dpkg --audit; tail -40 /var/log/dpkg.log /var/log/apt/term.log',
    },
    repair: [{ text: 'Finish it', host: 'sudo dpkg --configure -a && sudo apt-get -f install' }],
    source: 'dpkg; apt-pkg',
    matches: [
      "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.",
      'E: Sub-process /usr/bin/dpkg returned an error code (1)',
      "E: Unmet dependencies. Try 'apt --fix-broken install' with no packages (or specify a solution).",
      'dpkg: error processing package nginx (--configure):',
    ],
    ignores: ['dpkg done'],
  },
  {
    id: 'apt.no-room',
    kind: 'disk_full',
    program: 'linux',
    forms: [
      {
        words: 'you don t have enough free space in',
        pattern: /You don't have enough free space in (?<path>\/\S{1,80})/,
      },
      {
        words: 'installing package needs the filesystem',
        pattern:
          /installing package \S{1,80} needs (?<value>\d{1,9}[KMG]?B) (?:more space )?on the (?<path>\/\S{0,80}) filesystem/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The package manager has no room on the disk',
    check: { text: 'Look at the disk', host: 'df -h / /boot /var' },
    repair: [
      { text: 'Clean the cache and old kernels', host: 'sudo apt-get clean && sudo apt-get autoremove --purge' },
    ],
    source: 'apt-pkg; rpm',
    matches: [
      "E: You don't have enough free space in /var/cache/apt/archives/.",
      'Error: installing package kernel-core-5 needs 45MB more space on the /boot filesystem',
    ],
    ignores: ['enough free space'],
  },
  {
    id: 'apk.refused',
    kind: 'file_permission',
    program: 'linux',
    forms: [
      { words: 'error unable to lock database', pattern: /ERROR: Unable to lock database: (?<value>[\w ]{3,40})/ },
      {
        words: 'error unable to open apk database',
        pattern: /ERROR: Unable to open apk database: (?<value>[\w ]{3,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'apk cannot work: {value}',
    check: { text: 'See as whom the step runs', compose: 'grep -n "USER\\|apk" Dockerfile' },
    repair: [{ text: 'Install before USER in the Dockerfile, or as root' }],
    source: 'apk-tools database.c',
    matches: [
      'ERROR: Unable to lock database: Permission denied',
      'ERROR: Unable to open apk database: Permission denied',
    ],
    ignores: ['database locked'],
  },
  {
    id: 'apk.mirror-unreachable',
    kind: 'unreachable',
    program: 'linux',
    forms: [
      {
        words: 'temporary error try again later',
        pattern: /(?<peer>https?:\/\/\S{1,120}): (?<value>temporary error \(try again later\))/,
      },
      {
        words: 'network error check internet connection and firewall',
        pattern: /(?<peer>https?:\/\/\S{1,120}): (?<value>network error \(check Internet connection and firewall\))/,
      },
      {
        words: 'could not connect to server check repositories file',
        pattern: /(?<peer>https?:\/\/\S{1,120}): (?<value>could not connect to server) \(check repositories file\)/,
      },
      {
        words: 'dns',
        pattern:
          /(?<peer>https?:\/\/\S{1,120}): (?<value>DNS lookup error|DNS: (?:transient error|name does not exist|no address for host|non-recoverable failure))/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'apk does not reach its mirror: {value}',
    check: {
      text: 'Try it',
      compose: 'docker run --rm alpine nslookup dl-cdn.alpinelinux.org',
      host: 'curl -sI https://dl-cdn.alpinelinux.org | head -1',
    },
    repair: [{ text: 'Repair DNS of the build (daemon.json "dns"), MTU or proxy; build again' }],
    source: 'apk-tools src/print.c, 2.10 and 3',
    matches: [
      'WARNING: fetching http://dl-cdn.alpinelinux.org/alpine/v3.20/main: temporary error (try again later)',
      'WARNING: updating and opening https://dl-cdn.alpinelinux.org/alpine/v3.22/main: network error (check Internet connection and firewall)',
      'WARNING: updating and opening https://dl-cdn.alpinelinux.org/alpine/v3.23/main: DNS: transient error (try again later)',
      'ERROR: http://mirror.acme.lan/alpine/v3.20/main: could not connect to server (check repositories file)',
    ],
    ignores: ['fetching https://dl-cdn.alpinelinux.org'],
  },
  {
    id: 'apk.mirror-certificate',
    kind: 'certificate_untrusted',
    program: 'linux',
    forms: [
      { words: 'tls server certificate not trusted', pattern: /TLS: server certificate not trusted/ },
      { words: 'tls unspecified error', pattern: /TLS: unspecified error/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'apk does not trust the certificate of its mirror',
    check: {
      text: 'See who signs it',
      compose: 'docker run --rm alpine sh -c "date; wget -S https://dl-cdn.alpinelinux.org 2>&1 | head"',
    },
    repair: [
      { text: 'Add the authority of the inspecting proxy to /etc/ssl/cert.pem in the build, or correct the clock' },
    ],
    source: 'apk-tools libfetch',
    matches: [
      'WARNING: fetching https://dl-cdn.alpinelinux.org/x: TLS: server certificate not trusted',
      'WARNING: opening https://dl-cdn.alpinelinux.org/x: TLS: unspecified error',
    ],
    ignores: ['TLS: trusted'],
  },
];

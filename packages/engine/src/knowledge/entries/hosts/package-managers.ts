import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PACKAGE_MANAGERS: readonly CatalogueEntry[] = [
  {
    id: 'apt.package-unknown',
    kind: 'missing_module',
    forms: [
      {
        words: 'e version for was not found',
        pattern: /E: Version '(?<value>[^']{1,60})' for '(?<object>[^']{1,80})' was not found/,
      },
      { words: 'unable to locate package', pattern: /Unable to locate package (?<object>\S{1,80})/ },
      {
        words: 'package has no installation candidate',
        pattern: /Package '?(?<object>[+\w.:-]{1,80})'? has no installation candidate/,
      },
      {
        words: 'no available installation candidate for',
        pattern: /no available installation candidate for (?<object>[+\w.:=*~-]{1,80})/,
      },
      { words: 'no such package', pattern: /(?<object>\S{1,60}) \(no such package\)/ },
      { words: 'unable to satisfy the dependencies', pattern: /Unable to satisfy the dependencies/ },
      {
        words: 'the following packages have unmet dependencies',
        pattern: /The following packages have unmet dependencies/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The package {object} is not known to the package manager',
    check: {
      text: 'See for which release the image is, and whether apt-get update ran in the same RUN',
      compose: 'docker compose exec {service} cat /etc/os-release',
    },
    repair: [
      {
        text: 'RUN apt-get update && apt-get install in one line; correct the name for this release, or do not pin a version that mirrors drop',
      },
    ],
    source: 'apt apt-pkg/cacheset.cc, apt-private/private-cacheset.cc; apk-tools src/commit.c',
    matches: [
      'E: Unable to locate package shopkit',
      "E: Package 'shopkit' has no installation candidate",
      'fatal: [web1]: FAILED! => {"changed": false, "msg": "no available installation candidate for shopkit=1.99*"}',
      "E: Version '1.2-3' for 'nginx' was not found",
      '  foo (no such package):',
      'The following packages have unmet dependencies:',
      'Unable to satisfy the dependencies',
    ],
    ignores: ['package found'],
  },
  {
    id: 'apt.release-gone',
    kind: 'missing_object',
    program: 'apt',
    forms: [
      {
        words: 'the repository a release file',
        pattern: /The repository '(?<peer>[^']{1,160})' (?:does not have|no longer has) a Release file/,
      },
      {
        words: 'e failed to fetch 404 not found',
        pattern: /E: Failed to fetch (?<peer>https?:\/\/[\w.-]{1,100})\S{0,200}\s{1,3}404\s{1,3}Not Found/,
      },
      {
        words: 'cannot prepare internal mirrorlist',
        pattern: /Cannot prepare internal mirrorlist(?!: (?:Status code: 5|Curl error))/,
      },
      {
        words: 'failed to download metadata for repo',
        pattern: /Failed to download metadata for repo '(?<object>[^']{1,60})'(?![^\r\n]{0,120}Status code: 5)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The package archive no longer has {peer|this release}',
    check: { text: 'See which release the image is, and whether it has reached its end' },
    repair: [
      {
        text: 'Use a newer base image; for an old one point the sources at archive.debian.org, old-releases.ubuntu.com or vault.centos.org',
      },
    ],
    source: 'apt; dnf',
    matches: [
      "E: The repository 'http://deb.debian.org/debian stretch Release' does not have a Release file.",
      "E: The repository 'http://x/ubuntu lunar Release' no longer has a Release file.",
      'E: Failed to fetch http://deb.debian.org/debian/pool/x.deb  404  Not Found [IP: 151.101.2.132 80]',
      "Error: Failed to download metadata for repo 'appstream': Cannot prepare internal mirrorlist: No URLs in mirrorlist",
      'Cannot prepare internal mirrorlist: No URLs in mirrorlist',
    ],
    ignores: ['The repository has a Release file'],
  },
  {
    id: 'apt.state-broken',
    kind: 'data_corruption',
    program: 'apt',
    forms: [
      { words: 'dpkg was interrupted you must manually run', pattern: /dpkg was interrupted, you must manually run/ },
      { words: 'hash sum mismatch', pattern: /Hash Sum mismatch/ },
      {
        words: 'e sub process usr bin dpkg returned an error code',
        pattern: /E: Sub-process \/usr\/bin\/dpkg returned an error code/,
      },
      { words: 'file has unexpected size', pattern: /File has unexpected size \(\d{1,12} != \d{1,12}\)/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'The package manager was interrupted or its files are broken',
    check: { text: 'Read the lines above', host: 'dpkg --audit' },
    repair: [
      {
        text: 'Finish it, then fetch the lists anew',
        host: 'sudo dpkg --configure -a && sudo apt-get -f install && sudo rm -rf /var/lib/apt/lists/* && sudo apt-get update',
      },
    ],
    source: 'apt; dpkg',
    matches: [
      "E: dpkg was interrupted, you must manually run 'sudo dpkg --configure -a' to correct the problem.",
      'E: Failed to fetch http://x/Packages.gz  Hash Sum mismatch',
      'E: Sub-process /usr/bin/dpkg returned an error code (1)',
      'File has unexpected size (123 != 124). Mirror sync in progress?',
    ],
    ignores: ['Hash sums agree'],
  },
  {
    id: 'buildkit.dockerfile-wrong',
    kind: 'invalid_setting',
    program: 'buildkit',
    forms: [
      { words: 'parse error', pattern: /[Dd]ockerfile parse error (?:on )?line (?<value>\d{1,6}: [^\r\n]{1,100})/ },
      { words: 'unknown instruction', pattern: /(?<value>unknown instruction: \S{1,40})/ },
      { words: 'failed to process', pattern: /failed to process "(?<value>[^"]{1,100})": / },
      { words: 'base name should not be blank', pattern: /(?<value>base name \([^)]{0,80}\) should not be blank)/ },
      { words: 'target stage could not be found', pattern: /target stage "(?<value>[^"]{1,60})" could not be found/ },
      { words: 'failed to parse stage name', pattern: /(?<value>failed to parse stage name "[^"]{0,80}")/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Dockerfile is wrong: {value}',
    check: { text: 'Open the Dockerfile at the line' },
    repair: [{ text: 'Correct it; an ARG used in FROM has to stand before FROM and have a value' }],
    source: 'moby/buildkit frontend/dockerfile',
    matches: [
      'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN',
      'unknown instruction: RUNN',
      'failed to process "${X:y}": unsupported modifier (y) in substitution',
      'base name (${BASE}) should not be blank',
      'ERROR: failed to solve: target stage "prod" could not be found',
      'failed to parse stage name "node:": invalid reference format',
      'Dockerfile parse error line 3: x',
    ],
    ignores: ['Dockerfile parsed'],
  },
  {
    id: 'buildkit.base-image-unknown',
    kind: 'image_unavailable',
    program: 'buildkit',
    forms: [
      {
        words: 'failed to solve not found',
        pattern:
          /failed to solve: (?<object>\S{1,160}): (?:failed to resolve source metadata for \S{1,160}: )?\S{0,160}:? ?not found$/,
      },
      {
        words: 'failed to resolve source metadata for',
        pattern: /failed to resolve source metadata for (?<object>\S{1,160}): /,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The image {object} that the build begins with is not there',
    check: { text: 'Ask the registry', host: 'docker manifest inspect {object|<image>} | head -3' },
    repair: [{ text: 'Correct name and tag, or log in to the registry' }],
    source: 'moby/buildkit',
    matches: [
      'ERROR: failed to solve: node:99: docker.io/library/node:99: not found',
      'ERROR: failed to solve: node:99: failed to resolve source metadata for docker.io/library/node:99: docker.io/library/node:99: not found',
    ],
    ignores: ['resolved source metadata'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BUILDKIT: readonly CatalogueEntry[] = [
  {
    id: 'buildkit.copy-source-missing',
    kind: 'missing_file',
    program: 'buildkit',
    forms: [
      {
        words: 'failed to calculate checksum of ref not found',
        pattern: /failed to calculate checksum of ref \S{1,200}: "(?<path>[^"]{1,200})": not found/,
      },
      {
        words: 'failed to compute cache key not found',
        pattern: /failed to compute cache key: "(?<path>[^"]{1,200})"(?: not found)?: not found/,
      },
      {
        words: 'failed to walk lstat no such file or directory',
        pattern:
          /failed to (?:walk|compute cache key:.{0,80}) \S{1,200}: lstat (?<path>\S{1,200}): no such file or directory/,
      },
      {
        words: 'copy failed file not found in build context',
        pattern:
          /(?:COPY|ADD) failed: file not found in build context or excluded by \.dockerignore: stat (?<path>\S{1,200}?): file does not exist/,
      },
      {
        words: 'copy failed stat no such file or directory',
        pattern: /(?:COPY|ADD) failed: stat (?<path>\S{1,200}): no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The image build copies {path}, which is not in the build context',
    check: {
      text: 'Look whether the file is below the folder that is the context, and whether .dockerignore leaves it out; paths of COPY count from the context, not from the Dockerfile',
      compose: 'docker compose config | grep -n -A3 build:; ls -la <context>; cat <context>/.dockerignore',
    },
    repair: [
      {
        text: 'Set the context to the folder that holds {path} and name the Dockerfile apart, or correct COPY or .dockerignore; a file that a build step makes has to be made before',
        compose: 'docker compose build {service}',
        host: 'docker build -f <dir>/Dockerfile .',
      },
    ],
    source:
      'moby/buildkit solver/llbsolver/ops/opsutils/contenthash.go, solver/edge.go; moby builder/dockerfile/copy.go',
    matches: [
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref b5ac4e::x9k2: "/package-lock.json": not found',
      'failed to solve: rpc error: code = Unknown desc = failed to compute cache key: "/dist" not found: not found',
      'error: failed to solve: failed to compute cache key: failed to walk /var/lib/docker/tmp/buildkit-mount12: lstat /var/lib/docker/tmp/buildkit-mount12/requirements.txt: no such file or directory',
      'COPY failed: file not found in build context or excluded by .dockerignore: stat target/app.jar: file does not exist',
      'COPY failed: stat /var/lib/docker/tmp/docker-builder12/app.jar: no such file or directory',
    ],
    ignores: ['#9 [builder 4/7] COPY package-lock.json ./', 'npm ERR! package-lock.json not found'],
  },
  {
    id: 'buildkit.dockerfile-missing',
    kind: 'missing_file',
    program: 'buildkit',
    forms: [
      {
        words: 'failed to read dockerfile open no such file or directory',
        pattern: /failed to read dockerfile: open (?<path>\S{1,160}): no such file or directory/,
      },
      {
        words: 'unable to prepare context path not found',
        pattern: /unable to prepare context: path "(?<path>[^"]{1,200})" not found/,
      },
      {
        words: 'unable to evaluate symlinks in dockerfile path',
        pattern:
          /unable to evaluate symlinks in (?:Dockerfile|context) path: lstat (?<path>\S{1,200}): no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The image build finds no {path}',
    check: {
      text: 'See which folder and which file the build is given',
      compose: 'docker compose config | grep -n -A4 build:; ls -la',
    },
    repair: [
      {
        text: 'Correct build.context and build.dockerfile (its path counts from the context), mind capitals: Dockerfile',
        compose: 'docker compose build {service}',
      },
    ],
    source: 'moby/buildkit frontend/dockerui/config.go; docker/cli build context.go; docker/compose build_classic.go',
    matches: [
      'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
      'unable to prepare context: path "/srv/shop/api" not found',
      'unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat /srv/shop/Dockerfile: no such file or directory',
    ],
    ignores: ['#1 [internal] load build definition from Dockerfile'],
  },
  {
    id: 'buildkit.step-failed',
    kind: 'code_defect',
    program: 'buildkit',
    forms: [
      {
        words: 'did not complete successfully exit code',
        pattern: /process "(?<object>.{1,300})" did not complete successfully: exit code: (?<signal>(?!137)\d{1,3})\b/,
      },
      {
        words: 'executor failed running exit code',
        pattern: /executor failed running \[(?<object>.{1,300}?)\]: exit code: (?<signal>(?!137)\d{1,3})\b/,
      },
      {
        words: 'the command returned a non zero code',
        pattern: /The command '(?<object>.{1,300})' returned a non-zero code: (?<signal>(?!137)\d{1,3})\b/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'A step of the image build failed with exit code {signal}: {object}',
    check: {
      text: 'Read the output of the step above this line; repeat it with the whole output',
      compose: 'docker compose build --progress plain --no-cache {service}',
    },
    repair: [
      {
        text: 'Repair what the step names: a package that is gone, a test that fails, a mirror that does not answer',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source: 'moby/buildkit solver/llbsolver/ops/exec.go; moby builder/dockerfile',
    matches: [
      'ERROR: failed to solve: process "/bin/sh -c npm ci --omit=dev" did not complete successfully: exit code: 1',
      'failed to solve: executor failed running [/bin/sh -c apt-get update]: exit code: 100',
      "The command '/bin/sh -c pip install -r requirements.txt' returned a non-zero code: 1",
    ],
    ignores: ['process "/bin/sh -c npm ci" did not complete successfully: exit code: 137', '#12 DONE 4.2s'],
  },
  {
    id: 'buildkit.multi-platform-unsupported',
    kind: 'invalid_setting',
    program: 'buildkit',
    forms: [
      {
        words: 'multi platform build is not supported for the docker driver',
        pattern: /Multi-platform build is not supported for the docker driver/,
      },
      {
        words: 'multiple platforms feature is currently not supported for docker driver',
        pattern: /multiple platforms feature is currently not supported for docker driver/,
      },
      {
        words: 'docker exporter does not currently support exporting manifest lists',
        pattern: /docker exporter does not (?:currently )?support exporting manifest lists/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'This builder cannot make images for several platforms',
    check: { text: 'See which driver the builder has', host: 'docker buildx ls' },
    repair: [
      {
        text: 'Make a builder of its own container and push from it (a local image holds one platform, unless the containerd image store is on)',
        host: 'docker buildx create --use --name multi && docker buildx build --platform linux/amd64,linux/arm64 -t <image> --push .',
      },
    ],
    source: 'docker/buildx driver/docker, build/build.go; Docker documentation, Multi-platform builds',
    matches: [
      'ERROR: Multi-platform build is not supported for the docker driver.',
      'error: multiple platforms feature is currently not supported for docker driver. Please switch to a different driver (eg. "docker buildx create --use")',
      'ERROR: docker exporter does not currently support exporting manifest lists',
    ],
    ignores: ['multi*  docker-container  running  linux/amd64, linux/arm64'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const IMAGE_BUILDERS: readonly CatalogueEntry[] = [
  {
    id: 'buildkit.entitlement-refused',
    kind: 'authorisation_denied',
    program: 'buildkit',
    forms: [
      {
        words: 'granting entitlement is not allowed by build daemon configuration',
        pattern: /granting entitlement (?<object>[\w.]{1,40}) is not allowed by build daemon configuration/,
      },
      { words: 'is not allowed', pattern: /(?<object>security\.insecure|network\.host) is not allowed/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The builder does not allow {object}',
    check: { text: 'See the flags of the builder', host: 'docker buildx inspect' },
    repair: [
      {
        text: 'Make a builder that allows it, and allow it in the build',
        host: "docker buildx create --use --buildkitd-flags '--allow-insecure-entitlement {object}'; docker buildx build --allow {object} .",
      },
    ],
    source: 'moby/buildkit util/entitlements',
    matches: [
      'ERROR: failed to solve: granting entitlement security.insecure is not allowed by build daemon configuration',
      'ERROR: failed to solve: network.host is not allowed',
    ],
    ignores: ['entitlement security.insecure granted'],
  },
  {
    id: 'buildkit.builder-lost',
    kind: 'unreachable',
    program: 'buildkit',
    forms: [
      { words: 'frontend grpc server closed unexpectedly', pattern: /frontend grpc server closed unexpectedly/ },
      {
        words: 'failed to receive status rpc error code unavailable desc',
        pattern: /failed to receive status: rpc error: code = Unavailable desc = (?<value>[^\r\n]{1,100})/,
      },
      {
        words: 'closing transport due to connection error desc error reading from server eof received prior goaway',
        pattern:
          /closing transport due to: connection error: desc = "error reading from server: EOF", received prior goaway/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The builder ended or was cut off during the build: memory is the usual reason',
    check: {
      text: 'See why BuildKit ended',
      host: 'docker logs buildx_buildkit_<builder>0 --tail 50; dmesg -T | grep -i oom | tail -5; journalctl -u docker -n 50 --no-pager',
    },
    repair: [
      {
        text: 'Give the builder memory (Docker Desktop: Resources), build fewer steps at a time, start it anew',
        host: 'docker buildx stop; docker buildx inspect --bootstrap',
      },
    ],
    source: 'moby/buildkit client/solve.go, frontend/gateway',
    matches: [
      'failed to solve: frontend grpc server closed unexpectedly',
      'ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
      'closing transport due to: connection error: desc = "error reading from server: EOF", received prior goaway: code: NO_ERROR',
    ],
    ignores: ['#1 [internal] booting buildkit'],
  },
  {
    id: 'buildkit.driver-cannot',
    kind: 'invalid_setting',
    program: 'buildkit',
    forms: [
      {
        words: 'is not supported for the docker driver',
        pattern:
          /(?<value>Cache export|Multi-platform build|OCI exporter|Attestation|[\w -]{1,30} exporter) is not supported for the docker driver/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The builder in use cannot do {value}: it needs the containerd image store or docker-container',
    check: { text: 'See the builders', host: 'docker buildx ls' },
    repair: [
      {
        text: 'Make and use a builder with the docker-container driver',
        host: 'docker buildx create --name multi --driver docker-container --use --bootstrap',
      },
    ],
    source: 'docker/buildx build/opt.go',
    matches: [
      'ERROR: failed to build: Multi-platform build is not supported for the docker driver. Switch to a different driver, or turn on the containerd image store, and try again.',
      'ERROR: Cache export is not supported for the docker driver.',
    ],
    ignores: ['docker driver selected'],
  },
  {
    id: 'buildkit.no-builder',
    kind: 'missing_object',
    program: 'buildkit',
    forms: [
      { words: 'error no builder found', pattern: /ERROR: no builder "(?<object>[\w.-]{1,60})" found/ },
      { words: 'no builder found', pattern: /no builder "(?<object>[\w.-]{1,60})" found/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'There is no builder named {object}',
    check: { text: 'List them', host: 'docker buildx ls' },
    repair: [{ text: 'Make it', host: 'docker buildx create --name {object} --use --bootstrap' }],
    source: 'docker/buildx store',
    matches: ['ERROR: no builder "multi" found', 'error: no builder "ci" found'],
    ignores: ['builder multi created'],
  },
  {
    id: 'qemu.user-emulation-broken',
    kind: 'wrong_architecture',
    program: 'qemu',
    forms: [
      {
        words: 'qemu uncaught target signal',
        pattern: /qemu: (?<value>uncaught target signal \d{1,2} \([\w ]{1,30}\))/,
      },
      {
        words: 'buildkit_qemu_emulator',
        pattern:
          /(?<value>\.buildkit_qemu_emulator: \S{1,80}: (?:Invalid ELF image for this architecture|[\w ]{1,60}))/,
      },
      {
        words: 'qemu could not open',
        pattern: /(?<value>qemu-\w{1,20}(?:-static)?: Could not open '\/lib[\w/.-]{1,60}')/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The emulation of the other architecture crashes or is missing: {value}',
    check: {
      text: 'See what handles the architecture',
      host: 'docker run --privileged --rm tonistiigi/binfmt; ls /proc/sys/fs/binfmt_misc',
    },
    repair: [
      {
        text: 'Install current emulators, or build on a machine of that architecture (or cross-compile with --platform=$BUILDPLATFORM)',
        host: 'docker run --privileged --rm tonistiigi/binfmt --install all',
      },
    ],
    source: 'qemu linux-user/signal.c; tonistiigi/binfmt',
    matches: [
      'qemu: uncaught target signal 11 (Segmentation fault) - core dumped',
      '.buildkit_qemu_emulator: /bin/sh: Invalid ELF image for this architecture',
      "qemu-x86_64: Could not open '/lib64/ld-linux-x86-64.so.2': No such file or directory",
    ],
    ignores: ['qemu: terminating on signal 15'],
  },
  {
    id: 'kaniko.step-failed',
    kind: 'code_defect',
    program: 'kaniko',
    forms: [
      {
        words: 'error building image error building stage failed to execute command',
        pattern: /error building image: error building stage: failed to execute command: (?<value>[^\r\n]{1,140})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A command of the Dockerfile failed in kaniko: its own output before says why',
    check: { text: 'Read the lines of the command before', kubernetes: 'kubectl logs job/{service} --tail 100' },
    repair: [{ text: 'Repair the command as it would fail in a shell' }],
    source: 'GoogleContainerTools/kaniko pkg/executor',
    matches: [
      'error building image: error building stage: failed to execute command: waiting for process to exit: exit status 1',
      'error building image: error building stage: failed to execute command: command exited with exit code 2',
    ],
    ignores: ['Taking snapshot of full filesystem...'],
  },
  {
    id: 'kaniko.push-not-allowed',
    kind: 'authorisation_denied',
    program: 'kaniko',
    forms: [
      {
        words: 'error checking push permissions make sure you entered the correct tag name',
        pattern: /error checking push permissions -- make sure you entered the correct tag name/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'kaniko may not push to the registry: credentials are missing or for another name',
    check: {
      text: 'See which registry and what /kaniko/.docker/config.json holds',
      kubernetes: 'kubectl get secret regcred -o jsonpath="{.data.\\.dockerconfigjson}" | base64 -d',
    },
    repair: [
      {
        text: 'Mount credentials for that registry as /kaniko/.docker/config.json (Docker Hub: https://index.docker.io/v1/)',
        kubernetes:
          'kubectl create secret docker-registry regcred --docker-server=<registry> --docker-username=<user> --docker-password=<token>',
      },
    ],
    source: 'GoogleContainerTools/kaniko pkg/executor/push.go',
    matches: [
      'error checking push permissions -- make sure you entered the correct tag name, and that you are authenticated correctly, and try again: checking push permission for "acme/app": POST https://index.docker.io/v2/acme/app/blobs/uploads/: UNAUTHORIZED',
      'INFO[0001] error checking push permissions -- make sure you entered the correct tag name, and that you are authenticated correctly',
    ],
    ignores: ['Pushed image to 1 destinations'],
  },
];

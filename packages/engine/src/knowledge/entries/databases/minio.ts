import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MINIO: readonly CatalogueEntry[] = [
  {
    id: 'minio.backend-format',
    kind: 'version_mismatch',
    program: 'minio',
    forms: [
      {
        words: 'found backend type fs expected xl',
        pattern: /(?:Drive|Disk) (?<path>\S{1,160}): found backend type (?<version>fs), expected (?<wanted>xl)/,
      },
      {
        words: 'format json file expected format type found',
        pattern: /format\.json file: expected format-type: (?<wanted>[\w-]{2,12}), found: (?<version>[\w-]{2,12})/,
      },
      {
        words: 'corrupted backend format',
        pattern: /(?:(?:Drive|Disk) (?<path>\S{1,160})(?::| returned an error \() ?)?corrupted backend format/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MinIO cannot use its drive {path|here}: its format is {version|not what it expects}',
    check: {
      text: 'Read the format and the release of the image: since 2022-10-29 the old "fs" mode is gone',
      compose:
        'docker compose run --rm --entrypoint cat {service} /data/.minio.sys/format.json; docker compose config {service} | grep image',
      kubernetes: 'kubectl get statefulset,deploy -o wide | grep -i minio',
      host: 'sudo cat <drive>/.minio.sys/format.json; minio --version',
    },
    repair: [
      {
        text: 'Go back to the last release with that mode (RELEASE.2022-10-24T18-35-07Z), start the new one on an empty drive beside it, and mirror the data',
        compose: 'docker compose run --rm --entrypoint mc {service} mirror --preserve old/ new/',
        host: 'mc mirror --preserve old/ new/',
        kubernetes: 'kubectl rollout undo statefulset/{service}',
      },
    ],
    source: 'MinIO source, cmd/format-erasure.go; issues 15999, 11073, 10925',
    matches: [
      'ERROR Unable to use the drive /data: Drive /data: found backend type fs, expected xl or xl-single - to migrate to a supported backend visit https://min.io/docs: Invalid arguments specified',
      'ERROR Unable to initialize backend: format.json file: expected format-type: fs, found: xl-single',
      'Error: Drive http://minio-0.minio:9000/export returned an error (corrupted backend format, specified disk mount has unexpected previous content) (*fmt.wrapError)',
    ],
    ignores: ['Formatting 1st pool, 1 set(s), 1 drives per set.'],
  },
  {
    id: 'minio.drives-missing',
    kind: 'cluster_quorum',
    program: 'minio',
    forms: [
      {
        words: 'waiting for a minimum of drives to come online',
        pattern:
          /Waiting for a minimum of (?<limit>\d{1,4}) (?:drives|disks) to come online(?: \(elapsed (?<value>\w{1,20})\))?/,
      },
      {
        words: 'insufficient number of drives online',
        pattern: /(?<value>Read|Write) failed\. Insufficient number of (?:drives|disks) online/,
      },
      {
        words: 'waiting for at least remote servers with valid configuration to be online',
        pattern: /Waiting for at least (?<limit>\d{1,4}) remote servers with valid configuration to be online/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'minio',
    specificity: 2,
    means: 'MinIO has too few drives or servers online ({limit|quorum} needed)',
    check: {
      text: 'See which are away',
      compose: 'docker compose ps; docker compose exec {server} mc admin info local',
      kubernetes: 'kubectl get pods -o wide | grep -i minio; kubectl get pvc',
      host: 'mc admin info <alias>; lsblk; df -h',
    },
    repair: [
      {
        text: 'Bring servers and drives back: all servers need the same command line, credentials and clock, and reach each other on port 9000',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout status statefulset/{service}',
        host: 'sudo mount -a && sudo systemctl restart minio',
      },
    ],
    source: 'MinIO source, cmd/prepare-storage.go, cmd/object-api-errors.go, cmd/bootstrap-peer-server.go',
    matches: [
      'Waiting for a minimum of 2 drives to come online (elapsed 5s)',
      'API: PutObject(bucket=shop, object=a.png) Error: Write failed. Insufficient number of drives online (*errors.errorString)',
      'INFO: Waiting for at least 1 remote servers with valid configuration to be online',
    ],
    ignores: ['Status:         4 Online, 0 Offline.'],
  },
  {
    id: 'minio.disk-full',
    kind: 'disk_full',
    program: 'minio',
    forms: [
      {
        words: 'has reached its minimum free drive threshold',
        pattern: /Storage (?:backend has )?reached its minimum free (?:drive|disk) threshold/,
      },
      { words: 'drive path full', pattern: /(?:Error: |\()(?:drive|disk) path full/ },
      {
        words: 'drive is already full at incoming i o will fail',
        pattern: /Drive is already full at (?<path>\S{1,160}), incoming I\/O will fail/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'minio',
    specificity: 3,
    means: 'The drive of MinIO is full ({path|XMinioStorageFull}): it takes no further objects',
    check: {
      text: 'See the drives and which bucket is large; old versions and broken uploads count too',
      compose: 'docker compose exec {server} df -h /data; docker compose exec {server} mc du --depth 2 local',
      kubernetes: 'kubectl exec {service}-0 -- df -h',
      host: 'df -h; mc du --depth 2 <alias>',
    },
    repair: [
      {
        text: 'Remove what is not needed (with --versions), and let rules expire old versions and unfinished uploads',
        host: 'mc rm --recursive --force --versions --older-than 30d <alias>/<bucket>/<prefix> && mc ilm rule add --noncurrent-expire-days 7 <alias>/<bucket>',
        compose: 'docker compose exec {server} mc rm --recursive --force --incomplete local/<bucket>',
        destructive: true,
      },
      {
        text: 'Or grow the volume',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"200Gi"}}}}'`,
        host: 'sudo lvextend -r -L +50G <volume>',
      },
    ],
    source: 'MinIO source, cmd/api-errors.go ErrStorageFull, cmd/storage-errors.go errDiskFull',
    matches: [
      'Storage backend has reached its minimum free drive threshold. Please delete a few objects to proceed.',
      'Error: drive path full (*errors.errorString)',
      'Drive is already full at /data1, incoming I/O will fail - drive will be offline',
    ],
    ignores: ['MINIO_STORAGE_CLASS_STANDARD=EC:2'],
  },
  {
    id: 'minio.start-refused',
    kind: 'invalid_setting',
    program: 'minio',
    forms: [
      {
        words: 'invalid credentials please provide correct credentials',
        pattern:
          /(?:FATAL|ERROR):? (?:Unable to validate|Invalid) credentials.{0,200}(?<value>length should be at least \d{1,2}|Invalid credentials)/,
      },
      {
        words: 'unable to write to the backend',
        pattern: /Unable to write to the backend(?::| \() ?(?<value>.{0,100})/,
      },
      {
        words: 'https specified in endpoints but no tls certificate is found on the local machine',
        pattern: /(?<value>HTTPS specified in endpoints, but no TLS certificate is found) on the local machine/,
      },
      {
        words: 'file access denied',
        pattern: /(?:Unable to (?:initialize|write to).{0,120}|ERROR.{0,120})(?<value>file access denied)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MinIO refuses to start: {value}',
    check: {
      text: 'Read the "HINT" below; look at credentials (user 3, password 8 characters at least) and at the owner of the drive',
      compose:
        'docker compose config {service} | grep -A8 environment; docker compose run --rm --entrypoint sh {service} -c "id; ls -ldn /data"',
      kubernetes: 'kubectl logs {service}-0 | grep -A4 -E "FATAL|ERROR"',
      host: 'sudo journalctl -u minio -n 20; ls -ld <drive>',
    },
    repair: [
      {
        text: 'Set MINIO_ROOT_USER and MINIO_ROOT_PASSWORD, give the drive to the account that runs it, and put the certificate into certs/',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: `kubectl patch statefulset/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}'`,
        host: 'sudo chown -R minio-user: <drive> && sudo systemctl restart minio',
      },
    ],
    source: 'MinIO source, internal/config/errors.go, internal/auth/credentials.go',
    matches: [
      'FATAL Unable to validate credentials inherited from the shell environment: Invalid credentials > Please provide correct credentials HINT: Access key length should be at least 3, and secret key length at least 8 characters',
      'ERROR Unable to write to the backend: Please ensure MinIO binary has write permissions for the backend',
      'FATAL HTTPS specified in endpoints, but no TLS certificate is found on the local machine',
      'ERROR Unable to initialize config system: file access denied (*fmt.wrapError)',
    ],
    ignores: [
      "WARNING: Detected default credentials 'minioadmin:minioadmin', we recommend that you change these values",
    ],
  },
];

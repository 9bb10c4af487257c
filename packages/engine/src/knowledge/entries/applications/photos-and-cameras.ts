import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PHOTOS_AND_CAMERAS: readonly CatalogueEntry[] = [
  {
    id: 'immich.vector-extension-version',
    kind: 'version_mismatch',
    program: 'immich',
    forms: [
      {
        words: 'extension version is but immich only supports',
        pattern:
          /The (?<object>[\w.]{1,30}) extension version is (?<version>[\d.]{1,16}), but Immich only supports (?<wanted>[\d.<>=^~ |x-]{1,40})/,
      },
      {
        words: 'extension can be updated to',
        pattern: /The (?<object>[\w.]{1,30}) extension can be updated to (?<wanted>[\d.]{1,16})\./,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Immich needs {object} {wanted} in PostgreSQL; {version|an older one} is installed',
    check: {
      text: 'Read the version that the database uses and the one that the image brings',
      compose: `docker compose exec database psql -U postgres -d immich -c "SELECT name, default_version, installed_version FROM pg_available_extensions WHERE name IN ('vectors','vchord','vector')"`,
      kubernetes: `kubectl exec <database pod> -- psql -U postgres -d immich -c "SELECT name, default_version, installed_version FROM pg_available_extensions WHERE name IN ('vectors','vchord','vector')"`,
    },
    repair: [
      {
        text: 'Take the database image that the compose file of this Immich release names, then update the extension',
        compose:
          'docker compose pull && docker compose up -d && docker compose exec database psql -U postgres -d immich -c "ALTER EXTENSION {object} UPDATE"',
        kubernetes: 'kubectl exec <database pod> -- psql -U postgres -d immich -c "ALTER EXTENSION {object} UPDATE"',
      },
    ],
    source: 'immich-app/immich server/src/services/database.service.ts messages',
    matches: [
      'microservices worker error: Error: The pgvecto.rs extension version is 0.1.11, but Immich only supports >=0.2 <0.4.',
      'The VectorChord extension version is 0.5.1, but Immich only supports >=0.3 <0.5.',
      'The pgvector extension can be updated to 0.8.0.',
    ],
    ignores: ['The vector extension is version 0.7.4'],
  },
  {
    id: 'immich.vector-extension-missing',
    kind: 'missing_module',
    program: 'immich',
    forms: [
      {
        words: 'extension is not available in this postgres instance',
        pattern: /The (?<object>[\w.]{1,30}) extension is not available in this Postgres instance/,
      },
      {
        words: 'failed to activate extension',
        pattern: /Failed to activate (?<object>pgvecto\.rs|pgvector|VectorChord) extension/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Immich does not find the extension {object} in its PostgreSQL',
    check: {
      text: 'See which image the database runs: the plain postgres image has no vector extension',
      compose:
        'docker compose config --images; docker compose exec database psql -U postgres -c "SHOW shared_preload_libraries"',
      kubernetes: 'kubectl get pods -o jsonpath="{..image}"',
      host: 'sudo -u postgres psql -c "SHOW shared_preload_libraries"',
    },
    repair: [
      {
        text: 'Use ghcr.io/immich-app/postgres of the same PostgreSQL major version, or install the extension, add it to shared_preload_libraries and restart; creating it needs a superuser',
        compose: 'docker compose pull database && docker compose up -d',
        host: 'sudo -u postgres psql -d immich -c "CREATE EXTENSION IF NOT EXISTS vchord CASCADE"',
      },
    ],
    source: 'immich-app/immich server/src/services/database.service.ts messages',
    matches: [
      '[Nest] 7  - 05/02/2024, 10:11:12 AM   FATAL [Microservices:DatabaseService] The pgvecto.rs extension is not available in this Postgres instance.',
      'Failed to activate VectorChord extension.',
    ],
    ignores: ['pgvector extension is not available in this PostgreSQL installation of the build host'],
  },
  {
    id: 'immich.upload-folder-missing',
    kind: 'missing_file',
    program: 'immich',
    forms: [
      {
        words: 'failed to immich error',
        pattern:
          /Failed to (?:read|write) \(?(?<path>[^\s)"]{1,140}\/\.immich)\)?: Error: (?!EACCES|EPERM|EROFS)(?<value>E[A-Z]{3,10})/,
      },
      {
        words: 'failed to upload_location immich',
        pattern: /Failed to (?:read|write):? "?<UPLOAD_LOCATION>(?<path>[^\s"(]{1,80}\/\.immich)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Immich does not start: the marker {path} of a volume is missing',
    check: {
      text: 'See whether the right directory is mounted; Immich checks the marker so that it does not work on an empty one',
      compose: 'docker compose exec immich-server sh -c "ls -la /data /usr/src/app/upload"; grep UPLOAD_LOCATION .env',
      kubernetes: 'kubectl describe deploy immich-server | grep -A6 Mounts',
      host: 'ls -la <UPLOAD_LOCATION>; findmnt -T <UPLOAD_LOCATION>',
    },
    repair: [
      {
        text: 'Mount the directory that holds the pictures at the path of this release (/data since 1.136) and start again',
        compose: 'docker compose up -d --force-recreate immich-server',
        kubernetes: 'kubectl rollout restart deploy/immich-server',
      },
      {
        text: 'When the folder is the right one and merely lacks the marker (moved or restored by hand), create it',
        host: 'for d in library upload thumbs profile encoded-video backups; do touch <UPLOAD_LOCATION>/$d/.immich; done',
      },
    ],
    source: 'immich-app/immich server/src/services/storage.service.ts; documentation, System Integrity, folder checks',
    matches: [
      "[Nest] 7  - 05/02/2024, 10:11:12 AM   ERROR [Microservices:StorageService] Failed to read upload/encoded-video/.immich: Error: ENOENT: no such file or directory, open 'upload/encoded-video/.immich'",
      'ImmichStartupError: Failed to read: "<UPLOAD_LOCATION>/encoded-video/.immich (/data/encoded-video/.immich) - Please see https://docs.immich.app/administration/system-integrity#folder-checks for more information."',
    ],
    ignores: ['LOG [Api:StorageService] Successfully verified system mount folder checks'],
  },
  {
    id: 'immich.upload-folder-closed',
    kind: 'file_permission',
    program: 'immich',
    forms: [
      {
        words: 'failed to immich error',
        pattern: /Failed to (?:read|write):? "?\(?(?<path>[^\s)"]{1,140}\/\.immich)\)?: Error: (?<value>EACCES|EPERM)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Immich may not use {path} of its volume ({value})',
    check: {
      text: 'Compare the owner with the user of the container',
      compose: 'docker compose exec immich-server sh -c "id; ls -lan /data"',
      host: 'ls -lan <UPLOAD_LOCATION>',
    },
    repair: [
      {
        text: 'Give the folder to the user that the container runs as (user: or PUID; on NFS mind root_squash, on SELinux :Z)',
        host: 'sudo chown -R <uid>:<gid> <UPLOAD_LOCATION>',
      },
    ],
    source: 'immich-app/immich server/src/services/storage.service.ts; documentation, System Integrity, folder checks',
    matches: [
      "ERROR [Api:StorageService] Failed to write (/data/thumbs/.immich): Error: EACCES: permission denied, open '/data/thumbs/.immich'",
      "[Nest] 7  - 05/02/2024, 10:11:12 AM   ERROR [Microservices:StorageService] Failed to write upload/library/.immich: Error: EPERM: operation not permitted, open 'upload/library/.immich'",
    ],
    ignores: ['LOG [Api:StorageService] Successfully verified system mount folder checks'],
  },
  {
    id: 'immich.machine-learning-away',
    kind: 'connection_refused',
    program: 'immich',
    forms: [
      {
        words: 'machine learning request to failed',
        pattern:
          /Machine learning request to "(?<peer>[^"]{1,120})" failed(?: with status (?<value>\d{3})|: (?:fetch failed|timeout))/,
      },
      {
        words: 'machine learning server became unhealthy',
        pattern: /Machine learning server became unhealthy \((?<peer>[^)]{1,120})\)/,
      },
      {
        words: 'machine learning request failed for all urls',
        pattern: /Machine learning request '?.{0,140}'? ?failed for all URLs/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'immich-machine-learning',
    specificity: 3,
    means: 'Immich does not reach its machine learning service {peer|at any address}',
    check: {
      text: 'See whether the container runs; while it loads a model it may run out of memory',
      compose: 'docker compose ps; docker compose logs --tail 50 immich-machine-learning',
      kubernetes: 'kubectl get pods | grep machine-learning; kubectl logs deploy/immich-machine-learning --tail=50',
    },
    repair: [
      {
        text: 'Start it again with enough memory (about 4 GB), and set IMMICH_MACHINE_LEARNING_URL or the setting to its address; the jobs can be run again',
        compose: 'docker compose up -d immich-machine-learning',
        kubernetes: 'kubectl rollout restart deploy/immich-machine-learning',
      },
    ],
    source: 'immich-app/immich server/src/repositories/machine-learning.repository.ts',
    matches: [
      '[Nest] 7  - 05/02/2024, 10:11:12 AM    WARN [Microservices:MachineLearningRepository] Machine learning request to "http://immich-machine-learning:3003" failed: fetch failed',
      'WARN [Api:MachineLearningRepository] Machine learning server became unhealthy (http://immich-machine-learning:3003).',
      `Error: Machine learning request '{"clip":{"visual":{"modelName":"ViT-B-32__openai"}}}' failed for all URLs`,
    ],
    ignores: [
      'LOG [Api:MachineLearningRepository] Machine learning server became healthy (http://immich-machine-learning:3003).',
    ],
  },
  {
    id: 'photoprism.path-not-writable',
    kind: 'file_permission',
    program: 'photoprism',
    forms: [
      {
        words: 'can t create please check configuration and permissions',
        pattern: /can't create (?<path>[^\s:]{1,120}): please check configuration and permissions/,
      },
      {
        words: 'config invalid path check configuration and permissions',
        pattern:
          /config: invalid (?<object>originals|storage|import|cache|temp|sidecar) path, check configuration and permissions/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PhotoPrism cannot write its {object|storage} directory {path|under /photoprism}',
    check: {
      text: 'See who owns the mounted directories and as whom the container runs',
      compose: 'docker compose exec {service} sh -c "id; ls -lan /photoprism /photoprism/storage"',
      host: 'ls -lan <the directories of the host>; findmnt -T <originals>',
    },
    repair: [
      {
        text: 'Give the directories to the account that PHOTOPRISM_UID and PHOTOPRISM_GID name, and mount originals and storage',
        compose:
          'docker compose exec -u root {service} chown -R 1000:1000 /photoprism/storage && docker compose restart {service}',
        host: 'sudo chown -R 1000:1000 <storage>',
      },
    ],
    source: 'photoprism/photoprism internal/config/config_storage.go CreateDirectories()',
    matches: [
      `time="2024-05-02T10:11:12Z" level=fatal msg="can't create /photoprism/storage/sidecar: please check configuration and permissions"`,
      'ERRO[2024-10-26T12:59:48+02:00] config: invalid originals path, check configuration and permissions',
    ],
    ignores: ['INFO[2024-05-02T10:11:12Z] config: created storage path /photoprism/storage'],
  },
  {
    id: 'frigate.camera-stream-lost',
    kind: 'unreachable',
    program: 'frigate',
    forms: [
      {
        words: 'ffmpeg process crashed unexpectedly for',
        pattern: /Ffmpeg process crashed unexpectedly for (?<object>[\w-]{1,60})/,
      },
      {
        words: 'no frames received from in seconds exiting ffmpeg',
        pattern: /No frames received from (?<object>[\w-]{1,60}) in \d{1,4} seconds\. Exiting ffmpeg/,
      },
      {
        words: 'unable to read frames from ffmpeg process',
        pattern: /(?<object>[\w-]{1,60}): Unable to read frames from ffmpeg process/,
      },
      {
        words: 'ffmpeg process is not running exiting capture thread',
        pattern: /(?<object>[\w-]{1,60}): ffmpeg process is not running\. exiting capture thread/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'camera',
    specificity: 3,
    means: 'Frigate gets no pictures from the camera {object}',
    check: {
      text: 'Play the stream as Frigate does: wrong password (401), a changed address and a full camera are the usual reasons',
      compose: 'docker compose exec {service} ffprobe -rtsp_transport tcp <rtsp address>',
      kubernetes: 'kubectl exec deploy/{service} -- ffprobe -rtsp_transport tcp <rtsp address>',
      host: 'ffprobe -rtsp_transport tcp <rtsp address>',
    },
    repair: [
      {
        text: 'Restart the camera or correct its address and password; let go2rtc fetch the stream once so that the camera serves one client only',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'blakeblackshear/frigate frigate/video/ffmpeg.py capture_frames(), CameraWatchdog',
    matches: [
      '[2024-05-02 10:11:12] watchdog.front                 ERROR   : Ffmpeg process crashed unexpectedly for front.',
      '[2024-05-02 10:11:12] watchdog.yard                  INFO    : No frames received from yard in 20 seconds. Exiting ffmpeg...',
      '[2024-05-02 10:11:12] frigate.video                  ERROR   : front: Unable to read frames from ffmpeg process.',
      '[2024-05-02 10:11:12] frigate.video                  ERROR   : front: ffmpeg process is not running. exiting capture thread...',
    ],
    ignores: ['[2024-05-02 10:11:12] watchdog.front INFO : Restarting ffmpeg...'],
  },
  {
    id: 'frigate.shm-too-small',
    kind: 'invalid_setting',
    program: 'frigate',
    forms: [
      {
        words: 'the current shm size of is too small recommend',
        pattern:
          /The current SHM size of (?<value>[\d.]{1,8} ?MB) is too small, recommend (?:increasing it to )?at least (?<limit>[\d.]{1,8} ?MB)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Frigate has {value} of shared memory and wants {limit}',
    check: {
      text: 'See how full it is; Frigate dies with a bus error when it runs over',
      compose: 'docker compose exec {service} df -h /dev/shm',
      kubernetes: 'kubectl exec deploy/{service} -- df -h /dev/shm',
    },
    repair: [
      {
        text: 'Set shm_size: {limit} for the service (in Kubernetes an emptyDir with medium Memory at /dev/shm) and recreate it',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl edit deploy {service}',
      },
    ],
    source:
      'blakeblackshear/frigate frigate/app.py, frigate/util/services.py; documentation, Calculating required shm-size',
    matches: [
      '[2024-05-02 10:11:12] frigate.app WARNING : The current SHM size of 64.0MB is too small, recommend increasing it to at least 150.1MB.',
      'The current SHM size of 128MB is too small, recommend increasing it to at least 210MB.',
    ],
    ignores: ['Calculated total camera size 90 / 128 :: 20 frames for each camera in SHM'],
  },
  {
    id: 'frigate.coral-missing',
    kind: 'missing_file',
    program: 'frigate',
    forms: [
      { words: 'no edgetpu was detected', pattern: /No EdgeTPU was detected/ },
      { words: 'failed to load delegate from libedgetpu so', pattern: /Failed to load delegate from libedgetpu\.so/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Frigate does not find the Coral that its configuration names',
    check: {
      text: 'See whether the host sees the stick or card and whether the container gets it',
      compose: 'lsusb | grep -iE "1a6e|18d1"; ls /dev/apex_0; docker compose config | grep -A4 devices',
      host: 'lsusb | grep -iE "1a6e|18d1"; ls -l /dev/apex_0',
    },
    repair: [
      {
        text: 'Pass /dev/bus/usb (or /dev/apex_0 with the gasket driver) to the container and plug the stick into a powered USB 3 port',
        compose: 'docker compose up -d --force-recreate {service}',
      },
      { text: 'Without a Coral, set detectors: type cpu or openvino in config.yml' },
    ],
    source: 'blakeblackshear/frigate frigate/detectors/plugins/edgetpu_tfl.py',
    matches: [
      '[2024-05-02 10:11:12] frigate.detectors.plugins.edgetpu_tfl ERROR : No EdgeTPU was detected. If you do not have a Coral device yet, you must configure CPU detectors.',
      'ValueError: Failed to load delegate from libedgetpu.so.1.0',
    ],
    ignores: ['frigate.detectors.plugins.edgetpu_tfl INFO : TPU found'],
  },
];

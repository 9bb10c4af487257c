import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Immich with its vectors and models, Home Assistant, Grafana and its alerts. */
export const PICTURES_AND_HOMES: readonly CatalogueEntry[] = [
  {
    id: 'immich.no-vector-extension',
    kind: 'missing_module',
    program: 'immich',
    forms: [
      {
        words: 'no vector extension found available extensions',
        pattern: /No vector extension found\. Available extensions: (?<wanted>[\w, .]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The PostgreSQL of Immich has none of the extensions that this release takes ({wanted})',
    check: {
      text: 'See the image and what is installed',
      compose:
        "docker compose exec database psql -U postgres -d immich -c \"SELECT name, installed_version FROM pg_available_extensions WHERE name IN ('vchord','vector','vectors')\"",
    },
    repair: [
      {
        text: 'After a backup take the database image that the docker-compose.yml of this release names (ghcr.io/immich-app/postgres with VectorChord); data of pgvecto.rs are moved over by a release that still knows both',
        compose: 'docker compose up -d',
      },
    ],
    source: 'immich server/src/repositories/database.repository.ts getVectorExtension()',
    matches: [
      'Error: No vector extension found. Available extensions: vchord, vector',
      'immich_server  | microservices worker error: Error: No vector extension found. Available extensions: vchord, vector, stack: Error',
    ],
    ignores: ['Found vector extension vchord'],
  },
  {
    id: 'pgvecto-rs.index-outdated',
    kind: 'version_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'the extension is upgraded so all index files are outdated',
        pattern: /The extension is upgraded so all index files are outdated/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'pgvecto.rs was upgraded: its index files are of the old release and cannot be read',
    check: {
      text: 'Compare the image with the extension',
      compose:
        'docker compose exec database psql -U postgres -d immich -c "SELECT extname, extversion FROM pg_extension"',
    },
    repair: [
      { text: 'Take the old image again', compose: 'docker compose up -d database' },
      {
        text: 'Or stop the database, remove the folder pg_vectors of its data, start it, ALTER EXTENSION vectors UPDATE, SELECT pgvectors_upgrade() and REINDEX the vector indexes',
        destructive: true,
      },
    ],
    source: 'pgvecto.rs FriendlyError::Upgrade; documentation, Upgrading; issue 644',
    matches: [
      'ERROR:  pgvecto.rs: The extension is upgraded so all index files are outdated.',
      'microservices worker error: QueryFailedError: pgvecto.rs: The extension is upgraded so all index files are outdated.',
    ],
    ignores: ['The extension is upgraded'],
  },
  {
    id: 'onnx-runtime.model-not-read',
    kind: 'data_corruption',
    program: 'onnxruntime',
    forms: [
      {
        words: 'onnxruntimeerror 3 no_suchfile load model from',
        pattern: /\[ONNXRuntimeError\] : 3 : NO_SUCHFILE : Load model from (?<path>\S{1,200}?) failed/,
      },
      {
        words: 'onnxruntimeerror 7 invalid_protobuf load model from',
        pattern: /\[ONNXRuntimeError\] : 7 : INVALID_PROTOBUF : Load model from (?<path>\S{1,200}?) failed/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The model {path} is missing or was fetched only in part',
    check: { text: 'Look at its size', host: 'ls -la {path}' },
    repair: [
      {
        text: 'Remove that model from the cache and let it be fetched again (room on the disk, way to huggingface.co); Git LFS pointers have to be pulled; a whole file needs a newer onnxruntime',
      },
    ],
    source: 'onnxruntime core/session/inference_session.cc, core/graph/model.cc, as quoted by its users',
    matches: [
      "onnxruntime.capi.onnxruntime_pybind11_state.NoSuchFile: [ONNXRuntimeError] : 3 : NO_SUCHFILE : Load model from /cache/facial-recognition/buffalo_l/detection/model.onnx failed:Load model /cache/facial-recognition/buffalo_l/detection/model.onnx failed. File doesn't exist",
      'onnxruntime.capi.onnxruntime_pybind11_state.InvalidProtobuf: [ONNXRuntimeError] : 7 : INVALID_PROTOBUF : Load model from models/shop.onnx failed:Protobuf parsing failed.',
    ],
    ignores: ['Loaded model from /cache/model.onnx'],
  },
  {
    id: 'home-assistant.package-not-installed',
    kind: 'missing_module',
    program: 'home-assistant',
    forms: [
      {
        words: 'homeassistant util package unable to install package',
        pattern:
          /\[homeassistant\.util\.package\] Unable to install package (?<object>[^\s:]{1,100}): ?(?<value>[^\r\n]{0,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Home Assistant could not install {object}: the integration that needs it does not load',
    check: {
      text: 'Read the reason in the same line and below it',
      compose: 'docker compose logs {service} | grep -A8 "Unable to install package"',
    },
    repair: [
      {
        text: 'Open the way to pypi.org (DNS); where it finds no version or wheel, take a release of the integration for this Home Assistant; then restart',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'home-assistant/core homeassistant/util/package.py install_package()',
    matches: [
      '2026-01-05 10:00:00.123 ERROR (SyncWorker_3) [homeassistant.util.package] Unable to install package midea-local==6.5.0: ERROR: Could not find a version that satisfies the requirement midea-local==6.5.0',
      'ERROR (SyncWorker_1) [homeassistant.util.package] Unable to install package shop-lib==1.0: error: Failed to fetch: `https://pypi.org/simple/shop-lib/`',
    ],
    ignores: ['INFO (SyncWorker_1) [homeassistant.util.package] Attempting install of shop-lib==1.0'],
  },
  {
    id: 'home-assistant.start-stage-late',
    kind: 'slow_dependency',
    program: 'home-assistant',
    forms: [
      {
        words: 'setup timed out for stage',
        pattern: /Setup timed out for stage (?<object>\d)(?: waiting on (?<value>[^\r\n]{1,160}?))? - moving forward/,
      },
      {
        words: 'setup timed out for bootstrap',
        pattern: /Setup timed out for (?<object>bootstrap)(?: waiting on (?<value>[^\r\n]{1,160}?))? - moving forward/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'An integration holds up the start of Home Assistant; those that wait for it stay unloaded',
    check: {
      text: 'See which ones it waited for, in this line and in `Waiting for integrations to complete setup`',
      compose: 'docker compose logs {service} | grep -E "taking over|Waiting (on|for) integrations"',
    },
    repair: [
      {
        text: 'Reach or remove the device or service of that integration; a custom one that starts a lasting task in its setup needs an update',
      },
    ],
    source: 'home-assistant/core homeassistant/bootstrap.py',
    matches: [
      '2026-01-05 10:00:00.123 WARNING (MainThread) [homeassistant.bootstrap] Setup timed out for stage 2 waiting on {<Task pending>} - moving forward',
      'WARNING (MainThread) [homeassistant.bootstrap] Setup timed out for bootstrap - moving forward',
    ],
    ignores: ['WARNING (MainThread) [homeassistant.setup] Setup of hue is taking over 10 seconds.'],
  },
  {
    id: 'grafana.dashboard-source-unset',
    kind: 'missing_object',
    program: 'grafana',
    forms: [
      {
        words: 'failed to upgrade legacy queries datasource was not found',
        pattern: /Failed to upgrade legacy queries Datasource (?<object>\S{1,80}) was not found/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A dashboard asks for the data source {object}, which this Grafana does not have',
    check: { text: 'Compare the uid in the JSON of the dashboard with those of the data sources' },
    repair: [
      {
        text: 'Give the provisioned data source that uid, or write its uid in place of ${DS_...} (only an import by hand asks for it); name and uid alike for all dashboards',
      },
    ],
    source: 'Grafana, templating error of a dashboard, as quoted by its users',
    matches: [
      'Templating Failed to upgrade legacy queries Datasource ${DS_PROMETHEUS} was not found',
      'Failed to upgrade legacy queries Datasource aeboq3sqk89vkd was not found',
    ],
    ignores: ['Upgraded legacy queries of Datasource shop'],
  },
  {
    id: 'grafana.not-in-organization',
    kind: 'authorisation_denied',
    program: 'grafana',
    forms: [
      {
        words: 'not a member of one of the required',
        pattern: /[Uu]ser (?:is )?not a member of one of the required (?<object>organizations|teams|groups)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Grafana lets this account not in: it is in none of the {object} that are asked for',
    check: {
      text: 'Compare allowed_organizations, team_ids or allowed_groups with what the provider tells',
      compose: 'docker compose config {service} | grep GF_AUTH',
    },
    repair: [
      {
        text: 'Add the account to the group at the provider, let the client ask for the scope that tells it (read:org, groups), or correct the setting',
      },
    ],
    source: 'grafana pkg/login/social/connectors/generic_oauth.go, github_oauth.go',
    matches: [
      'logger=oauth.generic_oauth level=error msg="user not a member of one of the required organizations"',
      '[auth.missing_organization] User is not a member of one of the required organizations. Please contact identity provider administrator.',
    ],
    ignores: ['User is a member of one of the required organizations'],
  },
  {
    id: 'alertmanager.tls-not-offered',
    kind: 'protocol_mismatch',
    program: 'alertmanager',
    forms: [
      {
        words: 'require_tls true default but does not advertise the starttls extension',
        pattern:
          /require_tls: true \(default\), but \\?"(?<peer>[\w.-]{1,100}):(?<port>\d{1,5})\\?" does not advertise the STARTTLS extension/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Alertmanager sends no mail: {peer}:{port} offers no STARTTLS',
    check: {
      text: 'See what the port speaks',
      host: 'openssl s_client -connect {peer}:{port} -brief </dev/null; openssl s_client -starttls smtp -connect {peer}:587 -brief </dev/null',
    },
    repair: [
      {
        text: 'Use port 587 with STARTTLS; at 465 (TLS from the start) or within a trusted network set smtp_require_tls: false',
      },
    ],
    source: 'prometheus/alertmanager notify/email/email.go Notify()',
    matches: [
      'level=error component=dispatcher msg="Notify for alerts failed" num_alerts=1 err="require_tls: true (default), but \\"smtp.example.org:465\\" does not advertise the STARTTLS extension"',
      'require_tls: true (default), but "mail:25" does not advertise the STARTTLS extension',
    ],
    ignores: ['smtp_require_tls: true'],
  },
  {
    id: 'traefik.server-taken-out',
    kind: 'health_check_wrong',
    program: 'traefik',
    forms: [
      {
        words: 'health check failed',
        pattern:
          /(?:WRN|level=warning msg="?)\s?Health check failed[.:]?[^\r\n]{0,40}?received error status code: (?:HTTP )?(?<value>\d{3})/,
      },
      {
        words: 'health check failed get',
        pattern:
          /(?:WRN|level=warning msg="?)\s?Health check failed(?:: |\. error="HTTP request failed: )Get \\?"(?<path>[^"\\\s]{1,160})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Traefik takes a server out: its health check fails ({value|}{path|})',
    check: {
      text: 'Ask that address from the container of Traefik',
      compose: 'docker compose exec {service} wget -qSO- {path|http://<server>/health}',
    },
    repair: [
      {
        text: 'Start or repair the server; correct path, port, interval and timeout of the check; a file with fixed container addresses goes stale with each new container: use the name',
      },
    ],
    source: 'traefik pkg/healthcheck/healthcheck.go, and as quoted by its users',
    matches: [
      '2026-01-05T10:00:00Z WRN Health check failed. error="received error status code: 503" serviceName=shop@docker targetURL=http://172.19.0.4:3000',
      'WRN Health check failed: Get "http://172.20.0.12:3103/health": context deadline exceeded',
      'WRN Health check failed. error="HTTP request failed: Get \\"http://frontend:8080/\\": dial tcp: lookup frontend on 127.0.0.11:53: server misbehaving"',
    ],
    ignores: ['WARNING FlareSolverr health check failed'],
  },
  {
    id: 'linker.library-cut-short',
    kind: 'data_corruption',
    forms: [
      {
        words: 'file too short',
        pattern: /(?<path>[+\w./-]{1,200}\.so(?:\.[\w.]{1,16})?): file too short/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The shared library {path} is cut short: it was written only in part',
    check: { text: 'See its size, and room on the disk', host: 'ls -l {path}; df -h' },
    repair: [
      {
        text: 'Install its package anew; in a container remove the folder or image that holds it and let it be fetched again (docker pull), with room on the disk',
      },
    ],
    source: 'glibc elf/dl-load.c open_verify(); immich-app/immich issue 8474',
    matches: [
      'ImportError: /config/machine-learning/cuda/.venv/lib/python3.11/site-packages/cv2/../opencv_python_headless.libs/libvpx-e947aa05.so.8.0.1: file too short',
      'OSError: /usr/local/lib/python3.11/site-packages/shop/bin/shop-linux-amd64.so: file too short',
    ],
    ignores: ['Invalid XYZ format: file too short'],
  },
  {
    id: 'vectorchord.index-outdated',
    kind: 'version_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'deserialization bad version number after upgrading please use reindex to rebuild the index',
        pattern:
          /deserialization: bad version number; after upgrading (?<object>VectorChord(?:-bm25)?), please use REINDEX to rebuild the index/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: '{object} was upgraded: its indexes are of the old release and cannot be read',
    check: {
      text: 'See which indexes there are',
      compose:
        'docker compose exec database psql -U postgres -d immich -c "SELECT indexname FROM pg_indexes WHERE indexdef LIKE \'%vchordrq%\'"',
    },
    repair: [
      {
        text: 'Update the extension, then build each of them anew (Immich: clip_index and face_index)',
        compose:
          'docker compose exec database psql -U postgres -d immich -c "ALTER EXTENSION vchord UPDATE" -c "REINDEX INDEX clip_index" -c "REINDEX INDEX face_index"',
      },
    ],
    source:
      'VectorChord crates/vchordrq/src/tuples.rs; alexbelgium/hassio-addons issue 1924, immich-app/immich issue 19107',
    matches: [
      '2025-06-23 14:42:21.574 CEST [7774] ERROR:  deserialization: bad version number; after upgrading VectorChord, please use REINDEX to rebuild the index.',
      'PostgresError: deserialization: bad version number; after upgrading VectorChord, please use REINDEX to rebuild the index.',
    ],
    ignores: ['REINDEX'],
  },
  {
    id: 'grafana.provisioning-folder-closed',
    kind: 'file_permission',
    program: 'grafana',
    forms: [
      {
        words: 'provisioning files from directory permission denied',
        pattern:
          /provisioning files from directory"[^\r\n]{0,160}? error="open (?<path>\/[^\s":]{1,120}): permission denied"/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Grafana may not read {path}: what is provisioned there does not come',
    check: {
      text: 'Compare with user 472',
      compose: 'docker compose exec {service} ls -ln {path}; docker compose exec {service} id',
    },
    repair: [
      {
        text: 'Let user 472 (or group 0) read the folder of the host and enter those above it',
        host: 'sudo chmod -R a+rX <folder of the host>',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'grafana pkg/services/provisioning/datasources/config_reader.go, dashboards/config_reader.go; issue 16305',
    matches: [
      't=2019-03-29T15:30:06+0000 lvl=eror msg="can\'t read datasource provisioning files from directory" logger=provisioning.datasources path=/etc/grafana/provisioning/datasources error="open /etc/grafana/provisioning/datasources: permission denied"',
      'logger=provisioning.dashboard level=error msg="can\'t read dashboard provisioning files from directory" path=/etc/grafana/provisioning/dashboards error="open /etc/grafana/provisioning/dashboards: permission denied"',
    ],
    ignores: [
      'msg="Failed to read plugin provisioning files from directory" path=/etc/grafana/provisioning/plugins error="open /etc/grafana/provisioning/plugins: no such file or directory"',
    ],
  },
  {
    id: 'adguard-home.dhcp-without-range',
    kind: 'missing_setting',
    program: 'adguard-home',
    forms: [
      {
        words: 'neither dhcpv4 nor dhcpv6 srv is configured',
        pattern: /neither dhcpv4 nor dhcpv6 srv is configured/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'AdGuard Home does not start: its DHCP server is on and has no range of addresses',
    check: {
      text: 'Look at the section dhcp',
      compose: 'docker compose run --rm --entrypoint cat {service} /opt/adguardhome/conf/AdGuardHome.yaml',
    },
    repair: [
      {
        text: 'Set dhcp.enabled: false in AdGuardHome.yaml, or give it interface_name, gateway_ip, subnet_mask, range_start and range_end',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'AdguardTeam/AdGuardHome internal/dhcpd/dhcpd.go Create(); issue 8574',
    matches: [
      '2026/08/21 10:00:00.123456 [fatal] initing dhcp: neither dhcpv4 nor dhcpv6 srv is configured',
      'fatal initing dhcp: neither dhcpv4 nor dhcpv6 srv is configured',
    ],
    ignores: ['[info] dhcpv4: listening on 0.0.0.0:67'],
  },
  {
    id: 'adguard-home.raw-socket-refused',
    kind: 'authorisation_denied',
    program: 'adguard-home',
    forms: [
      {
        words: 'listen packet socket operation not permitted',
        pattern: /listen packet (?<object>[\da-f:]{17}): socket: operation not permitted/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The DHCP server of AdGuard Home may not open a raw socket',
    check: {
      text: 'See capabilities and network',
      compose: 'docker compose config {service} | grep -A4 -E "cap_add|network_mode"',
    },
    repair: [
      {
        text: 'Give the container network_mode: host and cap_add: NET_ADMIN, NET_RAW; on TrueNAS leave DHCP to the router',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'mdlayher/packet, as AdGuardHome internal/dhcpd uses it; truenas/apps issue 3076',
    matches: [
      "couldn't listen on :68: listen packet d2:15:8b:d4:b9:8f: socket: operation not permitted",
      'enabling dhcp: starting dhcp server: dhcpv4: creating raw udp connection: listen packet d2:15:8b:d4:b9:8f: socket: operation not permitted',
    ],
    ignores: ['[info] dhcpv4: listening'],
  },
];

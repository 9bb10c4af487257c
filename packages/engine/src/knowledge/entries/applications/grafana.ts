import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GRAFANA: readonly CatalogueEntry[] = [
  {
    id: 'grafana.data-not-writable',
    kind: 'file_permission',
    program: 'grafana',
    forms: [
      {
        words: 'gf_paths_data is not writable',
        pattern: /(?<setting>GF_PATHS_DATA)='(?<path>[^']{1,120})' is not writable/,
      },
      {
        words: 'mkdir can t create directory plugins permission denied grafana',
        pattern: /can't create directory '(?<path>[^']{1,80}grafana\/plugins)': Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Grafana (UID 472) may not write its data directory {path}',
    check: {
      text: 'See who owns the mounted directory',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "id; ls -lan {path}"',
      kubernetes: 'kubectl describe pod -l app.kubernetes.io/name=grafana | grep -A3 Mounts',
      host: 'ls -lan {path}',
    },
    repair: [
      {
        text: 'Give it to UID 472, or let the container run as the owner (user:)',
        compose: 'docker compose run --rm -u root --entrypoint chown {service} -R 472:0 {path}',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":472}}}}}\'',
        host: 'sudo chown -R grafana:grafana {path}',
      },
    ],
    source: 'grafana/grafana packaging/docker/run.sh',
    matches: [
      "GF_PATHS_DATA='/var/lib/grafana' is not writable.",
      "mkdir: can't create directory '/var/lib/grafana/plugins': Permission denied",
    ],
    ignores: ["GF_PATHS_DATA='/var/lib/grafana' is used"],
  },
  {
    id: 'grafana.database-locked',
    kind: 'lock_held',
    program: 'grafana',
    forms: [
      {
        words: 'database locked sleeping then retrying',
        pattern: /msg="Database locked, sleeping then retrying" error="(?<value>[^"]{1,80})" retry=\d{1,3}/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'sqlite',
    specificity: 1,
    means: 'Grafana waits for its SQLite database: {value}',
    check: {
      text: 'See whether the file lies on a network share, whether the disk is slow, or whether two Grafana use it',
      compose:
        'docker compose ps; docker compose exec {service} sh -c "df -h /var/lib/grafana; ls -la /var/lib/grafana/grafana.db*"',
      kubernetes: 'kubectl get pods -l app.kubernetes.io/name=grafana; kubectl get pvc',
      host: 'sudo fuser -v /var/lib/grafana/grafana.db; findmnt -T /var/lib/grafana',
    },
    repair: [
      {
        text: 'Set GF_DATABASE_WAL=true on a local disk; with many alert rules or more than one replica use PostgreSQL or MySQL (GF_DATABASE_TYPE)',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} GF_DATABASE_WAL=true',
      },
    ],
    source: 'grafana/grafana pkg/services/sqlstore/transactions.go',
    matches: [
      'logger=sqlstore.transactions t=2024-05-02T10:11:12.345Z level=info msg="Database locked, sleeping then retrying" error="database is locked" retry=0 code="database is locked"',
      'logger=sqlstore.session t=2024-05-02T10:11:12.345Z level=info msg="Database locked, sleeping then retrying" error="database table is locked" retry=4',
    ],
    ignores: ['logger=sqlstore t=2024-05-02T10:11:12Z level=info msg="Connecting to DB" dbtype=sqlite3'],
  },
  {
    id: 'grafana.plugin-unsigned',
    kind: 'invalid_setting',
    program: 'grafana',
    forms: [
      { words: 'plugin has no signature', pattern: /plugin '(?<object>[\w-]{1,60})' has no signature/ },
      {
        words: 'plugin has an invalid signature',
        pattern: /plugin '(?<object>[\w-]{1,60})' has an? (?:invalid|modified) signature/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Grafana does not load the plugin {object}: its signature is missing or broken',
    check: {
      text: 'List the plugins and where each comes from',
      compose: 'docker compose exec {service} grafana cli plugins ls',
      kubernetes: 'kubectl exec deploy/{service} -- grafana cli plugins ls',
      host: 'grafana-cli plugins ls',
    },
    repair: [
      {
        text: 'Install the signed release from the catalogue; for a plugin of your own set GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS={object}',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS={object}',
        host: 'sudo grafana-cli plugins install {object} && sudo systemctl restart grafana-server',
      },
    ],
    source: 'grafana/grafana pkg/plugins (SignatureError); documentation, Plugin signatures',
    matches: [
      `logger=plugins.validation t=2024-05-02T10:11:12Z level=error msg="Plugin validation failed" pluginId=acme-panel error="plugin 'acme-panel' has no signature"`,
      "plugin 'acme-datasource' has an invalid signature",
    ],
    ignores: [
      'logger=plugin.signature.validator level=warn msg="Permitting unsigned plugin. This is not recommended" pluginID=acme-panel',
    ],
  },
  {
    id: 'grafana.plugin-missing',
    kind: 'missing_module',
    program: 'grafana',
    forms: [
      { words: 'plugin not installed', pattern: /plugin not installed: \\?"(?<object>[\w-]{1,60})/ },
      {
        words: 'could not find plugin definition for data source',
        pattern: /[Cc]ould not find plugin definition for data ?source:? ?\\?"?(?<object>[\w-]{0,60})/,
      },
      { words: 'plugin not registered', pattern: /(?:error|err|msg)="[^"]{0,60}plugin not registered"?/i },
    ],
    nearby: [/(?:pluginId|pluginID|dsType|type)="?(?<object>[\w-]{3,60})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Grafana lacks the plugin {object|of a data source or panel}',
    check: {
      text: 'List what is installed; plugins vanish with the container when /var/lib/grafana is no volume',
      compose:
        'docker compose exec {service} grafana cli plugins ls; docker compose config | grep -iE "GF_(INSTALL_PLUGINS|PLUGINS)"',
      kubernetes: 'kubectl exec deploy/{service} -- grafana cli plugins ls',
      host: 'grafana-cli plugins ls',
    },
    repair: [
      {
        text: 'Install it at each start with GF_INSTALL_PLUGINS (12 and newer: GF_PLUGINS_PREINSTALL)',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} GF_INSTALL_PLUGINS={object|<plugin>}',
        host: 'sudo grafana-cli plugins install {object|<plugin>} && sudo systemctl restart grafana-server',
      },
    ],
    source: 'grafana/grafana pkg/services/provisioning/plugins, pkg/plugins ErrPluginNotRegistered',
    matches: [
      'logger=provisioning.plugins t=2024-05-02T10:11:12Z level=error msg="Failed to provision plugins" error="app provisioning error: plugin not installed: \\"grafana-oncall-app\\""',
      'logger=datasource level=error msg="Could not find plugin definition for data source" datasourceType=grafana-clickhouse-datasource',
      'logger=context level=error msg="Failed to call resource" error="plugin not registered"',
    ],
    ignores: ['logger=plugins.registration level=info msg="Plugin registered" pluginId=grafana-oncall-app'],
  },
  {
    id: 'grafana.provisioning-failed',
    kind: 'invalid_setting',
    program: 'grafana',
    forms: [
      {
        words: 'datasource provisioning error',
        pattern: /[Dd]atasource provisioning error: (?<value>[^"]{1,160})/,
      },
      {
        words: 'failed to provision',
        pattern:
          /msg="Failed to provision (?<object>dashboard|data sources|alerting)" .{0,80}?(?:error|err)="(?<value>[^"]{1,160})/,
      },
      {
        words: 'failure to parse file',
        pattern: /[Ff]ailure to parse file (?<path>[\w./-]{1,100}\.ya?ml): (?<value>[^"]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Grafana cannot load its provisioning: {value}',
    check: {
      text: 'Read the file that was mounted; two default data sources of one organisation, a uid that is used twice, and tabs are the usual faults',
      compose: 'docker compose exec {service} sh -c "cat /etc/grafana/provisioning/*/*.y*ml"',
      kubernetes: 'kubectl get configmap -l grafana_datasource -o yaml',
      host: 'cat /etc/grafana/provisioning/*/*.y*ml',
    },
    repair: [
      {
        text: 'Correct the YAML under /etc/grafana/provisioning and restart; a data source that is provisioned anew with another uid needs deleteDatasources first',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart grafana-server',
      },
    ],
    source: 'grafana/grafana pkg/services/provisioning/datasources, /provisioning.go',
    matches: [
      'Error: ✗ *provisioning.ProvisioningServiceImpl run error: Datasource provisioning error: datasource.yaml config is invalid. Only one datasource per organization can be marked as default',
      'logger=provisioning t=2024-05-02T10:11:12Z level=error msg="Failed to provision data sources" error="Datasource provisioning error: data source not found"',
      'logger=provisioning.alerting level=error msg="Failed to provision alerting" error="failure to parse file rules.yaml: yaml: line 12: did not find expected key"',
    ],
    ignores: [
      'logger=provisioning.datasources level=info msg="inserting datasource from configuration" name=Prometheus',
    ],
  },
  {
    id: 'grafana.origin-refused',
    kind: 'invalid_setting',
    program: 'grafana',
    forms: [{ words: 'origin not allowed', pattern: /(?:error|err|msg|message)\\?"?[=:]\s?\\?"?origin not allowed/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Grafana answers 403 "origin not allowed": the proxy does not pass the host name on',
    check: {
      text: 'Compare the name in the browser with root_url, and see whether the proxy sets the Host header',
      compose: 'docker compose config | grep -E "GF_SERVER_|GF_SECURITY_CSRF"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 GF_SERVER_',
      host: 'grep -E "^(root_url|domain)" /etc/grafana/grafana.ini',
    },
    repair: [
      {
        text: 'Add proxy_set_header Host $host; to the location of nginx (and the WebSocket headers for /api/live/), set GF_SERVER_ROOT_URL, and for more names GF_SECURITY_CSRF_TRUSTED_ORIGINS',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} GF_SERVER_ROOT_URL=https://<host>/',
      },
    ],
    source: 'grafana/grafana pkg/middleware/csrf/csrf.go; documentation, Run Grafana behind a reverse proxy',
    matches: [
      'logger=csrf t=2024-05-02T10:11:12Z level=error msg="origin not allowed" origin=https://grafana.example.com',
      '{"accessErrorId":"","message":"origin not allowed","title":"Access denied"}',
    ],
    ignores: ['logger=cors level=info msg="allowed origin https://grafana.example.com"'],
  },
  {
    id: 'grafana.migration-failed',
    kind: 'missing_schema',
    program: 'grafana',
    forms: [
      {
        words: 'migration failed id',
        pattern: /migration failed \(id ?= ?(?<object>[^)]{1,100})\): (?<value>[^"\n]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Grafana cannot migrate its database at the step "{object}": {value}',
    check: {
      text: 'See whether the disk is full, a second instance migrates as well, or an upgrade was interrupted',
      compose: 'docker compose exec {service} df -h /var/lib/grafana; docker compose ps',
      kubernetes: 'kubectl get pods -l app.kubernetes.io/name=grafana',
      host: 'df -h /var/lib/grafana',
    },
    repair: [
      {
        text: 'Stop the other instances, restore the backup of grafana.db or the database, and start the upgrade once more with one instance',
        compose: 'docker compose up -d --scale {service}=1 {service}',
        kubernetes: 'kubectl scale deploy/{service} --replicas=1',
        destructive: true,
      },
    ],
    source: 'grafana/grafana pkg/services/sqlstore/migrator/migrator.go',
    matches: [
      'Error: ✗ migration failed (id = add index alert_rule.org_id): Error 1071 (42000): Specified key was too long; max key length is 767 bytes',
      'logger=migrator t=2024-05-02T10:11:12Z level=error msg="Executing migration failed" error="migration failed (id = alter kv_store.value): database is locked"',
    ],
    ignores: ['logger=migrator level=info msg="migrations completed" performed=12 skipped=540 duration=1.2s'],
  },
  {
    id: 'grafana.oauth-state-lost',
    kind: 'invalid_setting',
    program: 'grafana',
    forms: [
      {
        words: 'missing saved oauth state',
        pattern: /[Mm]issing saved oauth state/,
      },
      { words: 'login oauthlogin missing saved state', pattern: /login\.OAuthLogin\(missing saved state\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The OAuth login of Grafana fails: its state cookie does not come back',
    check: {
      text: 'Compare scheme and host name in the browser with root_url and with the redirect address of the provider',
      compose: 'docker compose config | grep -E "GF_SERVER_ROOT_URL|COOKIE"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -E -A1 "ROOT_URL|COOKIE"',
      host: 'grep -E "^(root_url|cookie_)" /etc/grafana/grafana.ini',
    },
    repair: [
      {
        text: 'Set GF_SERVER_ROOT_URL to the one public address and open Grafana only there; cookie_samesite may not be strict, and cookie_secure needs HTTPS',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} GF_SERVER_ROOT_URL=https://<host>/',
      },
    ],
    source: 'grafana/grafana pkg/services/authn/clients/oauth.go, pkg/api/login_oauth.go',
    matches: [
      'logger=authn.service t=2024-05-02T10:11:12Z level=error msg="Failed to authenticate request" client=auth.client.generic_oauth error="missing saved oauth state"',
      'logger=context level=error msg="login.OAuthLogin(missing saved state)"',
    ],
    ignores: ['logger=oauth.generic_oauth level=debug msg="state check" queryState=1f'],
  },
];

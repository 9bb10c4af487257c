import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOCUMENTS_AND_SECRETS: readonly CatalogueEntry[] = [
  {
    id: 'vaultwarden.login-refused',
    kind: 'authentication_refused',
    program: 'vaultwarden',
    forms: [
      {
        words: 'username or password is incorrect try again ip username',
        pattern:
          /Username or password is incorrect\. Try again\. IP: (?<peer>[\da-fA-F.:]{3,45})\. Username: (?<user>\S{1,100}?)\.?$/,
      },
      {
        words: 'invalid admin token ip',
        pattern: /Invalid admin token\. IP: (?<peer>[\da-fA-F.:]{3,45})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'Vaultwarden refuses a login of {user|the admin page} from {peer}',
    check: {
      text: 'See whether one person mistyped or an address tries names; for the admin page, whether ADMIN_TOKEN was escaped',
      compose: 'docker compose logs {service} | grep -c "is incorrect"; docker compose config | grep ADMIN_TOKEN',
      kubernetes: 'kubectl logs deploy/{service} | grep -c "is incorrect"',
      host: 'journalctl -u vaultwarden | grep "is incorrect" | tail',
    },
    repair: [
      {
        text: 'In a compose file write every $ of an Argon2 ADMIN_TOKEN twice, or put it into an env file in single quotes; the value of config.json wins over the variable',
        compose: 'docker compose exec {service} /vaultwarden hash && docker compose up -d {service}',
      },
      { text: 'Let fail2ban or CrowdSec block addresses that guess; a master password cannot be reset by the server' },
    ],
    source: 'dani-garcia/vaultwarden src/api/identity.rs, src/api/admin.rs; wiki, Fail2Ban Setup',
    matches: [
      '[2024-05-02 10:11:12.345][vaultwarden::api::identity][ERROR] Username or password is incorrect. Try again. IP: 203.0.113.7. Username: anna@example.com.',
      '[2024-05-02 10:11:12.345][vaultwarden::api::admin][ERROR] Invalid admin token. IP: 192.168.1.5',
    ],
    ignores: [
      '[2024-05-02 10:11:12.345][vaultwarden::api::identity][INFO] User anna@example.com logged in successfully. IP: 192.168.1.5',
    ],
  },
  {
    id: 'vaultwarden.no-volume',
    kind: 'missing_setting',
    program: 'vaultwarden',
    forms: [
      { words: 'no persistent volume', pattern: /\[ERROR\] No persistent volume!/ },
      {
        words: 'it looks like you did not configure a persistent volume',
        pattern: /It looks like you did not configure a persistent volume/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vaultwarden does not start: /data is no volume and every password would be lost',
    check: {
      text: 'See what is mounted',
      compose: 'docker compose config | grep -A4 volumes',
      kubernetes: 'kubectl describe deploy {service} | grep -A4 Mounts',
    },
    repair: [
      {
        text: 'Mount a volume at /data (or at DATA_FOLDER) and start again',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'dani-garcia/vaultwarden src/main.rs check_data_folder()',
    matches: [
      '[2024-05-02 10:11:12.345][vaultwarden][ERROR] No persistent volume!',
      '########## It looks like you did not configure a persistent volume!',
    ],
    ignores: ['persistentvolumeclaim/vaultwarden-data Bound'],
  },
  {
    id: 'vaultwarden.domain-without-scheme',
    kind: 'invalid_setting',
    program: 'vaultwarden',
    forms: [
      {
        words: 'variable needs to contain the protocol http https',
        pattern:
          /(?<setting>DOMAIN) variable needs to contain the protocol \(http, https\)\. Use '(?<wanted>[^']{1,120})' instead of '(?<value>[^']{1,120})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vaultwarden does not start: DOMAIN is {value} and lacks https://',
    check: {
      text: 'Print what the container gets',
      compose: 'docker compose config | grep DOMAIN',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 DOMAIN',
    },
    repair: [
      {
        text: 'Set DOMAIN to {wanted|https://...}; browsers need HTTPS for the vault',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} DOMAIN=https://{value}',
      },
    ],
    source: 'dani-garcia/vaultwarden src/config.rs validate_config()',
    matches: [
      "Error loading config:\n  DOMAIN variable needs to contain the protocol (http, https). Use 'http[s]://vault.example.com' instead of 'vault.example.com'",
      "DOMAIN variable needs to contain the protocol (http, https). Use 'http[s]://bw.lan' instead of 'bw.lan'",
    ],
    ignores: ['DOMAIN=https://vault.example.com'],
  },
  {
    id: 'paperless.directory-not-usable',
    kind: 'file_permission',
    program: 'paperless-ngx',
    forms: [
      {
        words: 'is not writeable',
        pattern: /(?<setting>PAPERLESS_\w{1,30}_DIR) is not writeable/,
      },
      { words: 'is set but doesn t exist', pattern: /(?<setting>PAPERLESS_\w{1,30}_DIR) is set but doesn't exist/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Paperless-ngx cannot use the directory of {setting}',
    check: {
      text: 'See who owns the directory; Paperless runs as USERMAP_UID (1000)',
      compose: 'docker compose exec {service} sh -c "id paperless; ls -lan /usr/src/paperless"',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lan /usr/src/paperless',
      host: 'ls -lan /opt/paperless',
    },
    repair: [
      {
        text: 'Give the mounted directories to USERMAP_UID:USERMAP_GID',
        compose:
          'docker compose exec -u root {service} chown -R paperless:paperless /usr/src/paperless/media /usr/src/paperless/data /usr/src/paperless/consume',
        host: 'sudo chown -R paperless:paperless /opt/paperless',
      },
    ],
    source: 'paperless-ngx src/paperless/checks.py path_check()',
    matches: ['?: PAPERLESS_CONSUMPTION_DIR is not writeable', "?: PAPERLESS_MEDIA_DIR is set but doesn't exist."],
    ignores: ['PAPERLESS_CONSUMPTION_DIR=/usr/src/paperless/consume'],
  },
  {
    id: 'linuxserver.application-key-missing',
    kind: 'missing_setting',
    program: 'bookstack',
    forms: [
      {
        words: 'the application key is missing halting init',
        pattern: /The application key is missing, halting init!/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'BookStack does not start: APP_KEY is not set',
    check: { text: 'Print what the container gets', compose: 'docker compose config | grep APP_KEY' },
    repair: [
      {
        text: 'Make a key once, set APP_KEY and keep it: what was encrypted with another key is lost with it',
        compose:
          'docker run -it --rm --entrypoint /bin/bash lscr.io/linuxserver/bookstack:latest appkey && docker compose up -d {service}',
        kubernetes: 'kubectl create secret generic bookstack-key --from-literal=APP_KEY=base64:<key>',
      },
    ],
    source: 'linuxserver/docker-bookstack root/etc/s6-overlay/s6-rc.d/init-bookstack-config/run',
    matches: [
      'The application key is missing, halting init!',
      'bookstack  | The application key is missing, halting init!',
    ],
    ignores: ['App Key found - setting variable for seds'],
  },
  {
    id: 'wikijs.database-away',
    kind: 'connection_refused',
    program: 'wiki-js',
    forms: [
      {
        words: 'database connection error',
        pattern: /Database Connection Error: (?<value>E[A-Z]{4,15}) (?<peer>[^\s:]{1,100}):(?<port>\d{1,5}|undefined)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Wiki.js does not reach its database {peer} ({value})',
    check: {
      text: 'See whether the database runs under that name in the same network',
      compose: 'docker compose ps; docker compose config | grep -E "DB_(HOST|PORT|TYPE)"',
      kubernetes: 'kubectl get svc,endpoints; kubectl get deploy {service} -o yaml | grep -A1 DB_HOST',
      host: 'nc -zv {peer} {port}',
    },
    repair: [
      {
        text: 'Start the database, or set DB_HOST to its service name; Wiki.js gives up after ten attempts, so restart it',
        compose: 'docker compose up -d db && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart postgresql wiki',
      },
    ],
    source: 'requarks/wiki server/core/db.js',
    matches: [
      '2024-05-02T10:11:12.345Z [MASTER] error: Database Connection Error: ECONNREFUSED 172.18.0.2:5432',
      '2024-05-02T10:11:12.345Z [MASTER] error: Database Connection Error: ENOTFOUND db:undefined',
    ],
    ignores: ['2024-05-02T10:11:12.345Z [MASTER] info: Database Connection Successful [ OK ]'],
  },
  {
    id: 'outline.environment-invalid',
    kind: 'invalid_setting',
    program: 'outline',
    forms: [
      {
        words: 'environment configuration is invalid please check the following',
        pattern: /Environment configuration is invalid, please check the following:/,
      },
    ],
    nearby: [/^\s{0,8}- (?<setting>[A-Z][A-Z0-9_]{2,40})\b/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Outline does not start: {setting|an environment variable} is missing or malformed',
    check: {
      text: 'The variables stand in the lines below it',
      compose: 'docker compose logs {service} | grep -A12 "please check the following"',
      kubernetes: 'kubectl logs deploy/{service} | grep -A12 "please check the following"',
    },
    repair: [
      {
        text: 'Set the variable: SECRET_KEY and UTILS_SECRET are made with openssl rand -hex 32, URL needs its scheme and no slash at the end',
        compose: 'openssl rand -hex 32; docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} SECRET_KEY=$(openssl rand -hex 32)',
      },
    ],
    source: 'outline/outline server/env.ts, server/utils/startup.ts',
    matches: [
      'Environment configuration is invalid, please check the following:',
      '{"level":"warn","message":"Environment configuration is invalid, please check the following:\\n\\n- SECRET_KEY must be a hexadecimal number"}',
    ],
    ignores: ['Environment configuration was loaded from .env'],
  },
];

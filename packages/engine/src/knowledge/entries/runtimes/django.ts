import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const MIGRATE: Step = {
  text: 'Apply the migrations before the new code serves: they make the tables and columns it asks for',
  compose: 'docker compose exec {service} python manage.py migrate',
  kubernetes: 'kubectl exec deploy/{service} -- python manage.py migrate',
  host: 'sudo -u <user> /opt/{service}/venv/bin/python manage.py migrate && sudo systemctl restart {service}',
};

const SHOW_MIGRATIONS: Step = {
  text: 'See which migrations are not applied, and to which database the settings point',
  compose: 'docker compose exec {service} python manage.py showmigrations --plan | grep "\\[ \\]"',
  kubernetes: 'kubectl exec deploy/{service} -- python manage.py showmigrations --plan | grep "\\[ \\]"',
  host: '/opt/{service}/venv/bin/python manage.py showmigrations --plan | grep "\\[ \\]"',
};

export const DJANGO: readonly CatalogueEntry[] = [
  {
    id: 'django.host-not-allowed',
    kind: 'invalid_setting',
    program: 'django',
    forms: [
      {
        words: 'invalid http_host header you may need to add to allowed_hosts',
        pattern:
          /Invalid HTTP_HOST header: '(?<value>[^']{1,120})'\. You may need to add u?'(?<object>[^']{1,120})' to (?<setting>ALLOWED_HOSTS)/,
      },
      {
        words: 'commanderror you must set settings allowed_hosts if debug is false',
        pattern: /You must set settings\.(?<setting>ALLOWED_HOSTS) if DEBUG is False/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Django refuses requests for the host {object|of the site}: not in ALLOWED_HOSTS',
    check: {
      text: 'See which host name the requests bear: the own domain, an address of a health check, or a stranger that scans (then it is harmless)',
      compose:
        'docker compose exec {service} python manage.py shell -c "from django.conf import settings; print(settings.ALLOWED_HOSTS)"',
      kubernetes:
        'kubectl exec deploy/{service} -- python manage.py shell -c "from django.conf import settings; print(settings.ALLOWED_HOSTS)"',
      host: '/opt/{service}/venv/bin/python manage.py shell -c "from django.conf import settings; print(settings.ALLOWED_HOSTS)"',
    },
    repair: [
      {
        text: 'Add {object|the host name} to ALLOWED_HOSTS, or have the proxy and the probe send the real name in the Host header (httpHeaders of the probe, proxy_set_header Host $host)',
        compose: 'docker compose up -d {service}  # after ALLOWED_HOSTS (or DJANGO_ALLOWED_HOSTS) under environment:',
        kubernetes: 'kubectl set env deploy/{service} ALLOWED_HOSTS={object|<host>},<others>',
        host: 'sudo systemctl edit {service}  # Environment=ALLOWED_HOSTS={object|<host>},<others>',
      },
    ],
    source: 'django/http/request.py HttpRequest.get_host()',
    matches: [
      "Invalid HTTP_HOST header: 'shop.example.com'. You may need to add 'shop.example.com' to ALLOWED_HOSTS.",
      "django.core.exceptions.DisallowedHost: Invalid HTTP_HOST header: '10.1.2.3:8000'. You may need to add '10.1.2.3' to ALLOWED_HOSTS.",
      'CommandError: You must set settings.ALLOWED_HOSTS if DEBUG is False.',
    ],
    ignores: ["Set ALLOWED_HOSTS = ['*'] only while developing"],
  },
  {
    id: 'django.secret-key-missing',
    kind: 'missing_setting',
    program: 'django',
    forms: [
      {
        words: 'the secret_key setting must not be empty',
        pattern: /The (?<setting>SECRET_KEY) setting must not be empty/,
      },
      {
        words: 'the session is unavailable because no secret key was set',
        pattern: /The session is unavailable because no (?<setting>secret key) was set/,
      },
      { words: 'a secret key is required to use csrf', pattern: /A (?<setting>secret key) is required to use CSRF/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The application has no {setting}',
    check: {
      text: 'See whether the variable that the settings read is set in the process',
      compose: 'docker compose exec {service} env | grep -ic secret',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -i secret',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles | grep -ic secret',
    },
    repair: [
      {
        text: 'Give it the key it had before (a new one ends all sessions and reset links); the variable is the one that the settings read, often SECRET_KEY or DJANGO_SECRET_KEY',
        compose:
          'docker compose up -d --force-recreate {service}  # after SECRET_KEY: ${SECRET_KEY} under environment:',
        kubernetes:
          'kubectl create secret generic {service}-key --from-literal=SECRET_KEY=<key> && kubectl set env deploy/{service} --from=secret/{service}-key',
        host: 'sudo systemctl edit {service}  # EnvironmentFile=/etc/{service}/env with SECRET_KEY=<key>',
      },
    ],
    source: 'django/conf/__init__.py LazySettings; flask/sessions.py NullSession; flask_wtf CSRFProtect',
    matches: [
      'django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.',
      'RuntimeError: The session is unavailable because no secret key was set.  Set the secret_key on the application to something unique and secret.',
      'RuntimeError: A secret key is required to use CSRF.',
    ],
    ignores: ['?: (security.W009) Your SECRET_KEY has less than 50 characters'],
  },
  {
    id: 'django.settings-unconfigured',
    kind: 'missing_setting',
    program: 'django',
    forms: [
      {
        words: 'requested setting but settings are not configured',
        pattern:
          /Requested settings?,? ?(?<object>\w{0,60}),? but settings are not configured\. You must either define the environment variable (?<setting>DJANGO_SETTINGS_MODULE)/,
      },
      {
        words: 'settings databases is improperly configured please supply the engine value',
        pattern: /settings\.(?<setting>DATABASES) is improperly configured\. Please supply the ENGINE value/,
      },
      {
        words: 'please supply the name or options',
        pattern: /settings\.(?<setting>DATABASES) is improperly configured\. Please supply the NAME/,
      },
      {
        words: 'isn t an available database backend or couldn t be imported',
        pattern: /'(?<value>[^']{1,100})' isn't an available database backend or couldn't be imported/,
      },
      {
        words: 'improperlyconfigured error loading module',
        pattern: /ImproperlyConfigured: Error loading (?<object>[\w ]{1,40}) module/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Django has no usable settings: {setting|database driver}, {object|see the sentence}',
    check: {
      text: 'See which settings module is taken and which database it names',
      compose:
        'docker compose exec {service} sh -c "echo $DJANGO_SETTINGS_MODULE; python manage.py diffsettings | grep DATABASES"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "echo $DJANGO_SETTINGS_MODULE; python manage.py diffsettings | grep DATABASES"',
      host: '/opt/{service}/venv/bin/python manage.py diffsettings | grep DATABASES',
    },
    repair: [
      {
        text: 'Set DJANGO_SETTINGS_MODULE (and call django.setup() in scripts), fill DATABASES from an existing DATABASE_URL, and install the driver (psycopg, mysqlclient)',
        compose: 'docker compose up -d {service}  # after DJANGO_SETTINGS_MODULE=<project>.settings under environment:',
        kubernetes: 'kubectl set env deploy/{service} DJANGO_SETTINGS_MODULE=<project>.settings',
        host: 'sudo systemctl edit {service}  # Environment=DJANGO_SETTINGS_MODULE=<project>.settings',
      },
    ],
    source: 'django/conf/__init__.py; django/db/utils.py load_backend(); db/backends/dummy, postgresql, mysql',
    matches: [
      'django.core.exceptions.ImproperlyConfigured: Requested setting INSTALLED_APPS, but settings are not configured. You must either define the environment variable DJANGO_SETTINGS_MODULE or call settings.configure() before accessing settings.',
      'django.core.exceptions.ImproperlyConfigured: settings.DATABASES is improperly configured. Please supply the ENGINE value. Check settings documentation for more details.',
      "django.core.exceptions.ImproperlyConfigured: settings.DATABASES is improperly configured. Please supply the NAME or OPTIONS['service'] value.",
      "django.core.exceptions.ImproperlyConfigured: 'django.db.backends.postgres' isn't an available database backend or couldn't be imported. Check the above exception.",
      'django.core.exceptions.ImproperlyConfigured: Error loading psycopg2 or psycopg module',
    ],
    ignores: ['Using settings module shop.settings.production'],
  },
  {
    id: 'django.migrations-unapplied',
    kind: 'missing_schema',
    program: 'django',
    forms: [
      {
        words: 'your project may not work properly until you apply the migrations for app s',
        pattern:
          /You have (?<value>\d{1,4}) unapplied migration\(s\)\. Your project may not work properly until you apply the migrations for app\(s\): (?<object>[\w, ]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Django has {value} migrations that are not applied, in {object}',
    check: SHOW_MIGRATIONS,
    repair: [MIGRATE],
    source: 'django/core/management/base.py check_migrations()',
    matches: [
      'You have 18 unapplied migration(s). Your project may not work properly until you apply the migrations for app(s): admin, auth, contenttypes, sessions.',
      'web-1  | You have 1 unapplied migration(s). Your project may not work properly until you apply the migrations for app(s): orders.',
    ],
    ignores: ['No migrations to apply.'],
  },
  {
    id: 'django.table-or-column-missing',
    kind: 'missing_schema',
    program: 'django',
    forms: [
      {
        words: 'django db utils programmingerror does not exist',
        pattern:
          /django\.db\.utils\.ProgrammingError: (?:relation|column) "?(?<object>[^"\s]{1,120})"?(?: of relation "[^"]{1,80}")? does not exist/,
      },
      {
        words: 'django db utils operationalerror no such',
        pattern: /django\.db\.utils\.OperationalError: no such (?:table|column): (?<object>[\w.]{1,120})/,
      },
      {
        words: 'django db utils doesn t exist',
        pattern: /django\.db\.utils\.\w{1,30}: \(1146, "Table '(?<object>[^']{1,120})' doesn't exist"\)/,
      },
      {
        words: 'django db utils operationalerror unknown column',
        pattern: /django\.db\.utils\.OperationalError: \(1054, "Unknown column '(?<object>[^']{1,120})' in /,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database has no {object}: a Django migration has not run there',
    check: SHOW_MIGRATIONS,
    repair: [
      MIGRATE,
      {
        text: 'If showmigrations says that all are applied, the model was changed without a migration, or the settings point to another (new) database: make the migration and commit it',
        compose: 'docker compose exec {service} python manage.py makemigrations --check --dry-run',
        kubernetes: 'kubectl exec deploy/{service} -- python manage.py makemigrations --check --dry-run',
        host: '/opt/{service}/venv/bin/python manage.py makemigrations --check --dry-run',
      },
    ],
    source: 'django/db/utils.py DatabaseErrorWrapper; errors of PostgreSQL, SQLite, MySQL',
    matches: [
      'django.db.utils.ProgrammingError: relation "orders_order" does not exist',
      'django.db.utils.ProgrammingError: column orders_order.shipped_at does not exist',
      'django.db.utils.OperationalError: no such table: django_session',
      "django.db.utils.ProgrammingError: (1146, \"Table 'shop.orders_order' doesn't exist\")",
      "django.db.utils.OperationalError: (1054, \"Unknown column 'orders_order.note' in 'field list'\")",
    ],
    ignores: ['django.core.exceptions.ObjectDoesNotExist: Order matching query does not exist.'],
  },
  {
    id: 'django.migrations-conflict',
    kind: 'missing_schema',
    program: 'django',
    forms: [
      {
        words: 'conflicting migrations detected multiple leaf nodes in the migration graph',
        pattern:
          /Conflicting migrations detected; multiple leaf nodes in the migration graph: \((?<object>[^)]{1,200})/,
      },
      {
        words: 'is applied before its dependency on database',
        pattern:
          /InconsistentMigrationHistory: Migration (?<object>[\w.]{1,120}) is applied before its dependency (?<wanted>[\w.]{1,120}) on database '(?<value>\w{1,40})'/,
      },
      {
        words: 'nodenotfounderror migration dependencies reference nonexistent parent node',
        pattern:
          /NodeNotFoundError: Migration (?<object>[\w.]{1,120}) dependencies reference nonexistent parent node \('(?<value>\w{1,60})', '(?<wanted>\w{1,100})'\)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The Django migrations do not form one line: {object}',
    check: SHOW_MIGRATIONS,
    repair: [
      {
        text: 'Two branches brought a migration each: join them, test and commit the merge migration; for a missing parent put its file back',
        compose: 'docker compose exec {service} python manage.py makemigrations --merge',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: '/opt/{service}/venv/bin/python manage.py makemigrations --merge',
      },
    ],
    source: 'django/core/management/commands/migrate.py; django/db/migrations/loader.py, graph.py',
    matches: [
      'CommandError: Conflicting migrations detected; multiple leaf nodes in the migration graph: (0007_note, 0007_shipped_at in orders).',
      "django.db.migrations.exceptions.InconsistentMigrationHistory: Migration admin.0001_initial is applied before its dependency accounts.0001_initial on database 'default'.",
      "django.db.migrations.exceptions.NodeNotFoundError: Migration orders.0008_note dependencies reference nonexistent parent node ('orders', '0007_shipped_at')",
    ],
    ignores: ['Running migrations: Applying orders.0008_note... OK'],
  },
  {
    id: 'django.csrf-origin',
    kind: 'invalid_setting',
    program: 'django',
    forms: [
      {
        words: 'origin checking failed does not match any trusted origins',
        pattern: /Origin checking failed - (?<value>[^\s]{1,160}) does not match any trusted origins/,
      },
      {
        words: 'referer checking failed does not match any trusted origins',
        pattern: /Referer checking failed - (?<value>[^\s]{1,200}) does not match any trusted origins/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Django refuses forms from {value}: not among CSRF_TRUSTED_ORIGINS',
    check: {
      text: 'Compare scheme, host and port of the origin with what Django sees behind the proxy (Host, X-Forwarded-Proto)',
      compose:
        'docker compose exec {service} python manage.py shell -c "from django.conf import settings as s; print(s.CSRF_TRUSTED_ORIGINS, s.SECURE_PROXY_SSL_HEADER)"',
      kubernetes:
        'kubectl exec deploy/{service} -- python manage.py shell -c "from django.conf import settings as s; print(s.CSRF_TRUSTED_ORIGINS, s.SECURE_PROXY_SSL_HEADER)"',
      host: '/opt/{service}/venv/bin/python manage.py shell -c "from django.conf import settings as s; print(s.CSRF_TRUSTED_ORIGINS)"',
    },
    repair: [
      {
        text: 'Add {value} to CSRF_TRUSTED_ORIGINS with its scheme (needed since Django 4.0), and have the proxy pass Host and X-Forwarded-Proto, read through SECURE_PROXY_SSL_HEADER',
      },
    ],
    source: 'django/middleware/csrf.py REASON_BAD_ORIGIN, REASON_BAD_REFERER',
    matches: [
      'Forbidden (Origin checking failed - https://shop.example.com does not match any trusted origins.): /login/',
      'Forbidden (Referer checking failed - https://shop.example.com/cart does not match any trusted origins.): /cart/add',
    ],
    ignores: ['Forbidden (CSRF token missing.): /login/'],
  },
  {
    id: 'django.static-manifest',
    kind: 'missing_file',
    program: 'django',
    forms: [
      {
        words: 'missing staticfiles manifest entry for',
        pattern: /Missing staticfiles manifest entry for '(?<path>[^']{1,160})'/,
      },
      {
        words: 'you re using the staticfiles app without having set the static_root setting to a filesystem path',
        pattern: /without having set the (?<setting>STATIC_ROOT) setting to a filesystem path/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Static files of Django are not collected: {path|STATIC_ROOT is not set}',
    check: {
      text: 'See whether staticfiles.json and the file are in STATIC_ROOT; an empty volume mounted there hides what the image collected',
      compose: 'docker compose exec {service} python manage.py findstatic {path|admin/css/base.css}',
      kubernetes: 'kubectl exec deploy/{service} -- python manage.py findstatic {path|admin/css/base.css}',
      host: '/opt/{service}/venv/bin/python manage.py findstatic {path|admin/css/base.css}',
    },
    repair: [
      {
        text: 'Collect the files at build or at start, and restart since the manifest is read once',
        compose:
          'docker compose exec {service} python manage.py collectstatic --noinput && docker compose restart {service}',
        kubernetes:
          'kubectl set image deploy/{service} {service}=<image built with RUN python manage.py collectstatic --noinput>',
        host: '/opt/{service}/venv/bin/python manage.py collectstatic --noinput && sudo systemctl restart {service}',
      },
    ],
    source: 'django/contrib/staticfiles/storage.py ManifestFilesMixin.stored_name()',
    matches: [
      "ValueError: Missing staticfiles manifest entry for 'css/site.css'",
      "django.core.exceptions.ImproperlyConfigured: You're using the staticfiles app without having set the STATIC_ROOT setting to a filesystem path.",
    ],
    ignores: ['127 static files copied to /app/staticfiles, 340 post-processed.'],
  },
  {
    id: 'django.apps-not-ready',
    kind: 'code_defect',
    program: 'django',
    forms: [
      { words: 'appregistrynotready', pattern: /AppRegistryNotReady: (?:Apps|Models) aren't loaded yet/ },
      {
        words: 'doesn t declare an explicit app_label and isn t in an application in installed_apps',
        pattern:
          /Model class (?<object>[\w.]{1,160}) doesn't declare an explicit app_label and isn't in an application in INSTALLED_APPS/,
      },
      {
        words: 'improperlyconfigured cannot import check that is correct',
        pattern: /ImproperlyConfigured: Cannot import '(?<object>[^']{1,120})'\. Check that '[^']{1,160}' is correct/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Django models are imported too early or not installed: {object|see the trace}',
    check: {
      text: 'Read which own module imports the model at the top of the trace',
      compose: 'docker compose exec {service} python manage.py check',
      kubernetes: 'kubectl exec deploy/{service} -- python manage.py check',
      host: '/opt/{service}/venv/bin/python manage.py check',
    },
    repair: [
      {
        text: 'Add the application to INSTALLED_APPS (with the name in its AppConfig), call django.setup() before models are imported in asgi.py, celery.py and scripts, and move imports of models out of __init__.py',
      },
    ],
    source: 'django/apps/registry.py; django/apps/config.py; django/db/models/base.py',
    matches: [
      "django.core.exceptions.AppRegistryNotReady: Apps aren't loaded yet.",
      "RuntimeError: Model class orders.models.Order doesn't declare an explicit app_label and isn't in an application in INSTALLED_APPS.",
      "django.core.exceptions.ImproperlyConfigured: Cannot import 'orders'. Check that 'apps.orders.apps.OrdersConfig.name' is correct.",
    ],
    ignores: ['System check identified no issues (0 silenced).'],
  },
];

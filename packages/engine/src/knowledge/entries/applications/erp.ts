import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ERP: readonly CatalogueEntry[] = [
  {
    id: 'odoo.database-not-initialised',
    kind: 'missing_schema',
    program: 'odoo',
    forms: [
      { words: 'keyerror ir http', pattern: /KeyError: 'ir\.http'/ },
      {
        words: 'not initialized you can force it with base',
        pattern: /[Dd]atabase (?<object>\S{1,60}) not initialized, you can force it with `?-i base/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Odoo finds a database without its tables: {object|it} was never initialised',
    check: {
      text: 'See which database it takes',
      compose: 'docker compose exec db psql -U odoo -l',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 -iE "database|DB_"',
      host: 'sudo -u postgres psql -l; grep -E "^db_" /etc/odoo/odoo.conf',
    },
    repair: [
      {
        text: 'Install the base module once, or set db_name / dbfilter to the database that has the data',
        compose: 'docker compose run --rm {service} odoo -d {object|<database>} -i base --stop-after-init',
        kubernetes: 'kubectl exec deploy/{service} -- odoo -d {object|<database>} -i base --stop-after-init --no-http',
        host: 'sudo -u odoo odoo -c /etc/odoo/odoo.conf -d {object|<database>} -i base --stop-after-init',
      },
    ],
    source: 'odoo/odoo odoo/http.py, odoo/modules/loading.py',
    matches: [
      "2024-05-02 10:11:12,345 1 ERROR odoo odoo.http: Exception during request handling. KeyError: 'ir.http'",
      '2024-05-02 10:11:12,345 1 ERROR shop odoo.modules.loading: Database shop not initialized, you can force it with `-i base`',
    ],
    ignores: ["KeyError: 'http'"],
  },
  {
    id: 'odoo.modules-not-loaded',
    kind: 'missing_module',
    program: 'odoo',
    forms: [
      {
        words: 'some modules are not loaded some dependencies or manifest may be missing',
        pattern:
          /Some modules are not loaded, some dependencies or manifest may be missing: \[(?<object>[^\]]{1,160})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Odoo does not find the modules {object} that its database has installed',
    check: {
      text: 'See which directories it searches',
      compose: 'docker compose exec {service} sh -c "grep addons_path /etc/odoo/odoo.conf; ls /mnt/extra-addons"',
      host: 'grep addons_path /etc/odoo/odoo.conf; ls -l <addons directory>',
    },
    repair: [
      {
        text: 'Put the modules of this Odoo version into the addons_path (readable for odoo) and restart, or uninstall them in the old installation before the move',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart odoo',
      },
    ],
    source: 'odoo/odoo odoo/modules/loading.py',
    matches: [
      "2024-05-02 10:11:12,345 1 ERROR shop odoo.modules.loading: Some modules are not loaded, some dependencies or manifest may be missing: ['muk_web_theme', 'shop_extra']",
      "Some modules are not loaded, some dependencies or manifest may be missing: ['l10n_extra']",
    ],
    ignores: ['2024-05-02 10:11:12,345 1 INFO shop odoo.modules.loading: Modules loaded.'],
  },
  {
    id: 'odoo.worker-limit',
    kind: 'memory_exhausted',
    program: 'odoo',
    forms: [
      { words: 'limit reached server memory', pattern: /Server memory limit \((?<value>\d{1,12})\) reached/ },
      {
        words: 'worker virtual memory limit reached',
        pattern:
          /Worker \(\d{1,8}\) (?:virtual memory|RSS memory|max memory|soft memory) limit \((?<value>\d{1,12})\) reached/i,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'An Odoo worker took {value} bytes, more than its limit, and is replaced',
    check: {
      text: 'Read the limits and the memory that is there',
      compose:
        'docker compose exec {service} grep -E "^(limit_|workers)" /etc/odoo/odoo.conf; docker stats --no-stream',
      host: 'grep -E "^(limit_|workers)" /etc/odoo/odoo.conf; free -m',
    },
    repair: [
      {
        text: 'Raise limit_memory_soft and limit_memory_hard when memory is free; otherwise find the report or import that loads too many records',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart odoo',
      },
    ],
    source: 'odoo/odoo odoo/service/server.py',
    matches: [
      '2024-05-02 10:11:12,345 1 WARNING ? odoo.service.server: Server memory limit (2697912320) reached.',
      '2024-05-02 10:11:12,345 21 INFO ? odoo.service.server: Worker (21) virtual memory limit (2684354560) reached.',
    ],
    ignores: ['2024-05-02 10:11:12,345 1 INFO ? odoo.service.server: Worker (21) max request (2000) reached.'],
  },
  {
    id: 'odoo.worker-timeout',
    kind: 'slow_dependency',
    program: 'odoo',
    forms: [
      {
        words: 'virtual real time limit reached',
        pattern: /virtual real time limit \((?<value>\d{1,8}\/(?<limit>\d{1,6})s)\) reached/,
      },
      {
        words: 'workerhttp timeout after',
        pattern: /Worker(?:HTTP|Cron)? \(\d{1,8}\) timeout after (?<limit>\d{1,6})s/,
      },
      {
        words: 'cpu time limit reached',
        pattern: /Worker\w{0,6} \(\d{1,8}\) CPU time limit \((?<limit>\d{1,6})\) reached/i,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'An Odoo request ran longer than {limit} s and was ended',
    check: {
      text: 'Find the slow request or cron, and long queries of the database',
      compose:
        'docker compose exec db psql -U odoo -c "SELECT pid, now()-query_start, left(query,80) FROM pg_stat_activity WHERE state<>\'idle\' ORDER BY 2 DESC LIMIT 5"',
      host: 'sudo -u postgres psql -c "SELECT pid, now()-query_start, left(query,80) FROM pg_stat_activity WHERE state<>\'idle\' ORDER BY 2 DESC LIMIT 5"',
    },
    repair: [
      {
        text: 'Raise limit_time_real (and limit_time_real_cron) for work that has to take long; otherwise cut the import into parts or repair the query',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart odoo',
      },
    ],
    source: 'odoo/odoo odoo/service/server.py',
    matches: [
      '2024-05-02 10:11:12,345 1 WARNING ? odoo.service.server: Thread <Thread(odoo.service.http.request.140, started 140)> virtual real time limit (127/120s) reached.',
      '2024-05-02 10:11:12,345 1 ERROR ? odoo.service.server: WorkerHTTP (23) timeout after 120s',
      '2024-05-02 10:11:12,345 23 INFO ? odoo.service.server: WorkerHTTP (23) CPU time limit (60) reached.',
    ],
    ignores: ['limit_time_real = 120'],
  },
  {
    id: 'odoo.postgres-account',
    kind: 'invalid_setting',
    program: 'odoo',
    forms: [
      {
        words: 'using the database user is a security risk aborting',
        pattern: /Using the database user '(?<user>\w{1,30})' is a security risk, aborting/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Odoo refuses to work as the database superuser {user}',
    check: {
      text: 'See which account it gets',
      compose: 'docker compose config | grep -E "USER|POSTGRES_USER"',
      host: 'grep ^db_user /etc/odoo/odoo.conf',
    },
    repair: [
      {
        text: 'Make an account odoo that may create databases and give it to Odoo',
        compose: 'docker compose exec db psql -U postgres -c "CREATE ROLE odoo LOGIN CREATEDB PASSWORD \'<password>\'"',
        host: 'sudo -u postgres createuser --createdb odoo',
      },
    ],
    source: 'odoo/odoo odoo/cli/server.py check_postgres_user()',
    matches: [
      "Using the database user 'postgres' is a security risk, aborting.",
      "odoo-1  | Using the database user 'postgres' is a security risk, aborting.",
    ],
    ignores: ['2024-05-02 10:11:12,345 1 INFO ? odoo: database: odoo@db:5432'],
  },
  {
    id: 'odoo.filestore-missing',
    kind: 'missing_file',
    program: 'odoo',
    forms: [
      {
        words: 'no such file or directory filestore',
        pattern:
          /FileNotFoundError: \[Errno 2\] No such file or directory: '(?<path>\S{1,100}\/filestore\/(?<object>[^/']{1,60})\/[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Odoo does not find files of the database {object}: its filestore is missing',
    check: {
      text: 'See whether the filestore was mounted or moved together with the database',
      compose: 'docker compose exec {service} ls /var/lib/odoo/filestore',
      host: 'ls -l /var/lib/odoo/.local/share/Odoo/filestore',
    },
    repair: [
      {
        text: 'Mount a volume at /var/lib/odoo and copy the filestore of the old installation to filestore/{object}',
        compose:
          'docker compose cp filestore/. {service}:/var/lib/odoo/filestore/{object}/ && docker compose exec -u root {service} chown -R odoo: /var/lib/odoo',
      },
      {
        text: 'When only the web assets are missing, delete their records: Odoo makes them anew',
        compose: `docker compose exec db psql -U odoo -d {object} -c "DELETE FROM ir_attachment WHERE url LIKE '/web/assets/%'" && docker compose restart {service}`,
        host: `sudo -u postgres psql -d {object} -c "DELETE FROM ir_attachment WHERE url LIKE '/web/assets/%'"`,
        destructive: true,
      },
    ],
    source: 'odoo/odoo odoo/addons/base/models/ir_attachment.py _file_read()',
    matches: [
      "FileNotFoundError: [Errno 2] No such file or directory: '/var/lib/odoo/filestore/shop/4d/4d3a1b2c'",
      "2024-05-02 10:11:12,345 1 INFO shop odoo.addons.base.models.ir_attachment: _read_file reading FileNotFoundError: [Errno 2] No such file or directory: '/var/lib/odoo/.local/share/Odoo/filestore/shop/ab/ab12'",
    ],
    ignores: ["FileNotFoundError: [Errno 2] No such file or directory: '/etc/odoo/odoo.conf'"],
  },
  {
    id: 'frappe.site-missing',
    kind: 'missing_object',
    program: 'frappe',
    forms: [
      {
        words: 'frappe exceptions incorrectsitepath',
        pattern: /frappe\.exceptions\.IncorrectSitePath: (?:404 Not Found: )?(?<object>[\w.-]{1,100}) does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Frappe has no site named {object}',
    check: {
      text: 'List the sites: the directory has to be named as the host name of the request',
      compose: 'docker compose exec backend ls sites; docker compose config | grep FRAPPE_SITE_NAME_HEADER',
      kubernetes: 'kubectl exec deploy/{service} -- ls sites',
      host: 'ls ~/frappe-bench/sites',
    },
    repair: [
      {
        text: 'Set FRAPPE_SITE_NAME_HEADER to the site that exists, or create {object}',
        compose: 'docker compose exec backend bench new-site {object} --install-app erpnext',
        host: 'bench new-site {object} --install-app erpnext && bench setup nginx',
      },
    ],
    source: 'frappe/frappe frappe/config.py get_site_config()',
    matches: [
      'frappe.exceptions.IncorrectSitePath: 404 Not Found: erp.example.com does not exist',
      'frappe.exceptions.IncorrectSitePath: frontend does not exist',
    ],
    ignores: ['* Installing frappe... Site erp.example.com already exists'],
  },
  {
    id: 'frappe.job-queue-full',
    kind: 'queue_full',
    program: 'frappe',
    forms: [
      {
        words: 'too many queued background jobs please retry after some time',
        pattern: /Too many queued background jobs \((?<value>\d{1,7})\)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Frappe takes no more jobs: {value} wait, the workers do not keep up',
    check: {
      text: 'See whether the workers live and what they do',
      compose: 'docker compose ps | grep queue; docker compose exec backend bench doctor',
      kubernetes: 'kubectl get pods | grep -E "worker|queue"',
      host: 'bench doctor; sudo supervisorctl status | grep worker',
    },
    repair: [
      {
        text: 'Start the workers (they need redis-queue) or more of them, and find the job that multiplies',
        compose: 'docker compose up -d queue-short queue-long',
        host: 'sudo supervisorctl restart all',
      },
    ],
    source: 'frappe/frappe frappe/utils/background_jobs.py',
    matches: [
      'frappe.exceptions.QueueOverloaded: Too many queued background jobs (550). Please retry after some time.',
      'Too many queued background jobs (512). Please retry after some time.',
    ],
    ignores: ['bench doctor: 12 background jobs are queued'],
  },
];

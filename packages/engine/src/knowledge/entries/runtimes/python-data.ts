import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_DATA: readonly CatalogueEntry[] = [
  {
    id: 'sqlalchemy.url-invalid',
    kind: 'invalid_setting',
    program: 'sqlalchemy',
    forms: [
      {
        words: 'either sqlalchemy_database_uri or sqlalchemy_binds must be set',
        pattern: /Either '?(?<setting>SQLALCHEMY_DATABASE_URI)'? or '?SQLALCHEMY_BINDS'? must be set/,
      },
      {
        words: 'the asyncio extension requires an async driver to be used the loaded is not async',
        pattern:
          /The asyncio extension requires an async driver to be used\. The loaded '(?<value>[\w.]{1,40})' is not async/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The database address is none that SQLAlchemy can use: {value|it is not set}',
    check: {
      text: 'Print the scheme of the address that the process gets, without its password',
      compose:
        'docker compose exec {service} sh -c "env | grep -iE \\"database|sqlalchemy\\" | sed \\"s#://[^@]*@#://...@#\\""',
      kubernetes:
        'kubectl set env deploy/{service} --list | grep -iE "database|sqlalchemy" | sed "s#://[^@]*@#://...@#"',
      host: 'systemctl show {service} -p Environment | grep -ioE "[a-z_]*(database|sqlalchemy)[a-z_]*=[a-z0-9+]*"',
    },
    repair: [
      {
        text: 'Set the variable, write postgresql:// (postgres:// ended with 1.4), postgresql+asyncpg:// for an async engine, and encode @ : / # in the password (%40 and so on)',
        compose:
          'docker compose up -d --force-recreate {service}  # after DATABASE_URL=postgresql://<user>:<password>@db:5432/<database>',
        kubernetes:
          "kubectl set env deploy/{service} DATABASE_URL='postgresql://<user>:<password>@<host>:5432/<database>'",
        host: 'sudo systemctl edit {service}  # Environment=DATABASE_URL=postgresql://<user>:<password>@<host>:5432/<database>',
      },
    ],
    source:
      'sqlalchemy/engine/url.py make_url(), util/langhelpers.py PluginLoader; flask_sqlalchemy; sqlalchemy/ext/asyncio/engine.py',
    matches: [
      "RuntimeError: Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set.",
      "sqlalchemy.exc.InvalidRequestError: The asyncio extension requires an async driver to be used. The loaded 'psycopg2' is not async.",
    ],
    ignores: ['Could not parse the list of tables given in config.toml'],
  },
  {
    id: 'alembic.revision-unknown',
    kind: 'version_mismatch',
    program: 'alembic',
    forms: [
      {
        words: 'can t locate revision identified by',
        pattern: /Can't locate revision identified by '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database is at revision {object}, which this release does not hold',
    check: {
      text: 'Look which branch or release has the file of {object}: an older release after a rollback, or a database of another branch',
      compose:
        'docker compose exec db psql -U postgres -c "select * from alembic_version"; git log --all --oneline -- "*{object}*"',
      kubernetes: 'kubectl exec deploy/{service} -- alembic history | head; git log --all --oneline -- "*{object}*"',
      host: 'alembic history | head; git log --all --oneline -- "*{object}*"',
    },
    repair: [
      {
        text: 'Deploy the release that holds {object}, or downgrade with that release first',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
      {
        text: 'Where the file is gone for good, set the mark to a revision that the schema really has',
        compose: 'docker compose exec {service} alembic stamp --purge <revision>',
        kubernetes: 'kubectl exec deploy/{service} -- alembic stamp --purge <revision>',
        host: 'alembic stamp --purge <revision>',
        destructive: true,
      },
    ],
    source: 'alembic/script/base.py ScriptDirectory._catch_revision_errors()',
    matches: [
      "alembic.util.exc.CommandError: Can't locate revision identified by '3f2a9c1b7d10'",
      "FAILED: Can't locate revision identified by 'ae1027a6acf'",
    ],
    ignores: ['INFO  [alembic.runtime.migration] Running upgrade 1b2c -> 3f2a, add orders'],
  },
  {
    id: 'alembic.multiple-heads',
    kind: 'version_mismatch',
    program: 'alembic',
    forms: [
      {
        words: 'multiple head revisions are present for given argument',
        pattern: /Multiple head revisions are present for given argument '(?<object>[^']{1,60})'/,
      },
      {
        words: 'multiple heads are present',
        pattern:
          /Multiple heads are present(?: for given argument '(?<object>[^']{1,60})')?; (?:please specify|[0-9a-f]{4,40}, )/,
      },
      { words: 'target database is not up to date', pattern: /Target database is not up to date\./ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Alembic does not migrate: it has several heads, or the database is behind',
    check: {
      text: 'List the heads and the revision that the database has',
      compose: 'docker compose exec {service} sh -c "alembic heads; alembic current"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "alembic heads; alembic current"',
      host: 'alembic heads; alembic current',
    },
    repair: [
      {
        text: 'Two branches brought a revision each: join them, test and commit the merge revision, then upgrade',
        compose: 'docker compose exec {service} sh -c "alembic merge heads -m merge && alembic upgrade head"',
        kubernetes: 'kubectl exec deploy/{service} -- alembic upgrade heads',
        host: 'alembic merge heads -m merge && alembic upgrade head',
      },
    ],
    source: 'alembic/script/base.py, script/revision.py MultipleHeads, autogenerate/api.py',
    matches: [
      "FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads",
      "alembic.script.revision.MultipleHeads: Multiple heads are present for given argument 'head'; 3f2a9c1b7d10, 8c1d22e0aa41",
      'FAILED: Target database is not up to date.',
    ],
    ignores: ['3f2a9c1b7d10 (head)'],
  },
  {
    id: 'python.http-timed-out',
    kind: 'slow_dependency',
    program: 'python',
    forms: [
      {
        words: 'host port read timed out read timeout',
        pattern:
          /HTTPS?ConnectionPool\(host='(?<peer>[^']{1,120})', port=(?<port>\d{1,5})\): Read timed out\. \(read timeout=(?<limit>[\d.]{1,8})\)/,
      },
      {
        words: 'httpconnectionpool host port max retries exceeded with url timed out',
        pattern:
          /HTTPConnectionPool\(host='(?<peer>[^']{1,120})', port=(?<port>\d{1,5})\): Max retries exceeded with url: .{0,400}ReadTimeoutError/,
      },
      {
        words: 'httpsconnectionpool host port max retries exceeded with url timed out',
        pattern:
          /HTTPSConnectionPool\(host='(?<peer>[^']{1,120})', port=(?<port>\d{1,5})\): Max retries exceeded with url: .{0,400}ReadTimeoutError/,
      },
      { words: 'httpx readtimeout', pattern: /httpx\.(?:Read|Pool)Timeout(?::|\s|$)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A call from Python to {peer|another service}:{port|its port} gets no answer in time',
    check: {
      text: 'Ask the other side from inside this service and see how long it takes',
      compose:
        'docker compose exec {service} python -c "import urllib.request,time; t=time.time(); print(urllib.request.urlopen(\'http://{peer|<host>}:{port|80}/\', timeout=10).status, time.time()-t)"',
      kubernetes:
        'kubectl exec deploy/{service} -- python -c "import urllib.request; print(urllib.request.urlopen(\'http://{peer|<host>}:{port|80}/\', timeout=10).status)"',
      host: 'curl -sS -o /dev/null -m 10 -w "%{http_code} %{time_total}\\n" http://{peer|<host>}:{port|80}/',
    },
    repair: [
      { text: 'Look into the log of {peer|the other service} and repair what is slow there' },
      {
        text: 'Keep the timeout of the caller above the slowest good answer, and retry only calls that may be repeated',
      },
    ],
    source: 'urllib3/connectionpool.py, exceptions.py; httpx TimeoutException',
    matches: [
      "requests.exceptions.ReadTimeout: HTTPConnectionPool(host='stock', port=8080): Read timed out. (read timeout=10)",
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='10.0.3.7', port=8080): Max retries exceeded with url: /items (Caused by ReadTimeoutError(<urllib3.connection.HTTPConnection object at 0x7f>, 'Connection to 10.0.3.7 timed out. (connect timeout=5)'))",
      "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.example.com', port=443): Max retries exceeded with url: /v1 (Caused by ReadTimeoutError(<urllib3.connection.HTTPSConnection object at 0x7f>, 'Connection to api.example.com timed out. (connect timeout=5)'))",
      'httpx.ReadTimeout',
    ],
    ignores: [
      "HTTPConnectionPool(host='stock', port=8080): Max retries exceeded with url: / (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))",
    ],
  },
  {
    id: 'python.http-unreachable',
    kind: 'connection_refused',
    program: 'python',
    forms: [
      {
        words: 'max retries exceeded with url failed to establish a new connection connection refused',
        pattern:
          /HTTPS?ConnectionPool\(host='(?!localhost\b|127\.)(?<peer>[^']{1,120})', port=(?<port>\d{1,5})\): Max retries exceeded with url: .{0,400}\[Errno (?:111|61)\] Connection refused/,
      },
      {
        words: 'cannot connect to host connect call failed',
        pattern:
          /Cannot connect to host (?!localhost\b|127\.)(?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) ssl:.{1,60} \[Connect call failed/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nobody listens at {peer}:{port}, which the Python program calls',
    check: {
      text: 'See whether the other service runs and listens on that port, on all addresses and not only on 127.0.0.1',
      compose:
        'docker compose ps; docker compose exec {service} python -c "import socket; socket.create_connection((\'{peer}\', {port}), 3)"',
      kubernetes: 'kubectl get pod,svc,endpoints | grep {peer}',
      host: 'nc -vz {peer} {port}; sudo ss -ltnp | grep -w {port}',
    },
    repair: [
      {
        text: 'Start it, or correct the address: in a container localhost is the container itself, so the name of the service belongs there',
        compose: 'docker compose up -d {peer}',
        kubernetes: 'kubectl rollout restart deploy/{peer}',
        host: 'sudo systemctl restart {peer}',
      },
    ],
    source: 'urllib3/connectionpool.py, connection.py; aiohttp/client_exceptions.py ClientConnectorError',
    matches: [
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='stock', port=8080): Max retries exceeded with url: /items (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))",
      "aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host stock:8080 ssl:default [Connect call failed ('10.0.3.7', 8080)]",
    ],
    ignores: ["HTTPConnectionPool(host='stock', port=8080): Read timed out. (read timeout=10)"],
  },
];

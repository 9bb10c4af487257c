import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Failures that many programs share, in the words of the runtimes and libraries that they are made of. */
export const GENERIC: readonly CatalogueEntry[] = [
  {
    id: 'generic.module-missing',
    kind: 'missing_module',
    forms: [
      { words: 'cannot find module', pattern: /Error: Cannot find module '(?<object>[^']{1,150})'/ },
      {
        words: 'err_module_not_found cannot find',
        pattern: /ERR_MODULE_NOT_FOUND\]: Cannot find (?:package|module) '(?<object>[^']{1,150})'/,
      },
      {
        words: 'modulenotfounderror no module named',
        pattern: /ModuleNotFoundError: No module named '(?<object>[^']{1,100})'/,
      },
      { words: 'no module named', pattern: /(?:ImportError: |python3?: )No module named '?(?<object>[\w.]{1,100})'?$/ },
      { words: 'cannot load such file', pattern: /cannot load such file -- (?<object>\S{1,150})/ },
      {
        words: 'could not load file or assembly',
        pattern: /Could not load file or assembly '(?<object>[^',]{1,120})(?:, Version=(?<wanted>[\d.]{1,20}))?/,
      },
      { words: 'can t locate in inc', pattern: /Can't locate (?<object>[\w/]{1,100}\.pm) in @INC/ },
      { words: 'there is no package called', pattern: /there is no package called [‘'](?<object>[\w.]{1,60})[’']/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The module {object} is not installed where the program looks for it',
    check: {
      text: 'Look whether {object} is in the image or environment that really runs',
      compose: 'docker compose run --rm --entrypoint "" {service} sh -c "npm ls {object} || pip show {object} || true"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "ls node_modules 2>/dev/null | head; pip list 2>/dev/null | head"',
      host: 'npm ls {object}; pip show {object}',
    },
    repair: [
      {
        text: 'Add it to the dependencies that are installed in production and build the image anew; for a file of the own code, correct path and case of the name or the build that should have made it',
        compose: 'docker compose build --no-cache {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'npm ci   # or: pip install -r requirements.txt, bundle install, composer install',
      },
      {
        text: 'When it is in the image, a volume over the directory hides it: a bind mount of the sources over /app also covers node_modules, and an old anonymous volume keeps the old ones',
        compose: 'docker compose up -d --build --renew-anon-volumes {service}',
      },
    ],
    source:
      'Node cjs and esm loaders; CPython importlib; java.lang.ClassNotFoundException; Ruby kernel_require; .NET AssemblyLoadContext; PHP autoload; perl @INC; R library()',
    matches: [
      "Error: Cannot find module 'express'",
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'dotenv' imported from /app/index.mjs",
      "ModuleNotFoundError: No module named 'psycopg2'",
      'ImportError: No module named yaml',
      "<internal:kernel>:85:in `require': cannot load such file -- bootsnap/setup (LoadError)",
      "System.IO.FileNotFoundException: Could not load file or assembly 'Serilog, Version=3.1.0.0, Culture=neutral'",
      "Can't locate DBD/Pg.pm in @INC (you may need to install the DBD::Pg module)",
      'Error in library(dplyr) : there is no package called ‘dplyr’',
    ],
    ignores: ['Cannot find module docs? see the wiki', 'module express loaded'],
  },
  {
    id: 'generic.heap-exhausted',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'javascript heap out of memory',
        pattern:
          /(?:Allocation failed|Ineffective mark-compacts near heap limit|Reached heap limit|invalid table size)[\w ]{0,30}- JavaScript heap out of memory/,
      },
      { words: 'err_worker_out_of_memory', pattern: /ERR_WORKER_OUT_OF_MEMORY/ },
      {
        words: 'outofmemoryerror',
        pattern:
          /OutOfMemoryError: (?<value>Java heap space|GC overhead limit exceeded|Metaspace|Compressed class space|Direct buffer memory|Cannot reserve \d{1,12} bytes of direct buffer memory|Requested array size exceeds VM limit)/,
      },
      {
        words: 'allowed memory size of bytes exhausted',
        pattern:
          /Allowed memory size of (?<limit>\d{1,15}) bytes exhausted \(tried to allocate (?<value>\d{1,15}) bytes\)/,
      },
      { words: 'outofmemoryexception', pattern: /System\.OutOfMemoryException\b/ },
      { words: 'memoryerror', pattern: /(?:^|: )[\w.]{0,60}\bMemoryError(?:$|: )/ },
      {
        words: 'nomemoryerror failed to allocate memory',
        pattern: /failed to allocate memory \(NoMemoryError\)|NoMemoryError: failed to allocate memory/,
      },
      {
        words: 'outofmemoryerror cuda out of memory',
        pattern: /OutOfMemoryError: CUDA out of memory\. Tried to allocate (?<value>[\d.]{1,10} [KMG]iB)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program has used up its own memory ({value|heap}, limit {limit|of its runtime})',
    check: {
      text: 'Compare the limit of the runtime with that of the container, and see whether use only grows',
      compose:
        'docker stats --no-stream {service}; docker compose config | grep -niE "xmx|max-old-space|memory_limit|mem_limit"',
      kubernetes: 'kubectl top pod -l app={service}; kubectl describe deploy/{service} | grep -A3 Limits',
      host: 'ps -o pid,rss,args -C {service}; free -m',
    },
    repair: [
      {
        text: 'Raise the limit of the runtime within what the container has: -XX:MaxRAMPercentage=75 or -Xmx, NODE_OPTIONS=--max-old-space-size=<MiB>, memory_limit of PHP',
        compose:
          '$EDITOR docker-compose.yml   # environment: JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75 or NODE_OPTIONS=--max-old-space-size=2048\ndocker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} NODE_OPTIONS=--max-old-space-size=2048',
        host: 'sudo systemctl edit {service}   # Environment=JAVA_TOOL_OPTIONS=-Xmx2g',
      },
      {
        text: 'When use only grows, take a heap dump and go back to the version before; a query without a limit or a large upload does it at once',
        compose: 'docker compose exec {service} jcmd 1 GC.heap_dump /tmp/heap.hprof',
        kubernetes: 'kubectl exec deploy/{service} -- jcmd 1 GC.heap_dump /tmp/heap.hprof',
      },
    ],
    source:
      'V8 FatalProcessOutOfMemory; java.lang.OutOfMemoryError; PHP Zend/zend_alloc.c; .NET, CPython, Ruby; PyTorch CUDACachingAllocator',
    matches: [
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      'Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit: JS heap out of memory',
      'java.lang.OutOfMemoryError: Java heap space',
      'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /var/www/a.php on line 3',
      'Unhandled exception. System.OutOfMemoryException: Array dimensions exceeded supported range.',
      'MemoryError',
      'failed to allocate memory (NoMemoryError)',
      'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.',
    ],
    ignores: ['heap size 512 MiB', 'handler for MemoryErrors installed'],
  },
  {
    id: 'generic.pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'connection is not available request timed out after',
        pattern: /(?<object>[\w-]{1,60}) - Connection is not available, request timed out after (?<limit>\d{1,9})ms/,
      },
      {
        words: 'queuepool limit of size overflow reached',
        pattern: /QueuePool limit of size (?<limit>\d{1,6}) overflow (?<value>-?\d{1,6}) reached, connection timed out/,
      },
      {
        words: 'timeout acquiring a connection the pool is probably full',
        pattern: /Timeout acquiring a connection\. The pool is probably full/,
      },
      {
        words: 'timed out fetching a new connection from the connection pool',
        pattern: /Timed out fetching a new connection from the connection pool/,
      },
      {
        words: 'could not obtain a connection from the pool within',
        pattern: /could not obtain a connection from the pool within (?<limit>[\d.]{1,10}) seconds/,
      },
      {
        words: 'the connection pool has been exhausted',
        pattern: /The connection pool has been exhausted, either raise/,
      },
      {
        words: 'timeout period elapsed prior to obtaining a connection from the pool',
        pattern: /timeout period elapsed prior to obtaining a connection from the pool/,
      },
      {
        words: 'connection not available and request was dropped from queue',
        pattern: /connection not available and request was dropped from queue after (?<limit>\d{1,9})ms/,
      },
      {
        words: 'pool timed out while waiting for an open connection',
        pattern: /pool timed out while waiting for an open connection/,
      },
      { words: 'timeout exceeded when trying to connect', pattern: /Error: timeout exceeded when trying to connect/ },
      {
        words: 'cannot get a connection pool error timeout waiting for idle object',
        pattern: /Cannot get a connection, pool error Timeout waiting for idle object/,
      },
      { words: 'sequelizeconnectionacquiretimeouterror', pattern: /SequelizeConnectionAcquireTimeoutError/ },
      {
        words: 'timeout waiting for connection from pool',
        pattern: /ConnectionPoolTimeoutException: Timeout waiting for connection from pool/,
      },
      {
        words: 'couldn t get a connection after sec',
        pattern: /PoolTimeout: couldn't get a connection after (?<limit>[\d.]{1,10}) sec/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'All connections of the pool {object|of the client} are in use',
    check: {
      text: 'See what holds the connections: slow queries, a lock, transactions left open, or more requests than the pool has connections',
      compose:
        'docker compose exec db psql -U postgres -c "select state, wait_event_type, count(*), max(now()-xact_start) from pg_stat_activity group by 1,2"',
      kubernetes:
        'kubectl exec deploy/db -- psql -U postgres -c "select state, count(*), max(now()-xact_start) from pg_stat_activity group by 1"',
      host: 'sudo -u postgres psql -c "select state, count(*), max(now()-xact_start) from pg_stat_activity group by 1"',
    },
    repair: [
      {
        text: 'Give connections back (close them in finally, no outside call within a transaction) and speed up the query that holds them; a larger pool only moves the queue into the database',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
      {
        text: 'When the work is short and the database has room, raise the size of the pool (maximumPoolSize, pool_size, connection_limit), below max_connections divided by the instances',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} <POOL_SIZE>=<more>',
      },
    ],
    source:
      'HikariCP HikariPool.java, SQLAlchemy pool/impl.py, knex/tarn, Prisma P2024, Rails ConnectionPool, Npgsql, ADO.NET, DBConnection, sqlx, node-postgres pg-pool, DBCP, Sequelize, Apache HttpClient, psycopg_pool',
    matches: [
      'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms (total=10, active=10, idle=0, waiting=21)',
      'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00',
      'KnexTimeoutError: Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
      'Timed out fetching a new connection from the connection pool. More info: http://pris.ly/d/connection-pool (Current connection pool timeout: 10, connection limit: 5)',
      'ActiveRecord::ConnectionTimeoutError: could not obtain a connection from the pool within 5.000 seconds (waited 5.002 seconds); all pooled connections were in use',
      "The connection pool has been exhausted, either raise 'Max Pool Size' (currently 100) or 'Timeout' (currently 15 seconds)",
      'Timeout expired.  The timeout period elapsed prior to obtaining a connection from the pool.',
      '** (DBConnection.ConnectionError) connection not available and request was dropped from queue after 2983ms.',
      'pool timed out while waiting for an open connection',
      'Error: timeout exceeded when trying to connect',
      'Cannot get a connection, pool error Timeout waiting for idle object',
      'SequelizeConnectionAcquireTimeoutError: Operation timeout',
      'org.apache.http.conn.ConnectionPoolTimeoutException: Timeout waiting for connection from pool',
      "psycopg_pool.PoolTimeout: couldn't get a connection after 30.00 sec",
    ],
    ignores: ['HikariPool-1 - Start completed.', 'pool size 10, timeout 30s'],
  },
  {
    id: 'generic.quota-exceeded',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'exceeded quota requested used limited',
        pattern:
          /exceeded quota: (?<object>[\w.-]{1,80}), requested: (?<wanted>[^ ]{1,120}), used: (?<value>[^ ]{1,120}), limited: (?<limit>\S{1,120})/,
      },
      { words: 'you exceeded your current quota', pattern: /You exceeded your current quota, please check your plan/ },
      { words: 'insufficient_quota', pattern: /\binsufficient_quota\b/ },
      {
        words: 'quota exceeded for quota metric',
        pattern:
          /Quota exceeded for (?:quota metric|metric) '?(?<object>[\w ./-]{1,100}?)'? and limit '(?<limit>[^']{1,100})'/,
      },
      { words: 'quotaexceeded', pattern: /(?:code[:=] ?"?|Code="|\()QuotaExceeded\b/ },
      { words: 'servicequotaexceededexception', pattern: /\bServiceQuotaExceededException\b/ },
      { words: 'limitexceededexception', pattern: /\(LimitExceededException\)|\bLimitExceededException: / },
      { words: 'vcpulimitexceeded', pattern: /\(VcpuLimitExceeded\)/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'A quota is used up: {object|of the account}, limit {limit|reached}',
    check: {
      text: 'See what is used of the quota',
      kubernetes: 'kubectl describe resourcequota; kubectl describe limitrange',
      compose: 'docker compose logs {service} | grep -i quota | tail',
      host: 'aws service-quotas list-service-quotas --service-code <service>; gcloud compute project-info describe',
    },
    repair: [
      {
        text: 'Delete what is no longer needed, or raise the quota (of the namespace, of the account, of the plan and its billing)',
        kubernetes: 'kubectl edit resourcequota {object|<quota>}',
      },
    ],
    source:
      'Kubernetes plugin/pkg/admission/resourcequota; Google API error reasons; OpenAI error codes; AWS Service Quotas; Azure error codes',
    matches: [
      'pods "api-7f" is forbidden: exceeded quota: team-a, requested: limits.cpu=2, used: limits.cpu=7, limited: limits.cpu=8',
      "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your plan and billing details.'}}",
      '"code": "insufficient_quota"',
      "googleapi: Error 429: Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service 'logging.googleapis.com'",
      'Code="QuotaExceeded" Message="Operation could not be completed as it results in exceeding approved Total Regional Cores quota."',
      'An error occurred (ServiceQuotaExceededException) when calling the CreateCluster operation',
      'An error occurred (LimitExceededException) when calling the CreateStream operation',
      'An error occurred (VcpuLimitExceeded) when calling the RunInstances operation',
    ],
    ignores: ['quota team-a raised to 16 cpu', 'OSError: [Errno 122] Disk quota exceeded'],
  },
  {
    id: 'generic.rate-limited',
    kind: 'rate_limited',
    forms: [
      { words: 'throttlingexception', pattern: /\(ThrottlingException\)|ThrottlingException: (?:Rate|Too many)/ },
      { words: 'throttling rate exceeded', pattern: /(?:\(Throttling\).{0,80}|Throttling: )Rate exceeded/ },
      { words: 'toomanyrequestsexception', pattern: /\bTooManyRequestsException\b/ },
      { words: 'provisionedthroughputexceededexception', pattern: /\bProvisionedThroughputExceededException\b/ },
      { words: 'requestlimitexceeded', pattern: /\bRequestLimitExceeded\b/ },
      {
        words: 'slowdown please reduce your request rate',
        pattern: /SlowDown.{0,80}[Pp]lease reduce your request rate/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The service asked limits the rate of this client',
    check: {
      text: 'Count how often the writer asks, and look for a loop that retries at once',
      compose: 'docker compose logs --since 15m {service} | grep -ciE "rate|throttl"',
      kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -ciE "rate|throttl"',
      host: 'curl -sI https://api.github.com/rate_limit | grep -i ratelimit',
    },
    repair: [
      {
        text: 'Ask less: back off with jitter, honour Retry-After, batch, cache, and log in where anonymous limits are low',
      },
      { text: 'Have the limit raised (throughput of the table, plan of the account)' },
    ],
    source: 'GitHub REST rate limits; AWS common errors; Amazon S3 SlowDown; OpenAI error codes; client-go flowcontrol',
    matches: [
      'An error occurred (ThrottlingException) when calling the GetParameter operation (reached max retries: 4): Rate exceeded',
      'An error occurred (Throttling) when calling the DescribeStacks operation: Rate exceeded',
      'An error occurred (TooManyRequestsException) when calling the Invoke operation: Rate Exceeded.',
      'ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded',
      'An error occurred (RequestLimitExceeded) when calling the DescribeInstances operation: Request limit exceeded.',
      'An error occurred (SlowDown) when calling the PutObject operation: Please reduce your request rate.',
    ],
    ignores: ['rate limit configured: 100 per minute', 'heart rate limit exceeded chart'],
  },
  {
    id: 'generic.html-instead-of-json',
    kind: 'wrong_address',
    forms: [
      {
        words: 'unexpected token is not valid json',
        pattern: /Unexpected token '?<'?, "<(?:!DOCTYPE|!doctype|html)[^"]{0,30}"\.{0,3} is not valid JSON/,
      },
      { words: 'unexpected token in json at position 0', pattern: /Unexpected token < in JSON at position 0/ },
      {
        words: 'invalid character looking for beginning of value',
        pattern: /invalid character '<' looking for beginning of value/,
      },
      { words: 'is an invalid start of a value', pattern: /'<' is an invalid start of a value/ },
      {
        words: 'unexpected character code 60',
        pattern: /Unexpected character \('<' \(code 60\)\): expected a valid value/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'An HTML page came where JSON was expected',
    check: {
      text: 'Ask the same address by hand and read the page; an error page, a login page or a wrong path',
      compose: 'docker compose exec {service} curl -si <url> | head -30',
      kubernetes: 'kubectl exec deploy/{service} -- curl -si <url> | head -30',
      host: 'curl -si <url> | head -30',
    },
    repair: [
      {
        text: 'Correct base URL or path (a single-page application answers every unknown path with its index.html), or settle what the error page of the proxy in between tells',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl get ingress -o wide',
      },
    ],
    source: 'V8 JSON.parse messages; Go encoding/json scanner.go; System.Text.Json; Jackson ReaderBasedJsonParser',
    matches: [
      'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
      'SyntaxError: Unexpected token < in JSON at position 0',
      "invalid character '<' looking for beginning of value",
      "System.Text.Json.JsonException: '<' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0.",
      "com.fasterxml.jackson.core.JsonParseException: Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ],
    ignores: ['SyntaxError: Unexpected token \'}\', "{"a":}" is not valid JSON', 'response is valid JSON'],
  },
  {
    id: 'generic.gave-up-waiting',
    kind: 'startup_order',
    forms: [
      {
        words: 'timeout occurred after waiting seconds for',
        pattern:
          /wait-for-it\.sh: timeout occurred after waiting (?<limit>\d{1,6}) seconds for (?<peer>[\w.-]{1,100}):(?<port>\d{1,5})/,
      },
      {
        words: 'timeout after waiting on dependencies to become available',
        pattern:
          /Timeout after (?<limit>\w{1,10}) waiting on dependencies to become available: \[\w{2,6}:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: 'timed out waiting for',
        pattern:
          /[Tt]imed out waiting for:? (?:resource: )?(?:http-get:\/\/|tcp:|https?:\/\/)?(?<peer>[\w.-]{1,100}):(?<port>\d{1,5})\b/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The start gave up waiting for {peer}',
    check: {
      text: 'See why {peer} is not ready',
      compose:
        'docker compose ps -a {peer}; docker compose logs --tail 80 {peer}; docker inspect -f "{{json .State.Health}}" $(docker compose ps -q {peer})',
      kubernetes: 'kubectl get pods; kubectl describe pod -l app={peer} | tail -30',
      host: 'systemctl status {peer} --no-pager',
    },
    repair: [
      {
        text: 'Settle what {peer} tells; when it only starts slowly, wait longer (start_period of its healthcheck, --timeout of the waiting script)',
        compose: 'docker compose up -d --wait {peer} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout status deploy/{peer}',
      },
    ],
    source: 'vishnubob/wait-for-it; jwilder/dockerize; jeffbski/wait-on; Docker Compose pkg/compose/convergence.go',
    matches: [
      'wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432',
      '2025/01/02 11:12:13 Timeout after 30s waiting on dependencies to become available: [tcp://db:5432]',
      'Error: Timed out waiting for: http-get://api:8080',
    ],
    ignores: ['wait-for-it.sh: db:5432 is available after 2 seconds', 'timed out waiting for input from user'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BACKENDS: readonly CatalogueEntry[] = [
  {
    id: 'kong.migrations-pending',
    kind: 'missing_schema',
    program: 'kong',
    forms: [
      {
        words: 'database needs bootstrapping or is older than kong',
        pattern: /Database needs bootstrapping or is older than Kong (?<version>[\d.]{1,8})/,
      },
      {
        words: 'new migrations available run kong migrations up to proceed',
        pattern: /[Nn]ew migrations available; run 'kong migrations up' to proceed/,
      },
      {
        words: 'database has pending migrations run kong migrations finish',
        pattern:
          /(?:database has|there are) (?:new|pending) migrations(?: available)?; run 'kong migrations (?:up|finish)/i,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Kong does not start: its database lacks the migrations of this version',
    check: {
      text: 'List them',
      compose: 'docker compose run --rm {service} kong migrations list',
      kubernetes: 'kubectl get jobs | grep migrations',
      host: 'kong migrations list',
    },
    repair: [
      {
        text: 'Bootstrap an empty database, or run up, then finish when every node is on the new version',
        compose:
          'docker compose run --rm {service} sh -c "kong migrations bootstrap || (kong migrations up && kong migrations finish)"',
        kubernetes:
          'helm upgrade {service} kong/kong --reuse-values --set migrations.preUpgrade=true --set migrations.postUpgrade=true',
        host: 'kong migrations up && kong migrations finish',
      },
    ],
    source: 'Kong/kong kong/cmd/utils/migrations.lua, kong/cmd/start.lua',
    matches: [
      "Error: /usr/local/share/lua/5.1/kong/cmd/start.lua:22: Database needs bootstrapping or is older than Kong 1.0. To start a new installation from scratch, run 'kong migrations bootstrap'.",
      "nginx: [error] init_by_lua error: New migrations available; run 'kong migrations up' to proceed",
      "Database has pending migrations; run 'kong migrations finish' when ready",
    ],
    ignores: ['Database is up-to-date'],
  },
  {
    id: 'kong.no-route',
    kind: 'missing_object',
    program: 'kong',
    forms: [{ words: 'no route matched with those values', pattern: /no Route matched with those values/i }],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Kong has no route for the host and path of the request',
    check: {
      text: 'List the routes: hosts, paths, methods and protocols all have to fit',
      compose: 'docker compose exec {service} curl -s localhost:8001/routes',
      kubernetes: 'kubectl get ingress,httproute -A',
      host: 'curl -s localhost:8001/routes',
    },
    repair: [
      {
        text: 'Add or correct the route; with the ingress controller the class (ingressClassName: kong) has to be set',
        host: 'deck gateway sync kong.yaml',
      },
    ],
    source: 'Kong/kong kong/runloop/handler.lua',
    matches: [
      '{"message":"no Route matched with those values","request_id":"f2a1"}',
      '{"message":"no Route matched with those values"}',
    ],
    ignores: ['[notice] 42#0: route shop matched /shop'],
  },
  {
    id: 'hasura.admin-secret-refused',
    kind: 'authentication_refused',
    program: 'hasura',
    forms: [
      {
        words: 'invalid x hasura admin secret x hasura access key',
        pattern: /invalid \\?"?x-hasura-admin-secret\\?"?\/\\?"?x-hasura-access-key/i,
      },
      {
        words: 'x hasura admin secret x hasura access key required but not found',
        pattern: /x-hasura-admin-secret\/x-hasura-access-key required, but not found/i,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Hasura refuses the request: the admin secret is wrong or missing',
    check: {
      text: 'Compare the secret of client or CLI with the server',
      compose: 'docker compose config | grep HASURA_GRAPHQL_ADMIN_SECRET',
      kubernetes: 'kubectl get secret -o name | grep -i hasura',
    },
    repair: [
      {
        text: 'Give the client HASURA_GRAPHQL_ADMIN_SECRET as header x-hasura-admin-secret',
        host: 'hasura metadata apply --admin-secret "$HASURA_GRAPHQL_ADMIN_SECRET"',
      },
    ],
    source: 'hasura/graphql-engine server/src-lib/Hasura/Server/Auth.hs',
    matches: [
      '{"errors":[{"extensions":{"path":"$","code":"access-denied"},"message":"invalid \\"x-hasura-admin-secret\\"/\\"x-hasura-access-key\\""}]}',
      'time="2024-05-02" level=fatal msg="x-hasura-admin-secret/x-hasura-access-key required, but not found"',
    ],
    ignores: ['x-hasura-admin-secret: ********'],
  },
  {
    id: 'hasura.jwt-refused',
    kind: 'authentication_refused',
    program: 'hasura',
    forms: [{ words: 'could not verify jwt', pattern: /Could not verify JWT: (?<value>JW\w{2,40}(?: \w{1,40})?)/ }],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'Hasura refuses a JWT: {value}',
    check: {
      text: 'Compare key and type of HASURA_GRAPHQL_JWT_SECRET with the issuer; JWTExpired alone means a client that does not renew its token',
      compose: 'docker compose config | grep HASURA_GRAPHQL_JWT_SECRET; date -u',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 JWT_SECRET',
    },
    repair: [
      {
        text: 'Set the key (jwk_url for Keycloak, Auth0) or let the client renew; allowed_skew bridges clocks that differ',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'hasura/graphql-engine server/src-lib/Hasura/Server/Auth/JWT.hs',
    matches: [
      '{"errors":[{"extensions":{"path":"$","code":"invalid-jwt"},"message":"Could not verify JWT: JWTExpired"}]}',
      'Could not verify JWT: JWSError JWSInvalidSignature',
    ],
    ignores: ['{"type":"jwk-refresh-log","level":"info","detail":{"message":"successfully fetched JWKs"}}'],
  },
  {
    id: 'postgrest.jwt-refused',
    kind: 'authentication_refused',
    program: 'postgrest',
    forms: [
      {
        words: 'pgrst301',
        pattern:
          /"PGRST301".{0,120}?"message":\s?"(?<value>(?!JWT expired)[^"]{1,100})"|"message":\s?"(?<object>JW[^"]{1,80})".{0,60}"PGRST301"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PostgREST (Supabase) refuses the token: {value|its signature or time is wrong}',
    check: {
      text: 'Compare JWT_SECRET of all services with the secret that signed ANON_KEY and SERVICE_ROLE_KEY',
      compose: 'grep -E "JWT_SECRET|ANON_KEY|SERVICE_ROLE_KEY" .env',
      kubernetes: 'kubectl get secret -o yaml | grep -iE "jwt|anon"',
    },
    repair: [
      {
        text: 'Make both keys anew with the present JWT_SECRET and recreate all services (auth, rest, realtime, storage, kong)',
        compose: 'docker compose up -d --force-recreate',
      },
    ],
    source: 'PostgREST documentation, Errors, group 3 JWT; src/PostgREST/Error.hs',
    matches: [
      '{"code":"PGRST301","details":null,"hint":null,"message":"JWSError JWSInvalidSignature"}',
      '{"message":"JWSError (JSONDecodeError \\"x\\")","code":"PGRST301"}',
    ],
    ignores: ['{"code":"PGRST302","details":null,"hint":null,"message":"Anonymous access is disabled"}'],
  },
  {
    id: 'postgrest.schema-cache',
    kind: 'missing_schema',
    program: 'postgrest',
    forms: [
      {
        words: 'could not find the column of in the schema cache',
        pattern: /Could not find the '(?<object>[^']{1,60})' column of '(?<value>[^']{1,60})' in the schema cache/,
      },
      {
        words: 'could not find the table in the schema cache',
        pattern: /Could not find the table '(?<object>[^']{1,80})' in the schema cache/,
      },
      {
        words: 'could not find the function in the schema cache',
        pattern: /Could not find the function (?<object>[\w.]{1,80})(?:\([^)]{0,120}\))?.{0,120} in the schema cache/,
      },
      {
        words: 'could not find a relationship between and in the schema cache',
        pattern:
          /Could not find a relationship between '(?<object>[^']{1,60})' and '(?<value>[^']{1,60})' in the schema cache/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The schema cache of PostgREST (Supabase) lacks {object}',
    check: {
      text: 'See whether the object exists in an exposed schema (PGRST_DB_SCHEMAS) and the role may use it',
      compose: 'docker compose exec db psql -U postgres -c "\\dt *.*" -c "\\df *.{object}"',
      host: 'psql -c "\\dt *.*"; psql -c "SHOW pgrst.db_schemas"',
    },
    repair: [
      {
        text: 'Run the missing migration and tell PostgREST to load the schema again',
        compose: `docker compose exec db psql -U postgres -c "NOTIFY pgrst, 'reload schema'"`,
        host: `psql -c "NOTIFY pgrst, 'reload schema'"`,
      },
    ],
    source: 'PostgREST documentation, Errors PGRST200, PGRST202, PGRST204, PGRST205; Schema cache',
    matches: [
      `{"code":"PGRST204","details":null,"hint":null,"message":"Could not find the 'phone' column of 'profiles' in the schema cache"}`,
      `{"code":"PGRST205","message":"Could not find the table 'public.orders' in the schema cache"}`,
      `{"code":"PGRST202","message":"Could not find the function public.search(term) in the schema cache"}`,
      `{"code":"PGRST200","message":"Could not find a relationship between 'orders' and 'users' in the schema cache"}`,
    ],
    ignores: ['02/May/2024:10:11:12 +0000: Schema cache loaded 14 Relations, 6 Relationships, 22 Functions'],
  },
  {
    id: 'supavisor.tenant-unknown',
    kind: 'authentication_refused',
    program: 'supavisor',
    forms: [
      {
        words: 'tenant or user not found',
        pattern: /(?:FATAL:? {1,3}|message"?: ?"|Error: |error: )(?:\([A-Z]{1,10}\) )?Tenant or user not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'supabase',
    specificity: 3,
    means: 'The Supabase pooler knows no such user: the name needs the tenant (postgres.<tenant>)',
    check: {
      text: 'Read host, user and region of the connection string',
      compose: 'grep -E "POOLER_TENANT_ID|DATABASE_URL" .env',
      kubernetes: 'kubectl get secret -o yaml | grep -i database_url',
    },
    repair: [
      {
        text: 'Use postgres.<project or POOLER_TENANT_ID> as user and the pooler host of the right region; a paused project answers the same',
      },
    ],
    source: 'supabase/supavisor lib/supavisor/client_handler.ex; Supabase documentation, Connect to your database',
    matches: [
      'FATAL:  Tenant or user not found',
      'error: (ENOTFOUND) Tenant or user not found',
      'psycopg2.OperationalError: connection to server at "aws-0-eu-central-1.pooler.supabase.com" failed: FATAL:  Tenant or user not found',
    ],
    ignores: ['the tenant was created and the user was found'],
  },
  {
    id: 'supavisor.session-clients',
    kind: 'connection_limit',
    program: 'supavisor',
    forms: [
      {
        words: 'maxclientsinsessionmode max clients reached',
        pattern:
          /MaxClientsInSessionMode: max clients reached(?: - in Session mode max clients are limited to pool_size(?:: (?<limit>\d{1,5}))?)?/,
      },
      { words: 'max client connections reached fatal', pattern: /FATAL:? {1,3}Max client connections reached/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'supabase',
    specificity: 3,
    means: 'The Supabase pooler has no place left: {limit|all} session clients are taken',
    check: {
      text: 'See who holds the connections',
      host: 'psql -c "SELECT application_name, count(*) FROM pg_stat_activity GROUP BY 1 ORDER BY 2 DESC"',
    },
    repair: [
      {
        text: 'Connect in transaction mode (port 6543, without prepared statements), keep one pool per process with few connections, or raise the pool size',
      },
    ],
    source: 'supabase/supavisor lib/supavisor/client_handler.ex; Supabase documentation, Connection management',
    matches: [
      'FATAL:  MaxClientsInSessionMode: max clients reached - in Session mode max clients are limited to pool_size',
      'PrismaClientInitializationError: FATAL: Max client connections reached',
    ],
    ignores: ['pool_size: 15 # max clients of session mode'],
  },
  {
    id: 'appwrite.project-or-platform-unknown',
    kind: 'missing_setting',
    program: 'appwrite',
    forms: [
      {
        words: 'project with the requested id could not be found',
        pattern:
          /Project with the requested ID (?:'(?<value>[^']{1,60})' )?could not be found\. Please check the value of the X-Appwrite-Project header/,
      },
      {
        words: 'invalid origin register your new client as a new',
        pattern:
          /Invalid Origin\. Register your new client \((?<peer>[^)]{1,100})\) as a new (?<object>\w{1,20})(?: \(.{1,20}\))? platform/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Appwrite refuses the client {peer|of the app}: project or platform is not registered',
    check: { text: 'Compare endpoint and project id of the client with the console' },
    repair: [{ text: 'Set the project id of this installation, and add the host name under Overview > Platforms' }],
    source: 'appwrite/appwrite app/config/errors.php, src/Appwrite/Network/Validator/Origin.php',
    matches: [
      '{"message":"Project with the requested ID could not be found. Please check the value of the X-Appwrite-Project header to ensure the correct project ID is being used.","code":404,"type":"project_not_found"}',
      '{"message":"Invalid Origin. Register your new client (app.example.com) as a new Web platform on your project console dashboard","code":403,"type":"general_unknown_origin"}',
    ],
    ignores: ['Project shop was created'],
  },
  {
    id: 'express-rate-limit.forwarded-header',
    kind: 'missing_setting',
    forms: [
      { words: 'err_erl_unexpected_x_forwarded_for', pattern: /ERR_ERL_UNEXPECTED_X_FORWARDED_FOR/ },
      {
        words: 'the x forwarded for header is set but the express trust proxy setting is false',
        pattern: /The 'X-Forwarded-For' header is set but the Express 'trust proxy' setting is false/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Behind the proxy all clients count as one: "trust proxy" is off (express-rate-limit)',
    check: {
      text: 'See how many proxies stand in front',
      compose: 'docker compose config | grep -iE "proxy_hops|trust_proxy"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -iE -A1 "proxy_hops|trust_proxy"',
    },
    repair: [
      {
        text: 'Set the number of proxies: app.set("trust proxy", 1) in own code, N8N_PROXY_HOPS=1 for n8n, IP_TRUST_PROXY for Directus; then restart',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} N8N_PROXY_HOPS=1',
      },
    ],
    source: 'express-rate-limit source/validations.ts; wiki, Error Codes',
    matches: [
      "ValidationError: The 'X-Forwarded-For' header is set but the Express 'trust proxy' setting is false (default). This could indicate a misconfiguration which would prevent express-rate-limit from accurately identifying users.",
      "  code: 'ERR_ERL_UNEXPECTED_X_FORWARDED_FOR',",
    ],
    ignores: ['X-Forwarded-For: 203.0.113.7'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const COUCHDB: readonly CatalogueEntry[] = [
  {
    id: 'couchdb.no-admin',
    kind: 'missing_setting',
    program: 'couchdb',
    versions: '>=3.0',
    forms: [
      {
        words: 'couchdb 3 0 will no longer run in admin party',
        pattern: /CouchDB 3\.0\+ will no longer run in "Admin Party"/,
      },
      { words: 'no admin account found aborting startup', pattern: /No Admin Account Found, aborting startup/i },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CouchDB 3 does not start without an administrator account',
    check: {
      text: 'Print what the container gets',
      compose: 'docker compose config {service} | grep COUCHDB_',
      kubernetes: 'kubectl describe statefulset/{service} | grep COUCHDB_',
      host: 'grep -A3 "\\[admins\\]" /opt/couchdb/etc/local.ini',
    },
    repair: [
      {
        text: 'Set COUCHDB_USER and COUCHDB_PASSWORD, or an [admins] section in local.ini, and start again',
        compose: `printf 'COUCHDB_USER=admin\\nCOUCHDB_PASSWORD=<password>\\n' >> .env && docker compose up -d {service}`,
        host: `printf '[admins]\\nadmin = <password>\\n' | sudo tee -a /opt/couchdb/etc/local.ini && sudo systemctl restart couchdb`,
      },
    ],
    source: 'apache/couchdb-docker, docker-entrypoint.sh; CouchDB couch_server.erl',
    matches: [
      'ERROR: CouchDB 3.0+ will no longer run in "Admin Party"',
      '\tERROR: CouchDB 3.0+ will no longer run in "Admin Party" mode.',
      '%%% No Admin Account Found, aborting startup. %%%',
    ],
    ignores: ['Apache CouchDB has started. Time to relax.'],
  },
  {
    id: 'couchdb.login-refused',
    kind: 'authentication_refused',
    program: 'couchdb',
    forms: [
      {
        words: 'unauthorized name or password is incorrect',
        pattern: /(?:"reason":"|unauthorized: ?)Name or password is incorrect/,
      },
      {
        words: 'you are not authorized to access this db',
        pattern: /You are not (?:authorized to access this db|a server admin|allowed to access this db)/,
      },
      {
        words: 'account is temporarily locked due to multiple authentication failures',
        pattern: /Account is temporarily locked due to multiple authentication failures/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'couchdb',
    specificity: 3,
    means: 'CouchDB refuses the account of the client, or gives it no right to the database',
    check: {
      text: 'Try the account, and read the members of the database',
      host: 'curl -u <account> localhost:5984/_session; curl -u admin localhost:5984/<database>/_security',
      compose: 'docker compose exec {server} curl -s -u admin localhost:5984/_all_dbs',
    },
    repair: [
      {
        text: 'Correct the credentials, or add the account to the members of the database',
        host: `curl -u admin -X PUT localhost:5984/<database>/_security -H 'Content-Type: application/json' -d @security.json`,
      },
    ],
    source: 'CouchDB source, chttpd_auth, couch_httpd_auth.erl, chttpd_auth_request.erl',
    matches: [
      '{"error":"unauthorized","reason":"Name or password is incorrect."}',
      '{"error":"unauthorized","reason":"You are not authorized to access this db."}',
      '{"error":"forbidden","reason":"Account is temporarily locked due to multiple authentication failures"}',
    ],
    ignores: ['[notice] nonode@nohost localhost:5984 127.0.0.1 admin GET /_up 200 ok 1'],
  },
  {
    id: 'couchdb.system-databases-missing',
    kind: 'missing_schema',
    program: 'couchdb',
    forms: [
      {
        words: 'changes listener died because the _users database does not exist',
        pattern: /changes listener died because the (?<object>_users) database does not exist/,
      },
      {
        words: 'chttpd_auth_cache changes listener died database_does_not_exist',
        pattern: /chttpd_auth_cache changes listener died.{0,40}database_does_not_exist/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 1,
    means: 'CouchDB lacks its system database {object|_users}: the set-up was not finished',
    check: {
      text: 'List the databases',
      host: 'curl -u admin localhost:5984/_all_dbs',
      compose: 'docker compose exec {service} curl -s -u admin localhost:5984/_all_dbs',
    },
    repair: [
      {
        text: 'Finish the set-up of a single node, or make the databases',
        compose: `docker compose exec {service} sh -c 'for d in _users _replicator; do curl -s -u "$COUCHDB_USER:$COUCHDB_PASSWORD" -X PUT localhost:5984/$d; done'`,
        kubernetes: `kubectl exec {service}-0 -- sh -c 'for d in _users _replicator; do curl -s -u "$COUCHDB_USER:$COUCHDB_PASSWORD" -X PUT localhost:5984/$d; done'`,
        host: 'for d in _users _replicator; do curl -u admin -X PUT localhost:5984/$d; done',
      },
    ],
    source: 'CouchDB source, chttpd_auth_cache.erl',
    matches: [
      '[notice] nonode@nohost <0.350.0> -------- chttpd_auth_cache changes listener died because the _users database does not exist. Create the database to silence this notice.',
      '[error] nonode@nohost emulator -------- chttpd_auth_cache changes listener died database_does_not_exist at mem3_shards:load_shards_from_db/6',
    ],
    ignores: ['[info] nonode@nohost <0.9.0> -------- Application couch_log started on node nonode@nohost'],
  },
];

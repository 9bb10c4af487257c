import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MONGODB_ACCESS: readonly CatalogueEntry[] = [
  {
    id: 'mongodb.password-refused',
    kind: 'authentication_refused',
    program: 'mongodb',
    forms: [
      {
        words: 'failed to authenticate mechanism user',
        pattern: /"msg":"Failed to authenticate".{0,200}"user":"(?<user>[^"]{1,80})"/,
      },
      {
        words: 'authentication failed principalname',
        pattern: /"msg":"Authentication failed".{0,200}"principalName":"(?<user>[^"]{1,80})"/,
      },
      {
        words: 'authentication failed for on from client scram',
        pattern:
          /SCRAM-SHA-(?:1|256) authentication failed for (?<user>\S{1,80}) on (?<object>\S{1,60}) from client (?<peer>[\d.a-fA-F:]{3,60})/,
      },
      {
        words: 'authentication failed mongoservererror',
        pattern: /Mongo(?:Server)?Error: (?:Authentication failed|bad auth ?: ?(?:Authentication failed)?)/i,
      },
      {
        words: 'code 18 authenticationfailed',
        pattern: /(?:'code': 18, 'codeName': 'AuthenticationFailed'|error 18 \(AuthenticationFailed\))/,
      },
      {
        words: 'exception authenticating mongocredential',
        pattern:
          /Exception authenticating MongoCredential\{mechanism=[\w-]{1,30}, userName='(?<user>[^']{1,80})', source='(?<object>[^']{1,60})'/,
      },
      {
        words: 'unable to authenticate using mechanism authenticationfailed',
        pattern:
          /unable to authenticate using mechanism "(?:SCRAM-SHA-\d{1,3}|[\w-]{1,20})": \((?:AuthenticationFailed|AtlasError)\)/,
      },
      { words: 'could not find user', pattern: /UserNotFound: Could not find user \\{0,2}"?(?<user>[^\s"\\@]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'MongoDB refuses the login of {user|the client}',
    check: {
      text: 'Look in the log of the server: UserNotFound means no such account in that database, "storedKey mismatch" a wrong password. Accounts belong to one database (authSource), root of the image to admin; password, account or authSource may be the wrong part',
      compose: `docker compose logs {service} | grep -iE "authenticat" | tail -5; docker compose exec {server} mongosh admin -u root -p --eval "db.system.users.find({}, {user: 1, db: 1})"`,
      kubernetes: 'kubectl logs {service}-0 | grep -iE "authenticat" | tail -5',
      host: 'sudo grep -iE "authenticat" /var/log/mongodb/mongod.log | tail -5',
    },
    repair: [
      {
        text: 'Add ?authSource=admin to the connection string when the account is in admin, and percent-encode the password',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
      {
        text: 'Make the account or set its password; MONGO_INITDB_ROOT_PASSWORD is read only with an empty data directory',
        compose: `docker compose exec {server} mongosh admin -u root -p --eval 'db.getSiblingDB("<database>").createUser({user: "{user|<account>}", pwd: passwordPrompt(), roles: ["readWrite"]})'`,
        host: `mongosh admin -u root -p --eval 'db.changeUserPassword("{user|<account>}", passwordPrompt())'`,
      },
    ],
    source:
      'MongoDB source, src/mongo/db/auth/sasl_commands.cpp, authentication_session.cpp; error code 18; docker-library/mongo issue 408',
    matches: [
      `{"t":{"$date":"2025-06-04T18:07:30.923+00:00"},"s":"I","c":"ACCESS","id":5286307,"ctx":"conn104","msg":"Failed to authenticate","attr":{"client":"172.18.0.5:57664","isSpeculative":true,"mechanism":"SCRAM-SHA-256","user":"shop","db":"admin","error":"AuthenticationFailed: SCRAM authentication failed, storedKey mismatch","result":18}}`,
      `{"t":{"$date":"2022-01-04T18:07:30.923+00:00"},"s":"I","c":"ACCESS","id":20249,"ctx":"conn4","msg":"Authentication failed","attr":{"mechanism":"SCRAM-SHA-256","speculative":false,"principalName":"shop","authenticationDatabase":"shop","remote":"172.18.0.5:41234","extraInfo":{},"error":"UserNotFound: Could not find user \\"shop\\" for db \\"shop\\""}}`,
      '2020-06-04T10:00:00.000+0000 I ACCESS   [conn6] SASL SCRAM-SHA-256 authentication failed for root on admin from client 192.168.0.10:44938 ; AuthenticationFailed: SCRAM authentication failed, storedKey mismatch',
      'MongoServerError: Authentication failed.',
      `pymongo.errors.OperationFailure: Authentication failed., full error: {'ok': 0.0, 'errmsg': 'Authentication failed.', 'code': 18, 'codeName': 'AuthenticationFailed'}`,
      `com.mongodb.MongoSecurityException: Exception authenticating MongoCredential{mechanism=SCRAM-SHA-256, userName='shop', source='admin', password=<hidden>}`,
      'connection() error occurred during connection handshake: auth error: sasl conversation error: unable to authenticate using mechanism "SCRAM-SHA-256": (AuthenticationFailed) Authentication failed.',
    ],
    ignores: [
      `{"s":"I","c":"ACCESS","id":5286306,"ctx":"conn104","msg":"Successfully authenticated","attr":{"client":"172.18.0.5:57664","user":"shop","db":"admin"}}`,
    ],
  },
  {
    id: 'mongodb.login-not-given',
    kind: 'authentication_refused',
    program: 'mongodb',
    forms: [
      { words: 'requires authentication command', pattern: /\b[Cc]ommand (?<object>\w{2,40}) requires authentication/ },
      { words: 'there are no users authenticated', pattern: /there are no users authenticated/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The client talks to MongoDB without logging in ({object|Unauthorized})',
    check: {
      text: 'Look whether the connection string that reaches the process has an account',
      compose: 'docker compose exec {service} env | grep -i mongo',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -i mongo',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles | grep -i mongo',
    },
    repair: [
      {
        text: 'Give account, password and authSource: mongodb://account:<password>@host:27017/database?authSource=admin',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'MongoDB source, commands.cpp; error code 13 Unauthorized',
    matches: [
      'MongoServerError: command find requires authentication',
      `pymongo.errors.OperationFailure: Command aggregate requires authentication, full error: {'ok': 0.0, 'code': 13, 'codeName': 'Unauthorized'}`,
      'not authorized on shop to execute command: there are no users authenticated',
    ],
    ignores: ['docs: this command requires authentication'],
  },
  {
    id: 'mongodb.not-authorized',
    kind: 'authorisation_denied',
    program: 'mongodb',
    forms: [
      {
        words: 'not authorized on to execute command',
        pattern: /not authorized on (?<object>[\w$-]{1,60}) to execute command \{? ?(?<value>\w{2,40})/,
      },
      {
        words: 'user is not allowed to do action on',
        pattern: /user is not allowed to do action \[(?<value>\w{2,60})\] on \[(?<object>[^\]]{1,80})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The MongoDB account of the client may not {value} in {object}',
    check: {
      text: 'Print the roles of the account',
      compose: `docker compose exec {server} mongosh admin -u root -p --eval 'db.getSiblingDB("<authSource>").getUser("<account>")'`,
      host: `mongosh admin -u root -p --eval 'db.getSiblingDB("<authSource>").getUser("<account>")'`,
    },
    repair: [
      {
        text: 'Grant the role that the command needs on this database (readWrite, dbAdmin), in the database where the account was made',
        compose: `docker compose exec {server} mongosh admin -u root -p --eval 'db.getSiblingDB("<authSource>").grantRolesToUser("<account>", [{role: "readWrite", db: "{object}"}])'`,
        host: `mongosh admin -u root -p --eval 'db.getSiblingDB("<authSource>").grantRolesToUser("<account>", [{role: "readWrite", db: "{object}"}])'`,
      },
    ],
    source: 'MongoDB source, commands.cpp checkAuthorization; Atlas error 8000',
    matches: [
      'MongoServerError: not authorized on shop to execute command { createIndexes: "orders", indexes: [ { key: { id: 1 } } ] }',
      'MongoServerError: user is not allowed to do action [find] on [billing.invoices]',
    ],
    ignores: ['MongoServerError: command find requires authentication'],
  },
  {
    id: 'mongodb.connection-string-invalid',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'invalid scheme expected connection string to start with mongodb',
        pattern: /Invalid scheme, expected connection string to start with "?mongodb/,
      },
      {
        words: 'username and password must be escaped according to rfc 3986',
        pattern: /Username and password must be escaped according to RFC 3986/,
      },
      { words: 'password contains unescaped characters', pattern: /Password contains unescaped characters/ },
      {
        words: 'the connection string is invalid connection strings must start with',
        pattern: /The connection string is invalid\. Connection strings must start with (?:either )?'mongodb/,
      },
      {
        words: 'error parsing uri scheme must be',
        pattern:
          /error parsing uri: (?<value>scheme must be "mongodb" or "mongodb\+srv"|unescaped .{3,60}|invalid .{3,60})/,
      },
      { words: 'mongoparseerror', pattern: /MongoParseError: (?<value>(?!Invalid scheme|Password contains).{5,90})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The MongoDB connection string cannot be read ({value|scheme, or signs not percent-encoded})',
    check: {
      text: 'Print what the process gets: quotes that became part of it, a variable that is not expanded, @ : / or % in the password',
      compose: 'docker compose exec {service} env | grep -i mongo',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -i mongo',
      host: 'systemctl show {service} -p Environment | grep -i mongo',
    },
    repair: [
      {
        text: 'Percent-encode account and password, and begin with mongodb:// or mongodb+srv://',
        compose: `python3 -c 'import urllib.parse, getpass; print(urllib.parse.quote_plus(getpass.getpass()))' && docker compose up -d --force-recreate {service}`,
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'mongodb-connection-string-url; pymongo uri_parser.py; mongo-java-driver ConnectionString; mongo-go-driver connstring',
    matches: [
      'MongoParseError: Invalid scheme, expected connection string to start with "mongodb://" or "mongodb+srv://"',
      'pymongo.errors.InvalidURI: Username and password must be escaped according to RFC 3986, use urllib.parse.quote_plus',
      'MongoParseError: Password contains unescaped characters',
      `java.lang.IllegalArgumentException: The connection string is invalid. Connection strings must start with either 'mongodb://' or 'mongodb+srv://`,
      'error parsing uri: scheme must be "mongodb" or "mongodb+srv"',
      'MongoParseError: option usenewurlparser is not supported',
    ],
    ignores: ['INFO connected to mongodb://db:27017/shop'],
  },
  {
    id: 'mongodb.connection-string-missing',
    kind: 'missing_setting',
    program: 'mongoose',
    forms: [
      {
        words: 'the uri parameter to openuri must be a string got',
        pattern: /The `uri` parameter to `openUri\(\)` must be a string, got "(?<value>\w{1,20})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'Mongoose gets no connection string: its variable is {value}',
    check: {
      text: 'Compare the name of the variable in the code with what the process has; dotenv has to be loaded before the first use',
      compose:
        'docker compose exec {service} env | grep -i mongo; grep -rn "process.env" --include=*.js --include=*.ts . | grep -i mongo',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -i mongo',
    },
    repair: [
      {
        text: 'Set the variable (environment or env_file) and recreate the process',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} --from=secret/<secret with the address>',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'mongoose, lib/connection.js openUri()',
    matches: [
      'MongooseError: The `uri` parameter to `openUri()` must be a string, got "undefined". Make sure the first parameter to `mongoose.connect()` or `mongoose.createConnection()` is a string.',
      'MongooseError: The `uri` parameter to `openUri()` must be a string, got "null".',
    ],
    ignores: ['mongoose.connect(process.env.MONGO_URI) // the uri parameter'],
  },
  {
    id: 'mongodb.tls-disagreement',
    kind: 'protocol_mismatch',
    program: 'mongodb',
    forms: [
      {
        words: 'the server is configured to only allow ssl connections',
        pattern: /The server is configured to only allow SSL connections/,
      },
      {
        words: 'no ssl certificate provided by peer connection rejected',
        pattern: /no SSL certificate provided by peer; connection rejected/i,
      },
      {
        words: 'ssl peer certificate validation failed',
        pattern: /SSL peer certificate validation failed: (?!certificate has expired)(?<value>[\w -]{5,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'MongoDB and its client do not agree about TLS ({value|the server demands it})',
    check: {
      text: 'Look at net.tls of the server and at tls= in the connection string',
      compose: 'docker compose config | grep -niE "tls|ssl"',
      kubernetes: 'kubectl get statefulset,deploy -o yaml | grep -niE "tls(Mode|CAFile|CertificateKeyFile)|tls="',
      host: 'grep -A6 -iE "tls|ssl" /etc/mongod.conf',
    },
    repair: [
      {
        text: 'Add tls=true&tlsCAFile=/path/ca.pem (and tlsCertificateKeyFile where the server asks for one), or renew the certificate that does not verify',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'MongoDB source, src/mongo/util/net/ssl_manager*.cpp, transport/session_workflow',
    matches: [
      `{"s":"I","c":"NETWORK","id":22988,"msg":"Error receiving request from client. Ending connection from remote","attr":{"error":{"code":141,"codeName":"SSLHandshakeFailed","errmsg":"The server is configured to only allow SSL connections"}}}`,
      `"errmsg":"no SSL certificate provided by peer; connection rejected"`,
      'SSLHandshakeFailed: SSL peer certificate validation failed: self signed certificate in certificate chain',
    ],
    ignores: [`"msg":"Automatically disabling TLS 1.0, to force-enable TLS 1.0 specify --sslDisabledProtocols 'none'"`],
  },
  {
    id: 'mongodb.tls-certificate-expired',
    kind: 'certificate_expired',
    program: 'mongodb',
    forms: [
      {
        words: 'ssl peer certificate validation failed certificate has expired',
        pattern: /SSL peer certificate validation failed: certificate has expired/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: "MongoDB's end of the TLS connection was shown a certificate that has expired",
    check: {
      text: 'Read until when the certificate of each end is valid',
      host: 'openssl x509 -noout -subject -enddate -in /etc/ssl/mongodb.pem',
    },
    repair: [
      {
        text: 'Renew the certificate (of the client, or of the other member) and its CA file, then let mongod read it anew',
        host: "mongosh --eval 'db.adminCommand({rotateCertificates: 1})'",
      },
    ],
    source: 'MongoDB source, src/mongo/util/net/ssl_manager*.cpp, transport/session_workflow',
    matches: [
      `SSLHandshakeFailed: SSL peer certificate validation failed: certificate has expired`,
      '{"s":"E","c":"NETWORK","id":23256,"msg":"SSL peer certificate validation failed","attr":{"error":"SSL peer certificate validation failed: certificate has expired"}}',
    ],
    ignores: ['SSL peer certificate validation failed: self signed certificate'],
  },
];

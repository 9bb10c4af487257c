import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'python.settings-source-unreadable',
    kind: 'invalid_setting',
    program: 'python',
    forms: [
      {
        words: 'settingserror error parsing for',
        pattern: /SettingsError: error parsing (?:value|JSON) for (?:field )?"(?<setting>\w{1,60})"/,
      },
      {
        words: 'python dotenv could not parse statement starting at line',
        pattern: /python-dotenv could not parse statement starting at line (?<value>\d{1,6})/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A setting cannot be read: {setting} is no valid {value|value}',
    check: {
      text: 'See the variable',
      compose: 'docker compose exec {service} printenv | grep -i {setting|<name>}',
      kubernetes: 'kubectl exec deploy/{service} -- printenv | grep -i {setting|<name>}',
      host: 'grep -n -i {setting|<name>} .env',
    },
    repair: [{ text: `Lists and dictionaries are written as JSON ('["a","b"]'); quote values with spaces or #` }],
    source: 'pydantic-settings sources.py; python-dotenv main.py',
    matches: [
      'pydantic_settings.sources.SettingsError: error parsing value for field "allowed_hosts" from source "EnvSettingsSource"',
      'python-dotenv could not parse statement starting at line 3',
      'Python-dotenv could not parse statement starting at line 12',
    ],
    ignores: ['settings loaded'],
  },
  {
    id: 'python.packages-do-not-fit',
    kind: 'version_mismatch',
    program: 'python',
    forms: [
      {
        words: 'numpy core multiarray failed to import',
        pattern: /(?<value>numpy\.core\.multiarray failed to import)/,
      },
      {
        words: 'descriptors cannot created directly',
        pattern: /(?<value>Descriptors cannot (?:not )?be created directly)/,
      },
      {
        words: 'distributionnotfound the distribution was not found and is required by',
        pattern: /DistributionNotFound: The '(?<value>[^']{1,80})' distribution was not found and is required by/,
      },
      {
        words: 'contextualversionconflict',
        pattern: /ContextualVersionConflict: \((?<value>[\w.-]{1,60} [\w.]{1,20})/,
      },
      {
        words: 'pydanticusererror a non annotated attribute was detected',
        pattern: /(?<value>PydanticUserError: A non-annotated attribute was detected)/,
      },
      {
        words: 'password cannot be longer than 72 bytes truncate manually',
        pattern: /(?<value>password cannot be longer than 72 bytes, truncate manually)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Compiled Python packages do not fit each other: {value}',
    check: {
      text: 'See the versions',
      compose:
        'docker compose exec {service} pip check; docker compose exec {service} pip list | grep -iE "numpy|protobuf|pydantic|bcrypt|passlib"',
      host: 'pip check',
    },
    repair: [
      {
        text: 'Pin versions that fit and install anew (numpy<2 for older wheels, protobuf<4 for old generated code, bcrypt<5 with passlib)',
        compose: 'docker compose build --no-cache {service} && docker compose up -d {service}',
        host: 'pip install -U --force-reinstall -r requirements.txt',
      },
    ],
    source: 'numpy user guide; protobuf 4 release notes; setuptools pkg_resources; passlib and bcrypt issues',
    matches: [
      'ImportError: numpy.core.multiarray failed to import',
      'TypeError: Descriptors cannot be created directly.',
      'TypeError: Descriptors cannot not be created directly.',
      "pkg_resources.DistributionNotFound: The 'celery<5' distribution was not found and is required by the application",
      "pkg_resources.ContextualVersionConflict: (Jinja2 3.1.2 (/usr/lib), Requirement.parse('Jinja2<3'))",
      'pydantic.errors.PydanticUserError: A non-annotated attribute was detected: `x = 1`.',
      'ValueError: password cannot be longer than 72 bytes, truncate manually if necessary (e.g. my_password[:72])',
    ],
    ignores: ['pip check: No broken requirements found.'],
  },
  {
    id: 'python.ssh-login',
    kind: 'authentication_refused',
    program: 'python',
    forms: [
      {
        words: 'paramiko ssh_exception',
        pattern: /paramiko\.ssh_exception\.(?:Bad)?AuthenticationException: (?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'passwordrequiredexception private key file is encrypted',
        pattern: /(?<value>PasswordRequiredException: Private key file is encrypted)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Paramiko cannot log in: {value}',
    check: { text: 'Try the same login by hand', host: 'ssh -v -i <key> <user>@<host> true' },
    repair: [
      {
        text: 'Give the right account, key and passphrase, put the public half into authorized_keys',
      },
    ],
    source: 'paramiko ssh_exception.py, pkey.py',
    matches: [
      'paramiko.ssh_exception.AuthenticationException: Authentication failed.',
      'paramiko.ssh_exception.PasswordRequiredException: Private key file is encrypted',
    ],
    ignores: ['Authentication (publickey) successful!'],
  },
  {
    id: 'python.ssh-key-format',
    kind: 'invalid_setting',
    program: 'python',
    forms: [
      {
        words: 'sshexception encountered key expected key',
        pattern: /SSHException: (?<value>encountered \w{1,10} key, expected \w{1,10} key)/,
      },
      {
        words: 'sshexception not a valid private key file',
        pattern: /SSHException: (?<value>not a valid \w{1,10} private key file)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Paramiko cannot read the private key: {value}',
    check: { text: 'See of which kind the key is', host: 'head -1 <key>; ssh-keygen -y -f <key> | cut -d" " -f1' },
    repair: [
      {
        text: 'Load it with the class of its kind (Ed25519Key, or PKey.from_path), update paramiko, or convert the key',
        host: 'ssh-keygen -p -m PEM -f <key>',
        destructive: true,
      },
    ],
    source: 'paramiko ssh_exception.py, pkey.py',
    matches: [
      'paramiko.ssh_exception.SSHException: encountered RSA key, expected OPENSSH key',
      'paramiko.ssh_exception.SSHException: not a valid RSA private key file',
    ],
    ignores: ['Authentication (publickey) successful!'],
  },
  {
    id: 'python.ssh-no-banner',
    kind: 'unreachable',
    program: 'python',
    forms: [{ words: 'error reading ssh protocol banner', pattern: /Error reading SSH protocol banner/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The SSH server says nothing in time: it is overloaded, refuses by fail2ban or MaxStartups, or is none',
    check: { text: 'See what answers there', host: 'nc -w 5 <host> 22 </dev/null | head -1; ssh -v <host> true' },
    repair: [{ text: 'Make fewer connections at a time, raise MaxStartups there or banner_timeout here' }],
    source: 'paramiko transport.py',
    matches: [
      'paramiko.ssh_exception.SSHException: Error reading SSH protocol banner',
      'SSHException: Error reading SSH protocol banner[Errno 104] Connection reset by peer',
    ],
    ignores: ['Connected (version 2.0, client OpenSSH_9.6)'],
  },
  {
    id: 'python.docker-socket',
    kind: 'wrong_address',
    program: 'python',
    forms: [
      {
        words: 'error while fetching server api version',
        pattern: /Error while fetching server API version: (?<value>[^\r\n]{1,160})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Docker library does not reach the daemon: {value}',
    check: {
      text: 'See whether the socket is there and may be used',
      host: 'ls -l /var/run/docker.sock; id -nG; docker version; echo $DOCKER_HOST',
    },
    repair: [
      {
        text: 'Mount /var/run/docker.sock or set DOCKER_HOST; "Not supported URL scheme http+docker" wants requests<2.32 or docker>=7.1 (pip install -U docker)',
        host: 'pip install -U docker',
      },
    ],
    source: 'docker-py docker/api/client.py',
    matches: [
      "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', FileNotFoundError(2, 'No such file or directory'))",
      'docker.errors.DockerException: Error while fetching server API version: Not supported URL scheme http+docker',
    ],
    ignores: ['server API version: 1.47'],
  },
  {
    id: 'python.scheduler-late',
    kind: 'slow_dependency',
    program: 'python',
    forms: [
      {
        words: 'run time of job was missed by',
        pattern: /Run time of job "(?<object>[^"]{1,120})" was missed by (?<value>[\d:.]{1,20})/,
      },
      {
        words: 'execution of job skipped maximum number of running instances reached',
        pattern:
          /Execution of job "(?<object>[^"]{1,120})" skipped: maximum number of running instances reached \((?<limit>\d{1,3})\)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'APScheduler is late or skips runs of {object}: the run before has not ended',
    check: {
      text: 'See how long the job takes',
      compose: 'docker compose logs {service} | grep -E "Running job|executed successfully|missed by" | tail -20',
    },
    repair: [
      {
        text: 'Speed the job up or give it a longer interval; misfire_grace_time and coalesce=True let late runs pass',
      },
    ],
    source: 'apscheduler executors/base.py, schedulers/base.py',
    matches: [
      'Run time of job "sync (trigger: interval[0:00:10], next run at: 2026-11-30)" was missed by 0:00:12.345',
      'Execution of job "poll" skipped: maximum number of running instances reached (1)',
    ],
    ignores: ['Job "sync" executed successfully'],
  },
  {
    id: 'python.picture-refused',
    kind: 'invalid_setting',
    program: 'python',
    forms: [
      {
        words: 'decompressionbomberror image size pixels exceeds limit of pixels',
        pattern: /DecompressionBombError: (?<value>Image size \(\d{1,14} pixels\) exceeds limit of \d{1,12} pixels)/,
      },
      { words: 'cannot write mode as', pattern: /(?<value>cannot write mode \w{1,8} as \w{1,8})/ },
      {
        words: '215 assertion failed empty in function',
        pattern: /(?<value>\(-215:Assertion failed\) !?_?src\.empty\(\)) in function '(?<object>\w{1,40})'/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The picture cannot be handled: {value}',
    check: { text: 'See the file', host: 'identify <file> || file <file>' },
    repair: [
      {
        text: 'Convert to RGB before JPEG, check that the file was read (path), raise Image.MAX_IMAGE_PIXELS for own pictures only',
      },
    ],
    source: 'Pillow Image.py; OpenCV imgproc',
    matches: [
      'PIL.Image.DecompressionBombError: Image size (200000000 pixels) exceeds limit of 178956970 pixels, could be decompression bomb DOS attack.',
      'OSError: cannot write mode RGBA as JPEG',
      "cv2.error: OpenCV(4.8.0) /io/opencv/modules/imgproc/src/color.cpp:182: error: (-215:Assertion failed) !_src.empty() in function 'cvtColor'",
    ],
    ignores: ['image written'],
  },
  {
    id: 'python.foreign-library-missing',
    kind: 'missing_module',
    program: 'python',
    forms: [
      {
        words: 'couldn t',
        pattern: /Couldn't (?:find|load) (?:foreign library|shared library) '?(?<object>[\w.-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A system library is missing: {object}',
    check: { text: 'See what there is', host: 'ldconfig -p | grep -iE "cairo|pango|gobject|magic|zbar"' },
    repair: [
      {
        text: 'Install it (WeasyPrint: libpango-1.0-0 libpangoft2-1.0-0; cairo: libcairo2; magic: libmagic1; zbar: libzbar0)',
        compose: 'docker compose build {service} && docker compose up -d {service}',
        host: 'sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libcairo2',
      },
    ],
    source: 'cairocffi, WeasyPrint text/ffi.py, cffi',
    matches: ["OSError: Couldn't find foreign library 'libzbar'", "Couldn't load shared library 'libwkhtmltox'"],
    ignores: ['loaded library cairo-2'],
  },
  {
    id: 'python.mail-server-cut',
    kind: 'protocol_mismatch',
    program: 'python',
    forms: [
      {
        words: 'smtpserverdisconnected',
        pattern:
          /SMTPServerDisconnected: (?<value>Connection unexpectedly closed[^\r\n]{0,60}|please run connect\(\) first)/,
      },
      { words: 'smtpnotsupportederror', pattern: /SMTPNotSupportedError: (?<value>[^\r\n]{1,80})/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The mail server ends the connection or cannot do STARTTLS: wrong port or encryption',
    check: {
      text: 'See what the port speaks',
      host: 'openssl s_client -starttls smtp -connect <host>:587 -brief </dev/null; openssl s_client -connect <host>:465 -brief </dev/null',
    },
    repair: [{ text: 'Use STARTTLS with 587 and implicit TLS with 465 (EMAIL_USE_TLS or EMAIL_USE_SSL, never both)' }],
    source: 'CPython Lib/smtplib.py',
    matches: [
      'smtplib.SMTPServerDisconnected: Connection unexpectedly closed',
      'smtplib.SMTPNotSupportedError: STARTTLS extension not supported by server.',
      'smtplib.SMTPServerDisconnected: please run connect() first',
    ],
    ignores: ['235 2.7.0 Accepted'],
  },
  {
    id: 'python.schema-refuses',
    kind: 'invalid_setting',
    program: 'python',
    forms: [
      {
        words: 'jsonschema exceptions validationerror',
        pattern: /jsonschema\.exceptions\.ValidationError: (?<value>[^\r\n]{1,140})/,
      },
      { words: 'jsonschema validationerror', pattern: /jsonschema\.ValidationError: (?<value>[^\r\n]{1,140})/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The document does not fit its schema: {value}',
    check: { text: 'See the path it names ("On instance[...]")', host: 'python -m jsonschema -i <document> <schema>' },
    repair: [{ text: 'Correct the document, or the schema that is too strict' }],
    source: 'python-jsonschema exceptions.py',
    matches: [
      "jsonschema.exceptions.ValidationError: 'port' is a required property",
      "jsonschema.ValidationError: 'abc' is not of type 'integer'",
    ],
    ignores: ['validation passed'],
  },
  {
    id: 'python.sqlite-module-missing',
    kind: 'missing_module',
    program: 'sqlite',
    forms: [
      { words: 'operationalerror no such module', pattern: /OperationalError: no such module: (?<object>\w{1,40})/ },
      { words: 'sqliteerror no such module', pattern: /SqliteError: no such module: (?<object>\w{1,40})/ },
      { words: 'sql logic error such module', pattern: /SQL logic error .{0,40}no such module: (?<object>\w{1,40})/ },
      {
        words: 'such module',
        pattern: /(?:Parse error|Runtime error)[^\r\n]{0,60}no such module: (?<object>\w{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SQLite lacks the module {object}',
    check: { text: 'See what SQLite was built with', host: 'sqlite3 :memory: "pragma compile_options" | grep -i fts' },
    repair: [
      {
        text: 'Use a build with it (pysqlite3-binary, a newer image) or load the extension (sqlite-vec, spatialite)',
        host: 'pip install pysqlite3-binary',
      },
    ],
    source: 'SQLite build.c',
    matches: [
      'sqlite3.OperationalError: no such module: fts5',
      'SqliteError: no such module: vec0',
      'SQL logic error (1) no such module: rtree',
      'Parse error near line 3: no such module: fts4',
    ],
    ignores: ['fts5 enabled'],
  },
];

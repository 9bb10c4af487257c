import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const APACHE: Step = {
  text: 'Test the configuration and read the error log',
  compose: 'docker compose exec {service} apachectl configtest; docker compose logs --tail 30 {service}',
  host: 'sudo apachectl configtest; sudo tail -30 /var/log/apache2/error.log',
};

/** Further lines of Apache httpd: logins, modules, programs behind it. */
export const APACHE_MORE: readonly CatalogueEntry[] = [
  {
    id: 'apache.backend-breaks-off',
    kind: 'unreachable',
    program: 'apache',
    forms: [
      { words: 'ah00898 error reading from remote server', pattern: /AH00898: Error reading from remote server/ },
      {
        words: 'ah00959 ap_proxy_connect_backend disabling worker',
        pattern: /AH00959: ap_proxy_connect_backend disabling worker/,
      },
      {
        words: 'ah00961 http failed to enable connection pool',
        pattern: /AH00961: HTTP: failed to enable connection pool/,
      },
      { words: 'ah01257 unable to connect cgi daemon', pattern: /AH01257: unable to connect to cgi daemon/ },
      {
        words: 'timeout when reading response headers from daemon process',
        pattern: /Timeout when reading response headers from daemon process '(?<object>[^']{1,60})'/,
      },
      {
        words: 'end of script output before headers',
        pattern: /End of script output before headers: (?<object>\S{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The program behind Apache breaks off or is left out for a while',
    check: {
      text: 'Test the configuration and read the error log',
      compose: 'docker compose exec {service} apachectl configtest; docker compose logs --tail 30 {service}',
      host: 'sudo apachectl configtest; sudo tail -30 /var/log/apache2/error.log',
    },
    repair: [
      {
        text: 'Read the log of the program behind it; for idle connections set disablereuse=on or a shorter ttl, for slow scripts a longer timeout',
      },
    ],
    source: 'httpd mod_proxy; mod_wsgi; mod_cgi',
    matches: [
      '[proxy:error] AH00898: Error reading from remote server returned by /x',
      '[proxy:error] AH00959: ap_proxy_connect_backend disabling worker for (127.0.0.1:8080) for 60s',
      '[proxy:error] AH00961: HTTP: failed to enable connection pool for x',
      '[cgid:error] (2)No such file or directory: AH01257: unable to connect to cgi daemon after multiple tries',
      "[wsgi:error] Timeout when reading response headers from daemon process 'shop': /srv/x.wsgi",
      '[cgi:error] AH01215: x: End of script output before headers: y',
    ],
    ignores: ['AH00163: resuming normal operations'],
  },
  {
    id: 'apache.basic-login-refused',
    kind: 'authentication_refused',
    program: 'apache',
    forms: [
      {
        words: 'ah01617 user authentication failure',
        pattern: /AH01617: user (?<user>\S{0,60}): authentication failure/,
      },
      { words: 'ah01618 user not found', pattern: /AH01618: user (?<user>\S{0,60}) not found/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'A client gives Apache a wrong account or password: {user}',
    check: {
      text: 'Test the configuration and read the error log',
      compose: 'docker compose exec {service} apachectl configtest; docker compose logs --tail 30 {service}',
      host: 'sudo apachectl configtest; sudo tail -30 /var/log/apache2/error.log',
    },
    repair: [{ text: 'Set the password', host: 'sudo htpasswd -B <file> <user>' }],
    source: 'httpd mod_auth_basic',
    matches: [
      '[auth_basic:error] AH01617: user x: authentication failure for "/": Password Mismatch',
      '[auth_basic:error] AH01618: user x not found: /',
    ],
    ignores: ['user x logged in'],
  },
  {
    id: 'apache.set-up-refused',
    kind: 'invalid_setting',
    program: 'apache',
    forms: [
      { words: 'htaccess not allowed here', pattern: /\.htaccess: (?<value>[A-Z]\w{3,40} not allowed here)/ },
      {
        words: 'configuration error mpm loaded',
        pattern: /Configuration error: (?<value>(?:More than one|No) MPM loaded)/,
      },
      { words: 'invalid mutex directory in argument', pattern: /(?<value>Invalid Mutex directory) in argument/ },
      {
        words: 'ah02032 hostname provided via sni and http have no',
        pattern:
          /AH02032: (?<value>Hostname \S{1,80} provided via SNI and hostname \S{1,80} provided via HTTP have no compatible SSL setup)/,
      },
      { words: 'ah00016 configuration failed', pattern: /AH00016: (?<value>Configuration Failed)/ },
      {
        words: 'failed to exec python script file',
        pattern: /Failed to exec Python script file '(?<value>[^']{1,120})'/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Apache does not start or refuses a file: {value}',
    check: APACHE,
    repair: [
      {
        text: 'AllowOverride for .htaccess, one MPM (a2dismod mpm_event; a2enmod mpm_prefork), start by apachectl (envvars), one name in SNI and Host',
        host: 'sudo a2query -M; sudo apachectl -S',
      },
    ],
    source: 'httpd core.c, mod_ssl; Debian envvars',
    matches: [
      '[core:alert] /srv/.htaccess: Options not allowed here',
      'AH00534: apache2: Configuration error: More than one MPM loaded.',
      'Invalid Mutex directory in argument file:${APACHE_LOCK_DIR}',
      '[ssl:error] AH02032: Hostname a.example.com provided via SNI and hostname b.example.com provided via HTTP have no compatible SSL setup',
      'AH00016: Configuration Failed',
      "[wsgi:error] mod_wsgi (pid=1): Failed to exec Python script file '/srv/x.wsgi'.",
    ],
    ignores: ['Syntax OK'],
  },
  {
    id: 'apache.script-not-there',
    kind: 'missing_file',
    program: 'apache',
    forms: [
      {
        words: 'script not found or unable to stat',
        pattern: /script '(?<value>[^']{1,120})' not found or unable to stat/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'The script {value} that was asked for is not there',
    check: APACHE,
    repair: [
      {
        text: 'AllowOverride for .htaccess, one MPM (a2dismod mpm_event; a2enmod mpm_prefork), start by apachectl (envvars), one name in SNI and Host',
        host: 'sudo a2query -M; sudo apachectl -S',
      },
    ],
    source: 'httpd core.c, mod_ssl; Debian envvars',
    matches: [
      "[php:error] script '/srv/x.php' not found or unable to stat",
      "[php:error] [pid 31] [client 203.0.113.9:51834] script '/var/www/html/wp-login.php' not found or unable to stat",
    ],
    ignores: ['Syntax OK'],
  },
  {
    id: 'apache.log-not-writable',
    kind: 'file_permission',
    program: 'apache',
    forms: [
      { words: 'ah00015 unable to open logs', pattern: /AH00015: Unable to open logs/ },
      {
        words: 'ah00091 could not open error log file',
        pattern: /AH00091: (?:httpd|apache2): could not open error log file (?<path>\S{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Apache cannot open its logs',
    check: {
      text: 'Test the configuration and read the error log',
      compose: 'docker compose exec {service} apachectl configtest; docker compose logs --tail 30 {service}',
      host: 'sudo apachectl configtest; sudo tail -30 /var/log/apache2/error.log',
    },
    repair: [
      {
        text: 'Make the folder and give it rights, or end the second Apache',
        host: 'sudo mkdir -p /var/log/apache2 && sudo chown root:adm /var/log/apache2',
      },
    ],
    source: 'httpd log.c',
    matches: [
      'AH00015: Unable to open logs',
      'AH00091: apache2: could not open error log file /var/log/apache2/error.log.',
    ],
    ignores: ['logs opened'],
  },
  {
    id: 'apache.workers-used-up',
    kind: 'connection_limit',
    program: 'apache',
    forms: [
      { words: 'ah00484 server reached maxrequestworkers', pattern: /AH00484: server reached MaxRequestWorkers/ },
      { words: 'ah00161 server reached maxrequestworkers', pattern: /AH00161: server reached MaxRequestWorkers/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Apache has no free worker left (MaxRequestWorkers)',
    check: { text: 'See what they do', host: 'sudo apachectl fullstatus | head -40' },
    repair: [
      { text: 'Find the slow program behind it; then raise MaxRequestWorkers and ServerLimit as memory allows' },
    ],
    source: 'httpd event.c, prefork.c',
    matches: [
      '[mpm_event:error] AH00484: server reached MaxRequestWorkers setting, consider raising the MaxRequestWorkers setting',
      '[mpm_prefork:error] AH00161: server reached MaxRequestWorkers setting',
    ],
    ignores: ['MaxRequestWorkers 150'],
  },
  {
    id: 'apache.child-crashed',
    kind: 'crash_signal',
    program: 'apache',
    forms: [
      {
        words: 'child pid exit signal',
        pattern: /AH0005[012]: child pid \d{1,8} exit signal (?<signal>[\w ]{3,30}(?: \(\d{1,2}\))?)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A process of Apache crashed ({signal})',
    check: {
      text: 'Test the configuration and read the error log',
      compose: 'docker compose exec {service} apachectl configtest; docker compose logs --tail 30 {service}',
      host: 'sudo apachectl configtest; sudo tail -30 /var/log/apache2/error.log',
    },
    repair: [{ text: 'Find the module (mod_php with an extension, opcache): switch them off one by one, update' }],
    source: 'httpd mpm_common.c',
    matches: [
      '[core:notice] AH00052: child pid 1 exit signal Segmentation fault (11)',
      '[core:notice] AH00051: child pid 33 exit signal Bus error (7), possible coredump in /tmp',
    ],
    ignores: ['child pid 1 started'],
  },
  {
    id: 'apache.client-certificate',
    kind: 'certificate_untrusted',
    program: 'apache',
    forms: [
      {
        words: 'ah02039 certificate verification error',
        pattern: /AH02039: Certificate Verification: Error \(\d{1,3}\): (?<value>[^\n]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Apache does not trust a certificate: {value}',
    check: {
      text: 'Test the configuration and read the error log',
      compose: 'docker compose exec {service} apachectl configtest; docker compose logs --tail 30 {service}',
      host: 'sudo apachectl configtest; sudo tail -30 /var/log/apache2/error.log',
    },
    repair: [
      { text: 'Name the authority in SSLCACertificateFile (clients) or SSLProxyCACertificateFile (programs behind)' },
    ],
    source: 'httpd ssl_engine_kernel.c',
    matches: [
      '[ssl:error] AH02039: Certificate Verification: Error (20): unable to get local issuer certificate',
      '[ssl:info] AH02039: Certificate Verification: Error (18): self-signed certificate',
    ],
    ignores: ['Certificate Verification: ok'],
  },
  {
    id: 'apache.good-day-notes',
    kind: null,
    program: 'apache',
    forms: [
      { words: 'ah01382 request header read timeout', pattern: /AH01382: Request header read timeout/ },
      { words: 'ah01941 stapling_renew_response', pattern: /AH01941: stapling_renew_response/ },
      { words: 'modsecurity', pattern: /ModSecurity: (?:Access denied|Warning)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of Apache that need nothing done',
    check: { text: 'Nothing needs doing; when users are refused by ModSecurity, except the rule that the line names' },
    repair: [],
    source: 'httpd mod_reqtimeout, mod_ssl; ModSecurity',
    matches: [
      '[reqtimeout:info] AH01382: Request header read timeout',
      '[ssl:error] AH01941: stapling_renew_response: responder error',
      '[security2:error] ModSecurity: Access denied with code 403 (phase 2). Inbound Anomaly Score Exceeded (Total Score: 5)',
    ],
    ignores: ['AH00052: child pid 1 exit signal'],
  },
];

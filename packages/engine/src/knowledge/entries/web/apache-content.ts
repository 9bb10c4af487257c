import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const APACHE_CONTENT: readonly CatalogueEntry[] = [
  {
    id: 'apache.file-permission',
    kind: 'file_permission',
    program: 'apache',
    forms: [
      {
        words: 'because search permissions are missing path',
        pattern:
          /AH00035: access to (?<value>\S{1,200}) denied \(filesystem path '(?<path>[^']{1,200})'\) because search permissions are missing/,
      },
      {
        words: 'pcfg_openfile unable to check htaccess file',
        pattern: /AH00529: (?<path>\S{1,200}) pcfg_openfile: unable to check htaccess file/,
      },
      {
        words: 'file permissions deny server access',
        pattern: /AH00132: file permissions deny server access: (?<path>\S{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The file system rights keep Apache from {path}',
    check: {
      text: 'Look at each folder of the path for the account www-data (apache); home directories are closed to it',
      compose: 'docker compose exec {service} ls -la {path}',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lan {path}',
      host: 'namei -l {path}; ls -Z {path}',
    },
    repair: [
      {
        text: 'Give x on the folders and r on the files, or restore the SELinux label of web content',
        compose: 'docker compose exec --user root {service} chmod -R a+rX /var/www/html',
        host: 'chmod -R a+rX /var/www/html; restorecon -Rv /var/www/html',
      },
    ],
    source: 'Apache httpd, server/request.c AH00035, server/config.c AH00529, server/core.c AH00132',
    matches: [
      "[core:error] [pid 31] (13)Permission denied: [client 10.0.0.4:51834] AH00035: access to /index.html denied (filesystem path '/home/shop/public') because search permissions are missing on a component of the path",
      "[core:crit] [pid 31] (13)Permission denied: [client 10.0.0.4:51834] AH00529: /var/www/html/.htaccess pcfg_openfile: unable to check htaccess file, ensure it is readable and that '/var/www/html/' is executable",
      '[core:error] [pid 31] (13)Permission denied: [client 10.0.0.4:51834] AH00132: file permissions deny server access: /var/www/html/index.html',
    ],
    ignores: ['AH01630: client denied by server configuration: /var/www/html/'],
  },
  {
    id: 'apache.denied-by-configuration',
    kind: 'authorisation_denied',
    program: 'apache',
    forms: [
      {
        words: 'client denied by server configuration',
        pattern: /AH01(?:630|797): client denied by server configuration: (?:uri )?(?<path>\S{1,200})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'The Require rules of Apache deny {path}',
    check: {
      text: 'Find the Directory or Location block that covers the path; for /server-status, .ht files and scanners this is as it should be',
      host: 'apachectl -S; grep -rn -B6 "Require" /etc/apache2/sites-enabled /etc/apache2/apache2.conf',
      compose: 'docker compose exec {service} httpd -S',
    },
    repair: [
      {
        text: 'Add "Require all granted" to the Directory block of the document root; since 2.4 "Allow from all" does not count',
        host: 'apachectl configtest && systemctl reload apache2',
      },
    ],
    source: 'Apache httpd, mod_authz_core.c AH01630; mod_access_compat.c AH01797',
    matches: [
      '[authz_core:error] [pid 31] [client 10.0.0.4:51834] AH01630: client denied by server configuration: /srv/shop/public/',
      '[access_compat:error] [pid 31] [client 10.0.0.4:51834] AH01797: client denied by server configuration: /var/www/html/xmlrpc.php',
    ],
    ignores: ['AH00035: access to / denied'],
  },
  {
    id: 'apache.certificate-unusable',
    kind: 'invalid_setting',
    program: 'apache',
    forms: [
      {
        words: 'sslcertificatefile file does not exist or is empty',
        pattern: /(?<setting>SSLCertificateFile): file '(?<path>[^']{1,200})' does not exist or is empty/,
      },
      {
        words: 'sslcertificatekeyfile file does not exist or is empty',
        pattern: /(?<setting>SSLCertificateKeyFile): file '(?<path>[^']{1,200})' does not exist or is empty/,
      },
      {
        words: 'ah02565 certificate and private key do not match',
        pattern:
          /AH02565: Certificate and private key (?<object>\S{1,120}) from (?<path>\S{1,200}) and \S{1,200} do not match/,
      },
      {
        words: 'ah02561 failed to configure certificate',
        pattern: /AH02561: Failed to configure certificate (?<object>\S{1,120}), check (?<path>\S{1,200})/,
      },
      {
        words: 'ah02572 failed to configure at least one certificate and key',
        pattern: /AH02572: Failed to configure at least one certificate and key for (?<object>\S{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Apache does not start: it cannot use the certificate {path|(see before)} of {object|a virtual host}',
    check: {
      text: 'See whether the files exist and belong together',
      host: 'ls -laL {path|/etc/ssl}; openssl x509 -in {path|<certificate>} -noout -pubkey | sha256sum; openssl pkey -in <key> -pubout | sha256sum',
      compose: 'docker compose run --rm --entrypoint ls {service} -laL {path|/etc/ssl}',
    },
    repair: [
      {
        text: 'Put the right files there (certbot certificates lists them) and start again; for a virtual host without TLS remove SSLEngine on',
        host: 'apachectl configtest && systemctl restart apache2',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Apache httpd, modules/ssl ssl_engine_config.c, ssl_engine_init.c AH02561, AH02565, AH02572',
    matches: [
      "SSLCertificateFile: file '/etc/letsencrypt/live/shop.example.com/fullchain.pem' does not exist or is empty",
      "SSLCertificateKeyFile: file '/etc/ssl/private/shop.key' does not exist or is empty",
      '[ssl:emerg] [pid 1] AH02565: Certificate and private key shop.example.com:443:0 from /etc/ssl/certs/shop.pem and /etc/ssl/private/shop.key do not match',
      '[ssl:emerg] [pid 1] AH02561: Failed to configure certificate shop.example.com:443:0, check /etc/ssl/certs/shop.pem',
      '[ssl:emerg] [pid 1] AH02572: Failed to configure at least one certificate and key for shop.example.com:443',
    ],
    ignores: [
      '[ssl:warn] [pid 1] AH01909: shop.example.com:443:0 server certificate does NOT include an ID which matches the server name',
    ],
  },
  {
    id: 'apache.too-many-redirects-or-handlers',
    kind: 'invalid_setting',
    program: 'apache',
    forms: [
      {
        words: 'ah00124 exceeded the limit of internal redirects',
        pattern: /AH00124: Request(?: \([^)]{1,200}\))? exceeded the limit of (?<limit>\d{1,4}) internal redirects/,
      },
      {
        words: 'ah01144 no protocol handler was valid for the url',
        pattern:
          /AH01144: No protocol handler was valid for the URL (?<path>\S{1,200}) \(scheme '(?<value>[^']{1,20})'\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Apache cannot serve {path|a request} as it is configured',
    check: {
      text: 'Read the rewrite rules of .htaccess, the DirectoryIndex and the modules',
      host: 'apachectl -M | grep -E "proxy|rewrite|dir"; cat {path|/var/www/html}/.htaccess',
      compose: 'docker compose exec {service} sh -c "httpd -M | grep -E \'proxy|rewrite|dir\'; ls -la /var/www/html"',
    },
    repair: [
      {
        text: 'Guard the rule with RewriteCond %{REQUEST_FILENAME} !-f, enable the proxy module of the scheme (proxy_http, proxy_fcgi, proxy_wstunnel), or put an index file there',
        host: 'a2enmod proxy proxy_http proxy_fcgi && systemctl restart apache2',
      },
    ],
    source: 'Apache httpd, server/core.c AH00124; mod_proxy.c AH01144; mod_autoindex.c AH01276',
    matches: [
      "[core:error] [pid 31] [client 10.0.0.4:51834] AH00124: Request exceeded the limit of 10 internal redirects due to probable configuration error. Use 'LimitInternalRecursion' to increase the limit if necessary.",
      "[proxy:warn] [pid 31] [client 10.0.0.4:51834] AH01144: No protocol handler was valid for the URL /api (scheme 'http'). If you are using a DSO version of mod_proxy, make sure the proxy submodules are included in the configuration using LoadModule.",
    ],
    ignores: ['"GET / HTTP/1.1" 302 5 "-" "Mozilla/5.0"'],
  },
  {
    id: 'apache.index-missing',
    kind: 'missing_file',
    program: 'apache',
    forms: [
      {
        words: 'cannot serve directory no matching directoryindex',
        pattern: /AH01276: Cannot serve directory (?<path>\S{1,200}): No matching DirectoryIndex/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Apache finds no index file in {path}',
    check: {
      text: 'Read the rewrite rules of .htaccess, the DirectoryIndex and the modules',
      host: 'apachectl -M | grep -E "proxy|rewrite|dir"; cat {path|/var/www/html}/.htaccess',
      compose: 'docker compose exec {service} sh -c "httpd -M | grep -E \'proxy|rewrite|dir\'; ls -la /var/www/html"',
    },
    repair: [
      {
        text: 'Put the site (or its build) into the folder, or name its DirectoryIndex; probes of "/" may ask another path',
        host: 'ls -la {path}',
      },
    ],
    source: 'Apache httpd, server/core.c AH00124; mod_proxy.c AH01144; mod_autoindex.c AH01276',
    matches: [
      '[autoindex:error] [pid 31] [client 10.0.0.4:51834] AH01276: Cannot serve directory /var/www/html/: No matching DirectoryIndex (index.php,index.html) found, and server-generated directory index forbidden by Options directive',
      '[autoindex:error] AH01276: Cannot serve directory /srv/site/: No matching DirectoryIndex (index.html) found, and server-generated directory index forbidden by Options directive',
    ],
    ignores: ['"GET / HTTP/1.1" 302 5 "-" "Mozilla/5.0"'],
  },
  {
    id: 'apache.ordinary-notices',
    kind: null,
    program: 'apache',
    forms: [
      {
        words: 'ah00558 could not reliably determine the server s fully qualified domain name',
        pattern: /AH00558: \S{1,40} Could not reliably determine the server's fully qualified domain name/,
      },
      {
        words: 'ah01909 server certificate does not include an id server',
        pattern: /AH01909: \S{1,120} server certificate does NOT include an ID/,
      },
      {
        words: 'ah00170 caught shutting down gracefully',
        pattern: /AH00170: caught SIGWINCH, shutting down gracefully/,
      },
      { words: 'ah00094 command line', pattern: /AH00094: Command line: / },
      { words: 'ah00171 graceful restart requested', pattern: /AH00171: Graceful restart requested, doing restart/ },
      {
        words: 'ah01574 module is already loaded skipping',
        pattern: /AH01574: module \S{1,60} is already loaded, skipping/,
      },
      { words: 'ah00128 file does not exist', pattern: /AH00128: File does not exist: / },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Apache tells of its start, an orderly stop or a missing ServerName',
    check: { text: 'Nothing needs to be done; SIGWINCH is how docker stop ends the image' },
    repair: [],
    source: 'Apache httpd, server/util.c AH00558, mpm AH00170 and AH00171, core.c AH00094 and AH00128',
    matches: [
      "AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using 172.18.0.5. Set the 'ServerName' directive globally to suppress this message",
      '[ssl:warn] [pid 1] AH01909: shop.example.com:443:0 server certificate does NOT include an ID which matches the server name',
      '[mpm_event:notice] [pid 1:tid 140] AH00170: caught SIGWINCH, shutting down gracefully',
      "[core:notice] [pid 1:tid 140] AH00094: Command line: 'httpd -D FOREGROUND'",
      '[mpm_prefork:notice] [pid 1] AH00171: Graceful restart requested, doing restart',
      '[so:warn] [pid 1] AH01574: module rewrite_module is already loaded, skipping',
      '[core:info] [pid 31] [client 203.0.113.9:51834] AH00128: File does not exist: /var/www/html/favicon.ico',
    ],
    ignores: ['AH00526: Syntax error on line 12 of /etc/apache2/sites-enabled/000-default.conf:'],
  },
];

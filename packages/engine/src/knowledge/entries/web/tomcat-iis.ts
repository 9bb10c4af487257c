import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TOMCAT_IIS: readonly CatalogueEntry[] = [
  {
    id: 'tomcat.connector-failed',
    kind: 'port_in_use',
    program: 'tomcat',
    forms: [
      {
        words: 'failed to component connector',
        pattern:
          /Failed to (?:initialize|start) component \[Connector\["?(?<object>[\w/.-]{1,40}?)-(?<port>\d{1,5})"?\]\]/,
      },
      {
        words: 'failed to start component connector',
        pattern: /Failed to start component \[Connector\["?(?<object>[\w/.-]{1,40}?)-(?<port>\d{1,5})"?\]\]/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Tomcat cannot open its connector on port {port}',
    check: {
      text: 'Read the cause below the line: BindException (in use, or Permission denied below 1024) or a keystore that cannot be read; most likely the port is in use',
      compose:
        'docker ps --format "{{.Names}} {{.Ports}}" | grep ":{port}->"; docker compose logs --tail 80 {service} | grep -i "caused by"',
      host: 'ss -ltnp | grep ":{port} "; grep -i "caused by" /var/log/tomcat*/catalina.out | tail',
    },
    repair: [
      {
        text: 'Stop the other process, or change the port (server.port, Connector in server.xml)',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'systemctl restart tomcat',
      },
    ],
    source: 'Apache Tomcat, LifecycleBase (lifecycleBase.initFail); Spring Boot PortInUseFailureAnalyzer',
    matches: [
      '06-May-2025 07:41:08.826 SEVERE [main] org.apache.catalina.util.LifecycleBase.handleSubClassException Failed to initialize component [Connector["http-nio-8080"]]',
      'org.apache.catalina.LifecycleException: Failed to start component [Connector[HTTP/1.1-8443]]',
    ],
    ignores: ['INFO [main] org.apache.coyote.AbstractProtocol.start Starting ProtocolHandler ["http-nio-8080"]'],
  },
  {
    id: 'tomcat.context-failed',
    kind: 'code_defect',
    program: 'tomcat',
    forms: [
      {
        words: 'one or more failed to start',
        pattern:
          /One or more (?<value>listeners|Filters) failed to start\. Full details will be found in the appropriate container log file/,
      },
      { words: 'one or more filters failed to start', pattern: /One or more (?<value>Filters) failed to start/ },
      {
        words: 'startup failed due to previous errors',
        pattern: /Context \[(?<path>[^\]]{0,120})\] startup failed due to previous errors/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A web application of Tomcat does not start ({path|see its own log}), so it answers 404',
    check: {
      text: 'The exception is in localhost.<date>.log or just before: a database, a missing class, a wrong setting',
      compose: 'docker compose exec {service} sh -c "tail -80 /usr/local/tomcat/logs/localhost.*.log"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "tail -80 /usr/local/tomcat/logs/localhost.*.log"',
      host: 'tail -80 /var/log/tomcat*/localhost.*.log',
    },
    repair: [
      {
        text: 'Repair that exception; javax.* classes that are missing mean an application for Tomcat 9 in Tomcat 10, which knows jakarta.* only',
        compose: 'docker compose up -d {service}',
        host: 'systemctl restart tomcat',
      },
    ],
    source: 'Apache Tomcat, StandardContext (standardContext.listenerFail, filterFail, startFailed)',
    matches: [
      '06-May-2025 07:41:08.826 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal One or more listeners failed to start. Full details will be found in the appropriate container log file',
      'SEVERE [main] org.apache.catalina.core.StandardContext.startInternal One or more Filters failed to start. Full details will be found in the appropriate container log file',
      '06-May-2025 07:41:08.827 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal Context [/shop] startup failed due to previous errors',
    ],
    ignores: [
      'INFO [main] org.apache.catalina.startup.HostConfig.deployWAR Deployment of web application archive [/usr/local/tomcat/webapps/shop.war] has finished in [4,213] ms',
    ],
  },
  {
    id: 'tomcat.ajp-secret',
    kind: 'missing_setting',
    program: 'tomcat',
    forms: [
      {
        words: 'the ajp connector is configured with secretrequired true but the secret attribute is either null or',
        pattern:
          /The AJP Connector is configured with (?<setting>secretRequired)="true" but the secret attribute is either null or ""/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Tomcat does not open AJP: from 9.0.31 on it needs a secret',
    check: {
      text: 'Look at the AJP connector',
      host: 'grep -n -A3 AJP /opt/tomcat/conf/server.xml',
      compose: 'docker compose exec {service} grep -n -A3 AJP conf/server.xml',
    },
    repair: [
      {
        text: 'Give the connector secret="<secret>" and the same to ProxyPass (secret=) or worker.<name>.secret; switch off secretRequired only where nobody else reaches the port',
        host: 'systemctl restart tomcat',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Apache Tomcat, AbstractAjpProtocol (ajpprotocol.noSecret)',
    matches: [
      'Caused by: java.lang.IllegalArgumentException: The AJP Connector is configured with secretRequired="true" but the secret attribute is either null or "". This combination is not valid.',
      'SEVERE [main] org.apache.catalina.util.LifecycleBase.handleSubClassException The AJP Connector is configured with secretRequired="true" but the secret attribute is either null or "". This combination is not valid.',
    ],
    ignores: [
      'INFO [main] org.apache.coyote.AbstractProtocol.start Starting ProtocolHandler ["ajp-nio-127.0.0.1-8009"]',
    ],
  },
  {
    id: 'tomcat.ordinary-noise',
    kind: null,
    program: 'tomcat',
    forms: [
      { words: 'error parsing http request header', pattern: /Error parsing HTTP request header/ },
      {
        words: 'invalid character found in',
        pattern:
          /IllegalArgumentException: Invalid character found in (?:method name|the request target|the HTTP protocol)/,
      },
      {
        words: 'clientabortexception broken pipe',
        pattern: /ClientAbortException: java\.io\.IOException: Broken pipe/,
      },
      {
        words: 'creation of securerandom instance for session id generation using took milliseconds',
        pattern:
          /Creation of SecureRandom instance for session ID generation using \[\w{1,20}\] took \[[\d,.]{1,12}\] milliseconds/,
      },
      {
        words: 'at least one jar was scanned for tlds yet contained no tlds',
        pattern: /At least one JAR was scanned for TLDs yet contained no TLDs/,
      },
      {
        words: 'appears to have started a thread named but has failed to stop it',
        pattern:
          /The web application \[[^\]]{1,80}\] appears to have started a thread named \[[^\]]{1,120}\] but has failed to stop it/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Tomcat tells of a scanner, a client that went away, or an ordinary stop',
    check: { text: 'Nothing needs to be done; characters such as | and { in URLs of own clients have to be encoded' },
    repair: [],
    source:
      'Apache Tomcat, Http11Processor, Http11InputBuffer, OutputBuffer, SessionIdGeneratorBase, WebappClassLoaderBase',
    matches: [
      '06-May-2025 07:41:08.826 INFO [http-nio-8080-exec-3] org.apache.coyote.http11.Http11Processor.service Error parsing HTTP request header',
      'java.lang.IllegalArgumentException: Invalid character found in method name [0x160x030x010x02]. HTTP method names must be tokens',
      'org.apache.catalina.connector.ClientAbortException: java.io.IOException: Broken pipe',
      'WARNING [main] org.apache.catalina.util.SessionIdGeneratorBase.createSecureRandom Creation of SecureRandom instance for session ID generation using [SHA1PRNG] took [213] milliseconds.',
      'INFO [main] org.apache.jasper.servlet.TldScanner.scanJars At least one JAR was scanned for TLDs yet contained no TLDs. Enable debug logging for this logger for a complete list of JARs that were scanned but no TLDs were found in them.',
      'WARNING [main] org.apache.catalina.loader.WebappClassLoaderBase.clearReferencesThreads The web application [shop] appears to have started a thread named [HikariPool-1 housekeeper] but has failed to stop it. This is very likely to create a memory leak.',
    ],
    ignores: [
      'SEVERE [main] org.apache.catalina.core.StandardContext.startInternal One or more listeners failed to start.',
    ],
  },
  {
    id: 'aspnetcore.port-in-use',
    kind: 'port_in_use',
    program: 'aspnetcore',
    forms: [
      {
        words: 'failed to bind to address address already in use',
        pattern:
          /Failed to bind to address https?:\/\/(?<peer>[\w.[\]:*+]{1,60}?):(?<port>\d{1,5}): address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Kestrel cannot listen on port {port}: another process has it',
    check: {
      text: 'Find who listens there',
      compose: 'docker ps --format "{{.Names}} {{.Ports}}" | grep ":{port}->"',
      host: 'ss -ltnp | grep ":{port} "',
    },
    repair: [
      {
        text: 'End the other process, or set ASPNETCORE_HTTP_PORTS (ASPNETCORE_URLS) to a free port',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'systemctl restart {service}',
      },
    ],
    source: 'ASP.NET Core, Kestrel AddressBinder.cs, CoreStrings.EndpointAlreadyInUse',
    matches: [
      'System.IO.IOException: Failed to bind to address http://127.0.0.1:5000: address already in use.',
      'Unhandled exception. System.IO.IOException: Failed to bind to address http://[::]:8080: address already in use.',
    ],
    ignores: ['      Now listening on: http://[::]:8080'],
  },
  {
    id: 'aspnetcore.certificate-missing',
    kind: 'missing_setting',
    program: 'aspnetcore',
    forms: [
      {
        words: 'unable to configure https endpoint no server certificate was specified',
        pattern:
          /Unable to configure HTTPS endpoint\. No server certificate was specified, and the default developer certificate could not be found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kestrel is told to use HTTPS but has no certificate',
    check: {
      text: 'See which URLs and certificates the container is given',
      compose: 'docker compose config | grep -E "ASPNETCORE_(URLS|HTTPS_PORTS|Kestrel)"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -A1 ASPNETCORE_',
      host: 'systemctl cat {service} | grep ASPNETCORE',
    },
    repair: [
      {
        text: 'Mount a certificate and set ASPNETCORE_Kestrel__Certificates__Default__Path and __Password, or listen on HTTP only behind the proxy',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} ASPNETCORE_URLS=http://+:8080',
        host: 'dotnet dev-certs https --trust',
      },
    ],
    source: 'ASP.NET Core, Kestrel CoreStrings.NoCertSpecifiedNoDevelopmentCertificateFound',
    matches: [
      'Unhandled exception. System.InvalidOperationException: Unable to configure HTTPS endpoint. No server certificate was specified, and the default developer certificate could not be found or is out of date.',
      'System.InvalidOperationException: Unable to configure HTTPS endpoint. No server certificate was specified, and the default developer certificate could not be found.',
    ],
    ignores: ['      Now listening on: https://[::]:8443'],
  },
  {
    id: 'iis.aspnetcore-module-failed',
    kind: 'code_defect',
    program: 'iis',
    forms: [
      {
        words: 'http error 500',
        pattern: /HTTP Error (?<value>500\.3[0-9]) - (?:ASP\.NET Core app failed to start|ANCM [\w -]{1,60})/,
      },
      {
        words: 'http error 502 5',
        pattern: /HTTP Error (?<value>502\.5) - (?:Process Failure|ANCM Out-Of-Process Startup Failure)/,
      },
      {
        words: 'application failed to load',
        pattern:
          /Application '(?<path>[^']{1,200})' (?:with physical root '[^']{1,200}' )?failed to load (?:coreclr|clr and managed application)/,
      },
      {
        words: 'failed to start process with commandline errorcode',
        pattern:
          /Application '(?<path>[^']{1,200})' with physical root '[^']{1,200}' failed to start process with commandline[^\n]{0,300}ErrorCode = '(?<signal>0x[0-9a-f]{1,8})/i,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'IIS cannot start the ASP.NET Core application {path|of the site} ({value|ANCM})',
    check: {
      text: 'Start it by hand to see the exception, and read the event log; 500.31 is a runtime that is not installed, 500.32 a wrong bitness',
      host: 'dotnet --list-runtimes; dotnet <application>.dll; powershell Get-EventLog Application -Source "IIS AspNetCore Module V2" -Newest 5',
    },
    repair: [
      {
        text: 'Install the Hosting Bundle of the version the application needs and restart IIS, or repair the exception at its start (settings, database)',
        host: 'net stop was /y && net start w3svc',
      },
    ],
    source: 'ASP.NET Core documentation "Troubleshoot on Azure App Service and IIS"; ANCM aspnetcore_msg.mc',
    matches: [
      'HTTP Error 500.30 - ASP.NET Core app failed to start',
      'HTTP Error 502.5 - Process Failure',
      "Application '/LM/W3SVC/1/ROOT' with physical root 'C:\\inetpub\\shop\\' failed to load coreclr. Exception message: CLR worker thread exited prematurely",
      "Application 'MACHINE/WEBROOT/APPHOST/SHOP' with physical root 'C:\\inetpub\\shop\\' failed to start process with commandline 'dotnet .\\shop.dll', ErrorCode = '0x80004005 : e0434352.",
    ],
    ignores: ["Application '/LM/W3SVC/1/ROOT' started successfully."],
  },
  {
    id: 'iis.application-pool-disabled',
    kind: 'crash_signal',
    program: 'iis',
    forms: [
      {
        words: 'application pool is being automatically disabled due to a series of failures',
        pattern:
          /Application pool '?(?<object>[^']{1,80}?)'? is being automatically disabled due to a series of failures in the process\(es\) serving that application pool/,
      },
      {
        words: 'application pool has been disabled',
        pattern: /Application pool (?<object>\S{1,80}) has been disabled\. Windows Process Activation Service \(WAS\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'IIS switched off the application pool {object}, so its sites answer 503',
    check: {
      text: 'Read why the worker process failed: WAS events in the system log, .NET Runtime events in the application log; an expired password of the pool identity does it, too',
      host: 'powershell "Get-EventLog System -Source Microsoft-Windows-WAS -Newest 10 | fl; Get-EventLog Application -EntryType Error -Newest 10 | fl"',
    },
    repair: [
      {
        text: 'Repair that (crash at start, password of the identity, missing module) and start the pool',
        host: 'powershell Start-WebAppPool -Name "{object}"',
      },
    ],
    source: 'Windows events WAS 5002, 5021, 5059',
    matches: [
      "Application pool 'shop' is being automatically disabled due to a series of failures in the process(es) serving that application pool.",
      'Application pool shop has been disabled. Windows Process Activation Service (WAS) did not create a worker process to serve the application pool because the application pool identity is invalid.',
    ],
    ignores: [
      "A worker process with process id of '4711' serving application pool 'shop' was shutdown due to inactivity.",
    ],
  },
  {
    id: 'iis.pool-identity-invalid',
    kind: 'authentication_refused',
    program: 'iis',
    forms: [
      {
        words: 'the identity of application pool is invalid',
        pattern: /The identity of application pool '?(?<object>[^']{1,80}?)'? is invalid/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'IIS cannot log in as the identity of the application pool {object}',
    check: {
      text: 'See the account of the pool',
      host: 'powershell "Get-ItemProperty \'IIS:\\\\AppPools\\\\{object}\' -Name processModel"',
    },
    repair: [
      {
        text: 'Enter the present password of the account (it was changed or has expired), or give it the right to log on as a batch job; then start the pool',
        host: 'powershell Start-WebAppPool -Name "{object}"',
      },
    ],
    source: 'Windows events WAS 5002, 5021, 5059',
    matches: [
      "The identity of application pool 'DefaultAppPool' is invalid.",
      'The identity of application pool shop is invalid. The user name or password that is specified for the identity may be incorrect',
    ],
    ignores: [
      "A worker process with process id of '4711' serving application pool 'shop' was shutdown due to inactivity.",
    ],
  },
  {
    id: 'aspnetcore.ordinary-warnings',
    kind: null,
    program: 'aspnetcore',
    forms: [
      {
        words: 'storing keys in a directory that may not be persisted outside of the container',
        pattern: /Storing keys in a directory '[^']{1,200}' that may not be persisted outside of the container/,
      },
      {
        words: 'failed to determine the https port for redirect',
        pattern: /Failed to determine the https port for redirect/,
      },
      {
        words: 'overriding http_ports',
        pattern: /Overriding HTTP_PORTS '[^']{0,60}' and HTTPS_PORTS '[^']{0,60}'\. Binding to values defined by/,
      },
      {
        words: 'no xml encryptor configured',
        pattern: /No XML encryptor configured\. Key \{[0-9a-f-]{36}\} may be persisted to storage in unencrypted form/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'ASP.NET Core warns of keys in the container or of HTTPS that a proxy takes care of',
    check: {
      text: 'Nothing needs to be done for an incident; mount a volume for the keys, so that logins survive a new container',
    },
    repair: [],
    source: 'ASP.NET Core, DataProtection, HttpsPolicy, Hosting log messages',
    matches: [
      "warn: Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository[60] Storing keys in a directory '/root/.aspnet/DataProtection-Keys' that may not be persisted outside of the container. Protected data will be unavailable when container is destroyed.",
      'warn: Microsoft.AspNetCore.HttpsPolicy.HttpsRedirectionMiddleware[3] Failed to determine the https port for redirect.',
      "warn: Microsoft.AspNetCore.Hosting.Diagnostics[15] Overriding HTTP_PORTS '8080' and HTTPS_PORTS ''. Binding to values defined by URLS instead 'http://+:5000'.",
      'warn: Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager[35] No XML encryptor configured. Key {5f0c2d3a-1b2c-4d5e-8f90-a1b2c3d4e5f6} may be persisted to storage in unencrypted form.',
    ],
    ignores: ['The key {5f0c2d3a-1b2c-4d5e-8f90-a1b2c3d4e5f6} was not found in the key ring.'],
  },
];

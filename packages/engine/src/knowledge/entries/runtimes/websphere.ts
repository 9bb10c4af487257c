import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** WebSphere and Liberty. */
export const WEBSPHERE: readonly CatalogueEntry[] = [
  {
    id: 'websphere.hung-thread',
    kind: 'slow_dependency',
    program: 'websphere',
    forms: [
      { words: 'wsvr0605w thread', pattern: /WSVR0605W: Thread "(?<object>[^"]{1,100})"/ },
      {
        words: 'tras0114w request on thread has been running for at least',
        pattern: /TRAS0114W: Request \S{1,60} on thread \S{1,20} has been running for at least (?<value>\S{1,20})/,
      },
      {
        words: 'tras0112w request has been running on thread for at least',
        pattern: /TRAS0112W: Request \S{1,60} has been running on thread \S{1,20} for at least (?<value>\S{1,20})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A WebSphere thread may hang: {object}',
    check: { text: 'Take a javacore and read what the thread waits for', host: 'kill -3 <pid>' },
    repair: [
      { text: 'Give the waiting call a timeout and repair the slow other end; batch work belongs to a work manager' },
    ],
    source: 'WebSphere WSVR0605W; Liberty TRAS0112W, TRAS0114W',
    matches: [
      '[6/12/25 10:02:11:310 CEST] 00000033 ThreadMonitor W   WSVR0605W: Thread "WebContainer : 12" (0000006a) has been active for 612345 milliseconds and may be hung.  There is/are 3 thread(s) in total in the server that may be hung.',
      '[WARNING ] TRAS0112W: Request AAA7WlpP7l7_AAAAAAAAAAA has been running on thread 00000021 for at least 10003.571ms.',
      '[WARNING ] TRAS0114W: Request AAA7WlpP7l7_AAAAAAAAAAA on thread 00000021 has been running for at least 600001.015ms.',
    ],
    ignores: ['WSVR0606W: Thread "WebContainer : 12" was previously reported to be hung but has completed.'],
  },
  {
    id: 'websphere.connection-wait',
    kind: 'pool_exhausted',
    program: 'websphere',
    forms: [
      {
        words: 'j2ca0045e connection not available while invoking method for resource',
        pattern:
          /J2CA0045E: Connection not available while invoking method [^\n]{0,60}? for resource (?<object>[^\s.]{1,100})/,
      },
      {
        words: 'connectionwaittimeoutexception not available timed out waiting for',
        pattern:
          /ConnectionWaitTimeoutException: J?C?W?[^\n]{0,20}?Connection not available, Timed out waiting for (?<value>\d{1,9})/,
      },
      {
        words: 'com ibm websphere ce cm connectionwaittimeoutexception',
        pattern: /com\.ibm\.websphere\.ce\.cm\.ConnectionWaitTimeoutException/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The WebSphere pool {object|of the data source} gives no connection in time',
    check: { text: 'See its use and who holds connections', host: 'server dump <server> --include=thread' },
    repair: [{ text: 'Close connections, then raise maxPoolSize of the connectionManager' }],
    source: 'WebSphere J2CA0045E, CWWKS; ConnectionWaitTimeoutException',
    matches: [
      'J2CA0045E: Connection not available while invoking method createOrWaitForConnection for resource jdbc/shop.',
      'com.ibm.websphere.ce.j2c.ConnectionWaitTimeoutException: Connection not available, Timed out waiting for 180001',
      'java.sql.SQLTransientConnectionException: com.ibm.websphere.ce.cm.ConnectionWaitTimeoutException',
    ],
    ignores: ['J2CA0056I: The Connection Manager received a fatal connection error'],
  },
  {
    id: 'websphere.configuration-invalid',
    kind: 'invalid_setting',
    program: 'websphere',
    forms: [
      {
        words: 'cwwkf0001e a feature definition could not be found for',
        pattern: /CWWKF0001E: A feature definition could not be found for (?<value>[\w.:-]{1,60})/,
      },
      {
        words: 'cwwkg0014e the configuration parser detected an xml syntax',
        pattern:
          /CWWKG0014E: The configuration parser detected an XML syntax error[^\n]{0,200}?(?:Error: (?<value>[^\n]{1,100}))/,
      },
      {
        words: 'cwwkg0075e the value is not valid for attribute',
        pattern: /CWWKG0075E: The value (?<value>\S{1,60}) is not valid for attribute (?<setting>\S{1,60})/,
      },
      {
        words: 'cwwkf0033e the singleton features and cannot be loaded at same time',
        pattern:
          /CWWKF0033E: The singleton features (?<value>[\w.-]{1,40}) and [\w.-]{1,40} cannot be loaded at the same time/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Liberty cannot use its configuration: {value}',
    check: { text: 'Read line and attribute', host: 'grep -n "" server.xml | sed -n "1,80p"' },
    repair: [
      {
        text: 'Correct server.xml; a feature that is not installed is installed',
        host: 'bin/installUtility install {value}',
      },
    ],
    source: 'Liberty CWWKG0014E, CWWKG0032W, CWWKF0001E, CWWKF0033E, CWWKG0075E',
    matches: [
      '[ERROR   ] CWWKF0001E: A feature definition could not be found for jdbc-4.4',
      '[ERROR   ] CWWKG0014E: The configuration parser detected an XML syntax error while parsing the root of the configuration and the referenced configuration documents. Error: The element type "server" must be terminated by the matching end-tag "</server>". File: file:/config/server.xml Line: 22',
      'CWWKG0075E: The value abc is not valid for attribute httpPort of configuration element httpEndpoint.',
      '[ERROR   ] CWWKF0033E: The singleton features servlet-4.0 and servlet-5.0 cannot be loaded at the same time.',
    ],
    ignores: ['[AUDIT   ] CWWKF0011I: The shop server is ready to run a smarter planet.'],
  },
  {
    id: 'websphere.application-not-started',
    kind: 'code_defect',
    program: 'websphere',
    forms: [
      {
        words: 'an exception occurred while',
        pattern: /CWWKZ000[24]E: An exception occurred while (?:starting the application|the) (?<object>[^\s.]{1,80})/,
      },
      {
        words: 'cwwkz0014w the application could not be started as it found at location',
        pattern:
          /CWWKZ0014W: The application (?<object>\S{1,80}) could not be started as it could not be found at location (?<path>\S{1,160}?)\./,
      },
      {
        words: 'cwwkz0013e it is not possible to start two applications called',
        pattern: /CWWKZ0013E: It is not possible to start two applications called (?<object>[^\s.]{1,80})/,
      },
      { words: 'srve0293e servlet error', pattern: /SRVE0293E: \[Servlet Error\]-\[(?<object>[^\]]{1,80})\]/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'WebSphere does not start the application {object}',
    check: { text: 'Read the nested exception and the FFDC file', host: 'ls -t logs/ffdc | head' },
    repair: [{ text: 'Repair what the exception names (class, feature, data source), then start it again' }],
    source: 'Liberty CWWKZ0002E, CWWKZ0004E, CWWKZ0013E, CWWKZ0014W; WSVR0101W, SRVE0293E',
    matches: [
      '[ERROR   ] CWWKZ0002E: An exception occurred while starting the application shop. The exception message was: com.ibm.ws.container.service.state.StateChangeException',
      '[WARNING ] CWWKZ0014W: The application shop could not be started as it could not be found at location shop.war.',
      'CWWKZ0013E: It is not possible to start two applications called shop.',
      '[ERROR   ] SRVE0293E: [Servlet Error]-[OrderServlet]: java.lang.NullPointerException',
    ],
    ignores: ['[AUDIT   ] CWWKZ0001I: Application shop started in 2.311 seconds.'],
  },
  {
    id: 'websphere.certificate-untrusted',
    kind: 'certificate_untrusted',
    program: 'websphere',
    forms: [
      {
        words: 'cwpki0022e ssl handshake failure a signer with subjectdn',
        pattern:
          /CWPKI0022E: SSL HANDSHAKE FAILURE: {1,3}A signer with SubjectDN (?<object>.{1,120}?) (?:was sent from (?:target )?(?:the )?host|might need)/,
      },
      {
        words: 'cwpki0823e ssl handshake failure a signer with subjectdn was sent from the',
        pattern:
          /CWPKI0823E: SSL HANDSHAKE FAILURE: {1,3}A signer with SubjectDN (?<object>.{1,120}?) was sent from the (?:target )?host\./,
      },
      {
        words: 'cwpki0428i the signer might need to be added local trust store',
        pattern: /CWPKI0428I: The signer might need to be added to the local trust store/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'WebSphere does not trust the signer {object|of the other end}',
    check: {
      text: 'Print the chain of the other end',
      host: 'openssl s_client -connect <host>:443 -showcerts </dev/null',
    },
    repair: [
      {
        text: 'Import the signer into the trust store (or trustDefaultCerts="true" in Liberty\'s ssl element)',
        host: 'keytool -importcert -keystore trust.p12 -storetype PKCS12 -file <ca.crt> -alias <name>',
      },
    ],
    source: 'WebSphere CWPKI0022E, CWPKI0428I, CWPKI0823E',
    matches: [
      'CWPKI0022E: SSL HANDSHAKE FAILURE:  A signer with SubjectDN CN=ldap.corp.example was sent from target host:port ldap.corp.example:636.',
      '[ERROR   ] CWPKI0823E: SSL HANDSHAKE FAILURE:  A signer with SubjectDN CN=idp.corp.example was sent from the host.',
      'CWPKI0428I: The signer might need to be added to the local trust store /opt/ibm/wlp/trust.p12 located in SSL configuration alias defaultSSLConfig.',
    ],
    ignores: ['CWPKI0803A: SSL certificate created in 1.2 seconds.'],
  },
];

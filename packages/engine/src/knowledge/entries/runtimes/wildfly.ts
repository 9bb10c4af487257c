import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** WildFly and JBoss EAP. */
export const WILDFLY: readonly CatalogueEntry[] = [
  {
    id: 'wildfly.service-dependency-missing',
    kind: 'missing_object',
    program: 'wildfly',
    forms: [
      {
        words: 'wflyctl0180 services with missing unavailable dependencies',
        pattern: /WFLYCTL0180: Services with missing\/unavailable dependencies/,
      },
      {
        words: 'wflyctl0184 new missing unsatisfied dependencies',
        pattern: /WFLYCTL0184: {1,4}New missing\/unsatisfied dependencies/,
      },
      {
        words: 'wflyctl0412 required services that are not installed',
        pattern: /WFLYCTL0412: Required services that are not installed:[^\n]{0,8}(?<object>[\w.\\":-]{3,120})?/,
      },
      {
        words: 'wflyctl0448 additional services are down due to their dependencies being missing or failed',
        pattern:
          /WFLYCTL0448: (?<value>\d{1,4}) additional services are down due to their dependencies being missing or failed/,
      },
      { words: 'is missing', pattern: /\.[\w.\\"#-]{3,160} is missing \[(?<object>[^\]]{3,160})\]/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'WildFly does not start {object}: services it needs are missing',
    check: {
      text: 'Read "missing" in the list and the first failed service above it',
      host: 'grep -nE "WFLYCTL0184|WFLYCTL0186|is missing" standalone/log/server.log',
    },
    repair: [
      {
        text: 'Add the datasource, queue, security domain or module that is listed as missing, or correct the JNDI name in the deployment',
        host: 'bin/jboss-cli.sh --connect --command="/subsystem=datasources:read-resource(recursive=true)"',
      },
    ],
    source: 'WildFly ControllerLogger WFLYCTL0180, WFLYCTL0184, WFLYCTL0412, WFLYCTL0448',
    matches: [
      'ERROR [org.jboss.as.controller.management-operation] (Controller Boot Thread) WFLYCTL0013: Operation ("deploy") failed - failure description: {"WFLYCTL0180: Services with missing/unavailable dependencies" => ["jboss.persistenceunit.\\"shop.war#pu\\".__FIRST_PHASE__ is missing [jboss.naming.context.java.jboss.datasources.ShopDS]"]}',
      'INFO  [org.jboss.as.controller] (Controller Boot Thread) WFLYCTL0183: Service status report WFLYCTL0184:    New missing/unsatisfied dependencies: service jboss.jdbc-driver.mysql (missing) dependents: [service org.wildfly.data-source.ShopDS]',
      '"WFLYCTL0412: Required services that are not installed:" => ["jboss.naming.context.java.jboss.datasources.ShopDS"]',
      'WFLYCTL0448: 4 additional services are down due to their dependencies being missing or failed',
    ],
    ignores: ['WFLYSRV0025: WildFly Full 30.0.0.Final started in 6123ms'],
  },
  {
    id: 'wildfly.started-with-errors',
    kind: null,
    program: 'wildfly',
    forms: [
      { words: 'wflysrv0025 started in', pattern: /WFLYSRV0025: (?<object>[^\n]{3,60}?) started in \d{1,9}ms/ },
      { words: 'wflysrv0010 deployed', pattern: /WFLYSRV0010: Deployed "(?<object>[^"]{1,100})"/ },
      {
        words: 'wflysrv0060 http management interface listening on',
        pattern: /WFLYSRV0060: Http management interface listening on/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 1,
    means: 'WildFly has started; what did not start stands in the lines before',
    check: { text: 'Read the WFLYCTL and WFLYDS lines before it where "with errors" is said' },
    repair: [],
    source: 'WildFly ServerLogger WFLYSRV0025, WFLYSRV0010, WFLYSRV0060',
    matches: [
      'INFO  [org.jboss.as] (Controller Boot Thread) WFLYSRV0025: WildFly Full 30.0.0.Final (WildFly Core 22.0.1.Final) started in 6123ms - Started 623 of 852 services',
      'WFLYSRV0010: Deployed "shop.war" (runtime-name : "shop.war")',
      'WFLYSRV0060: Http management interface listening on http://127.0.0.1:9990/management',
    ],
    ignores: ['WFLYSRV0026: WildFly Full started (with errors) in 9120ms'],
  },
  {
    id: 'wildfly.started-but-broken',
    kind: 'invalid_setting',
    program: 'wildfly',
    forms: [
      { words: 'wflysrv0026 started with errors', pattern: /WFLYSRV0026: [^\n]{3,80} started \(with errors\)/ },
      {
        words: 'wflyctl0186 services which failed to start',
        pattern: /WFLYCTL0186: {1,4}Services which failed to start/,
      },
      {
        words: 'wflyctl0013 operation failed address',
        pattern: /WFLYCTL0013: Operation \([^\n]{1,60}\) failed - address/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'WildFly starts with errors: some services failed',
    check: { text: 'Read the first ERROR line since the start', host: 'grep -m5 ERROR standalone/log/server.log' },
    repair: [{ text: 'Repair the service named first; the others depend on it' }],
    source: 'WildFly ServerLogger WFLYSRV0026; ControllerLogger WFLYCTL0186, WFLYCTL0013',
    matches: [
      'ERROR [org.jboss.as] (Controller Boot Thread) WFLYSRV0026: WildFly Full 30.0.0.Final started (with errors) in 9120ms - Started 512 of 801 services (14 services failed or missing dependencies)',
      'WFLYCTL0186:   Services which failed to start:      service org.wildfly.undertow.listener.default: Address already in use /0.0.0.0:8080',
      'WFLYCTL0013: Operation ("add") failed - address: ([("subsystem" => "datasources")])',
    ],
    ignores: ['WFLYSRV0025: WildFly Full started in 100ms'],
  },
  {
    id: 'wildfly.configuration-not-parsed',
    kind: 'invalid_setting',
    program: 'wildfly',
    forms: [
      { words: 'wflyctl0085 failed to parse configuration', pattern: /WFLYCTL0085: Failed to parse configuration/ },
      { words: 'opvdx001 validation error in', pattern: /OPVDX001: Validation error in (?<path>\S{1,160})/ },
      {
        words: 'wflyctl0197 unexpected attribute encountered',
        pattern: /WFLYCTL0197: Unexpected attribute '(?<value>[^']{1,80})' encountered/,
      },
      {
        words: 'wflyctl0198 unexpected element',
        pattern: /WFLYCTL0198: Unexpected element '(?<value>[^']{1,160})'(?: encountered)?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'WildFly cannot parse its configuration: {value|{path}}',
    check: {
      text: 'Read row and column it names',
      host: 'xmllint --noout {path|standalone/configuration/standalone.xml}',
    },
    repair: [
      {
        text: 'Correct the element, or take the last good copy from standalone_xml_history; a namespace newer than the release is a file of another version',
      },
    ],
    source: 'WildFly ServerLogger WFLYCTL0085, WFLYCTL0197, WFLYSRV0055, WFLYSRV0056; OPVDX001',
    matches: [
      'org.jboss.as.controller.persistence.ConfigurationPersistenceException: WFLYCTL0085: Failed to parse configuration',
      'OPVDX001: Validation error in standalone.xml -----------------------------------',
      "javax.xml.stream.XMLStreamException: ParseError at [row,col]:[231,17] Message: WFLYCTL0197: Unexpected attribute 'socket-bindings' encountered",
      'Message: "WFLYCTL0198: Unexpected element \'{urn:jboss:domain:undertow:14.0}subsystem\' encountered"',
    ],
    ignores: ['WFLYCTL0083: Configuration saved'],
  },
  {
    id: 'wildfly.module-or-driver-missing',
    kind: 'missing_module',
    program: 'wildfly',
    forms: [
      {
        words: 'org jboss modules modulenotfoundexception',
        pattern: /org\.jboss\.modules\.ModuleNotFoundException: (?<object>[\w.:-]{3,120})/,
      },
      {
        words: 'wflyjca0041 failed to load module for driver',
        pattern: /WFLYJCA0041: Failed to load module for driver \[(?<object>[^\]]{1,100})\]/,
      },
      {
        words: 'wflyjca0112 failed to load datasource class',
        pattern: /WFLYJCA0112: Failed to load datasource class: (?<object>[\w.$]{3,140})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'WildFly finds no module {object}',
    check: {
      text: "Look whether the module's folder holds module.xml and jar",
      host: 'ls -l modules/**/main; bin/jboss-cli.sh --connect --command="/subsystem=datasources:installed-drivers-list"',
    },
    repair: [
      {
        text: 'Add the module and register the driver',
        host: 'bin/jboss-cli.sh --connect --command="module add --name={object} --resources=<jar> --dependencies=jakarta.transaction.api"',
      },
    ],
    source: 'JBoss Modules ModuleNotFoundException; WFLYJCA0041, WFLYJCA0112',
    matches: [
      'Caused by: org.jboss.modules.ModuleNotFoundException: com.mysql',
      '"WFLYJCA0041: Failed to load module for driver [com.oracle.ojdbc]"',
      'WFLYJCA0112: Failed to load datasource class: com.mysql.cj.jdbc.MysqlXADataSource',
    ],
    ignores: ['WFLYJCA0004: Deploying JDBC-compliant driver class org.h2.Driver'],
  },
  {
    id: 'wildfly.deployment-marker-failed',
    kind: 'code_defect',
    program: 'wildfly',
    forms: [
      {
        words: 'msc000001 failed to start service',
        pattern: /MSC000001: Failed to start service (?<object>[\w."\\/-]{3,160}?):? /,
      },
      {
        words:
          'wflyds0010 did not receive a response to the deployment operation within allowed timeout period seconds',
        pattern:
          /WFLYDS0010: Did not receive a response to the deployment operation within the allowed timeout period \[(?<limit>\d{1,6}) seconds\]/,
      },
      {
        words: 'wflysrv0021 deploy of deployment was rolled back',
        pattern: /WFLYSRV0021: Deploy of deployment "(?<object>[^"]{1,100})" was rolled back/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: "WildFly's scanner cannot deploy {object}",
    check: {
      text: 'Read the cause in server.log and in the .failed file',
      host: 'cat standalone/deployments/*.failed',
    },
    repair: [
      {
        text: 'Repair the cause, then remove the .failed file or touch .dodeploy',
        host: 'touch standalone/deployments/<application>.dodeploy',
      },
    ],
    source: 'WildFly DeploymentScannerLogger WFLYDS0010, WFLYDS0011; WFLYSRV0021, WFLYSRV0059; MSC000001',
    matches: [
      'ERROR [org.jboss.msc.service.fail] (MSC service thread 1-2) MSC000001: Failed to start service jboss.deployment.unit."shop.war".PARSE: org.jboss.msc.service.StartException',
      'WFLYDS0010: Did not receive a response to the deployment operation within the allowed timeout period [600 seconds]. Check the server configuration file and the server logs to find more about the status of the deployment.',
      'ERROR [org.jboss.as.server] WFLYSRV0021: Deploy of deployment "shop.war" was rolled back with the following failure message:',
    ],
    ignores: ['WFLYSRV0010: Deployed "shop.war"'],
  },
  {
    id: 'wildfly.no-managed-connection',
    kind: 'pool_exhausted',
    program: 'wildfly',
    forms: [
      {
        words: 'ij000655 no managed connections available within configured blocking timeout ms',
        pattern:
          /IJ000655: No managed connections available within configured blocking timeout \((?<limit>\d{1,8}) \[ms\]\)/,
      },
      {
        words: 'ij000453 unable to get managed connection for',
        pattern: /IJ000453: Unable to get managed connection for (?<object>\S{1,100})/,
      },
      {
        words: 'ij000604 throwable while attempting to get a new connection',
        pattern: /IJ000604: Throwable while attempting to get a new connection/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: "WildFly's pool for {object|the datasource} gives no connection",
    check: {
      text: 'See how many are in use',
      host: 'bin/jboss-cli.sh --connect --command="/subsystem=datasources/data-source=<name>/statistics=pool:read-resource(include-runtime=true)"',
    },
    repair: [
      {
        text: 'Find what does not return connections (leak detection of the cached connection manager), then raise max-pool-size',
        host: 'bin/jboss-cli.sh --connect --command="/subsystem=jca/cached-connection-manager=cached-connection-manager:write-attribute(name=debug,value=true)"',
      },
    ],
    source: 'IronJacamar IJ000453, IJ000655, IJ000604',
    matches: [
      'javax.resource.ResourceException: IJ000655: No managed connections available within configured blocking timeout (30000 [ms])',
      'java.sql.SQLException: javax.resource.ResourceException: IJ000453: Unable to get managed connection for java:jboss/datasources/ShopDS',
      'WARN  [org.jboss.jca.core.connectionmanager.pool.strategy.OnePool] IJ000604: Throwable while attempting to get a new connection: null',
    ],
    ignores: ['IJ000100: Closing a connection for you.'],
  },
  {
    id: 'wildfly.transaction-timed-out',
    kind: 'slow_dependency',
    program: 'wildfly',
    forms: [
      {
        words: 'arjuna012117 transactionreaper check tx',
        pattern: /ARJUNA012117: TransactionReaper::check (?:timeout for|processing) TX/,
      },
      {
        words: 'arjuna012077 abort called on already aborted atomic action',
        pattern: /ARJUNA012077: Abort called on already aborted atomic action/,
      },
      { words: 'arjuna016053 could not commit transaction', pattern: /ARJUNA016053: Could not commit transaction/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A transaction of WildFly ran into its time limit',
    check: {
      text: 'Find the slow statement in it: ARJUNA012117 names the thread, a stack dump what it does',
      host: 'jcmd <pid> Thread.print | head -200',
    },
    repair: [
      {
        text: 'Make the work shorter or set a longer limit',
        host: 'bin/jboss-cli.sh --connect --command="/subsystem=transactions:write-attribute(name=default-timeout,value=600)"',
      },
    ],
    source: 'Narayana arjuna ARJUNA012117, ARJUNA012077, ARJUNA016053',
    matches: [
      'WARN  [com.arjuna.ats.arjuna] (Transaction Reaper) ARJUNA012117: TransactionReaper::check processing TX 0:ffff7f000101:-6bca:54b2:2b in state  RUN',
      'WARN  [com.arjuna.ats.arjuna] ARJUNA012077: Abort called on already aborted atomic action 0:ffff7f000101:-6bca:54b2:2b',
      'jakarta.transaction.RollbackException: ARJUNA016053: Could not commit transaction.',
    ],
    ignores: ['ARJUNA012170: TransactionStatusManager started on port 4713'],
  },
];

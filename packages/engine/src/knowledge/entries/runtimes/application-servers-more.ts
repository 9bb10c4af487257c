import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** GlassFish, Payara and CDI. */
export const APPLICATION_SERVERS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'glassfish.port-taken',
    kind: 'port_in_use',
    program: 'glassfish',
    forms: [
      {
        words: 'there is a process already using the admin port',
        pattern: /There is a process already using the admin port (?<port>\d{1,5})/,
      },
      {
        words: 'grizzly framework address already in use',
        pattern: /Grizzly Framework [^\n]{0,40}start[^\n]{0,20} Address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'GlassFish cannot start: its port {port|of HTTP or admin} is taken',
    check: { text: 'Find who listens', host: 'ss -ltnp | grep -E ":({port|4848}|8080|4848)"' },
    repair: [
      {
        text: 'Stop the other process, or change the port in domain.xml',
        host: 'asadmin set server-config.network-config.network-listeners.network-listener.http-listener-1.port=8081',
      },
    ],
    source: 'GlassFish NCLS-CORE-00071, asadmin start-domain',
    matches: [
      'There is a process already using the admin port 4848 -- it probably is another instance of a GlassFish server. Command start-domain failed.',
      'There is a process already using the admin port 4848 -- it probably is another instance of a Payara server.',
      'Unable to start the server. Grizzly Framework unable to start: Address already in use',
    ],
    ignores: ['Waiting for domain1 to start ....Successfully started the domain : domain1'],
  },
  {
    id: 'glassfish.deployment-failed',
    kind: 'code_defect',
    program: 'glassfish',
    forms: [
      {
        words: 'occurred during deployment',
        pattern: /(?:remote failure: )?Error occurred during deployment: (?<value>[^\n]{1,120})/,
      },
      {
        words: 'exception while the app',
        pattern: /Exception while (?:loading|deploying|preparing) the app(?: \[(?<object>[^\]]{1,80})\])?/,
      },
      {
        words: 'jdbc resource not found',
        pattern: /JDBC resource "?(?<object>jdbc\/[^"\s]{1,80}?)"? (?:is|was) not found/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'GlassFish fails to deploy {object|the application}',
    check: {
      text: 'Read the exception above in server.log',
      host: 'grep -B2 -A20 "Exception while" glassfish/domains/domain1/logs/server.log | tail -60',
    },
    repair: [
      {
        text: 'Repair the cause it names: a class or JDBC resource that is missing, a CDI injection point, a port, a version of the Java EE API (javax against jakarta)',
      },
    ],
    source: 'GlassFish AS-DEPLOYMENT-00026; asadmin deploy',
    matches: [
      'remote failure: Error occurred during deployment: Exception while loading the app : CDI deployment failure:WELD-001408: Unsatisfied dependencies. Please see server.log for more details.',
      '[SEVERE] [] [javax.enterprise.system.core] Exception while preparing the app : Invalid resource : jdbc/shop__pm',
      'Exception while deploying the app [shop] : The persistence-context-ref-name is invalid',
      'JDBC resource "jdbc/shop" was not found',
    ],
    ignores: ['Application deployed with name shop.'],
  },
  {
    id: 'cdi.dependency-unsatisfied',
    kind: 'code_defect',
    program: 'weld',
    forms: [
      {
        words: 'weld ambiguous dependencies for type',
        pattern: /WELD-001409:? Ambiguous dependencies for type (?<object>[\w<>,.?]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'CDI finds no bean, or several, for {object}',
    check: { text: 'Look at the injection point it names', host: 'unzip -l <application>.war | grep beans.xml' },
    repair: [
      {
        text: 'Add the bean with a scope annotation, or beans.xml with bean-discovery-mode="all"; for two add a qualifier',
      },
    ],
    source: 'Weld WELD-001408, WELD-001409, WELD-001475',
    matches: [
      'WELD-001409: Ambiguous dependencies for type PaymentGateway with qualifiers @Default',
      'app: WELD-001409: Ambiguous dependencies for type PaymentGateway with qualifiers @Default',
    ],
    ignores: ['WELD-000900: 5.1.2 (Final)'],
  },
];

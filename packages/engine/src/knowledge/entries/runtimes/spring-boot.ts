import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SET_PROPERTY: Step = {
  text: 'Set the property for the profile that runs; as a variable it is written in capitals, dots become underscores and dashes are left out (app.jwt-secret is APP_JWTSECRET)',
  compose: 'docker compose up -d --force-recreate {service}  # after adding it under environment:',
  kubernetes: "kubectl set env deploy/{service} <NAME>='<value>'",
  host: 'sudo systemctl edit {service}  # [Service] Environment=<NAME>=<value>, then: sudo systemctl restart {service}',
};

export const SPRING_BOOT: readonly CatalogueEntry[] = [
  {
    id: 'spring.placeholder-unresolved',
    kind: 'missing_setting',
    program: 'spring',
    forms: [
      {
        words: 'could not resolve placeholder in value',
        pattern: /Could not resolve placeholder '(?<setting>[^']{1,120})' in (?:string )?value "/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Spring starts without the property {setting}, which a placeholder asks for',
    check: {
      text: 'See which profile is active and whether {setting} reaches the process',
      compose:
        'docker compose exec {service} env | grep -iE "spring_profiles_active|spring_config"; docker compose config {service}',
      kubernetes: 'kubectl set env deploy/{service} --list',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles; grep -rn "{setting}" /opt/{service}/config',
    },
    repair: [
      {
        text: 'Give {setting} a value in the environment or in the application.yml of the active profile; as a variable it is written in capitals with underscores for dots',
        compose: 'docker compose up -d --force-recreate {service}  # after adding it under environment:',
        kubernetes: "kubectl set env deploy/{service} <NAME>='<value>'",
        host: 'sudo systemctl edit {service}  # [Service] Environment=<NAME>=<value>, then: sudo systemctl restart {service}',
      },
      { text: 'Or write a default into the placeholder, ${name:default}, when the value may be missing' },
    ],
    source: 'spring-core PropertyPlaceholderHelper.parseStringValue(); spring-core 6.2 PlaceholderResolutionException',
    matches: [
      'Caused by: java.lang.IllegalArgumentException: Could not resolve placeholder \'app.jwt.secret\' in value "${app.jwt.secret}"',
      'Injection of autowired dependencies failed; nested exception is java.lang.IllegalArgumentException: Could not resolve placeholder \'STRIPE_KEY\' in string value "${STRIPE_KEY}"',
    ],
    ignores: [
      "Could not resolve placeholder 'app.home' in [app.home] as system property: neither system property nor environment variable found",
    ],
  },
  {
    id: 'spring.port-in-use',
    kind: 'port_in_use',
    program: 'spring',
    forms: [
      {
        words: 'web server failed to start port was already in use',
        pattern: /Web server failed to start\. Port (?<port>\d{1,5}) was already in use/,
      },
      {
        words: 'connector configured to listen on port failed to start',
        pattern: /[Cc]onnector configured to listen on port (?<port>\d{1,5}) failed to start/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Spring Boot cannot listen on port {port}, another process has it',
    check: {
      text: 'Find who listens on the port; management.server.port counts too, and a keystore that cannot be read makes the connector fail with the same sentence',
      compose: 'docker compose ps --format "table {{.Name}}\\t{{.Ports}}"; ss -ltnp "sport = :{port}"',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..containers[*].ports}"',
      host: 'sudo ss -ltnp "sport = :{port}"',
    },
    repair: [
      {
        text: 'Give this service a free port with server.port, or stop the instance that was left running',
        compose: 'docker compose up -d {service}  # after SERVER_PORT=<free port> under environment:',
        kubernetes: 'kubectl set env deploy/{service} SERVER_PORT=<free port>',
        host: 'sudo systemctl edit {service}  # [Service] Environment=SERVER_PORT=<free port>, then: sudo systemctl restart {service}',
      },
    ],
    source: 'spring-boot PortInUseFailureAnalyzer, ConnectorStartFailedException',
    matches: [
      'Web server failed to start. Port 8080 was already in use.',
      'org.springframework.boot.web.embedded.tomcat.ConnectorStartFailedException: Connector configured to listen on port 8081 failed to start',
      'The Tomcat connector configured to listen on port 8443 failed to start. The port may already be in use or the connector may be misconfigured.',
    ],
    ignores: ["Tomcat started on port 8080 (http) with context path ''", 'Tomcat initialized with port 8080 (http)'],
  },
  {
    id: 'spring.datasource-unconfigured',
    kind: 'missing_setting',
    program: 'spring',
    forms: [
      {
        words: 'failed to configure a datasource',
        pattern:
          /Failed to configure a DataSource: (?:'(?<setting>url)' attribute is not specified and )?no embedded datasource/,
      },
      { words: 'failed to determine a suitable driver class', pattern: /Failed to determine a suitable driver class/ },
      { words: 'failed to determine suitable jdbc url', pattern: /Failed to determine suitable jdbc url/ },
      {
        words: 'failed to determine a suitable r2dbc connection url',
        pattern: /Failed to determine a suitable R2DBC Connection URL/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Spring Boot has no database address: spring.datasource.url is not set',
    check: {
      text: 'Look whether the active profile and the environment carry spring.datasource.url; a wrong SPRING_PROFILES_ACTIVE leaves the file with it unread',
      compose: 'docker compose config {service} | grep -iE "datasource|profiles"',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -iE "datasource|profiles"',
      host: 'systemctl show {service} -p Environment | tr " " "\\n" | grep -iE "datasource|profiles"',
    },
    repair: [
      {
        text: 'Set SPRING_DATASOURCE_URL (with _USERNAME and _PASSWORD) and have the JDBC driver on the class path',
        compose:
          'docker compose up -d --force-recreate {service}  # after adding SPRING_DATASOURCE_URL under environment:',
        kubernetes: "kubectl set env deploy/{service} SPRING_DATASOURCE_URL='jdbc:postgresql://<host>:5432/<database>'",
        host: 'sudo systemctl edit {service}  # Environment=SPRING_DATASOURCE_URL=jdbc:postgresql://<host>:5432/<database>',
      },
    ],
    source: 'spring-boot-autoconfigure DataSourceBeanCreationFailureAnalyzer, DataSourceProperties',
    matches: [
      "Failed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.",
      'Reason: Failed to determine a suitable driver class',
      'Caused by: org.springframework.boot.autoconfigure.jdbc.DataSourceProperties$DataSourceBeanCreationException: Failed to determine suitable jdbc url',
      'Reason: Failed to determine a suitable R2DBC Connection URL',
    ],
    ignores: ['Added connection org.postgresql.jdbc.PgConnection@7d3fb0ef', 'HikariPool-1 - Starting...'],
  },
  {
    id: 'spring.bean-missing',
    kind: 'code_defect',
    program: 'spring',
    forms: [
      {
        words: 'required a bean that could not be found',
        pattern: /required a bean (?:of type|named) '(?<object>[^']{1,200})' that could not be found/,
      },
      {
        words: 'no qualifying bean of type available',
        pattern: /No qualifying bean of type '(?<object>[^']{1,200})' available/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Spring has no bean {object} to inject',
    check: {
      text: 'Start with --debug and read the conditions report: it says which auto-configuration or profile left {object} out',
      compose: 'docker compose run --rm -e DEBUG=true {service} 2>&1 | grep -n "{object}"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -n "{object}"',
      host: 'java -jar app.jar --debug 2>&1 | grep -n "{object}"',
    },
    repair: [
      {
        text: 'Annotate the class (@Component, @Service, @Repository) or declare it with @Bean, below the package of the @SpringBootApplication class, and check that its profile and @ConditionalOnProperty hold',
      },
      {
        text: 'If it came with the last release, go back to the release before it while that is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'spring-boot-autoconfigure NoSuchBeanDefinitionFailureAnalyzer; spring-beans NoSuchBeanDefinitionException',
    matches: [
      "Parameter 0 of constructor in com.acme.order.OrderService required a bean of type 'com.acme.order.OrderRepository' that could not be found.",
      "nested exception is org.springframework.beans.factory.NoSuchBeanDefinitionException: No qualifying bean of type 'com.acme.pay.PayClient' available: expected at least 1 bean which qualifies as autowire candidate.",
    ],
    ignores: [
      "Bean 'metricsConfig' of type [com.acme.MetricsConfig] is not eligible for getting processed by all BeanPostProcessors",
    ],
  },
  {
    id: 'spring.bean-ambiguous',
    kind: 'code_defect',
    program: 'spring',
    forms: [
      {
        words: 'required a single bean but were found',
        pattern: /(?:(?:in|Field) (?<object>[\w.$]{1,200}) )?required a single bean, but \d{1,4} were found/,
      },
      {
        words: 'could not be registered a bean with that name has already been defined',
        pattern:
          /The bean '(?<object>[^']{1,160})'.{0,300} could not be registered\. A bean with that name has already been defined/,
      },
      {
        words: 'the dependencies of some of the beans in the application context form a cycle',
        pattern: /The dependencies of some of the beans in the application context form a cycle/,
      },
    ],
    nearby: [/\| {2}(?<object>[\w.]{1,120}) (?:defined in|\()/],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Spring cannot wire its beans: {object|one bean} is declared twice or in a circle',
    check: {
      text: 'Read the block below the sentence: it lists the candidates, the two definitions, or the circle of beans',
      compose: 'docker compose logs --tail 200 {service} | grep -n -A 30 "APPLICATION FAILED TO START"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -n -A 30 "APPLICATION FAILED TO START"',
      host: 'journalctl -u {service} | grep -n -A 30 "APPLICATION FAILED TO START" | tail -40',
    },
    repair: [
      {
        text: 'Mark one candidate @Primary or name it with @Qualifier, rename one of two definitions, or break the circle with a third bean; spring.main.allow-bean-definition-overriding and allow-circular-references only bring the old behaviour back',
      },
      {
        text: 'If a dependency upgrade brought the second definition, go back to the release before it',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source:
      'spring-boot NoUniqueBeanDefinitionFailureAnalyzer, BeanDefinitionOverrideFailureAnalyzer, BeanCurrentlyInCreationFailureAnalyzer',
    matches: [
      'Parameter 1 of constructor in com.acme.mail.MailService required a single bean, but 2 were found:',
      "The bean 'dataSource', defined in class path resource [com/acme/DbConfig.class], could not be registered. A bean with that name has already been defined in class path resource [com/acme/ReportConfig.class] and overriding is disabled.",
      'The dependencies of some of the beans in the application context form a cycle:',
    ],
    ignores: ["Overriding bean definition for bean 'clock' with a different definition: replacing [Root bean]"],
  },
  {
    id: 'spring.property-refused',
    kind: 'invalid_setting',
    program: 'spring',
    forms: [
      {
        words: 'failed to bind properties under to',
        pattern: /Failed to bind properties under '(?<setting>[^']{1,120})' to /,
      },
      {
        words: 'binding to target failed',
        pattern: /Binding to target \[?Bindable@[0-9a-f]{1,16} type = (?<object>[\w.$]{1,160}).{0,400} failed:/,
      },
    ],
    nearby: [/Property: (?<object>[\w.[\]-]{1,120})/, /Value: "(?<value>[^"]{0,120})"/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Spring refuses {object|a property} under {setting|its prefix}: value {value|not usable}',
    check: {
      text: 'The lines below name Property, Value, Origin (the file and line it came from) and Reason',
      compose: 'docker compose logs --tail 200 {service} | grep -n -A 8 "Failed to bind\\|Binding to target"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -n -A 8 "Failed to bind\\|Binding to target"',
      host: 'journalctl -u {service} | grep -n -A 8 "Failed to bind\\|Binding to target" | tail -20',
    },
    repair: [SET_PROPERTY],
    source: 'spring-boot BindFailureAnalyzer, BindValidationFailureAnalyzer, BindException',
    matches: [
      "Failed to bind properties under 'server.port' to int:",
      "Caused by: org.springframework.boot.context.properties.bind.BindException: Failed to bind properties under 'acme.mail' to com.acme.MailProperties",
      'Binding to target [Bindable@2f4854d6 type = com.acme.PayProperties, value = "provided", annotations = array<Annotation>[[empty]]] failed:',
    ],
    ignores: ['Binding to target queue orders.created succeeded'],
  },
  {
    id: 'spring.config-not-found',
    kind: 'missing_file',
    program: 'spring',
    forms: [
      {
        words: 'config data cannot be found',
        pattern:
          /Config data (?:resource|location) '(?:[a-z]{1,20} \[|file:|classpath:)?(?<path>[^'\]]{1,200})\]?'(?: via location '[^']{1,200}')? cannot be found/,
      },
      {
        words: 'no spring config import property has been defined',
        pattern: /No (?<setting>spring\.config\.import) property has been defined/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Spring Boot cannot find its configuration {path|named by spring.config.import}',
    check: {
      text: 'See whether the file is mounted where spring.config.import or spring.config.location says',
      compose: 'docker compose exec {service} ls -l {path|/app/config}',
      kubernetes: 'kubectl describe deploy/{service} | grep -A 8 Mounts',
      host: 'ls -l {path|/etc/{service}}',
    },
    repair: [
      {
        text: 'Mount the file at that place, correct spring.config.import, or write it as optional:<location> so that its absence does not stop the start',
        compose: 'docker compose up -d --force-recreate {service}  # after adding the file under volumes:',
        kubernetes: 'kubectl edit deploy/{service}  # volumes: and volumeMounts:',
        host: 'sudo systemctl edit {service}  # Environment=SPRING_CONFIG_IMPORT=optional:file:/etc/{service}/app.yml',
      },
    ],
    source:
      'spring-boot ConfigDataResourceNotFoundException, ConfigDataLocationNotFoundException; spring-cloud-config ImportException',
    matches: [
      "Config data resource 'file [/etc/shop/application.yml]' via location 'file:/etc/shop/application.yml' cannot be found",
      "Config data location 'file:/run/config/' cannot be found",
      'No spring.config.import property has been defined',
    ],
    ignores: ['Loaded config file file:/etc/shop/application.yml'],
  },
  {
    id: 'spring.config-server-away',
    kind: 'connection_refused',
    program: 'spring',
    forms: [
      {
        words: 'could not locate propertysource and the fail fast property is set failing',
        pattern:
          /Could not locate PropertySource and the (?:fail ?fast property is set|resource is not optional), failing/,
      },
    ],
    nearby: [/Fetching config from server at : https?:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?/],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'spring-cloud-config',
    specificity: 3,
    means: 'Spring gets no configuration from the config server {peer|it asks}',
    check: {
      text: 'Ask the config server for the configuration of this application',
      compose: 'docker compose exec {service} wget -qO- http://{peer|config-server}:{port|8888}/{service}/default',
      kubernetes:
        'kubectl exec deploy/{service} -- wget -qO- http://{peer|config-server}:{port|8888}/{service}/default',
      host: 'curl -sS http://{peer|localhost}:{port|8888}/{service}/default',
    },
    repair: [
      {
        text: 'Bring the config server back and start this service after it (depends_on with service_healthy); spring.cloud.config.retry lets it wait',
        compose: 'docker compose up -d --wait {peer|config-server} && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'spring-cloud-config ConfigServicePropertySourceLocator, ConfigServerConfigDataLoader',
    matches: [
      'java.lang.IllegalStateException: Could not locate PropertySource and the fail fast property is set, failing',
      'Caused by: java.lang.IllegalStateException: Could not locate PropertySource and the fail fast property is set, failing: 503',
    ],
    ignores: ['Could not locate PropertySource: I/O error on GET request for "http://localhost:8888/shop/default"'],
  },
  {
    id: 'spring.bean-creation-failed',
    kind: 'code_defect',
    program: 'spring',
    forms: [
      {
        words: 'error creating bean with name',
        pattern: /Error creating bean with name '(?<object>[^']{1,160})'/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'Spring cannot make the bean {object}, the cause stands further down',
    check: {
      text: 'Read the last "Caused by:" of the stack trace: that is the failure, the beans above it only pass it on',
      compose: 'docker compose logs {service} | grep "Caused by" | tail -5',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep "Caused by" | tail -5',
      host: 'journalctl -u {service} | grep "Caused by" | tail -5',
    },
    repair: [{ text: 'Repair what the last "Caused by:" names; {object} is made as soon as that works' }],
    source: 'spring-beans BeanCreationException',
    matches: [
      "org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'entityManagerFactory' defined in class path resource [org/springframework/boot/autoconfigure/orm/jpa/HibernateJpaConfiguration.class]",
      "Exception encountered during context initialization - cancelling refresh attempt: org.springframework.beans.factory.UnsatisfiedDependencyException: Error creating bean with name 'orderController'",
    ],
    ignores: ["Creating shared instance of singleton bean 'orderController'"],
  },
  {
    id: 'spring.failed-to-start',
    kind: 'code_defect',
    program: 'spring',
    forms: [
      {
        words: 'application failed to start',
        pattern: /^(?:[\w.-]{1,60}\s{0,12}\| )?APPLICATION FAILED TO START\s{0,4}$/,
      },
      { words: 'application run failed', pattern: /SpringApplication\s{1,40}: Application run failed/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'Spring Boot does not start, the reason stands below',
    check: {
      text: 'Read "Description:" and "Action:" of the block, or the last "Caused by:" of the stack trace',
      compose: 'docker compose logs {service} | grep -A 20 "APPLICATION FAILED TO START"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 20 "APPLICATION FAILED TO START"',
      host: 'journalctl -u {service} | grep -A 20 "APPLICATION FAILED TO START" | tail -30',
    },
    repair: [{ text: 'Repair what the description names; "Action:" tells how Spring would have it' }],
    source: 'spring-boot LoggingFailureAnalysisReporter, SpringApplication.reportFailure()',
    matches: [
      'APPLICATION FAILED TO START',
      '2025-02-03T10:11:12.345Z ERROR 1 --- [           main] o.s.boot.SpringApplication               : Application run failed',
    ],
    ignores: [
      '2025-02-03T10:11:12.345Z  INFO 1 --- [main] c.acme.ShopApplication : Started ShopApplication in 3.2 seconds',
    ],
  },
];

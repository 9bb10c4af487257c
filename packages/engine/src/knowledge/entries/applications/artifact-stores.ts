import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ARTIFACT_STORES: readonly CatalogueEntry[] = [
  {
    id: 'sonarqube.search-process-refused',
    kind: 'kernel_setting',
    program: 'sonarqube',
    forms: [
      {
        words: 'process exited with exit value 78',
        pattern: /Process exited with exit value \[(?:es|ElasticSearch)\]: (?<signal>78)\b/i,
      },
    ],
    nearby: [
      /(?<setting>vm\.max_map_count) \[(?<value>\d{1,9})\] is too low, increase to at least \[(?<limit>\d{1,9})\]/,
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'SonarQube ends: its search refuses the host ({setting|vm.max_map_count or file limit})',
    check: {
      text: 'Read es.log for the bootstrap check that failed, and the values of the host',
      compose: 'docker compose exec {service} tail -20 /opt/sonarqube/logs/es.log; sysctl vm.max_map_count fs.file-max',
      host: 'sysctl vm.max_map_count fs.file-max; tail -20 /opt/sonarqube/logs/es.log',
    },
    repair: [
      {
        text: 'Raise vm.max_map_count on the host, containers share it, and the limit of open files of the container',
        compose: 'sudo sysctl -w vm.max_map_count=524288 fs.file-max=131072 && docker compose up -d {service}',
        kubernetes:
          'kubectl debug node/<node> -it --image=busybox --profile=sysadmin -- sysctl -w vm.max_map_count=524288',
        host: 'echo -e "vm.max_map_count=524288\\nfs.file-max=131072" | sudo tee /etc/sysctl.d/99-sonarqube.conf && sudo sysctl --system',
      },
    ],
    source: 'SonarQube documentation, Pre-installation steps on Linux; sonar-application ManagedProcessHandler',
    matches: [
      '2024.05.02 10:11:12 WARN  app[][o.s.a.p.AbstractManagedProcess] Process exited with exit value [ElasticSearch]: 78',
      '2022.05.02 10:11:12 WARN  app[][o.s.a.p.AbstractManagedProcess] Process exited with exit value [es]: 78',
    ],
    ignores: ['2024.05.02 10:11:12 INFO  app[][o.s.a.SchedulerImpl] Process[ElasticSearch] is stopped'],
  },
  {
    id: 'sonarqube.search-process-killed',
    kind: 'memory_exhausted',
    program: 'sonarqube',
    forms: [
      {
        words: 'process exited with exit value 137',
        pattern: /Process exited with exit value \[(?<object>\w{2,20}(?: \w{2,10})?)\]: (?<signal>137)\b/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The {object} process of SonarQube was killed (exit value 137)',
    check: {
      text: 'See whether the kernel killed it and how much memory the container may use; memory ran out',
      compose:
        'docker inspect -f "{{.State.OOMKilled}} {{.HostConfig.Memory}}" $(docker compose ps -q {service}); dmesg | grep -i "killed process"',
      kubernetes: 'kubectl describe pod -l app={service} | grep -iA3 "last state"',
      host: 'dmesg -T | grep -i "killed process"; free -m',
    },
    repair: [
      {
        text: 'Give it at least 4 GB, or lower SONAR_SEARCH_JAVAOPTS, SONAR_CE_JAVAOPTS and SONAR_WEB_JAVAOPTS',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set resources statefulset/{service} --limits=memory=6Gi --requests=memory=4Gi',
      },
    ],
    source: 'SonarQube documentation, Requirements; sonar-application AbstractManagedProcess',
    matches: [
      '2024.05.02 10:11:12 WARN  app[][o.s.a.p.AbstractManagedProcess] Process exited with exit value [ElasticSearch]: 137',
      '2024.05.02 10:11:12 WARN  app[][o.s.a.p.AbstractManagedProcess] Process exited with exit value [Compute Engine]: 137',
    ],
    ignores: [
      '2024.05.02 10:11:12 WARN  app[][o.s.a.p.AbstractManagedProcess] Process exited with exit value [Web Server]: 0',
    ],
  },
  {
    id: 'sonarqube.database-newer',
    kind: 'version_mismatch',
    program: 'sonarqube',
    forms: [
      {
        words: 'database was upgraded to a more recent version of sonarqube',
        pattern: /Database was upgraded to a more recent version of SonarQube/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'SonarQube is older than its database and does not start',
    check: {
      text: 'See which image runs and to which database it connects',
      compose: 'docker compose config | grep -E "image:|SONAR_JDBC_URL"',
      kubernetes: 'kubectl get statefulset,deploy {service} -o jsonpath="{..image}"',
    },
    repair: [
      {
        text: 'Go back to the newer image; a tag such as lts or community may have moved to an older release',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo statefulset/{service}',
      },
      { text: 'Or restore the backup of the database of that release', destructive: true },
    ],
    source: 'SonarSource/sonarqube DatabaseServerCompatibility.java',
    matches: [
      'org.sonar.api.utils.MessageException: Database was upgraded to a more recent version of SonarQube. A backup must probably be restored or the DB settings are incorrect.',
      '2024.05.02 10:11:12 ERROR web[][o.s.s.p.Platform] Database was upgraded to a more recent version of SonarQube.',
    ],
    ignores: ['2024.05.02 10:11:12 INFO  web[][DbMigrations] Executed 12/12 DB migrations: success'],
  },
  {
    id: 'sonarqube.database-needs-upgrade',
    kind: 'missing_schema',
    program: 'sonarqube',
    forms: [
      {
        words: 'the database must be manually upgraded',
        pattern: /The database must be manually upgraded\. Please backup (?:the )?database and browse \/setup/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'SonarQube waits until somebody upgrades its database at /setup',
    check: { text: 'Ask for its state', host: 'curl -s http://localhost:9000/api/system/status' },
    repair: [
      {
        text: 'Back the database up, then start the migration in the browser at /setup or over the API',
        host: 'curl -X POST http://localhost:9000/api/system/migrate_db',
      },
    ],
    source: 'SonarSource/sonarqube DatabaseServerCompatibility.java',
    matches: [
      '2024.05.02 10:11:12 WARN  web[][o.s.s.p.DatabaseServerCompatibility] The database must be manually upgraded. Please backup the database and browse /setup. For more information: https://docs.sonarqube.org/latest/setup/upgrading',
      'The database must be manually upgraded. Please backup database and browse /setup',
    ],
    ignores: ['Database needs to be migrated. Please refer to https://docs.sonarqube.org'],
  },
  {
    id: 'sonar-scanner.token-refused',
    kind: 'authentication_refused',
    program: 'sonar-scanner',
    forms: [
      {
        words: 'not authorized analyzing this project requires authentication',
        pattern:
          /Not authorized\. Analyzing this project requires authentication\. Please (?:check the user token in the property '(?<setting>[\w.]{1,30})'|provide a user token)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sonarqube',
    specificity: 3,
    means: 'SonarQube refuses the analysis: the token ({setting|sonar.token}) is wrong or lacks rights',
    check: {
      text: 'Let the server judge the token',
      host: 'curl -s -u <token>: http://<sonarqube>:9000/api/authentication/validate',
    },
    repair: [
      {
        text: 'Make a new analysis token under My Account > Security and set SONAR_TOKEN in the pipeline; grant Execute Analysis on the project',
      },
    ],
    source: 'SonarSource/sonarqube sonar-scanner-engine DefaultScannerWsClient.java',
    matches: [
      "ERROR: Not authorized. Analyzing this project requires authentication. Please check the user token in the property 'sonar.token' or the credentials in the properties 'sonar.login' and 'sonar.password'.",
      '[ERROR] Failed to execute goal org.sonarsource.scanner.maven:sonar-maven-plugin:3.9.1:sonar: Not authorized. Analyzing this project requires authentication. Please provide a user token in sonar.login or other credentials in sonar.login and sonar.password.',
    ],
    ignores: ['INFO: ANALYSIS SUCCESSFUL, you can find the results at: http://sonar:9000/dashboard?id=shop'],
  },
  {
    id: 'sonar-scanner.project-refused',
    kind: 'authorisation_denied',
    program: 'sonar-scanner',
    forms: [
      {
        words: 'you re not authorized to analyze this project or the project doesn t exist',
        pattern: /You're not authorized to analyze this project or the project doesn't exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sonarqube',
    specificity: 3,
    means: 'SonarQube knows the token, but it may not analyse this project, nor create it',
    check: { text: 'Compare sonar.projectKey with the key of the project, and look who has Execute Analysis there' },
    repair: [
      {
        text: "Correct sonar.projectKey, or grant the token's account Execute Analysis on the project (and Create Projects where it is new)",
      },
    ],
    source: 'SonarSource/sonarqube sonar-scanner-engine DefaultScannerWsClient.java',
    matches: [
      "ERROR: You're not authorized to analyze this project or the project doesn't exist on SonarQube and you're not authorized to create it. Please contact an administrator.",
      "[ERROR] Failed to execute goal org.sonarsource.scanner.maven:sonar-maven-plugin:3.9.1:sonar: You're not authorized to analyze this project or the project doesn't exist on SonarQube and you're not authorized to create it.",
    ],
    ignores: ['INFO: ANALYSIS SUCCESSFUL, you can find the results at: http://sonar:9000/dashboard?id=shop'],
  },
  {
    id: 'nexus.home-not-writable',
    kind: 'file_permission',
    program: 'nexus',
    forms: [
      {
        words: 'cannot create directory sonatype work nexus3 permission denied',
        pattern:
          /cannot create directory ['‘"](?<path>[^'’"]{0,80}sonatype-work\/nexus3[^'’"]{0,60})['’"]: Permission denied/,
      },
      {
        words: 'nexus data permission denied',
        pattern: /(?<path>\/nexus-data\/[\w./-]{1,80}) \(Permission denied\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nexus (UID 200) may not write {path}',
    check: {
      text: 'See who owns the data directory of the host',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "id; ls -lan /nexus-data | head"',
      host: 'ls -lan <the directory of the host>',
    },
    repair: [
      {
        text: 'Give the directory or volume to UID 200, the account of the image',
        compose: 'docker compose run --rm -u root --entrypoint chown {service} -R 200:200 /nexus-data',
        kubernetes:
          'kubectl patch statefulset {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":200}}}}}\'',
        host: 'sudo chown -R 200:200 <the directory of the host>',
      },
    ],
    source: 'sonatype/docker-nexus3 README, Persistent Data',
    matches: [
      "mkdir: cannot create directory '../sonatype-work/nexus3/log': Permission denied",
      'java.io.FileNotFoundException: /nexus-data/log/karaf.log (Permission denied)',
    ],
    ignores: ['Started Sonatype Nexus OSS 3.68.0-04 in /nexus-data'],
  },
  {
    id: 'nexus.database-read-only',
    kind: 'disk_full',
    program: 'nexus',
    forms: [
      {
        words: 'error occurred while executing a write operation to database due to limited free space on the disk',
        pattern:
          /Error occurred while executing a write operation to database '(?<object>[^']{1,40})' due to limited free space on the disk \((?<value>[^)]{1,20})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nexus made its database {object} read-only: only {value} are free',
    check: {
      text: 'See how full the data volume is; OrientDB stops writing below 4 GB',
      compose: 'docker compose exec {service} df -h /nexus-data',
      kubernetes: 'kubectl exec {service}-0 -- df -h /nexus-data',
      host: 'df -h /opt/sonatype-work; du -sh /opt/sonatype-work/nexus3/*',
    },
    repair: [
      {
        text: 'Enlarge the volume, or run cleanup policies and then the task Admin - Compact blob store; restart Nexus after that',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: 'sudo systemctl restart nexus',
      },
    ],
    source: 'OrientDB OLowDiskSpaceException; Sonatype support, Nexus in read-only mode',
    matches: [
      "com.orientechnologies.orient.core.exception.OLowDiskSpaceException: Error occurred while executing a write operation to database 'component' due to limited free space on the disk (1020 MB). The database is now working in read-only mode.",
      "ERROR Error occurred while executing a write operation to database 'config' due to limited free space on the disk (3 MB).",
    ],
    ignores: ['OrientDB: disk space of 20 GB is enough for database component'],
  },
  {
    id: 'artifactory.join-key-missing',
    kind: 'missing_setting',
    program: 'artifactory',
    forms: [
      {
        words: 'cluster join join key is missing',
        pattern: /Cluster join: Join key is missing/i,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'An Artifactory service waits for the join key and does not start',
    check: {
      text: 'See whether the key is in the configuration',
      compose: 'docker compose exec {service} ls -l /opt/jfrog/artifactory/var/etc/security/',
      kubernetes: 'kubectl get secret -o name | grep -iE "joinkey|artifactory"',
      host: 'sudo ls -l /opt/jfrog/artifactory/var/etc/security/join.key',
    },
    repair: [
      {
        text: 'Set shared.security.joinKey (JF_SHARED_SECURITY_JOINKEY), the same in all services',
        compose: 'docker compose up -d {service}',
        kubernetes: 'helm upgrade artifactory jfrog/artifactory --reuse-values --set artifactory.joinKey=<key>',
        host: 'openssl rand -hex 32 | sudo tee /opt/jfrog/artifactory/var/etc/security/join.key && sudo systemctl restart artifactory',
      },
    ],
    source: 'JFrog documentation, Manage Keys; artifactory router service log',
    matches: [
      '2024-05-02T10:11:12.345Z [jfrt ] [WARN ] [] [] - Cluster join: Join key is missing. Pending for 5 seconds with 1m0s timeout',
      'Cluster join: Join key is missing. Pending for 55 seconds with 1m0s timeout',
    ],
    ignores: ['Cluster join: Successfully joined the cluster'],
  },
  {
    id: 'artifactory.waits-for-parts',
    kind: 'startup_order',
    program: 'artifactory',
    forms: [
      { words: 'service registry ping failed will retry', pattern: /Service registry ping failed, will retry/ },
      { words: 'cluster join', pattern: /Cluster join: (?:Retry \d{1,4}|Trying to rejoin)/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'A part of Artifactory waits for another to start',
    check: {
      text: 'See which part does not come up',
      compose: 'docker compose exec {service} sh -c "tail -n 20 /opt/jfrog/artifactory/var/log/access-service.log"',
    },
    repair: [
      {
        text: 'It passes within minutes; when it does not, repair what the log of the access service says (database, keys, memory)',
      },
    ],
    source: 'JFrog router and access, service registry',
    matches: [
      'ERROR Cluster join: Retry 5: Service registry ping failed, will retry. Error: I/O error on GET request for "http://localhost:8046/access/api/v1/system/ping": Connection refused',
      '[jfrou] [WARN ] Cluster join: Trying to rejoin the cluster',
    ],
    ignores: ['[jfrou] [INFO ] Cluster join: Successfully joined the cluster'],
  },
  {
    id: 'artifactory.router-away',
    kind: 'startup_order',
    program: 'artifactory',
    forms: [
      {
        words: 'cluster join service registry ping failed',
        pattern:
          /Cluster join: (?:Retry \d{1,6}: )?Service registry ping failed, will retry.{0,140}?(?:address '(?<peer>[^']{1,80})')/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'An Artifactory service waits for the router at {peer}: Access has not come up',
    check: {
      text: 'The reason stands in the logs of Access and Artifactory: the database, the disk or a key',
      compose: 'docker compose exec {service} tail -50 /opt/jfrog/artifactory/var/log/access-service.log',
      kubernetes: 'kubectl logs {service}-0 -c access --tail=50; kubectl logs {service}-0 -c artifactory --tail=50',
      host: 'sudo tail -50 /opt/jfrog/artifactory/var/log/access-service.log /opt/jfrog/artifactory/var/log/artifactory-service.log',
    },
    repair: [
      {
        text: 'Repair what the log of Access names (usually the JDBC connection in system.yaml), then restart',
        host: 'sudo systemctl restart artifactory',
      },
    ],
    source: 'JFrog router; Artifactory troubleshooting',
    matches: [
      `[WARN ] - Cluster join: Retry 5: Service registry ping failed, will retry. Error: Error while trying to connect to local router at address 'http://localhost:8046/access': Get "http://localhost:8046/access/api/v1/system/ping": dial tcp 127.0.0.1:8046: connect: connection refused`,
      "Cluster join: Service registry ping failed, will retry. Error: Error while trying to connect to local router at address 'http://localhost:8046/access'",
    ],
    ignores: ['Cluster join: Successfully joined jfac@01abc with node id art-0'],
  },
  {
    id: 'harbor.certificate-not-set',
    kind: 'missing_setting',
    program: 'harbor',
    forms: [
      {
        words: 'the protocol is https but attribute is not set',
        pattern: /The protocol is https but attribute (?<setting>ssl_cert(?:_key)?) is not set/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Harbor cannot be prepared: https is on in harbor.yml and {setting} is missing',
    check: { text: 'Read the https part of harbor.yml', host: 'grep -A6 "^https:" harbor.yml' },
    repair: [
      {
        text: 'Set https.certificate and https.private_key to existing files, or take the https part out when a proxy ends TLS; then prepare again',
        host: 'sudo ./prepare && docker compose up -d',
      },
    ],
    source: 'goharbor/harbor make/photon/prepare/utils/configs.py validate()',
    matches: [
      'Error happened in config validation...\nERROR:root:Error: The protocol is https but attribute ssl_cert is not set',
      'ERROR:root:Error: The protocol is https but attribute ssl_cert_key is not set',
    ],
    ignores: ['Generated certificate, key file: /secret/core/private_key.pem, cert file: /secret/registry/root.crt'],
  },
  {
    id: 'harbor.quota-exceeded',
    kind: 'quota_exceeded',
    program: 'harbor',
    forms: [
      {
        words: 'of storage resource which when updated to current usage of will exceed the configured upper limit of',
        pattern:
          /adding (?<value>[\d.]{1,10} [KMGT]?i?B) of storage resource, which when updated to current usage of (?<object>[\d.]{1,10} [KMGT]?i?B) will exceed the configured upper limit of (?<limit>[\d.]{1,10} [KMGT]?i?B)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Harbor project is full: {object} of {limit} used, {value} more refused',
    check: {
      text: 'Look at Administration > Project Quotas',
      host: 'curl -s -u admin:<password> https://<harbor>/api/v2.0/quotas',
    },
    repair: [
      {
        text: 'Raise the quota of the project, or delete old artifacts (a tag retention policy does it) and run garbage collection',
      },
    ],
    source: 'goharbor/harbor src/lib/errors, pkg/quota/types Exceeds',
    matches: [
      'denied: adding 5.1 MiB of storage resource, which when updated to current usage of 9.9 GiB will exceed the configured upper limit of 10.0 GiB.',
      '{"errors":[{"code":"DENIED","message":"adding 120.4 MiB of storage resource, which when updated to current usage of 4.9 GiB will exceed the configured upper limit of 5.0 GiB."}]}',
    ],
    ignores: ['project quota of 10.0 GiB was set'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JENKINS: readonly CatalogueEntry[] = [
  {
    id: 'jenkins.home-not-writable',
    kind: 'file_permission',
    program: 'jenkins',
    forms: [
      {
        words: 'can not write to wrong volume permissions',
        pattern: /Can not write to (?<path>\S{1,120})\. Wrong volume permissions\?/,
      },
      {
        words: 'cannot touch copy_reference_file log permission denied',
        pattern: /cannot touch ['‘"](?<path>[^'’"]{1,120}copy_reference_file\.log)['’"]: Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Jenkins (UID 1000) may not write {path} in its home volume',
    check: {
      text: 'See who owns the directory that is mounted at /var/jenkins_home',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "id; ls -lan /var/jenkins_home | head"',
      kubernetes: 'kubectl describe pod -l app={service} | grep -A3 -i "security\\|mounts"',
      host: 'ls -lan <the directory of the host>',
    },
    repair: [
      {
        text: 'Give the directory or volume to UID 1000, the account jenkins of the image',
        compose: 'docker compose run --rm -u root --entrypoint chown {service} -R 1000:1000 /var/jenkins_home',
        kubernetes:
          'kubectl patch statefulset {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}\'',
        host: 'sudo chown -R 1000:1000 <the directory of the host>',
      },
    ],
    source: 'jenkinsci/docker jenkins-support copy_reference_file()',
    matches: [
      'Can not write to /var/jenkins_home/copy_reference_file.log. Wrong volume permissions?',
      "touch: cannot touch '/var/jenkins_home/copy_reference_file.log': Permission denied",
    ],
    ignores: ['--- Copying files at Thu May  2 10:11:12 UTC 2024, see copy_reference_file.log'],
  },
  {
    id: 'jenkins.java-too-old',
    kind: 'version_mismatch',
    program: 'jenkins',
    forms: [
      {
        words: 'running with java from which is older than the minimum required version',
        pattern:
          /Running with Java (?<version>[\d.]{1,12}) from (?<path>.{1,120}?), which is older than the minimum required version \(Java (?<wanted>\d{1,3})\)/,
      },
      {
        words: 'running with java class version which is older than the minimum required version',
        pattern:
          /Running with Java class version (?<version>[\d.]{1,8}),? which is older than the Minimum required version (?<wanted>[\d.]{1,8})/i,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Jenkins wants Java {wanted} and is started with Java {version}',
    check: {
      text: 'See which Java the unit starts',
      compose: 'docker compose run --rm --entrypoint java {service} -version',
      kubernetes: 'kubectl exec {service}-0 -- java -version',
      host: 'java -version; systemctl cat jenkins | grep -i java',
    },
    repair: [
      {
        text: 'Install Java {wanted} and point Jenkins to it with JAVA_HOME or the alternatives; in Docker take a newer image',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image statefulset/{service} jenkins=jenkins/jenkins:lts-jdk{wanted}',
        host: 'sudo apt-get install -y openjdk-{wanted}-jre-headless && sudo update-alternatives --config java && sudo systemctl restart jenkins',
      },
    ],
    source: 'jenkinsci/jenkins war/src/main/java/executable/Main.java verifyJavaVersion()',
    matches: [
      'Running with Java 11 from /usr/lib/jvm/java-11-openjdk-amd64, which is older than the minimum required version (Java 17).',
      'May 02, 2024 10:11:12 AM executable.Main verifyJavaVersion SEVERE: Running with Java class version 52.0, which is older than the Minimum required version 55.0. See https://jenkins.io/redirect/java-support/',
    ],
    ignores: ['Supported Java versions are: [17, 21]'],
  },
  {
    id: 'jenkins.plugin-not-loaded',
    kind: 'version_mismatch',
    program: 'jenkins',
    forms: [
      {
        words: 'plugin is missing',
        pattern: /- Plugin is missing: (?<object>[\w.-]{1,80}) \((?<wanted>[+\w.-]{1,40})\)/,
      },
      {
        words: 'update required to be updated to or higher',
        pattern:
          /Update required: (?<object>[^(]{1,80}?) \((?<version>[^)]{1,80})\) to be updated to (?<wanted>[+\w.-]{1,40}) or higher/,
      },
      {
        words: 'java io ioexception failed to load',
        pattern: /java\.io\.IOException: Failed to load: (?<object>.{1,80}?) \((?<version>[+\w. -]{1,80})\)/,
      },
      {
        words: 'jenkins or higher required',
        pattern: /Jenkins \((?<wanted>[\d.]{1,16})\) or higher required/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Jenkins leaves out the plugin {object|of the message}: it wants {wanted|newer parts}',
    check: {
      text: 'List the plugins that failed; jobs that use them fail with NoSuchMethodError or "No such DSL method"',
      compose: 'docker compose logs {service} | grep -A4 "Failed to load"',
      kubernetes: 'kubectl logs {service}-0 -c jenkins | grep -A4 "Failed to load"',
      host: 'sudo journalctl -u jenkins | grep -A4 "Failed to load"',
    },
    repair: [
      {
        text: 'Upgrade Jenkins itself first, then all plugins together, and restart',
        compose:
          'docker compose exec {service} jenkins-plugin-cli --latest --plugins <plugin> && docker compose restart {service}',
        kubernetes: 'helm upgrade {service} jenkins/jenkins --reuse-values --set controller.installLatestPlugins=true',
        host: 'java -jar jenkins-cli.jar -s http://localhost:8080/ install-plugin <plugin> -restart',
      },
    ],
    source: 'jenkinsci/jenkins core hudson/PluginWrapper.java resolvePluginDependencies()',
    matches: [
      'java.io.IOException: Failed to load: Pipeline: Groovy (workflow-cps 2.90)',
      ' - Plugin is missing: bouncycastle-api (2.16)',
      'SEVERE jenkins.InitReactorRunner$1#onTaskFailed: Failed Loading plugin: java.io.IOException: Failed to load: Git plugin (git 5.2.1) - Plugin is missing: mailer (463.v)',
      ' - Update required: Script Security Plugin (script-security 1.75) to be updated to 1.78 or higher',
      ' - Jenkins (2.387.3) or higher required',
    ],
    ignores: ['INFO jenkins.InitReactorRunner$1#onAttained: Prepared all plugins'],
  },
  {
    id: 'jenkins.disk-space-low',
    kind: 'disk_full',
    program: 'jenkins',
    forms: [
      {
        words: 'disk space is too low only left on',
        pattern:
          /Disk space is (?:too low|below threshold of \S{1,20} ?\w{0,3})\. Only (?<value>[\d.,]{1,12} ?[GM]i?B) left on (?<path>[^\s.]{1,120})/,
      },
      {
        words: 'making offline because of the lack of disk space',
        pattern: /Making (?<object>.{1,80}?) offline because of the lack of disk space/,
      },
      {
        words: 'putting offline temporarily due to the lack of disk space',
        pattern: /Putting (?<object>.{1,80}?) offline temporarily due to the lack of disk space/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Jenkins takes the node offline: {value|too little space} is left on {path|its disk}',
    check: {
      text: 'See what fills the disk: workspaces, old builds or Docker layers',
      compose:
        'docker compose exec {service} sh -c "df -h /var/jenkins_home; du -sh /var/jenkins_home/workspace /var/jenkins_home/jobs"',
      kubernetes: 'kubectl exec {service}-0 -c jenkins -- df -h /var/jenkins_home',
      host: 'df -h {path|/var/lib/jenkins}; du -xsh /var/lib/jenkins/workspace /var/lib/jenkins/jobs',
    },
    repair: [
      {
        text: 'Remove what Docker builds left behind and old workspaces, and set a log rotation (buildDiscarder) for the jobs',
        host: 'docker system prune -af --filter "until=168h"; sudo find /var/lib/jenkins/workspace -maxdepth 1 -mtime +14 -exec rm -rf {} +',
        destructive: true,
      },
      { text: 'Then bring the node back with Manage Jenkins > Nodes > Bring this node back online' },
    ],
    source: 'jenkinsci/jenkins core hudson/node_monitors/DiskSpaceMonitorDescriptor.java',
    matches: [
      'WARNING h.n.DiskSpaceMonitorDescriptor#markNodeOfflineIfNeeded: Making agent-1 offline because of the lack of disk space',
      'Disk space is too low. Only 0.642GB left on /var/jenkins_home.',
      'WARNING: Putting agent-1 offline temporarily due to the lack of disk space',
    ],
    ignores: ['Disk space threshold is 1GB'],
  },
  {
    id: 'jenkins.agent-port-unreachable',
    kind: 'unreachable',
    program: 'jenkins-agent',
    forms: [
      {
        words: 'provided port is not reachable',
        pattern: /(?<peer>https?:\/\/[^\s/]{1,120})\/? provided port:(?<port>\d{1,5}) is not reachable/,
      },
      {
        words: 'tcpslaveagentlistener is invalid',
        pattern: /(?<peer>https?:\/\/[^\s/]{1,120})\S{0,60}\/tcpSlaveAgentListener\/ is invalid: (?<value>\d{3})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'jenkins',
    specificity: 2,
    means: 'The Jenkins agent does not get through to the agent port {port|50000} of {peer}',
    check: {
      text: 'See whether Jenkins listens for inbound agents and whether the port is published; a reverse proxy does not pass it on',
      compose: 'docker compose ps {service}; curl -sI {peer}/tcpSlaveAgentListener/ | grep -i jnlp',
      kubernetes: 'kubectl get svc | grep -i agent',
      host: 'curl -sI {peer}/tcpSlaveAgentListener/ | grep -i jnlp; nc -zv <jenkins> {port|50000}',
    },
    repair: [
      {
        text: 'Publish port {port|50000}, or connect through the web port: add -webSocket to the command of the agent',
        compose: 'docker compose up -d {service}',
        host: 'java -jar agent.jar -url {peer} -secret <secret> -name <agent> -webSocket',
      },
    ],
    source: 'jenkinsci/remoting JnlpAgentEndpointResolver.java',
    matches: [
      'SEVERE: http://jenkins:8080/ provided port:50000 is not reachable on host jenkins',
      'java.io.IOException: https://ci.example.com/tcpSlaveAgentListener/ is invalid: 404 Not Found',
    ],
    ignores: ['INFO: Remoting TCP connection tunneling is enabled. Provided port:50000'],
  },
  {
    id: 'jenkins.script-not-approved',
    kind: 'authorisation_denied',
    program: 'jenkins',
    forms: [
      {
        words: 'scripts not permitted to use',
        pattern: /RejectedAccessException: Scripts not permitted to use (?<object>.{1,120}?)(?:\. Administrators|$)/,
      },
      {
        words: 'script not yet approved for use',
        pattern: /UnapprovedUsageException: script not yet approved for use/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Jenkins forbids the pipeline to use {object|a script that nobody approved}',
    check: { text: 'Look at Manage Jenkins > In-process Script Approval: what waits there is what was refused' },
    repair: [
      {
        text: 'Approve the signature there when it is harmless, or move the code into a trusted shared library',
      },
    ],
    source: 'jenkinsci/script-security-plugin RejectedAccessException.java, ScriptApproval',
    matches: [
      'org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException: Scripts not permitted to use method java.io.File listFiles',
      'Scripts not permitted to use staticMethod x org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException: Scripts not permitted to use staticMethod java.lang.System getenv. Administrators can decide whether to approve or reject this signature.',
      'org.jenkinsci.plugins.scriptsecurity.scripts.UnapprovedUsageException: script not yet approved for use',
    ],
    ignores: ['Script approved: method java.io.File listFiles'],
  },
  {
    id: 'jenkins.no-matching-agent',
    kind: 'missing_object',
    program: 'jenkins',
    forms: [
      {
        words: 'there are no nodes with the label',
        pattern: /There are no nodes with the label [‘'"](?<object>[^’'"]{1,80})[’'"]/,
      },
      {
        words: 'all nodes of label are offline',
        pattern: /All nodes of label [‘'"](?<object>[^’'"]{1,80})[’'"] are offline/,
      },
      {
        words: 'doesn t have label',
        pattern: /[‘'"][^’'"]{1,60}[’'"] doesn[’']t have label [‘'"](?<object>[^’'"]{1,80})[’'"]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Jenkins has no agent online with the label {object}: the build waits',
    check: {
      text: 'List the agents with their labels under Manage Jenkins > Nodes',
      host: 'curl -s -u <user>:<token> "http://localhost:8080/computer/api/json?tree=computer[displayName,offline,assignedLabels[name]]"',
    },
    repair: [
      {
        text: 'Bring the agent online again, or correct the label in the Jenkinsfile (agent { label ... }) or on the agent',
      },
    ],
    source: 'jenkinsci/jenkins core hudson/model/queue/CauseOfBlockage, Messages.properties Queue.AllNodesOffline',
    matches: [
      'There are no nodes with the label ‘linux-arm64’',
      'All nodes of label ‘docker’ are offline',
      '‘Jenkins’ doesn’t have label ‘docker’',
    ],
    ignores: ['Running on agent-1 in /home/jenkins/workspace/shop'],
  },
  {
    id: 'jenkins.crumb-refused',
    kind: 'authorisation_denied',
    program: 'jenkins',
    forms: [
      {
        words: 'no valid crumb was included in',
        pattern: /No valid crumb was included in (?:the )?request(?: for (?<path>\S{1,120}) by (?<user>[^\s.]{1,60}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Jenkins refuses the request {path|of a client} with 403: it brings no valid CSRF crumb',
    check: {
      text: 'See whether a script calls Jenkins with a password, or whether the session or client address changes at a reverse proxy',
      host: 'curl -s -u <user>:<token> http://localhost:8080/crumbIssuer/api/json',
    },
    repair: [
      {
        text: 'Let scripts use an API token (no crumb is needed then); behind a proxy check Enable proxy compatibility and set the Jenkins URL',
      },
    ],
    source: 'jenkinsci/jenkins core hudson/security/csrf/CrumbFilter.java',
    matches: [
      '2024-05-02 10:11:12.000+0000 [id=22] WARNING hudson.security.csrf.CrumbFilter#doFilter: No valid crumb was included in request for /job/shop/build by admin. Returning 403.',
      '<h1>HTTP ERROR 403 No valid crumb was included in the request</h1>',
    ],
    ignores: ['Found invalid crumb abc. If you are calling this URL with a script, please use the API Token instead.'],
  },
];

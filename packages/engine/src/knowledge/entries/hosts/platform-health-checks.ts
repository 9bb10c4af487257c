import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PLATFORM_HEALTH_CHECKS: readonly CatalogueEntry[] = [
  {
    id: 'digitalocean-app.health-check-failed',
    kind: 'health_check_wrong',
    forms: [
      { words: 'deploycontainerhealthchecksfailed', pattern: /DeployContainerHealthChecksFailed/ },
      {
        words: 'deploy failed because your container did not respond to health checks',
        pattern: /deploy failed because your container did not respond to health checks/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'digitalocean',
    specificity: 3,
    means: 'App Platform does not put the component into service: nobody answers its health check',
    check: {
      text: 'Compare http_port and health_check of the app with where it listens',
      host: 'doctl apps spec get <app-id>; doctl apps logs <app-id> --type run',
    },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at the port that the platform gives ($PORT) or expects, answer its path with 200 without a redirect or host check, and be ready within its time',
      },
    ],
    source: 'App Platform deployment error codes of DigitalOcean and their sentences, as quoted by users',
    matches: [
      'Error: DeployContainerHealthChecksFailed',
      'backend deploy failed because your container did not respond to health checks',
      'Your deploy failed because your container did not respond to health checks.',
    ],
    ignores: ['health checks passed'],
  },
  {
    id: 'digitalocean-app.container-ended',
    kind: 'code_defect',
    forms: [
      { words: 'deploycontainerexitnonzero', pattern: /DeployContainerExitNonZero/ },
      {
        words: 'your container exited with a non zero exit code',
        pattern: /[Yy]our container exited with a non-zero exit code/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'digitalocean',
    specificity: 2,
    means: 'App Platform: the container ended by itself while it was deployed',
    check: { text: 'Read its own log', host: 'doctl apps logs <app-id> --type run --deployment <id>' },
    repair: [{ text: 'Repair what the log names (missing variable, wrong run_command, build output)' }],
    source: 'App Platform deployment error codes of DigitalOcean and their sentences, as quoted by users',
    matches: [
      'ERROR component web: deploy failed: DeployContainerExitNonZero',
      'Your deploy failed because your container exited with a non-zero exit code.',
    ],
    ignores: ['container exited with code 0'],
  },
  {
    id: 'render.health-check-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'http health check failed timed out after seconds',
        pattern: /HTTP health check failed \((?<value>timed out after \d{1,4} seconds)\)/,
      },
      { words: 'timed out', pattern: /==> Timed Out$/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'render',
    specificity: 3,
    means: 'Render ends the instance: its health check got no answer in time ({value|deployment timed out})',
    check: { text: 'Ask the path by hand in its shell', host: 'curl -si localhost:$PORT/<path>' },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at the port that the platform gives ($PORT) or expects, answer its path with 200 without a redirect or host check, and be ready within its time',
      },
    ],
    source: 'Render documentation, Health checks; its events and deploy logs as quoted by users',
    matches: ['Instance failed: xk2lm HTTP health check failed (timed out after 5 seconds)', '==> Timed Out'],
    ignores: ['==> Your service is live', 'HTTP health check failed (1/3)'],
  },
  {
    id: 'render.memory',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'ran out of memory used over',
        pattern: /Ran out of memory \(used over (?<limit>\d{1,6}\s?[MG]B)\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'render',
    specificity: 3,
    means: 'The instance on Render used more than its {limit}',
    check: { text: 'See the memory graph of the service' },
    repair: [{ text: 'Hold less at once (workers, caches, NODE --max-old-space-size), or take a larger instance' }],
    source: 'Render events as quoted by its users',
    matches: [
      'Instance failed: xk2lm Ran out of memory (used over 512MB) while running your code.',
      'Ran out of memory (used over 2GB) while running your code.',
    ],
    ignores: ['used 120MB of 512MB'],
  },
  {
    id: 'railway.no-answer',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'attempt failed with service unavailable continuing to retry for',
        pattern: /Attempt #\d{1,3} failed with service unavailable\. Continuing to retry for (?<limit>[\w ]{1,12})/,
      },
      { words: 'application failed to respond', pattern: /Application failed to respond/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'railway',
    specificity: 3,
    means: 'Railway gets no answer from the application yet',
    check: {
      text: 'Read the log of the deployment, and compare PORT with where it listens',
      host: 'railway logs; railway variables',
    },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at the port that the platform gives ($PORT) or expects, answer its path with 200 without a redirect or host check, and be ready within its time',
      },
    ],
    source: 'Railway documentation, Healthchecks and Application failed to respond; its deploy logs as quoted by users',
    matches: [
      'Attempt #1 failed with service unavailable. Continuing to retry for 4m49s',
      'Attempt #2 failed with service unavailable. Continuing to retry for 38s',
      'Application failed to respond',
    ],
    ignores: ['Attempt #1 succeeded'],
  },
  {
    id: 'aws-apprunner.health-check-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'apprunner health check failed on port',
        pattern:
          /\[AppRunner\] Health check failed on (?:protocol `\w{1,5}` ?(?:\[Path: '[^']{1,80}'\], )?\[Port: |port )'(?<port>\d{1,5})'/,
      },
      {
        words: 'deployment with id failed failure reason health check',
        pattern: /Deployment with ID : \S{1,60} failed\. Failure reason : Health check failed/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'aws',
    specificity: 3,
    means: 'App Runner rolls back: nobody answers its health check at port {port|that is set}',
    check: {
      text: 'Read the application log',
      host: 'aws apprunner list-operations --service-arn <arn>; aws logs tail /aws/apprunner/<service>/<id>/application',
    },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at the port that the platform gives ($PORT) or expects, answer its path with 200 without a redirect or host check, and be ready within its time',
      },
    ],
    source: 'AWS App Runner documentation, Health checks; its event logs as quoted by users',
    matches: [
      "[AppRunner] Health check failed on protocol `TCP` [Port: '8080']. Check your configured port number. For more information, see the application logs.",
      "[AppRunner] Health check failed on protocol `HTTP`[Path: '/'], [Port: '8080']. Check your configured port number.",
      '[AppRunner] Deployment with ID : 1234 failed. Failure reason : Health check failed.',
    ],
    ignores: ['[AppRunner] Health check is successful. Routing traffic to application.'],
  },
  {
    id: 'aws-apprunner.application-ended',
    kind: 'code_defect',
    forms: [
      {
        words: 'apprunner your application stopped or failed to start container',
        pattern:
          /\[AppRunner\] Your application stopped or failed to start[^\r\n]{0,80}Container exit code: (?<signal>\d{1,3})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'aws',
    specificity: 2,
    means: 'App Runner: the application ended with {signal}',
    check: {
      text: 'Read the application log',
      host: 'aws logs tail /aws/apprunner/<service>/<id>/application --since 1h',
    },
    repair: [
      {
        text: 'Repair what it names; 137 is memory, 126/127 and exec format error the start command or the platform of the image (linux/amd64)',
      },
    ],
    source: 'AWS App Runner event logs as quoted by its users',
    matches: [
      '[AppRunner] Your application stopped or failed to start. See logs for more information.  Container exit code: 1',
      '[AppRunner] Your application stopped or failed to start. See logs for more information. Container exit code: 255',
    ],
    ignores: ['[AppRunner] Starting to deploy your application source code'],
  },
  {
    id: 'azure-app-service.startup-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'stopping site because it failed during startup',
        pattern: /Stopping site (?<object>[\w-]{1,60}) because it failed during startup/,
      },
      {
        words: 'container did not start within expected time limit of',
        pattern: /Container did not start within expected time limit of (?<limit>\d{1,5}s)/,
      },
      {
        words: 'site container terminated during startup',
        pattern: /Site container: (?<object>[\w-]{1,60}) terminated during site startup/,
      },
      {
        words: 'site startup probe failed after seconds',
        pattern: /Site startup probe failed after (?<limit>[\d.]{1,10}) seconds/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'azure',
    specificity: 3,
    means: 'App Service stops the site {object|}: its container did not come up in time',
    check: {
      text: 'Read the log of the container',
      host: 'az webapp log tail -n <app> -g <group>; az webapp config appsettings list -n <app> -g <group>',
    },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at WEBSITES_PORT (or PORT), raise WEBSITES_CONTAINER_START_TIME_LIMIT (at most 1800), and repair what its own log says',
      },
    ],
    source: 'Azure App Service platform logs as quoted by its users',
    matches: [
      '2025-07-09T19:10:26.299Z INFO  - Stopping site shop because it failed during startup.',
      'State: Starting, Action: WaitingForSiteWarmUpProbeSuccess, LastError: ContainerTimeout, Container did not start within expected time limit of 230s.',
      'Site container: main terminated during site startup. Container exit code: 1. Container terminating reason: Error',
      'Site startup probe failed after 12.3 seconds.',
    ],
    ignores: ['Site startup probe succeeded after 12.3 seconds.'],
  },
  {
    id: 'azure-container-apps.probe-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'probe of failed with',
        pattern:
          /Probe of (?<object>StartUp|Liveness|Readiness) failed with (?:status code: \d{1,4}|timeout in \d{1,4} seconds?)/,
      },
      {
        words: 'the targetport does not match listening port',
        pattern: /The TargetPort (?<value>\d{1,5}) does not match the listening port (?<wanted>\d{1,5})/,
      },
      { words: 'persistent failure to start container', pattern: /Persistent Failure to start container/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'azure',
    specificity: 3,
    means: 'Container Apps: the {object|start-up} probe gets no answer (target port {value|and listening port})',
    check: {
      text: 'Compare',
      host: 'az containerapp ingress show -n <app> -g <group>; az containerapp logs show -n <app> -g <group> --type system',
    },
    repair: [
      {
        text: 'Set targetPort to the port where the application listens (on 0.0.0.0), and give slow starts a longer start-up probe',
      },
    ],
    source: 'Azure Container Apps system logs as quoted by its users',
    matches: [
      'Probe of StartUp failed with status code: 1',
      'The TargetPort 80 does not match the listening port 8080.',
      'Persistent Failure to start container',
    ],
    ignores: ['Probe of StartUp succeeded'],
  },
  {
    id: 'google-cloud-run.probe-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'probe failed consecutively for container on port',
        pattern:
          /(?<object>STARTUP|LIVENESS|READINESS) (?:TCP|HTTP|GRPC) probe failed \d{1,4} times? consecutively for container "(?<value>[^"]{1,60})" on port (?<port>\d{1,5})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'google-cloud',
    specificity: 3,
    means: 'Cloud Run: the {object} probe of {value} fails at port {port}',
    check: {
      text: 'Read the log of the revision',
      host: 'gcloud run services describe <service> --format=export | grep -A8 -i probe; gcloud run services logs read <service> --limit 50',
    },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at the port that the platform gives ($PORT) or expects, answer its path with 200 without a redirect or host check, and be ready within its time',
      },
    ],
    source: 'Cloud Run documentation, Configure container health checks; its logs as quoted by users',
    matches: [
      'STARTUP HTTP probe failed 12 times consecutively for container "shop" on port 8080 path "/healthz". The instance has been shut down.',
      'LIVENESS HTTP probe failed 3 times consecutively for container "shop-1" on port 8080 path "/live".',
    ],
    ignores: ['STARTUP HTTP probe succeeded after 1 attempt for container "shop" on port 8080'],
  },
];

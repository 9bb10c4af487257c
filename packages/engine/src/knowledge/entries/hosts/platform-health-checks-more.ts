import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PLATFORM_HEALTH_CHECKS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'google-cloud-run.answer-broken',
    kind: 'code_defect',
    forms: [
      {
        words: 'the request failed because either http response was malformed',
        pattern:
          /The request failed because either the HTTP response was malformed or connection to the instance had an error/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'google-cloud',
    specificity: 2,
    means: 'Cloud Run lost the instance while it answered: it crashed, ran out of memory or sent a broken answer',
    check: {
      text: 'See what the instance wrote at that second',
      host: 'gcloud run services logs read <service> --limit 100',
    },
    repair: [
      {
        text: 'Repair the crash or raise memory; keep headers below 32 KB, and the keep-alive of the server longer than that of the proxy',
      },
    ],
    source: 'Cloud Run documentation, Troubleshooting',
    matches: [
      'The request failed because either the HTTP response was malformed or connection to the instance had an error. Additional troubleshooting documentation can be found at: https://cloud.google.com/run/docs/troubleshooting#malformed-response-or-connection-error',
      'textPayload: "The request failed because either the HTTP response was malformed or connection to the instance had an error."',
    ],
    ignores: ['The request has been terminated'],
  },
  {
    id: 'google-app-engine.start-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'process terminated because it failed to respond the start',
        pattern: /Process terminated because it failed to respond to the start request with an HTTP status code of/,
      },
      { words: 'app_container_crashed', pattern: /APP_CONTAINER_CRASHED/ },
      {
        words: 'your deployment has failed to become healthy in the',
        pattern: /Your deployment has failed to become healthy in the allotted time and therefore was rolled back/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'google-cloud',
    specificity: 3,
    means: 'App Engine takes the version back: it did not become healthy',
    check: { text: 'Read the log of the version', host: 'gcloud app logs read --service=default --limit 80' },
    repair: [
      {
        text: 'Listen on $PORT (8080), answer readiness_check and /_ah/start with 200, lengthen app_start_timeout_sec, and repair what its log says',
      },
    ],
    source: 'App Engine documentation, Health checks and start requests',
    matches: [
      'Process terminated because it failed to respond to the start request with an HTTP status code of 200-299 or 404.',
      'Application startup error! Code: APP_CONTAINER_CRASHED',
      'Flex operation error: Your deployment has failed to become healthy in the allotted time and therefore was rolled back.',
    ],
    ignores: ['Updating service [default]...done.'],
  },
  {
    id: 'fly.health-check-late',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'timeout reached waiting for health checks to pass machine',
        pattern: /timeout reached waiting for health ?checks to pass for machine (?<object>\w{1,20})/,
      },
      {
        words: 'pm07 failed to change machine state',
        pattern: /\[PM07\] failed to change machine state: (?<value>[\w ]{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'fly',
    specificity: 3,
    means: 'Fly ends the deployment: the machine {object|} did not become healthy in time',
    check: { text: 'See checks and log', host: 'fly checks list; fly logs --no-tail | tail -60' },
    repair: [
      {
        text: 'Answer the check at internal_port on 0.0.0.0, give grace_period, and raise the wait (fly deploy --wait-timeout)',
      },
    ],
    source: 'Fly.io documentation, Health checks; flyctl source',
    matches: [
      'Error: timeout reached waiting for health checks to pass for machine 148ed: failed to get VM 148ed',
      'proxy[148ed] fra [error][PM07] failed to change machine state: machine still active, refusing to start',
    ],
    ignores: ['Machine 148ed update succeeded'],
  },
  {
    id: 'koyeb.health-check-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'instance is unhealthy health check failed on port',
        pattern: /Instance is unhealthy\. (?<object>TCP|HTTP) health check failed on port (?<port>\d{1,5})/,
      },
      { words: 'failed on port', pattern: /(?<object>TCP|HTTP) health ?check failed on port (?<port>\d{1,5})/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'koyeb',
    specificity: 3,
    means: 'The platform takes the instance away: its {object} check at port {port} fails',
    check: { text: 'Compare the port of the service with where it listens' },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at the port that the platform gives ($PORT) or expects, answer its path with 200 without a redirect or host check, and be ready within its time',
      },
    ],
    source: 'Koyeb documentation, Health checks',
    matches: ['Instance is unhealthy. TCP health check failed on port 8000.', 'TCP healthcheck failed on port 8000.'],
    ignores: ['TCP health check passed on port 8000'],
  },
  {
    id: 'elastic-beanstalk.unhealthy',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'environment health has transitioned from to',
        pattern:
          /Environment health has transitioned from \w{1,12} to (?<object>Severe|Degraded|Warning)\. (?<value>[^\r\n]{1,140})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'aws',
    specificity: 3,
    means: 'Beanstalk: the environment is {object}: {value}',
    check: { text: 'See causes and logs', host: 'eb health --refresh; eb logs | tail -100' },
    repair: [
      {
        text: 'Listen on port 5000/8080 as the platform expects (PORT), set the path of the health check of the process, and read eb-engine.log and web.stdout.log',
      },
    ],
    source: 'Elastic Beanstalk documentation, Health colors and causes',
    matches: [
      'Environment health has transitioned from Ok to Severe. ELB processes are not healthy on all instances. 100.0 % of the requests are failing with HTTP 5xx.',
      'Environment health has transitioned from Info to Degraded. Incorrect application version found on 1 out of 2 instances.',
    ],
    ignores: ['Environment health has transitioned from Severe to Ok.'],
  },
  {
    id: 'load-balancer.target-unhealthy',
    kind: 'health_check_wrong',
    forms: [
      { words: 'target failedhealthchecks', pattern: /Target\.FailedHealthChecks/ },
      { words: 'target responsecodemismatch', pattern: /Target\.ResponseCodeMismatch/ },
      { words: 'target timeout', pattern: /Target\.Timeout\b/ },
      {
        words: 'service task failed container health checks',
        pattern: /\(service (?<object>[\w-]{1,80})\) \(task (?<value>[\w-]{1,60})\) failed container health checks/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'aws',
    specificity: 3,
    means: 'The load balancer or ECS takes the target of {object|the service} away: its health check fails',
    check: { text: 'See reason and code', host: 'aws elbv2 describe-target-health --target-group-arn <arn>' },
    repair: [
      {
        text: 'Answer the path of the check with a code of the matcher (200), open the security group of the target to the balancer, and give healthCheckGracePeriodSeconds',
      },
    ],
    source: 'Elastic Load Balancing documentation, Health check reason codes; ECS events',
    matches: [
      '"Reason": "Target.FailedHealthChecks"',
      'Reason: Target.ResponseCodeMismatch, Description: Health checks failed with these codes: [404]',
      'State: unhealthy, Reason: Target.Timeout, Description: Request timed out',
      '(service shop) (task 1234) failed container health checks.',
    ],
    ignores: ['Target.RegistrationInProgress'],
  },
  {
    id: 'cloud-foundry.health-check-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'failed to make port',
        pattern:
          /Failed to make (?<object>TCP|HTTP) (?:connection|request)[^\r\n]{0,60} (?:to|on) port (?<port>\d{1,5})[^\r\n]{0,60}/,
      },
      {
        words: 'timed out after health check never passed',
        pattern: /Timed out after (?<limit>[\w.]{1,10}): health check never passed/,
      },
      {
        words: 'start unsuccessful tip use cf logs recent',
        pattern: /Start unsuccessful\s{1,4}TIP: use 'cf logs (?<object>[\w-]{1,60}) --recent'/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'cloud-foundry',
    specificity: 3,
    means: 'Cloud Foundry: the application does not pass its health check at port {port|$PORT}',
    check: { text: 'Read its log', host: 'cf logs {service} --recent; cf get-health-check {service}' },
    repair: [
      {
        text: 'Listen on 0.0.0.0:$PORT, or cf set-health-check <app> process for what has no port; lengthen timeout in the manifest',
      },
    ],
    source: 'Cloud Foundry documentation, Using application health checks',
    matches: [
      'ERR Failed to make TCP connection to port 8080: connection refused',
      'ERR Timed out after 1m0s: health check never passed.',
      "Start unsuccessful TIP: use 'cf logs shop --recent' for more information",
    ],
    ignores: ['OUT Container became healthy'],
  },
  {
    id: 'dokku.check-failed',
    kind: 'health_check_wrong',
    forms: [
      { words: 'failure in name', pattern: /Failure in name='(?<object>[^']{1,60})': (?<value>[^\r\n]{1,120})/ },
      {
        words: 'new container is not healthy rolling back to the',
        pattern: /New container is not healthy, rolling back to the old container/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'dokku',
    specificity: 3,
    means: 'The new container is not put into service: {value|it is not healthy}',
    check: {
      text: 'Run the check by hand',
      host: 'dokku checks:report {service}; docker ps; docker inspect --format "{{json .State.Health}}" <container>',
    },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at the port that the platform gives ($PORT) or expects, answer its path with 200 without a redirect or host check, and be ready within its time',
      },
    ],
    source: 'Dokku documentation, Zero downtime deploys; Coolify source',
    matches: [
      "Failure in name='port listening': container listening checks failed: expected to be listening on port 5000",
      'New container is not healthy, rolling back to the old container.',
    ],
    ignores: ["Healthcheck succeeded name='port listening'"],
  },
  {
    id: 'platform.good-day-notes',
    kind: null,
    forms: [
      { words: 'your service is live', pattern: /==> Your service is live/ },
      {
        words: 'waiting for response to warmup request container',
        pattern: /Waiting for response to warmup request for container (?<object>\S{1,80})/,
      },
      { words: 'apprunner health check is successful', pattern: /\[AppRunner\] Health check is successful/ },
      {
        words: 'cell',
        pattern:
          /Cell \S{1,60} (?:successfully )?(?:stopping|stopped|destroyed|creating|created) (?:instance|container)/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'The platform tells what it does with the instance',
    check: { text: 'Nothing to look at' },
    repair: [],
    source: 'Render, Azure App Service, App Runner and Cloud Foundry logs',
    matches: [
      '==> Your service is live 🎉',
      'Waiting for response to warmup request for container shop_0_1234. Elapsed time = 15.0 sec',
      '[AppRunner] Health check is successful. Routing traffic to application.',
      'OUT Cell 1234 stopping instance 5678',
    ],
    ignores: ['==> Your service failed'],
  },
];

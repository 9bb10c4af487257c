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
    source: 'Cloud Run documentation, Troubleshooting, HTTP 503 malformed response or connection error',
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
    source: 'App Engine documentation, app_start_timeout_sec; messages of gcloud app deploy as quoted by its users',
    matches: [
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
        words: 'timeout reached waiting for to pass machine',
        pattern: /timeout reached waiting for health ?checks to pass for machine (?<object>\w{1,20})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'fly',
    specificity: 3,
    means: 'Fly ends the deployment: the machine {object} did not become healthy in time',
    check: { text: 'See checks and log', host: 'fly checks list; fly logs --no-tail | tail -60' },
    repair: [
      {
        text: 'Answer the check at internal_port on 0.0.0.0, give grace_period, and raise the wait (fly deploy --wait-timeout)',
      },
    ],
    source: 'flyctl internal/machine/leasable_machine.go',
    matches: [
      'Error: timeout reached waiting for health checks to pass for machine 148ed: failed to get VM 148ed',
      'Failed: timeout reached waiting for healthchecks to pass for machine 148ed context deadline exceeded',
    ],
    ignores: ['Machine 148ed update succeeded'],
  },
  {
    id: 'fly.machine-not-started',
    kind: 'startup_order',
    forms: [
      {
        words: 'pm07 failed to change machine state',
        pattern: /\[PM07\] failed to change machine state: (?<value>[^\r\n]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'fly',
    specificity: 1,
    means: "Fly's proxy could not start or stop a machine: {value}",
    check: { text: 'See the machines', host: 'fly machine list; fly logs --no-tail | tail -60' },
    repair: [{ text: 'Wait for the deployment to end; where it lasts, stop and start the machine by hand' }],
    source: 'Fly.io documentation, Error codes, PM07; written while a deployment replaces machines, too',
    matches: [
      'proxy[148ed] fra [error][PM07] failed to change machine state: machine still active, refusing to start',
      '[PM07] failed to change machine state: machine getting replaced, refusing to start',
    ],
    ignores: ['Machine 148ed update succeeded'],
  },
  {
    id: 'koyeb.health-check-failed',
    kind: 'health_check_wrong',
    forms: [
      {
        words: 'health check failed on port',
        pattern: /^(?<object>TCP|HTTP) health check failed on port (?<port>\d{1,5})\.?$/,
      },
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
    source: 'Koyeb instance logs as quoted by its users',
    matches: ['TCP health check failed on port 8000.', 'HTTP health check failed on port 8080.'],
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
    source: 'Elastic Beanstalk documentation, Health colors and statuses; EB CLI',
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
    source: 'Elastic Load Balancing API, TargetHealth, Reason; Amazon ECS documentation, service event messages',
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
        words: 'failed to make',
        pattern:
          /[Ff]ailed to make (?<object>TCP|HTTP) (?:connection to (?:port |[\w.-]{1,60}:)|request to '[^'\r\n]{1,80}' on port )(?<port>\d{1,5}): (?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'failed after health check never passed',
        pattern: /Failed after (?<limit>[\w.]{1,20}): (?:startup|readiness) health check never passed/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'cloud-foundry',
    specificity: 3,
    means: 'Cloud Foundry: the application fails its health check at port {port|$PORT}: {value|no answer in time}',
    check: { text: 'Read its log', host: 'cf logs {service} --recent; cf get-health-check {service}' },
    repair: [
      {
        text: 'Listen on 0.0.0.0:$PORT, or cf set-health-check <app> process for what has no port; lengthen timeout in the manifest',
      },
    ],
    source: 'Cloud Foundry healthcheck/healthcheck.go, executor/depot/steps/health_check_step.go',
    matches: [
      'ERR Failed to make TCP connection to port 8080: connection refused',
      "ERR failed to make HTTP request to '/health' on port 8080: received status code 500 in 5ms",
      'ERR failed to make TCP connection to 10.42.169.50:8080: timed out after 1.00 seconds',
      'ERR Failed after 1m0.162s: startup health check never passed.',
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
    source: 'Dokku tests/unit/checks.bats; Coolify app/Jobs/ApplicationDeploymentJob.php',
    matches: [
      "Failure in name='port listening check': container listening on expected IPv4 interface with an unexpected port: expected=5000 actual=5001",
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
          /Cell \S{1,60} (?:stopping instance|creating container|destroying container|successfully (?:created|destroyed) container)/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'The platform tells what it does with the instance',
    check: { text: 'Nothing to look at' },
    repair: [],
    source:
      'Cloud Foundry executor/depot/containerstore/storenode.go; logs of Render, Azure App Service and App Runner as quoted by their users',
    matches: [
      '==> Your service is live 🎉',
      'Waiting for response to warmup request for container shop_0_1234. Elapsed time = 15.0 sec',
      '[AppRunner] Health check is successful. Routing traffic to application.',
      'OUT Cell 1234 stopping instance 5678',
    ],
    ignores: ['==> Your service failed'],
  },
];

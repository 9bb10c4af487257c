import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CI_JOBS: readonly CatalogueEntry[] = [
  {
    id: 'github-actions.runner-lost',
    kind: 'memory_exhausted',
    program: 'github-actions',
    forms: [
      {
        words: 'runner lost communication with the server',
        pattern: /The (?:hosted|self-hosted) runner:? ?(?<object>[^:]{0,80}?) ?lost communication with the server/,
      },
      {
        words: 'the runner has received a shutdown signal',
        pattern: /The runner has received a shutdown signal\. This can happen when the runner service is stopped/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The GitHub runner {object|of the job} lost contact during the job',
    check: {
      text: 'See which step ran: builds and browsers that use all memory or CPU take the runner with them; a spot machine or a scale-down does the same (mostly it ran out of memory or was stopped)',
      host: 'sudo journalctl -u "actions.runner.*" -n 60 --no-pager; sudo dmesg -T | grep -iE "oom|killed process" | tail',
      kubernetes: 'kubectl get events -A --sort-by=.lastTimestamp | grep -iE "runner|evict|oom" | tail',
    },
    repair: [
      {
        text: 'Use a bigger runner or fewer parallel workers in that step (NODE_OPTIONS=--max-old-space-size, make -j2), and forbid the autoscaler to end busy runners',
      },
    ],
    source: 'GitHub Actions run service annotations; actions/runner; GitHub documentation, self-hosted runners',
    matches: [
      'The hosted runner: GitHub Actions 12 lost communication with the server. Anything in your workflow that terminates the runner process, starves it for CPU/Memory, or blocks its network access can cause this error.',
      'The self-hosted runner: build-3 lost communication with the server. Verify the machine is running and has a healthy network connection.',
      '##[error]The runner has received a shutdown signal. This can happen when the runner service is stopped, or a manually started runner is canceled.',
    ],
    ignores: ['√ Connected to GitHub', 'Listening for Jobs'],
  },
  {
    id: 'github-actions.job-cut-off',
    kind: 'slow_dependency',
    program: 'github-actions',
    forms: [
      {
        words: 'has exceeded the maximum execution time of',
        pattern:
          /(?:The job (?:running on runner .{1,120} )?|The action '[^']{1,120}' )has (?:exceeded the maximum execution time of|timed out after) (?<limit>\d{1,6}) minutes/,
      },
      {
        words: 'has timed out after minutes',
        pattern: /The action '(?<object>[^']{1,120})' has timed out after (?<limit>\d{1,6}) minutes/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'GitHub ended the job: it took more than {limit} minutes',
    check: {
      text: 'See which step hangs: a prompt, a server that does not end, a test that waits',
      host: 'gh run view --log-failed | tail -60',
    },
    repair: [
      {
        text: 'Repair the step that hangs (one that waits for input, a service that never comes up); otherwise raise timeout-minutes of the job',
      },
    ],
    source: 'actions/runner src/Runner.Worker; GitHub documentation, timeout-minutes',
    matches: [
      'The job running on runner GitHub Actions 12 has exceeded the maximum execution time of 360 minutes.',
      "##[error]The action 'Run tests' has timed out after 15 minutes.",
    ],
    ignores: ['timeout-minutes: 15'],
  },
  {
    id: 'github-actions.step-failed',
    kind: 'code_defect',
    program: 'github-actions',
    forms: [
      {
        words: 'process completed with exit code',
        pattern: /Process completed with exit code (?<signal>(?!137\b)[1-9]\d{0,2})\./,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'A step of the GitHub job ended with exit code {signal}',
    check: { text: 'Read the lines of the step before it', host: 'gh run view --log-failed | tail -60' },
    repair: [{ text: 'Repair what the step names; 127 is a missing command, 126 a missing execute bit' }],
    source: 'actions/runner src/Runner.Worker/Handlers/ScriptHandler.cs',
    matches: ['##[error]Process completed with exit code 1.', 'Error: Process completed with exit code 127.'],
    ignores: ['##[error]Process completed with exit code 137.'],
  },
  {
    id: 'github-actions.token-not-permitted',
    kind: 'authorisation_denied',
    program: 'github-actions',
    forms: [
      {
        words: 'resource not accessible by integration',
        pattern: /Resource not accessible by (?<value>integration|personal access token)/,
      },
      {
        words: 'resource not accessible by personal access token',
        pattern: /Resource not accessible by (?<value>personal access token)/,
      },
      {
        words: 'denied installation not allowed to package',
        pattern: /denied: installation not allowed to (?:Create|Write) organization package/,
      },
      {
        words: 'denied permission_denied',
        pattern:
          /denied: permission_denied: (?:write_package|read_package|The token provided does not match expected scopes)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The token of the GitHub job may not do this: a permission is missing in the workflow',
    check: {
      text: 'See the permissions of the token at the top of the log ("GITHUB_TOKEN Permissions"); a run of a fork may only read',
      host: 'gh api repos/<owner>/<repository>/actions/permissions/workflow',
    },
    repair: [
      {
        text: 'Name the right under permissions: in the workflow (contents: write, packages: write, pull-requests: write, id-token: write), and let the package be written by this repository',
      },
    ],
    source: 'GitHub REST API errors; GitHub documentation, Controlling permissions for GITHUB_TOKEN; ghcr.io',
    matches: [
      'RequestError [HttpError]: Resource not accessible by integration',
      'GraphQL: Resource not accessible by personal access token (createPullRequest)',
      'ERROR: failed to push ghcr.io/acme/shop:1: denied: installation not allowed to Create organization package',
      'denied: permission_denied: write_package',
    ],
    ignores: ['GITHUB_TOKEN Permissions'],
  },
  {
    id: 'ci.runner-disk-full',
    kind: 'disk_full',
    program: 'github-actions',
    forms: [
      {
        words: 'system io ioexception no space left on device',
        pattern: /System\.IO\.IOException: No space left on device(?: : '(?<path>[^']{1,160})')?/,
      },
      {
        words: 'you are running out of disk space',
        pattern:
          /You are running out of disk space\. The runner will stop working when the machine runs out of disk space\. Free space left: (?<value>\d{1,6} MB)/,
      },
      {
        words: 'error preparation failed no space left on device',
        pattern: /ERROR: (?:Preparation failed|Job failed)\b.{0,240}no space left on device/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of the CI runner is full ({value|0 MB} left)',
    check: {
      text: 'See what fills it: images and build cache, old workspaces, tool caches',
      host: 'df -h; docker system df; sudo du -xh --max-depth=2 /home /opt /var | sort -h | tail -20',
    },
    repair: [
      {
        text: 'Clean up in the job, or on an own runner regularly',
        host: 'docker system prune -af --volumes; sudo rm -rf /usr/share/dotnet /usr/local/lib/android /opt/ghc # on a hosted runner',
        destructive: true,
      },
    ],
    source:
      'actions/runner src/Runner.Common/DiagnosticLogManager, Runner.Worker/JobExtension.cs; .NET System.IO; GitLab Runner',
    matches: [
      "Unhandled exception. System.IO.IOException: No space left on device : '/home/runner/runners/2.317.0/_diag/Worker_20250506-074108-utc.log'",
      'You are running out of disk space. The runner will stop working when the machine runs out of disk space. Free space left: 61 MB',
      'ERROR: Preparation failed: Error response from daemon: mkdir /var/lib/docker/overlay2/5f1d: no space left on device (docker.go:561:0s)',
    ],
    ignores: ['df: /dev/root 84G 51G 33G 61% /'],
  },
  {
    id: 'gitlab-runner.job-failed',
    kind: 'code_defect',
    program: 'gitlab-runner',
    forms: [
      {
        words: 'error job failed exit',
        pattern:
          /ERROR: Job failed: (?:command terminated with )?exit (?:code|status) (?<signal>(?!137\b)[1-9]\d{0,2})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The GitLab job failed: its script ended with exit code {signal}',
    check: { text: 'Read the lines of the script before it' },
    repair: [
      {
        text: 'Repair what the last lines of the script above this one name; run the same command in the same image by hand',
      },
    ],
    source: 'GitLab Runner common/build.go; executors/docker, executors/kubernetes',
    matches: [
      'ERROR: Job failed: exit code 1',
      'ERROR: Job failed: command terminated with exit code 127',
      'ERROR: Job failed: exit status 1',
    ],
    ignores: ['Job succeeded', 'ERROR: Job failed: exit code 137'],
  },
  {
    id: 'gitlab-runner.system-failure',
    kind: 'slow_dependency',
    program: 'gitlab-runner',
    forms: [
      { words: 'error job failed system failure', pattern: /ERROR: Job failed \(system failure\): (?<value>.{1,80})/ },
      {
        words: 'error job failed failed to pull image',
        pattern: /ERROR: Job failed: failed to pull image "(?<object>[^"]{1,200})" with specified policies/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 1,
    means: 'The GitLab runner could not run the job: {value|the image cannot be pulled}',
    check: {
      text: 'Look at runner, Docker or cluster at that time',
      host: 'sudo gitlab-runner verify; sudo journalctl -u gitlab-runner -n 40 --no-pager; docker info | head; df -h',
      kubernetes: 'kubectl -n gitlab-runner get pods,events --sort-by=.lastTimestamp | tail -20',
    },
    repair: [
      {
        text: 'Repair what it names: image and pull secret, privileged for docker:dind, poll_timeout for a slow cluster',
        host: 'sudo gitlab-runner restart',
      },
    ],
    source: 'GitLab Runner common/build_logger, executors/docker/pull, executors/kubernetes',
    matches: [
      'ERROR: Job failed (system failure): prepare environment: waiting for pod running: timed out waiting for pod to start',
      'ERROR: Job failed: failed to pull image "registry.acme.io/ci/node:20" with specified policies [always]: Error response from daemon: manifest unknown',
    ],
    ignores: ['ERROR: Job failed: exit code 1'],
  },
  {
    id: 'gitlab-runner.no-runner',
    kind: 'missing_object',
    program: 'gitlab-runner',
    forms: [
      {
        words: 'this job is stuck because',
        pattern:
          /This job is stuck because (?:the project doesn't have any runners online|you don't have any active runners|of one of the following problems)/,
      },
      { words: 'waiting for a runner to pick up this job', pattern: /Waiting for a runner to pick up this job/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'No CI runner takes the job: none is online with its tags or labels',
    check: {
      text: 'Compare tags of job and runner, and see whether the runner is online',
      host: 'sudo gitlab-runner verify; systemctl status gitlab-runner "actions.runner.*"',
    },
    repair: [
      {
        text: 'Start or register the runner, or correct tags: or runs-on:',
        host: 'sudo systemctl restart gitlab-runner; sudo gitlab-runner register',
      },
    ],
    source: 'GitLab app ci job views; GitHub Actions job set-up log',
    matches: [
      "This job is stuck because the project doesn't have any runners online assigned to it.",
      "This job is stuck because you don't have any active runners that can run this job.",
      'Waiting for a runner to pick up this job...',
    ],
    ignores: ['Running with gitlab-runner 17.4.0 on build-3'],
  },
  {
    id: 'gitlab-runner.docker-in-docker',
    kind: 'invalid_setting',
    program: 'gitlab-runner',
    forms: [
      {
        words: 'cannot connect to the docker daemon at tcp docker',
        pattern: /Cannot connect to the Docker daemon at tcp:\/\/(?<peer>docker|localhost):(?<port>237[56])/,
      },
      {
        words: 'dial tcp lookup docker no such host',
        pattern: /dial tcp: lookup (?<peer>docker) on \S{1,60}: no such host/,
      },
      {
        words: 'client sent an http request to an https server',
        pattern: /docker.{0,160}[Cc]lient sent an HTTP request to an HTTPS server/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'docker',
    specificity: 3,
    means: 'The CI job finds no Docker daemon',
    check: {
      text: 'See whether the job has services: docker:dind, the runner privileged = true, and DOCKER_HOST with the right port (2376 with TLS); the docker:dind service or its settings are missing',
      host: 'grep -nE "privileged|volumes|image" /etc/gitlab-runner/config.toml',
    },
    repair: [
      {
        text: 'Add services: [docker:dind], set privileged = true and volumes = ["/certs/client", "/cache"] in the runner, and DOCKER_TLS_CERTDIR="/certs" in the job',
        host: 'sudo gitlab-runner restart',
      },
    ],
    source: 'GitLab documentation, Use Docker to build Docker images; moby client errors.go',
    matches: [
      'Cannot connect to the Docker daemon at tcp://docker:2375. Is the docker daemon running?',
      'error during connect: Get "http://docker:2375/_ping": dial tcp: lookup docker on 10.43.0.10:53: no such host',
      'error during connect: Error response from daemon: docker: Client sent an HTTP request to an HTTPS server.',
    ],
    ignores: ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GITLAB_JOBS: readonly CatalogueEntry[] = [
  {
    id: 'gitlab-ci.file-invalid',
    kind: 'invalid_setting',
    program: 'gitlab-ci',
    forms: [
      {
        words: 'found errors in your gitlab ci yml',
        pattern: /Found errors in your \.gitlab-ci\.yml: ?(?<value>[^\r\n]{0,100})/,
      },
      {
        words: 'jobs config contains unknown keys',
        pattern: /(?<value>jobs:\S{1,60} config contains unknown keys: [^\r\n]{1,60})/,
      },
      { words: 'job needs but', pattern: /'(?<value>[^']{1,60}' job needs '[^']{1,60}') job, but/ },
      {
        words: 'config should contain at least one visible job',
        pattern: /(?<value>jobs? config should contain at least one visible job)/,
      },
      { words: 'local file does not exist', pattern: /Local file `?(?<value>[^`\s]{1,120})`? does not exist!/ },
      { words: 'chosen stage not exist', pattern: /(?<value>chosen stage (?:\S{1,40} )?does not exist)/ },
      {
        words: 'project not found or access denied',
        pattern: /Project `(?<value>[^`]{1,120})` not found or access denied/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The file .gitlab-ci.yml is not valid: {value}',
    check: { text: 'Check it in CI/CD, Editor, Validate' },
    repair: [{ text: 'Correct the key or the name of the job or stage that it names' }],
    source: 'gitlab lib/gitlab/ci',
    matches: [
      'Found errors in your .gitlab-ci.yml: jobs:test config contains unknown keys: scripts',
      'jobs:test config contains unknown keys: scripts',
      "'deploy' job needs 'build' job, but 'build' does not exist in the pipeline",
      'jobs config should contain at least one visible job',
      'Local file `ci/a.yml` does not exist!',
      'test job: chosen stage tests does not exist; available stages are .pre',
      'Project `acme/ci` not found or access denied!',
      'job config should contain at least one visible job',
    ],
    ignores: ['.gitlab-ci.yml is valid'],
  },
  {
    id: 'gitlab-runner.cannot-pull',
    kind: 'image_unavailable',
    program: 'gitlab-runner',
    forms: [
      { words: 'job failed to pull image', pattern: /Job failed: failed to pull image "(?<object>[^"]{1,160})"/ },
      { words: 'failed to pull image', pattern: /failed to pull image '(?<object>[^']{1,160})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The runner cannot pull the image {object}',
    check: { text: 'Pull it by hand on the host of the runner', host: 'docker pull {object|<image>}' },
    repair: [{ text: 'Correct name and tag, or give the login in DOCKER_AUTH_CONFIG' }],
    source: 'gitlab-runner executors/docker',
    matches: [
      'ERROR: Job failed: failed to pull image "registry.example.com/x:latest" with specified policies [always]: Error response from daemon: manifest unknown',
      "failed to pull image 'alpine:9': not found",
    ],
    ignores: ['image pulled'],
  },
  {
    id: 'gitlab-runner.job-late',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'job failed execution took longer than',
        pattern: /Job failed: execution took longer than (?<limit>\S{1,20})/,
      },
      {
        words: 'ran longer than the maximum time of minutes',
        pattern: /ran longer than the maximum time of (?<limit>\d{1,6} minutes)/,
      },
      { words: 'cancelling nested steps due to timeout', pattern: /Cancelling nested steps due to timeout/ },
      {
        words: 'has exceeded the maximum execution time of',
        pattern: /has exceeded the maximum execution time of (?<limit>[\w ]{1,24})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A job ran into its time limit of {limit}',
    check: { text: 'Find the step that took the time: a download, a prompt that waits, a test that hangs' },
    repair: [{ text: 'Repair what it waits for, use a cache, or raise the limit of the job' }],
    source: 'gitlab-runner; azure-pipelines-agent; jenkins pipeline',
    matches: [
      'ERROR: Job failed: execution took longer than 1h0m0s seconds',
      '##[error]The job running on agent Hosted Agent ran longer than the maximum time of 60 minutes.',
      'Cancelling nested steps due to timeout',
      'The job running on runner GitHub Actions 12 has exceeded the maximum execution time of 360 minutes.',
    ],
    ignores: ['timeout 1h'],
  },
  {
    id: 'gitlab-runner.coordinator-noise',
    kind: 'unreachable',
    program: 'gitlab-runner',
    forms: [
      { words: 'checking for jobs', pattern: /Checking for jobs\.\.\. (?:failed|error)/ },
      { words: 'updating job', pattern: /Updating job\.\.\. (?:failed|error)/ },
      { words: 'appending trace to coordinator', pattern: /Appending trace to coordinator\.\.\. (?:failed|error)/ },
      { words: 'submitting job to coordinator', pattern: /Submitting job to coordinator\.\.\. (?:failed|error)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'The runner does not get through to GitLab',
    check: { text: 'See whether GitLab answers', host: 'curl -sI https://<gitlab>' },
    repair: [{ text: 'Start or repair GitLab; an update of GitLab ends such lines by itself' }],
    source: 'gitlab-runner network/gitlab.go',
    matches: [
      'WARNING: Checking for jobs... failed  runner=abc status=502 Bad Gateway',
      'WARNING: Appending trace to coordinator... failed  code=502',
      'ERROR: Submitting job to coordinator... error',
      'WARNING: Updating job... failed',
    ],
    ignores: ['Checking for jobs... received'],
  },
  {
    id: 'gitlab-runner.artifact',
    kind: 'missing_object',
    program: 'gitlab-runner',
    forms: [
      {
        words: 'downloading artifacts coordinator',
        pattern: /Downloading artifacts (?:\S{1,60} )?from coordinator\.\.\. (?<value>not found|forbidden)/,
      },
      {
        words: 'uploading artifacts as to coordinator',
        pattern: /Uploading artifacts as "[^"]{1,30}" to coordinator\.\.\. (?<value>404 Not Found|403 Forbidden)/,
      },
      {
        words: 'this job depends on other jobs with expired erased artifacts',
        pattern: /(?<value>This job depends on other jobs with expired\/erased artifacts)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The job cannot fetch or store its artifacts: {value}',
    check: { text: 'See whether the job before kept its artifacts (expire_in), and how large they are' },
    repair: [
      {
        text: 'Run the job before again, raise expire_in; for 413 raise the size limit in Admin and client_max_body_size of the proxy',
      },
    ],
    source: 'gitlab-runner commands/helpers',
    matches: [
      'ERROR: Downloading artifacts from coordinator... not found',
      'ERROR: Downloading artifacts from coordinator... forbidden',
      'This job depends on other jobs with expired/erased artifacts',
      'ERROR: Uploading artifacts as "archive" to coordinator... 404 Not Found',
      'ERROR: Uploading artifacts as "archive" to coordinator... 403 Forbidden',
    ],
    ignores: ['Uploading artifacts ok'],
  },
  {
    id: 'gitlab-runner.artifact-too-large',
    kind: 'payload_too_large',
    program: 'gitlab-runner',
    forms: [
      {
        words: 'uploading artifacts as to coordinator',
        pattern:
          /Uploading artifacts as "[^"]{1,30}" to coordinator\.\.\. (?<value>413 Request Entity Too Large|too large archive)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The artifacts of a job are larger than GitLab or its proxy accepts',
    check: { text: 'See how large they are' },
    repair: [
      {
        text: 'Raise the size limit (Admin, Settings, CI/CD) and client_max_body_size of the proxy, or keep less in artifacts: paths',
      },
    ],
    source: 'gitlab-runner network/gitlab.go',
    matches: [
      'ERROR: Uploading artifacts as "archive" to coordinator... 413 Request Entity Too Large',
      'ERROR: Uploading artifacts as "archive" to coordinator... too large archive',
    ],
    ignores: ['Uploading artifacts as "archive" to coordinator... 201 Created'],
  },
];

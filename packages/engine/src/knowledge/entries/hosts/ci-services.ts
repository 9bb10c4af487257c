import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CI_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'ci.job-silent',
    kind: 'slow_dependency',
    forms: [
      { words: 'too long with no output exceeded', pattern: /Too long with no output \(exceeded (?<limit>\w{1,10})\)/ },
      {
        words: 'this potentially indicates a stalled build',
        pattern:
          /No output has been received in the last (?<limit>\w{1,10}), this potentially indicates a stalled build/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The CI job was ended: no output or not done within {limit}',
    check: { text: 'See which command was silent', host: 'grep -n . <log> | tail -20' },
    repair: [
      {
        text: 'Find what it waits for (a prompt, a test that hangs, a download), or let it write; raise no_output_timeout only for steps that are meant to be long',
      },
    ],
    source: 'CircleCI and Travis CI documentation',
    matches: [
      'Too long with no output (exceeded 10m0s): context deadline exceeded',
      'No output has been received in the last 10m0s, this potentially indicates a stalled build or something wrong with the build itself.',
    ],
    ignores: ['job finished in 9m'],
  },
  {
    id: 'ci.job-out-of-memory',
    kind: 'memory_exhausted',
    forms: [
      { words: 'received killed signal', pattern: /Received "killed" signal/ },
      { words: 'exceeded memory limit', pattern: /Container '(?<object>[^']{1,60})' exceeded memory limit/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The CI job was ended: it used more memory than its machine has',
    check: { text: 'See the memory of the step', host: '/usr/bin/time -v <command>' },
    repair: [
      {
        text: 'Fewer workers (NODE_OPTIONS=--max-old-space-size, -Xmx, --maxWorkers=2, -j2), or a larger machine (resource_class, size: 2x)',
      },
    ],
    source: 'CircleCI support; Bitbucket Pipelines documentation',
    matches: [
      'Received "killed" signal',
      "Container 'Build' exceeded memory limit.",
      "Container 'docker' exceeded memory limit.",
    ],
    ignores: ["Container 'Build' finished"],
  },
  {
    id: 'buildkite.agent-lost',
    kind: 'unreachable',
    forms: [{ words: 'exited with status 1 agent lost', pattern: /Exited with status -1 \(agent lost\)/ }],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Buildkite lost the agent in the middle of a job',
    check: { text: 'See whether its machine went away', host: 'journalctl -u buildkite-agent --since -1h | tail -40' },
    repair: [
      {
        text: 'Spot machines: retry the job automatically; memory: fewer agents on a host; stop agents gently when scaling in',
      },
    ],
    source: 'Buildkite documentation, Agent lost',
    matches: ['Exited with status -1 (agent lost)', 'bk: job 0190 Exited with status -1 (agent lost) after 12m'],
    ignores: ['Agent acquired job'],
  },
  {
    id: 'concourse.no-worker',
    kind: 'missing_object',
    program: 'concourse',
    forms: [
      { words: 'no workers satisfying', pattern: /no workers satisfying: (?<object>.{1,120})/ },
      { words: 'worker', pattern: /worker '(?<peer>[^']{1,60})' (?:is|has) (?:stalled|disappeared|landed)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'Concourse has no worker that fits: {object|one went away}',
    check: { text: 'List them', host: 'fly -t <target> workers' },
    repair: [
      {
        text: "Start a worker (its key in the web node's authorized keys), prune stalled ones, and see tags, team and platform of the job",
        host: 'fly -t <target> prune-worker -w <worker>',
      },
    ],
    source: 'Concourse source, atc/worker',
    matches: ["no workers satisfying: resource type 'git', version: '2.0'", "worker 'ip-10-0-0-5' has disappeared"],
    ignores: ['worker running'],
  },
  {
    id: 'jenkins.checkout-failed',
    kind: 'missing_object',
    program: 'jenkins',
    forms: [
      { words: 'error cloning remote repo', pattern: /Error cloning remote repo '(?<object>[^']{1,40})'/ },
      {
        words: 'couldn t find any revision to build verify the repository and branch configuration',
        pattern: /Couldn't find any revision to build\. Verify the repository and branch configuration/,
      },
      { words: 'error fetching remote repo', pattern: /Error fetching remote repo '(?<object>[^']{1,40})'/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Jenkins could not check out: the line of git below says why',
    check: { text: "Read git's own words", host: 'git ls-remote <url>' },
    repair: [
      {
        text: '"couldn\'t find remote ref": branch name (main, not master); login: credentials of the job; host key: known hosts in Security',
      },
    ],
    source: 'Jenkins Git plugin source',
    matches: [
      "hudson.plugins.git.GitException: Error cloning remote repo 'origin'",
      "ERROR: Couldn't find any revision to build. Verify the repository and branch configuration for this job.",
      "ERROR: Error fetching remote repo 'origin'",
    ],
    ignores: ['Checking out Revision 1a2b3c (refs/remotes/origin/main)'],
  },
];

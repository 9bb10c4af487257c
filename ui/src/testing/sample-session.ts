import type { ConnectedSource, Session, SessionAnalysis } from '@mats/contracts';
import { SAMPLE_EVENTS } from './sample-report.ts';

const AT = '2026-01-02T03:00:00.000Z';
const TRACE_ID = 'a'.repeat(32);
const INVESTIGATION_ID = `inv_${'b'.repeat(32)}`;
const FAILURE = { code: 'agent_failed', message: 'The SRE agent failed: HTTP 500.', next: 'Look at its log.' };

/** A session with one question, in which nobody asked for a day. */
export function endedSession(id: string): Session {
  return {
    id,
    title: 'Why does checkout return 500?',
    owner: 'ada@example.com',
    created_at: AT,
    last_activity: AT,
    turns: 1,
    duration_ms: 4_000,
    verdict: null,
    service: null,
    role: 'owner',
    ended: true,
    archived: false,
    investigations: [
      {
        id: INVESTIGATION_ID,
        session_id: id,
        trace_id: TRACE_ID,
        turn: 1,
        state: 'failed',
        prompt: 'Why does checkout return 500?',
        asked_by: 'ada@example.com',
        attachments: [],
        repositories: [],
        sample: false,
        redacted: false,
        created_at: AT,
        finished_at: AT,
        report: null,
        markdown: null,
        error: FAILURE,
      },
    ],
  };
}

/** A session with an answer, and a further question that is answered with what the first concluded. */
export function sessionAskedTwice(id: string): Session {
  const session = endedSession(id);
  const report = SAMPLE_EVENTS.find((body) => body.type === 'report')?.report ?? null;
  const answered = { state: 'done', error: null, report } as const;
  return {
    ...session,
    turns: 2,
    investigations: session.investigations.flatMap((first) => [
      { ...first, ...answered },
      {
        ...first,
        ...answered,
        id: `inv_${'c'.repeat(32)}`,
        turn: 2,
        prompt: 'What is broken, and why?',
        report: report && { ...report, answer: report.cause, repeats: { turn: 1 } },
      },
    ]),
  };
}

/** What it took. */
export function sampleAnalysis(id: string): SessionAnalysis {
  return {
    session_id: id,
    duration_ms: 4_000,
    busy_ms: 4_000,
    turns: 1,
    running: 0,
    agents: [{ agent: 'sre', runs: 2, failed: 2, busy_ms: 3_000, share: 1 }],
    errors: 1,
    failures: [{ turn: 1, agent: 'sre', code: FAILURE.code, message: FAILURE.message }],
    success_rate: 0,
    verdicts: {},
    tokens: { prompt: 1_200, completion: 34 },
    cost_usd: 0.0125,
    satisfaction: { up: 0, down: 1, score: 0 },
    slowest: {
      turn: 1,
      investigation_id: INVESTIGATION_ID,
      trace_id: TRACE_ID,
      prompt: 'Why does checkout return 500?',
      duration_ms: 4_000,
    },
    bottlenecks: [{ turn: 1, agent: 'sre', duration_ms: 1_500, share: 0.375 }],
  };
}

/** What the installation reads, or the one repository that is asked about: at /srv/shop there is one. */
export function sourcesFor(repository: string | null): ConnectedSource[] {
  if (repository === null) return SAMPLE_SOURCES;
  const about = { kind: 'repository' as const, name: repository };
  if (repository === '/srv/shop') return [{ ...about, state: 'connected', revision: '7c1e5d0a94b3f228' }];
  return [{ ...about, state: 'failed', reason: `${repository} cannot be read: it does not exist.` }];
}

const SAMPLE_SOURCES: ConnectedSource[] = [
  {
    kind: 'log_files',
    name: '/var/log/app/*.log',
    state: 'connected',
    count: 4,
    bytes: 9_000_000,
    time: '2026-03-04T10:04:02Z',
    lastLine: '10:04:02.018 ERROR checkout POST /orders 500',
  },
  { kind: 'log_files', name: '/var/log/old/*.log', state: 'empty', count: 0 },
  { kind: 'containers', name: 'unix:///var/run/docker.sock', state: 'connected', count: 3 },
  {
    kind: 'repository',
    name: 'checkout',
    state: 'connected',
    revision: '7c1e5d0a94b3f228',
    time: '2026-03-04T08:14:02Z',
  },
  { kind: 'changes', name: '/var/log/changes', state: 'failed', reason: 'The folder may not be read.' },
];

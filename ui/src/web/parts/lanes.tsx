import { agentEntry } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { EvidenceContext, OpenEvidenceContext } from '../app/context.ts';
import { lanesOf } from '../state/turn.ts';
import type { Lane, LaneStatus, Turn } from '../state/turn.ts';
import { formatDuration, formatElapsed } from '../text/format-duration.ts';
import { parseTime } from '../text/format-time.ts';
import { EVIDENCE_KIND_WORDS } from '../text/verdict-words.ts';
import { Sentence } from './sentence.tsx';
import { PAGE } from '../text/page-words.ts';
import { LANE, LANE_STATUS_WORDS } from '../text/lane-words.ts';

const STATUS_SIGNS: Readonly<Record<LaneStatus, string>> = {
  waiting: '·',
  not_needed: '–',
  running: '▸',
  done: '✓',
  failed: '✕',
  stopped: '□',
};

/** Evidence shown in a lane; the rest is counted. */
const SHOWN = 6;

function laneTime(lane: Lane, now: number): string {
  if (lane.durationMs !== null) return formatDuration(lane.durationMs);
  const startedAt = parseTime(lane.startedAt);
  return lane.status === 'running' && startedAt !== null ? formatElapsed(now - startedAt) : '';
}

/** The step in words: what runs, what came out, or why the lane is still. */
function laneWords(lane: Lane, turn: Turn): string {
  if (lane.status === 'done') return lane.summary ?? lane.step ?? '';
  if (lane.status === 'failed') return lane.failure?.message ?? LANE.failed;
  if (lane.status === 'not_needed') return LANE.notNeeded;
  if (lane.status === 'running') return lane.step ?? LANE.starting;
  if (lane.status === 'stopped') return lane.step ?? LANE.stoppedBefore;
  return turn.plan === null ? (agentEntry(lane.agent)?.task ?? '') : LANE.waits;
}

/** The agents side by side: what each does now, for how long, and what it has found. `now` is server time. */
export function Lanes(properties: { turn: Turn; now: number }): JSX.Element {
  const { turn, now } = properties;
  return (
    <ol class="lanes" aria-label={PAGE.agents}>
      {lanesOf(turn).map((lane) => (
        <LaneColumn key={lane.agent} lane={lane} turn={turn} now={now} />
      ))}
    </ol>
  );
}

function LaneColumn({ lane, turn, now }: { lane: Lane; turn: Turn; now: number }): JSX.Element {
  const hidden = Math.max(0, lane.evidence.length - SHOWN);
  return (
    <li class={`lane lane-${lane.status}`}>
      <div class="lane-head">
        <span class="lane-sign" aria-hidden="true">
          {STATUS_SIGNS[lane.status]}
        </span>
        <h3>{lane.title}</h3>
        <span class="lane-status">
          {LANE_STATUS_WORDS[lane.status]}
          {lane.attempt > 1 ? LANE.attempt(lane.attempt) : ''}
        </span>
        <span class="lane-time">{laneTime(lane, now)}</span>
      </div>
      <p class="lane-step">
        <Sentence text={laneWords(lane, turn)} />
      </p>
      {lane.failure !== null && lane.status === 'running' ? (
        <p class="lane-retry">
          <span aria-hidden="true">△ </span>
          {LANE.again(lane.failure.message)}
        </p>
      ) : null}
      {lane.evidence.length > 0 ? (
        <ul class="lane-evidence">
          {hidden > 0 ? <li class="muted">{LANE.earlier(hidden)}</li> : null}
          {lane.evidence.slice(-SHOWN).map((evidence) => (
            <LaneEvidence key={evidence.id} evidence={evidence} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function LaneEvidence({ evidence }: { evidence: Evidence }): JSX.Element {
  const { open } = useContext(EvidenceContext);
  const current = useContext(OpenEvidenceContext);
  return (
    <li class="arrives">
      <button
        type="button"
        class="evidence-line"
        aria-pressed={current === evidence.id}
        onClick={() => open(evidence.id)}
      >
        <span class="kind">{EVIDENCE_KIND_WORDS[evidence.detail.kind]}</span> <span class="what">{evidence.title}</span>
      </button>
    </li>
  );
}

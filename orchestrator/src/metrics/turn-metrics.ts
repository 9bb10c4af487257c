import type { AgentName, InvestigationEvent } from '@mats/contracts';
import { prometheusText } from '@mats/telemetry';
import type { MetricSample } from '@mats/telemetry';

/** Upper bounds of the histogram of agents' calls, in seconds: from an answer out of memory to the longest wait. */
const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
const ENDS = ['done', 'failed', 'cancelled'] as const;

interface Calls {
  /** Calls no longer than the bound of the same place, and not in an earlier place. */
  readonly within: number[];
  seconds: number;
  answered: number;
  failed: number;
}

function noCalls(): Calls {
  return { within: BOUNDS.map(() => 0), seconds: 0, answered: 0, failed: 0 };
}

/** A histogram's samples: buckets count everything up to their bound. */
function histogramOf(agent: AgentName, { within, seconds, answered }: Calls): MetricSample[] {
  let upTo = 0;
  const buckets = BOUNDS.map((bound, place) => {
    upTo += within[place] ?? 0;
    return { suffix: '_bucket', labels: { agent, le: String(bound) }, value: upTo };
  });
  return [
    ...buckets,
    { suffix: '_bucket', labels: { agent, le: '+Inf' }, value: answered },
    { suffix: '_sum', labels: { agent }, value: seconds },
    { suffix: '_count', labels: { agent }, value: answered },
  ];
}

/**
 * Counts what this orchestrator does, from the events that it stores, for Prometheus. Everything starts at 0 with the process; what an agent
 * is asked for the first time is known from the start too, so that a rise from nothing is seen.
 */
export class TurnMetrics {
  readonly #calls: Map<AgentName, Calls>;
  readonly #ended = new Map<string, number>(ENDS.map((state) => [state, 0]));
  #sessions = 0;
  #turns = 0;

  constructor(agents: readonly AgentName[]) {
    this.#calls = new Map(agents.map((agent) => [agent, noCalls()]));
  }

  /** A turn was accepted; its number counts from 1 in its session. */
  accepted(turn: number): void {
    this.#turns += 1;
    if (turn === 1) this.#sessions += 1;
  }

  /** An event was stored; each is to be told once. */
  readonly stored = ({ body }: InvestigationEvent): void => {
    if (body.type === 'state') {
      const ended = this.#ended.get(body.state);
      if (ended !== undefined) this.#ended.set(body.state, ended + 1);
    } else if (body.type === 'agent.done') {
      const calls = this.#of(body.agent);
      const seconds = body.duration_ms / 1_000;
      const place = BOUNDS.findIndex((bound) => seconds <= bound);
      if (place !== -1) calls.within[place] = (calls.within[place] ?? 0) + 1;
      calls.seconds += seconds;
      calls.answered += 1;
    } else if (body.type === 'agent.failed') {
      this.#of(body.agent).failed += 1;
    }
  };

  #of(agent: AgentName): Calls {
    const calls = this.#calls.get(agent) ?? noCalls();
    this.#calls.set(agent, calls);
    return calls;
  }

  /** In the text form that Prometheus reads. */
  text(): string {
    const calls = [...this.#calls];
    return prometheusText([
      {
        name: 'mats_sessions_started_total',
        type: 'counter',
        help: 'Sessions that began here.',
        samples: [{ labels: {}, value: this.#sessions }],
      },
      {
        name: 'mats_turns_accepted_total',
        type: 'counter',
        help: 'Questions that were accepted here.',
        samples: [{ labels: {}, value: this.#turns }],
      },
      {
        name: 'mats_turns_ended_total',
        type: 'counter',
        help: 'Turns that ended here, by how.',
        samples: [...this.#ended].map(([state, value]) => ({ labels: { state }, value })),
      },
      {
        name: 'mats_agent_call_seconds',
        type: 'histogram',
        help: 'How long agents took that answered.',
        samples: calls.flatMap(([agent, own]) => histogramOf(agent, own)),
      },
      {
        name: 'mats_agent_calls_failed_total',
        type: 'counter',
        help: 'Calls of agents that failed, repeated ones included.',
        samples: calls.map(([agent, { failed }]) => ({ labels: { agent }, value: failed })),
      },
    ]);
  }
}

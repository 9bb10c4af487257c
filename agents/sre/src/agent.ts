import { zoneOffsetMinutes } from '@mats/contracts';
import type { Finding } from '@mats/contracts';
import { splitQuestion, understandQuestion } from '@mats/engine/question';
import type { Agent } from '@mats/service';
import { gatherEvidence, readServiceLines, readSignals } from '@mats/evidence';
import { createRecordedSignals } from '@mats/sources/signals';
import type { IncidentSources, LogsRead } from '@mats/evidence';
import { requestScope } from './report/request-scope.ts';
import type { HasPart } from './report/request-scope.ts';
import { platformOf } from './report/read-sources.ts';
import { slowBound } from './report/slow-bound.ts';
import { sreFinding } from './report/sre-finding.ts';
import { listWords } from './report/words.ts';
import { countRequestsTool } from './tools/count-requests.ts';
import { explainFailuresTool } from './tools/explain-failures.ts';
import { findOnsetTool } from './tools/find-onset.ts';
import { readContainersTool } from './tools/read-containers.ts';
import type { ContainersRead } from './tools/read-containers.ts';
import { readLogsTool } from './tools/read-logs.ts';

export interface SreAgentOptions {
  sources: Pick<IncidentSources, 'logsFor' | 'containersFor'>;
  now: () => number;
  /** Other weights than the fitted ones for known failures, to measure with cases left out. */
  weights?: Readonly<Record<string, number>> | undefined;
}

const NO_LOGS = {
  what: 'Logs',
  why: 'None were attached and none are configured. Attach a log, or set LOG_PATHS or DOCKER_HOST.',
};

const NO_PART = 'The requests that failed neither passed through it nor name it. Ask about it by its name.';
const MOST_NAMED = 8;

function foundNothing({ logs, containers, recordings, feeds, notRead }: LogsRead): boolean {
  return logs.length + containers.length + recordings.length + feeds.length + notRead.length === 0;
}

/** Whether there is something to compare lines beside: requests, or metrics of the same services. */
function recordedAny({ recordings }: LogsRead): boolean {
  return recordings.some(({ spans, series }) => spans.length + series.length > 0);
}

interface OfRequests {
  readonly logs: LogsRead['logs'];
  readonly containers: ContainersRead['containers'];
  /** What was left out, for people. */
  readonly left: Finding['notChecked'];
}

/** The logs and containers that have a part in what is asked about; of what came with the question, and of what names no service, all has. */
function ofRequests(read: LogsRead, states: ContainersRead, hasPart: HasPart): OfRequests {
  const counts = ({ locator, service }: LogsRead['logs'][number]): boolean =>
    locator.source === 'attachment' || locator.source === 'prompt' || service === null || hasPart([service]);
  const running = states.containers.filter(({ service, name }) => hasPart([service, name]));
  const others = [...new Set(read.logs.filter((log) => !counts(log)).map(({ service }) => service ?? ''))];
  return {
    logs: read.logs.filter(counts),
    containers: [...read.containers, ...running],
    left: others.length === 0 ? [] : [{ what: `Logs of ${listWords(others.slice(0, MOST_NAMED))}`, why: NO_PART }],
  };
}

/** What broke, when and where: logs, traces, metrics and containers to one incident, deterministic. */
export function createSreAgent(options: SreAgentOptions): Agent {
  const { now } = options;
  return async ({ request, step, evidence, signal }) => {
    const started = now();
    const { question } = splitQuestion(request.message);
    const { time_zone: timeZone } = request.context;
    const zone = zoneOffsetMinutes(timeZone, started);
    const { periods, intent } = understandQuestion(question, { now: started, zoneOffsetMinutes: zone });
    const sources = options.sources.logsFor(request);
    try {
      step('Looking for logs');
      const read = await readLogsTool(sources, { signal, now: started, timeZone, onStep: step });
      step('Asking for container states');
      const states = await readContainersTool(() => options.sources.containersFor(request), signal);
      step('Comparing failures over time');
      const asksForRequests = intent === 'requests';
      const counted = await countRequestsTool(
        // Of recordings that came as files it is told only to whoever asks for requests.
        read.recordings.filter(({ stream }) => asksForRequests || stream.locator.source === 'agent'),
        { bound: slowBound(question), tell: evidence },
      );
      const { logs, containers, left } = ofRequests(read, states, requestScope(counted, { question, asksForRequests }));
      const signals = await readSignals([createRecordedSignals(read.recordings)], { signal });
      const changes = read.feeds.flatMap((feed) => feed.changes);
      const notices = read.pages.flatMap((page) => page.notices);
      const incident = await findOnsetTool({
        logs,
        containers,
        telemetry: signals.telemetry,
        changes,
        notices,
        question,
        period: periods[0] ?? null,
        lines: recordedAny(read) ? await readServiceLines(logs, { now: started, signal }) : [],
      });
      step('Looking for known forms of failure');
      const known = await explainFailuresTool(logs, {
        question,
        now: started,
        containers,
        onHost: platformOf(read) === 'systemd',
        tell: evidence,
        weights: options.weights,
      });
      step('Collecting evidence');
      const gathered = await gatherEvidence(incident, { containers, recordings: read.recordings, tell: evidence });
      const notChecked: Finding['notChecked'] = [
        ...left,
        ...read.notRead,
        ...signals.notRead,
        ...states.notRead,
        ...incident.notes.map((why) => ({ what: 'Clocks', why })),
        ...(foundNothing(read) ? [NO_LOGS] : []),
      ];
      const durationMs = now() - started;
      return { finding: sreFinding(incident, { evidence: gathered, known, counted, read, notChecked, durationMs }) };
    } finally {
      await Promise.all(sources.map((source) => source.close()));
    }
  };
}

import { zoneOffsetMinutes } from '@mats/contracts';
import type { Finding } from '@mats/contracts';
import { splitQuestion, understandQuestion } from '@mats/engine/question';
import type { Agent } from '@mats/service';
import { gatherEvidence, readServiceLines, readSignals } from '@mats/evidence';
import { createRecordedSignals } from '@mats/sources/signals';
import type { IncidentSources, LogsRead } from '@mats/evidence';
import { slowBound } from './report/slow-bound.ts';
import { sreFinding } from './report/sre-finding.ts';
import { countRequestsTool } from './tools/count-requests.ts';
import { explainFailuresTool } from './tools/explain-failures.ts';
import { findOnsetTool } from './tools/find-onset.ts';
import { readContainersTool } from './tools/read-containers.ts';
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

function foundNothing({ logs, containers, recordings, feeds, notRead }: LogsRead): boolean {
  return logs.length + containers.length + recordings.length + feeds.length + notRead.length === 0;
}

/** Whether there is something to compare lines beside: requests, or metrics of the same services. */
function recordedAny({ recordings }: LogsRead): boolean {
  return recordings.some(({ spans, series }) => spans.length + series.length > 0);
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
      const containers = [...read.containers, ...states.containers];
      step('Comparing failures over time');
      const signals = await readSignals([createRecordedSignals(read.recordings)], { signal });
      const changes = read.feeds.flatMap((feed) => feed.changes);
      const notices = read.pages.flatMap((page) => page.notices);
      const incident = await findOnsetTool({
        logs: read.logs,
        containers,
        telemetry: signals.telemetry,
        changes,
        notices,
        question,
        period: periods[0] ?? null,
        lines: recordedAny(read) ? await readServiceLines(read.logs, { now: started, signal }) : [],
      });
      step('Looking for known forms of failure');
      const known = await explainFailuresTool(read.logs, {
        question,
        now: started,
        containers,
        tell: evidence,
        weights: options.weights,
      });
      const counted = await countRequestsTool(
        // Of recordings that came as files it is told only to whoever asks for requests.
        read.recordings.filter(({ stream }) => intent === 'requests' || stream.locator.source === 'agent'),
        { bound: slowBound(question), tell: evidence },
      );
      step('Collecting evidence');
      const gathered = await gatherEvidence(incident, { containers, recordings: read.recordings, tell: evidence });
      const notChecked: Finding['notChecked'] = [
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

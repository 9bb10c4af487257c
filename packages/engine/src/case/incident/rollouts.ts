import type { Onset } from '../../signals/onset/find-onset.ts';
import { deployOf } from './deploy-events.ts';
import type { DeployEvent } from './deploy-events.ts';
import type { ReadLog } from './incident-input.ts';
import { isErrorSeverity } from './log-events.ts';
import type { IncidentTemplate } from './log-events.ts';

/** A deployment and the log that tells of it. */
export interface LocatedDeploy extends DeployEvent {
  readonly log: ReadLog;
}

/** Every deployment that the logs tell of, in order of time. */
export function deploysOf(templates: readonly IncidentTemplate[]): LocatedDeploy[] {
  const found = templates.flatMap((template) =>
    template.samples.flatMap((sample) => {
      const deploy = isErrorSeverity(template.severity) ? null : deployOf(sample.text);
      return deploy === null
        ? []
        : [
            {
              ...deploy,
              service: template.owner,
              time: sample.time,
              line: sample.line,
              text: sample.text,
              log: template.log,
            },
          ];
    }),
  );
  return found.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0) || a.line - b.line);
}

/** Deployments this close to each other, and to an onset, belong together. */
const ROLLOUT_MS = 60_000;

/**
 * When the rollout right before a moment began, or null when there was none. A rollout deploys each service once: an
 * earlier deployment of the same service belongs to the rollout before. Two logs can tell of one deployment, each in its
 * own words; one log tells of it once.
 */
export function rolloutBefore(
  moment: Pick<Onset, 'at' | 'to'> | null,
  deploys: readonly LocatedDeploy[],
): number | null {
  if (moment === null) return null;
  let began: number | null = null;
  const rolled = new Set<string>();
  for (const { time, service, log } of deploys.toReversed()) {
    const told = `${service} ${log.locator.source} ${log.locator.name}`;
    if (time === null || time > moment.to) continue;
    if ((began ?? moment.at) - time > ROLLOUT_MS || rolled.has(told)) break;
    rolled.add(told);
    began = time;
  }
  return began;
}

import type { Onset } from '../../signals/onset/find-onset.ts';
import type { Deployment } from '../../signals/deployment.ts';
import { deployOf } from './deploy-events.ts';
import type { LocatedChange, ReadLog } from './incident-input.ts';
import { isErrorSeverity } from './log-events.ts';
import type { IncidentTemplate } from './log-events.ts';

/** A deployment and what tells of it: a line of a log, or an entry of a change feed. */
export interface LocatedDeployment extends Deployment {
  readonly told: { readonly log: ReadLog; readonly line: number } | { readonly change: LocatedChange };
}

function lineOf({ told }: LocatedDeployment): number {
  return 'log' in told ? told.line : 0;
}

/** Every deployment that the logs and the change feeds tell of, in order of time. */
export function deploymentsOf(
  templates: readonly IncidentTemplate[],
  changes: readonly LocatedChange[],
): LocatedDeployment[] {
  const found = [...deploymentsInLogs(templates), ...deploymentsInFeeds(changes)];
  return found.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0) || lineOf(a) - lineOf(b));
}

/** The deployments among the changes of feeds. */
export function deploymentsInFeeds(changes: readonly LocatedChange[]): LocatedDeployment[] {
  return changes.flatMap((change): LocatedDeployment[] => {
    const { type, service, revision, previous, time } = change;
    if (type !== 'deployment' || service === undefined || revision === undefined) return [];
    const at = time === null ? null : Date.parse(time);
    return [{ service, revision, time: at, ...(previous === undefined ? {} : { previous }), told: { change } }];
  });
}

function deploymentsInLogs(templates: readonly IncidentTemplate[]): LocatedDeployment[] {
  return templates.flatMap((template) =>
    template.samples.flatMap((sample) => {
      const deploy = isErrorSeverity(template.severity) ? null : deployOf(sample.text);
      return deploy === null
        ? []
        : [
            {
              ...deploy,
              service: template.owner,
              time: sample.time,
              told: { log: template.log, line: sample.line },
            },
          ];
    }),
  );
}

/** Where it is told: one log or feed tells of a deployment once. */
export function tellerOf({ told }: LocatedDeployment): string {
  const { source, name } = 'log' in told ? told.log.locator : told.change.locator;
  return `${source} ${name}`;
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
  deployments: readonly LocatedDeployment[],
): number | null {
  if (moment === null) return null;
  let began: number | null = null;
  const rolled = new Set<string>();
  for (const deployment of deployments.toReversed()) {
    const { time, service } = deployment;
    const told = `${service} ${tellerOf(deployment)}`;
    if (time === null || time > moment.to) continue;
    if ((began ?? moment.at) - time > ROLLOUT_MS || rolled.has(told)) break;
    rolled.add(told);
    began = time;
  }
  return began;
}

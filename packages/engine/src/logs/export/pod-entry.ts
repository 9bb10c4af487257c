import type { ExportEntry } from './export-entry.ts';
import { recordOf, recordsOf, textOf } from './record-values.ts';
import type { ExportRecord } from './record-values.ts';
import { workloadOfPod } from '../lines/line-prefix.ts';

const countOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

const MOST_OUTPUT = 400;

/** The first of several times that has been, in epoch milliseconds. */
function firstTime(values: readonly unknown[]): number | null {
  const times = values.map((value) => Date.parse(textOf(value)));
  return times.find((at) => !Number.isNaN(at)) ?? null;
}

/** What a state of a container of Kubernetes says: why it waits or ended. */
function stateParts(state: unknown): string[] {
  const { waiting, terminated } = recordOf(state);
  const told = recordOf(terminated ?? waiting);
  const code = told['exitCode'];
  return [
    textOf(told['reason']) === '' ? '' : `Reason: ${textOf(told['reason'])}`,
    typeof code === 'number' ? `Exit Code: ${code}` : '',
    textOf(told['message']).slice(0, MOST_OUTPUT),
  ];
}

/** A pod as `kubectl get pod -o json` prints it, as a line for its containers; null for any other record. */
export function podEntry(record: ExportRecord): ExportEntry | null {
  if (record['kind'] !== 'Pod') return null;
  const [metadata, spec, status] = [record['metadata'], record['spec'], record['status']].map(recordOf);
  const statuses = [...recordsOf(status?.['initContainerStatuses']), ...recordsOf(status?.['containerStatuses'])];
  const ended = statuses.map((one) => recordOf(recordOf(one['lastState'])['terminated'])['finishedAt']);
  const at = firstTime([...ended, status?.['startTime'], metadata?.['creationTimestamp']]);
  if (at === null) return null;
  const limits = new Map(
    recordsOf(spec?.['containers']).map((one) => [
      textOf(one['name']),
      textOf(recordOf(recordOf(one['resources'])['limits'])['memory']),
    ]),
  );
  const parts = statuses.flatMap((one) => {
    const said = [...stateParts(one['state']), ...stateParts(one['lastState'])].filter((part) => part !== '');
    const limit = limits.get(textOf(one['name'])) ?? '';
    const restarts = countOf(one['restartCount']);
    if (said.length === 0) return [];
    return [
      `container ${textOf(one['name'])}`,
      ...said,
      limit === '' ? '' : `memory limit ${limit}`,
      restarts === 0 ? '' : `restarted ${restarts} times`,
    ];
  });
  const conditions = recordsOf(status?.['conditions'])
    .filter((one) => one['status'] === 'False')
    .map((one) => textOf(one['message']));
  const name = textOf(metadata?.['name']);
  const told = [`pod ${name}`, ...parts, ...conditions].filter((part) => part !== '');
  return {
    time: new Date(at).toISOString().replace('Z', '000000Z'),
    at,
    level: parts.length > 0 ? 'ERROR' : 'INFO',
    service: name === '' ? null : workloadOfPod(name),
    pod: true,
    text: told.join(', ').replaceAll('\n', ' '),
  };
}

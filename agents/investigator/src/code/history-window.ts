import type { CodeQuestion, DeployedCode, HistoryWindow } from '@mats/engine/suspect';
import type { Repository } from '@mats/sources/git';

const COMMITS_BEFORE_ONSET = 60;
const MOST_DEPLOYED = 300;

function timeOf(deploy: CodeQuestion['deploys'][number]): number {
  return deploy.time === undefined ? 0 : Date.parse(deploy.time);
}

/**
 * What was deployed when it began: the first failing service's last deployment before the onset, else anybody's. Its
 * commits since the deployment before are the ones that can have done it.
 */
export async function deployedCode(question: CodeQuestion, repository: Repository): Promise<DeployedCode> {
  const limit = question.onset === null ? Number.POSITIVE_INFINITY : question.onset + 5_000;
  const before = question.deploys.filter((deploy) => timeOf(deploy) <= limit).toSorted((a, b) => timeOf(b) - timeOf(a));
  const ordered = [
    ...before.filter((deploy) => deploy.service === question.firstService),
    ...before.filter((deploy) => deploy.service !== question.firstService),
  ];
  for (const deploy of ordered) {
    const revision = await repository.resolveRevision(deploy.revision);
    if (revision === null) continue;
    const previous = deploy.previous === undefined ? null : await repository.resolveRevision(deploy.previous);
    const window: HistoryWindow =
      previous === null
        ? { to: revision, maxCount: COMMITS_BEFORE_ONSET, of: { is: 'up_to_deployed', revision, previous: '' } }
        : {
            from: previous,
            to: revision,
            maxCount: MOST_DEPLOYED,
            of: { is: 'deployed', revision, previous },
          };
    return { revision, window, evidence: [deploy.evidence], deployed: previous !== null };
  }
  const until = question.latestOnset ?? question.onset ?? undefined;
  const of = { is: until === undefined ? 'last' : 'before_onset', revision: '', previous: '' } as const;
  const window: HistoryWindow = { until, maxCount: COMMITS_BEFORE_ONSET, of };
  const unknown = ordered[0];
  return {
    revision: repository.state.head ?? undefined,
    window,
    evidence: unknown === undefined ? [] : [unknown.evidence],
    deployed: false,
    ...(unknown === undefined ? {} : { unknownRevision: unknown.revision }),
  };
}

import { analyseIncident, judge } from '@mats/engine';
import { parseGitLog, rankCommits } from '@mats/engine/history';
import {
  clueOf,
  codeQuestion,
  searchedFailures,
  strongestSuspects,
  suspectsOfStatements,
  suspectsOfTraces,
} from '@mats/engine/suspect';
import type { Evidence } from '@mats/contracts';
import { findingSchema } from '@mats/contracts';
import { gatherEvidence, incidentRecord, type SourcedLog } from '@mats/evidence';
import { createTextLogSource } from '@mats/sources';
import type { Random } from '../../bench/generate/random.ts';
import { damaged, ODD_PIECES } from '../generate/damage.ts';
import { gitLogText } from '../generate/git-text.ts';
import { SOURCE_FILES } from '../generate/source-text.ts';
import { type FuzzTarget, promise } from '../target.ts';
import { sreFinding } from './sre-finding.ts';
import { logBytes, readLog } from './logs.ts';

async function readLogs(random: Random): Promise<SourcedLog[]> {
  const logs = Array.from({ length: random.below(4) }, () => Buffer.from(logBytes(random, 'small')).toString());
  const read = await Promise.all(
    logs.map(async (text): Promise<SourcedLog[]> => {
      const source = createTextLogSource({ text });
      const [stream] = (await source.list()).streams;
      if (stream === undefined) return [];
      const analysis = readLog(Buffer.from(text), random);
      const service = random.pick([null, 'checkout', random.pick(ODD_PIECES)]);
      return [{ analysis, locator: stream.locator, service, source, stream, anchors: [] }];
    }),
  );
  return read.flat();
}

/** The way of an investigation without its services: logs to an incident, a question to the code, commits, a judgement. */
const incident: FuzzTarget = {
  name: 'incident',
  share: 3,
  run: async (random) => {
    const found = analyseIncident({
      logs: await readLogs(random),
      containers: [],
      ...(random.below(2) === 0 ? {} : { question: damaged('Why does checkout refuse orders of some users?', random) }),
    });
    const evidence: Evidence[] = [];
    const gathered = await gatherEvidence(found, {
      containers: [],
      recordings: [],
      tell: (piece) => void evidence.push(piece),
    });
    const record = incidentRecord(found, gathered);
    const question = codeQuestion(record, evidence);
    const files = [...SOURCE_FILES].map(([path, text]) => ({ path, text }));
    const suspects = strongestSuspects([
      ...suspectsOfTraces(question, { repository: 'shop', revision: undefined, knownFiles: [...SOURCE_FILES.keys()] }),
      ...suspectsOfStatements(searchedFailures(question).failures, { repository: 'shop', revision: undefined, files }),
    ]);
    rankCommits(parseGitLog(gitLogText(random)), clueOf(question, { suspects, deployed: random.below(2) === 0 }));
    const finding = sreFinding(record, evidence);
    findingSchema.parse(finding);
    const { confidence } = judge({ findings: [finding], verified: new Set(evidence.map(({ id }) => id)) });
    promise(confidence >= 0 && confidence <= 1, 'confidence lies between 0 and 1');
  },
};

/** What weighs all that was read. */
export const INCIDENT_TARGETS: readonly FuzzTarget[] = [incident];

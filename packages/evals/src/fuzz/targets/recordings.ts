import { analyseIncident, judge } from '@mats/engine';
import { findingSchema } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';
import { createEvidenceReader, gatherEvidence, incidentRecord, readLogs, readSignals } from '@mats/evidence';
import { createTextLogSource } from '@mats/sources';
import { createRecordedSignals } from '@mats/sources/signals';
import { damaged } from '../generate/damage.ts';
import { recordingText } from '../generate/recording-text.ts';
import { type FuzzTarget, promise } from '../target.ts';
import { sreFinding } from './sre-finding.ts';

/** Files of traces, metrics, changes and notices to an incident, its evidence, and the evidence read again. */
const recordings: FuzzTarget = {
  name: 'recordings',
  share: 2,
  run: async (random, size) => {
    const text = recordingText(random, size === 'large' ? 5_000 : 1 + random.below(60));
    const source = createTextLogSource({ text: random.below(2) === 0 ? text : damaged(text, random) });
    const options = { signal: new AbortController().signal, now: 0, onStep: () => undefined };
    const read = await readLogs([source], options);
    const { telemetry } = await readSignals([createRecordedSignals(read.recordings)], options);
    const found = analyseIncident({
      logs: read.logs,
      containers: [],
      telemetry,
      changes: read.feeds.flatMap(({ changes }) => changes),
      notices: read.pages.flatMap(({ notices }) => notices),
      question: random.pick(['', 'Why is the latency of web high?', 'cpu usage of till in the last 5 minutes']),
      period: random.pick([null, { from: 0, to: 1e12 }]),
    });
    const evidence: Evidence[] = [];
    const told = { containers: [], recordings: read.recordings, tell: (piece: Evidence) => void evidence.push(piece) };
    const gathered = await gatherEvidence(found, told);
    const finding = sreFinding(incidentRecord(found, gathered), evidence);
    findingSchema.parse(finding);
    const checks = await createEvidenceReader({ sources: [source] }).check(evidence);
    promise(
      checks.every(({ ok }) => ok),
      'evidence that was just read is found again',
    );
    const { confidence } = judge({ findings: [finding], verified: new Set(evidence.map(({ id }) => id)) });
    promise(confidence >= 0 && confidence <= 1, 'confidence lies between 0 and 1');
  },
};

/** What reads what others recorded beside logs. */
export const RECORDING_TARGETS: readonly FuzzTarget[] = [recordings];

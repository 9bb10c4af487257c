import { combineLogParts, createLogReader, type LogAnalysis, mineMessages } from '@mats/analysis';
import type { Random } from '../../bench/generate/random.ts';
import { damaged, damagedBytes } from '../generate/damage.ts';
import { largeLog, logText } from '../generate/log-text.ts';
import { type CaseSize, type FuzzTarget, promise } from '../target.ts';

const REFERENCE_TIME = Date.UTC(2026, 0, 10);
const LARGE_BYTES = 10_000_000;
/** What a result may weigh however large the log: it is kept, sent and shown. */
const LARGEST_RESULT = 64_000_000;

/** Bytes of a log that went through something. */
export function logBytes(random: Random, size: CaseSize): Uint8Array {
  if (size === 'large') return damagedBytes(largeLog(random, LARGE_BYTES), random);
  return damagedBytes(damaged(logText(random, random.below(60)), random), random);
}

/** Reads bytes in pieces of random size from one buffer that is used again, as a reader of files does. */
export function readLog(bytes: Uint8Array, random: Random): LogAnalysis {
  const service = random.below(3) === 0 ? { service: 'shop' } : {};
  const reader = createLogReader({ source: 'fuzz.log', referenceTime: REFERENCE_TIME, keepLines: true, ...service });
  const piece = random.pick(bytes.length > 100_000 ? [65_536] : [1, 7, 512, 65_536]);
  const buffer = new Uint8Array(piece);
  for (let at = 0; at < bytes.length; at += piece) {
    const chunk = bytes.subarray(at, at + piece);
    buffer.set(chunk);
    reader.push(buffer.subarray(0, chunk.length));
  }
  const analysis = reader.finish();
  promise(reader.lineTemplates().length === analysis.lines, 'every line has a template');
  return analysis;
}

const logReader: FuzzTarget = {
  name: 'log reader',
  share: 3,
  run: (random, size) => {
    const analysis = readLog(logBytes(random, size), random);
    const counted = analysis.templates.reduce((sum, { count }) => sum + count, 0);
    promise(counted === analysis.events, 'every event is counted in one template');
    promise(JSON.stringify(analysis).length < LARGEST_RESULT, 'the result stays small');
    const times = [analysis.from, analysis.to].filter((time) => time !== null);
    promise(
      times.every((time) => !Number.isNaN(new Date(time).getTime())),
      'times are times',
    );
  },
};

const logParts: FuzzTarget = {
  name: 'log parts',
  share: 1,
  run: (random) => {
    const parts = Array.from({ length: 1 + random.below(3) }, () => {
      const reader = createLogReader({ source: 'fuzz.log', referenceTime: REFERENCE_TIME });
      reader.push(logBytes(random, 'small'));
      return reader.finishPart();
    });
    const { analysis } = combineLogParts(parts);
    promise(
      analysis.events === analysis.templates.reduce((sum, { count }) => sum + count, 0),
      'every event is counted in one template',
    );
  },
};

const templateMiner: FuzzTarget = {
  name: 'template miner',
  share: 1,
  run: (random, size) => {
    const text = size === 'large' ? largeLog(random, LARGE_BYTES) : damaged(logText(random, 40), random);
    const messages = text.split('\n');
    const { templateOf, texts } = mineMessages(messages);
    promise(templateOf.length === messages.length, 'every message has a template');
    promise(
      templateOf.every((template) => texts[template] !== undefined),
      'every template has a text',
    );
  },
};

/** What reads logs. */
export const LOG_TARGETS: readonly FuzzTarget[] = [logReader, logParts, templateMiner];

import { combineLogParts, createLogReader } from '@mats/engine/logs';
import type { LogAnalysis } from '@mats/engine/logs';
import { mineMessages } from '@mats/engine/measure';
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

const MILLION = 1_000_000;
/** Lines of the longest kind that is read; to keep one of each kind whole would take half a gigabyte. */
const LONG_LINES = 4000;
const LONG_REST = 'x '.repeat(30_000);
const BLOCK_LINES = 2000;
const MOST_HELD_BYTES = 256_000_000;

/** Words that hardly any other line has. */
const inventedWords = (random: Random): string =>
  Array.from({ length: 6 }, () => random.below(0x7fffffff).toString(36).replaceAll(/\d/g, 'q')).join(' ');

/** A log of a million kinds of line, of which hardly any can be kept. */
export const MILLION_KINDS: FuzzTarget = {
  name: 'a million kinds of line',
  share: 0,
  run: (random) => {
    const before = process.memoryUsage().heapUsed;
    let held = 0;
    const encoder = new TextEncoder();
    const reader = createLogReader({ source: 'fuzz.log', referenceTime: REFERENCE_TIME });
    const push = (lines: number, rest: string): void => {
      const text = Array.from({ length: lines }, () => `${inventedWords(random)} ${rest}\n`).join('');
      reader.push(encoder.encode(text));
      held = Math.max(held, process.memoryUsage().heapUsed - before);
    };
    for (let line = 0; line < LONG_LINES; line += 10) push(10, LONG_REST);
    for (let line = 0; line < MILLION; line += BLOCK_LINES) push(BLOCK_LINES, '');
    const analysis = reader.finish();
    promise(analysis.events === LONG_LINES + MILLION, 'every event is counted');
    promise(analysis.templates.length < 20_000, 'few templates are kept');
    promise(JSON.stringify(analysis).length < LARGEST_RESULT, 'the result stays small');
    promise(held < MOST_HELD_BYTES, `little is held, not ${Math.round(held / 1_000_000)} MB`);
  },
};

/** What reads logs. */
export const LOG_TARGETS: readonly FuzzTarget[] = [logReader, logParts, templateMiner];

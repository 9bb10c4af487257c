import {
  backwardSlice,
  buildPathIndex,
  findCallers,
  findEnclosingFunction,
  languageOfPath,
  loadSourceMap,
  locateFrame,
  mapStackTrace,
  sourceMapReferenceOf,
} from '@mats/engine/code';
import { findTraces } from '@mats/engine/logs';
import {
  applySourceMap,
  extractLogStatements,
  findFunctions,
  matchTemplateToStatement,
  normalisedRegions,
  rankFrames,
} from '@mats/engine/measure';
import type { Random } from '../../bench/generate/random.ts';
import { damaged, ODD_PIECES } from '../generate/damage.ts';
import { logText } from '../generate/log-text.ts';
import { sourceMapText } from '../generate/source-map-text.ts';
import { SOURCE_FILES, sourceFile } from '../generate/source-text.ts';
import { traceText } from '../generate/trace-text.ts';
import { wrappedText } from '../generate/wrapped-text.ts';
import { type CaseSize, type FuzzTarget, promise } from '../target.ts';

const LARGE_CHARACTERS = 3_000_000;

function enlarged(text: string, size: CaseSize): string {
  return size === 'large' ? text.repeat(Math.ceil(LARGE_CHARACTERS / (text.length + 1))) : text;
}

function paths(random: Random): string[] {
  const odd = Array.from({ length: random.below(6) }, () => `${random.pick(ODD_PIECES)}/${random.pick(ODD_PIECES)}`);
  return [...SOURCE_FILES.keys(), ...odd, '', '/', '..', 'src/../src/cart.ts'];
}

const stackTraces: FuzzTarget = {
  name: 'stack traces',
  share: 3,
  run: (random, size) => {
    const pieces = [logText(random, 3), traceText(random), wrappedText(traceText(random), random)];
    const text = damaged(enlarged(pieces.join('\n'), size), random);
    const { traces, unread } = findTraces(text);
    const lines = text.split('\n').length;
    promise(
      [...normalisedRegions(text)].flat().every(({ number }) => number >= 1 && number <= lines),
      'a line that was unwrapped is one of the text',
    );
    promise(
      unread.every(({ firstLine, lastLine }) => firstLine >= 1 && firstLine <= lastLine && lastLine <= lines),
      'an unread trace lies in its text',
    );
    promise(
      traces.every(({ verbatim }) => verbatim.every((line) => text.includes(line))),
      'a trace is shown as it stands in its text',
    );
    promise(
      traces.every(
        (trace) => trace.lines.first >= 1 && trace.lines.last <= lines && trace.lines.first <= trace.lines.last,
      ),
      'a trace lies in its text',
    );
    promise(
      traces.every(({ exceptions }) =>
        exceptions.every(({ causes }) => causes.every((cause) => exceptions[cause] !== undefined)),
      ),
      'a cause is one of the exceptions',
    );
    const knownFiles = paths(random);
    rankFrames(
      traces,
      random.below(2) === 0 ? {} : { knownFiles, project: 'acme/shop', tests: ['com.shop.CartTest::adds'] },
    );
    const index = buildPathIndex(knownFiles);
    const known = new Set(knownFiles);
    for (const frame of traces
      .slice(0, 50)
      .flatMap(({ exceptions }) => exceptions.flatMap(({ frames }) => frames.slice(0, 20)))) {
      const { candidates } = locateFrame(index, frame, { near: ['src', ''] });
      promise(
        candidates.every(({ path }) => known.has(path)),
        'a frame leads to known files only',
      );
    }
    findTraces(text.slice(0, random.below(text.length + 1)));
  },
};

const sourceMaps: FuzzTarget = {
  name: 'source maps',
  share: 1,
  run: (random) => {
    const json = random.below(2) === 0 ? sourceMapText(random) : damaged(sourceMapText(random), random);
    const map = loadSourceMap(json);
    const comment = random.pick([
      '//# sourceMappingURL=app.js.map',
      `//# sourceMappingURL=data:application/json;base64,${Buffer.from(json).toString('base64')}`,
    ]);
    sourceMapReferenceOf(damaged(`console.log(1);\n${comment}\n`, random));
    const [trace] = findTraces(traceText(random)).traces;
    if (trace === undefined || map === undefined) return;
    mapStackTrace(trace, () => map);
    for (const frame of trace.exceptions[0]?.frames.slice(0, 20) ?? []) {
      applySourceMap(
        { ...frame, line: random.pick([0, 1, 2, -1, 1e9, 1.5]), column: random.pick([0, 1, -5, 1e12]) },
        map,
      );
    }
  },
};

const sourceCode: FuzzTarget = {
  name: 'source code',
  share: 2,
  run: (random, size) => {
    const { path, text } = sourceFile(random);
    const broken = damaged(enlarged(text, size), random);
    const language = languageOfPath(path);
    const lines = broken.split('\n').length;
    promise(
      findFunctions(broken, language).every(
        ({ startLine, endLine }) => startLine >= 1 && startLine <= endLine && endLine <= lines,
      ),
      'a function lies in its file',
    );
    for (const line of [0, 1, lines, lines + 5, -1]) findEnclosingFunction(broken, line, language);
    const statements = extractLogStatements(broken, path);
    const template = random.pick([
      'cannot total <*> items',
      'price below zero',
      '<*>',
      '',
      damaged('cannot total <*> items', random),
    ]);
    matchTemplateToStatement(template, statements.slice(0, 2000));
    findCallers([{ path, text: broken }], random.pick(['total', '__proto__', 'a(b', '$', '']));
  },
};

const slices: FuzzTarget = {
  name: 'backward slice',
  share: 1,
  run: (random) => {
    const files = new Map(
      [...SOURCE_FILES].map(([path, text]) => [path, random.below(2) === 0 ? damaged(text, random) : text]),
    );
    files.set(
      'src/log.ts',
      "export { log } from './log.ts';\nimport { total } from './cart.ts';\nexport const log = total;\n",
    );
    const start = {
      path: random.pick([...files.keys(), 'none.ts']),
      line: random.pick([0, 1, 3, 5, 999]),
      column: random.below(99),
      message: "Cannot read properties of undefined (reading 'price')",
    };
    const found = backwardSlice([start], { paths: [...files.keys()], read: (path) => files.get(path) });
    promise(
      found.every(({ path }) => files.has(path) || path === start.path),
      'a slice stays in the repository',
    );
  },
};

/** What reads stack traces and source code. */
export const CODE_TARGETS: readonly FuzzTarget[] = [stackTraces, sourceMaps, sourceCode, slices];

// cspell:ignore mfull Gready mweb
import { describe, expect, test } from '@jest/globals';
import { ColourStripper } from './colour-stripper.ts';
import { createLogReader } from './reader.ts';

const E = '\u001b';

/** What is left of chunks that follow each other. */
function left(...chunks: readonly string[]): string {
  const stripper = new ColourStripper();
  return chunks.map((chunk) => Buffer.from(stripper.strip(Buffer.from(chunk))).toString()).join('');
}

describe('a log that was written for a terminal', () => {
  test.each([
    ['loses its colours', [`${E}[31mERROR${E}[0m disk ${E}[1;38;5;208mfull${E}[m`], 'ERROR disk full'],
    ['loses what moves the cursor', [`${E}[2K${E}[1Gready`], 'ready'],
    ['loses a sequence that chunks cut', [`a${E}`, '[3', '1mb'], 'ab'],
    ['keeps its line ends within a broken sequence', [`a${E}[31\nb`], 'a\nb'],
    ['keeps what follows an escape without a bracket', [`a${E}b`], 'ab'],
    ['keeps brackets', ['[31m [INFO]'], '[31m [INFO]'],
    ['keeps what follows too long a sequence', [`${E}[${'1'.repeat(40)}m`], `${'1'.repeat(9)}m`],
  ])('%s', (_, chunks, expected) => expect(left(...chunks)).toBe(expected));

  test('without any stays the same bytes', () => {
    const chunk = Buffer.from('INFO ready\n');
    expect(new ColourStripper().strip(chunk)).toBe(chunk);
  });
});

test('coloured lines have the time, the level, the service and the message of plain ones', () => {
  const analysisOf = (line: (second: number) => string) => {
    const reader = createLogReader({ source: 'x.log', referenceTime: 0 });
    reader.push(Buffer.from([1, 2, 3].map(line).join('\n')));
    const { templates, envelope } = reader.finish();
    return { templates, envelope };
  };
  const plain = analysisOf((second) => `web-1  | 2026-11-29T10:00:0${second}Z ERROR cannot write ${second}`);
  const coloured = analysisOf(
    (second) =>
      `${E}[36mweb-1  | ${E}[0m${E}[90m2026-11-29T10:00:0${second}Z${E}[0m ${E}[31mERROR${E}[39m cannot write ${second}`,
  );
  expect(coloured).toEqual(plain);
  expect(coloured.envelope).toBe('compose');
});

import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { entryFaults } from './entry-faults.ts';

const GOOD: CatalogueEntry = {
  id: 'redis.disk-full',
  kind: 'disk_full',
  forms: [{ words: 'no space left', pattern: /no space left on (?<path>[\w/]{1,40})/i }],
  role: 'cause',
  fault: 'own_host',
  specificity: 2,
  means: 'The disk of {path} is full',
  check: { text: 'Look at {path|the disk}', host: 'df {path}' },
  repair: [{ text: 'Empty it' }],
  source: 'x',
  matches: ['No space left on /var', 'no space left on /tmp'],
  ignores: ['space left on /var'],
};
const faults = (more: Partial<CatalogueEntry>): string[] => entryFaults({ ...GOOD, ...more });
const form = (pattern: RegExp, words = 'no space left') => ({ forms: [{ words, pattern }] });

describe('an entry that may stand in the catalogue', () => {
  test('has no faults', () => expect(faults({})).toEqual([]));

  test.each([
    ['a program and what fails', { id: 'Redis' }, ['Redis: the id is not <program>.<what-fails>']],
    ['a program and what fails, in lower case', { id: 'redis.' }, ['redis.: the id is not <program>.<what-fails>']],
  ])('is named for %s', (_, more, expected) => expect(faults(more)).toEqual(expected));

  test('has no kind exactly where it is harmless', () => {
    const said = ['redis.disk-full: only what is harmless has no kind'];
    expect(faults({ kind: null })).toEqual(said);
    expect(faults({ role: 'harmless' })).toEqual(said);
    expect(faults({ kind: null, role: 'harmless' })).toEqual([]);
  });

  test('has two examples and a line that looks alike', () => {
    expect(faults({ matches: ['no space left on /var'] })).toEqual(['redis.disk-full: it needs two examples']);
    expect(faults({ ignores: [] })).toEqual(['redis.disk-full: it needs a line that looks alike and is none']);
  });

  test('says what repairs it, unless it is harmless', () => {
    expect(faults({ repair: [] })).toEqual(['redis.disk-full: it says nothing that repairs it']);
    expect(faults({ repair: [], role: 'harmless', kind: null })).toEqual([]);
  });

  test('says what it means in 140 characters', () => {
    expect(faults({ means: 'x'.repeat(140) })).toEqual([]);
    expect(faults({ means: 'x'.repeat(141) })).toEqual(['redis.disk-full: what it means has 141 characters']);
  });

  test('ends no text with a full stop', () => {
    expect(faults({ means: 'It is full.' })).toEqual(['redis.disk-full: full stop: It is full.']);
    expect(faults({ check: { text: 'Look.' } })).toEqual(['redis.disk-full: full stop: Look.']);
    expect(faults({ repair: [{ text: 'Mend.' }] })).toEqual(['redis.disk-full: full stop: Mend.']);
  });
});

describe('the forms of an entry', () => {
  test('match their examples and not what looks alike', () => {
    expect(faults({ matches: [...GOOD.matches, 'space'] })).toEqual(['redis.disk-full: does not match: space']);
    expect(faults({ ignores: ['no space left on /var'] })).toEqual([
      'redis.disk-full: must not match: no space left on /var',
    ]);
  });

  test('each match an example, with all of their words', () => {
    const unused = { words: 'never', pattern: /never/ };
    expect(faults({ forms: [...GOOD.forms, unused] })).toEqual(['redis.disk-full: no example matches /never/']);
    const more = { words: 'no space left here', pattern: /no space left on (?<path>[\w/]{1,40})/i };
    expect(faults({ forms: [...GOOD.forms, more] })).toEqual([
      `redis.disk-full: no example matches ${String(more.pattern)}`,
    ]);
  });

  test.each(['g', 'y'])('keep no place between uses: flag %s', (flag) => {
    const found = faults(form(new RegExp('no space left on (?<path>[\\w/]{1,40})', `i${flag}`)));
    expect(found.filter((fault) => fault.includes('keeps a place'))).toHaveLength(1);
  });

  test.each(['', 'No space left', '...'])('have words in lower case: %j', (words) =>
    expect(faults(form(GOOD.forms[0]?.pattern ?? /x/, words))).toContain(
      `redis.disk-full: "${words}" has to be words in lower case`,
    ),
  );

  test.each(['.*', '\\s+', '[a-z]*', '\\W+'])('repeat nothing without an upper bound: %s', (part) => {
    const pattern = new RegExp(`no space left on (?<path>[\\w/]{1,40})${part}`, 'i');
    expect(
      faults({ ...form(pattern), matches: GOOD.matches.map((line) => `${line} a`) }).filter((one) =>
        one.includes('upper bound'),
      ),
    ).toHaveLength(1);
  });

  test('capture what is known by these names', () =>
    expect(faults(form(/no space left on (?<path>[\w/]{1,40})(?<gadget>x?)/i))).toEqual([
      'redis.disk-full: the group gadget is no capture',
    ]));
});

describe('the texts of an entry', () => {
  test('are held to the same on a host', () =>
    expect(faults({ onHost: { means: 'The {peer} is full.' } })).toEqual([
      'redis.disk-full: {peer} is captured by no form',
      'redis.disk-full: full stop: The {peer} is full.',
    ]));

  test('name only what a form, or a line close by, captures', () => {
    expect(faults({ means: 'The {peer} is full' })).toEqual(['redis.disk-full: {peer} is captured by no form']);
    expect(faults({ means: 'The {peer} is full', nearby: [/from (?<peer>\w{1,9})/] })).toEqual([]);
    expect(faults({ means: '{service} with {program} is full' })).toEqual([]);
  });

  test.each(['text', 'compose', 'kubernetes', 'host', 'windows'] as const)('are those of all steps: %s', (part) => {
    const step = { text: 'x', [part]: 'df {peer}' };
    expect(faults({ check: step })).toEqual(['redis.disk-full: {peer} is captured by no form']);
    expect(faults({ repair: [step] })).toEqual(['redis.disk-full: {peer} is captured by no form']);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from '../../knowledge/catalogue-entry.ts';
import { createFormMatcher } from '../../knowledge/match-forms.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import type { FailureView } from '../../rules/failure-view.ts';
import { entryOf, info, KNOWLEDGE, logOf, ordinary, seenIn } from './testing/log-of.ts';
import type { Written } from './testing/log-of.ts';
import { viewFailures } from './view-failures.ts';

const messages = (lines: readonly LogLine[]): string[] =>
  seenIn(lines).failures.map(({ group }) => group.lines[0].message);
function only(lines: readonly LogLine[], question?: string): FailureView {
  const [first, ...others] = seenIn(lines, question).failures;
  if (first === undefined || others.length > 0) throw new Error(`expected one failure, got ${others.length + 1}`);
  return first;
}
function of(word: string, lines: readonly LogLine[], question?: string): FailureView {
  const found = seenIn(lines, question).failures.find(({ group }) => group.lines[0].message.includes(word));
  if (found === undefined) throw new Error(`no failure ${word}`);
  return found;
}

describe('which lines fail', () => {
  test('those of a known form whatever their level, and those from a warning on', () =>
    expect(
      messages(
        logOf(info('brimful'), info('all is well'), { message: 'a warning', severity: 'warn' }, 'an error', {
          message: 'of no level',
          severity: null,
        }),
      ),
    ).toEqual(['brimful', 'a warning', 'an error']));

  test('four last words before a death, whatever their level', () => {
    const dying = logOf(...ordinary(6), info('web-1 exited with code 1'));
    expect(messages(dying)).toEqual(['served page c', 'served page d', 'served page e', 'served page f']);
    expect(seenIn(dying).failures.map(({ beforeDeath }) => beforeDeath)).toEqual([3, 2, 1, 0]);
  });

  test('what continues an error, but not a warning, nor a frame', () => {
    const continued = (message: string, severity: LogLine['severity'] = 'error'): Written => ({
      message,
      severity,
      continues: true,
    });
    expect(
      messages(
        logOf(continued('DETAIL of it'), continued('at f (a.js:1)'), continued('more of it', 'warn'), continued('}')),
      ),
    ).toEqual(['DETAIL of it']);
  });

  test('what people wrote counts only where no program wrote', () => {
    const prose: Written = {
      message: 'yesterday we had brimful again because our disk was full',
      headed: false,
      file: 1,
      service: null,
    };
    expect(messages(logOf(prose))).toHaveLength(1);
    expect(only(logOf(prose)).prose).toBe(1);
    expect(messages(logOf(prose, 'brimful'))).toEqual(['brimful']);
  });

  test('80 groups at most', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const many = Array.from({ length: 90 }, (_, at) => `wrong ${letters.charAt(at / 26)}${letters.charAt(at % 26)}`);
    expect(messages(logOf(...many))).toHaveLength(80);
  });
});

describe('lines that tell of the same failure', () => {
  test('are one where form and values are the same, however else they differ', () => {
    const one = only(logOf('brimful object=a at noon', { message: 'still brimful object=a', severity: 'fatal' }));
    expect(one.group.lines.map(({ message }) => message)).toEqual([
      'brimful object=a at noon',
      'still brimful object=a',
    ]);
    expect(one.severity).toBe('fatal');
  });

  test('are two with other values, and each counts how many there are of its writer', () => {
    const lines = logOf(
      'brimful object=a',
      'brimful object=b',
      { message: 'brimful object=c', service: 'db' },
      'unheard of',
    );
    expect(seenIn(lines).failures.map(({ variants }) => variants)).toEqual([2, 2, 1, 1]);
  });

  test('have the smallest distance to a death of them all', () => {
    const died = info('web-1 exited with code 1');
    expect(of('brimful', logOf('brimful at first', 'it went on', 'brimful again', died)).beforeDeath).toBe(0);
    expect(of('brimful', logOf('brimful at first', 'it went on', died, 'brimful again')).beforeDeath).toBe(1);
    expect(of('brimful', logOf(died, 'brimful at first')).beforeDeath).toBeNull();
  });

  test('are as severe as the worst', () =>
    expect(
      only(logOf({ message: 'wrong 1', severity: 'warn' }, 'wrong 2', { message: 'wrong 3', severity: 'warn' }))
        .severity,
    ).toBe('error'));
});

describe('the program that writes', () => {
  const own = (service: string | null, ...written: Written[]): (boolean | null)[] =>
    seenIn(logOf(...written).map((line) => ({ ...line, service }))).failures.map(({ ownProgram }) => ownProgram);

  test('is known by a line that only it writes, or by its name', () => {
    expect(own('shop_postgres', 'walrus')).toEqual([true]);
    expect(own('web', 'walrus')).toEqual([true]);
    expect(own('web', 'brimful')).toEqual([null]);
  });

  test('is another where a form of a third is read from it', () => {
    const both = [entryOf('walrus', { program: 'postgresql' }), entryOf('zany', { program: 'redis', specificity: 2 })];
    const view = (service: string): (boolean | null)[] =>
      viewFailures({
        lines: logOf('walrus', 'zany').map((line) => ({ ...line, service })),
        question: '',
        matcher: createFormMatcher(both),
        guesser: KNOWLEDGE.guesser,
      }).failures.map(({ ownProgram }) => ownProgram);
    expect(view('web')).toEqual([true, false]);
    expect(view('my_redis')).toEqual([true, true]);
  });

  test('is not known where nothing tells', () => {
    const vague = createFormMatcher([entryOf('zany', { program: 'redis', specificity: 2 })]);
    const { failures } = viewFailures({
      lines: logOf('zany'),
      question: '',
      matcher: vague,
      guesser: KNOWLEDGE.guesser,
    });
    expect(failures[0]?.ownProgram).toBeNull();
  });

  test('decides which of two forms is meant', () => {
    const forms = [
      entryOf('walrus', { program: 'postgresql' }),
      entryOf('twofold', { id: 'a', program: 'mysql', specificity: 2 }),
      entryOf('twofold', { id: 'b', program: 'postgresql', specificity: 1 }),
    ];
    const meant = (...lines: string[]): (string | undefined)[] =>
      viewFailures({
        lines: logOf(...lines),
        question: '',
        matcher: createFormMatcher(forms),
        guesser: KNOWLEDGE.guesser,
      }).failures.map(({ sighting }) => sighting?.entry.id);
    expect(meant('walrus', 'twofold')).toEqual(['test.walrus', 'b']);
    expect(meant('twofold')).toEqual(['a']);
  });
});

describe('of several forms in a line', () => {
  const meant = (outer: Partial<CatalogueEntry>, inner: Partial<CatalogueEntry>): string | undefined =>
    viewFailures({
      lines: logOf('login failed: skew'),
      question: '',
      matcher: createFormMatcher([
        entryOf('login', { id: 'outer', specificity: 3, ...outer }),
        entryOf('skew', { id: 'inner', specificity: 2, ...inner }),
      ]),
      guesser: KNOWLEDGE.guesser,
    }).failures[0]?.sighting?.entry.id;

  test('the one behind says why, and what stands before was told', () => {
    expect(meant({}, {})).toBe('inner');
    expect(meant({}, { role: 'either' })).toBe('inner');
  });

  test('a part of the same words stands behind nothing, unless it says another kind of failure', () => {
    const within = (kind: CatalogueEntry['kind']): string | undefined =>
      viewFailures({
        lines: logOf('login failed: skew'),
        question: '',
        matcher: createFormMatcher([
          entryOf('login failed: skew', { id: 'whole', specificity: 3 }),
          entryOf('skew', { id: 'part', specificity: 2, kind }),
        ]),
        guesser: KNOWLEDGE.guesser,
      }).failures[0]?.sighting?.entry.id;
    expect(within('disk_full')).toBe('whole');
    expect(within('clock_wrong')).toBe('part');
  });

  test('one behind that says no reason stays behind', () => {
    expect(meant({}, { role: 'symptom' })).toBe('outer');
    expect(meant({}, { role: 'harmless', kind: null })).toBe('outer');
  });

  test('what is harmless as a whole stays so', () => expect(meant({ role: 'harmless', kind: null }, {})).toBe('outer'));
});

describe('whom a failure blames', () => {
  const away = (peer: string): Written => `vanished peer=${peer}`;
  const db = (message: string, more: Partial<LogLine> = {}): Written => ({ message, service: 'db', ...more });

  test('a writer that reports a failure itself', () => {
    expect(of('vanished', logOf(away('db'), db('brimful'))).peerFails).toBe(true);
    expect(of('vanished', logOf(away('db'), db('wrong', { severity: 'warn' }))).peerFails).toBe(true);
    expect(of('vanished', logOf(away('db'), db('served', { severity: 'info' }))).peerFails).toBe(false);
    expect(of('vanished peer=db', logOf(away('db'), db('vanished peer=disk'))).peerFails).toBe(false);
    expect(of('vanished', logOf(away('db'), db('greeted'))).peerFails).toBe(false);
    expect(of('vanished', logOf(away('web'), 'brimful')).peerFails).toBe(false);
  });

  test('a server that reports a failure itself, which a complaint names by its program alone', () => {
    const cache: Written = { message: 'brimful', service: 'redis' };
    expect(of('dim', logOf('dim', cache)).peerFails).toBe(true);
    expect(of('dim', logOf('dim peer=127.0.0.1', cache)).peerFails).toBe(true);
    expect(of('dim', logOf('dim peer=other', cache)).peerFails).toBe(false);
    expect(of('dim', logOf('dim', { ...cache, message: 'served', severity: 'info' })).peerFails).toBe(false);
  });

  test('a writer that complains itself knows that others blame it', () => {
    const lines = logOf(away('db'), db('brimful'));
    expect([of('brimful', lines).blamedByOthers, of('vanished', lines).blamedByOthers]).toEqual([true, false]);
    expect(of('vanished', logOf(away('web'))).blamedByOthers).toBe(false);
  });

  test('somebody of whom nothing was read, but not the loopback', () => {
    const unread = (peer: string, ...more: Written[]): boolean => of('vanished', logOf(away(peer), ...more)).peerUnread;
    expect(unread('stripe')).toBe(true);
    expect(unread('db', db('served', { severity: 'info' }))).toBe(false);
    for (const own of ['localhost', '127.0.0.1', '[::1]', '0.0.0.0', 'http://localhost'])
      expect(unread(own)).toBe(false);
    expect(only(logOf('brimful')).peerUnread).toBe(false);
    const nameless = logOf(away('stripe')).map((line) => ({ ...line, service: null }));
    expect(only(nameless).peerUnread).toBe(false);
  });
});

describe('a failure that is over', () => {
  const over = (...written: Written[]): boolean => of('brimful', logOf(...written)).recovered;

  test('is followed by six ordinary lines of its writer, and ended in the first three quarters', () => {
    expect(over('brimful', ...ordinary(6))).toBe(true);
    expect(over('brimful', ...ordinary(5))).toBe(false);
    expect(over(...ordinary(25), 'brimful', ...ordinary(6))).toBe(false);
    expect(over(...ordinary(24), 'brimful', ...ordinary(7))).toBe(true);
  });

  test('is not over for what others do, nor for what its writer did before', () => {
    expect(over('brimful', ...ordinary(9, { service: 'db' }))).toBe(false);
    expect(over(...ordinary(9), 'brimful', ...ordinary(5, { service: 'db' }), ...ordinary(5))).toBe(false);
  });

  test('is not over where anybody died', () =>
    expect(over('brimful', ...ordinary(9), info('db-1 exited with code 1', { service: 'db' }))).toBe(false));

  test('lasts while it is written in the last part of the log', () => {
    expect(of('brimful', logOf(...ordinary(17), 'brimful', ...ordinary(2))).persists).toBe(true);
    expect(of('brimful', logOf(...ordinary(16), 'brimful', ...ordinary(3))).persists).toBe(false);
    expect(of('brimful', logOf('brimful one', ...ordinary(18), 'brimful two')).persists).toBe(true);
  });
});

describe('what a failure is about', () => {
  test('is guessed of errors in no known form', () => {
    expect(only(logOf('gadgets everywhere')).guess?.because).toBe('gadgets');
    expect(only(logOf('brimful gadgets')).guess).toBeNull();
    expect(only(logOf({ message: 'gadgets everywhere', severity: 'warn' })).guess).toBeNull();
    expect(only(logOf('gizmo is wobbly')).guess).toBeNull();
    const dying = logOf(info('gadgets everywhere'), info('web-1 exited with code 1'));
    expect(only(dying).guess).toBeNull();
  });

  test('reads half as prose where a line of a program does', () => {
    const [line] = logOf({ message: 'we had brimful in our house', headed: false });
    expect(
      line === undefined
        ? null
        : only([line, ...logOf(...ordinary(3)).map((one) => ({ ...one, order: one.order + 1 }))]).prose,
    ).toBe(0.5);
    expect(only(logOf('we had brimful in our house')).prose).toBe(0);
  });

  test('is the only kind that can be a cause and lasts', () => {
    expect(only(logOf('brimful')).onlyKind).toBe(true);
    expect(of('brimful', logOf('brimful', 'vanished', 'greeted', 'wrong')).onlyKind).toBe(true);
    expect(of('vanished', logOf('brimful', 'vanished')).onlyKind).toBe(false);
    expect(of('brimful', logOf('brimful', 'sluggish')).onlyKind).toBe(false);
    expect(of('sluggish', logOf('brimful', ...ordinary(9), 'sluggish')).onlyKind).toBe(true);
    expect(of('brimful', logOf('brimful', ...ordinary(9), 'sluggish')).onlyKind).toBe(false);
  });
});

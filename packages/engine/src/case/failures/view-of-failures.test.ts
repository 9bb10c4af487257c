import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry } from '../../knowledge/catalogue-entry.ts';
import { createKindGuesser } from '../../knowledge/guess-kind.ts';
import { createFormMatcher } from '../../knowledge/match-forms.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import type { FailureView } from '../../rules/failure-view.ts';
import { viewFailures } from './view-failures.ts';
import type { Failures } from './view-failures.ts';

/** An entry that a line with the word is a form of; what stands behind the word as `name=value` is captured. */
function entry(word: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    id: `test.${word}`,
    kind: 'disk_full',
    forms: [
      { words: word, pattern: new RegExp(`${word}(?: peer=(?<peer>\\S{1,40}))?(?: object=(?<object>\\S{1,40}))?`) },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'x',
    check: { text: 'x' },
    repair: [{ text: 'x' }],
    source: 'x',
    matches: [`${word} of frobs`],
    ignores: [],
    ...more,
  };
}
const ENTRIES = [
  entry('zfull'),
  entry('zslow', { kind: 'slow_dependency', role: 'either' }),
  entry('zaway', { kind: 'connection_refused', role: 'symptom', fault: 'peer' }),
  entry('zgood', { kind: null, role: 'harmless' }),
  entry('zpg', { kind: 'lock_held', program: 'postgresql' }),
  entry('zmy', { kind: 'deadlock', program: 'mysql' }),
];
const knowledge = { matcher: createFormMatcher(ENTRIES), guesser: createKindGuesser(ENTRIES) };

type Written = string | (Partial<LogLine> & { readonly message: string });

/** Lines of one service in one file, in order, as errors with a header unless told otherwise. */
function log(...written: readonly Written[]): LogLine[] {
  return written.map((one, order): LogLine => {
    const given = typeof one === 'string' ? { message: one } : one;
    return {
      file: 0,
      line: order + 1,
      order,
      time: null,
      service: 'web',
      severity: 'error',
      raw: given.message,
      text: given.message,
      messageAt: 0,
      continues: false,
      headed: true,
      ...given,
    };
  });
}
const info = (message: string, more: Partial<LogLine> = {}): Written => ({ message, severity: 'info', ...more });
const ordinary = (count: number, more: Partial<LogLine> = {}): Written[] =>
  Array.from({ length: count }, (_, at) => info(`served page ${'abcdefghijklmnopqrstuvwxyz'.charAt(at)}`, more));

const seen = (lines: readonly LogLine[], question = 'Why?'): Failures =>
  viewFailures({ lines, question, ...knowledge });
const messages = (lines: readonly LogLine[]): string[] =>
  seen(lines).failures.map(({ group }) => group.lines[0].message);
function only(lines: readonly LogLine[], question?: string): FailureView {
  const [first, ...others] = seen(lines, question).failures;
  if (first === undefined || others.length > 0) throw new Error(`expected one failure, got ${others.length + 1}`);
  return first;
}
function of(word: string, lines: readonly LogLine[], question?: string): FailureView {
  const found = seen(lines, question).failures.find(({ group }) => group.lines[0].message.includes(word));
  if (found === undefined) throw new Error(`no failure ${word}`);
  return found;
}

describe('which lines fail', () => {
  test('those of a known form whatever their level, and those from a warning on', () =>
    expect(
      messages(
        log(info('zfull'), info('all is well'), { message: 'a warning', severity: 'warn' }, 'an error', {
          message: 'of no level',
          severity: null,
        }),
      ),
    ).toEqual(['zfull', 'a warning', 'an error']));

  test('four last words before a death, whatever their level', () => {
    const dying = log(...ordinary(6), info('web-1 exited with code 1'));
    expect(messages(dying)).toEqual(['served page c', 'served page d', 'served page e', 'served page f']);
    expect(seen(dying).failures.map(({ beforeDeath }) => beforeDeath)).toEqual([3, 2, 1, 0]);
  });

  test('what continues an error, but not a warning, nor a frame', () => {
    const continued = (message: string, severity: LogLine['severity'] = 'error'): Written => ({
      message,
      severity,
      continues: true,
    });
    expect(
      messages(
        log(continued('DETAIL of it'), continued('at f (a.js:1)'), continued('more of it', 'warn'), continued('}')),
      ),
    ).toEqual(['DETAIL of it']);
  });

  test('what people wrote counts only where no program wrote', () => {
    const prose: Written = {
      message: 'yesterday we had zfull again because our disk was full',
      headed: false,
      file: 1,
      service: null,
    };
    expect(messages(log(prose))).toHaveLength(1);
    expect(only(log(prose)).prose).toBe(1);
    expect(messages(log(prose, 'zfull'))).toEqual(['zfull']);
  });

  test('80 groups at most', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const many = Array.from({ length: 90 }, (_, at) => `wrong ${letters.charAt(at / 26)}${letters.charAt(at % 26)}`);
    expect(messages(log(...many))).toHaveLength(80);
  });
});

describe('lines that tell of the same failure', () => {
  test('are one where form and values are the same, however else they differ', () => {
    const one = only(log('zfull object=a at noon', { message: 'still zfull object=a', severity: 'fatal' }));
    expect(one.group.lines.map(({ message }) => message)).toEqual(['zfull object=a at noon', 'still zfull object=a']);
    expect(one.severity).toBe('fatal');
  });

  test('are two with other values, and each counts how many there are of its writer', () => {
    const lines = log('zfull object=a', 'zfull object=b', { message: 'zfull object=c', service: 'db' }, 'unheard of');
    expect(seen(lines).failures.map(({ variants }) => variants)).toEqual([2, 2, 1, 1]);
  });

  test('have the smallest distance to a death of them all', () => {
    const died = info('web-1 exited with code 1');
    expect(of('zfull', log('zfull at first', 'it went on', 'zfull again', died)).beforeDeath).toBe(0);
    expect(of('zfull', log('zfull at first', 'it went on', died, 'zfull again')).beforeDeath).toBe(1);
    expect(of('zfull', log(died, 'zfull at first')).beforeDeath).toBeNull();
  });

  test('are as severe as the worst', () =>
    expect(
      only(log({ message: 'wrong 1', severity: 'warn' }, 'wrong 2', { message: 'wrong 3', severity: 'warn' })).severity,
    ).toBe('error'));
});

describe('the order of failures', () => {
  test('is that of their first lines; what is harmless comes last', () => {
    const lines = log('zgood', 'zfull', 'zslow', 'wrong');
    expect(seen(lines).failures.map(({ group, rank }) => [group.lines[0].message, rank])).toEqual([
      ['zgood', 3],
      ['zfull', 0],
      ['zslow', 1],
      ['wrong', 2],
    ]);
  });
});

describe('the program that writes', () => {
  const own = (service: string | null, ...written: Written[]): (boolean | null)[] =>
    seen(log(...written).map((line) => ({ ...line, service }))).failures.map(({ ownProgram }) => ownProgram);

  test('is known by a line that only it writes, or by its name', () => {
    expect(own('shop_postgres', 'zpg')).toEqual([true]);
    expect(own('web', 'zpg')).toEqual([true]);
    expect(own('web', 'zfull')).toEqual([null]);
  });

  test('is another where a form of a third is read from it', () => {
    const both = [entry('zpg', { program: 'postgresql' }), entry('zany', { program: 'redis', specificity: 2 })];
    const view = (service: string): (boolean | null)[] =>
      viewFailures({
        lines: log('zpg', 'zany').map((line) => ({ ...line, service })),
        question: '',
        matcher: createFormMatcher(both),
        guesser: knowledge.guesser,
      }).failures.map(({ ownProgram }) => ownProgram);
    expect(view('web')).toEqual([true, false]);
    expect(view('my_redis')).toEqual([true, true]);
  });

  test('is not known where nothing tells', () => {
    const vague = createFormMatcher([entry('zany', { program: 'redis', specificity: 2 })]);
    const { failures } = viewFailures({ lines: log('zany'), question: '', matcher: vague, guesser: knowledge.guesser });
    expect(failures[0]?.ownProgram).toBeNull();
  });

  test('decides which of two forms is meant', () => {
    const forms = [
      entry('zpg', { program: 'postgresql' }),
      entry('ztwo', { id: 'a', program: 'mysql', specificity: 2 }),
      entry('ztwo', { id: 'b', program: 'postgresql', specificity: 1 }),
    ];
    const meant = (...lines: string[]): (string | undefined)[] =>
      viewFailures({
        lines: log(...lines),
        question: '',
        matcher: createFormMatcher(forms),
        guesser: knowledge.guesser,
      }).failures.map(({ sighting }) => sighting?.entry.id);
    expect(meant('zpg', 'ztwo')).toEqual(['test.zpg', 'b']);
    expect(meant('ztwo')).toEqual(['a']);
  });
});

describe('whom a failure blames', () => {
  const away = (peer: string): Written => `zaway peer=${peer}`;
  const db = (message: string, more: Partial<LogLine> = {}): Written => ({ message, service: 'db', ...more });

  test('a writer that reports a failure itself', () => {
    expect(of('zaway', log(away('db'), db('zfull'))).peerFails).toBe(true);
    expect(of('zaway', log(away('db'), db('wrong', { severity: 'warn' }))).peerFails).toBe(true);
    expect(of('zaway', log(away('db'), db('served', { severity: 'info' }))).peerFails).toBe(false);
    expect(of('zaway peer=db', log(away('db'), db('zaway peer=disk'))).peerFails).toBe(false);
    expect(of('zaway', log(away('db'), db('zgood'))).peerFails).toBe(false);
    expect(of('zaway', log(away('web'), 'zfull')).peerFails).toBe(false);
  });

  test('a writer that complains itself knows that others blame it', () => {
    const lines = log(away('db'), db('zfull'));
    expect([of('zfull', lines).blamedByOthers, of('zaway', lines).blamedByOthers]).toEqual([true, false]);
    expect(of('zaway', log(away('web'))).blamedByOthers).toBe(false);
  });

  test('somebody of whom nothing was read, but not the loopback', () => {
    const unread = (peer: string, ...more: Written[]): boolean => of('zaway', log(away(peer), ...more)).peerUnread;
    expect(unread('stripe')).toBe(true);
    expect(unread('db', db('served', { severity: 'info' }))).toBe(false);
    for (const own of ['localhost', '127.0.0.1', '[::1]', '0.0.0.0', 'http://localhost'])
      expect(unread(own)).toBe(false);
    expect(only(log('zfull')).peerUnread).toBe(false);
    const nameless = log(away('stripe')).map((line) => ({ ...line, service: null }));
    expect(only(nameless).peerUnread).toBe(false);
  });
});

describe('a failure that is over', () => {
  const over = (...written: Written[]): boolean => of('zfull', log(...written)).recovered;

  test('is followed by six ordinary lines of its writer, and ended in the first three quarters', () => {
    expect(over('zfull', ...ordinary(6))).toBe(true);
    expect(over('zfull', ...ordinary(5))).toBe(false);
    expect(over(...ordinary(25), 'zfull', ...ordinary(6))).toBe(false);
    expect(over(...ordinary(24), 'zfull', ...ordinary(7))).toBe(true);
  });

  test('is not over for what others do, nor for what its writer did before', () => {
    expect(over('zfull', ...ordinary(9, { service: 'db' }))).toBe(false);
    expect(over(...ordinary(9), 'zfull', ...ordinary(5, { service: 'db' }), ...ordinary(5))).toBe(false);
  });

  test('is not over where anybody died', () =>
    expect(over('zfull', ...ordinary(9), info('db-1 exited with code 1', { service: 'db' }))).toBe(false));

  test('lasts while it is written in the last part of the log', () => {
    expect(of('zfull', log(...ordinary(17), 'zfull', ...ordinary(2))).persists).toBe(true);
    expect(of('zfull', log(...ordinary(16), 'zfull', ...ordinary(3))).persists).toBe(false);
    expect(of('zfull', log('zfull one', ...ordinary(18), 'zfull two')).persists).toBe(true);
  });
});

describe('what a failure is about', () => {
  test('is asked about where the question names its writer, its peer or its thing', () => {
    const asked = (question: string, message = 'zaway peer=stripe object=orders'): boolean =>
      only(log(message), question).asked;
    for (const name of ['web', 'stripe', 'orders']) expect(asked(`Why does ${name} fail?`)).toBe(true);
    expect(asked('Why does billing fail?')).toBe(false);
    expect(only(log('zpg'), 'Is postgresql broken?').asked).toBe(true);
  });

  test('is guessed of lines in no known form, from a warning on', () => {
    expect(only(log('frobs everywhere')).guess?.because).toBe('frobs');
    expect(only(log('zfull frobs')).guess).toBeNull();
    expect(only(log('gizmo is wobbly')).guess).toBeNull();
    const dying = log(info('frobs everywhere'), info('web-1 exited with code 1'));
    expect(only(dying).guess).toBeNull();
  });

  test('reads half as prose where a line of a program does', () => {
    const [line] = log({ message: 'then we had zfull again', headed: false });
    expect(
      line === undefined
        ? null
        : only([line, ...log(...ordinary(3)).map((one) => ({ ...one, order: one.order + 1 }))]).prose,
    ).toBe(0.5);
    expect(only(log('then we had zfull again')).prose).toBe(0);
  });

  test('is the only kind that can be a cause and lasts', () => {
    expect(only(log('zfull')).onlyKind).toBe(true);
    expect(of('zfull', log('zfull', 'zaway', 'zgood', 'wrong')).onlyKind).toBe(true);
    expect(of('zaway', log('zfull', 'zaway')).onlyKind).toBe(false);
    expect(of('zfull', log('zfull', 'zslow')).onlyKind).toBe(false);
    expect(of('zslow', log('zfull', ...ordinary(9), 'zslow')).onlyKind).toBe(true);
    expect(of('zfull', log('zfull', ...ordinary(9), 'zslow')).onlyKind).toBe(false);
  });
});

describe('what holds for the whole case', () => {
  const whole = (lines: readonly LogLine[], question = 'Why?'): Failures['whole'] => seen(lines, question).whole;

  test('errors are those of lines that tell, from errors on', () => {
    expect(whole(log('zfull')).noErrors).toBe(false);
    expect(whole(log({ message: 'zfull', severity: 'warn' })).noErrors).toBe(true);
    expect(whole(log('zgood')).noErrors).toBe(true);
  });

  test('it ends well where nothing that tells stands in the last part', () => {
    expect(whole(log('zfull', ...ordinary(9))).endsWell).toBe(true);
    expect(whole(log(...ordinary(9), 'zfull')).endsWell).toBe(false);
    expect(whole(log(...ordinary(9), 'zgood')).endsWell).toBe(true);
  });

  test('deaths are counted, and the services that lines name', () => {
    const found = seen(log('zfull', info('web-1 exited with code 1'), { message: 'x', service: 'db' }));
    expect([found.whole.deaths, found.deaths.length, [...found.services]]).toEqual([1, 1, ['web', 'db']]);
  });

  test('what the question says is taken from it', () => {
    expect(whole(log(), 'Should I worry?')).toMatchObject({
      askedWhetherAny: true,
      asksYesOrNo: true,
      saysItWorks: false,
    });
    expect(whole(log(), 'The shop works fine.')).toMatchObject({ asksYesOrNo: false, saysItWorks: true });
    expect(whole(log(), 'Why?')).toMatchObject({ askedWhetherAny: false, asksYesOrNo: false, saysItWorks: false });
  });

  test('a tool that says that it has succeeded after the last error has', () => {
    expect(whole(log('zfull', info('Build completed'))).succeeds).toBe(true);
    expect(whole(log(info('Build completed'))).succeeds).toBe(true);
    expect(whole(log(info('Build completed'), 'zfull')).succeeds).toBe(false);
    expect(whole(log('zfull', info('Build not completed'))).succeeds).toBe(false);
    expect(whole(log('zfull', info('building'))).succeeds).toBe(false);
    expect(whole(log('zfull 1', info('Build completed'), 'zfull 2')).succeeds).toBe(false);
  });
});

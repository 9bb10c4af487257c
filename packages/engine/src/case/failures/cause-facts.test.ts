import { describe, expect, test } from '@jest/globals';
import type { CatalogueEntry, Step } from '../../knowledge/catalogue-entry.ts';
import { KIND_FACTS } from '../../knowledge/kinds.ts';
import type { Captures } from '../../knowledge/match-forms.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';
import type { FailureView } from '../../rules/failure-view.ts';
import { meaningOf, nextStepsOf, stepsOfKind, valuesOf } from './cause-facts.ts';
import type { Platform } from './cause-facts.ts';
import { componentOf } from './component.ts';
import { kindOf } from './kind-of.ts';
import { causesOf, weighFailures } from './weigh-failures.ts';
import type { FailureCause } from './weigh-failures.ts';

type Answer = FailureCause['answers'][number];
interface Given {
  readonly text?: string;
  readonly messageAt?: number;
  readonly start?: number;
  readonly service?: string | null;
  readonly captures?: Captures;
  readonly entry?: Partial<CatalogueEntry> | null;
  readonly server?: string | null;
  /** Where the form ends; one character behind its start unless told. */
  readonly end?: number;
  readonly guess?: FailureView['guess'];
  readonly probability?: number;
}

const step = (text: string, more: Partial<Step> = {}): Step => ({ text, ...more });

function viewOf(given: Given): FailureView {
  const {
    text = 'disk /var is full',
    messageAt = 0,
    start = messageAt,
    service = 'db',
    captures = {},
    guess = null,
  } = given;
  const entry = {
    id: 'x',
    kind: 'disk_full',
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk is full',
    check: step('Look'),
    repair: [step('Mend')],
    ...given.entry,
  } as CatalogueEntry;
  const sighting = given.entry === null ? null : { entry, captures, start, end: given.end ?? start + 1 };
  const line = { text, messageAt, message: text.slice(messageAt), file: 0, service } as LogLine;
  return {
    group: { key: '', service, lines: [line] },
    sighting,
    guess,
    server: given.server ?? null,
  } as unknown as FailureView;
}
const answer = (given: Given = {}): Answer =>
  ({ answer: { is: 'failure', view: viewOf(given) }, probability: given.probability ?? 0.5 }) as unknown as Answer;
const cause = (...answers: readonly Given[]): FailureCause => ({
  kind: 'disk_full',
  component: 'db',
  answers: answers.map(answer),
  probability: 0.5,
});

describe('the values of a cause', () => {
  test('are those of its strongest line that has them, with its service and program', () =>
    expect(
      valuesOf(
        cause(
          { captures: { path: '/var' }, entry: { program: 'postgresql' } },
          { captures: { path: '/tmp', limit: '5' } },
        ),
      ),
    ).toEqual({ path: '/var', limit: '5', service: 'db', program: 'postgresql' }));

  test('name what its telling line names, and not what another form names beside it', () => {
    const exits = { captures: { object: 'web-1', path: '/srv' }, entry: { id: 'y', means: 'It ended' } };
    const told = { entry: { means: 'It uses {object|a value}' } };
    expect(meaningOf(cause(told, exits)).means).toBe('It uses a value');
    expect(valuesOf(cause(told, exits))).toEqual({ path: '/srv', service: 'db' });
    expect(meaningOf(cause(told, { ...exits, entry: told.entry })).means).toBe('It uses web-1');
  });

  test('have no service and no program where these are not known', () =>
    expect(valuesOf(cause({ service: null }))).toEqual({}));
});

describe('what a cause means', () => {
  test('is the sentence of its form with its values', () =>
    expect(meaningOf(cause({ captures: { path: '/var' }, entry: { means: 'The disk of {path} is full' } })).means).toBe(
      'The disk of /var is full',
    ));

  test('is told by the first probable line whose sentence names a value', () => {
    const named = { captures: { path: '/var' }, entry: { means: '{path} is full' }, text: 'second' };
    const quoteOf = (probability: number): string | null =>
      meaningOf(cause({ text: 'first' }, { ...named, probability })).quote;
    // From a fifth of the strongest on.
    expect([quoteOf(0.1), quoteOf(0.09)]).toEqual(['second', 'first']);
    const unused = { ...named, entry: { means: 'It is full' } };
    expect(meaningOf(cause({ text: 'first' }, unused)).quote).toBe('first');
    const unnamed = { ...named, captures: {} };
    expect(meaningOf(cause({ text: 'first' }, unnamed)).quote).toBe('first');
  });

  test('is that of its kind where no form is known, or no line', () => {
    expect(meaningOf(cause({ entry: null }))).toEqual({
      means: KIND_FACTS.disk_full.means,
      quote: 'disk /var is full',
    });
    expect(meaningOf(cause())).toEqual({ means: KIND_FACTS.disk_full.means, quote: null });
  });
});

describe('the quotation of a cause', () => {
  const quote = (given: Given): string | null => meaningOf(cause(given)).quote;

  test('begins with the message where the form stands near its beginning', () => {
    const text = `12:00 ERROR ${'a'.repeat(39)} full`;
    expect(quote({ text, messageAt: 12, start: 52 })).toBe(`${'a'.repeat(39)} full`);
  });

  test('is whole where the form ends within 480 characters', () => {
    const text = `${'word '.repeat(94)}full disk`;
    expect(quote({ text: `${text} and more`, start: text.length - 1 })).toBe(`${text}…`);
  });

  test('begins with a whole word, forty characters before the form, where it ends further behind', () => {
    const text = `${'word '.repeat(96)}full disk`;
    expect(quote({ text, start: 480 })).toBe(`…${'word '.repeat(7)}full disk`);
    expect(quote({ text: `${'x'.repeat(480)}full disk`, start: 480 })).toBe(`…${'x'.repeat(40)}full disk`);
  });

  test('is of the line in which the form stands', () => {
    const text = 'ERROR first\nsecond full\nthird';
    expect(quote({ text, messageAt: 6, start: 19 })).toBe('second full');
    expect(quote({ text, messageAt: 6, start: 6 })).toBe('first');
  });

  test('has 140 characters at most', () => {
    expect(quote({ text: 'z'.repeat(140) })).toBe('z'.repeat(140));
    expect(quote({ text: 'z'.repeat(141) })).toBe(`${'z'.repeat(140)}…`);
  });

  test('has more for values of the form that stand behind them', () => {
    const text = 'z'.repeat(600);
    expect(quote({ text, end: 200 })).toBe(`${'z'.repeat(200)}…`);
    expect(quote({ text, end: 600 })).toBe(`${'z'.repeat(480)}…`);
  });

  test('is the message where no form is known', () =>
    expect(quote({ text: '12:00 gadgets', messageAt: 6, entry: null })).toBe('gadgets'));
});

describe('what to do about a cause', () => {
  const check = step('Look at {path}', { compose: 'docker ps', kubernetes: 'kubectl get', host: 'df {path}' });
  const given = { captures: { path: '/var' }, entry: { check, repair: [step('Empty it', { destructive: true })] } };

  test.each([
    ['compose', 'docker ps'],
    ['kubernetes', 'kubectl get'],
    ['host', 'df /var'],
  ] as const)('on %s is told with its command, values filled in', (platform, command) =>
    expect(nextStepsOf(cause(given), platform)).toEqual([
      { text: 'Look at /var', command },
      { text: 'Empty it', destructive: true },
    ]),
  );

  test('takes the command of a host where the way it is run has none', () => {
    const commandOf = (more: Partial<Step>): string | undefined =>
      nextStepsOf(cause({ entry: { check: step('x', more), repair: [] } }), 'compose')[0]?.command;
    expect(commandOf({ host: 'df', kubernetes: 'k' })).toBe('df');
    expect(commandOf({ kubernetes: 'k' })).toBe('k');
    expect(commandOf({})).toBeUndefined();
  });

  test.each([
    ['D:\\out.pdf', 'host', 'Get-PSDrive'],
    ['\\\\files\\out', 'host', 'Get-PSDrive'],
    ['/var/lib/app', 'host', 'df'],
    [undefined, 'host', 'df'],
    ['D:\\out.pdf', 'compose', 'df'],
  ] as const)('for a file at %s, run as %s, is %s', (path, platform, command) => {
    const captures = path === undefined ? {} : { path };
    const given = { captures, entry: { check: step('x', { host: 'df', windows: 'Get-PSDrive' }), repair: [] } };
    expect(nextStepsOf(cause(given), platform)[0]?.command).toBe(command);
  });

  test('leaves the commands of another shell out where the path is of Windows', () =>
    expect(
      nextStepsOf(
        cause({ captures: { path: 'C:/data' }, entry: { check: step('x', { host: 'df' }), repair: [] } }),
        'host',
      ),
    ).toEqual([{ text: 'x' }]));

  test('is that of its kind where no form is known', () => {
    const { check: own, repair } = KIND_FACTS.disk_full;
    const stepsOf = (of: FailureCause): number => nextStepsOf(of, 'host').length;
    expect(stepsOf(cause({ entry: null }))).toBe(1 + repair.length);
    expect(stepsOf(cause())).toBe(1 + repair.length);
    expect(stepsOfKind('disk_full', {})[0]?.text).toBe(own.text);
  });

  test('of a kind is told for the way the program is run, on a host also where systemd runs it', () => {
    const { check } = KIND_FACTS.disk_full;
    const commandFor = (platform: Platform) => stepsOfKind('disk_full', { platform })[0]?.command;
    expect(check.host).toBeDefined();
    expect(commandFor('host')).toBe(commandFor('systemd'));
    expect(new Set([commandFor('host'), commandFor('kubernetes')]).size).toBe(2);
  });

  test('of a kind is told for Compose, with the service and its peer where they are known', () => {
    const commands = stepsOfKind('connection_refused', { service: 'web', peer: 'db' }).flatMap(
      ({ command }) => command ?? [],
    );
    expect(commands.join('\n')).toMatch(/\bweb\b/);
    expect(commands.join('\n')).not.toContain('<service>');
    expect(
      stepsOfKind('connection_refused', {})
        .flatMap(({ command }) => command ?? [])
        .join('\n'),
    ).toContain('<service>');
  });
});

describe('whom commands name', () => {
  const step = { text: 'Run it', compose: 'exec {server} psql; restart {service}' };
  const words = { program: 'postgresql', peerProgram: 'postgresql', check: step } as const;
  const commandOf = (...told: Given[]): string | undefined => nextStepsOf(cause(...told), 'compose')[0]?.command;

  test('is the server for what is done there, and the client that repeats its words for the rest', () => {
    const [db, api] = [
      { service: 'db', server: 'db', entry: words },
      { service: 'api', server: 'db', entry: words },
    ];
    expect(commandOf(db, api)).toBe('exec db psql; restart api');
    expect(commandOf(db)).toBe('exec db psql; restart db');
    expect(commandOf({ ...api, server: null })).toBe('exec <postgresql> psql; restart api');
    expect(commandOf({ ...db, entry: { check: step } }, { ...api, entry: { check: step } })).toBe(
      'exec db psql; restart db',
    );
  });
});

describe('the kind of a failure', () => {
  const guessed = (probability: number) =>
    kindOf(viewOf({ entry: null, guess: { kind: 'deadlock', probability, because: '' } }));

  test('is that of its form, else the guessed one from three in ten on', () => {
    expect(kindOf(viewOf({}))).toBe('disk_full');
    expect(kindOf(viewOf({ guess: { kind: 'deadlock', probability: 0.9, because: '' } }))).toBe('disk_full');
    expect([guessed(0.3), guessed(0.29)]).toEqual(['deadlock', null]);
    expect(kindOf(viewOf({ entry: null }))).toBeNull();
  });
});

describe('the part to repair', () => {
  const part = (given: Given): string => componentOf(viewOf(given));

  test('is the service, with the program in it where its name does not say that', () => {
    expect(part({ entry: { fault: 'own_setting' } })).toBe('db');
    expect(part({ entry: { fault: 'own_setting', program: 'redis' } })).toBe('db/redis');
    expect(part({ service: 'my_redis', entry: { fault: 'own_setting', program: 'redis' } })).toBe('my_redis');
    expect(part({ service: null, entry: { fault: 'own_setting', program: 'redis' } })).toBe('redis');
    expect(part({ service: null, entry: { fault: 'own_setting' } })).toBe('');
  });

  test.each([
    ['disk_full', 'disk of db'],
    ['read_only_storage', 'disk of db'],
    ['data_corruption', 'disk of db'],
    ['clock_wrong', 'clock of db'],
    ['memory_exhausted', 'memory of db'],
    ['kernel_setting', 'kernel of db'],
    ['port_in_use', 'db'],
  ] as const)('of the host that fails by %s is %s', (kind, expected) =>
    expect(part({ entry: { kind } })).toBe(expected),
  );

  test('of a host of which no service is known is that of the host; of its own setting none', () => {
    expect(part({ service: null })).toBe('disk of the host');
    expect(part({ captures: { object: 'dm-8' } })).toBe('disk dm-8');
    expect(part({ captures: { object: '/dev/nvme0n1p2' } })).toBe('disk /dev/nvme0n1p2');
    expect(part({ captures: { object: 'orders' } })).toBe('disk of db');
    expect(part({ entry: { fault: 'own_data' } })).toBe('db');
  });

  test('is never the kernel, which tells of others: what it names, its own part, or the host', () => {
    const told = (captures: Captures, entry: Partial<CatalogueEntry>): string =>
      part({ service: 'kernel', captures, entry });
    expect(told({}, { program: 'linux' })).toBe('disk of the host');
    expect(told({}, { program: 'lvm' })).toBe('disk of lvm');
    expect(told({ object: 'node' }, { fault: 'own_setting' })).toBe('node');
    expect(told({}, { fault: 'own_setting' })).toBe('the host');
    expect(told({}, { kind: 'kernel_setting', fault: 'own_setting' })).toBe('kernel of the host');
  });

  test('is the unit of which systemd tells, and not systemd', () => {
    const told = (object: string, entry: Partial<CatalogueEntry> = {}): string =>
      part({ service: 'systemd', captures: { object }, entry: { program: 'systemd', fault: 'own_setting', ...entry } });
    expect(told('shop-api.service')).toBe('shop-api');
    expect(told('cockpit.socket')).toBe('cockpit');
    expect(told('mariadb.service', { fault: 'own_host' })).toBe('disk of mariadb');
    expect(told('Local File Systems')).toBe('systemd');
    expect(told('shop-api.service', { program: 'docker' })).toBe('systemd/docker');
  });

  test('is the other end where that is to blame, by its bare name', () => {
    const peer = (name: string, more: Partial<CatalogueEntry> = {}): string =>
      part({ captures: { peer: name }, entry: { fault: 'peer', ...more } });
    expect(peer('cache:6379')).toBe('cache');
    expect(peer('redis://cache:6379/0')).toBe('cache');
    expect(peer('cache', { peerProgram: 'redis' })).toBe('cache');
    expect(peer('store', { peerProgram: 'redis' })).toBe('store/redis');
    expect(part({ entry: { fault: 'peer', peerProgram: 'redis' } })).toBe('redis');
    expect(part({ entry: { fault: 'peer' } })).toBe('db');
    expect(part({ service: null, entry: { fault: 'peer' } })).toBe('');
  });

  test('of words that clients repeat is the server where it is mended there, if one is known', () => {
    const atServer = { text: 'Look', compose: 'docker compose exec {server} psql' };
    const entry = { fault: 'own_setting', program: 'postgresql', peerProgram: 'postgresql', check: atServer } as const;
    const words = { service: 'api', server: 'db' };
    expect(part({ ...words, entry })).toBe('db/postgresql');
    expect(part({ ...words, server: null, entry })).toBe('api/postgresql');
    expect(part({ ...words, entry: { ...entry, fault: 'own_code' } })).toBe('api/postgresql');
    expect(part({ ...words, entry: { ...entry, check: { text: 'Look' } } })).toBe('api/postgresql');
    expect(part({ ...words, entry: { ...entry, peerProgram: 'mysql' } })).toBe('api/postgresql');
  });

  test('of a line in no known form is its service', () => {
    expect(part({ entry: null })).toBe('db');
    expect(part({ entry: null, service: null })).toBe('');
  });
});

describe('answers that name the same kind', () => {
  const whole = {
    deaths: 0,
    noErrors: false,
    endsWell: false,
    asksYesOrNo: false,
    saysItWorks: false,
    tellsFailure: false,
    succeeds: true,
  };
  const view = (given: Given, severity: 'error' | null): FailureView =>
    ({
      ...viewOf(given),
      severity,
      ownProgram: null,
      variants: 1,
      beforeDeath: null,
      prose: 0,
    }) as FailureView;
  const failures = [
    view({ entry: { kind: 'disk_full' } }, null),
    view({ entry: { kind: 'deadlock' }, service: 'web' }, 'error'),
    view({ entry: { kind: 'disk_full' }, service: 'api' }, 'error'),
    view({ entry: null }, 'error'),
  ];
  const given = { failures, whole, deaths: [], services: new Set<string>() };
  const weights = { error_level: Math.log(4), succeeds: Math.log(3) };

  test('are one cause, as probable as they are together; the strongest names the part', () => {
    const answers = weighFailures(given, weights);
    // Odds 1, 4, 4, 4 of the failures, 1 of "not known", 3 of "no incident".
    expect(answers.map(({ probability }) => Number((17 * probability).toFixed(6)))).toEqual([4, 4, 4, 3, 1, 1]);
    expect(
      causesOf(answers).map(({ kind, component, probability }) => [
        kind,
        component,
        Number((17 * probability).toFixed(6)),
      ]),
    ).toEqual([
      ['disk_full', 'disk of api', 5],
      ['deadlock', 'web', 4],
    ]);
  });

  test('each says what was measured and what that weighs', () => {
    const answers = weighFailures(given, weights);
    expect(answers.find(({ answer: { is } }) => is === 'no_incident')).toMatchObject({
      measured: { succeeds: 1 },
      reasons: [{ code: 'succeeds', weight: Math.log(3) }],
      score: Math.log(3),
    });
    expect(answers.at(-1)?.answer.is).toBe('unknown');
  });
});

// cspell:ignore correcthorse
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { MatsError, SECRET_KINDS } from '@mats/contracts';
import type { FiledTurn, SessionFile } from '@mats/contracts';
import { makeRepository, temporaryFolders } from '@mats/sources/testing';
import { openSessionFile } from './open-session-file.ts';
import { replaySession, withOwnReplay } from './replay-session.ts';
import { recordSession, rehashed, withoutSecrets } from './testing/recorded-session.ts';

/** Three agents are started in this process. */
jest.setTimeout(120_000);

const temporaryFolder = temporaryFolders();
const VERSION = { version: '0.1.0' };
const NOW = Date.UTC(2026, 0, 2);

const CODE = `export function totalOf(order) {
  return order.items.reduce((sum, item) => sum + item.price.amount, 0);
}
`;
const LOG = `2026-01-01T10:00:00.000Z INFO checkout started password=hunter22
2026-01-01T10:05:00.000Z ERROR request failed
TypeError: Cannot read properties of undefined (reading 'amount')
    at totalOf (/srv/app/src/total.js:2:57)
    at checkout (/srv/app/src/checkout.js:1:10)
`;

/** A session whose log and repository are gone by the time it is replayed. */
async function recorded(): Promise<SessionFile> {
  const folder = await temporaryFolder();
  const made = makeRepository(await temporaryFolder());
  made.commit('start', {
    'src/total.js': 'export const totalOf = (order) => order.total;\n',
    'src/checkout.js': 'totalOf()\n',
  });
  made.commit('total: sum the items', { 'src/total.js': CODE });
  const log = path.join(folder, 'checkout.log');
  await writeFile(log, LOG);
  const file = await recordSession({
    prompt: 'Why does checkout fail?',
    logPaths: [log],
    repositories: { shop: made.folder },
    now: NOW,
  });
  await Promise.all([folder, made.folder].map((gone) => rm(gone, { recursive: true })));
  return file;
}

function firstTurn(file: SessionFile): FiledTurn {
  const [turn] = file.turns;
  if (turn === undefined) throw new Error('no turn');
  return turn;
}

/** The file with another first turn, hashed as if it had been exported so. */
function withTurn(file: SessionFile, change: (turn: FiledTurn) => FiledTurn): SessionFile {
  return rehashed({ ...file, turns: [change(firstTurn(file))] });
}

/** Logins that differ in their secrets alone, then refused ones: how many forms of lines there are rests on the secrets. */
const SECRET_LOG = [
  ...Array.from(
    { length: 12 },
    (_, at) => `2026-01-01T10:00:${10 + at}.000Z INFO auth login user=ada password=tr0ub4dor${at} ok`,
  ),
  '2026-01-01T10:05:00.000Z ERROR auth login failed for postgres://shop:hunter22secret@db:5432/shop: timeout',
  '2026-01-01T10:05:01.000Z ERROR auth login failed for postgres://shop:correcthorse9@db:5432/shop: timeout',
  '2026-01-01T10:05:02.000Z ERROR auth session token=ghp_16C7e42F292c6912E7710c838347Ae178B4a refused',
  'TypeError: no value for password=hunter22secret',
  '    at totalOf (/srv/app/src/total.js:2:57)',
].join('\n');

describe('a session whose log held secrets', () => {
  let raw: SessionFile;
  beforeAll(async () => {
    const log = path.join(await temporaryFolder(), 'auth.log');
    await writeFile(log, `${SECRET_LOG}\n`);
    raw = await recordSession({ prompt: 'Why do logins fail?', logPaths: [log], repositories: {}, now: NOW });
  });

  test('gives the report that was shown, byte for byte, from a file without them', async () => {
    const text = JSON.stringify(withoutSecrets(raw, { shapes: true }));
    expect(text).not.toMatch(/tr0ub4dor|hunter22secret|correcthorse9|16C7e42F/);
    const { identical, turns } = await replaySession(openSessionFile(text), VERSION);
    expect(turns[0]?.difference).toBeUndefined();
    expect([identical, turns[0]?.against]).toEqual([true, 'recorded']);
  });

  test('which it would not without the shapes of the secrets', async () => {
    const bare = openSessionFile(JSON.stringify(withoutSecrets(raw, { shapes: false })));
    expect((await replaySession(bare, VERSION)).identical).toBe(false);
  });

  test('and changed shapes are noticed', () => {
    const file = withoutSecrets(raw, { shapes: true });
    const [[sha256, blob] = ['', undefined]] = Object.entries(file.blobs).filter(
      ([, { secrets }]) => secrets !== undefined,
    );
    if (blob === undefined) throw new Error('no secrets');
    const changed = { ...file, blobs: { ...file.blobs, [sha256]: { ...blob, secrets: { shapes: [], lines: [] } } } };
    expect(() => openSessionFile(JSON.stringify(changed))).toThrow(/the SHA-256 of secrets/);
  });
});

describe('a session whose log held a secret of', () => {
  const kinds = SECRET_KINDS.map(({ kind, example, secret = example }) => ({ kind, example, secret }));
  /** One of each way in which a secret and its shape can be told: over lines, by its address, its check digits, its name, what stands in it. */
  const ONES = [
    'private key',
    'Discord webhook',
    'DigitalOcean token',
    'IBAN',
    'card number',
    'secret in a query',
    'Sentry DSN',
  ];
  const alone = kinds
    .filter(({ kind }) => ONES.includes(kind))
    .map(({ kind, example, secret }) => [kind, [example], [secret]] as const);

  test.each([
    ...alone,
    ['every kind', kinds.map(({ example }) => example), kinds.map(({ secret }) => secret)] as const,
  ])(
    '%s gives the report that was shown, byte for byte, and no part of the secret',
    async (_kind, examples, secrets) => {
      const log = path.join(await temporaryFolder(), 'auth.log');
      const settings = examples.map((example) => `2026-01-01T10:00:11.000Z INFO auth settings ${example} read`);
      const failures = examples.flatMap((example) => [
        `2026-01-01T10:05:00.000Z ERROR auth login failed with ${example} refused`,
        `TypeError: Cannot read properties of undefined (reading 'amount') near ${example}`,
        '    at totalOf (/srv/app/src/total.js:2:57)',
      ]);
      await writeFile(log, `${[...settings, ...failures].join('\n')}\n`);
      const raw = await recordSession({ prompt: 'Why do logins fail?', logPaths: [log], repositories: {}, now: NOW });
      const text = JSON.stringify(withoutSecrets(raw, { shapes: true }));
      // Also where it was shortened: the first half of a secret is as bad as all of it.
      const halves = secrets.map((secret) => secret.slice(0, Math.ceil(secret.length * 0.75)));
      expect(halves.filter((half) => text.includes(JSON.stringify(half).slice(1, -1)))).toEqual([]);
      const { turns } = await replaySession(openSessionFile(text), VERSION);
      expect(turns).toMatchObject([{ identical: true, against: 'recorded' }]);
    },
  );
});

describe('a recorded session', () => {
  let file: SessionFile;
  beforeAll(async () => {
    file = await recorded();
  });

  test('gives the same report from its file alone, when log and repository are gone', async () => {
    const opened = openSessionFile(JSON.stringify(file));
    expect(firstTurn(opened).report).toMatchObject({ where: { file: 'src/total.js', line: 2 } });
    const replay = await replaySession(opened, VERSION);
    expect(replay).toMatchObject({ identical: true, session: 'recorded', turns: [{ turn: 1, identical: true }] });
    expect(replay.turns[0]?.agents).toEqual(
      ['sre', 'investigator', 'architect'].map((agent) => ({ agent, identical: true, missed: [], replayed: true })),
    );
  });

  test('says which fields of which turn differ from what another version had answered', async () => {
    const other = withTurn(file, (turn) => ({
      ...turn,
      report:
        turn.report === null
          ? null
          : { ...turn.report, verdict: 'no_incident', evidence: turn.report.evidence.slice(1) },
    }));
    const { identical, turns } = await replaySession(other, VERSION);
    expect(identical).toBe(false);
    expect(turns[0]?.difference).toMatchObject({
      identical: false,
      fields: [{ field: 'verdict', a: 'no_incident', b: firstTurn(file).report?.verdict }],
      evidence: { added: [{ title: firstTurn(file).report?.evidence[0]?.title }], lost: [] },
      others: [],
    });
  });

  test('an agent that asks for something else is told that it is not on the tape, and the replay says what', async () => {
    const other = withTurn(file, (turn) => ({
      ...turn,
      delegations: turn.delegations.map((call) =>
        call.tape === null || call.agent !== 'investigator'
          ? call
          : { ...call, tape: { ...call.tape, calls: call.tape.calls.filter(({ call: name }) => name !== 'blame') } },
      ),
    }));
    const { identical, turns } = await replaySession(other, VERSION);
    expect(identical).toBe(false);
    expect(turns[0]?.agents.map(({ agent, missed }) => [agent, missed])).toEqual([
      ['sre', []],
      ['investigator', ['repository:shop blame']],
      ['architect', []],
    ]);
  });

  test('an agent that cannot go on without what is not on the tape ends the replay of its turn, which says why', async () => {
    const other = withTurn(file, (turn) => ({
      ...turn,
      delegations: turn.delegations.map((call) =>
        call.tape === null
          ? call
          : { ...call, tape: { ...call.tape, calls: call.tape.calls.filter(({ call: name }) => name !== 'mapTrace') } },
      ),
    }));
    expect(await replaySession(other, VERSION)).toMatchObject({
      identical: false,
      turns: [
        {
          notReplayed: 'the Investigator agent asks for what was not recorded: source_maps mapTrace',
          identical: false,
        },
      ],
    });
  });

  test('where secrets were taken out, the file is held against what it gave when it was made, by the version that answered', async () => {
    const changed = withTurn({ ...file, redacted: 1 }, (turn) => ({
      ...turn,
      report: turn.report === null ? null : { ...turn.report, impact: 'Seen with secrets.' },
    }));
    expect(await withOwnReplay(file, '0.1.0')).toBe(file);
    const kept = openSessionFile(JSON.stringify(await withOwnReplay(changed, '0.1.0')));
    expect(await replaySession(kept, VERSION)).toMatchObject({ identical: true, turns: [{ against: 'export' }] });
    const later = await withOwnReplay(changed, '0.2.0');
    expect(await replaySession(later, VERSION)).toMatchObject({
      identical: false,
      turns: [{ against: 'recorded', difference: { others: ['impact'] } }],
    });
  });

  test.each([
    ['no tape', { tape: null }, 'the SRE agent handed over no record of what it read'],
    ['a cut tape', { incomplete: 'too much' }, 'the record of the SRE agent is not whole: too much'],
  ])('a turn with %s is not done again, and says why', async (_what, change, reason) => {
    const other = withTurn(file, (turn) => ({
      ...turn,
      delegations: turn.delegations.map((call) =>
        call.agent !== 'sre' || call.tape === null
          ? call
          : { ...call, tape: 'tape' in change ? null : { ...call.tape, ...change } },
      ),
    }));
    const replay = await replaySession(other, VERSION);
    expect(replay).toMatchObject({ identical: false, turns: [{ notReplayed: reason, agents: [] }] });
  });

  test.each([
    ['prose', 'Dear Bob', 'session_file_foreign'],
    ['other JSON', '{"format":"har"}', 'session_file_foreign'],
    ['a later schema', '{"format":"mats-session","schema":2}', 'session_file_foreign'],
    ['a file that ends too early', JSON.stringify({ format: 'mats-session' }).slice(0, -1), 'session_file_damaged'],
    ['a file with parts missing', '{"format":"mats-session","schema":1}', 'session_file_damaged'],
  ])('%s is refused with a code', (_what, text, code) => {
    expect(() => openSessionFile(text)).toThrow(expect.objectContaining({ code }));
  });

  test('a changed part is named, whichever it is', () => {
    const changed = { ...file, turns: [{ ...firstTurn(file), prompt: 'Why not?' }] };
    expect(() => openSessionFile(JSON.stringify(changed))).toThrow(
      new MatsError('session_file_damaged', { reason: 'the SHA-256 of turn 1 is not the one it was written with' }),
    );
    const [sha256 = ''] = Object.keys(file.blobs);
    const blobs = { ...file.blobs, [sha256]: { bytes: 1, gzip: gzipSync('x').toString('base64') } };
    expect(() => openSessionFile(JSON.stringify({ ...file, blobs }))).toThrow(/blob [0-9a-f]{64}/);
  });
});

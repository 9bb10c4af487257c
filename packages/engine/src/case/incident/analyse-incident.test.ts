import { describe, expect, test } from '@jest/globals';
import { createLogReader } from '../../logs/lines/reader.ts';
import { analyseIncident } from './analyse-incident.ts';
import type { IncidentAnalysis } from './analyse-incident.ts';

const START = Date.parse('2026-03-01T10:00:00Z');
const SHA = ['1111111111aa', '2222222222bb'];

interface Line {
  at: number;
  level?: string;
  msg: string;
  [field: string]: unknown;
}

/** Logs by service; `at` is in seconds. */
function incident(logs: Record<string, readonly Line[]>, question?: string): IncidentAnalysis {
  const read = Object.entries(logs).map(([service, lines]) => {
    const reader = createLogReader({ source: service, referenceTime: START });
    const text = lines
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, level = 'info', ...rest }) =>
        JSON.stringify({ level, time: new Date(START + at * 1000).toISOString(), service, ...rest }),
      );
    reader.push(Buffer.from(`${text.join('\n')}\n`));
    const label = `${service}.log`;
    return { analysis: reader.finish(), locator: { source: 'file' as const, name: label, label }, service: null };
  });
  return analyseIncident({ logs: read, containers: [], ...(question === undefined ? {} : { question }) });
}

const every = (from: number, to: number, step: number, line: Omit<Line, 'at'> & { msg: string }): Line[] =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, index) => ({ ...line, at: from + index * step }));
const deployed = (at: number, sha = SHA[1]): Line => ({ at, msg: `deployed revision ${sha}`, revision: sha });
const texts = ({ failures }: IncidentAnalysis): string[] => failures.map(({ template }) => template.text);

describe('what a complaint is about', () => {
  test('complaints with the same words are told apart by their code', () => {
    const found = incident({
      shop: [
        ...every(0, 60, 4, { level: 'warn', msg: 'request refused', code: 'sold_out' }),
        ...every(30, 60, 1, { level: 'warn', msg: 'request refused', code: 'reservation_expired' }),
      ],
    });
    expect(texts(found)).toEqual(['request refused: reservation_expired']);
  });

  test('a rare complaint that the question names counts when it is new since the rollout', () => {
    const lines = [
      deployed(0, SHA[0]),
      ...every(1, 80, 3, { msg: 'request completed' }),
      ...every(5, 80, 9, { level: 'warn', msg: 'request refused', code: 'sold_out' }),
      deployed(40),
      { at: 55, level: 'warn', msg: 'request refused', code: 'bad_amount' },
    ];
    const found = incident({ shop: lines }, 'Why does the shop refuse the amount of some orders?');
    expect(texts(found)).toEqual(['request refused: bad_amount']);
    expect(found.onset).toMatchObject({ at: START + 55_000, from: START + 40_000 });
    expect(texts(incident({ shop: lines }))).toEqual([]);
  });
});

describe('rollouts', () => {
  test('the deployment of the same service before belongs to the rollout before, however near', () => {
    const found = incident({
      shop: [
        deployed(0, SHA[0]),
        ...every(1, 20, 1, { msg: 'request completed' }),
        ...every(1, 20, 4, { level: 'error', msg: 'card declined' }),
        deployed(20),
        ...every(21, 50, 1, { level: 'error', msg: 'cannot read the price' }),
      ],
    });
    expect(texts(found)).toEqual(['cannot read the price']);
  });
});

describe('load', () => {
  const caller = (rate: number, from: number, to: number): Line[] =>
    every(from, to, 1 / rate, { msg: 'request completed' });

  test('much more work where requests come in is a sign of its own', () => {
    const found = incident({
      web: [
        ...caller(2, 0, 60),
        ...caller(20, 60, 80),
        ...every(60, 80, 1, { level: 'error', msg: 'api answered 503' }),
      ],
      api: [...caller(2, 0, 80), ...every(60, 80, 1, { level: 'error', msg: 'too many requests' })],
    });
    expect(found.surge?.failure.template.owner).toBe('web');
    expect(found.signals.map(({ kind }) => kind)).toContain('load_surge');
  });

  test('a service that is only called more often than before, by retries, is no surge', () => {
    const found = incident({
      web: [...caller(2, 0, 80), ...every(60, 80, 1, { level: 'error', msg: 'api answered 503' })],
      api: [
        ...caller(2, 0, 60),
        ...caller(20, 60, 80),
        ...every(60, 80, 1, { level: 'error', msg: 'too many requests' }),
      ],
    });
    expect(found.surge).toBeNull();
  });
});

describe('who failed first', () => {
  const timeout = (name: string): Omit<Line, 'at'> & { msg: string } => ({
    level: 'error',
    msg: `${name} did not answer within 900 ms`,
  });
  const quiet = (): Line[] => every(0, 90, 2, { msg: 'request completed' });

  test('one neighbour that never answers is where the failure is', () => {
    const found = incident({ web: [...quiet(), ...every(50, 90, 2, timeout('stock'))], stock: quiet() });
    expect(found.firstService).toBe('stock');
  });

  test('whoever finds several neighbours silent at once is itself too slow', () => {
    const lines = [...every(50, 90, 3, timeout('stock')), ...every(51, 90, 3, timeout('payment'))];
    const found = incident({ shop: [...quiet(), ...lines], stock: quiet(), payment: quiet() });
    expect(found.firstService).toBe('shop');
  });
});

describe('signs', () => {
  const quiet = every(0, 40, 1, { msg: 'request completed' });

  test('a sign of one odd event is not that of all events alike', () => {
    const exits = [137, 1, 1, 1].map((code, index) => ({
      at: 41 + index,
      level: 'error',
      msg: `container exited with code ${code}, restarting`,
    }));
    const kinds = incident({ stock: [...quiet, ...exits] }).signals.map(({ kind }) => kind);
    expect(kinds).not.toContain('killed');
  });

  test('being killed again and again is a sign, and not one of memory', () => {
    const exits = every(41, 60, 4, { level: 'error', msg: 'container exited with code 137, restarting' });
    const kinds = incident({ stock: [...quiet, ...exits] }).signals.map(({ kind }) => kind);
    expect(kinds).toContain('killed');
    expect(kinds).not.toContain('out_of_memory');
  });
});

describe('stack traces', () => {
  const trace = ['TypeError: no price', '    at total (/app/src/total.js:9:3)'].join('\n');
  const beside = { at: 5, msg: 'cart opened', stack: trace };
  const thrown = ({ stacks }: IncidentAnalysis): number[] => stacks.map(({ block }) => block.line);

  test('that stand below a line of ordinary work are all there is where nothing failed aloud', () =>
    expect(thrown(incident({ shop: [{ at: 1, msg: 'ready' }, beside] }))).toEqual([2]));

  test('of what failed come alone', () =>
    expect(
      thrown(
        incident({
          shop: [beside, { at: 9, level: 'error', msg: 'cannot pay', stack: trace.replace('total', 'pay') }],
        }),
      ),
    ).toEqual([2]));
});

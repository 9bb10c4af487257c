import { describe, expect, test } from '@jest/globals';
import type { Evidence, Incident } from '@mats/contracts';
import { clueOf } from './clue-of.ts';
import { codeQuestion } from './code-question.ts';
import { suspectsOfTraces } from './trace-suspects.ts';

function failure(service: string, line: string, neighbours: readonly string[] = []): Evidence {
  return {
    id: `ev_${service}`,
    title: line,
    service,
    locator: { source: 'file', name: `${service}.log`, label: `${service}.log`, startLine: 8, endLine: 12 },
    excerpt: [...neighbours, line, 'after one', 'after two'].join('\n'),
    hash: '',
    detail: {
      kind: 'log_template',
      template: line,
      count: 5,
      severity: 'error',
      change: 'new',
      focusLine: 8 + neighbours.length,
      buckets: [],
    },
  };
}

function stack(service: string, file: string): Evidence {
  return {
    ...failure(service, ''),
    id: `ev_stack_${service}`,
    excerpt: `TypeError: no\n    at run (/srv/${file}:3:1)`,
    detail: { kind: 'stack_trace', runtime: 'node', exception: 'TypeError', message: 'no', count: 5, frames: [] },
  };
}

const incident: Incident = {
  telling: [],
  onset: null,
  firstService: 'stock',
  services: ['stock', 'web'].map((name) => ({ name, errors: 5, blames: [], calls: [] })),
  measured: [],
  deploys: [],
  signals: [],
};

describe('codeQuestion', () => {
  test('what callers say is marked as theirs when the first to fail speaks', () => {
    const { failures } = codeQuestion(incident, [failure('web', 'stock failed'), failure('stock', 'no column')]);
    expect(failures.map(({ service, victim }) => [service, victim])).toEqual([
      ['stock', false],
      ['web', true],
    ]);
  });

  test('when the first to fail says nothing, its callers are all there is', () => {
    const { failures } = codeQuestion(incident, [failure('web', 'stock failed')]);
    expect(failures.map(({ victim }) => victim)).toEqual([false]);
  });

  test('a moment whose zone is not known may have been a day later', () => {
    const at = '2026-01-09T10:00:00.000Z';
    const onset = { at, from: at, to: at, confidence: 0.9, evidence: [] };
    expect(codeQuestion({ ...incident, onset }, []).latestOnset).toBeUndefined();
    const later = Date.parse('2026-01-10T10:00:00.000Z');
    expect(codeQuestion({ ...incident, onset: { ...onset, zoneAssumed: true } }, []).latestOnset).toBe(later);
  });

  test('words of other events beside the example do not count', () => {
    const [found] = codeQuestion(incident, [failure('stock', 'no column', ['before "otherThing"'])]).failures;
    expect(found?.words).toBe('no column\nno column');
  });

  test('frames of a caller count less than those of what failed, and its words are no clue', () => {
    const evidence = [
      stack('web', 'src/call.ts'),
      stack('stock', 'src/reserve.ts'),
      failure('web', "cannot 'reachStock'"),
    ];
    const question = codeQuestion(incident, evidence);
    const knownFiles = ['src/call.ts', 'src/reserve.ts'];
    const suspects = suspectsOfTraces(question, { repository: 'shop', revision: undefined, knownFiles });
    const strengths = Object.fromEntries(suspects.map(({ path, strength }) => [path, strength]));
    expect(strengths['src/call.ts']).toBeLessThan((strengths['src/reserve.ts'] ?? 0) / 2);
    expect(clueOf(question, { suspects, deployed: true }).terms).toEqual([]);
  });
});

describe('clueOf', () => {
  const termsOf = (line: string): readonly string[] | undefined =>
    clueOf(codeQuestion(incident, [failure('stock', line)]), { suspects: [], deployed: false }).terms;

  test("names of a structured line's fields and of services are no words of the failure", () =>
    expect(termsOf('{"requestId":"a1","reason":"stock has no \'reservedUntil\' for \'web\'"}')).toEqual([
      'reservedUntil',
    ]));

  test('identifiers of a message are', () => expect(termsOf('UNIQUE failed: orders.order_id')).toEqual(['order_id']));
});

test('of a question the names of services are no words of the failure', () => {
  const question = codeQuestion(incident, []);
  const { messages = [] } = clueOf(question, {
    suspects: [],
    deployed: false,
    asked: 'Why does stock lose rows of web?',
  });
  expect(messages).toEqual(['Why does   lose rows of  ?']);
});

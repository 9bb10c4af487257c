import { describe, expect, test } from '@jest/globals';
import type { CodeQuestion } from '@mats/engine/suspect';
import type { ListedChange } from '@mats/sources/changes';
import { weighChanges } from './weigh-changes.ts';

const ONSET = Date.parse('2026-05-04T12:00:00Z');
const hoursBefore = (hours: number): string => new Date(ONSET - hours * 3_600_000).toISOString();

function change(id: string, parts: Partial<ListedChange>): ListedChange {
  return {
    id,
    type: 'flag',
    time: hoursBefore(1),
    title: id,
    files: [],
    diff: null,
    locator: { source: 'file', name: 'changes.json', label: 'changes.json', part: id },
    ...parts,
  };
}

const question: CodeQuestion = {
  firstService: 'shelf',
  services: new Set(['shelf']),
  onset: ONSET,
  failures: [
    {
      service: 'shelf',
      template: 'no shelf_place',
      words: 'no shelf_place',
      count: 3,
      evidence: 'ev_1',
      victim: false,
    },
  ],
  traces: [],
  calls: new Map(),
  measured: [],
  deploys: [],
  signals: [],
};

const weigh = (changes: readonly ListedChange[], asked: CodeQuestion = question): ReturnType<typeof weighChanges> =>
  weighChanges(changes, { question: asked, asked: '', inRepositories: new Set() });
const titles = (changes: readonly ListedChange[], asked?: CodeQuestion): string[] =>
  weigh(changes, asked).evidence.map(({ title }) => title);

describe('the changes of feeds', () => {
  test('that share what the failure is about are candidates', () => {
    const { candidates } = weigh([change('shelf_place switched on', { service: 'shelf' }), change('night mode', {})]);
    expect(candidates.map(({ headline }) => headline)).toEqual(['shelf fails since “shelf_place switched on”']);
  });

  test('that only lie in the day before are shown, and are no candidates', () => {
    const near = change('night mode', { time: hoursBefore(24) });
    const old = change('day mode', { time: hoursBefore(24.1) });
    const late = change('dusk mode', { time: hoursBefore(-0.1) });
    expect(titles([near, old, late])).toEqual(['night mode']);
    expect(weigh([near, old, late]).candidates).toEqual([]);
    expect(titles([near], { ...question, onset: null })).toEqual([]);
  });

  test('of them the eight newest, in order of time; deployments are told elsewhere', () => {
    const many = Array.from({ length: 10 }, (_, hour) => change(`mode ${hour}`, { time: hoursBefore(hour + 1) }));
    const rollout = change('v2', { type: 'deployment', revision: 'v2' });
    expect(titles([...many, rollout])).toEqual([7, 6, 5, 4, 3, 2, 1, 0].map((hour) => `mode ${hour}`));
  });
});

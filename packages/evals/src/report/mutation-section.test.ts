import { describe, expect, test } from '@jest/globals';
import { mutationSection, mutationSectionOf, withMutationSection } from './mutation-section.ts';

const RUN = { choice: { share: 0.25, seed: 1 }, date: new Date('2026-01-10T12:00:00Z'), commit: '`abc`' };
const result = (killed: number, mutants: number) => ({
  killed,
  mutants,
  parts: { rules: { killed, mutants }, knowledge: { killed: 0, mutants: 0 } },
  survivors: [],
});
const SECTION = mutationSection(result(4, 5), RUN);

describe('the section of a mutation run', () => {
  test('names the command that writes it, the day, the commit and the figures', () => {
    expect(SECTION).toContain(
      '`npm run --silent eval -- mutate --share 0.25 --seed 1 --out docs/accuracy.md` on 2026-01-10, at commit `abc`',
    );
    expect(SECTION).toContain('| `rules` | 5 | 4 | 0.800 |\n| `knowledge` | 0 | 0 | – |\n| all | 5 | 4 | **0.800** |');
  });

  test('says whether the goal is met', () => {
    expect(SECTION).toContain('Goal: 0.8 of all, met.');
    expect(mutationSection(result(79, 100), RUN)).toContain('**missed**');
    expect(mutationSection(result(0, 0), RUN)).toContain('**missed**');
  });
});

describe('a page', () => {
  const PAGE = '# Accuracy\n\n## demo\n\ntext\n\n## Reading these figures\n\n- last\n';

  test('gets the section before its last one', () => {
    const written = withMutationSection(PAGE, SECTION);
    expect(written).toBe(PAGE.replace('## Reading', () => `${SECTION}\n## Reading`));
    expect(mutationSectionOf(written)).toBe(SECTION);
  });

  test('has the section of the last run alone', () => {
    const other = mutationSection(result(3, 5), RUN);
    expect(withMutationSection(withMutationSection(PAGE, SECTION), other)).toBe(withMutationSection(PAGE, other));
  });

  test('without sections gets it at its end', () => {
    expect(withMutationSection('# Accuracy\n', SECTION)).toBe(`# Accuracy\n\n${SECTION}`);
    expect(mutationSectionOf('# Accuracy\n')).toBe('');
  });
});

import type { MutantChoice } from '../mutate/chosen-mutants.ts';
import type { MutationResult } from '../mutate/run-mutants.ts';

const HEADING = '## What the tests notice';
/** What a mutation run must kill. */
const GOAL = 0.8;

/** When and of what a mutation run was made. */
export interface MutationRun {
  readonly choice: MutantChoice;
  readonly date: Date;
  readonly commit: string;
}

/** The section of the page that a mutation run writes. */
export function mutationSection({ killed, mutants, parts }: MutationResult, run: MutationRun): string {
  const { choice, date, commit } = run;
  const rows = Object.entries(parts).map(
    ([part, of]) => `| \`${part}\` | ${of.mutants} | ${of.killed} | ${share(of)} |`,
  );
  const judged = mutants > 0 && killed / mutants >= GOAL ? 'met' : '**missed**';
  return `${HEADING}

Written by \`npm run --silent eval -- mutate --share ${choice.share} --seed ${choice.seed} --out docs/accuracy.md\` on ${date.toISOString().slice(0, 10)}, at commit ${commit}. The
engine's rules, judgement and knowledge are changed in one small way after the other (an operator, a condition, a number, a truth), and the tests that reach the
change are run: it is noticed when one of them fails.

| part | changes | noticed | share |
| --- | ---: | ---: | ---: |
${rows.join('\n')}
| all | ${mutants} | ${killed} | **${share({ killed, mutants })}** |

Goal: ${GOAL} of all, ${judged}.
`;
}

function share({ killed, mutants }: { readonly killed: number; readonly mutants: number }): string {
  return mutants === 0 ? '–' : (killed / mutants).toFixed(3);
}

/** The section of a page from its heading to the next one; empty when the page has none. */
export function mutationSectionOf(page: string): string {
  const start = page.indexOf(`${HEADING}\n`);
  if (start === -1) return '';
  const next = page.indexOf('\n## ', start);
  return page
    .slice(start, next === -1 ? undefined : next + 1)
    .trimEnd()
    .concat('\n');
}

/** A page with this section in the place of its former one, else before its last section. */
export function withMutationSection(page: string, section: string): string {
  const former = mutationSectionOf(page);
  if (former !== '') return page.replace(former, () => section);
  const last = page.lastIndexOf('\n## ');
  return last === -1
    ? `${page.trimEnd()}\n\n${section}`
    : `${page.slice(0, last + 1)}${section}\n${page.slice(last + 1)}`;
}

import type { Bench } from './bench.ts';
import { boundOf, judge, reachedInWords } from './goals.ts';
import { rounded } from './measuring/statistics.ts';
import type { BenchLine } from './run-bench.ts';

/** A bench with what it printed, or with the reason why it could not run. */
export type Outcome = { readonly bench: Bench } & ({ readonly line: BenchLine } | { readonly reason: string });

function section({ bench, ...outcome }: Outcome, notes: ReadonlyMap<string, string>): string {
  const head = `## ${bench.name}\n\n${bench.compares[0]?.toUpperCase() ?? ''}${bench.compares.slice(1)}.\n`;
  if ('reason' in outcome) return `${head}\nNot run: ${outcome.reason}\n`;
  const rows = judge(bench.goals, outcome.line).map(
    (goal) =>
      `| \`${goal.figure}\` | ${goal.says} | ${boundOf(goal)} | ${goal.value === null ? '–' : rounded(goal.value, 3)} | ${reachedInWords(goal)} |`,
  );
  const note = notes.get(bench.name);
  const { calibration } = outcome.line;
  const steadiness = calibration.steady
    ? ''
    : `\nThe machine's own speed changed by ${Math.round(calibration.drift * 100)} % during this run (other work on its cores), so read the ratios with care.\n`;
  const { measured_on: day, machine } = outcome.line;
  const sides = JSON.stringify(outcome.line, undefined, 1).replaceAll(/\n\s+/g, ' ').replaceAll(/\n/g, ' ');
  return `${head}
Measured on ${day}. Machine: ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}.

| figure | what it is | goal | measured | reached |
| --- | --- | --- | ---: | --- |
${rows.join('\n')}
${steadiness}
<details><summary>Both sides</summary>

\`\`\`json
${sides}
\`\`\`

</details>
${note === undefined ? '' : `\n### What was tried\n\n${note.trim()}\n`}`;
}

/** `docs/performance.md`: every goal beside what was measured, when and on which machine, and how to measure it again. */
export function reportPage(outcomes: readonly Outcome[], notes: ReadonlyMap<string, string>): string {
  return `# Speed

Written by \`npm run --silent bench -- report\`; each section says when it was measured.

One bench: \`npm run --silent bench -- <name>\` prints one JSON line with both sides and their ratio. Both sides run on the
same machine in the same minutes, in turn (A/B/A/B), and the ratio is the median over the rounds; absolute figures hold for
this machine only. A fixed native loop runs first and last: when its time differs by more than a tenth, the line says so
(\`calibration.steady\`), and the run should be repeated on a quieter machine. \`spans\` needs a real Phoenix: set
\`MATS_PHOENIX_URL\` or \`MATS_PHOENIX_VENV\`.

${outcomes.map((outcome) => section(outcome, notes)).join('\n')}`;
}

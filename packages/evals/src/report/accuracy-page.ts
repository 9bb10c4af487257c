import { boundOf } from '../bench/goals.ts';
import type { AccuracyGoal } from '../suites/suite.ts';
import { calibrate } from './calibration.ts';
import { HASH_COMMAND } from './hash-folder.ts';
import { type JudgedGoal, judgeGoals } from './judge-goal.ts';
import { reliability } from './reliability.ts';
import type { SuiteOutcome, SuiteRunResult } from './run-suite.ts';
import type { Figure, SuiteScore } from './suite-score.ts';

/** What the page says of the run as a whole. */
export interface PageContext {
  readonly date: Date;
  /** Commit that was measured, with a word when the work tree held other changes. */
  readonly commit: string;
  readonly machine: string;
  /** Hand-written Markdown by suite name; `general` stands at the end. */
  readonly notes: ReadonlyMap<string, string>;
  /** What a mutation run found, as a section; empty before the first. */
  readonly tests: string;
}

/** `docs/accuracy.md`: every figure beside what was to be beaten and what was to be reached. */
export function accuracyPage(outcomes: readonly SuiteOutcome[], context: PageContext): string {
  const { date, commit, machine, notes, tests } = context;
  return `# Accuracy

Written by \`npm run --silent eval -- report\` on ${date.toISOString().slice(0, 10)}, at commit ${commit}. The engine alone, without a model, in one
configuration for all suites; a section that was measured at another commit says so. Machine: ${machine}. Suites of others need \`MATS_EVAL_DATA\` (the folder with
\`<suite>/inputs\` and \`<suite>/truth\`) and \`MATS_EVAL_SCORER\`; our own are made anew in every run.

Where weights were fitted on a suite (\`field-ops\`, \`incidents\`, \`field-traces\`), its cases are answered here by weights that have not seen them: whole families
of programs or crashes are left out in turn. Ranking of commits and of crashing files is fitted too; its figures with whole projects left out stand in the notes of \`reverts\`
and \`fixes\`. These are the parts of the suites that the engine was developed with: their misses were open to whoever made a rule. What it does on systems never seen can only be told from cases kept apart; figures of rivals are of the same cases.

${summary(outcomes)}

*Confident and wrong*: answers with a stated confidence of 0.8 or more that were wrong, of all cases; – where the engine states
none. *Time a case* includes reading and whatever a suite starts (the platform, git), on a machine with other work. The hash of a suite's inputs, by anybody, inside its inputs folder:
\`${HASH_COMMAND}\`

${outcomes.map((outcome) => section(outcome, notes)).join('\n')}
${pooled(outcomes)}
${tests}
${notes.get('general') ?? ''}`
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

function summary(outcomes: readonly SuiteOutcome[]): string {
  const rows = outcomes.map((outcome) => {
    const { name, goals } = outcome.suite;
    if ('notRun' in outcome) return `| [${name}](#${name}) | not run | | | | |`;
    const { score, calibration, wallMilliseconds } = outcome.result;
    const judged = judgeGoals(goals, score);
    const [first] = judged;
    const reached = judged.filter(({ by }) => by !== undefined && by >= 0).length;
    const headline = first?.value === undefined ? '–' : `${first.goal.metric} ${shown(first.value, first.goal)}`;
    const misled =
      calibration === undefined
        ? '–'
        : `${calibration.confidentWrong} (${percent(calibration.confidentWrong / score.cases)})`;
    return `| [${name}](#${name}) | ${score.cases} | ${headline} | ${reached} of ${goals.length} | ${misled} | ${duration(wallMilliseconds / score.cases)} |`;
  });
  return `| suite | cases | first figure | goals met | confident and wrong | time a case |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}`;
}

function section(outcome: SuiteOutcome, notes: ReadonlyMap<string, string>): string {
  const { suite } = outcome;
  const head = `## ${suite.name}\n\n${suite.asks}\n`;
  const note = notes.get(suite.name);
  const weak = note === undefined ? '' : `\n### What is weak, and what was tried\n\n${note.trim()}\n`;
  if ('notRun' in outcome) return `${head}\nNot run. To run it: ${outcome.notRun}.\n${weak}`;
  const { result, earlier } = outcome;
  const measured =
    earlier === undefined ? '' : `\nMeasured on ${earlier.date.slice(0, 10)}, at commit ${earlier.commit}.\n`;
  return `${head}${measured}
| figure | what it is | to beat | goal | reached | 95 % | |
| --- | --- | --- | --- | ---: | --- | --- |
${judgeGoals(suite.goals, result.score).map(goalRow).join('\n')}

${facts(result)}

${result.calibration === undefined ? 'No confidence is stated with these answers.' : reliability(result.calibration)}

${groups(result.score)}
${weak}`;
}

function goalRow({ goal, figure, value, by }: JudgedGoal): string {
  const name = goal.group === undefined ? goal.metric : `${goal.metric}, ${goal.group}`;
  const rivals = (goal.toBeat ?? []).map((rival) => `${shown(rival.value, goal)} ${rival.by}`).join('; ');
  const bound = boundOf({ ...goal, figure: goal.metric });
  if (value === undefined || by === undefined)
    return `| ${name} | ${goal.says} | ${rivals} | ${bound} | – | | not scored |`;
  const verdict = by >= 0 ? 'met' : `**missed by ${shown(-by, goal)}**`;
  return `| ${name} | ${goal.says} | ${rivals} | ${bound} | ${shown(value, goal)} | ${interval(figure, goal)} | ${verdict} |`;
}

function facts({ score, broke, ...result }: SuiteRunResult): string {
  const others = Object.entries(score.metrics).map(([name, { value, n }]) => `${name} ${value.toFixed(3)} (${n})`);
  const trouble = [
    ...(broke === undefined ? [] : [`**Predicting ended early: ${broke.split('\n')[0] ?? ''}**`]),
    ...(score.missing + score.malformed === 0
      ? []
      : [`**${score.missing} predictions missing, ${score.malformed} malformed: counted as wrong.**`]),
  ];
  const each = Math.max(1, result.predictions);
  return [
    `${score.cases} cases, ${result.predictions} predictions; a prediction took ${duration(result.wallMilliseconds / each)} (CPU of the engine's process ${duration(result.cpuMilliseconds / each)}), the slowest ${duration(result.slowestMilliseconds)}. Inputs \`sha256:${result.inputsHash}\`.`,
    `All figures (cases): ${others.join(', ')}.`,
    ...trouble,
  ].join('\n\n');
}

function groups({ groups: tables }: SuiteScore): string {
  const rows = Object.entries(tables);
  if (rows.length === 0) return '';
  const metrics = [...new Set(rows.flatMap(([, figures]) => Object.keys(figures)))];
  const body = rows.map(([name, figures]) => {
    const cells = metrics.map((metric) => figures[metric]?.value.toFixed(3) ?? '–');
    const cases = Math.max(...Object.values(figures).map(({ n }) => n));
    return `| ${name} | ${cases} | ${cells.join(' | ')} |`;
  });
  return `<details><summary>By group</summary>

| group | cases | ${metrics.join(' | ')} |
| --- | ---: |${metrics.map(() => ' ---: |').join('')}
${body.join('\n')}

</details>`;
}

/** All suites' answers together: what a stated confidence is worth wherever it is read. */
function pooled(outcomes: readonly SuiteOutcome[]): string {
  const all = calibrate(outcomes.flatMap((outcome) => ('result' in outcome ? outcome.result.answers : [])));
  if (all === undefined) return '';
  return `## Confidence over all suites\n\n${reliability(all)}\n`;
}

function shown(value: number, goal: AccuracyGoal): string {
  return goal.of === 'sum' ? String(Number(value.toFixed(2))) : value.toFixed(3);
}

function interval(figure: Figure | undefined, goal: AccuracyGoal): string {
  if (figure?.ci95 === undefined) return '';
  const [low, high] = goal.of === 'sum' ? figure.ci95.map((share) => share * figure.n) : figure.ci95;
  return goal.of === 'sum'
    ? `${(low ?? 0).toFixed(1)}–${(high ?? 0).toFixed(1)}`
    : `${(low ?? 0).toFixed(2)}–${(high ?? 0).toFixed(2)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds >= 10 ? Math.round(milliseconds) : milliseconds.toFixed(1)} ms`;
}

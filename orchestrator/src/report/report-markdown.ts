import { LEAST_LEAD } from '@mats/contracts';
import type { Report, Step, Verdict } from '@mats/contracts';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  root_cause: 'Root cause',
  probable_cause: 'Probable cause',
  inconclusive: 'Inconclusive',
  no_incident: 'No incident',
};

/** Times of a report to the second, as people write them. */
function plainTimes(text: string): string {
  return text.replaceAll(/(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z/g, '$1 $2 UTC');
}

/** Markdown's own characters made harmless, so that text from logs and code stays text. */
function escape(text: string): string {
  return plainTimes(text)
    .replaceAll(/[\\`*_[\]<>#|]/g, String.raw`\$&`)
    .replaceAll(/\s*\n\s*/g, ' ');
}

function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}\n${text}\n${mark}`;
}

function place(report: Report): string {
  const { service, file, line, commit, author } = report.where;
  const at = file === undefined ? undefined : `\`${file}${line === undefined ? '' : `:${line}`}\``;
  const change =
    commit === undefined
      ? undefined
      : `commit \`${commit.slice(0, 8)}\`${author === undefined ? '' : ` (${escape(author)})`}`;
  return [service === undefined ? undefined : escape(service), at, change]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', `## ${title}`, '', ...items.map((item) => `- ${item}`)];
}

function stepLine({ text, command, destructive }: Step): string {
  const marked = destructive === true ? ' (cannot be undone)' : '';
  return `${escape(text)}${marked}${command === undefined ? '' : `: \`${command.replaceAll('`', "'")}\``}`;
}

/** Whether the question got an answer of its own beside the cause. */
function answersApart({ answer, cause }: Report): boolean {
  return answer !== cause;
}

/** The answer, or verdict and cause, as readable text: what a session shows as its output. */
export function reportSentence(report: Report): string {
  if (answersApart(report)) return report.answer;
  return `${VERDICT_WORDS[report.verdict]} (${report.confidence.toFixed(2)}): ${report.cause}`;
}

/** How likely a lead is, as far as it is worth a look. */
function shareOf(score: number | undefined): string {
  if (score === undefined) return '';
  return score < LEAST_LEAD ? ' (less likely than 5 %)' : ` (${Math.round(score * 100)} %)`;
}

/** Each piece of evidence with its words; of several that show the same, the first. */
function evidenceParts(evidence: Report['evidence']): string[] {
  const shown = new Map<string, number>();
  return evidence.flatMap(({ title, locator, excerpt }, index) => {
    const first = shown.get(excerpt);
    if (first === undefined) shown.set(excerpt, index + 1);
    const at = locator.startLine === undefined ? '' : `, line ${locator.startLine}`;
    return [
      '',
      `### [${index + 1}] ${escape(title)}`,
      '',
      `${escape(locator.label)}${at}${first === undefined ? '' : `, as \\[${first}\\]`}`,
      ...(first === undefined ? ['', fence(excerpt)] : []),
    ];
  });
}

/** The report as Markdown for a ticket. Citations `[n]` number the evidence in the report's order. */
export function reportMarkdown(report: Report, question: string): string {
  const numbers = new Map(report.evidence.map((evidence, index) => [evidence.id, index + 1]));
  const cite = (ids: readonly string[]): string =>
    ids
      .flatMap((id) => numbers.get(id) ?? [])
      .toSorted((a, b) => a - b)
      .map((number) => `\\[${number}\\]`)
      .join('');
  const where = place(report);
  // Of no cause there is no probability.
  const probability = report.verdict === 'inconclusive' ? '' : `, ${Math.round(report.confidence * 100)} %`;
  return [
    `# ${VERDICT_WORDS[report.verdict]}: ${escape(question)}`,
    '',
    ...(answersApart(report) ? [...report.answer.split('\n').flatMap((line) => [escape(line), '']), '---', ''] : []),
    `**${VERDICT_WORDS[report.verdict]}${probability}** ${escape(report.cause)}`,
    ...(where === '' ? [] : ['', `**Where:** ${where}`]),
    ...(report.onset === null
      ? []
      : ['', plainTimes(`**Since:** ${report.onset.at} (between ${report.onset.from} and ${report.onset.to})`)]),
    ...(report.impact === '' ? [] : ['', `**Impact:** ${escape(report.impact)}`]),
    ...list('What to do', report.nextSteps.map(stepLine)),
    ...list(
      'How we know',
      report.claims.map(
        (claim) => `${escape(claim.text)} ${cite(claim.evidence)}${claim.verified ? '' : ' (not verified)'}`,
      ),
    ),
    ...list(
      'Weaker leads',
      report.weakerLeads.map(
        ({ title, reason, evidence, score }) =>
          `${escape(title)}${shareOf(score)}: ${escape(reason)} ${cite(evidence)}`,
      ),
    ),
    ...list(
      'Ruled out',
      report.ruledOut.map((entry) => `${escape(entry.title)}: ${escape(entry.reason)} ${cite(entry.evidence)}`),
    ),
    ...list(
      'Not checked',
      report.notRead.map((entry) => `${escape(entry.what)}: ${escape(entry.why)}`),
    ),
    ...list('Prevention', report.prevention.map(escape)),
    ...(report.evidence.length === 0 ? [] : ['', '## Evidence']),
    ...evidenceParts(report.evidence),
    '',
  ].join('\n');
}

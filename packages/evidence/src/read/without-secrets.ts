import { createHash } from 'node:crypto';
import type { LogAnalysis } from '@mats/engine/logs';
import { redactSecrets } from '@mats/telemetry';

/*
 * Secrets are taken out of what was read before anything weighs it, shortens it or quotes from it: half a key is taken for no secret any
 * more, and what a key's letters say of a failure is chance, which no replay of a file without them could repeat.
 */

/** The lines without secrets; as many as before. */
export function linesWithoutSecrets(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : redactSecrets(lines.join('\n')).split('\n');
}

/** A line of a log by itself, as an excerpt of one line: what is a piece of a key in one is no name or identifier. */
function lineWithoutSecrets(line: string): string {
  return redactSecrets(`${line}\n`).slice(0, -1);
}

const DIGITS = 16;

type LogTemplate = LogAnalysis['templates'][number];

/** A template whose text held a secret has an id of its own, made from where it begins: the one it had was made from the secret. */
function templateWithoutSecrets(template: LogTemplate): LogTemplate {
  const { severity, first } = template;
  const text = lineWithoutSecrets(template.text);
  const idOf = (): string =>
    createHash('sha256').update(`${text}\n${severity}\n${first.line}`).digest('hex').slice(0, DIGITS);
  return {
    ...template,
    id: text === template.text ? template.id : idOf(),
    text,
    samples: template.samples.map((sample) => ({ ...sample, text: lineWithoutSecrets(sample.text) })),
  };
}

/** What one reading of a log found, with the secrets taken out of all its texts. */
export function analysisWithoutSecrets(analysis: LogAnalysis): LogAnalysis {
  const templates = analysis.templates.map(templateWithoutSecrets);
  const ids = new Map(analysis.templates.map(({ id }, place) => [id, templates[place]?.id ?? id]));
  return {
    ...analysis,
    templates,
    stacks: analysis.stacks.map((block) => ({
      ...block,
      text: redactSecrets(block.text),
      templateId: block.templateId === null ? null : (ids.get(block.templateId) ?? block.templateId),
    })),
  };
}

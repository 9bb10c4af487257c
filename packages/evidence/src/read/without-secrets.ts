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

const DIGITS = 16;

type LogTemplate = LogAnalysis['templates'][number];

/** Templates whose texts held secrets have ids of their own, made from where they begin: the ones they had were made from the secrets. */
function idsWithoutSecrets(templates: readonly LogTemplate[]): Map<string, string> {
  const idOf = ({ text, severity, first }: LogTemplate): string =>
    createHash('sha256')
      .update(`${redactSecrets(text)}\n${severity}\n${first.line}`)
      .digest('hex')
      .slice(0, DIGITS);
  const changed = templates.filter(({ text }) => redactSecrets(text) !== text);
  return new Map(changed.map((template) => [template.id, idOf(template)]));
}

/** What one reading of a log found, with the secrets taken out of all its texts. */
export function analysisWithoutSecrets(analysis: LogAnalysis): LogAnalysis {
  const { templates, stacks } = analysis;
  const ids = idsWithoutSecrets(templates);
  return {
    ...analysis,
    templates: templates.map((template) => ({
      ...template,
      id: ids.get(template.id) ?? template.id,
      text: redactSecrets(template.text),
      samples: template.samples.map((sample) => ({ ...sample, text: redactSecrets(sample.text) })),
    })),
    stacks: stacks.map((block) => ({
      ...block,
      text: redactSecrets(block.text),
      templateId: block.templateId === null ? null : (ids.get(block.templateId) ?? block.templateId),
    })),
  };
}

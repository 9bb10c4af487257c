import type { Investigation } from '@mats/contracts';

const MOST_TITLE = 120;

/** The text of an issue about a turn's answer, to be copied: a title line, then the report as it is exported. Nothing is sent. */
export function issueText({ report, markdown, prompt }: Pick<Investigation, 'report' | 'markdown' | 'prompt'>): string {
  const title = (report?.headline ?? report?.cause ?? prompt).replaceAll(/\s+/g, ' ').slice(0, MOST_TITLE);
  const service = report?.where.service;
  return `${service === undefined || service === null ? '' : `${service}: `}${title}\n\n${markdown ?? prompt}`;
}

import type { ProviderNotice } from '@mats/engine/signals';

const iso = (epochMs: number): string => new Date(epochMs).toISOString();

/** A notice as text, the same at every reading of its page: what evidence of it quotes. */
export function noticeText({ provider, component, region, status, title, text, from, to }: ProviderNotice): string {
  const lines = [
    [provider, component, region].filter((name) => name !== '').join(': '),
    `status: ${status}`,
    ...(from === null ? [] : [`from: ${iso(from)}`]),
    ...(to === null ? [] : [`to: ${iso(to)}`]),
    title,
    text === title ? '' : text,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

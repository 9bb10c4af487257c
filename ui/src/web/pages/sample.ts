import type { Settings } from '../api/schemas.ts';

const DEFAULT_QUESTION = 'Why does checkout return 500?';

/** The question that fits the sample incident, or null when none ships with this installation. */
export function sampleQuestion(settings: Pick<Settings, 'sample' | 'sampleQuestion'>): string | null {
  return settings.sample ? (settings.sampleQuestion ?? DEFAULT_QUESTION) : null;
}

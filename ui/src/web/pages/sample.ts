import type { Settings } from '../api/schemas.ts';

const DEFAULT_QUESTION = 'Why does checkout return 500?';

/** The question that fits the sample incident, or null when none ships with this installation. */
export function sampleQuestion(settings: Pick<Settings, 'sample'>): string | null {
  const { sample } = settings;
  if (sample === false || sample === null) return null;
  if (sample === true) return DEFAULT_QUESTION;
  return sample.question ?? sample.prompt ?? DEFAULT_QUESTION;
}

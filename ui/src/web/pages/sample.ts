import type { Settings } from '../api/schemas.ts';
import { PAGE } from '../text/page-words.ts';

/** The question that fits the sample incident, or null when none ships with this installation. */
export function sampleQuestion(settings: Pick<Settings, 'sample' | 'sampleQuestion'>): string | null {
  return settings.sample ? (settings.sampleQuestion ?? PAGE.sampleQuestion) : null;
}

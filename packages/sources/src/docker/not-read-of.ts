import { MatsError } from '@mats/contracts';
import type { NotRead } from '../log-source.ts';

/** A failure of Docker as something that was not read; anything else is thrown on. */
export function notReadOf(error: unknown): NotRead {
  if (!(error instanceof MatsError)) throw error;
  return { what: 'containers', why: `${error.message} ${error.next}` };
}

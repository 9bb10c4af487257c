import { installationSchema } from '@mats/contracts';
import type { ConnectedSource } from '@mats/contracts';
import { call } from '../http/call.ts';
import { failed, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';

const REFUSED = 'Write its name in PHOENIX_PROJECTS as Phoenix shows it; a project is there from its first span on.';

function resultOf({ name, state, count, time, reason = '' }: ConnectedSource): CheckResult {
  const label = `Phoenix project ${name}`;
  if (state === 'failed') return failed(label, { detail: reason, fix: REFUSED });
  if (state === 'empty' || count === 0) return passed(label, 'no spans yet');
  const spans = count === undefined ? 'spans' : `${count.toLocaleString('en-GB')} spans`;
  return passed(label, time === undefined ? spans : `${spans}, newest ${time.slice(0, 16).replace('T', ' ')} UTC`);
}

/** What the projects of PHOENIX_PROJECTS hold, as the SRE agent reads them; none where none is named, or nobody answers. */
export async function checkPhoenixProjects(ui: string, cookie: string): Promise<CheckResult[]> {
  try {
    const answer = await call(`${ui}/sources`, { headers: { cookie } });
    const sources = installationSchema.safeParse(answer.json).data?.sources ?? [];
    return sources.filter(({ kind }) => kind === 'phoenix_project').map(resultOf);
  } catch {
    return [];
  }
}

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { failed, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';

/** Whether spans wait on disk because they could not be sent; only a spool of this machine can be looked at. */
export async function checkSpool(folder: string): Promise<CheckResult> {
  const name = 'spool empty';
  if (!existsSync(folder)) return passed(name, 'no spool on this machine');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // Journals hold what was handed over already, for the case that Phoenix loses it.
  const waiting = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.journal'));
  if (waiting.length === 0) return passed(name, folder);
  const fix = 'They are sent when Phoenix answers; if it does, check PHOENIX_COLLECTOR_ENDPOINT of the services.';
  return failed(name, { detail: `${waiting.length} files of spans wait in ${folder}`, fix });
}

import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { NotRunnable } from '../bench.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { repositoryRoot } from '../repository-root.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** A hundred turns in a browser on a busy machine. */
const LONGEST_MS = 20 * 60_000;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @throws NotRunnable without a Chromium. */
function chromiumOf(environment: BenchContext['environment']): string {
  const named = environment['CHROMIUM_PATH'];
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const paths = named === undefined ? folders.flatMap((folder) => NAMES.map((name) => join(folder, name))) : [named];
  const found = paths.find(isProgram);
  if (found === undefined) {
    throw new NotRunnable('There is no Chromium: install it (apt install chromium) or name it with CHROMIUM_PATH.');
  }
  return found;
}

/** What the page costs its reader, in a real browser, with the page's own server before a script. */
export const page: Bench = {
  name: 'page',
  compares:
    'the page in real Chromium: loading, a machine four times as slow, the hundredth turn with the first, a list of 10,000 sessions, a log of 200,000 lines',
  goals: [
    { figure: 'js_kb', atMost: 120, says: 'JavaScript of the first load, kB gzip' },
    { figure: 'cls', atMost: 0.1, says: 'layout shift while a session opens' },
    { figure: 'slow_lcp_ms', atMost: 2500, says: 'until the largest part of a session is drawn at CPU ÷ 4' },
    { figure: 'slow_inp_ms', atMost: 300, says: 'slowest reaction to a click or key at CPU ÷ 4' },
    { figure: 'turn_ratio', atMost: 1.2, says: 'script time of the 100th turn ÷ the first' },
    { figure: 'nodes', atMost: 15_000, says: 'nodes in the page after 100 turns' },
    { figure: 'find_ms', atMost: 300, says: 'finding in a log of 200,000 lines, key to drawn match' },
  ],
  run: async (context) => {
    const chromium = chromiumOf(context.environment);
    context.progress('building the page and asking a hundred questions in Chromium');
    const script = join(repositoryRoot(), 'ui/src/measure/main.ts');
    const { stdout } = await promisify(execFile)(execPath, [script, chromium, String(context.rounds)], {
      timeout: LONGEST_MS,
    });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
  },
};

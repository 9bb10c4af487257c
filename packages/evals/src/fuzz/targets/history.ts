import {
  changeOf,
  commitExcerpt,
  faultPlaces,
  parseBlamePorcelain,
  parseGitLog,
  parseUnifiedDiff,
  rankCommits,
  roleOfPath,
} from '@mats/engine/history';
import type { Clue } from '@mats/engine/history';
import { extractSettingChanges } from '@mats/engine/measure';
import type { Random } from '../../bench/generate/random.ts';
import { damaged, ODD_PIECES } from '../generate/damage.ts';
import { blameText, diffText, gitLogText } from '../generate/git-text.ts';
import { SOURCE_FILES } from '../generate/source-text.ts';
import { type FuzzTarget, promise } from '../target.ts';

/** Whole, damaged, or cut off at any byte, as when the process that prints it is killed. */
function printed(text: string, random: Random): string {
  if (random.below(3) === 0) return text;
  if (random.below(2) === 0) return damaged(text, random);
  const bytes = Buffer.from(text);
  return bytes.subarray(0, random.below(bytes.length + 1)).toString();
}

function clueFor(random: Random): Clue {
  const words = [random.pick(ODD_PIECES), 'pool_size', 'express', 'total'];
  return {
    suspects: [{ path: 'src/cart.ts', line: random.below(40), function: 'total', strength: random.pick([1, 0, 0.5]) }],
    keys: words,
    dependencies: words,
    terms: words,
    messages: [damaged('cannot total 3 items: POOL_SIZE exhausted, connection refused, took too long', random)],
    parts: ['cart', random.pick(ODD_PIECES)],
    ...(random.below(2) === 0 ? {} : { onset: random.pick([1_767_953_000_000, 0, -1]) }),
    reach: { lines: [], read: (path) => SOURCE_FILES.get(path) },
  };
}

const gitOutput: FuzzTarget = {
  name: 'git output',
  share: 3,
  run: (random, size) => {
    const text = gitLogText(random);
    const commits = parseGitLog(printed(size === 'large' ? `${text}\n`.repeat(100) : text, random));
    promise(
      commits.every(({ files }) =>
        files.every(({ hunks }) => hunks.every(({ lines }) => lines.every((line) => /^[ +\-\\]/.test(line)))),
      ),
      'a line of a hunk says what it is',
    );
    for (const commit of commits) {
      commitExcerpt(commit);
      changeOf(commit);
      extractSettingChanges(commit.files);
      for (const { path } of commit.files) roleOfPath(path);
    }
    const clue = clueFor(random);
    const ranking = rankCommits(commits, clue);
    promise(ranking.ranked.length === commits.length, 'every commit is ranked');
    promise(
      ranking.blamed === undefined || commits.some(({ sha }) => sha === ranking.blamed),
      'who is blamed is known',
    );
    if (clue.reach !== undefined) faultPlaces(ranking, { reach: clue.reach, calls: [] });
  },
};

const diffs: FuzzTarget = {
  name: 'diffs and blame',
  share: 1,
  run: (random, size) => {
    const diff = diffText(random);
    const files = parseUnifiedDiff(printed(size === 'large' ? `${diff}\n`.repeat(2000) : diff, random));
    extractSettingChanges(files);
    parseBlamePorcelain(printed(blameText(random), random));
  },
};

/** What reads what git prints. */
export const HISTORY_TARGETS: readonly FuzzTarget[] = [gitOutput, diffs];

import { describe, expect, test } from '@jest/globals';
import { claimSchema } from '@mats/contracts';
import { because } from '../../code/history/clue.ts';
import { claimOf, claimOfChange } from './claim-of.ts';
import { CLAIM_WORDS } from './claim-words.ts';
import type { ClaimCode, ClaimValues } from './claim-words.ts';

const SHA = 'abcdef0123456789';
const PLACE = { path: 'src/cart.ts', line: 12, function: 'total' };
const WINDOW = { is: 'deployed', revision: SHA, previous: '0123456789abcdef' } as const;
const SIGN = {
  service: 'db',
  kind: 'disk_full',
  target: '',
  resource: '',
  reading: '98 %, before 40 %',
  source: 'metrics',
  count: 1,
} as const;

/** Values of each code, and the sentence that they make. */
const SAID: { readonly [C in ClaimCode]: readonly [ClaimValues<C>, string] } = {
  went_live_at_onset: [{ sha: SHA }, 'Commit abcdef01 went live with the revision after which it began.'],
  revision_unknown: [
    { revision: SHA, repository: 'shop' },
    'The deployed revision abcdef01 is not in shop, so other code may have run.',
  ],
  place_points_here: [
    { ...PLACE, found: 'thrown_here', name: 'TypeError' },
    'TypeError was thrown here: src/cart.ts:12.',
  ],
  place_found: [
    { ...PLACE, found: 'thrown_below', name: '' },
    'src/cart.ts:12 in total: the failure was thrown below here.',
  ],
  called_from: [{ ...PLACE, callee: 'fee' }, 'src/cart.ts:12 in total calls fee, which wrote it.'],
  no_commit_touches: [{ is: 'last', revision: '', previous: '' }, 'None of the commits made last touches what failed.'],
  unchanged_within: [WINDOW, 'No commit deployed with abcdef01 after 01234567 changed it.'],
  shares_words: [{ sha: SHA, words: ['fee', 'paper'] }, 'Commit abcdef0123 is about “fee”, “paper”.'],
  file_on_trace: [{ path: 'src/cart.ts' }, 'src/cart.ts belongs to what the stack trace shows.'],
  frame_of_trace: [{ service: 'web', path: 'src/cart.ts', line: 0 }, 'A stack trace of web goes through src/cart.ts.'],
  crash_place: [
    { ...PLACE, role: 'feeds', type: 'TypeError', code: 'fee = null' },
    'src/cart.ts:12 sets the value that fails with TypeError: `fee = null`.',
  ],
  code_moved: [
    { path: 'src/cart.ts', printed: 9, line: 12, function: '' },
    'The trace says line 9 of src/cart.ts; the code has moved since, the function now stands around line 12.',
  ],
  last_changed_place: [{ sha: SHA }, 'Commit abcdef01 last changed what fails there.'],
  unchanged_since: [{ ...PLACE, since: '2024-03-02' }, 'src/cart.ts:12 has been as it is since 2024-03-02.'],
  sign_of_service: [{ ...SIGN }, 'db found its disk full (98 %, before 40 %), one sign.'],
  excess_begins_here: [
    { service: 'db', alarm: 'latency', share: 0.8, metric: 'p95', alarmed: 'web' },
    'db itself takes longer: it explains 80 % of the rise in p95 of web.',
  ],
  outage_announced: [
    { target: 'Pay', status: 'Partial outage', service: '' },
    'The status page of Pay says “Partial outage”, and a service names it where it fails.',
  ],
  load_rose: [
    { entry: '', service: 'web', sign: 'pool_exhausted' },
    'Far more work came in at the entry when it began, and web shows pool exhausted.',
  ],
  reported_change: [
    { name: 'POOL_SIZE', kind: 'setting', day: '2026-01-09' },
    'POOL_SIZE was changed on 2026-01-09, as the asker reports.',
  ],
};

describe('a claim', () => {
  const cited = { about: 'cause' as const, evidence: ['ev_0123456789ab'] };
  const codes = Object.keys(CLAIM_WORDS) as ClaimCode[];

  test.each(codes)('%s says its own sentence of its values, and holds both', (code) => {
    const [values, text] = SAID[code];
    const claim = claimOf(code, values as never, cited);
    expect(claim).toEqual({ code, values, text, ...cited });
    expect(claimSchema.parse(claim)).toEqual(claim);
  });

  test('of a change has the code of the rule that speaks for it, with what the rule names', () => {
    const feed = { type: 'configuration', title: 'pool.size', revision: '', service: 'web', key: 'pool.size' } as const;
    const setting = because('great_leap', { key: 'pool.size', before: 50, after: 5 });
    expect(claimOfChange(setting, feed, cited)).toEqual({
      code: 'great_leap',
      values: { ...feed, key: 'pool.size', before: 50, after: 5 },
      text: 'The setting pool.size of web changes pool.size from 50 to 5.',
      ...cited,
    });
    expect(claimOfChange(because('landed_lately'), { sha: SHA }, cited).text).toBe(
      'Commit abcdef01 landed shortly before the failure began.',
    );
  });
});

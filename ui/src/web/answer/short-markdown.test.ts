import { describe, expect, test } from '@jest/globals';
import { SAMPLE_EVENTS } from '../../testing/sample-report.ts';
import { shortMarkdown } from './short-markdown.ts';

const [report] = SAMPLE_EVENTS.flatMap((event) => (event.type === 'report' ? [event.report] : []));
const given = {
  question: 'Why does checkout return 500?',
  link: 'https://mats.test/s/1#t1',
  reader: { timeZone: 'Europe/Berlin', now: Date.parse('2026-03-05T00:00:00Z') },
};

describe('shortMarkdown', () => {
  test('holds cause, next step with its command, place, since when and the link', () => {
    if (report === undefined) throw new Error('the sample has no report');
    expect(shortMarkdown(report, given).split('\n')).toEqual([
      '**Probable cause, likely (86 %):** In applyVoucher, the code reads amount of a voucher that was not found',
      "> TypeError: Cannot read properties of null (reading 'amount')",
      '**Next step:** Roll checkout back to 19af03be, or put the check for a missing voucher back into applyVoucher',
      '`git revert 7c1e5d0a94`',
      '**Where:** `checkout` `src/voucher.ts:41`',
      '**Suspect:** `7c1e5d0a`',
      '**Since:** 4 Mar 11:04:02 CET',
      '**Impact:** 412 of 1,068 orders failed with 500 since the deploy; web passed 409 of them on to customers.',
      'Why does checkout return 500? https://mats.test/s/1#t1',
    ]);
  });

  test('calls a commit the cause only where the answer is certain', () => {
    if (report === undefined) throw new Error('the sample has no report');
    expect(shortMarkdown({ ...report, verdict: 'root_cause' }, given)).toContain('**Introduced by:** `7c1e5d0a`');
  });

  test('stays below 2 kB and keeps the link, whatever the report says', () => {
    if (report === undefined) throw new Error('the sample has no report');
    const long = { ...report, impact: '€'.repeat(5000), quote: 'ü'.repeat(5000), headline: 'x'.repeat(90) };
    const text = shortMarkdown(long, given);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(2000);
    expect(text.endsWith(given.link)).toBe(true);
  });

  test('begins with the reply to what was asked besides, its times in the reader’s zone', () => {
    if (report === undefined) throw new Error('the sample has no report');
    const answer = 'Since 2026-03-04 10:04:02 UTC. It shows in [web].\nmore';
    expect(shortMarkdown({ ...report, answer, intent: 'since_when' }, given).split('\n')[0]).toBe(
      String.raw`Since 4 Mar 11:04:02 CET. It shows in \[web\].`,
    );
  });

  test('text of logs is no Markdown', () => {
    if (report === undefined) throw new Error('the sample has no report');
    expect(shortMarkdown({ ...report, quote: '[x](http://a) *b*' }, given)).toContain(
      String.raw`> \[x\](http://a) \*b\*`,
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { looksLikeStackTrace, planFurther, planInvestigation } from './plan.ts';

const INPUT = { hasStackTrace: false, attachmentBytes: 1_000, isFollowUp: false };

describe('planInvestigation', () => {
  test('all three, one after the other, when logs must be read first', () => {
    expect(planInvestigation(INPUT).waves).toEqual([['sre'], ['investigator'], ['architect']]);
  });

  test('runs SRE and Investigator side by side when a stack trace came with the question', () => {
    expect(planInvestigation({ ...INPUT, hasStackTrace: true }).waves).toEqual([
      ['sre', 'investigator'],
      ['architect'],
    ]);
  });

  test('reads a large log once', () => {
    const plan = planInvestigation({ ...INPUT, hasStackTrace: true, attachmentBytes: 100 * 1024 * 1024 });
    expect(plan.waves).toHaveLength(3);
  });

  test('a question about what is known is the Architect’s', () => {
    expect(planInvestigation({ ...INPUT, isFollowUp: true })).toMatchObject({ kind: 'record', waves: [['architect']] });
  });
});

describe('planFurther', () => {
  test.each([
    [['sre'] as const, [['sre'], ['architect']]],
    [['investigator', 'sre'] as const, [['sre'], ['investigator'], ['architect']]],
    [['architect'] as const, [['architect']]],
  ])('%j: those, in the order of the way of the data, and the Architect last', (needs, waves) =>
    expect(planFurther(needs).waves).toEqual(waves),
  );
});

describe('looksLikeStackTrace', () => {
  test.each([
    'TypeError: x\n    at total (/srv/app/total.ts:17:24)',
    'Traceback\n  File "app.py", line 3, in main',
    'panic: runtime error\n\ngoroutine 1 [running]:',
    "app.rb:1\n\tfrom /srv/app.rb:12:in `pay'",
    '#0 /var/www/index.php(12): pay()',
  ])('knows %j', (text) => expect(looksLikeStackTrace(text)).toBe(true));

  test.each(['GET /orders 500', 'we met at noon (12:00)', ''])('does not take %j for one', (text) =>
    expect(looksLikeStackTrace(text)).toBe(false),
  );
});

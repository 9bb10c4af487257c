import { describe, expect, test } from '@jest/globals';
import { looksLikeStackTrace, planInvestigation } from './plan.ts';

const INPUT = {
  prompt: 'Why does checkout return 500?',
  hasEvidence: true,
  hasStackTrace: false,
  attachmentBytes: 1_000,
  hasPreviousFindings: false,
};

describe('planInvestigation', () => {
  test('asks for a cause: all three, one after the other, when logs must be read first', () => {
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

  test('asks only the Investigator which line throws', () => {
    const plan = planInvestigation({ ...INPUT, prompt: 'Which line throws?', hasStackTrace: true });
    expect(plan).toMatchObject({ kind: 'code', waves: [['investigator'], ['architect']] });
  });

  test('asks only the SRE which containers restarted', () => {
    const plan = planInvestigation({ ...INPUT, prompt: 'Which containers restarted since noon?' });
    expect(plan).toMatchObject({ kind: 'operations', waves: [['sre'], ['architect']] });
  });

  test('writes a summary from what was found before, and only then', () => {
    const prompt = 'Please summarise this for the ticket';
    expect(planInvestigation({ ...INPUT, prompt, hasPreviousFindings: true }).waves).toEqual([['architect']]);
    expect(planInvestigation({ ...INPUT, prompt }).kind).toBe('incident');
  });
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

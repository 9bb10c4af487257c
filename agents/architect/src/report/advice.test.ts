import { describe, expect, test } from '@jest/globals';
import { CAUSE_KINDS, incidentSchema } from '@mats/contracts';
import type { Candidate } from '@mats/contracts';
import { adviceFor } from './advice.ts';

const candidate = (parts: Partial<Candidate>): Candidate => ({
  id: 'failure:x',
  found: 'known_failure',
  kind: 'disk_full',
  change: 'none_known',
  title: 'the disk is full',
  commit: null,
  service: 'stock',
  score: 0.9,
  reasons: [],
  nextSteps: [],
  for: [],
  against: [],
  ...parts,
});

describe('adviceFor', () => {
  test.each(CAUSE_KINDS)('%s has a next step without gaps', (kind) => {
    const { nextSteps } = adviceFor(candidate({ kind }), { verdict: 'root_cause' });
    expect(nextSteps.length).toBeGreaterThan(0);
    const told = nextSteps.map(({ text, command = '' }) => `${text} ${command}`).join(' ');
    expect(told.replaceAll('/dev/null', '')).not.toMatch(/undefined|null|\{[a-z]{1,20}[|}]/);
  });

  test('what is known of the very failure comes before what is known of its kind', () => {
    const nextSteps = [{ text: 'Empty /var/lib/x', command: 'rm /var/lib/x/*', destructive: true }];
    expect(adviceFor(candidate({ nextSteps }), { verdict: 'root_cause' }).nextSteps).toEqual(nextSteps);
  });

  test('an open case is first looked at for what it may be, where that is worth a look', () => {
    const nextSteps = [{ text: 'Look at the disk' }, { text: 'Empty it' }];
    const missing = [{ what: 'any_log', text: 'A longer log' }] as const;
    const textsOf = (score: number): string[] =>
      adviceFor(undefined, {
        verdict: 'inconclusive',
        missing: [...missing],
        likeliest: candidate({ score, nextSteps }),
      }).nextSteps.map(({ text }) => text);
    const [open] = textsOf(0.04);
    expect(textsOf(0.05)).toEqual(['Look at the disk', open]);
    expect(textsOf(0.04)).toHaveLength(1);
  });

  test('a commit that only changed the place last is not reverted', () => {
    const given = candidate({ found: 'code', kind: 'code_defect', commit: 'a'.repeat(40) });
    const without = candidate({ found: 'code', kind: 'code_defect' });
    expect(adviceFor(given, { verdict: 'root_cause' })).toEqual(adviceFor(without, { verdict: 'root_cause' }));
  });

  test('a commit is reverted before its failure is looked at', () => {
    const given = candidate({ commit: 'a'.repeat(40), change: 'commit', nextSteps: [{ text: 'Look' }] });
    expect(adviceFor(given, { verdict: 'root_cause' }).nextSteps.map(({ text, command }) => command ?? text)).toEqual([
      'git revert --no-edit aaaaaaaa',
      'Then fix the code and add a test with the input that failed',
      'Look',
    ]);
  });

  test.each([
    ['compose', 'git checkout bbbbbbbb && docker compose up -d --build stock'],
    ['kubernetes', 'kubectl rollout undo deployment/stock'],
    ['systemd', 'git checkout bbbbbbbb && sudo systemctl restart stock'],
    ['host', 'git revert --no-edit aaaaaaaa'],
  ] as const)('what %s runs is rolled back by its own command', (platform, command) => {
    const reason = { code: 'deployed_before_onset', weight: 1, values: {}, evidence: [] };
    const given = candidate({ commit: 'a'.repeat(40), change: 'commit', reasons: [reason] });
    const deploys = [
      { service: 'stock', revision: 'a'.repeat(40), previous: 'b'.repeat(40), evidence: 'ev_000000000001' },
    ];
    const incident = incidentSchema.parse({
      onset: null,
      firstService: null,
      services: [],
      deploys,
      signals: [],
      platform,
    });
    expect(adviceFor(given, { verdict: 'root_cause', incident }).nextSteps[0]?.command).toBe(command);
  });

  test('a crash whose code nobody read is opened where its trace says, before anything else', () => {
    const open = (file: string) =>
      adviceFor(candidate({ kind: 'code_defect', nextSteps: [{ text: 'Look' }] }), {
        verdict: 'root_cause',
        printed: { file, line: 21, function: 'render' },
      }).nextSteps.map(({ text, command }) => [text, command]);
    expect(open('/srv/invoices/app/render.py')).toEqual([
      [
        'Open /srv/invoices/app/render.py:21 (render) and see who changed it last',
        "git log -5 --format='%h %an %ar %s' -- '*app/render.py'",
      ],
      ['Look', undefined],
    ]);
    expect(open('C:\\app\\Render.cs')[0]?.[1]).toMatch(/'\*app\/Render\.cs'$/);
    expect(open('Render.java')[0]?.[1]).toMatch(/'\*Render\.java'$/);
    expect(open("render.py'; reboot; '")[0]?.[1]).toBeUndefined();
  });

  test('without a cause, it says what would help to find one', () =>
    expect(adviceFor(undefined, { verdict: 'inconclusive' }).nextSteps[0]?.text).toMatch(
      /^Attach a log of the failing part/,
    ));

  test('without an incident there is nothing to do', () =>
    expect(adviceFor(undefined, { verdict: 'no_incident' }).nextSteps).toEqual([]));
});

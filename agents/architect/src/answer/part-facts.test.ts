import { describe, expect, test } from '@jest/globals';
import { understandQuestion } from '@mats/engine/question';
import { askedParts, blames, isPart, readPeriod, wasRead } from './part-facts.ts';
import type { AskedPart } from './part-facts.ts';
import type { SessionFacts } from './session-facts.ts';

const named = (name: string): AskedPart => ({ label: name, name, sort: null });
const DATABASE: AskedPart = { label: 'the database', name: null, sort: 'database' };

describe('a part that was asked about', () => {
  test.each([
    ['payment', 'payment', true],
    ['payment', 'Payment', true],
    ['payment', 'shop-payment-1', true],
    ['payment', 'payments', true],
    ['card payment', 'card_payment', true],
    ['card payment', 'payment', false],
    ['payment', 'repayment', false],
    ['a', 'a-b', false],
    ['payment', '', false],
    ['payment', null, false],
  ])('%s is %s: %s', (asked, name, expected) => {
    expect(isPart(named(asked), name)).toBe(expected);
  });

  test.each([
    ['postgres', true],
    ['shop-postgresql-0', true],
    ['web', false],
  ])('as a sort: the database is %s: %s', (name, expected) => {
    expect(isPart(DATABASE, name)).toBe(expected);
  });

  test('is what a question names, and the sorts that it speaks of', () => {
    const question = understandQuestion('is the payment service ok, or the database', { now: 0 });
    expect(askedParts(question)).toContainEqual(named('payment'));
    expect(askedParts(question)).toContainEqual(DATABASE);
  });
});

describe('a candidate blames a part', () => {
  const CANDIDATE = { component: 'web', service: 'shop', kind: null, commit: null, change: 'none_known' } as const;

  test('by what it names', () => {
    expect([
      blames(CANDIDATE, named('web')),
      blames(CANDIDATE, named('shop')),
      blames(CANDIDATE, named('mail')),
    ]).toEqual([true, true, false]);
  });

  test('by what sort of failure it is', () => {
    expect(blames({ ...CANDIDATE, kind: 'missing_schema' }, DATABASE)).toBe(true);
    expect(blames({ ...CANDIDATE, kind: 'certificate_expired' }, DATABASE)).toBe(false);
    const deployment: AskedPart = { label: 'the deployment', name: null, sort: 'deployment' };
    const commit = 'a'.repeat(40);
    expect(blames({ ...CANDIDATE, commit, change: 'commit' }, deployment)).toBe(true);
    // Who changed the place last brought nothing for all that is known.
    expect(blames({ ...CANDIDATE, commit }, deployment)).toBe(false);
    expect(blames(CANDIDATE, deployment)).toBe(false);
  });
});

describe('what was read', () => {
  const facts = (parts: Readonly<Record<string, unknown>>): SessionFacts =>
    ({ read: [], evidence: new Map(), incident: undefined, ...parts }) as unknown as SessionFacts;
  const source = (what: string, ...services: readonly string[]) => ({
    what,
    kind: 'log' as const,
    services: [...services],
  });

  test.each([
    ['a service of a log', facts({ read: [source('all.log', 'payment')] }), true],
    ['the name of a log', facts({ read: [source('payment.log.gz')] }), true],
    ['what speaks in evidence', facts({ evidence: new Map([['ev', { service: 'payment' }]]) }), true],
    ['what failed', facts({ incident: { services: [{ name: 'payment' }] } }), true],
    ['nothing of it', facts({ read: [source('web.log', 'web')] }), false],
  ])('is told by %s', (_, known, expected) => {
    expect(wasRead(named('payment'), known)).toBe(expected);
  });

  test('reaches from the first time to the last', () => {
    const read = [
      { ...source('a'), from: '2026-01-09T11:00:00Z', to: '2026-01-09T12:00:00Z' },
      { ...source('b'), from: '2026-01-09T10:00:00Z', to: '2026-01-09T10:30:00Z' },
      source('c'),
    ];
    expect(readPeriod(read)).toEqual({ from: '2026-01-09T10:00:00Z', to: '2026-01-09T12:00:00Z' });
    expect(readPeriod([source('c')])).toBeNull();
  });
});

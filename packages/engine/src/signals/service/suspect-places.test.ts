import { describe, expect, test } from '@jest/globals';
import type { OrderedChange } from './order-changes.ts';
import { suspectPlaces } from './suspect-places.ts';
import type { EventKind } from './window-profile.ts';

const KIND: EventKind = { id: '', service: 'shop', what: 'line', text: '', place: null, severity: null, about: null };
const PAY = { file: 'pay.ts', line: 7 };

const change = (kind: Partial<EventKind>, more: Partial<OrderedChange> = {}): OrderedChange => ({
  kind: { ...KIND, ...kind },
  contexts: [],
  direction: 'more',
  expected: 0,
  seen: 1,
  evidence: 4,
  first: 1,
  ...more,
});
const step = (text: string): EventKind => ({ ...KIND, id: text, what: 'step', text });

const placesOf = (changes: readonly OrderedChange[], contexts: Readonly<Record<string, readonly EventKind[]>> = {}) => {
  const kinds = new Map(Object.values(contexts).flatMap((all) => all.map((kind) => [kind.id, kind] as const)));
  const counts = new Map(
    Object.entries(contexts).map(([context, all]) => [
      context,
      { loose: false, occasions: 1, kinds: new Map(all.map(({ id }) => [id, 1])) },
    ]),
  );
  return suspectPlaces(changes, { counts, kinds }).map(({ file, line, evidence }) => [file, line, evidence]);
};

describe('the places of a change', () => {
  test('are those that its statement names, with the evidence for what comes first', () => {
    expect(placesOf([change({ place: PAY }, { first: 0.5 })])).toEqual([['pay.ts', 7, 2]]);
  });

  test('add up', () => {
    expect(placesOf([change({ place: PAY }), change({ place: PAY })])).toEqual([['pay.ts', 7, 8]]);
  });

  test('are none where it never comes first', () => {
    expect(placesOf([change({ place: PAY }, { first: 0 })])).toEqual([]);
  });

  test.each([
    ['shop.Payment.charge', 'shop.Payment'],
    ['Payment.charge', 'Payment'],
  ])('are the class of a step %s', (text, file) => {
    expect(placesOf([change({ what: 'step', text })])).toEqual([[file, null, 4]]);
  });

  test.each([
    ['a step that is named otherwise', { what: 'step', text: 'GET /orders' }],
    ['a function of a module', { what: 'step', text: 'payment.charge' }],
    ['a call of another service', { what: 'call', text: 'Payment.charge' }],
  ] as const)('are none of %s', (_, kind) => {
    expect(placesOf([change(kind)])).toEqual([]);
  });

  test('are a tenth of it the steps beside it, the first of them best, over its contexts', () => {
    const contexts = { a: [step('Cart.add'), { ...KIND, id: 'x', place: PAY }, step('Stock.take')], b: [] };
    expect(placesOf([change({}, { contexts: ['a', 'b'] })], contexts)).toEqual([
      ['Cart', null, 4 * 0.1 * 0.5],
      ['Stock', null, (4 * 0.1) / 4],
    ]);
  });

  test('are in order of evidence, then of lines, then of names', () => {
    const at = (file: string, line: number, evidence: number) => change({ place: { file, line } }, { evidence });
    expect(
      placesOf([at('b', 1, 1), at('a', 1, 1), at('a', 9, 1), at('z', 5, 2)]).map(([file, line]) => `${file}:${line}`),
    ).toEqual(['z:5', 'a:1', 'b:1', 'a:9']);
  });
});

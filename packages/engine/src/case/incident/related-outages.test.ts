import { describe, expect, test } from '@jest/globals';
import type { RecordedSpan } from '../../signals/recorded.ts';
import { relatedOutages } from './related-outages.ts';
import type { LocatedNotice } from './related-outages.ts';

const WINDOW = { from: 10_000_000, to: 20_000_000 };
const notice = (more: Partial<LocatedNotice>): LocatedNotice =>
  ({
    provider: 'Stripe',
    component: '',
    region: null,
    title: 'Payments fail',
    state: 'impaired',
    status: 'major outage',
    from: 12_000_000,
    to: null,
    ...more,
  }) as LocatedNotice;
const failing = (service: string, message: string): RecordedSpan =>
  ({ service, operation: 'POST /pay', message, failed: true }) as RecordedSpan;
const related = (notices: readonly LocatedNotice[], ...spans: readonly RecordedSpan[]) =>
  relatedOutages(notices, { failures: [], spans, window: WINDOW }).map(
    ({ service, notice: { provider, component } }) => [service, provider, component],
  );

describe('an outage of a provider', () => {
  test('is that of a service which names him where it fails', () => {
    expect(related([notice({})], failing('pay', 'api.stripe.com answered 500'))).toEqual([['pay', 'Stripe', '']]);
    expect(related([notice({})], failing('pay', 'the bank answered 500'))).toEqual([]);
    expect(related([notice({})], { ...failing('pay', ''), peer: 'stripe' } as RecordedSpan)).toHaveLength(1);
    expect(related([notice({})], { ...failing('pay', 'stripe answered'), failed: false } as RecordedSpan)).toEqual([]);
  });

  test('is not told by words that all providers have', () => {
    expect(
      related([notice({ provider: 'Cloud Platform 2', component: 'API' })], failing('pay', 'the cloud api 2 fails')),
    ).toEqual([]);
  });

  test('is about the component that the service names, where it names one', () => {
    const notices = [notice({ component: 'Webhooks' }), notice({ component: 'Checkout' })];
    expect(related(notices, failing('pay', 'stripe checkout answered 500'))).toEqual([['pay', 'Stripe', 'Checkout']]);
    expect(related(notices, failing('pay', 'stripe answered 500')).map(([, , component]) => component)).toEqual([
      'Webhooks',
      'Checkout',
    ]);
  });

  test.each([
    ['that is over before', { to: 9_999_999 }, false],
    ['that ends as it begins', { to: 10_000_000 }, true],
    ['that was announced half an hour late', { from: 21_800_000 }, true],
    ['that was announced later', { from: 21_800_001 }, false],
    ['whose time nobody knows', { from: null }, true],
    ['that is none', { state: 'well' as const }, false],
  ])('%s', (_, more, counts) => {
    expect(related([notice(more)], failing('pay', 'stripe answered 500'))).toHaveLength(counts ? 1 : 0);
  });

  test('is told once, by its first entry and of the first service, four at the most', () => {
    const spans = [failing('pay', 'stripe answered'), failing('shop', 'stripe answered')];
    expect(related([notice({ title: 'first' }), notice({ title: 'second' })], ...spans)).toEqual([
      ['pay', 'Stripe', ''],
    ]);
    const many = Array.from({ length: 6 }, (_, index) => notice({ region: `eu-${index}` } as Partial<LocatedNotice>));
    expect(related(many, ...spans)).toHaveLength(4);
  });

  test('is looked for in the time of an incident alone', () => {
    expect(relatedOutages([notice({})], { failures: [], spans: [failing('pay', 'stripe')], window: null })).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { firstToFail, namesService, outsideNames } from './service-blame.ts';
import type { ServiceFailure } from './service-blame.ts';

const failure = (name: string, more: Partial<ServiceFailure> = {}): ServiceFailure => ({
  name,
  errors: 10,
  firstError: 1_000,
  blames: [],
  ownFailures: 0,
  silent: [],
  ...more,
});

describe('a service in a text', () => {
  test.each([
    ['cannot reach payment', true],
    ['cannot reach Payment:', true],
    ['"payment" timed out', true],
    ['asked payment:80/x', true],
    ['payment-api is gone', true],
    ['the card_payment is gone', false],
    ['repayment failed', false],
    ['payments failed', false],
    ['src/payment/charge.ts', false],
    ['PaymentClient failed', false],
    ['old.payment failed', false],
    ['repayment of payment failed', true],
  ])('%s: %s', (text, named) => {
    expect(namesService(text, 'payment')).toBe(named);
  });

  test('is the same with a hyphen and with an underscore', () => {
    expect(namesService('cannot reach card_payment', 'card-payment')).toBe(true);
  });
});

describe('whom an error names that is no known service', () => {
  test.each([
    ['the card API did not answer', ['card-api']],
    ['connect to db.example.org:5432 failed', ['db.example.org']],
    ['connect ECONNREFUSED redis:6379', ['redis']],
    ['mail-server is gone, mail-server is gone', ['mail-server']],
    ['known-service is gone', []],
    ['the-gateway is gone', []],
    ['at pay.charge.order.ts', []],
    ['localhost:80 refused', []],
    ['nothing to name', []],
    ['c.a.orders.Orders : failed in org.example.tx.RollbackError', []],
    ['pay.example.com. is away', ['pay.example.com']],
  ])('%s', (text, names) => {
    expect(outsideNames(text, ['known-service'])).toEqual(names);
  });
});

describe('who failed first', () => {
  test('is nobody where nobody failed', () => {
    expect(firstToFail([failure('web', { errors: 0 })])).toBeNull();
  });

  test('is blamed and blames nobody who fails, however loud the others are', () => {
    const web = failure('web', { errors: 900, blames: ['db'], firstError: 0 });
    expect(firstToFail([web, failure('db', { errors: 1, ownFailures: 1 })])).toBe('db');
  });

  test('may blame itself, and who does not fail', () => {
    const web = failure('web', { blames: ['web', 'cache'], ownFailures: 1 });
    expect(firstToFail([web, failure('cache', { errors: 0 })])).toBe('web');
  });

  test('is the first in a circle, by name where two are first', () => {
    const [a, b] = [failure('a', { blames: ['b'], firstError: 5 }), failure('b', { blames: ['a'], firstError: 3 })];
    expect(firstToFail([a, b])).toBe('b');
    expect(firstToFail([{ ...b, firstError: 5 }, a])).toBe('a');
    expect(
      firstToFail([
        { ...a, firstError: null },
        { ...b, firstError: 9 },
      ]),
    ).toBe('b');
  });

  test.each([
    [
      'blamed by those with more failures',
      failure('a'),
      failure('b'),
      [failure('x', { blames: ['a'], errors: 2 }), failure('y', { blames: ['b'], errors: 3 })],
    ],
    ['asked about', failure('a', { ownFailures: 9 }), failure('b'), []],
    [
      'that fails by itself more often',
      failure('x', { ownFailures: 1, firstError: 0 }),
      failure('b', { ownFailures: 2 }),
      [],
    ],
    ['that fails earlier', failure('a', { firstError: 2 }), failure('b', { firstError: 1 }), []],
    ['that comes first by name', failure('c'), failure('b'), []],
  ])('is, of two that blame nobody, the one %s', (why, one, other, victims) => {
    expect(firstToFail([one, other, ...victims], new Set(why === 'asked about' ? ['b'] : []))).toBe('b');
  });

  test('is the one that is silent, where one alone is and nothing fails by itself', () => {
    const web = failure('web', { silent: ['db'], blames: ['db'] });
    const [db, mail] = [failure('db', { errors: 0 }), failure('mail', { errors: 0 })];
    expect(firstToFail([web, db])).toBe('db');
    expect(firstToFail([{ ...web, ownFailures: 1 }, db])).toBe('web');
    expect(firstToFail([{ ...web, silent: ['db', 'mail'] }, db, mail])).toBe('web');
    expect(firstToFail([{ ...web, silent: ['db', 'web'] }, db])).toBe('db');
    expect(firstToFail([{ ...web, silent: ['unknown'] }, db])).toBe('web');
  });
});

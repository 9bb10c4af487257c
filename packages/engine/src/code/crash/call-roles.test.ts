import { describe, expect, test } from '@jest/globals';
import { isMessengerCall, isRefusingCall, throwsOnPurpose } from './call-roles.ts';
import type { LocatedFrame } from './located-frames.ts';

const frame = (path: string, name?: string, printed = name): LocatedFrame =>
  ({ path, function: name, frame: { function: printed } }) as LocatedFrame;

describe('a call that only tells', () => {
  test.each([
    ['src/OrderValidator.ts', 'run', 3],
    ['src/preconditions.py', 'run', 3],
    ['src/ErrorReporter.java', 'run', 3],
    ['src/cart.ts', 'assertPaid', 0],
    ['src/cart.go', 'panic', 0],
    ['src/Cart.java', 'requireNonNull', 0],
  ])('is of %s, %s', (path, name, place) => {
    expect(isMessengerCall(frame(path, name), place)).toBe(true);
  });

  test.each([
    ['further out', 'src/cart.ts', 'assertPaid', 1],
    ['of another name', 'src/cart.ts', 'assertion', 0],
    ['of a unit that checks something out', 'src/checkout.ts', 'run', 0],
  ])('is none %s', (_, path, name, place) => {
    expect(isMessengerCall(frame(path, name), place)).toBe(false);
  });
});

describe('a call that refused a value', () => {
  test.each([
    ['<init>', 'java.lang.IllegalArgumentException'],
    ['__init__', 'ValueError'],
    ['constructor', 'Error'],
    ['setTotal', 'Error'],
    ['set_total', 'ValueError'],
  ])('is %s with %s', (name, type) => {
    expect(isRefusingCall(frame('a', name), type)).toBe(true);
  });

  test.each([
    ['__init__', 'TypeError'],
    ['<init>', 'java.lang.NullPointerException'],
    ['setup', 'ValueError'],
    ['total', 'ValueError'],
  ])('is not %s with %s', (name, type) => {
    expect(isRefusingCall(frame('a', name), type)).toBe(false);
  });

  test('is told by its name as it is printed, too', () => {
    expect(isRefusingCall(frame('a', 'Order', '<init>'), 'ValueError')).toBe(true);
  });
});

test.each([
  ['  throw new Error(1)', true],
  ['raise ValueError', true],
  ['assertThat(x)', true],
  ['CHECK(x > 1)', true],
  ['os.exit(1)', true],
  ['Objects.requireNonNull(x)', true],
  ['x.y.z', false],
  ['throwable.print()', false],
  ['raised = 1', false],
  [`${' '.repeat(400)}throw x`, false],
])('is on purpose: %s', (code, expected) => {
  expect(throwsOnPurpose(code)).toBe(expected);
});

import { describe, expect, test } from '@jest/globals';
import type { MapPart } from '@mats/contracts';
import { layOut } from './map-layout.ts';

const part = (name: string, ...calls: string[]): MapPart => ({ name, errors: 0, calls });
const placesOf = (...parts: MapPart[]): Record<string, [number, number]> =>
  Object.fromEntries(layOut(parts).parts.map(({ name, row, across }) => [name, [row, across]]));

describe('the map of who calls whom', () => {
  test('has callers above those whom they call, as deep as their longest way', () => {
    expect(placesOf(part('web', 'cart', 'db'), part('cart', 'db'), part('db'))).toEqual({
      web: [0, 0.5],
      cart: [1, 0.5],
      db: [2, 0.5],
    });
  });

  test('has the parts of a row near those who call them', () => {
    const places = placesOf(part('a', 'x'), part('b', 'y'), part('y'), part('x'));
    expect(places).toEqual({ a: [0, 0.25], b: [0, 0.75], x: [1, 0.25], y: [1, 0.75] });
    expect(layOut([part('a', 'x'), part('b', 'x'), part('x')]).widest).toBe(2);
  });

  test('ends where calls run in a circle', () => {
    expect(placesOf(part('a', 'b'), part('b', 'c'), part('c', 'a'))).toEqual({ a: [0, 0.5], b: [1, 0.5], c: [2, 0.5] });
  });
});

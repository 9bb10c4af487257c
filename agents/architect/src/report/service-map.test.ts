import { describe, expect, test } from '@jest/globals';
import { incidentSchema } from '@mats/contracts';
import type { Incident } from '@mats/contracts';
import { serviceMapOf } from './service-map.ts';

type Service = Incident['services'][number];

function incidentOf(...services: (Pick<Service, 'name'> & Partial<Service>)[]): Incident {
  return incidentSchema.parse({
    onset: null,
    firstService: null,
    services: services.map((service) => ({ errors: 0, blames: [], calls: [], ...service })),
    deploys: [],
    signals: [],
  });
}

describe('the map of who calls whom', () => {
  test('is made of calls, and of whom failures name', () => {
    const map = serviceMapOf(
      incidentOf(
        { name: 'gateway', errors: 50, counted: 'requests', calls: ['cart'] },
        { name: 'cart', errors: 50, blames: ['pricing', 'cart'] },
        { name: 'pricing' },
        { name: 'mail' },
      ),
    );
    expect(map).toEqual([
      { name: 'cart', errors: 50, calls: ['pricing'] },
      { name: 'gateway', errors: 50, counted: 'requests', calls: ['cart'] },
      { name: 'pricing', errors: 0, calls: [] },
    ]);
  });

  test('has a part that only others name', () => {
    const map = serviceMapOf(incidentOf({ name: 'web', errors: 3, blames: ['checkout'] }, { name: 'checkout', errors: 3, blames: ['card-api'] })); // prettier-ignore
    expect(map?.map(({ name }) => name)).toEqual(['checkout', 'web', 'card-api']);
  });

  test('is not made of two parts, or of parts that nothing connects', () => {
    expect(serviceMapOf(incidentOf({ name: 'web', calls: ['shop'] }, { name: 'shop' }))).toBeUndefined();
    expect(serviceMapOf(incidentOf({ name: 'a' }, { name: 'b' }, { name: 'c' }))).toBeUndefined();
    expect(serviceMapOf(undefined)).toBeUndefined();
  });

  test('of a large system keeps what fails and what is next to it', () => {
    const far = Array.from({ length: 30 }, (_, index) => ({ name: `far-${index}`, calls: [`far-${index + 1}`] }));
    const map = serviceMapOf(incidentOf(...far, { name: 'web', errors: 1, calls: ['db'] }, { name: 'db' })) ?? [];
    expect(map).toHaveLength(16);
    expect(map.slice(0, 2)).toEqual([
      { name: 'web', errors: 1, calls: ['db'] },
      { name: 'db', errors: 0, calls: [] },
    ]);
    const names = new Set(map.map(({ name }) => name));
    expect(map.every(({ calls }) => calls.every((name) => names.has(name)))).toBe(true);
  });
});

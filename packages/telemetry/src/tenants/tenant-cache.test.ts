import { describe, expect, test } from '@jest/globals';
import { TenantCache } from './tenant-cache.ts';

function cacheOf(options: { maxCached?: number; ttlMs?: number } = {}): {
  cache: TenantCache;
  clock: { now: number };
  flushes: () => number;
} {
  const clock = { now: 0 };
  let flushes = 0;
  const cache = new TenantCache({
    maxCached: 2,
    ttlMs: 1_000,
    names: {},
    attributes: { 'service.version': '7' },
    now: () => clock.now,
    flush: () => Promise.resolve((flushes += 1)),
    ...options,
  });
  return { cache, clock, flushes: () => flushes };
}

describe('TenantCache', () => {
  test('names project, tenant and service', () => {
    const { cache } = cacheOf();
    expect(cache.resourceOf('acme', 'search')?.attributes).toEqual({
      'service.version': '7',
      'service.name': 'search',
      'tenant.id': 'acme',
      'openinference.project.name': 'finoptiagents-MATS-acme',
    });
  });

  test('makes a resource once for a tenant and service, and counts', () => {
    const { cache } = cacheOf();
    const first = cache.resourceOf('acme', 'search');
    expect(cache.resourceOf('acme', 'search')).toBe(first);
    cache.resourceOf('acme', 'routing');
    expect(cache.stats).toEqual({ hits: 1, misses: 2, failed: 0, tenants: 1, tracers: 2 });
  });

  test('lets go of the one that was used least recently, and flushes first', () => {
    const { cache, flushes } = cacheOf();
    for (const tenant of ['a', 'b', 'a', 'c']) cache.resourceOf(tenant, 's');
    expect(flushes()).toBe(1);
    cache.resourceOf('a', 's');
    expect(cache.stats).toEqual({ hits: 2, misses: 3, failed: 0, tenants: 2, tracers: 2 });
    cache.resourceOf('b', 's');
    expect(cache.stats.misses).toBe(4);
  });

  test('lets go of what was not used for so long', () => {
    const { cache, clock, flushes } = cacheOf();
    cache.resourceOf('a', 's');
    clock.now = 999;
    cache.resourceOf('b', 's');
    expect(cache.stats.tenants).toBe(2);
    clock.now = 1_000;
    cache.resourceOf('b', 's');
    expect([cache.stats.tenants, flushes()]).toEqual([1, 1]);
  });

  test.each(['', 'a/b', 'x'.repeat(65)])('tenant %j gets no project, and that is counted', (tenant) => {
    const { cache } = cacheOf();
    expect(cache.resourceOf(tenant, 's')).toBeUndefined();
    expect(cache.stats).toEqual({ hits: 0, misses: 0, failed: 1, tenants: 0, tracers: 0 });
  });
});

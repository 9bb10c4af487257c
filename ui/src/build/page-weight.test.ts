import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildForTest } from '../testing/browser.ts';
import { firstLoadBytes } from './first-load.ts';

const MOST_JAVASCRIPT = 120 * 1000;

describe('the built page', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await buildForTest();
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function packedSize(ending: string): number {
    const names = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith(ending));
    return names.reduce((sum, name) => sum + statSync(join(folder, 'assets', name)).size, 0);
  }

  test('loads at most 120 kB of JavaScript, packed, before it works', () => {
    expect(firstLoadBytes(folder)).toBeGreaterThan(50_000);
    expect(firstLoadBytes(folder)).toBeLessThanOrEqual(MOST_JAVASCRIPT);
  });

  test('fetches parts that are not shown at first later', () => {
    expect(firstLoadBytes(folder)).toBeLessThan(packedSize('.js.gz'));
  });

  test('is packed beforehand, both ways', () => {
    expect(packedSize('.js.br')).toBeGreaterThan(0);
    expect(packedSize('.css.gz')).toBeGreaterThan(0);
  });

  test('names nothing on another host and holds no inline script', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });
});

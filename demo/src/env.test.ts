import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readControlPort } from './env.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shop-env-'));
});
afterEach(() => {
  delete process.env['SHOP_CONTROL_PORT'];
  rmSync(folder, { recursive: true });
});

test('the port of the switch is the usual one, that of .env, or that of the environment', () => {
  expect(readControlPort(folder)).toBe(8099);
  writeFileSync(join(folder, '.env'), 'SHOP_CONTROL_PORT=9099\n');
  expect(readControlPort(folder)).toBe(9099);
  process.env['SHOP_CONTROL_PORT'] = '9199';
  expect(readControlPort(folder)).toBe(9199);
});

test('a value that is no port is named with an example', () => {
  process.env['SHOP_CONTROL_PORT'] = 'eight';
  expect(() => readControlPort(folder)).toThrow(
    'SHOP_CONTROL_PORT is eight, which is no port; set it to a number, for example 8099',
  );
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { levelTable } from './telemetry-level.ts';
import { variableTable } from './telemetry-variables.ts';

describe('docs/telemetry.md', () => {
  const page = readFileSync(new URL('../../../../docs/telemetry.md', import.meta.url), 'utf8');

  test('shows the levels as they are', () => expect(page).toContain(`\n${levelTable()}\n`));
  test('shows the variables as they are', () => expect(page).toContain(`\n${variableTable()}\n`));
});

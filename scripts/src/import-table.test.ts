import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkImportTable, readWorkspaces } from './import-table.ts';
import type { Workspace } from './import-table.ts';

const contracts: Workspace = { folder: 'packages/contracts', name: '@mats/contracts', tags: ['contracts'], uses: [] };

describe('the import table', () => {
  test('holds in this repository', () => {
    expect(checkImportTable(readWorkspaces(path.join(import.meta.dirname, '..', '..')))).toEqual([]);
  });

  test('is broken by a use that the table does not name', () => {
    const telemetry = { folder: 'packages/telemetry', name: '@mats/telemetry', tags: ['telemetry'], uses: [] };
    const broken = { ...contracts, uses: ['zod', '@mats/telemetry'] };
    expect(checkImportTable([broken, telemetry])).toEqual([
      'packages/contracts/package.json must not use @mats/telemetry: a workspace tagged "contracts" may not',
    ]);
  });

  test('keeps agents apart, although they share a tag', () => {
    const sre = { folder: 'agents/sre', name: '@mats/sre', tags: ['agent'], uses: [] };
    const architect = { folder: 'agents/architect', name: '@mats/architect', tags: ['agent'], uses: ['@mats/sre'] };
    expect(checkImportTable([sre, architect])).toHaveLength(1);
  });

  test('is broken by a workspace without a tag, of which turbo would check nothing', () => {
    expect(checkImportTable([{ ...contracts, tags: [] }])).toEqual([
      'packages/contracts/turbo.json must have exactly one tag of the import table, has []',
    ]);
  });
});

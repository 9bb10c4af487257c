import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { checkSpool } from './check-spool.ts';

test('what waits in the spool is told from what was sent and is kept', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mats-spool-'));
  try {
    mkdirSync(path.join(folder, 'mats-ui'));
    writeFileSync(path.join(folder, 'mats-ui', '1-000001.journal'), 'x');
    expect(await checkSpool(folder)).toEqual({ name: 'spool empty', ok: true, detail: folder });
    writeFileSync(path.join(folder, 'mats-ui', '1.otlp'), 'x');
    expect(await checkSpool(folder)).toMatchObject({ ok: false, detail: `1 files of spans wait in ${folder}` });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

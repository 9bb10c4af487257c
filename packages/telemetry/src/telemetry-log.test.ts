import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const PROGRAM = `
  import { startTelemetry, withSession, withSpan } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
  const telemetry = startTelemetry({ serviceName: 'my-agent', endpoint: 'http://127.0.0.1:9' });
  await withSession('night-run-7f3a', () => withSpan({ name: 'work', kind: 'AGENT' }, async () => undefined));
  console.log(JSON.stringify(await telemetry.shutdown(500)));
`;

test('a program that hands in no logger is told on standard error which spans it lost', async () => {
  const run = promisify(execFile)(execPath, ['--input-type=module', '-e', PROGRAM]);
  const { stdout, stderr } = await run;
  expect(JSON.parse(stdout)).toEqual({ lost: 1, kept: 0 });
  expect(stderr).toContain('telemetry: spans lost: they were not delivered before the stop {"lost":1,"kept":0}\n');
});

import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

const LIBRARY = pathToFileURL(join(import.meta.dirname, 'index.ts')).href;
const run = promisify(execFile);
const taken: string[] = [];
const server = createServer((request, response) => {
  taken.push(request.url ?? '');
  request.resume().on('end', () => response.end());
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
beforeEach(() => void taken.splice(0));
afterAll(() => void server.close());

/** What a program says on standard error that makes one span and goes on with `rest`. */
async function program(rest: string, given: { port?: number } = {}): Promise<string> {
  const { port = (server.address() as AddressInfo).port } = given;
  const code = `import { startTelemetry, withSpan } from ${JSON.stringify(LIBRARY)};
const telemetry = startTelemetry({ serviceName: 'my-agent', endpoint: 'http://127.0.0.1:${port}' });
await withSpan({ name: 'work', kind: 'AGENT' }, () => undefined);
${rest}`;
  const { stderr } = await run(execPath, ['--no-warnings', '--input-type=module', '--eval', code]);
  return stderr;
}

test('a program that ends without shutdown() sends its spans', async () => {
  expect([await program(''), taken]).toEqual(['', ['/v1/traces']]);
});

test('one that sent all of them says nothing', async () => {
  expect([await program('await telemetry.shutdown();'), taken]).toEqual(['', ['/v1/traces']]);
});

test('one that leaves at once says how many are lost', async () => {
  expect([await program('process.exit(0);'), taken]).toEqual([
    'telemetry: spans lost: the program ended without shutdown(), or before it was done {"lost":1}\n',
    [],
  ]);
});

test('one whose endpoint is away says so once, and how many are lost', async () => {
  const lines = (await program('', { port: 9 })).trim().split('\n');
  expect(lines.map((line) => line.replace(/ \{.{0,300}/, ''))).toEqual([
    'telemetry: traces cannot be sent; they are kept in memory until the endpoint is back or this process ends',
    'telemetry: spans lost: the program ended without shutdown(), or before it was done',
  ]);
});

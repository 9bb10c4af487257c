import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGoogleAccess } from './google-access.ts';

const folder = mkdtempSync(join(tmpdir(), 'mats-google-'));
const SCOPES = ['https://www.googleapis.com/auth/devstorage.read_only'];
let reply: { status: number; body: object };
let asked = 0;
const server = createServer((_request, response) => {
  asked += 1;
  response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
});

/** A file of the documented form of workload identity federation, whose tokens this server gives. */
function keyFile(): string {
  const file = join(folder, 'key.json');
  writeFileSync(join(folder, 'subject'), 'subject-token');
  const { port } = server.address() as AddressInfo;
  const key = {
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `http://127.0.0.1:${port}/v1/token`,
    credential_source: { file: join(folder, 'subject') },
  };
  writeFileSync(file, JSON.stringify(key));
  return file;
}

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close().closeAllConnections();
  rmSync(folder, { recursive: true });
});

test('gives a token that the library keeps', async () => {
  reply = {
    status: 200,
    body: {
      access_token: 't-1',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 3_600,
    },
  };
  const access = createGoogleAccess({ scopes: SCOPES, keyFile: keyFile() });
  const answers = [await access(), await access()];
  expect(answers).toEqual([1, 2].map(() => ({ ok: true, headers: { authorization: 'Bearer t-1' } })));
  expect(asked).toBe(1);
});

test('credentials that are refused are said, and asked for again the next time', async () => {
  reply = { status: 400, body: { error: 'invalid_grant', error_description: 'the subject token has expired' } };
  const access = createGoogleAccess({ scopes: SCOPES, keyFile: keyFile() });
  const answer = await access();
  expect(answer).toEqual({
    ok: false,
    why: "Google refuses the credentials (invalid_grant): the key was removed, or this machine's clock is wrong",
  });
  const before = asked;
  await access();
  expect(asked).toBeGreaterThan(before);
});

test('a key file that is not there is named by its setting', async () => {
  const access = createGoogleAccess({ scopes: SCOPES, keyFile: join(folder, 'none.json') });
  expect(await access()).toEqual({ ok: false, why: 'the file in GOOGLE_APPLICATION_CREDENTIALS is not there' });
});

test('a file that is no JSON is said without a word of it', async () => {
  const file = join(folder, 'text.json');
  writeFileSync(file, 'my-secret-text');
  const access = createGoogleAccess({ scopes: SCOPES, keyFile: file });
  expect(await access()).toEqual({ ok: false, why: 'the file in GOOGLE_APPLICATION_CREDENTIALS holds no credentials' });
});

test('a file that holds no key is said with what to do', async () => {
  const file = join(folder, 'empty.json');
  writeFileSync(file, '{}');
  const answer = await createGoogleAccess({ scopes: SCOPES, keyFile: file })();
  expect(answer).toMatchObject({ ok: false, why: expect.stringMatching(/; set GOOGLE_APPLICATION_CREDENTIALS to /) });
});

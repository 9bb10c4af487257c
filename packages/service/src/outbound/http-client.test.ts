import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { createHttpClient } from './http-client.ts';

test('a client that is closed does not wait for a call that nobody answers', async () => {
  const asked = Promise.withResolvers<void>();
  const server = createServer(() => asked.resolve());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = createHttpClient({ sessionHosts: [] });
  const call = client.get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`).then(
    () => 'answered',
    () => 'ended',
  );
  await asked.promise;
  await client.close();
  expect(await call).toBe('ended');
  await new Promise((resolve) => server.close(resolve));
});

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { createExpressServer } from './express-server.ts';

test('requests and responses have the prototypes of the app before the app sees them', async () => {
  const app = express().get('/', (_request, response) => response.json({ ok: true }));
  const server = createExpressServer(app);
  const seen: unknown[] = [];
  server.prependListener('request', (request, response) => {
    seen.push(Object.getPrototypeOf(request), Object.getPrototypeOf(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(await reply.json()).toEqual({ ok: true });
    expect(seen[0]).toBe(app.request);
    expect(seen[1]).toBe(app.response);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

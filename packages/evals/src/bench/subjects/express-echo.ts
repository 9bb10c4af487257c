import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type expressModule from 'express';

/**
 * The Express app that both anchors of `http` run, as its documentation writes it. It is loaded by `require`,
 * because the standard instrumentations patch what is required.
 */
export function listenWithExpress(): void {
  const require = createRequire(import.meta.url);
  const express = require('express') as typeof expressModule;
  const app = express();
  app.use(express.json());
  app.post('/echo', (request, response) => {
    response.json(request.body);
  });
  const server = app.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${JSON.stringify({ msg: 'listening', port: (server.address() as AddressInfo).port })}\n`);
  });
}

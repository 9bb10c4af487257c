import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the least possible server on Node costs to start: the anchor of `start`. */
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ msg: 'listening', port: (server.address() as AddressInfo).port })}\n`);
});

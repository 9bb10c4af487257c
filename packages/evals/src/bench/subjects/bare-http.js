// What the least possible server on Node costs to start, and what it costs to stream one event after a small POST:
// the anchor of `start` and `ask`. JavaScript, so that no time goes into stripping types.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { prompt } = chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`id: 1\ndata: ${JSON.stringify({ seq: 1, prompt })}\n\n`);
    setImmediate(() => response.end());
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ msg: 'listening', port: server.address().port })}\n`);
});

// The least that Node can do, as an anchor: what a server costs to start (`start`), and what it costs to take a
// question, answer 202 with its address and stream one event from there (`ask`). It stores nothing and asks nobody.
// JavaScript, so that no time goes into stripping types.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`id: 1\ndata: ${JSON.stringify({ seq: 1, body: { type: 'state', state: 'accepted' } })}\n\n`);
    setImmediate(() => response.end());
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { prompt } = JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(202, { 'content-type': 'application/json', location: '/investigations/1' });
    response.end(JSON.stringify({ id: '1', prompt }));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ msg: 'listening', port: server.address().port })}\n`);
});

import { createConnection } from 'node:net';
import type { Socket } from 'node:net';
import { argv, cpuUsage } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuTimeOf } from '../measuring/cpu-time.ts';
import { echoRequest } from './echo-request.ts';
import { createResponseCounter } from './response-counter.ts';

/** What one block of load saw. */
export interface LoadFigures {
  readonly requests: number;
  readonly seconds: number;
  /** CPU time of the process under load; null where the system does not say. */
  readonly subjectCpuMs: number | null;
  /** Share of a core that the load itself used: near 1, the load is what limits. */
  readonly loadBusy: number;
}

/** Keeps `connections` requests in flight, one on each connection. */
function startLoad(port: number, connections: number): { completed: () => number; stop: () => void } {
  const request = echoRequest(port);
  let completed = 0;
  const sockets: Socket[] = Array.from({ length: connections }, () => {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    const count = createResponseCounter();
    socket.on('data', (chunk) => {
      const done = count(chunk);
      completed += done;
      if (done > 0) socket.write(request);
    });
    socket.once('connect', () => socket.write(request));
    return socket;
  });
  return { completed: () => completed, stop: () => sockets.forEach((socket) => socket.destroy()) };
}

/** Loads the server on `port` for `seconds` after a short warm-up of the connections. */
async function load(options: {
  port: number;
  pid: number;
  seconds: number;
  connections: number;
}): Promise<LoadFigures> {
  const running = startLoad(options.port, options.connections);
  await sleep(300);
  const before = { requests: running.completed(), cpu: cpuTimeOf(options.pid), own: cpuUsage(), at: performance.now() };
  await sleep(options.seconds * 1000);
  const seconds = (performance.now() - before.at) / 1000;
  const own = cpuUsage(before.own);
  const cpu = cpuTimeOf(options.pid);
  const requests = running.completed() - before.requests;
  running.stop();
  return {
    requests,
    seconds,
    subjectCpuMs: cpu === null || before.cpu === null ? null : cpu - before.cpu,
    loadBusy: (own.user + own.system) / 1e6 / seconds,
  };
}

const [port = 0, pid = 0, seconds = 0, connections = 0] = argv.slice(2).map(Number);
process.stdout.write(`${JSON.stringify(await load({ port, pid, seconds, connections }))}\n`);

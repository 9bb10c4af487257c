import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const HOST = '127.0.0.1';
const run = promisify(execFile);

/** Temporal's development server, on a port of its own. */
export interface TemporalServer {
  /** host:port, as `TEMPORAL_ADDRESS` has it. */
  address: string;
  /** Runs a command of the CLI against it; its stdout. Rejects when it fails. */
  cli(...words: readonly string[]): Promise<string>;
  /** Ends it without a word. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and file. */
  start(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, HOST);
  const opened = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return opened;
}

/** Starts one with the program `temporal`; what it keeps lies in `file`, or in its memory when that is left out. */
export async function startTemporalServer(program: string, file?: string): Promise<TemporalServer> {
  const port = await freePort();
  const address = `${HOST}:${port}`;
  const words = ['--headless', '--ip', HOST, '--port', String(port), '--log-level', 'never'];
  const kept = file === undefined ? [] : ['--db-filename', file];
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn(program, ['server', 'start-dev', ...words, ...kept], { stdio: 'ignore' });
    child = started;
    while (!(await isOpen(port))) {
      if (started.exitCode !== null) throw new Error(`Temporal ended with ${started.exitCode}`);
      await delay(100);
    }
  };
  await start();
  return {
    address,
    cli: async (...given) => (await run(program, [...given, '--address', address])).stdout,
    kill: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    start,
  };
}

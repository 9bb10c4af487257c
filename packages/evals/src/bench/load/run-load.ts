import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { nodeCommand } from '../measuring/subject.ts';
import type { Subject } from '../measuring/subject.ts';
import type { LoadFigures } from './http-load.ts';

/**
 * Loads a subject from a process of its own, on the given core.
 *
 * @throws Error when an answer was not the expected one.
 */
export async function runLoad(
  subject: Subject,
  options: { seconds: number; connections: number; core: number },
): Promise<LoadFigures> {
  const args = [subject.port, subject.pid, options.seconds, options.connections].map(String);
  const [command, ...rest] = nodeCommand([join(import.meta.dirname, 'http-load.ts'), ...args], options.core);
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`The load ended with ${code}; the subject wrote:\n${subject.log()}`);
  return JSON.parse(output) as LoadFigures;
}

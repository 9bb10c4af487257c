import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Conditions } from './conditions.ts';
import { faults, findFault } from './faults.ts';

/** What the control endpoint answers to `GET /state`: all that a runner needs. */
export interface ControlState {
  /** Name of the fault that is on. */
  readonly fault: string | null;
  /** What every service should run. */
  readonly revision: string;
  /** What ran before. */
  readonly previous: string;
  readonly conditions: Conditions;
}

export interface ControlOptions {
  readonly state: () => ControlState;
  /** Turns a fault on, or with undefined the one that is on off. Answers when it is done, or has been begun. */
  readonly switchTo: (fault: string | undefined) => Promise<void>;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}

async function answer(route: string, { state, switchTo }: ControlOptions): Promise<[number, unknown]> {
  if (route === 'GET /healthz') return [200, { ok: true }];
  if (route === 'GET /state') return [200, state()];
  if (route === 'GET /faults') {
    return [200, { faults: faults.map(({ name, title, question }) => ({ name, title, question })) }];
  }
  if (route === 'DELETE /faults') {
    await switchTo(undefined);
    return [200, state()];
  }
  const name = /^POST \/faults\/([a-z-]+)$/.exec(route)?.[1];
  if (name === undefined) return [404, { error: `no route ${route}` }];
  if (!faults.some((fault) => fault.name === name)) {
    return [404, { error: `no fault "${name}"`, faults: faults.map((fault) => fault.name) }];
  }
  await switchTo(findFault(name).name);
  return [200, state()];
}

/** The demo's switch: `GET /faults`, `GET /state`, `POST /faults/<name>`, `DELETE /faults`. Bind it to 127.0.0.1 only. */
export function createControl(options: ControlOptions): Server {
  return createServer((request, response) => {
    const route = `${request.method ?? ''} ${request.url ?? ''}`;
    answer(route, options).then(
      ([status, body]) => send(response, status, body),
      (error: unknown) => send(response, 500, { error: error instanceof Error ? error.message : String(error) }),
    );
  });
}

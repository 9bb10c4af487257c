import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:http';
import type { Express } from 'express';

/** A constructor like `base` whose objects have `prototype` from birth. */
function bornWith<Base extends typeof IncomingMessage | typeof ServerResponse>(base: Base, prototype: object): Base {
  const Born = function (...args: unknown[]): object {
    return Reflect.construct(base, args, Born) as object;
  };
  Born.prototype = prototype;
  return Born as unknown as Base;
}

/**
 * An HTTP server for the app whose requests and responses are made with the app's own prototypes. Express changes
 * the prototype of both on every request otherwise, after which the engine runs them slowly.
 */
export function createExpressServer(app: Express): Server {
  return createServer(
    {
      IncomingMessage: bornWith(IncomingMessage, app.request),
      ServerResponse: bornWith(ServerResponse, app.response),
    },
    app,
  );
}

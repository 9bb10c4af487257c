import { describe, expect, test } from '@jest/globals';
import { findStackTraces, parseStackTrace } from './find-stack-traces.ts';

const NODE_CRASH = `/srv/app/src/cart.ts:12
    throw new TypeError('x');
    ^

TypeError: Cannot read properties of undefined (reading 'price')
    at lineTotal (/srv/app/src/cart.ts:12:20)
    at Array.map (<anonymous>)
    at async CartService.total [as sum] (file:///srv/app/src/cart-service.ts:40:9)
    at new Order (C:\\app\\src\\order.js:7:3)
    at /srv/app/node_modules/express/lib/router/layer.js:95:5
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
    at eval (eval at compile (/srv/app/src/rules.js:3:1), <anonymous>:1:7)

Node.js v24.1.0`;

describe('Node', () => {
  test('reads type, message and every form of frame', () => {
    const trace = parseStackTrace(NODE_CRASH);
    expect(trace?.runtime).toBe('javascript');
    const [exception] = trace?.exceptions ?? [];
    expect(exception).toMatchObject({
      role: 'raised',
      type: 'TypeError',
      message: "Cannot read properties of undefined (reading 'price')",
    });
    expect(exception?.frames.map(({ function: name, file, line, column }) => [name, file, line, column])).toEqual([
      ['lineTotal', '/srv/app/src/cart.ts', 12, 20],
      ['map', undefined, undefined, undefined],
      ['total', 'file:///srv/app/src/cart-service.ts', 40, 9],
      ['Order', 'C:\\app\\src\\order.js', 7, 3],
      [undefined, '/srv/app/node_modules/express/lib/router/layer.js', 95, 5],
      ['processTicksAndRejections', 'node:internal/process/task_queues', 95, 5],
      ['eval', '/srv/app/src/rules.js', 3, 1],
    ]);
  });

  test('tells application, library and runtime frames apart', () => {
    const origins = parseStackTrace(NODE_CRASH)?.exceptions[0]?.frames.map(({ origin }) => origin);
    expect(origins).toEqual([
      'application',
      'runtime',
      'application',
      'application',
      'library',
      'runtime',
      'application',
    ]);
  });

  test('puts the cause before what it caused', () => {
    const trace = parseStackTrace(`Error: cannot price the cart
    at price (/srv/app/src/price.ts:8:11)
    at handler (/srv/app/src/app.ts:20:3) {
  code: 'PRICE',
  [cause]: Error: connect ECONNREFUSED 10.0.0.1:5432
      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)
      at query (/srv/app/src/db.ts:5:2) {
    errno: -111,
    [cause]: [TypeError: deepest]
  }
}
next log line`);
    expect(trace?.exceptions.map(({ role, type, message, causes }) => [role, type, message, causes])).toEqual([
      ['cause', 'TypeError', 'deepest', []],
      ['cause', 'Error', 'connect ECONNREFUSED 10.0.0.1:5432', [0]],
      ['raised', 'Error', 'cannot price the cart', [1]],
    ]);
    expect(trace?.exceptions[2]?.frames).toHaveLength(2);
    expect(trace?.lines).toEqual({ first: 1, last: 11 });
  });

  test('reads the members of an AggregateError', () => {
    const trace = parseStackTrace(`AggregateError: All promises were rejected
    at any (/srv/app/src/any.ts:2:3) {
  [errors]: [
    Error: first
        at a (/srv/app/src/a.ts:1:1),
    Error: second
        at b (/srv/app/src/b.ts:1:1)
  ]
}`);
    expect(trace?.exceptions.map(({ role, message }) => `${role} ${message}`)).toEqual([
      'member second',
      'member first',
      'raised All promises were rejected',
    ]);
  });

  test('reads a stack inside of a JSON record, and its cause', () => {
    const record = JSON.stringify({
      level: 50,
      err: {
        type: 'Error',
        stack: 'Error: outer\n    at f (/srv/a.js:1:2)\ncaused by: RangeError: inner\n    at g (/srv/b.js:3:4)',
      },
    });
    const [trace] = findStackTraces(`{"level":30}\n${record}\n`);
    expect(trace?.exceptions.map(({ type, frames }) => [type, frames[0]?.file])).toEqual([
      ['RangeError', '/srv/b.js'],
      ['Error', '/srv/a.js'],
    ]);
    expect(trace?.lines).toEqual({ first: 2, last: 2 });
  });

  test('reads through the prefixes of log collectors', () => {
    const prefixed = NODE_CRASH.split('\n').map((line) => `shop-web-1  | 2024-05-01T10:00:00.123Z ${line}`);
    expect(parseStackTrace(prefixed.join('\n'))?.exceptions).toEqual(parseStackTrace(NODE_CRASH)?.exceptions);
  });

  test('goes on behind a line of another request between two frames', () => {
    const trace = parseStackTrace(`Error: x
    at a (/srv/a.js:1:2)
GET /health 200
    at b (/srv/b.js:3:4)`);
    expect(trace?.exceptions[0]?.frames).toHaveLength(2);
  });

  test('keeps a message of several lines', () => {
    const trace = parseStackTrace(
      'AssertionError [ERR_ASSERTION]: Expected values\n+ actual\n\n- expected\n    at t (/srv/t.js:1:2)',
    );
    expect(trace?.exceptions[0]?.message).toBe('Expected values\n+ actual\n\n- expected');
  });
});

describe('browsers', () => {
  test('reads minified Chrome frames with their columns', () => {
    const trace = parseStackTrace(`Uncaught TypeError: t is undefined
    at https://shop.example/assets/main.3f9a1c2b.js?v=2:1:48213
    at e.render (https://shop.example/assets/vendors.8d1.js:2:99)`);
    expect(trace?.exceptions[0]?.type).toBe('TypeError');
    expect(trace?.exceptions[0]?.frames.map(({ line, column, origin }) => [line, column, origin])).toEqual([
      [1, 48213, 'application'],
      [2, 99, 'library'],
    ]);
  });

  test('reads Firefox and Safari frames', () => {
    const trace = parseStackTrace(`TypeError: cart is undefined
total@https://shop.example/src/cart.js:12:20
handlers/<@https://shop.example/src/app.js:3:4
forEach@[native code]
@https://shop.example/src/main.js:9:1`);
    expect(trace?.exceptions[0]?.frames.map(({ function: name, line }) => [name, line])).toEqual([
      ['total', 12],
      ['handlers', 3],
      ['forEach', undefined],
      [undefined, 9],
    ]);
  });

  test('does not take mail addresses for frames', () => {
    expect(findStackTraces('user ann@shop.example:25 logged in\nuser@host:22 closed')).toEqual([]);
  });
});

test('an aggregate that Node prints in brackets has its members, each with all its calls', () => {
  const [trace] = findStackTraces(`[AggregateError: All promises were rejected] {
  [errors]: [
    BadAddress: cannot download from north
        at a (file:///srv/app/dist/main.mjs:1:294)
        at s (file:///srv/app/dist/main.mjs:1:174),
    TypeError: cannot download from south
        at b (file:///srv/app/dist/main.mjs:1:30)
  ]
}`);
  expect(trace?.exceptions.map(({ role, type, frames }) => [role, type, frames.length])).toEqual([
    ['member', 'TypeError', 1],
    ['member', 'BadAddress', 2],
    ['raised', 'AggregateError', 0],
  ]);
});

import { expect } from 'expect';

/** A test of a file, by the names around it and its own. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

type Body = (...values: never[]) => unknown;
type Each = (rows: readonly unknown[]) => (name: string, body: Body) => void;

/** What the tests of one file have told so far, in their order. */
interface Collected {
  readonly tests: CollectedTest[];
  readonly before: (() => unknown)[];
  readonly after: (() => unknown)[];
}

const nothing = (): Collected => ({ tests: [], before: [], after: [] });
let collected = nothing();
let around: readonly string[] = [];

/** Takes what was collected since the last call. */
export function takeCollected(): Collected {
  const taken = collected;
  collected = nothing();
  return taken;
}

function addTest(name: string, run: () => unknown): void {
  collected.tests.push({ name: [...around, name].join(' > '), run });
}

function addGroup(name: string, body: () => void): void {
  const before = around;
  around = [...before, name];
  try {
    body();
  } finally {
    around = before;
  }
}

/** A row that is a list is handed on as arguments, as Jest does. */
const called = (body: Body, row: unknown): unknown => (body as (...values: unknown[]) => unknown)(...rowOf(row));
const rowOf = (row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]);

const eachTest: Each = (rows) => (name, body) => {
  for (const [place, row] of rows.entries()) addTest(`${name} #${place}`, () => called(body, row));
};
const eachGroup: Each = (rows) => (name, body) => {
  for (const [place, row] of rows.entries()) addGroup(`${name} #${place}`, () => void called(body, row));
};

/** What a test file imports from `@jest/globals`, kept to what the engine's tests use: it collects, and the worker runs. */
export const test = Object.assign(addTest, { each: eachTest });
export const describe = Object.assign(addGroup, { each: eachGroup });
export const beforeAll = (run: () => unknown): void => void collected.before.push(run);
export const afterAll = (run: () => unknown): void => void collected.after.push(run);
export { expect };

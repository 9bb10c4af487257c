import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { defects4jTraces } from './defects4j-traces.ts';
import type { Prediction, Suite } from './suite.ts';
import { swebenchTracebacks } from './swebench-tracebacks.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'suite-'));
  mkdirSync(join(data, 'traces'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

async function run(suite: Suite, cases: readonly object[], trace: string): Promise<Prediction[]> {
  writeFileSync(join(data, 'cases.jsonl'), cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  writeFileSync(join(data, 'traces', 'x.txt'), trace);
  const written: Prediction[] = [];
  await suite.predict({ data, write: (prediction) => written.push(prediction) });
  return written;
}

test('Java traces of failing tests become ranked paths and lines', async () => {
  const trace = `--- com.shop.RowTest::takes
java.lang.NullPointerException
	at com.shop.Row.take(Row.java:12)
	at com.shop.RowTest.takes(RowTest.java:5)
`;
  const [first] = await run(
    defects4jTraces,
    [{ case: 'x', trace: 'traces/x.txt', candidates: ['com.shop.Row', 'com.shop.Cart'] }],
    trace,
  );
  expect(first).toEqual({
    case: 'x',
    files: ['com/shop/Row.java', 'com/shop/RowTest.java'],
    lines: [
      { file: 'com/shop/Row.java', line: 12 },
      { file: 'com/shop/RowTest.java', line: 5 },
    ],
  });
});

test('tracebacks become ranked paths of the project', async () => {
  const trace =
    'Traceback (most recent call last):\n  File "/v/site-packages/shop/cart.py", line 3, in add\nKeyError: 1\n';
  const found = await run(swebenchTracebacks, [{ case: 'x', project: 'acme/shop', trace: 'traces/x.txt' }], trace);
  expect(found).toEqual([{ case: 'x', files: ['/v/site-packages/shop/cart.py'] }]);
});

test('a damaged case is named by file and line', async () => {
  await expect(run(swebenchTracebacks, [{ case: 'x' }], '')).rejects.toThrow(
    /cases\.jsonl:1 is not a case of this suite/,
  );
});

test('a missing folder is answered with what to pass', async () => {
  const missing = join(data, 'none');
  await expect(Promise.resolve(swebenchTracebacks.predict({ data: missing, write: () => undefined }))).rejects.toThrow(
    `Cannot read ${join(missing, 'cases.jsonl')}. Expected the inputs folder of the suite; pass it with --data.`,
  );
});

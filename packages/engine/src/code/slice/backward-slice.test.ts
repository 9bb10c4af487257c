import { expect, test } from '@jest/globals';
import { backwardSlice, type SliceStart } from './backward-slice.ts';

function slice(files: Readonly<Record<string, string>>, starts: readonly SliceStart[]): Map<string, number> {
  const lines = backwardSlice(starts, { paths: Object.keys(files), read: (path) => files[path] });
  return new Map(lines.map(({ path, line, distance }) => [`${path}:${line}`, distance]));
}

const PRICE = `export function show(price: { cents: number }): string {
  const sign = 'EUR';
  return sign + price.cents;
}
`;
const CATALOG = `const ROWS = [['mug', 1250]];
export function find(sku: string) {
  return ROWS.find(([key]) => key === sku);
}
export function unused() {
  return 1;
}
`;
const MAIN = `import { find } from './catalog.ts';
import { show } from './price.ts';
const other = 'x';
const article = find('mug');
show(article.price, other);
`;
const SHOP = { 'src/price.ts': PRICE, 'src/catalog.ts': CATALOG, 'src/main.ts': MAIN };
const FAILED: SliceStart[] = [
  { path: 'src/price.ts', line: 3, message: "TypeError: Cannot read properties of undefined (reading 'cents')" },
  { path: 'src/main.ts', line: 5, outermost: true },
];

test('goes from the throw through the argument to what made it', () => {
  const found = slice(SHOP, FAILED);
  expect(found.get('src/price.ts:3')).toBe(0);
  const way = ['src/main.ts:5', 'src/main.ts:4', 'src/catalog.ts:3', 'src/catalog.ts:1'].map(
    (at) => found.get(at) ?? NaN,
  );
  expect(way).toEqual(way.toSorted((a, b) => a - b));
  expect(way).not.toContain(NaN);
});

test('leaves out what the failing value does not come from', () => {
  const found = slice(SHOP, FAILED);
  for (const at of ['src/price.ts:2', 'src/main.ts:3', 'src/catalog.ts:6']) expect(found.has(at)).toBe(false);
});

test('says which words of a line matter', () => {
  const lines = backwardSlice(FAILED, {
    paths: Object.keys(SHOP),
    read: (path) => new Map(Object.entries(SHOP)).get(path),
  });
  const call = lines.find(({ path, line }) => path === 'src/main.ts' && line === 5);
  expect(call?.words?.has('article')).toBe(true);
  expect(call?.words?.has('other')).toBe(false);
});

test('of an object that is handed over, the properties that the failure names are nearest', () => {
  const files = {
    'show.ts': 'export function show(order) {\n  return order.customer.name;\n}\n',
    'main.ts': "import { show } from './show.ts';\nshow({ customer: find(7), path: '/plans' });\n",
  };
  const wordsFor = (message: string): ReadonlyMap<string, number> | undefined =>
    backwardSlice(
      [
        { path: 'show.ts', line: 2, message },
        { path: 'main.ts', line: 2 },
      ],
      {
        paths: Object.keys(files),
        read: (path) => new Map(Object.entries(files)).get(path),
      },
    ).find(({ path, line }) => path === 'main.ts' && line === 2)?.words;
  const inside = wordsFor("TypeError: Cannot read properties of undefined (reading 'name')");
  expect(inside?.get('find')).toBe(0);
  expect(inside?.get("'/plans'")).toBeGreaterThan(0);
  const whole = wordsFor("TypeError: Cannot read properties of undefined (reading 'customer')");
  expect(whole?.get('find')).toBeGreaterThan(0);
});

test('code behind the failing line has not run', () => {
  const text = 'function f(a) {\n  a.b.c();\n  a.d = 1;\n}\n';
  const found = slice({ 'f.ts': text }, [{ path: 'f.ts', line: 2, message: 'TypeError: x' }]);
  expect(found.has('f.ts:3')).toBe(false);
});

test('who throws on purpose is further away than its caller', () => {
  const files = {
    'check.ts':
      'export function check(value) {\n  const at = value.indexOf(1);\n  if (at < 1) throw new Error(value);\n}\n',
    'use.ts': "import { check } from './check.ts';\nconst own = make();\ncheck(own);\n",
  };
  const found = slice(files, [
    { path: 'check.ts', line: 3, message: 'Error: x' },
    { path: 'use.ts', line: 3 },
  ]);
  expect(found.get('use.ts:2')).toBeLessThan(found.get('check.ts:2') ?? 0);
});

test('where the stack was cut, whoever emits the same event is found', () => {
  const files = {
    'listen.ts': "bus.on('placed', (order) => {\n  order.items.forEach(print);\n});\n",
    'place.ts': "export function place(id) {\n  const order = { id };\n  bus.emit('placed', order);\n}\n",
  };
  const found = slice(files, [{ path: 'listen.ts', line: 2, message: 'TypeError: x', outermost: true }]);
  expect(found.has('place.ts:2')).toBe(true);
});

test('a field leads to whoever sets it, not to who only reads it', () => {
  const text = `class Cart {
  #items = [];
  fill(list) {
    this.#items = list.map(toItem);
  }
  size() {
    return this.#items.length;
  }
  first() {
    return this.#items[0].name.trim();
  }
}
new Cart().fill([]);
new Cart().size();
`;
  const found = slice({ 'cart.ts': text }, [
    { path: 'cart.ts', line: 10, message: "TypeError: Cannot read properties of undefined (reading 'name')" },
  ]);
  expect(found.has('cart.ts:4')).toBe(true);
  expect(found.has('cart.ts:7')).toBe(false);
});

test('what is used before it is initialised points to the imports', () => {
  const text =
    "import './books.ts';\nexport const ALL = new Map();\nexport function add(name) {\n  ALL.set(name, 1);\n}\n";
  const found = slice({ 'all.ts': text }, [
    { path: 'all.ts', line: 4, message: "ReferenceError: Cannot access 'ALL' before initialization" },
  ]);
  expect(found.has('all.ts:1')).toBe(true);
});

test('a data file that the code names is part of it', () => {
  const files = {
    'config/app.json': '{\n  "port": 1\n}\n',
    'read.ts': "export function read() {\n  const text = load('config/app.json');\n  return text.port.value;\n}\n",
  };
  const found = slice(files, [
    { path: 'read.ts', line: 3, message: "TypeError: Cannot read properties of undefined (reading 'value')" },
  ]);
  expect(found.has('config/app.json:2')).toBe(true);
});

test('of other languages the calls alone are known', () => {
  expect([...slice({ 'a.py': 'x = 1\n' }, [{ path: 'a.py', line: 1 }])]).toEqual([['a.py:1', 0]]);
});

test('broken and cyclic code ends', () => {
  const files = {
    'a.ts': "import { b } from './b.ts';\nexport const a = () => b(`${`${`${`${`${x}`}`}`}`}`;\n",
    'b.ts': "import { a } from './a.ts';\nexport const b = () => a();\n/* never closed",
  };
  expect(slice(files, [{ path: 'a.ts', line: 2, message: 'Error: x', outermost: true }]).size).toBeGreaterThan(0);
});

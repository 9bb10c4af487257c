import { describe, expect, test } from '@jest/globals';
import { findEnclosingFunction, findFunctions } from './enclosing-function.ts';

const SCRIPT = `import { db } from './db.ts';

export class Cart {
  private async load<T extends Row>(id: string, { deep, all } = {}): Promise<Map<string, T>> {
    const text = \`{ not a \${block({ a: '}' })} brace\`; // nor { this
    return items.map((item) => {
      return item;
    });
  }
}

export const total = (items: Item[]): number => items.reduce((sum, item) => sum + item.price, 0);

const handler: Handler = async (request) => {
  if (request.ok) {
    return 1;
  }
};

router.post('/checkout', async (request, reply) => {
  await place(request);
});

function* walk({ a, b }: { a: string; b: string }) {
  const pattern = /[{"]/g;
  yield a;
}
`;

describe('TypeScript', () => {
  const at = (line: number): unknown => findEnclosingFunction(SCRIPT, line, 'typescript');

  test('gives the named method for a line in a callback of it', () => {
    expect(at(7)).toEqual({ name: 'load', startLine: 4, endLine: 9, anonymous: false });
  });
  test('gives an arrow without braces', () => {
    expect(at(12)).toEqual({ name: 'total', startLine: 12, endLine: 12, anonymous: false });
  });
  test('gives an arrow its variable for a name, and does not stop at an if', () => {
    expect(at(16)).toEqual({ name: 'handler', startLine: 14, endLine: 18, anonymous: false });
  });
  test('names a callback for what it is given to', () => {
    expect(at(21)).toEqual({ name: 'router.post callback', startLine: 20, endLine: 22, anonymous: true });
  });
  test('is not led astray by braces in patterns and parameters', () => {
    expect(at(26)).toEqual({ name: 'walk', startLine: 24, endLine: 27, anonymous: false });
  });
  test('knows top level', () => {
    expect(at(1)).toBeUndefined();
  });
});

test('Python: by indentation, over signatures and strings of several lines', () => {
  const source = `class Cart:
    async def add(
        self,
        sku,
    ):
        """
a doc string at the margin
        """
        return 1

    def total(self):
        def inner():
            return 2
        return inner()

x = 1
`;
  expect(findFunctions(source, 'python')).toEqual([
    { name: 'add', startLine: 2, endLine: 9, anonymous: false },
    { name: 'total', startLine: 11, endLine: 14, anonymous: false },
    { name: 'inner', startLine: 12, endLine: 13, anonymous: false },
  ]);
});

describe('other languages', () => {
  test.each([
    [
      'java',
      '@Override\npublic List<String> run(int a, Map<K, V> b) throws IOException, X {\n  if (a > 1) {\n    x();\n  }\n}',
      'run',
      2,
    ],
    [
      'csharp',
      'public async Task<int> Run<T>(T a) where T : class\n{\n  foreach (var x in y)\n  {\n    z();\n  }\n}',
      'Run',
      1,
    ],
    [
      'go',
      'package main\n\nfunc (s *Store) Add(ctx context.Context) (int, error) {\n\tif err != nil {\n\t\treturn 0, err\n\t}\n}',
      'Add',
      3,
    ],
    [
      'rust',
      "impl Cart {\n  pub fn add<'a>(&self, x: &'a str) -> Result<(), E>\n  where\n    E: X,\n  {\n    y('{');\n  }\n}",
      'add',
      2,
    ],
    ['php', '<?php\nclass A {\n  public function pay(int $a): ?Foo {\n    # {\n    return 1;\n  }\n}', 'pay', 3],
    [
      'kotlin',
      'class A {\n  suspend fun <T> List<T>.pay(a: Int): Int {\n    when (a) {\n      else -> 1\n    }\n  }\n}',
      'pay',
      2,
    ],
    ['ruby', 'class A\n  def pay(a)\n    if a\n      1\n    end\n  end\nend', 'pay', 2],
  ] as const)('%s', (language, source, name, startLine) => {
    const range = findEnclosingFunction(source, startLine + 3, language);
    expect(range).toMatchObject({ name, startLine });
    expect(range?.endLine).toBeGreaterThan(startLine + 2);
  });
});

test('code that does not compile still has functions', () => {
  expect(
    findEnclosingFunction('function a() {\n  if (x {\n    y();\n}\nfunction b() {\n  z();\n}', 6, 'typescript')?.name,
  ).toBe('b');
});

import type { Random } from '../../bench/generate/random.ts';

const SOURCES: Readonly<Record<string, string>> = {
  'src/cart.ts': `import { log } from './log.ts';\nimport type { Item as Thing } from "../item";\nexport const total = async (items: Item[]): Promise<number> => {\n  log.error(\`cannot total \${items.length} items\`, { a: 1 });\n  if (items.some((item) => item.price < 0)) throw new RangeError('price below zero');\n  return items.reduce((sum, { price }) => sum + price, 0);\n};\nclass Cart<T extends { a: string }> { add(item: T) { total([item]) } get size() { return 1 } }\n`,
  'app/cart.py': `import logging\nlogger = logging.getLogger(__name__)\n\ndef total(items, *, tax=0):\n    """Adds up."""\n    logger.error("cannot total %s items", len(items))\n    raise ValueError(f"price {items[0]!r} below zero")\n\nclass Cart:\n    def add(self, item):\n        return total([item])\n`,
  'src/Cart.java': `package com.shop;\npublic class Cart {\n  private static final Logger LOG = LoggerFactory.getLogger(Cart.class);\n  public int total(List<Item> items) throws CartException {\n    LOG.error("cannot total {} items", items.size());\n    throw new IllegalStateException("price below zero: " + items);\n  }\n}\n`,
  'cart.go': `package cart\nfunc (c *Cart) Total(items []Item) (int, error) {\n\tlog.Printf("cannot total %d items", len(items))\n\treturn 0, fmt.Errorf("price %v below zero", items[0])\n}\n`,
  'src/cart.rs': `pub fn total<'a>(items: &'a [Item]) -> Result<u32, Error> {\n    error!("cannot total {} items", items.len());\n    panic!("price below zero");\n}\n`,
  'cart.rb': `class Cart\n  def total(items)\n    logger.error "cannot total #{items.size} items"\n    raise ArgumentError, 'price below zero' unless items\n  end\nend\n`,
  'Cart.cs': `namespace Shop { public class Cart { public int Total(List<int> items) => items.Sum(); void F() { _logger.LogError("cannot {Count}", 1); throw new Exception($"x {1}"); } } }\n`,
  'cart.php': `<?php\nfunction total(array $items): int { error_log("cannot total $items[0] items"); throw new \\Exception("price {$items['a']} below"); }\n`,
  'Cart.kt': `fun <T : Any> total(items: List<T>): Int { logger.error("cannot total \${items.size}"); return items.sumOf { it.price } }\n`,
  'config/app.yaml': `pool:\n  size: 10 # was 20\n- name: POOL_SIZE\n  value: "2"\n`,
  'package.json': `{\n  "dependencies": { "express": "5.3.0" },\n  "scripts": { "start": "node ." }\n}\n`,
};

/** A path with a source text in one of the languages. */
export function sourceFile(random: Random): { readonly path: string; readonly text: string } {
  const [path, text] = random.pick(Object.entries(SOURCES));
  return { path, text: random.below(10) === 0 ? text.repeat(1 + random.below(60)) : text };
}

/** All of them: a small repository. */
export const SOURCE_FILES: ReadonlyMap<string, string> = new Map(Object.entries(SOURCES));

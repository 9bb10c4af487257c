import { describe, expect, test } from '@jest/globals';
import { extractLogStatements } from './log-statements.ts';
import { matchTemplateToStatement } from './match-template.ts';

const templates = (path: string, source: string): string[] =>
  extractLogStatements(source, path).map(({ template }) => template);

describe('fixed text of messages', () => {
  test.each([
    ['a.ts', "logger.error({ err, id }, 'cannot load cart %s', id)", 'cannot load cart <*>'],
    ['a.ts', "request.log.warn({ note: 'no' }, `retry ${n + 1} of ${f({ a: '}' })}`)", 'retry <*> of <*>'],
    ['a.ts', "this.logger.info('order ' + order.id + ' is paid')", 'order <*> is paid'],
    ['a.ts', 'throw new StockError(`no stock for ${sku}`)', 'no stock for <*>'],
    ['a.ts', "console.log(\n  'two ' +\n    'parts')", 'two parts'],
    ['a.py', 'logging.getLogger(__name__).error(f"bad {row!r} for {key}")', 'bad <*> for <*>'],
    ['a.py', 'log.warning("could not reach %s after %d tries", host, n)', 'could not reach <*> after <*> tries'],
    ['a.py', 'raise ValueError("bad state: {}".format(state))', 'bad state: <*>'],
    ['A.java', 'LOG.error("Payment {} declined for {}", id, user);', 'Payment <*> declined for <*>'],
    ['A.java', 'throw new X(String.format("value %s is %d", v, n));', 'value <*> is <*>'],
    ['a.go', 'log.WithField("cart", id).Errorf("db down: %v", err)', 'db down: <*>'],
    ['a.go', 'return fmt.Errorf("store %s: %w", id, err)', 'store <*>: <*>'],
    ['a.cs', '_logger.LogError(ex, "Order {OrderId} failed", id);', 'Order <*> failed'],
    ['a.cs', 'throw new Bad($"no {item.Name} left");', 'no <*> left'],
    ['a.rb', 'Rails.logger.error "payment #{payment.id} failed"', 'payment <*> failed'],
    ['a.rb', 'raise ArgumentError, "amount must be positive"', 'amount must be positive'],
    ['a.php', "$this->logger->error('no cart ' . $id, ['x' => 1]);", 'no cart <*>'],
    ['a.php', 'Log::warning("payment {$p->id} of $total failed");', 'payment <*> of <*> failed'],
    ['a.rs', 'tracing::error!(id = %x, "cannot add {} to {name}", x);', 'cannot add <*> to <*>'],
  ])('%s: %s', (path, source, template) => {
    expect(templates(path, source)).toEqual([template]);
  });
});

test('says where, how loud and in which function', () => {
  const source = "function pay() {\n  // logger.error('not this')\n  logger.fatal('card refused');\n}\n";
  expect(extractLogStatements(source, 'src/pay.ts')).toEqual([
    { path: 'src/pay.ts', line: 3, template: 'card refused', kind: 'log', level: 'fatal', function: 'pay' },
  ]);
});

test('calls without text, and things merely named like loggers, are no statements', () => {
  expect(
    templates('a.ts', "logger.error(err); dialog.open('hello there'); blog.post('my text'); catalog.info = 'x'"),
  ).toEqual([]);
});

describe('template to statement', () => {
  const statements = extractLogStatements(
    `function a() {
  logger.error('connection to %s lost', host);
  logger.error('connection to %s lost after %d ms', host, ms);
  logger.info('request completed');
  logger.warn('request to inventory completed late');
}`,
    'src/a.ts',
  );

  test('finds the statement whose fixed text agrees, whatever was made a variable', () => {
    const [first] = matchTemplateToStatement('<TIME> ERROR connection to <IP> lost after <NUM> ms', statements);
    expect(first?.statement.line).toBe(3);
    expect(first?.score).toBeGreaterThan(0.9);
  });
  test('takes a whole line as well', () => {
    expect(matchTemplateToStatement('connection to db-1 lost', statements)[0]).toMatchObject({
      score: expect.any(Number),
      statement: { line: 2 },
    });
  });
  test('finds none for text that no statement has', () => {
    expect(matchTemplateToStatement('kernel panic in interrupt handler', statements)).toEqual([]);
    expect(matchTemplateToStatement('<*>', statements)).toEqual([]);
  });
});

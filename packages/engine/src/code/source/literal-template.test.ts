import { expect, test } from '@jest/globals';
import type { Language } from './language.ts';
import { toLogTemplate } from './literal-template.ts';
import { maskSource } from './mask-source.ts';

test.each<[Language, string, string]>([
  ['typescript', '`order ${order.id} of ${of({ a: "}" })} failed`', 'order <*> of <*> failed'],
  ['typescript', "'order ${id} %s and %d'", 'order $<*> <*> and <*>'],
  ['typescript', "'100%% of {}'", '100% of <*>'],
  ['python', 'f\'order {order["id"]} of {{x}}\'', 'order <*> of (x)'],
  ['python', "'order %(id)s at %5.2f'", 'order <*> at <*>'],
  ['python', "'order {0} of {name!r:>10}'", 'order <*> of <*>'],
  ['csharp', '$"order {Id:N0} failed"', 'order <*> failed'],
  ['csharp', '"order {OrderId} failed"', 'order <*> failed'],
  ['ruby', '"order #{id} failed"', 'order <*> failed'],
  ['ruby', "'order #{id} failed'", 'order #<*> failed'],
  ['kotlin', '"order $id of ${user.name}"', 'order <*> of <*>'],
  ['php', '"order $order->id of {$user[\'name\']} and $list[0]"', 'order <*> of <*> and <*>'],
  ['php', "'order $id'", 'order $id'],
  ['go', '"order %d: %w, %+v"', 'order <*>: <*>, <*>'],
  ['java', String.raw`"order\t{}\n\"x\" é"`, 'order <*> "x" é'],
  ['java', String.raw`"caf\u00e9 \x41 \q"`, 'caf  '],
  ['other', '"width %-10s|%*d"', 'width <*>|%*d'],
])('%s: %s', (language, source, expected) => {
  const [literal] = maskSource(source, language).literals;
  expect(literal === undefined ? undefined : toLogTemplate(literal, language)).toBe(expected);
});

test('an expression that is never closed takes the rest', () => {
  expect(toLogTemplate({ start: 0, end: 9, content: 'a ${b {c} d', prefix: '', quote: '`' }, 'typescript')).toBe(
    'a <*>',
  );
});

import { describe, expect, test } from '@jest/globals';
import { ownText } from './own-text.ts';
import { renderTemplate } from './render-template.ts';
import { templateId } from './template-id.ts';

describe('the text of a template', () => {
  test.each([
    ['keeps the marks of the message', 'order 7: done (ok).', 'order <*> done ok', 'order <*>: done (ok).'],
    ['has a variable for a word that varies', 'step one of plan', 'step <*> of plan', 'step <*> of plan'],
    ['joins variables that stand side by side', 'from 7 10.0.0.1 on', 'from <*> on', 'from <*> on'],
    ['is one line', 'order\n\t7   done', 'order <*> done', 'order <*> done'],
    ['has one variable for a value of several words', 'owner ann lee left', 'owner <*> left', 'owner <*> left'],
    ['is that of a list without its length', 'x 1 ok 2 ok 3 ok end', 'x <*> ok end', 'x <*> ok <*> ok <*> ok end'],
  ])('%s', (_, example, words, expected) => {
    expect(renderTemplate(example, words.split(' '))).toBe(expected);
  });

  test('ends with the last word that was looked at', () => {
    const words = Array.from({ length: 96 }, () => 'a');
    expect(renderTemplate('a '.repeat(200), words).length).toBeLessThan(2 * 96);
  });
});

describe('an id', () => {
  test('is the same for the same text on every machine', () => {
    expect(templateId('order <*> failed')).toBe(templateId('order <*> failed'));
    expect(templateId('')).toBe('811c9dc5cbf29ce4');
    expect(templateId('a')).toMatch(/^e40c292c[0-9a-f]{8}$/);
  });

  test('is another for each of a hundred thousand texts', () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, index) => templateId(`order ${index} failed`)));
    expect(ids.size).toBe(100_000);
  });
});

test('a text of its own holds whole characters, and an order of bytes at its beginning', () => {
  expect(ownText('\uFEFFMüller – 😀 left', 12)).toBe('\uFEFFMüller – 😀');
});

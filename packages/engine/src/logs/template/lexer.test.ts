import { describe, expect, test } from '@jest/globals';
import { lexMessage } from './lexer.ts';

/** Words of a message; those that stand where a value is expected have a tilde before them. */
function lexed(message: string): string {
  const { words, soft } = lexMessage(message);
  return words.map((word, index) => (soft[index] === true ? `~${word}` : word)).join(' ');
}

describe('the words of a message', () => {
  test.each([
    ['order 7 was placed', 'order <*> was placed'],
    ['took -12 s', 'took <*>'],
    ['took 900 ms, then 2 s', 'took <*> then <*>'],
    ['speed of ms', 'speed of ms'],
    ['sent 5 bytes (1.2 KB) to it', 'sent <*> bytes to it'],
    ['total (1.2 KB) sent', 'total <*> sent'],
    ['close() now', 'close <*> now'],
    ['close(a) now', 'close a now'],
    ['id= in use', 'id <*> in use'],
    ['id=, in use', 'id <*> in use'],
    ['state=on', 'state ~on'],
    ['state: on', 'state on'],
    ['said "hello there" twice', 'said <*> twice'],
    ['said "hello there twice', 'said hello there twice'],
    ['"GET /orders/7 HTTP/1.1" 200 13', 'GET <*>'],
    ['"GET /orders/7 HTTP/1.1" 503 13', 'GET <*> 503 <*>'],
    ['GET /orders/7 500 13', 'GET <*> 500 <*>'],
    ['status=502 of it', 'status 502 of it'],
    ['status: 502 of it', 'status 502 of it'],
    ['Status 502 of it', 'Status 502 of it'],
    ['count=502 of it', 'count <*> of it'],
    ['took 502 of it', 'took <*> of it'],
    ['from 00:1a:2b:3c:4d:5e on', 'from <*> on'],
    ['from 00-1a-2b-3c on', 'from <*> on'],
    ['nodes node-[3-7,9] down', 'nodes <*> down'],
    ['list[x] done', 'list x done'],
    ['at Sun Jul  3 10:05:25 2005 it broke', 'at <*> it broke'],
    ['in May we met', 'in May we met'],
    ['range 1..10 of it', 'range <*> of it'],
    ['...', ''],
    ['-- done --', 'done'],
    ['wrote /var/a to disk', 'wrote <*> to disk'],
    ['\\srv\\share is gone', '<*> is gone'],
    ['user=ann failed', 'user <*> failed'],
    ['user=root failed', 'user ~root failed'],
    ['für Müller', 'für Müller'],
  ])('%s', (message, expected) => {
    expect(lexed(message)).toBe(expected);
  });

  test('are read of the first 2,000 characters', () => {
    expect(lexMessage(`${'z'.repeat(1_999)} end`).words).toEqual(['z'.repeat(1_999)]);
    expect(lexMessage(`${'z'.repeat(1_998)} end`).words).toEqual(['z'.repeat(1_998), 'e']);
  });

  test('are 96 at the most', () => {
    expect(lexMessage('a '.repeat(200)).words).toHaveLength(96);
  });

  test('do not take what is quoted over more than 300 characters for one value', () => {
    expect(lexMessage(`say "${'a '.repeat(149)}" x`).words).toEqual(['say', '<*>', 'x']);
    expect(lexMessage(`say "${'a '.repeat(151)}" x`).words.length).toBeGreaterThan(90);
  });
});

describe('what varies in a message', () => {
  const varying = (message: string): string[] => {
    const { varying: places } = lexMessage(message);
    return Array.from({ length: places.length / 2 }, (_, index) =>
      message.slice(places[2 * index], places[2 * index + 1]),
    );
  };

  test.each([
    ['sent 5 bytes (1.2 KB) to db.local:5432', ['5', '1.2 KB', 'db.local:5432']],
    ['changed by -7 to +8', ['-7', '+8']],
    ['said "hello there"', ['hello there']],
    ['"GET /orders HTTP/1.1" 200', ['/orders HTTP/1.1', '200']],
    ['at 10:05:25 it broke', ['10:05:25']],
  ])('%s', (message, expected) => {
    expect(varying(message)).toEqual(expected);
  });

  test('stands where the words say that it does', () => {
    const message = 'order 7 of ann=x';
    const { words, starts, ends } = lexMessage(message);
    expect(words.map((_, index) => message.slice(starts[index], ends[index]))).toEqual([
      'order',
      '7',
      'of',
      'ann',
      'x',
    ]);
  });
});

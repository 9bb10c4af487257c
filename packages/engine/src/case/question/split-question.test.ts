import { describe, expect, test } from '@jest/globals';
import { splitQuestion } from './split-question.ts';

const TRACE = 'TypeError: no\n    at pay (/srv/pay.js:3:1)\n    at main (/srv/main.js:1:1)';

describe('splitQuestion', () => {
  test('a question alone stays one, also over several lines', () => {
    const message = 'Why does checkout fail?\nIt began after lunch.\nNobody changed a thing.';
    expect(splitQuestion(message)).toEqual({ question: message, pasted: null });
  });

  test('an exception that a question names is no trace; one with its message is', () => {
    const named = 'Why does cart throw a NullPointerException since noon?';
    expect(splitQuestion(named)).toEqual({ question: named, pasted: null });
    const quoted = 'Why this? TypeError: no';
    expect(splitQuestion(quoted)).toEqual({ question: '', pasted: quoted });
  });

  test.each([
    ['before', `Why does pay fail?\n\n${TRACE}`],
    ['after', `${TRACE}\n\nWhy does pay fail?`],
  ])('a question %s a trace is not part of it', (_, message) => {
    const { question, pasted } = splitQuestion(message);
    expect(question).toBe('Why does pay fail?');
    expect(pasted?.trim()).toBe(TRACE);
  });

  test('lines of what was pasted keep their numbers', () =>
    expect(splitQuestion(`Why?\n\n${TRACE}`).pasted?.split('\n')[3]).toBe('    at pay (/srv/pay.js:3:1)'));

  test('a trace on one line is told from the sentence above it', () => {
    const oneLine = TRACE.replaceAll(/\s+/g, ' ');
    expect(splitQuestion(`What broke here?\n${oneLine}`)).toEqual({
      question: 'What broke here?',
      pasted: `\n${oneLine}`,
    });
  });

  test('a fenced text is pasted whatever it says', () =>
    expect(splitQuestion('Help please\n```\nit went boom\n```').question).toBe('Help please'));

  test('a sentence below a fence is no part of what it holds', () =>
    expect(splitQuestion('Why?\n```\nit went boom\n```\nWe changed the port yesterday.').question).toBe(
      'Why?\nWe changed the port yesterday.',
    ));

  test.each([
    'how many errors at 10:20',
    'what happened at 14:03:22?',
    'what changed between 10:00:00 and 2026-11-20 11:00',
    'who wrote src/cart/total.ts:33',
    'was war um 14:03:20 los',
    'checkout fails since 14:03:20, why?',
  ])('%j is a question, whatever it names', (message) =>
    expect(splitQuestion(message)).toEqual({ question: message, pasted: null }),
  );

  test.each([
    '2026-11-20T10:00:00Z ERROR what a mess',
    '    at pay (/srv/pay.js:3:1)',
    'is it this?\nTypeError: no\n    at pay (/srv/pay.js:3:1)',
  ])('%j has something pasted', (message) => expect(splitQuestion(message).pasted).not.toBeNull());

  test('a trace without any question has none', () => expect(splitQuestion(TRACE).question).toBe(''));

  test('ten lines of a log with a question', () => {
    const log = Array.from({ length: 10 }, (_, at) => `2026-01-01 10:00:0${at} ERROR no`).join('\n');
    expect(splitQuestion(`database refuses us, why\n${log}`)).toMatchObject({ question: 'database refuses us, why' });
  });

  test.each([
    ['a table that a command printed', 'NAME    READY   STATUS    AGE\ncart    0/1     Pending   4m'],
    ['a failure that a tool tells without a time', 'Error: another upgrade is in progress'],
    ['a report within a frame', '│ Error: Error acquiring the state lock\n│ Lock Info:\n│   Who: carol@ci'],
  ])('%s is pasted', (_, printed) =>
    expect(splitQuestion(`why does it not go on?\n\n${printed}`)).toEqual({
      question: 'why does it not go on?',
      pasted: `\n\n${printed}`,
    }),
  );
});

import { describe, expect, test } from '@jest/globals';
import {
  reportsServerFailure,
  severityOfLetter,
  severityOfNumber,
  severityOfStatus,
  severityOfText,
  severityOfWord,
  severityRank,
} from './severity.ts';

describe('a level', () => {
  test.each([
    ['WARNING', 'warn'],
    ['Severe', 'error'],
    ['notice', 'info'],
    ['finest', 'trace'],
    ['DEBUG2', 'debug'],
    ['Emergency', 'fatal'],
    ['warned', null],
    ['constructor', null],
    ['', null],
  ] as const)('written %s is %s', (word, severity) => {
    expect(severityOfWord(word)).toBe(severity);
  });

  test('of one letter is one in capitals alone', () => {
    expect(['V', 'D', 'I', 'W', 'E', 'F', 'w', 'X'].map(severityOfLetter)).toEqual([
      'trace',
      'debug',
      'info',
      'warn',
      'error',
      'fatal',
      null,
      null,
    ]);
  });

  test.each([
    [0, 'fatal'],
    [2, 'fatal'],
    [3, 'error'],
    [4, 'warn'],
    [6, 'info'],
    [7, 'debug'],
    [8, null],
    [9, null],
    [-1, null],
    [3.5, null],
    [10, 'trace'],
    [29, 'debug'],
    [30, 'info'],
    [50, 'error'],
    [60, 'fatal'],
    [99, 'fatal'],
    [100, null],
  ] as const)('of number %d is %s', (number, severity) => {
    expect(severityOfNumber(number)).toBe(severity);
  });

  test('of a request is a warning where the caller failed, an error where the server did', () => {
    expect([200, 399, 400, 499, 500, 503].map(severityOfStatus)).toEqual([
      'info',
      'info',
      'warn',
      'warn',
      'error',
      'error',
    ]);
  });

  test('ranks above those that are less severe, and unknown below all', () => {
    expect(([null, 'trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const).map(severityRank)).toEqual([
      -1, 0, 1, 2, 3, 4, 5,
    ]);
  });
});

describe('a message without a level', () => {
  test.each([
    ['panic: runtime error', 'fatal'],
    ['Out of memory: Killed process 7', 'fatal'],
    ['worker 7: Segmentation fault', 'fatal'],
    ['payment failed for order 7', 'error'],
    ['TypeError: x is undefined', 'error'],
    ['connection refused', 'error'],
    ['could not open file', 'error'],
    ['request timed out after 3 s', 'warn'],
    ['option --fast is deprecated', 'warn'],
    ['login denied', 'warn'],
    ['order 7 placed', null],
    ['terrors of the night', null],
    ['finished without errors', null],
    ['ended with no error', null],
    ['zero failures, no exception', null],
    ['upstream answered status=503', 'error'],
    ['checked 12 files, errors=0', null],
    ['errors: 3', null],
  ] as const)('%s: %s', (text, severity) => {
    expect(severityOfText(text)).toBe(severity);
  });

  test('of a failed request is looked for in the first 2,000 characters', () => {
    expect(reportsServerFailure(`${' '.repeat(1_990)}status=503`)).toBe(true);
    expect(reportsServerFailure(`${' '.repeat(1_991)}status=503`)).toBe(false);
  });

  test('is judged by its first 2,000 characters', () => {
    expect(severityOfText(`${' '.repeat(1_993)} failed`)).toBe('error');
    expect(severityOfText(`${' '.repeat(2_000)} failed`)).toBeNull();
  });
});

describe('a failed request', () => {
  test.each([
    ['GET /orders HTTP/1.1" 503', true],
    ['upstream said status=500', true],
    ['status code: 502 of the gateway', true],
    ['"statusCode": 599', true],
    ['POST /orders 504 12 ms', true],
    ['GET /orders HTTP/1.1" 404', false],
    ['status=200', false],
    ['took 503 ms', false],
    ['status=5000', false],
    ['GET /orders/503 200', false],
  ])('%s: %s', (text, failed) => {
    expect(reportsServerFailure(text)).toBe(failed);
  });
});

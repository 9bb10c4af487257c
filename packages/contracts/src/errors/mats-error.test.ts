import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { errorsPage } from './errors-page.ts';
import { MatsError, showValue } from './mats-error.ts';
import { ERROR_REGISTRY } from './registry.ts';

describe('MatsError', () => {
  test('names the value seen, the status and the next step', () => {
    const error = new MatsError('invalid_session_id', { seen: '123', reason: 'must not consist of digits alone' });
    expect(error.status).toBe(400);
    expect(error.toFailure()).toEqual({
      code: 'invalid_session_id',
      message: 'Session id 123 cannot be used: it must not consist of digits alone.',
      next: 'Use 1-128 characters of A-Z a-z 0-9 . _ : - and not digits alone, or leave the header out.',
    });
  });

  test('keeps the cause of an unknown error and does not send it', () => {
    const cause = new TypeError('password=hunter2');
    const error = MatsError.from(cause, { service: 'mats-ui', request: 'r1' });
    expect(error.cause).toBe(cause);
    expect(JSON.stringify(error.toFailure())).not.toContain('hunter2');
  });

  test('returns a MatsError as it is', () => {
    const error = new MatsError('conflict', { reason: 'busy' });
    expect(MatsError.from(error)).toBe(error);
  });

  test('shows values from outside shortened and without control characters', () => {
    expect(showValue('a\u0000b\u001B[31m')).toBe('a?b?[31m');
    expect(showValue('x'.repeat(500))).toHaveLength(201);
  });

  test('every message and next step ends as a sentence', () => {
    for (const entry of Object.values(ERROR_REGISTRY)) {
      expect(entry.message).toMatch(/[.)]$/);
      expect(entry.next).toMatch(/[.)]$/);
    }
  });

  test('docs/errors.md is what the registry says', () => {
    const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
    expect(page).toBe(errorsPage());
  });
});

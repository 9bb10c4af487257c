import { describe, expect, test } from '@jest/globals';
import { compressionFor } from './compress-answer.ts';

const JSON_ANSWER = { 'content-type': 'application/json; charset=utf-8', 'content-length': '90000' };
const encodingFor = (accepted: string, answer: Record<string, string> = JSON_ANSWER): string | null =>
  compressionFor({ 'accept-encoding': accepted }, answer)?.encoding ?? null;

describe('compressionFor', () => {
  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null],
    ['', null],
  ])('%s', (accepted, encoding) => expect(encodingFor(accepted)).toBe(encoding));

  test.each([
    ['events', { 'content-type': 'text/event-stream' }],
    ['a short answer', { ...JSON_ANSWER, 'content-length': '400' }],
    ['what is packed already', { ...JSON_ANSWER, 'content-encoding': 'gzip' }],
    ['a file of somebody', { ...JSON_ANSWER, 'content-type': 'application/octet-stream' }],
  ])('%s goes as it is', (_what, answer) => expect(encodingFor('br, gzip', answer)).toBeNull());
});

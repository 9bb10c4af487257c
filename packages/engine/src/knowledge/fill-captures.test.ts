import { expect, test } from '@jest/globals';
import { fillCaptures } from './fill-captures.ts';

test.each([
  ['the account {user} is refused', { user: 'shop' }, 'the account shop is refused'],
  ['{user|the account} is refused', {}, 'the account is refused'],
  ['{peer} is away', {}, 'the other end is away'],
  ['docker compose logs {service}', { service: 'db' }, 'docker compose logs db'],
  ['{"json": 1} stays', {}, '{"json": 1} stays'],
])('%s', (text, values, filled) => expect(fillCaptures(text, values)).toBe(filled));

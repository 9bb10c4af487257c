import { expect, test } from '@jest/globals';
import { fillCaptures, fillCommand } from './fill-captures.ts';

test.each([
  ['the account {user} is refused', { user: 'shop' }, 'the account shop is refused'],
  ['{user|the account} is refused', {}, 'the account is refused'],
  ['{peer} is away', {}, 'the other end is away'],
  ['docker compose logs {service}', { service: 'db' }, 'docker compose logs db'],
  ['{"json": 1} stays', {}, '{"json": 1} stays'],
])('%s', (text, values, filled) => expect(fillCaptures(text, values)).toBe(filled));

test('a server that is not known is called by its program', () => {
  expect(fillCommand('docker compose exec {server} psql', { program: 'postgresql' })).toBe(
    'docker compose exec <postgresql> psql',
  );
  expect(fillCommand('exec {server|db} psql', { program: 'laravel' })).toBe('exec db psql');
  expect(fillCommand('exec {server} psql', { server: 'pg', service: 'api' })).toBe('exec pg psql');
});

test('what a command wants is left to be filled in', () =>
  expect(fillCommand('nc -vz {peer} {port|443}', {})).toBe('nc -vz <peer> 443'));

test.each(['x; rm -rf /', '$(id)', '`id`', "a' b", 'a b', 'a|b', 'a>b', '-rf\n'])(
  'a value that a shell would read as more than a word is not put into a command: %j',
  (user) => expect(fillCommand('psql -U {user}', { user })).toBe('psql -U <user>'),
);

import { describe, expect, test } from '@jest/globals';
import { tellsFailure } from './told-failure.ts';

describe('a failure is told', () => {
  test.each([
    'Short links answer 500 since I tuned the cache. Is the DNS broken?',
    'The page says error 1102. What is that?',
    'Why does checkout return 500?',
    'Two pods sit in ImageInspectError, is the secret gone?',
    'Payment has the update, the others are fine. What is it?',
    'The deploy was rolled back, but the pages look fine. Too little memory?',
    'Lookups answer SERVFAIL since three.',
    'The pod is in CrashLoopBackOff. Why?',
    'The broker dies right after start. Is the disk damaged?',
    'Nobody can log in. Is it the database?',
    'The container will not start. Is the image wrong?',
    'Every write fails since nine, is the disk full?',
    'Seit heute früh liefert die API nur noch Fehler. Was ist los?',
    'Der Pod hängt. Ist das Volume weg?',
    'Le tunnel ne monte plus. Est-ce le pare-feu ?',
    'Plus personne ne peut se connecter. Est-ce la base ?',
    'Nadie puede entrar. ¿Es el cortafuegos?',
    'El enchufe se desconecta cada noche. ¿Es el broker?',
    'Archived rows turn up again after the import. Where is the mistake?',
    'Wo in der Abrechnung ist der Fehler?',
    'Every invoice is sent twice.',
  ])('%s', (question) => expect(tellsFailure(question)).toBe(true));
});

describe('no failure is told', () => {
  test.each([
    'Is replication broken?',
    'Which error codes does it know?',
    'The log of web is full of failed probes. Must I act?',
    'I see "stopped" now and then. Is that normal?',
    'In dmesg stehen Zeilen mit fehlgeschlagen. Muss ich etwas tun?',
    'Users have not complained. Is all well?',
    'It was not noticed, the shop works fine. Should I act?',
    'It takes 450 ms now. Is that much?',
    'Version 4.500.1 is out. Should we update?',
    'The deploy was at noon, did it fail?',
  ])('%s', (question) => expect(tellsFailure(question)).toBe(false));
});

test('sentences behind the fortieth are not read', () => {
  const behind = (count: number): string => `${'All is well. '.repeat(count)}It crashed.`;
  expect(tellsFailure(behind(39))).toBe(true);
  expect(tellsFailure(behind(40))).toBe(false);
});

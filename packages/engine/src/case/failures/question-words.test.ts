import { describe, expect, test } from '@jest/globals';
import { asksWhetherAny, asksYesOrNo, namedIn, questionWords, saysItWorks } from './question-words.ts';

describe('who says that it works', () => {
  test.each([
    'The shop works fine, do I have to worry?',
    'Site looks fine to me but the events are full of warnings',
    'Monitoring is green, what are these lines?',
    'No alerts, response times as always',
    'Der Shop läuft einwandfrei, was sind diese Warnungen?',
    'Le site fonctionne bien, faut-il agir ?',
    'La tienda funciona bien, ¿qué es esto?',
  ])('%s', (question) => expect(saysItWorks(question)).toBe(true));

  test.each(['Why does checkout return 500?', 'It worked fine until noon', 'Nothing works since the update'])(
    'not: %s',
    (question) => expect(saysItWorks(question)).toBe(false),
  );
});

test('a question after a failure is told from one that asks for its cause', () => {
  expect(asksWhetherAny('Should I worry about this?')).toBe(true);
  expect(asksWhetherAny('Why is the queue full?')).toBe(false);
});

test('a part of a name is a name, a common word is none', () => {
  const words = questionWords('Why does immich_server not start since yesterday?');
  expect(namedIn(words, 'immich')).toBe(true);
  expect(namedIn(words, 'yesterday')).toBe(false);
});

describe('a question that yes or no answers', () => {
  test.each([
    'Is replication broken?',
    'Found FATAL lines last night. Did the deploy go wrong?',
    'Muss ich etwas tun?',
    'Veo errores, ¿hay algo que reparar?',
    'Le site va bien, faut-il agir ?',
  ])('%s', (question) => expect(asksYesOrNo(question)).toBe(true));

  test.each([
    'Why does checkout return 500?',
    'Is Redis the reason? What else could it be?',
    'Orders fail since noon.',
  ])('not: %s', (question) => expect(asksYesOrNo(question)).toBe(false));
});

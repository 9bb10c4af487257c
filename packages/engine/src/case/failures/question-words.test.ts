import { describe, expect, test } from '@jest/globals';
import { asksYesOrNo, namedIn, questionWords, saysItWorks } from './question-words.ts';

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

describe('the words of a question that can name something', () => {
  const wordsOf = (question: string): string[] => [...questionWords(question)].toSorted();

  test('are longer than two letters, in lower case, and no common words', () =>
    expect(wordsOf('Why is DB1 of my Shop-API down?')).toEqual(['api', 'db1', 'shop', 'shop-api']));

  test('are kept without the signs behind them, whole and in parts', () =>
    expect(wordsOf('billing.worker_2. orders-')).toEqual(['billing', 'billing.worker_2', 'orders', 'worker']));

  test('are read in any letters', () => expect(wordsOf('Zähler größe')).toEqual(['größe', 'zähler']));
});

describe('a name of a question', () => {
  const words = questionWords('orders of the eu-west shop');

  test('is meant whole or by a part of three letters', () => {
    expect(namedIn(words, 'Orders')).toBe(true);
    expect(namedIn(words, 'orders-worker')).toBe(true);
    expect(namedIn(words, 'us-west')).toBe(true);
    expect(namedIn(words, 'billing')).toBe(false);
  });

  test('is not meant by a part of two letters', () => expect(namedIn(new Set(['eu', 'x']), 'eu-central')).toBe(false));

  test('is none where there is no name', () => {
    for (const nothing of [null, undefined, '']) expect(namedIn(new Set(['']), nothing)).toBe(false);
  });
});

test('yes or no has to answer all that is asked', () => {
  expect(asksYesOrNo('Is it down? Is it slow?')).toBe(true);
  expect(asksYesOrNo('Is it down? Which part?')).toBe(false);
  expect(asksYesOrNo('It fails. Which part is it?')).toBe(false);
});

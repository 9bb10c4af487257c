import { expect, test } from '@jest/globals';
import { CATALOGUE } from '@mats/engine/measure';
import { redactSecrets } from '@mats/telemetry';

/** Lines of which what makes them known stands where a secret stands in others. */
const LOST: readonly string[] = [
  'aws.ecs-rights',
  'harmless.development-notice',
  'inotify.limit-as-no-space',
  'sql-server.image-setting',
];

test('what is read is known by its form without its secrets, too', () => {
  const lost = CATALOGUE.flatMap(({ id, forms, matches }) => {
    const isKnown = (line: string): boolean => forms.some(({ pattern }) => pattern.test(line));
    return matches.some((line) => !isKnown(redactSecrets(line))) ? [id] : [];
  });
  expect(lost.toSorted()).toEqual(LOST);
});

test('nothing in what the catalogue says to do reads as a secret', () => {
  const steps = CATALOGUE.flatMap(({ id, check, repair }) =>
    [check, ...repair].flatMap(({ text, compose, kubernetes, host, windows }) =>
      [text, compose, kubernetes, host, windows].flatMap((words) => (words === undefined ? [] : [{ id, words }])),
    ),
  );
  expect(steps.length).toBeGreaterThan(CATALOGUE.length);
  expect(steps.filter(({ words }) => redactSecrets(words) !== words)).toEqual([]);
});

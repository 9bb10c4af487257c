import { expect, test } from '@jest/globals';
import { containerEventOf } from './container-event.ts';
import { isPlatformContainer } from './container-state.ts';

const started = (labels: Readonly<Record<string, string>>): unknown => ({
  Type: 'container',
  Action: 'start',
  time: 1,
  Actor: { ID: 'a'.repeat(64), Attributes: { name: 'one', image: 'app:1', ...labels } },
});

test('events of containers that MATS itself runs in are no evidence', () => {
  expect(containerEventOf(started({}))?.container).toBe('one');
  expect(containerEventOf(started({ 'mats.platform': 'true' }))).toBeNull();
});

test('a container belongs to MATS by its label alone', () => {
  expect(isPlatformContainer({ 'mats.platform': 'true' })).toBe(true);
  expect(isPlatformContainer({ 'com.docker.compose.service': 'mats-ui' })).toBe(false);
});

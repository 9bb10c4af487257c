import { expect, test } from '@jest/globals';
import { MatsError } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { eachRepository } from './each-repository.ts';

const repositories = ['first', 'broken', 'refused', 'last'].map((name) => ({ name }) as Repository);
const work = ({ name }: Repository): Promise<string> => {
  if (name === 'broken') return Promise.reject(new Error(`fatal: missing blob ${'x'.repeat(1_000)}`));
  if (name === 'refused')
    return Promise.reject(new MatsError('repository_unusable', { seen: name, reason: 'it is away' }));
  return Promise.resolve(`found in ${name}`);
};

test('a repository that cannot be read is told with git’s words, and all others are read', async () => {
  const looked = await eachRepository(repositories, { signal: new AbortController().signal, work });
  expect(looked.results).toEqual(['found in first', 'found in last']);
  expect(looked.readable.map(({ name }) => name)).toEqual(['first', 'last']);
  expect(looked.notChecked).toEqual([
    { what: 'Repository broken', why: `It could not be read: fatal: missing blob ${'x'.repeat(280)}` },
    {
      what: 'Repository refused',
      why: 'The repository refused cannot be used: it is away. Name a git repository under one of the allowed roots (REPOSITORY_ROOTS).',
    },
  ]);
});

test('a run that is stopped is stopped, not told as a repository that failed', async () => {
  const stop = new AbortController();
  const stopping = (): Promise<string> => {
    stop.abort(new MatsError('cancelled'));
    return Promise.reject(new Error('killed'));
  };
  await expect(eachRepository(repositories, { signal: stop.signal, work: stopping })).rejects.toMatchObject({
    code: 'cancelled',
  });
});

import { expect, test } from '@jest/globals';
import { chooseEngine } from './choose-engine.ts';

const POSTGRES = 'postgres://mats@db/mats';

test.each([
  [undefined, undefined, 'light'],
  ['light', undefined, 'light'],
  [undefined, POSTGRES, 'dbos'],
  ['light', POSTGRES, 'light'],
  ['dbos', POSTGRES, 'dbos'],
  ['temporal', POSTGRES, 'temporal'],
  ['temporal', undefined, 'temporal'],
] as const)('asked for %s on %s: %s', (asked, databaseUrl, engine) => {
  expect(chooseEngine({ asked, databaseUrl })).toBe(engine);
});

test('DBOS without a Postgres is refused with what to do', () => {
  expect(() => chooseEngine({ asked: 'dbos', databaseUrl: undefined })).toThrow(
    expect.objectContaining({
      code: 'configuration_invalid',
      message: 'The setting MATS_ENGINE cannot be used: dbos keeps runs in Postgres, and MATS_DATABASE_URL names none.',
      next: 'Set it, for example MATS_ENGINE=light, in .env or the environment.',
    }),
  );
});

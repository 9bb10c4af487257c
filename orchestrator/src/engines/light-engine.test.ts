import { describeWith } from '@mats/testing';
import { stepContextContract } from '../testing/step-context-contract.ts';

stepContextContract('the light engine on PGlite', { engine: 'light' });

describeWith('postgres', 'on Postgres', (postgresUrl) => {
  stepContextContract('the light engine', { engine: 'light', postgresUrl: () => postgresUrl });
});

import { describeWith } from '@mats/testing';
import { stepContextContract } from '../testing/step-context-contract.ts';

describeWith('postgres', 'on Postgres', (postgresUrl) => {
  stepContextContract('DBOS', { engine: 'dbos', postgresUrl: () => postgresUrl });
});

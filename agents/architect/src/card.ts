import { listedCard } from '@mats/contracts';

/** Who the Architect is and what it can do. */
export const card = listedCard('architect', {
  description: 'Weighs what the others found, checks every claim, rules out, and writes the report.',
  version: '0.1.0',
  capabilities: ['claim verification', 'weighing of causes', 'abstention', 'root-cause report'],
  tools: [
    { name: 'verify_claims', description: 'Reads every piece of evidence again and compares it with its excerpt.' },
    { name: 'rank_causes', description: 'Weighs the candidates for and against, with a calibrated confidence.' },
    { name: 'write_report', description: 'Writes the report with chain, picture, next steps and prevention.' },
  ],
});

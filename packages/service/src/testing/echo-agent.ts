import { argv } from 'node:process';
import { listedCard } from '@mats/contracts';
import { z } from 'zod';
import { agentEnvironmentSchema, parseEnvironment, portSchema, runAgent } from '../index.ts';

const card = listedCard('sre', {
  description: 'Answers what it was asked.',
  version: '0.1.0',
  capabilities: ['echo'],
  tools: [],
});

const environmentSchema = agentEnvironmentSchema.extend({ PORT: portSchema(0), PREFIX: z.string() });

/**
 * The smallest agent, run as every agent is: `node echo-agent.ts <environment as a JSON object>`. It writes a line
 * when it has closed what it holds.
 */
runAgent(
  card,
  ({ environment, now }) => {
    const startedAt = now();
    return {
      agent: ({ request }) =>
        Promise.resolve({
          finding: {
            agent: card.name,
            summary: `${environment.PREFIX}${request.message}`,
            claims: [],
            candidates: [],
            evidence: [],
            read: [],
            notChecked: [],
            usage: {
              agent: card.name,
              tokens: { prompt: 0, completion: 0 },
              cost_usd: 0,
              model: null,
              duration_ms: now() - startedAt,
              calls: [],
            },
          },
        }),
      onListening: () => void process.stdout.write('ready for the first question\n'),
      close: () => {
        process.stdout.write('closed what it held\n');
        return Promise.resolve();
      },
    };
  },
  () =>
    parseEnvironment(environmentSchema, {
      environment: z.record(z.string(), z.string()).parse(JSON.parse(argv[2] ?? '{}')),
      examples: { PREFIX: 'echo: ' },
    }),
);

import { listedCard } from '@mats/contracts';

/** Who the SRE agent is and what it can do. */
export const card = listedCard('sre', {
  description: 'Says what broke, when and where, from logs, traces, metrics and containers.',
  version: '0.1.0',
  capabilities: [
    'log analysis',
    'error templates',
    'onset',
    'container states and events',
    'clock skew',
    'traces and metrics',
    'first failing service',
  ],
  tools: [
    {
      name: 'read_logs',
      description:
        'Reads attached, configured and container logs of any usual format, traces and metrics that were recorded to files, and what happened to containers.',
    },
    { name: 'read_containers', description: 'Reads container states through the read-only Docker API.' },
    { name: 'find_onset', description: 'Finds when failures began, which are new or rose, and who failed first.' },
    {
      name: 'explain_failures',
      description: 'Looks for known forms of failure and for the last words of what died, and weighs them.',
    },
  ],
});

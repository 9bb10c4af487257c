import { listedCard } from '@mats/contracts';

/** Who the GitHub agent is and what it can do. */
export const card = listedCard('github', {
  description:
    'Says what was merged, deployed, opened or did not pass its checks around the failure, from the API of GitHub.',
  version: '0.1.0',
  capabilities: ['pull requests', 'checks', 'deployments', 'issues'],
  tools: [
    {
      name: 'read_github',
      description:
        'Reads pull requests with their failed checks, deployments and issues of the time around the failure.',
    },
  ],
});

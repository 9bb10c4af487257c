import { listedCard } from '@mats/contracts';

/** Who the Google Cloud agent is and what it can do. */
export const card = listedCard('gcloud', {
  description:
    'Says what a Google Cloud project logged and deployed around the failure: Logging, Error Reporting, revisions of Cloud Run.',
  version: '0.1.0',
  capabilities: ['Cloud Logging', 'Error Reporting', 'revisions and traffic of Cloud Run'],
  tools: [
    {
      name: 'read_gcloud',
      description:
        'Reads failures from Logging, error groups, and revisions of Cloud Run of the time around the failure.',
    },
  ],
});

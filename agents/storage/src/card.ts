import { listedCard } from '@mats/contracts';

/** Who the Storage agent is and what it can do. */
export const card = listedCard('storage', {
  description:
    'Says which objects of S3 and Google Cloud Storage are missing, empty or new around the failure, and which buckets cannot be read.',
  version: '0.1.0',
  capabilities: ['objects of S3', 'objects of Google Cloud Storage', 'missing objects', 'access to buckets'],
  tools: [{ name: 'read_storage', description: 'Lists the configured buckets and looks for objects that were named.' }],
});

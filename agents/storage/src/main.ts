import { runAgent } from '@mats/service';
import { createGoogleAccess } from '@mats/sources/google';
import { createStorageAgent } from './agent.ts';
import { card } from './card.ts';
import { readEnvironment } from './env.ts';
import { createGcsStore } from './tools/gcs-store.ts';
import { createStorageSource } from './tools/read-storage.ts';
import { createS3Store } from './tools/s3-store.ts';

const READ_ONLY = 'https://www.googleapis.com/auth/devstorage.read_only';

runAgent(
  card,
  ({ environment, now }) => {
    const {
      STORAGE_BUCKETS: buckets,
      STORAGE_S3_URL: endpoint,
      STORAGE_GCS_URL: url,
      AWS_REGION: region,
      GOOGLE_APPLICATION_CREDENTIALS: keyFile,
    } = environment;
    const stores = {
      s3: createS3Store({ region, endpoint }),
      gs: createGcsStore({ url, access: createGoogleAccess({ scopes: [READ_ONLY], keyFile }) }),
    };
    const source = createStorageSource({ stores, buckets });
    return {
      agent: createStorageAgent({ source, now }),
      sources: () => source.connected(),
      readAgain: (locator) => source.readAgain(locator),
      close: () => Promise.resolve(),
    };
  },
  readEnvironment,
);

import { runAgent } from '@mats/service';
import { createGoogleAccess } from '@mats/sources/google';
import { createGcloudAgent } from './agent.ts';
import { card } from './card.ts';
import { readEnvironment } from './env.ts';
import { createGcloudApis } from './tools/gcloud-api.ts';
import { createGcloudSource } from './tools/read-gcloud.ts';

/** What the account may do is bounded by its roles; Error Reporting knows no narrower scope. */
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

runAgent(
  card,
  ({ environment, now }) => {
    const { GCP_PROJECT_ID: project, GCP_REGIONS: regions, GOOGLE_APPLICATION_CREDENTIALS: keyFile } = environment;
    const apis = createGcloudApis({ project: project ?? '', access: createGoogleAccess({ scopes: [SCOPE], keyFile }) });
    const source = createGcloudSource({ apis, project, regions, now });
    return {
      agent: createGcloudAgent({ source, now }),
      sources: () => source.connected(),
      readAgain: (locator) => source.readAgain(locator),
      close: () => Promise.resolve(),
    };
  },
  readEnvironment,
);

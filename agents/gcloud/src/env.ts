import { SERVICES } from '@mats/contracts';
import { agentEnvironmentSchema, listSchema, parseEnvironment, portSchema } from '@mats/service';
import { z } from 'zod';

const environmentSchema = agentEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.gcloud.port),
  /** The project that is read. */
  GCP_PROJECT_ID: z.string().optional(),
  /** Regions of Cloud Run, comma-separated, at most five; left out: those that the logs name. */
  GCP_REGIONS: listSchema,
  /** The key file of a service account, or another that Google's libraries take. */
  GOOGLE_APPLICATION_CREDENTIALS: z.string().optional(),
});

export type GcloudEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The Google Cloud agent's settings, read once. */
export function readEnvironment(): GcloudEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: {
      PORT: '8086',
      GCP_PROJECT_ID: 'shop-production',
      GCP_REGIONS: 'europe-west1',
      GOOGLE_APPLICATION_CREDENTIALS: '/run/secrets/google.json',
    },
  });
}

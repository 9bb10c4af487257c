import { SERVICES } from '@mats/contracts';
import { agentEnvironmentSchema, listSchema, parseEnvironment, portSchema } from '@mats/service';
import { z } from 'zod';
import { GOOGLE_STORAGE } from './tools/gcs-store.ts';

const environmentSchema = agentEnvironmentSchema.extend({
  PORT: portSchema(SERVICES.storage.port),
  /** `s3://bucket/prefix` and `gs://bucket/prefix`, comma-separated, at most five. */
  STORAGE_BUCKETS: listSchema,
  AWS_REGION: z.string().default('us-east-1'),
  /** Of MinIO, R2 or Ceph, addressed by path; left out: that of AWS. Credentials are what AWS's own client finds. */
  STORAGE_S3_URL: z.url().optional(),
  /** Another than Google's gets no credentials. */
  STORAGE_GCS_URL: z.url().default(GOOGLE_STORAGE),
  /** The key file of a service account, or another that Google's libraries take. */
  GOOGLE_APPLICATION_CREDENTIALS: z.string().optional(),
});

export type StorageEnvironment = Readonly<z.infer<typeof environmentSchema>>;

/** The Storage agent's settings, read once. */
export function readEnvironment(): StorageEnvironment {
  return parseEnvironment(environmentSchema, {
    environment: process.env,
    examples: {
      GOOGLE_APPLICATION_CREDENTIALS: '/run/secrets/google.json',
      PORT: '8085',
      STORAGE_BUCKETS: 's3://shop-exports/daily,gs://shop-images',
      STORAGE_S3_URL: 'http://127.0.0.1:9000',
      STORAGE_GCS_URL: GOOGLE_STORAGE,
    },
  });
}

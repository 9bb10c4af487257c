import { createJsonApi } from '@mats/service';
import type { JsonApi, RefusedReply } from '@mats/service';
import type { GoogleAccess } from '@mats/sources/google';
import { z } from 'zod';

/** An API of Google Cloud, with the right that reading it takes. */
interface ApiEntry {
  readonly url: string;
  readonly permission: string;
  readonly role: string;
}

export const GOOGLE_APIS = {
  logging: {
    url: 'https://logging.googleapis.com',
    permission: 'logging.logEntries.list',
    role: 'roles/logging.viewer',
  },
  errors: {
    url: 'https://clouderrorreporting.googleapis.com',
    permission: 'errorreporting.groups.list',
    role: 'roles/errorreporting.viewer',
  },
  run: { url: 'https://run.googleapis.com', permission: 'run.revisions.list', role: 'roles/run.viewer' },
} as const satisfies Record<string, ApiEntry>;

export type ApiName = keyof typeof GOOGLE_APIS;
export type GcloudApis = Readonly<Record<ApiName, JsonApi>>;

const detailSchema = z.object({
  reason: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  retryDelay: z.string().optional(),
});
/** The body of an error: google.rpc.Status as JSON. */
const errorSchema = z.object({ error: z.object({ details: z.array(z.unknown()).default([]) }) });

function detailsOf(text: string): z.infer<typeof detailSchema>[] {
  try {
    const details = errorSchema.safeParse(JSON.parse(text)).data?.error.details ?? [];
    return details.flatMap((detail) => detailSchema.safeParse(detail).data ?? []);
  } catch {
    return [];
  }
}

function refusalOf(api: ApiEntry, project: string): (reply: RefusedReply) => string {
  return ({ status, text }) => {
    const details = detailsOf(text);
    const named = (key: string): string | undefined =>
      details.map(({ metadata }) => metadata?.[key]).find((value) => value !== undefined);
    if (details.some(({ reason }) => reason === 'SERVICE_DISABLED')) {
      const service = named('service') ?? new URL(api.url).host;
      return `the API ${service} is not switched on in ${project}; run: gcloud services enable ${service} --project ${project}`;
    }
    if (status === 403)
      return `the account lacks ${named('permission') ?? api.permission} in ${project} (HTTP 403); grant it ${api.role}`;
    if (status === 401)
      return 'Google does not take the credentials (HTTP 401); look at GOOGLE_APPLICATION_CREDENTIALS';
    if (status === 404)
      return `the project ${project} is not there, or the account may not see it (HTTP 404); look at GCP_PROJECT_ID`;
    if (status === 429) {
      const delay = details.find(({ retryDelay }) => retryDelay !== undefined)?.retryDelay ?? '1 min';
      return `the quota of requests is used up (HTTP 429); ask again in ${delay}`;
    }
    return `the API answered HTTP ${status}`;
  };
}

/** The APIs that are read; `urls` puts others in their places. */
export function createGcloudApis(options: {
  readonly project: string;
  readonly access: GoogleAccess;
  readonly urls?: Readonly<Record<ApiName, string>>;
}): GcloudApis {
  const { project, access, urls } = options;
  const make = (name: ApiName): JsonApi =>
    createJsonApi({
      base: urls?.[name] ?? GOOGLE_APIS[name].url,
      headers: access,
      refusal: refusalOf(GOOGLE_APIS[name], project),
    });
  return { logging: make('logging'), errors: make('errors'), run: make('run') };
}

import { createJsonApi } from '@mats/service';
import type { ApiAnswer, RefusedReply } from '@mats/service';
import type { GoogleAccess } from '@mats/sources/google';
import { z } from 'zod';
import { wholeSeconds } from './object-store.ts';
import type { Failed, Listing, ObjectStore, StoredObject } from './object-store.ts';

/** Where Google's own storage is; credentials go nowhere else. */
export const GOOGLE_STORAGE = 'https://storage.googleapis.com';

const PAGE = 1_000;
const objectSchema = z.object({
  name: z.string(),
  size: z.string(),
  updated: z.string(),
  etag: z.string().default(''),
});
const pageSchema = z.object({ items: z.array(z.unknown()).default([]), nextPageToken: z.string().optional() });

function objectOf(json: unknown): StoredObject[] {
  const { data } = objectSchema.safeParse(json);
  const updated = new Date(data?.updated ?? Number.NaN);
  if (data === undefined || Number.isNaN(updated.getTime())) return [];
  return [{ key: data.name, bytes: Number(data.size), time: wholeSeconds(updated), etag: data.etag }];
}

/** A part of a path, whatever is in it. */
function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

function refusal({ status }: RefusedReply): string {
  if (status === 401) return 'Google does not take the credentials (HTTP 401); set GOOGLE_APPLICATION_CREDENTIALS';
  if (status === 403)
    return 'the account may not read it (HTTP 403); grant storage.objects.list and storage.objects.get (roles/storage.objectViewer)';
  if (status === 429 || status === 503) return `the store wants fewer requests (HTTP ${status}); ask again in a minute`;
  return `the store answered HTTP ${status}`;
}

function failed({ status, why }: Extract<ApiAnswer, { ok: false }>): Failed {
  return status === 404 ? { state: 'absent', said: 'HTTP 404' } : { state: 'unknown', why };
}

/** Google Cloud Storage by its JSON API, read with objects.list and objects.get. */
export function createGcsStore(options: { readonly url: string; readonly access: GoogleAccess }): ObjectStore {
  const isGoogle = new URL(options.url).origin === GOOGLE_STORAGE;
  const headers: GoogleAccess = isGoogle ? options.access : () => Promise.resolve({ ok: true, headers: {} });
  const api = createJsonApi({ base: options.url, headers, refusal });
  const listPage = (bucket: string, query: Record<string, string>): Promise<ApiAnswer> =>
    api(`/storage/v1/b/${encoded(bucket)}/o?${new URLSearchParams(query).toString()}`);
  return {
    list: async (bucket, { prefix, most }): Promise<Listing> => {
      const objects: StoredObject[] = [];
      let token: string | undefined = '';
      while (token !== undefined && objects.length < most) {
        const query = {
          prefix,
          maxResults: String(Math.min(PAGE, most)),
          ...(token === '' ? {} : { pageToken: token }),
        };
        const answer = await listPage(bucket, query);
        if (!answer.ok) return failed(answer);
        const page = pageSchema.safeParse(answer.json).data;
        if (page === undefined) return { state: 'unknown', why: 'the answer is no list of objects' };
        objects.push(...page.items.flatMap(objectOf));
        token = page.nextPageToken === '' ? undefined : page.nextPageToken;
      }
      return { state: 'there', objects, isCut: token !== undefined };
    },
    look: async (bucket, key) => {
      const answer = await api(`/storage/v1/b/${encoded(bucket)}/o/${encoded(key)}`);
      if (!answer.ok) return failed(answer);
      const [object] = objectOf(answer.json);
      return object === undefined ? { state: 'unknown', why: 'the answer is no object' } : { state: 'there', object };
    },
    remarks: () => [],
  };
}

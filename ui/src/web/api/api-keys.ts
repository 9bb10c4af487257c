import { apiKeyListSchema, madeApiKeySchema } from '@mats/contracts';
import type { ApiKey, ApiKeyScope } from '@mats/contracts';
import { send, sendFor } from './http.ts';

export async function listApiKeys(): Promise<readonly ApiKey[]> {
  return (await sendFor(apiKeyListSchema, '/keys')).keys;
}

/** Makes a key; it is in the answer and nowhere else. Without `days` it works until it is revoked. */
export function makeApiKey(wanted: {
  name: string;
  scopes: readonly ApiKeyScope[];
  days?: number;
}): Promise<ApiKey & { key: string }> {
  return sendFor(madeApiKeySchema, '/keys', { method: 'POST', json: wanted });
}

export async function revokeApiKey(id: string): Promise<void> {
  await send(`/keys/${encodeURIComponent(id)}`, { method: 'DELETE', json: {} });
}

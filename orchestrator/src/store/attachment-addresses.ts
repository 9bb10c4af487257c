import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ServiceKeys } from '@mats/service';

/** Addresses of attachments for agents: whoever holds one may fetch that file, whoever guesses one may not. */
export interface AttachmentAddresses {
  urlOf(id: string): string;
  /** Whether a request's `key` is the one of this attachment's address. */
  isKeyOf(id: string, key: unknown): boolean;
}

/** The same in every orchestrator of an installation, and known to no agent: an agent may ask any of them. */
export function attachmentSecret(keys: ServiceKeys): Uint8Array {
  const { 'ui>orchestrator': key } = keys;
  if (key === undefined) throw new Error('the service keys have none for ui>orchestrator');
  return createHmac('sha256', key).update('attachment addresses').digest();
}

/** An agent fetches with the orchestrator's right, not with a member's, and need know nothing but the address. */
export function createAttachmentAddresses(options: { publicUrl: string; secret: Uint8Array }): AttachmentAddresses {
  const base = options.publicUrl.replace(/\/+$/, '');
  const keyOf = (id: string): string => createHmac('sha256', options.secret).update(id).digest('base64url');
  return {
    urlOf: (id) => `${base}/attachments/${id}?key=${keyOf(id)}`,
    isKeyOf: (id, key) => {
      const expected = Buffer.from(keyOf(id));
      const given = Buffer.from(typeof key === 'string' ? key : '');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

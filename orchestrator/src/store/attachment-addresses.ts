import { createHmac, timingSafeEqual } from 'node:crypto';

/** Addresses of attachments for agents: whoever holds one may fetch that file, whoever guesses one may not. */
export interface AttachmentAddresses {
  urlOf(id: string): string;
  /** Whether a request's `key` is the one of this attachment's address. */
  isKeyOf(id: string, key: unknown): boolean;
}

/**
 * An agent fetches with the orchestrator's right, not with a member's, and need know nothing but the address. The
 * secret lives as long as the process: an investigation that is taken up again hands out new addresses.
 */
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

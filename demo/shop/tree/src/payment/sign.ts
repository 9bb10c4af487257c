import { createHmac } from 'node:crypto';

export interface Signature {
  readonly timestamp: string;
  readonly signature: string;
}

/** The two headers the card API asks for: the time in UTC and the HMAC of "<time>.<body>". */
export function signRequest(body: string, { key, now }: { key: string; now: Date }): Signature {
  const timestamp = now.toISOString();
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  return { timestamp, signature };
}

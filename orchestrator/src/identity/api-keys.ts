import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { API_KEY_SCOPES, MatsError } from '@mats/contracts';
import type { ApiKey, ApiKeyScope } from '@mats/contracts';
import type { Caller } from '@mats/service';
import type { ApiKeyStore } from '../store/api-key-store.ts';

/** Owner of what the key of this machine asks. */
const LOCAL_MEMBER = 'local';

const FORM = /^mats_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;
const SECRET_BYTES = 32;
const DAY_MS = 24 * 3600 * 1000;
const USE_NOTED_EVERY_MS = 60_000;

/** Whether a token claims to be an API key; all others are services'. */
export function isApiKey(token: string): boolean {
  return token.startsWith('mats_');
}

/** A new API key and the id that it names itself by. */
export function makeApiKey(): { id: string; key: string } {
  const id = randomBytes(8).toString('hex');
  return { id, key: `mats_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}` };
}

// A key has 256 bits of chance: nothing is gained by making its hash slow.
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));
}

/** Makes, reads and revokes API keys; of a key only its hash is kept. */
export class ApiKeys {
  readonly #store: ApiKeyStore;
  readonly #localHash: string;
  readonly #now: () => number;

  /** `localKey`: the key of this machine's scripts, which may do everything and is kept in a file. */
  constructor(store: ApiKeyStore, options: { localKey: string; now: () => number }) {
    this.#store = store;
    this.#localHash = hashOf(options.localKey);
    this.#now = options.now;
  }

  /** @throws MatsError `not_identified` */
  async authenticate(key: string): Promise<Caller> {
    const hash = hashOf(key);
    if (isSame(hash, this.#localHash)) {
      return { service: 'key', member: LOCAL_MEMBER, scopes: new Set(API_KEY_SCOPES), isAdministrator: true };
    }
    const id = FORM.exec(key)?.[1];
    const kept = id === undefined ? undefined : await this.#store.find(id);
    if (kept === undefined || !isSame(hash, kept.hash)) {
      throw new MatsError('not_identified', { reason: 'its API key is unknown or was revoked' });
    }
    const now = this.#now();
    if (kept.expiresAt !== null && kept.expiresAt.getTime() <= now) {
      throw new MatsError('not_identified', { reason: `its API key was good until ${kept.expiresAt.toISOString()}` });
    }
    if (now - (kept.lastUsedAt?.getTime() ?? 0) >= USE_NOTED_EVERY_MS) {
      await this.#store.noteUse(kept.id, new Date(now).toISOString());
    }
    const { member, scopes, tenant } = kept;
    const given = { id: kept.id, until: kept.expiresAt };
    return { service: 'key', member, scopes: new Set(scopes), key: given, ...(tenant === null ? {} : { tenant }) };
  }

  /** Makes a key; the answer is the only time that it can be read. */
  async make(wanted: {
    member: string;
    name: string;
    scopes: readonly ApiKeyScope[];
    days: number | undefined;
    tenant: string | undefined;
  }): Promise<ApiKey & { key: string }> {
    const now = this.#now();
    const { id, key } = makeApiKey();
    const made: ApiKey = {
      id,
      name: wanted.name,
      member: wanted.member,
      scopes: API_KEY_SCOPES.filter((scope) => wanted.scopes.includes(scope)),
      ...(wanted.tenant === undefined ? {} : { tenant: wanted.tenant }),
      created_at: new Date(now).toISOString(),
      expires_at: wanted.days === undefined ? null : new Date(now + wanted.days * DAY_MS).toISOString(),
      last_used_at: null,
    };
    await this.#store.add(made, hashOf(key));
    return { ...made, key };
  }

  /** A member's keys, latest first; without a member everybody's. */
  list(member: string | undefined): Promise<ApiKey[]> {
    return this.#store.list(member);
  }

  /** Revokes a key of the member; without one, whose it may be. @throws MatsError `api_key_not_found` */
  async revoke(id: string, member: string | undefined): Promise<void> {
    const gone = await this.#store.remove(id, member);
    if (!gone) throw new MatsError('api_key_not_found', { seen: id });
  }
}

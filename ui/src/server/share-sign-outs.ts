import { signOutListSchema } from '@mats/contracts';
import type { SignOut } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import type { SignedOut } from './signed-out.ts';

/** Sign-outs that are known at every server of the page. */
export interface SharedSignOuts extends SignedOut {
  /** Tells what was signed out here and asks what was elsewhere; the answer says whether the orchestrator was there. */
  look(): Promise<boolean>;
}

const LOOK_EVERY_MS = 2_000;
const TIMEOUT_MS = 5_000;

/** Puts the orchestrator between the page's servers. While it is away each knows its own; it is told once it is back. */
export function shareSignOuts(
  own: SignedOut,
  { url, client }: { url: string; client: Pick<HttpClient, 'get' | 'post'> },
): SharedSignOuts {
  const untold = new Map<string, SignOut>();
  const address = new URL('/sign-outs', url).href;
  const tell = async (signOut: SignOut): Promise<void> => {
    const reply = await client.post(address, { body: signOut, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
    untold.delete(signOut.login);
  };
  const ask = async (): Promise<void> => {
    const reply = await client.get(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { sign_outs: told } = signOutListSchema.parse(await reply.json());
    for (const { login, until } of told) if (!own.has(login)) own.add(login, until);
  };
  return {
    has: (login) => own.has(login),
    add: (login, until) => {
      own.add(login, until);
      const signOut = { login, until };
      untold.set(login, signOut);
      void tell(signOut).catch(() => undefined);
    },
    look: async () => {
      try {
        for (const signOut of untold.values()) await tell(signOut);
        await ask();
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Looks again and again; the answer stops it. */
export function keepSharing(signOuts: SharedSignOuts): () => void {
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void signOuts.look().finally(() => {
      looking = false;
    });
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

import type { ConnectedSource } from '@mats/contracts';

/** Below what the orchestrator waits for (1.5 s), so that a slow source never hides the others. */
const PATIENCE_MS = 1_000;

/**
 * Answers what can be read within a second, however slow what is asked may be: whoever asks gets what was found last, and until
 * anything was found that the source has not answered yet.
 */
export function recentSources(
  look: () => Promise<ConnectedSource[]>,
  given: { readonly pending: readonly ConnectedSource[]; readonly patienceMs?: number },
): () => Promise<ConnectedSource[]> {
  let last: ConnectedSource[] | undefined;
  let running: Promise<ConnectedSource[]> | undefined;
  return async () => {
    running ??= look().finally(() => {
      running = undefined;
    });
    const found = running.then((sources) => (last = sources));
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), given.patienceMs ?? PATIENCE_MS);
    const first = await Promise.race([found, late]).finally(() => clearTimeout(timer));
    return first ?? last ?? [...given.pending];
  };
}

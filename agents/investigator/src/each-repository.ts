import { MatsError } from '@mats/contracts';
import type { NotChecked } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { redactSecrets } from '@mats/telemetry';

const MOST_OF_A_REASON = 300;

export interface LookedThrough<Result> {
  readonly results: readonly Result[];
  /** Those that could be read. */
  readonly readable: readonly Repository[];
  readonly notChecked: readonly NotChecked[];
}

function reasonOf(error: unknown): string {
  if (error instanceof MatsError) return `${error.message} ${error.next}`;
  const words = error instanceof Error ? error.message : String(error);
  return `It could not be read: ${redactSecrets(words).slice(0, MOST_OF_A_REASON).trim()}`;
}

/** Does something with each repository; one that cannot be read costs itself and nothing else. */
export async function eachRepository<Result>(
  repositories: readonly Repository[],
  options: { readonly signal: AbortSignal; readonly work: (repository: Repository) => Promise<Result> },
): Promise<LookedThrough<Result>> {
  const results: Result[] = [];
  const readable: Repository[] = [];
  const notChecked: NotChecked[] = [];
  for (const repository of repositories) {
    options.signal.throwIfAborted();
    try {
      results.push(await options.work(repository));
      readable.push(repository);
    } catch (error) {
      options.signal.throwIfAborted();
      notChecked.push({ what: `Repository ${repository.name}`, why: reasonOf(error) });
    }
  }
  return { results, readable, notChecked };
}

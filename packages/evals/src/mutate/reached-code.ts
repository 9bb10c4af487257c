import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector';

/** Which code runs, as the runtime counts it. */
export interface ReachedCode {
  /** Starts counting anew. */
  readonly reset: () => Promise<void>;
  /** Whether what stands at an offset of a file ran since; files by their addresses. */
  readonly take: () => Promise<(url: string, offset: number) => boolean>;
  readonly close: () => void;
}

/** The innermost range around an offset says whether it ran. */
function ran(functions: readonly Profiler.FunctionCoverage[], offset: number): boolean {
  let [size, count] = [Number.POSITIVE_INFINITY, 0];
  for (const range of functions.flatMap(({ ranges }) => ranges)) {
    const own = range.endOffset - range.startOffset;
    if (range.startOffset <= offset && offset < range.endOffset && own <= size) [size, count] = [own, range.count];
  }
  return count > 0;
}

/** Counts which code runs from now on; offsets are those of the TypeScript, whose types are blanked and not cut. */
export async function countReached(): Promise<ReachedCode> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const take = async (): Promise<(url: string, offset: number) => boolean> => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const byUrl = new Map(result.map(({ url, functions }) => [url, functions]));
    return (url, offset) => ran(byUrl.get(url) ?? [], offset);
  };
  return {
    reset: async () => void (await session.post('Profiler.takePreciseCoverage')),
    take,
    close: () => {
      session.disconnect();
    },
  };
}

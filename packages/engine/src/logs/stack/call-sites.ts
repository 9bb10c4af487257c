import type { RawFrame } from './stack-trace.ts';

/**
 * Some runtimes print each call with the line of its caller: `take() called at cart.pl line 3`. Moves the functions down by one, so that
 * function and line belong together. `place` is where it was thrown, in the function that was called last.
 */
export function callSites(place: RawFrame | undefined, calls: readonly RawFrame[]): RawFrame[] {
  return [place, ...calls].flatMap((site, index) => {
    if (site === undefined) return [];
    const { raw, file, line, column } = site;
    const call = calls[index];
    return [
      {
        raw,
        ...(file === undefined ? {} : { file }),
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
        ...(call?.function === undefined ? {} : { function: call.function }),
        ...(call?.module === undefined ? {} : { module: call.module }),
      },
    ];
  });
}

/** Line and column of a frame from how they are printed; what is not printed is absent. */
export function framePlace(
  line: string | undefined,
  column: string | undefined,
): { readonly line?: number; readonly column?: number } {
  return {
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
}

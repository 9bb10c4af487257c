/**
 * Grouping accuracy: the share of lines whose group holds exactly the lines of one true group (Zhu et al., "Tools and
 * Benchmarks for Automated Log Parsing", 2019). 0 to 1; 1 for no lines.
 *
 * @throws RangeError when the two do not speak of the same lines.
 */
export function groupingAccuracy(groups: ArrayLike<unknown>, truth: ArrayLike<unknown>): number {
  if (groups.length !== truth.length)
    throw new RangeError(`${groups.length} lines were grouped, but the truth has ${truth.length}.`);
  const sizes = new Map<unknown, number>();
  const found = new Map<unknown, { readonly label: unknown; size: number; mixed: boolean }>();
  for (let line = 0; line < truth.length; line += 1) {
    const label = truth[line];
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const group = found.get(groups[line]);
    if (group === undefined) found.set(groups[line], { label, size: 1, mixed: false });
    else {
      group.size += 1;
      group.mixed ||= group.label !== label;
    }
  }
  let right = 0;
  for (const { label, size, mixed } of found.values()) if (!mixed && sizes.get(label) === size) right += size;
  return truth.length === 0 ? 1 : right / truth.length;
}

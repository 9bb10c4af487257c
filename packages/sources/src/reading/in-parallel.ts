/** Runs a job for each item, at most so many at a time; results in the order of the items. The first failure rejects. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  how: { readonly most: number; readonly job: (item: Item) => Promise<Result> },
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of entries) results[index] = await how.job(item);
  };
  await Promise.all(Array.from({ length: Math.min(items.length, how.most) }, worker));
  return results;
}

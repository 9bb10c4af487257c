/** A revision that began to run on a service: the one type for it in the product. */
export interface Deployment {
  readonly service: string;
  /** A commit's sha or its beginning, a version, an image's tag or digest. */
  readonly revision: string;
  /** What ran before, where it is known. */
  readonly previous?: string;
  /** Epoch milliseconds; null when only that it runs is known. */
  readonly time: number | null;
}

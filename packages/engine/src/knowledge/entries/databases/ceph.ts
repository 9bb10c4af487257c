import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CEPH: readonly CatalogueEntry[] = [];

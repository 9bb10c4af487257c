import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ETCD: readonly CatalogueEntry[] = [];

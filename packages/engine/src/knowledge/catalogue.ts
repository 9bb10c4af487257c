import type { CatalogueEntry } from './catalogue-entry.ts';
import { APPLICATIONS } from './entries/applications.ts';
import { DATABASES } from './entries/databases.ts';
import { HOSTS } from './entries/hosts.ts';
import { MESSAGING } from './entries/messaging.ts';
import { RUNTIMES } from './entries/runtimes.ts';
import { STANDARDS } from './entries/standards.ts';
import { WEB } from './entries/web.ts';

/** Everything that is known of how software says that it fails: a program is a file, a new one a line in its group. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...APPLICATIONS,
  ...DATABASES,
  ...HOSTS,
  ...MESSAGING,
  ...RUNTIMES,
  ...STANDARDS,
  ...WEB,
];

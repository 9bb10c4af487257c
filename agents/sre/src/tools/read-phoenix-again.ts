import type { Locator } from '@mats/contracts';
import { createPartReader } from '@mats/evidence';
import { createPhoenixSource } from '@mats/sources/signals';
import type { PhoenixSettings } from '@mats/sources/signals';
import { redactSecrets } from '@mats/telemetry';

/** Reads what evidence quotes of a Phoenix project once more; null where it is gone, or may not be read. */
export function createPhoenixReader(
  settings: PhoenixSettings | undefined,
): (locator: Locator) => Promise<string | null> {
  return async (locator) => {
    const { part, path = '', label } = locator;
    if (settings === undefined || part === undefined) return null;
    // The address of the evidence names project and period; no question is asked here.
    const source = createPhoenixSource(settings, { text: '', window: { from: 0, to: 0 } });
    const stream = { id: path, label, bytes: null, service: null, locator };
    const text = await createPartReader()(source, { stream, part });
    return text === null ? null : redactSecrets(text);
  };
}

import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { MatsError, SERVICE_CALLS } from '@mats/contracts';
import type { SERVICES } from '@mats/contracts';
import { z } from 'zod';

/** A service by its name in the contracts. */
export type ServiceName = keyof typeof SERVICES;

/** The key of each way that a call may go, by `caller>callee`, in base64url. A service needs those that name it. */
export type ServiceKeys = Readonly<Record<string, string>>;

const KEY_BYTES = 32;
const keysSchema = z.record(z.string(), z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not a key of 32 bytes'));

/** The name of the way from one service to another, as the key file has it. */
export function wayOf(from: ServiceName, to: ServiceName): string {
  return `${from}>${to}`;
}

/** New keys, one for each way: whoever holds a service's keys can speak as that service and as no other. */
export function makeServiceKeys(): ServiceKeys {
  return Object.fromEntries(
    SERVICE_CALLS.map(([from, to]) => [wayOf(from, to), randomBytes(KEY_BYTES).toString('base64url')]),
  );
}

/** Writes a file that only its owner may read, whole or not at all; leaves one that is there as it is. */
export function writeSecretOnce(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    // A link is never made over a file: of several that start at once, one wins and all read the same.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') copyUnlessThere(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems without links. */
function copyUnlessThere(draft: string, file: string): void {
  try {
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * The keys of a file; made at first start when there is none.
 *
 * @throws MatsError `configuration_invalid` when the file holds something else.
 */
export function readServiceKeys(file: string): ServiceKeys {
  let text = readIfThere(file);
  if (text === undefined) {
    writeSecretOnce(file, `${JSON.stringify(makeServiceKeys(), null, 2)}\n`);
    text = readFileSync(file, 'utf8');
  }
  try {
    return keysSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new MatsError(
      'configuration_invalid',
      { name: 'MATS_SERVICE_KEYS', reason: `${file} holds no keys`, example: '.mats/data/service-keys.json' },
      { cause: error },
    );
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Logins that were signed out before their cookie ends; a copy of such a cookie is worth nothing. */
export interface SignedOut {
  /** `until`: when the last of its cookies ends by itself, in epoch seconds. */
  add(login: string, until: number): void;
  has(login: string): boolean;
}

const keptSchema = z.record(z.string(), z.number());

function readKept(file: string): Map<string, number> {
  try {
    return new Map(Object.entries(keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    return new Map();
  }
}

/** A list in a file, so that it outlives the server; in memory alone without one. */
export function createSignedOut(options: { file: string | null; now: () => number }): SignedOut {
  const { file, now } = options;
  const kept = file === null ? new Map<string, number>() : readKept(file);
  return {
    add: (login, until) => {
      kept.set(login, until);
      for (const [id, end] of kept) if (end * 1000 < now()) kept.delete(id);
      if (file === null) return;
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const draft = `${file}.${randomUUID()}`;
      writeFileSync(draft, JSON.stringify(Object.fromEntries(kept)), { mode: 0o600 });
      renameSync(draft, file);
    },
    has: (login) => kept.has(login),
  };
}

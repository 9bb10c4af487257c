import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { MatsError } from '@mats/contracts';
import { callerOf, isAdministrator, memberFor } from '@mats/service';
import { Router } from 'express';
import type { Request } from 'express';
import { readBackup, writeBackup } from '../store/backup.ts';
import type { BackupPlace } from '../store/backup.ts';

/** Everybody's sessions are in a backup, so nobody's own key is enough. */
function assertMayBackUp(request: Request): void {
  memberFor(request, 'keys');
  if (isAdministrator(request)) return;
  throw new MatsError('forbidden', { reason: 'backups are for administrators and the key of this machine alone' });
}

/** What is put back takes the place of all that is there: that is done at the machine. */
function assertMayRestore(request: Request): void {
  assertMayBackUp(request);
  if (callerOf(request).service === 'key') return;
  throw new MatsError('forbidden', { reason: 'backups are put back with the key of this machine alone' });
}

/** What zlib throws has a code of its own; everything else is not the backup's fault. */
function unpackable(error: unknown): unknown {
  const code = String((error as { code?: unknown }).code);
  if (!code.startsWith('Z_')) return error;
  return new MatsError('invalid_request', { reason: 'this is no backup of MATS, or it is damaged' }, { cause: error });
}

/** `GET /backup` and `POST /restore`: all that is kept, in one gzip stream. */
export function backupRoutes(options: { backup: BackupPlace; now: () => number }): Router {
  const { backup, now } = options;
  const router = Router();
  router.get('/backup', async (request, response) => {
    assertMayBackUp(request);
    response.set({ 'content-type': 'application/gzip', 'cache-control': 'no-store' });
    const lines = writeBackup(backup, new Date(now()).toISOString());
    // A stream that breaks is cut, so that whoever reads it sees that it is not whole.
    await pipeline(Readable.from(lines), createGzip(), response).catch(() => response.destroy());
  });
  router.post('/restore', async (request, response) => {
    assertMayRestore(request);
    const unpacked = createGunzip();
    const [read, received] = await Promise.allSettled([readBackup(unpacked, backup), pipeline(request, unpacked)]);
    if (read.status === 'rejected') throw read.reason instanceof MatsError ? read.reason : unpackable(read.reason);
    if (received.status === 'rejected') throw unpackable(received.reason);
    response.json({ rows: read.value });
  });
  return router;
}

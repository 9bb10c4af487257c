import { LIMITS, MatsError } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { Router } from 'express';
import type { Request } from 'express';
import { exportSession } from '../session-file/export-session.ts';
import type { ExportPlace } from '../session-file/export-session.ts';
import { importSession } from '../session-file/import-session.ts';
import type { ImportPlace } from '../session-file/import-session.ts';
import { PlacesPerMember } from '../live/places-per-member.ts';
import type { AuditLog } from '../store/audit-log.ts';
import type { StorageSpace } from '../store/storage-space.ts';

async function textOf(request: Request): Promise<string> {
  if (request.is('application/json') && request.readableEnded) {
    throw new MatsError('unsupported_media_type', { seen: 'application/json', expected: 'application/octet-stream' });
  }
  const limit = LIMITS.sessionFileBytes * 2;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) throw new MatsError('body_too_large', { limit: `${limit / 1024 / 1024} MB` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A session file is held in memory, several times over while it is made or read: of so many at once there is room. */
const AT_ONCE = { perMember: 1, all: 2 };

/** `GET /sessions/:id/export` and `POST /sessions/import`: a session as one file, and back. */
export function sessionFileRoutes(options: {
  exporting: ExportPlace;
  importing: ImportPlace;
  space: StorageSpace;
  audit: AuditLog;
  now: () => number;
}): Router {
  const { exporting, importing, space, audit, now } = options;
  const places = new PlacesPerMember(AT_ONCE);
  const router = Router();
  router.get('/sessions/:id/export', async (request, response) => {
    const member = memberFor(request, 'read');
    response.once('close', places.take(member));
    const at = new Date(now()).toISOString();
    const { id } = request.params;
    const file = await exportSession(exporting, { id, member, at });
    await audit.write({ session: id, member, action: 'exported', about: { format: 'session' }, at });
    response.set({
      'content-disposition': `attachment; filename="${id.replaceAll(':', '_')}.mats.json"`,
      'cache-control': 'no-store',
    });
    response.json(file);
  });
  router.post('/sessions/import', async (request, response) => {
    const member = memberFor(request, 'ask');
    response.once('close', places.take(member));
    await space.assertRoom();
    const at = new Date(now()).toISOString();
    const imported = await importSession(await textOf(request), { place: importing, import: { member, at } });
    response.status(201).json({ session_id: imported.id, turns: imported.turns });
  });
  return router;
}

import { attachmentNameSchema, LIMITS, MatsError } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { redactSecrets } from '@mats/telemetry';
import { Router } from 'express';
import type { AttachmentAddresses } from '../store/attachment-addresses.ts';
import type { AttachmentStore } from '../store/attachment-store.ts';
import type { StorageSpace } from '../store/storage-space.ts';

/** Upload of large files, streamed to disk, and their bytes for the agents. */
export function attachmentRoutes(options: {
  attachments: AttachmentStore;
  addresses: AttachmentAddresses;
  space: StorageSpace;
  now: () => number;
}): Router {
  const { attachments, addresses, space, now } = options;
  const router = Router();
  router.post('/attachments', async (request, response) => {
    const owner = memberFor(request, 'ask');
    const name = attachmentNameSchema.safeParse(request.query['name']);
    if (!name.success)
      throw new MatsError('invalid_request', { reason: 'name: give the file name, /attachments?name=a.log' });
    const declared = Number(request.get('content-length') ?? 0);
    if (declared > LIMITS.uploadBytes) {
      const seen = redactSecrets(name.data);
      throw new MatsError('attachment_too_large', { name: seen, limit: `${LIMITS.uploadBytes / 1024 / 1024} MB` });
    }
    if (request.is('application/json') && request.readableEnded) {
      throw new MatsError('unsupported_media_type', { seen: 'application/json', expected: 'application/octet-stream' });
    }
    await space.assertRoom();
    // A file that is refused halfway is answered, which a request that is destroyed is not.
    const saved = await attachments.save(request.iterator({ destroyOnReturn: false }), {
      name: name.data,
      owner,
      limitBytes: LIMITS.uploadBytes,
      at: new Date(now()).toISOString(),
      announced: declared,
    });
    response.status(201).json(saved);
  });
  router.get('/attachments/:id', async (request, response) => {
    const { id } = request.params;
    if (!addresses.isKeyOf(id, request.query['key'])) await attachments.assertMayUse(id, memberFor(request, 'read'));
    const { attachment, stream } = await attachments.open(id);
    response.set({ 'content-type': 'application/octet-stream', 'content-length': String(attachment.bytes) });
    stream.once('error', () => response.destroy());
    stream.pipe(response);
  });
  return router;
}

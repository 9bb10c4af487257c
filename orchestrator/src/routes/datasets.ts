import { buffer } from 'node:stream/consumers';
import { addToDatasetSchema, expectedOf } from '@mats/contracts';
import type { ExampleInput, Investigation } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { redactAll } from '@mats/telemetry';
import { Router } from 'express';
import type { DatasetSink } from '../phoenix/dataset-sink.ts';
import { redactBytes } from '../session-file/redact-bytes.ts';
import type { AttachmentStore } from '../store/attachment-store.ts';
import type { InvestigationStore } from '../store/investigation-store.ts';
import type { SessionAccess } from '../store/session-access.ts';

/** Files of one example: it is sent with every question of an experiment. */
const MOST_BYTES = 1024 * 1024;

/** What the question was given, without secrets; files that are large or no text are named as missing. */
async function inputOf(turn: Investigation, attachments: AttachmentStore): Promise<ExampleInput> {
  const kept: ExampleInput['attachments'] = [];
  const missing: string[] = [];
  let bytes = 0;
  // The sample's files come with the sample.
  for (const attachment of turn.sample ? [] : turn.attachments) {
    bytes += attachment.bytes;
    const content = bytes > MOST_BYTES ? null : await buffer((await attachments.open(attachment.id)).stream);
    const clean = content === null ? null : redactBytes(content, attachment.name);
    const isText = clean !== null && 'content' in clean && !clean.content.includes(0) && clean.content[0] !== 0x1f;
    if (isText) kept.push({ name: attachment.name, content: clean.content.toString('utf8') });
    else missing.push(attachment.name);
  }
  const { prompt, repositories, sample } = turn;
  return { prompt, attachments: kept, repositories, sample, missing };
}

/** `GET` and `POST /investigations/:id/dataset`: a turn as an example of a dataset of Phoenix. */
export function datasetRoutes(options: {
  access: SessionAccess;
  investigations: InvestigationStore;
  attachments: AttachmentStore;
  datasets: DatasetSink;
}): Router {
  const { access, investigations, attachments, datasets } = options;
  const router = Router();
  router.get('/investigations/:id/dataset', async (request, response) => {
    const turn = await investigations.read(request.params.id, memberFor(request, 'read'));
    const feedback = await investigations.saidOf(turn.id);
    // Whoever said that the answer is wrong does not want it as the right one.
    const isWrong = feedback.some(({ score }) => score === 'down');
    const expected = isWrong ? { kinds: [], components: [], places: [] } : expectedOf(turn.report);
    response.json({ expected, feedback, datasets: await datasets.names() });
  });
  router.post('/investigations/:id/dataset', async (request, response) => {
    const member = memberFor(request, 'ask');
    await access.assertTurn(request.params.id, member, 'ask');
    const turn = await investigations.read(request.params.id, member);
    const { dataset, expected } = redactAll(addToDatasetSchema.parse(request.body));
    const input = await inputOf(turn, attachments);
    const id = await datasets.add(dataset, { id: turn.id, input, output: expected });
    response.status(201).json({ dataset, dataset_id: id, missing: input.missing });
  });
  return router;
}

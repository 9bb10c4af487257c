import {
  askRequestSchema,
  attachmentSchema,
  changeSchema,
  changesPostedSchema,
  eventSchema,
  failureSchema,
  HEADERS,
  installationSchema,
  investigationSchema,
  readinessSchema,
  sessionListSchema,
  sessionSchema,
} from '@mats/contracts';
import { Router } from 'express';
import { z } from 'zod';
import { feedbackSchema } from './investigations.ts';

const SCHEMAS = {
  AskRequest: askRequestSchema,
  Attachment: attachmentSchema,
  Change: changeSchema,
  ChangesPosted: changesPostedSchema,
  Event: eventSchema,
  Feedback: feedbackSchema,
  Installation: installationSchema,
  Investigation: investigationSchema,
  Readiness: readinessSchema,
  Session: sessionSchema,
  SessionList: sessionListSchema,
  Error: z.object({ error: failureSchema }),
};

type SchemaName = keyof typeof SCHEMAS;

const reference = (name: SchemaName): object => ({ $ref: `#/components/schemas/${name}` });
const json = (name: SchemaName): object => ({ 'application/json': { schema: reference(name) } });
const parameter = (name: string, where: 'path' | 'query' | 'header', description: string): object => ({
  name,
  in: where,
  required: where === 'path',
  description,
  schema: { type: 'string' },
});
const ID = parameter('id', 'path', 'The id, as the service gave it.');

function operation(
  summary: string,
  options: { reply: SchemaName; body?: SchemaName; parameters?: object[]; status?: string },
): object {
  return {
    summary,
    parameters: [
      ...(options.parameters ?? []),
      parameter(HEADERS.userEmail, 'header', 'Who asks; set by the UI server.'),
    ],
    ...(options.body === undefined ? {} : { requestBody: { required: true, content: json(options.body) } }),
    responses: {
      [options.status ?? '200']: { description: 'Done.', content: json(options.reply) },
      default: { description: 'An error of the registry, see docs/errors.md.', content: json('Error') },
    },
  };
}

/** The description of the orchestrator's HTTP interface, made from the schemas it parses with. */
function openapiDocument(version: string): object {
  const session = parameter(HEADERS.sessionId, 'header', 'The session; made when left out.');
  const key = parameter(HEADERS.idempotencyKey, 'header', 'The same for every attempt: a repeat is not asked twice.');
  const prefer = parameter('Prefer', 'header', '`respond-async`: answer 202 at once.');
  return {
    openapi: '3.1.0',
    info: { title: 'MATS orchestrator', version },
    paths: {
      '/ask': {
        post: operation('Ask a question.', {
          reply: 'Investigation',
          body: 'AskRequest',
          parameters: [session, prefer, key],
        }),
      },
      '/attachments': {
        post: operation('Upload a file (application/octet-stream).', {
          reply: 'Attachment',
          status: '201',
          parameters: [parameter('name', 'query', 'The file name.')],
        }),
      },
      '/changes': {
        post: operation('Tell of commits, deployments, flags and other changes: JSON, JSON lines or CSV.', {
          reply: 'ChangesPosted',
          body: 'Change',
          status: '201',
          parameters: [parameter(HEADERS.sessionId, 'header', 'Theirs alone; left out: of the whole installation.')],
        }),
      },
      '/investigations/{id}': { get: operation('One investigation.', { reply: 'Investigation', parameters: [ID] }) },
      '/investigations/{id}/events': {
        get: operation('Its events as server-sent events; resumes after Last-Event-ID.', {
          reply: 'Event',
          parameters: [ID],
        }),
      },
      '/investigations/{id}/cancel': { post: operation('Stop it.', { reply: 'Investigation', parameters: [ID] }) },
      '/investigations/{id}/feedback': {
        post: operation('Say whether the report was right.', { reply: 'Feedback', body: 'Feedback', parameters: [ID] }),
      },
      '/sessions': {
        get: operation('Your sessions, latest first.', {
          reply: 'SessionList',
          parameters: [
            parameter('cursor', 'query', 'The `next` of the page before.'),
            parameter('query', 'query', 'Search.'),
          ],
        }),
      },
      '/sessions/{id}': { get: operation('One session with its turns.', { reply: 'Session', parameters: [ID] }) },
      '/sources': {
        get: operation('Which agents answer, and what they can read right now.', { reply: 'Installation' }),
      },
      '/readyz': { get: operation('Whether the service can work.', { reply: 'Readiness' }) },
    },
    components: {
      schemas: Object.fromEntries(
        Object.entries(SCHEMAS).map(([name, schema]) => [
          name,
          z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
        ]),
      ),
    },
  };
}

/** `GET /openapi.json` */
export function openapiRoutes(version: string): Router {
  // Made when first asked for: turning the schemas would be a tenth of the service's start.
  let document: ReturnType<typeof openapiDocument> | undefined;
  return Router().get('/openapi.json', (_request, response) => {
    document ??= openapiDocument(version);
    response.json(document);
  });
}

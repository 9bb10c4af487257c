import {
  addedToDatasetSchema,
  addToDatasetSchema,
  ANALYTICS_FILTERS,
  analyticsSchema,
  apiKeyListSchema,
  approvalDecisionSchema,
  approvalSchema,
  archiveRequestSchema,
  askRequestSchema,
  attachmentSchema,
  auditLogSchema,
  changeSchema,
  changesPostedSchema,
  datasetProposalSchema,
  commentSchema,
  discussionSchema,
  eventSchema,
  examinationSchema,
  failureSchema,
  givenFeedbackSchema,
  HEADERS,
  installationSchema,
  investigationSchema,
  inviteListSchema,
  madeApiKeySchema,
  madeInviteSchema,
  newApiKeySchema,
  newApprovalSchema,
  newCommentSchema,
  newExportSchema,
  newInviteSchema,
  newRoleSchema,
  newSharingSchema,
  notedSchema,
  readinessSchema,
  redeemedInviteSchema,
  redeemInviteSchema,
  sessionAnalysisSchema,
  sessionListSchema,
  turnComparisonSchema,
  sessionMembersSchema,
  sessionNoticeSchema,
  sessionFileSchema,
  sessionMarksSchema,
  sessionSchema,
  sessionSummarySchema,
  turnFactSchema,
  storedSpansSchema,
} from '@mats/contracts';
import { Router } from 'express';
import { z } from 'zod';
import { feedbackSchema } from './investigations.ts';
import { togetherPaths } from './openapi-together.ts';
import { SESSION_SORTS } from '../store/session-store.ts';

const SCHEMAS = {
  AddedToDataset: addedToDatasetSchema,
  AddToDataset: addToDatasetSchema,
  DatasetProposal: datasetProposalSchema,
  Analytics: analyticsSchema,
  AskRequest: askRequestSchema,
  Attachment: attachmentSchema,
  Change: changeSchema,
  ChangesPosted: changesPostedSchema,
  Event: eventSchema,
  Examination: examinationSchema,
  ApiKeyList: apiKeyListSchema,
  Approval: approvalSchema,
  ApprovalDecision: approvalDecisionSchema,
  AuditLog: auditLogSchema,
  Comment: commentSchema,
  Discussion: discussionSchema,
  Erased: z.object({ erased: z.literal(true), phoenix: z.boolean() }),
  Feedback: feedbackSchema,
  FeedbackKept: z.object({ kept: z.literal(true), phoenix: z.boolean() }),
  InviteList: inviteListSchema,
  GivenFeedback: givenFeedbackSchema,
  MadeApiKey: madeApiKeySchema,
  MadeInvite: madeInviteSchema,
  NewApiKey: newApiKeySchema,
  NewApproval: newApprovalSchema,
  NewComment: newCommentSchema,
  NewExport: newExportSchema,
  NewInvite: newInviteSchema,
  NewRole: newRoleSchema,
  NewSharing: newSharingSchema,
  Noted: notedSchema,
  RedeemedInvite: redeemedInviteSchema,
  RedeemInvite: redeemInviteSchema,
  SessionMembers: sessionMembersSchema,
  SessionNotice: sessionNoticeSchema,
  Installation: installationSchema,
  Investigation: investigationSchema,
  Readiness: readinessSchema,
  Session: sessionSchema,
  TurnComparison: turnComparisonSchema,
  SessionAnalysis: sessionAnalysisSchema,
  ArchiveRequest: archiveRequestSchema,
  SessionFile: sessionFileSchema,
  SessionImported: z.object({ session_id: z.string(), turns: z.int() }),
  SessionList: sessionListSchema,
  SessionMarks: sessionMarksSchema,
  SessionSummary: sessionSummarySchema,
  TurnFact: turnFactSchema,
  StoredSpans: storedSpansSchema,
  Error: z.object({ error: failureSchema }),
};

type SchemaName = keyof typeof SCHEMAS;

type JsonSchema = ReturnType<typeof z.toJSONSchema>;

/** A schema with what it defines for itself moved beside it, since a reference counts from the document's top. */
function componentsOf([name, schema]: [string, z.ZodType]): [string, unknown][] {
  const { $defs = {}, $schema: _dialect, ...own } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const moved = (part: JsonSchema | object): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`));
  return [
    [name, moved(own)],
    ...Object.entries($defs).map(([part, definition]): [string, unknown] => [`${name}.${part}`, moved(definition)]),
  ];
}

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
  options: { reply?: SchemaName; body?: SchemaName; parameters?: object[]; status?: string },
): object {
  const { reply } = options;
  return {
    summary,
    parameters: [
      ...(options.parameters ?? []),
      parameter(HEADERS.userEmail, 'header', 'A label for the spans; it gives no right.'),
    ],
    ...(options.body === undefined ? {} : { requestBody: { required: true, content: json(options.body) } }),
    responses: {
      [options.status ?? '200']: { description: 'Done.', ...(reply === undefined ? {} : { content: json(reply) }) },
      default: { description: 'An error of the registry, see docs/errors.md.', content: json('Error') },
    },
  };
}

/** What other files describe their paths with. */
export interface OperationMaker {
  operation: typeof operation;
  parameter: typeof parameter;
  /** The parameter of the one whose path it is. */
  id: object;
}

function investigationPaths(): Record<string, object> {
  return {
    '/investigations/{id}': { get: operation('One investigation.', { reply: 'Investigation', parameters: [ID] }) },
    '/investigations/{id}/events': {
      get: operation('Its events as server-sent events; resumes after Last-Event-ID.', {
        reply: 'Event',
        parameters: [ID],
      }),
    },
    '/investigations/{id}/spans': {
      get: operation('How much of its trace is stored in Phoenix.', { reply: 'StoredSpans', parameters: [ID] }),
    },
    '/investigations/{id}/cancel': { post: operation('Stop it.', { reply: 'Investigation', parameters: [ID] }) },
    '/investigations/{id}/feedback': {
      post: operation('Say whether the report was right.', {
        reply: 'FeedbackKept',
        body: 'Feedback',
        parameters: [ID],
      }),
    },
  };
}
const SESSION_SEARCH = [
  parameter('cursor', 'query', 'The `next` of the page before.'),
  parameter('query', 'query', 'Search.'),
  parameter('verdict', 'query', 'Of the last answer; `none`: without one.'),
  parameter('since', 'query', 'Active since then, ISO 8601.'),
  parameter('sort', 'query', `${SESSION_SORTS.join(', ')}; default: activity.`),
  parameter('tag', 'query', 'With this tag, of the session or of one of its questions.'),
  parameter('state', 'query', '`open` or `resolved`.'),
  parameter('service', 'query', 'Where it failed.'),
  parameter('owner', 'query', 'Who began it.'),
  parameter('archived', 'query', 'no (default), only or all.'),
];
const MARK_SESSION = operation('Name it, tag it, pin it, mark it resolved; what is left out stays.', {
  reply: 'SessionSummary',
  body: 'SessionMarks',
  parameters: [ID],
});

const SESSION_PATHS = {
  '/sessions': {
    get: operation('Your sessions, latest first.', {
      reply: 'SessionList',
      parameters: SESSION_SEARCH,
    }),
  },
  '/sessions/{id}': {
    get: operation('One session with its turns.', { reply: 'Session', parameters: [ID] }),
    patch: MARK_SESSION,
    delete: operation('Erase it with all that was kept for it.', { reply: 'Erased', parameters: [ID] }),
  },
  '/sessions/{id}/feedback': {
    get: operation('What you said of its answers.', { reply: 'GivenFeedback', parameters: [ID] }),
  },
  '/sessions/{id}/archive': {
    post: operation('Put it aside, or bring it back.', {
      reply: 'SessionSummary',
      body: 'ArchiveRequest',
      parameters: [ID],
    }),
  },
  '/sessions/{id}/analysis': {
    get: operation('What it took, who did it, what went wrong.', { reply: 'SessionAnalysis', parameters: [ID] }),
  },
};

const ANALYTICS_SEARCH = [
  parameter('from', 'query', 'ISO 8601; default: 30 days before `to`. Longer than two days: whole days in UTC.'),
  parameter('to', 'query', 'Not included; default: now.'),
  ...ANALYTICS_FILTERS.map((filter) => parameter(filter, 'query', 'Turns with this value alone.')),
  parameter('metadata.<key>', 'query', 'Turns with this value in their metadata, such as metadata.tier=premium.'),
];
const ANALYTICS_PATHS = {
  '/analytics': {
    get: operation('All turns of your sessions together.', { reply: 'Analytics', parameters: ANALYTICS_SEARCH }),
  },
  '/analytics/turns': {
    get: operation('The turns themselves, a JSON line each.', { reply: 'TurnFact', parameters: ANALYTICS_SEARCH }),
  },
};
const SESSION_FILE_PATHS = {
  '/investigations/{id}/dataset': {
    get: operation('What the right answer of a turn may be, and which datasets there are.', {
      reply: 'DatasetProposal',
      parameters: [ID],
    }),
    post: operation('Add the turn to a dataset of Phoenix; added again it replaces the example.', {
      reply: 'AddedToDataset',
      body: 'AddToDataset',
      status: '201',
      parameters: [ID],
    }),
  },
  '/compare': {
    get: operation('Two turns side by side.', {
      reply: 'TurnComparison',
      parameters: ['a', 'b'].map((side) => parameter(side, 'query', 'A turn: `<session>.t<turn>`.')),
    }),
  },
  '/investigations/{id}/again': {
    post: operation('Ask a finished question again with the same inputs, as a new turn.', {
      reply: 'Investigation',
      status: '202',
      parameters: [ID],
    }),
  },
  '/sessions/{id}/export': {
    get: operation('One session as a file: all that is needed to replay it.', {
      reply: 'SessionFile',
      parameters: [ID],
    }),
  },
  '/sessions/import': {
    post: operation('Take such a file in (application/octet-stream), to be read and not asked.', {
      reply: 'SessionImported',
      status: '201',
    }),
  },
};

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
      '/attachments/{id}': {
        get: operation('The bytes of a file (application/octet-stream).', { parameters: [ID] }),
      },
      '/changes': {
        post: operation('Tell of commits, deployments, flags and other changes: JSON, JSON lines or CSV.', {
          reply: 'ChangesPosted',
          body: 'Change',
          status: '201',
          parameters: [parameter(HEADERS.sessionId, 'header', 'Theirs alone; left out: of the whole installation.')],
        }),
      },
      ...investigationPaths(),
      ...SESSION_PATHS,
      ...ANALYTICS_PATHS,
      ...togetherPaths({ operation, parameter, id: ID }),
      ...SESSION_FILE_PATHS,
      '/keys': {
        get: operation('Your API keys.', { reply: 'ApiKeyList' }),
        post: operation('Make one; it is shown once.', { reply: 'MadeApiKey', body: 'NewApiKey', status: '201' }),
      },
      '/keys/{id}': { delete: operation('Revoke it.', { status: '204', parameters: [ID] }) },
      '/sources': {
        get: operation('Which agents answer, and what they can read right now.', {
          reply: 'Installation',
          parameters: [parameter('repository', 'query', 'Of this repository alone, by name or absolute path.')],
        }),
      },
      '/checks': { get: operation('The doctor’s checks.', { reply: 'Examination' }) },
      '/readyz': { get: operation('Whether the service can work.', { reply: 'Readiness' }) },
    },
    components: {
      schemas: Object.fromEntries(Object.entries(SCHEMAS).flatMap(componentsOf)),
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key (mats_...).' } },
    },
    security: [{ apiKey: [] }],
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

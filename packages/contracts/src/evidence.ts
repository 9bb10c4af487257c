import { z } from 'zod';
import { CHANGE_TYPES } from './changes/change.ts';
import { evidenceIdSchema, spanIdSchema } from './ids.ts';

/** A line, and the byte of its source that it begins at. */
const lineAnchorSchema = z.object({ line: z.int().positive(), byte: z.int().nonnegative() });

/** Where a piece of evidence was read: enough to read it again and find the same text. */
export const locatorSchema = z.object({
  /**
   * `attachment`, `file`, `docker`, `git`: the source that can read it again. `agent`: a source of the named agent alone, which
   * is asked again. `asker`: what the asker said, in a turn.
   */
  source: z.enum(['attachment', 'file', 'docker', 'git', 'prompt', 'computed', 'asker', 'agent']),
  /** Attachment id, file path, container id, repository name, agent. */
  name: z.string(),
  /** For people: a file name, a container name. */
  label: z.string(),
  path: z.string().optional(),
  /**
   * What of a recording is meant: `trace:<id>`, `stack:<trace id>/<span id>`, `versions:<service>`, `metric:<service> <name>` or
   * `requests:<bound>`; of a change feed `change:<id>`, of a status page `notice:<id>`; `exported lines`: the lines of a log
   * that a viewer exported as a table or document, counted as they are unpacked.
   */
  part: z.string().optional(),
  revision: z.string().optional(),
  startLine: z.int().positive().optional(),
  endLine: z.int().positive().optional(),
  /** A line not behind `startLine`: whoever reads again may begin there instead of counting lines from the top. */
  anchor: lineAnchorSchema.optional(),
});

const blameLineSchema = z.object({
  line: z.int().positive(),
  sha: z.string(),
  author: z.string(),
  /** ISO 8601. */
  time: z.string(),
  subject: z.string(),
});

const bucketSchema = z.object({ /** Epoch milliseconds of the bucket's start. */ at: z.number(), count: z.number() });

const stackFrameSchema = z.object({
  function: z.string(),
  file: z.string(),
  line: z.int().nonnegative(),
  column: z.int().nonnegative().optional(),
  library: z.boolean(),
  /** Qualified class, package or module as printed. */
  module: z.string().optional(),
});

const exceptionSchema = z.object({
  role: z.enum(['raised', 'cause', 'context', 'suppressed', 'member']),
  type: z.string(),
  message: z.string(),
  /** Innermost first. */
  frames: z.array(stackFrameSchema),
});

const detailSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('log_excerpt'),
    /** The line of the excerpt that matters, as a line number of the source. */
    focusLine: z.int().positive().optional(),
    severity: z.string().optional(),
  }),
  z.object({
    kind: z.literal('log_template'),
    template: z.string(),
    count: z.int().nonnegative(),
    severity: z.string(),
    change: z.enum(['new', 'risen', 'fallen', 'vanished', 'steady', 'unknown']),
    /** The line of the excerpt that is an example, as a line number of the source. */
    focusLine: z.int().positive().optional(),
    bucketMs: z.number().positive().optional(),
    buckets: z.array(bucketSchema),
  }),
  z.object({
    kind: z.literal('stack_trace'),
    runtime: z.string(),
    exception: z.string(),
    message: z.string(),
    count: z.int().positive(),
    focusLine: z.int().positive().optional(),
    /** Innermost first: where it was thrown. */
    frames: z.array(stackFrameSchema),
    /** Exceptions that were thrown because of this one, in that order, with their own frames. */
    others: z.array(exceptionSchema).optional(),
  }),
  z.object({
    kind: z.literal('code_range'),
    language: z.string(),
    focusLine: z.int().positive(),
    function: z.string().optional(),
    blame: z.array(blameLineSchema),
    /** Whom its CODEOWNERS names for the file. */
    owners: z.array(z.string()).exactOptional(),
  }),
  z.object({
    kind: z.literal('commit'),
    sha: z.string(),
    author: z.string(),
    subject: z.string(),
    files: z.array(z.string()),
    change: z.enum(['code', 'configuration', 'dependency', 'documentation', 'mixed']),
  }),
  z.object({
    kind: z.literal('deploy'),
    focusLine: z.int().positive().optional(),
    revision: z.string(),
    previous: z.string().optional(),
  }),
  z.object({
    kind: z.literal('change'),
    type: z.enum(CHANGE_TYPES),
    author: z.string().optional(),
    key: z.string().optional(),
    before: z.string().optional(),
    after: z.string().optional(),
  }),
  z.object({
    kind: z.literal('status_notice'),
    provider: z.string(),
    component: z.string(),
    status: z.string(),
    /** ISO 8601; null while it lasts. */
    until: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('container_state'),
    container: z.string(),
    image: z.string().optional(),
    status: z.string(),
    exitCode: z.int().optional(),
    oomKilled: z.boolean().optional(),
    restartCount: z.int().nonnegative().optional(),
    health: z.string().optional(),
  }),
  z.object({
    kind: z.literal('metric_window'),
    metric: z.string(),
    unit: z.string(),
    points: z.array(bucketSchema),
  }),
  z.object({
    kind: z.literal('trace'),
    traceId: z.string(),
    /** Parents before children, in order of time; milliseconds, `startMs` after the trace began. */
    spans: z.array(
      z.object({
        service: z.string(),
        operation: z.string(),
        depth: z.int().nonnegative(),
        startMs: z.number().nonnegative(),
        durationMs: z.number().nonnegative(),
        /** What is left without the spans below it. */
        ownMs: z.number().nonnegative(),
        failed: z.boolean(),
        message: z.string(),
      }),
    ),
  }),
]);

export const evidenceSchema = z.object({
  id: evidenceIdSchema,
  title: z.string(),
  service: z.string().optional(),
  /** ISO 8601 of the moment the evidence speaks of. */
  time: z.string().optional(),
  locator: locatorSchema,
  /** The text as it stands in the source, redacted; what a claim's check looks for. */
  excerpt: z.string(),
  /** SHA-256 of the excerpt, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The span that read it, so that the page can link into the trace. */
  spanId: spanIdSchema.optional(),
  detail: detailSchema,
});

export type Locator = z.infer<typeof locatorSchema>;
export type LineAnchor = z.infer<typeof lineAnchorSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type EvidenceKind = Evidence['detail']['kind'];
export type EvidenceDetail<Kind extends EvidenceKind> = Extract<Evidence['detail'], { kind: Kind }>;
export type BlameLine = z.infer<typeof blameLineSchema>;
export type Bucket = z.infer<typeof bucketSchema>;

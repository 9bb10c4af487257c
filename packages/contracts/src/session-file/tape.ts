import { z } from 'zod';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What a call threw: an error of the registry by its code, or any other by its words. */
const tapeFailureSchema = z.object({
  code: z.string().optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  message: z.string(),
});

/** One question to a source and what it answered. */
const tapeCallSchema = z.object({
  /** What was asked: `source:<place>`, `docker`, `repositories`, `repository:<name>`, `source_maps`. */
  of: z.string(),
  call: z.string(),
  input: z.unknown(),
  output: z.unknown().optional(),
  failure: tapeFailureSchema.optional(),
});

/** The bytes of a log as far as they were read; the bytes themselves stand apart, by their hash. */
const tapeLogSchema = z.object({
  of: z.string(),
  stream: z.string(),
  bytes: z.int().nonnegative(),
  sha256: hashSchema,
  /** Whether the log ended there. */
  whole: z.boolean(),
  failure: tapeFailureSchema.optional(),
});

/**
 * All that one agent run took from outside beside its request: the clock, what sources and repositories answered, the bytes of
 * logs. What came with the question itself is not repeated. An agent that is given a tape in place of its sources does what it did.
 */
export const tapeSchema = z.object({
  /** Epoch milliseconds, in the order in which the clock was read. */
  clock: z.array(z.number()),
  /** The logs of a question in their order: the ones that came with it, and the installation's own, which are on the tape. */
  sources: z.array(z.object({ kind: z.string(), name: z.string(), taped: z.boolean() })).default([]),
  docker: z.boolean().default(false),
  repositories: z.array(z.string()).default([]),
  /** The repository that only questions about the sample read. */
  sampleRepository: z.string().optional(),
  calls: z.array(tapeCallSchema),
  logs: z.array(tapeLogSchema).default([]),
  /** Why it does not hold all; then the run cannot be repeated from it. */
  incomplete: z.string().optional(),
});

/**
 * What stood where `[redacted]` stands: for each secret the class of each of its characters (`9` a digit, `h` and `l` letters, `H` and `L`
 * capitals, `=` before a character that stands for itself), and the lines that held them, counted from 0.
 */
export const secretShapesSchema = z.object({
  shapes: z.array(z.string()),
  lines: z.array(z.tuple([z.int().nonnegative()], z.int().nonnegative())),
});

/** Bytes as text: gzip in base64. `bytes` counts them unpacked. */
export const packedBytesSchema = z.object({
  bytes: z.int().nonnegative(),
  gzip: z.base64(),
  /** Where secrets were taken out of a text. */
  secrets: secretShapesSchema.exactOptional(),
});

/** A tape with the bytes of its logs by their SHA-256, as an agent hands it over. */
export const packedTapeSchema = z.object({ tape: tapeSchema, blobs: z.record(hashSchema, packedBytesSchema) });

export type SecretShapes = z.infer<typeof secretShapesSchema>;
export type Tape = z.infer<typeof tapeSchema>;
export type TapeCall = z.infer<typeof tapeCallSchema>;
export type TapeFailure = z.infer<typeof tapeFailureSchema>;
export type PackedBytes = z.infer<typeof packedBytesSchema>;
export type PackedTape = z.infer<typeof packedTapeSchema>;

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** What the services accept, in bytes unless said. Stated in error messages and in the docs. */
export const LIMITS = {
  promptCharacters: 32_000,
  jsonBodyBytes: 4 * MEGABYTE,
  /** A prompt over the limit is a clear error, so the body that carries it must still be read. */
  inlineAttachmentBytes: 2 * MEGABYTE,
  uploadBytes: 200 * MEGABYTE,
  /** What an archive may grow to when unpacked: stops zip bombs. */
  unpackedBytes: 1024 * MEGABYTE,
  attachmentsPerTurn: 20,
  /** Metadata of a question, as JSON. */
  metadataCharacters: 8_000,
  tagsPerTurn: 20,
  tagsPerSession: 20,
  tagCharacters: 60,
  /** Of a session's name. */
  titleCharacters: 200,
  invokeBodyBytes: 16 * MEGABYTE,
  excerptCharacters: 8_000,
  /** What earlier turns may weigh in a delegation. */
  recordBytes: 6 * MEGABYTE,
  /** What of an installation's own logs, and of what repositories answer, is kept to repeat a turn. */
  tapeBytes: 24 * MEGABYTE,
  /** A session file; attachments beyond it are left out. */
  sessionFileBytes: 256 * MEGABYTE,
} as const;

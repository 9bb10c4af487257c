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
  invokeBodyBytes: 16 * MEGABYTE,
  excerptCharacters: 8_000,
  /** What earlier turns may weigh in a delegation. */
  recordBytes: 6 * MEGABYTE,
} as const;

// Where everything lies in the kernel's memory. Nothing is allocated: all tables have a fixed size, so memory is bounded.

/** Longer lines are left to the caller. */
export const LONGEST_LINE: i32 = 4096;

/** What a call found; see `result` in line-kernel.ts. */
export const RESULT: i32 = 0x100;
/** How the times of up to 32 layouts were last written. */
export const CLOCKS: i32 = 0x1000;
export const CLOCK_BYTES: i32 = 128;
/** One bit for each byte of the line: marks and blanks, and digits. */
export const BREAKS: i32 = 0x2000;
export const DIGITS: i32 = 0x2400;
/** Names of fields that matter in structured lines. */
export const KEYS: i32 = 0x3000;
export const KEY_SLOTS: i32 = 512;
/** Lines that were recognised. */
export const RECORDS: i32 = 0x6000;
export const RECORD_BYTES: i32 = 24;
export const MOST_RECORDS: i32 = 1024;
/** A word that the caller passes. */
export const WORD: i32 = 0xe000;
export const LONGEST_WORD: i32 = 4096;
/** What is known of the lines of a fingerprint: 16 bytes each. */
export const ENTRIES: i32 = 0x10000;
export const MOST_ENTRIES: i32 = 32768;
/** Hashes of the words that programs write. */
export const VOCABULARY: i32 = 0x90000;
export const VOCABULARY_SLOTS: i32 = 1 << 16;
/** From fingerprints to entries; twice as many slots as entries. */
export const TABLE: i32 = 0x110000;
export const TABLE_SLOTS: i32 = 1 << 16;
/** The bytes of the log. */
export const BLOCK: i32 = 0x210000;
export const BLOCK_BYTES: i32 = 0x60000;

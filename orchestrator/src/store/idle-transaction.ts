/**
 * After it Postgres ends a transaction in which nothing happens. A machine that goes without a word leaves its transactions
 * open for hours, and nobody could take over what they have locked; others go on after less than ten seconds.
 */
export const IDLE_TRANSACTION_MS = 5_000;

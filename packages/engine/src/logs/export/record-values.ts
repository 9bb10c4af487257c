/** A record of an exported document. */
export type ExportRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is ExportRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A value as a record; empty where it is none. */
export const recordOf = (value: unknown): ExportRecord => (isRecord(value) ? value : {});
/** A value as a list of records, without what is none. */
export const recordsOf = (value: unknown): ExportRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);
/** A value as a text without blanks around it; empty where it is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

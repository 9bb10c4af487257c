/** Where benchmark data and its scorer are; the report reads the environment nowhere else. */
export interface ReportEnvironment {
  /** Folder with `<suite>/inputs` and `<suite>/truth`. */
  readonly data?: string;
  /** A program called as `<scorer> <suite> --truth <folder> --predictions <file> --json --misses`. */
  readonly scorer?: string;
}

/** Reads `MATS_EVAL_DATA` and `MATS_EVAL_SCORER`; an empty one counts as not set. */
export function readReportEnvironment(): ReportEnvironment {
  const data = process.env['MATS_EVAL_DATA'] ?? '';
  const scorer = process.env['MATS_EVAL_SCORER'] ?? '';
  return { ...(data === '' ? {} : { data }), ...(scorer === '' ? {} : { scorer }) };
}

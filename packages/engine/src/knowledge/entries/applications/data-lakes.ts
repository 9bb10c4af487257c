import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DATA_LAKES: readonly CatalogueEntry[] = [
  {
    id: 'delta.concurrent-write',
    kind: 'lock_held',
    forms: [
      {
        words: 'by a concurrent update',
        pattern:
          /(?:Files were added to|This transaction attempted to (?:read|delete)) .{1,120} by a concurrent update/,
      },
      {
        words: 'metadatachangedexception the metadata of the delta table has been changed by a concurrent update',
        pattern: /MetadataChangedException: The metadata of the Delta table has been changed by a concurrent update/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Two jobs wrote the same Delta table at once',
    check: { text: 'See who wrote it', host: "spark-sql -e 'DESCRIBE HISTORY <table>'" },
    repair: [
      {
        text: 'Try again, run the jobs one after the other, or name the partition in the condition of MERGE, UPDATE and DELETE so that they do not overlap',
      },
    ],
    source: 'Delta Lake documentation, Concurrency control',
    matches: [
      'ConcurrentAppendException: Files were added to the root of the table by a concurrent update. Please try the operation again.',
      'io.delta.exceptions.MetadataChangedException: The metadata of the Delta table has been changed by a concurrent update. Please try the operation again.',
    ],
    ignores: ['Committed delta #12'],
  },
  {
    id: 'delta.schema-differs',
    kind: 'missing_schema',
    forms: [
      {
        words: 'a schema mismatch detected when writing to the delta table',
        pattern: /A schema mismatch detected when writing to the Delta table/,
      },
      {
        words: 'delta_failed_to_merge_fields failed to merge fields',
        pattern: /\[DELTA_FAILED_TO_MERGE_FIELDS\] Failed to merge fields '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "Rows do not fit the Delta table's columns",
    check: { text: 'Compare both', host: "spark-sql -e 'DESCRIBE TABLE <table>'" },
    repair: [
      {
        text: 'If the new columns are meant, write with mergeSchema=true (overwriteSchema=true for changed types); else cast before writing',
      },
    ],
    source: 'Delta Lake documentation, Schema enforcement',
    matches: [
      'org.apache.spark.sql.AnalysisException: A schema mismatch detected when writing to the Delta table (Table ID: 1a2b).',
      "[DELTA_FAILED_TO_MERGE_FIELDS] Failed to merge fields 'id' and 'id'. SQLSTATE: 22005",
    ],
    ignores: ['schema of Delta table is unchanged'],
  },
  {
    id: 'parquet.file-damaged',
    kind: 'data_corruption',
    forms: [
      {
        words: 'is not a parquet file',
        pattern: /is not a Parquet file\. (?:Expected magic number at tail|expected magic number at tail)/,
      },
      { words: 'parquet magic bytes not found in footer', pattern: /Parquet magic bytes not found in footer/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A file is no whole Parquet file: cut off, empty or of another format',
    check: { text: 'Look at its size and its last four bytes (PAR1)', host: 'ls -l <file> && tail -c 4 <file>' },
    repair: [
      {
        text: 'Write the file again, or take it out of the folder; other formats and _SUCCESS files do not belong there',
      },
    ],
    source: 'parquet-mr ParquetFileReader; Arrow cpp/src/parquet',
    matches: [
      'Caused by: java.lang.RuntimeException: s3a://lake/x.parquet is not a Parquet file. Expected magic number at tail, but found [50, 57, 57, 51]',
      'pyarrow.lib.ArrowInvalid: Parquet magic bytes not found in footer. Either the file is corrupted or this is not a parquet file.',
    ],
    ignores: ['orders.parquet is a Parquet file with 12 row groups'],
  },
];

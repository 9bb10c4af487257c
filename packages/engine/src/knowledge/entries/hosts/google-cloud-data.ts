import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GOOGLE_CLOUD_DATA: readonly CatalogueEntry[] = [
  {
    id: 'bigquery.rate-limits',
    kind: 'rate_limited',
    program: 'bigquery',
    forms: [
      {
        words: 'exceeded rate limits too many',
        pattern: /Exceeded rate limits: too many (?<object>[\w ]{1,60}?)(?: for this table| for this project|\.)/,
      },
      {
        words: 'quota exceeded your for',
        pattern: /Quota exceeded: Your (?:table|project) exceeded quota for (?<object>[\w ()-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'BigQuery refuses: {object} is over its quota',
    check: {
      text: 'Look for the statement that runs so often',
      host: 'bq ls -j -a -n 50',
    },
    repair: [
      {
        text: 'Batch the updates (load jobs or the Storage Write API instead of single DML), cap concurrent jobs, and cluster or partition what is scanned; free tier: enable billing',
      },
    ],
    source: 'BigQuery documentation, Troubleshoot quota errors',
    matches: [
      'google.api_core.exceptions.Forbidden: 403 Exceeded rate limits: too many table update operations for this table. For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas',
      '403 Quota exceeded: Your project exceeded quota for free query bytes scanned.',
    ],
    ignores: ['Rate limits of BigQuery'],
  },
  {
    id: 'bigquery.resources-exceeded',
    kind: 'memory_exhausted',
    program: 'bigquery',
    forms: [
      {
        words: 'resources exceeded during query execution',
        pattern: /Resources exceeded during query execution: (?<value>[^.\n]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A BigQuery query needs more than it may have: {value}',
    check: {
      text: 'Open the execution details: the stage that sorts, joins or collects most',
      host: 'bq show -j <job id>',
    },
    repair: [
      {
        text: 'Remove ORDER BY without LIMIT, filter before joining, avoid skewed keys and huge ARRAY_AGG, or split the query by partition',
      },
    ],
    source: 'BigQuery error messages, resourcesExceeded',
    matches: [
      'google.api_core.exceptions.BadRequest: 400 Resources exceeded during query execution: The query could not be executed in the allotted memory. Peak usage: 120% of limit.',
      'Resources exceeded during query execution: Not enough resources for query planning - too many subqueries or query is too complex.',
    ],
    ignores: ['Query execution used 3 slots'],
  },
  {
    id: 'bigquery.streaming-buffer',
    kind: 'lock_held',
    program: 'bigquery',
    forms: [
      {
        words: 'statement over table would affect rows in the streaming buffer',
        pattern:
          /(?:UPDATE|DELETE|UPDATE or DELETE|UPDATE, MERGE or DELETE|MERGE) statement over table (?<object>[\w.:$-]{1,120}) would affect rows in the streaming buffer/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'BigQuery cannot change {object}: rows are still in its streaming buffer',
    check: {
      text: 'See whether the buffer still holds rows',
      host: 'bq show --format=prettyjson <table>',
    },
    repair: [
      {
        text: 'Wait (up to 90 minutes), restrict the statement to older rows, or write by the Storage Write API or load jobs instead of insertAll',
      },
    ],
    source: 'BigQuery documentation, DML limitations',
    matches: [
      '400 UPDATE or DELETE statement over table proj.shop.orders would affect rows in the streaming buffer, which is not supported',
      'UPDATE statement over table shop.orders would affect rows in the streaming buffer, which is not supported; at [1:1]',
    ],
    ignores: ['Rows in the streaming buffer: 12'],
  },
  {
    id: 'bigquery.not-in-location',
    kind: 'missing_object',
    program: 'bigquery',
    forms: [
      {
        words: 'not found was in location',
        pattern:
          /Not found: (?:Dataset|Table) (?<object>[\w.:$-]{1,120}) was not found in location (?<value>[\w-]{1,40})/,
      },
      {
        words: 'not found job was in location',
        pattern: /Not found: Job (?<object>[\w.:-]{1,120}) was not found in location/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'BigQuery finds {object} not in the location {value|asked for}',
    check: {
      text: 'See where the dataset lies',
      host: 'bq show --format=prettyjson <dataset>',
    },
    repair: [
      {
        text: 'Set the location of the client and job to that of the dataset, or correct project and dataset names',
      },
    ],
    source: 'BigQuery error messages, notFound',
    matches: [
      'google.api_core.exceptions.NotFound: 404 Not found: Dataset my-proj:analytics was not found in location US',
      '404 Not found: Table my-proj:shop.orders was not found in location EU',
      'Not found: Job my-proj:job_12 was not found in location US',
    ],
    ignores: ['Dataset was found in location EU'],
  },
  {
    id: 'bigquery.unrecognized-name',
    kind: 'missing_schema',
    program: 'bigquery',
    forms: [
      {
        words: 'unrecognized name at',
        pattern: /Unrecognized name: (?<object>[\w.`]{1,80})(?:; Did you mean [^?\n]{1,60}\?)? at \[\d{1,6}:\d{1,6}\]/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A BigQuery query names {object}, which no table of it has',
    check: {
      text: 'Look at the columns',
      host: 'bq show --schema <dataset>.<table>',
    },
    repair: [
      {
        text: 'Correct the name in the query, or add the column to the table or view',
      },
    ],
    source: 'BigQuery query errors',
    matches: ['400 Unrecognized name: usr_id at [3:5]', 'Unrecognized name: totl; Did you mean total? at [1:8]'],
    ignores: ['Unrecognized name in the guest list'],
  },
  {
    id: 'cloud-sql.connection-refused-by-iam',
    kind: 'authorisation_denied',
    program: 'cloud-sql',
    forms: [
      {
        words: 'cloud sql connection failed please see https google com',
        pattern: /Cloud SQL connection failed\. Please see https:\/\/cloud\.google\.com\/sql/,
      },
      { words: 'boss not_authorized', pattern: /boss::NOT_AUTHORIZED/ },
      { words: 'missing permission', pattern: /missing permission (?<object>cloudsql\.instances\.\w{1,20})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'cloud-sql',
    specificity: 3,
    means: 'The account may not connect to Cloud SQL: {object|cloudsql.instances.connect}',
    check: {
      text: 'See which service account runs, and its roles',
      host: 'gcloud projects get-iam-policy <project> --flatten=bindings --filter="bindings.members:<account>"',
    },
    repair: [
      {
        text: 'Give the service account roles/cloudsql.client, enable sqladmin.googleapis.com, and name the instance as project:region:instance',
        host: 'gcloud projects add-iam-policy-binding <project> --member=serviceAccount:<account> --role=roles/cloudsql.client',
      },
    ],
    source: 'Cloud SQL documentation, Troubleshoot connections',
    matches: [
      'Cloud SQL connection failed. Please see https://cloud.google.com/sql/docs/mysql/connect-run for additional details: ensure that the account has access to "proj:region:inst"',
      'googleapi: Error 403: boss::NOT_AUTHORIZED: Not authorized to access resource. Possibly missing permission cloudsql.instances.connect on resource instances/shop., forbidden',
      'ensure that the account is not missing permission cloudsql.instances.get',
    ],
    ignores: ['Cloud SQL connection established'],
  },
  {
    id: 'cloud-sql.instance-stopped',
    kind: 'wrong_address',
    program: 'cloud-sql',
    forms: [
      { words: 'config error invalid instance state', pattern: /Config error: invalid instance state/ },
      {
        words: 'instance does not have ip of type',
        pattern: /instance does not have IP of type "?(?<value>\w{1,10})"?/,
      },
      { words: 'invalid cloud sql instance connection name', pattern: /Invalid Cloud SQL instance connection name/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The Cloud SQL proxy cannot use the instance: its state, name or address type',
    check: {
      text: 'Look at the instance',
      host: 'gcloud sql instances describe <instance> --format="value(state,settings.activationPolicy,ipAddresses)"',
    },
    repair: [
      {
        text: 'Start the instance (activation policy ALWAYS); use --private-ip or --psc when it has no public address, and the name project:region:instance',
      },
    ],
    source: 'cloud-sql-proxy and cloud-sql-go-connector errtype/errors.go',
    matches: [
      'failed to connect to instance: Config error: invalid instance state (connection name = "p:r:i")',
      'Config error: instance does not have IP of type "PUBLIC" (connection name = "p:r:i")',
      'Invalid Cloud SQL instance connection name: shop',
    ],
    ignores: ['instance state is RUNNABLE'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DATA_AND_WEB_REMAINDERS: readonly CatalogueEntry[] = [
  {
    id: 'airflow.variable-or-connection-missing',
    kind: 'missing_setting',
    program: 'airflow',
    forms: [
      {
        words: 'airflowruntimeerror',
        pattern:
          /AirflowRuntimeError: (?<value>VARIABLE_NOT_FOUND|CONNECTION_NOT_FOUND|XCOM_NOT_FOUND): (?<object>.{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Airflow has no such variable, connection or value: {object}',
    check: { text: 'List them', host: 'airflow variables list; airflow connections list' },
    repair: [
      {
        text: 'Make it (airflow variables set, connections add, AIRFLOW_VAR_… or AIRFLOW_CONN_…), or correct its name',
      },
    ],
    source: 'Airflow source, task-sdk exceptions.py',
    matches: [
      "airflow.sdk.exceptions.AirflowRuntimeError: VARIABLE_NOT_FOUND: {'key': 'bucket'}",
      "AirflowRuntimeError: CONNECTION_NOT_FOUND: {'conn_id': 'warehouse'}",
    ],
    ignores: ['Variable bucket set'],
  },
  {
    id: 'spark.driver-cannot-bind',
    kind: 'wrong_address',
    program: 'spark',
    forms: [
      {
        words: 'could not bind on a random free port',
        pattern: /Service '(?<object>\w{1,40})' could not bind on a random free port/,
      },
      {
        words: 'cannot assign requested address service',
        pattern:
          /Cannot assign requested address: Service '(?<object>\w{1,40})' failed after (?<value>\d{1,4}) retries/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Spark's {object} cannot bind: its address is not one of this host",
    check: { text: "See what the host's name stands for", host: 'getent hosts "$(hostname)"; echo $SPARK_LOCAL_IP' },
    repair: [
      {
        text: "Set spark.driver.bindAddress (0.0.0.0 or this host's address) or SPARK_LOCAL_IP, and the host's name in /etc/hosts",
      },
    ],
    source: 'Spark source, util/Utils.scala',
    matches: [
      "WARN Utils: Service 'sparkDriver' could not bind on a random free port. You may check whether configuring an appropriate binding address.",
      "java.net.BindException: Cannot assign requested address: Service 'sparkDriver' failed after 16 retries (on a random free port)!",
    ],
    ignores: ["Successfully started service 'sparkDriver' on port 40001."],
  },
  {
    id: 'spark.files-changed',
    kind: 'missing_file',
    program: 'spark',
    forms: [
      {
        words: 'it is possible the underlying files have been updated',
        pattern: /It is possible the underlying files have been updated/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 3,
    means: 'Spark finds files gone that it had listed: somebody wrote the path meanwhile',
    check: { text: 'See who writes it', host: 'hdfs dfs -ls <path> | tail' },
    repair: [
      {
        text: 'REFRESH TABLE and run again; write to another path or a table format (Delta, Iceberg) instead of overwriting what is read',
      },
    ],
    source: 'Spark source, QueryExecutionErrors',
    matches: [
      "java.io.FileNotFoundException: No such file or directory: s3a://lake/orders/part-0000.parquet It is possible the underlying files have been updated. You can explicitly invalidate the cache in Spark by running 'REFRESH TABLE tableName'",
      'File file:/data/part-1.parquet does not exist. It is possible the underlying files have been updated.',
    ],
    ignores: ['REFRESH TABLE orders'],
  },
  {
    id: 'py4j.java-side-ended',
    kind: 'memory_exhausted',
    forms: [
      { words: 'answer from java side is empty', pattern: /Answer from Java side is empty/ },
      {
        words: 'an error occurred while trying to connect to the java server',
        pattern: /An error occurred while trying to connect to the Java server \((?<peer>[\w.:]{1,60})\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The JVM behind PySpark ended: mostly memory',
    check: { text: 'See how it ended', host: 'ls hs_err_pid*.log; journalctl -k | grep -i oom' },
    repair: [
      { text: 'Give the driver memory (spark.driver.memory before the start), collect less (toPandas, collect)' },
    ],
    source: 'Py4J source, java_gateway.py',
    matches: [
      'py4j.protocol.Py4JNetworkError: Answer from Java side is empty',
      'py4j.protocol.Py4JNetworkError: An error occurred while trying to connect to the Java server (127.0.0.1:40001)',
    ],
    ignores: ['Java gateway started'],
  },
  {
    id: 'mlflow.artifact-store-unknown',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'could not find a registered artifact repository for',
        pattern:
          /Could not find a registered artifact repository for: (?<value>.{1,120}?)\. Currently registered schemes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mlflow',
    specificity: 3,
    means: 'MLflow has no artifact store for {value}',
    check: { text: "See the run's artifact address", host: 'mlflow artifacts list --run-id <run>' },
    repair: [
      {
        text: 'Give an address with a scheme (s3://, gs://, file:///, a Windows drive is none), or install its package (boto3, google-cloud-storage)',
      },
    ],
    source: 'MLflow source, store/artifact/artifact_repository_registry.py',
    matches: [
      "mlflow.exceptions.MlflowException: Could not find a registered artifact repository for: c:/mlruns/1. Currently registered schemes are: ['', 'file', 's3', 'gs']",
      "Could not find a registered artifact repository for: minio://mlflow. Currently registered schemes are: ['', 'file', 's3']",
    ],
    ignores: ['artifact repository s3'],
  },
  {
    id: 'twisted.name-not-found',
    kind: 'name_resolution',
    forms: [
      {
        words: 'dns lookup failed no results for hostname lookup',
        pattern: /DNS lookup failed: no results for hostname lookup: (?<peer>[\w.-]{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The name {peer} has no address',
    check: {
      text: 'Ask for it from the same place',
      compose: 'docker compose exec {service} getent hosts {peer}',
      host: 'getent hosts {peer}',
    },
    repair: [{ text: 'Correct the name, or the resolver of this host or container' }],
    source: 'Twisted source, internet/error.py DNSLookupError',
    matches: [
      'twisted.internet.error.DNSLookupError: DNS lookup failed: no results for hostname lookup: shop.internal.',
      'ERROR: Error downloading <GET https://x.example.org>: DNS lookup failed: no results for hostname lookup: x.example.org.',
    ],
    ignores: ['DNS lookup of shop.internal ok'],
  },
  {
    id: 'zabbix.item-not-supported',
    kind: 'invalid_setting',
    program: 'zabbix',
    forms: [
      {
        words: 'became not supported',
        pattern: /item "(?<object>[^"]{1,160})" became not supported: (?<value>.{1,160})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Zabbix no longer gets the item {object}: {value}',
    check: { text: 'Ask the agent for it', host: "zabbix_get -s <host> -k '<key>'" },
    repair: [
      {
        text: "Correct key, parameter or right of the agent's account (or the script behind it); it is tried again by itself",
      },
    ],
    source: 'Zabbix source, src/zabbix_server',
    matches: [
      '  123:20261129:100000.123 item "web1:vfs.fs.size[/data,pfree]" became not supported: Cannot obtain filesystem information: [2] No such file or directory',
      '  123:20261129:100000.123 item "db:pgsql.ping" became not supported: Unknown metric pgsql.ping',
    ],
    ignores: ['item "web1:agent.ping" became supported'],
  },
  {
    id: 'yarn.registry-not-reached',
    kind: 'unreachable',
    forms: [
      {
        words: 'an unexpected error occurred',
        pattern:
          /An unexpected error occurred: "(?<peer>https?:\/\/[^"\s]{1,160}): (?<value>E[A-Z]{3,20}|Request failed|tunneling socket could not be established).{0,80}"/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Yarn gets nothing from {peer}: {value}',
    check: { text: 'Ask it', host: 'curl -sI {peer}' },
    repair: [
      {
        text: 'Open the way out or set the proxy, raise network-timeout for large packages, name the right registry',
        host: 'yarn install --network-timeout 600000',
      },
    ],
    source: 'Yarn 1 source, util/request-manager.js',
    matches: [
      'error An unexpected error occurred: "https://registry.yarnpkg.com/react: ETIMEDOUT".',
      'error An unexpected error occurred: "https://registry.yarnpkg.com/x/-/x-1.tgz: ESOCKETTIMEDOUT".',
    ],
    ignores: ['success Saved lockfile.'],
  },
  {
    id: 'odoo.client-error',
    kind: 'code_defect',
    program: 'odoo',
    forms: [{ words: 'uncaughtpromiseerror', pattern: /UncaughtPromiseError > (?<value>\w{1,40})/ }],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'Odoo\'s page shows an error; the server\'s traceback or the "Caused by" says why',
    check: {
      text: "Read the server's log at that time",
      compose: 'docker compose logs --since 10m {service} | grep -A30 Traceback',
    },
    repair: [{ text: 'Repair that; after an upgrade of modules update them (-u) and rebuild the assets' }],
    source: 'Odoo source, web client',
    matches: [
      'UncaughtPromiseError > OwlError Uncaught Promise > An error occured in the owl lifecycle',
      'Odoo Client Error UncaughtPromiseError > TypeError Uncaught Promise > Cannot read properties of undefined',
    ],
    ignores: ['rpc ok'],
  },
  {
    id: 'harmless.platform-notice',
    kind: null,
    forms: [
      { words: 'l10 drain buffer overflow', pattern: /Error L10 \(drain buffer overflow\)/ },
      { words: 'deprecation warning', pattern: /\[DEPRECATION WARNING\]: (?<value>.{1,120})/ },
      {
        words: 'settings php are not protected',
        pattern: /The file permissions of \S{0,80}settings\.php are not protected/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'Heroku drops some log lines, Ansible names an old option, or Drupal a file that is too open',
    check: { text: 'Look at it when there is time' },
    repair: [],
    source: 'Heroku error codes; Ansible; Drupal status report',
    matches: [
      'Error L10 (drain buffer overflow) -> This drain dropped 12 messages',
      '[DEPRECATION WARNING]: community.general.yaml has been deprecated. This feature will be removed from community.general in version 12.0.0.',
      'The file permissions of sites/default/settings.php are not protected from modification',
    ],
    ignores: ['Error H10 (App crashed)'],
  },
  {
    id: 'spreadsheet.format-unfit',
    kind: 'data_corruption',
    forms: [
      {
        words: 'openpyxl does not support file format',
        pattern:
          /openpyxl does not support (?<value>(?:the old )?\S{1,10}(?: binary)? (?:Excel )?file format|\S{1,12} file format)/,
      },
      { words: 'excel xlsx file not supported', pattern: /Excel xlsx file; not supported/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'The spreadsheet is of another format than the reader takes',
    check: { text: 'Look what it is', host: 'file <file>' },
    repair: [
      {
        text: 'Save it as .xlsx (or name the engine: xlrd for .xls, pyxlsb, odf); an HTML page of an error is often such a "file"',
      },
    ],
    source: 'openpyxl, pandas and xlrd source',
    matches: [
      'openpyxl.utils.exceptions.InvalidFileException: openpyxl does not support the old .xls file format, please use xlrd to read this file',
      'xlrd.biffh.XLRDError: Excel xlsx file; not supported',
    ],
    ignores: ['12 rows read'],
  },
  {
    id: 'selenium.driver-not-got',
    kind: 'missing_module',
    forms: [
      { words: 'unable to obtain driver for', pattern: /Unable to obtain driver for (?<object>\w{1,20})/ },
      {
        words: 'executable needs to be in path',
        pattern: /'(?<object>chromedriver|geckodriver|msedgedriver)' executable needs to be in PATH/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Selenium has no driver for {object}',
    check: { text: 'See what is installed', host: 'which chromedriver geckodriver; google-chrome --version' },
    repair: [
      {
        text: 'Install browser and driver (Selenium Manager needs the way out and no arm64 Linux for Chrome), or give the path in Service()',
      },
    ],
    source: 'Selenium source, webdriver/common',
    matches: [
      'selenium.common.exceptions.NoSuchDriverException: Message: Unable to obtain driver for chrome; For documentation on this error, please visit: https://www.selenium.dev/documentation/webdriver/troubleshooting/errors/driver_location',
      "WebDriverException: Message: 'geckodriver' executable needs to be in PATH. Please see https://github.com/mozilla/geckodriver",
    ],
    ignores: ['driver for chrome found'],
  },
];

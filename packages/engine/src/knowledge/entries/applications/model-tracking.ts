import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MODEL_TRACKING: readonly CatalogueEntry[] = [
  {
    id: 'mlflow.host-header-refused',
    kind: 'invalid_setting',
    program: 'mlflow',
    forms: [
      {
        words: 'invalid host header possible dns rebinding attack detected',
        pattern: /Invalid Host header - possible DNS rebinding attack detected/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "MLflow refuses a request's host name",
    check: { text: 'See which hosts are allowed', compose: 'docker compose config | grep -A6 mlflow' },
    repair: [
      {
        text: 'Start the server with --allowed-hosts (MLFLOW_SERVER_ALLOWED_HOSTS) that names the host and port clients use',
        host: "mlflow server --host 0.0.0.0 --allowed-hosts 'mlflow.example.com,mlflow:5000'",
      },
    ],
    source: 'MLflow documentation, Network security middleware',
    matches: [
      'WARNING mlflow.server.fastapi_security: Rejected request with invalid Host header: Invalid Host header - possible DNS rebinding attack detected',
      "mlflow.exceptions.MlflowException: API request to endpoint /api/2.0/mlflow/experiments/get-by-name failed with error code 403 != 200. Response body: 'Invalid Host header - possible DNS rebinding attack detected'",
    ],
    ignores: ['Host header accepted'],
  },
  {
    id: 'mlflow.object-missing',
    kind: 'missing_object',
    forms: [
      { words: 'resource_does_not_exist', pattern: /RESOURCE_DOES_NOT_EXIST: (?<object>.{1,120})/ },
      { words: 'resource_already_exists', pattern: /RESOURCE_ALREADY_EXISTS: (?<object>.{1,120})/ },
      {
        words: 'cannot set a deleted experiment',
        pattern: /Cannot set a deleted experiment '(?<object>[^']{1,80})' as the active experiment/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mlflow',
    specificity: 3,
    means: 'MLflow refuses a call: {object}',
    check: {
      text: 'See what the server knows; compare MLFLOW_TRACKING_URI',
      host: 'mlflow experiments search --view all',
    },
    repair: [
      {
        text: 'Name an experiment, run or model of this server (set_experiment makes one), restore a deleted one, or log a new run instead of changing a parameter',
        host: 'mlflow experiments restore --experiment-id <id>',
      },
    ],
    source: 'MLflow source, store/tracking/sqlalchemy_store.py',
    matches: [
      'mlflow.exceptions.RestException: RESOURCE_DOES_NOT_EXIST: No Experiment with id=1 exists',
      'mlflow.exceptions.RestException: RESOURCE_ALREADY_EXISTS: Experiment(name=churn) already exists.',
      "mlflow.exceptions.MlflowException: Cannot set a deleted experiment 'churn' as the active experiment.",
    ],
    ignores: ["INFO mlflow.tracking.fluent: Experiment with name 'churn' does not exist. Creating a new experiment."],
  },
  {
    id: 'mlflow.parameter-logged-already',
    kind: 'code_defect',
    forms: [
      {
        words: 'changing param values is not allowed param with key',
        pattern: /Changing param values is not allowed\. Param with key='(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'mlflow',
    specificity: 3,
    means: 'MLflow refuses a second value of the parameter {object}',
    check: {
      text: 'See whether two runs or processes share a run id',
      host: 'grep -rn "log_param\\|MLFLOW_RUN_ID" <source>',
    },
    repair: [
      {
        text: 'Start a run of its own for each training (mlflow.start_run), nested ones for searches; parameters cannot be changed, metrics can',
      },
    ],
    source: 'MLflow source, store/tracking/sqlalchemy_store.py',
    matches: [
      "INVALID_PARAMETER_VALUE: Changing param values is not allowed. Param with key='epochs' was already logged with value='10'",
      "mlflow.exceptions.MlflowException: Changing param values is not allowed. Param with key='lr' was already logged with value='0.1' for run ID='a1'.",
    ],
    ignores: ["INFO mlflow.tracking.fluent: Experiment with name 'churn' does not exist. Creating a new experiment."],
  },
  {
    id: 'mlflow.registry-unavailable',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'model registry functionality is unavailable got unsupported uri',
        pattern: /Model registry functionality is unavailable; got unsupported URI '(?<value>[^']{1,160})'/,
      },
      {
        words: 'for model registry store',
        pattern: /Unsupported URI '(?<value>[^']{1,160})' for model registry store/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mlflow',
    specificity: 3,
    means: 'MLflow has no model registry behind {value}',
    check: { text: 'See which store the server has', compose: 'docker compose config | grep -i backend-store' },
    repair: [
      {
        text: 'Start the server with a database as --backend-store-uri and point MLFLOW_TRACKING_URI at the server',
        host: 'mlflow server --backend-store-uri postgresql://… --artifacts-destination s3://<bucket>',
      },
    ],
    source: 'MLflow source, tracking/_model_registry/utils.py',
    matches: [
      "mlflow.exceptions.MlflowException: Model registry functionality is unavailable; got unsupported URI './mlruns' for model registry data storage. Supported URI schemes are: ['databricks', 'http', 'https', 'postgresql', 'mysql', 'sqlite', 'mssql'].",
      "mlflow.tracking.registry.UnsupportedModelRegistryStoreURIException: Unsupported URI 'ftp://x' for model registry store.",
    ],
    ignores: ['Model registry is available'],
  },
  {
    id: 'ray.out-of-memory',
    kind: 'memory_exhausted',
    program: 'ray',
    forms: [
      {
        words: 'task was killed due to the node running low on memory',
        pattern: /Task was killed due to the node running low on memory/,
      },
      {
        words: 'killed due to memory pressure',
        pattern: /OutOfMemoryError: (?:Task|\d{1,5} Workers?)(?: \(tasks \/ actors\))? killed due to memory pressure/,
      },
      {
        words: 'workers tasks actors killed due to memory pressure oom',
        pattern: /(?<value>\d{1,6}) Workers \(tasks \/ actors\) killed due to memory pressure \(OOM\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Ray ended tasks: the node was low on memory',
    check: { text: 'See which tasks held the memory', host: 'ray memory --stats-only; ray status' },
    repair: [
      { text: 'Give tasks num_cpus or memory so that fewer run at once, read in smaller blocks, or take larger nodes' },
    ],
    source: 'Ray documentation, Out-Of-Memory Prevention',
    matches: [
      'ray.exceptions.OutOfMemoryError: Task was killed due to the node running low on memory.',
      '(raylet) 12 Workers (tasks / actors) killed due to memory pressure (OOM), 0 Workers crashed due to other reasons at node (ID: a1, IP: 10.0.0.4)',
      'OutOfMemoryError: 3 Workers killed due to memory pressure',
    ],
    ignores: ['memory usage 52%'],
  },
  {
    id: 'ray.worker-or-node-lost',
    kind: 'memory_exhausted',
    program: 'ray',
    forms: [
      {
        words: 'the actor died unexpectedly before finishing this task',
        pattern: /The actor died unexpectedly before finishing this task/,
      },
      {
        words: 'has been marked dead because the detector has missed too many heartbeats',
        pattern:
          /The node with node id: ?(?<object>\w{8,64}).{0,160} has been marked dead because the detector has missed too many heartbeats/,
      },
      {
        words: 'a worker died or was killed while executing a task by an unexpected system error',
        pattern: /A worker died or was killed while executing a task by an unexpected system error/,
      },
      {
        words: 'worker unexpectedly exits with a connection error code',
        pattern: /Worker unexpectedly exits with a connection error code (?<signal>\d{1,3})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Ray lost a worker or node in the middle of a task',
    check: {
      text: "Read the raylet's and worker's log of that node",
      kubernetes: 'kubectl describe pod -l ray.io/node-type=worker',
      host: 'ls /tmp/ray/session_latest/logs && tail -50 /tmp/ray/session_latest/logs/raylet.out',
    },
    repair: [
      {
        text: 'Connection error code 2 mostly means SIGKILL: give memory; preempted nodes: max_retries and max_restarts',
      },
    ],
    source: 'Ray source, exceptions.py, gcs_health_check_manager',
    matches: [
      'ray.exceptions.RayActorError: The actor died unexpectedly before finishing this task.',
      'The node with node id: a1b2c3d4e5 and address: 10.0.0.4 and node name: 10.0.0.4 has been marked dead because the detector has missed too many heartbeats from it.',
      '(raylet) A worker died or was killed while executing a task by an unexpected system error. To troubleshoot the problem, check the logs for the dead worker.',
      'Worker unexpectedly exits with a connection error code 2. End of file.',
    ],
    ignores: ['actor created'],
  },
  {
    id: 'ray.cluster-not-found',
    kind: 'wrong_address',
    program: 'ray',
    forms: [
      { words: 'could not find any running ray instance', pattern: /Could not find any running Ray instance/ },
      {
        words: 'failed to connect to gcs at address',
        pattern: /Failed to connect to GCS at address (?<peer>[\w.:-]{1,80}) within/,
      },
      {
        words: 'failed to connect to ray cluster at',
        pattern: /Failed to connect to Ray cluster at (?<peer>[\w.:/-]{1,80})/,
      },
      { words: 'ray init with address auto failed', pattern: /ray\.init\(\) with address="auto"[^.]{0,80}failed/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ray does not find a cluster at {peer|the address given}',
    check: {
      text: 'See whether the head listens (6379 for GCS, 10001 for ray://)',
      kubernetes: 'kubectl get svc | grep head-svc',
      host: 'ray status --address {peer|<head>:6379}',
    },
    repair: [
      {
        text: 'Start the head (ray start --head), or set RAY_ADDRESS to its address; clients from outside use ray://<head>:10001',
      },
    ],
    source: 'Ray source, _private/services.py; GcsClient',
    matches: [
      'ConnectionError: Could not find any running Ray instance. Please specify the one to connect to by setting `--address` flag or `RAY_ADDRESS` environment variable.',
      '[gcs_client.cc:110] Failed to connect to GCS at address 10.0.0.1:6379 within 5 seconds.',
      'ConnectionError: Failed to connect to Ray cluster at ray-head:6379',
      'ray.init() with address="auto" failed: no cluster',
    ],
    ignores: ['Connecting to existing Ray cluster at address: 10.0.0.1:6379...'],
  },
  {
    id: 'ray.versions-differ',
    kind: 'version_mismatch',
    program: 'ray',
    forms: [
      {
        words: 'version mismatch the cluster was started with',
        pattern: /Version mismatch: The cluster was started with:/,
      },
      {
        words: 'version is not allowed the server',
        pattern: /Changing the (?:ray|python) version is not allowed: The server was built with (?<object>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Ray's client and cluster have different versions of Ray or Python",
    check: {
      text: 'Compare them',
      kubernetes: 'kubectl exec <head> -- ray --version',
      host: "python -c 'import ray, sys; print(ray.__version__, sys.version)'",
    },
    repair: [{ text: 'Use one image for head, workers and driver, with the same minor version of Python' }],
    source: 'Ray source, _private/utils.py check_version_info',
    matches: [
      'RuntimeError: Version mismatch: The cluster was started with:',
      'RuntimeError: Changing the ray version is not allowed: The server was built with ray 2.9.0 and the client with 2.10.0',
    ],
    ignores: ['Ray 2.9.0 on both sides'],
  },
  {
    id: 'ray.no-node-fits',
    kind: 'quota_exceeded',
    program: 'ray',
    forms: [
      {
        words: 'no available node types can fulfill resource request',
        pattern: /No available node types can fulfill resource request (?<value>\{[^}]{1,120}\})/,
      },
      {
        words: 'the following resource request cannot be scheduled right now',
        pattern: /The following resource request cannot be scheduled right now: (?<value>\{[^}]{1,120}\})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Ray has no node for the request {value}',
    check: { text: 'See demand and nodes', host: 'ray status' },
    repair: [
      {
        text: 'Add a node type (or GPU, max_workers) that holds it, or ask for less; "right now" only waits for others to end',
      },
    ],
    source: 'Ray source, autoscaler/resource_demand_scheduler',
    matches: [
      "Error: No available node types can fulfill resource request {'GPU': 1.0, 'CPU': 4.0}. Add suitable node types to this cluster to resolve this issue.",
      "Warning: The following resource request cannot be scheduled right now: {'CPU': 8.0}. This is likely due to all cluster resources being claimed by actors.",
    ],
    ignores: ['Resized to 12 CPUs, 2 GPUs.'],
  },
  {
    id: 'ray.disk-nearly-full',
    kind: 'disk_full',
    program: 'ray',
    forms: [
      {
        words: 'full available space',
        pattern: /(?<path>\/\S{1,120}) is over (?<limit>\d{1,3})% full, available space: (?<value>[\d.]{1,12})/,
      },
      {
        words: 'in object store because it is full',
        pattern: /Failed to put object \w{8,64} in object store because it is full/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: "Ray's disk or object store is full",
    check: { text: 'See what fills it', host: 'df -h {path} && du -sh /tmp/ray/* && ray memory' },
    repair: [
      {
        text: 'Remove old sessions, put --temp-dir on a larger disk, or raise --object-store-memory',
        host: 'rm -rf /tmp/ray/session_20*',
      },
    ],
    source: 'Ray source, file_system_monitor.cc; ObjectStoreFullError',
    matches: [
      '(raylet) [file_system_monitor.cc:111] /tmp/ray/session_2026-11-29 is over 95% full, available space: 4.1 GB; capacity: 98.3 GB. Object creation will fail if spilling is required.',
      'ray.exceptions.ObjectStoreFullError: Failed to put object ffffffff01 in object store because it is full. Object size is 2147483648 bytes.',
    ],
    ignores: ['object store has 12 GB free'],
  },
];

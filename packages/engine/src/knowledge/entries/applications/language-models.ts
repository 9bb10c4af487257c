import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LANGUAGE_MODELS: readonly CatalogueEntry[] = [
  {
    id: 'transformers.architecture-unknown',
    kind: 'version_mismatch',
    program: 'transformers',
    forms: [
      {
        words: 'has model type but transformers does not recognize this architecture',
        pattern: /has model type `(?<object>[\w.-]{1,60})` but Transformers does not recognize this architecture/,
      },
      {
        words: 'tokenizer class does not exist or is currently imported',
        pattern: /Tokenizer class (?<object>\w{1,60}) does not exist or is not currently imported/,
      },
      {
        words: 'model architectures',
        pattern: /Model architectures \['(?<object>\w{1,80})'\] (?:are not supported for now|failed to be inspected)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The installed Transformers or vLLM is too old for the model: {object}',
    check: {
      text: 'See the version',
      host: 'pip show transformers vllm',
    },
    repair: [
      {
        text: 'Update it to a release that knows the model',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        host: 'pip install -U transformers',
      },
    ],
    source: 'huggingface/transformers models/auto, vLLM registry',
    matches: [
      'ValueError: The checkpoint you are trying to load has model type `qwen3` but Transformers does not recognize this architecture.',
      'ValueError: Tokenizer class Qwen3Tokenizer does not exist or is not currently imported.',
      "ValueError: Model architectures ['Gemma3ForCausalLM'] are not supported for now.",
    ],
    ignores: ['model type qwen3 loaded'],
  },
  {
    id: 'hugging-face.offline-file-missing',
    kind: 'missing_file',
    program: 'hugging-face',
    forms: [
      {
        words: 'we cannot find the requested files in local cache',
        pattern: /we cannot find the requested files in the local cache/,
      },
      { words: 'outgoing traffic has been disabled', pattern: /outgoing traffic has been disabled/ },
      {
        words: 'couldn t connect to https huggingface co load',
        pattern: /couldn't connect to 'https:\/\/huggingface\.co' to load (?:this|the) files?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The model is not in the cache and Hugging Face cannot be reached',
    check: {
      text: 'Look at HF_HOME, its volume, HF_HUB_OFFLINE, and whether the host reaches huggingface.co',
    },
    repair: [
      {
        text: 'Fetch it beforehand into the mounted cache, or unset HF_HUB_OFFLINE',
        host: 'hf download <model>',
      },
    ],
    source: 'huggingface_hub file_download.py, transformers utils/hub.py',
    matches: [
      'huggingface_hub.errors.LocalEntryNotFoundError: An error happened while trying to locate the file on the Hub and we cannot find the requested files in the local cache.',
      'OfflineModeIsEnabled: Cannot reach https://huggingface.co/x: offline mode is enabled. outgoing traffic has been disabled.',
      "OSError: We couldn't connect to 'https://huggingface.co' to load the files, and couldn't find them in the cached files.",
    ],
    ignores: ['files were found in the local cache'],
  },
  {
    id: 'vllm.bfloat16-unsupported',
    kind: 'wrong_architecture',
    program: 'vllm',
    forms: [
      {
        words: 'bfloat16 is only supported on gpus with compute capability of at least',
        pattern: /Bfloat16 is only supported on GPUs with compute capability of at least (?<wanted>[\d.]{1,4})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The graphics card is too old for bfloat16: capability {wanted} is needed',
    check: {
      text: 'See what the card has',
      host: 'nvidia-smi --query-gpu=name,compute_cap --format=csv',
    },
    repair: [
      {
        text: 'Start with --dtype half (float16)',
      },
    ],
    source: 'vLLM platforms/cuda.py',
    matches: [
      'ValueError: Bfloat16 is only supported on GPUs with compute capability of at least 8.0. Your Tesla T4 GPU has compute capability 7.5.',
      'Bfloat16 is only supported on GPUs with compute capability of at least 8.0.',
    ],
    ignores: ['dtype bfloat16 selected'],
  },
  {
    id: 'nccl.collective-failed',
    kind: 'unreachable',
    program: 'nccl',
    forms: [
      { words: 'nccl error in', pattern: /NCCL error in: [\w./-]{1,80}:\d{1,6}, (?<value>[^\n]{1,80})/ },
      {
        words: 'watchdog caught collective operation timeout',
        pattern: /Watchdog caught collective operation timeout/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'NCCL cannot talk between graphics cards: {value|a rank does not answer}',
    check: {
      text: 'Run again with NCCL_DEBUG=INFO and look at the first rank that fails',
      host: 'nvidia-smi; df -h /dev/shm',
    },
    repair: [
      {
        text: 'Give the container --ipc=host or a larger shm_size, name the interface by NCCL_SOCKET_IFNAME, and look why the slow rank fell behind (often out of memory)',
      },
    ],
    source: 'PyTorch ProcessGroupNCCL',
    matches: [
      'torch.distributed.DistBackendError: NCCL error in: ProcessGroupNCCL.cpp:1275, unhandled cuda error, NCCL version 2.19.3',
      '[rank0]: Watchdog caught collective operation timeout: WorkNCCL(SeqNum=1, OpType=ALLREDUCE, Timeout(ms)=600000)',
    ],
    ignores: ['NCCL version 2.19.3'],
  },
  {
    id: 'llama-cpp.model-file-invalid',
    kind: 'data_corruption',
    program: 'llama-cpp',
    forms: [
      { words: 'invalid magic characters', pattern: /gguf_init_from_file(?:_impl|_ptr)?: invalid magic characters/ },
      { words: 'failed to read', pattern: /gguf_init_from_file(?:_impl|_ptr)?: failed to read (?<value>[\w ]{1,40})/ },
      {
        words: 'tensor data is not within the file bounds',
        pattern: /tensor '(?<object>[\w.-]{1,80})' data is not within the file bounds/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The model file is no whole GGUF file',
    check: {
      text: 'Compare its size and first bytes: GGUF, not an LFS pointer or a web page',
      host: 'ls -l <file>; head -c 200 <file>',
    },
    repair: [
      {
        text: 'Fetch it again completely; old GGML files must be converted',
      },
    ],
    source: 'ggml gguf.cpp, llama.cpp model loader',
    matches: [
      "gguf_init_from_file: invalid magic characters: '<!DO', expected 'GGUF'",
      'gguf_init_from_file_impl: failed to read magic',
      "llama_model_load: error loading model: tensor 'blk.20.ffn_up.weight' data is not within the file bounds, model is corrupted or incomplete",
    ],
    ignores: ['gguf file loaded'],
  },
  {
    id: 'chroma.sqlite-too-old',
    kind: 'version_mismatch',
    program: 'chroma',
    forms: [
      {
        words: 'your system has an unsupported version of sqlite3 chroma requires',
        pattern:
          /Your system has an unsupported version of sqlite3\. Chroma requires sqlite3 >= (?<wanted>[\d.]{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Chroma needs SQLite {wanted} or newer',
    check: {
      text: 'See the version that Python has',
      host: 'python -c "import sqlite3; print(sqlite3.sqlite_version)"',
    },
    repair: [
      {
        text: 'Use a newer base image, or swap in pysqlite3-binary before importing chromadb',
        host: 'pip install pysqlite3-binary',
      },
    ],
    source: 'chroma chromadb/__init__.py',
    matches: [
      'RuntimeError: Your system has an unsupported version of sqlite3. Chroma requires sqlite3 >= 3.35.0.',
      'Your system has an unsupported version of sqlite3. Chroma requires sqlite3 >= 3.35.0.\nPlease visit',
    ],
    ignores: ['sqlite3 3.40.0'],
  },
  {
    id: 'vector-store.dimension-differs',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'embedding dimension does not match collection dimensionality',
        pattern: /Embedding dimension (?<value>\d{1,6}) does not match collection dimensionality (?<wanted>\d{1,6})/,
      },
      {
        words: 'collection expecting embedding with dimension of got',
        pattern: /Collection expecting embedding with dimension of (?<wanted>\d{1,6}), got (?<value>\d{1,6})/,
      },
      {
        words: 'vector dimension error expected dim got',
        pattern: /Vector dimension error: expected dim: (?<wanted>\d{1,6}), got (?<value>\d{1,6})/,
      },
      { words: 'expected dimensions not', pattern: /expected (?<wanted>\d{1,6}) dimensions, not (?<value>\d{1,6})/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Embeddings have {value} dimensions, the collection has {wanted}',
    check: {
      text: 'See which embedding model filled the collection, and which one runs now',
    },
    repair: [
      {
        text: 'Use the same embedding model, or create the collection anew and index again',
        destructive: true,
      },
    ],
    source: 'chroma errors, Qdrant segment errors, pgvector vector.c',
    matches: [
      'chromadb.errors.InvalidDimensionException: Embedding dimension 384 does not match collection dimensionality 1536',
      'InvalidArgumentError: Collection expecting embedding with dimension of 1536, got 768',
      'Wrong input: Vector dimension error: expected dim: 1536, got 768',
      'ERROR:  expected 1536 dimensions, not 768',
    ],
    ignores: ['dimension 1536'],
  },
  {
    id: 'meilisearch.version-differs',
    kind: 'version_mismatch',
    program: 'meilisearch',
    forms: [
      {
        words: 'database version is incompatible with your current engine',
        pattern:
          /[Yy]our database version \((?<version>[\d.]{1,12})\) is incompatible with your current engine version \((?<wanted>[\d.]{1,12})\)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Meilisearch {wanted} does not open the data of {version}',
    check: {
      text: 'See version and data',
      host: 'cat data.ms/VERSION',
    },
    repair: [
      {
        text: 'Go back to {version}, make a dump, start {wanted} with an empty directory and --import-dump; newer ones: --experimental-dumpless-upgrade',
      },
    ],
    source: 'meilisearch VersionFileError',
    matches: [
      'Error: Your database version (1.3.0) is incompatible with your current engine version (1.8.0).',
      'Your database version (1.10.3) is incompatible with your current engine version (1.12.0).\nTo migrate data between Meilisearch versions, please follow our guide',
    ],
    ignores: ['Meilisearch engine version 1.8.0'],
  },
  {
    id: 'meilisearch.key-refused',
    kind: 'authentication_refused',
    program: 'meilisearch',
    forms: [
      { words: 'the provided api key is invalid', pattern: /The provided API key is invalid\./ },
      {
        words: 'the authorization header is missing it must use bearer method',
        pattern: /The Authorization header is missing\. It must use the bearer authorization method/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'meilisearch',
    specificity: 3,
    means: 'Meilisearch refuses the key of a client',
    check: {
      text: 'List the keys with the master key',
      host: 'curl -H "Authorization: Bearer $MEILI_MASTER_KEY" localhost:7700/keys',
    },
    repair: [
      {
        text: 'Give the client a key for its index and actions; keys change when the master key does',
      },
    ],
    source: 'meilisearch error codes invalid_api_key, missing_authorization_header',
    matches: [
      'MeiliSearchApiError: The provided API key is invalid. code: invalid_api_key',
      'MeilisearchApiError: missing_authorization_header. The Authorization header is missing. It must use the bearer authorization method.',
    ],
    ignores: ['API key created'],
  },
  {
    id: 'typesense.not-ready',
    kind: 'cluster_quorum',
    program: 'typesense',
    forms: [
      { words: 'not ready or lagging', pattern: /Not Ready or Lagging/ },
      {
        words: 'rejecting write running out of resource type',
        pattern: /Rejecting write: running out of resource type: (?<value>OUT_OF_\w{1,12})/,
      },
      { words: 'multi node with no leader', pattern: /Multi-node with no leader/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Typesense serves nothing: {value|no leader, or still loading}',
    check: {
      text: 'Ask its health',
      host: 'curl localhost:8108/health; df -h; free -h',
    },
    repair: [
      {
        text: 'Give it disk and memory; restart the members one after another with the right nodes file; wait while it loads',
      },
    ],
    source: 'typesense http_server, raft_server',
    matches: [
      'RequestUnauthorized 503 Not Ready or Lagging',
      'Rejecting write: running out of resource type: OUT_OF_DISK',
      'Multi-node with no leader: refusing to reset peers.',
    ],
    ignores: ['typesense: Peer refresh succeeded'],
  },
  {
    id: 'model-api.context-length',
    kind: 'payload_too_large',
    program: 'model-api',
    forms: [
      {
        words: 'this model s maximum context length is tokens',
        pattern: /This model's maximum context length is (?<limit>\d{1,9}) tokens/,
      },
      { words: 'context_length_exceeded', pattern: /context_length_exceeded/ },
      {
        words: 'prompt is too long tokens maximum',
        pattern: /prompt is too long: (?<value>\d{1,9}) tokens > (?<limit>\d{1,9}) maximum/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The prompt is longer than the model takes: {limit|its context length}',
    check: {
      text: 'Count the tokens of prompt, history and documents before sending',
    },
    repair: [
      {
        text: 'Shorten history and retrieved documents, cut max_tokens, or choose a model with a longer context (self-hosted: --max-model-len, num_ctx)',
      },
    ],
    source: 'OpenAI and vLLM error messages',
    matches: [
      "openai.BadRequestError: Error code: 400 - {'error': {'message': \"This model's maximum context length is 8192 tokens. However, you requested 9000 tokens",
      'code: context_length_exceeded',
      'invalid_request_error: prompt is too long: 210000 tokens > 200000 maximum',
    ],
    ignores: ['context length is 8192'],
  },
  {
    id: 'langchain.output-not-parsed',
    kind: 'code_defect',
    program: 'langchain',
    forms: [
      {
        words: 'outputparserexception',
        pattern: /OutputParserException: (?:Could not parse LLM output|Failed to parse|Invalid json output)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'LangChain cannot read the answer of the model',
    check: {
      text: 'Log the raw answer: prose around JSON, cut off at max_tokens, or a weak model',
    },
    repair: [
      {
        text: 'Use structured output or tool calling, allow more tokens, or a parser that retries',
      },
    ],
    source: 'langchain-core output_parsers',
    matches: [
      'langchain_core.exceptions.OutputParserException: Could not parse LLM output: I think',
      'langchain_core.exceptions.OutputParserException: Invalid json output: Sure!',
    ],
    ignores: ['Parsed LLM output'],
  },
];

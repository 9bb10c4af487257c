import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_MODELS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'wandb.no-key',
    kind: 'missing_setting',
    forms: [
      {
        words: 'api key not configured no tty call wandb login',
        pattern: /api key not configured \(no-tty\)\. call wandb\.login/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'wandb',
    specificity: 3,
    means: 'Weights & Biases has no key and no terminal to ask',
    check: { text: 'See the variable', host: 'env | grep WANDB' },
    repair: [{ text: 'Set WANDB_API_KEY (and WANDB_BASE_URL for your own server), or WANDB_MODE=offline' }],
    source: 'wandb source, sdk/wandb_login.py',
    matches: [
      'wandb.errors.errors.UsageError: api key not configured (no-tty). call wandb.login(key=[your_api_key])',
      'wandb: ERROR api key not configured (no-tty). call wandb.login(key=[your_api_key])',
    ],
    ignores: ['wandb: Currently logged in as: anna'],
  },
  {
    id: 'wandb.network-notice',
    kind: null,
    forms: [
      { words: 'wandb network error', pattern: /wandb: Network error \((?<value>\w{1,40})\), entering retry loop/ },
    ],
    role: 'harmless',
    fault: 'peer',
    peerProgram: 'wandb',
    specificity: 2,
    means: 'Weights & Biases does not answer for a moment; the run goes on and is sent later',
    check: { text: 'Reach it', host: 'curl -sI https://api.wandb.ai' },
    repair: [],
    source: 'wandb source',
    matches: [
      'wandb: Network error (ConnectionError), entering retry loop.',
      'wandb: Network error (ReadTimeout), entering retry loop.',
    ],
    ignores: ['wandb: Syncing run'],
  },
  {
    id: 'transformers.package-missing',
    kind: 'missing_module',
    forms: [
      { words: 'requires accelerate pip install', pattern: /requires Accelerate: `pip install/ },
      { words: 'seems to be not installed', pattern: /the package (?<object>\w{1,40}) seems to be not installed/ },
      {
        words: 'library but it was not found in your environment',
        pattern: /requires the (?<object>[\w-]{1,40}) library but it was not found in your environment/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'transformers needs a package that is not installed: {object|accelerate}',
    check: { text: 'See what is installed', host: "pip list | grep -iE 'accelerate|flash|bitsandbytes|sentencepiece'" },
    repair: [
      {
        text: 'Install it into the image (flash-attn wants the matching CUDA and PyTorch), or leave out the option (attn_implementation="sdpa")',
        host: 'pip install accelerate',
      },
    ],
    source: 'transformers source, utils/import_utils.py',
    matches: [
      "ImportError: Using `low_cpu_mem_usage=True`, a `device_map` or a `tp_plan` requires Accelerate: `pip install 'accelerate>=0.26.0'`",
      'ImportError: FlashAttention2 has been toggled on, but it cannot be used due to the following error: the package flash_attn seems to be not installed.',
      'ImportError: LlamaTokenizer requires the SentencePiece library but it was not found in your environment.',
    ],
    ignores: ['accelerate 1.0 found'],
  },
  {
    id: 'transformers.notices',
    kind: null,
    forms: [
      {
        words: 'token indices sequence length is longer than the specified maximum sequence length for this model',
        pattern: /Token indices sequence length is longer than the specified maximum sequence length for this model/,
      },
      {
        words: 'were not initialized from the model checkpoint at',
        pattern: /Some weights of (?<object>\w{1,60}) were not initialized from the model checkpoint at/,
      },
      { words: 'setting', pattern: /Setting `?pad_token_id`? to `?eos_token_id`?/ },
      {
        words: 'huggingface tokenizers the current process just got forked',
        pattern: /huggingface\/tokenizers: The current process just got forked/,
      },
      { words: 'settingwithcopywarning', pattern: /SettingWithCopyWarning/ },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'transformers or pandas warns of long input, new layers or a copy; it goes on',
    check: { text: 'See whether it was meant so' },
    repair: [],
    source: 'transformers source; pandas documentation',
    matches: [
      'Token indices sequence length is longer than the specified maximum sequence length for this model (600 > 512). Running this sequence through the model will result in indexing errors',
      "Some weights of BertForSequenceClassification were not initialized from the model checkpoint at bert-base-uncased and are newly initialized: ['classifier.bias']",
      'Setting `pad_token_id` to `eos_token_id`:50256 for open-end generation.',
      'huggingface/tokenizers: The current process just got forked, after parallelism has already been used. Disabling parallelism to avoid deadlocks...',
      'SettingWithCopyWarning: A value is trying to be set on a copy of a slice from a DataFrame.',
    ],
    ignores: ['model loaded'],
  },
  {
    id: 'data-set.missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'doesn t exist on the hub or cannot be accessed',
        pattern: /Dataset '(?<object>[^']{1,120})' doesn't exist on the Hub or cannot be accessed/,
      },
      {
        words: 'columnnotfounderror',
        pattern: /ColumnNotFoundError: (?:unable to find column )?"?(?<object>[\w .-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} is not in the data, or may not be read',
    check: { text: 'See what there is' },
    repair: [
      { text: 'Correct name and revision, set HF_TOKEN for private data sets; look where a column was renamed' },
    ],
    source: 'datasets source, load.py; Polars',
    matches: [
      "datasets.exceptions.DatasetNotFoundError: Dataset 'acme/orders' doesn't exist on the Hub or cannot be accessed.",
      'polars.exceptions.ColumnNotFoundError: unable to find column "price"; valid columns: ["id"]',
    ],
    ignores: ['Dataset acme/orders loaded'],
  },
];

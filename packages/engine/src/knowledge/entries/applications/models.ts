import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MODELS: readonly CatalogueEntry[] = [
  {
    id: 'ollama.not-enough-memory',
    kind: 'memory_exhausted',
    program: 'ollama',
    forms: [
      {
        words: 'model requires more system memory than is available',
        pattern:
          /model requires more system memory \((?<wanted>[\d.]{1,8} [KMGT]iB)\) than is available \((?<value>[\d.]{1,8} [KMGT]iB)\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Ollama cannot load the model: it needs {wanted}, {value} are free',
    check: {
      text: 'See memory and loaded models',
      compose: 'docker compose exec {service} ollama ps; free -m',
      kubernetes: 'kubectl exec deploy/{service} -- ollama ps; kubectl top pod',
      host: 'ollama ps; free -m',
    },
    repair: [
      {
        text: 'Take a smaller or stronger quantised model, a smaller num_ctx, unload others, or raise the limit of the container',
        compose: 'docker compose exec {service} ollama stop <other model>',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=16Gi',
        host: 'ollama stop <other model>',
      },
    ],
    source: 'ollama/ollama llm/server.go',
    matches: [
      'Error: model requires more system memory (8.4 GiB) than is available (3.1 GiB)',
      '{"error":"model requires more system memory (42.5 GiB) than is available (15.2 GiB)"}',
    ],
    ignores: ['msg="system memory" total="31.2 GiB" free="20.1 GiB"'],
  },
  {
    id: 'ollama.model-missing',
    kind: 'missing_object',
    program: 'ollama',
    forms: [
      {
        words: 'model not found',
        pattern: /"?model ['"\\]{1,2}(?<object>[\w.:/-]{1,80})['"\\]{1,2} not found(?:, try pulling it first)?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ollama has no model {object}',
    check: {
      text: 'List the models, with their tags',
      compose: 'docker compose exec {service} ollama list',
      kubernetes: 'kubectl exec deploy/{service} -- ollama list',
      host: 'ollama list',
    },
    repair: [
      {
        text: 'Pull it (and keep /root/.ollama on a volume), or correct name and tag in the client',
        compose: 'docker compose exec {service} ollama pull {object}',
        kubernetes: 'kubectl exec deploy/{service} -- ollama pull {object}',
        host: 'ollama pull {object}',
      },
    ],
    source: 'ollama/ollama server/routes.go',
    matches: [
      '{"error":"model \\"llama3.2\\" not found, try pulling it first"}',
      "ollama._types.ResponseError: model 'mistral:7b' not found (status code: 404)",
      '{"error":"model \'qwen2.5:14b\' not found"}',
    ],
    ignores: ['pulling manifest of model llama3.2'],
  },
  {
    id: 'ollama.runner-ended',
    kind: 'crash_signal',
    program: 'ollama',
    forms: [
      {
        words: 'runner process has terminated',
        pattern:
          /(?:llama )?runner process has terminated: (?<signal>exit status \d{1,10}|signal: \w{1,20}(?: \(core dumped\))?)/,
      },
      {
        words: 'model runner has unexpectedly stopped',
        pattern: /model runner has unexpectedly stopped/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The model process of Ollama ended: {signal|it crashed}',
    check: {
      text: 'Read the lines before: "signal: killed" means memory, "exit status 2" often the GPU driver or an unknown model format',
      compose: 'docker compose logs --tail 60 {service}; dmesg | grep -iE "killed process|NVRM"',
      kubernetes: 'kubectl logs deploy/{service} --tail=60',
      host: 'journalctl -u ollama -n 60; dmesg | grep -iE "killed process|NVRM"',
    },
    repair: [
      {
        text: 'Update Ollama (new model formats need it), lower num_ctx or num_gpu, or update the GPU driver',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        host: 'curl -fsSL https://ollama.com/install.sh | sh',
      },
    ],
    source: 'ollama/ollama llm/server.go',
    matches: [
      'Error: llama runner process has terminated: signal: killed',
      '{"error":"llama runner process has terminated: exit status 2"}',
      'Error: model runner has unexpectedly stopped, this may be due to resource limitations or an internal error',
    ],
    ignores: ['msg="llama runner started in 3.02 seconds"'],
  },
  {
    id: 'ollama.too-old-for-model',
    kind: 'version_mismatch',
    program: 'ollama',
    forms: [
      { words: 'pull model manifest 412', pattern: /pull model manifest: 412/ },
      {
        words: 'the model you are attempting to pull requires a newer version of ollama',
        pattern: /The model you are (?:attempting to pull|pulling) requires a newer version of Ollama/,
      },
      { words: 'unknown model architecture', pattern: /unknown model architecture: '(?<object>[\w.-]{1,40})'/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'This Ollama or llama.cpp is too old for the model {object|that is pulled}',
    check: {
      text: 'Read the version',
      compose: 'docker compose exec {service} ollama -v',
      kubernetes: 'kubectl exec deploy/{service} -- ollama -v',
      host: 'ollama -v',
    },
    repair: [
      {
        text: 'Update Ollama to the release that the page of the model names, then pull the model again',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'curl -fsSL https://ollama.com/install.sh | sh',
      },
    ],
    source: 'ollama/ollama server/images.go; ggml-org/llama.cpp src/llama-model-loader.cpp',
    matches: [
      'Error: pull model manifest: 412:',
      'The model you are attempting to pull requires a newer version of Ollama.',
      "llama_model_load: error loading model: error loading model architecture: unknown model architecture: 'gemma3'",
    ],
    ignores: ['llama_model_loader: - kv   0: general.architecture str = gemma3'],
  },
  {
    id: 'vllm.cache-too-small',
    kind: 'memory_exhausted',
    program: 'vllm',
    forms: [
      { words: 'no available memory for the cache blocks', pattern: /No available memory for the cache blocks/ },
      {
        words: 'the model s max seq len is larger than the maximum number of tokens that can be stored in kv cache',
        pattern:
          /[Tt]he model's max seq len \((?<value>\d{1,9})\) is larger than the maximum number of tokens that can be stored in KV cache \((?<limit>\d{1,9})\)/,
      },
      {
        words: 'kv cache is needed which is larger than the available kv cache memory',
        pattern:
          /max seq len \((?<value>\d{1,9})\), \(?[\d.]{1,8} GiB KV cache\)? is needed, which is larger than the available KV cache memory \((?<limit>[\d.]{1,8} GiB)\)/,
      },
      {
        words: 'free memory on device on startup is less than desired gpu memory utilization',
        pattern:
          /Free memory on device (?:cuda:\d{1,2} )?\((?<limit>[\d.]{1,8}\/[\d.]{1,8} GiB)\) on startup is less than desired GPU memory utilization/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'vLLM does not start: the GPU has too little memory for model and KV cache ({limit|nothing} free)',
    check: {
      text: 'See who else uses the card',
      compose: 'docker compose exec {service} nvidia-smi',
      kubernetes: 'kubectl exec deploy/{service} -- nvidia-smi',
      host: 'nvidia-smi',
    },
    repair: [
      {
        text: 'Lower --max-model-len, raise --gpu-memory-utilization (when nobody else uses the card), quantise, use --kv-cache-dtype fp8, or split over cards with --tensor-parallel-size',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl edit deploy {service}',
      },
    ],
    source: 'vllm-project/vllm vllm/v1/core/kv_cache_utils.py, vllm/worker/worker.py, vllm/v1/worker/gpu_worker.py',
    matches: [
      'ValueError: No available memory for the cache blocks. Try increasing `gpu_memory_utilization` when initializing the engine.',
      "ValueError: The model's max seq len (32768) is larger than the maximum number of tokens that can be stored in KV cache (12064). Try increasing `gpu_memory_utilization` or decreasing `max_model_len` when initializing the engine.",
      "ValueError: To serve at least one request with the models's max seq len (32768), (4.00 GiB KV cache is needed, which is larger than the available KV cache memory (2.13 GiB).",
      'ValueError: Free memory on device (10.2/23.6 GiB) on startup is less than desired GPU memory utilization (0.9, 21.24 GiB).',
    ],
    ignores: ['INFO 05-02 10:11:12 GPU KV cache size: 120,544 tokens'],
  },
  {
    id: 'hugging-face.gated-model',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'cannot access gated repo for url',
        pattern:
          /Cannot access gated repo for url (?<peer>https:\/\/huggingface\.co\/(?<object>[^/\s]{1,60}\/[^/\s]{1,80}))/,
      },
      { words: 'access to model is restricted', pattern: /Access to model (?<object>[\w./-]{1,120}) is restricted/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'hugging-face',
    specificity: 3,
    means: 'Hugging Face does not give {object} out: the licence is not accepted or no token is set',
    check: {
      text: 'See whose token is used',
      compose: 'docker compose config | grep -E "HF_TOKEN|HUGGING"',
      kubernetes: 'kubectl get secret -o name | grep -iE "hf|hugging"',
      host: 'hf auth whoami',
    },
    repair: [
      {
        text: 'Accept the conditions on the page of the model with that account and give the service a token with read rights as HF_TOKEN',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl create secret generic hf-token --from-literal=HF_TOKEN=<token>',
      },
    ],
    source: 'huggingface/huggingface_hub src/huggingface_hub/errors.py GatedRepoError',
    matches: [
      'huggingface_hub.errors.GatedRepoError: 401 Client Error. Cannot access gated repo for url https://huggingface.co/meta-llama/Llama-3.1-8B/resolve/main/config.json.',
      'Access to model meta-llama/Llama-2-7b-hf is restricted. You must have access to it and be authenticated to access it. Please log in.',
    ],
    ignores: ['huggingface_hub: downloading meta-llama/Llama-3.1-8B config.json'],
  },
  {
    id: 'safetensors.file-damaged',
    kind: 'data_corruption',
    forms: [
      {
        words: 'error while deserializing header',
        pattern:
          /Error while deserializing header: (?<value>HeaderTooLarge|HeaderTooSmall|MetadataIncompleteBuffer|InvalidHeaderDeserialization|InvalidHeader|incomplete metadata)/i,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A model file is damaged or cut off ({value})',
    check: {
      text: 'A file of some hundred bytes is a Git LFS pointer; compare size and checksum with the page of the model',
      host: 'ls -la <directory of the model>; head -c 200 <file>',
    },
    repair: [
      {
        text: 'Delete the file and download it again whole: git lfs pull for a pointer, hf download for the rest; look for a full disk',
        host: 'rm <file> && hf download <model>',
      },
    ],
    source: 'huggingface/safetensors safetensors/src/tensor.rs SafeTensorError',
    matches: [
      'safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge',
      'safetensors_rust.SafetensorError: Error while deserializing header: MetadataIncompleteBuffer',
    ],
    ignores: ['Loading safetensors checkpoint shards: 100% Completed | 4/4'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MODEL_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'triton.model-not-loaded',
    kind: 'invalid_setting',
    program: 'triton',
    forms: [
      {
        words: 'failed to load',
        pattern: /failed to load '(?<object>[^']{1,80})' version (?<version>\d{1,6}): (?<value>.{1,160})/,
      },
      {
        words: 'poll failed for model directory',
        pattern: /Poll failed for model directory '(?<object>[^']{1,120})': (?<value>.{1,160})/,
      },
      { words: 'unable to autofill for', pattern: /unable to autofill for '(?<object>[^']{1,80})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Triton does not load the model {object}: {value|its configuration does not fit}',
    check: {
      text: 'Compare config.pbtxt with the model and the layout <model>/<version>/model.*',
      compose: 'docker compose exec {service} ls -R /models',
      host: 'ls -R <model-repository>',
    },
    repair: [
      {
        text: 'Correct names, shapes and types of config.pbtxt, or leave them out so that Triton reads them from the model',
      },
    ],
    source: 'Triton source, backend_model, model_repository_manager',
    matches: [
      "UNAVAILABLE: Invalid argument: unable to load model 'resnet', failed to load 'resnet' version 1: Invalid argument: unable to load model 'resnet', configuration expects 1 inputs, model provides 2",
      "Poll failed for model directory 'bert': failed to open text file for read /models/bert/config.pbtxt: No such file or directory",
      "unable to autofill for 'bert', all model tensor configuration should be specified",
    ],
    ignores: ["successfully loaded 'resnet'"],
  },
  {
    id: 'triton.no-model',
    kind: 'missing_object',
    program: 'triton',
    forms: [
      {
        words: 'request for unknown model',
        pattern:
          /Request for unknown model: '(?<object>[^']{1,80})' (?<value>is not found|has no available versions|version \S{1,20} is not found)/,
      },
      {
        words: 'error creating server internal failed to load all models',
        pattern: /error: creating server: Internal - failed to load all models/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Triton serves no model {object|: one of them did not load}',
    check: { text: 'See what is loaded and why not', host: 'curl -s -X POST localhost:8000/v2/repository/index' },
    repair: [
      {
        text: 'Repair the model that failed (see its line above), name the right one, or start with --exit-on-error=false',
      },
    ],
    source: 'Triton source, server.cc, model_lifecycle.cc',
    matches: [
      "tritonclient.utils.InferenceServerException: [StatusCode.UNAVAILABLE] Request for unknown model: 'bert' has no available versions",
      'error: creating server: Internal - failed to load all models',
    ],
    ignores: ['Started GRPCInferenceService at 0.0.0.0:8001'],
  },
  {
    id: 'triton.shape-wrong',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'unexpected shape for input',
        pattern:
          /unexpected shape for input '(?<object>[^']{1,80})' for model '(?<value>[^']{1,80})'\. Expected (?<wanted>\[[^\]]{1,60}\]), got (?<limit>\[[^\]]{1,60}\])/,
      },
      {
        words: 'inference request batch size must be',
        pattern: /inference request batch-size must be <= (?<limit>\d{1,6}) for '(?<value>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'triton',
    specificity: 3,
    means: "A request does not fit Triton's model {value}: shape or batch of {object|the input}",
    check: { text: "Read the model's inputs", host: 'curl -s localhost:8000/v2/models/{value}/config' },
    repair: [
      {
        text: 'Send the shape that the model has (with the batch dimension if max_batch_size > 0), or raise max_batch_size',
      },
    ],
    source: 'Triton source, infer_request.cc',
    matches: [
      "[StatusCode.INVALID_ARGUMENT] [request id: <id_unknown>] unexpected shape for input 'ids' for model 'bert'. Expected [-1,128], got [1,130]",
      "inference request batch-size must be <= 8 for 'resnet'",
    ],
    ignores: ["input 'ids' has shape [1,128]"],
  },
  {
    id: 'tensorrt.engine-of-other-version',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'the engine plan file is not compatible with this version of tensorrt expecting library version',
        pattern:
          /The engine plan file is not compatible with this version of TensorRT, expecting library version (?<version>[\d.]{1,20}) got (?<wanted>[\d.]{1,20})/,
      },
      {
        words: 'the engine plan file is generated on an incompatible device',
        pattern: /The engine plan file is generated on an incompatible device/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'TensorRT refuses an engine that was built for another version or GPU',
    check: {
      text: 'Compare TensorRT and GPU of building and serving',
      host: "nvidia-smi -L; python -c 'import tensorrt; print(tensorrt.__version__)'",
    },
    repair: [
      {
        text: 'Build the engine anew in the image and on the GPU that serve it',
        host: 'trtexec --onnx=model.onnx --saveEngine=model.plan',
      },
    ],
    source: 'TensorRT documentation, Troubleshooting',
    matches: [
      '[E] Error[6]: The engine plan file is not compatible with this version of TensorRT, expecting library version 8.5.1 got 8.4.3, please rebuild.',
      'ERROR: INVALID_CONFIG: The engine plan file is generated on an incompatible device, expecting compute 7.5 got compute 8.6, please rebuild.',
    ],
    ignores: ['Loaded engine size: 42 MiB'],
  },
  {
    id: 'tgi.no-memory-at-start',
    kind: 'memory_exhausted',
    program: 'text-generation-inference',
    forms: [
      {
        words: 'not enough memory to handle',
        pattern: /Not enough memory to handle (?<value>\d{1,8}) (?:prefill|total) tokens/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The model server finds too little free memory on the GPU',
    check: { text: 'See what else holds the GPU', host: 'nvidia-smi' },
    repair: [
      {
        text: 'Lower --max-batch-prefill-tokens and --max-input-tokens, end what else holds the GPU, shard over more of them or load the model quantised',
      },
    ],
    source: 'vLLM source, v1/worker/gpu_worker.py; text-generation-inference warm-up',
    matches: [
      'RuntimeError: Not enough memory to handle 4096 prefill tokens. You need to decrease `--max-batch-prefill-tokens`',
      'Not enough memory to handle 16000 total tokens',
    ],
    ignores: ['GPU KV cache size: 120,000 tokens'],
  },
  {
    id: 'vllm.model-or-option-unsuitable',
    kind: 'invalid_setting',
    program: 'vllm',
    forms: [
      {
        words: 'must be divisible by tensor parallel size',
        pattern:
          /Total number of attention heads \((?<value>\d{1,4})\) must be divisible by tensor parallel size \((?<limit>\d{1,3})\)/,
      },
      {
        words: 'auto tool choice requires enable auto tool choice and tool call parser to be set',
        pattern: /"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set/,
      },
      {
        words: 'default chat template is no longer allowed so you must provide a chat template',
        pattern: /default chat template is no longer allowed, so you must provide a chat template/,
      },
      { words: 'failed to infer device type', pattern: /Failed to infer device type/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'vLLM cannot serve so: an option is missing or does not fit the model',
    check: {
      text: "Read the command line and the model's config.json",
      compose: 'docker compose config | grep -A12 vllm',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A12 args',
    },
    repair: [
      {
        text: 'Set what the message names (--tool-call-parser, --chat-template, a tensor parallel size that divides the heads), or take a newer image; no device means the container has no GPU',
      },
    ],
    source: 'vLLM source, config.py, entrypoints/openai, registry.py',
    matches: [
      'ValueError: Total number of attention heads (28) must be divisible by tensor parallel size (8).',
      '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
      'ValueError: As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.',
      'RuntimeError: Failed to infer device type, please set the environment variable `VLLM_LOGGING_LEVEL=DEBUG`',
    ],
    ignores: ['Automatically detected platform cuda.'],
  },
  {
    id: 'vllm.engine-ended',
    kind: 'code_defect',
    program: 'vllm',
    forms: [
      {
        words: 'engine core initialization failed see root cause above',
        pattern: /Engine core initialization failed\. See root cause above/,
      },
      {
        words: 'enginecore encountered an issue',
        pattern: /EngineCore encountered an issue\. See stack trace \(above\) for the root cause/,
      },
      { words: 'shard failed to start', pattern: /Shard (?<object>\d{1,3}) failed to start/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 1,
    means: "The model server's engine ended; the reason stands above",
    check: {
      text: 'Read the lines of the engine process before it',
      compose: "docker compose logs --tail 300 {service} | grep -n -m3 -E 'Error|Traceback'",
      kubernetes: "kubectl logs deploy/{service} --previous | grep -n -m3 -E 'Error|Traceback'",
    },
    repair: [{ text: 'Repair that: memory of the GPU, an option, a library; then start again' }],
    source: 'vLLM source, v1/engine; text-generation-launcher',
    matches: [
      'RuntimeError: Engine core initialization failed. See root cause above. Failed core proc(s): {}',
      'vllm.v1.engine.exceptions.EngineDeadError: EngineCore encountered an issue. See stack trace (above) for the root cause.',
      'Error: ShardCannotStart: Shard 0 failed to start',
    ],
    ignores: ['Engine core initialized'],
  },
  {
    id: 'tgi.input-too-long',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'inputs given',
        pattern:
          /`inputs` (?:tokens \+ `max_new_tokens` )?must (?:be <=|have less than) (?<limit>\d{1,8})(?: tokens)?\. Given: (?<value>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'text-generation-inference',
    specificity: 3,
    means: 'The request is longer than the model server takes: {limit} tokens',
    check: {
      text: 'Compare with the limits at start',
      host: "curl -s localhost:8080/info | jq '{max_input_tokens, max_total_tokens}'",
    },
    repair: [
      {
        text: 'Shorten the prompt or max_new_tokens, or raise --max-input-tokens and --max-total-tokens if the GPU has room',
      },
    ],
    source: 'text-generation-inference router/src/validation.rs',
    matches: [
      'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 2048. Given: 1900 `inputs` tokens and 512 `max_new_tokens`',
      'Input validation error: `inputs` must have less than 1024 tokens. Given: 1300',
    ],
    ignores: ['inputs accepted'],
  },
];

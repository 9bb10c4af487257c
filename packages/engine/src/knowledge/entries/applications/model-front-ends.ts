import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MODEL_FRONT_ENDS: readonly CatalogueEntry[] = [
  {
    id: 'better-auth.default-secret',
    kind: 'missing_setting',
    forms: [
      {
        words: 'you are using the default secret please set',
        pattern: /You are using the default secret\. Please set `?(?<setting>BETTER_AUTH_SECRET)/,
      },
      { words: 'is not allowed to be empty', pattern: /"(?<setting>[A-Z][A-Z0-9_]{3,60})" is not allowed to be empty/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program misses {setting}',
    check: {
      text: 'See whether the process has it',
      compose: 'docker compose exec {service} printenv {setting}',
      kubernetes: 'kubectl exec deploy/{service} -- printenv {setting}',
    },
    repair: [
      {
        text: 'Set it where the process starts (compose environment, secret), not only in a file the image does not hold',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Better Auth source; Joi',
    matches: [
      '[Better Auth]: BetterAuthError: You are using the default secret. Please set `BETTER_AUTH_SECRET` in your environment variables or pass `secret` in your auth config.',
      'ValidationError: "JWT_SECRET" is not allowed to be empty',
    ],
    ignores: ['BETTER_AUTH_SECRET set'],
  },
  {
    id: 'llama-cpp.not-loaded',
    kind: 'memory_exhausted',
    program: 'llama-cpp',
    forms: [
      { words: 'failed to initialize the', pattern: /failed to initialize the context(?:: (?<value>.{1,100}))?/ },
      { words: 'error unable to load model', pattern: /error: unable to load model/ },
      {
        words: 'llama_init_from_gpt_params error failed to load model',
        pattern: /llama_init_from_gpt_params: error: failed to load model '(?<path>[^']{1,160})'/,
      },
      {
        words: 'load_model failed to load model',
        pattern: /srv {1,6}load_model: failed to load model, '(?<path>[^']{1,160})'/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'llama.cpp cannot load the model or make its context: mostly memory',
    check: { text: 'Read the allocation or format line before it', host: 'nvidia-smi; ls -l <model>.gguf' },
    repair: [
      {
        text: 'Smaller context (-c), fewer layers on the GPU (-ngl), a smaller quantisation; a new architecture wants a newer llama.cpp',
      },
    ],
    source: 'llama.cpp source, common.cpp, server.cpp',
    matches: [
      'llama_init_from_model: failed to initialize the context: failed to allocate buffer for kv cache',
      'main: error: unable to load model',
      "llama_init_from_gpt_params: error: failed to load model '/models/q.gguf'",
      "srv    load_model: failed to load model, '/models/qwen.gguf'",
    ],
    ignores: ['main: server is listening on http://0.0.0.0:8080'],
  },
  {
    id: 'ollama.notices',
    kind: null,
    program: 'ollama',
    forms: [
      { words: 'truncating input prompt', pattern: /msg="truncating input prompt" limit=(?<limit>\d{1,9})/ },
      {
        words: 'client connection',
        pattern:
          /msg="(?:client connection closed before server finished loading|aborting completion request due to client closing the connection)[^"]{0,60}"/,
      },
      { words: 'amdgpu version file missing', pattern: /amdgpu version file missing/ },
      { words: 'unable to locate gpu dependency libraries', pattern: /unable to locate gpu dependency libraries/ },
      { words: 'no compatible gpus were discovered', pattern: /no compatible GPUs were discovered/ },
      {
        words: 'ggml_cuda_init failed to initialize cuda',
        pattern: /ggml_cuda_init: failed to initialize CUDA: no CUDA-capable device/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ollama has no graphics card, shortened a prompt, or a client went away',
    check: { text: 'If answers forget things, see the context', host: 'ollama ps' },
    repair: [],
    source: 'Ollama source, runner, server/sched.go',
    matches: [
      'time=2026-11-29T10:00:00Z level=WARN source=runner.go:129 msg="truncating input prompt" limit=4096 prompt=5000 keep=4 new=4096',
      'time=2026-11-29T10:00:00Z level=WARN source=server.go:596 msg="client connection closed before server finished loading, aborting load"',
      'level=WARN source=amd_linux.go:61 msg="ollama recommends running the https://www.amd.com/en/support/linux-drivers" error="amdgpu version file missing: /sys/module/amdgpu/version stat /sys/module/amdgpu/version: no such file or directory"',
      'level=WARN source=gpu.go:669 msg="unable to locate gpu dependency libraries"',
      'level=INFO source=gpu.go:386 msg="no compatible GPUs were discovered"',
      'ggml_cuda_init: failed to initialize CUDA: no CUDA-capable device is detected',
    ],
    ignores: ['level=ERROR msg="error loading model"'],
  },
  {
    id: 'dify.marketplace-unreachable',
    kind: 'unreachable',
    program: 'dify',
    forms: [
      {
        words: 'reached maximum retries',
        pattern: /Reached maximum retries \((?<value>\d{1,3})\) for URL (?<peer>https?:\/\/\S{1,160})/,
      },
      { words: 'plugindaemoninternalservererror', pattern: /PluginDaemonInternalServerError(?:: (?<value>.{1,160}))?/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Dify cannot reach {peer|what its plug-in needs}',
    check: {
      text: 'Ask it from the container',
      compose: 'docker compose exec plugin_daemon curl -sI https://marketplace.dify.ai | head -1',
    },
    repair: [
      {
        text: 'Open the way out (ssrf_proxy, HTTP_PROXY, DNS), or install the plug-in from a file; for the daemon see its own log (PIP_MIRROR_URL, memory)',
      },
    ],
    source: 'Dify source, api/core/helper/ssrf_proxy.py, plugin',
    matches: [
      'core.helper.ssrf_proxy.MaxRetriesExceededError: Reached maximum retries (3) for URL https://marketplace.dify.ai/api/v1/plugins/batch',
      'core.plugin.impl.exc.PluginDaemonInternalServerError: no available node, plugin runtime not found',
    ],
    ignores: ['plugin installed'],
  },
  {
    id: 'n8n.start-notices',
    kind: null,
    program: 'n8n',
    forms: [{ words: 'license sdk', pattern: /\[license SDK\] (?<value>.{1,120})/ }],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'n8n tells of its licence service; it goes on',
    check: { text: 'See whether it reaches license.n8n.io if you have a licence' },
    repair: [],
    source: 'n8n source, license, instance-settings',
    matches: [
      '[license SDK] cannot renew license before a license was activated',
      '[license SDK] license renewal failed: connect ETIMEDOUT',
    ],
    ignores: ['Mismatching encryption keys'],
  },
  {
    id: 'n8n.crashed-before',
    kind: 'memory_exhausted',
    program: 'n8n',
    forms: [
      { words: 'last session crashed', pattern: /Last session crashed/ },
      {
        words: 'workflow did not finish possible out of memory issue',
        pattern: /Workflow did not finish, possible out-of-memory issue/,
      },
      { words: 'there was an error initializing db', pattern: /There was an error initializing DB/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 1,
    means: 'n8n ended badly before, or has no database',
    check: { text: 'See how it ended', host: 'docker inspect <container> | grep -E "OOMKilled|ExitCode"' },
    repair: [
      {
        text: "Out of memory: handle fewer items at once (loop, sub-workflows), binary data on disk (N8N_DEFAULT_BINARY_DATA_MODE=filesystem), more memory; the database's words stand beside",
      },
    ],
    source: 'n8n source, crash-journal.ts, workflow-errors',
    matches: [
      'Last session crashed',
      'Workflow did not finish, possible out-of-memory issue',
      'There was an error initializing DB',
    ],
    ignores: ['n8n ready on ::, port 5678'],
  },
];

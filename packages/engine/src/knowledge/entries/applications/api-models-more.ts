import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const API_MODELS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'model-api.parameter-unsuitable',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'unsupported this model',
        pattern:
          /Unsupported (?:parameter|value): '(?<setting>[\w.-]{1,40})' (?:is not supported with this model|does not support)/,
      },
      { words: 'unsupported', pattern: /Unsupported (?:parameter|value): '(?<setting>[\w.-]{1,40})'(?<value>.{0,80})/ },
      {
        words: 'invalid schema for',
        pattern: /Invalid schema for (?:response_format|function) '(?<object>[^']{1,60})': (?<value>.{1,120})/,
      },
      {
        words: 'roles must alternate between user and assistant',
        pattern: /roles must alternate between "user" and "assistant"/,
      },
      {
        words: 'an assistant message with tool_calls must be followed by tool messages responding to each tool_call_id',
        pattern:
          /An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'/,
      },
      {
        words: 'ids were found without blocks immediately after',
        pattern: /`?tool_use`? ids were found without `?tool_result`? blocks immediately after/,
      },
      { words: 'could not process image', pattern: /Could not process image/ },
      { words: 'cannot both be specified', pattern: /temperature`? and `?top_p`? cannot both be specified/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: "The model's API refuses the request: {setting|messages, schema or options} do not fit this model",
    check: { text: "Compare the call with the model's documentation" },
    repair: [
      {
        text: 'Name the parameter that the model takes (max_completion_tokens for newer OpenAI models), answer each tool call before the next turn, and put additionalProperties: false into schemas',
      },
    ],
    source: 'OpenAI and Anthropic API references, Errors',
    matches: [
      "openai.BadRequestError: Error code: 400 - {'error': {'message': \"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.\", 'type': 'invalid_request_error'}}",
      "BadRequestError: 400 Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
      "openai.BadRequestError: Invalid schema for response_format 'order': In context=(), 'additionalProperties' is required to be supplied and to be false.",
      'anthropic.BadRequestError: messages: roles must alternate between "user" and "assistant", but found multiple "user" roles in a row',
      "openai.BadRequestError: An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.",
      'messages.2: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_01',
      'invalid_request_error: Could not process image',
      '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
    ],
    ignores: ['parameter temperature=0.2 accepted'],
  },
  {
    id: 'model-api.content-filtered',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'the response was filtered due to the prompt triggering',
        pattern: /The response was filtered due to the prompt triggering/,
      },
      {
        words: 'your request was rejected as a result of our safety system',
        pattern: /Your request was rejected as a result of our safety system/,
      },
      { words: 'quick accessor', pattern: /response\.text` quick accessor (?:only works|requires)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: "The model's provider filtered prompt or answer",
    check: { text: 'See which category (content_filter_result, safetyRatings)' },
    repair: [
      {
        text: 'Change the prompt, lower the filter where the contract allows, and let the code bear an answer without text',
      },
    ],
    source: 'Azure OpenAI documentation, Content filtering; google-generativeai',
    matches: [
      "openai.BadRequestError: The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
      'BadRequestError: 400 Your request was rejected as a result of our safety system.',
      'ValueError: Invalid operation: The `response.text` quick accessor requires the response to contain a valid `Part`, but none were returned.',
    ],
    ignores: ['content filter passed'],
  },
  {
    id: 'bedrock.model-not-usable',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'you don t have access to the model with the specified model id',
        pattern: /You don't have access to the model with the specified model ID/,
      },
      { words: 'with on demand throughput isn supported', pattern: /with on-demand throughput isn.t supported/ },
      {
        words: 'model use case details have not been submitted for this account',
        pattern: /Model use case details have not been submitted for this account/,
      },
      { words: 'the provided model identifier is invalid', pattern: /The provided model identifier is invalid/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'bedrock',
    specificity: 3,
    means: 'Bedrock does not let this account use the model so',
    check: {
      text: 'See models and profiles of the region',
      host: "aws bedrock list-inference-profiles --region <region>; aws bedrock list-foundation-models --region <region> --query 'modelSummaries[].modelId'",
    },
    repair: [
      { text: 'Ask for access to the model, call the inference profile (eu.<model>, arn:…), in a region that has it' },
    ],
    source: 'Amazon Bedrock documentation, Troubleshooting',
    matches: [
      "botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the InvokeModel operation: You don't have access to the model with the specified model ID.",
      "ValidationException: Invocation of model ID anthropic.claude-sonnet-4 with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
      'ResourceNotFoundException: Model use case details have not been submitted for this account.',
      'ValidationException: The provided model identifier is invalid.',
    ],
    ignores: ['model invoked'],
  },
  {
    id: 'litellm.provider-unknown',
    kind: 'invalid_setting',
    program: 'litellm',
    forms: [
      {
        words: 'llm provider not provided pass in the llm provider you are trying to call',
        pattern: /LLM Provider NOT provided\. Pass in the LLM provider you are trying to call/,
      },
      {
        words: 'invalid model name passed in model',
        pattern: /Invalid model name passed in model=(?<object>[\w./:-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'LiteLLM does not pass the call on: its model is not known',
    check: {
      text: 'See its models and keys',
      host: "curl -s -H 'Authorization: Bearer <api-key>' http://localhost:4000/v1/models | jq '.data[].id'",
    },
    repair: [
      {
        text: 'Name the model of model_list (or provider/model)',
      },
    ],
    source: 'LiteLLM source, get_llm_provider_logic, proxy/auth',
    matches: [
      'litellm.exceptions.BadRequestError: LLM Provider NOT provided. Pass in the LLM provider you are trying to call. You passed model=llama3',
      "{'error': '/chat/completions: Invalid model name passed in model=gpt-5x. Call `/v1/models` to view available models for your key.'}",
    ],
    ignores: ['LiteLLM: Proxy initialized with Config, Set models:'],
  },
  {
    id: 'litellm.budget-spent',
    kind: 'quota_exceeded',
    program: 'litellm',
    forms: [
      {
        words: 'budget has been exceeded current cost',
        pattern: /Budget has been exceeded! Current cost: (?<value>[\d.]{1,12}), Max budget: (?<limit>[\d.]{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The LiteLLM budget is spent: {value} of {limit}',
    check: {
      text: 'See spend and budget',
      host: "curl -s -H 'Authorization: Bearer <master-key>' 'http://localhost:4000/key/info?key=<key>'",
    },
    repair: [{ text: 'Raise max_budget of key, team or user (/key/update), or wait for budget_duration to pass' }],
    source: 'LiteLLM source, get_llm_provider_logic, proxy/auth',
    matches: [
      'litellm.exceptions.BudgetExceededError: Budget has been exceeded! Current cost: 5.01, Max budget: 5.0',
      'Budget has been exceeded! Current cost: 10.2, Max budget: 10.0',
    ],
    ignores: ['LiteLLM: Proxy initialized with Config, Set models:'],
  },
  {
    id: 'litellm.key-refused',
    kind: 'authentication_refused',
    program: 'litellm',
    forms: [
      {
        words: 'authentication error',
        pattern: /Authentication Error, (?:Invalid proxy server token passed|No api key passed in)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'LiteLLM refuses the key of the caller',
    check: {
      text: 'Ask the proxy about the key',
      host: "curl -s -H 'Authorization: Bearer <master-key>' 'http://localhost:4000/key/info?key=<key>'",
    },
    repair: [
      {
        text: 'Send a virtual key that this proxy made (/key/generate), or its LITELLM_MASTER_KEY; keys live in its database and are gone with it',
      },
    ],
    source: 'LiteLLM source, get_llm_provider_logic, proxy/auth',
    matches: [
      '{"error":{"message":"Authentication Error, No api key passed in.","type":"auth_error","param":"None","code":"401"}}',
      'Authentication Error, Invalid proxy server token passed. Received API Key = sk-...abcd',
    ],
    ignores: ['LiteLLM: Proxy initialized with Config, Set models:'],
  },
  {
    id: 'mcp.server-lost',
    kind: 'code_defect',
    forms: [
      { words: 'mcp error 32000 connection closed', pattern: /MCP error -32000: Connection closed/ },
      { words: 'mcp error 32001 request timed out', pattern: /MCP error -32001: Request timed out/ },
      { words: 'server transport closed unexpectedly', pattern: /Server transport closed unexpectedly/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'An MCP server ended or did not answer',
    check: { text: 'Start it by hand with the same command', host: 'npx -y @modelcontextprotocol/inspector <command>' },
    repair: [
      {
        text: 'Repair its start (path of node, uv or npx, a missing variable), write logs to stderr only, allow it more time',
      },
    ],
    source: 'Model Context Protocol SDK, types.ts',
    matches: [
      'McpError: MCP error -32000: Connection closed',
      'McpError: MCP error -32001: Request timed out',
      '[info] [files] Server transport closed unexpectedly, this is likely due to the process exiting early.',
    ],
    ignores: ['MCP server connected'],
  },
  {
    id: 'vector-store.index-or-collection-missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'message resource not found',
        pattern: /"message": ?"Resource (?<object>[\w-]{1,80}) not found"\},"status":404/,
      },
      {
        words: 'collection not',
        pattern: /collection not (?:loaded|found)\[(?:database=\S{1,40}\]\[)?collection=(?<object>[\w-]{1,80})\]/,
      },
      {
        words: 'collection exist',
        pattern: /Collection \[?`?(?<object>[\w-]{1,80})\]?`? (?:does not exist|doesn't exist)!?\.?/,
      },
      {
        words: 'does not match the dimension of the index',
        pattern: /Vector dimension (?<value>\d{1,6}) does not match the dimension of the index (?<limit>\d{1,6})/,
      },
      {
        words: 'connecting to server on illegal connection params or server unavailable',
        pattern:
          /Fail(?:ed)? connecting to server on (?<peer>[\w.:-]{1,80}), illegal connection params or server unavailable/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The vector store has no usable {object|index for this call}',
    check: { text: 'See what it holds' },
    repair: [
      {
        text: "Make (and load) the collection or index with the model's dimension, correct name and project; for Milvus see whether the standalone has started (etcd, MinIO)",
      },
    ],
    source: 'Pinecone, Milvus, Chroma and Qdrant clients',
    matches: [
      'pinecone.exceptions.NotFoundException: (404) Reason: Not Found HTTP response body: {"error":{"code":"NOT_FOUND","message":"Resource my-index not found"},"status":404}',
      'pymilvus.exceptions.MilvusException: <MilvusException: (code=101, message=collection not loaded[collection=docs])>',
      'chromadb.errors.NotFoundError: Collection [docs] does not exist',
      'pinecone.core.client.exceptions.ApiException: (400) Vector dimension 1536 does not match the dimension of the index 768',
      'pymilvus.exceptions.MilvusException: <MilvusException: (code=2, message=Fail connecting to server on localhost:19530, illegal connection params or server unavailable)>',
    ],
    ignores: ['collection docs loaded'],
  },
  {
    id: 'comfyui.workflow-refused',
    kind: 'missing_file',
    program: 'comfyui',
    forms: [
      {
        words: 'value not in list',
        pattern: /Value not in list: (?<setting>\w{1,40}): '(?<object>[^']{1,120})' not in/,
      },
      {
        words: 'failed to validate prompt for output',
        pattern: /Failed to validate prompt for output (?<value>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ComfyUI does not run the workflow: {object|a model} is not there',
    check: { text: 'See which models there are', host: 'ls models/checkpoints' },
    repair: [
      {
        text: 'Put the model into its folder (or choose one of the list)',
      },
    ],
    source: 'ComfyUI source, execution.py, nodes.py',
    matches: [
      "  - Value not in list: ckpt_name: 'sd_xl_base_1.0.safetensors' not in []",
      'Failed to validate prompt for output 9:',
    ],
    ignores: ['got prompt'],
  },
  {
    id: 'comfyui.node-missing',
    kind: 'missing_module',
    program: 'comfyui',
    forms: [
      {
        words: 'module for custom nodes',
        pattern: /Cannot import (?<path>\S{1,160}) module for custom nodes: (?<object>.{1,120})/,
      },
      {
        words: 'cannot execute because node',
        pattern:
          /(?:Cannot execute because node|Cannot execute because a node is missing the class_type property)[: ]? ?(?<object>[\w ()|-]{0,60})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'ComfyUI lacks a custom node or what it imports: {object}',
    check: { text: 'See what failed to import at the start', host: 'ls custom_nodes; python -m pip list' },
    repair: [
      {
        text: 'Install the node (ComfyUI Manager, Install Missing Custom Nodes) and its requirements, restart',
        host: 'python -m pip install -r custom_nodes/<node>/requirements.txt',
      },
    ],
    source: 'ComfyUI source, execution.py, nodes.py',
    matches: [
      "Cannot import /app/custom_nodes/ComfyUI-Impact-Pack module for custom nodes: No module named 'segment_anything'",
      "invalid prompt: {'type': 'missing_node_type', 'message': 'Cannot execute because node UltralyticsDetectorProvider does not exist.'}",
    ],
    ignores: ['got prompt'],
  },
  {
    id: 'cuda.library-not-found',
    kind: 'missing_module',
    forms: [
      {
        words: 'is not found or cannot be loaded',
        pattern:
          /Library (?<object>lib(?:cublas|cudnn|cudart|nvrtc|cusparse)\S{1,40}) is not found or cannot be loaded/,
      },
      { words: 'unable to load any of', pattern: /Unable to load any of \{(?<object>libcudnn[^}]{1,160})\}/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The CUDA library {object} is not found',
    check: {
      text: 'See which versions are there',
      host: "python -c 'import nvidia.cudnn, nvidia.cublas; print(nvidia.cudnn.__file__)'; ldconfig -p | grep -E 'cublas|cudnn'",
    },
    repair: [
      {
        text: 'Install the major version the program wants (pip nvidia-cublas-cu12, nvidia-cudnn-cu12==9.*) and put its folder into LD_LIBRARY_PATH, or take an image that has it',
      },
    ],
    source: 'CTranslate2 and faster-whisper issues; cuDNN documentation',
    matches: [
      'RuntimeError: Library libcublas.so.12 is not found or cannot be loaded',
      'Unable to load any of {libcudnn_ops.so.9.1.0, libcudnn_ops.so.9.1, libcudnn_ops.so.9, libcudnn_ops.so}',
    ],
    ignores: ['libcublas.so.12 loaded'],
  },
];

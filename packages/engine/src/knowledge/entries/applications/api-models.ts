import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const API_MODELS: readonly CatalogueEntry[] = [
  {
    id: 'openai.key-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'incorrect api key provided',
        pattern: /Incorrect API key provided: (?<value>\S{3,80}?)\.?(?:[\s"',}]|$)/,
      },
      { words: 'invalid_api_key', pattern: /['"]code['"]: ?['"]invalid_api_key['"]/ },
      {
        words: 'you didn t provide an api key you need to provide your api key',
        pattern: /You didn't provide an API key\. You need to provide your API key/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'openai',
    specificity: 3,
    means: 'The OpenAI API refuses the key {value|that is sent}',
    check: {
      text: 'See which key reaches the process, and try it',
      compose: 'docker compose config | grep -E "OPENAI_API_KEY|OPENAI_.*BASE"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A4 OPENAI_API_KEY',
      host: 'curl -s https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY" | head',
    },
    repair: [
      {
        text: 'Make a new key and set it; for a compatible server (Azure, vLLM, OpenRouter) set the base address as well, its keys are no OpenAI keys',
        compose: 'docker compose up -d {service}',
        kubernetes:
          'kubectl create secret generic openai --from-literal=OPENAI_API_KEY=<key> --dry-run=client -o yaml | kubectl apply -f -',
      },
    ],
    source: 'OpenAI documentation, Error codes, 401',
    matches: [
      "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: sk-proj-****abcd. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
      '{"error":{"message":"","type":"invalid_request_error","param":null,"code": "invalid_api_key"}}',
      '"message": "You didn\'t provide an API key. You need to provide your API key in an Authorization header using Bearer auth"',
    ],
    ignores: ['OPENAI_API_KEY is read from the environment'],
  },
  {
    id: 'openai.quota-used-up',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'you exceeded your current quota please check your plan and billing details',
        pattern: /You exceeded your current quota, please check your plan and billing details/,
      },
      { words: 'insufficient_quota', pattern: /['"](?:code|type)['"]: ?['"]insufficient_quota['"]/ },
      { words: 'billing hard limit has been reached', pattern: /Billing hard limit has been reached/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'openai',
    specificity: 3,
    means: 'The model API refuses with 429: the credit or quota of the account is used up',
    check: {
      text: 'Look at usage, credit and limits of the project in the console of the provider; waiting does not help',
    },
    repair: [
      {
        text: 'Add credit or raise the limit of project and organisation, or switch the service to another key or model',
      },
    ],
    source: 'OpenAI documentation, Error codes, 429 You exceeded your current quota; Gemini API rate limits',
    matches: [
      "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}",
      '{"error":{"message":"","type": "insufficient_quota"}}',
      "{'error': {'code': 'billing_hard_limit_reached', 'message': 'Billing hard limit has been reached'}}",
    ],
    ignores: ['current quota: 100 USD a month'],
  },
  {
    id: 'openai.rate-limit',
    kind: 'rate_limited',
    forms: [
      {
        words: 'error code 429 rate limit reached for',
        pattern: /Error code: 429 - .{0,80}Rate limit reached for (?<object>[\w.:-]{1,60})/,
      },
      {
        words: 'rate limit reached for in organization on',
        pattern:
          /Rate limit reached for (?<object>[\w.:-]{1,60})(?: \(for limit [\w-]{1,30}\))? in organization \S{1,60}(?: project \S{1,60})? on (?<value>[\w ()]{1,40}): Limit:? (?<limit>[\d,]{1,12})/,
      },
      { words: 'rate_limit_exceeded', pattern: /['"]code['"]: ?['"]rate_limit_exceeded['"]/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'openai',
    specificity: 3,
    means: 'OpenAI refuses with 429: {value|the rate limit} of {object|the model} is {limit|reached}',
    check: { text: 'Compare the limits of the project with what is sent; the headers x-ratelimit-* tell what is left' },
    repair: [
      {
        text: 'Send fewer at once, wait as retry-after says with a growing pause, cut prompts, use batches; a higher usage tier raises the limit',
      },
    ],
    source: 'OpenAI documentation, Rate limits; Error codes, 429',
    matches: [
      "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-4o in organization org-1'",
      "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-4o in organization org-1a2b on tokens per min (TPM): Limit 30000, Used 29012, Requested 2000. Please try again in 2.024s.', 'type': 'tokens', 'param': None, 'code': 'rate_limit_exceeded'}}",
      '{"error":{"type":"requests","code": "rate_limit_exceeded"}}',
    ],
    ignores: ['rate limit of the gateway: 60 requests a minute'],
  },
  {
    id: 'openai.model-unknown',
    kind: 'missing_object',
    forms: [
      {
        words: 'the model does not exist or you do not have access to it',
        pattern: /The model [`'"](?<object>[^`'"]{1,80})[`'"] does not exist or you do not have access to it/,
      },
      { words: 'model_not_found', pattern: /['"]code['"]: ?['"]model_not_found['"]/ },
      { words: 'the model does not exist', pattern: /The model [`'"](?<object>[^`'"]{1,80})[`'"] does not exist\./ },
      {
        words: 'the api deployment for this resource does not exist',
        pattern: /The API deployment for this resource does not exist/,
      },
      {
        words: 'not_found_error model',
        pattern: /['"]type['"]: ?['"]not_found_error['"], ?['"]message['"]: ?['"]model: (?<object>[\w.:-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The model API does not know {object|the model or deployment}, or the key may not use it',
    check: {
      text: 'List the models that the key may use',
      host: 'curl -s $BASE_URL/v1/models -H "Authorization: Bearer $OPENAI_API_KEY" | jq -r ".data[].id"',
    },
    repair: [
      {
        text: 'Set a model that exists (retired ones vanish; Azure wants the name of the deployment), or give the project access to it',
      },
    ],
    source: 'OpenAI documentation, Error codes; vLLM entrypoints/openai; Azure OpenAI; Anthropic API errors',
    matches: [
      "openai.NotFoundError: Error code: 404 - {'error': {'message': 'The model `gpt-4-32k` does not exist or you do not have access to it.', 'type': 'invalid_request_error', 'param': None, 'code': 'model_not_found'}}",
      '{"object":"error","message":"The model `llama3` does not exist.","type":"NotFoundError","code":404}',
      "{'error': {'code': 'DeploymentNotFound', 'message': 'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.'}}",
      '{"type":"error","error":{"type":"not_found_error","message":"model: claude-3-opus-latest"}}',
      '{"error":{"code": "model_not_found"}}',
    ],
    ignores: ['model gpt-4o was chosen'],
  },
  {
    id: 'model-api.prompt-too-long',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'this model s maximum context length is tokens',
        pattern:
          /[Tt]his model's maximum context length is (?<limit>\d{1,9}) tokens\. However, (?:you requested|your (?:messages|prompt|request)).{0,40}? (?<value>\d{1,9})/,
      },
      {
        words: 'prompt is too long tokens maximum',
        pattern: /prompt is too long: (?<value>\d{1,9}) tokens > (?<limit>\d{1,9}) maximum/,
      },
      { words: 'context_length_exceeded', pattern: /['"]code['"]: ?['"]context_length_exceeded['"]/ },
      {
        words: 'the input token count exceeds the maximum number of tokens allowed',
        pattern:
          /The input token count \((?<value>\d{1,9})\) exceeds the maximum number of tokens allowed \((?<limit>\d{1,9})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The prompt is too long for the model: {value|more} tokens of {limit|its limit}',
    check: { text: 'See what fills it: history, documents, tool results' },
    repair: [
      {
        text: 'Cut or summarise the history, retrieve fewer documents, lower max_tokens, or take a model with a longer context (vLLM: --max-model-len, Ollama: num_ctx)',
      },
    ],
    source: 'OpenAI documentation, Error codes; Anthropic API errors; vLLM serving; Gemini API',
    matches: [
      "openai.BadRequestError: Error code: 400 - {'error': {'message': \"This model's maximum context length is 8192 tokens. However, your messages resulted in 9210 tokens. Please reduce the length of the messages.\", 'type': 'invalid_request_error', 'code': 'context_length_exceeded'}}",
      '{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210432 tokens > 200000 maximum"}}',
      'google.genai.errors.ClientError: 400 INVALID_ARGUMENT. The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
      '{"error":{"code": "context_length_exceeded"}}',
    ],
    ignores: ['maximum context length: 8192 tokens'],
  },
  {
    id: 'openai.server-trouble',
    kind: 'outside_outage',
    forms: [
      {
        words: 'the server had an error while processing your request',
        pattern: /The server had an error (?:while )?processing your request\. Sorry about that/,
      },
      {
        words: 'that model is currently overloaded with other requests',
        pattern: /That model is currently overloaded with other requests/,
      },
      {
        words: 'the engine is currently overloaded please try again later',
        pattern: /The engine is currently overloaded, please try again later/,
      },
      {
        words: 'the model is overloaded please try again later',
        pattern: /The model is overloaded\. Please try again later/,
      },
      { words: 'overloaded_error', pattern: /['"]?type['"]?: ?\\?['"]overloaded_error/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The provider of the model is overloaded or down',
    check: {
      text: 'Look at its status page (status.openai.com, status.anthropic.com)',
      host: 'curl -s https://status.anthropic.com/api/v2/status.json | jq .status',
    },
    repair: [
      {
        text: 'Try again with a growing pause, fall back to another model or provider, and do not let a batch wait on it',
      },
    ],
    source: 'OpenAI documentation, Error codes 500, 503; Anthropic API errors 529; Gemini API 503 UNAVAILABLE',
    matches: [
      "openai.InternalServerError: Error code: 500 - {'error': {'message': 'The server had an error while processing your request. Sorry about that!', 'type': 'server_error'}}",
      'That model is currently overloaded with other requests. You can retry your request',
      'openai.error.ServiceUnavailableError: The engine is currently overloaded, please try again later',
      '{"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}',
      "anthropic.InternalServerError: Error code: 529 - {'type': 'error', 'error': {'type': 'overloaded_error', 'message': 'Overloaded'}}",
    ],
    ignores: ['our own server is overloaded'],
  },
  {
    id: 'anthropic.key-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'invalid x api key', pattern: /invalid x-api-key/ },
      {
        words: 'authentication_error message',
        pattern:
          /['"]type['"]: ?\\?['"]authentication_error\\?['"], ?\\?['"]message\\?['"]: ?\\?['"](?<value>[^'"\\]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'anthropic',
    specificity: 3,
    means: 'The Anthropic API refuses the key: {value|invalid x-api-key}',
    check: {
      text: 'See which key reaches the process',
      compose: 'docker compose config | grep ANTHROPIC',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A4 ANTHROPIC_API_KEY',
    },
    repair: [
      {
        text: 'Make a new key in the console and set ANTHROPIC_API_KEY (without quotes and line break)',
        compose: 'docker compose up -d {service}',
        kubernetes:
          'kubectl create secret generic anthropic --from-literal=ANTHROPIC_API_KEY=<key> --dry-run=client -o yaml | kubectl apply -f -',
      },
    ],
    source: 'Anthropic documentation, API errors, 401 authentication_error',
    matches: [
      "anthropic.AuthenticationError: Error code: 401 - {'type': 'error', 'error': {'type': 'authentication_error', 'message': 'invalid x-api-key'}}",
      '{"type":"error","error":{"type":"authentication_error","message":"OAuth token has expired. Please obtain a new token or refresh your existing token."}}',
    ],
    ignores: ['x-api-key: ********'],
  },
  {
    id: 'anthropic.credit-used-up',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'your credit balance is too low to access the anthropic api',
        pattern: /Your credit balance is too low to access the (?:Anthropic|Claude) API/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'anthropic',
    specificity: 3,
    means: 'The Anthropic API refuses: the credit of the organisation is used up',
    check: { text: 'Look at Plans & Billing of the organisation that the key belongs to' },
    repair: [{ text: 'Buy credit or switch auto-reload on, or use a key of another workspace' }],
    source: 'Anthropic documentation, API errors, invalid_request_error',
    matches: [
      '{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."}}',
      "anthropic.BadRequestError: Error code: 400 - {'error': {'message': 'Your credit balance is too low to access the Claude API.'}}",
    ],
    ignores: ['credit balance: 12.40 USD'],
  },
  {
    id: 'anthropic.rate-limit',
    kind: 'rate_limited',
    forms: [
      {
        words: 'this request would exceed rate limit of per minute',
        pattern:
          /This request would exceed (?:your|the) (?:organization|account)?['’]?s?\s?(?:\([^)]{1,60}\) )?rate limit(?: \([^)]{1,60}\))? of (?<limit>[\d,]{1,12}) (?<value>[\w ]{1,30}) per minute/,
      },
      { words: 'rate_limit_error', pattern: /['"]type['"]: ?\\?['"]rate_limit_error/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'anthropic',
    specificity: 3,
    means: 'The Anthropic API refuses with 429: the limit of {limit|the organisation} {value|a minute} is reached',
    check: { text: 'Read retry-after and the headers anthropic-ratelimit-*, and the limits in the console' },
    repair: [{ text: 'Wait as retry-after says, send fewer at once, cache prompts, or ask for a higher limit' }],
    source: 'Anthropic documentation, Rate limits; API errors, 429 rate_limit_error',
    matches: [
      "anthropic.RateLimitError: Error code: 429 - {'type': 'error', 'error': {'type': 'rate_limit_error', 'message': \"This request would exceed your organization's rate limit of 40,000 input tokens per minute.\"}}",
      '{"type":"error","error":{"type":"rate_limit_error","message":"Number of request tokens has exceeded your per-minute rate limit"}}',
      'This request would exceed the rate limit of 50 requests per minute',
    ],
    ignores: ['rate limit of this gateway: 50 requests per minute'],
  },
  {
    id: 'google-api.key-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'api key not valid please pass a valid api key',
        pattern: /API key not valid\. Please pass a valid API key/,
      },
      { words: 'api_key_invalid', pattern: /"reason": ?"API_KEY_INVALID"/ },
      {
        words: 'access denied due to invalid subscription key or wrong api endpoint',
        pattern: /Access denied due to invalid subscription key or wrong API endpoint/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The cloud API refuses the key: it is invalid or belongs to another endpoint',
    check: {
      text: 'See which key and endpoint are set',
      compose: 'docker compose config | grep -iE "API_KEY|ENDPOINT"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -iE -A1 "API_KEY|ENDPOINT"',
    },
    repair: [
      {
        text: 'Set a key of this project (Google: with the API enabled and no restriction that hits) or of this resource and region (Azure)',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Google Cloud API errors, API_KEY_INVALID; Azure AI services, 401',
    matches: [
      '{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}',
      '"reason": "API_KEY_INVALID", "domain": "googleapis.com"',
      "openai.AuthenticationError: Error code: 401 - {'error': {'code': '401', 'message': 'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription'}}",
    ],
    ignores: ['Please pass a valid API key in the settings page'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const API_SENDERS_AND_CONTENT: readonly CatalogueEntry[] = [
  {
    id: 'discord.permission-missing',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'discordapierror',
        pattern: /DiscordAPIError\[(?<value>50013|50001|50007|10003|10004)\]: (?<object>[\w ]{1,60})/,
      },
      {
        words: 'discord errors forbidden 403 forbidden error code',
        pattern: /discord\.errors\.Forbidden: 403 Forbidden \(error code: (?<value>\d{4,6})\): (?<object>[\w ]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'discord',
    specificity: 3,
    means: 'Discord denies the bot: {object} ({value})',
    check: { text: "See the bot's role and the channel's rights" },
    repair: [
      {
        text: 'Move its role above those it manages, give the right in the channel, invite it with the scopes bot and applications.commands; 50007: the person takes no messages',
      },
    ],
    source: 'Discord developer documentation, JSON error codes',
    matches: [
      'DiscordAPIError[50013]: Missing Permissions',
      'DiscordAPIError[50001]: Missing Access',
      'discord.errors.Forbidden: 403 Forbidden (error code: 50013): Missing Permissions',
    ],
    ignores: ['DiscordAPIError[50035]: Invalid Form Body'],
  },
  {
    id: 'discord.answer-late',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'unknown interaction',
        pattern: /(?:DiscordAPIError\[10062\]|error code: 10062\)): Unknown interaction/,
      },
      { words: 'interaction has already been acknowledged', pattern: /Interaction has already been acknowledged/ },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'discord',
    specificity: 3,
    means: 'A Discord bot answered an interaction too late, or twice',
    check: { text: 'See whether two bots run with one token' },
    repair: [{ text: 'Defer within 3 seconds (deferReply), answer once, run one process for the token' }],
    source: 'Discord developer documentation, Receiving and responding',
    matches: [
      'DiscordAPIError[10062]: Unknown interaction',
      'discord.errors.NotFound: 404 Not Found (error code: 10062): Unknown interaction',
      'DiscordAPIError[40060]: Interaction has already been acknowledged.',
    ],
    ignores: ['interaction deferred'],
  },
  {
    id: 'meta-api.token-or-recipient',
    kind: 'authentication_refused',
    forms: [
      { words: 'error validating access token', pattern: /Error validating access token: (?<value>.{1,120})/ },
      {
        words: 'recipient phone number not in allowed list',
        pattern: /\(#131030\) Recipient phone number not in allowed list/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'meta',
    specificity: 3,
    means: "Meta's API (WhatsApp, Facebook, Instagram) refuses: {value|recipient not allowed}",
    check: {
      text: 'Look at the token',
      host: 'curl -s "https://graph.facebook.com/debug_token?input_token=<token>&access_token=<app-token>"',
    },
    repair: [
      {
        text: "Use a system user's token (it does not end), with the rights; in test mode add the recipient's number, else verify the business",
      },
    ],
    source: 'Meta Graph API and WhatsApp Cloud API error codes',
    matches: [
      '{"error":{"message":"Error validating access token: Session has expired on Sunday, 29-Nov-26 10:00:00 PST.","type":"OAuthException","code":190}}',
      '{"error":{"message":"(#131030) Recipient phone number not in allowed list","type":"OAuthException","code":131030}}',
    ],
    ignores: ['messages: [{"id":"wamid.x"}]'],
  },
  {
    id: 'workspace-api.not-shared',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'make sure the relevant pages and databases are shared with your integration',
        pattern: /Make sure the relevant pages and databases are shared with your integration/,
      },
      { words: 'invalid_permissions_or_model_not_found', pattern: /(?<value>INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND)/ },
      {
        words: 'this app hasn t been granted all required scopes to make this call',
        pattern: /This app hasn't been granted all required scopes to make this call/,
      },
      {
        words: 'issue does not exist or you do not have permission to see it',
        pattern: /Issue does not exist or you do not have permission to see it/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "The workspace's API shows nothing: page, base or issue is not shared with this key",
    check: { text: 'Ask with the same key for what it sees' },
    repair: [
      {
        text: "Notion: connect the integration to the page; Airtable: add base and scopes to the token; HubSpot: add scopes and install again; Jira: the account's rights in the project, or its API token",
      },
    ],
    source: 'Notion, Airtable, HubSpot and Jira API documentation',
    matches: [
      'APIResponseError: Could not find database with ID: 1a2b. Make sure the relevant pages and databases are shared with your integration.',
      '{"error":{"type":"INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND","message":"Invalid permissions, or the requested model was not found."}}',
      '{"status":"error","message":"This app hasn\'t been granted all required scopes to make this call.","category":"MISSING_SCOPES"}',
      '{"errorMessages":["Issue does not exist or you do not have permission to see it."],"errors":{}}',
    ],
    ignores: ['page shared'],
  },
  {
    id: 'mail-api.sender-not-verified',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'domain is not verified please add and verify your domain',
        pattern: /The (?<object>[\w.-]{3,80}) domain is not verified\. Please, add and verify your domain/,
      },
      {
        words: 'you can only send testing emails to your own email address',
        pattern: /You can only send testing emails to your own email address/,
      },
      { words: 'is not a sender signature on your account', pattern: /is not a Sender Signature on your account/ },
      {
        words: 'free accounts are for test purposes only please upgrade or add the address to authorized recipients',
        pattern:
          /Free accounts are for test purposes only\. Please upgrade or add the address to authorized recipients/,
      },
      {
        words: 'sandbox subdomains are for test purposes only',
        pattern: /Sandbox subdomains are for test purposes only/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The mail service does not send yet: {object|sender or recipient} is not verified',
    check: {
      text: "See the domain's DNS records at the service",
      host: 'dig +short TXT <selector>._domainkey.<domain>; dig +short MX <return path>',
    },
    repair: [{ text: 'Add and verify the domain (DKIM, return path), send from it, and leave the sandbox' }],
    source: 'Resend, Postmark and Mailgun API documentation',
    matches: [
      'The example.com domain is not verified. Please, add and verify your domain on https://resend.com/domains',
      'You can only send testing emails to your own email address (anna@example.com). To send emails to other recipients, please verify a domain',
      '{"ErrorCode":400,"Message":"The \'From\' address you supplied (a@example.com) is not a Sender Signature on your account."}',
      'Domain sandbox1a2b.mailgun.org is not allowed to send: Free accounts are for test purposes only. Please upgrade or add the address to authorized recipients in Account Settings.',
      'Sandbox subdomains are for test purposes only. Please add your own domain',
    ],
    ignores: ['domain verified'],
  },
  {
    id: 'mail-api.recipient-inactive',
    kind: null,
    forms: [
      {
        words: 'you tried to send to recipient s that have been marked as inactive',
        pattern: /You tried to send to recipient\(s\) that have been marked as inactive/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: "A recipient is on the mail service's list of dead addresses",
    check: { text: 'See why: hard bounce or complaint' },
    repair: [],
    source: 'Postmark API documentation, error 406',
    matches: [
      '{"ErrorCode":406,"Message":"You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: x@example.com."}',
      'InactiveRecipientsError: You tried to send to recipient(s) that have been marked as inactive.',
    ],
    ignores: ['recipient active'],
  },
  {
    id: 'google-maps.refused',
    kind: 'authorisation_denied',
    forms: [
      { words: 'google maps javascript api error', pattern: /Google Maps JavaScript API error: (?<value>\w{4,60})/ },
      {
        words: 'you must enable billing on the google cloud project',
        pattern: /You must enable Billing on the Google Cloud Project/,
      },
      {
        words: 'is not authorized to use this api',
        pattern: /This API (?:project|key) is not authorized to use this (?:service or )?API/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google',
    specificity: 3,
    means: 'Google Maps refuses the key: {value|billing or API is not enabled}',
    check: {
      text: "See the key's restrictions",
      host: 'gcloud services list --enabled | grep -i maps; gcloud services api-keys list',
    },
    repair: [
      {
        text: "Enable the API and billing, add this site to the referrers (or the server's address; a key for browsers does not do for servers)",
      },
    ],
    source: 'Google Maps Platform documentation, Error messages',
    matches: [
      'Google Maps JavaScript API error: RefererNotAllowedMapError',
      '{"error_message":"You must enable Billing on the Google Cloud Project at https://console.cloud.google.com/project/_/billing/enable","status":"REQUEST_DENIED"}',
      '{"error_message":"This API project is not authorized to use this API.","status":"REQUEST_DENIED"}',
    ],
    ignores: ['maps loaded'],
  },
  {
    id: 'youtube.quota',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'the request cannot be completed because you have exceeded your',
        pattern: /The request cannot be completed because you have exceeded your (?:<a [^>]{1,80}>)?quota/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google',
    specificity: 3,
    means: "The YouTube API's daily units are used up",
    check: { text: 'See the quota page of the project' },
    repair: [
      {
        text: 'Ask for less (search.list costs 100 units; use playlistItems), cache, or ask for more; it begins anew at midnight Pacific time',
      },
    ],
    source: 'YouTube Data API documentation, quota',
    matches: [
      'HttpError 403 "The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>."',
      '{"error":{"code":403,"message":"The request cannot be completed because you have exceeded your quota."}}',
    ],
    ignores: ['quota used 12%'],
  },
  {
    id: 'cloudinary.refused',
    kind: 'missing_setting',
    forms: [{ words: 'must supply', pattern: /Must supply (?<setting>api_key|cloud_name|api_secret)/ }],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'cloudinary',
    specificity: 3,
    means: 'Cloudinary misses its setting {setting}',
    check: { text: 'See the variables', compose: 'docker compose exec {service} printenv | grep CLOUDINARY' },
    repair: [{ text: 'Set CLOUDINARY_URL (or the three parts)' }],
    source: 'Cloudinary SDKs and upload API',
    matches: ['Error: Must supply cloud_name', 'Error: Must supply api_key'],
    ignores: ['uploaded'],
  },
  {
    id: 'cloudinary.file-too-large',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'file size too large got',
        pattern: /File size too large\. Got (?<value>\d{1,12})\. Maximum is (?<limit>\d{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'cloudinary',
    specificity: 3,
    means: 'Cloudinary takes no file of {value} bytes, only {limit}',
    check: { text: 'Compare with the limits of the plan' },
    repair: [{ text: 'Shrink the file before the upload, or use upload_large for videos and raw files' }],
    source: 'Cloudinary SDKs and upload API',
    matches: [
      'Error: File size too large. Got 120000000. Maximum is 104857600. Upgrade your plan to enjoy higher limits',
      '{"error":{"message":"File size too large. Got 12000000. Maximum is 10485760."}}',
    ],
    ignores: ['uploaded'],
  },
  {
    id: 'x-api.plan',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'you currently have access to a subset of x api',
        pattern: /You currently have access to a subset of X API/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'x',
    specificity: 3,
    means: "The X API's plan does not hold this call",
    check: { text: "See the project's plan" },
    repair: [{ text: 'Use the v2 end point that the plan has, or take a higher plan' }],
    source: 'X API documentation, error 453',
    matches: [
      'Forbidden: 403 Forbidden 453 - You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints (e.g. media post, oauth) only.',
      '{"errors":[{"message":"You currently have access to a subset of X API V2 endpoints","code":453}]}',
    ],
    ignores: ['access elevated'],
  },
  {
    id: 'package-registry.version-taken',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'you cannot publish over the previously published',
        pattern: /You cannot publish over the previously published versions?:? ?(?<version>\S{0,40})/,
      },
      { words: 'file already exists', pattern: /File already exists \('(?<object>[^']{1,120})'/ },
      { words: 'is already uploaded', pattern: /crate version `(?<version>[^`]{1,40})` is already uploaded/ },
      { words: 'repushing of gem versions is not allowed', pattern: /Repushing of gem versions is not allowed/ },
      { words: 'the feed already contains', pattern: /The feed already contains '(?<object>[^']{1,80})'/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The version {version|of this package} was published already',
    check: { text: 'See what the registry has' },
    repair: [
      {
        text: 'Raise the version; a published one is not replaced (twine --skip-existing, dotnet nuget push --skip-duplicate for repeated runs)',
      },
    ],
    source: 'npm, PyPI, crates.io, RubyGems and Azure Artifacts',
    matches: [
      'npm error 403 403 Forbidden - PUT https://registry.npmjs.org/x - You cannot publish over the previously published versions: 1.0.0.',
      "HTTPError: 400 Bad Request from https://upload.pypi.org/legacy/ File already exists ('app-1.0.tar.gz', with blake2_256 hash 'x'). See https://pypi.org/help/#file-name-reuse",
      'error: crate version `1.0.0` is already uploaded',
      'Repushing of gem versions is not allowed. Please use `gem yank` to remove bad gem releases.',
      "error: Response status code does not indicate success: 409 (Conflict - The feed already contains 'Shop.Core 1.0.0'.",
    ],
    ignores: ['published 1.0.1'],
  },
  {
    id: 'package-registry.upload-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'invalid or non existent authentication information',
        pattern: /Invalid or non-existent authentication information/,
      },
      { words: 'content access is protected by token', pattern: /Content access is protected by token/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The package registry refuses the upload: token',
    check: { text: 'See which token the job has' },
    repair: [
      {
        text: 'PyPI: user __token__ and the whole token with pypi- (or trusted publishing set for this workflow); Sonatype: a user token in settings.xml under the server id',
      },
    ],
    source: 'PyPI help; Sonatype documentation',
    matches: [
      'HTTPError: 403 Forbidden from https://upload.pypi.org/legacy/ Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth for more information.',
      'Failed to deploy artifacts: Content access is protected by token',
    ],
    ignores: ['uploaded'],
  },
  {
    id: 'woocommerce.api-refused',
    kind: 'authentication_refused',
    program: 'wordpress',
    forms: [
      {
        words: 'code message',
        pattern: /"code": ?"(?<value>woocommerce_rest_authentication_error|woocommerce_rest_cannot_view)"/,
      },
      { words: 'woocommerce_rest_authentication_error', pattern: /(?<value>woocommerce_rest_authentication_error)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'WooCommerce refuses the API call: {value}',
    check: {
      text: 'Try the key',
      host: "curl -su <consumer key>:<consumer secret> 'https://<shop>/wp-json/wc/v3/orders?per_page=1' | head -c 300",
    },
    repair: [
      {
        text: 'Make a key of a shop manager with read and write; let Apache or FastCGI pass the Authorization header; use https (or OAuth 1.0a over http)',
      },
    ],
    source: 'WooCommerce REST API documentation, Errors',
    matches: [
      '{"code":"woocommerce_rest_authentication_error","message":"Invalid signature - provided signature does not match.","data":{"status":401}}',
      'Error: woocommerce_rest_authentication_error Consumer key is invalid.',
    ],
    ignores: ['orders listed'],
  },
  {
    id: 'wordpress.editor-save-failed',
    kind: 'invalid_setting',
    program: 'wordpress',
    forms: [
      { words: 'the response is not a valid json response', pattern: /The response is not a valid JSON response/ },
      { words: 'code rest_no_route', pattern: /"code": ?"rest_no_route"/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "WordPress's editor gets no JSON from the REST API",
    check: { text: 'Ask it', host: 'curl -s https://<site>/wp-json/ | head -c 300' },
    repair: [
      {
        text: 'Save the permalinks anew (rewrite rules, .htaccess), let proxy or firewall pass /wp-json, correct site address and https, end PHP notices in the answer',
      },
    ],
    source: 'WordPress block editor; REST API FAQ',
    matches: [
      'Updating failed. The response is not a valid JSON response.',
      '{"code":"rest_no_route","message":"No route was found matching the URL and request method.","data":{"status":404}}',
    ],
    ignores: ['wp-json answered'],
  },
];

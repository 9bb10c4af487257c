import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const API_CHATS: readonly CatalogueEntry[] = [
  {
    id: 'slack.token-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'an api error occurred',
        pattern:
          /An API error occurred: (?<value>invalid_auth|not_authed|token_revoked|token_expired|account_inactive)\b/,
      },
      {
        words: 'ok false error',
        pattern:
          /['"]ok['"]: ?(?:False|false), ?['"]error['"]: ?['"](?<value>invalid_auth|not_authed|token_revoked|token_expired|account_inactive)['"]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'slack',
    specificity: 3,
    means: 'Slack refuses the token: {value}',
    check: {
      text: 'Ask Slack whose token it is',
      host: 'curl -s -H "Authorization: Bearer $SLACK_BOT_TOKEN" https://slack.com/api/auth.test',
    },
    repair: [
      {
        text: 'Install the app in the workspace again and set the new bot token (xoxb-)',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Slack Web API, common errors; slack_sdk, @slack/web-api',
    matches: [
      'Error: An API error occurred: invalid_auth',
      "slack_sdk.errors.SlackApiError: The request to the Slack API failed. The server responded with: {'ok': False, 'error': 'token_revoked'}",
    ],
    ignores: ["{'ok': True, 'url': 'https://acme.slack.com/'}"],
  },
  {
    id: 'slack.channel-or-scope',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'an api error occurred',
        pattern:
          /An API error occurred: (?<value>channel_not_found|not_in_channel|is_archived|missing_scope|restricted_action|no_permission)\b/,
      },
      {
        words: 'ok false error',
        pattern:
          /['"]ok['"]: ?(?:False|false), ?['"]error['"]: ?['"](?<value>channel_not_found|not_in_channel|is_archived|missing_scope|restricted_action|no_permission)['"]/,
      },
    ],
    nearby: [/['"]needed['"]: ?['"](?<setting>[\w:,]{1,80})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'slack',
    specificity: 3,
    means: 'Slack does not deliver: {value} {setting|(channel or right of the bot)}',
    check: { text: 'See which channel is set (its id, not its name) and which scopes the bot has' },
    repair: [
      {
        text: 'Invite the bot with /invite, use the id of the channel, or add the needed scope and install the app again',
      },
    ],
    source: 'Slack Web API, chat.postMessage errors',
    matches: [
      'Error: An API error occurred: channel_not_found',
      '{"ok":false,"error":"missing_scope","needed":"chat:write","provided":"identify"}',
      "The server responded with: {'ok': False, 'error': 'not_in_channel'}",
    ],
    ignores: ['{"ok":true,"channel":"C024BE91L"}'],
  },
  {
    id: 'telegram.bot-runs-twice',
    kind: 'lock_held',
    forms: [
      {
        words: 'conflict terminated by other getupdates request',
        pattern: /Conflict: terminated by other getUpdates request/,
      },
      {
        words: 'conflict can t use getupdates method while webhook is active',
        pattern: /Conflict: can't use getUpdates method while webhook is active/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'telegram',
    specificity: 3,
    means: 'The Telegram bot runs twice, or a webhook is still set: its token is used elsewhere',
    check: {
      text: 'Find the other one and ask for the webhook',
      compose: 'docker ps | grep -i bot',
      kubernetes: 'kubectl get pods -A | grep -i bot',
      host: 'curl -s https://api.telegram.org/bot<token>/getWebhookInfo',
    },
    repair: [
      {
        text: 'End the other instance (one replica only) or delete the webhook; give tests a token of their own',
        kubernetes: 'kubectl scale deploy/{service} --replicas=1',
        host: 'curl -s https://api.telegram.org/bot<token>/deleteWebhook',
      },
    ],
    source: 'Telegram Bot API, getUpdates',
    matches: [
      'telegram.error.Conflict: Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      '{"ok":false,"error_code":409,"description":"Conflict: can\'t use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"}',
    ],
    ignores: ['HTTP Request: POST https://api.telegram.org/bot123:abc/getUpdates "HTTP/1.1 200 OK"'],
  },
  {
    id: 'telegram.chat-refused',
    kind: 'invalid_setting',
    forms: [{ words: 'bad request chat not found', pattern: /Bad Request: chat not found/ }],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'telegram',
    specificity: 3,
    means: 'Telegram does not deliver: the chat id is wrong or the bot is not in the chat',
    check: {
      text: 'Write to the bot and read the id',
      host: 'curl -s https://api.telegram.org/bot<token>/getUpdates | jq ".result[].message.chat.id"',
    },
    repair: [
      {
        text: 'Set that id (groups have a negative one, it changes when a group becomes a supergroup) and let the user press Start',
      },
    ],
    source: 'Telegram Bot API, error responses',
    matches: [
      'telegram.error.BadRequest: Bad Request: chat not found',
      '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}',
    ],
    ignores: ['chat 42 was found'],
  },
  {
    id: 'telegram.user-left',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'forbidden bot can t initiate conversation with a user',
        pattern: /Forbidden: bot (?<value>can't initiate conversation with a user)/,
      },
      {
        words: 'forbidden bot was',
        pattern: /Forbidden: bot was (?<value>blocked by the user|kicked from the (?:super)?group chat)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'telegram',
    specificity: 1,
    means: 'A person or group of Telegram wants nothing of the bot: {value}',
    check: {
      text: 'Write to the bot and read the id',
      host: 'curl -s https://api.telegram.org/bot<token>/getUpdates | jq ".result[].message.chat.id"',
    },
    repair: [
      {
        text: 'Set that id (groups have a negative one, it changes when a group becomes a supergroup) and let the user press Start',
      },
    ],
    source: 'Telegram Bot API, error responses',
    matches: [
      'telegram.error.Forbidden: Forbidden: bot was blocked by the user',
      "Forbidden: bot can't initiate conversation with a user",
    ],
    ignores: ['chat 42 was found'],
  },
  {
    id: 'telegram.rate-limit',
    kind: 'rate_limited',
    forms: [
      { words: 'too many requests retry after', pattern: /Too Many Requests: retry after (?<value>\d{1,6})/ },
      {
        words: 'flood control exceeded retry in seconds',
        pattern: /Flood control exceeded\. Retry in (?<value>\d{1,6}) seconds/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'telegram',
    specificity: 2,
    means: 'Telegram refuses with 429: wait {value} s',
    check: { text: 'Find what sends so much: one message a second in a chat, twenty a minute in a group' },
    repair: [
      {
        text: 'Wait the seconds of retry_after before the next try, join messages, and keep below one a second in a chat and thirty in all',
      },
    ],
    source: 'Telegram Bot API, ResponseParameters; Bots FAQ, limits',
    matches: [
      '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}',
      'telegram.error.RetryAfter: Flood control exceeded. Retry in 35 seconds',
    ],
    ignores: ['HTTP/1.1 429 Too Many Requests'],
  },
  {
    id: 'discord.bot-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'improper token has been passed',
        pattern: /discord\.errors\.LoginFailure: Improper token has been passed/,
      },
      { words: 'an invalid token was provided', pattern: /An invalid token was provided\./ },
      { words: 'privilegedintentsrequired', pattern: /discord\.errors\.PrivilegedIntentsRequired/ },
      { words: 'used disallowed intents', pattern: /Used disallowed intents/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'discord',
    specificity: 3,
    means: 'Discord refuses the bot: its token or the intents it asks for',
    check: {
      text: 'See which token reaches it',
      compose: 'docker compose config | grep -i TOKEN',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -iA4 TOKEN',
    },
    repair: [
      {
        text: 'Reset the token in the developer portal (Bot) and set it; switch on the privileged intents there that the code asks for',
        compose: 'docker compose up -d {service}',
      },
    ],
    source:
      'discord.py discord/errors.py; discord.js DiscordjsErrorCodes TokenInvalid; Discord gateway close codes 4004, 4014',
    matches: [
      'discord.errors.LoginFailure: Improper token has been passed.',
      'Error [TokenInvalid]: An invalid token was provided.',
      'discord.errors.PrivilegedIntentsRequired: Shard ID None is requesting privileged intents that have not been explicitly enabled in the developer portal.',
      'Error: Used disallowed intents',
    ],
    ignores: ['Logged in as shopbot#1234'],
  },
];

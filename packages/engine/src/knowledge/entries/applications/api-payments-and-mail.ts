import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const API_PAYMENTS_AND_MAIL: readonly CatalogueEntry[] = [
  {
    id: 'stripe.key-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'invalid api key provided',
        pattern: /Invalid API Key provided: (?<value>(?:sk|rk|pk|whsec|mk)_\S{3,60}|\S{3,60})/,
      },
      { words: 'expired api key provided', pattern: /Expired API Key provided: (?<value>\S{3,60})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'stripe',
    specificity: 3,
    means: 'Stripe refuses the key {value}',
    check: {
      text: 'See which key reaches the process',
      compose: 'docker compose config | grep STRIPE',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A4 STRIPE',
    },
    repair: [
      {
        text: 'Set the key of this account and mode (sk_live_ or sk_test_) from Developers > API keys; a rolled key expires',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Stripe API reference, Errors; AuthenticationError',
    matches: [
      'stripe.error.AuthenticationError: Invalid API Key provided: sk_test_****1234',
      'StripeAuthenticationError: Expired API Key provided: sk_live_********abcd',
    ],
    ignores: ['openai: Incorrect API key provided: sk-abc'],
  },
  {
    id: 'stripe.object-of-other-mode',
    kind: 'missing_object',
    forms: [
      {
        words: 'no such',
        pattern:
          /No such (?<value>customer|price|plan|product|payment_?intent|setup_?intent|subscription|coupon|charge|payment_?method|checkout session|invoice|token|source|account): '(?<object>[\w-]{1,80})'/,
      },
    ],
    nearby: [/a similar object exists in (?<limit>live|test) mode/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'stripe',
    specificity: 3,
    means: 'Stripe has no {value} {object} in this account or mode',
    check: {
      text: 'Look it up; "a similar object exists in live mode" means that key and id are of different modes',
      host: 'stripe {value}s retrieve {object} --live',
    },
    repair: [
      {
        text: 'Use ids of the mode of the key, or create the object in the other mode; with Connect send the Stripe-Account header',
      },
    ],
    source: 'Stripe API reference, Errors, resource_missing',
    matches: [
      "stripe.error.InvalidRequestError: Request req_1a2b: No such price: 'price_1NXabc'; a similar object exists in live mode, but a test mode key was used to make this request.",
      "StripeInvalidRequestError: No such customer: 'cus_NffrFeUfNV2Hib'",
    ],
    ignores: ["No such file or directory: 'price.csv'"],
  },
  {
    id: 'stripe.webhook-signature',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'no signatures found matching the expected signature for payload',
        pattern: /No signatures found matching the expected signature for payload/,
      },
      { words: 'timestamp outside the tolerance zone', pattern: /Timestamp outside the tolerance zone/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'stripe',
    specificity: 3,
    means: 'A Stripe webhook is refused: its signature does not fit the secret or the body',
    check: {
      text: 'Compare the secret (whsec_) of exactly this endpoint; the Stripe CLI has one of its own',
      compose: 'docker compose config | grep STRIPE_WEBHOOK',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A4 WEBHOOK',
    },
    repair: [
      {
        text: 'Set that secret, and hand the raw body to constructEvent before any JSON parser or proxy changes it; a timestamp outside the tolerance means a wrong clock or a late replay',
        host: 'stripe events resend <event> --webhook-endpoint=<endpoint>',
      },
    ],
    source: 'stripe-node src/Webhooks.ts; Stripe documentation, Resolve webhook signature verification errors',
    matches: [
      'StripeSignatureVerificationError: No signatures found matching the expected signature for payload. Are you passing the raw request body you received from Stripe?',
      'stripe.error.SignatureVerificationError: Timestamp outside the tolerance zone (1714644672)',
    ],
    ignores: ['webhook evt_1a2b verified'],
  },
  {
    id: 'stripe.rate-limit',
    kind: 'rate_limited',
    forms: [
      { words: 'request rate limit exceeded', pattern: /Request rate limit exceeded\. Learn more about rate limits/ },
      {
        words:
          'this object cannot be accessed right now because another api request or stripe process is currently accessing it',
        pattern:
          /This object cannot be accessed right now because another API request or Stripe process is currently accessing it/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'stripe',
    specificity: 2,
    means: 'Stripe refuses with 429: too many requests at once',
    check: { text: 'Find the loop or batch that calls Stripe (Developers > Logs)' },
    repair: [
      {
        text: 'Spread the calls, retry with a growing pause and an idempotency key, and do not change one object in parallel',
      },
    ],
    source: 'Stripe documentation, Rate limits; lock_timeout',
    matches: [
      'stripe.error.RateLimitError: Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
      'StripeInvalidRequestError: This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.',
    ],
    ignores: ['stripe rate limit: 100 requests a second'],
  },
  {
    id: 'twilio.credentials-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'http 401 error unable to create record authenticate',
        pattern: /Unable to (?:create|fetch|update) record: (?:Authenticate|Authentication Error)/,
      },
      { words: 'twilio errors 20003', pattern: /twilio\.com\/docs\/errors\/20003/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'twilio',
    specificity: 3,
    means: 'Twilio refuses account SID and token',
    check: {
      text: 'See which are set',
      compose: 'docker compose config | grep TWILIO',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A4 TWILIO',
    },
    repair: [
      {
        text: 'Set SID and token of the same account; test credentials send nothing, and an account that was suspended answers the same',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Twilio documentation, Error 20003',
    matches: [
      'twilio.base.exceptions.TwilioRestException: HTTP 401 error: Unable to create record: Authenticate',
      '{"code":20003,"message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003","status":401}',
    ],
    ignores: ['{"sid":"SM1a2b","status":"queued"}'],
  },
  {
    id: 'twilio.number-refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'is unverified trial accounts cannot send messages to unverified numbers',
        pattern:
          /The number (?<object>\+?[\dX*]{4,20}) is unverified\. Trial accounts cannot (?:send messages to unverified numbers|make calls)/,
      },
      {
        words: 'is not a valid phone number',
        pattern:
          /The '?To'? (?:number|phone number)?:? ?(?<object>\+?[\dX*]{2,20}),? is not (?:currently reachable|a valid phone number)/,
      },
      { words: 'invalid to phone number', pattern: /Invalid 'To' Phone Number: (?<object>\+?[\dX*]{2,20})/ },
      {
        words: 'permission to send an sms has not been enabled for the region',
        pattern:
          /Permission to send an SMS has not been enabled for the region indicated by the 'To' number: (?<object>\+?[\dX*]{2,20})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'twilio',
    specificity: 3,
    means: 'Twilio does not send to {object}: trial account, region or number',
    check: { text: 'Look at Monitor > Logs > Errors' },
    repair: [
      {
        text: 'Upgrade the trial account or verify the number, permit the country under Messaging > Geo permissions, and write numbers as +<country><number>',
      },
    ],
    source: 'Twilio documentation, Errors 21608, 21211, 21408',
    matches: [
      'HTTP 400 error: Unable to create record: The number +491701234567 is unverified. Trial accounts cannot send messages to unverified numbers; verify +491701234567 at twilio.com/user/account/phone-numbers/verified',
      "Unable to create record: The 'To' number 0170123 is not a valid phone number.",
      "HTTP 400 error: Unable to create record: Invalid 'To' Phone Number: 0170XXXX",
      "Unable to create record: Permission to send an SMS has not been enabled for the region indicated by the 'To' number: +4477001234",
    ],
    ignores: ['the phone number of the account is +15005550006'],
  },
  {
    id: 'sendgrid.refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'the provided authorization grant is invalid expired or revoked',
        pattern: /The provided authorization grant is invalid, expired, or revoked/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sendgrid',
    specificity: 3,
    means: 'SendGrid refuses the API key',
    check: {
      text: 'Try the key',
      host: 'curl -s https://api.sendgrid.com/v3/scopes -H "Authorization: Bearer $SENDGRID_API_KEY"',
    },
    repair: [
      {
        text: 'Make a new key with Mail Send and set it (SMTP: user apikey, the key as password)',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Twilio SendGrid API reference, Errors, 401',
    matches: [
      '{"errors":[{"message":"The provided authorization grant is invalid, expired, or revoked","field":null,"help":null}]}',
      '535 Authentication failed: The provided authorization grant is invalid, expired, or revoked',
    ],
    ignores: ['{"scopes":["mail.send"]}'],
  },
  {
    id: 'sendgrid.sender-not-verified',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'the from address does not match a verified sender identity',
        pattern: /The from address does not match a verified Sender Identity/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sendgrid',
    specificity: 3,
    means: 'SendGrid refuses the mail: its From address is not verified',
    check: {
      text: 'Compare the From address with Settings > Sender Authentication',
      compose: 'docker compose config | grep -iE "MAIL_FROM|FROM_ADDRESS|SMTP_FROM"',
    },
    repair: [
      {
        text: 'Authenticate the domain (three CNAME records) or verify the single sender, or set From to a verified address',
      },
    ],
    source: 'Twilio SendGrid documentation, Sender Identity',
    matches: [
      '{"errors":[{"message":"The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.","field":"from","help":null}]}',
      '550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
    ],
    ignores: ['the sender identity shop@example.com was verified'],
  },
  {
    id: 'sendgrid.credits-used-up',
    kind: 'quota_exceeded',
    forms: [{ words: 'maximum credits exceeded', pattern: /Maximum credits exceeded/ }],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'sendgrid',
    specificity: 3,
    means: 'SendGrid sends no more: the plan has no credit left',
    check: { text: 'Look at Settings > Account Details > Your Products' },
    repair: [{ text: 'Upgrade the plan (the free one ended in 2025) or move to another mail service' }],
    source: 'Twilio SendGrid documentation, Troubleshooting delays, 451 credits',
    matches: [
      '{"errors":[{"message":"Maximum credits exceeded","field":null,"help":null}]}',
      '451 Authentication failed: Maximum credits exceeded',
    ],
    ignores: ['credits left: 40000'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const API_PAYMENTS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'stripe.declined',
    kind: null,
    forms: [
      { words: 'your card was declined', pattern: /Your card was declined\./ },
      { words: 'your card has', pattern: /Your card has (?:insufficient funds|expired)/ },
      {
        words: 'your card s is',
        pattern: /Your card's (?:security code|expiration (?:year|month)|number) is (?:incorrect|invalid)/,
      },
      {
        words: 'decline_code',
        pattern: /(?:card_declined|insufficient_funds|do_not_honor|authentication_required)['"]?,? ?['"]?decline_code/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    peerProgram: 'stripe',
    specificity: 2,
    means: "A customer's card was declined by its bank; this is ordinary",
    check: { text: 'See whether declines rise above the usual share', host: 'stripe charges list --limit 20' },
    repair: [],
    source: 'Stripe documentation, Card declines',
    matches: [
      'stripe.error.CardError: Request req_1: Your card was declined.',
      'StripeCardError: Your card has insufficient funds.',
      "StripeCardError: Your card's security code is incorrect.",
      '{"code": "card_declined", "decline_code": "generic_decline"}',
    ],
    ignores: ['Invalid API Key provided: sk_test_1'],
  },
  {
    id: 'stripe.request-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'this api call cannot be made with a publishable api key',
        pattern: /This API call cannot be made with a publishable API key/,
      },
      {
        words: 'keys for idempotent requests can only be used with the same parameters they were first used with',
        pattern: /Keys for idempotent requests can only be used with the same parameters they were first used with/,
      },
      { words: 'received unknown', pattern: /Received unknown parameters?: (?<setting>[\w[\], ]{1,80})/ },
      { words: 'missing required param', pattern: /Missing required param: (?<setting>[\w[\].]{1,80})/ },
      {
        words: 'your account cannot currently make live charges',
        pattern: /Your account cannot currently make live charges/,
      },
      {
        words: 'must at least',
        pattern:
          /(?:Amount must be (?:at least|no less than)|The Checkout Session's total amount must convert to at least) (?<limit>\S{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'stripe',
    specificity: 3,
    means: 'Stripe refuses a request: {setting|key, amount or account does not allow it}',
    check: { text: 'Find the request in Developers > Logs', host: 'stripe logs tail' },
    repair: [
      {
        text: "Correct the call (secret key on the server, parameters of the API version in use, a new idempotency key for a new body), or finish the account's verification",
      },
    ],
    source: 'Stripe API reference, Errors',
    matches: [
      'StripeInvalidRequestError: This API call cannot be made with a publishable API key. Please use a secret API key.',
      'stripe.error.IdempotencyError: Keys for idempotent requests can only be used with the same parameters they were first used with.',
      'stripe.error.InvalidRequestError: Request req_1: Received unknown parameter: payment_method_options[card][x]',
      'StripeInvalidRequestError: Missing required param: customer.',
      'Your account cannot currently make live charges. If you are a customer trying to make a purchase, please contact the owner of this site.',
      "StripeInvalidRequestError: The Checkout Session's total amount must convert to at least 50 cents.",
    ],
    ignores: ['Received parameter: customer'],
  },
  {
    id: 'paypal.refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'invalid_client client authentication failed',
        pattern: /"?error"?: ?"invalid_client", ?"error_description": ?"Client Authentication failed"/,
      },
      {
        words: 'authentication_failure',
        pattern: /AUTHENTICATION_FAILURE.{0,80}Authentication failed due to (?<value>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'paypal',
    specificity: 3,
    means: 'PayPal refuses client id and secret',
    check: {
      text: 'Compare them with the environment: sandbox and live have their own',
      host: 'curl -s -u <id>:<secret> -d grant_type=client_credentials https://api-m.sandbox.paypal.com/v1/oauth2/token',
    },
    repair: [
      {
        text: "Use the pair of this environment's app and the matching host (api-m.sandbox.paypal.com or api-m.paypal.com)",
      },
    ],
    source: 'PayPal REST API documentation, Authentication',
    matches: [
      '401 {"error":"invalid_client","error_description":"Client Authentication failed"}',
      '{"name":"AUTHENTICATION_FAILURE","message":"Authentication failed due to invalid authentication credentials or a missing Authorization header."}',
    ],
    ignores: ['access_token issued'],
  },
  {
    id: 'paypal.order-state',
    kind: 'invalid_setting',
    forms: [
      { words: 'order_not_approved', pattern: /(?:issue"?: ?"?)?(?<value>ORDER_NOT_APPROVED)/ },
      { words: 'order_already_captured', pattern: /(?<value>ORDER_ALREADY_CAPTURED)/ },
      { words: 'instrument_declined', pattern: /(?<value>INSTRUMENT_DECLINED)/ },
      { words: 'payee_account_restricted', pattern: /(?<value>PAYEE_ACCOUNT_RESTRICTED)/ },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'paypal',
    specificity: 2,
    means: 'PayPal does not take the payment: {value}',
    check: {
      text: 'Read the order',
      host: 'curl -s -H "Authorization: Bearer <token>" https://api-m.paypal.com/v2/checkout/orders/<id>',
    },
    repair: [
      {
        text: "INSTRUMENT_DECLINED: let the buyer choose another way (restart the flow); NOT_APPROVED and ALREADY_CAPTURED: the order of calls; RESTRICTED: the seller's account",
      },
    ],
    source: 'PayPal Orders API v2, errors',
    matches: [
      '{"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"ORDER_NOT_APPROVED","description":"Payer has not yet approved the Order for payment."}]}',
      '{"issue":"ORDER_ALREADY_CAPTURED","description":"Order already captured."}',
      '{"issue":"INSTRUMENT_DECLINED"}',
      '"issue":"PAYEE_ACCOUNT_RESTRICTED"',
    ],
    ignores: ['order COMPLETED'],
  },
  {
    id: 'payment-api.key-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'errorcode message',
        pattern:
          /"?errorCode"?: ?"?(?<value>000|010)"?, ?"message": ?"(?:HTTP Status Response - Unauthorized|Not allowed)"/,
      },
      {
        words: 'authentication_error',
        pattern: /"?category"?: ?"AUTHENTICATION_ERROR", ?"code": ?"(?<value>\w{1,40})"/,
      },
      {
        words: 'error executing api call 401 unauthorized request',
        pattern: /Error executing API call \(401: Unauthorized Request\)/,
      },
      { words: 'invalid merchant account', pattern: /Invalid Merchant Account/ },
      { words: 'bad_request_error authentication failed', pattern: /BAD_REQUEST_ERROR.{0,40}Authentication failed/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: "The payment provider refuses the account's key",
    check: {
      text: 'See which key and which environment (test or live) the process has',
      compose: "docker compose exec {service} printenv | grep -iE 'ADYEN|SQUARE|MOLLIE|RAZORPAY'",
    },
    repair: [{ text: 'Set the key of this environment and merchant account, with the role that the call wants' }],
    source: 'Adyen, Square, Mollie and Razorpay API documentation',
    matches: [
      '{"status":401,"errorCode":"000","message":"HTTP Status Response - Unauthorized","errorType":"security"}',
      '{"errors":[{"category":"AUTHENTICATION_ERROR","code":"UNAUTHORIZED","detail":"This request could not be authorized."}]}',
      'Mollie\\Api\\Exceptions\\ApiException: Error executing API call (401: Unauthorized Request): Missing authentication, or failed to authenticate.',
      '{"status":403,"errorCode":"901","message":"Invalid Merchant Account","errorType":"security"}',
      'razorpay.errors.BadRequestError: BAD_REQUEST_ERROR: Authentication failed',
    ],
    ignores: ['payment authorised'],
  },
  {
    id: 'app-store.purchase-refused',
    kind: 'invalid_setting',
    forms: [
      { words: 'this receipt is from the test environment', pattern: /This receipt is from the test environment/ },
      { words: 'receipt', pattern: /\b(?<value>2100[2-9]|21010)\b.{0,80}(?:receipt|Receipt)/ },
      { words: 'the purchase token is no longer valid', pattern: /The purchase token is no longer valid/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Apple or Google does not accept a purchase check: environment, account or token',
    check: { text: 'See which environment and service account are used' },
    repair: [
      {
        text: 'Apple: ask production first and on 21007 the sandbox; Google Play: give the service account "View financial data" and order rights in the Play Console (it takes up to a day)',
      },
    ],
    source: 'App Store receipt status codes; Google Play Developer API errors',
    matches: [
      '{"status":21007} This receipt is from the test environment, but it was sent to the production environment for verification.',
      'verifyReceipt failed: status 21004 for receipt of user 7',
      'googleapiclient.errors.HttpError: 410 "The purchase token is no longer valid."',
    ],
    ignores: ['receipt verified'],
  },
  {
    id: 'play-store.account-may-not',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'the current user has insufficient permissions to perform the requested operation',
        pattern: /The current user has insufficient permissions to perform the requested operation/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The service account may not ask Google Play about purchases',
    check: { text: 'See users and permissions in the Play Console' },
    repair: [
      {
        text: 'Invite the service account in the Play Console and give it "View financial data" and "Manage orders and subscriptions"; it takes up to a day to act',
      },
    ],
    source: 'App Store receipt status codes; Google Play Developer API errors',
    matches: [
      'HttpError 401 "The current user has insufficient permissions to perform the requested operation."',
      '{"error":{"code":401,"message":"The current user has insufficient permissions to perform the requested operation."}}',
    ],
    ignores: ['receipt verified'],
  },
];

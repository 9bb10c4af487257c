import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const FIREBASE: readonly CatalogueEntry[] = [
  {
    id: 'firestore.index-missing',
    kind: 'missing_object',
    program: 'firestore',
    forms: [
      { words: 'the query requires an index', pattern: /The query requires an index\./ },
      { words: 'no matching index found recommended is', pattern: /no matching index found\. recommended index is/ },
      {
        words: 'the query requires a index for collection',
        pattern: /The query requires a COLLECTION_GROUP_(?:ASC|DESC|CONTAINS) index for collection (?<object>\w{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'firestore',
    specificity: 3,
    means: 'Firestore has no index for this query',
    check: {
      text: 'Open the address in the message: it holds the index that is missing',
    },
    repair: [
      {
        text: 'Create the index by that link, or add it to firestore.indexes.json and deploy; queries work when its state is READY',
      },
    ],
    source: 'Firestore and Datastore documentation, Index errors',
    matches: [
      'Error: 9 FAILED_PRECONDITION: The query requires an index. You can create it here: https://console.firebase.google.com/v1/r/project/shop/firestore/indexes?create_composite=abc',
      'google.api_core.exceptions.FailedPrecondition: 400 no matching index found. recommended index is:',
      '9 FAILED_PRECONDITION: The query requires a COLLECTION_GROUP_ASC index for collection orders and field paid',
    ],
    ignores: ['Does a query require an index in Firestore?'],
  },
  {
    id: 'firestore.database-missing',
    kind: 'missing_object',
    program: 'firestore',
    forms: [
      {
        words: 'the database does not exist for project',
        pattern: /The database \(?(?<object>[\w-]{1,40})\)? does not exist for project (?<value>[\w-]{1,40})/,
      },
      {
        words: 'the cloud firestore api is not available for in datastore mode database',
        pattern: /The Cloud Firestore API is not available for Firestore in Datastore Mode database/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Firestore has no database of this name and mode in the project',
    check: {
      text: 'List the databases of the project',
      host: 'gcloud firestore databases list',
    },
    repair: [
      {
        text: 'Create the database in native mode, or name the right project and database id in the client',
        host: 'gcloud firestore databases create --location=<region>',
      },
    ],
    source: 'Cloud Firestore API messages',
    matches: [
      '5 NOT_FOUND: The database (default) does not exist for project my-shop Please visit https://console.cloud.google.com/datastore/setup?project=my-shop',
      'Error: 9 FAILED_PRECONDITION: The Cloud Firestore API is not available for Firestore in Datastore Mode database projects/x/databases/(default).',
    ],
    ignores: ['The database shop exists in project my-shop'],
  },
  {
    id: 'firestore.contention',
    kind: 'lock_held',
    program: 'firestore',
    forms: [
      {
        words: 'too much contention on these documents please try again',
        pattern: /Too much contention on these documents\. Please try again/,
      },
      {
        words: 'the referenced transaction has expired or is no longer valid',
        pattern: /The referenced transaction has expired or is no longer valid/,
      },
      { words: 'transaction lock timeout', pattern: /Transaction lock timeout/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Firestore gives up a transaction: too many write the same documents',
    check: {
      text: 'See which document all requests write: counters and status documents are usual',
    },
    repair: [
      {
        text: 'Spread the writes (sharded counter, queue), shorten the transaction, and retry ABORTED with back-off',
      },
    ],
    source: 'Firestore documentation, Transaction serializability',
    matches: [
      'Error: 10 ABORTED: Too much contention on these documents. Please try again.',
      '10 ABORTED: Transaction lock timeout.',
      '3 INVALID_ARGUMENT: The referenced transaction has expired or is no longer valid.',
    ],
    ignores: ['There was too much contention in the meeting'],
  },
  {
    id: 'firestore.rules-refuse',
    kind: 'authorisation_denied',
    program: 'firestore',
    forms: [
      {
        words: 'firebaseerror or insufficient permissions',
        pattern: /FirebaseError: (?:\[code=permission-denied\]: )?Missing or insufficient permissions/,
      },
      {
        words: 'permission_denied missing or insufficient permissions',
        pattern: /PERMISSION_DENIED: Missing or insufficient permissions/,
      },
      {
        words: 'permission_denied at client doesn t have permission to access the desired data',
        pattern:
          /permission_denied at \/(?<path>[\w/.-]{1,120}): Client doesn't have permission to access the desired data/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'firestore',
    specificity: 3,
    means: "The rules of Firestore or the account's IAM role do not permit this access",
    check: {
      text: 'Client SDK: read firestore.rules for this path; server SDK: see which service account runs',
    },
    repair: [
      {
        text: 'Client: permit the path in the rules and deploy them (firebase deploy --only firestore:rules); expired test-mode rules refuse everything',
      },
      {
        text: 'Server: give the service account roles/datastore.user',
      },
    ],
    source: 'Firebase Security Rules documentation',
    matches: [
      'FirebaseError: Missing or insufficient permissions.',
      'Error: 7 PERMISSION_DENIED: Missing or insufficient permissions.',
      "Error: permission_denied at /users/12: Client doesn't have permission to access the desired data.",
    ],
    ignores: ['Runbook: missing or insufficient permissions'],
  },
  {
    id: 'firestore.undefined-value',
    kind: 'code_defect',
    program: 'firestore',
    forms: [
      {
        words: 'cannot use undefined as a firestore',
        pattern: /Cannot use "undefined" as a Firestore value(?: \(found in field "?(?<object>[\w.`]{1,60}))?/,
      },
      {
        words: 'unsupported field value',
        pattern: /Unsupported field value: undefined(?: \(found in field (?<object>[\w.]{1,60}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The program writes undefined into the Firestore field {object|of a document}',
    check: {
      text: 'Find where the object is built: the field has no value there',
    },
    repair: [
      {
        text: 'Leave the field out, write null or deleteField(), or set ignoreUndefinedProperties: true',
      },
    ],
    source: 'firebase/firestore user_data_reader.ts, nodejs-firestore validate.ts',
    matches: [
      'Error: Value for argument "data" is not a valid Firestore document. Cannot use "undefined" as a Firestore value (found in field "name"). If you want to ignore undefined values, enable `ignoreUndefinedProperties`.',
      'FirebaseError: Function setDoc() called with invalid data. Unsupported field value: undefined (found in field age in document users/1)',
    ],
    ignores: ['Undefined is not a Firestore value'],
  },
  {
    id: 'firebase.auth-settings',
    kind: 'invalid_setting',
    program: 'firebase',
    forms: [
      {
        words: 'auth firebase',
        pattern: /\(?auth\/(?<value>unauthorized-domain|operation-not-allowed|configuration-not-found|invalid-api-key)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Firebase Authentication refuses for a setting of the project: {value}',
    check: {
      text: 'Open Authentication > Settings > Authorized domains, and Sign-in method',
    },
    repair: [
      {
        text: "Add the site's domain to the authorized domains, enable the sign-in method, and check that apiKey and projectId are of this project",
      },
    ],
    source: 'Firebase Auth error codes',
    matches: [
      'FirebaseError: Firebase: Error (auth/unauthorized-domain).',
      'FirebaseError: Firebase: Error (auth/configuration-not-found).',
    ],
    ignores: ['FirebaseError: Firebase: Error (auth/user-not-found).'],
  },
  {
    id: 'fcm.token-gone',
    kind: null,
    program: 'fcm',
    forms: [
      { words: 'messaging registration token not registered', pattern: /messaging\/registration-token-not-registered/ },
      { words: 'notregistered', pattern: /NotRegistered: (?:The registration token|Requested entity was not found)/ },
    ],
    role: 'harmless',
    fault: 'own_data',
    specificity: 3,
    means: 'A phone no longer has the app: its FCM token is to be deleted',
    check: {
      text: 'Nothing to repair: delete the token that was answered so',
    },
    repair: [],
    source: 'Firebase Cloud Messaging error codes',
    matches: [
      'FirebaseMessagingError: Requested entity was not found. { code: "messaging/registration-token-not-registered" }',
      'errorInfo: { code: messaging/registration-token-not-registered, message: Requested entity was not found. }',
      'NotRegistered: Requested entity was not found.',
    ],
    ignores: ['messaging/invalid-argument'],
  },
  {
    id: 'fcm.sender-mismatch',
    kind: 'invalid_setting',
    program: 'fcm',
    forms: [
      {
        words: 'messaging',
        pattern: /messaging\/(?<value>mismatched-credential|third-party-auth-error|invalid-credential)/,
      },
      {
        words: 'fcm',
        pattern: /FCM (?:send|message|error)[^\n]{0,60}(?<value>SENDER_ID_MISMATCH|THIRD_PARTY_AUTH_ERROR)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Firebase Cloud Messaging refuses the credentials: {value}',
    check: {
      text: 'See which project the service account and the app belong to, and whether the APNs key is uploaded',
    },
    repair: [
      {
        text: 'Use the service account of the project that the app registers with; for iOS upload a valid APNs key under Cloud Messaging',
      },
    ],
    source: 'FCM error codes',
    matches: [
      'FirebaseMessagingError: Auth error from APNS or Web Push Service { code: messaging/third-party-auth-error }',
      'errorCode: messaging/mismatched-credential SenderId mismatch',
      'FCM send failed: SENDER_ID_MISMATCH',
    ],
    ignores: ['messaging/registration-token-not-registered'],
  },
  {
    id: 'vertex-ai.model-quota',
    kind: 'quota_exceeded',
    program: 'vertex-ai',
    forms: [
      {
        words: 'quota exceeded for',
        pattern: /Quota exceeded for (?<peer>aiplatform\.googleapis\.com)\/(?<object>[\w-]{1,80})/,
      },
      {
        words: 'resource exhausted please try again later refer to https cloud google com vertex ai',
        pattern:
          /Resource exhausted\. Please try again later\. Please refer to https:\/\/cloud\.google\.com\/vertex-ai/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Vertex AI refuses: the quota {object|of this model and region} is used up',
    check: {
      text: 'Open IAM & Admin > Quotas, filter for aiplatform.googleapis.com and the region',
    },
    repair: [
      {
        text: 'Ask for more quota, use another region or the global endpoint, or buy provisioned throughput; retry with back-off meanwhile',
      },
    ],
    source: 'Vertex AI documentation, error code 429',
    matches: [
      'google.api_core.exceptions.ResourceExhausted: 429 Quota exceeded for aiplatform.googleapis.com/online_prediction_requests_per_base_model with base model: gemini-1.5-pro.',
      '429 RESOURCE_EXHAUSTED Resource exhausted. Please try again later. Please refer to https://cloud.google.com/vertex-ai/generative-ai/docs/error-code-429 for more details.',
    ],
    ignores: ['Quota exceeded for the mailbox'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AWS_DATA_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'dynamodb.key-schema',
    kind: 'code_defect',
    program: 'dynamodb',
    forms: [
      {
        words: 'one or more parameter values were invalid missing the key in item',
        pattern: /One or more parameter values were invalid: Missing the key (?<object>[\w.-]{1,80}) in the item/,
      },
      {
        words: 'the provided key element does not match schema',
        pattern: /The provided key element does not match the schema/,
      },
      {
        words: 'type mismatch for key expected actual',
        pattern: /Type mismatch for key (?<object>[\w.-]{1,80}) expected: (?<wanted>\w{1,4}) actual: (?<value>\w{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'dynamodb',
    specificity: 3,
    means: "The item's key is not the one of the DynamoDB table: {object|its names or types differ}",
    check: {
      text: 'Look at the key schema',
      host: 'aws dynamodb describe-table --table-name <table> --query Table.KeySchema',
    },
    repair: [
      {
        text: 'Send every key attribute with its exact name and type; a query on other attributes needs an index',
      },
    ],
    source: 'DynamoDB documentation, error handling',
    matches: [
      'ValidationException: One or more parameter values were invalid: Missing the key id in the item',
      'ValidationException: The provided key element does not match the schema',
      'One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N',
    ],
    ignores: ['Key schema: pk HASH'],
  },
  {
    id: 'dynamodb.item-too-large',
    kind: 'payload_too_large',
    program: 'dynamodb',
    forms: [
      {
        words: 'item size the maximum allowed',
        pattern: /Item size (?:has exceeded|to update has exceeded) the maximum allowed size/,
      },
      { words: 'itemcollectionsizelimitexceededexception', pattern: /ItemCollectionSizeLimitExceededException/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A DynamoDB item is larger than 400 kB',
    check: {
      text: 'Measure the attribute that grows: lists and blobs in one item',
    },
    repair: [
      {
        text: 'Put the large part into S3 and keep its key, or split the list into items of their own',
      },
    ],
    source: 'DynamoDB documentation, quotas',
    matches: [
      'ValidationException: Item size has exceeded the maximum allowed size',
      'ValidationException: Item size to update has exceeded the maximum allowed size',
      'ItemCollectionSizeLimitExceededException: Collection size exceeded.',
    ],
    ignores: ['The maximum allowed size is 400 KB'],
  },
  {
    id: 'dynamodb.expression-wrong',
    kind: 'code_defect',
    program: 'dynamodb',
    forms: [
      {
        words: 'invalid',
        pattern:
          /Invalid (?:UpdateExpression|FilterExpression|KeyConditionExpression|ProjectionExpression|ConditionExpression): (?<value>[^\n]{1,120})/,
      },
      {
        words: 'the provided expression refers to an attribute that does not exist in item',
        pattern: /The provided expression refers to an attribute that does not exist in the item/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A DynamoDB expression is refused: {value|it names an attribute that the item lacks}',
    check: {
      text: 'Print the expression with its names and values before sending',
    },
    repair: [
      {
        text: 'Replace reserved words by #names in ExpressionAttributeNames, and use if_not_exists() for attributes that may be missing',
      },
    ],
    source: 'DynamoDB documentation, expressions and reserved words',
    matches: [
      'ValidationException: Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status',
      'ValidationException: The provided expression refers to an attribute that does not exist in the item',
    ],
    ignores: ['The expression is valid'],
  },
  {
    id: 'sqs.message-too-large',
    kind: 'payload_too_large',
    program: 'sqs',
    forms: [
      {
        words: 'reason message must be shorter than bytes',
        pattern: /Reason: Message must be shorter than (?<limit>\d{1,9}) bytes/,
      },
      {
        words: 'batch requests cannot be longer than bytes',
        pattern: /Batch requests cannot be longer than (?<limit>\d{1,9}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'sqs',
    specificity: 3,
    means: 'An SQS message or batch is larger than {limit} bytes',
    check: {
      text: 'Log the size of the body before it is sent',
    },
    repair: [
      {
        text: 'Store the body in S3 and send its key (extended client library), or split the batch; compress what is large',
      },
    ],
    source: 'Amazon SQS API reference',
    matches: [
      'An error occurred (InvalidParameterValue) when calling the SendMessage operation: One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.',
      'BatchRequestTooLong: Batch requests cannot be longer than 262144 bytes. You have sent 300120 bytes.',
    ],
    ignores: ['Message shorter than expected'],
  },
  {
    id: 'sqs.receipt-expired',
    kind: 'slow_dependency',
    program: 'sqs',
    forms: [
      { words: 'reason the receipt handle has expired', pattern: /Reason: The receipt handle has expired/ },
      {
        words: 'message does not exist or is available for visibility timeout change',
        pattern: /Message does not exist or is not available for visibility timeout change/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An SQS message was handled longer than its visibility timeout: it is delivered again',
    check: {
      text: 'Compare the timeout with the time that a message takes',
      host: 'aws sqs get-queue-attributes --queue-url <url> --attribute-names VisibilityTimeout',
    },
    repair: [
      {
        text: 'Raise the visibility timeout above the longest processing time (six times the Lambda timeout), or extend it while working',
      },
    ],
    source: 'Amazon SQS API reference, ReceiptHandleIsInvalid',
    matches: [
      'AmazonSQSException: Value AQEB for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.',
      'InvalidParameterValue: Value AQE for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.',
    ],
    ignores: ['Deleted message by receipt handle'],
  },
  {
    id: 'step-functions.data-limit',
    kind: 'payload_too_large',
    program: 'step-functions',
    forms: [
      { words: 'states datalimitexceeded', pattern: /States\.DataLimitExceeded/ },
      {
        words: 'returned a result with size exceeding the maximum number of bytes service limit',
        pattern: /returned a result with a size exceeding the maximum number of bytes service limit/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A Step Functions state hands on more than 256 KiB',
    check: {
      text: 'Look at the output of the state before: which part is large',
    },
    repair: [
      {
        text: 'Write the data to S3 and hand on its key, cut it by ResultSelector or OutputPath, or use Distributed Map',
      },
    ],
    source: 'AWS Step Functions error names',
    matches: [
      'States.DataLimitExceeded: The state/task returned a result with a size exceeding the maximum number of bytes service limit.',
      "The state/task 'arn:aws:lambda:eu-west-1:1:function:x' returned a result with a size exceeding the maximum number of bytes service limit.",
    ],
    ignores: ['States.TaskFailed'],
  },
  {
    id: 'step-functions.path-missing',
    kind: 'code_defect',
    program: 'step-functions',
    forms: [
      {
        words: 'the jsonpath specified for field could not be found in input',
        pattern:
          /The JSONPath '(?<path>[^']{1,120})' specified for the field '(?<setting>[\w.$]{1,60})' could not be found in the input/,
      },
      { words: 'invalid path', pattern: /Invalid path '(?<path>\$[^']{0,120})'/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The input of a Step Functions state has no {path}',
    check: {
      text: 'Open the execution and look at the input of this state',
    },
    repair: [
      {
        text: 'Correct the path, or set a default before it by a Pass or Choice state (IsPresent)',
      },
    ],
    source: 'AWS Step Functions documentation, States.Runtime',
    matches: [
      "An error occurred while executing the state 'Pay' (entered at the event id #12). The JSONPath '$.foo' specified for the field 'InputPath' could not be found in the input",
      "States.Runtime: Invalid path '$.order.id': The choice state's condition path references an invalid value.",
    ],
    ignores: ['The JSONPath was found'],
  },
  {
    id: 'cognito.credentials-refused',
    kind: 'authentication_refused',
    program: 'cognito',
    forms: [
      { words: 'username or password', pattern: /NotAuthorizedException[^\n]{0,60}Incorrect username or password/ },
      {
        words: 'notauthorizedexception',
        pattern:
          /NotAuthorizedException: (?:Refresh Token has expired|Refresh Token has been revoked|Invalid Refresh Token)/,
      },
      { words: 'usernotconfirmedexception', pattern: /UserNotConfirmedException/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Amazon Cognito refuses the login of a user',
    check: {
      text: 'Look at the state of the user',
      host: 'aws cognito-idp admin-get-user --user-pool-id <pool> --username <user>',
    },
    repair: [
      {
        text: 'Reset the password or confirm the user; a refresh token that expired means signing in again',
      },
    ],
    source: 'Amazon Cognito API reference',
    matches: [
      'NotAuthorizedException: Incorrect username or password.',
      'NotAuthorizedException: Refresh Token has expired',
      'UserNotConfirmedException: User is not confirmed.',
    ],
    ignores: ['User signed in'],
  },
  {
    id: 'cognito.client-settings',
    kind: 'invalid_setting',
    program: 'cognito',
    forms: [
      {
        words: 'unable to verify secret hash for client',
        pattern: /Unable to verify secret hash for client (?<user>\w{1,60})/,
      },
      { words: 'flow not enabled for this client', pattern: /(?<value>\w{1,40}) flow not enabled for this client/ },
      {
        words: 'client is configured secret but secret_hash was not received',
        pattern: /Client (?<user>\w{1,60}) is configured (?:with|for) secret but SECRET_HASH was not received/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Cognito app client is set up otherwise: {value|its client secret}',
    check: {
      text: 'Look at the app client',
      host: 'aws cognito-idp describe-user-pool-client --user-pool-id <pool> --client-id <client>',
    },
    repair: [
      {
        text: 'Enable the flow under ExplicitAuthFlows, or send SECRET_HASH from the right secret; a browser needs a client without a secret',
      },
    ],
    source: 'Amazon Cognito API reference',
    matches: [
      'NotAuthorizedException: Unable to verify secret hash for client 1abc2',
      'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
      'NotAuthorizedException: Client 1abc is configured with secret but SECRET_HASH was not received',
    ],
    ignores: ['Auth flow of this client: USER_SRP_AUTH'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AWS_DEPLOYMENTS: readonly CatalogueEntry[] = [
  {
    id: 'api-gateway.malformed-lambda-answer',
    kind: 'code_defect',
    program: 'api-gateway',
    forms: [
      {
        words: 'execution failed due to configuration error malformed lambda proxy response',
        pattern: /Execution failed due to configuration error: Malformed Lambda proxy response/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Lambda answers in a form that API Gateway cannot take: 502',
    check: {
      text: 'Log what the handler returns: statusCode as number, body as string',
    },
    repair: [
      {
        text: 'Return {"statusCode": 200, "headers": {}, "body": "<text>"} with the body as a string, also in error paths',
      },
    ],
    source: 'Amazon API Gateway documentation, Lambda proxy integrations',
    matches: [
      'Execution failed due to configuration error: Malformed Lambda proxy response',
      '(3f2a) Thu Nov 20 10:00:00 UTC 2025 : Execution failed due to configuration error: Malformed Lambda proxy response',
    ],
    ignores: ['Successfully completed execution'],
  },
  {
    id: 'api-gateway.may-not-call-lambda',
    kind: 'authorisation_denied',
    program: 'api-gateway',
    forms: [
      {
        words: 'execution failed due to configuration error invalid permissions on lambda function',
        pattern: /Execution failed due to configuration error: Invalid permissions on Lambda function/,
      },
      {
        words: 'api gateway does not have permission to assume the provided role',
        pattern: /API Gateway does not have permission to assume the provided role/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'API Gateway may not call the Lambda function',
    check: {
      text: 'Look at the policy of the function',
      host: 'aws lambda get-policy --function-name <function>',
    },
    repair: [
      {
        text: "Permit apigateway.amazonaws.com to invoke it, for this API's ARN; stage variables need it per alias",
        host: 'aws lambda add-permission --function-name <function> --statement-id api --action lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn <arn>',
      },
    ],
    source: 'Amazon API Gateway documentation, troubleshooting',
    matches: [
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
      'Execution failed due to configuration error: API Gateway does not have permission to assume the provided role arn:aws:iam::1:role/x',
    ],
    ignores: ['Lambda permissions were added'],
  },
  {
    id: 'api-gateway.integration-late',
    kind: 'slow_dependency',
    program: 'api-gateway',
    forms: [
      { words: 'endpoint request timed out', pattern: /Endpoint request timed out/ },
      { words: 'execution failed due to a timeout error', pattern: /Execution failed due to a timeout error/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'What stands behind API Gateway took longer than 29 seconds',
    check: {
      text: 'Look at the duration of the Lambda or service behind, in its own log',
    },
    repair: [
      {
        text: 'Make it answer in time: work in the background and answer 202, raise memory, or ask for a longer integration timeout',
      },
    ],
    source: 'Amazon API Gateway gateway responses, INTEGRATION_TIMEOUT',
    matches: ['{"message": "Endpoint request timed out"}', 'Execution failed due to a timeout error'],
    ignores: ['The endpoint answered'],
  },
  {
    id: 'api-gateway.no-such-route',
    kind: 'wrong_address',
    program: 'api-gateway',
    forms: [{ words: 'message missing authentication token', pattern: /"message": ?"Missing Authentication Token"/ }],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'API Gateway has no such method and path (it says Missing Authentication Token)',
    check: {
      text: 'List the resources, and compare path, stage and method',
      host: 'aws apigateway get-resources --rest-api-id <api>',
    },
    repair: [
      {
        text: 'Call the path with its stage and the right method, and deploy the API after changes; with IAM auth sign the request',
      },
    ],
    source: 'Amazon API Gateway gateway responses, MISSING_AUTHENTICATION_TOKEN',
    matches: ['{"message":"Missing Authentication Token"}', 'HTTP 403 {"message": "Missing Authentication Token"}'],
    ignores: ['Authentication token missing in header'],
  },
  {
    id: 'cloudformation.stack-state',
    kind: 'invalid_setting',
    program: 'cloudformation',
    forms: [{ words: 'is in state and be updated', pattern: /is in (?<value>\w{1,60}) state and can ?not be updated/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'CloudFormation cannot update the stack: it is in {value}',
    check: {
      text: 'Read the first failed event: it says why',
      host: 'aws cloudformation describe-stack-events --stack-name <stack> --query "StackEvents[?contains(ResourceStatus,\'FAILED\')]"',
    },
    repair: [
      {
        text: 'ROLLBACK_COMPLETE: delete the stack and create it anew',
        host: 'aws cloudformation delete-stack --stack-name <stack>',
        destructive: true,
      },
      {
        text: 'UPDATE_ROLLBACK_FAILED: continue the rollback',
        host: 'aws cloudformation continue-update-rollback --stack-name <stack>',
      },
    ],
    source: 'AWS CloudFormation troubleshooting',
    matches: [
      'ValidationError: Stack:arn:aws:cloudformation:eu-west-1:1:stack/shop/ab is in ROLLBACK_COMPLETE state and can not be updated.',
      'Stack [shop] is in UPDATE_ROLLBACK_FAILED state and can not be updated',
    ],
    ignores: ['Stack is in UPDATE_COMPLETE state'],
  },
  {
    id: 'cloudformation.export',
    kind: 'lock_held',
    program: 'cloudformation',
    forms: [
      {
        words: 'export cannot be as it is in use by',
        pattern:
          /Export (?<object>[\w:-]{1,120}) cannot be (?:deleted|updated) as it is in use by (?<value>[\w ,-]{1,120})/,
      },
      { words: 'no export named found', pattern: /No export named (?<object>[\w:-]{1,120}) found/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'CloudFormation: the export {object} is missing, or other stacks use it',
    check: {
      text: 'See who imports it',
      host: 'aws cloudformation list-imports --export-name {object}',
    },
    repair: [
      {
        text: 'Remove the import from the other stacks first (or hold the value by a literal), then change it; deploy the exporting stack before the importing one',
      },
    ],
    source: 'AWS CloudFormation documentation, Exports',
    matches: [
      'Export prod-vpc cannot be deleted as it is in use by app-stack',
      'No export named prod-vpc found. Rollback requested by user.',
    ],
    ignores: ['Export finished'],
  },
  {
    id: 'cloudformation.capabilities',
    kind: 'missing_setting',
    program: 'cloudformation',
    forms: [{ words: 'requires capabilities', pattern: /Requires capabilities : \[(?<value>[\w, ]{1,80})\]/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CloudFormation wants the capability {value} acknowledged',
    check: {
      text: 'See which IAM resources the template creates',
    },
    repair: [
      {
        text: 'Deploy with the capability',
        host: 'aws cloudformation deploy --stack-name <stack> --template-file <file> --capabilities {value}',
      },
    ],
    source: 'AWS CloudFormation, InsufficientCapabilitiesException',
    matches: [
      'InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]',
      'An error occurred (InsufficientCapabilitiesException) when calling the CreateChangeSet operation: Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    ],
    ignores: ['The plan requires capabilities of the team'],
  },
  {
    id: 'cloudformation.already-exists',
    kind: 'invalid_setting',
    program: 'cloudformation',
    forms: [{ words: 'handlererrorcode alreadyexists', pattern: /HandlerErrorCode: AlreadyExists/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'CloudFormation would create something that exists already',
    check: {
      text: 'Read the resource in the event: somebody made it by hand or another stack holds it',
    },
    repair: [
      {
        text: 'Import it into the stack (change set of type IMPORT), give it another name, or delete the old one if nobody needs it',
      },
    ],
    source: 'AWS CloudFormation resource handler error codes',
    matches: [
      'Resource handler returned message: "shop-logs already exists" (RequestToken: 1f, HandlerErrorCode: AlreadyExists)',
      'CREATE_FAILED Resource of type AWS::Logs::LogGroup (RequestToken: x, HandlerErrorCode: AlreadyExists)',
    ],
    ignores: ['HandlerErrorCode: NotStabilized'],
  },
  {
    id: 'codebuild.source-refused',
    kind: 'authentication_refused',
    program: 'codebuild',
    forms: [
      {
        words: 'authorization failed for primary source and version',
        pattern: /authorization failed for primary source and source version/,
      },
      { words: 'yaml_file_error', pattern: /YAML_FILE_ERROR (?:Message: )?(?<value>[^\n]{1,60})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CodeBuild cannot fetch its source or buildspec',
    check: {
      text: 'Look at the source connection of the project, and whether buildspec.yml is at the named path',
    },
    repair: [
      {
        text: 'Renew the connection to GitHub, GitLab or Bitbucket (state AVAILABLE, role with codestar-connections:UseConnection); commit the buildspec',
      },
    ],
    source: 'AWS CodeBuild troubleshooting',
    matches: [
      'CLIENT_ERROR: authorization failed for primary source and source version main',
      'Phase context status code: YAML_FILE_ERROR Message: YAML file does not exist',
    ],
    ignores: ['Source version main downloaded'],
  },
  {
    id: 'ses.not-yet-allowed',
    kind: 'quota_exceeded',
    program: 'ses',
    forms: [
      { words: 'daily message quota exceeded', pattern: /Daily message quota exceeded/ },
      { words: 'sending paused for this account', pattern: /Sending paused for this account/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Amazon SES sends no more: the sending quota is used up or sending is paused',
    check: {
      text: 'Read quota and state',
      host: 'aws sesv2 get-account',
    },
    repair: [
      {
        text: 'Ask for production access and a higher quota, slow the sender down, and clean up bounces and complaints when sending is paused',
      },
    ],
    source: 'Amazon SES SMTP response codes',
    matches: [
      '454 Throttling failure: Daily message quota exceeded.',
      'AccountSendingPausedException: Sending paused for this account. For more information, check the inbox.',
    ],
    ignores: ['The quota is 200 messages a day'],
  },
  {
    id: 'ses.identity-not-verified',
    kind: 'authorisation_denied',
    program: 'ses',
    forms: [
      {
        words: 'email address is not verified the following identities failed check in region',
        pattern:
          /Email address is not verified\. The following identities failed the check in region (?<value>[\w-]{1,20}): (?<user>[^\s,]{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Amazon SES in {value} has not verified {user}',
    check: {
      text: 'See the identities of this region',
      host: 'aws sesv2 list-email-identities',
    },
    repair: [
      {
        text: "Verify the sender's domain in this region; in the sandbox the recipient must be verified too: ask for production access",
      },
    ],
    source: 'Amazon SES, MessageRejected',
    matches: [
      'MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: shop@example.org',
      '554 Message rejected: Email address is not verified. The following identities failed the check in region US-EAST-1: a@example.org, b@example.org',
    ],
    ignores: ['Email address verified'],
  },
  {
    id: 'aws.account-not-validated',
    kind: 'quota_exceeded',
    program: 'aws',
    forms: [
      {
        words: 'your request for accessing resources in this region is being validated',
        pattern: /Your request for accessing resources in this region is being validated/,
      },
      {
        words: 'you have requested more vcpu capacity than your current limit of',
        pattern: /You have requested more vCPU capacity than your current vCPU limit of (?<limit>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'AWS starts no more instances: limit of vCPUs or validation of the account',
    check: {
      text: 'Look at the quota of running On-Demand instances',
      host: 'aws service-quotas get-service-quota --service-code ec2 --quota-code L-1216C47A',
    },
    repair: [
      {
        text: 'Ask for more vCPUs of this instance family under Service Quotas, or write to support when the validation lasts',
      },
    ],
    source: 'EC2 API error codes, VcpuLimitExceeded and PendingVerification',
    matches: [
      'PendingVerification: Your request for accessing resources in this region is being validated, and you will not be able to launch additional resources',
      'VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket',
    ],
    ignores: ['The request was validated'],
  },
];

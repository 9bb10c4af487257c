import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO: Step = {
  text: 'See as whom and where the program asks',
  compose: 'docker compose exec {service} sh -c "env | grep AWS; aws sts get-caller-identity"',
  kubernetes: 'kubectl exec deploy/{service} -- sh -c "env | grep AWS"',
  host: 'aws sts get-caller-identity; aws configure list',
};

/** What clients of AWS lack, who refuses them, and what AWS cannot give. */
export const AWS_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'aws.client-not-configured',
    kind: 'missing_setting',
    program: 'aws',
    forms: [
      { words: 'you must specify a region', pattern: /You must specify a region/ },
      { words: 'noregionerror', pattern: /\bNoRegionError\b/ },
      {
        words: 'unable to find a region via the provider chain',
        pattern: /Unable to find a region via the region provider chain/,
      },
      { words: 'region missing', pattern: /(?:Missing region in config|Region is missing)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The AWS client lacks its region or profile',
    check: WHO,
    repair: [
      {
        text: 'Set AWS_REGION (and AWS_PROFILE only where the file of profiles is mounted)',
        compose: '$EDITOR docker-compose.yml   # environment: AWS_REGION=eu-west-1\ndocker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} AWS_REGION=eu-west-1',
      },
    ],
    source: 'botocore exceptions.py; AWS SDK for Java and JavaScript',
    matches: [
      'botocore.exceptions.NoRegionError: You must specify a region.',
      'NoRegionError: region unset',
      'software.amazon.awssdk.core.exception.SdkClientException: Unable to find a region via the region provider chain.',
      'ConfigError: Missing region in config',
    ],
    ignores: ['a region in the north'],
  },
  {
    id: 'aws.endpoint-unreachable',
    kind: 'unreachable',
    program: 'aws',
    forms: [
      {
        words: 'could not connect to the endpoint url',
        pattern: /Could not connect to the endpoint URL: "(?<peer>[^"]{1,150})"/,
      },
      { words: 'connect timeout on endpoint url', pattern: /Connect timeout on endpoint URL: "(?<peer>[^"]{1,150})"/ },
      {
        words: 'connection was closed before we received a valid response',
        pattern: /Connection was closed before we received a valid response from endpoint URL: "(?<peer>[^"]{1,150})"/,
      },
      {
        words: 'unable to execute http request connect to',
        pattern: /Unable to execute HTTP request: Connect to (?<peer>[\w.-]{1,100})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The AWS endpoint {peer} cannot be reached',
    check: {
      text: 'Try it from where the program runs',
      compose:
        'docker compose exec {service} sh -c "wget -S -O- {peer|<url>} | head -3; env | grep -iE \'proxy|endpoint|AWS\'"',
      host: 'curl -sv {peer|<url>} -o /dev/null',
    },
    repair: [
      { text: 'Correct region and endpoint URL; a private subnet needs a NAT or a VPC endpoint for this service' },
    ],
    source: 'botocore exceptions.py',
    matches: [
      'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://sqs.eu-west-1.amazonaws.com/"',
      'botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://x"',
      'botocore.exceptions.ConnectionClosedError: Connection was closed before we received a valid response from endpoint URL: "https://x".',
      'SdkClientException: Unable to execute HTTP request: Connect to sqs.eu-west-1.amazonaws.com:443 failed: connect timed out',
    ],
    ignores: ['endpoint URL: "https://x" is set'],
  },
  {
    id: 'aws.answer-too-slow',
    kind: 'slow_dependency',
    program: 'aws',
    forms: [{ words: 'read timeout on endpoint url', pattern: /Read timeout on endpoint URL: "(?<peer>[^"]{1,150})"/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'AWS {peer} does not answer in time',
    check: WHO,
    repair: [{ text: 'Raise read_timeout of the client for long calls (Lambda), or look at the page of AWS Health' }],
    source: 'botocore exceptions.py',
    matches: [
      'botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://x"',
      'urllib3: Read timeout on endpoint URL: "https://lambda.eu-west-1.amazonaws.com/"',
    ],
    ignores: ['read timeout 60'],
  },
  {
    id: 'aws.trouble-at-aws',
    kind: 'outside_outage',
    program: 'aws',
    forms: [
      {
        words: 'internalfailure',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InternalFailure)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'insufficienthostcapacity',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InsufficientHostCapacity)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'when calling operation',
        pattern:
          /\((?<value>InternalFailure|InternalError|InternalServerError|InternalServerErrorException|ServiceUnavailable|ServiceUnavailableException|503)\) when calling the/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'AWS itself fails or has no room ({value})',
    check: { text: 'Read AWS Health', host: 'aws health describe-events --region us-east-1' },
    repair: [{ text: 'Repeat with growing waits; for missing capacity take another zone or type' }],
    source: 'AWS common errors',
    matches: [
      'An error occurred (InternalFailure) when calling the Describe operation: see below',
      'An error occurred (InsufficientHostCapacity) when calling the Describe operation: see below',
      'An error occurred (ServiceUnavailable) when calling the Describe operation: see below',
    ],
    ignores: ['internal failure drill'],
  },
  {
    id: 'aws.identity-refused',
    kind: 'authentication_refused',
    program: 'aws',
    forms: [
      {
        words: 'invalidclienttokenid',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidClientTokenId)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalididentitytoken',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidIdentityToken)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'signaturedoesnotmatch',
        pattern: /(?:^|[\s("'[>.{/])(?<value>SignatureDoesNotMatch)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'incompletesignature',
        pattern: /(?:^|[\s("'[>.{/])(?<value>IncompleteSignature)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'missingauthenticationtoken',
        pattern: /(?:^|[\s("'[>.{/])(?<value>MissingAuthenticationToken)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'idprejectedclaim',
        pattern: /(?:^|[\s("'[>.{/])(?<value>IDPRejectedClaim)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'AWS does not accept the identity of the program ({value})',
    check: WHO,
    repair: [
      {
        text: 'Give it a living key (both halves of one pair, no line break), or let the role trust the OIDC provider and audience that sign the token',
      },
    ],
    source: 'AWS common errors; STS AssumeRoleWithWebIdentity',
    matches: [
      'An error occurred (InvalidClientTokenId) when calling the Describe operation: see below',
      'An error occurred (InvalidIdentityToken) when calling the Describe operation: see below',
      'An error occurred (SignatureDoesNotMatch) when calling the Describe operation: see below',
      'An error occurred (IncompleteSignature) when calling the Describe operation: see below',
      'An error occurred (MissingAuthenticationToken) when calling the Describe operation: see below',
      'An error occurred (IDPRejectedClaim) when calling the Describe operation: see below',
    ],
    ignores: ['the signature does not match the scan'],
  },
  {
    id: 'aws.policy-or-contract',
    kind: 'authorisation_denied',
    program: 'aws',
    forms: [
      {
        words: 'optinrequired',
        pattern: /(?:^|[\s("'[>.{/])(?<value>OptInRequired)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'accountproblem',
        pattern: /(?:^|[\s("'[>.{/])(?<value>AccountProblem)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'allaccessdisabled',
        pattern: /(?:^|[\s("'[>.{/])(?<value>AllAccessDisabled)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'accessdeniedexception is not authorized to perform',
        pattern:
          /(?<value>AccessDeniedException)[^\n]{0,40}: (?:User: (?<user>\S{1,150}) )?is not authorized to perform: (?<object>[\w:*]{3,80})/,
      },
      { words: 'kmsinvalidstateexception', pattern: /(?<value>KMSInvalidStateException)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'AWS does not let this identity do it ({value})',
    check: WHO,
    repair: [
      {
        text: 'Allow the action in the policy of the role (and in the one of bucket, key or organisation); a disabled KMS key has to be enabled',
      },
    ],
    source: 'AWS common errors',
    matches: [
      'An error occurred (OptInRequired) when calling the Describe operation: see below',
      'An error occurred (AccountProblem) when calling the Describe operation: see below',
      'An error occurred (AllAccessDisabled) when calling the Describe operation: see below',
      'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/x is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:x',
      'KMSInvalidStateException: arn:aws:kms:x is pending deletion.',
    ],
    ignores: ['opt in required for mail'],
  },
  {
    id: 'aws.object-too-large',
    kind: 'payload_too_large',
    program: 'aws',
    forms: [
      {
        words: 'entitytoolarge',
        pattern: /(?:^|[\s("'[>.{/])(?<value>EntityTooLarge)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'metadatatoolarge',
        pattern: /(?:^|[\s("'[>.{/])(?<value>MetadataTooLarge)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'keytoolongerror',
        pattern: /(?:^|[\s("'[>.{/])(?<value>KeyTooLongError)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'requestbodytoolarge',
        pattern: /(?:^|[\s("'[>.{/])(?<value>RequestBodyTooLarge)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      { words: 'requestentitytoolargeexception', pattern: /(?<value>RequestEntityTooLargeException)/ },
      {
        words: 'item size has exceeded the maximum allowed',
        pattern: /Item size has exceeded the maximum allowed size/,
      },
      { words: 'requesttoolargeexception', pattern: /RequestTooLargeException/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'What is sent to AWS is larger than it takes ({value})',
    check: { text: 'Measure what is sent' },
    repair: [
      {
        text: 'Send in parts (multipart upload), or put the large content into S3 and send its address (SQS 256 KB, Lambda 6 MB, DynamoDB 400 KB)',
      },
    ],
    source: 'AWS service limits',
    matches: [
      'An error occurred (EntityTooLarge) when calling the Describe operation: see below',
      'An error occurred (MetadataTooLarge) when calling the Describe operation: see below',
      'An error occurred (KeyTooLongError) when calling the Describe operation: see below',
      'An error occurred (RequestBodyTooLarge) when calling the Describe operation: see below',
      'RequestEntityTooLargeException: Request must be smaller than 6291456 bytes',
      'ValidationException: Item size has exceeded the maximum allowed size',
      'RequestTooLargeException: x',
    ],
    ignores: ['too large a bill'],
  },
];

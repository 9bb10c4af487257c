import type { CatalogueEntry } from '../../catalogue-entry.ts';

const WHO = 'aws sts get-caller-identity; env | grep -E "^AWS_" | cut -d= -f1; aws configure list';

export const AWS_ACCESS: readonly CatalogueEntry[] = [
  {
    id: 'aws.action-denied',
    kind: 'authorisation_denied',
    program: 'aws',
    forms: [
      {
        words: 'is not authorized to perform',
        pattern:
          /arn:aws[\w-]{0,10}:(?:sts|iam)::\d{12}:(?:assumed-role|federated-user|user|role)\/(?<user>[^\s/]{1,80})(?:\/\S{1,120})? is not authorized to perform: (?<value>[\w-]{1,40}:\w{1,80})(?: on (?:the )?resource:? (?<object>[^\s"]{1,200}))?/,
      },
      {
        words: 'accessdenied an error occurred when calling the operation',
        pattern:
          /An error occurred \(AccessDenied(?:Exception)?\) when calling the (?<value>(?!\w{2,20}(?:Object|Bucket|Part|Multipart))\w{1,80}) operation/,
      },
      {
        words: 'accessdenied api error access denied',
        pattern:
          /operation error (?<object>[\w ]{1,40}): (?<value>\w{1,80}), .{0,200}api error AccessDenied(?:Exception)?: /,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: 'AWS denies {user|the identity}: {value|the action} on {object|the resource}',
    check: {
      text: 'See which identity really asks, and whether its policy, the policy of the bucket or key, an SCP or a permission boundary is in the way; the end of the line says which ("no identity-based policy", "explicit deny")',
      host: WHO,
      kubernetes:
        'kubectl get sa -o yaml | grep eks.amazonaws.com/role-arn; kubectl exec deploy/{service} -- env | grep AWS_',
    },
    repair: [
      {
        text: 'Add the action on exactly this resource to the policy of the role (objects of a bucket are bucket/*)',
        host: `aws iam put-role-policy --role-name <role> --policy-name {service} --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{value|<action>}","Resource":"{object|<arn>}"}]}'`,
      },
    ],
    source:
      'AWS IAM documentation, Troubleshoot access denied error messages; botocore ClientError; aws-sdk-go-v2 smithy',
    matches: [
      'User: arn:aws:sts::123456789012:assumed-role/shop-api/i-0f1d2c3b is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/db-x9k2 because no identity-based policy allows the secretsmanager:GetSecretValue action',
      'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRole operation: Access Denied',
      'operation error S3: GetObject, https response error StatusCode: 403, RequestID: 5F1D, HostID: x9, api error AccessDenied: Access Denied',
    ],
    ignores: ['the user is not authorized to perform this action in the shop'],
  },
  {
    id: 'aws.operation-unauthorized',
    kind: 'authorisation_denied',
    program: 'aws',
    forms: [
      {
        words: 'unauthorizedoperation',
        pattern:
          /UnauthorizedOperation\b\W{0,4}(?:when calling the (?<value>\w{1,80}) operation|You are not authorized to perform this operation)/,
      },
    ],
    nearby: [/Encoded authorization failure message: (?<object>[\w-]{40,60})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: 'AWS EC2 does not let this identity do {value|the operation}',
    check: {
      text: 'Decode the message at the end of the line: it holds action, resource and condition',
      host: `${WHO}; aws sts decode-authorization-message --encoded-message <the message> --query DecodedMessage --output text`,
    },
    repair: [
      {
        text: 'Add the EC2 action to the policy of the role; mind the region and tags that an SCP demands',
        host: 'aws iam attach-role-policy --role-name <role> --policy-arn <policy>',
      },
    ],
    source: 'Amazon EC2 API error codes, UnauthorizedOperation',
    matches: [
      'botocore.exceptions.ClientError: An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation. Encoded authorization failure message: x9k2',
      'api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/ci',
    ],
    ignores: ['UnauthorizedOperation is one of the EC2 error codes'],
  },
  {
    id: 'aws.token-expired',
    kind: 'authentication_refused',
    program: 'aws',
    forms: [
      {
        words: 'expiredtoken',
        pattern:
          /\(?ExpiredToken(?:Exception)?\)?:?.{0,120}(?:[Tt]he (?:provided |security )?token (?:included in the request )?(?:has |is )expired|The provided token has expired)/,
      },
      {
        words: 'expiredtokenexception',
        pattern: /ExpiredTokenException.{0,120}The security token included in the request is expired/,
      },
      { words: 'requestexpired', pattern: /RequestExpired.{0,80}Request has expired/ },
      {
        words: 'the sso session associated with this profile has expired',
        pattern: /The SSO session associated with this profile has expired or is otherwise invalid/,
      },
      { words: 'token has expired and refresh failed', pattern: /Token has expired and refresh failed/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: 'The temporary AWS credentials have expired and were not renewed',
    check: {
      text: 'See where they come from: exported by hand (they override the role), an SSO session, or a process that keeps old ones',
      host: WHO,
    },
    repair: [
      {
        text: 'Log in anew; in a service leave the variables out and let the SDK take the role of the machine or pod, which renews itself',
        host: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN; aws sso login',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'AWS common errors, ExpiredToken; botocore exceptions UnauthorizedSSOTokenError, SSOTokenLoadError',
    matches: [
      'botocore.exceptions.ClientError: An error occurred (ExpiredToken) when calling the GetObject operation: The provided token has expired.',
      'ExpiredTokenException: The security token included in the request is expired',
      'An error occurred (RequestExpired) when calling the DescribeInstances operation: Request has expired.',
      'Error loading SSO Token: The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
      'Error when retrieving token from sso: Token has expired and refresh failed',
    ],
    ignores: ['jwt: token has expired'],
  },
  {
    id: 'aws.credentials-missing',
    kind: 'missing_setting',
    program: 'aws',
    forms: [
      {
        words: 'unable to locate credentials',
        pattern: /Unable to locate credentials(?:\. You can configure credentials by running "aws configure")?/,
      },
      {
        words: 'nocredentialproviders no valid providers in chain',
        pattern: /NoCredentialProviders: no valid providers in chain/,
      },
      {
        words: 'failed to refresh cached credentials',
        pattern: /failed to refresh cached credentials, (?<value>no EC2 IMDS role found|.{1,80})/,
      },
      {
        words: 'could not load credentials from any providers',
        pattern: /Could not load credentials from any providers/,
      },
      {
        words: 'unable to load credentials from any of the providers in the chain',
        pattern: /Unable to load (?:AWS )?credentials from any (?:of the providers|provider) in the chain/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: 'The program has no AWS credentials: no variables, no profile, no role',
    check: {
      text: 'See which source is meant: variables, a profile, the role of the task or pod; a container on EC2 needs a hop limit of 2 for the instance role',
      host: `${WHO}; aws ec2 describe-instances --query "Reservations[].Instances[].MetadataOptions.HttpPutResponseHopLimit"`,
      kubernetes: 'kubectl get sa,pod -o yaml | grep -E "role-arn|AWS_ROLE_ARN"',
    },
    repair: [
      {
        text: 'Give the workload a role (instance profile, task role, IRSA), or the variables for a test',
        compose:
          'docker compose up -d {service} # environment: AWS_PROFILE or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY',
        host: 'aws ec2 modify-instance-metadata-options --instance-id <id> --http-put-response-hop-limit 2',
      },
    ],
    source:
      'botocore NoCredentialsError; aws-sdk-go credentials; aws-sdk-go-v2 ec2rolecreds; AWS SDK for JavaScript v3; AWS SDK for Java 2',
    matches: [
      'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
      'NoCredentialProviders: no valid providers in chain. Deprecated.',
      'failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded',
      'CredentialsProviderError: Could not load credentials from any providers',
      'software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(...)',
    ],
    ignores: ['Found credentials in environment variables.'],
  },
  {
    id: 'aws.credentials-invalid',
    kind: 'authentication_refused',
    program: 'aws',
    forms: [
      {
        words: 'the security token included in the request is invalid',
        pattern: /The security token included in the request is invalid/,
      },
      {
        words: 'authfailure',
        pattern: /AuthFailure.{0,120}AWS was not able to validate the provided access credentials/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: 'AWS does not know the access key that the client uses',
    check: {
      text: 'See which key is used; keys that begin with ASIA need AWS_SESSION_TOKEN as well (it was deleted, mistyped, is of another partition, or lacks its session token)',
      host: WHO,
    },
    repair: [
      {
        text: 'Make a new key (better a role) and put it where the program reads it',
        host: 'aws iam create-access-key --user-name <user>',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'AWS common errors InvalidClientTokenId, AuthFailure; Amazon S3 error responses InvalidAccessKeyId',
    matches: [
      'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.',
      'An error occurred (AuthFailure) when calling the DescribeInstances operation: AWS was not able to validate the provided access credentials',
    ],
    ignores: ['csrf: the token included in the form is invalid'],
  },
  {
    id: 'aws.signature-wrong',
    kind: 'authentication_refused',
    program: 'aws',
    forms: [
      {
        words: 'signaturedoesnotmatch',
        pattern:
          /SignatureDoesNotMatch(?!.{0,200}Signature (?:expired|not yet current)).{0,160}(?:The request signature we calculated does not match the signature you provided\. Check your AWS|status code: 403)/,
      },
      {
        words: 'the request signature we calculated does not match the signature you provided',
        pattern:
          /The request signature we calculated does not match the signature you provided\. Check your AWS Secret Access Key/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: 'AWS refuses the signature of a request: the secret key does not fit',
    check: {
      text: 'Compare the secret key (a cut or blank at its end, a + or / that a file mangled); a proxy that changes host or headers breaks the signature, too',
      host: WHO,
    },
    repair: [
      {
        text: 'Set the secret key anew in quotes, and let the proxy hand the Host header on unchanged',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'Amazon S3 error responses SignatureDoesNotMatch; AWS Signature Version 4 troubleshooting',
    matches: [
      'An error occurred (SignatureDoesNotMatch) when calling the PutObject operation: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    ],
    ignores: ['SignatureDoesNotMatch: Signature expired: 20250506T074108Z is now earlier than 20250506T080108Z'],
  },
  {
    id: 'aws.clock-skewed',
    kind: 'clock_wrong',
    program: 'aws',
    forms: [
      {
        words: 'signature expired is now earlier than',
        pattern: /Signature expired: (?<value>\d{8}T\d{6}Z) is now earlier than (?<limit>\d{8}T\d{6}Z)/,
      },
      {
        words: 'signature not yet current is still later than',
        pattern: /Signature not yet current: (?<value>\d{8}T\d{6}Z) is still later than (?<limit>\d{8}T\d{6}Z)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'aws',
    specificity: 3,
    means: 'The clock of the host is wrong, so AWS refuses its signatures',
    check: {
      text: 'Compare the clock with that of AWS',
      host: 'date -u; curl -sI https://s3.amazonaws.com | grep -i ^date; timedatectl; chronyc tracking',
    },
    repair: [
      {
        text: 'Synchronise the clock; on EC2 the time server is 169.254.169.123',
        host: 'echo "server 169.254.169.123 prefer iburst" | sudo tee /etc/chrony/conf.d/aws.conf && sudo systemctl restart chrony && sudo chronyc makestep',
        compose: 'sudo chronyc makestep; docker compose restart {service}',
      },
    ],
    source: 'Amazon S3 error responses RequestTimeTooSkewed; AWS Signature Version 4',
    matches: [
      'An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: Signature expired: 20250506T074108Z is now earlier than 20250506T080108Z (20250506T081608Z - 15 min.)',
      'InvalidSignatureException: Signature not yet current: 20250506T084108Z is still later than 20250506T075608Z (20250506T074108Z + 15 min.)',
    ],
    ignores: ['the signature of the document has expired'],
  },
  {
    id: 'aws.kms-refused',
    kind: 'authorisation_denied',
    program: 'aws',
    forms: [
      {
        words: 'the ciphertext refers to a customer master key that does not exist',
        pattern:
          /The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access/,
      },
      {
        words: 'kms disabledexception',
        pattern:
          /(?:DisabledException|KMSInvalidStateException|KMS\.DisabledException|KMSDisabledException).{0,160}(?<object>arn:aws[\w-]{0,10}:kms:[\w:/-]{1,120})/,
      },
      {
        words: 'is pending deletion',
        pattern: /(?<object>arn:aws[\w-]{0,10}:kms:[\w:/-]{1,120}) is (?<value>pending deletion|disabled)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws-kms',
    specificity: 3,
    means: 'The AWS KMS key {object|of the data} cannot be used: {value|no right, or another region}',
    check: {
      text: 'See state and policy of the key',
      host: 'aws kms describe-key --key-id {object|<key>} --query KeyMetadata.KeyState; aws kms get-key-policy --key-id {object|<key>} --policy-name default --output text',
    },
    repair: [
      {
        text: 'Allow kms:Decrypt and kms:GenerateDataKey for the role in the policy of the key; enable a disabled key or cancel its deletion',
        host: 'aws kms cancel-key-deletion --key-id {object|<key>}; aws kms enable-key --key-id {object|<key>}',
      },
    ],
    source: 'AWS KMS API reference, Decrypt errors',
    matches: [
      'An error occurred (AccessDeniedException) when calling the Decrypt operation: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
      'DisabledException: arn:aws:kms:eu-central-1:123456789012:key/5f1d2c3b is disabled.',
      'KMSInvalidStateException: arn:aws:kms:eu-central-1:123456789012:key/5f1d2c3b is pending deletion.',
    ],
    ignores: ['Encrypted with arn:aws:kms:eu-central-1:123456789012:key/5f1d2c3b'],
  },
];

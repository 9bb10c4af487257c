import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const CREDENTIALS: Step = {
  text: 'Ask as whom the client acts, and against which endpoint, region and bucket',
  compose: 'docker compose exec {service} env | grep -iE "aws_|s3_|minio"',
  kubernetes:
    'kubectl exec deploy/{service} -- env | grep -iE "aws_|s3_|minio"; kubectl get deploy/{service} -o jsonpath="{.spec.template.spec.serviceAccountName}"',
  host: 'aws sts get-caller-identity; aws configure list; aws s3 ls s3://<bucket>',
};

export const S3: readonly CatalogueEntry[] = [
  {
    id: 's3.key-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'invalidaccesskeyid', pattern: /\bInvalidAccessKeyId\b/ },
      {
        words: 'the access key id you provided does not exist in our records',
        pattern: /The (?:AWS )?[aA]ccess [kK]ey I[dD] you provided does not exist in our records/,
      },
      { words: 'signaturedoesnotmatch', pattern: /\bSignatureDoesNotMatch\b(?!.{0,120}Signature expired)/ },
      {
        words: 'the request signature we calculated does not match the signature you provided',
        pattern: /The request signature we calculated does not match the signature you provided/,
      },
      {
        words: 'expiredtoken the provided token has expired',
        pattern: /\bExpiredToken\b.{0,120}[tT]he provided token has expired/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 's3',
    specificity: 3,
    means: 'The object store refuses the key of the client: unknown, wrong secret, or expired',
    check: CREDENTIALS,
    repair: [
      {
        text: 'Give the client a valid pair of keys; a wrong secret, a proxy that changes the host or path, and a wrong clock all give SignatureDoesNotMatch. Keys of one store do not count at another (endpoint!)',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
      {
        text: 'In MinIO make the key anew',
        host: 'mc admin user svcacct add <alias> <user>',
        compose: 'docker compose exec minio mc admin user svcacct add local <user>',
      },
    ],
    source: 'Amazon S3 API Reference, Error responses; MinIO cmd/api-errors.go',
    matches: [
      'An error occurred (InvalidAccessKeyId) when calling the PutObject operation: The Access Key Id you provided does not exist in our records.',
      'S3ServiceException: The Access Key Id you provided does not exist in our records.',
      'SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      'An error occurred (ExpiredToken) when calling the ListObjectsV2 operation: The provided token has expired.',
    ],
    ignores: ['DEBUG Calculating signature using v4 auth.'],
  },
  {
    id: 's3.access-refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'accessdenied when calling the operation',
        pattern: /\(AccessDenied\) when calling the (?<value>\w{3,40}) operation/,
      },
      {
        words: 'amazons3exception access denied',
        pattern: /(?:AmazonS3Exception|S3Exception|S3ServiceException|S3Error): Access Denied/,
      },
      { words: 'code accessdenied code', pattern: /<Code>AccessDenied<\/Code>/ },
      {
        words: 'is not authorized to perform s3',
        pattern:
          /(?<user>arn:aws[\w:/@.-]{5,120}) is not authorized to perform: (?<value>s3:\w{3,40}) on resource: "?(?<object>arn:aws[\w:/*.-]{5,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 's3',
    specificity: 3,
    means: 'The client may not do {value|this} in the bucket {object|it uses}',
    check: CREDENTIALS,
    repair: [
      {
        text: 'Grant the action on bucket and objects (arn:aws:s3:::bucket and arn:aws:s3:::bucket/*), look at the bucket policy, the block on public access and the KMS key; without s3:ListBucket a missing object answers AccessDenied too',
        host: 'aws iam simulate-principal-policy --policy-source-arn <role> --action-names {value|s3:PutObject} --resource-arns "arn:aws:s3:::<bucket>/*"',
      },
      {
        text: 'In MinIO attach a policy',
        host: 'mc admin policy attach <alias> readwrite --user <user>',
        compose: 'docker compose exec minio mc admin policy attach local readwrite --user <user>',
      },
    ],
    source: 'Amazon S3 API Reference, AccessDenied; botocore; aws-sdk-java',
    matches: [
      'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
      'com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)',
      '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
      'User: arn:aws:sts::123456789012:assumed-role/shop/i-0a1b is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::shop-media/a.png" because no identity-based policy allows the s3:GetObject action',
    ],
    ignores: ['nginx: 403 Access Denied page'],
  },
  {
    id: 's3.bucket-unknown',
    kind: 'missing_object',
    forms: [
      { words: 'nosuchbucket', pattern: /\bNoSuchBucket\b(?:.{0,200}<BucketName>(?<object>[\w.-]{3,63}))?/ },
      { words: 'the specified bucket does not exist', pattern: /The specified bucket does not exist/ },
    ],
    nearby: [/[bB]ucket(?:Name)?[=:> "']{1,3}(?<object>[a-z0-9][\w.-]{2,62})/],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 's3',
    specificity: 3,
    means: 'The bucket {object|of the client} does not exist at its object store',
    check: CREDENTIALS,
    repair: [
      {
        text: 'Make it, or correct its name, region or endpoint',
        host: 'aws s3 mb s3://{object|<bucket>} || mc mb <alias>/{object|<bucket>}',
        compose: 'docker compose exec minio mc mb local/{object|<bucket>}',
      },
    ],
    source: 'Amazon S3 API Reference, NoSuchBucket; MinIO cmd/api-errors.go',
    matches: [
      'An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist',
      'NoSuchBucket: The specified bucket does not exist',
      'minio.error.S3Error: S3 operation failed; code: BucketMissing, message: The specified bucket does not exist',
    ],
    ignores: ['An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.'],
  },
  {
    id: 's3.client-clock-skewed',
    kind: 'clock_wrong',
    forms: [
      { words: 'requesttimetooskewed', pattern: /\bRequestTimeTooSkewed\b/ },
      {
        words: 'the difference between the request time and the time is too large',
        pattern: /The difference between the request time and the (?:server's|current) time is too large/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 's3',
    specificity: 3,
    means: 'The clock of the client is more than 15 minutes off, so its signed requests are refused',
    check: {
      text: 'Compare the clocks',
      host: 'timedatectl status; chronyc tracking; date -u; curl -sI https://s3.amazonaws.com | grep -i ^date',
      compose: 'docker compose exec {service} date -u; date -u',
      kubernetes: 'kubectl exec deploy/{service} -- date -u',
    },
    repair: [
      {
        text: 'Set the clock of the host (with Docker Desktop restart it after a sleep)',
        host: 'sudo systemctl enable --now chrony && sudo chronyc makestep',
      },
    ],
    source: 'Amazon S3 API Reference, RequestTimeTooSkewed',
    matches: [
      'An error occurred (RequestTimeTooSkewed) when calling the PutObject operation: The difference between the request time and the current time is too large.',
      `RequestTimeTooSkewed: The difference between the request time and the server's time is too large.`,
    ],
    ignores: ['chronyd: System clock was stepped by 0.2 seconds'],
  },
  {
    id: 's3.no-credentials',
    kind: 'missing_setting',
    forms: [
      {
        words: 'unable to locate credentials',
        pattern:
          /(?:NoCredentialsError: |botocore.{0,40})?Unable to locate credentials(?:\. You can configure credentials by running "aws configure")?$/,
      },
      {
        words: 'unable to load credentials from any of the providers in the chain',
        pattern: /Unable to load (?:AWS )?credentials from any (?:of the providers|provider) in the chain/,
      },
      {
        words: 'could not load credentials from any providers',
        pattern: /Could not load credentials from any providers/,
      },
      { words: 'no ec2 imds role found', pattern: /(?:no EC2 IMDS role found|failed to refresh cached credentials)/ },
      {
        words: 'nocredentialproviders no valid providers in chain',
        pattern: /NoCredentialProviders: no valid providers in chain/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The AWS SDK of the client finds no credentials',
    check: CREDENTIALS,
    repair: [
      {
        text: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the workload its role (IRSA, instance profile; a container behind IMDSv2 needs a hop limit of 2)',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes:
          'kubectl annotate serviceaccount <account> eks.amazonaws.com/role-arn=<role> && kubectl rollout restart deploy/{service}',
        host: 'aws ec2 modify-instance-metadata-options --instance-id <id> --http-put-response-hop-limit 2',
      },
    ],
    source:
      'botocore NoCredentialsError; aws-sdk-java AwsCredentialsProviderChain; aws-sdk-js credential-provider-node; aws-sdk-go',
    matches: [
      'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
      'software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(credentialsProviders=[SystemPropertyCredentialsProvider()])',
      'CredentialsProviderError: Could not load credentials from any providers',
      'operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata',
      'NoCredentialProviders: no valid providers in chain. Deprecated.',
    ],
    ignores: ['INFO Found credentials in environment variables.'],
  },
];

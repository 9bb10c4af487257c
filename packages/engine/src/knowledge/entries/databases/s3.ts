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
      {
        words:
          'the request signature we calculated does not match the signature you provided check your key and signing method',
        pattern:
          /The request signature we calculated does not match the signature you provided\. Check your key and signing method/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 's3',
    specificity: 3,
    means: 'The object store refuses the access key or its secret',
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
    ],
    ignores: ['DEBUG Calculating signature using v4 auth.'],
  },
  {
    id: 's3.access-refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'accessdenied when calling the operation',
        pattern:
          /\(AccessDenied\) when calling the (?<value>(?:Put|Get|Head|Delete|Copy|List|Create|Upload|Complete|Abort)\w{0,12}(?:Object|Bucket|Part|Multipart)\w{0,20}) operation: (?!User:)/,
      },
      {
        words: 'amazons3exception access denied',
        pattern: /(?:AmazonS3Exception|S3Exception|S3ServiceException|S3Error|AccessDenied): Access Denied/,
      },
      { words: 'code accessdenied code', pattern: /<Code>AccessDenied<\/Code>/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 's3',
    specificity: 3,
    means: 'The object store denies the client {value|access} to the bucket',
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
        text: 'Make the bucket, or correct its name, region, endpoint or path style (S3_FORCE_PATH_STYLE with MinIO) in the client',
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
];

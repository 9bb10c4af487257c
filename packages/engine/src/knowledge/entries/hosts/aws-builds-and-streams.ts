import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AWS_BUILDS_AND_STREAMS: readonly CatalogueEntry[] = [
  {
    id: 'elastic-beanstalk.deployment-failed',
    kind: 'code_defect',
    forms: [
      {
        words: 'command failed on instance',
        pattern:
          /\[Instance: (?<object>i-\w{1,20})\] Command failed on instance\. (?:Return code: (?<signal>\d{1,3}) )?(?:Output: )?(?<value>.{0,160})/,
      },
      {
        words: 'following services are not running',
        pattern: /Following services are not running: (?<object>[\w, ]{1,60})/,
      },
      {
        words: 'the overall deployment failed because too many individual instances failed deployment',
        pattern: /The overall deployment failed because too many individual instances failed deployment/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'aws',
    specificity: 2,
    means: 'An AWS deployment failed on its instances: {value|a hook or service of the application}',
    check: {
      text: "Read the instance's logs",
      host: 'eb logs --all || tail -60 /var/log/eb-engine.log /opt/codedeploy-agent/deployment-root/deployment-logs/*.log',
    },
    repair: [
      {
        text: 'Repair what eb-engine.log or the lifecycle hook says (package, Procfile, port, rights), then deploy again',
      },
    ],
    source: 'AWS Elastic Beanstalk and CodeDeploy documentation',
    matches: [
      'ERROR: [Instance: i-0abc123] Command failed on instance. Return code: 1 Output: Engine execution has encountered an error..',
      'Following services are not running: web.',
      'The overall deployment failed because too many individual instances failed deployment, too few healthy instances are available for deployment',
    ],
    ignores: ['Successfully deployed new configuration'],
  },
  {
    id: 'amplify.no-artifacts',
    kind: 'missing_file',
    forms: [
      { words: 'artifact directory doesn t exist', pattern: /Artifact directory doesn't exist: (?<path>\S{1,120})/ },
      { words: 'customererror', pattern: /!!! CustomerError: (?<value>.{1,160})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: "Amplify's build ends: {value|its folder was not made}",
    check: { text: "Read the build's lines before it" },
    repair: [
      {
        text: 'Set artifacts.baseDirectory of amplify.yml to the folder the build makes, and repair the command that failed',
      },
    ],
    source: 'AWS Amplify Hosting documentation',
    matches: [
      "2026-11-29T10:00:00.000Z [ERROR]: !!! CustomerError: Artifact directory doesn't exist: dist",
      '[ERROR]: !!! CustomerError: The commit message could not be retrieved',
    ],
    ignores: ['Build artifacts are now ready for deployment'],
  },
  {
    id: 'spark.schema-not-inferred',
    kind: 'missing_object',
    forms: [
      {
        words: 'unable to infer schema for',
        pattern: /Unable to infer schema for (?<object>\w{1,20})\. It must be specified manually/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Spark finds no data to read a schema from ({object})',
    check: {
      text: 'See what the path holds',
      host: 'hdfs dfs -ls <path> || aws s3 ls --recursive s3://<bucket>/<prefix>/ | head',
    },
    repair: [
      { text: 'Correct the path, run the job that fills it, or give the schema; hidden names (_x, .x) are not read' },
    ],
    source: 'Spark source, UNABLE_TO_INFER_SCHEMA',
    matches: [
      'pyspark.sql.utils.AnalysisException: Unable to infer schema for Parquet. It must be specified manually.',
      '[UNABLE_TO_INFER_SCHEMA] Unable to infer schema for CSV. It must be specified manually. SQLSTATE: 42KD9',
    ],
    ignores: ['Command finished'],
  },
  {
    id: 'kinesis.rate-or-lease',
    kind: 'rate_limited',
    forms: [
      {
        words: 'rate exceeded for shard',
        pattern: /Rate exceeded for shard (?<object>shardId-\w{1,20}) in stream (?<value>[\w.-]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 2,
    means: 'Kinesis: shard {object} takes no more',
    check: {
      text: "See the shards' metrics",
      host: 'aws kinesis describe-stream-summary --stream-name {value|<stream>}; aws cloudwatch get-metric-statistics --namespace AWS/Kinesis --metric-name WriteProvisionedThroughputExceeded --dimensions Name=StreamName,Value={value|<stream>} --period 300 --statistics Sum --start-time <t0> --end-time <t1>',
    },
    repair: [
      {
        text: 'Spread partition keys, add shards or on-demand mode, back off; leases that move while workers scale are ordinary',
      },
    ],
    source: 'Kinesis Data Streams developer guide; KCL source',
    matches: [
      'Rate exceeded for shard shardId-000000000007 in stream clicks under account 123456789012.',
      'ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000001 in stream orders under account 123456789012.',
    ],
    ignores: ['Rate of shardId-000000000001 ok'],
  },
  {
    id: 'kinesis.lease-moved',
    kind: null,
    forms: [
      {
        words: 'lease_lost',
        pattern:
          /(?:Lost lease for shard|Lease lost|ShutdownReason(?:\.|: )LEASE_LOST|Shutdown requested with reason LEASE_LOST)[^\n]{0,60}/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: 'Another worker of Kinesis took over a shard',
    check: {
      text: "See the shards' metrics",
      host: 'aws kinesis describe-stream-summary --stream-name <stream>; aws cloudwatch get-metric-statistics --namespace AWS/Kinesis --metric-name WriteProvisionedThroughputExceeded --dimensions Name=StreamName,Value=<stream> --period 300 --statistics Sum --start-time <t0> --end-time <t1>',
    },
    repair: [],
    source: 'Kinesis Data Streams developer guide; KCL source',
    matches: [
      'INFO s.a.k.l.ShardConsumer - Shutdown requested with reason LEASE_LOST for shardId-000000000003',
      'INFO software.amazon.kinesis.lifecycle.ShardConsumer - Shutdown requested with reason LEASE_LOST for shardId-000000000001',
    ],
    ignores: ['Rate of shardId-000000000001 ok'],
  },
  {
    id: 's3.acl-not-supported',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'accesscontrollistnotsupported',
        pattern: /AccessControlListNotSupported(?:\W{1,6}(?<value>The bucket does not allow ACLs))?/,
      },
      { words: 'the bucket does not allow acls', pattern: /The bucket does not allow ACLs/ },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'aws',
    specificity: 3,
    means: 'The bucket takes no ACLs (owner enforced), and the call sends one',
    check: { text: "See the bucket's ownership", host: 'aws s3api get-bucket-ownership-controls --bucket <bucket>' },
    repair: [
      {
        text: 'Leave ACL out of the call (django-storages: AWS_DEFAULT_ACL = None; Rails: acl: nil) and use a bucket policy',
      },
    ],
    source: 'Amazon S3 documentation, Object Ownership',
    matches: [
      'botocore.exceptions.ClientError: An error occurred (AccessControlListNotSupported) when calling the PutObject operation: The bucket does not allow ACLs',
      'AccessControlListNotSupported: The bucket does not allow ACLs',
    ],
    ignores: ['ACL applied'],
  },
  {
    id: 'cloudformation.resource-failed',
    kind: 'code_defect',
    program: 'cloudformation',
    forms: [
      {
        words: 'the following resource s failed to',
        pattern: /The following resource\(s\) failed to (?:create|update|delete): \[(?<object>[^\]]{1,160})\]/,
      },
      { words: 'update_rollback_failed', pattern: /(?:UPDATE|CREATE)_(?:ROLLBACK_)?FAILED\b.{0,160}/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'CloudFormation rolls back: {object|a resource} failed',
    check: {
      text: 'Read the first failed event, not the last',
      host: 'aws cloudformation describe-stack-events --stack-name <stack> --query "StackEvents[?contains(ResourceStatus,\'FAILED\')].[LogicalResourceId,ResourceStatusReason]" --output text | tail -3',
    },
    repair: [
      {
        text: 'Repair the reason of that resource; a stack in UPDATE_ROLLBACK_FAILED goes on with continue-update-rollback',
        host: 'aws cloudformation continue-update-rollback --stack-name <stack>',
      },
    ],
    source: 'AWS CloudFormation user guide, Troubleshooting',
    matches: [
      'The following resource(s) failed to create: [DbInstance, WebService]. Rollback requested by user.',
      'shop-stack UPDATE_ROLLBACK_FAILED AWS::CloudFormation::Stack',
    ],
    ignores: ['UPDATE_COMPLETE'],
  },
  {
    id: 'appsync.not-authorised',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'not authorized to access',
        pattern: /Not Authorized to access (?<object>\w{1,80}) on type (?<value>\w{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'aws',
    specificity: 3,
    means: "AppSync denies {object} on {value}: the caller's mode or rule does not allow it",
    check: { text: 'See with which mode it calls' },
    repair: [{ text: 'Add the rule (@auth, @aws_cognito_user_pools …) for this mode, or call with the right one' }],
    source: 'AWS AppSync developer guide, Authorization',
    matches: [
      'GraphQL error: Not Authorized to access getOrder on type Query',
      '{"errorType":"Unauthorized","message":"Not Authorized to access listUsers on type Query"}',
    ],
    ignores: ['authorized'],
  },
  {
    id: 'aws-batch.job-lost',
    kind: 'unreachable',
    forms: [
      { words: 'host ec2 instance terminated', pattern: /Host EC2 \(instance (?<object>i-\w{1,20})\) terminated/ },
      {
        words: 'dockertimeouterror could not transition to',
        pattern:
          /DockerTimeoutError: Could not transition to (?<value>\w{1,12}); timed out after waiting (?<limit>\w{1,8})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    peerProgram: 'aws',
    specificity: 2,
    means: 'AWS Batch or ECS lost the job: its host went away or its Docker is too slow',
    check: { text: 'See whether it was a spot machine, and its disk' },
    repair: [
      {
        text: 'Retry on host loss (attempts, evaluateOnExit "Host EC2*"); DockerTimeoutError: larger or faster disk (gp3), ECS_CONTAINER_CREATE_TIMEOUT',
      },
    ],
    source: 'AWS Batch user guide, Troubleshooting',
    matches: [
      'StatusReason: Host EC2 (instance i-0abc123) terminated.',
      'DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s',
    ],
    ignores: ['job SUCCEEDED'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AWS_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'aws.bucket-wrong-region',
    kind: 'wrong_address',
    program: 'aws',
    forms: [
      {
        words: 'the authorization header is malformed the region is wrong expecting',
        pattern: /the region '?(?<value>[\w-]{1,30})'? is wrong; expecting '?(?<wanted>[\w-]{1,30})/,
      },
      {
        words: 'the bucket you are attempting to access must be addressed using the specified endpoint',
        pattern: /The bucket you are attempting to access must be addressed using the specified endpoint/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 's3',
    specificity: 3,
    means: 'The bucket is in another region: {wanted|see its endpoint}, not {value|the one that is set}',
    check: {
      text: 'Ask where the bucket is',
      host: 'aws s3api get-bucket-location --bucket <bucket>; aws configure get region',
    },
    repair: [
      {
        text: 'Set AWS_REGION (or the region of the client) to that of the bucket',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} AWS_REGION={wanted|<region>}',
      },
    ],
    source: 'Amazon S3 error responses, AuthorizationHeaderMalformed, PermanentRedirect',
    matches: [
      "An error occurred (AuthorizationHeaderMalformed) when calling the PutObject operation: The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'",
      'PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    ],
    ignores: ['region: eu-central-1'],
  },
  {
    id: 'aws.throttled',
    kind: 'rate_limited',
    program: 'aws',
    forms: [
      {
        words: 'rate exceeded',
        pattern:
          /(?:ThrottlingException|Throttling|RequestLimitExceeded|TooManyRequestsException)\b\W{0,4}(?:when calling the (?<value>\w{1,80}) operation)?.{0,160}(?:Rate [Ee]xceeded|Request limit exceeded|Too Many Requests)/,
      },
      {
        words: 'throttlingexception',
        pattern: /\(?ThrottlingException\)?(?::| when calling the (?<value>\w{1,80}) operation)/,
      },
      { words: 'requestlimitexceeded', pattern: /RequestLimitExceeded.{0,80}Request limit exceeded/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'aws',
    specificity: 2,
    means: 'AWS throttles the calls of this account ({value|too many per second})',
    check: {
      text: 'Find who calls so often: CloudTrail counts by identity and action',
      host: 'aws cloudtrail lookup-events --max-results 50 --query "Events[].[EventName,Username]" --output text | sort | uniq -c | sort -n | tail',
    },
    repair: [
      {
        text: 'Let the client retry with growing pauses (adaptive mode), cache what does not change, ask for a higher quota',
        host: 'export AWS_RETRY_MODE=adaptive AWS_MAX_ATTEMPTS=10; aws service-quotas list-service-quotas --service-code <service>',
      },
    ],
    source: 'AWS common errors, ThrottlingException; Amazon EC2 API, RequestLimitExceeded',
    matches: [
      'An error occurred (ThrottlingException) when calling the DescribeStacks operation (reached max retries: 4): Rate exceeded',
      'api error ThrottlingException: Rate exceeded',
      'An error occurred (RequestLimitExceeded) when calling the DescribeInstances operation: Request limit exceeded.',
    ],
    ignores: ['the rate exceeded the forecast'],
  },
  {
    id: 'aws.dynamodb-throughput-exceeded',
    kind: 'rate_limited',
    program: 'aws',
    forms: [
      { words: 'provisionedthroughputexceededexception', pattern: /ProvisionedThroughputExceededException/ },
      {
        words: 'the level of configured provisioned throughput for the table was exceeded',
        pattern: /The level of configured provisioned throughput for the table was exceeded/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'dynamodb',
    specificity: 3,
    means: 'DynamoDB or Kinesis throttles: the table or one hot key uses more than was bought',
    check: {
      text: 'See consumed against provisioned units, and whether a single key is hot',
      host: 'aws cloudwatch get-metric-statistics --namespace AWS/DynamoDB --metric-name ReadThrottleEvents --dimensions Name=TableName,Value=<table> --start-time $(date -u -d -1hour +%FT%TZ) --end-time $(date -u +%FT%TZ) --period 300 --statistics Sum',
    },
    repair: [
      {
        text: 'Go to on-demand capacity or raise the units; spread a hot key',
        host: 'aws dynamodb update-table --table-name <table> --billing-mode PAY_PER_REQUEST',
      },
    ],
    source: 'Amazon DynamoDB, Error handling, ProvisionedThroughputExceededException; Amazon Kinesis API',
    matches: [
      'An error occurred (ProvisionedThroughputExceededException) when calling the PutItem operation (reached max retries: 9): The level of configured provisioned throughput for the table was exceeded.',
      'software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000001',
      'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
    ],
    ignores: ['BillingMode: PROVISIONED ReadCapacityUnits: 5'],
  },
  {
    id: 'aws.s3-slow-down',
    kind: 'rate_limited',
    program: 'aws',
    forms: [
      {
        words: 'please reduce your request rate',
        pattern: /(?:SlowDown|503)\b.{0,200}[Pp]lease reduce your request rate/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 's3',
    specificity: 3,
    means: 'S3 asks for fewer requests (SlowDown): too many at once under one prefix',
    check: {
      text: 'See which prefix is hit; S3 bears 3500 writes and 5500 reads a second for each',
      host: 'aws s3api get-bucket-metrics-configuration --bucket <bucket> --id EntireBucket',
    },
    repair: [
      {
        text: 'Lower the parallel uploads, retry with growing pauses, spread the keys over prefixes',
        host: 'aws configure set default.s3.max_concurrent_requests 5',
      },
    ],
    source: 'Amazon S3 error responses, SlowDown; S3 performance guidelines; MinIO',
    matches: [
      'An error occurred (SlowDown) when calling the PutObject operation (reached max retries: 4): Please reduce your request rate.',
      '<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
    ],
    ignores: ['the site asked us: please reduce your request rate to one a minute'],
  },
  {
    id: 'aws.lambda-timed-out',
    kind: 'slow_dependency',
    program: 'aws-lambda',
    forms: [
      { words: 'task timed out after seconds', pattern: /Task timed out after (?<limit>[\d.]{1,10} seconds)/ },
      { words: 'report requestid status timeout', pattern: /REPORT RequestId: \S{1,60}.{0,200}Status: timeout/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Lambda function reached its time limit: {limit|Status timeout}',
    check: {
      text: 'See what it waited for; a function in a VPC without NAT waits in vain for everything outside',
      host: 'aws lambda get-function-configuration --function-name {service} --query "[Timeout,MemorySize,VpcConfig]"; aws logs tail /aws/lambda/{service} --since 30m | tail -60',
    },
    repair: [
      {
        text: 'Repair what is slow and give its client a shorter limit; then raise the limit of the function (more memory gives more CPU)',
        host: 'aws lambda update-function-configuration --function-name {service} --timeout 30 --memory-size 512',
      },
    ],
    source: 'AWS Lambda documentation, Troubleshoot execution issues',
    matches: [
      '2025-05-06T07:41:08.826Z 5f1d2c3b-9a1c Task timed out after 3.01 seconds',
      'REPORT RequestId: 5f1d2c3b Duration: 3000.00 ms Billed Duration: 3000 ms Memory Size: 128 MB Max Memory Used: 71 MB Status: timeout',
    ],
    ignores: [
      'REPORT RequestId: 5f1d2c3b Duration: 312.11 ms Billed Duration: 313 ms Memory Size: 128 MB Max Memory Used: 71 MB',
    ],
  },
  {
    id: 'aws.lambda-out-of-memory',
    kind: 'memory_exhausted',
    program: 'aws-lambda',
    forms: [
      {
        words: 'memory size mb max memory used mb',
        pattern: /Memory Size: (?<limit>\d{2,6} MB)\s{1,4}Max Memory Used: \k<limit>/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Lambda function used all of its memory ({limit})',
    check: {
      text: 'Compare Max Memory Used with Memory Size over the last runs',
      host: 'aws logs filter-log-events --log-group-name /aws/lambda/{service} --filter-pattern REPORT --limit 20 --query "events[].message"',
    },
    repair: [
      {
        text: 'Give it more memory, or let it work on streams instead of whole files',
        host: 'aws lambda update-function-configuration --function-name {service} --memory-size 1024',
      },
    ],
    source: 'AWS Lambda documentation, Runtime exited with error: signal: killed',
    matches: [
      'REPORT RequestId: 5f1d2c3b\tDuration: 912.11 ms\tBilled Duration: 913 ms\tMemory Size: 128 MB\tMax Memory Used: 128 MB',
      'REPORT RequestId: 9a1c	Duration: 3002.11 ms	Billed Duration: 3003 ms	Memory Size: 512 MB	Max Memory Used: 512 MB	Init Duration: 412.00 ms',
    ],
    ignores: [
      'REPORT RequestId: 5f1d2c3b\tDuration: 912.11 ms\tBilled Duration: 913 ms\tMemory Size: 128 MB\tMax Memory Used: 71 MB',
    ],
  },
  {
    id: 'aws.ecs-task-not-started',
    kind: 'image_unavailable',
    program: 'aws-ecs',
    forms: [
      {
        words: 'cannotpullcontainererror',
        pattern: /CannotPullContainerError: (?!image [Mm]anifest does not contain)(?<value>.{1,100})/,
      },
      { words: 'resourceinitializationerror', pattern: /ResourceInitializationError: (?<value>.{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'ECS cannot start the task: {value}',
    check: {
      text: 'See image, execution role and the way out: a private subnet needs NAT or VPC endpoints (ecr.api, ecr.dkr, s3, logs, secretsmanager)',
      host: 'aws ecs describe-tasks --cluster <cluster> --tasks <task> --query "tasks[].[stopCode,stoppedReason,containers[].reason]"; aws ec2 describe-vpc-endpoints --query "VpcEndpoints[].ServiceName"',
    },
    repair: [
      {
        text: 'Correct the image, give the execution role AmazonECSTaskExecutionRolePolicy and the secrets it reads, or open the way out',
        host: 'aws ecs update-service --cluster <cluster> --service {service} --force-new-deployment',
      },
    ],
    source: 'Amazon ECS documentation, Stopped tasks error messages',
    matches: [
      'stoppedReason: CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/acme/shop:9: docker.io/acme/shop:9: not found',
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm',
    ],
    ignores: ['lastStatus: RUNNING'],
  },
  {
    id: 'aws.ecs-task-stopped',
    kind: 'memory_exhausted',
    program: 'aws-ecs',
    forms: [
      {
        words: 'outofmemoryerror container killed due to memory usage',
        pattern: /OutOfMemoryError: Container killed due to memory usage/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ECS ended the container: it used more memory than its task definition gives it',
    check: {
      text: 'See the use over time',
      host: 'aws ecs describe-task-definition --task-definition <task> --query "taskDefinition.containerDefinitions[].[name,memory,memoryReservation]"',
    },
    repair: [
      {
        text: 'Raise memory (the hard limit) of the container in the task definition and deploy it, or lower the heap',
        host: 'aws ecs update-service --cluster <cluster> --service {service} --task-definition <new revision>',
      },
    ],
    source: 'Amazon ECS documentation, Stopped tasks error messages, OutOfMemoryError',
    matches: [
      'reason: OutOfMemoryError: Container killed due to memory usage',
      '"reason": "OutOfMemoryError: Container killed due to memory usage", "exitCode": 137',
    ],
    ignores: ['java.lang.OutOfMemoryError: Java heap space'],
  },
  {
    id: 'aws.ecs-health-check-failed',
    kind: 'health_check_wrong',
    program: 'aws-ecs',
    forms: [
      {
        words: 'task failed elb health checks in',
        pattern: /(?:Task )?failed ELB health checks in \(target-group (?<object>[^)]{1,200})\)/,
      },
      {
        words: 'is unhealthy in target group due to reason',
        pattern: /is unhealthy in \(?target-group (?<object>[^\s)]{1,200})\)? due to \(?reason (?<value>[^)]{1,100})/,
      },
      { words: 'task failed container health checks', pattern: /Task failed container health checks/ },
      { words: 'essential container in task exited', pattern: /Essential container in task exited/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'ECS ended the task: its container ended or its health check failed ({value|see the log})',
    check: {
      text: 'Read the log of the task, and path, port and success codes of the target group',
      host: 'aws elbv2 describe-target-health --target-group-arn {object|<arn>}; aws logs tail /ecs/{service} --since 30m | tail -60',
    },
    repair: [
      {
        text: 'Correct path or port, open the security group of the task to the load balancer, or give it more time',
        host: 'aws ecs update-service --cluster <cluster> --service {service} --health-check-grace-period-seconds 120',
      },
    ],
    source: 'Amazon ECS documentation, Stopped tasks error messages; service event messages',
    matches: [
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/5f1d)',
      '(service shop) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/shop/5f1d) due to (reason Health checks failed with these codes: [404]).',
      'stoppedReason: Essential container in task exited',
      'stoppedReason: Task failed container health checks',
    ],
    ignores: ['(service shop) has reached a steady state.'],
  },
  {
    id: 'aws.ecs-no-capacity',
    kind: 'quota_exceeded',
    program: 'aws',
    forms: [
      {
        words: 'was unable to place a task because',
        pattern:
          /was unable to place a task because (?<value>no container instance met all of its requirements|.{1,80})/,
      },
      {
        words: 'insufficientinstancecapacity',
        pattern: /InsufficientInstanceCapacity\b.{0,80}(?:when calling|: We currently do not have)/,
      },
      {
        words: 'networkinterfacelimitexceeded',
        pattern: /NetworkInterfaceLimitExceeded|You have reached the limit on the number of network interfaces/,
      },
      { words: 'vcpulimitexceeded', pattern: /VcpuLimitExceeded.{0,160}(?<value>vCPU limit of \d{1,6})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'AWS has no room for more: {value|capacity or quota is used up}',
    check: {
      text: 'See which limit it is: CPU or memory of the container instances, network interfaces of the instance type or account, vCPU quota, or capacity of the zone',
      host: 'aws service-quotas list-service-quotas --service-code ec2 --query "Quotas[?contains(QuotaName,`On-Demand`)].[QuotaName,Value]" --output text; aws ecs describe-container-instances --cluster <cluster> --container-instances $(aws ecs list-container-instances --cluster <cluster> --query containerInstanceArns --output text) --query "containerInstances[].remainingResources"',
    },
    repair: [
      {
        text: 'Add instances or another type or zone, or ask for a higher quota',
        host: 'aws service-quotas request-service-quota-increase --service-code ec2 --quota-code <code> --desired-value <value>',
      },
    ],
    source:
      'Amazon ECS service event messages; Amazon EC2 API error codes InsufficientInstanceCapacity, VcpuLimitExceeded',
    matches: [
      '(service shop) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 5f1d) has insufficient memory available.',
      'An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation: We currently do not have sufficient m5.large capacity in the Availability Zone you requested',
      'An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: You have requested more vCPU capacity than your current vCPU limit of 32 allows',
      'NetworkInterfaceLimitExceeded: You have reached the limit on the number of network interfaces',
    ],
    ignores: ['(service shop) has started 1 tasks: (task 5f1d).'],
  },
  {
    id: 'aws.rds-storage-full',
    kind: 'disk_full',
    program: 'aws-rds',
    forms: [
      {
        words: 'free storage capacity for db instance is low',
        pattern: /The free storage capacity for DB [Ii]nstance:? ?(?<object>[\w-]{1,80}) is low at (?<value>\d{1,3}%)/,
      },
      { words: 'dbinstancestatus storage full', pattern: /(?:DBInstanceStatus"?:? ?"?|[Ss]tatus: )storage-full/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The storage of the RDS instance {object|of the database} is full or nearly ({value|full})',
    check: {
      text: 'See what takes it: data, WAL held by a replication slot, binary logs, temporary files',
      host: 'aws rds describe-db-instances --query "DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,AllocatedStorage,MaxAllocatedStorage]" --output table',
    },
    repair: [
      {
        text: 'Enlarge the storage and let it grow by itself (--max-allocated-storage); then delete what is not needed',
        host: 'aws rds modify-db-instance --db-instance-identifier {object|<instance>} --allocated-storage <more> --max-allocated-storage <limit> --apply-immediately',
      },
    ],
    source: 'Amazon RDS event messages RDS-EVENT-0089; DB instance status storage-full',
    matches: [
      'The free storage capacity for DB Instance: shop-db is low at 4% of the provisioned storage [Provisioned Storage: 20.00 GB, Free Storage: 0.81 GB].',
      '"DBInstanceStatus": "storage-full",',
    ],
    ignores: ['"DBInstanceStatus": "available",'],
  },
];

import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO: Step = {
  text: 'See as whom and where the program asks',
  compose: 'docker compose exec {service} sh -c "env | grep AWS; aws sts get-caller-identity"',
  kubernetes: 'kubectl exec deploy/{service} -- sh -c "env | grep AWS"',
  host: 'aws sts get-caller-identity; aws configure list',
};

/** Error codes of AWS by family: what is missing, limits, conflicts, parameters, the client itself. */
export const AWS_CODES: readonly CatalogueEntry[] = [
  {
    id: 'aws.object-missing',
    kind: 'missing_object',
    program: 'aws',
    forms: [
      {
        words: 'parameternotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ParameterNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'parameterversionnotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ParameterVersionNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'nosuchentity',
        pattern: /(?:^|[\s("'[>.{/])(?<value>NoSuchEntity)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'queuedoesnotexist',
        pattern: /(?:^|[\s("'[>.{/])(?<value>QueueDoesNotExist)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'aws simplequeueservice nonexistentqueue',
        pattern:
          /(?:^|[\s("'[>.{/])(?<value>AWS\.SimpleQueueService\.NonExistentQueue)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidinstanceid notfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidInstanceID\.NotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidamiid notfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidAMIID\.NotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidsubnetid notfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidSubnetID\.NotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidgroup notfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidGroup\.NotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidvpcid notfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidVpcID\.NotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidkeypair notfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidKeyPair\.NotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidvolume notfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidVolume\.NotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'dbinstancenotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>DBInstanceNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'loadbalancernotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>LoadBalancerNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'targetgroupnotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>TargetGroupNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'nosuchhostedzone',
        pattern: /(?:^|[\s("'[>.{/])(?<value>NoSuchHostedZone)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'nosuchdistribution',
        pattern: /(?:^|[\s("'[>.{/])(?<value>NoSuchDistribution)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'nosuchupload',
        pattern: /(?:^|[\s("'[>.{/])(?<value>NoSuchUpload)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'cacheclusternotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>CacheClusterNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      { words: 'resourcenotfoundexception', pattern: /(?<value>ResourceNotFoundException)\b/ },
      {
        words: 'clusternotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ClusterNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      { words: 'clusternotfoundexception', pattern: /(?<value>ClusterNotFoundException)\b/ },
      {
        words: 'repositorynotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>RepositoryNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      { words: 'repositorynotfoundexception', pattern: /(?<value>RepositoryNotFoundException)\b/ },
      { words: 'imagenotfoundexception', pattern: /(?<value>ImageNotFoundException)\b/ },
      { words: 'tablenotfoundexception', pattern: /(?<value>TableNotFoundException)\b/ },
      { words: 'resourcenotfoundexception', pattern: /\((?<value>ResourceNotFoundException)\)/ },
      { words: 'nosuchkey', pattern: /(?<value>NoSuchKey)\)?(?::| when)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'AWS has no such object in this account and region ({value})',
    check: WHO,
    repair: [{ text: 'Correct name, region or account of the settings, or create the object' }],
    source: 'AWS API references, common *NotFound errors',
    matches: [
      'An error occurred (ParameterNotFound) when calling the Describe operation: see below',
      'An error occurred (ParameterVersionNotFound) when calling the Describe operation: see below',
      'An error occurred (NoSuchEntity) when calling the Describe operation: see below',
      'An error occurred (QueueDoesNotExist) when calling the Describe operation: see below',
      'An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the Describe operation: see below',
      'An error occurred (InvalidInstanceID.NotFound) when calling the Describe operation: see below',
      'An error occurred (InvalidAMIID.NotFound) when calling the Describe operation: see below',
      'An error occurred (InvalidSubnetID.NotFound) when calling the Describe operation: see below',
      'An error occurred (InvalidGroup.NotFound) when calling the Describe operation: see below',
      'An error occurred (InvalidVpcID.NotFound) when calling the Describe operation: see below',
      'An error occurred (InvalidKeyPair.NotFound) when calling the Describe operation: see below',
      'An error occurred (InvalidVolume.NotFound) when calling the Describe operation: see below',
      'An error occurred (DBInstanceNotFound) when calling the Describe operation: see below',
      'An error occurred (LoadBalancerNotFound) when calling the Describe operation: see below',
      'An error occurred (TargetGroupNotFound) when calling the Describe operation: see below',
      'An error occurred (NoSuchHostedZone) when calling the Describe operation: see below',
      'An error occurred (NoSuchDistribution) when calling the Describe operation: see below',
      'An error occurred (NoSuchUpload) when calling the Describe operation: see below',
      'An error occurred (CacheClusterNotFound) when calling the Describe operation: see below',
      'An error occurred (ClusterNotFound) when calling the Describe operation: see below',
      'An error occurred (RepositoryNotFound) when calling the Describe operation: see below',
      'An error occurred (ResourceNotFoundException) when calling the Describe operation: see below',
      'An error occurred (NoSuchKey) when calling the Describe operation: see below',
      'software.amazon.awssdk.services.model.ResourceNotFoundException: see below',
      'software.amazon.awssdk.services.model.ClusterNotFoundException: see below',
      'software.amazon.awssdk.services.model.RepositoryNotFoundException: see below',
      'software.amazon.awssdk.services.model.ImageNotFoundException: see below',
      'software.amazon.awssdk.services.model.TableNotFoundException: see below',
    ],
    ignores: ['the parameter was not found in the docs'],
  },
  {
    id: 'aws.limit-of-account',
    kind: 'quota_exceeded',
    program: 'aws',
    forms: [
      {
        words: 'instancelimitexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InstanceLimitExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'addresslimitexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>AddressLimitExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'vpclimitexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>VpcLimitExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'securitygrouplimitexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>SecurityGroupLimitExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'rulespersecuritygrouplimitexceeded',
        pattern:
          /(?:^|[\s("'[>.{/])(?<value>RulesPerSecurityGroupLimitExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'volumelimitexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>VolumeLimitExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'toomanybuckets',
        pattern: /(?:^|[\s("'[>.{/])(?<value>TooManyBuckets)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'maxspotinstancecountexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>MaxSpotInstanceCountExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'storagequotaexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>StorageQuotaExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'dbinstancequotaexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>DBInstanceQuotaExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'limitexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>LimitExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'policylengthexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>PolicyLengthExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'snapshotquotaexceeded',
        pattern: /(?:^|[\s("'[>.{/])(?<value>SnapshotQuotaExceeded)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A limit of the AWS account is reached ({value})',
    check: {
      text: 'Read use and limit',
      host: 'aws service-quotas list-service-quotas --service-code ec2 --query "Quotas[].[QuotaName,Value]"',
    },
    repair: [{ text: 'Remove what is not used, or ask for more at Service Quotas' }],
    source: 'AWS, "Service quotas"',
    matches: [
      'An error occurred (InstanceLimitExceeded) when calling the Describe operation: see below',
      'An error occurred (AddressLimitExceeded) when calling the Describe operation: see below',
      'An error occurred (VpcLimitExceeded) when calling the Describe operation: see below',
      'An error occurred (SecurityGroupLimitExceeded) when calling the Describe operation: see below',
      'An error occurred (RulesPerSecurityGroupLimitExceeded) when calling the Describe operation: see below',
      'An error occurred (VolumeLimitExceeded) when calling the Describe operation: see below',
      'An error occurred (TooManyBuckets) when calling the Describe operation: see below',
      'An error occurred (MaxSpotInstanceCountExceeded) when calling the Describe operation: see below',
      'An error occurred (StorageQuotaExceeded) when calling the Describe operation: see below',
      'An error occurred (DBInstanceQuotaExceeded) when calling the Describe operation: see below',
      'An error occurred (LimitExceeded) when calling the Describe operation: see below',
      'An error occurred (PolicyLengthExceeded) when calling the Describe operation: see below',
      'An error occurred (SnapshotQuotaExceeded) when calling the Describe operation: see below',
    ],
    ignores: ['limit exceeded alarm'],
  },
  {
    id: 'aws.name-or-state-taken',
    kind: 'lock_held',
    program: 'aws',
    forms: [
      {
        words: 'operationaborted',
        pattern: /(?:^|[\s("'[>.{/])(?<value>OperationAborted)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'dependencyviolation',
        pattern: /(?:^|[\s("'[>.{/])(?<value>DependencyViolation)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'deleteconflict',
        pattern: /(?:^|[\s("'[>.{/])(?<value>DeleteConflict)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'entityalreadyexists',
        pattern: /(?:^|[\s("'[>.{/])(?<value>EntityAlreadyExists)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'incorrectinstancestate',
        pattern: /(?:^|[\s("'[>.{/])(?<value>IncorrectInstanceState)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidinstancestate',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidInstanceState)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidgroup inuse',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidGroup\.InUse)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'volumeinuse',
        pattern: /(?:^|[\s("'[>.{/])(?<value>VolumeInUse)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidgroup duplicate',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidGroup\.Duplicate)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidpermission duplicate',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidPermission\.Duplicate)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'dbinstancealreadyexists',
        pattern: /(?:^|[\s("'[>.{/])(?<value>DBInstanceAlreadyExists)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invaliddbinstancestate',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidDBInstanceState)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      { words: 'resourceinuseexception', pattern: /(?:^|[\s("'.])(?<value>ResourceInUseException)(?:: (?!null$)|\))/ },
      {
        words: 'resourceconflictexception',
        pattern: /(?:^|[\s("'.])(?<value>ResourceConflictException)(?:: (?!null$)|\))/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'AWS refuses: the object is in use, being changed, or its name is taken ({value})',
    check: { text: 'Look at the state of the object', host: 'aws cloudtrail lookup-events --max-results 10' },
    repair: [
      {
        text: 'Wait for the running change, take away what depends on it, or choose another name (bucket names are one for all accounts)',
      },
      { text: 'A failed conditional write is the lock working: read again and repeat' },
    ],
    source: 'AWS API references, conflict errors',
    matches: [
      'An error occurred (OperationAborted) when calling the Describe operation: see below',
      'An error occurred (DependencyViolation) when calling the Describe operation: see below',
      'An error occurred (DeleteConflict) when calling the Describe operation: see below',
      'An error occurred (EntityAlreadyExists) when calling the Describe operation: see below',
      'An error occurred (IncorrectInstanceState) when calling the Describe operation: see below',
      'An error occurred (InvalidInstanceState) when calling the Describe operation: see below',
      'An error occurred (InvalidGroup.InUse) when calling the Describe operation: see below',
      'An error occurred (VolumeInUse) when calling the Describe operation: see below',
      'An error occurred (InvalidGroup.Duplicate) when calling the Describe operation: see below',
      'An error occurred (InvalidPermission.Duplicate) when calling the Describe operation: see below',
      'An error occurred (DBInstanceAlreadyExists) when calling the Describe operation: see below',
      'An error occurred (InvalidDBInstanceState) when calling the Describe operation: see below',
      'An error occurred (ResourceInUseException) when calling the Describe operation: see below',
      'An error occurred (ResourceConflictException) when calling the Describe operation: see below',
    ],
    ignores: ['the name is taken'],
  },
  {
    id: 'aws.parameter-refused',
    kind: 'invalid_setting',
    program: 'aws',
    forms: [
      {
        words: 'invalidparametercombination',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidParameterCombination)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'missingparameter',
        pattern: /(?:^|[\s("'[>.{/])(?<value>MissingParameter)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'malformedpolicy',
        pattern: /(?:^|[\s("'[>.{/])(?<value>MalformedPolicy)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'malformedxml',
        pattern: /(?:^|[\s("'[>.{/])(?<value>MalformedXML)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidbucketname',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidBucketName)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'unsupportedoperation',
        pattern: /(?:^|[\s("'[>.{/])(?<value>UnsupportedOperation)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidvpcnetworkstatefault',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidVPCNetworkStateFault)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidobjectstate',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidObjectState)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'when calling operation',
        pattern:
          /\((?<value>InvalidArgument|InvalidRequest|InvalidParameter|InvalidAction|InvalidParameterException|InvalidParameterValueException|InvalidRequestException|ValidationException|ValidationError|BadRequestException|SerializationException)\) when calling the \w{2,60} operation/,
      },
      {
        words: 'validationexception',
        pattern:
          /(?:^|[\s.])(?<value>ValidationException): (?:The provided|One or more|Item size|Invalid|ExpressionAttribute|Query|Type mismatch|Malformed|The model|1 validation error detected|\d validation errors? detected)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'AWS refuses a parameter ({value})',
    check: WHO,
    repair: [
      {
        text: 'Correct the value that the message names; with AWS-compatible stores (MinIO, R2, Ceph) switch off what they do not know (checksums: AWS_REQUEST_CHECKSUM_CALCULATION=when_required)',
      },
    ],
    source: 'AWS API references, common errors',
    matches: [
      'An error occurred (InvalidParameterCombination) when calling the Describe operation: see below',
      'An error occurred (MissingParameter) when calling the Describe operation: see below',
      'An error occurred (MalformedPolicy) when calling the Describe operation: see below',
      'An error occurred (MalformedXML) when calling the Describe operation: see below',
      'An error occurred (InvalidBucketName) when calling the Describe operation: see below',
      'An error occurred (UnsupportedOperation) when calling the Describe operation: see below',
      'An error occurred (InvalidVPCNetworkStateFault) when calling the Describe operation: see below',
      'An error occurred (InvalidObjectState) when calling the Describe operation: see below',
      'An error occurred (InvalidArgument) when calling the Describe operation: see below',
      'ValidationException: The provided key element does not match the schema',
    ],
    ignores: ['the parameter was valid'],
  },
];

import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const AZWHO: Step = {
  text: 'See as whom and in which subscription it asks',
  host: 'az account show; az role assignment list --assignee <object id> --all -o table',
};

/** Error codes of Azure and Entra ID by family. */
export const AZURE_CODES: readonly CatalogueEntry[] = [
  {
    id: 'azure.object-missing',
    kind: 'missing_object',
    program: 'azure',
    forms: [
      {
        words: 'resourcenotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ResourceNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'resourcegroupnotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ResourceGroupNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'containernotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ContainerNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'blobnotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>BlobNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'secretnotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>SecretNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'subscriptionnotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>SubscriptionNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'sharenotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ShareNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'deploymentnotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>DeploymentNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'parentresourcenotfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ParentResourceNotFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidresourcegroup',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidResourceGroup)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Azure has no such object ({value})',
    check: AZWHO,
    repair: [{ text: 'Correct name, group and subscription, or create it' }],
    source: 'Azure Resource Manager common deployment errors',
    matches: [
      '(ResourceNotFound) see below, Code: ResourceNotFound',
      '(ResourceGroupNotFound) see below, Code: ResourceGroupNotFound',
      '(ContainerNotFound) see below, Code: ContainerNotFound',
      '(BlobNotFound) see below, Code: BlobNotFound',
      '(SecretNotFound) see below, Code: SecretNotFound',
      '(SubscriptionNotFound) see below, Code: SubscriptionNotFound',
      '(ShareNotFound) see below, Code: ShareNotFound',
      '(DeploymentNotFound) see below, Code: DeploymentNotFound',
      '(ParentResourceNotFound) see below, Code: ParentResourceNotFound',
      '(InvalidResourceGroup) see below, Code: InvalidResourceGroup',
    ],
    ignores: ['resource not found by the team'],
  },
  {
    id: 'azure.policy-refuses',
    kind: 'authorisation_denied',
    program: 'azure',
    forms: [
      {
        words: 'authorizationfailed',
        pattern: /(?:^|[\s("'[>.{/])(?<value>AuthorizationFailed)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'requestdisallowedbypolicy',
        pattern: /(?:^|[\s("'[>.{/])(?<value>RequestDisallowedByPolicy)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'publicaccessnotpermitted',
        pattern: /(?:^|[\s("'[>.{/])(?<value>PublicAccessNotPermitted)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'authorizationfailure',
        pattern: /(?:^|[\s("'[>.{/])(?<value>AuthorizationFailure)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'linkedauthorizationfailed',
        pattern: /(?:^|[\s("'[>.{/])(?<value>LinkedAuthorizationFailed)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'readonlydisabledsubscription',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ReadOnlyDisabledSubscription)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'insufficientaccountpermissions',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InsufficientAccountPermissions)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      { words: 'aadsts65001', pattern: /(?<value>AADSTS65001)/ },
      { words: 'aadsts50105', pattern: /(?<value>AADSTS50105)/ },
      { words: 'aadsts90094', pattern: /(?<value>AADSTS90094)/ },
      { words: 'aadsts53003', pattern: /(?<value>AADSTS53003)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Azure does not allow it ({value})',
    check: AZWHO,
    repair: [
      {
        text: 'Give the identity its role at the scope, consent as admin, or let the network in (firewall of storage and key vault)',
        host: 'az role assignment create --assignee <object id> --role <role> --scope <scope>',
      },
    ],
    source: 'Azure RBAC troubleshooting; Entra error codes',
    matches: [
      'AuthorizationFailed: see below',
      'RequestDisallowedByPolicy: see below',
      'PublicAccessNotPermitted: see below',
      'AuthorizationFailure: see below',
      'LinkedAuthorizationFailed: see below',
      'ReadOnlyDisabledSubscription: see below',
      'InsufficientAccountPermissions: see below',
      "AADSTS65001: The user or administrator has not consented to use the application with ID 'x'",
      'AADSTS50105: Your administrator has configured the application x to block users',
      'AADSTS90094: Admin consent is required',
      'AADSTS53003: Access has been blocked by Conditional Access policies.',
    ],
    ignores: ['authorization failed drill'],
  },
  {
    id: 'azure.no-room',
    kind: 'outside_outage',
    program: 'azure',
    forms: [
      {
        words: 'allocationfailed',
        pattern: /(?:^|[\s("'[>.{/])(?<value>AllocationFailed)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'zonalallocationfailed',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ZonalAllocationFailed)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'overconstrainedallocationrequest',
        pattern: /(?:^|[\s("'[>.{/])(?<value>OverconstrainedAllocationRequest)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'overconstrainedzonalallocationrequest',
        pattern:
          /(?:^|[\s("'[>.{/])(?<value>OverconstrainedZonalAllocationRequest)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'serverbusy',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ServerBusy)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Azure has no room for this size in this region ({value})',
    check: AZWHO,
    repair: [
      { text: 'Take another size, zone or region', host: 'az vm list-skus -l <region> --size Standard_D -o table' },
    ],
    source: 'Azure, "Allocation failures"',
    matches: [
      'AllocationFailed: see below',
      'ZonalAllocationFailed: see below',
      'OverconstrainedAllocationRequest: see below',
      'OverconstrainedZonalAllocationRequest: see below',
      'ServerBusy: see below',
    ],
    ignores: ['allocation failed test'],
  },
  {
    id: 'azure.locked',
    kind: 'lock_held',
    program: 'azure',
    forms: [
      {
        words: 'scopelocked',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ScopeLocked)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'leaseidmissing',
        pattern: /(?:^|[\s("'[>.{/])(?<value>LeaseIdMissing)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'leasealreadypresent',
        pattern: /(?:^|[\s("'[>.{/])(?<value>LeaseAlreadyPresent)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'anotheroperationinprogress',
        pattern: /(?:^|[\s("'[>.{/])(?<value>AnotherOperationInProgress)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'blobimmutableduetopolicy',
        pattern: /(?:^|[\s("'[>.{/])(?<value>BlobImmutableDueToPolicy)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'containerbeingdeleted',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ContainerBeingDeleted)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A lock or lease of Azure holds the object ({value})',
    check: { text: 'List the locks', host: 'az lock list -o table; az storage blob lease show --help' },
    repair: [{ text: 'Take the lock away, wait for the running operation, or break the lease' }],
    source: 'Azure, "Lock resources"; Blob service error codes',
    matches: [
      'ScopeLocked: see below',
      'LeaseIdMissing: see below',
      'LeaseAlreadyPresent: see below',
      'AnotherOperationInProgress: see below',
      'BlobImmutableDueToPolicy: see below',
      'ContainerBeingDeleted: see below',
    ],
    ignores: ['scope locked'],
  },
  {
    id: 'azure.provider-not-registered',
    kind: 'missing_setting',
    program: 'azure',
    forms: [
      {
        words: 'missingsubscriptionregistration',
        pattern: /(?:^|[\s("'[>.{/])(?<value>MissingSubscriptionRegistration)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'subscriptionnotregistered',
        pattern: /(?:^|[\s("'[>.{/])(?<value>SubscriptionNotRegistered)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'noregisteredproviderfound',
        pattern: /(?:^|[\s("'[>.{/])(?<value>NoRegisteredProviderFound)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The subscription is not registered for this service of Azure',
    check: AZWHO,
    repair: [{ text: 'Register it', host: 'az provider register --namespace <Microsoft.X>' }],
    source: 'Azure, "Resolve errors for resource provider registration"',
    matches: [
      "MissingSubscriptionRegistration: The subscription is not registered to use namespace 'Microsoft.App'",
      'SubscriptionNotRegistered: see below',
      'NoRegisteredProviderFound: see below',
    ],
    ignores: ['provider registered'],
  },
  {
    id: 'azure.token-refused',
    kind: 'authentication_refused',
    program: 'azure',
    forms: [
      {
        words: 'invalidauthenticationtokentenant',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidAuthenticationTokenTenant)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidauthenticationtoken',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidAuthenticationToken)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'expiredauthenticationtoken',
        pattern: /(?:^|[\s("'[>.{/])(?<value>ExpiredAuthenticationToken)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'invalidauthenticationinfo',
        pattern: /(?:^|[\s("'[>.{/])(?<value>InvalidAuthenticationInfo)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
      {
        words: 'noauthenticationinformation',
        pattern: /(?:^|[\s("'[>.{/])(?<value>NoAuthenticationInformation)(?:Exception)?(?:['"\])]|: |\(\) |, |$)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Azure does not accept the token ({value})',
    check: AZWHO,
    repair: [{ text: 'Fetch it for the right tenant and audience (scope https://management.azure.com/.default)' }],
    source: 'Azure Resource Manager',
    matches: [
      'InvalidAuthenticationTokenTenant: see below',
      'InvalidAuthenticationToken: see below',
      'ExpiredAuthenticationToken: see below',
      'InvalidAuthenticationInfo: see below',
      'NoAuthenticationInformation: see below',
    ],
    ignores: ['token issued'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AZURE: readonly CatalogueEntry[] = [
  {
    id: 'azure.action-denied',
    kind: 'authorisation_denied',
    program: 'azure',
    forms: [
      {
        words: 'does not have authorization to perform action over scope',
        pattern:
          /[Tt]he client '?(?<user>[^'\s]{1,100})'?(?: with object id '[^']{1,60}')? does not have authorization to perform action '(?<value>[*\w./]{1,120})' over scope '(?<object>[^']{1,240})'/,
      },
      { words: 'authorizationfailed code', pattern: /Code[:=] ?"?AuthorizationFailed"?/ },
      {
        words: 'authorizationpermissionmismatch',
        pattern:
          /AuthorizationPermissionMismatch.{0,160}This request is not authorized to perform this operation using this permission/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'azure',
    specificity: 3,
    means: 'Azure denies {user|the identity}: {value|the action} on {object|the resource}',
    check: {
      text: 'See which identity asks and which roles it has there; reading blobs needs a data role as well (Storage Blob Data Reader)',
      host: 'az account show; az role assignment list --assignee {user|<id>} --all -o table',
    },
    repair: [
      {
        text: 'Assign a role with this action at this scope, and wait some minutes',
        host: 'az role assignment create --assignee {user|<id>} --role "<role>" --scope "{object|<scope>}"',
      },
    ],
    source: 'Azure Resource Manager error codes, AuthorizationFailed; Azure Storage error codes',
    matches: [
      "(AuthorizationFailed) The client 'ci@acme.io' with object id '5f1d2c3b' does not have authorization to perform action 'Microsoft.Web/sites/read' over scope '/subscriptions/9a1c/resourceGroups/shop' or the scope is invalid.",
      'Code: AuthorizationFailed',
      'azure.core.exceptions.HttpResponseError: AuthorizationPermissionMismatch: This request is not authorized to perform this operation using this permission.',
    ],
    ignores: ['role assignment created: Contributor'],
  },
  {
    id: 'azure.key-vault-forbidden',
    kind: 'authorisation_denied',
    program: 'azure',
    forms: [
      {
        words: 'does not have secrets permission on key vault',
        pattern:
          /The user, group or application '(?<user>[^']{1,200})' does not have (?<value>\w{1,20} \w{1,20}) permission on key vault '(?<object>[^';]{1,80})/,
      },
      {
        words: 'caller is not authorized to perform action on resource',
        pattern: /Caller is not authorized to perform action on resource/,
      },
      {
        words: 'client address is not authorized and caller is not a trusted service',
        pattern: /Client address is not authorized and caller is not a trusted service/,
      },
      { words: 'forbiddenbyrbac', pattern: /\b(?<value>ForbiddenBy(?:Rbac|Firewall|Policy|Connection))\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'azure-key-vault',
    specificity: 3,
    means: 'Azure Key Vault {object|of the app} refuses the caller: {value|role or firewall}',
    check: {
      text: 'See whether the vault uses roles or access policies, and whether its firewall lets the caller in',
      host: 'az keyvault show -n {object|<vault>} --query "properties.[enableRbacAuthorization,networkAcls]"',
    },
    repair: [
      {
        text: 'Give the identity the role, or the policy for older vaults; add its network to the firewall',
        host: 'az role assignment create --assignee <identity> --role "Key Vault Secrets User" --scope $(az keyvault show -n {object|<vault>} --query id -o tsv); az keyvault network-rule add -n {object|<vault>} --ip-address <address>',
      },
    ],
    source: 'Azure Key Vault documentation, Troubleshooting access issues, REST error codes',
    matches: [
      "(Forbidden) The user, group or application 'appid=5f1d;oid=9a1c' does not have secrets get permission on key vault 'shop-kv;location=westeurope'.",
      '(Forbidden) Caller is not authorized to perform action on resource.',
      '(Forbidden) Client address is not authorized and caller is not a trusted service.',
      'Inner error: { "code": "ForbiddenByRbac" }',
    ],
    ignores: ['GET https://shop-kv.vault.azure.net/secrets/db 200 OK'],
  },
  {
    id: 'azure.login-refused',
    kind: 'authentication_refused',
    program: 'azure',
    forms: [
      {
        words: 'aadsts50126',
        pattern: /(?<value>AADSTS50126): Error validating credentials due to invalid username or password/,
      },
      { words: 'aadsts90002', pattern: /(?<value>AADSTS90002): Tenant '?(?<object>[^'\s]{1,80})'? not found/ },
      {
        words: 'managedidentitycredential authentication unavailable',
        pattern: /(?<value>ManagedIdentityCredential) authentication (?:unavailable|failed)/,
      },
      {
        words: 'defaultazurecredential failed to retrieve a token',
        pattern: /(?<value>DefaultAzureCredential) failed to retrieve a token from the included credentials/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'entra-id',
    specificity: 3,
    means: 'Microsoft Entra refuses the login of {object|the app}: {value}',
    check: {
      text: 'See tenant, client id and until when the secret holds (90002 is the wrong tenant, 50126 a wrong password)',
      host: 'az ad app credential list --id {object|<client id>} --query "[].[displayName,endDateTime]" -o table; env | grep ^AZURE_ | cut -d= -f1',
    },
    repair: [
      {
        text: 'Make a new secret and set it, or use a managed identity, which needs none',
        host: 'az ad app credential reset --id {object|<client id>} --append',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Microsoft identity platform, Authentication and authorization error codes; azure-identity',
    matches: [
      'AADSTS50126: Error validating credentials due to invalid username or password.',
      "AADSTS90002: Tenant 'acme.onmicrosoft.example' not found. Check to make sure you have the correct tenant ID.",
      'azure.identity.CredentialUnavailableError: ManagedIdentityCredential authentication unavailable, no response from the IMDS endpoint.',
      'azure.core.exceptions.ClientAuthenticationError: DefaultAzureCredential failed to retrieve a token from the included credentials.',
    ],
    ignores: ['DefaultAzureCredential acquired a token from EnvironmentCredential'],
  },
  {
    id: 'azure-app-service.no-answer-to-ping',
    kind: 'invalid_setting',
    program: 'azure-app-service',
    forms: [
      {
        words: 'didn t respond to http pings on port',
        pattern:
          /Container (?<object>\S{1,120}) (?:for site (?<value>\S{1,80}) )?didn't respond to HTTP pings on port: (?<port>\d{1,5})/,
      },
      {
        words: 'did not start within expected time limit',
        pattern:
          /Container (?<object>\S{1,120}) for site (?<value>\S{1,80}) did not start within expected time limit(?:\. Elapsed time = (?<limit>[\d.]{1,12}))?/,
      },
      {
        words: 'has exited failing site start',
        pattern: /Container (?<object>\S{1,120}) for site (?<value>\S{1,80}) has exited, failing site start/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Azure App Service: the container does not answer on port {port|it is asked on}',
    check: {
      text: 'Read the log of the container: it ended, listens on another port, or starts slowly (230 s is the limit)',
      host: 'az webapp log tail -n {value|<app>} -g <group>; az webapp config appsettings list -n {value|<app>} -g <group> -o table',
    },
    repair: [
      {
        text: 'Name its port, or allow a longer start',
        host: 'az webapp config appsettings set -n {value|<app>} -g <group> --settings WEBSITES_PORT=<port> WEBSITES_CONTAINER_START_TIME_LIMIT=600',
      },
    ],
    source: 'Azure App Service documentation, Troubleshoot custom containers, docker.log',
    matches: [
      'ERROR - Container shop_0_5f1d for site shop has exited, failing site start',
      "ERROR - Container shop_0_5f1d didn't respond to HTTP pings on port: 8080, failing site start. See container logs for debugging.",
      'ERROR - Container shop_0_5f1d for site shop did not start within expected time limit. Elapsed time = 230.4 sec',
    ],
    ignores: ['INFO - Container shop_0_5f1d for site shop initialized successfully and is ready to serve requests.'],
  },
  {
    id: 'azure.quota-exceeded',
    kind: 'quota_exceeded',
    program: 'azure',
    forms: [
      {
        words: 'quotaexceeded',
        pattern: /\(?QuotaExceeded\)?:? (?:Operation could not be completed|.{0,120}Current Limit: (?<limit>\d{1,9}))/,
      },
      {
        words: 'operation could not be completed as it results in exceeding approved',
        pattern: /Operation could not be completed as it results in exceeding approved (?<object>.{1,80}?) quota/,
      },
      { words: 'skunotavailable', pattern: /SkuNotAvailable\W{1,4}The requested (?:VM )?size/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'azure',
    specificity: 3,
    means: 'The Azure quota {object|or capacity} of the region is used up',
    check: {
      text: 'See use and limit of the region',
      host: 'az vm list-usage -l <region> -o table; az vm list-skus -l <region> --size <size> -o table',
    },
    repair: [
      {
        text: 'Use another size or region, or ask for more quota of the SKU in the region',
        host: 'az quota update --resource-name <name> --scope <scope> --limit-object value=<value>',
      },
    ],
    source: 'Azure Resource Manager error codes, QuotaExceeded, SkuNotAvailable',
    matches: [
      '(QuotaExceeded) Operation could not be completed as it results in exceeding approved Total Regional Cores quota. Additional details - Deployment Model: Resource Manager, Location: westeurope, Current Limit: 10, Current Usage: 8',
      'Operation could not be completed as it results in exceeding approved standardDSv3Family Cores quota.',
      "(SkuNotAvailable) The requested VM size for resource 'Following SKUs have failed for Capacity Restrictions: Standard_D4s_v3' is currently not available in location 'westeurope'.",
    ],
    ignores: ['az quota list'],
  },
];

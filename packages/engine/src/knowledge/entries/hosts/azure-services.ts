import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AZURE_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'azure-functions.no-functions-found',
    kind: 'missing_file',
    program: 'azure-functions',
    forms: [
      {
        words: 'no job functions found try making your classes and methods public',
        pattern: /No job functions found\. Try making your job classes and methods public/,
      },
      {
        words: 'a function host error has was unable to load entry point',
        pattern:
          /A function host error has occurred[^\n]{0,60}Worker was unable to load entry point "(?<path>[^"]{1,120})"/,
      },
      {
        words: 'worker was unable to load',
        pattern: /Worker was unable to load (?:entry point|function (?![^\n]{1,70}Cannot find module))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Azure Functions host finds no function to run: {path|host.json, folders or build}',
    check: {
      text: 'List what was deployed',
      host: 'az functionapp function list -g <group> -n <app>',
    },
    repair: [
      {
        text: 'Deploy the build output with host.json at its root; set FUNCTIONS_WORKER_RUNTIME to the language; a function that fails at import is not found either',
      },
    ],
    source: 'Azure Functions host, ScriptHost',
    matches: [
      "Worker was unable to load function orders: 'Unexpected token ...'",
      "No job functions found. Try making your job classes and methods public. If you're using binding extensions",
      'A function host error has occurred during startup: Worker was unable to load entry point "dist/src/index.js": File does not exist.',
    ],
    ignores: ['Found the following functions: Host.Functions.Run'],
  },
  {
    id: 'azure-functions.module-missing',
    kind: 'missing_module',
    program: 'azure-functions',
    forms: [
      {
        words: 'worker was unable to load function cannot find module',
        pattern:
          /Worker was unable to load function (?<object>[\w-]{1,60}): '(?<value>Cannot find module [^\n]{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An Azure function does not load: its module is not in the package ({value})',
    check: { text: 'See what was deployed', host: 'az functionapp function list -g <group> -n <app>' },
    repair: [
      {
        text: 'Deploy with node_modules (SCM_DO_BUILD_DURING_DEPLOYMENT=true, or npm install before packing) and with the build output; paths are case sensitive on Linux',
        host: 'az functionapp config appsettings set -g <group> -n <app> --settings SCM_DO_BUILD_DURING_DEPLOYMENT=true',
      },
    ],
    source: 'Azure Functions host, ScriptHost',
    matches: [
      "Worker was unable to load function httpTrigger1: 'Cannot find module ./x'",
      "Worker was unable to load function orders: 'Cannot find module '@azure/cosmos''",
    ],
    ignores: ['Found the following functions: Host.Functions.Run'],
  },
  {
    id: 'azure-functions.connection-missing',
    kind: 'missing_setting',
    program: 'azure-functions',
    forms: [
      {
        words: 'account connection string',
        pattern: /account connection string '(?<setting>\w{1,80})' (?:does not exist|is missing or empty)/,
      },
      {
        words: 'microsoft azure webjobs sdk connection string is missing or empty',
        pattern: /Microsoft Azure WebJobs SDK '(?<setting>\w{1,60})' connection string is missing or empty/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Azure Functions app lacks the setting {setting}',
    check: {
      text: 'Read the app settings',
      host: 'az functionapp config appsettings list -g <group> -n <app>',
    },
    repair: [
      {
        text: 'Set it (a binding names the setting, never the value)',
        host: 'az functionapp config appsettings set -g <group> -n <app> --settings {setting}=<value>',
      },
    ],
    source: 'azure-webjobs-sdk StorageAccountProvider',
    matches: [
      "Error indexing method 'Functions.Run'. Storage account connection string 'AzureWebJobsStorage' does not exist. Make sure that it is a defined App Setting.",
      "Microsoft Azure WebJobs SDK 'Storage' connection string is missing or empty. The connection string can be set in the following ways",
      "Service Bus account connection string 'OrdersBus' does not exist",
    ],
    ignores: ["Connection string 'AzureWebJobsStorage' was found"],
  },
  {
    id: 'azure-functions.listener',
    kind: 'unreachable',
    program: 'azure-functions',
    forms: [
      {
        words: 'the listener for function was unable to start',
        pattern: /The listener for function '(?<object>[\w.-]{1,80})' was unable to start/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The trigger of the function {object} does not start',
    check: {
      text: 'Read the exception that follows: credentials, missing queue or hub, firewall of the storage account',
    },
    repair: [
      {
        text: 'Repair what that exception names; with a private storage account integrate the app into the network',
      },
    ],
    source: 'azure-webjobs-sdk FunctionListener',
    matches: [
      "The listener for function 'Functions.Queue1' was unable to start. Azure.Storage.Queues: This request is not authorized",
      "Microsoft.Azure.WebJobs.Host: The listener for function 'Functions.OnOrder' was unable to start.",
    ],
    ignores: ["Listener for function 'Functions.Queue1' started"],
  },
  {
    id: 'service-bus.lock-lost',
    kind: 'slow_dependency',
    program: 'service-bus',
    forms: [
      {
        words: 'the lock supplied is invalid either expired',
        pattern: /The lock supplied is invalid\. Either the lock expired/,
      },
      { words: 'messagelocklost', pattern: /\(MessageLockLost\)/ },
      { words: 'sessionlocklost', pattern: /\(SessionLockLost\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Service Bus message was handled longer than its lock lasts: it comes again',
    check: {
      text: 'Compare lock duration and duration of the work',
      host: 'az servicebus queue show -g <group> --namespace-name <ns> -n <queue> --query lockDuration',
    },
    repair: [
      {
        text: 'Raise MaxAutoLockRenewalDuration above the longest work, lower prefetch and concurrency, settle each message once',
      },
    ],
    source: 'Azure.Messaging.ServiceBus troubleshooting guide',
    matches: [
      'Azure.Messaging.ServiceBus.ServiceBusException: The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue. (MessageLockLost)',
      'The session lock has expired on the MessageSession. (SessionLockLost)',
      'com.azure.messaging.servicebus: The lock supplied is invalid. Either the lock expired, or',
    ],
    ignores: ['Renewed the message lock'],
  },
  {
    id: 'service-bus.entity-missing',
    kind: 'missing_object',
    program: 'service-bus',
    forms: [
      {
        words: 'the messaging entity could not be found',
        pattern: /The messaging entity '(?<object>[^'\n]{1,160})' could not be found/,
      },
      { words: 'messagingentitynotfound', pattern: /\(MessagingEntityNotFound\)/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Service Bus or Event Hubs has no {object|such queue, topic or hub}',
    check: {
      text: 'List the queues',
      host: 'az servicebus queue list -g <group> --namespace-name <ns> -o table',
    },
    repair: [
      {
        text: 'Create it, or correct name and namespace in the setting (topics are read by their subscription)',
      },
    ],
    source: 'Azure.Messaging.ServiceBus ServiceBusFailureReason',
    matches: [
      "ServiceBusException: The messaging entity 'sb://shop.servicebus.windows.net/orders' could not be found. To know more visit https://aka.ms/sbResourceMgrExceptions.",
      'Put token failed. status-code: 404 (MessagingEntityNotFound)',
    ],
    ignores: ['messaging entity was created'],
  },
  {
    id: 'service-bus.quota',
    kind: 'quota_exceeded',
    program: 'service-bus',
    forms: [
      {
        words: 'the maximum entity size has been reached or exceeded for',
        pattern: /The maximum entity size has been reached or exceeded for (?:Topic|Queue): '?(?<object>[\w./-]{1,80})/,
      },
      { words: 'servicebusexception quotaexceeded', pattern: /ServiceBusException: [^\n]{0,200}\(QuotaExceeded\)/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Service Bus takes no more: {object|an entity} is full',
    check: {
      text: 'Look at the counts, also of dead letters',
      host: 'az servicebus queue show -g <group> --namespace-name <ns> -n <queue> --query countDetails',
    },
    repair: [
      {
        text: 'Let consumers run, empty the dead letter queue and unused subscriptions, then enlarge the entity',
      },
    ],
    source: 'Azure Service Bus quotas',
    matches: [
      "The maximum entity size has been reached or exceeded for Topic: 'ORDERS'. Size of entity in bytes:1073743321, Max entity size in bytes:1073741824.",
      'Azure.Messaging.ServiceBus.ServiceBusException: entity full (QuotaExceeded)',
    ],
    ignores: ['quota exceeded: mailbox'],
  },
  {
    id: 'cosmos.request-units',
    kind: 'rate_limited',
    program: 'cosmos',
    forms: [
      {
        words: 'request rate is large more units may be needed',
        pattern: /Request rate is large\. More Request Units may be needed/,
      },
      { words: 'toomanyrequests 429 substatus 3200', pattern: /TooManyRequests \(429\); Substatus: 3200/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cosmos DB throttles: the request units of the container are used up',
    check: {
      text: 'Look at normalised RU consumption by partition key range',
      host: 'az monitor metrics list --resource <account id> --metric NormalizedRUConsumption',
    },
    repair: [
      {
        text: 'Raise or autoscale the throughput, or lower the cost: point reads, indexing policy, a partition key without hot values',
      },
    ],
    source: 'Azure Cosmos DB, troubleshoot 429',
    matches: [
      'Microsoft.Azure.Cosmos.CosmosException : Response status code does not indicate success: TooManyRequests (429); Substatus: 3200; ActivityId: 1',
      'Message: {"Errors":["Request rate is large. More Request Units may be needed, so no changes were made."]}',
    ],
    ignores: ['Request units: 400'],
  },
  {
    id: 'cosmos.partition-key',
    kind: 'code_defect',
    program: 'cosmos',
    forms: [
      {
        words: 'partitionkey extracted from document doesn t match the one specified in header',
        pattern: /PartitionKey extracted from document doesn't match the one specified in the header/,
      },
      {
        words: 'cross partition query is required but disabled',
        pattern: /Cross partition query is required but disabled/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The partition key of the request is not that of the document (Cosmos DB)',
    check: {
      text: 'See the key of the container',
      host: 'az cosmosdb sql container show -g <group> -a <account> -d <db> -n <container> --query resource.partitionKey',
    },
    repair: [
      {
        text: "Pass the value that stands in the document under the container's key path, same type and case; permit cross partition queries where wanted",
      },
    ],
    source: 'Azure Cosmos DB, troubleshoot bad request, substatus 1001',
    matches: [
      'Message: {"Errors":["PartitionKey extracted from document doesn\'t match the one specified in the header"]}',
      'Cross partition query is required but disabled. Please set x-ms-documentdb-query-enablecrosspartition to true',
    ],
    ignores: ['partition key is /id'],
  },
  {
    id: 'azure-key-vault.secret-missing',
    kind: 'missing_object',
    program: 'azure-key-vault',
    forms: [
      {
        words: 'a with name id was not found in this key vault',
        pattern:
          /A (?<value>secret|key|certificate) with \(name\/id\) (?<object>\S{1,120}) was not found in this key vault/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The key vault has no {value} {object}',
    check: {
      text: 'List names and deleted ones',
      host: 'az keyvault secret list --vault-name <vault> -o table; az keyvault secret list-deleted --vault-name <vault>',
    },
    repair: [
      {
        text: 'Create it, or recover it when it was deleted',
        host: 'az keyvault secret recover --vault-name <vault> --name {object}',
      },
    ],
    source: 'Azure Key Vault REST API error codes',
    matches: [
      'Azure.RequestFailedException: A secret with (name/id) db-password was not found in this key vault. If you recently deleted this secret you may be able to recover it',
      '(SecretNotFound) A secret with (name/id) api/123 was not found in this key vault.',
    ],
    ignores: ['secret db-password was found'],
  },
];

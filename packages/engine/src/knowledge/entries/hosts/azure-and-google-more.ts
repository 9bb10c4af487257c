import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AZURE_AND_GOOGLE_MORE: readonly CatalogueEntry[] = [
  {
    id: 'azure-functions.timeout',
    kind: 'slow_dependency',
    program: 'azure-functions',
    forms: [
      {
        words: 'timeout value of exceeded by function',
        pattern: /Timeout value of (?<limit>[\d:]{4,12}) (?:was )?exceeded by function:? '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The function {object} was ended after {limit}',
    check: {
      text: 'See what it waited for',
      host: 'az monitor app-insights query --app <app> --analytics-query "dependencies | where duration > 5000 | take 20"',
    },
    repair: [
      {
        text: 'Repair or shorten that call; functionTimeout in host.json goes to 10 minutes on Consumption, further on Premium',
      },
    ],
    source: 'Azure Functions host source, FunctionTimeoutException',
    matches: [
      "Microsoft.Azure.WebJobs.Host.FunctionTimeoutException: Timeout value of 00:05:00 exceeded by function: 'Functions.Import'",
      "Timeout value of 00:10:00 was exceeded by function: 'Report'",
    ],
    ignores: ["Executed 'Functions.Import' (Succeeded)"],
  },
  {
    id: 'azure-functions.worker-gave-up',
    kind: 'crash_signal',
    program: 'azure-functions',
    forms: [
      {
        words: 'exceeded language worker restart retry count for runtime',
        pattern: /Exceeded language worker restart retry count for runtime: ?(?<object>\w{1,20})/,
      },
      { words: 'language worker process exited', pattern: /Language Worker Process exited\. Pid ?=? ?\d{1,8}/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The worker process of Azure Functions ended again and again',
    check: { text: 'Read its standard error above', host: 'az webapp log tail -n <app> -g <group>' },
    repair: [
      {
        text: 'Repair its start: packages built for another version or system (remote build), memory, a wrong FUNCTIONS_WORKER_RUNTIME',
      },
    ],
    source: 'Azure Functions host source, WorkerFunctionDescriptorProvider',
    matches: [
      'Exceeded language worker restart retry count for runtime:python. Shutting down and proactively recycling the Functions Host to recover',
      'Language Worker Process exited. Pid=12. python exited with code 137 (0x89).',
    ],
    ignores: ['Worker process started and initialized.'],
  },
  {
    id: 'azure-storage.signature-or-role',
    kind: 'authorisation_denied',
    forms: [
      { words: 'authorizationpermissionmismatch', pattern: /AuthorizationPermissionMismatch/ },
      {
        words: 'this request is not authorized to perform this operation using this permission',
        pattern: /This request is not authorized to perform this operation using this permission/,
      },
      {
        words: 'make sure the value of authorization header is formed correctly including the signature',
        pattern: /Make sure the value of Authorization header is formed correctly including the signature/,
      },
      {
        words: 'this request is not authorized to perform this operation',
        pattern: /This request is not authorized to perform this operation\./,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'azure',
    specificity: 3,
    means: 'Azure Storage refuses the caller: role, network or signature',
    check: {
      text: 'See roles and network rules',
      host: 'az role assignment list --assignee <principal> --scope <storage account id> -o table; az storage account show -n <account> --query networkRuleSet',
    },
    repair: [
      {
        text: 'Give "Storage Blob Data Contributor" (Owner is not enough; it takes minutes), allow the network, or make a SAS with the right key, time and permissions',
      },
    ],
    source: 'Azure Storage REST API, error codes',
    matches: [
      'Azure.RequestFailedException: This request is not authorized to perform this operation using this permission. ErrorCode: AuthorizationPermissionMismatch',
      'ErrorCode: AuthorizationPermissionMismatch',
      'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.',
      'ErrorCode: AuthorizationFailure This request is not authorized to perform this operation.',
    ],
    ignores: ['request authorized'],
  },
  {
    id: 'azure-sql.firewall',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'requested by the login client with ip address',
        pattern:
          /Cannot open server '(?<object>[^']{1,80})' requested by the login\. Client with IP address '(?<peer>[^']{1,45})' is not allowed to access the server/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'azure-sql',
    specificity: 3,
    means: 'The firewall of Azure SQL server {object} does not allow {peer}',
    check: { text: 'See its rules', host: 'az sql server firewall-rule list -g <group> -s {object} -o table' },
    repair: [
      {
        text: 'Add the address (or a private endpoint, "allow Azure services"); it holds after up to five minutes',
        host: 'az sql server firewall-rule create -g <group> -s {object} -n app --start-ip-address {peer} --end-ip-address {peer}',
      },
    ],
    source: 'Azure SQL documentation, error 40615',
    matches: [
      "Cannot open server 'shop-sql' requested by the login. Client with IP address '203.0.113.9' is not allowed to access the server. To enable access, use the Azure Management Portal",
      "Login failed: Cannot open server 'erp' requested by the login. Client with IP address '198.51.100.7' is not allowed to access the server.",
    ],
    ignores: ['Cannot open database "shop" requested by the login. The login failed.'],
  },
  {
    id: 'azure-sql.away-or-full',
    kind: 'outside_outage',
    forms: [
      {
        words: 'is not currently available please retry',
        pattern:
          /Database '(?<object>[^']{1,80})' on server '(?<peer>[^']{1,80})' is not currently available\. Please retry/,
      },
      {
        words: 'limit for the is and has been reached',
        pattern:
          /The (?<value>request|session) limit for the (?:database|elastic pool) is (?<limit>\d{1,6}) and has been reached/,
      },
      {
        words: 'the elastic pool has reached its storage limit',
        pattern: /The elastic pool has reached its storage limit/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'azure-sql',
    specificity: 2,
    means: "Azure SQL: {object|the database} is being moved, or its tier's limit is reached",
    check: {
      text: 'See state and load',
      host: "az sql db show -g <group> -s <server> -n <database> --query '{status:status, tier:currentSku}'",
    },
    repair: [
      {
        text: 'Retry (serverless databases wake up, failovers pass in a minute); limits: end long requests or take a higher tier',
      },
    ],
    source: 'Azure SQL documentation, errors 40613, 10928, 10929',
    matches: [
      "Database 'shop' on server 'shop-sql' is not currently available. Please retry the connection later. If the problem persists, contact customer support",
      'Resource ID : 1. The request limit for the database is 60 and has been reached.',
      'The elastic pool has reached its storage limit. The storage usage for the elastic pool cannot exceed (51200) MBs.',
    ],
    ignores: ['database Online'],
  },
  {
    id: 'container-apps.revision-failed',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'failed to provision revision for container app',
        pattern:
          /Failed to provision revision for container app '(?<object>[^']{1,80})'\. Error details: (?<value>.{1,200})/,
      },
      {
        words: 'the following field s are either invalid or missing field',
        pattern:
          /The following field\(s\) are either invalid or missing\. Field '(?<setting>[^']{1,80})' is invalid with details: '?(?<value>.{1,160})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    peerProgram: 'azure',
    specificity: 2,
    means: 'Azure Container Apps does not make the revision: {value}',
    check: { text: 'Read system logs', host: 'az containerapp logs show -n <app> -g <group> --type system --tail 50' },
    repair: [
      {
        text: 'Correct image, registry credentials (identity with AcrPull), target port, probes or secrets that it names',
      },
    ],
    source: 'Azure Container Apps documentation, Troubleshooting',
    matches: [
      "Failed to provision revision for container app 'shop'. Error details: Operation expired.",
      "The following field(s) are either invalid or missing. Field 'template.containers.shop.image' is invalid with details: 'Invalid value: \"acme.azurecr.io/shop:1\": GET https: UNAUTHORIZED: authentication required'",
    ],
    ignores: ['revision shop--abc provisioned'],
  },
  {
    id: 'azure-app-service.quota-or-stopped',
    kind: 'quota_exceeded',
    program: 'azure-app-service',
    forms: [
      { words: 'error 403 this web app is stopped', pattern: /Error 403 - This web app is stopped/ },
      { words: 'site disabled', pattern: /Site Disabled\b.{0,60}Quota ?Exceeded/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "The App Service is stopped: by hand, or the plan's daily quota is used up",
    check: {
      text: 'See state and quota',
      host: "az webapp show -n <app> -g <group> --query '{state:state, usage:usageState}'",
    },
    repair: [
      {
        text: 'Start it, or take a plan above Free and Shared (F1 gives 60 CPU minutes a day)',
        host: 'az webapp start -n <app> -g <group>',
      },
    ],
    source: 'Azure App Service documentation',
    matches: ['Error 403 - This web app is stopped.', '403 Site Disabled - QuotaExceeded'],
    ignores: ['web app is running'],
  },
  {
    id: 'google-functions.late-or-unloadable',
    kind: 'code_defect',
    forms: [
      {
        words: 'function execution took',
        pattern:
          /Function execution took (?<value>\d{1,8}) ms, finished with status: '?(?<object>timeout|crash|connection error|error)'?/,
      },
      { words: 'provided module can t be loaded', pattern: /Provided module can't be loaded/ },
      {
        words: 'function cannot be initialized error',
        pattern: /Function cannot be initialized\. Error: (?<object>.{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'google',
    specificity: 2,
    means: 'A Cloud Function ended badly: {object|its module cannot be loaded}',
    check: { text: 'Read its log before it', host: 'gcloud functions logs read <function> --limit 50' },
    repair: [
      {
        text: 'timeout: shorten or --timeout=540s; crash: the exception above it; not loaded: entry point, "Detailed stack trace", package.json main',
      },
    ],
    source: 'Google Cloud Functions documentation, Troubleshooting',
    matches: [
      "Function execution took 60001 ms, finished with status: 'timeout'",
      "Provided module can't be loaded. Is there a syntax error in your code?",
      'Function cannot be initialized. Error: function terminated.',
    ],
    ignores: ["Function execution took 120 ms, finished with status: 'ok'"],
  },
  {
    id: 'cloud-build.step-failed',
    kind: 'code_defect',
    forms: [
      {
        words: 'failed step exited with non zero status',
        pattern:
          /build step (?<value>\d{1,3}) "(?<object>[^"]{1,120})" failed: step exited with non-zero status: (?<signal>\d{1,3})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'google',
    specificity: 1,
    means: 'Cloud Build ended: step {value} ({object}) gave {signal}',
    check: { text: 'Read the lines of this step', host: "gcloud builds log <id> | grep -n 'Step #{value}' | tail -40" },
    repair: [{ text: 'Repair what the step says: 137 memory (machineType), 125 Docker, else the command itself' }],
    source: 'Google Cloud Build documentation',
    matches: [
      'ERROR: build step 0 "gcr.io/cloud-builders/docker" failed: step exited with non-zero status: 1',
      'ERROR: (gcloud.builds.submit) build 1a2b completed with status "FAILURE": build step 2 "gcr.io/k8s-skaffold/pack" failed: step exited with non-zero status: 51',
    ],
    ignores: ['build step 0 done'],
  },
  {
    id: 'artifact-registry.upload-denied',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'denied on resource permission',
        pattern:
          /Permission ["'](?<value>artifactregistry\.[\w.]{1,60})["'] denied on resource ["']?(?<object>[\w.\/:-]{0,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google',
    specificity: 3,
    means: 'Artifact Registry denies {value} on {object|the repository}',
    check: {
      text: 'See who calls and what it may',
      host: 'gcloud auth list; gcloud artifacts repositories get-iam-policy <repository> --location <region>',
    },
    repair: [
      {
        text: 'Give roles/artifactregistry.writer (reader for pulls) to the account, run gcloud auth configure-docker <region>-docker.pkg.dev, and make the repository if it does not exist',
        host: 'gcloud artifacts repositories add-iam-policy-binding <repository> --location <region> --member serviceAccount:<account> --role roles/artifactregistry.writer',
      },
    ],
    source: 'Google Artifact Registry documentation, Access control',
    matches: [
      'denied: Permission "artifactregistry.repositories.uploadArtifacts" denied on resource "projects/shop/locations/europe/repositories/app" (or it may not exist)',
      "ERROR: failed to push: denied: Permission 'artifactregistry.repositories.downloadArtifacts' denied on resource (or it may not exist).",
    ],
    ignores: ['pushed'],
  },
  {
    id: 'app-engine.request-or-memory',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'the process that handled this request was found to be using too much memory and was terminated',
        pattern: /the process that handled this request was found to be using too much memory and was terminated/,
      },
      {
        words: 'process terminated because the request deadline was exceeded',
        pattern: /Process terminated because the request deadline was exceeded/,
      },
      {
        words: 'exceeded memory limit of with',
        pattern:
          /Exceeded (?:hard|soft) memory limit of (?<limit>[\d.]{1,8} [MG]i?B) with (?<value>[\d.]{1,8} [MG]i?B)/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'google',
    specificity: 2,
    means: 'App Engine ended an instance: memory or a request that took too long',
    check: { text: 'See memory by version', host: 'gcloud app logs read --limit 50' },
    repair: [
      {
        text: 'A larger instance_class, fewer concurrent requests (max_concurrent_requests), or move long work to Tasks',
      },
    ],
    source: 'Google App Engine documentation',
    matches: [
      'While handling this request, the process that handled this request was found to be using too much memory and was terminated.',
      'Process terminated because the request deadline was exceeded. Please ensure that your HTTP server is listening for requests on 0.0.0.0 and on the port defined by the PORT environment variable. (Error code 123)',
      'Exceeded hard memory limit of 384 MiB with 390 MiB after servicing 12 requests total. Consider setting a larger instance class in app.yaml.',
    ],
    ignores: ['instance started'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

const WHO =
  'gcloud auth list; gcloud config get-value project; curl -s -H "Metadata-Flavor: Google" http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/email';

export const GOOGLE_CLOUD: readonly CatalogueEntry[] = [
  {
    id: 'google-cloud.permission-denied',
    kind: 'authorisation_denied',
    program: 'google-cloud',
    forms: [
      {
        words: 'permission denied resource',
        pattern:
          /[Pp]ermission '?(?<value>[a-z][\w]{1,40}\.[\w.]{1,80})'? denied (?:on|for) (?:resource )?(?:\(or it may not exist\)|'?(?<object>[^\s',]{1,160}))?/,
      },
      {
        words: 'does not have access to the',
        pattern:
          /(?<user>[\w.@-]{1,120}) does not have (?<value>[a-z]\w{1,40}\.[\w.]{1,80}) access to the (?<object>.{1,100}?)(?:\.|$)/,
      },
      {
        words: 'permission_denied required permission',
        pattern:
          /(?:PERMISSION_DENIED|PermissionDenied).{0,200}[Rr]equired '?(?<value>[a-z]\w{1,40}\.[\w.]{1,80})'? permission(?: for '(?<object>[^']{1,160})')?/,
      },
      {
        words: 'required permission for',
        pattern: /Required '(?<value>[a-z]\w{1,40}\.[\w.]{1,80})' permission for '(?<object>[^']{1,160})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google-cloud',
    specificity: 3,
    means: 'Google Cloud denies {user|the account} {value} on {object|the resource}',
    check: {
      text: 'See which account really asks (in a container often the default one of the machine), and which roles hold the permission',
      host: `${WHO}; gcloud iam list-testable-permissions //cloudresourcemanager.googleapis.com/projects/<project> --filter="name:{value}" | head`,
      kubernetes: 'kubectl get sa -o yaml | grep iam.gke.io/gcp-service-account',
    },
    repair: [
      {
        text: 'Give the service account a role with this permission in this project (IAM), or use the account that has it',
        host: 'gcloud projects add-iam-policy-binding <project> --member="serviceAccount:{user|<account>}" --role="<role with {value}>"',
      },
    ],
    source: 'Google Cloud IAM documentation, Troubleshoot permission error messages; Cloud Storage JSON API errors',
    matches: [
      "google.api_core.exceptions.PermissionDenied: 403 Permission 'secretmanager.versions.access' denied for resource 'projects/shop/secrets/db/versions/latest' (or it may not exist).",
      'googleapi: Error 403: shop-api@shop.iam.gserviceaccount.com does not have storage.objects.get access to the Google Cloud Storage object. Permission denied on resource (or it may not exist)., forbidden',
      "ERROR: (gcloud.compute.instances.list) PERMISSION_DENIED: Required 'compute.instances.list' permission for 'projects/shop'",
      "Error 403: Required 'compute.networks.create' permission for 'projects/shop/global/networks/main', forbidden",
    ],
    ignores: ['roles/storage.objectViewer grants storage.objects.get', 'bash: permission denied on resource'],
  },
  {
    id: 'google-cloud.api-disabled',
    kind: 'missing_setting',
    program: 'google-cloud',
    forms: [
      {
        words: 'has not been used in project before or it is disabled',
        pattern:
          /(?<object>[A-Z][\w ()-]{2,80}?) has not been used in project (?<value>[\w-]{1,60}) before or it is disabled/,
      },
      { words: 'service_disabled', pattern: /"reason": ?"SERVICE_DISABLED"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google-cloud',
    specificity: 3,
    means: 'The {object|Google API} is not switched on in the project {value|of the caller}',
    check: { text: 'See which services are on', host: 'gcloud services list --enabled --project {value|<project>}' },
    repair: [
      {
        text: 'Switch the API on in that project and wait some minutes',
        host: 'gcloud services enable <service>.googleapis.com --project {value|<project>}',
      },
    ],
    source: 'Google Cloud Service Usage, SERVICE_DISABLED',
    matches: [
      'googleapi: Error 403: Cloud Run Admin API has not been used in project 123456789012 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/run.googleapis.com/overview?project=123456789012',
      '        "reason": "SERVICE_DISABLED",',
    ],
    ignores: ['Operation "operations/acat.p2" finished successfully.'],
  },
  {
    id: 'google-cloud.credentials-refused',
    kind: 'authentication_refused',
    program: 'google-cloud',
    forms: [
      {
        words: 'your default credentials were not found',
        pattern: /Your default credentials were not found\. To set up Application Default Credentials/,
      },
      {
        words: 'could not load the default credentials',
        pattern: /Could not load the default credentials\. Browse to https:\/\/cloud\.google\.com/,
      },
      {
        words: 'invalid_grant',
        pattern: /invalid_grant:? .{0,40}(?<value>Invalid JWT Signature|Account has been deleted)/,
      },
      { words: 'reauthentication is needed', pattern: /[Rr]eauthentication is needed\. Please run `?gcloud auth/ },
      {
        words: 'request had invalid authentication credentials',
        pattern: /Request had invalid authentication credentials\. Expected OAuth 2 access token/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google-cloud',
    specificity: 3,
    means: 'Google Cloud accepts no credentials: {value|none are there or they are not valid}',
    check: {
      text: 'See which key file or account is used, whether the key was deleted, and whether the clock is right (a signed token holds for minutes)',
      host: `${WHO}; echo $GOOGLE_APPLICATION_CREDENTIALS; timedatectl`,
    },
    repair: [
      {
        text: 'Mount a valid key and set GOOGLE_APPLICATION_CREDENTIALS, or use workload identity; on a workstation log in',
        host: 'gcloud auth application-default login',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'google-auth _default.py; google-auth-library-nodejs; Google OAuth 2.0 error responses',
    matches: [
      'google.auth.exceptions.DefaultCredentialsError: Your default credentials were not found. To set up Application Default Credentials, see https://cloud.google.com/docs/authentication/external/set-up-adc',
      'Error: Could not load the default credentials. Browse to https://cloud.google.com/docs/authentication/getting-started for more information.',
      "google.auth.exceptions.RefreshError: ('invalid_grant: Invalid JWT Signature.', {'error': 'invalid_grant'})",
      'ERROR: (gcloud.auth) Reauthentication is needed. Please run `gcloud auth application-default login` to reauthenticate.',
      '401 Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
    ],
    ignores: ['oauth: invalid_grant for the user of the shop'],
  },
  {
    id: 'google-cloud.quota-exceeded',
    kind: 'quota_exceeded',
    program: 'google-cloud',
    forms: [
      {
        words: 'quota exceeded limit in region',
        pattern:
          /Quota '?(?<object>[A-Z_]{3,60})'? exceeded\. {1,2}Limit: (?<limit>[\d.]{1,20})(?: in region (?<value>[\w-]{1,40}))?/,
      },
      {
        words: 'quota exceeded for quota metric',
        pattern: /Quota exceeded for quota metric '(?<object>[^']{1,100})' and limit '(?<limit>[^']{1,100})'/,
      },
      {
        words: 'resource_exhausted quota exceeded',
        pattern: /RESOURCE_EXHAUSTED.{0,120}[Qq]uota exceeded for (?<object>\S{1,100})/,
      },
      {
        words: 'resource has been exhausted e g check quota',
        pattern: /Resource has been exhausted \(e\.g\. check quota\)/,
      },
      {
        words: 'quota exceeded for metric limit',
        pattern: /Quota exceeded for metric: (?<object>[\w./-]{1,120}), limit: (?<limit>\d{1,9})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google-cloud',
    specificity: 3,
    means: 'Google refuses: the quota {object|of the project} is used up (limit {limit|see the console})',
    check: {
      text: 'See use and limit',
      host: 'gcloud compute project-info describe --format="table(quotas.metric,quotas.usage,quotas.limit)"; gcloud compute regions describe {value|<region>} --format="table(quotas.metric,quotas.usage,quotas.limit)"',
    },
    repair: [
      {
        text: 'Free what is not used (addresses, disks, instances), call less often, or ask for more',
        host: 'gcloud compute addresses list --filter="status=RESERVED"',
      },
      {
        text: 'For the rate of an API: wait and retry with a growing pause, or switch billing on; free tiers are small',
      },
    ],
    source: 'Google Cloud documentation, Quotas: QUOTA_EXCEEDED, RATE_LIMIT_EXCEEDED',
    matches: [
      "Error 403: Quota 'CPUS' exceeded.  Limit: 24.0 in region europe-west3., quotaExceeded",
      "googleapi: Error 429: Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:123456789012'.",
      '429 RESOURCE_EXHAUSTED: Quota exceeded for aiplatform.googleapis.com/online_prediction_requests_per_base_model',
      '{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}',
      '* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 50',
    ],
    ignores: ['the disk quota exceeded on /home'],
  },
  {
    id: 'google-cloud-run.not-listening',
    kind: 'invalid_setting',
    program: 'google-cloud-run',
    forms: [
      {
        words: 'failed to start and listen on the port defined',
        pattern:
          /[Ff]ailed to start and (?:then )?listen on the port defined (?:provided )?by the PORT(?:=(?<port>\d{1,5}))? env/,
      },
      {
        words: 'default startup tcp probe failed',
        pattern:
          /Default STARTUP TCP probe failed \d{1,4} times? consecutively for container "(?<object>[^"]{1,80})" on port (?<port>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Cloud Run: the container does not listen on port {port|$PORT}',
    check: {
      text: 'Read its log: either it ended at the start (missing variable, database), or it listens on another port or only on 127.0.0.1',
      host: 'gcloud run services logs read {service} --limit 60; docker run --rm -e PORT=8080 -p 8080:8080 <image>',
    },
    repair: [
      {
        text: 'Let it listen on 0.0.0.0 and the port in $PORT, or tell Cloud Run its port',
        host: 'gcloud run services update {service} --port <port>; gcloud run services update-traffic {service} --to-revisions <the last good one>=100',
      },
    ],
    source: 'Cloud Run documentation, Troubleshoot issues, Container failed to start',
    matches: [
      "Revision 'shop-00042-x9k' is not ready and cannot serve traffic. The user-provided container failed to start and listen on the port defined provided by the PORT=8080 environment variable within the allocated timeout.",
      'Cloud Run error: Container failed to start. Failed to start and then listen on the port defined by the PORT environment variable.',
      'Default STARTUP TCP probe failed 1 time consecutively for container "shop-1" on port 8080. The instance was not started.',
    ],
    ignores: ['Default STARTUP TCP probe succeeded after 1 attempt for container "shop-1" on port 8080.'],
  },
  {
    id: 'google-cloud-run.memory-exceeded',
    kind: 'memory_exhausted',
    program: 'google-cloud-run',
    forms: [
      {
        words: 'memory limit of exceeded with used',
        pattern: /Memory limit of (?<limit>\d{1,6} [MG]iB) exceeded with (?<value>\d{1,6} [MG]iB) used/,
      },
      {
        words: 'exceeded soft private memory limit of',
        pattern:
          /Exceeded (?:soft|hard) (?:private )?memory limit of (?<limit>\d{1,6} [MG]B) with (?<value>\d{1,6} [MG]B)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cloud Run or App Engine ended the instance: {value} used of {limit}',
    check: {
      text: 'See whether it grows with time or with parallel requests; files in /tmp count as memory',
      host: 'gcloud run services describe {service} --format="value(spec.template.spec.containers[0].resources.limits, spec.template.spec.containerConcurrency)"',
    },
    repair: [
      {
        text: 'Give it more memory, or let an instance take fewer requests at once',
        host: 'gcloud run services update {service} --memory 1Gi --concurrency 20',
      },
    ],
    source: 'Cloud Run documentation, Memory limits; App Engine standard',
    matches: [
      'Memory limit of 512 MiB exceeded with 531 MiB used. Consider increasing the memory limit, see https://cloud.google.com/run/docs/configuring/memory-limits',
      'Exceeded soft private memory limit of 256 MB with 271 MB after servicing 12 requests total. Consider setting a larger instance class in app.yaml.',
    ],
    ignores: ['memory: 512Mi'],
  },
  {
    id: 'google-cloud-run.no-instance',
    kind: 'queue_full',
    program: 'google-cloud-run',
    forms: [
      {
        words: 'the request was aborted because there was no available instance',
        pattern: /The request was aborted because there was no available instance/,
      },
      {
        words: 'the request has been terminated because it has reached the maximum request timeout',
        pattern: /[Rr]equest has been terminated because it has reached the maximum request timeout/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Cloud Run turned a request away: no free instance, or it took too long',
    check: {
      text: 'Compare the number of instances with their maximum, and see whether they start slowly',
      host: 'gcloud run services describe {service} --format="value(spec.template.metadata.annotations)"',
    },
    repair: [
      {
        text: 'Raise the maximum, keep one instance warm, raise concurrency or the time limit',
        host: 'gcloud run services update {service} --max-instances 50 --min-instances 1 --timeout 600',
      },
    ],
    source: 'Cloud Run documentation, Troubleshoot issues',
    matches: [
      'The request was aborted because there was no available instance. Additional troubleshooting documentation can be found at: https://cloud.google.com/run/docs/troubleshooting#abort-request',
      'The request has been terminated because it has reached the maximum request timeout.',
    ],
    ignores: ['Starting new instance. Reason: AUTOSCALING'],
  },
];

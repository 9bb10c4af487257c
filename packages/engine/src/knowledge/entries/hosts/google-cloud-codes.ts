import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const GWHO: Step = {
  text: 'See as whom it asks and what that account may do',
  compose: 'docker compose exec {service} sh -c "env | grep GOOGLE"',
  kubernetes: 'kubectl exec deploy/{service} -- sh -c "env | grep GOOGLE"',
  host: 'gcloud auth list; gcloud projects get-iam-policy <project>',
};

/** Errors of Google Cloud clients by family. */
export const GOOGLE_CLOUD_CODES: readonly CatalogueEntry[] = [
  {
    id: 'google-cloud.right-missing',
    kind: 'authorisation_denied',
    program: 'google-cloud',
    forms: [
      {
        words: 'googleapi error 403',
        pattern:
          /googleapi: Error 403: (?<object>[^\n]{1,120}), (?:forbidden|IAM_PERMISSION_DENIED|insufficientPermissions)/,
      },
      {
        words: 'permission_denied permission denied',
        pattern: /PERMISSION_DENIED: Permission '(?<object>[\w.]{3,80})' denied/,
      },
      {
        words: 'permission denied on resource project',
        pattern: /Permission denied on resource project (?<object>[\w:-]{1,60})/,
      },
      { words: 'does not have', pattern: /does not have (?<object>[a-z]{3,30}\.[\w.]{3,60}) (?:access|permission)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The account lacks the right {object} in Google Cloud',
    check: GWHO,
    repair: [
      {
        text: 'Grant the role that holds it',
        host: 'gcloud projects add-iam-policy-binding <project> --member serviceAccount:<account> --role <role>',
      },
    ],
    source: 'Google Cloud IAM troubleshooting',
    matches: [
      'googleapi: Error 403: The caller does not have permission, forbidden',
      "PERMISSION_DENIED: Permission 'secretmanager.versions.access' denied for resource 'x'",
      'Permission denied on resource project x.',
      '403 app@x.iam.gserviceaccount.com does not have storage.objects.get access to the Google Cloud Storage object.',
    ],
    ignores: ['permission given'],
  },
  {
    id: 'google-cloud.object-missing',
    kind: 'missing_object',
    program: 'google-cloud',
    forms: [
      {
        words: 'google api_core exceptions notfound 404',
        pattern: /google\.api_core\.exceptions\.NotFound: 404 (?<object>[^\n]{1,120})/,
      },
      { words: 'googleapi error 404', pattern: /googleapi: Error 404: (?<object>[^\n]{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Google Cloud has no such object: {object}',
    check: GWHO,
    repair: [{ text: 'Correct project, region and name, or create it' }],
    source: 'google-api-core exceptions.py; google-api-go-client',
    matches: [
      'google.api_core.exceptions.NotFound: 404 Not found: Table x:y.z was not found in location EU',
      'googleapi: Error 404: The specified bucket does not exist., notFound',
    ],
    ignores: ['404 pages'],
  },
  {
    id: 'google-cloud.rate',
    kind: 'rate_limited',
    program: 'google-cloud',
    forms: [
      { words: 'exceptions toomanyrequests 429', pattern: /exceptions\.TooManyRequests: 429/ },
      { words: 'exceptions resourceexhausted 429', pattern: /exceptions\.ResourceExhausted: 429/ },
      { words: 'googleapi error 429', pattern: /googleapi: Error 429: (?<value>[^\n]{1,80})/ },
      { words: 'ratelimitexceeded', pattern: /rateLimitExceeded/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Google Cloud slows the program down',
    check: GWHO,
    repair: [{ text: 'Send less often, repeat with growing waits, or ask for a larger quota' }],
    source: 'google-api-core exceptions.py',
    matches: [
      'google.api_core.exceptions.TooManyRequests: 429 Exceeded rate limits',
      "google.api_core.exceptions.ResourceExhausted: 429 Quota exceeded for quota metric 'Read requests'",
      'googleapi: Error 429: Too Many Requests, rateLimitExceeded',
      '"reason": "rateLimitExceeded"',
    ],
    ignores: ['429 items'],
  },
  {
    id: 'google-cloud.no-room',
    kind: 'outside_outage',
    program: 'google-cloud',
    forms: [
      { words: 'zone_resource_pool_exhausted', pattern: /ZONE_RESOURCE_POOL_EXHAUSTED/ },
      { words: 'zone_resource_pool_exhausted_with_details', pattern: /ZONE_RESOURCE_POOL_EXHAUSTED_WITH_DETAILS/ },
      {
        words: 'does not have enough resources available to fulfill the',
        pattern: /does not have enough resources available to fulfill the request/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Google Cloud has no room in this zone',
    check: GWHO,
    repair: [{ text: 'Take another zone or machine type, or a reservation' }],
    source: 'Compute Engine, "Resource availability errors"',
    matches: [
      'ZONE_RESOURCE_POOL_EXHAUSTED',
      'ZONE_RESOURCE_POOL_EXHAUSTED_WITH_DETAILS',
      "The zone 'projects/x/zones/europe-west1-b' does not have enough resources available to fulfill the request.",
    ],
    ignores: ['resource pool'],
  },
  {
    id: 'google-cloud.credentials-missing',
    kind: 'missing_setting',
    program: 'google-cloud',
    forms: [
      {
        words: 'could not automatically determine credentials',
        pattern: /Could not automatically determine credentials/,
      },
      { words: 'your default credentials were not found', pattern: /Your default credentials were not found/ },
      {
        words: 'defaultcredentialserror file was not found',
        pattern: /DefaultCredentialsError: File (?<path>\S{1,150}) was not found/,
      },
      {
        words: 'the application default credentials are not available',
        pattern: /The Application Default Credentials are not available/,
      },
      { words: 'could not find default credentials', pattern: /could not find default credentials/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Google Cloud client finds no credentials',
    check: GWHO,
    repair: [
      {
        text: 'Mount the key and name it, or give the workload an identity',
        compose:
          '$EDITOR docker-compose.yml   # environment: GOOGLE_APPLICATION_CREDENTIALS=/secrets/key.json\ndocker compose up -d {service}',
        host: 'gcloud auth application-default login',
      },
    ],
    source: 'google-auth _default.py; google-auth-library-nodejs; Go x/oauth2/google',
    matches: [
      'google.auth.exceptions.DefaultCredentialsError: Could not automatically determine credentials.',
      'google.auth.exceptions.DefaultCredentialsError: Your default credentials were not found.',
      'google.auth.exceptions.DefaultCredentialsError: File /x.json was not found.',
      'java.io.IOException: The Application Default Credentials are not available.',
      'google: could not find default credentials.',
    ],
    ignores: ['credentials found'],
  },
  {
    id: 'google-cloud.conflict',
    kind: 'lock_held',
    program: 'google-cloud',
    forms: [
      { words: 'googleapi error', pattern: /googleapi: Error (?:409|412): (?<value>[^\n]{1,80})/ },
      { words: 'exceptions 409', pattern: /exceptions\.(?:Conflict|AlreadyExists): 409/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Google Cloud refuses: the object exists or was changed meanwhile',
    check: GWHO,
    repair: [{ text: 'Read again and repeat, or import what exists into the state of Terraform' }],
    source: 'google-api-go-client',
    matches: [
      'googleapi: Error 409: Already exists: Table x',
      'google.api_core.exceptions.Conflict: 409 Already Exists: Dataset x',
    ],
    ignores: ['409 cars'],
  },
];

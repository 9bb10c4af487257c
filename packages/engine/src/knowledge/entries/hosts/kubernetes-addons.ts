import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_ADDONS: readonly CatalogueEntry[] = [
  {
    id: 'tekton.task-run-failed',
    kind: 'code_defect',
    program: 'tekton',
    forms: [
      { words: 'step exited with code', pattern: /"step-(?<object>[\w-]{1,60})" exited with code (?<signal>\d{1,3})/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The step {object} of a Tekton task ended with {signal}',
    check: {
      text: 'Read the log of the step',
      kubernetes: 'kubectl logs <pod> -c step-{object}',
    },
    repair: [
      {
        text: "Repair what the step's own log names",
      },
    ],
    source: 'tektoncd/pipeline pkg/pod/status.go',
    matches: [
      'task run-1 failed: "step-build" exited with code 1 (image: "docker.io/golang@sha256:1"); for logs run: kubectl -n ci logs run-1-pod -c step-build',
      '"step-unit-tests" exited with code 2',
    ],
    ignores: ['"step-build" completed'],
  },
  {
    id: 'tekton.timed-out',
    kind: 'slow_dependency',
    program: 'tekton',
    forms: [
      {
        words: 'failed to finish within',
        pattern: /(?<object>(?:TaskRun|PipelineRun) "[\w-]{1,80}") failed to finish within "(?<limit>\w{1,16})"/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Tekton ends {object} after {limit}',
    check: {
      text: 'See which step or pod waited',
      kubernetes: 'kubectl describe taskrun; kubectl get pods',
    },
    repair: [
      {
        text: 'Raise timeouts.pipeline or timeouts.tasks when the work needs it; a pod that is Pending needs room, a claim or an image',
      },
    ],
    source: 'tektoncd/pipeline pkg/reconciler/taskrun',
    matches: [
      'TaskRun "build" failed to finish within "1h0m0s"',
      'PipelineRun "deploy-12" failed to finish within "30m0s"',
    ],
    ignores: ['TaskRun "build" finished'],
  },
  {
    id: 'tekton.reference-or-parameter',
    kind: 'missing_setting',
    program: 'tekton',
    forms: [
      {
        words: 'missing values for these params which have no default',
        pattern: /missing values for these params which have no default values: \[(?<setting>[^\]]{1,120})\]/,
      },
      { words: 'couldn t retrieve', pattern: /Couldn't retrieve (?:Task|Pipeline) "(?<object>[\w-]{1,80})"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Tekton misses {setting|what the run refers to}',
    check: {
      text: 'List tasks and their parameters',
      kubernetes: 'kubectl get tasks,pipelines -A',
    },
    repair: [
      {
        text: 'Give the parameter in the PipelineRun, or install the task in the namespace (or by a resolver)',
      },
    ],
    source: 'tektoncd/pipeline pkg/reconciler/taskrun validate_taskrun.go',
    matches: [
      'invalid input params for task build: missing values for these params which have no default values: [url]',
      'Couldn\'t retrieve Task "git-clone": tasks.tekton.dev "git-clone" not found',
    ],
    ignores: ['params: [url]'],
  },
  {
    id: 'argo-workflows.limit',
    kind: 'slow_dependency',
    program: 'argo-workflows',
    forms: [
      { words: 'max duration limit exceeded', pattern: /Max duration limit exceeded/ },
      { words: 'step exceeded its deadline', pattern: /Step exceeded its deadline/ },
      { words: 'workflow shutdown with strategy', pattern: /workflow shutdown with strategy: {1,3}(?<value>\w{1,12})/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Argo Workflows stops a workflow: deadline or a request to stop',
    check: {
      text: 'See which node ran at the end',
      kubernetes: 'argo get <workflow>',
    },
    repair: [
      {
        text: 'Raise activeDeadlineSeconds when the step needs the time; a pod that never started needs room or an image',
      },
    ],
    source: 'argo-workflows workflow/controller/operator.go',
    matches: [
      'Max duration limit exceeded',
      'Step exceeded its deadline',
      'workflow shutdown with strategy:  Terminate',
    ],
    ignores: ['The max duration is 3600'],
  },
  {
    id: 'github-runner.disk-full',
    kind: 'disk_full',
    program: 'github-runner',
    forms: [
      {
        words: 'no space left on device',
        pattern: /No space left on device : '(?<path>\/[^']{0,120}(?:runner|_diag)[^']{0,120})'/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of the GitHub Actions runner is full: {path}',
    check: {
      text: 'See what fills it',
      host: 'df -h; docker system df; du -sh _work',
    },
    repair: [
      {
        text: 'Clear caches and images before the build, or use a larger runner',
        host: 'docker system prune -af; rm -rf /usr/share/dotnet /opt/ghc',
        destructive: true,
      },
    ],
    source: 'actions/runner diagnostics',
    matches: [
      "System.IO.IOException: No space left on device : '/home/runner/runners/2.311.0/_diag/Worker_20250101-utc.log'",
      "Unhandled exception. System.IO.IOException: No space left on device : '/actions-runner/_diag/pages/1.log'",
    ],
    ignores: ['Space left on device: 12 GB'],
  },
  {
    id: 'cert-manager.self-check',
    kind: 'unreachable',
    program: 'cert-manager',
    forms: [{ words: 'propagation check failed', pattern: /propagation check failed/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'cert-manager waits: its own check of the ACME challenge does not see the answer',
    check: {
      text: 'Fetch the challenge address from inside the cluster, and read the challenge',
      kubernetes: 'kubectl describe challenge -A; kubectl logs -n cert-manager deploy/cert-manager | tail -50',
    },
    repair: [
      {
        text: 'HTTP-01: let port 80 of the name reach the ingress also from inside (hairpin NAT, split DNS); DNS-01: set --dns01-recursive-nameservers and see that the record is public',
      },
    ],
    source: 'cert-manager pkg/controller/acmechallenges/sync.go',
    matches: [
      'E0101 10:00:00.000000 1 sync.go:190] cert-manager/challenges: propagation check failed err="wrong status code \'404\', expected \'200\'" resource_name="web-1"',
      '"propagation check failed" err="DNS record for \\"app.example.org\\" not yet propagated"',
    ],
    ignores: ['the propagation check succeeded'],
  },
  {
    id: 'cert-manager.issuer-or-secret-missing',
    kind: 'missing_object',
    program: 'cert-manager',
    forms: [
      {
        words: 'not found',
        pattern: /[Rr]eferenced \\?"?(?:Cluster)?Issuer\\?"? not found:[^"\n]{0,60}"?(?<object>[\w.-]{1,80})?/,
      },
      {
        words: 'error getting keypair for ca issuer not found',
        pattern: /error getting keypair for CA issuer: secrets? "(?<object>[\w.-]{1,80})" not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'cert-manager finds no {object|issuer}',
    check: {
      text: 'List issuers and their secrets',
      kubernetes: 'kubectl get clusterissuers,issuers -A; kubectl get secrets -n cert-manager',
    },
    repair: [
      {
        text: 'Create the issuer, or correct name, kind (Issuer or ClusterIssuer) and namespace; secrets of a ClusterIssuer lie in the namespace of cert-manager',
      },
    ],
    source: 'cert-manager pkg/controller/certificaterequests',
    matches: [
      'Referenced "ClusterIssuer" not found: clusterissuer.cert-manager.io "letsencrypt" not found',
      'error getting keypair for CA issuer: secret "ca-key-pair" not found',
    ],
    ignores: ['issuer letsencrypt is ready'],
  },
  {
    id: 'external-dns.not-permitted',
    kind: 'authorisation_denied',
    program: 'external-dns',
    forms: [
      { words: 'not authorized to perform', pattern: /not authorized to perform: (?<object>route53:\w{1,40})/ },
      { words: 'retrieval failed', pattern: /records retrieval failed/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'external-dns may not read or write the DNS zone: {object|records not retrieved}',
    check: {
      text: 'See which identity its pod has',
      kubernetes: 'kubectl describe sa external-dns -n external-dns; kubectl logs deploy/external-dns -n external-dns',
    },
    repair: [
      {
        text: 'Give the role or token rights on the zone (route53:ListHostedZones, ListResourceRecordSets, ChangeResourceRecordSets; Zone:Read and DNS:Edit at Cloudflare)',
      },
    ],
    source: 'kubernetes-sigs/external-dns provider documentation',
    matches: [
      'level=fatal msg="failed to sync: AccessDenied: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: route53:ListHostedZones"',
      'level=error msg="Failed to do run once: soft error\\nrecords retrieval failed: failed to list hosted zones"',
    ],
    ignores: ['level=info msg="2 record(s) were successfully updated"'],
  },
  {
    id: 'external-dns.foreign-record',
    kind: 'lock_held',
    program: 'external-dns',
    forms: [
      {
        words: 'because owner id does not found required',
        pattern:
          /because owner id does not match,? ?(?:for one or more items to update)?,? found: \\?"(?<value>[^"\\]{0,60})\\?", required: \\?"(?<wanted>[^"\\]{1,60})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'external-dns leaves a record alone: it belongs to {value|nobody}, not to {wanted}',
    check: {
      text: 'Look at the TXT record beside it',
      host: 'dig TXT <name>',
    },
    repair: [
      {
        text: 'Use the txt-owner-id that wrote the record, or delete the old record and its TXT so that it is written anew',
      },
    ],
    source: 'external-dns registry/txt, plan/policy',
    matches: [
      'level=debug msg="Skipping endpoint app.example.com 300 IN CNAME lb because owner id does not match, found: \\"\\", required: \\"my-cluster\\""',
      'Skipping endpoint a.example.org 0 IN A 1.2.3.4 [] because owner id does not match, found: "default", required: "prod"',
    ],
    ignores: ['owner id: prod'],
  },
  {
    id: 'external-dns.at-rest',
    kind: null,
    program: 'external-dns',
    forms: [{ words: 'all records are already up to date', pattern: /All records are already up to date/ }],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'external-dns has nothing to do',
    check: {
      text: 'Nothing to repair',
    },
    repair: [],
    source: 'external-dns controller',
    matches: [
      'level=info msg="All records are already up to date"',
      'time="2025-01-01T10:00:00Z" level=info msg="All records are already up to date, there are no changes for the matching hosted zones"',
    ],
    ignores: ['records are not up to date'],
  },
  {
    id: 'external-secrets.value-missing',
    kind: 'missing_object',
    program: 'external-secrets',
    forms: [
      { words: 'could not get secret data from provider', pattern: /could not get secret data from provider/ },
      {
        words: 'error retrieving secret at data key',
        pattern: /error retrieving secret at \.data\[\d{1,4}\], key: (?<object>[^,\s]{1,120})/,
      },
      {
        words: 'cannot find secret data for key',
        pattern: /cannot find secret data for key: "?(?<object>[^"\s]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'External Secrets does not find {object|the secret} at its provider',
    check: {
      text: 'Read the state of the object',
      kubernetes: 'kubectl describe externalsecret -A | grep -B20 SecretSyncedError',
    },
    repair: [
      {
        text: 'Create the secret there, or correct remoteRef.key and property, and the rights of the store on this path',
      },
    ],
    source: 'external-secrets pkg/controllers/externalsecret',
    matches: [
      'could not get secret data from provider: Secret does not exist',
      'error retrieving secret at .data[0], key: prod/db, err: Secret does not exist',
      'cannot find secret data for key: "password"',
    ],
    ignores: ['secret data was written'],
  },
  {
    id: 'external-secrets.store-not-ready',
    kind: 'invalid_setting',
    program: 'external-secrets',
    forms: [
      { words: 'is not ready', pattern: /(?:Cluster)?SecretStore "?(?<object>[\w.-]{1,80})"? is not ready/ },
      { words: 'could not get provider client', pattern: /could not get provider client/ },
      { words: 'unable to validate store', pattern: /unable to validate store/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The store {object|of External Secrets} is not ready',
    check: {
      text: 'Read why the store is invalid',
      kubernetes: 'kubectl describe secretstore,clustersecretstore -A',
    },
    repair: [
      {
        text: "Repair address, credentials and role that the store's condition names",
      },
    ],
    source: 'external-secrets pkg/controllers/secretstore',
    matches: [
      'error processing spec.data: SecretStore "vault" is not ready',
      'could not get provider client: unable to log in to auth method',
      'unable to validate store: invalid credentials',
    ],
    ignores: ['SecretStore "vault" validated'],
  },
  {
    id: 'ingress-nginx.risky-annotation',
    kind: 'invalid_setting',
    program: 'ingress-nginx',
    forms: [
      {
        words: 'annotation group contains risky based on ingress configuration',
        pattern: /annotation group (?<object>\w{1,60}) contains risky annotation based on ingress configuration/,
      },
      {
        words: 'annotation cannot be used',
        pattern:
          /(?<setting>nginx\.ingress\.kubernetes\.io\/(?:configuration|server)-snippet) annotation cannot be used/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'ingress-nginx refuses a snippet annotation: {object|snippets are off}',
    check: {
      text: "Look at the controller's settings",
      kubernetes: 'kubectl get cm -n ingress-nginx ingress-nginx-controller -o yaml',
    },
    repair: [
      {
        text: 'Replace the snippet by a proper annotation; or set allow-snippet-annotations: "true" and annotations-risk-level: Critical, knowing that users can then read its secrets',
      },
    ],
    source: 'ingress-nginx internal/ingress/annotations/parser, release 1.12',
    matches: [
      'admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: annotation group ConfigurationSnippet contains risky annotation based on ingress configuration',
      'nginx.ingress.kubernetes.io/server-snippet annotation cannot be used. Snippet directives are disabled by the Ingress administrator',
    ],
    ignores: ['annotation risk level: High'],
  },
];

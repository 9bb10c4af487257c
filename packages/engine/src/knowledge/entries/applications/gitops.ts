import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GITOPS: readonly CatalogueEntry[] = [
  {
    id: 'argocd.repository-refused',
    kind: 'authentication_refused',
    program: 'argocd',
    forms: [
      {
        words: 'rpc error code unknown desc authentication required',
        pattern: /rpc error: code = Unknown desc = (?:.{0,120}: )?authentication required/,
      },
      {
        words: 'error testing repository connectivity',
        pattern:
          /error testing repository connectivity: (?:authorization failed|authentication required|.{0,60}unable to authenticate)/,
      },
      {
        words: 'failed to list refs authentication required',
        pattern: /failed to list refs: (?:authentication required|authorization failed)/,
      },
    ],
    nearby: [/repoURL[=:]\s?"?(?<peer>[^\s"]{1,120})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'Argo CD gets no access to the repository {peer|of the application}: its credentials fail',
    check: {
      text: 'List the repositories and their state; GitHub answers the same for a repository that does not exist',
      kubernetes: 'argocd repo list; kubectl -n argocd get secret -l argocd.argoproj.io/secret-type=repository',
    },
    repair: [
      {
        text: 'Store a token or key that is valid; the URL in the secret has to be exactly the repoURL of the application',
        kubernetes: 'argocd repo add {peer|https://git.example.com/app.git} --username git --password <token> --upsert',
      },
    ],
    source: 'argoproj/argo-cd util/git/client.go; go-git plumbing/transport ErrAuthenticationRequired',
    matches: [
      'ComparisonError: Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = failed to list refs: authentication required: Repository not found.',
      'FATA[0001] rpc error: code = Unknown desc = error testing repository connectivity: authorization failed',
      'time="2024-05-02T10:11:12Z" level=error msg="finished unary call" error="failed to list refs: authentication required" grpc.code=Unknown',
    ],
    ignores: ['rpc error: code = Unauthenticated desc = invalid session: token has invalid claims'],
  },
  {
    id: 'argocd.path-missing',
    kind: 'missing_file',
    program: 'argocd',
    forms: [
      { words: 'app path does not exist', pattern: /(?:^|[\s"])(?<path>[^\s:"]{1,140}): app path does not exist/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Argo CD does not find the path {path} in the repository at that revision',
    check: {
      text: 'Compare spec.source.path and targetRevision of the application with the repository',
      kubernetes:
        'kubectl -n argocd get applications -o custom-columns=N:.metadata.name,P:.spec.source.path,R:.spec.source.targetRevision',
    },
    repair: [
      {
        text: 'Correct the path of the application, or bring the directory back on that branch; then refresh hard',
        kubernetes: 'argocd app set <app> --path <path> && argocd app get <app> --hard-refresh',
      },
    ],
    source: 'argoproj/argo-cd util/app/path/path.go Path()',
    matches: [
      'rpc error: code = Unknown desc = Manifest generation error (cached): apps/shop/overlays/prod: app path does not exist',
      'time="2024-05-02T10:11:12Z" level=error msg="finished unary call" error="k8s/base: app path does not exist"',
    ],
    ignores: ['InvalidSpecError: application path is required'],
  },
  {
    id: 'argocd.revision-missing',
    kind: 'missing_object',
    program: 'argocd',
    forms: [
      {
        words: 'unable to resolve to a commit sha',
        pattern: /[Uu]nable to resolve '?(?<object>[^'\s]{1,100})'? to a commit SHA/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'Argo CD does not find the branch or tag {object}',
    check: { text: 'List the branches and tags of the repository', host: 'git ls-remote <repository> | grep {object}' },
    repair: [
      {
        text: 'Set targetRevision to a branch or tag that exists (master or main is the usual mix-up)',
        kubernetes: 'argocd app set <app> --revision main',
      },
    ],
    source: 'argoproj/argo-cd util/git/client.go resolveRef()',
    matches: [
      "rpc error: code = Unknown desc = Unable to resolve 'release-1.9' to a commit SHA",
      'level=error msg="ComparisonError: rpc error: code = Unknown desc = unable to resolve \'master\' to a commit SHA"',
    ],
    ignores: ["revision 'main' has been resolved to '8f14e45'"],
  },
  {
    id: 'argocd.project-forbids',
    kind: 'authorisation_denied',
    program: 'argocd',
    forms: [
      {
        words: 'application destination do not match any of the allowed destinations in project',
        pattern:
          /application destination (?:server '(?<peer>[^']{1,120})' and namespace '(?<object>[^']{0,80})' do not match|\{.{1,160}\} do(?:es)? not match|.{1,160} is not permitted)/,
      },
      {
        words: 'is not permitted in project',
        pattern:
          /(?:resource|application repo) (?<object>\S{1,140}) is not permitted in project '?(?<value>[\w.-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Argo CD project {value|of the application} does not allow {object|that destination}',
    check: {
      text: 'Read what the project allows: sourceRepos, destinations, clusterResourceWhitelist',
      kubernetes: 'argocd proj get {value|default}',
    },
    repair: [
      {
        text: 'Add the destination, repository or kind to the AppProject, or correct it in the application',
        kubernetes:
          'argocd proj add-destination {value|default} {peer|https://kubernetes.default.svc} {object|<namespace>}',
      },
    ],
    source: 'argoproj/argo-cd util/argo/argo.go ValidatePermissions(); controller/sync.go',
    matches: [
      "InvalidSpecError: application destination server 'https://10.0.0.1:6443' and namespace 'shop' do not match any of the allowed destinations in project 'team-a'",
      'level=error msg="SyncError: resource rbac.authorization.k8s.io:ClusterRole is not permitted in project team-a"',
      "application repo https://git.example.com/app.git is not permitted in project 'default'",
    ],
    ignores: ['project team-a updated: 3 destinations'],
  },
  {
    id: 'argocd.no-session',
    kind: null,
    program: 'argocd',
    forms: [
      { words: 'unauthenticated no session information', pattern: /Unauthenticated[^\n]{0,60}no session information/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Somebody opened Argo CD without being logged in',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'argo-cd util/session, server',
    matches: [
      'level=error msg="finished unary call with code Unauthenticated" error="rpc error: code = Unauthenticated desc = no session information" grpc.method=List',
      'rpc error: code = Unauthenticated desc = no session information',
    ],
    ignores: ['rpc error: code = Unauthenticated desc = invalid session: token is expired'],
  },
  {
    id: 'flux.source-not-ready',
    kind: 'startup_order',
    program: 'flux',
    forms: [
      {
        words: 'source artifact not found retrying',
        pattern: /Source artifact not found, retrying in (?<value>\S{1,10})/,
      },
      { words: 'source is not ready artifact not found', pattern: /Source is not ready, artifact not found/ },
      {
        words: 'dependency is not ready',
        pattern: /dependency '(?<object>[\w./-]{1,100})' is not ready/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Flux waits for {object|its source}, which is not ready',
    check: {
      text: 'Find the object that fails first: the Git or Helm repository, or the Kustomization it depends on',
      kubernetes:
        'flux get sources all -A --status-selector ready=false; flux get all -A --status-selector ready=false',
    },
    repair: [
      {
        text: 'Repair the source that is named there, then reconcile',
        kubernetes: 'flux reconcile source git flux-system -n flux-system',
      },
    ],
    source: 'fluxcd/kustomize-controller internal/controller/kustomization_controller.go',
    matches: [
      '{"level":"info","ts":"2024-05-02T10:11:12.000Z","msg":"Source artifact not found, retrying in 30s","controller":"kustomization"}',
      "kustomization/apps  dependency 'flux-system/infra' is not ready",
      'kustomization/shop False Source is not ready, artifact not found',
    ],
    ignores: ['{"level":"info","msg":"Reconciliation finished in 1.2s, next run in 10m0s"}'],
  },
  {
    id: 'flux.repository-refused',
    kind: 'authentication_refused',
    program: 'flux',
    forms: [
      {
        words: 'failed to checkout and determine revision authentication required',
        pattern:
          /failed to checkout and determine revision: unable to (?:clone|list remote for) '(?<peer>[^']{1,140})': authentication required/,
      },
      {
        words: 'failed to checkout and determine revision unable to authenticate',
        pattern:
          /failed to checkout and determine revision: unable to clone '(?<peer>[^']{1,140})': ssh: handshake failed: ssh: unable to authenticate/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'Flux gets no access to {peer}: the deploy key or token is refused',
    check: {
      text: 'See which secret the GitRepository names; deploy keys vanish with the account that made them, tokens expire',
      kubernetes: 'kubectl -n flux-system get gitrepository -o yaml | grep -A2 secretRef; flux get sources git -A',
    },
    repair: [
      {
        text: 'Make the secret anew and register its public key as deploy key',
        kubernetes: 'flux create secret git flux-system --url={peer} && flux reconcile source git flux-system',
      },
    ],
    source: 'fluxcd/source-controller internal/controller/gitrepository_controller.go; fluxcd/pkg/git',
    matches: [
      "failed to checkout and determine revision: unable to clone 'https://github.com/acme/fleet': authentication required",
      `{"level":"error","msg":"Reconciler error","error":"failed to checkout and determine revision: unable to clone 'ssh://git@github.com/acme/fleet': ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain"}`,
    ],
    ignores: ["stored artifact for commit 'Bump image' of 'https://github.com/acme/fleet'"],
  },
  {
    id: 'flux.helm-retries-exhausted',
    kind: 'invalid_setting',
    program: 'flux',
    forms: [
      {
        words: 'retries exhausted',
        pattern: /(?:install|upgrade) retries exhausted/,
      },
      {
        words: 'terminal error exceeded maximum retries cannot remediate failed release',
        pattern: /terminal error: exceeded maximum retries: cannot remediate failed release/,
      },
    ],
    nearby: [/[Hh]elm[Rr]elease[/"':{ a-z]{1,30}(?<object>[\w.-]{1,60})/],
    role: 'symptom',
    fault: 'change',
    specificity: 3,
    means: 'Flux gave up on the Helm release {object|after its last retry}',
    check: {
      text: 'The reason stands in the event before: a template error, a hook that failed, or pods that do not become ready',
      kubernetes:
        'flux get helmreleases -A; kubectl -n <namespace> describe helmrelease <name>; helm -n <namespace> history <name>',
    },
    repair: [
      {
        text: 'Repair that reason, then set the counter back: Flux tries again only after a change or a suspend and resume',
        kubernetes: 'flux -n <namespace> reconcile helmrelease <name> --reset --force',
      },
    ],
    source: 'fluxcd/helm-controller internal/reconcile/atomic_release.go',
    matches: [
      'helmrelease/shop  False  upgrade retries exhausted',
      '{"level":"error","msg":"Reconciler error","controller":"helmrelease","error":"terminal error: exceeded maximum retries: cannot remediate failed release"}',
    ],
    ignores: ['Helm upgrade succeeded for release shop/shop.v12'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HELM: readonly CatalogueEntry[] = [
  {
    id: 'helm.operation-in-progress',
    kind: 'lock_held',
    program: 'helm',
    forms: [
      {
        words: 'another operation install upgrade rollback is in progress',
        pattern: /another operation \(install\/upgrade\/rollback\) is in progress/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Helm refuses: another install or upgrade of the release counts as pending',
    check: {
      text: 'See the state of the release and whether a Helm process really still runs (a CI job)',
      kubernetes: 'helm list -a -A | grep -i pending; helm history {service}',
    },
    repair: [
      {
        text: 'Go back to the last good revision, which ends the pending state',
        kubernetes: 'helm rollback {service} <last deployed revision>',
      },
      {
        text: 'When the first install hangs so, remove its record (or the release)',
        kubernetes: 'kubectl delete secret -l owner=helm,name={service},status=pending-install',
        destructive: true,
      },
    ],
    source: 'Helm pkg/action/action.go errPending',
    matches: [
      'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
      'Helm upgrade failed: another operation (install/upgrade/rollback) is in progress',
    ],
    ignores: ['another operation is in progress, wait for the upgrade'],
  },
  {
    id: 'helm.timed-out',
    kind: 'slow_dependency',
    program: 'helm',
    forms: [
      {
        words: 'failed timed out waiting for the condition',
        pattern:
          /(?:UPGRADE|INSTALLATION|install|upgrade) (?:FAILED|failed)\S{0,3}:? .{0,120}timed out waiting for the condition/,
      },
      {
        words: 'failed context deadline exceeded',
        pattern: /(?:UPGRADE|INSTALLATION) FAILED: .{0,160}context deadline exceeded/,
      },
      {
        words: 'failed client rate limiter wait returned an error',
        pattern: /(?:UPGRADE|INSTALLATION) FAILED: .{0,120}client rate limiter Wait returned an error/,
      },
      {
        words: 'not ready status message',
        pattern:
          /(?:UPGRADE|INSTALLATION) FAILED: .{0,120}resource (?<object>[\w./-]{1,160}) not ready\. status: (?<value>\w{1,20})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Helm gave up waiting: what it deployed ({object|its pods or hooks}) does not become ready',
    check: {
      text: 'See which pod is not ready and why',
      kubernetes:
        'helm status {service} --show-resources; kubectl get pods; kubectl get events --sort-by=.lastTimestamp | tail -20',
    },
    repair: [
      {
        text: 'Repair what the pods name; when they only need long, raise --timeout',
        kubernetes: 'helm upgrade --install {service} <chart> --wait --timeout 15m',
      },
      { text: 'Or go back', kubernetes: 'helm rollback {service}' },
    ],
    source: 'Helm pkg/kube/wait.go, statuswait.go; pkg/cmd/upgrade.go, install.go',
    matches: [
      'Error: UPGRADE FAILED: timed out waiting for the condition',
      'Error: INSTALLATION FAILED: context deadline exceeded',
      'Error: UPGRADE FAILED: client rate limiter Wait returned an error: context deadline exceeded',
      'Error: UPGRADE FAILED: resource Deployment/shop/shop-api not ready. status: InProgress, message: Available: 0/2',
      'Error: UPGRADE FAILED: pre-upgrade hooks failed: timed out waiting for the condition',
    ],
    ignores: ['error: timed out waiting for the condition on pods/shop-api'],
  },
  {
    id: 'helm.resource-owned-by-other',
    kind: 'invalid_setting',
    program: 'helm',
    forms: [
      {
        words: 'exists and cannot be imported into the current release',
        pattern:
          /(?<object>\w{1,60} "[^"]{1,120}") in namespace "(?<peer>[^"]{0,63})" exists and cannot be imported into the current release/,
      },
      { words: 'cannot re use a name that is still in use', pattern: /cannot re-?use a name that is still in use/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Helm finds {object|the release} already there, but not as its own',
    check: {
      text: 'See who made it: kubectl apply, or another release',
      kubernetes:
        'helm list -a -A; kubectl get all,cm,secret,ingress -o yaml | grep -B2 -A3 meta.helm.sh/release-name | head -40',
    },
    repair: [
      {
        text: 'Let the release take it over (Helm 3.17 and newer), or label and annotate it as its own',
        kubernetes: 'helm upgrade --install {service} <chart> --take-ownership',
      },
      {
        text: 'For a name in use, upgrade instead of installing',
        kubernetes: 'helm upgrade --install {service} <chart>',
      },
    ],
    source: 'Helm pkg/action/validate.go existingResourceConflict, checkOwnership; pkg/action/install.go availableName',
    matches: [
      'Error: INSTALLATION FAILED: Unable to continue with install: ConfigMap "shop-config" in namespace "shop" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"',
      'Error: INSTALLATION FAILED: cannot re-use a name that is still in use',
    ],
    ignores: ['release "shop" exists and was imported'],
  },
  {
    id: 'helm.no-deployed-release',
    kind: 'missing_object',
    program: 'helm',
    forms: [
      { words: 'has no deployed releases', pattern: /"(?<object>[^"]{1,120})" has no deployed releases/ },
      { words: 'release not found', pattern: /Error: (?:[\w ]{1,40}: )?release: not found/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Helm knows no working revision of the release {object|asked for} in this namespace',
    check: {
      text: 'See the history, and whether the namespace is the right one',
      kubernetes: 'helm list -a -A; helm history {object|<release>}',
    },
    repair: [
      {
        text: 'Uninstall the failed first install (its volumes may go), then install anew; helm upgrade --install --atomic cleans up by itself',
        kubernetes: 'helm uninstall {object|<release>} && helm upgrade --install {object|<release>} <chart>',
        destructive: true,
      },
    ],
    source: 'Helm pkg/storage/driver/driver.go ErrNoDeployedReleases, ErrReleaseNotFound',
    matches: [
      'Error: UPGRADE FAILED: "shop" has no deployed releases',
      'Error: release: not found',
      'Error: uninstall: release: not found',
    ],
    ignores: ['release "shop" uninstalled'],
  },
  {
    id: 'helm.chart-refused',
    kind: 'invalid_setting',
    program: 'helm',
    forms: [
      {
        words: 'execution error at',
        pattern: /execution error at \((?<path>[^):]{1,160})(?::\d{1,5}){0,2}\): (?<value>.{1,100})/,
      },
      {
        words: 'values don t meet the specifications of the schema',
        pattern: /values don't meet the specifications of the schema\(s\) in the following chart\(s\)/,
      },
      {
        words: 'nil pointer evaluating',
        pattern:
          /template: (?<path>[^:\s]{1,160}):\d{1,5}:\d{1,5}: executing .{1,200} (?<value>nil pointer evaluating (?:interface \{\}\.)?[\w.]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The chart refuses its values: {value|they do not fit its schema}',
    check: {
      text: 'Render the chart with the same values',
      kubernetes:
        'helm template {service} <chart> -f values.yaml --debug | tail; helm show values <chart>; kubectl version',
    },
    repair: [
      {
        text: 'Set the value that is named; after a jump of the chart version read its notes, keys move',
        kubernetes: 'helm upgrade --install {service} <chart> -f values.yaml',
      },
    ],
    source: 'Helm pkg/engine/engine.go; pkg/chart/common/util/jsonschema.go; pkg/action/action.go',
    matches: [
      'Error: INSTALLATION FAILED: execution error at (shop/templates/deployment.yaml:12:20): image.tag is required',
      "Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):",
      'Error: UPGRADE FAILED: template: shop/templates/ingress.yaml:3:14: executing "shop/templates/ingress.yaml" at <.Values.ingress.enabled>: nil pointer evaluating interface {}.enabled',
    ],
    ignores: ['1 chart(s) linted, 0 chart(s) failed'],
  },
  {
    id: 'helm.kubernetes-too-old',
    kind: 'version_mismatch',
    program: 'helm',
    forms: [
      {
        words: 'chart requires kubeversion which is incompatible with kubernetes',
        pattern:
          /chart requires kubeVersion: (?<wanted>[^ ]{1,40}(?: [^ ]{1,20})?) which is incompatible with Kubernetes (?<version>v[\w.-]{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The chart wants Kubernetes {wanted}, this is {version}',
    check: { text: 'Compare both', kubernetes: 'kubectl version; helm show chart <chart> | grep kubeVersion' },
    repair: [
      {
        text: 'Upgrade the cluster, or take a release of the chart that fits',
        kubernetes: 'helm search repo <chart> --versions | head',
      },
    ],
    source: 'Helm pkg/engine/engine.go; pkg/chart/common/util/jsonschema.go; pkg/action/action.go',
    matches: [
      'Error: INSTALLATION FAILED: chart requires kubeVersion: >=1.27.0-0 which is incompatible with Kubernetes v1.24.17',
      'Error: UPGRADE FAILED: chart requires kubeVersion: >= 1.28.0-0 which is incompatible with Kubernetes v1.27.3-gke.100',
    ],
    ignores: ['1 chart(s) linted, 0 chart(s) failed'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_SCALING: readonly CatalogueEntry[] = [
  {
    id: 'keda.scaler',
    kind: 'invalid_setting',
    program: 'keda',
    forms: [
      {
        words: 'error parsing',
        pattern: /error parsing (?<object>\w{1,40}) metadata(?: for scaler)?: (?<value>[^\n"]{1,120})/,
      },
      { words: 'error getting scale target', pattern: /error getting scale target/ },
      { words: 'kedascalerfailed', pattern: /KEDAScalerFailed/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'KEDA cannot scale: {value|the target or source of a trigger fails}',
    check: {
      text: 'Read conditions and events',
      kubernetes: 'kubectl describe scaledobject -A; kubectl logs -n keda deploy/keda-operator | tail -50',
    },
    repair: [
      {
        text: "Correct the trigger's metadata and its TriggerAuthentication, and scaleTargetRef (name, kind, same namespace)",
      },
    ],
    source: 'kedacore/keda pkg/scalers, controllers',
    matches: [
      'error parsing kafka metadata: no bootstrapServers given',
      'error getting scale target: deployments.apps "worker" not found',
      'Warning KEDAScalerFailed scaledobject/worker connection to kafka failed',
    ],
    ignores: ['KEDA: scaler is active'],
  },
  {
    id: 'karpenter.no-match',
    kind: 'invalid_setting',
    program: 'karpenter',
    forms: [
      {
        words: 'could not schedule with nodepool',
        pattern:
          /could not schedule pod.{0,10}, ?"?(?:error"?:"?)?incompatible with nodepool \\?"(?<object>[\w.-]{1,60})/,
      },
      {
        words: 'no instance type',
        pattern:
          /no instance type (?:satisfied resources|met (?:the|all) (?:scheduling )?requirements|which (?:had enough|met))/,
      },
      {
        words: 'all available instance types exceed limits for nodepool',
        pattern: /all available instance types exceed limits for nodepool/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Karpenter finds no instance for a pod: {object|requirements or limits of the nodepool}',
    check: {
      text: "Compare the pod's requests and selectors with the nodepool",
      kubernetes: 'kubectl describe nodepool; kubectl describe pod <pod>',
    },
    repair: [
      {
        text: "Permit larger or other instance types, zones or architectures in the NodePool, raise its limits, add the toleration, or lower the pod's requests",
      },
    ],
    source: 'karpenter pkg/controllers/provisioning/scheduling',
    matches: [
      '{"level":"ERROR","message":"could not schedule pod","error":"incompatible with nodepool \\"default\\", daemonset overhead={}, no instance type satisfied resources {\\"cpu\\":\\"40\\"}"}',
      'could not schedule pod, incompatible with nodepool "default", no instance type met all requirements',
      'all available instance types exceed limits for nodepool: "default"',
    ],
    ignores: ['karpenter launched nodeclaim'],
  },
  {
    id: 'karpenter.no-capacity',
    kind: 'quota_exceeded',
    program: 'karpenter',
    forms: [
      { words: 'insufficient capacity with fleet error', pattern: /insufficient capacity, with fleet error/ },
      { words: 'unfulfillablecapacity', pattern: /UnfulfillableCapacity/ },
      { words: 'no subnets', pattern: /no subnets (?:found|exist given constraints)/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'aws',
    specificity: 3,
    means: 'Karpenter cannot launch a node: no capacity or no subnet for the chosen types',
    check: {
      text: 'Read the nodeclaims',
      kubernetes: 'kubectl get nodeclaims; kubectl describe ec2nodeclass',
    },
    repair: [
      {
        text: 'Permit more instance types, zones and on-demand besides spot; tag subnets and security groups as the EC2NodeClass selects them',
      },
    ],
    source: 'karpenter-provider-aws pkg/providers/instance',
    matches: [
      'creating instance, insufficient capacity, with fleet error(s), UnfulfillableCapacity: Unable to fulfill capacity due to your request configuration',
      'error(s) from fleet: UnfulfillableCapacity',
      'no subnets exist given constraints [{map[karpenter.sh/discovery:prod]}]',
    ],
    ignores: ['capacity was reserved'],
  },
  {
    id: 'crossplane.reference',
    kind: 'missing_object',
    program: 'crossplane',
    forms: [
      {
        words: 'cannot get referenced',
        pattern: /cannot get referenced (?:Cluster)?ProviderConfig: "?(?<object>[\w.-]{1,80})/,
      },
      {
        words: 'referenced field was empty resource may not yet be ready',
        pattern: /referenced field was empty \(referenced resource may not yet be ready\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Crossplane cannot act yet: {object|a referenced resource} is missing or not ready',
    check: {
      text: 'Read the chain of resources',
      kubernetes: 'crossplane beta trace <kind> <name>; kubectl get providerconfigs',
    },
    repair: [
      {
        text: 'Create the ProviderConfig with its secret; a reference that stays empty names a resource that does not get ready',
      },
    ],
    source: 'crossplane-runtime pkg/reconciler/managed, pkg/reference',
    matches: [
      'connect failed: cannot get referenced ProviderConfig: "default": ProviderConfig.aws.upbound.io "default" not found',
      'cannot resolve references: mg.Spec.ForProvider.SubnetID: referenced field was empty (referenced resource may not yet be ready)',
    ],
    ignores: ['ProviderConfig default is ready'],
  },
  {
    id: 'cloudnative-pg.archive-not-empty',
    kind: 'invalid_setting',
    program: 'cloudnative-pg',
    forms: [{ words: 'expected empty archive', pattern: /Expected empty archive/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: "CloudNativePG: the backup destination already holds another cluster's WAL",
    check: {
      text: 'See whether a cluster of this name wrote to the same destinationPath before',
    },
    repair: [
      {
        text: 'Give the new cluster another serverName or destinationPath, or empty the old archive when nobody restores from it',
      },
    ],
    source: 'cloudnative-pg, barman-cloud-check-wal-archive',
    matches: [
      '{"level":"error","logger":"barman-cloud-check-wal-archive","msg":"ERROR: WAL archive check failed for server pg: Expected empty archive"}',
      'unexpected failure invoking barman-cloud-wal-archive: exit status 1 Expected empty archive',
    ],
    ignores: ['archive is empty'],
  },
  {
    id: 'cloudnative-pg.disk-or-instance',
    kind: 'disk_full',
    program: 'cloudnative-pg',
    forms: [
      { words: 'enough disk space', pattern: /phase"?: "?Not enough disk space/ },
      { words: 'detected low disk space condition', pattern: /Detected low-disk space condition/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A volume of CloudNativePG is full: the instance is stopped',
    check: {
      text: 'Look at volumes and slots',
      kubernetes: 'kubectl cnpg status <cluster>; kubectl get pvc',
    },
    repair: [
      {
        text: 'Enlarge the storage of the cluster; find why WAL stays (archiving fails, replication slot left over)',
        kubernetes: 'kubectl patch cluster <cluster> --type merge -p \'{"spec":{"storage":{"size":"<size>"}}}\'',
      },
    ],
    source: 'cloudnative-pg internal/management, phases',
    matches: [
      'phase: Not enough disk space',
      '{"level":"info","msg":"Detected low-disk space condition, avoid starting the instance"}',
    ],
    ignores: ['Disk space checked'],
  },
  {
    id: 'cloudnative-pg.status-not-read',
    kind: 'unreachable',
    program: 'cloudnative-pg',
    forms: [
      {
        words: 'instance status extraction error',
        pattern: /Instance Status Extraction Error: ?(?<value>[^\n"]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The operator of CloudNativePG cannot ask its instances: {value}',
    check: {
      text: 'See whether operator and pods reach each other at port 8000',
      kubernetes: 'kubectl get networkpolicy -A; kubectl get pods -o wide',
    },
    repair: [
      {
        text: "Permit port 8000 from the operator's namespace in network policies, and bring the instances up",
      },
    ],
    source: 'cloudnative-pg phases',
    matches: [
      'Instance Status Extraction Error: HTTP communication issue',
      'phase "Instance Status Extraction Error: HTTP communication issue" of cluster pg',
    ],
    ignores: ['Instance status extracted'],
  },
];

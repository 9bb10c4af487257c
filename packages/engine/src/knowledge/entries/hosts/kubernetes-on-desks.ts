import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_ON_DESKS: readonly CatalogueEntry[] = [
  {
    id: 'minikube.no-driver',
    kind: 'startup_order',
    program: 'minikube',
    forms: [
      {
        words: 'exiting due to',
        pattern:
          /Exiting due to (?<value>DRV_NOT_HEALTHY|DRV_NOT_DETECTED|PROVIDER_\w{1,30}_(?:NOT_RUNNING|NOT_FOUND|ERROR)|DRV_DOCKER_NOT_RUNNING|DRV_NEEDS_ROOT|PROVIDER_DOCKER_NEWGRP|DRV_AS_ROOT)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'minikube finds no working driver: Docker (or the hypervisor) does not run or may not be used',
    check: {
      text: 'See what the driver says',
      host: 'minikube start --alsologtostderr 2>&1 | tail -30; docker info | head -5; id -nG',
    },
    repair: [
      {
        text: 'Start Docker and let the user use it (group docker, new login), or choose another driver',
        host: 'sudo systemctl start docker; sudo usermod -aG docker $USER; minikube start --driver=docker',
      },
    ],
    source: 'minikube pkg/minikube/reason/reason.go',
    matches: [
      'X Exiting due to DRV_NOT_HEALTHY: Found driver(s) but none were healthy. See above for suggestions how to fix installed drivers.',
      'Exiting due to PROVIDER_DOCKER_NOT_RUNNING: deadline exceeded running "docker version --format"',
    ],
    ignores: ['Using the docker driver based on existing profile'],
  },
  {
    id: 'minikube.too-little',
    kind: 'memory_exhausted',
    program: 'minikube',
    forms: [
      {
        words: 'exiting due to',
        pattern: /Exiting due to (?<value>RSRC_(?:INSUFFICIENT|INSUFF|OVER_ALLOC|DOCKER)\w{0,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'minikube refuses to start: the host is too small ({value})',
    check: {
      text: 'See what the host and Docker have',
      host: 'nproc; free -m; df -h /var/lib/docker; docker info --format "{{.NCPU}} {{.MemTotal}}"',
    },
    repair: [
      {
        text: 'Give Docker Desktop or the host two CPUs, 2 GB and free disk, or ask for less',
        host: 'minikube start --cpus=2 --memory=2g; docker system prune',
        destructive: true,
      },
    ],
    source: 'minikube pkg/minikube/reason/reason.go',
    matches: [
      'X Exiting due to RSRC_INSUFFICIENT_CORES: Requested cpu count 2 is greater than the available cpus of 1',
      'Exiting due to RSRC_INSUFFICIENT_CONTAINER_MEMORY: docker only has 982MiB available, less than the required 1800MiB',
    ],
    ignores: ['Creating docker container (CPUs=2, Memory=2200MB) ...'],
  },
  {
    id: 'minikube.start-failed',
    kind: 'startup_order',
    program: 'minikube',
    forms: [
      {
        words: 'exiting due to',
        pattern:
          /Exiting due to (?<value>GUEST_(?:PROVISION|START|STATUS|DRIVER_MISMATCH|NODE_START)\w{0,30}|K8S_\w{1,40}|RUNTIME_ENABLE|IF_\w{1,30}|HOST_\w{1,40})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'minikube could not start the cluster ({value}): the reason stands after it',
    check: { text: 'Read the whole reason', host: 'minikube logs --file=minikube.log; tail -50 minikube.log' },
    repair: [
      {
        text: 'Start over when the profile is old or made by another driver',
        host: 'minikube delete && minikube start',
        destructive: true,
      },
    ],
    source: 'minikube pkg/minikube/reason/reason.go',
    matches: [
      'X Exiting due to GUEST_PROVISION: error provisioning guest: Failed to start host: driver start: start: exit status 1',
      'Exiting due to K8S_APISERVER_MISSING: wait 6m0s for node: wait for apiserver proc: apiserver process never appeared',
    ],
    ignores: ['Done! kubectl is now configured to use "minikube" cluster'],
  },
  {
    id: 'kind.name-taken',
    kind: 'invalid_setting',
    program: 'kind',
    forms: [
      {
        words: 'node s already exist for a cluster with the name',
        pattern: /node\(s\) already exist for a cluster with the name "(?<object>[\w.-]{1,63})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'kind has a cluster named {object} already',
    check: { text: 'List the clusters', host: 'kind get clusters; docker ps -a --filter label=io.x-k8s.kind.cluster' },
    repair: [
      {
        text: 'Use another name, or delete the old one',
        host: 'kind delete cluster --name {object}',
        destructive: true,
      },
    ],
    source: 'kind pkg/cluster/internal/create/create.go',
    matches: [
      'ERROR: failed to create cluster: node(s) already exist for a cluster with the name "kind"',
      'ERROR: failed to create cluster: node(s) already exist for a cluster with the name "ci-7"',
    ],
    ignores: ['Creating cluster "kind" ...'],
  },
  {
    id: 'kind.node-does-not-boot',
    kind: 'kernel_setting',
    program: 'kind',
    forms: [
      {
        words: 'could not find a log line that matches reached target',
        pattern: /could not find a log line that matches "Reached target/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'systemd in the kind node does not come up: cgroups or inotify limits of the host',
    check: {
      text: 'See what the node says, and the limits',
      host: 'kind create cluster --retain; docker logs kind-control-plane | tail -20; sysctl fs.inotify.max_user_instances fs.inotify.max_user_watches',
    },
    repair: [
      {
        text: 'Raise the inotify limits (many kind nodes on one host need it)',
        host: 'sudo sysctl -w fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512',
      },
    ],
    source: 'kind docs "Known issues: pod errors due to too many open files"',
    matches: [
      'ERROR: failed to create cluster: could not find a log line that matches "Reached target .*Multi-User System.*|detected cgroup v1"',
      'Command Output: could not find a log line that matches "Reached target"',
    ],
    ignores: ['Reached target Multi-User System.'],
  },
  {
    id: 'microk8s.service-not-running',
    kind: 'startup_order',
    program: 'microk8s',
    forms: [
      {
        words: 'service snap microk8s daemon is not running',
        pattern: /Service snap\.microk8s\.(?<object>daemon-[\w-]{1,40}) is not running/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'The MicroK8s service {object} does not run: its own journal says why',
    check: {
      text: 'Read that service',
      host: 'sudo journalctl -u snap.microk8s.{object} -n 80 --no-pager; sudo microk8s inspect',
    },
    repair: [
      {
        text: 'Repair what it complains of (iptables FORWARD, address changed, disk full), then start it',
        host: 'sudo snap restart microk8s.{object}',
      },
    ],
    source: 'canonical/microk8s scripts/inspect.sh',
    matches: [
      ' FAIL:  Service snap.microk8s.daemon-kubelite is not running',
      'FAIL: Service snap.microk8s.daemon-containerd is not running',
    ],
    ignores: ['Service snap.microk8s.daemon-kubelite is running'],
  },
];

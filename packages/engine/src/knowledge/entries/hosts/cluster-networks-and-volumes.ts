import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CLUSTER_NETWORKS_AND_VOLUMES: readonly CatalogueEntry[] = [
  {
    id: 'flannel.no-interface',
    kind: 'wrong_address',
    program: 'flannel',
    forms: [
      {
        words: 'failed to find to use',
        pattern: /Failed to find (?:any valid )?interface to use: (?<value>[^\r\n"]{1,120})/,
      },
      {
        words: 'failed to get default interface unable to find default route',
        pattern: /failed to get default interface: (?<value>Unable to find default route)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'flannel finds no interface to use: the host has no default route, or the wrong one is named',
    check: { text: 'See routes and addresses', host: 'ip route; ip -br addr' },
    repair: [
      {
        text: 'Add a default route or name the interface (--iface=eth1)',
        kubernetes: 'kubectl -n kube-flannel edit ds kube-flannel-ds   # args: --iface=eth1',
      },
    ],
    source: 'flannel-io/flannel pkg/ip, main.go',
    matches: [
      'E1130 main.go:276] Failed to find any valid interface to use: failed to get default interface: Unable to find default route',
      'main.go:292] Failed to find interface to use: failed to get default interface: protocol not available',
    ],
    ignores: ['Using interface with name eth0 and address 10.0.0.5'],
  },
  {
    id: 'calico.address-not-found',
    kind: 'wrong_address',
    program: 'calico',
    forms: [
      { words: 'unable to an ipv4 address', pattern: /Unable to auto-?detect an IPv4 address/ },
      {
        words: 'socket error bind',
        pattern: /Socket error: bind: (?:Address not available|Cannot assign requested address)/,
      },
      {
        words: 'calico node is already using the ipv4 address',
        pattern: /Calico node '(?<object>[\w.-]{1,60})' is already using the IPv4 address (?<peer>[\d.]{7,15})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Calico finds no address of the host for BGP or takes one of another interface',
    check: {
      text: 'See which address it took',
      kubernetes: 'kubectl get nodes -o yaml | grep projectcalico.org/IPv4Address',
      host: 'ip -br addr',
    },
    repair: [
      {
        text: 'Name the way of finding it',
        kubernetes: 'kubectl -n kube-system set env ds/calico-node IP_AUTODETECTION_METHOD=kubernetes-internal-ip',
      },
    ],
    source: 'projectcalico node/pkg/lifecycle/startup; BIRD',
    matches: [
      '[WARNING][9] startup/startup.go 458: Unable to auto-detect an IPv4 address: no valid IPv4 addresses found on the host interfaces',
      'bird: Mesh_10_0_0_2: Socket error: bind: Address not available',
      "[ERROR][9] startup: Calico node 'n1' is already using the IPv4 address 10.0.0.5.",
    ],
    ignores: ['Using autodetected IPv4 address on interface eth0: 10.0.0.5/24'],
  },
  {
    id: 'cilium.start-failed',
    kind: 'invalid_setting',
    program: 'cilium',
    forms: [
      {
        words: 'unable to determine direct routing device',
        pattern: /(?<value>unable to determine direct routing device)/,
      },
      {
        words: 'level fatal msg',
        pattern:
          /level=fatal msg="?(?<value>(?:Error while creating daemon|Failed to (?:initialize|compile)|Cilium requires|BPF[^"]{0,40})[^"\r\n]{0,100})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Cilium does not start: {value}',
    check: {
      text: 'Read the whole line',
      kubernetes:
        'kubectl -n kube-system logs ds/cilium -c cilium-agent --tail 50; kubectl -n kube-system get cm cilium-config -o yaml | grep -E "devices|kube-proxy|routing"',
    },
    repair: [
      {
        text: 'Name the device (devices: eth0), give k8sServiceHost and k8sServicePort where kube-proxy is replaced',
        kubernetes:
          'helm upgrade cilium cilium/cilium -n kube-system --reuse-values --set devices=eth0 --set k8sServiceHost=<api> --set k8sServicePort=6443',
      },
    ],
    source: 'cilium daemon/cmd',
    matches: [
      'level=fatal msg="Error while creating daemon" error="unable to determine direct routing device. Use --direct-routing-device to specify it" subsys=daemon',
      'level=fatal msg="Failed to initialize datapath" subsys=daemon',
    ],
    ignores: ['level=info msg="Cilium agent is ready"'],
  },
  {
    id: 'rook.device-not-taken',
    kind: 'invalid_setting',
    program: 'ceph',
    forms: [
      {
        words: 'skipping device because it contains a filesystem',
        pattern:
          /skipping device "(?<object>[\w/-]{1,60})"[^\r\n]{0,60} because it contains a filesystem "?(?<value>[\w-]{1,30})/,
      },
      {
        words: 'failed to get device already provisioned by ceph volume raw',
        pattern: /failed to get device already provisioned by ceph-volume raw/,
      },
      {
        words: 'osd belonging to a different ceph cluster',
        pattern: /osd\.\d{1,5}: "[\w-]{1,40}" belonging to a different ceph cluster "(?<value>[\w-]{1,40})"/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Rook takes no disk {object|}: it holds a file system or remains of another cluster',
    check: { text: 'See what is on it', host: 'lsblk -f; sudo ceph-volume raw list' },
    repair: [
      {
        text: 'Wipe the disk that is meant for Ceph, then let the operator look again',
        host: 'sudo sgdisk --zap-all /dev/<disk> && sudo wipefs -a /dev/<disk> && sudo dd if=/dev/zero of=/dev/<disk> bs=1M count=100',
        destructive: true,
      },
    ],
    source: 'rook pkg/daemon/ceph/osd',
    matches: [
      'cephosd: skipping device "sdb" because it contains a filesystem "ext4"',
      'failed to configure devices: failed to get device already provisioned by ceph-volume raw: osd.3: "abc" belonging to a different ceph cluster "def"',
    ],
    ignores: ['cephosd: device "sdb" is available.'],
  },
  {
    id: 'kubernetes.sub-path-refused',
    kind: 'file_permission',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed to subpath volumemount of container',
        pattern:
          /failed to (?:prepare|create) subPath (?:directory )?for volumeMount "(?<object>[^"]{1,80})" of container "[^"]{1,80}"/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means:
      'The subPath of volume {object} cannot be prepared: missing, forbidden, or a file where a directory is wanted',
    check: {
      text: 'See the volume from a pod that mounts its root',
      kubernetes: 'kubectl describe pod <pod> | grep -A3 subPath; kubectl get events | grep -i subpath',
    },
    repair: [
      {
        text: 'Make the directory on the volume (NFS: no_root_squash or right owner), or mount the whole volume',
        kubernetes: 'kubectl exec <pod with the volume> -- mkdir -p <path>',
      },
    ],
    source: 'kubernetes pkg/kubelet/kubelet_pods.go',
    matches: [
      'Error: failed to prepare subPath for volumeMount "data" of container "db"',
      'failed to create subPath directory for volumeMount "conf" of container "web"',
    ],
    ignores: ['subPath prepared'],
  },
  {
    id: 'kubernetes.claim-lost',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'bound claim has lost',
        pattern: /(?<value>Bound claim has lost (?:its PersistentVolume|reference to PersistentVolume))/,
      },
      {
        words: 'cannot bind to requested volume',
        pattern: /Cannot bind to requested volume "(?<object>[^"]{1,80})": (?<value>[^\r\n]{1,80})/,
      },
      { words: 'requested pv is too small', pattern: /(?<value>requested PV is too small)/ },
      { words: 'storageclassname does not match', pattern: /(?<value>storageClassName does not match)/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The claim {object|} points to a volume that is gone or does not fit: {value}',
    check: { text: 'See both', kubernetes: 'kubectl get pv,pvc -A | grep -iE "lost|released|failed"' },
    repair: [
      {
        text: 'Give the volume back (remove its claimRef when Released), or make the claim anew',
        kubernetes: `kubectl patch pv <pv> --type json -p '[{"op":"remove","path":"/spec/claimRef"}]'`,
        destructive: true,
      },
    ],
    source: 'kubernetes pv_controller.go',
    matches: [
      'Warning  ClaimLost  pvc/data  Bound claim has lost its PersistentVolume. Data on the volume is lost!',
      'Cannot bind to requested volume "pv-1": requested PV is too small',
      'volume "pv-1": storageClassName does not match',
    ],
    ignores: ['Normal  ProvisioningSucceeded'],
  },
  {
    id: 'kubernetes.provisioner-late',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'create process timeout after seconds',
        pattern: /(?<value>create process timeout after \d{1,5} seconds)/,
      },
      {
        words: 'an operation with the given volume id already exists',
        pattern: /(?<value>An operation with the given Volume ID \S{1,120} already exists)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The provisioner does not get its helper done in time: {value}',
    check: {
      text: 'See the pods and logs of the driver',
      kubernetes:
        'kubectl get pods -A | grep -iE "csi|provision"; kubectl get volumeattachments; kubectl -n kube-system logs -l app=<driver> --all-containers --tail 50',
    },
    repair: [
      {
        text: 'Wait for the running one; when it hangs, restart the driver of that node, and look whether the store answers',
        kubernetes: 'kubectl -n kube-system delete pod <driver pod of the node>',
      },
    ],
    source: 'rancher/local-path-provisioner; ceph-csi; Kubernetes csi',
    matches: [
      'failed to create volume pvc-1: create process timeout after 120 seconds',
      'rpc error: code = Aborted desc = An operation with the given Volume ID pvc-1 already exists',
    ],
    ignores: ['volume created'],
  },
  {
    id: 'kubernetes.client-plugin-old',
    kind: 'version_mismatch',
    program: 'kubernetes',
    forms: [
      { words: 'exec plugin invalid apiversion', pattern: /exec plugin: invalid apiVersion "(?<value>[^"]{1,60})"/ },
      {
        words: 'exec plugin is configured to use api version plugin returned version',
        pattern:
          /exec plugin is configured to use API version (?<value>\S{1,60}), plugin returned version (?<wanted>\S{1,60})/,
      },
      {
        words: 'getting credentials exec executable',
        pattern:
          /getting credentials: exec: executable (?<value>[\w.-]{1,60}) (?:not found|failed with exit code \d{1,3})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'kubectl and its login helper do not fit: {value}',
    check: {
      text: 'See the versions',
      host: 'kubectl version --client; aws --version; gke-gcloud-auth-plugin --version',
    },
    repair: [
      {
        text: 'Renew helper and kubeconfig',
        host: 'aws eks update-kubeconfig --name <cluster> || gcloud container clusters get-credentials <cluster>',
      },
    ],
    source: 'kubernetes client-go exec.go',
    matches: [
      'error: exec plugin: invalid apiVersion "client.authentication.k8s.io/v1alpha1"',
      'Unable to connect to the server: getting credentials: exec: executable aws not found',
      'Unable to connect to the server: getting credentials: exec plugin is configured to use API version client.authentication.k8s.io/v1beta1, plugin returned version client.authentication.k8s.io/v1',
    ],
    ignores: ['kubectl version v1.30'],
  },
  {
    id: 'kubernetes.node-port-not-reached',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      { words: 'error dialing backend', pattern: /error dialing backend: (?<value>[^\r\n]{1,120})/ },
      { words: 'lost connection to pod', pattern: /lost connection to pod/ },
      {
        words: 'error unable to upgrade connection',
        pattern: /error: unable to upgrade connection: (?:pod does not exist|Unauthorized|container not found)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The API server does not reach the kubelet (port 10250): logs and exec fail',
    check: {
      text: 'Try the port from a control-plane node',
      host: 'curl -k https://<node>:10250/healthz; kubectl get nodes -o wide',
    },
    repair: [
      {
        text: 'Open 10250/tcp from control plane to nodes; let the InternalIP be the right one (--node-ip), start the kubelet',
        host: 'sudo systemctl restart kubelet',
      },
    ],
    source: 'kubernetes apiserver proxy',
    matches: [
      'Error from server: error dialing backend: dial tcp 10.0.0.5:10250: connect: connection refused',
      'error: lost connection to pod',
      'error: unable to upgrade connection: pod does not exist',
    ],
    ignores: ['Forwarding from 127.0.0.1:8080 -> 80'],
  },
  {
    id: 'kubernetes.rollout-not-done',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'error timed out waiting for the',
        pattern: /error: timed out waiting for the condition(?: on (?<object>[\w./-]{1,100}))?/,
      },
      {
        words: 'error deployment exceeded its progress deadline',
        pattern: /error: deployment "(?<object>[\w.-]{1,63})" exceeded its progress deadline/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The rollout of {object|the workload} did not get ready in time: its pods say why',
    check: {
      text: 'See the newest pods',
      kubernetes:
        'kubectl get pods --sort-by=.metadata.creationTimestamp | tail -5; kubectl get events --sort-by=.lastTimestamp | tail -15',
    },
    repair: [
      {
        text: 'Repair what the pod complains of, or go back',
        kubernetes: 'kubectl rollout undo {object|deploy/<name>}',
      },
    ],
    source: 'kubectl wait, rollout status',
    matches: [
      'error: timed out waiting for the condition on deployments/web',
      'error: deployment "web" exceeded its progress deadline',
      'error: timed out waiting for the condition',
    ],
    ignores: ['deployment "web" successfully rolled out'],
  },
  {
    id: 'kubernetes.event-notes',
    kind: null,
    program: 'kubernetes',
    forms: [
      {
        words: 'search line limits were exceeded some search paths have been omitted',
        pattern: /Search Line limits were exceeded, some search paths have been omitted/,
      },
      { words: 'failedtoupdateendpoint', pattern: /FailedToUpdateEndpoint / },
      { words: 'failedtoupdateendpointslices', pattern: /FailedToUpdateEndpointSlices / },
      { words: 'dnsconfigforming', pattern: /DNSConfigForming/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Events that a newcomer asks about and that heal by themselves',
    check: { text: 'Nothing needs doing' },
    repair: [],
    source: 'kubernetes events',
    matches: [
      'Warning  DNSConfigForming  kubelet  Search Line limits were exceeded, some search paths have been omitted, the applied search line is: a',
      'Warning  FailedToUpdateEndpoint  endpoints/x  Failed to update endpoint',
      'Warning  FailedToUpdateEndpointSlices  service/x  Error updating Endpoint Slices',
    ],
    ignores: ['Warning  FailedMount'],
  },
];

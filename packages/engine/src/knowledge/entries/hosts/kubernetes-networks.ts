import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_NETWORKS: readonly CatalogueEntry[] = [
  {
    id: 'istio.sidecar-tls',
    kind: 'protocol_mismatch',
    program: 'envoy',
    forms: [
      {
        words: 'transport failure reason',
        pattern:
          /transport failure reason: ?(?:\|?TLS_error: ?\|?[^\n]{0,40})?(?<value>WRONG_VERSION_NUMBER|CERTIFICATE_VERIFY_FAILED|TLSV1_ALERT_\w{1,40})/,
      },
      { words: 'transport failure reason', pattern: /transport failure reason: ?\|?(?<value>TLS_error)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Envoy cannot speak TLS with what it sends to: {value}',
    check: {
      text: 'See which of the two expects mTLS',
      kubernetes: 'istioctl x describe pod <pod>; kubectl get peerauthentication,destinationrule -A',
    },
    repair: [
      {
        text: 'Let DestinationRule tls.mode and PeerAuthentication agree; plain upstreams need tls.mode DISABLE, sidecars on both sides ISTIO_MUTUAL',
      },
    ],
    source: 'Envoy response flags UF, Istio documentation on mTLS',
    matches: [
      'upstream connect error or disconnect/reset before headers. retried and the latest reset reason: remote connection failure, transport failure reason: TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end',
      'upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: TLS_error',
    ],
    ignores: ['transport failure reason: delayed connect error: 111'],
  },
  {
    id: 'istio.root-certificate-missing',
    kind: 'missing_object',
    program: 'istio',
    forms: [
      { words: 'failed to get root cert', pattern: /failed to get root cert/ },
      { words: 'configmap not found', pattern: /configmap "(?<object>istio-ca-root-cert)" not found/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Istio proxy has no root certificate: istio-ca-root-cert is not in the namespace',
    check: {
      text: 'See whether istiod runs and wrote the config map',
      kubernetes: 'kubectl get cm istio-ca-root-cert -A; kubectl get pods -n istio-system',
    },
    repair: [
      {
        text: 'Let istiod run and restart the workload; with external CAs mount the root certificate',
        kubernetes: 'kubectl rollout restart deploy/istiod -n istio-system',
      },
    ],
    source: 'istio security/pkg/nodeagent/caclient',
    matches: [
      'Error: failed to create istio-proxy: failed to get root cert',
      'MountVolume.SetUp failed for volume "istiod-ca-cert" : configmap "istio-ca-root-cert" not found',
    ],
    ignores: ['root cert was loaded'],
  },
  {
    id: 'istio.control-plane-stream',
    kind: null,
    program: 'istio',
    forms: [
      {
        words: 'streamaggregatedresources grpc config closed',
        pattern: /StreamAggregatedResources gRPC config stream[^\n]{0,60} closed: (?:0|13),/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Envoy renews its stream to istiod: ordinary when it is seen every half hour',
    check: {
      text: 'Only when it repeats every few seconds look at istiod',
    },
    repair: [],
    source: 'Envoy grpc_stream.h, Istio FAQ',
    matches: [
      'warning envoy config StreamAggregatedResources gRPC config stream to xds-grpc closed: 13, ',
      'StreamAggregatedResources gRPC config stream closed: 0, ',
    ],
    ignores: ['gRPC config stream opened'],
  },
  {
    id: 'linkerd.peer-or-identity',
    kind: 'unreachable',
    program: 'linkerd',
    forms: [
      {
        words: 'failed to connect error',
        pattern:
          /linkerd_(?:app_core|proxy|reconnect|stack)[\w:]{0,60}: Failed to connect error=(?<value>[^\n]{1,100})/,
      },
      { words: 'failed to obtain identity error', pattern: /Failed to obtain identity error=(?<value>[^\n]{1,100})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Linkerd proxy cannot connect: {value}',
    check: {
      text: 'Check the mesh and its certificates',
      kubernetes: 'linkerd check; linkerd check --proxy',
    },
    repair: [
      {
        text: 'Bring the other end up; for identity renew the issuer certificate (it expires after a year) and restart the control plane',
      },
    ],
    source: 'linkerd2-proxy log targets',
    matches: [
      'WARN ThreadId(01) outbound: linkerd_app_core: Failed to connect error=connect timed out after 1s',
      '[ 3.2s] WARN ThreadId(02) identity:identity{}: linkerd_reconnect: Failed to connect error=Connection refused (os error 111)',
      'linkerd_identity_client::certify: Failed to obtain identity error=status: Unknown',
    ],
    ignores: ['linkerd: Certified identity'],
  },
  {
    id: 'cilium.api-server-or-agent-away',
    kind: 'unreachable',
    program: 'cilium',
    forms: [{ words: 'unable to contact k8s api server', pattern: /Unable to contact k8s api-server/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cilium cannot reach the API server of Kubernetes',
    check: {
      text: "See the agent's state",
      kubernetes:
        'kubectl -n kube-system exec ds/cilium -- cilium-dbg status --brief; kubectl -n kube-system logs ds/cilium | tail -50',
    },
    repair: [
      {
        text: 'Without kube-proxy set k8sServiceHost and k8sServicePort; open 443 or 6443 from the node to the control plane',
      },
    ],
    source: 'cilium pkg/k8s/client, plugins/cilium-cni',
    matches: [
      'level=error msg="Unable to contact k8s api-server" error="Get https://10.0.0.1:6443/api/v1/namespaces/kube-system: dial tcp 10.0.0.1:6443: connect: no route to host" subsys=k8s',
      'level=fatal msg="failed to start: Unable to contact k8s api-server" error="Get \\"https://10.96.0.1:443/api/v1/namespaces/kube-system\\": dial tcp 10.96.0.1:443: i/o timeout" subsys=daemon',
    ],
    ignores: ['Cilium health daemon ready'],
  },
  {
    id: 'cilium.agent-late',
    kind: 'slow_dependency',
    program: 'cilium',
    forms: [
      {
        words: 'to create endpoint',
        pattern:
          /[Uu]nable to create endpoint: (?:Cilium API client timeout exceeded|\[PUT \/endpoint\/\{id\}\]\[\d{3}\] ?(?<value>\w{1,60}))/,
      },
      { words: 'cilium api client timeout exceeded', pattern: /Cilium API client timeout exceeded/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The Cilium agent does not answer the CNI plugin in time: {value|timeout}',
    check: {
      text: "See the agent's state",
      kubernetes:
        'kubectl -n kube-system exec ds/cilium -- cilium-dbg status --brief; kubectl -n kube-system logs ds/cilium | tail -50',
    },
    repair: [
      {
        text: 'On 429 wait or raise the api-rate-limit; restart agents that hang; it passes when a node has just started many pods',
      },
    ],
    source: 'cilium pkg/k8s/client, plugins/cilium-cni',
    matches: [
      'plugin type="cilium-cni" failed (add): unable to create endpoint: [PUT /endpoint/{id}][429] putEndpointIdTooManyRequests',
      'Cilium API client timeout exceeded',
    ],
    ignores: ['Cilium health daemon ready'],
  },
  {
    id: 'calico.bgp-not-established',
    kind: 'unreachable',
    program: 'calico',
    forms: [
      {
        words: 'bird is not ready bgp established with',
        pattern: /BIRD is not ready: BGP not established with (?<peer>[\d.,:a-f]{1,120})/,
      },
      { words: 'calico node is not ready', pattern: /calico\/node is not ready: (?<value>(?:BIRD|felix)[^\n]{1,80})/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Calico has no BGP session with {peer|its peers}',
    check: {
      text: 'Look at the peers and at the address that Calico chose',
      kubernetes: 'kubectl get nodes -o wide; calicoctl node status',
    },
    repair: [
      {
        text: 'Open TCP port 179 between nodes, and let Calico find the right interface',
        kubernetes: 'kubectl set env -n kube-system ds/calico-node IP_AUTODETECTION_METHOD=interface=<name>',
      },
    ],
    source: 'calico node/pkg/health, documentation Troubleshooting',
    matches: [
      'Readiness probe failed: calico/node is not ready: BIRD is not ready: BGP not established with 10.0.0.2,10.0.0.3',
      'calico/node is not ready: felix is not ready: readiness probe reporting 503',
    ],
    ignores: ['calico/node is ready'],
  },
  {
    id: 'calico.token-refused',
    kind: 'authentication_refused',
    program: 'calico',
    forms: [
      {
        words: 'error getting clusterinformation connection is unauthorized',
        pattern: /error getting ClusterInformation: connection is unauthorized: Unauthorized/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: "The Calico CNI plugin's token is no longer valid: pods get no network",
    check: {
      text: 'See how old the kubeconfig of the plugin is',
      host: 'ls -l /etc/cni/net.d/calico-kubeconfig; date',
    },
    repair: [
      {
        text: 'Restart calico-node, which writes a new token; correct the clock where it jumped',
        kubernetes: 'kubectl rollout restart -n kube-system ds/calico-node',
      },
    ],
    source: 'projectcalico/calico issues, cni-plugin',
    matches: [
      'plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized: Unauthorized',
      'networkPlugin cni failed to set up pod: error getting ClusterInformation: connection is unauthorized: Unauthorized',
    ],
    ignores: ['ClusterInformation was read'],
  },
  {
    id: 'flannel.no-pod-network',
    kind: 'missing_setting',
    program: 'flannel',
    forms: [
      {
        words: 'failed to acquire lease node pod cidr not assigned',
        pattern: /failed to acquire lease: node "(?<object>[\w.-]{1,80})" pod cidr not assigned/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Flannel cannot start: the node {object} has no pod network',
    check: {
      text: 'See the networks of the nodes',
      kubernetes: 'kubectl describe nodes | grep -i podcidr',
    },
    repair: [
      {
        text: 'kubeadm init with --pod-network-cidr=10.244.0.0/16 (or --allocate-node-cidrs and --cluster-cidr at the controller manager); the same value in kube-flannel-cfg',
      },
    ],
    source: 'flannel pkg/subnet/kube/kube.go',
    matches: [
      'Error registering network: failed to acquire lease: node "n1" pod cidr not assigned',
      'E0101 main.go:335] Error registering network: failed to acquire lease: node "worker-2" pod cidr not assigned',
    ],
    ignores: ['flannel: lease acquired'],
  },
];

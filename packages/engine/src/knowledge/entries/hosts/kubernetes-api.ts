import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_API: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.rbac-forbidden',
    kind: 'authorisation_denied',
    program: 'kubernetes',
    forms: [
      {
        words: 'is forbidden user cannot resource',
        pattern:
          /(?<!extension-apiserver-authentication\\?" )is forbidden: User \\?"(?<user>[^"\\]{1,160})\\?" cannot (?<value>[*\w]{1,30}) resource \\?"(?<object>[^"\\]{1,120})\\?" in API group/,
      },
      {
        words: 'forbidden user cannot path',
        pattern:
          /forbidden: User \\?"(?<user>[^"\\]{1,160})\\?" cannot (?<value>\w{1,30}) path \\?"(?<object>[^"\\]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kubernetes does not let {user} {value} {object}: the role for it is missing',
    check: {
      text: 'Ask the API server what the account may do, and which bindings it has',
      kubernetes:
        'kubectl auth can-i {value} {object} --as={user}; kubectl get rolebinding,clusterrolebinding -A -o wide | grep -F "{user}"',
    },
    repair: [
      {
        text: 'Give the account a role with this verb on this resource, in the namespace or for the whole cluster (list and watch across namespaces need a ClusterRole)',
        kubernetes:
          'kubectl create role {service}-{value} --verb={value} --resource={object} && kubectl create rolebinding {service}-{value} --role={service}-{value} --serviceaccount=<namespace>:<account>',
      },
      { text: 'When the account is "default", name the right one in the pod: spec.serviceAccountName' },
    ],
    source: 'Kubernetes apiserver pkg/endpoints/handlers/responsewriters/errors.go forbiddenMessage',
    matches: [
      'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:shop:default" cannot list resource "pods" in API group "" in the namespace "shop"',
      'W0506 07:41:08.826123       1 reflector.go:547] failed to list *v1.EndpointSlice: endpointslices.discovery.k8s.io is forbidden: User "system:serviceaccount:ingress:traefik" cannot list resource "endpointslices" in API group "discovery.k8s.io" at the cluster scope',
      'forbidden: User "system:anonymous" cannot get path "/metrics"',
    ],
    ignores: ['the user is forbidden to list pods, see RBAC', 'User "ann" cannot see the page'],
  },
  {
    id: 'kubernetes.credentials-refused',
    kind: 'authentication_refused',
    program: 'kubernetes',
    forms: [
      {
        words: 'you must be logged in to the server',
        pattern:
          /error: You must be logged in to the server(?: \((?:Unauthorized|the server has asked for the client to provide credentials)\))?/,
      },
      {
        words: 'unable to authenticate the request',
        pattern: /"Unable to authenticate the request" err="(?<value>.{1,80}?)"/,
      },
      {
        words: 'the server has asked for the client to provide credentials',
        pattern: /the server has asked for the client to provide credentials/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Kubernetes API refuses the login: token or certificate is not accepted',
    check: {
      text: 'See which credentials are used, and until when they hold; missing, expired, or of another cluster',
      kubernetes:
        'kubectl config view --minify; kubectl config view --raw --minify -o jsonpath="{.users[0].user.client-certificate-data}" | base64 -d | openssl x509 -noout -subject -enddate',
    },
    repair: [
      {
        text: 'Fetch new credentials: from the provider, or from /etc/kubernetes/admin.conf of a control plane',
        kubernetes:
          'aws eks update-kubeconfig --name <cluster>; gcloud container clusters get-credentials <cluster>; az aks get-credentials -n <cluster> -g <group>; sudo kubeadm certs check-expiration',
      },
      {
        text: 'In a pod use the projected token and read it again when it changes; tokens are bound to the pod and end after an hour',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'kubectl pkg/cmd/util/helpers.go; Kubernetes apiserver pkg/endpoints/filters/authentication.go',
    matches: [
      'error: You must be logged in to the server (Unauthorized)',
      'E0506 07:41:08.826123       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]"',
      'error: the server has asked for the client to provide credentials (get pods)',
    ],
    ignores: ['You must be logged in to see this page'],
  },
  {
    id: 'kubernetes.api-refused',
    kind: 'connection_refused',
    program: 'kubernetes',
    forms: [
      {
        words: 'the connection to the server was refused did you specify the right host or port',
        pattern:
          /The connection to the server (?<peer>[\w.:[\]-]{1,120}?):(?<port>\d{1,5}) was refused - did you specify the right host or port\?/,
      },
      {
        words: 'unable to connect to the server dial tcp',
        pattern:
          /Unable to connect to the server: dial tcp (?<peer>[\w.:[\]-]{1,120}?):(?<port>\d{1,5}): (?:connect: |i\/o timeout)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'kubernetes',
    specificity: 3,
    means: 'The Kubernetes API server at {peer}:{port} does not answer',
    check: {
      text: 'On the control plane see whether kube-apiserver and etcd run; localhost:8080 means that no kubeconfig is set',
      host: 'sudo crictl ps -a | grep -E "apiserver|etcd"; sudo journalctl -u kubelet -n 50 --no-pager; df -h /var/lib/etcd; echo $KUBECONFIG',
    },
    repair: [
      {
        text: 'Repair what ends the API server: etcd, an expired certificate, a full disk, an error in its manifest',
        host: 'sudo ls /etc/kubernetes/manifests; sudo kubeadm certs check-expiration; sudo systemctl restart kubelet',
      },
    ],
    source: 'kubectl pkg/cmd/util/helpers.go StandardErrorMessage',
    matches: [
      'The connection to the server 10.0.0.10:6443 was refused - did you specify the right host or port?',
      'Unable to connect to the server: dial tcp 10.0.0.10:6443: i/o timeout',
    ],
    ignores: ['The connection to the server was refused, then tried again'],
  },
  {
    id: 'kubernetes.api-certificate-expired',
    kind: 'certificate_expired',
    program: 'kubernetes',
    forms: [
      {
        words: 'unable to connect to the server x509 certificate has expired',
        pattern:
          /Unable to connect to the server: (?:tls: failed to verify certificate: )?x509: certificate has expired or is not yet valid/,
      },
      {
        words: 'part of the existing bootstrap client certificate is expired',
        pattern:
          /[Pp]art of the existing bootstrap client certificate in (?<path>\S{1,160}) is expired: (?<value>[\d-]{10})/,
      },
      {
        words: 'unable to authenticate the request x509 certificate has expired',
        pattern: /Unable to authenticate the request.{0,60}x509: certificate has expired or is not yet valid/,
      },
    ],
    nearby: [/current time (?<value>\S{1,40}) is after (?<limit>\S{1,40})/],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A certificate of the Kubernetes control plane or kubelet has expired',
    check: {
      text: 'See which certificates have run out; kubeadm makes them for one year and renews them only with an upgrade',
      host: 'sudo kubeadm certs check-expiration; sudo openssl x509 -noout -enddate -in /var/lib/kubelet/pki/kubelet-client-current.pem; date',
    },
    repair: [
      {
        text: 'Renew them on each control plane and start its parts again; k3s does it at a restart',
        host: 'sudo kubeadm certs renew all && sudo systemctl restart kubelet && sudo crictl ps -q --name "kube-apiserver|kube-controller|kube-scheduler|etcd" | xargs sudo crictl stop; sudo systemctl restart k3s',
      },
      {
        text: 'When the kubelet itself has an expired one, join it again with a new token',
        host: 'sudo kubeadm token create --print-join-command',
      },
    ],
    source:
      'Go crypto/x509 CertificateInvalidError; Kubernetes pkg/kubelet/certificate/bootstrap; kubeadm certs documentation',
    matches: [
      'Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2025-05-06T07:41:08Z is after 2025-05-05T10:11:12Z',
      'E0506 07:41:08.826123    1021 bootstrap.go:266] part of the existing bootstrap client certificate in /etc/kubernetes/kubelet.conf is expired: 2025-05-05 10:11:12 +0000 UTC',
      '"Unable to authenticate the request" err="[x509: certificate has expired or is not yet valid: current time 2025-05-06T07:41:08Z is after 2025-05-05T10:11:12Z, verifying certificate SN=4]"',
    ],
    ignores: ['Post "https://api.acme.io/orders": x509: certificate has expired or is not yet valid'],
  },
  {
    id: 'kubernetes.webhook-unreachable',
    kind: 'connection_refused',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed calling webhook no endpoints available for service',
        pattern:
          /failed calling webhook \\?"(?!validate\.nginx)(?<object>[^"\\]{1,160})\\?": .{0,300}no endpoints available for service \\?"(?<peer>[^"\\]{1,120})/,
      },
      {
        words: 'failed calling webhook service not found',
        pattern:
          /failed calling webhook \\?"(?!validate\.nginx)(?<object>[^"\\]{1,160})\\?": .{0,300}service \\?"(?<peer>[^"\\]{1,120})\\?" not found/,
      },
      {
        words: 'failed calling webhook',
        pattern:
          /failed calling webhook \\?"(?!validate\.nginx)(?<object>[^"\\]{1,160})\\?": .{0,300}(?:connection refused|context deadline exceeded|i\/o timeout|no route to host|Address is not allowed|EOF)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The admission webhook {object} does not answer, so nothing can be made or changed',
    check: {
      text: 'See whether the pods behind the webhook run and whether the control plane reaches them (firewall of a private cluster: open the port of the webhook, 8443, 9443 or 10250)',
      kubernetes:
        'kubectl get validatingwebhookconfiguration,mutatingwebhookconfiguration; kubectl get pods,endpoints -A | grep -iE "webhook|{peer|admission}"',
    },
    repair: [
      {
        text: 'Bring the pods of the webhook back',
        kubernetes: 'kubectl -n <namespace> rollout restart deploy/<webhook>',
      },
      {
        text: 'When its program is gone for good (uninstalled), remove its configuration',
        kubernetes: 'kubectl delete validatingwebhookconfiguration <name>',
        destructive: true,
      },
    ],
    source: 'Kubernetes apiserver pkg/util/webhook/error.go ErrCallingWebhook',
    matches: [
      'Error from server (InternalError): error when creating "pod.yaml": Internal error occurred: failed calling webhook "istio-sidecar.istio.io": failed to call webhook: Post "https://istiod.istio-system.svc:443/inject?timeout=10s": no endpoints available for service "istiod"',
      'Internal error occurred: failed calling webhook "webhook.cert-manager.io": failed to call webhook: Post "https://cert-manager-webhook.cert-manager.svc:443/validate?timeout=30s": context deadline exceeded',
      'Internal error occurred: failed calling webhook "kyverno.svc": failed to call webhook: Post "https://kyverno-svc.kyverno.svc:443/mutate?timeout=10s": service "kyverno-svc" not found',
    ],
    ignores: [
      'failed calling webhook "vault.hashicorp.com": failed to call webhook: Post "https://vault.svc:443/mutate": x509: certificate signed by unknown authority',
    ],
  },
  {
    id: 'kubernetes.webhook-certificate',
    kind: 'certificate_untrusted',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed calling webhook x509',
        pattern:
          /failed calling webhook \\?"(?<object>[^"\\]{1,160})\\?": .{0,300}x509: (?!certificate has expired)(?<value>[^"]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The API server does not trust the certificate of the webhook {object}',
    check: {
      text: 'Compare the caBundle of the configuration with the certificate of the webhook',
      kubernetes:
        'kubectl get validatingwebhookconfiguration,mutatingwebhookconfiguration -o yaml | grep -B3 -A3 caBundle; kubectl get secret -A | grep -i webhook',
    },
    repair: [
      {
        text: 'Let the injector write the bundle again (cert-manager: cainjector), or delete the secret so that a new certificate is made',
        kubernetes: 'kubectl -n cert-manager rollout restart deploy cert-manager-cainjector cert-manager-webhook',
      },
    ],
    source: 'Kubernetes apiserver pkg/util/webhook; Go crypto/x509',
    matches: [
      'Internal error occurred: failed calling webhook "webhook.cert-manager.io": failed to call webhook: Post "https://cert-manager-webhook.cert-manager.svc:443/validate?timeout=30s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'Internal error occurred: failed calling webhook "vault.hashicorp.com": Post "https://vault-agent-injector-svc.vault.svc:443/mutate?timeout=30s": x509: certificate is valid for vault, not vault-agent-injector-svc.vault.svc',
    ],
    ignores: [
      'failed calling webhook "a.b": failed to call webhook: Post "https://a.svc:443/v": context deadline exceeded',
    ],
  },
  {
    id: 'kubernetes.webhook-denied',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'admission webhook denied the request',
        pattern:
          /admission webhook \\?"(?!validate\.nginx)(?<object>[^"\\]{1,160})\\?" denied the request(?: without explanation)?:? ?(?<value>.{0,80})/,
      },
      {
        words: 'violates podsecurity',
        pattern: /violates (?<object>PodSecurity) \\?"(?<limit>[\w:.-]{1,40})\\?": (?<value>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} refuses it: {value}',
    check: {
      text: 'Read the reason at the end of the line; it is a policy of this cluster, not an error of Kubernetes',
      kubernetes:
        'kubectl get events --sort-by=.lastTimestamp | grep -iE "denied|violates|FailedCreate" | tail; kubectl get ns --show-labels | grep pod-security',
    },
    repair: [
      {
        text: 'Change the workload so that it keeps the rule (runAsNonRoot, dropped capabilities, seccompProfile RuntimeDefault, limits), or ask for an exception',
        kubernetes: 'kubectl edit deploy {service}',
      },
    ],
    source: 'Kubernetes apiserver pkg/admission/plugin/webhook/errors/statuserror.go; pod-security-admission',
    matches: [
      'Error from server: error when creating "pod.yaml": admission webhook "validate.kyverno.svc-fail" denied the request: resource Pod/shop/api was blocked due to the following policies',
      'Error creating: pods "shop-api-7d9c" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "api" must set securityContext.allowPrivilegeEscalation=false)',
    ],
    ignores: ['admission webhook "validate.nginx.ingress.kubernetes.io" called'],
  },
  {
    id: 'kubernetes.kind-unknown',
    kind: 'version_mismatch',
    program: 'kubernetes',
    forms: [
      {
        words: 'no matches for kind in version',
        pattern:
          /no matches for kind \\?"(?<object>[^"\\]{1,80})\\?" in version \\?"(?<version>(?:(?:(?!gateway\.|snapshot\.)[a-z.]{1,60}\.k8s\.io|extensions|apps|batch|policy|autoscaling)\/)?v\d\w{0,10})\\?"/,
      },
      {
        words: 'the server could not find the requested resource',
        pattern:
          /failed to (?:list|watch) \*(?<object>[\w.]{1,80}): .{0,80}the server could not find the requested resource/i,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The cluster does not know {object} in {version|this version}',
    check: {
      text: 'See which versions the cluster serves; the API was removed, or is not there yet',
      kubernetes: 'kubectl api-resources | grep -i {object}; kubectl api-versions; kubectl version',
    },
    repair: [
      {
        text: 'Write the manifest in the version that is served: Ingress is networking.k8s.io/v1, CronJob batch/v1',
        kubernetes: 'kubectl convert -f <old.yaml> --output-version <group/version>',
      },
      {
        text: 'When Helm keeps the old version in its records, map it',
        kubernetes: 'helm mapkubeapis {service} --namespace <namespace>',
      },
    ],
    source: 'Kubernetes apimachinery pkg/api/meta/errors.go NoKindMatchError; client-go reflector.go',
    matches: [
      'error: resource mapping not found for name: "shop" namespace: "shop" from "ingress.yaml": no matches for kind "Ingress" in version "extensions/v1beta1"',
      'E0506 07:41:08.826123       1 reflector.go:147] pkg/mod/k8s.io/client-go/tools/cache/reflector.go:229: Failed to watch *v1beta1.PodDisruptionBudget: failed to list *v1beta1.PodDisruptionBudget: the server could not find the requested resource',
    ],
    ignores: ['Error from server (NotFound): ingresses.networking.k8s.io "shop" not found'],
  },
  {
    id: 'kubernetes.definition-missing',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'no matches for kind in version',
        pattern:
          /no matches for kind \\?"(?<object>[^"\\]{1,80})\\?" in version \\?"(?![\w.-]{1,60}\.k8s\.io\/|extensions\/|apps\/|batch\/|policy\/|autoscaling\/|v\d)(?<version>[^"\\]{1,80})/,
      },
      {
        words: 'no matches for kind in version k8s io',
        pattern:
          /no matches for kind \\?"(?<object>[^"\\]{1,80})\\?" in version \\?"(?<version>(?:gateway\.networking|snapshot\.storage)\.k8s\.io\/v\w{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The cluster has no definition (CRD) of {object} in {version}',
    check: {
      text: 'See whether the definition is there, and in which versions',
      kubernetes: 'kubectl get crd | grep -i {object}; kubectl api-resources | grep -i {object}',
    },
    repair: [
      {
        text: 'Install the definitions of the operator before what uses them (Helm: its crds chart or installCRDs), or write the version that the installed release serves',
        kubernetes: 'kubectl apply --server-side -f <crds.yaml>',
      },
    ],
    source: 'Kubernetes apimachinery pkg/api/meta/errors.go NoKindMatchError',
    matches: [
      'error: resource mapping not found for name: "shop" namespace: "shop" from "monitor.yaml": no matches for kind "ServiceMonitor" in version "monitoring.coreos.com/v1"',
      'Error: unable to build kubernetes objects from release manifest: resource mapping not found for name: "shop" namespace: "" from "": no matches for kind "HTTPRoute" in version "gateway.networking.k8s.io/v1"',
    ],
    ignores: ['no matches for kind "Ingress" in version "extensions/v1beta1"'],
  },
  {
    id: 'kubernetes.field-immutable',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'field is immutable',
        pattern:
          /The \w{1,60} "(?<object>[^"]{1,120})" is invalid: (?<setting>[\w.[\]-]{1,120}): Invalid value: .{0,400}field is immutable/,
      },
      {
        words: 'cannot patch is invalid field is immutable',
        pattern:
          /cannot patch "(?<object>[^"]{1,120})" with kind \w{1,60}: .{0,600}(?:field is immutable|are forbidden)/,
      },
      {
        words: 'updates to statefulset spec for fields other than',
        pattern:
          /(?:"(?<object>[^"]{1,120})" is invalid: )?(?<setting>spec): Forbidden: updates to statefulset spec for fields other than/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The update of {object|the object} fails: {setting|a field} cannot be changed after it was made',
    check: {
      text: 'See which field differs: mostly the selector labels, the templates of volume claims, or a Job',
      kubernetes: 'kubectl diff -f <the manifest>',
    },
    repair: [
      {
        text: 'Delete the object and let it be made anew; --cascade=orphan keeps its pods running meanwhile',
        kubernetes: 'kubectl delete deploy,statefulset {object} --cascade=orphan',
        destructive: true,
      },
      { text: 'Or take the change of that field back' },
    ],
    source: 'Kubernetes apimachinery pkg/api/validation FieldImmutableErrorMsg; pkg/apis/apps/validation',
    matches: [
      'The Deployment "shop-api" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"shop"}}: field is immutable',
      'Error: UPGRADE FAILED: cannot patch "shop-migrate" with kind Job: Job.batch "shop-migrate" is invalid: spec.template: Invalid value: core.PodTemplateSpec{}: field is immutable',
      "The StatefulSet \"shop-db\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy' are forbidden",
    ],
    ignores: ['deployment.apps/shop-api configured'],
  },
];

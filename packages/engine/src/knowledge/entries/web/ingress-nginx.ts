import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const INGRESS_NGINX: readonly CatalogueEntry[] = [
  {
    id: 'ingress-nginx.no-endpoints',
    kind: 'connection_refused',
    program: 'ingress-nginx',
    forms: [
      {
        words: 'service does not have any active endpoint',
        pattern: /Service "(?<object>[^"]{1,160})" does not have any active Endpoint/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The service {object} has no ready pod, so the ingress answers 503',
    check: {
      text: 'See whether pods of the service are ready and whether its selector fits their labels',
      kubernetes:
        'kubectl get endpointslices,pods -A -o wide | grep "$(basename {object})"; kubectl describe svc -n "$(dirname {object})" "$(basename {object})"',
    },
    repair: [
      {
        text: 'Repair what keeps the pods from being ready (their logs, the readiness probe), or correct selector and targetPort of the service',
        kubernetes: 'kubectl describe pod -n "$(dirname {object})" | grep -A10 Events',
      },
    ],
    source: 'ingress-nginx, controller.go serviceEndpoints(), getServiceClusterEndpoint()',
    matches: [
      'W0506 07:41:08.826113       7 controller.go:1112] Service "shop/api" does not have any active Endpoint.',
      'W0506 07:41:08.826113       7 controller.go:575] Service "shop/smtp" does not have any active Endpoint for TCP port 25',
    ],
    ignores: [
      'I0506 07:41:08.826113       7 controller.go:190] "Configuration changes detected, backend reload required"',
    ],
  },
  {
    id: 'ingress-nginx.service-missing',
    kind: 'missing_object',
    program: 'ingress-nginx',
    forms: [
      {
        words: 'error obtaining endpoints for service',
        pattern: /Error obtaining Endpoints for Service "(?<object>[^"]{1,160})": (?<value>[^\n]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'An ingress names the service {object}, which is not there',
    check: {
      text: 'Compare the backend of the ingress with the services of the same namespace',
      kubernetes:
        'kubectl get svc -n "$(dirname {object})"; kubectl get ingress -n "$(dirname {object})" -o yaml | grep -A4 "service:"',
    },
    repair: [
      {
        text: 'Create the service or correct its name; an ingress reaches only services of its own namespace',
        kubernetes: 'kubectl edit ingress -n "$(dirname {object})"',
      },
    ],
    source: 'ingress-nginx, controller.go createUpstreams(), endpointslices.go',
    matches: [
      'W0506 07:41:08.826113       7 controller.go:1135] Error obtaining Endpoints for Service "shop/api": no object matching key "shop/api" in local store',
      'W0506 07:41:08.826113       7 endpointslices.go:86] Error obtaining Endpoints for Service "shop/web": no object matching key "shop/web" in local store',
    ],
    ignores: [
      'W0506 07:41:08.826113       7 controller.go:1112] Service "shop/api" does not have any active Endpoint.',
    ],
  },
  {
    id: 'ingress-nginx.certificate-missing',
    kind: 'missing_object',
    program: 'ingress-nginx',
    forms: [
      { words: 'error getting ssl certificate', pattern: /Error getting SSL certificate "(?<object>[^"]{1,160})": / },
      {
        words: 'ssl certificate does not contain a valid ssl certificate for server',
        pattern:
          /SSL certificate "(?<object>[^"]{1,160})" does not contain a valid SSL certificate for server "(?<peer>[^"]{1,120})"/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The ingress has no usable certificate in the secret {object} and shows its fake one',
    check: {
      text: 'See whether the secret exists in the namespace of the ingress and for which names it is; cert-manager may still wait',
      kubernetes:
        'kubectl get secret,certificate,challenge -n "$(dirname {object})"; kubectl describe certificate -n "$(dirname {object})"',
    },
    repair: [
      {
        text: 'Create the TLS secret or repair the Certificate that should make it',
        kubernetes:
          'kubectl create secret tls "$(basename {object})" -n "$(dirname {object})" --cert=fullchain.pem --key=privkey.pem',
      },
    ],
    source: 'ingress-nginx, controller.go createServers()',
    matches: [
      'W0506 07:41:08.826113       7 controller.go:1468] Error getting SSL certificate "shop/shop-tls": local SSL certificate shop/shop-tls was not found. Using default certificate',
      'W0506 07:41:08.826113       7 controller.go:1474] SSL certificate "shop/shop-tls" does not contain a valid SSL certificate for server "shop.example.com": x509: certificate is valid for www.example.com, not shop.example.com',
    ],
    ignores: ['I0506 07:41:08.826113       7 backend_ssl.go:67] "Adding secret to local store" name="shop/shop-tls"'],
  },
  {
    id: 'ingress-nginx.ingress-refused',
    kind: 'invalid_setting',
    program: 'ingress-nginx',
    forms: [
      {
        words: 'host and path is already defined in ingress',
        pattern:
          /host "(?<peer>[^"]{1,120})" and path "(?<path>[^"]{1,120})" is already defined in ingress (?<object>\S{1,160})/,
      },
      {
        words: 'annotation group contains risky annotation based on ingress configuration',
        pattern: /annotation group (?<setting>[\w-]{1,80}) contains risky annotation based on ingress configuration/,
      },
      {
        words: 'annotation cannot be used snippet directives are disabled by the ingress administrator',
        pattern:
          /(?<setting>nginx\.ingress\.kubernetes\.io\/[\w-]{1,60}) annotation cannot be used\. Snippet directives are disabled by the Ingress administrator/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ingress-nginx refuses an ingress because of {setting|a double host and path} ({object|not allowed})',
    check: {
      text: 'List the ingresses with that host, and read which annotations are allowed in the ConfigMap of the controller',
      kubernetes:
        'kubectl get ingress -A | grep -F {peer|.}; kubectl get cm -n ingress-nginx ingress-nginx-controller -o yaml',
    },
    repair: [
      { text: 'Remove the double host and path, or the snippet annotation' },
      {
        text: 'Or allow it for everybody (allow-snippet-annotations: "true", annotations-risk-level: Critical from 1.12 on), knowing that each user of ingresses can then write nginx configuration',
        kubernetes: `kubectl patch cm -n ingress-nginx ingress-nginx-controller --type merge -p '{"data":{"allow-snippet-annotations":"true","annotations-risk-level":"Critical"}}'`,
      },
    ],
    source: 'ingress-nginx, controller.go checkOverlap(), CheckIngress(); errors.go NewRiskyAnnotations()',
    matches: [
      'admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: host "shop.example.com" and path "/" is already defined in ingress default/old-shop',
      'admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: annotation group ConfigurationSnippet contains risky annotation based on ingress configuration',
      'admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: nginx.ingress.kubernetes.io/configuration-snippet annotation cannot be used. Snippet directives are disabled by the Ingress administrator',
    ],
    ignores: [
      'I0506 07:41:08.826113       7 main.go:107] "successfully validated configuration, accepting" ingress="shop/web"',
    ],
  },
  {
    id: 'ingress-nginx.webhook-unreachable',
    kind: 'connection_refused',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed calling webhook validate nginx ingress kubernetes io',
        pattern:
          /failed calling webhook "validate\.nginx\.ingress\.kubernetes\.io": (?:failed to call webhook: )?[^\n]{0,200}?(?<value>context deadline exceeded|connect: connection refused|no endpoints available for service|service "?[\w-]{1,80}"? not found)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'ingress-nginx',
    specificity: 2,
    means: 'The admission webhook of ingress-nginx cannot be asked: {value}',
    check: {
      text: 'See whether the controller runs; a timeout means that the API server may not reach port 8443 of the node (private clusters)',
      kubernetes:
        'kubectl get pods,svc,endpoints -n ingress-nginx; kubectl get validatingwebhookconfiguration ingress-nginx-admission -o yaml | grep -A6 clientConfig',
    },
    repair: [
      {
        text: 'Start the controller, or open TCP 8443 from the control plane to the nodes',
        kubernetes: 'kubectl rollout restart deploy/ingress-nginx-controller -n ingress-nginx',
      },
      {
        text: 'Remove a webhook that an uninstalled controller left behind; ingresses are then no longer checked',
        kubernetes: 'kubectl delete validatingwebhookconfiguration ingress-nginx-admission',
        destructive: true,
      },
    ],
    source: 'Kubernetes API server, admission webhook dispatcher; ingress-nginx deployment guide',
    matches: [
      'Error from server (InternalError): error when creating "ingress.yaml": Internal error occurred: failed calling webhook "validate.nginx.ingress.kubernetes.io": failed to call webhook: Post "https://ingress-nginx-controller-admission.ingress-nginx.svc:443/networking/v1/ingresses?timeout=10s": context deadline exceeded',
      'Internal error occurred: failed calling webhook "validate.nginx.ingress.kubernetes.io": failed to call webhook: Post "https://ingress-nginx-controller-admission.ingress-nginx.svc:443/networking/v1/ingresses?timeout=10s": service "ingress-nginx-controller-admission" not found',
    ],
    ignores: [
      'admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: host "shop.example.com" and path "/" is already defined in ingress default/old-shop',
    ],
  },
];

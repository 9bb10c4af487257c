import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const INGRESS_NGINX: readonly CatalogueEntry[] = [
  {
    id: 'ingress-nginx.no-endpoints',
    kind: 'connection_refused',
    program: 'ingress-nginx',
    forms: [
      {
        words: 'service does not have any active endpoint',
        pattern: /Service "(?<object>[\w./-]{1,160})" does not have any active Endpoint/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The service {object} has no ready pod behind it: the ingress answers 503',
    check: {
      text: 'See whether pods match the selector of the service and are ready',
      kubernetes:
        'kubectl get endpointslices,pods -n {object|<namespace>} -o wide; kubectl get svc -A -o wide | grep -F "{service}"',
    },
    repair: [
      {
        text: 'Bring the pods to ready, or correct selector and targetPort of the service',
        kubernetes: 'kubectl edit svc {service}',
      },
    ],
    source: 'ingress-nginx internal/ingress/controller/controller.go serviceEndpoints',
    matches: [
      'W0506 07:41:08.826123       7 controller.go:1225] Service "shop/shop-api" does not have any active Endpoint.',
      'W0506 07:41:09.000001       7 controller.go:575] Service "shop/db" does not have any active Endpoint for TCP port 5432',
    ],
    ignores: ['a service without an active endpoint answers 503'],
  },
  {
    id: 'ingress-nginx.service-missing',
    kind: 'missing_object',
    program: 'ingress-nginx',
    forms: [
      {
        words: 'error obtaining endpoints for service no object matching key in local store',
        pattern:
          /Error (?:obtaining Endpoints for Service|obtaining Service|getting Service) "(?<object>[\w./-]{1,160})": no object matching key/,
      },
      {
        words: 'error obtaining service no object matching key',
        pattern: /Error (?:obtaining|getting) Service "(?<object>[\w./-]{1,160})": no object matching key/,
      },
      {
        words: 'error getting ssl certificate',
        pattern:
          /Error getting SSL certificate "(?<object>[\w./-]{1,160})": (?:local SSL certificate .{1,160} was not found|no object matching key)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The ingress names {object}, which does not exist: default backend or default certificate answers',
    check: {
      text: 'See whether the service or the TLS secret exists under this name in this namespace',
      kubernetes:
        'kubectl get svc,secret -A | grep -F "{service}"; kubectl describe ingress -A | grep -iE "error|not found"',
    },
    repair: [
      { text: 'Make {object}, or correct the name in the ingress', kubernetes: 'kubectl edit ingress {service}' },
    ],
    source: 'ingress-nginx internal/ingress/controller/controller.go; store/store.go NotExistsError',
    matches: [
      'W0506 07:41:08.826123       7 controller.go:1135] Error obtaining Endpoints for Service "shop/shop-api": no object matching key "shop/shop-api" in local store',
      'W0506 07:41:08.826123       7 controller.go:1077] Error obtaining Service "shop/web": no object matching key "shop/web" in local store',
      'W0506 07:41:08.826123       7 controller.go:1468] Error getting SSL certificate "shop/shop-tls": local SSL certificate shop/shop-tls was not found. Using default certificate',
    ],
    ignores: ['I0506 07:41:08.826123       7 store.go:440] "Found valid IngressClass" ingress="shop/shop"'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_INGRESS: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.default-backend-answers',
    kind: 'wrong_address',
    program: 'ingress-nginx',
    forms: [
      { words: 'default backend 404', pattern: /^\s{0,8}default backend - 404\s{0,4}$/ },
      { words: 'upstream default backend', pattern: /" 404 \d{1,8} ".{0,300} \[upstream-default-backend\]/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'No ingress rule fits the host or path of the request: the default backend answers 404',
    check: {
      text: 'Compare host and path of the request with the rules and with the class of the ingress',
      kubernetes: 'kubectl get ingress -A; kubectl get ingressclass; kubectl describe ingress {service}',
    },
    repair: [
      {
        text: 'Set spec.ingressClassName to the class of the controller and the host exactly as the client sends it',
        kubernetes: 'kubectl patch ingress {service} --type merge -p \'{"spec":{"ingressClassName":"nginx"}}\'',
      },
    ],
    source: 'ingress-nginx images/404-server; configuration log-format-upstream [$proxy_upstream_name]',
    matches: [
      'default backend - 404',
      '10.42.0.1 - - [06/May/2025:07:41:08 +0000] "GET / HTTP/1.1" 404 146 "-" "curl/8.5.0" 75 0.000 [upstream-default-backend] [] 127.0.0.1:8181 146 0.000 404 5f1d',
    ],
    ignores: [
      '10.42.0.1 - - [06/May/2025:07:41:08 +0000] "GET / HTTP/1.1" 200 146 "-" "curl/8.5.0" 75 0.000 [shop-api-80] [] 10.42.0.9:80 146 0.000 200 5f1d',
    ],
  },
];

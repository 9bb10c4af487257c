import type { CatalogueEntry } from '../../catalogue-entry.ts';

const CHALLENGE =
  'kubectl get certificate,certificaterequest,order,challenge -A; kubectl describe challenge -A | tail -20; kubectl -n cert-manager logs deploy/cert-manager --tail 40';

export const CERT_MANAGER: readonly CatalogueEntry[] = [
  {
    id: 'cert-manager.http-challenge-unreachable',
    kind: 'unreachable',
    program: 'cert-manager',
    forms: [
      {
        words: 'failed to perform self check get request',
        pattern: /failed to perform self check GET request '(?<path>https?:\/\/(?<peer>[\w.-]{1,120})\/\S{0,200})': /,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The HTTP-01 challenge of {peer|the domain} cannot be asked from inside the cluster',
    check: {
      text: 'Ask the challenge from outside and inside: DNS of the name, port 80 to the ingress, a redirect to a login, or hairpin NAT that keeps the cluster from its own public address',
      kubernetes: CHALLENGE,
      host: 'dig +short {peer|<domain>}; curl -iv http://{peer|<domain>}/.well-known/acme-challenge/test',
    },
    repair: [
      {
        text: 'Point the name at the ingress, open port 80, and name the ingress class of the solver',
        kubernetes: 'kubectl get ingressclass; kubectl edit clusterissuer <issuer>',
      },
      {
        text: 'When the cluster cannot reach its own address, use a DNS-01 solver or resolve the name inside to the ingress',
      },
    ],
    source: 'cert-manager pkg/issuer/acme/http/http.go testReachability; pkg/controller/acmechallenges/readiness.go',
    matches: [
      `E0506 07:41:08.826123       1 sync.go:208] "propagation check failed" err="failed to perform self check GET request 'http://shop.acme.io/.well-known/acme-challenge/x9k2': Get \\"http://shop.acme.io/.well-known/acme-challenge/x9k2\\": dial tcp: lookup shop.acme.io on 10.43.0.10:53: no such host" logger="cert-manager.controller"`,
      'Reason:  Waiting for HTTP-01 challenge propagation: failed to perform self check GET request \'http://wiki.acme.io/.well-known/acme-challenge/k2x9\': Get "http://wiki.acme.io/.well-known/acme-challenge/k2x9": dial tcp 203.0.113.9:80: connect: connection timed out',
    ],
    ignores: ['"msg"="Presented challenge using HTTP-01 challenge mechanism"'],
  },
  {
    id: 'cert-manager.dns-challenge-failed',
    kind: 'slow_dependency',
    program: 'cert-manager',
    forms: [
      {
        words: 'dns record for not yet propagated',
        pattern: /DNS record for \\?"(?<peer>[^"\\]{1,160})\\?" not yet propagated/,
      },
      {
        words: 'could not determine the zone for',
        pattern: /[Cc]ould not determine the zone for "?(?<peer>[*\w.-]{1,160})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The TXT record for the DNS-01 challenge of {peer} is not visible yet',
    check: {
      text: 'Ask the authoritative servers for the record; a split-horizon DNS in the cluster hides it',
      host: 'dig +trace TXT _acme-challenge.{peer}',
      kubernetes: CHALLENGE,
    },
    repair: [
      {
        text: 'Let cert-manager ask public servers',
        kubernetes:
          'helm upgrade cert-manager jetstack/cert-manager -n cert-manager --reuse-values --set "extraArgs={--dns01-recursive-nameservers-only,--dns01-recursive-nameservers=1.1.1.1:53}"',
      },
      { text: 'Check the credentials of the DNS provider and that it is the zone that the world uses' },
    ],
    source: 'cert-manager pkg/issuer/acme/dns/dns.go Check',
    matches: [
      'Reason:  Waiting for DNS-01 challenge propagation: DNS record for "shop.acme.io" not yet propagated',
      'E0506 07:41:08.826123       1 sync.go:208] "propagation check failed" err="DNS record for \\"shop.acme.io\\" not yet propagated"',
      'Error presenting challenge: Could not determine the zone for "_acme-challenge.shop.acme.io."',
    ],
    ignores: ['Presented challenge using DNS-01 challenge mechanism'],
  },
  {
    id: 'cert-manager.solver-secret-missing',
    kind: 'missing_object',
    program: 'cert-manager',
    forms: [
      {
        words: 'error presenting challenge secret not found',
        pattern:
          /Error presenting challenge: (?:error getting|failed to load) .{1,60}?secrets? "?(?<object>[\w.-]{1,80})"? not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The secret {object} with the token of the DNS provider is missing for cert-manager',
    check: {
      text: 'A ClusterIssuer reads its secrets from the namespace of cert-manager, an Issuer from its own',
      kubernetes: 'kubectl get secret -A | grep -E "token|api"; kubectl get clusterissuer -o yaml | grep -A4 SecretRef',
    },
    repair: [
      {
        text: 'Make the secret in the namespace from which the issuer reads it',
        kubernetes:
          'kubectl -n cert-manager create secret generic <secret> --from-literal=api-token=<token>; kubectl delete challenge --all',
      },
    ],
    source: 'cert-manager pkg/issuer/acme/dns/dns.go solverForChallenge',
    matches: [
      'Error presenting challenge: error getting cloudflare secret: secrets "cf-token" not found',
      'Error presenting challenge: failed to load secret "cert-manager/route53": secret "route53" not found',
      'E0506 07:41:08.826123 1 controller.go:167] "re-queuing item due to error processing" err="Error presenting challenge: error getting route53 secret: secret aws-key not found"',
    ],
    ignores: ['Presented challenge using DNS-01 challenge mechanism'],
  },
  {
    id: 'cert-manager.present-failed',
    kind: 'authentication_refused',
    program: 'cert-manager',
    forms: [
      {
        words: 'error presenting challenge',
        pattern: /Error presenting challenge: (?!.{0,120}(?:determine|ingress class|not found))(?<value>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'cert-manager cannot set the challenge record: {value}',
    check: {
      text: 'Read the answer of the DNS provider: mostly its token is wrong, expired, or may not change this zone',
      kubernetes: CHALLENGE,
    },
    repair: [
      {
        text: 'Put a token with the right to edit the zone into the secret that the issuer names; a ClusterIssuer reads it from the namespace cert-manager',
        kubernetes:
          'kubectl -n cert-manager create secret generic <secret> --from-literal=api-token=<token> --dry-run=client -o yaml | kubectl apply -f -; kubectl delete challenge --all',
      },
    ],
    source: 'cert-manager pkg/controller/acmechallenges/sync.go reasonPresentError',
    matches: [
      'Error presenting challenge: Found no Zones for domain _acme-challenge.shop.acme.io. (neither in the sub-domain nor in the SLD)',
      'Warning  PresentError  3s (x4 over 20s)  cert-manager-challenges  Error presenting challenge: Cloudflare API Error: GET "/zones?name=acme.io" Error: 9109: Invalid access token',
    ],
    ignores: ['Normal  Presented  3s  cert-manager-challenges  Presented challenge using DNS-01 challenge mechanism'],
  },
  {
    id: 'cert-manager.order-failed',
    kind: 'authorisation_denied',
    program: 'cert-manager',
    forms: [
      {
        words: 'failed to wait for order resource to become ready order is in state',
        pattern:
          /Failed to wait for order resource "(?<object>[^"]{1,160})" to become ready: order is in "(?<value>errored|invalid)" state/,
      },
      { words: 'order is in state', pattern: /order is in \\?"(?<value>errored|invalid)\\?" state/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The ACME order of cert-manager failed ({value}): a challenge before it says why',
    check: {
      text: 'Read the reason of the challenge: unauthorized is a wrong answer at the name, dns a missing or wrong record (AAAA as well), connection a closed port 80, caa a CAA record',
      kubernetes: CHALLENGE,
      host: 'dig +short A <domain>; dig +short AAAA <domain>; dig +short CAA <domain>',
    },
    repair: [
      {
        text: 'Repair what it names, then let cert-manager try again: it waits an hour and longer by itself',
        kubernetes: 'cmctl renew <certificate>; kubectl delete order,challenge --all',
      },
    ],
    source:
      'cert-manager pkg/controller/acmechallenges/sync.go handleAuthorizationError; third_party/forked/acme; RFC 8555 6.7',
    matches: [
      'The certificate request has failed to complete and will be retried: Failed to wait for order resource "shop-tls-1-2801" to become ready: order is in "invalid" state: ',
      '"re-queuing item due to error" err="order is in \\"errored\\" state: Failed to create Order: 429"',
    ],
    ignores: ['Order is in "valid" state'],
  },
  {
    id: 'cert-manager.acme-rate-limited',
    kind: 'rate_limited',
    program: 'cert-manager',
    forms: [
      {
        words: 'urn ietf params acme error ratelimited',
        pattern:
          /429 (?:\S{1,60} )?urn:ietf:params:acme:error:rateLimited: (?:Error creating new (?:order|account) :: )?(?<value>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'acme',
    specificity: 3,
    means: "The certificate authority's rate limit is reached: {value}",
    check: {
      text: 'The line says until when; see what asks so often: a certificate that is deleted and made anew, or failed validations',
      kubernetes: CHALLENGE,
      host: 'curl -s "https://crt.sh/?q=<domain>&output=json" | head -c 2000',
    },
    repair: [
      {
        text: 'Wait until the time named, keep the secrets of certificates over redeployments, and try with the staging server of the authority',
        kubernetes:
          'kubectl patch clusterissuer <issuer> --type merge -p \'{"spec":{"acme":{"server":"https://acme-staging-v02.api.letsencrypt.org/directory"}}}\'',
      },
    ],
    source: "RFC 8555 6.6; Let's Encrypt documentation, Rate limits",
    matches: [
      'Failed to create Order: 429 urn:ietf:params:acme:error:rateLimited: too many certificates (5) already issued for this exact set of domains in the last 168h0m0s: shop.acme.io, retry after 2025-05-07 10:11:12 UTC',
      'acme: 429 urn:ietf:params:acme:error:rateLimited: Error creating new order :: too many failed authorizations recently',
    ],
    ignores: ['429 Too Many Requests'],
  },
  {
    id: 'cert-manager.issuer-not-ready',
    kind: 'missing_object',
    program: 'cert-manager',
    forms: [
      {
        words: 'referenced not found',
        pattern: /Referenced "(?<object>(?:Cluster)?Issuer)" not found: (?<value>.{1,100})/,
      },
      {
        words: 'failed to register acme account',
        pattern: /Failed to (?:register|verify) ACME account: (?<value>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The issuer of the certificate is missing or not ready: {value|see its status}',
    check: {
      text: 'See the issuers: an Issuer counts in its namespace only, a ClusterIssuer everywhere',
      kubernetes: 'kubectl get issuer,clusterissuer -A; kubectl describe clusterissuer | tail -15',
    },
    repair: [
      {
        text: 'Make the issuer, or correct issuerRef.name and issuerRef.kind; when the account cannot be registered, the way to the authority is closed',
        kubernetes: 'kubectl edit certificate <certificate>',
      },
    ],
    source: 'cert-manager pkg/controller/certificaterequests/sync.go; pkg/issuer/acme/setup.go',
    matches: [
      'Message: Referenced "ClusterIssuer" not found: clusterissuer.cert-manager.io "letsencrypt" not found',
      'Failed to register ACME account: Get "https://acme-v02.api.letsencrypt.org/directory": dial tcp 172.65.32.248:443: i/o timeout',
    ],
    ignores: ['The ACME account was registered with the ACME server'],
  },
  {
    id: 'cert-manager.issuer-awaited',
    kind: 'missing_object',
    program: 'cert-manager',
    forms: [
      {
        words: 'referenced issuer does not have a ready status condition',
        pattern: /Referenced issuer does not have a Ready status condition/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'cert-manager waits for its issuer',
    check: {
      text: 'See the issuers: an Issuer counts in its namespace only, a ClusterIssuer everywhere',
      kubernetes: 'kubectl get issuer,clusterissuer -A; kubectl describe clusterissuer | tail -15',
    },
    repair: [
      {
        text: 'Make the issuer, or correct issuerRef.name and issuerRef.kind; when the account cannot be registered, the way to the authority is closed',
        kubernetes: 'kubectl edit certificate <certificate>',
      },
    ],
    source: 'cert-manager pkg/controller/certificaterequests/sync.go; pkg/issuer/acme/setup.go',
    matches: [
      'Referenced issuer does not have a Ready status condition',
      'Warning  IssuerNotReady  cert-manager-certificaterequests-issuer-acme  Referenced issuer does not have a Ready status condition',
    ],
    ignores: ['The ACME account was registered with the ACME server'],
  },
];

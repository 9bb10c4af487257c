import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TELEMETRY_AND_FEDERATION: readonly CatalogueEntry[] = [
  {
    id: 'icinga.no-certificate',
    kind: 'missing_file',
    program: 'icinga',
    forms: [
      {
        words: 'cannot get certificate from cert path',
        pattern: /Cannot get certificate from cert path: '(?<path>[^'\n]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Icinga 2 cannot read its certificate {path}',
    check: {
      text: 'Look at the files',
      host: 'ls -l /var/lib/icinga2/certs; icinga2 daemon -C',
    },
    repair: [
      {
        text: 'Run the setup again; the certificate bears the name of the node and belongs to the account icinga or nagios',
        host: 'icinga2 node wizard',
      },
    ],
    source: 'Icinga 2 lib/remote/apilistener.cpp',
    matches: [
      "critical/config: Error: Cannot get certificate from cert path: '/var/lib/icinga2/certs//web1.crt'.",
      "Cannot get certificate from cert path: '/etc/icinga2/pki/mon1.crt'.",
    ],
    ignores: ['certificate was opened'],
  },
  {
    id: 'nagios-plugins.socket-timeout',
    kind: 'slow_dependency',
    program: 'nagios-plugins',
    forms: [
      { words: 'critical socket', pattern: /CRITICAL - Socket timeout(?: after (?<limit>\d{1,5}) seconds)?/ },
      {
        words: 'critical plugin timed out after seconds',
        pattern: /CRITICAL - Plugin timed out after (?<limit>\d{1,5}) seconds/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A monitoring check got no answer within {limit|its} seconds',
    check: {
      text: 'Run the check by hand with -v and a longer -t, from the monitoring host',
    },
    repair: [
      {
        text: 'Bring the service up or open the firewall; raise -t only when the service is known to be slow',
      },
    ],
    source: 'monitoring-plugins utils, netutils.c',
    matches: ['CRITICAL - Socket timeout after 10 seconds', 'CRITICAL - Plugin timed out after 60 seconds'],
    ignores: ['OK - socket opened'],
  },
  {
    id: 'synapse.peer-server-away',
    kind: null,
    program: 'synapse',
    forms: [
      { words: 'notretryingdestination', pattern: /NotRetryingDestination/ },
      { words: 'synapseerror 502 failed to fetch keys', pattern: /SynapseError: 502: Failed to fetch keys/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Another Matrix server is away; Synapse tries again later',
    check: {
      text: 'Nothing to repair unless every server is so: then test at federationtester.matrix.org',
    },
    repair: [],
    source: 'synapse util/retryutils.py, crypto/keyring.py',
    matches: [
      'synapse.handlers.device - 800 - WARNING - Failed to handle device list update for @a:b.example: NotRetryingDestination: Not retrying server b.example',
      'synapse.crypto.keyring - WARNING - Error getting keys: SynapseError: 502: Failed to fetch keys',
    ],
    ignores: ['Retrying destination'],
  },
  {
    id: 'mastodon.remote-address-refused',
    kind: null,
    program: 'mastodon',
    forms: [
      {
        words: 'mastodon',
        pattern: /Mastodon::(?:HostValidationError|PrivateNetworkAddressError|UnexpectedResponseError)/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Mastodon cannot deliver to another server: it is gone or its address is private',
    check: {
      text: 'Nothing to repair unless every server is so: then check the name resolution of Sidekiq',
    },
    repair: [],
    source: 'mastodon app/lib/exceptions.rb',
    matches: [
      'WARN: Mastodon::UnexpectedResponseError: https://old.example/inbox returned code 404',
      'Mastodon::HostValidationError: Mastodon::HostValidationError',
    ],
    ignores: ['Mastodon::Version'],
  },
  {
    id: 'supavisor.client-limit',
    kind: 'connection_limit',
    program: 'supavisor',
    forms: [{ words: 'max client connections reached', pattern: /Max client connections reached/ }],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'supabase',
    specificity: 3,
    means: 'Supavisor has its most clients: too many connections to the pooler',
    check: {
      text: 'Count the instances of the app and their pool sizes; serverless functions open one each',
    },
    repair: [
      {
        text: 'Make one client a process with a small pool (connection_limit=1 in functions), close what is not used, or enlarge the compute size',
      },
    ],
    source: 'supabase/supavisor client_handler',
    matches: ['FATAL: Max client connections reached', 'DatabaseError: (EMAXCONN) Max client connections reached'],
    ignores: ['client connections: 12'],
  },
  {
    id: 'postgrest.jws-signature',
    kind: 'authentication_refused',
    program: 'postgrest',
    forms: [{ words: 'jwserror', pattern: /JWSError \(?(?:CompactDecodeError[^\n]{0,40}|JWSInvalidSignature)/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PostgREST cannot verify a token: it is signed with another key',
    check: {
      text: 'Decode the token, and compare JWT_SECRET of all services',
    },
    repair: [
      {
        text: 'Make anon, service role and user tokens with the JWT secret that PostgREST has; after changing it restart every service and sign in again',
      },
    ],
    source: 'PostgREST errors PGRST301',
    matches: ['{"code":"PGRST301","message":"JWSError JWSInvalidSignature"}', 'JWSError (JWSInvalidSignature)'],
    ignores: ['JWS verified'],
  },
  {
    id: 'dockerhub.acr-login',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'failed to fetch anonymous token unexpected 401 unauthorized',
        pattern:
          /failed to fetch anonymous token: unexpected status(?: from GET request to [^\n]{1,160})?: 401 Unauthorized/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry gives no image to anonymous pulls: 401',
    check: {
      text: 'See which login the puller has',
      kubernetes: 'kubectl get pod <pod> -o jsonpath="{.spec.imagePullSecrets}"',
      host: 'docker login <registry>',
    },
    repair: [
      {
        text: 'Attach the registry (az aks update --attach-acr) or add an imagePullSecret for it',
        kubernetes:
          'kubectl create secret docker-registry regcred --docker-server=<registry> --docker-username=<user> --docker-password=<password>',
      },
    ],
    source: 'containerd remotes/docker/auth',
    matches: [
      'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://shop.azurecr.io/oauth2/token?scope=repository%3Aapi%3Apull&service=shop.azurecr.io: 401 Unauthorized',
      'failed to fetch anonymous token: unexpected status: 401 Unauthorized',
    ],
    ignores: ['fetched anonymous token'],
  },
];

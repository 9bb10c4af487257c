import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOCKER_IMAGES: readonly CatalogueEntry[] = [
  {
    id: 'docker.no-matching-manifest',
    kind: 'wrong_architecture',
    program: 'docker',
    forms: [
      {
        words: 'no matching manifest for in the manifest list entries',
        pattern: /no matching manifest for (?<wanted>[\w/.()+-]{1,60}) in the manifest list entries/,
      },
      {
        words: 'no match for platform in manifest',
        pattern: /no match for platform in manifest(?: sha256:[0-9a-f]{64})?: not found/,
      },
      {
        words: 'image with reference was found but platform',
        pattern:
          /image with reference (?<object>\S{1,160}) was found but (?:its platform \((?<version>[^)]{1,60})\) does not match|does not provide) the specified platform \((?<wanted>[^)]{1,60})\)/,
      },
      {
        words: 'manifest does not contain descriptor matching platform',
        pattern: /image [Mm]anifest does not contain descriptor matching platform '?"?(?<wanted>[\w/]{1,40})/,
      },
    ],
    nearby: [/(?:pull|resolve reference|image) "?(?<object>[\w.-]{1,80}(?::\d{1,5})?\/[\w./-]{1,120}:[\w.-]{1,80})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object|The image} has no build for {wanted|the platform of this host}',
    check: {
      text: 'See which platforms the image has',
      compose: 'docker buildx imagetools inspect {object|<image>}; uname -m',
      kubernetes: 'docker buildx imagetools inspect {object|<image>}; kubectl get nodes -L kubernetes.io/arch',
    },
    repair: [
      {
        text: 'Use a version of the image that has {wanted|the platform}, or build it for both platforms',
        compose: 'docker buildx build --platform linux/amd64,linux/arm64 -t {object|<image>} --push .',
      },
      {
        text: 'Or run it emulated for the time being: platform: linux/amd64 in the compose file, with binfmt installed',
        compose: 'docker run --privileged --rm tonistiigi/binfmt --install amd64 && docker compose up -d {service}',
      },
    ],
    source:
      'moby distribution/pull_v2.go noMatchesErr; containerd core/images; moby daemon/images/image.go; Amazon ECS, CannotPullContainer errors',
    matches: [
      'Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries',
      'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/acme/report:2.1": no match for platform in manifest: not found',
      'Error response from daemon: image with reference acme/report:2.1 was found but its platform (linux/amd64) does not match the specified platform (linux/arm64)',
      "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
    ],
    ignores: ['the manifest list has no entry for arm64 yet'],
  },
  {
    id: 'docker.image-not-found',
    kind: 'image_unavailable',
    program: 'docker',
    forms: [
      { words: 'manifest for not found', pattern: /manifest for (?<object>\S{1,200}) not found: manifest unknown/ },
      {
        words: 'failed to resolve not found',
        pattern:
          /failed to resolve (?:reference|source metadata for) "?(?<object>[^\s":]{1,100}(?::\d{1,5}\/[^\s":]{1,100})?(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?)"?: \S{1,200}: not found/,
      },
      {
        words: 'manifest unknown',
        pattern: /manifest unknown: (?:manifest unknown|The named manifest is not known|[^"]{0,60}not found)/,
      },
      { words: 'no such image', pattern: /No such image: (?<object>\S{1,200})/ },
      {
        words: 'reading manifest manifest unknown',
        pattern: /reading manifest (?<version>\S{1,128}) in (?<object>\S{1,160}): manifest unknown/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry has no image {object|of that name and tag}',
    check: {
      text: 'See which tags there are; a build that failed or a clean-up of the registry leaves a tag out',
      compose: 'docker buildx imagetools inspect {object|<image>}; docker compose config --images',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{.spec.template.spec.containers[*].image}"',
    },
    repair: [
      {
        text: 'Correct the tag to one that exists, or build and push the missing one',
        compose: 'docker compose build --push {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} <container>=<image>:<tag that exists>',
      },
      { text: 'Go back to the version that ran before', kubernetes: 'kubectl rollout undo deploy/{service}' },
    ],
    source: 'OCI distribution specification, MANIFEST_UNKNOWN; containerd client/pull.go; moby client errors.go',
    matches: [
      'Error response from daemon: manifest for acme/shop:2025.5.1 not found: manifest unknown: manifest unknown',
      'ERROR: failed to solve: acme/base:3.9: failed to resolve source metadata for docker.io/acme/base:3.9: docker.io/acme/base:3.9: not found',
      'Failed to pull image "registry.acme.io/shop:7f3e": rpc error: code = NotFound desc = failed to pull and unpack image "registry.acme.io/shop:7f3e": failed to resolve reference "registry.acme.io/shop:7f3e": registry.acme.io/shop:7f3e: not found',
      'Error: initializing source docker://quay.io/acme/shop:9: reading manifest 9 in quay.io/acme/shop: manifest unknown',
      'Error response from daemon: No such image: shop-api:latest',
      'Error response from registry: manifest unknown: The named manifest is not known to the registry.',
    ],
    ignores: [
      'Status: Image is up to date for acme/shop:2025.5.1',
      'when the manifest is unknown, the tag was never pushed',
    ],
  },
  {
    id: 'docker.pull-access-denied',
    kind: 'image_unavailable',
    program: 'docker',
    forms: [
      {
        words: 'pull access denied for repository does not exist or may require',
        pattern: /pull access denied(?: for (?<object>[^\s,]{1,200}))?, repository does not exist or may require/,
      },
      {
        words: 'requested access to the resource is denied',
        pattern: /denied: requested access to the resource is denied/,
      },
      {
        words: 'insufficient_scope authorization failed',
        pattern:
          /(?:failed to resolve (?:reference|source metadata for) "?(?<object>[^\s":]{1,160}(?::[\w.-]{1,128})?)"?: .{0,200})?insufficient_scope: authorization failed/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry does not give out {object|the image}',
    check: {
      text: 'Registries answer alike for "does not exist" and "not allowed": check the spelling first (a service name that was meant to be built has no build: section), then the login; the name is wrong or the login is missing',
      compose: 'docker compose config --images; grep -A3 auths ~/.docker/config.json',
      kubernetes:
        'kubectl get pod -l app={service} -o jsonpath="{.items[0].spec.imagePullSecrets}"; kubectl get secret',
    },
    repair: [
      {
        text: 'Correct the name of the image; when it is private, log in with an account or token that may read it',
        compose: 'docker login <registry> && docker compose pull',
        kubernetes:
          'kubectl create secret docker-registry regcred --docker-server=<registry> --docker-username=<user> --docker-password=<token> && kubectl patch serviceaccount default -p \'{"imagePullSecrets":[{"name":"regcred"}]}\'',
      },
      {
        text: 'When the image is built here, build it instead of pulling it',
        compose: 'docker compose up -d --build {service}',
      },
    ],
    source:
      'moby distribution/errors.go translateV2AuthError; OCI distribution specification, DENIED; containerd remotes/docker',
    matches: [
      "Error response from daemon: pull access denied for acme/shop, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
      'failed to solve: shop-base: failed to resolve source metadata for docker.io/library/shop-base:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      'denied: requested access to the resource is denied',
    ],
    ignores: ['Login Succeeded', 'kubectl: pods is forbidden: access to the resource is denied'],
  },
  {
    id: 'docker.registry-login-refused',
    kind: 'authentication_refused',
    program: 'docker',
    forms: [
      {
        words: 'unauthorized incorrect username or password',
        pattern: /unauthorized: incorrect username or password/,
      },
      {
        words: 'unauthorized authentication required',
        pattern:
          /(?:(?:Head|Get) \\?"https:\/\/(?<peer>[^\s"/]{1,120})\/v2\/[^"]{0,200}": |daemon: |errors: {0,2})unauthorized: authentication required/,
      },
      {
        words: 'failed to fetch token 401 unauthorized',
        pattern:
          /failed to (?:authorize: failed to )?fetch (?:anonymous|oauth) token: unexpected status(?: from GET request to https:\/\/(?<peer>[^\s/]{1,120})\S{0,300})?:? 40[13] /,
      },
      { words: 'no basic auth credentials', pattern: /no basic auth credentials/ },
      {
        words: 'denied http basic access denied',
        pattern: /(?:docker|daemon|registry): .{0,200}denied: HTTP Basic: Access denied/,
      },
      {
        words: 'v2 denied access forbidden',
        pattern:
          /https:\/\/(?<peer>[^\s"/]{1,120})\/v2\/[^\s"]{0,200}"?: (?:denied: access forbidden|denied: requested access)/,
      },
      {
        words: 'your authorization token has expired reauthenticate',
        pattern: /denied: Your [Aa]uthorization [Tt]oken has expired\. Reauthenticate and try again/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry {peer|of the image} refuses the login',
    check: {
      text: 'See which account is stored for the registry and whether its token has run out; a login at Amazon ECR holds for twelve hours',
      compose: 'cat ~/.docker/config.json | grep -A2 auths; docker login {peer|<registry>}',
      kubernetes: `kubectl get secret <the pull secret> -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d`,
    },
    repair: [
      {
        text: 'Log in with a valid token that has the right to read packages, as the user who runs the pull (root under sudo has its own file)',
        compose: 'docker logout {peer|<registry>}; docker login {peer|<registry>} && docker compose pull',
        kubernetes:
          'kubectl delete secret regcred; kubectl create secret docker-registry regcred --docker-server={peer|<registry>} --docker-username=<user> --docker-password=<token>',
      },
      {
        text: 'For Amazon ECR fetch a new token',
        compose:
          'aws ecr get-login-password | docker login --username AWS --password-stdin <account>.dkr.ecr.<region>.amazonaws.com',
      },
    ],
    source:
      'OCI distribution specification, UNAUTHORIZED; containerd remotes/docker/auth; GitLab container registry; Amazon ECR',
    matches: [
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
      'Error response from daemon: Head "https://registry.acme.io/v2/shop/manifests/1.4": unauthorized: authentication required',
      'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?scope=repository%3Aacme%2Fshop%3Apull&service=ghcr.io: 401 Unauthorized',
      'Error response from daemon: Head "https://1234.dkr.ecr.eu-central-1.amazonaws.com/v2/shop/manifests/7": no basic auth credentials',
      'denied: Your authorization token has expired. Reauthenticate and try again.',
      'Error response from daemon: Get "https://registry.gitlab.acme.io/v2/": denied: access forbidden',
      'Error response from daemon: Get "https://git.acme.io:5050/v2/": error from docker registry: denied: HTTP Basic: Access denied',
    ],
    ignores: ['GET /v2/ 401 Unauthorized is the answer to the first request without a token', 'Login Succeeded'],
  },
  {
    id: 'docker.pull-rate-limited',
    kind: 'rate_limited',
    program: 'docker',
    forms: [
      {
        words: 'toomanyrequests',
        pattern:
          /toomanyrequests: (?:You have reached your|Too Many Requests|Rate exceeded|retry-after|Data limit exceeded)/i,
      },
      {
        words: 'you have reached your pull rate limit',
        pattern: /You have reached your (?:unauthenticated |authenticated )?pull rate limit/,
      },
      {
        words: 'v2 429 too many requests',
        pattern:
          /https:\/\/(?<peer>[^\s/"]{1,120})\/v2\/\S{0,200}"?: (?:unexpected status(?: code)? )?429 Too Many Requests/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'docker-registry',
    specificity: 3,
    means: 'The registry {peer|of the image} refuses more pulls for now: its rate limit is reached',
    check: {
      text: 'See what is left for this address; without a login all machines behind one address share the allowance',
      host: 'TOKEN=$(curl -s "https://auth.docker.io/token?service=registry.docker.io&scope=repository:ratelimitpreview/test:pull" | jq -r .token); curl -sI -H "Authorization: Bearer $TOKEN" https://registry-1.docker.io/v2/ratelimitpreview/test/manifests/latest | grep -i ratelimit',
    },
    repair: [
      {
        text: 'Log in, which raises the allowance, or pay for a plan without one',
        compose: 'docker login && docker compose pull',
        kubernetes:
          'kubectl create secret docker-registry regcred --docker-username=<user> --docker-password=<token> && kubectl patch serviceaccount default -p \'{"imagePullSecrets":[{"name":"regcred"}]}\'',
      },
      {
        text: 'Pull through a mirror: registry-mirrors in /etc/docker/daemon.json, or mirror.gcr.io or public.ecr.aws for official images; and do not pull what is there (imagePullPolicy: IfNotPresent)',
        host: `sudoedit /etc/docker/daemon.json && sudo dockerd --validate && sudo systemctl reload docker # add "registry-mirrors": ["https://mirror.gcr.io"]`,
      },
    ],
    source: 'Docker documentation, Docker Hub usage and limits; OCI distribution specification, TOOMANYREQUESTS',
    matches: [
      'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
      'failed to pull and unpack image "docker.io/library/redis:7": failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/redis/manifests/sha256:1f: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
      'Error response from daemon: error parsing HTTP 429 response body: You have reached your pull rate limit.',
    ],
    ignores: ['the API answers 429 Too Many Requests to the crawler'],
  },
  {
    id: 'docker.registry-unreachable',
    kind: 'unreachable',
    program: 'docker',
    forms: [
      {
        words: 'https v2 net http',
        pattern:
          /"?https:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?\/v2\/[^\s"]{0,240}"?: net\/http: (?:request canceled|TLS handshake timeout)/,
      },
      {
        words: 'https v2 dial tcp',
        pattern:
          /"?https:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?\/v2\/[^\s"]{0,240}"?: dial tcp \S{1,60}: (?:i\/o timeout|connect: (?:no route to host|network is unreachable|connection refused|connection timed out))/,
      },
      {
        words: 'https v2 context deadline exceeded',
        pattern:
          /"?https:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?\/v2\/[^\s"]{0,240}"?: context deadline exceeded/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'docker-registry',
    specificity: 2,
    means: 'The registry {peer} cannot be reached from this host',
    check: {
      text: 'Try the registry from the same host; the daemon has its own proxy settings, those of the shell do not count for it',
      host: 'curl -sv --max-time 10 https://{peer}/v2/ -o /dev/null; docker info | grep -i proxy; systemctl show docker -p Environment',
    },
    repair: [
      {
        text: 'Give the daemon the proxy under proxies in /etc/docker/daemon.json, or open the way out to port 443 of {peer}',
        host: `sudoedit /etc/docker/daemon.json && sudo dockerd --validate && sudo systemctl restart docker # add "proxies": { "http-proxy": "http://<proxy>:3128", "https-proxy": "http://<proxy>:3128", "no-proxy": "localhost,127.0.0.0/8" }`,
        destructive: true,
      },
      {
        text: 'When only the TLS handshake hangs behind a VPN, lower the MTU of the interface to that of the tunnel',
        host: 'ip link show; sudo ip link set dev <interface> mtu 1400',
      },
    ],
    source: 'Go net/http transport errors on registry requests of moby and containerd',
    matches: [
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      'Error response from daemon: Head "https://registry-1.docker.io/v2/library/redis/manifests/7": dial tcp 44.208.254.194:443: i/o timeout',
      'failed to do request: Head "https://registry.acme.io:5000/v2/shop/manifests/3": dial tcp 10.3.0.9:5000: connect: connection refused',
      'Error response from daemon: Get "https://ghcr.io/v2/": context deadline exceeded',
    ],
    ignores: ['Get "https://api.acme.io/v1/orders": net/http: TLS handshake timeout'],
  },
  {
    id: 'docker.registry-name-unknown',
    kind: 'name_resolution',
    program: 'docker',
    forms: [
      {
        words: 'https v2 dial tcp lookup',
        pattern:
          /"?https:\/\/[\w.-]{1,120}(?::\d{1,5})?\/v2\/[^\s"]{0,240}"?: dial tcp: lookup (?<peer>[\w.-]{1,120})(?: on (?<value>[\w.:[\]%-]{1,60}))?: (?:no such host|server misbehaving|.{0,120}(?:i\/o timeout|connection refused)|Temporary failure in name resolution)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'dns',
    specificity: 3,
    means: 'The host cannot resolve the name of the registry {peer}',
    check: {
      text: "Ask the name server of the host; the daemon uses the host's /etc/resolv.conf, not the one of containers",
      host: 'getent hosts {peer}; resolvectl status; cat /etc/resolv.conf',
    },
    repair: [
      {
        text: 'Start the resolver of the host again, or name a server that works',
        host: 'sudo systemctl restart systemd-resolved; sudo resolvectl dns <interface> 1.1.1.1',
      },
    ],
    source: 'Go net DNSError on registry requests of moby and containerd',
    matches: [
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving',
      'failed to do request: Head "https://registry.acme.io/v2/shop/manifests/9": dial tcp: lookup registry.acme.io: no such host',
    ],
    ignores: ['dial tcp: lookup db on 127.0.0.11:53: no such host'],
  },
  {
    id: 'docker.registry-certificate-untrusted',
    kind: 'certificate_untrusted',
    program: 'docker',
    forms: [
      {
        words: 'https v2 x509 certificate signed by unknown authority',
        pattern:
          /"?https:\/\/(?<peer>[\w.-]{1,120}(?::\d{1,5})?)\/v2\/[^\s"]{0,240}"?: (?:tls: failed to verify certificate: )?x509: certificate (?:signed by unknown authority|is not trusted)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'docker-registry',
    specificity: 3,
    means: 'This host does not trust the CA of the registry {peer}',
    check: {
      text: 'See who signed the certificate of the registry',
      host: 'openssl s_client -connect {peer}:443 -showcerts </dev/null | openssl x509 -noout -issuer -subject -dates',
    },
    repair: [
      {
        text: 'Put the certificate of the authority where the daemon looks for it; no restart is needed',
        host: 'sudo mkdir -p /etc/docker/certs.d/{peer} && sudo cp ca.crt /etc/docker/certs.d/{peer}/ca.crt',
        kubernetes:
          'sudo mkdir -p /etc/containerd/certs.d/{peer} && sudo cp ca.crt /etc/containerd/certs.d/{peer}/ca.crt && sudo systemctl restart containerd',
      },
    ],
    source: 'Docker documentation, Verify repository client with certificates; Go crypto/x509 UnknownAuthorityError',
    matches: [
      'Error response from daemon: Get "https://registry.acme.lan:5000/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'failed to do request: Head "https://harbor.acme.lan/v2/shop/api/manifests/2": x509: certificate signed by unknown authority',
    ],
    ignores: ['Post "https://api.acme.io/orders": x509: certificate signed by unknown authority'],
  },
  {
    id: 'docker.registry-speaks-http',
    kind: 'protocol_mismatch',
    program: 'docker',
    forms: [
      {
        words: 'https v2 server gave http response to https client',
        pattern:
          /"?https:\/\/(?<peer>[\w.-]{1,120}(?::\d{1,5})?)\/v2\/[^\s"]{0,240}"?: http: server gave HTTP response to HTTPS client/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'docker-registry',
    specificity: 3,
    means: 'The registry {peer} speaks plain HTTP while the daemon wants HTTPS',
    check: { text: 'Ask the registry without TLS', host: 'curl -s http://{peer}/v2/_catalog' },
    repair: [
      {
        text: 'Give the registry a certificate; or, inside a trusted network, name it under insecure-registries',
        host: `sudoedit /etc/docker/daemon.json && sudo dockerd --validate && sudo systemctl reload docker # add "insecure-registries": ["{peer}"]`,
        kubernetes: `printf 'server = "http://{peer}"\\n' | sudo tee /etc/containerd/certs.d/{peer}/hosts.toml`,
      },
    ],
    source:
      'Go net/http errServerClosedConn / tlsRecordHeaderLooksLikeHTTP on registry requests; Docker documentation, insecure registries',
    matches: [
      'Error response from daemon: Get "https://10.0.0.9:5000/v2/": http: server gave HTTP response to HTTPS client',
      'failed to do request: Head "https://registry.lan:5000/v2/shop/manifests/latest": http: server gave HTTP response to HTTPS client',
    ],
    ignores: ['Get "https://api.lan:8080/health": http: server gave HTTP response to HTTPS client'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TRAEFIK: readonly CatalogueEntry[] = [
  {
    id: 'traefik.docker-socket-denied',
    kind: 'file_permission',
    program: 'traefik',
    forms: [
      {
        words: 'failed to retrieve information of the docker client and server host permission denied',
        pattern:
          /Failed to retrieve information of the docker client and server host[^\n]{0,200}?permission denied[^\n]{0,120}? unix:\/\/(?<path>\/[\w./-]{1,120}?)(?=[:"\s])/i,
      },
      {
        words: 'provider error retrying in permission denied while trying to connect to the',
        pattern:
          /Provider (?:connection )?error,? retrying in[^\n]{0,200}?permission denied while trying to connect to the [Dd]ocker (?:daemon socket|API) at unix:\/\/(?<path>\/[\w./-]{1,120}?)(?=[:"\s])/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Traefik may not use the Docker socket {path}, so it sees no containers',
    check: {
      text: 'Compare the group of the socket with the account of the container; SELinux and user namespaces deny it, too',
      compose: 'ls -ln {path}; docker compose exec {service} id; docker compose config | grep -A3 docker.sock',
      host: 'ls -ln {path}; id traefik',
    },
    repair: [
      {
        text: 'Run the container with the group of the socket (group_add), with security_opt label:disable under SELinux, or behind a docker-socket-proxy',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'usermod -aG docker traefik && systemctl restart traefik',
      },
    ],
    source: 'Traefik, pkg/provider/docker/pdocker.go; Docker client errors',
    matches: [
      '2025-05-06T07:41:08Z ERR Failed to retrieve information of the docker client and server host error="permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get \\"http://%2Fvar%2Frun%2Fdocker.sock/v1.24/version\\": dial unix /var/run/docker.sock: connect: permission denied" providerName=docker',
      'time="2025-05-06T07:41:08Z" level=error msg="Provider connection error, retrying in 562ms, error Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get: permission denied" providerName=docker',
    ],
    ignores: ['2025-05-06T07:41:08Z INF Starting provider *docker.Provider'],
  },
  {
    id: 'traefik.acme-certificate-failed',
    kind: 'unreachable',
    program: 'traefik',
    forms: [
      {
        words: 'unable to obtain acme certificate for domains',
        pattern: /Unable to obtain ACME certificate for domains(?:[^\n]{0,80}?\[(?<peer>[*\w.,\s-]{1,120})\])?/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Traefik gets no certificate for {peer|a domain}',
    check: {
      text: 'The rest of the line has the answer of the CA (urn:ietf:params:acme:error:...): see whether the name leads here and port 80 or 443 is open from outside',
      compose: 'docker compose logs {service} | grep -i acme | tail -20; dig +short {peer|<domain>}',
      kubernetes: 'kubectl logs deploy/{service} | grep -i acme | tail -20',
      host: 'dig +short A {peer|<domain>}; dig +short AAAA {peer|<domain>}; curl -v http://{peer|<domain>}/.well-known/acme-challenge/x',
    },
    repair: [
      {
        text: 'Correct the DNS record, open the port for the challenge, or use the DNS challenge; test against the staging CA, so that no limit is used up',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Traefik, pkg/provider/acme/provider.go',
    matches: [
      '2025-05-06T07:41:08Z ERR Unable to obtain ACME certificate for domains error="unable to generate a certificate for the domains [shop.example.com]: error: one or more domains had a problem:\\n[shop.example.com] acme: error: 400 :: urn:ietf:params:acme:error:connection :: 198.51.100.7: Timeout during connect (likely firewall problem)" providerName=le.acme',
      'time="2025-05-06T07:41:08Z" level=error msg="Unable to obtain ACME certificate for domains \\"shop.example.com\\": unable to generate a certificate for the domains [shop.example.com]: error: one or more domains had a problem"',
    ],
    ignores: [
      '2025-05-06T07:41:08Z INF Testing certificate renew... acmeCA=https://acme-v02.api.letsencrypt.org/directory providerName=le.acme',
    ],
  },
  {
    id: 'traefik.acme-storage-mode',
    kind: 'file_permission',
    program: 'traefik',
    forms: [
      {
        words: 'permissions for are too open please use 600',
        pattern: /permissions (?<value>\d{3,4}) for (?<path>\/\S{1,200}) are too open, please use 600/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Traefik gets no certificates: the mode {value} of {path} is too open',
    check: {
      text: 'Look at the file on the host side of the mount',
      compose: 'docker compose exec {service} ls -la {path}',
      kubernetes: 'kubectl exec deploy/{service} -- ls -la {path}',
      host: 'ls -la {path}',
    },
    repair: [
      {
        text: 'Set mode 600 and start again: Traefik leaves out the resolver while others may read the private keys. In Kubernetes use an initContainer, since fsGroup opens the file',
        compose: 'docker compose exec {service} chmod 600 {path} && docker compose restart {service}',
        kubernetes: 'kubectl exec deploy/{service} -- chmod 600 {path} && kubectl rollout restart deploy/{service}',
        host: 'chmod 600 {path} && systemctl restart traefik',
      },
    ],
    source: 'Traefik, pkg/provider/acme/local_store_unix.go CheckFile()',
    matches: [
      '2025-05-06T07:41:08Z ERR The ACME resolve is skipped from the resolvers list error="unable to get ACME account: permissions 644 for /letsencrypt/acme.json are too open, please use 600" resolver=le',
      'level=error msg="The ACME resolver \\"le\\" is skipped from the resolvers list because: unable to get ACME account: permissions 777 for /data/acme.json are too open, please use 600"',
    ],
    ignores: ["Permissions 0644 for '/root/.ssh/id_rsa' are too open."],
  },
  {
    id: 'traefik.reference-unknown',
    kind: 'invalid_setting',
    program: 'traefik',
    forms: [
      {
        words: 'the service does not exist',
        pattern: /the service \\?"(?<object>[\w.-]{1,100}@[\w.-]{1,40})\\?" does not exist/,
      },
      {
        words: 'middleware does not exist',
        pattern: /middleware \\?"(?<object>[\w.-]{1,100}@[\w.-]{1,40})\\?" does not exist/,
      },
      {
        words: 'entrypoint doesn t exist',
        pattern: /EntryPoint doesn't exist[^\n]{0,60}?entryPointName=(?<object>[\w-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Traefik router refers to {object}, which does not exist',
    check: {
      text: 'Compare the labels or CRDs with the names in the static configuration; names need their provider (auth@file, web@docker)',
      compose:
        'docker compose config | grep -i traefik; docker compose exec {service} wget -qO- localhost:8080/api/http/routers',
      kubernetes: 'kubectl get ingressroute,middleware -A',
      host: 'curl -s localhost:8080/api/http/routers',
    },
    repair: [
      {
        text: 'Correct the name or define it; a middleware of another namespace or provider is named with @',
        compose: 'docker compose up -d',
      },
    ],
    source:
      'Traefik, pkg/server/service/service.go, middleware/middlewares.go, cmd/traefik/traefik.go, runtime_http.go',
    matches: [
      '2025-05-06T07:41:08Z ERR error="the service \\"api@docker\\" does not exist" entryPointName=websecure routerName=shop@docker',
      '2025-05-06T07:41:08Z ERR error="middleware \\"auth@docker\\" does not exist" entryPointName=websecure routerName=shop@docker',
      "2025-05-06T07:41:08Z ERR EntryPoint doesn't exist entryPointName=https routerName=shop@docker",
    ],
    ignores: ['Error: the service "api" does not exist in the compose project'],
  },
  {
    id: 'traefik.resolver-missing',
    kind: 'invalid_setting',
    program: 'traefik',
    forms: [
      {
        words: 'router uses a nonexistent certificate resolver',
        pattern: /Router uses a nonexistent certificate resolver[^\n]{0,40}?certificateResolver=(?<object>[\w-]{1,60})/,
      },
      {
        words: 'uses a non existent resolver',
        pattern: /the router \S{1,120} uses a non-existent (?:certificate )?resolver: (?<object>[\w-]{1,60})/,
      },
    ],
    // A resolver that was skipped at the start is as good as none: then a line before says why it was skipped.
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Traefik router asks the certificate resolver {object}, which does not exist or was skipped',
    check: {
      text: 'Look for "resolve is skipped" at the start, then compare the name with certificatesResolvers of the static configuration',
      compose: 'docker compose logs {service} | grep -i resolve; docker compose config | grep -i certresolver',
      kubernetes:
        'kubectl logs deploy/{service} | grep -i resolve; kubectl get ingressroute -A -o yaml | grep -i certResolver',
      host: 'journalctl -u traefik | grep -i resolve',
    },
    repair: [
      {
        text: 'Mend what the resolver was skipped for, or define it under certificatesResolvers, and start Traefik anew: it is static configuration',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart traefik',
      },
    ],
    source: 'Traefik, cmd/traefik/traefik.go, pkg/server/router/router.go',
    matches: [
      '2025-05-06T07:41:08Z ERR Router uses a nonexistent certificate resolver certificateResolver=letsencrypt routerName=shop@docker',
      'level=error msg="the router shop@docker uses a non-existent resolver: letsencrypt"',
    ],
    ignores: [
      'Testing certificate renew... acmeCA=https://acme-v02.api.letsencrypt.org/directory providerName=le.acme',
    ],
  },
  {
    id: 'traefik.container-address-unknown',
    kind: 'invalid_setting',
    program: 'traefik',
    forms: [
      {
        words: 'port is missing',
        pattern: /(?:error=\\?"(?:service \\?"[\w@.-]{1,80}\\?" error: )?|msg=\\?"|error: )port is missing/,
      },
      {
        words: 'unable to find the ip address for the container the server is ignored',
        pattern:
          /unable to find the IP address for the container \\?"(?<object>[^"\\]{1,120})\\?": the server is ignored/,
      },
      {
        words: 'could not find network named for container',
        pattern:
          /Could not find network named \\?"?(?<value>[^"\\\s]{1,80})\\?"? for container \\?"?\/?(?<object>[^"\\\s!]{1,120})/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Traefik does not know network or port of the container {object|it should serve}',
    check: {
      text: 'See which networks Traefik and the container share and which ports the image exposes',
      compose: `docker inspect {object|<container>} --format '{{json .NetworkSettings.Networks}} {{json .Config.ExposedPorts}}'`,
      host: 'docker network ls',
    },
    repair: [
      {
        text: 'Put both into one network and name it in traefik.docker.network with its full name (project_network), and set traefik.http.services.<name>.loadbalancer.server.port',
        compose: 'docker compose up -d',
      },
    ],
    source: 'Traefik, pkg/provider/docker/config.go',
    matches: [
      '2025-05-06T07:41:08Z ERR error="service \\"shop\\" error: port is missing" container=shop-web-1-5f0c providerName=docker',
      '2025-05-06T07:41:08Z ERR error="unable to find the IP address for the container \\"/shop-web-1\\": the server is ignored" container=web-shop-5f0c providerName=docker',
      '2025-05-06T07:41:08Z WRN Could not find network named "proxy" for container "/shop-web-1". Maybe you\'re missing the project\'s prefix in the label? container=web-shop providerName=docker',
    ],
    ignores: ['ValueError: port is missing in the URL'],
  },
  {
    id: 'traefik.bad-gateway',
    kind: 'connection_refused',
    program: 'traefik',
    forms: [
      {
        words: 'caused by',
        pattern:
          /'?50[024] (?:Bad Gateway|Gateway Timeout|Internal Server Error)'? caused by: (?:dial tcp (?<peer>[\w.:[\]-]{1,80}):(?<port>\d{1,5}): )?(?<value>[^\n"]{1,100})/,
      },
      {
        words: 'gateway timeout caused by',
        pattern:
          /'?504 Gateway Timeout'? caused by: (?:dial tcp (?<peer>[\w.:[\]-]{1,80}):(?<port>\d{1,5}): )?(?<value>[^\n"]{1,100})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Traefik cannot reach {peer|the service} behind it: {value}',
    check: {
      text: 'See whether the container runs and listens on 0.0.0.0 at that port, and shares a network with Traefik (an i/o timeout means that it does not)',
      compose: 'docker compose ps -a; docker compose exec {service} wget -qO- -T 3 http://{peer|web}:{port|80}/',
      kubernetes: 'kubectl get pods,endpoints -o wide',
      host: 'curl -sv http://{peer|127.0.0.1}:{port|80}/ -o /dev/null',
    },
    repair: [
      {
        text: 'Start the service, or correct loadbalancer.server.port and the shared network',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart deploy/<service>',
      },
    ],
    source: 'Traefik, pkg/proxy/httputil/proxy.go ErrorHandler',
    matches: [
      '2025-05-06T07:41:08Z DBG 502 Bad Gateway error="dial tcp" msg="\'502 Bad Gateway\' caused by: dial tcp 172.18.0.5:80: connect: connection refused"',
      'time="2025-05-06T07:41:08Z" level=debug msg="\'504 Gateway Timeout\' caused by: dial tcp 172.19.0.3:8080: i/o timeout"',
    ],
    ignores: [
      '10.0.0.4 - - [06/May/2025:07:41:08 +0000] "GET / HTTP/1.1" 502 11 "-" "-" 12 "shop@docker" "http://172.18.0.5:80" 1ms',
    ],
  },
];

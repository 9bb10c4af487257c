import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const DOCKER: Step = {
  text: 'Read the daemon and the container',
  compose: 'docker compose ps -a; docker info | head -30',
  host: 'sudo journalctl -u docker -n 50 --no-pager; docker ps -a',
};

/** Errors of Docker, containerd and Podman that are neither images, networks nor exits. */
export const DOCKER_ERRORS: readonly CatalogueEntry[] = [
  {
    id: 'docker.daemon-configuration',
    kind: 'invalid_setting',
    program: 'docker',
    forms: [
      {
        words: 'the following directives',
        pattern:
          /(?<value>the following directives (?:are specified both as a flag and in the configuration file|don't match any configuration option): [\w., -]{1,80})/,
      },
      { words: 'error initializing graphdriver', pattern: /error initializing graphdriver: (?<value>[^\n]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Docker daemon does not start: daemon.json is wrong ({value})',
    check: {
      text: 'Check the file',
      host: 'dockerd --validate --config-file /etc/docker/daemon.json; systemctl cat docker | grep ExecStart',
    },
    repair: [
      {
        text: 'Take the key out of one of both places (hosts: a drop-in with an empty ExecStart), or the driver that this host lacks',
        host: 'sudoedit /etc/docker/daemon.json && sudo systemctl restart docker',
      },
    ],
    source: 'moby daemon/config, daemon/graphdriver',
    matches: [
      'unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [fd://], from file: [tcp://0.0.0.0:2375])',
      'failed to start daemon: error initializing graphdriver: driver not supported',
    ],
    ignores: ['daemon.json read'],
  },
  {
    id: 'docker.layer-not-registered',
    kind: 'kernel_setting',
    program: 'docker',
    forms: [
      {
        words: 'failed to register layer invalid argument',
        pattern: /failed to register layer: [^\n]{0,100}lchown \S{1,100}: invalid argument/,
      },
      { words: 'lchown invalid argument', pattern: /lchown \S{1,100}: invalid argument/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A layer cannot be unpacked: the ids of its owners are not mapped, or the disk refuses',
    check: { text: 'Read the mapped ids', host: 'cat /etc/subuid /etc/subgid /proc/self/uid_map' },
    repair: [
      {
        text: 'Map more ids, then take the storage over',
        host: 'sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 <account>; podman system migrate',
      },
    ],
    source: 'containers/storage; user_namespaces(7)',
    matches: [
      'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: lchown /etc/shadow: invalid argument',
      'lchown /etc/gshadow: invalid argument',
    ],
    ignores: ['layer registered'],
  },
  {
    id: 'docker.storage-damaged',
    kind: 'data_corruption',
    program: 'docker',
    forms: [
      {
        words: 'error creating overlay mount to no such file or',
        pattern: /error creating overlay mount to (?<path>\/\S{1,150}): no such file or directory/,
      },
      {
        words: 'var lib docker no such file or directory',
        pattern:
          /(?:open|readlink|stat|lstat) (?<path>\/var\/lib\/docker\/(?:overlay2|image)\/\S{1,150}): no such file or directory/,
      },
      { words: 'failed to get layer does not exist', pattern: /failed to get layer \S{1,80}: layer does not exist/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The layers of Docker are damaged: {path}',
    check: DOCKER,
    repair: [
      {
        text: 'Remove image and containers and pull anew; when all are hit, empty the storage (volumes stay if kept)',
        host: 'docker rmi -f <image>; docker system prune -a',
        destructive: true,
      },
    ],
    source: 'moby daemon/graphdriver/overlay2',
    matches: [
      'error creating overlay mount to /var/lib/docker/overlay2/8d/merged: no such file or directory',
      'Error response from daemon: open /var/lib/docker/overlay2/8d/committed: no such file or directory',
      'failed to get layer sha256:8d: layer does not exist',
    ],
    ignores: ['overlay2 in use'],
  },
  {
    id: 'docker.name-or-image-in-use',
    kind: 'lock_held',
    program: 'docker',
    forms: [
      {
        words: 'conflict the container name is already in use',
        pattern: /Conflict\. The container name "(?<object>[^"]{1,100})" is already in use/,
      },
      {
        words: 'unable to',
        pattern:
          /unable to (?:remove repository reference|delete) "?(?<object>[^\s"]{1,100})"? \((?:must force|cannot be forced|must be forced)\)/,
      },
      {
        words: 'removal of container is already in progress',
        pattern: /removal of container (?<object>\S{1,80}) is already in progress/,
      },
      {
        words: 'the container name is already in use by',
        pattern: /the container name "(?<object>[^"]{1,100})" is already in use by/,
      },
      { words: 'volume is in use', pattern: /volume is in use - \[(?<object>\w{1,80})/ },
      { words: 'has active endpoints', pattern: /has active endpoints/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker refuses: {object} is in use',
    check: DOCKER,
    repair: [
      {
        text: 'Remove the old container, or let compose do it',
        compose: 'docker compose up -d --remove-orphans',
        host: 'docker rm -f {object|<container>}',
        destructive: true,
      },
    ],
    source: 'moby daemon/names.go, daemon/images',
    matches: [
      'Error response from daemon: Conflict. The container name "/web" is already in use by container "8d".',
      'Error response from daemon: conflict: unable to remove repository reference "x" (must force) - container y is using its referenced image z',
      'Error response from daemon: removal of container x is already in progress',
      'Error: creating container storage: the container name "web" is already in use by 8d. You have to remove that container to be able to reuse that name',
      'Error response from daemon: remove x: volume is in use - [8d]',
      'error while removing network: network x has active endpoints',
    ],
    ignores: ['name is free'],
  },
  {
    id: 'docker.object-missing',
    kind: 'missing_object',
    program: 'docker',
    forms: [
      {
        words: 'no such container',
        pattern: /(?<!returned error: )No such container: (?<object>\S{1,100})/,
      },
      { words: 'get no such volume', pattern: /get (?<object>\S{1,80}): no such volume/ },
      { words: 'no such service', pattern: /no such service: (?<object>\S{1,80})/ },
      { words: 'no such exec instance', pattern: /No such exec instance/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Docker has no {object}',
    check: DOCKER,
    repair: [{ text: 'Name what docker ps -a lists: compose puts project and number around the name' }],
    source: 'moby daemon/errors.go',
    matches: [
      'Error response from daemon: No such container: web',
      'Error response from daemon: get data: no such volume',
      'no such service: wbe',
      'Error response from daemon: No such exec instance: 8d',
    ],
    ignores: ['containers listed'],
  },
  {
    id: 'docker.registry-answers',
    kind: 'image_unavailable',
    program: 'docker',
    forms: [
      { words: 'manifest unknown', pattern: /(?:^|: )(?<value>manifest unknown)(?:: |$)/ },
      { words: 'unknown', pattern: /(?:^|: )(?<value>name unknown): (?:The )?repository/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry does not give the image: {value}',
    check: DOCKER,
    repair: [
      { text: 'Correct name and tag, and log in', host: 'docker login <registry>; docker manifest inspect <image>' },
    ],
    source: 'distribution errcode',
    matches: ['manifest unknown: manifest unknown', 'name unknown: The repository with name app does not exist'],
    ignores: ['manifest pulled'],
  },
  {
    id: 'docker.registry-wants-login',
    kind: 'authentication_refused',
    program: 'docker',
    forms: [
      { words: 'authentication required', pattern: /(?:^|[\s"])(?<value>unauthorized: authentication required)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry wants a login: {value}',
    check: {
      text: 'See for which registries logins are kept',
      host: 'jq ".auths | keys, .credHelpers" ~/.docker/config.json',
      kubernetes: 'kubectl get secret -A --field-selector type=kubernetes.io/dockerconfigjson',
    },
    repair: [
      {
        text: 'Log in with an account or token that may read the repository; in Kubernetes name the secret in imagePullSecrets',
        host: 'docker login <registry>',
        kubernetes:
          'kubectl create secret docker-registry <secret> --docker-server=<registry> --docker-username=<user> --docker-password=<token>',
      },
    ],
    source: 'distribution errcode',
    matches: [
      'Error response from daemon: Head "https://registry.example.com/v2/shop/manifests/1": unauthorized: authentication required',
      'unauthorized: authentication required',
    ],
    ignores: ['manifest pulled'],
  },
  {
    id: 'docker.mount-refused',
    kind: 'invalid_setting',
    program: 'docker',
    forms: [
      {
        words: 'error response from daemon invalid',
        pattern:
          /Error response from daemon: (?<value>invalid (?:volume specification|mount path|mount config(?! for type "bind": bind source))[^\n]{0,80})/,
      },
      {
        words: 'mounting to rootfs at not a directory',
        pattern: /mounting "(?<path>[^"]{1,150})" to rootfs at "[^"]{1,150}"[^\n]{0,60}: not a directory/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Docker refuses a mount: {value}',
    check: DOCKER,
    repair: [
      {
        text: 'Correct source and target: absolute paths, a file on a file (an absent source becomes a folder), and no colon in the name',
      },
    ],
    source: 'moby volume/mounts; Podman',
    matches: [
      "Error response from daemon: invalid volume specification: 'C:/x:/y:z'",
      'rootfs_linux.go:75: mounting "/srv/app.conf" to rootfs at "/etc/app.conf" caused: not a directory: unknown',
    ],
    ignores: ['volume mounted'],
  },
  {
    id: 'docker.dns-forwarding',
    kind: 'name_resolution',
    program: 'docker',
    forms: [
      {
        words: 'resolver failed to query external dns server',
        pattern: /\[resolver\] failed to query external DNS server/,
      },
      { words: 'resolver failed', pattern: /\[resolver\] (?:connect|send to|read from DNS server) failed/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The resolver of Docker gets no answer from the DNS server of the host',
    check: { text: 'Ask that server from the host', host: 'cat /etc/resolv.conf; dig @<server> example.com' },
    repair: [
      {
        text: 'Give Docker a server that answers',
        host: 'sudoedit /etc/docker/daemon.json   # {"dns": ["1.1.1.1", "9.9.9.9"]}\nsudo systemctl restart docker',
      },
    ],
    source: 'moby libnetwork resolver.go',
    matches: [
      'level=error msg="[resolver] failed to query external DNS server" client-addr="udp:127.0.0.1:3" dns-server="udp:10.0.0.2:53" error="read udp: i/o timeout"',
      'level=warning msg="[resolver] connect failed" error="dial tcp 10.0.0.2:53: i/o timeout"',
    ],
    ignores: ['resolver ready'],
  },
  {
    id: 'docker.cannot-stop',
    kind: 'authorisation_denied',
    program: 'docker',
    forms: [
      {
        words: 'cannot container',
        pattern:
          /cannot (?:stop|kill) container: (?<object>\S{1,80}):? (?:permission denied|tried to kill container, but did not receive an exit event)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker may not end the container {object}: AppArmor refuses the signal',
    check: DOCKER,
    repair: [
      {
        text: 'Clear stale profiles, then stop it; two Docker installations (snap and apt) do this',
        host: 'sudo aa-remove-unknown; snap list docker',
        destructive: true,
      },
    ],
    source: 'moby daemon/stop.go',
    matches: [
      'Error response from daemon: cannot stop container: web: permission denied',
      'Error response from daemon: cannot stop container: web: tried to kill container, but did not receive an exit event',
    ],
    ignores: ['container stopped'],
  },
  {
    id: 'docker.good-day-lines',
    kind: null,
    program: 'docker',
    forms: [
      { words: 'cleaning up after shim disconnected', pattern: /cleaning up after shim disconnected/ },
      { words: 'ignoring delete', pattern: /ignoring event[^\n]{0,120}tasks\/delete/ },
      { words: 'shim disconnected', pattern: /shim disconnected/ },
      { words: 'cleaning up dead shim', pattern: /cleaning up dead shim/ },
      {
        words: 'handler for returned error no such',
        pattern: /Handler for (?:GET|HEAD|DELETE) \S{1,160} returned error: [Nn]o such (?:container|image|volume)/,
      },
      { words: 'skip loading plugin', pattern: /skip loading plugin / },
      {
        words: 'failed to load plugin devmapper not configured',
        pattern: /failed to load plugin \S{1,80}" error="devmapper not configured/,
      },
      { words: 'no opentelemetry endpoint skip plugin', pattern: /no OpenTelemetry endpoint: skip plugin/ },
      {
        words: 'could not use snapshotter in metadata plugin',
        pattern: /could not use snapshotter \w{1,20} in metadata plugin/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Lines that Docker and containerd write on good days',
    check: { text: 'Nothing needs doing: a container ended' },
    repair: [],
    source: 'containerd runtime/v2; moby libcontainerd',
    matches: [
      'level=warning msg="cleaning up after shim disconnected" id=x namespace=moby',
      'level=info msg="ignoring event" container=x module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete"',
      'level=info msg="shim disconnected" id=x namespace=moby',
      'level=info msg="cleaning up dead shim" namespace=moby',
      'level=error msg="Handler for GET /v1.41/containers/web/json returned error: No such container: web"',
      'level=info msg="skip loading plugin \\"io.containerd.snapshotter.v1.aufs\\"..." error="aufs is not supported (modprobe aufs failed: exit status 1 \\"modprobe: FATAL: Module aufs not found in directory /lib/modules/6.1.0\\\\n\\"): skip plugin"',
      'level=warning msg="failed to load plugin io.containerd.snapshotter.v1.devmapper" error="devmapper not configured"',
      'level=error msg="failed to initialize a tracing processor \\"otlp\\"" error="no OpenTelemetry endpoint: skip plugin"',
      'level=warning msg="could not use snapshotter devmapper in metadata plugin" error="devmapper not configured"',
    ],
    ignores: ['failed to start shim'],
  },
  {
    id: 'podman.cgroup-or-network',
    kind: 'kernel_setting',
    program: 'podman',
    forms: [
      {
        words: 'the requested cgroup controller is not available',
        pattern: /the requested cgroup controller `?(?<value>\w{1,12})`? is not available/,
      },
      { words: 'netavark', pattern: /netavark: (?<value>iptables|nft): (?:not found|No such file)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Podman lacks {value} on this host',
    check: {
      text: 'Read version of cgroups and the controllers handed down',
      host: 'podman info | grep -iE "cgroup|network"; cat /sys/fs/cgroup/user.slice/user-$(id -u).slice/cgroup.controllers',
    },
    repair: [
      {
        text: 'Hand the controllers down to user sessions, or install what is missing',
        host: 'sudo mkdir -p /etc/systemd/system/user@.service.d && printf "[Service]\\nDelegate=cpu cpuset io memory pids\\n" | sudo tee /etc/systemd/system/user@.service.d/delegate.conf && sudo systemctl daemon-reload; sudo apt-get install iptables nftables',
      },
    ],
    source: 'crun cgroup; netavark',
    matches: [
      'Error: OCI runtime error: crun: the requested cgroup controller `cpu` is not available',
      'Error: unable to start container x: netavark: iptables: not found',
    ],
    ignores: ['controller available'],
  },
  {
    id: 'podman.state-differs',
    kind: 'invalid_setting',
    program: 'podman',
    forms: [
      { words: 'database mismatch', pattern: /database (?:\w{1,20} ){0,4}configuration mismatch/ },
      {
        words: 'database does not match our',
        pattern:
          /database (?:static dir|tmp dir|graph root directory|run root directory|graph driver name) "[^"]{1,100}" does not match our/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The database of Podman was made with other folders or another driver',
    check: { text: 'Compare', host: 'podman info | grep -iE "graphRoot|runRoot|graphDriver"' },
    repair: [{ text: 'Bring the settings back, or reset', host: 'podman system reset', destructive: true }],
    source: 'containers/podman libpod/state',
    matches: [
      'Error: database configuration mismatch',
      'Error: database graph driver name "vfs" does not match our graph driver name "overlay": database configuration mismatch',
    ],
    ignores: ['database is configured'],
  },
];

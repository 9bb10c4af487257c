import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOCKER_DAEMON_ANSWERS: readonly CatalogueEntry[] = [
  {
    id: 'docker.network-not-attachable',
    kind: 'invalid_setting',
    program: 'docker',
    forms: [
      { words: 'network not manually attachable', pattern: /network (?<object>[\w.-]{1,80}) not manually attachable/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The overlay network {object} was made for services only: no single container may join it',
    check: { text: 'See the network', host: 'docker network inspect {object} --format "{{.Driver}} {{.Attachable}}"' },
    repair: [
      {
        text: 'Make it anew with --attachable',
        host: 'docker network rm {object} && docker network create -d overlay --attachable {object}',
        destructive: true,
      },
    ],
    source: 'moby swarmkit docs "overlay --attachable"',
    matches: [
      'Error response from daemon: Could not attach to network backend: rpc error: code = PermissionDenied desc = network backend not manually attachable',
      'network shop_default not manually attachable',
    ],
    ignores: ['network backend is attachable'],
  },
  {
    id: 'docker.health-check-late',
    kind: 'slow_dependency',
    program: 'docker',
    forms: [
      {
        words: 'health check for container error',
        pattern:
          /Health check for container (?<object>\w{1,64}) error: (?:timed out starting health check|context deadline exceeded)/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The health check of container {object} did not start in time: the host is overloaded',
    check: {
      text: 'See the load of the host and how many checks run',
      host: 'uptime; vmstat 1 3; docker ps --filter health=unhealthy',
    },
    repair: [
      {
        text: 'Raise interval and timeout of the checks; many checks a few seconds apart start many processes',
        compose: 'docker compose up -d {service}   # healthcheck: {interval: 30s, timeout: 10s}',
      },
    ],
    source: 'moby daemon/health.go',
    matches: [
      'level=warning msg="Health check for container 3f2a error: timed out starting health check for container 3f2a"',
      'level=warning msg="Health check for container 3f2a error: context deadline exceeded: unknown"',
    ],
    ignores: ['Health check for container 3f2a done: exit code 0'],
  },
  {
    id: 'docker.clean-up-notes',
    kind: null,
    program: 'docker',
    forms: [
      {
        words: 'containerd deleting container error exit status 1 container does not exist',
        pattern: /containerd: deleting container" error="exit status 1: \\?"container \w{1,64} does not exist/,
      },
      { words: 'cleaning up after shim disconnected', pattern: /cleaning up after shim disconnected/ },
      {
        words: 'failed to delete cmd usr bin containerd shim runc v2',
        pattern: /failed to delete" cmd="\/usr\/bin\/containerd-shim-runc-v2/,
      },
      {
        words: 'failed to load plugin error plugin',
        pattern: /failed to load plugin" error="?[^\r\n]{0,120}skip plugin/,
      },
      { words: 'skip loading plugin', pattern: /skip loading plugin "[\w.]{1,80}"/ },
      { words: 'error streaming logs log not found', pattern: /Error streaming logs: log not found/ },
      { words: 'ignoring event container', pattern: /ignoring event" container=\w{1,64}/ },
      {
        words: 'no non localhost dns nameservers are left in resolv conf using default external servers',
        pattern: /No non-localhost DNS nameservers are left in resolv\.conf\. Using default external servers/,
      },
      {
        words: 'not using native diff for overlay2 this may cause degraded performance',
        pattern: /Not using native diff for overlay2, this may cause degraded performance/,
      },
      {
        words: 'security options with as a separator are deprecated',
        pattern: /Security options with `:` as a separator are deprecated/,
      },
      {
        words: 'warning no support',
        pattern: /WARNING: No (?:swap limit|blkio throttle\.\w{1,30}|memory limit|cpuset|io\.\w{1,20}) support/,
      },
      { words: 'warning bridge nf call is disabled', pattern: /WARNING: bridge-nf-call-ip6?tables is disabled/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of dockerd and containerd while containers end or start',
    check: {
      text: 'Nothing needs doing: storage drivers that the host lacks are skipped, and what has ended is cleaned up',
    },
    repair: [],
    source: 'moby daemon, containerd plugin loading',
    matches: [
      'level=error msg="containerd: deleting container" error="exit status 1: \\"container abc does not exist\\\\none or more of the container deletions failed\\\\n\\""',
      'level=warning msg="cleaning up after shim disconnected" id=abc namespace=moby',
      'level=error msg="failed to delete" cmd="/usr/bin/containerd-shim-runc-v2 -namespace moby" error="exit status 1"',
      'level=warning msg="failed to load plugin" error="aufs is not supported (modprobe aufs failed: exit status 1): skip plugin" type=io.containerd.snapshotter.v1',
      'level=info msg="skip loading plugin \\"io.containerd.snapshotter.v1.btrfs\\"..." skip loading plugin "io.containerd.snapshotter.v1.btrfs"',
      'level=error msg="Error streaming logs: log not found"',
      'level=info msg="ignoring event" container=abc module=libcontainerd namespace=moby topic=/tasks/delete',
      'level=info msg="No non-localhost DNS nameservers are left in resolv.conf. Using default external servers"',
      'level=warning msg="Not using native diff for overlay2, this may cause degraded performance for building images"',
      'Security options with `:` as a separator are deprecated',
      'WARNING: No swap limit support',
      'WARNING: bridge-nf-call-iptables is disabled',
    ],
    ignores: ['level=fatal msg="failed to start daemon"'],
  },
  {
    id: 'docker.container-still-running',
    kind: 'lock_held',
    program: 'docker',
    forms: [
      {
        words: 'you cannot remove a running container stop the container',
        pattern: /You cannot remove a running container (?<object>\w{1,64})\. Stop the container/,
      },
      {
        words: 'cannot remove container container is running',
        pattern: /cannot remove container "\/?(?<object>[\w.-]{1,80})": container is running/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The container {object} runs: it has to be stopped before it is removed',
    check: { text: 'See what it is', host: 'docker ps --filter id={object}' },
    repair: [{ text: 'Stop it first', host: 'docker stop {object} && docker rm {object}', destructive: true }],
    source: 'moby daemon/delete.go',
    matches: [
      'Error response from daemon: You cannot remove a running container abc12. Stop the container before attempting removal or force remove',
      'Error response from daemon: cannot remove container "/web": container is running: stop the container before removing or force remove',
    ],
    ignores: ['container web removed'],
  },
  {
    id: 'docker.log-driver-missing',
    kind: 'missing_module',
    program: 'docker',
    forms: [
      {
        words: 'no log driver named is registered',
        pattern: /no log driver named '(?<object>[\w./:-]{1,80})' is registered/,
      },
      {
        words: 'error looking up logging plugin plugin',
        pattern: /error looking up logging plugin (?<object>[\w./:-]{1,80}): plugin/,
      },
      {
        words: 'error response from daemon plugin',
        pattern: /Error response from daemon: plugin "(?<object>[\w./:-]{1,80})" (?:not found|is disabled)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The log driver {object} is not installed on this host',
    check: {
      text: 'See the plugins and what wants the driver',
      host: 'docker plugin ls; docker info --format "{{.LoggingDriver}} {{.Plugins.Log}}"; cat /etc/docker/daemon.json',
    },
    repair: [
      {
        text: 'Install and enable it (loki: grafana/loki-docker-driver), or use json-file',
        host: 'docker plugin install grafana/loki-docker-driver:latest --alias loki --grant-all-permissions',
      },
    ],
    source: 'moby daemon/logger/factory.go',
    matches: [
      "Error response from daemon: logger: no log driver named 'loki' is registered",
      'Error response from daemon: error looking up logging plugin loki: plugin "loki" not found',
      'Error response from daemon: plugin "loki" not found',
    ],
    ignores: ['plugin "loki" installed'],
  },
  {
    id: 'docker.log-driver-cannot-connect',
    kind: 'connection_refused',
    program: 'docker',
    forms: [
      {
        words: 'failed to initialize logging driver',
        pattern: /failed to initialize logging driver: (?<value>[^\r\n]{1,160})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The container does not start because its log driver cannot reach its server',
    check: {
      text: 'See which driver and server',
      host: 'docker inspect {service} --format "{{json .HostConfig.LogConfig}}"',
    },
    repair: [
      {
        text: 'Start the log server (it has to be there before the container), or set fluentd-async / mode=non-blocking so that logs do not stop the container',
        compose: 'docker compose up -d {service}   # logging.options.fluentd-async: "true"',
      },
    ],
    source: 'moby daemon/start.go',
    matches: [
      'Error response from daemon: failed to initialize logging driver: dial tcp 127.0.0.1:24224: connect: connection refused',
      'Error response from daemon: failed to create task for container: failed to initialize logging driver: failed to create Cloudwatch log stream: AccessDeniedException',
    ],
    ignores: ['logging driver: json-file'],
  },
  {
    id: 'docker.not-a-swarm-manager',
    kind: 'invalid_setting',
    program: 'docker',
    forms: [{ words: 'this node is not a swarm manager', pattern: /This node is not a swarm manager/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'This Docker host is no swarm manager: the command has to run on one',
    check: {
      text: 'See the state',
      host: 'docker info --format "{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}} {{.Swarm.RemoteManagers}}"',
    },
    repair: [
      {
        text: 'Run it on a manager, make a swarm, or use docker compose in place of docker stack',
        host: 'docker swarm init',
      },
    ],
    source: 'moby daemon/cluster/errors.go',
    matches: [
      'Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
      "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state.",
    ],
    ignores: ['Swarm initialized: current node (x) is now a manager.'],
  },
  {
    id: 'docker.desktop-not-running',
    kind: 'connection_refused',
    program: 'docker',
    forms: [
      {
        words: 'open pipe the system cannot find the file specified',
        pattern: /open \/\/\.\/pipe\/(?<object>docker\w{0,30}): The system cannot find the file specified/,
      },
      {
        words: 'this error may indicate that the docker daemon is not running',
        pattern: /this error may indicate that the docker daemon is not running/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker Desktop does not run on this machine',
    check: {
      text: 'See whether Docker Desktop is started and which context is used',
      host: 'docker context ls; wsl -l -v',
    },
    repair: [
      {
        text: 'Start Docker Desktop, wait until it says "Engine running"; with WSL update and restart it',
        host: 'wsl --update && wsl --shutdown',
        destructive: true,
      },
    ],
    source: 'docker/cli, moby client/errors.go',
    matches: [
      'error during connect: this error may indicate that the docker daemon is not running: Get "http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/containers/json": open //./pipe/docker_engine: The system cannot find the file specified.',
      'error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.45/info": open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified.',
    ],
    ignores: ['Docker Desktop is running'],
  },
  {
    id: 'containerd.config-invalid',
    kind: 'invalid_setting',
    program: 'containerd',
    forms: [
      { words: 'invalid plugin config', pattern: /invalid plugin config: (?<value>[^\r\n"]{1,140})/ },
      {
        words: 'containerd failed to load',
        pattern: /containerd: failed to load TOML(?: from)?:? ?(?<path>\/\S{1,80})?[^\r\n]{0,120}/,
      },
      {
        words: 'expected cgroupspath to be of format slice prefix for systemd cgroups',
        pattern: /(?<value>expected cgroupsPath to be of format \\?"slice:prefix:name\\?" for systemd cgroups)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'containerd cannot use its configuration: {value}',
    check: {
      text: 'See the whole configuration',
      host: 'containerd config dump | head -80; journalctl -u containerd -n 30 --no-pager',
    },
    repair: [
      {
        text: 'Write the default anew and put only your changes in (SystemdCgroup = true, config_path = "/etc/containerd/certs.d" in place of mirrors)',
        host: 'sudo cp /etc/containerd/config.toml /root/ && containerd config default | sed "s/SystemdCgroup = false/SystemdCgroup = true/" | sudo tee /etc/containerd/config.toml >/dev/null && sudo systemctl restart containerd kubelet',
        destructive: true,
      },
    ],
    source: 'containerd pkg/cri/config; runc libcontainer/specconv',
    matches: [
      'level=warning msg="failed to load plugin io.containerd.grpc.v1.cri" error="invalid plugin config: `mirrors` cannot be set when `config_path` is provided"',
      'containerd: failed to load TOML: /etc/containerd/config.toml: (12, 3): unexpected token table key cannot contain ]',
      'OCI runtime create failed: runc create failed: expected cgroupsPath to be of format "slice:prefix:name" for systemd cgroups, got "/kubepods/x" instead: unknown',
    ],
    ignores: ['loading plugin "io.containerd.grpc.v1.cri"...'],
  },
  {
    id: 'containerd.store-locked',
    kind: 'lock_held',
    program: 'containerd',
    forms: [
      { words: 'waiting for response from boltdb open', pattern: /waiting for response from boltdb open/ },
      { words: 'timeout waiting for db', pattern: /timeout waiting for (?<path>\/\S{1,120}meta\.db)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another containerd holds the store {path|of this one}: two of them use one directory',
    check: {
      text: 'See who has the file open',
      host: 'sudo fuser -v /var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db; ps aux | grep [c]ontainerd',
    },
    repair: [
      {
        text: 'Stop the other one (k3s, a snap, one started by hand), then start again',
        host: 'sudo systemctl restart containerd',
      },
    ],
    source: 'containerd plugins/metadata',
    matches: [
      'level=warning msg="waiting for response from boltdb open" plugin=bolt',
      'timeout waiting for /var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db: boltdb lock',
    ],
    ignores: ['metadata content store policy set'],
  },
];

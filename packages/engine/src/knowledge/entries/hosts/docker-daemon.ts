import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOCKER_DAEMON: readonly CatalogueEntry[] = [
  {
    id: 'docker.daemon-not-running',
    kind: 'connection_refused',
    program: 'docker',
    forms: [
      {
        words: 'cannot connect to the docker daemon',
        pattern: /Cannot connect to the Docker daemon at (?<peer>\S{1,120}?)\. Is the docker daemon running\?/,
      },
      {
        words: 'failed to connect to the docker api',
        pattern:
          /failed to connect to the docker API at (?<peer>[^\s;]{1,120}); check if the path is correct and if the daemon is running/,
      },
      {
        words: 'dial unix docker sock connect no such file or directory',
        pattern: /dial unix (?<peer>\/\S{0,80}docker\.sock): connect: (?:no such file or directory|connection refused)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'docker',
    specificity: 2,
    means: 'The Docker daemon does not answer at {peer}',
    check: {
      text: 'See whether the daemon runs and what it said last; in a container or a CI job see whether the socket is mounted',
      host: 'systemctl status docker docker.socket; journalctl -u docker -n 50 --no-pager; docker context ls; echo $DOCKER_HOST',
    },
    repair: [
      {
        text: 'Start the daemon; when it ends at once, the journal names the reason (a broken daemon.json, a full disk)',
        host: 'sudo dockerd --validate --config-file /etc/docker/daemon.json; sudo systemctl start docker',
      },
      {
        text: 'When the daemon is elsewhere, set the context or unset DOCKER_HOST',
        host: 'unset DOCKER_HOST; docker context use default',
      },
    ],
    source: 'moby client/errors.go connectionFailed; client/request.go doRequest',
    matches: [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
      'Error: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.45/containers/json": dial unix /var/run/docker.sock: connect: no such file or directory',
    ],
    ignores: [
      'dial unix /run/app/api.sock: connect: no such file or directory',
      'is the docker daemon running? then go on',
    ],
  },
  {
    id: 'docker.api-version',
    kind: 'version_mismatch',
    program: 'docker',
    forms: [
      {
        words: 'client version is too old minimum supported api version',
        pattern:
          /client version (?<version>[\d.]{1,8}) is too old\. Minimum supported API version is (?<wanted>[\d.]{1,8})/,
      },
      {
        words: 'client version is too new maximum supported api version',
        pattern:
          /client version (?<version>[\d.]{1,8}) is too new\. Maximum supported API version is (?<wanted>[\d.]{1,8})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'docker',
    specificity: 3,
    means: 'The Docker daemon takes API {wanted}, the client speaks {version}',
    check: {
      text: 'Compare both sides; since Docker 29 the daemon refuses everything below API 1.44, which older Traefik, Portainer and Watchtower still speak',
      host: 'docker version --format "client {{.Client.APIVersion}} server {{.Server.APIVersion}} min {{.Server.MinAPIVersion}}"',
    },
    repair: [
      {
        text: 'Update the program that talks to the daemon',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
      },
      {
        text: 'Until then let the daemon take the old version, or set DOCKER_API_VERSION={wanted} for a client that is too new',
        host: 'sudo mkdir -p /etc/systemd/system/docker.service.d && printf "[Service]\\nEnvironment=DOCKER_MIN_API_VERSION={version}\\n" | sudo tee /etc/systemd/system/docker.service.d/min-api.conf && sudo systemctl daemon-reload && sudo systemctl restart docker',
        destructive: true,
      },
    ],
    source: 'moby daemon/server/middleware/version.go versionUnsupportedError',
    matches: [
      'Error response from daemon: client version 1.24 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version',
      'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.43',
    ],
    ignores: ['API version: 1.44 (minimum version 1.24)'],
  },
  {
    id: 'docker.container-name-in-use',
    kind: 'invalid_setting',
    program: 'docker',
    forms: [
      {
        words: 'conflict the container name is already in use by container',
        pattern:
          /Conflict\. The container name "\/?(?<object>[^"]{1,80})" is already in use by container "(?<value>[0-9a-f]{12})/,
      },
      {
        words: 'the container name is already in use by',
        pattern: /the container name "(?<object>[^"]{1,80})" is already in use by (?<value>[0-9a-f]{12})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A container named {object} is already there ({value})',
    check: {
      text: 'See what the other container is: a stopped left-over, or another project with the same container_name:',
      compose: 'docker ps -a --filter name={object}; docker inspect -f "{{.State.Status}}" {value}',
    },
    repair: [
      {
        text: 'Remove the old container, when nobody needs it',
        compose: 'docker rm -f {object} && docker compose up -d',
        destructive: true,
      },
      { text: 'Or leave container_name: out, so that each project has names of its own' },
    ],
    source: 'moby daemon/errors.go nameConflictError; podman libpod ErrCtrExists',
    matches: [
      'Error response from daemon: Conflict. The container name "/shop-db" is already in use by container "b7c9e0f5a1d2b7c9e0f5a1d2". You have to remove (or rename) that container to be able to reuse that name.',
      'Error: creating container storage: the container name "shop-db" is already in use by 3c1f2e4d5a6b7c8d. You have to remove that container to be able to reuse that name: that name is already in use',
    ],
    ignores: ['Container shop-db  Running'],
  },
  {
    id: 'docker.disk-full',
    kind: 'disk_full',
    program: 'docker',
    forms: [
      {
        words: 'failed to register layer no space left on device',
        pattern: /failed to register layer: .{0,300}no space left on device/,
      },
      {
        words: 'var lib no space left on device',
        pattern:
          /(?<path>\/var\/lib\/(?:docker|containerd|containers)\/\S{0,240}?):? .{0,120}[nN]o space left on device/,
      },
      {
        words: 'failed to solve no space left on device',
        pattern:
          /failed to (?:solve|copy|export image|extract layer|prepare \S{1,100})\b.{0,300}no space left on device/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: "Docker's own disk is full: no space left under {path|/var/lib/docker}",
    check: {
      text: 'See which file system is full, in bytes and in inodes, and what Docker keeps: images, build cache, volumes, logs',
      host: 'df -h /var/lib/docker /var/lib/containerd; df -i /var/lib/docker; docker system df; sudo du -xh /var/lib/docker/containers --max-depth=1 | sort -h | tail',
    },
    repair: [
      {
        text: 'Remove what no container uses: stopped containers, dangling images and the build cache',
        host: 'docker system prune -f && docker builder prune -af && docker image prune -af --filter until=168h',
        destructive: true,
      },
      {
        text: 'Keep it so: limit the logs of containers (max-size and max-file of the driver json-file; for containers made from then on)',
        host: `sudoedit /etc/docker/daemon.json && sudo dockerd --validate && sudo systemctl restart docker # add "log-driver": "json-file", "log-opts": { "max-size": "10m", "max-file": "3" }`,
        destructive: true,
      },
    ],
    source: 'ENOSPC as moby layer store, BuildKit and containerd snapshotters print it',
    matches: [
      'failed to register layer: write /usr/lib/x86_64-linux-gnu/libLLVM.so.15: no space left on device',
      'Error response from daemon: mkdir /var/lib/docker/overlay2/5f1d-init: no space left on device',
      'ERROR: failed to solve: failed to copy files: copy file range failed: no space left on device',
      'write /var/lib/containerd/io.containerd.content.v1.content/ingest/9a/data: no space left on device',
    ],
    ignores: ['pg_wal: could not write: No space left on device', 'Total reclaimed space: 12.4GB'],
  },
  {
    id: 'docker.gpu-driver-missing',
    kind: 'missing_module',
    program: 'docker',
    forms: [
      {
        words: 'could not select device driver with capabilities',
        pattern:
          /could not select device driver "(?<object>[^"]{0,40})" with capabilities: \[\[(?<value>[^\]]{1,80})\]\]/,
      },
      { words: 'unknown or invalid runtime name', pattern: /unknown or invalid runtime name: (?<object>[\w.-]{1,60})/ },
      { words: 'unresolvable cdi devices', pattern: /unresolvable CDI devices (?<object>[^\s:"]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker does not know the device driver or runtime {object|for GPUs}',
    check: {
      text: 'See whether the NVIDIA container toolkit is installed and registered with the daemon, and whether the driver of the host works',
      host: 'nvidia-smi; which nvidia-ctk nvidia-container-runtime; docker info | grep -iE "runtimes|cdi"',
    },
    repair: [
      {
        text: 'Install the NVIDIA Container Toolkit, register its runtime with Docker, and restart the daemon',
        host: 'sudo apt-get install -y nvidia-container-toolkit && sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker',
        destructive: true,
      },
    ],
    source:
      'moby daemon/errors.go incompatibleDeviceRequest; daemon/runtime_unix.go; NVIDIA Container Toolkit documentation',
    matches: [
      'Error response from daemon: could not select device driver "nvidia" with capabilities: [[gpu]]',
      'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
      'Error response from daemon: unknown or invalid runtime name: nvidia',
      'Error response from daemon: could not inject CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
    ],
    ignores: ['Runtimes: io.containerd.runc.v2 nvidia runc'],
  },
  {
    id: 'nvidia.driver-not-loaded',
    kind: 'missing_module',
    program: 'nvidia',
    forms: [
      {
        words: 'nvml error driver not loaded',
        pattern: /(?:Failed to initialize NVML: Driver Not Loaded|nvml error: driver not loaded)/i,
      },
      {
        words: 'nvrm api mismatch',
        pattern:
          /NVRM: API mismatch: the client(?: '[^']{1,60}' \(pid \d{1,8}\))? has the version (?<wanted>[\d.]{1,20}), but/,
      },
      {
        words: 'load library failed libnvidia',
        pattern: /initialization error: load library failed: (?<object>libnvidia-ml\.so\.1)/,
      },
    ],
    nearby: [/this kernel module has the version (?<version>[\d.]{1,20}?)\.?\s/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The NVIDIA driver of the host is not loaded or does not fit its library',
    check: {
      text: 'Compare the loaded module with the installed one; an unattended upgrade changes the files while the old module stays loaded',
      host: 'cat /proc/driver/nvidia/version; modinfo nvidia | grep ^version; dpkg -l | grep nvidia-driver; dkms status',
    },
    repair: [
      {
        text: 'Load the new module: restart the host, or end all that uses the GPU and load it again',
        host: 'sudo reboot',
        destructive: true,
      },
      {
        text: 'Keep the driver out of unattended upgrades',
        host: 'sudo apt-mark hold $(dpkg -l | grep -oE "nvidia-driver-[0-9a-z-]+" | sort -u)',
      },
    ],
    source: 'NVML return codes NVML_ERROR_LIB_RM_VERSION_MISMATCH, NVML_ERROR_DRIVER_NOT_LOADED; libnvidia-container',
    matches: [
      'nvidia-container-cli: initialization error: nvml error: driver not loaded: unknown',
      'NVRM: API mismatch: the client has the version 550.120, but NVRM: this kernel module has the version 550.90.07. Please make sure',
      'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory: unknown',
    ],
    ignores: ['NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.120'],
  },
  {
    id: 'runc.cgroup-setup-failed',
    kind: 'kernel_setting',
    program: 'runc',
    forms: [
      { words: 'cgroup mountpoint does not exist', pattern: /cgroups?: cgroup mountpoint does not exist/ },
      {
        words: 'unable to apply cgroup configuration',
        pattern: /unable to apply cgroup configuration: (?<value>.{1,80})/,
      },
      {
        words: 'error setting cgroup config for prochooks process',
        pattern: /error setting cgroup config for procHooks process: (?<value>.{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No control group for the container: {value|no cgroup is mounted}',
    check: {
      text: 'See which cgroup version the host runs, which the engine uses, and whether the controller that is named is on',
      host: 'stat -fc %T /sys/fs/cgroup; docker info | grep -i cgroup; cat /sys/fs/cgroup/cgroup.controllers; systemctl status dbus',
    },
    repair: [
      {
        text: 'Update Docker, containerd and runc to versions that know cgroup v2, with the systemd driver',
        host: `sudoedit /etc/docker/daemon.json && sudo dockerd --validate && sudo systemctl restart docker # add "exec-opts": ["native.cgroupdriver=systemd"]`,
        destructive: true,
      },
      {
        text: 'When a limit is refused ("invalid argument"), correct it: memory: of the service has to be 6m or more, cpus: at most what the host has',
      },
    ],
    source: 'runc libcontainer/process_linux.go; opencontainers/cgroups',
    matches: [
      'Error response from daemon: cgroups: cgroup mountpoint does not exist: unknown',
      'OCI runtime create failed: runc create failed: unable to start container process: unable to apply cgroup configuration: failed to write 12345: openat2 /sys/fs/cgroup/pids/docker/5f/cgroup.procs: no such file or directory: unknown',
      'runc create failed: unable to start container process: error during container init: error setting cgroup config for procHooks process: openat2 /sys/fs/cgroup/user.slice/docker-5f.scope/cpu.max: no such file or directory: unknown',
    ],
    ignores: ['Cgroup Driver: systemd', 'cgroup2 on /sys/fs/cgroup type cgroup2 (rw,nosuid)'],
  },
  {
    id: 'runc.sysctl-refused-in-lxc',
    kind: 'version_mismatch',
    program: 'runc',
    versions: '>=1.2.7',
    forms: [
      {
        words: 'open sysctl file reopen fd permission denied',
        pattern: /open sysctl (?<setting>[\w.]{1,80}) file: reopen fd \d{1,5}: permission denied/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The new runc may not set {setting}: the AppArmor profile of the LXC container forbids it',
    check: {
      text: 'See whether the host is itself an LXC container, and which version of runc came with the last update of containerd.io',
      host: 'systemd-detect-virt; runc --version; grep -i containerd.io /var/log/dpkg.log | tail -4',
    },
    repair: [
      {
        text: 'Update lxc-pve or Incus on the host of the container, whose newer profile allows it',
        host: 'apt-get update && apt-get install lxc-pve',
      },
      {
        text: 'Until then hold the containerd.io of before',
        host: 'apt list -a containerd.io; sudo apt-get install --allow-downgrades containerd.io=<the version before> && sudo apt-mark hold containerd.io',
      },
    ],
    source: 'runc libcontainer/init_linux.go writeSystemProperty; opencontainers/runc issue 4968',
    matches: [
      'Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: open sysctl net.ipv4.ip_unprivileged_port_start file: reopen fd 8: permission denied: unknown',
      'runc create failed: unable to start container process: error during container init: open sysctl net.ipv4.ip_unprivileged_port_start file: reopen fd 8: permission denied',
    ],
    ignores: ['sysctl: permission denied on key "net.ipv4.ip_unprivileged_port_start"'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PODMAN_ANSWERS: readonly CatalogueEntry[] = [
  {
    id: 'podman.object-missing',
    kind: 'missing_object',
    program: 'podman',
    forms: [
      {
        words: 'no container with name or id found no such container',
        pattern: /no container with name or ID \\?"(?<object>[^"\\]{1,80})\\?" found: no such container/,
      },
      {
        words: 'no pod with name or id found no such pod',
        pattern: /no pod with name or ID (?<object>\S{1,80}) found: no such pod/,
      },
      {
        words: 'no volume with name found no such volume',
        pattern: /no volume with name \\?"(?<object>[^"\\]{1,80})\\?" found: no such volume/,
      },
      { words: 'image not known', pattern: /(?:^|\s|")(?<object>[\w./:@-]{1,160}): image not known/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Podman knows no {object} (each user has containers, volumes and images of its own)',
    check: {
      text: 'List as the user that runs the service',
      host: 'podman ps -a; podman volume ls; podman images; podman pod ls',
    },
    repair: [{ text: 'Correct the name, make or pull it, or run the command as the user that owns it' }],
    source: 'Podman libpod/sqlite_state.go, libpod/define/errors.go; containers/storage types/errors.go',
    matches: [
      'Error: no container with name or ID "shop" found: no such container',
      'Error: no pod with name or ID shop found: no such pod',
      'Error: no volume with name "shop-data" found: no such volume',
      'Error: localhost/shop:1: image not known',
    ],
    ignores: ['podman container exists shop'],
  },
  {
    id: 'podman.state-refuses',
    kind: 'startup_order',
    program: 'podman',
    forms: [
      { words: 'container state improper', pattern: /(?<value>[^:\r\n]{1,120}): container state improper/ },
      {
        words: 'crun the container is not running',
        pattern: /crun: the container `(?<object>[^`\r\n]{1,80})` is not running/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Podman refuses the command in this state of the container: {value|it does not run}',
    check: { text: 'See the state, and why it ended', host: 'podman ps -a; podman logs --tail 40 {service}' },
    repair: [{ text: 'Start the container (or stop it first) and give the command again; repair what its log names' }],
    source: 'Podman libpod/define/errors.go, libpod/container_api.go; crun src/libcrun/container.c',
    matches: [
      'Error: can only attach to created or running containers - currently in state exited: container state improper',
      'Error: can only kill running containers. 1234 is in state exited: container state improper',
      'Error: OCI runtime error: crun: the container `1234` is not running',
    ],
    ignores: ['container state: running'],
  },
  {
    id: 'podman.ended-at-start',
    kind: 'crash_signal',
    forms: [
      {
        words: 'reading container probably exited json message',
        pattern: /reading container \(probably exited\) json message/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The runtime ended while it made the container: its reason stands beside it',
    check: {
      text: 'Run it with the log on',
      host: 'podman --log-level debug start <container> 2>&1 | tail -40; df -h; free -m; journalctl -b | grep -i conmon | tail',
    },
    repair: [{ text: 'Repair what conmon or the runtime names: full disk, memory, a runtime that is not installed' }],
    source: 'Podman libpod/oci_conmon_linux.go before 4.0; CRI-O oci',
    matches: [
      'Error: unable to start container "1234": error reading container (probably exited) json message: EOF',
      'Failed to create pod sandbox: rpc error: code = Unknown desc = error reading container (probably exited) json message: EOF',
    ],
    ignores: ['Received container pid: 1234'],
  },
  {
    id: 'podman.overlay-over-overlay',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'overlay is not supported over',
        pattern:
          /'overlay' is not supported over (?<value>\w{2,20})(?:, a mount_program is required| at \\?"(?<path>[^"\\]{1,160}))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The store of images cannot lie on {value}: overlay does not work there',
    check: {
      text: 'See what it is',
      host: 'podman info --format "{{.Store.GraphRoot}}"; df -T {path|/var/lib/containers}',
    },
    repair: [
      {
        text: 'In a container mount a volume at /var/lib/containers (or install fuse-overlayfs and set mount_program in storage.conf); on NFS give rootless users a local graphroot',
      },
    ],
    source: 'containers/storage drivers/overlay/overlay.go',
    matches: [
      "Error: configure storage: 'overlay' is not supported over overlayfs, a mount_program is required: backing file system is unsupported for this graph driver",
      'level=error msg="\'overlay\' is not supported over nfs at \\"/home/shop/.local/share/containers/storage/overlay\\""',
    ],
    ignores: ['overlay: storage already configured with a mount-program'],
  },
  {
    id: 'podman.address-taken',
    kind: 'invalid_setting',
    program: 'podman',
    forms: [
      {
        words: 'ipam error requested ip address is already allocated to container id',
        pattern:
          /IPAM error: requested ip address (?<peer>[\d.:a-f]{3,45}) is already allocated to container ID (?<object>\w{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The address {peer} that the container wants belongs to another one',
    check: { text: 'See to whom', host: 'podman ps -a --filter id={object}; podman network inspect <network>' },
    repair: [
      {
        text: 'Give it another address (--ip), or remove the container that holds it (after a crash it may be a dead one)',
      },
    ],
    source: 'containers/common libnetwork/netavark/ipam.go',
    matches: [
      'Error: IPAM error: requested ip address 10.88.0.2 is already allocated to container ID 12ab34cd',
      'Error: unable to start container "56ef": IPAM error: requested ip address fd00::2 is already allocated to container ID 12ab34cd',
    ],
    ignores: ['IPAM error: could not find network "shop"'],
  },
  {
    id: 'podman.addresses-used-up',
    kind: 'pool_exhausted',
    program: 'podman',
    forms: [
      {
        words: 'ipam error failed to find free ip in range',
        pattern: /IPAM error: failed to find free IP in range: (?<limit>[\d.:a-f]{3,45} - [\d.:a-f]{3,45})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The network of Podman has no free address left in {limit}',
    check: { text: 'Count', host: 'podman network inspect <network>; podman ps -aq | wc -l' },
    repair: [{ text: 'Remove containers that are gone, or make the network with a larger subnet or range' }],
    source: 'containers/common libnetwork/netavark/ipam.go',
    matches: [
      'Error: IPAM error: failed to find free IP in range: 10.89.0.1 - 10.89.0.14',
      'Error: unable to start container "56ef": IPAM error: failed to find free IP in range: 10.89.0.10 - 10.89.0.20',
    ],
    ignores: ['IPAM error: could not find network "shop"'],
  },
  {
    id: 'podman.pasta-failed',
    kind: 'kernel_setting',
    program: 'podman',
    forms: [
      { words: 'external interface not usable', pattern: /^(?<value>External interface not usable)/ },
      {
        words: 'couldn t set route s in guest operation not supported',
        pattern: /(?<value>Couldn't set IPv[46] route\(s\) in guest: Operation not supported)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'pasta cannot make the network of a rootless container: {value}',
    check: { text: 'See device and routes', host: 'ip route; ip -6 route' },
    repair: [
      {
        text: 'Give the host a default route, load the modules of IPv6 or switch it off, or choose another network (--network slirp4netns, none, pasta:--ipv4-only)',
      },
    ],
    source:
      'containers/common libnetwork/pasta/pasta_linux.go; messages of passt as quoted by its users and by Red Hat',
    matches: ['External interface not usable', "Couldn't set IPv6 route(s) in guest: Operation not supported"],
    ignores: ['Template interface: eth0 (IPv4)'],
  },
  {
    id: 'podman.pasta-port-refused',
    kind: 'authorisation_denied',
    program: 'podman',
    forms: [
      {
        words: 'failed to bind port permission denied for option',
        pattern: /Failed to bind port (?<port>\d{1,5}) \(Permission denied\) for option/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A rootless container may not publish port {port}: it is below the first free one',
    check: { text: 'Look', host: 'sysctl net.ipv4.ip_unprivileged_port_start' },
    repair: [
      {
        text: 'Publish a port above 1024, or lower the limit for the host',
        host: 'echo net.ipv4.ip_unprivileged_port_start=80 | sudo tee /etc/sysctl.d/50-ports.conf && sudo sysctl --system',
      },
    ],
    source: 'messages of passt as quoted by its users; containers/common libnetwork/pasta/pasta_linux.go',
    matches: [
      "Failed to bind port 80 (Permission denied) for option '-t 80-80:8080-8080'",
      "Error: pasta failed with exit code 1: Failed to bind port 443 (Permission denied) for option '-t 443-443:443-443'",
    ],
    ignores: ['Failed to bind port 8080 after retries'],
  },
  {
    id: 'podman.image-in-use',
    kind: 'lock_held',
    program: 'podman',
    forms: [
      {
        words: 'image used by image is in use by a container',
        pattern: /image used by (?<object>\w{4,80}): image is in use by a container/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The image cannot be removed: the container {object} uses it',
    check: { text: 'See which, also those of buildah', host: 'podman ps -a --external --filter id={object}' },
    repair: [{ text: 'Remove the container first', host: 'podman rm {object}', destructive: true }],
    source: 'containers/storage store.go, types/errors.go',
    matches: [
      'Error: image used by 12ab34cd: image is in use by a container: consider listing external containers and force-removing image',
      'Error: image used by 56ef78ab: image is in use by a container',
    ],
    ignores: ['Deleted: 12ab34cd'],
  },
  {
    id: 'crun.resource-limit-refused',
    kind: 'authorisation_denied',
    program: 'crun',
    forms: [
      {
        words: 'crun setrlimit operation not permitted',
        pattern: /crun: setrlimit `(?<setting>RLIMIT_\w{2,12})`: (?<value>Operation not permitted)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'crun may not set {setting}: the container asks for more than its user may have',
    check: {
      text: 'Compare',
      host: 'ulimit -Hn; ulimit -Hu; podman inspect --format "{{.HostConfig.Ulimits}}" <container>',
    },
    repair: [
      {
        text: 'Lower --ulimit (and default_ulimits in containers.conf), or raise the hard limit of the user (limits.conf, LimitNOFILE of user@.service)',
      },
    ],
    source: 'crun src/libcrun/linux.c',
    matches: [
      'Error: OCI runtime error: crun: setrlimit `RLIMIT_NOFILE`: Operation not permitted',
      'Error: crun: setrlimit `RLIMIT_NPROC`: Operation not permitted: OCI permission denied',
    ],
    ignores: ['crun: started'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PODMAN_AND_NERDCTL: readonly CatalogueEntry[] = [
  {
    id: 'podman.health-failing',
    kind: 'health_check_wrong',
    program: 'podman',
    forms: [
      {
        words: 'container health_status image unhealthy',
        pattern: /container health_status \S{1,80} \(image=[^\r\n]{1,160}health_status=unhealthy/,
      },
      {
        words: 'healthcheck command exceeded timeout of',
        pattern: /healthcheck command exceeded timeout of (?<limit>\d{1,6}\w{1,2})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: "Podman's health check of the container fails",
    check: {
      text: 'Run it by hand',
      host: 'podman healthcheck run {service}; podman inspect --format "{{json .State.Health}}" {service}',
    },
    repair: [
      { text: 'Repair what the check asks for, or the check itself (command, HealthStartPeriod, HealthTimeout)' },
    ],
    source: 'Podman libpod/events/events.go, libpod/define/errors.go, test/e2e/healthcheck_run_test.go',
    matches: [
      'podman[123]: 2026-01-05 10:00:00 container health_status 1234 (image=docker.io/acme/shop:1, name=shop, health_status=unhealthy, health_failing_streak=3, health_log=)',
      'Error: healthcheck command exceeded timeout of 30s',
    ],
    ignores: [
      'podman[123]: container health_status 1234 (image=docker.io/acme/shop:1, name=shop, health_status=healthy, health_failing_streak=0, health_log=)',
    ],
  },
  {
    id: 'podman.good-day-notes',
    kind: null,
    forms: [
      {
        words: 'is not a shared mount this could cause issues',
        pattern: /"\/" is not a shared mount, this could cause issues or missing mounts with rootless containers/,
      },
      {
        words: 'using cgroups v1 which is deprecated in favor of',
        pattern: /Using cgroups-v1 which is deprecated in favor of cgroups-v2 with Podman/,
      },
      {
        words: 'quadlet generator loading source file',
        pattern: /quadlet-generator\[\d{1,8}\]: Loading source (?:drop-in|unit) file/,
      },
      {
        words: 'stopsignal sigterm failed to stop container in seconds resorting',
        pattern:
          /StopSignal \w{3,12} failed to stop container (?<object>\S{1,80}) in (?<limit>\d{1,5}) seconds, resorting to SIGKILL/,
      },
      { words: 'trying to pull', pattern: /^Trying to pull (?<object>\S{1,200})\.\.\.$/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'Podman notes how it works on this host; containers run all the same',
    check: { text: 'Nothing to look at' },
    repair: [],
    source: 'Podman pkg/rootless/rootless_linux.go, cmd/quadlet/main.go, libpod/oci_conmon_common.go; crun issue 433',
    matches: [
      'WARN[0000] "/" is not a shared mount, this could cause issues or missing mounts with rootless containers',
      'WARN[0000] Using cgroups-v1 which is deprecated in favor of cgroups-v2 with Podman v5 and will be removed in a future version.',
      'quadlet-generator[1234]: Loading source unit file /etc/containers/systemd/shop.container',
      'time="2026-01-05T10:00:00Z" level=warning msg="StopSignal SIGTERM failed to stop container shop in 10 seconds, resorting to SIGKILL"',
      'Trying to pull registry.acme.lan/shop:1...',
    ],
    ignores: ['Error: "/" is not mounted'],
  },
  {
    id: 'nerdctl.daemon-not-reached',
    kind: 'startup_order',
    program: 'nerdctl',
    forms: [
      {
        words: 'rootless containerd not running hint use setuptool sh install',
        pattern: /rootless containerd not running\? \(hint: use `containerd-rootless-setuptool\.sh install`/,
      },
      {
        words: 'cannot access containerd socket',
        pattern:
          /cannot access containerd socket \\?"(?<path>[^"\\]{1,100})\\?"(?: \(hint: [^)\r\n]{1,140}\))?: (?<value>permission denied|no such file or directory)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'nerdctl reaches no containerd at {path|the rootless socket}',
    check: {
      text: 'See which one runs',
      host: 'systemctl status containerd; systemctl --user status containerd; ls -l /run/containerd/containerd.sock',
    },
    repair: [
      {
        text: 'Use sudo (or CONTAINERD_ADDRESS, also that of k3s: /run/k3s/containerd/containerd.sock), or install the rootless one',
        host: 'containerd-rootless-setuptool.sh install',
      },
    ],
    source: 'nerdctl pkg/clientutil/client.go, pkg/rootlessutil/parent_linux.go',
    matches: [
      'FATA[0000] rootless containerd not running? (hint: use `containerd-rootless-setuptool.sh install` to start rootless containerd): stat /run/user/1000/containerd-rootless: no such file or directory',
      'FATA[0000] cannot access containerd socket "/run/containerd/containerd.sock": permission denied',
      'time="2026-01-05T10:00:00Z" level=fatal msg="cannot access containerd socket \\"/run/containerd/containerd.sock\\" (hint: try running with `--address /var/run/docker/containerd/containerd.sock` to connect to Docker-managed containerd): no such file or directory"',
    ],
    ignores: ['containerd successfully booted in 0.02s'],
  },
  {
    id: 'nerdctl.network-plugin-missing',
    kind: 'missing_file',
    program: 'nerdctl',
    forms: [
      {
        words: 'needs cni plugin to be installed in cni_path',
        pattern:
          /needs CNI plugin \\?"(?<object>[\w-]{1,40})\\?" to be installed in CNI_PATH \(\\?"(?<path>[^"\\]{1,120})\\?"\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'nerdctl lacks the network plugin {object} in {path}',
    check: { text: 'Look', host: 'ls {path}' },
    repair: [{ text: 'Unpack the CNI plugins (or nerdctl-full) into that folder, or set CNI_PATH' }],
    source: 'nerdctl pkg/netutil/netutil.go',
    matches: [
      'FATA[0000] needs CNI plugin "bridge" to be installed in CNI_PATH ("/opt/cni/bin"), see https://github.com/containernetworking/plugins/releases: exec: "/opt/cni/bin/bridge": stat /opt/cni/bin/bridge: no such file or directory',
      'level=fatal msg="needs CNI plugin \\"firewall\\" to be installed in CNI_PATH (\\"/usr/lib/cni\\"), see https://github.com/containernetworking/plugins/releases: exec: \\"/usr/lib/cni/firewall\\": stat /usr/lib/cni/firewall: no such file or directory"',
    ],
    ignores: ['CNI plugin bridge v1.4'],
  },
  {
    id: 'nerdctl.name-taken',
    kind: 'invalid_setting',
    program: 'nerdctl',
    forms: [
      {
        words: 'name is already used by id',
        pattern: /name \\?"(?<object>[^"\\]{1,80})\\?" is already used by ID \\?"(?<value>[^"\\]{1,80})\\?"/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A container named {object} exists already',
    check: { text: 'See it', host: 'nerdctl ps -a --filter name={object}' },
    repair: [{ text: 'Remove it, or start it again', host: 'nerdctl rm -f {object}', destructive: true }],
    source: 'nerdctl pkg/namestore/namestore.go',
    matches: [
      'FATA[0000] name "shop" is already used by ID "1234abcd"',
      'time="2026-01-05T10:00:00Z" level=fatal msg="name-store error\\nname \\"db\\" is already used by ID \\"ab12\\""',
    ],
    ignores: ['name "shop" is free'],
  },
];

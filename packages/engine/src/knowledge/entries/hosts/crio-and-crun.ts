import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CRIO_AND_CRUN: readonly CatalogueEntry[] = [
  {
    id: 'crio.name-reserved',
    kind: 'lock_held',
    program: 'crio',
    forms: [
      {
        words: 'error reserving name is reserved',
        pattern: /error reserving (?:ctr|pod) name (?<object>\S{1,160})[^\r\n]{0,100}: name is reserved/,
      },
      {
        words: 'kubelet may be retrying requests that are timing out',
        pattern:
          /kubelet may be retrying requests that are timing out in CRI-O due to system load\. Currently at stage (?<object>[\w ]{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'CRI-O is still busy with the first request for this container: the node is too slow ({object})',
    check: {
      text: 'See load and disk of the node',
      host: 'uptime; iostat -x 1 3; crictl ps -a | head; journalctl -u crio --since -15m',
    },
    repair: [
      {
        text: 'Relieve the node (slow disk, many pods at once, an SELinux relabel of a large volume: seLinuxMount or fsGroupChangePolicy OnRootMismatch); the name is free again when the stage ends',
      },
    ],
    source: 'CRI-O server/utils.go, internal/lib/container_server.go, internal/registrar/registrar.go',
    matches: [
      'error reserving ctr name k8s_shop_shop-5d_prod_abc_0 for id 12ab34: name is reserved',
      'Error: kubelet may be retrying requests that are timing out in CRI-O due to system load. Currently at stage container volume configuration: context deadline exceeded: error reserving ctr name k8s_shop_shop-5d_prod_abc_0 for id 12ab34: name is reserved',
    ],
    ignores: ['name reserved for later use'],
  },
  {
    id: 'crio.network-not-configured',
    kind: 'missing_file',
    forms: [
      {
        words: 'no cni configuration file in has your network provider',
        pattern: /[Nn]o CNI configuration file in (?<path>\S{1,120})\. Has your network provider started/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: "The node's network plugin wrote no configuration into {path}",
    check: {
      text: 'See whether the pods of the network plugin run on this node',
      kubernetes: 'kubectl -n kube-system get pods -o wide | grep -E "multus|ovn|calico|cilium|flannel"',
      host: 'ls -l /etc/cni/net.d',
    },
    repair: [
      {
        text: 'Repair the pod of the network plugin (its image, its access to the API); it writes the file when it is up',
      },
    ],
    source: 'ocicni pkg/ocicni/ocicni.go',
    matches: [
      'failed to load network: no CNI configuration file in /etc/cni/net.d/. Has your network provider started?',
      'message:Network plugin returns error: No CNI configuration file in /etc/kubernetes/cni/net.d/. Has your network provider started? reason:NetworkPluginNotReady',
    ],
    ignores: ['CNI monitoring event CREATE "/etc/cni/net.d/10-ovn.conf"'],
  },
  {
    id: 'crio.settings-refused',
    kind: 'invalid_setting',
    program: 'crio',
    forms: [
      {
        words: 'validating config',
        pattern:
          /validating (?:root|runtime|checkpoint\/restore|image|network|api|NRI|stats) config: (?<value>[^\r\n"]{1,140})/,
      },
      {
        words: 'cri o configured with cgroup manager but slice as parent',
        pattern:
          /cri-o configured with (?<value>\w{1,12} cgroup manager, but (?:received systemd|did not receive) slice as parent)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CRI-O does not accept its settings: {value}',
    check: {
      text: 'Check the settings',
      host: 'crio config --default >/dev/null; crio status config; ls /etc/crio/crio.conf.d',
    },
    repair: [
      {
        text: 'Correct the file in /etc/crio/crio.conf.d (path of conmon, runtime table for default_runtime, cgroup_manager the same as cgroupDriver of the kubelet) and restart crio',
      },
    ],
    source: 'CRI-O pkg/config/config.go, internal/config/cgmgr/cgroupfs_linux.go, systemd_linux.go',
    matches: [
      'level=fatal msg="validating runtime config: default_runtime set to \\"kata\\", but no runtime entry table [crio.runtime.runtimes.kata] was found"',
      'cri-o configured with cgroupfs cgroup manager, but received systemd slice as parent: kubepods.slice',
      'cri-o configured with systemd cgroup manager, but did not receive slice as parent: /kubepods/besteffort',
    ],
    ignores: ['Updating config from single file: /etc/crio/crio.conf'],
  },
  {
    id: 'crun.limit-refused',
    kind: 'invalid_setting',
    program: 'crun',
    forms: [
      { words: 'crun', pattern: /crun: (?<value>cannot set memory\+swap limit less than the memory limit)/ },
      {
        words: 'crun',
        pattern:
          /crun: (?:writing file|write to(?: file)?) `(?<path>\/[^`\s]{1,300}\/(?:cpu|cpuset|memory|pids|io|hugetlb)\.[\w.]{2,30})`: (?<value>Invalid argument|Numerical result out of range)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'crun cannot set the limit that is asked for: {value}',
    check: {
      text: 'Read the limits',
      host: 'podman inspect --format "{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}}" <container>',
    },
    repair: [
      {
        text: 'Set memory-swap to at least the memory (or -1), and limits that the kernel accepts; start the container anew',
      },
    ],
    source: 'crun src/libcrun/cgroup-resources.c, utils.c (up to 1.9: writing file)',
    matches: [
      'Error: crun: cannot set memory+swap limit less than the memory limit: OCI runtime error',
      'Error: OCI runtime error: crun: writing file `/sys/fs/cgroup/user.slice/libpod-1234.scope/cpuset.cpus`: Invalid argument',
      'Error: OCI runtime error: crun: write to `/sys/fs/cgroup/machine.slice/libpod-1234.scope/cpu.max`: Invalid argument',
    ],
    ignores: ['crun version 1.14', 'crun: writing file `/sys/fs/cgroup/cgroup.subtree_control`: Invalid argument'],
  },
  {
    id: 'crun.program-not-found',
    kind: 'missing_file',
    program: 'crun',
    forms: [
      {
        words: 'crun executable file not found',
        pattern: /crun: executable file `(?<path>[^`\r\n]{1,160})` not found/,
      },
      {
        words: 'crun open executable',
        pattern: /crun: open executable: (?<value>Permission denied|No such file or directory)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The container cannot start: its program {path|named as entry point} is not there or not executable',
    check: {
      text: 'See what is to be started, and whether it is in the image',
      host: 'podman inspect --format "{{.Config.Entrypoint}} {{.Config.Cmd}}" <container>; podman run --rm --entrypoint ls <image> -l {path|/}',
    },
    repair: [
      {
        text: 'Correct command or entrypoint (a shell form needs a shell in the image), copy the program into the image and make it executable',
      },
    ],
    source: 'crun src/libcrun/utils.c, find_executable; src/libcrun/container.c',
    matches: [
      'Error: OCI runtime error: crun: executable file `shop` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found',
      'Error: crun: executable file `/app/shop` not found: No such file or directory: OCI runtime attempted to invoke a command that was not found',
      'Error: crun: open executable: Permission denied: OCI permission denied',
    ],
    ignores: ['crun: started'],
  },
  {
    id: 'crun.not-permitted',
    kind: 'authorisation_denied',
    program: 'crun',
    forms: [
      {
        words: 'crun',
        pattern:
          /crun: (?<value>sd-bus call: Interactive authentication required|sd-bus call: Transport endpoint is not connected|clone: Operation not permitted|make `[^`\r\n]{1,160}` private: (?:Permission denied|a component is not accessible)|mount `[^`\r\n]{1,80}` to `[^`\r\n]{1,80}`: (?:Operation not permitted|Permission denied))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The host does not let crun start the container: {value}',
    check: {
      text: 'See session and namespaces of the user',
      host: 'loginctl user-status; echo $XDG_RUNTIME_DIR $DBUS_SESSION_BUS_ADDRESS; sysctl user.max_user_namespaces kernel.apparmor_restrict_unprivileged_userns',
    },
    repair: [
      {
        text: 'Log in as the user itself instead of by su (machinectl shell user@, loginctl enable-linger), and permit user namespaces and their mounts (AppArmor profile, nesting, seccomp of an outer container)',
      },
    ],
    source: 'crun src/libcrun/cgroup-systemd.c, linux.c',
    matches: [
      'Error: OCI runtime error: crun: sd-bus call: Interactive authentication required.: Permission denied',
      'Error: crun: clone: Operation not permitted: OCI runtime permission denied error',
    ],
    ignores: ['crun: started'],
  },
];

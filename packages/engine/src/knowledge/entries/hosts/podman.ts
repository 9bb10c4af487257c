import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PODMAN: readonly CatalogueEntry[] = [
  {
    id: 'podman.short-name-unresolved',
    kind: 'missing_setting',
    program: 'podman',
    forms: [
      {
        words: 'short name did not resolve to an alias',
        pattern:
          /short-name "(?<object>[^"]{1,160})" did not resolve to an alias and no (?:unqualified-search registries are defined|containers-registries\.conf)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Podman does not know which registry {object} is in: the image name has no host',
    check: {
      text: 'See which registries are searched',
      host: 'podman info --format "{{.Registries}}"; cat /etc/containers/registries.conf',
    },
    repair: [
      {
        text: 'Write the whole name of the image (docker.io/library/nginx:1.27)',
        host: 'podman pull docker.io/{object}',
      },
      {
        text: 'Or search Docker Hub for names without a host',
        host: `echo 'unqualified-search-registries = ["docker.io"]' | sudo tee /etc/containers/registries.conf.d/10-docker-hub.conf`,
      },
    ],
    source: 'containers/image pkg/shortnames/shortnames.go',
    matches: [
      'Error: short-name "nginx:1.27" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
      'Error: creating build container: short-name "acme/base" did not resolve to an alias and no containers-registries.conf(5) was found',
    ],
    ignores: ['Resolved "nginx" as an alias (/etc/containers/registries.conf.d/000-shortnames.conf)'],
  },
  {
    id: 'podman.subordinate-ids-missing',
    kind: 'missing_setting',
    program: 'podman',
    forms: [
      {
        words: 'potentially insufficient uids or gids available in user namespace',
        pattern:
          /potentially insufficient UIDs or GIDs available in (?:the )?user namespace \(requested (?<value>\d{1,10}:\d{1,10}) for (?<path>[^)]{1,160})\)/,
      },
      { words: 'no subuid ranges found for user', pattern: /no subuid ranges found for user "(?<user>[^"]{1,60})"/ },
      {
        words: 'newuidmap',
        pattern:
          /newuidmap: (?:write to uid_map failed: (?:Operation not permitted|Invalid argument)|uid range \[[^\]]{1,60}\) -> \[[^\]]{1,60}\) not allowed)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The user {user|of the containers} has no subordinate ids (/etc/subuid, /etc/subgid)',
    check: {
      text: 'See whether the user has a range of at least 65536 ids in both files',
      host: 'grep "^$(id -un):" /etc/subuid /etc/subgid; podman unshare cat /proc/self/uid_map; ls -l $(which newuidmap)',
    },
    repair: [
      {
        text: 'Give the user a range, and let Podman take it in',
        host: 'sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {user|$USER} && podman system migrate',
        destructive: true,
      },
    ],
    source: 'containers/storage pkg/idtools/idtools.go; Podman troubleshooting guide; shadow newuidmap.c',
    matches: [
      'Error: copying system image from manifest list: writing blob: adding layer with blob "sha256:5f": processing tar file(potentially insufficient UIDs or GIDs available in user namespace (requested 0:42 for /etc/gshadow): Check /etc/subuid and /etc/subgid if configured locally and run "podman system migrate": lchown /etc/gshadow: invalid argument): exit status 1',
      'ERRO[0000] cannot find UID/GID for user deploy: no subuid ranges found for user "deploy" in /etc/subuid - check rootless mode in man pages.',
      'newuidmap: write to uid_map failed: Operation not permitted',
    ],
    ignores: ['deploy:100000:65536'],
  },
  {
    id: 'podman.lingering-off',
    kind: 'missing_setting',
    program: 'podman',
    forms: [
      {
        words: 'failed to connect to bus no medium found',
        pattern: /Failed to connect to (?:user scope )?bus(?: via local transport)?: No medium found/,
      },
      {
        words: 'xdg_runtime_dir not defined failed to connect to bus',
        pattern:
          /Failed to connect to (?:user scope )?bus(?: via local transport)?: \$DBUS_SESSION_BUS_ADDRESS and \$XDG_RUNTIME_DIR not defined/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The account has no systemd session: its containers and units end when nobody is logged in',
    check: {
      text: 'See whether the account lingers and whether XDG_RUNTIME_DIR is set; su and sudo do not make a session',
      host: 'loginctl show-user $(id -un) -p Linger; echo $XDG_RUNTIME_DIR',
    },
    repair: [
      {
        text: 'Let the account keep its session, and enter it with machinectl or ssh',
        host: 'sudo loginctl enable-linger $(id -un); sudo machinectl shell $(id -un)@',
      },
    ],
    source: 'podman libpod/runtime.go, containers/common pkg/config/systemd.go; systemd bus_log_connect_error',
    matches: [
      'Failed to connect to bus: No medium found',
      'Failed to connect to user scope bus via local transport: $DBUS_SESSION_BUS_ADDRESS and $XDG_RUNTIME_DIR not defined (consider using --machine=<user>@.host --user to connect to bus of other user)',
    ],
    ignores: ['Linger=yes'],
  },
  {
    id: 'podman.cgroup-fallback',
    kind: null,
    program: 'podman',
    forms: [
      {
        words: 'the cgroupv2 manager is set to systemd but there is no systemd user session available',
        pattern: /The cgroupv2 manager is set to systemd but there is no systemd user session available/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'Podman finds no systemd session and uses cgroupfs; its containers run all the same',
    check: {
      text: 'See whether the account lingers and whether XDG_RUNTIME_DIR is set; su and sudo do not make a session',
      host: 'loginctl show-user $(id -un) -p Linger; echo $XDG_RUNTIME_DIR',
    },
    repair: [],
    source: 'podman libpod/runtime.go, containers/common pkg/config/systemd.go; systemd bus_log_connect_error',
    matches: [
      'WARN[0000] The cgroupv2 manager is set to systemd but there is no systemd user session available',
      'time="2025-05-06T07:41:08Z" level=warning msg="The cgroupv2 manager is set to systemd but there is no systemd user session available"',
    ],
    ignores: ['Linger=yes'],
  },
];

type Environment = Readonly<Record<string, string>>;

/** Where programs are found; the only setting of ours that a started service inherits. */
export function searchPath(): string {
  return process.env['PATH'] ?? '';
}

/** What the docker command needs of our environment, the way to build images included; no setting of MATS. */
export function dockerEnvironment(): Environment {
  const names = [
    'PATH',
    'HOME',
    'DOCKER_HOST',
    'DOCKER_CONFIG',
    'DOCKER_CONTEXT',
    'DOCKER_BUILDKIT',
    'XDG_RUNTIME_DIR',
  ];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A setting that says where something is which only some hosts have; undefined when it is empty too. */
export function settingOf(
  name:
    | 'MATS_PHOENIX_URL'
    | 'MATS_PHOENIX_VENV'
    | 'MATS_TOXIPROXY'
    | 'MATS_TEMPORAL'
    | 'MATS_COLLECTOR_BINARY'
    | 'MATS_SCHEMATHESIS'
    | 'CHROMIUM_PATH',
): string | undefined {
  return process.env[name] || undefined;
}

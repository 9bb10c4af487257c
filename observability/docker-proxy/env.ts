/** The proxy's settings: whose containers it shows, where the engine is, and where it listens. */
export function readProxySettings(environment: Readonly<Record<string, string | undefined>> = process.env): {
  readonly projects: string;
  readonly socketPath: string;
  readonly port: number;
} {
  return {
    projects: environment['DOCKER_PROJECTS'] ?? '',
    socketPath: environment['DOCKER_SOCKET_PATH'] ?? '/var/run/docker.sock',
    port: Number(environment['PORT'] ?? '2375'),
  };
}

import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** Small images with a shell that a developer's machine may have; the last one is pulled when there is none. */
const IMAGES = ['node:24-slim', 'node:24-bookworm-slim', 'alpine:3', 'busybox:stable'];

/** Containers of one compose project that nobody else has, on the real engine; `remove` takes them away again. */
export interface MadeContainers {
  readonly project: string;
  readonly image: string;
  /** Address of the engine, as in DOCKER_HOST. */
  readonly host: string;
  docker(...commandArguments: string[]): string;
  /** Starts a shell script as a service of the project; returns the container's full id. */
  run(service: string, script: string, ...options: string[]): string;
  /** The same from another image than `image`. */
  runFrom(image: string, service: string, script: string): string;
  /** Runs a script and waits for its end. */
  runToEnd(service: string, script: string, ...options: string[]): string;
  remove(): void;
}

export function makeContainers(program: string): MadeContainers {
  const docker = (...commandArguments: string[]): string =>
    execFileSync(program, commandArguments, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const project = `mats-test-${randomUUID()}`;
  const image = IMAGES.find((name) => spawnSync(program, ['image', 'inspect', name]).status === 0) ?? pulled(docker);
  const start = (service: string, ...command: string[]): string => {
    const labels = [`com.docker.compose.project=${project}`, `com.docker.compose.service=${service}`];
    const named = ['--name', `${project}-${service}`, ...labels.flatMap((label) => ['--label', label])];
    return docker('run', '-d', ...named, ...command);
  };
  const run: MadeContainers['run'] = (service, script, ...options) =>
    start(service, ...options, image, 'sh', '-c', script);
  return {
    project,
    image,
    host: docker('context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'),
    docker,
    run,
    runFrom: (other, service, script) => start(service, other, 'sh', '-c', script),
    runToEnd(service, script, ...options) {
      const id = run(service, script, ...options);
      docker('wait', id);
      return id;
    },
    remove() {
      const ids = docker('ps', '-aq', '--filter', `label=com.docker.compose.project=${project}`);
      if (ids !== '') docker('rm', '-f', '-v', ...ids.split('\n'));
    },
  };
}

function pulled(docker: MadeContainers['docker']): string {
  const [smallest = 'busybox:stable'] = IMAGES.slice(-1);
  docker('pull', '-q', smallest);
  return smallest;
}

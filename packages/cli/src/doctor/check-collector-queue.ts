import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { COLLECTOR_QUEUE_CHECK, examinationSchema } from '@mats/contracts';
import { z } from 'zod';
import { call } from '../http/call.ts';
import { failed, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';

const DOCKER_MS = 5_000;
const ON_DISK = 'collector queue on disk';
/** Where the collector of docker-compose.yml keeps it, unless COLLECTOR_QUEUE_DIR says otherwise. */
const QUEUE_FOLDER = '/var/lib/otelcol/queue';

/** What the orchestrator says of how much waits in the collector, and for how long; nothing where no collector is named to it. */
export async function checkQueueFill(ui: string, cookie: string): Promise<CheckResult[]> {
  try {
    const answer = await call(`${ui}/checks`, { headers: { cookie }, timeoutMs: 15_000 });
    const { checks } = examinationSchema.parse(answer.json);
    return checks.filter(({ name }) => name === COLLECTOR_QUEUE_CHECK);
  } catch {
    // That the page or the orchestrator does not answer is told by the canary.
    return [];
  }
}

/** Runs `docker`; resolves to what it wrote, or to undefined where there is none or it fails. */
export type DockerCommand = (args: readonly string[]) => Promise<string | undefined>;

/** The docker command of this machine. */
export async function runDocker(args: readonly string[]): Promise<string | undefined> {
  try {
    return (await promisify(execFile)('docker', args, { timeout: DOCKER_MS })).stdout;
  } catch {
    return undefined;
  }
}

const containerSchema = z.object({
  Config: z.object({ Env: z.array(z.string()).nullish() }),
  Mounts: z.array(z.object({ Type: z.string(), Destination: z.string(), RW: z.boolean() })),
});

/**
 * Whether the collector of a compose project keeps its queue where it outlives the container; nothing where this machine has no such
 * container.
 */
export async function checkQueueMount(docker: DockerCommand, project: string): Promise<CheckResult[]> {
  const labels = [`com.docker.compose.project=${project}`, 'com.docker.compose.service=collector'];
  const filters = labels.flatMap((label) => ['--filter', `label=${label}`]);
  const listed = await docker(['ps', '--quiet', '--no-trunc', ...filters]);
  const [id = ''] = listed?.split('\n') ?? [];
  if (id === '') return [];
  const text = await docker(['inspect', '--type', 'container', id]);
  const parsed = z.array(containerSchema).safeParse(parseJson(text));
  const [container] = parsed.success ? parsed.data : [];
  if (container === undefined) return [];
  const prefix = 'COLLECTOR_QUEUE_DIR=';
  const folder = container.Config.Env?.find((entry) => entry.startsWith(prefix))?.slice(prefix.length) ?? QUEUE_FOLDER;
  const mount = container.Mounts.filter(({ Destination: at }) => folder === at || folder.startsWith(`${at}/`))
    .toSorted((one, other) => other.Destination.length - one.Destination.length)
    .at(0);
  const fix = `Give the collector a volume that can be written: volumes: ['collector-queue:${folder}'].`;
  if (mount === undefined || mount.Type === 'tmpfs') {
    const detail = `${folder} is on no volume: what waits there is lost when the container is made anew`;
    return [failed(ON_DISK, { detail, fix })];
  }
  if (!mount.RW) return [failed(ON_DISK, { detail: `${folder} is mounted read-only`, fix })];
  return [passed(ON_DISK, `${folder} is on a ${mount.Type} mounted at ${mount.Destination}`)];
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

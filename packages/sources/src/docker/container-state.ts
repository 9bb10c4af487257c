import { z } from 'zod';
import type { ContainerFacts } from '@mats/engine';
import type { Locator } from '@mats/contracts';

/** A run of a container's health check. */
export interface HealthRun {
  /** Epoch milliseconds. */
  readonly time: number | null;
  readonly exitCode: number;
  readonly output: string;
}

/** The state of one container, as `docker inspect` tells it; `ContainerFacts` is what the analysis looks at. */
export interface ContainerState extends ContainerFacts {
  readonly id: string;
  readonly project: string | null;
  readonly imageId: string | null;
  /** Epoch milliseconds. */
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** What Docker said when it could not start the container. */
  readonly error: string | null;
  readonly healthRuns: readonly HealthRun[];
  readonly terminal: boolean;
}

const PROJECT_LABEL = 'com.docker.compose.project';
const SERVICE_LABEL = 'com.docker.compose.service';
/** Containers of MATS itself carry it: they are where an investigation runs, not what it is about. */
const PLATFORM_LABEL = 'mats.platform';
const MOST_OUTPUT_CHARACTERS = 500;
const MOST_HEALTH_RUNS = 3;

const healthSchema = z.object({
  Status: z.string().default('none'),
  Log: z
    .array(z.object({ End: z.string().default(''), ExitCode: z.number().default(0), Output: z.string().default('') }))
    .nullish(),
});

const inspectSchema = z.object({
  Id: z.string(),
  Name: z.string().default(''),
  Image: z.string().optional(),
  RestartCount: z.int().nonnegative().default(0),
  State: z.object({
    Status: z.string(),
    OOMKilled: z.boolean().default(false),
    ExitCode: z.int().default(0),
    Error: z.string().default(''),
    StartedAt: z.string().default(''),
    FinishedAt: z.string().default(''),
    Health: healthSchema.nullish(),
  }),
  Config: z
    .object({
      Image: z.string().optional(),
      Tty: z.boolean().default(false),
      Labels: z.record(z.string(), z.string()).nullish(),
    })
    .default({ Tty: false }),
  NetworkSettings: z
    .object({ Networks: z.record(z.string(), z.object({ IPAddress: z.string().nullish() }).nullable()).nullish() })
    .nullish(),
});

/** Labels of a compose container as project and service; the container's own name where there is no label. */
export function composeNames(
  labels: Readonly<Record<string, string>>,
  containerName: string,
): { readonly project: string | null; readonly service: string } {
  return { project: labels[PROJECT_LABEL] ?? null, service: labels[SERVICE_LABEL] ?? containerName };
}

/** Whether a container belongs to MATS itself, by its labels. */
export function isPlatformContainer(labels: Readonly<Record<string, string>>): boolean {
  return labels[PLATFORM_LABEL] === 'true';
}

/** Docker's time as epoch milliseconds; null for its year 1, which means never. */
function dockerTime(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) || time <= 0 ? null : time;
}

/**
 * One element of `docker inspect` as a state, or null when it is not a container. `locate` says where it was read;
 * `text` overrides what the evidence quotes.
 */
export function containerStateOf(
  value: unknown,
  from: { readonly locate: (id: string, name: string) => Locator; readonly text?: string | undefined },
): ContainerState | null {
  const parsed = inspectSchema.safeParse(value);
  if (!parsed.success) return null;
  const { Id: id, Image: imageId = null, RestartCount: restartCount, State: state, Config: config } = parsed.data;
  const name = parsed.data.Name.replace(/^\//, '') || id.slice(0, 12);
  const startedAt = dockerTime(state.StartedAt);
  const finishedAt = dockerTime(state.FinishedAt);
  const running = state.Status === 'running' || state.Status === 'restarting' || state.Status === 'paused';
  const time = running ? startedAt : (finishedAt ?? startedAt);
  const healthRuns = (state.Health?.Log ?? []).slice(-MOST_HEALTH_RUNS).map((run) => ({
    time: dockerTime(run.End),
    exitCode: run.ExitCode,
    output: run.Output.trim().slice(0, MOST_OUTPUT_CHARACTERS),
  }));
  const facts = {
    id,
    name,
    ...composeNames(config.Labels ?? {}, name),
    status: state.Status,
    ...(config.Image === undefined ? {} : { image: config.Image }),
    imageId,
    // A running container's exit code is that of nothing yet.
    ...(running && state.Status !== 'restarting' ? {} : { exitCode: state.ExitCode }),
    oomKilled: state.OOMKilled,
    restartCount,
    ...(state.Health === null || state.Health === undefined ? {} : { health: state.Health.Status }),
    ...(time === null ? {} : { time }),
    startedAt,
    finishedAt,
    error: state.Error === '' ? null : state.Error,
    healthRuns,
    terminal: config.Tty,
    addresses: Object.values(parsed.data.NetworkSettings?.Networks ?? {}).flatMap(
      (network) => network?.IPAddress || [],
    ),
  };
  return { ...facts, locator: from.locate(id, name), text: from.text ?? stateText(facts).join('\n') };
}

/** A state as lines for people, one fact a line, always in the same order. */
function stateText(state: Omit<ContainerState, 'locator' | 'text'>): string[] {
  const time = (epochMs: number | null): string | null => (epochMs === null ? null : new Date(epochMs).toISOString());
  const facts: readonly (readonly [string, string | number | boolean | null | undefined])[] = [
    ['container', state.name],
    ['status', state.status],
    ['exit code', state.exitCode],
    ['killed for lack of memory', state.oomKilled],
    ['restarts', state.restartCount],
    ['error', state.error],
    ['health', state.health],
    ['image', state.image],
    ['image id', state.imageId],
    ['started', time(state.startedAt)],
    ['finished', time(state.finishedAt)],
  ];
  const told = facts.filter(([, value]) => value !== null && value !== undefined);
  const runs = state.healthRuns.map((run) => `health check: exit code ${run.exitCode}, ${oneLine(run.output)}`);
  return [...told.map(([name, value]) => `${name}: ${oneLine(String(value))}`), ...runs];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

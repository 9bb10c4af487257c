import type { ContainerFacts } from '@mats/engine';
import { splitQuestion, understandQuestion } from '@mats/engine/question';
import { zoneOffsetMinutes } from '@mats/contracts';
import type { InvokeRequest, Locator, NotChecked } from '@mats/contracts';
import { createAttachmentLogSource, createFileLogSource, createTextLogSource } from '@mats/sources';
import type { LogSource } from '@mats/sources';
import type { ChangeSource } from '@mats/sources/changes';
import { createDocker } from '@mats/sources/docker';
import type { Docker } from '@mats/sources/docker';
import { createPhoenixSource } from '@mats/sources/signals';
import type { PhoenixSettings, SignalWindow } from '@mats/sources/signals';
import { changesFrom } from './changes-from.ts';

/** Where an agent may read from, as its environment says. */
export interface IncidentSourcesOptions {
  /** The only host that attachments are fetched from. */
  readonly orchestratorUrl: string;
  /** Files and globs. */
  readonly logPaths: readonly string[];
  /** Files and globs of change feeds; they are read for every question, like repositories. */
  readonly changePaths?: readonly string[] | undefined;
  /** `http://host:port` of a read-only proxy, or `unix:///path`; undefined: no containers. */
  readonly dockerHost?: string | undefined;
  readonly composeProject?: string | undefined;
  /** Projects of a Phoenix whose traces are read; undefined: none. */
  readonly phoenix?: PhoenixSettings | undefined;
  /** Epoch milliseconds; what happened to containers is read up to now. */
  readonly now?: (() => number) | undefined;
  /** Headers that let the orchestrator know whose session an attachment is fetched for. */
  readonly headersFor?: ((url: string) => Readonly<Record<string, string>>) | undefined;
  /** Reads an attachment by its id from elsewhere; then nothing is fetched. */
  readonly readAttachment?: ((id: string) => AsyncIterable<Uint8Array>) | undefined;
}

export interface IncidentSources {
  readonly docker: Docker | null;
  /** The logs of one question; whoever asks closes them. */
  logsFor(request: InvokeRequest): readonly LogSource[];
  /** The changes of one question, where an agent before has found feeds of them; whoever asks closes them. */
  changesFor(
    request: InvokeRequest,
    feedsAt: readonly Locator[],
  ): { readonly sources: readonly ChangeSource[]; close(): Promise<void> };
  /** Container states, unless the question brought its own logs: then it is not about what runs here. */
  containersFor(
    request: InvokeRequest,
  ): Promise<{ containers: readonly ContainerFacts[]; notRead: readonly NotChecked[] }>;
  close(): Promise<void>;
}

function broughtBy(request: InvokeRequest, options: IncidentSourcesOptions): LogSource[] {
  const { attachments } = request.context;
  const { orchestratorUrl, headersFor, readAttachment: read } = options;
  const { pasted } = splitQuestion(request.message);
  const headers =
    headersFor === undefined ? undefined : (): Readonly<Record<string, string>> => headersFor(orchestratorUrl);
  return [
    ...(attachments.length === 0
      ? []
      : [createAttachmentLogSource({ attachments, origin: { url: orchestratorUrl, headers, read } })]),
    ...(pasted === null ? [] : [createTextLogSource({ text: pasted })]),
  ];
}

/** What was posted to the orchestrator; it is handed on inline. */
function postedChanges({ context }: InvokeRequest, orchestratorUrl: string): LogSource[] {
  const { changes } = context;
  if (changes.length === 0) return [];
  return [createAttachmentLogSource({ attachments: changes, origin: { url: orchestratorUrl }, holds: 'changes' })];
}

/** Without a period in the question, traces of this long before it are read. */
const USUAL_PERIOD_MS = 24 * 3_600_000;
/** A span is stored a few seconds after it ended; what ended later than this before the question is left to the next one. */
const STORED_MS = 5_000;

/** The period that a question names, up to now; the last day without one. */
function windowOf(question: string, at: { readonly now: number; readonly timeZone: string | undefined }): SignalWindow {
  const { now, timeZone } = at;
  const { periods } = understandQuestion(question, { now, zoneOffsetMinutes: zoneOffsetMinutes(timeZone, now) });
  const latest = now - STORED_MS;
  const [from = latest - USUAL_PERIOD_MS, to = latest] = periods
    .slice(0, 1)
    .flatMap((period) => [period.from, period.to]);
  return from < latest ? { from, to: Math.min(to, latest) } : { from: latest - USUAL_PERIOD_MS, to: latest };
}

/**
 * The sources of an agent. A question that brings logs is about those; one that brings none is about what is
 * configured: files, containers and traces.
 */
export function createIncidentSources(options: IncidentSourcesOptions): IncidentSources {
  const { logPaths, changePaths = [], dockerHost, composeProject, phoenix } = options;
  const docker = dockerHost === undefined ? null : createDocker({ host: dockerHost, composeProject });
  const traces = (request: InvokeRequest): LogSource[] => {
    if (phoenix === undefined || phoenix.projects.length === 0) return [];
    const { question: text } = splitQuestion(request.message);
    return [
      createPhoenixSource(phoenix, {
        text,
        window: windowOf(text, { now: (options.now ?? Date.now)(), timeZone: request.context.time_zone }),
      }),
    ];
  };
  const configured = (request: InvokeRequest): LogSource[] => [
    ...(logPaths.length === 0 ? [] : [createFileLogSource({ patterns: logPaths })]),
    ...(docker === null ? [] : [docker.logs({ now: options.now ?? Date.now })]),
    ...traces(request),
  ];
  const feeds = (request: InvokeRequest): LogSource[] => [
    ...postedChanges(request, options.orchestratorUrl),
    ...(changePaths.length === 0 ? [] : [createFileLogSource({ patterns: changePaths, holds: 'changes' })]),
  ];
  const logsFor = (request: InvokeRequest): LogSource[] => {
    const brought = broughtBy(request, options);
    return [...(brought.length > 0 ? brought : configured(request)), ...feeds(request)];
  };
  return {
    docker,
    logsFor,
    changesFor: (request, feedsAt) => changesFrom(logsFor(request), feedsAt),
    async containersFor(request) {
      const own = broughtBy(request, options).length > 0;
      return own || docker === null ? { containers: [], notRead: [] } : docker.containers();
    },
    close: async () => {
      await docker?.close();
    },
  };
}

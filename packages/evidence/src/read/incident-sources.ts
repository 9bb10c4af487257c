import type { ContainerFacts } from '@mats/engine';
import { splitQuestion } from '@mats/engine/question';
import type { InvokeRequest, Locator, NotChecked } from '@mats/contracts';
import { createAttachmentLogSource, createFileLogSource, createTextLogSource } from '@mats/sources';
import type { LogSource } from '@mats/sources';
import type { ChangeSource } from '@mats/sources/changes';
import { createDocker } from '@mats/sources/docker';
import type { Docker } from '@mats/sources/docker';
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

/**
 * The sources of an agent. A question that brings logs is about those; one that brings none is about what is
 * configured: files and containers.
 */
export function createIncidentSources(options: IncidentSourcesOptions): IncidentSources {
  const { logPaths, changePaths = [], dockerHost, composeProject } = options;
  const docker = dockerHost === undefined ? null : createDocker({ host: dockerHost, composeProject });
  const configured = (): LogSource[] => [
    ...(logPaths.length === 0 ? [] : [createFileLogSource({ patterns: logPaths })]),
    ...(docker === null ? [] : [docker.logs({ now: options.now ?? Date.now })]),
  ];
  const feeds = (request: InvokeRequest): LogSource[] => [
    ...postedChanges(request, options.orchestratorUrl),
    ...(changePaths.length === 0 ? [] : [createFileLogSource({ patterns: changePaths, holds: 'changes' })]),
  ];
  const logsFor = (request: InvokeRequest): LogSource[] => {
    const brought = broughtBy(request, options);
    return [...(brought.length > 0 ? brought : configured()), ...feeds(request)];
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

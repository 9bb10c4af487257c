import { MatsError } from '@mats/contracts';
import type { Locator } from '@mats/contracts';
import type { LogListing, LogSource, LogStream, NotRead } from '../log-source.ts';
import { inParallel } from '../reading/in-parallel.ts';
import { limitedBytes } from '../reading/limited-bytes.ts';
import { readLineRange } from '../reading/read-line-range.ts';
import type { SignalWindow } from '../signal-source.ts';
import { createPhoenixApi } from './phoenix-api.ts';
import type { PhoenixAccess } from './phoenix-api.ts';
import { askedProjects, projectsOf } from './phoenix-projects.ts';
import { partsOfPath, readStoredSpans, spansPath } from './read-stored-spans.ts';
import { otlpLines } from './stored-spans.ts';

export interface PhoenixSettings extends PhoenixAccess {
  /** Names of projects; `*` for all but MATS's own. */
  readonly projects: readonly string[];
  /** The agent that reads: whoever checks its evidence asks it. */
  readonly agent: string;
}

export interface PhoenixQuestion {
  /** What is asked: of the projects that it names, of all that may be read when it names none. */
  readonly text: string;
  readonly window: SignalWindow;
}

const AT_ONCE = 3;
const PART_OF_TRACE = /^(?:trace:|stack:)([0-9a-f]{32})\b/;

function labelOf(project: string): string {
  return `Phoenix project ${project}`;
}

/** The name of the stream of a project, and of a trace of it where evidence names one. */
function traceOf({ part = '' }: Locator): string | undefined {
  return PART_OF_TRACE.exec(part)?.[1];
}

async function* chunksOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(`${line}\n`);
}

/** The spans of Phoenix projects as recordings in OTLP, one stream a project. */
export function createPhoenixSource(settings: PhoenixSettings, question: PhoenixQuestion): LogSource {
  const api = createPhoenixApi(settings);
  const read = new Map<string, readonly string[]>();

  async function list(project: string, signal: AbortSignal | undefined): Promise<LogListing> {
    const what = labelOf(project);
    const tell = (why: string): LogListing => ({ streams: [], notRead: [{ what, why }] });
    const { window } = question;
    try {
      const found = await readStoredSpans(api, { project, window, signal });
      if (found === null) return tell('Phoenix has no project of this name');
      const from = new Date(found.from).toISOString();
      const to = new Date(window.to).toISOString();
      if (found.spans.length === 0) return tell(`it holds no spans from ${from} to ${to}`);
      const path = spansPath(project, { from: found.from, to: window.to });
      const lines = otlpLines(found.spans, project);
      read.set(path, lines);
      const locator: Locator = { source: 'agent', name: settings.agent, label: what, path };
      const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
      const cut: NotRead[] =
        found.from > window.from
          ? [{ what, why: `only the newest ${found.spans.length} spans were read, from ${from} on` }]
          : [];
      return { streams: [{ id: path, label: what, bytes, service: null, locator }], notRead: cut };
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof MatsError) return tell(error.message);
      throw error;
    }
  }

  async function linesOf(stream: LogStream, signal?: AbortSignal): Promise<readonly string[]> {
    const { locator } = stream;
    const traceId = traceOf(locator);
    const known = traceId === undefined ? read.get(locator.path ?? '') : undefined;
    if (known !== undefined) return known;
    const place = partsOfPath(locator.path ?? '');
    const mayBeRead =
      place !== null && (await projectsOf(api, settings.projects, { signal })).names.includes(place.project);
    const found = mayBeRead ? await readStoredSpans(api, { ...place, traceId, signal }) : null;
    if (place === null || found === null) throw new MatsError('evidence_gone', { label: stream.label });
    const lines = otlpLines(found.spans, place.project);
    if (traceId === undefined) read.set(locator.path ?? '', lines);
    return lines;
  }

  async function* bytesOf(stream: LogStream, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    yield* chunksOf(await linesOf(stream, signal));
  }

  return {
    kind: 'agent',
    name: 'Phoenix',
    async list(signal) {
      signal?.throwIfAborted();
      try {
        const all = await projectsOf(api, settings.projects, { signal });
        const projects = askedProjects(question.text, all.names);
        const listed = await inParallel(projects, { most: AT_ONCE, job: (project) => list(project, signal) });
        return {
          streams: listed.flatMap(({ streams }) => streams),
          notRead: [...listed.flatMap(({ notRead }) => notRead), ...(projects === all.names ? all.notRead : [])],
        };
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof MatsError)) throw error;
        return { streams: [], notRead: [{ what: 'Phoenix projects', why: error.message }] };
      }
    },
    async *open(stream, open = {}) {
      open.signal?.throwIfAborted();
      yield* limitedBytes(bytesOf(stream, open.signal), open);
    },
    readLines: (stream, range) => readLineRange(bytesOf(stream), range),
    plainFile: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}

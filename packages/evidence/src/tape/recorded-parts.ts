import type { InvokeRequest, Locator } from '@mats/contracts';
import type { Commit } from '@mats/engine/history';
import type { LogSource } from '@mats/sources';
import type { Docker } from '@mats/sources/docker';
import type { Repositories, Repository, SourceMaps } from '@mats/sources/git';
import { changesFrom } from '../read/changes-from.ts';
import type { IncidentSources } from '../read/incident-sources.ts';
import type { TapeRecorder } from './tape-recorder.ts';

/** All that an agent takes from outside beside its request. */
export interface OutsideParts {
  readonly sources: IncidentSources;
  readonly repositories: Repositories;
  readonly sourceMaps: SourceMaps;
  readonly sampleRepository: string | undefined;
  readonly now: () => number;
}

/** Sources of what came with the question: whoever repeats it has it too. */
const BROUGHT: ReadonlySet<Locator['source']> = new Set(['attachment', 'prompt']);

function recordSource(source: LogSource, at: { readonly of: string; readonly recorder: TapeRecorder }): LogSource {
  const { of, recorder } = at;
  return {
    kind: source.kind,
    name: source.name,
    list: (signal) => recorder.ask({ of, call: 'list' }, () => source.list(signal)),
    open: (stream, options) =>
      recorder.log({ of, stream: stream.id, maxBytes: options?.maxBytes }, source.open(stream, options)),
    readLines: (stream, range) =>
      recorder.ask({ of, call: 'readLines', input: { stream: stream.id, ...range } }, () =>
        source.readLines(stream, range),
      ),
    async plainFile(stream) {
      const file = await source.plainFile(stream);
      if (file !== null) recorder.plainFile(of, stream.id, file.bytes);
      return file;
    },
    close: () => source.close(),
  };
}

function recordDocker(docker: Docker, recorder: TapeRecorder): Docker {
  return {
    ...docker,
    container: (id) => recorder.ask({ of: 'docker', call: 'container', input: { id } }, () => docker.container(id)),
  };
}

/** The sources of an agent, with what they answer taken down. */
function recordSources(sources: IncidentSources, recorder: TapeRecorder): IncidentSources {
  const { docker } = sources;
  recorder.facts.docker = docker !== null;
  const logsFor = (request: InvokeRequest): LogSource[] => {
    const logs = sources.logsFor(request);
    recorder.facts.sources = logs.map(({ kind, name }) => ({ kind, name, taped: !BROUGHT.has(kind) }));
    return logs.map((source, place) =>
      BROUGHT.has(source.kind) ? source : recordSource(source, { of: `source:${place}`, recorder }),
    );
  };
  return {
    docker: docker === null ? null : recordDocker(docker, recorder),
    logsFor,
    changesFor: (request, feedsAt) => changesFrom(logsFor(request), feedsAt),
    containersFor: (request) =>
      recorder.ask({ of: 'docker', call: 'containers' }, () => sources.containersFor(request)),
    close: () => sources.close(),
  };
}

/** Asks for a list of things at once and keeps each answer by itself, so that another selection can be answered too. */
async function askEach<Wanted, Answer>(
  wanted: readonly Wanted[],
  given: {
    readonly recorder: TapeRecorder;
    readonly of: string;
    readonly call: string;
    readonly ask: () => Promise<readonly Answer[]>;
  },
): Promise<readonly Answer[]> {
  const { recorder, of, call, ask } = given;
  try {
    const answers = await ask();
    for (const [place, input] of wanted.entries()) recorder.keep({ of, call, input, output: answers[place] });
    return answers;
  } catch (error) {
    for (const input of wanted) await recorder.ask({ of, call, input }, () => Promise.reject(error)).catch(() => null);
    throw error;
  }
}

function recordRepository(repository: Repository, recorder: TapeRecorder): Repository {
  const of = `repository:${repository.name}`;
  const each = { recorder, of };
  return {
    name: repository.name,
    folder: repository.folder,
    state: repository.state,
    resolveRevision: (revision) =>
      recorder.ask({ of, call: 'resolveRevision', input: { revision } }, () => repository.resolveRevision(revision)),
    listFiles: (revision) =>
      recorder.ask({ of, call: 'listFiles', input: { revision } }, () => repository.listFiles(revision)),
    readFiles: (wanted) => askEach(wanted, { ...each, call: 'readFile', ask: () => repository.readFiles(wanted) }),
    blame: (wanted) => askEach(wanted, { ...each, call: 'blame', ask: () => repository.blame(wanted) }),
    log: (wanted) => {
      const { signal: _signal, ...input } = wanted;
      return recorder.ask({ of, call: 'log', input }, () => repository.log(wanted));
    },
    async commits(revisions) {
      let found: ReadonlyMap<string, Commit> = new Map();
      await askEach(
        revisions.map((revision) => ({ revision })),
        {
          ...each,
          call: 'commit',
          ask: async () => {
            found = await repository.commits(revisions);
            return revisions.map((revision) => found.get(revision) ?? null);
          },
        },
      );
      return found;
    },
    grep: (wanted) => {
      const { signal: _signal, ...input } = wanted;
      return recorder.ask({ of, call: 'grep', input }, () => repository.grep(wanted));
    },
    diff: (wanted) => recorder.ask({ of, call: 'diff', input: wanted }, () => repository.diff(wanted)),
    close: () => repository.close(),
  };
}

/** The repositories of an agent, with what they answer taken down. */
function recordRepositories(repositories: Repositories, recorder: TapeRecorder): Repositories {
  recorder.facts.repositories = [...repositories.names];
  // One object for one repository: what is worked out from its answers is kept by them.
  const wrapped = new WeakMap<Repository, Repository>();
  return {
    names: repositories.names,
    async open(nameOrPath) {
      let opened: Repository | undefined;
      await recorder.ask({ of: 'repositories', call: 'open', input: { name: nameOrPath } }, async () => {
        opened = await repositories.open(nameOrPath);
        return { name: opened.name, state: opened.state };
      });
      // The call above has thrown when nothing was opened.
      const repository = opened as unknown as Repository;
      const known = wrapped.get(repository) ?? recordRepository(repository, recorder);
      wrapped.set(repository, known);
      return known;
    },
    openConfigured: () => repositories.openConfigured(),
    close: () => repositories.close(),
  };
}

/** The same parts, with all that they answer taken down by the recorder. */
export function recordParts(parts: OutsideParts, recorder: TapeRecorder): OutsideParts {
  const { sampleRepository } = parts;
  if (sampleRepository !== undefined) recorder.facts.sampleRepository = sampleRepository;
  return {
    sources: recordSources(parts.sources, recorder),
    repositories: recordRepositories(parts.repositories, recorder),
    sourceMaps: {
      mapTrace: (trace) =>
        recorder.ask({ of: 'source_maps', call: 'mapTrace', input: trace }, () => parts.sourceMaps.mapTrace(trace)),
    },
    sampleRepository,
    now: () => recorder.now(parts.now),
  };
}

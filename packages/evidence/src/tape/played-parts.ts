import type { InvokeRequest } from '@mats/contracts';
import type { Commit } from '@mats/engine/history';
import { createLogSourceOf } from './played-source.ts';
import type { LogSource } from '@mats/sources';
import type { Docker } from '@mats/sources/docker';
import type { Repositories, Repository } from '@mats/sources/git';
import { changesFrom } from '../read/changes-from.ts';
import { createIncidentSources } from '../read/incident-sources.ts';
import type { IncidentSources, IncidentSourcesOptions } from '../read/incident-sources.ts';
import type { OutsideParts } from './recorded-parts.ts';
import type { TapePlayer } from './tape-player.ts';

/** No address: attachments are read by the function that is given. */
const NO_ORCHESTRATOR = 'http://localhost:9';

function playDocker(player: TapePlayer): Docker {
  const elsewhere = (): Promise<never> => Promise.reject(player.miss('docker', 'anything but states'));
  return {
    containers: elsewhere,
    container: (id) => player.ask({ of: 'docker', call: 'container', input: { id } }),
    events: elsewhere,
    logs: () => {
      throw player.miss('docker', 'logs');
    },
    close: () => Promise.resolve(),
  };
}

function playSources(player: TapePlayer, readAttachment: IncidentSourcesOptions['readAttachment']): IncidentSources {
  const brought = createIncidentSources({ orchestratorUrl: NO_ORCHESTRATOR, logPaths: [], readAttachment });
  const logsFor = (request: InvokeRequest): LogSource[] => {
    const own = [...brought.logsFor(request)];
    return player.tape.sources.flatMap(({ kind, name, taped }, place) => {
      if (taped) return [createLogSourceOf({ kind, name, of: `source:${place}`, player })];
      const next = own.shift();
      return next === undefined ? [] : [next];
    });
  };
  return {
    docker: player.tape.docker ? playDocker(player) : null,
    logsFor,
    changesFor: (request, feedsAt) => changesFrom(logsFor(request), feedsAt),
    containersFor: () => player.ask({ of: 'docker', call: 'containers' }),
    close: () => brought.close(),
  };
}

function playRepository(player: TapePlayer, opened: Pick<Repository, 'name' | 'state'>): Repository {
  const of = `repository:${opened.name}`;
  const each = <Answer>(call: string, inputs: readonly unknown[]): Promise<Answer[]> =>
    Promise.all(inputs.map((input) => player.ask<Answer>({ of, call, input })));
  return {
    ...opened,
    folder: '',
    resolveRevision: (revision) => player.ask({ of, call: 'resolveRevision', input: { revision } }),
    listFiles: (revision) => player.ask({ of, call: 'listFiles', input: { revision } }),
    readFiles: (wanted) => each('readFile', wanted),
    blame: (wanted) => each('blame', wanted),
    log: ({ signal: _signal, ...input }) => player.ask({ of, call: 'log', input }),
    async commits(revisions) {
      const found = await each<Commit | null>(
        'commit',
        revisions.map((revision) => ({ revision })),
      );
      const commits = new Map<string, Commit>();
      for (const [place, commit] of found.entries()) {
        const revision = revisions[place];
        if (commit !== null && revision !== undefined) commits.set(revision, commit);
      }
      return commits;
    },
    grep: ({ signal: _signal, ...input }) => player.ask({ of, call: 'grep', input }),
    diff: (wanted) => player.ask({ of, call: 'diff', input: wanted }),
    close: () => undefined,
  };
}

function playRepositories(player: TapePlayer): Repositories {
  const opened = new Map<string, Promise<Repository>>();
  const open = async (name: string): Promise<Repository> =>
    playRepository(player, await player.ask({ of: 'repositories', call: 'open', input: { name } }));
  return {
    names: player.tape.repositories,
    open(name) {
      const known = opened.get(name) ?? open(name);
      opened.set(name, known);
      return known;
    },
    openConfigured: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** The parts of an agent as a tape has them; it reads no clock, no disk and no network. */
export function playParts(player: TapePlayer, readAttachment: IncidentSourcesOptions['readAttachment']): OutsideParts {
  return {
    sources: playSources(player, readAttachment),
    repositories: playRepositories(player),
    sourceMaps: { mapTrace: (trace) => player.ask({ of: 'source_maps', call: 'mapTrace', input: trace }) },
    sampleRepository: player.tape.sampleRepository,
    now: () => player.now(),
  };
}

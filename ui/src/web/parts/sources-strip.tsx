import type { ConnectedSource } from '@mats/contracts';
import type { JSX } from 'preact';
import { useApp } from '../app/context.ts';
import { useInstallation } from '../app/use-installation.ts';
import { SOURCE_WORDS, SYSTEM } from '../text/sentences.ts';
import { PageLink } from './link.tsx';

function sum(sources: readonly ConnectedSource[]): number {
  return sources.reduce((total, { count = 0 }) => total + count, 0);
}

/** Kinds that are counted; of the others each is named. */
const COUNTED: ReadonlySet<ConnectedSource['kind']> = new Set(['containers', 'repository', 'log_files', 'changes']);

/** What is connected, in a line: `3 containers, 2 repositories, /var/log/app/*.log: 4 files, Bucket shop-exports`. */
function stripWords(sources: readonly ConnectedSource[], ofSample: ReadonlySet<string>): string[] {
  const connected = sources.filter(
    ({ state, kind, name }) => state === 'connected' && !(kind === 'repository' && ofSample.has(name)),
  );
  const of = (kind: ConnectedSource['kind']): ConnectedSource[] => connected.filter((source) => source.kind === kind);
  const containers = sum(of('containers'));
  const repositories = of('repository').length;
  return [
    ...(containers > 0 ? [SYSTEM.containers(containers)] : []),
    ...(repositories > 0 ? [SYSTEM.repositories(repositories)] : []),
    ...[...of('log_files'), ...of('changes')].map(({ name, count = 0 }) => `${name}: ${SYSTEM.files(count)}`),
    ...connected.flatMap(({ kind, name }) => (COUNTED.has(kind) ? [] : [`${SOURCE_WORDS[kind]} ${name}`])),
  ];
}

/** What a question without files of its own is answered from; with containers, one press asks about them. */
export function SourcesStrip({ onInvestigate }: { onInvestigate: () => void }): JSX.Element | null {
  const { settings } = useApp();
  const { found } = useInstallation(0);
  if (found === null) return null;
  const ofSample = new Set(settings.repositories.flatMap(({ name, sampleOnly }) => (sampleOnly ? [name] : [])));
  const words = stripWords(found.sources, ofSample);
  const hasContainers = found.sources.some(({ kind, state }) => kind === 'containers' && state === 'connected');
  return (
    <div class="sources-strip">
      <p>
        {words.length === 0 ? SYSTEM.nothing : words.join(', ')} <PageLink href="/system">{SYSTEM.connect}</PageLink>
      </p>
      {hasContainers ? (
        <button type="button" onClick={onInvestigate}>
          {SYSTEM.investigate}
        </button>
      ) : null}
    </div>
  );
}

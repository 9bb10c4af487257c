import type { ConnectedSource } from '@mats/contracts';
import type { JSX } from 'preact';
import { useInstallation } from '../app/use-installation.ts';
import { SYSTEM } from '../text/sentences.ts';
import { PageLink } from './link.tsx';

function sum(sources: readonly ConnectedSource[]): number {
  return sources.reduce((total, { count = 0 }) => total + count, 0);
}

/** What is connected, in a line: `3 containers, 2 repositories, /var/log/app/*.log: 4 files`. */
function stripWords(sources: readonly ConnectedSource[]): string[] {
  const connected = sources.filter(({ state }) => state === 'connected');
  const of = (kind: ConnectedSource['kind']): ConnectedSource[] => connected.filter((source) => source.kind === kind);
  const containers = sum(of('containers'));
  const repositories = of('repository').length;
  return [
    ...(containers > 0 ? [SYSTEM.containers(containers)] : []),
    ...(repositories > 0 ? [SYSTEM.repositories(repositories)] : []),
    ...[...of('log_files'), ...of('changes')].map(({ name, count = 0 }) => `${name}: ${SYSTEM.files(count)}`),
  ];
}

/** What a question without files of its own is answered from; with containers, one press asks about them. */
export function SourcesStrip({ onInvestigate }: { onInvestigate: () => void }): JSX.Element | null {
  const { found } = useInstallation(0);
  if (found === null) return null;
  const words = stripWords(found.sources);
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

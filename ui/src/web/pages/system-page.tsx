import type { ConnectedSource, Installation } from '@mats/contracts';
import type { ComponentChildren, JSX } from 'preact';
import { useApp } from '../app/context.ts';
import { useTitle } from '../app/hooks.ts';
import { useInstallation } from '../app/use-installation.ts';
import { ApiKeys } from '../parts/api-keys.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { OutsideLink } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import { API_KEYS } from '../text/api-key-words.ts';
import { formatBytes, formatCount } from '../text/format-number.ts';
import { parseTime } from '../text/format-time.ts';
import { CONNECT, SOURCE_WORDS, SYSTEM } from '../text/sentences.ts';
import { SystemChecks } from './system-checks.tsx';
import { PAGE } from '../text/page-words.ts';

/** What is connected is looked at again as long as the page is open. */
const AGAIN_MS = 5_000;
const SHORT = 8;

type State = ConnectedSource['state'];

const SIGNS: Readonly<Record<State, string>> = { connected: '●', empty: '○', failed: '✕' };

/** Which sources are connected right now, which agents answer, and how to connect more. */
export function SystemPage(): JSX.Element {
  const { found, failed } = useInstallation(AGAIN_MS);
  useTitle(SYSTEM.title);
  // The zone of all times.
  useApp();
  return (
    <main class="page system" id="main" tabIndex={-1}>
      <div class="page-head">
        <h1>{SYSTEM.title}</h1>
        <p class="muted">{SYSTEM.lead}</p>
      </div>
      {failed === null ? null : <FailureNote failure={failed.failure} />}
      {found === null ? (
        failed === null ? (
          <p class="muted">{SYSTEM.reading}</p>
        ) : null
      ) : (
        <>
          <Sources sources={found.sources} />
          <Connect />
          <SystemChecks />
          <Section title={API_KEYS.title}>
            <ApiKeys />
          </Section>
          <Version installation={found} />
        </>
      )}
    </main>
  );
}

function Section(properties: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="system-part">
      <h2>{properties.title}</h2>
      {properties.children}
    </section>
  );
}

function Sources({ sources }: { sources: readonly ConnectedSource[] }): JSX.Element {
  if (sources.length === 0) {
    return (
      <Section title={SYSTEM.sources}>
        <p>{SYSTEM.nothing}</p>
      </Section>
    );
  }
  return (
    <Section title={SYSTEM.sources}>
      <ul class="states">
        {sources.map((source) => (
          <li key={`${source.kind} ${source.name}`} class={`state-${source.state}`}>
            <span class="state-sign" aria-hidden="true">
              {SIGNS[source.state]}
            </span>
            <span class="state-kind">{SOURCE_WORDS[source.kind]}</span>
            <span class="state-what">
              <span class="mono">{source.name}</span>
              <span class="state-detail">
                <Detail source={source} />
              </span>
              {source.lastLine === undefined ? null : (
                <span class="state-line mono">
                  {SYSTEM.lastLine}: {source.lastLine}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const EMPTY_WORDS: Readonly<Record<ConnectedSource['kind'], string>> = {
  log_files: SYSTEM.noFile,
  changes: SYSTEM.noFile,
  containers: SYSTEM.noContainer,
  repository: SYSTEM.noCommit,
  phoenix_project: SYSTEM.noEntry,
  code_host: SYSTEM.noEntry,
  cloud_project: SYSTEM.noEntry,
  bucket: SYSTEM.noEntry,
  other: SYSTEM.noEntry,
};

function Detail({ source }: { source: ConnectedSource }): JSX.Element {
  const { settings } = useApp();
  const isSample = settings.repositories.some(({ name, sampleOnly }) => sampleOnly && name === source.name);
  const { state, kind, count = 0, bytes, revision, reason } = source;
  const at = parseTime(source.time);
  if (state === 'failed') return <>{reason}</>;
  if (state === 'empty') return <>{EMPTY_WORDS[kind]}</>;
  const words = [
    ...(kind === 'containers' ? [SYSTEM.containers(count)] : []),
    ...(kind === 'phoenix_project' ? [formatCount(count, 'span')] : []),
    ...(bytes === undefined ? [] : [SYSTEM.files(count), formatBytes(bytes)]),
    ...(revision === undefined ? [] : [revision.slice(0, SHORT)]),
    ...(kind === 'repository' && isSample ? [SYSTEM.sampleOnly] : []),
  ];
  return (
    <>
      {words.join(', ')}
      {at === null ? null : (
        <>
          {', '}
          <Moment at={at} ago />
        </>
      )}
    </>
  );
}

function Connect(): JSX.Element {
  return (
    <Section title={SYSTEM.connect}>
      <p class="muted">{PAGE.connectHow}</p>
      <ul class="connect">
        {CONNECT.map(({ kind, what, line }) => (
          <li key={kind}>
            <span>{what}</span>
            <CommandLine command={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Version({ installation }: { installation: Installation }): JSX.Element {
  return (
    <p class="muted">
      {PAGE.product} {installation.version}
      {installation.phoenix === null ? null : (
        <>
          {' · '}
          <OutsideLink href={installation.phoenix}>{PAGE.phoenix}</OutsideLink>
        </>
      )}
    </p>
  );
}

import type { JSX } from 'preact';
import { useApp } from '../app/context.ts';
import { PageLink } from '../parts/link.tsx';
import { SourcesStrip } from '../parts/sources-strip.tsx';
import { SYSTEM } from '../text/sentences.ts';
import { questionAboutSample, questionOf } from '../state/session-controller.ts';
import type { NewQuestion } from '../state/session-controller.ts';
import { sampleQuestion } from './sample.ts';
import { PAGE } from '../text/page-words.ts';

/** Said where a session is not there, or not shared with the reader. */
export function Missing(): JSX.Element {
  return (
    <section class="missing">
      <h1>{PAGE.missingSession}</h1>
      <p>
        {PAGE.missingSessionMeans[0]}
        <PageLink href="/">{PAGE.missingSessionMeans[1]}</PageLink>
        {PAGE.missingSessionMeans[2]}
      </p>
    </section>
  );
}

/** The first page of a session: what to do, and what is connected. */
export function Begin(properties: { onAsk: (question: NewQuestion) => void }): JSX.Element {
  const { settings } = useApp();
  const sample = sampleQuestion(settings);
  return (
    <section class="begin">
      <h1>{PAGE.whatBroke}</h1>
      <p class="lead">{PAGE.tellWhatBroke}</p>
      {sample === null ? null : (
        <p>
          <button type="button" onClick={() => properties.onAsk(questionAboutSample(sample))}>
            {PAGE.sampleTry(sample)}
          </button>
        </p>
      )}
      <SourcesStrip onInvestigate={() => properties.onAsk(questionOf(SYSTEM.containersQuestion))} />
    </section>
  );
}

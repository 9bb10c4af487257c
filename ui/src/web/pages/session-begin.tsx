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
        Open it from the <PageLink href="/">list of sessions</PageLink>, or ask its owner to share it.
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
      <p class="lead">
        Ask in your own words. Paste a log or a stack trace, or drop files; what is pasted becomes an attachment.
      </p>
      {sample === null ? null : (
        <p>
          <button type="button" onClick={() => properties.onAsk(questionAboutSample(sample))}>
            Try the sample incident: “{sample}”
          </button>
        </p>
      )}
      <SourcesStrip onInvestigate={() => properties.onAsk(questionOf(SYSTEM.containersQuestion))} />
    </section>
  );
}

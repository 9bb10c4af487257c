import type { Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { Cites } from '../parts/cites.tsx';
import { Sentence } from '../parts/sentence.tsx';

/** The direct reply to a question, with what it rests on; nothing where the reply is the cause that the card shows. */
export function Reply({ report }: { report: Report }): JSX.Element | null {
  const { answer, cause, claims } = report;
  if (answer === cause) return null;
  const evidence = claims.find(({ text }) => text === answer)?.evidence ?? [];
  return (
    <p class="reply">
      <Sentence text={answer} /> <Cites ids={evidence} />
    </p>
  );
}

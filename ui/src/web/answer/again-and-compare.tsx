import type { JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { announce } from '../app/announce.ts';
import { SessionContext, useApp } from '../app/context.ts';
import { PageLink } from '../parts/link.tsx';
import { comparePath } from '../routing.ts';
import type { Turn } from '../state/turn.ts';
import { COMPARE } from '../text/sentences.ts';

const OTHER = 'other';
const MOST_WORDS = 40;

function shortened(text: string): string {
  return text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text;
}

/** Asks a question again with the same inputs, and leads to the page that holds two turns against each other. */
export function AgainAndCompare({ turn }: { turn: Turn }): JSX.Element | null {
  const { sessionId, answered, askAgain } = useContext(SessionContext);
  const { navigate } = useApp();
  const [asking, setAsking] = useState(false);
  const { investigationId, number } = turn;
  if (investigationId === null || number === null || turn.report === null) return null;
  const own = { session: sessionId, turn: number };
  const onAgain = async (): Promise<void> => {
    setAsking(true);
    const failure = (await askAgain?.(investigationId)) ?? null;
    setAsking(false);
    if (failure !== null) announce(failure.message);
  };
  const onCompare = (chosen: string): void => {
    if (chosen === OTHER) navigate(comparePath(own));
    else if (chosen !== '') navigate(comparePath({ session: sessionId, turn: Number(chosen) }, own));
  };
  return (
    <>
      {askAgain === null ? null : (
        <button type="button" class="quiet" title={COMPARE.againTitle} disabled={asking} onClick={() => void onAgain()}>
          {COMPARE.again}
        </button>
      )}
      {turn.again === null ? null : (
        <PageLink href={comparePath({ session: sessionId, turn: turn.again }, own)}>
          {COMPARE.compareWith(turn.again)}
        </PageLink>
      )}
      <select
        class="quiet"
        aria-label={COMPARE.with}
        value=""
        onChange={(event) => onCompare(event.currentTarget.value)}
      >
        <option value="">{COMPARE.with}</option>
        {answered
          .filter((one) => one.number !== number)
          .map((one) => (
            <option key={one.number} value={String(one.number)}>
              {one.number}: {shortened(one.prompt)}
            </option>
          ))}
        <option value={OTHER}>{COMPARE.other}</option>
      </select>
    </>
  );
}

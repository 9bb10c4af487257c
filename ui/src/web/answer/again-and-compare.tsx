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

/** Of a turn that was asked again: the way to the page that holds it against the turn it repeats. */
export function CompareWithAsked({ turn }: { turn: Turn }): JSX.Element | null {
  const { sessionId } = useContext(SessionContext);
  const { number, again } = turn;
  if (number === null || again === null || turn.report === null) return null;
  const path = comparePath({ session: sessionId, turn: again }, { session: sessionId, turn: number });
  return <PageLink href={path}>{COMPARE.compareWith(again)}</PageLink>;
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
        <button type="button" title={COMPARE.againTitle} disabled={asking} onClick={() => void onAgain()}>
          {COMPARE.again}
        </button>
      )}
      <select aria-label={COMPARE.with} value="" onChange={(event) => onCompare(event.currentTarget.value)}>
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

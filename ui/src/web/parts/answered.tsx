import type { Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { AnswerActions } from '../answer/answer-actions.tsx';
import { AnswerCard } from '../answer/answer-card.tsx';
import { AnswerFolds } from '../answer/answer-folds.tsx';
import { IncidentPicture } from '../picture/incident-picture.tsx';
import { fitsBeside, ServiceMap } from '../picture/service-map.tsx';
import { FOLDS, TURN } from '../text/sentences.ts';
import { Fold } from './fold.tsx';
import { History } from './turn-history.tsx';
import type { TurnViewProperties } from './turn-view.tsx';

/** What an answer rests on; folded where an earlier turn has shown it. Below it, what may be asked next. */
export function Answered(properties: TurnViewProperties & { report: Report }): JSX.Element {
  const { turn, report, suggestions, actions, number } = properties;
  return (
    <>
      {report.repeats === undefined ? (
        <Conclusion {...properties} />
      ) : (
        <>
          <AnswerActions turn={turn} address={actions.addressOf(number)} />
          <div class="rests-on">
            <Fold title={FOLDS.restsOn(report.repeats.turn)} lazy>
              <Conclusion {...properties} />
            </Fold>
          </div>
        </>
      )}
      {suggestions.length === 0 ? null : (
        <div class="suggestions">
          <p class="muted">{TURN.next}</p>
          {suggestions.map((question) => (
            <button key={question} type="button" onClick={() => actions.onAsk(question)}>
              {question}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function Conclusion(properties: TurnViewProperties & { report: Report }): JSX.Element {
  const { turn, report, actions, number } = properties;
  return (
    <>
      <AnswerCard report={report} createdAt={turn.createdAt}>
        {report.missingAgents.length === 0 ? null : (
          <p>
            <button type="button" onClick={() => actions.onAskAgain(turn.key)}>
              {TURN.askAgain}
            </button>
          </p>
        )}
        {report.repeats === undefined ? <AnswerActions turn={turn} address={actions.addressOf(number)} /> : null}
      </AnswerCard>
      <Pictures report={report} />
      <AnswerFolds report={report}>
        <History {...properties} />
      </AnswerFolds>
    </>
  );
}

/** When it failed and, where several parts are known, where: side by side as far as the map is small. */
function Pictures({ report }: { report: Report }): JSX.Element {
  const { picture, map, evidence, where } = report;
  const drawn = picture === null ? null : <IncidentPicture picture={picture} />;
  if (map === undefined) return <>{drawn}</>;
  return (
    <div class={drawn !== null && fitsBeside(map) ? 'pictures pictures-beside' : 'pictures'}>
      {drawn}
      <ServiceMap parts={map} evidence={evidence} cause={where.service ?? null} />
    </div>
  );
}

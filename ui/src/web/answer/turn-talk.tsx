import type { Approval, Comment, Judgement } from '@mats/contracts';
import type { JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { decideApproval, proposeIssueText, sendComment } from '../api/sharing.ts';
import { CompanyContext } from '../app/company.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Moment } from '../parts/moment.tsx';
import { parseTime } from '../text/format-time.ts';
import { COMPANY } from '../text/sharing-words.ts';

/** What people say of a turn, and what waits for one of them. */
export function TurnTalk(properties: { investigationId: string; hasReport: boolean }): JSX.Element | null {
  const { investigationId: id, hasReport } = properties;
  const { role, discussion, onSaid } = useContext(CompanyContext);
  const [problem, setProblem] = useState<string | null>(null);
  const mayAct = role !== 'viewer';
  const own = <Item extends { investigation_id: string }>(items: readonly Item[]): Item[] =>
    items.filter((item) => item.investigation_id === id);
  const approvals = own(discussion.approvals);
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setProblem(null);
    } catch (thrown) {
      const { message, next } = ApiFailure.from(thrown).failure;
      setProblem(`${message} ${next}`);
    }
    onSaid();
  };
  const open = approvals.some(({ state }) => state !== 'refused');
  return (
    <div class="talk">
      <Judgements list={own(discussion.judgements)} />
      {approvals.map((approval) => (
        <Step
          key={approval.id}
          approval={approval}
          mayDecide={mayAct}
          onDecide={(decision) => void act(() => decideApproval(approval, decision))}
        />
      ))}
      <Comments list={own(discussion.comments)} />
      {problem === null ? null : <p role="alert">{problem}</p>}
      {mayAct ? (
        <div class="talk-actions">
          <CommentForm onSend={(text) => act(() => sendComment(id, text))} />
          {hasReport && !open ? (
            <button
              type="button"
              class="quiet"
              title={COMPANY.issueMeans}
              onClick={() => void act(() => proposeIssueText(id))}
            >
              {COMPANY.issue}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Comments({ list }: { list: readonly Comment[] }): JSX.Element | null {
  if (list.length === 0) return null;
  return (
    <ul class="comments">
      {list.map(({ id, member, text, at }) => (
        <li key={id}>
          <p class="comment-by">
            <strong>{member}</strong> <Moment at={parseTime(at) ?? 0} ago />
          </p>
          <p class="comment-text">{text}</p>
        </li>
      ))}
    </ul>
  );
}

function Judgements({ list }: { list: readonly Judgement[] }): JSX.Element | null {
  if (list.length === 0) return null;
  return (
    <ul class="judgements">
      {list.map(({ member, score, comment }) => (
        <li key={member}>
          <strong>{member}</strong> {score === 'up' ? COMPANY.judgedRight : COMPANY.judgedWrong}
          {comment === '' ? null : `: “${comment}”`}
        </li>
      ))}
    </ul>
  );
}

function CommentForm({ onSend }: { onSend: (text: string) => Promise<void> }): JSX.Element {
  const [text, setText] = useState('');
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const said = text.trim();
    if (said === '') return;
    await onSend(said);
    setText('');
  };
  return (
    <form class="comment-form" onSubmit={(event) => void onSubmit(event)}>
      <input
        value={text}
        maxLength={4000}
        aria-label={COMPANY.commentLabel}
        placeholder={COMPANY.commentHint}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit">{COMPANY.comment}</button>
    </form>
  );
}

function Step(properties: {
  approval: Approval;
  mayDecide: boolean;
  onDecide: (decision: 'approve' | 'refuse') => void;
}): JSX.Element {
  const { approval, mayDecide, onDecide } = properties;
  const { state, proposed_by: by, decided_by: decidedBy, outcome } = approval;
  if (state === 'waiting') {
    return (
      <div class="step step-waiting">
        <p>{COMPANY.waits(by)}</p>
        <p class="muted">{COMPANY.issueMeans}</p>
        {mayDecide ? (
          <p class="step-actions">
            <button type="button" onClick={() => onDecide('approve')}>
              {COMPANY.approve}
            </button>
            <button type="button" class="quiet" onClick={() => onDecide('refuse')}>
              {COMPANY.refuse}
            </button>
          </p>
        ) : null}
      </div>
    );
  }
  if (state === 'refused' || outcome === null) {
    return <p class="step muted">{COMPANY.refused(decidedBy ?? '')}</p>;
  }
  return (
    <div class="step">
      <p>{COMPANY.approved(decidedBy ?? '')}</p>
      <textarea readOnly rows={6} aria-label={COMPANY.issueText} value={outcome} />
      <CopyButton text={outcome} label={COMPANY.copyIssue} class="" />
    </div>
  );
}

import type { SessionMarks, SessionRole, SessionSummary } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useClosing } from '../app/use-closing.ts';
import { formatCount } from '../text/format-number.ts';
import { MARKS } from '../text/sentences.ts';

/** What a menu of a session shows: what can be done, or one of the things that need words. */
export type MenuStep = 'choose' | 'rename' | 'tags' | 'delete';

export interface SessionMenuProperties {
  session: SessionSummary;
  /** What the reader may do in it; of a session in a list it is not known, and the server says what may not be. */
  role?: SessionRole;
  /** Null: it is closed. */
  step: MenuStep | null;
  onStep: (step: MenuStep | null) => void;
  onMark: (marks: SessionMarks) => void;
  onArchive: (archived: boolean) => void;
  onDelete: () => void;
}

/** What can be done with a session: pin, resolve, rename, tag, archive, delete. */
export function SessionMenu(properties: SessionMenuProperties): JSX.Element {
  const { session, step, onStep } = properties;
  const menu = useRef<HTMLDivElement>(null);
  const close = (byKey: boolean): void => {
    onStep(null);
    if (byKey) menu.current?.querySelector('button')?.focus();
  };
  useClosing(menu, () => step !== null, close);
  useEffect(() => {
    if (step !== null) menu.current?.querySelector<HTMLElement>('.menu-panel :is(button, input)')?.focus();
  }, [step]);
  return (
    <div ref={menu} class="menu">
      <button
        type="button"
        class="quiet menu-button"
        aria-label={MARKS.menu(session.title)}
        aria-expanded={step !== null}
        onClick={() => onStep(step === null ? 'choose' : null)}
      >
        ⋯
      </button>
      {step === null ? null : (
        <div class="menu-panel" role="group" aria-label={MARKS.menu(session.title)}>
          <Panel {...properties} step={step} onClose={() => close(true)} />
        </div>
      )}
    </div>
  );
}

function Panel(properties: SessionMenuProperties & { step: MenuStep; onClose: () => void }): JSX.Element {
  const { session, step, onStep, onMark, onArchive, onDelete, onClose } = properties;
  const mark = (marks: SessionMarks): void => {
    onMark(marks);
    onClose();
  };
  if (step === 'rename') {
    return (
      <WordsForm
        label={MARKS.name}
        hint={MARKS.nameHint}
        value={session.title}
        onSave={(title) => mark({ title: title === '' ? null : title })}
        onCancel={onClose}
      />
    );
  }
  if (step === 'tags') {
    return (
      <WordsForm
        label={MARKS.tags}
        hint={MARKS.tagsHint}
        value={(session.tags ?? []).join(' ')}
        onSave={(text) => mark({ tags: tagsOf(text) })}
        onCancel={onClose}
      />
    );
  }
  if (step === 'delete') {
    return (
      <div class="menu-question">
        <p>{MARKS.deleteQuestion(formatCount(session.turns, 'answer'))}</p>
        <button type="button" onClick={onClose}>
          {MARKS.keepIt}
        </button>
        <button type="button" class="danger" onClick={onDelete}>
          {MARKS.deleteIt}
        </button>
      </div>
    );
  }
  const { role = 'owner' } = properties;
  const isPinned = session.pinned === true;
  const isResolved = session.resolved_at !== undefined;
  const isArchived = session.archived === true;
  return (
    <>
      <button type="button" onClick={() => mark({ pinned: !isPinned })}>
        {isPinned ? MARKS.unpin : MARKS.pin} <kbd>p</kbd>
      </button>
      {role === 'viewer' ? null : (
        <>
          <button type="button" onClick={() => mark({ resolved: !isResolved })}>
            {isResolved ? MARKS.reopen : MARKS.resolve} <kbd>e</kbd>
          </button>
          <button type="button" onClick={() => onStep('rename')}>
            {MARKS.rename} <kbd>r</kbd>
          </button>
          <button type="button" onClick={() => onStep('tags')}>
            {MARKS.tag} <kbd>t</kbd>
          </button>
        </>
      )}
      <button
        type="button"
        onClick={() => {
          onArchive(!isArchived);
          onClose();
        }}
      >
        {isArchived ? MARKS.bringBack : MARKS.archive} <kbd>a</kbd>
      </button>
      {role === 'owner' ? (
        <button type="button" onClick={() => onStep('delete')}>
          {MARKS.remove}
        </button>
      ) : null}
    </>
  );
}

/** Tags as they were typed: apart by blanks or commas, each once. */
function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,"]+/).filter((tag) => tag !== ''))];
}

function WordsForm(properties: {
  label: string;
  hint: string;
  value: string;
  onSave: (text: string) => void;
  onCancel: () => void;
}): JSX.Element {
  const { label, hint, value, onSave, onCancel } = properties;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = new FormData(event.currentTarget as HTMLFormElement).get('words');
    onSave(typeof text === 'string' ? text.trim() : '');
  };
  return (
    <form class="menu-words" onSubmit={onSubmit}>
      <label>
        {label}
        <input name="words" defaultValue={value} placeholder={hint} maxLength={200} autocomplete="off" />
      </label>
      <button type="submit" class="primary">
        {MARKS.save}
      </button>
      <button type="button" onClick={onCancel}>
        {MARKS.cancel}
      </button>
    </form>
  );
}

import type { SessionMarks } from '@mats/contracts';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { useShortcuts } from '../app/hooks.ts';
import { asideOf, eraseOf, noteOf } from '../app/mark-session.ts';
import type { OpenMenu, RowActions } from './session-table.tsx';
import type { SessionListControl } from './use-session-list.ts';

/** What readers do with the rows of a list, by its menus and by keys on the row under the cursor. */
export function useRowActions(
  { list, replace, remove }: SessionListControl,
  onTag: (tag: string) => void,
): { actions: RowActions; menu: OpenMenu | null; failed: ApiFailure | null } {
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [failed, setFailed] = useState<ApiFailure | null>(null);
  const leave = useCallback(
    (id: string) => {
      focusBeside(id);
      remove(id);
    },
    [remove],
  );
  const actions = useMemo<RowActions>(
    () => ({
      onMenu: (id, step) => setMenu(step === null ? null : { id, step }),
      onMark: (id, marks) =>
        void noteOf(id, marks).then((noted) => {
          setFailed(noted instanceof ApiFailure ? noted : null);
          if (!(noted instanceof ApiFailure)) replace(noted);
        }),
      onArchive: (id, archived) =>
        void asideOf(id, archived).then((noted) => {
          setFailed(noted instanceof ApiFailure ? noted : null);
          if (!(noted instanceof ApiFailure)) leave(id);
        }),
      onDelete: (id) =>
        void eraseOf(id).then((failure) => {
          setFailed(failure);
          setMenu(null);
          if (failure === null) leave(id);
        }),
      onTag,
    }),
    [replace, leave, onTag],
  );
  const toggle = (what: 'pinned' | 'resolved'): SessionMarks | null => {
    const session = list.sessions.find(({ id }) => id === rowUnderCursor());
    if (session === undefined) return null;
    return what === 'pinned' ? { pinned: session.pinned !== true } : { resolved: session.resolved_at === undefined };
  };
  const mark = (marks: SessionMarks | null): void => {
    const id = rowUnderCursor();
    if (id !== null && marks !== null) actions.onMark(id, marks);
  };
  const aside = (): void => {
    const session = list.sessions.find(({ id }) => id === rowUnderCursor());
    if (session !== undefined) actions.onArchive(session.id, session.archived !== true);
  };
  useShortcuts({
    a: aside,
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    p: () => mark(toggle('pinned')),
    e: () => mark(toggle('resolved')),
    r: () => actions.onMenu(rowUnderCursor() ?? '', 'rename'),
    t: () => actions.onMenu(rowUnderCursor() ?? '', 'tags'),
  });
  return { actions, menu, failed };
}

/** The session in whose row the focus is. */
function rowUnderCursor(): string | null {
  return document.activeElement?.closest<HTMLElement>('tr[data-session]')?.dataset['session'] ?? null;
}

/** Before a row goes away: the focus in it goes to the row after it, or before it. */
function focusBeside(id: string): void {
  if (rowUnderCursor() !== id) return;
  const links = [...document.querySelectorAll<HTMLElement>('.session-table .title a')];
  const at = links.findIndex((link) => link.closest<HTMLElement>('tr')?.dataset['session'] === id);
  (links[at + 1] ?? links[at - 1])?.focus();
}

/** Moves the focus from row to row. */
function moveFocus(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.session-table .title a')];
  const row = document.activeElement?.closest('tr');
  const at = links.findIndex((link) => link.closest('tr') === row);
  links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}

import type { SessionMarks, SessionSummary } from '@mats/contracts';
import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { PageLink } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import { SessionMenu } from '../parts/session-menu.tsx';
import type { MenuStep } from '../parts/session-menu.tsx';
import { SessionNotes } from '../parts/session-notes.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { sessionPath } from '../routing.ts';
import { formatDuration } from '../text/format-duration.ts';
import { formatCount } from '../text/format-number.ts';
import { parseTime } from '../text/format-time.ts';
import { IMPORTED, LIST, MARKS, ORDER_WORDS } from '../text/sentences.ts';
import { PAGE } from '../text/page-words.ts';
import type { Sort } from '../api/client.ts';

/** What readers do in the list; the same object for all rows, so that a row is drawn again only when it changed. */
export interface RowActions {
  onMenu: (id: string, step: MenuStep | null) => void;
  onMark: (id: string, marks: SessionMarks) => void;
  onArchive: (id: string, archived: boolean) => void;
  onDelete: (id: string) => void;
  onTag: (tag: string) => void;
}

/** The row whose menu is open, and what it shows. */
export interface OpenMenu {
  id: string;
  step: MenuStep;
}

/** The columns, each with the order that its head asks for. */
const HEADS: readonly (readonly [by: Sort, words: string, isNumber: boolean])[] = [
  ['title', PAGE.question, false],
  ['verdict', PAGE.verdict, false],
  ['service', PAGE.service, false],
  ['owner', PAGE.owner, false],
  ['turns', PAGE.turns, true],
  ['duration', PAGE.duration, true],
  ['activity', PAGE.lastActivity, true],
];
const DESCENDING: ReadonlySet<Sort> = new Set(['activity', 'created', 'turns', 'duration']);

/** Rows that are made and put aside together. */
const GROUP = 50;
/** How far beyond the window rows are made, so that scrolling and keys find them. */
const MARGIN_PX = 1200;
const MARGIN = `${MARGIN_PX}px 0px`;

/** Heights of the groups as they were drawn last: who comes back finds it as it was, drawn only where they look. */
let left: { sessions: readonly SessionSummary[]; heights: readonly number[] } | null = null;

/** Heights of the groups that need not be drawn at first, by their place; null: to be drawn. */
function heightsAtFirst(sessions: readonly SessionSummary[], scroll: number): readonly (number | null)[] {
  if (left === null || left.sessions !== sessions) return [];
  let end = 0;
  return left.heights.map((height) => {
    const begin = end;
    end += height;
    // What stands above the list makes no group far.
    const isNear = end > scroll - 2 * MARGIN_PX && begin < scroll + innerHeight + MARGIN_PX;
    return isNear ? null : height;
  });
}

/** The list; of a long one only the rows about the window are in the page, the others keep their height. */
export function SessionTable(properties: {
  sessions: readonly SessionSummary[];
  menu: OpenMenu | null;
  actions: RowActions;
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** How far the list was scrolled when it was left. */
  scroll: number;
}): JSX.Element {
  const { sessions, menu, actions, sort, onSort, scroll } = properties;
  const table = useRef<HTMLTableElement>(null);
  const [heights] = useState(() => heightsAtFirst(sessions, scroll));
  useEffect(() => {
    // Not when it is left: then it may be out of the page already.
    const bodies = [...(table.current?.tBodies ?? [])];
    left = { sessions, heights: bodies.map((body) => body.offsetHeight) };
  }, [sessions]);
  const groups = useMemo(
    () =>
      Array.from({ length: Math.ceil(sessions.length / GROUP) }, (_, group) =>
        sessions.slice(group * GROUP, (group + 1) * GROUP),
      ),
    [sessions],
  );
  return (
    <table ref={table} class="session-table">
      <thead>
        <tr>
          {HEADS.map(([by, words, isNumber]) => (
            <th
              key={by}
              scope="col"
              class={isNumber ? 'number' : ''}
              aria-sort={by === sort ? (DESCENDING.has(by) ? 'descending' : 'ascending') : undefined}
            >
              <button
                type="button"
                class="quiet sort-by"
                title={LIST.sortBy(ORDER_WORDS[by])}
                onClick={() => onSort(by)}
              >
                {words}
                {by === sort ? <span aria-hidden="true"> {DESCENDING.has(by) ? '↓' : '↑'}</span> : null}
              </button>
            </th>
          ))}
          <th scope="col">
            <span class="visually-hidden">{MARKS.actions}</span>
          </th>
        </tr>
      </thead>
      {groups.map((group, index) => (
        <RowGroup key={index} sessions={group} menu={menu} actions={actions} height={heights[index] ?? null} />
      ))}
    </table>
  );
}

function RowGroup(properties: {
  sessions: readonly SessionSummary[];
  menu: OpenMenu | null;
  actions: RowActions;
  /** Null: its rows are drawn at first; else the height that they had. */
  height: number | null;
}): JSX.Element {
  const { sessions, menu, actions } = properties;
  const body = useRef<HTMLTableSectionElement>(null);
  /** Null: the rows are there; else the height that they had. */
  const [height, setHeight] = useState(properties.height);
  useEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const near = entries.at(-1)?.isIntersecting ?? true;
        // Rows under the keys stay: with them the focus would be lost.
        if (!near && element.contains(document.activeElement)) return;
        setHeight(near ? null : (old) => old ?? element.offsetHeight);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <tbody ref={body}>
      {height === null ? (
        sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            step={menu?.id === session.id ? menu.step : null}
            actions={actions}
          />
        ))
      ) : (
        <tr class="rows-away" aria-hidden="true" style={{ height: `${height}px` }}>
          <td colSpan={8} />
        </tr>
      )}
    </tbody>
  );
}

const SessionRow = memo(RowPart);

function RowPart(properties: { session: SessionSummary; step: MenuStep | null; actions: RowActions }): JSX.Element {
  const { session, step, actions } = properties;
  // The zone of all times.
  useApp();
  const activity = parseTime(session.last_activity);
  return (
    <tr data-session={session.id} class={session.resolved_at === undefined ? '' : 'row-resolved'}>
      <th scope="row" class="title">
        <PageLink href={sessionPath(session.id)}>{session.title}</PageLink>
        {session.headline === undefined ? null : <span class="headline-line muted">{session.headline}</span>}
        {session.origin === undefined ? null : <span class="from muted">{IMPORTED.from(session.origin)}</span>}
        <SessionNotes session={session} onTag={actions.onTag} />
      </th>
      <td class="verdict">
        {session.verdict === null ? (
          <span class="muted">{PAGE.noAnswer}</span>
        ) : (
          <VerdictMark verdict={session.verdict} />
        )}
      </td>
      <td class="mono">{session.service ?? '–'}</td>
      <td class="owner" title={session.owner}>
        {session.owner}
      </td>
      <td class="number" data-words={formatCount(session.turns, 'turn')}>
        {session.turns}
      </td>
      <td class="number">{session.duration_ms > 0 ? formatDuration(session.duration_ms) : '–'}</td>
      <td class="number">{activity === null ? '–' : <Moment at={activity} ago />}</td>
      <td class="row-menu">
        <SessionMenu
          session={session}
          step={step}
          onStep={(next) => actions.onMenu(session.id, next)}
          onMark={(marks) => actions.onMark(session.id, marks)}
          onArchive={(archived) => actions.onArchive(session.id, archived)}
          onDelete={() => actions.onDelete(session.id)}
        />
      </td>
    </tr>
  );
}

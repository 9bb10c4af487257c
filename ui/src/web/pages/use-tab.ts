import { useEffect, useRef } from 'preact/hooks';
import { useTitle } from '../app/hooks.ts';
import { notifyOf } from '../app/notify.ts';
import { useTabIcon } from '../app/tab-icon.ts';
import { isFinished } from '../state/turn.ts';
import type { Turn } from '../state/turn.ts';
import { tabTitle } from '../text/sentences.ts';
import { VERDICT_WORDS } from '../text/verdict-words.ts';
import { PAGE } from '../text/page-words.ts';

/** What the tab says: the question, and whether its answer is there. */
function titleOf(last: Turn | undefined): string {
  if (last === undefined) return PAGE.untitled;
  const { report } = last;
  if (report !== null)
    return tabTitle(last.prompt, { verdict: report.verdict, label: VERDICT_WORDS[report.verdict].label });
  return tabTitle(last.prompt, isFinished(last) ? null : 'running');
}

/** Tells from afar how the newest question stands: by the tab's title and icon, and by a notification where one is wanted. */
export function useTab(turns: readonly Turn[]): void {
  const last = turns.at(-1);
  const running = last !== undefined && !isFinished(last);
  useTitle(titleOf(last));
  useTabIcon(running ? 'running' : last?.report == null ? null : 'answered');
  const ran = useRef<string | null>(null);
  useEffect(() => {
    if (last === undefined) return;
    if (running) ran.current = last.key;
    else if (ran.current === last.key) {
      ran.current = null;
      const { report, prompt } = last;
      notifyOf({ title: titleOf(last), body: report === null ? prompt : (report.headline ?? report.cause) });
    }
  }, [last, running]);
}

import type { AuditEntry } from '@mats/contracts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { readAudit } from '../api/sharing.ts';
import { parseTime } from '../text/format-time.ts';
import { deedWords, SHARE } from '../text/sharing-words.ts';
import { Moment } from './moment.tsx';

interface Read {
  entries: readonly AuditEntry[];
  next: string | null;
}

/** Who did what when in the session; read when it is opened. */
export function SessionAudit({ session }: { session: string }): JSX.Element {
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const more = async (): Promise<void> => {
    try {
      const page = await readAudit(session, read?.next ?? null);
      setRead((old) => ({ entries: [...(old?.entries ?? []), ...page.entries], next: page.next }));
    } catch (thrown) {
      setProblem(ApiFailure.from(thrown).failure.message);
    }
  };
  return (
    <details
      class="share-audit"
      onToggle={(event) => {
        if (event.currentTarget.open && read === null) void more();
      }}
    >
      <summary>{SHARE.done}</summary>
      {problem === null ? null : <p>{problem}</p>}
      <ol>
        {(read?.entries ?? []).map((entry, index) => (
          <li key={`${entry.at} ${index}`}>
            <Moment at={parseTime(entry.at) ?? 0} /> <span>{deedWords(entry)}</span>
          </li>
        ))}
      </ol>
      {read === null || read.next === null ? null : (
        <button type="button" class="quiet" onClick={() => void more()}>
          {SHARE.more}
        </button>
      )}
    </details>
  );
}

import type { SessionOrigin } from '@mats/contracts';
import type { JSX } from 'preact';
import { parseTime } from '../text/format-time.ts';
import { IMPORTED } from '../text/sentences.ts';
import { Moment } from './moment.tsx';

/** Says where an imported session came from, in place of the box for questions. */
export function Imported({ origin }: { origin: SessionOrigin }): JSX.Element {
  const at = parseTime(origin.exported_at);
  return (
    <p class="imported muted">
      {IMPORTED.from(origin)}
      {at === null ? null : (
        <>
          {' '}
          (<Moment at={at} />)
        </>
      )}
      . {IMPORTED.readOnly}
    </p>
  );
}

import type { JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { EvidenceContext, OpenEvidenceContext } from '../app/context.ts';
import { CARD } from '../text/sentences.ts';
import { PAGE } from '../text/page-words.ts';

/** More than three citations are not read; the rest comes on demand. */
const SHOWN = 3;

/** Citations `[3]` that open their evidence, in the order of their numbers. Unknown ids are left out. */
export function Cites(properties: { ids: readonly string[] }): JSX.Element | null {
  const { numberOf, titleOf, open } = useContext(EvidenceContext);
  const current = useContext(OpenEvidenceContext);
  const [all, setAll] = useState(false);
  const known = [...new Set(properties.ids)]
    .flatMap((id) => {
      const number = numberOf(id);
      return number === null ? [] : [{ id, number }];
    })
    .toSorted((first, second) => first.number - second.number);
  if (known.length === 0) return null;
  // A button for one more would take the room of that citation.
  const shown = all || known.length <= SHOWN + 1 ? known : known.slice(0, SHOWN);
  const left = known.length - shown.length;
  return (
    <span class="cites">
      {shown.map(({ id, number }) => (
        <button
          key={id}
          type="button"
          class="cite"
          title={titleOf(id)}
          aria-label={PAGE.evidenceNamed(number, titleOf(id))}
          aria-pressed={current === id}
          onClick={() => open(id)}
        >
          [{number}]
        </button>
      ))}
      {left > 0 ? (
        <button type="button" class="cite" aria-label={CARD.moreEvidence(left)} onClick={() => setAll(true)}>
          {CARD.more(left)}
        </button>
      ) : null}
    </span>
  );
}

import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { EvidenceContext } from '../app/context.ts';

/** Citations `[3]` that open their evidence, in the order of their numbers. Unknown ids are left out. */
export function Cites(properties: { ids: readonly string[] }): JSX.Element | null {
  const { numberOf, titleOf, open, current } = useContext(EvidenceContext);
  const known = [...new Set(properties.ids)]
    .flatMap((id) => {
      const number = numberOf(id);
      return number === null ? [] : [{ id, number }];
    })
    .toSorted((first, second) => first.number - second.number);
  if (known.length === 0) return null;
  return (
    <span class="cites">
      {known.map(({ id, number }) => (
        <button
          key={id}
          type="button"
          class="cite"
          title={titleOf(id)}
          aria-label={`Evidence ${number}: ${titleOf(id)}`}
          aria-pressed={current === id}
          onClick={() => open(id)}
        >
          [{number}]
        </button>
      ))}
    </span>
  );
}

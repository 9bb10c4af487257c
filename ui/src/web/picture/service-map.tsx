import type { Evidence, MapPart } from '@mats/contracts';
import type { JSX } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { EvidenceContext } from '../app/context.ts';
import { formatCount } from '../text/format-number.ts';
import { MAP } from '../text/sentences.ts';
import { layOut } from './map-layout.ts';
import type { PlacedPart } from './map-layout.ts';

const ROW_HEIGHT = 64;
const PART_HEIGHT = 40;
const WIDTH = 1000;
/** So many parts fit side by side next to the picture. */
const MOST_BESIDE = 2;
const MOST_ROWS_BESIDE = 5;

/** Whether a map is small enough to stand beside the picture. */
export function fitsBeside(parts: readonly MapPart[]): boolean {
  const { widest, rows } = layOut(parts);
  return widest <= MOST_BESIDE && rows <= MOST_ROWS_BESIDE;
}

/** Who calls whom, callers above, and where it fails; a part opens what was seen of it. */
export function ServiceMap(properties: {
  parts: readonly MapPart[];
  evidence: readonly Evidence[];
  /** Where the cause is, if one is named. */
  cause: string | null;
}): JSX.Element {
  const { parts, evidence, cause } = properties;
  const layout = useMemo(() => layOut(parts), [parts]);
  const height = layout.rows * ROW_HEIGHT - (ROW_HEIGHT - PART_HEIGHT);
  const byName = new Map(layout.parts.map((part) => [part.name, part]));
  const failing = (part: PlacedPart): boolean => part.errors > 0 || part.name === cause;
  return (
    <section class="service-map" aria-label={MAP.title}>
      <div class="map-parts" style={{ height: `${height}px` }}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {layout.parts.flatMap((caller) =>
            caller.calls.flatMap((name) => {
              const callee = byName.get(name);
              if (callee === undefined) return [];
              const bad = failing(caller) && failing(callee);
              return (
                <line
                  key={`${caller.name} ${name}`}
                  class={bad ? 'map-failing' : ''}
                  x1={caller.across * WIDTH}
                  y1={caller.row * ROW_HEIGHT + PART_HEIGHT / 2}
                  x2={callee.across * WIDTH}
                  y2={callee.row * ROW_HEIGHT + PART_HEIGHT / 2}
                />
              );
            }),
          )}
        </svg>
        {layout.parts.map((part) => (
          <Part
            key={part.name}
            part={part}
            isCause={part.name === cause}
            width={1 / Math.max(2, layout.widest)}
            evidence={evidence.find(({ service }) => service === part.name)?.id ?? null}
          />
        ))}
      </div>
    </section>
  );
}

function Part(properties: {
  part: PlacedPart;
  isCause: boolean;
  /** Of the whole map, 0 to 1. */
  width: number;
  evidence: string | null;
}): JSX.Element {
  const { part, isCause, width, evidence } = properties;
  const { open } = useContext(EvidenceContext);
  const state = isCause ? 'map-cause' : part.errors > 0 ? 'map-failing' : '';
  const words = [
    ...(isCause ? [MAP.cause] : []),
    part.errors > 0
      ? formatCount(part.errors, part.counted === 'requests' ? 'failedRequest' : 'error')
      : isCause
        ? ''
        : MAP.quiet,
  ].filter((word) => word !== '');
  const content = (
    <>
      <span class="map-name">{part.name}</span>
      <span class="map-words">{words.join(', ')}</span>
      {part.calls.length === 0 ? null : <span class="visually-hidden">{MAP.calls(part.calls)}</span>}
    </>
  );
  const style = {
    top: `${part.row * ROW_HEIGHT}px`,
    left: `${(part.across - width / 2) * 100}%`,
    width: `calc(${width * 100}% - 0.5rem)`,
  };
  return evidence === null ? (
    <span class={`map-part ${state}`} style={style} title={part.name}>
      {content}
    </span>
  ) : (
    <button type="button" class={`map-part ${state}`} style={style} title={part.name} onClick={() => open(evidence)}>
      {content}
    </button>
  );
}

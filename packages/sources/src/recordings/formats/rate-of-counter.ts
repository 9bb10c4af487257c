import type { ServiceSeries } from '@mats/engine/signals';

type Points = ServiceSeries['points'];

const SECOND = 1000;

/** What a counter grew by since the point before; a counter that fell began anew. */
function growth(points: Points, index: number): number {
  const [now, before] = [points[index]?.value ?? Number.NaN, points[index - 1]?.value ?? Number.NaN];
  return now >= before ? now - before : now;
}

/** A counter as what it grows by in a second. */
export function rateOfCounter(points: Points): Points {
  return points.slice(1).map(({ timeMs }, place) => {
    const seconds = (timeMs - (points[place]?.timeMs ?? Number.NaN)) / SECOND;
    return { timeMs, value: seconds > 0 ? growth(points, place + 1) / seconds : Number.NaN };
  });
}

/** The mean of what was counted between two points: the growth of a sum by the growth of its count, taken at the same times. */
export function meanOfSums(sums: Points, counts: Points): Points {
  const places = new Map(counts.map(({ timeMs }, index) => [timeMs, index]));
  return sums.flatMap(({ timeMs }, index) => {
    const place = places.get(timeMs);
    if (index === 0 || place === undefined || place === 0) return [];
    return [{ timeMs, value: growth(sums, index) / growth(counts, place) }];
  });
}

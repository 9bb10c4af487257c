import type { PictureSeries } from './picture-data.ts';

/** Widths of the value axes in pixels; the row of marks above the picture keeps the same margins. */
export const AXIS_WIDTH = 52;
/** At least half of a label of the time axis, which stands under its end. */
export const RIGHT_MARGIN = 30;

/** Line patterns tell series apart without colour. */
export const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [9, 3, 2, 3], [4, 2], [1, 2]];

/** Room on the right of the plot: an axis when a metric is drawn, else a small margin. */
export function rightMargin(series: readonly PictureSeries[]): number {
  return series.some(({ kind }) => kind === 'metric') ? AXIS_WIDTH : RIGHT_MARGIN;
}

/** Room on the left of the plot. */
export function leftMargin(series: readonly PictureSeries[]): number {
  return series.some(({ kind }) => kind === 'errors') ? AXIS_WIDTH : RIGHT_MARGIN;
}

import type { drawPicture } from './draw-picture.ts';

type Draw = typeof drawPicture;

let drawing: Draw | null = null;
let loading: Promise<Draw> | null = null;

/** What draws, once it was fetched; a list of sessions is read without it. */
export function knownDrawing(): Draw | null {
  return drawing;
}

/** Fetches what draws. Rejects when it cannot be fetched; the next call tries again. */
export function loadDrawing(): Promise<Draw> {
  loading ??= import('./draw-picture.ts').then(
    (part) => (drawing = part.drawPicture),
    (thrown: unknown) => {
      loading = null;
      throw thrown;
    },
  );
  return loading;
}

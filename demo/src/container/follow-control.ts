import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlState } from '../control.ts';

const EVERY_MS = 1000;

async function readState(controlUrl: string): Promise<ControlState | undefined> {
  return fetch(new URL('/state', controlUrl), { signal: AbortSignal.timeout(EVERY_MS) }).then(
    async (response) => (response.ok ? ((await response.json()) as ControlState) : undefined),
    () => undefined,
  );
}

/** Waits until the control endpoint answers, and answers with its state. */
export async function firstState(controlUrl: string): Promise<ControlState> {
  for (;;) {
    const state = await readState(controlUrl);
    if (state !== undefined) return state;
    await sleep(EVERY_MS);
  }
}

/** Calls `onState` with the control's state every second, one call after the other. A control that is away changes nothing. */
export async function followControl(
  controlUrl: string,
  onState: (state: ControlState) => Promise<void> | void,
): Promise<never> {
  for (;;) {
    const state = await readState(controlUrl);
    if (state !== undefined) await onState(state);
    await sleep(EVERY_MS);
  }
}

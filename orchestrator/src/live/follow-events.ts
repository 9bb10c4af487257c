import type { InvestigationEvent } from '@mats/contracts';
import { isFinal } from '../store/investigation-store.ts';
import type { EventFeed, EventLog } from './event-feed.ts';

// A wake-up can be missed between reading and waiting; looking again after this time makes that harmless.
const LOOK_AGAIN_MS = 1_000;

/** The investigation's events after `seq`, those stored and those to come, until it has ended, the signal aborts or the feed shuts. */
export async function* followEvents(
  id: string,
  options: { after: number; store: EventLog; feed: EventFeed; signal: AbortSignal },
): AsyncGenerator<InvestigationEvent, void, undefined> {
  const { store, feed, signal } = options;
  let { after } = options;
  while (!signal.aborted && !feed.isShut) {
    const waiting = feed.next(id, { timeoutMs: LOOK_AGAIN_MS, signal });
    const events = await feed.after(id, after, store);
    for (const event of events) {
      yield event;
      after = event.seq;
      if (event.body.type === 'state' && isFinal(event.body.state)) return;
    }
    if (events.length === 0) await waiting;
  }
}

import type { SessionMarks, SessionSummary } from '@mats/contracts';
import { ApiFailure } from '../api/api-failure.ts';
import { archiveSession, deleteSession, markSession } from '../api/client.ts';
import { MARKS } from '../text/sentences.ts';
import { announce } from './announce.ts';

function saidOf({ pinned, resolved }: SessionMarks): string {
  if (pinned !== undefined) return pinned ? MARKS.saidPinned : MARKS.saidUnpinned;
  if (resolved !== undefined) return resolved ? MARKS.saidResolved : MARKS.saidOpen;
  return MARKS.saidSaved;
}

/** Notes something of a session and says so; returns it as it is now, or the failure. */
export async function noteOf(id: string, marks: SessionMarks): Promise<SessionSummary | ApiFailure> {
  try {
    const session = await markSession(id, marks);
    announce(saidOf(marks));
    return session;
  } catch (thrown) {
    return ApiFailure.from(thrown);
  }
}

/** Puts a session aside or brings it back, and says so; returns it as it is now, or the failure. */
export async function asideOf(id: string, archived: boolean): Promise<SessionSummary | ApiFailure> {
  try {
    const session = await archiveSession(id, archived);
    announce(archived ? MARKS.saidArchived : MARKS.saidBack);
    return session;
  } catch (thrown) {
    return ApiFailure.from(thrown);
  }
}

/** Erases a session and says so; returns the failure when it could not be. */
export async function eraseOf(id: string): Promise<ApiFailure | null> {
  try {
    await deleteSession(id);
    announce(MARKS.saidDeleted);
    return null;
  } catch (thrown) {
    return ApiFailure.from(thrown);
  }
}

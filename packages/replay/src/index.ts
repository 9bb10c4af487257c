export { openSessionFile } from './open-session-file.ts';
export { replaySession, withOwnReplay } from './replay-session.ts';
export type { SessionReplay } from './replay-session.ts';
export type { TurnReplay } from './replay-turn.ts';

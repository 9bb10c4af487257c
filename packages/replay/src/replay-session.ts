import { hashesOf } from '@mats/contracts';
import type { SessionFile } from '@mats/contracts';
import { sha256Of } from './open-session-file.ts';
import { replayTurn } from './replay-turn.ts';
import type { TurnReplay } from './replay-turn.ts';

/** A session, done again. */
export interface SessionReplay {
  /** Whether every turn that has a report could be done again, and gave that report. */
  readonly identical: boolean;
  readonly session: string;
  /** Where, when and by which versions the file was made. */
  readonly recorded: SessionFile['origin'];
  /** The versions that replayed it. */
  readonly replayed: SessionFile['origin']['versions'];
  /** How many texts had secrets taken out: where they were read, a report may differ for that. */
  readonly redacted: number;
  readonly turns: readonly TurnReplay[];
}

/** Does every turn of a session again, without network and without services; `turn` names one of them, `version` is of this MATS. */
export async function replaySession(
  file: SessionFile,
  options: { readonly version: string; readonly turn?: number | undefined },
): Promise<SessionReplay> {
  const wanted = file.turns.filter(({ turn }) => options.turn === undefined || options.turn === turn);
  const turns: TurnReplay[] = [];
  for (const turn of wanted) turns.push(await replayTurn(turn, file));
  // A turn without a report (stopped, failed) has nothing to be compared with.
  const answered = new Set(wanted.filter(({ report }) => report !== null).map(({ turn }) => turn));
  const counted = turns.filter(({ turn }) => answered.has(turn));
  return {
    identical: counted.length > 0 && counted.every(({ identical }) => identical),
    session: file.session.id,
    recorded: file.origin,
    replayed: { mats: options.version, node: process.version },
    redacted: file.redacted,
    turns,
  };
}

/**
 * The file with what a replay of it gives, for the turns whose report rests on secrets that were taken out: agents saw them, whoever has
 * the file does not. Only turns that this version answered are held to what it says now.
 */
export async function withOwnReplay(file: SessionFile, version: string): Promise<SessionFile> {
  if (file.redacted === 0 || file.turns.some(({ as_exported }) => as_exported !== undefined)) return file;
  const { turns } = await replaySession(file, { version });
  const reports = new Map(turns.filter((one) => one.version === version).map(({ turn, report }) => [turn, report]));
  const { sha256: _hashes, ...parts } = file;
  const written = {
    ...parts,
    turns: file.turns.map((turn) => {
      const report = reports.get(turn.turn);
      return report === undefined ? turn : { ...turn, as_exported: report };
    }),
  };
  return { ...written, sha256: hashesOf(written, sha256Of) };
}

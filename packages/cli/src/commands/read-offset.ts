import { CommandError } from '../command-error.ts';

/** The number of `--port-offset`; 0 when it is not given. Throws CommandError for anything that cannot be one. */
export function readOffset(text: string | undefined): number {
  const offset = Number(text ?? '0');
  if (Number.isInteger(offset) && offset >= 0 && offset < 57_000) return offset;
  throw new CommandError(`--port-offset ${text} is not a number from 0 to 56999.`, 'Try --port-offset 1000.');
}

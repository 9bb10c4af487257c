import { locatorSchema } from '@mats/contracts';
import type { LogSource } from '@mats/sources';
import type { TapePlayer } from './tape-player.ts';

/** A source of logs as a tape has it. */
export function createLogSourceOf(options: {
  readonly kind: string;
  readonly name: string;
  readonly of: string;
  readonly player: TapePlayer;
}): LogSource {
  const { name, of, player } = options;
  return {
    kind: locatorSchema.shape.source.parse(options.kind),
    name,
    list: () => player.ask({ of, call: 'list' }),
    open: (stream, wanted) => player.bytes({ of, stream: stream.id }, wanted?.maxBytes),
    readLines: (stream, range) => player.lines({ of, stream: stream.id }, range),
    plainFile: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}

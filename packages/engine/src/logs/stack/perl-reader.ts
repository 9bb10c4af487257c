import { callSites } from './call-sites.ts';
import { draftException, type DraftTrace, type RawFrame, type TraceReader } from './stack-trace.ts';

/** `no stock at lib/Stock.pm line 12.`, also with the handle that was read: `..., <STDIN> line 5.` */
const DIED =
  /^(.*?) at ((?:[^\s,]+\.(?:pl|pm|t|cgi|psgi|al|PL)|-e|\(eval \d+\)|[^\s,]*\/bin\/\S+)) line (\d+)(?:, <\w*> (?:line|chunk) \d+)?(\.?)$/;
const CALLED = /^\s*([\w:]+|eval \{\.\.\.\}|require \S+|eval '.*')(?:\((.*)\))? called at (\S.*?) line (\d+)\.?$/;

/** What Perl prints when it dies, with the calls that Carp adds. */
export const perlReader: TraceReader = { runtime: 'perl', read };

function read(lines: readonly string[], position: { index: number; floor: number }): DraftTrace | undefined {
  const { index } = position;
  const died = DIED.exec(lines[index] ?? '');
  const calls = callsFrom(lines, died === null ? index : index + 1);
  // A sentence may end in a place of a script too: without calls the full stop is wanted that Perl prints.
  if (calls.length < (died === null ? 2 : died[4] === '' ? 1 : 0)) return undefined;
  const exception = draftException('raised', died === null ? '' : 'die', died?.[1] ?? '');
  const place = died?.[2] === undefined ? undefined : { raw: died[0].trim(), file: died[2], line: Number(died[3]) };
  exception.frames.push(...callSites(place, calls));
  return { runtime: 'perl', first: index, end: index + (died === null ? 0 : 1) + calls.length, raised: exception };
}

function callsFrom(lines: readonly string[], from: number): RawFrame[] {
  const calls: RawFrame[] = [];
  for (
    let match = CALLED.exec(lines[from] ?? '');
    match !== null;
    match = CALLED.exec(lines[from + calls.length] ?? '')
  ) {
    const [raw, name = '', , file = '', line] = match;
    const cut = name.lastIndexOf('::');
    const named = /\W/.test(name.replaceAll('::', ''))
      ? {}
      : { function: cut === -1 ? name : name.slice(cut + 2), ...(cut <= 0 ? {} : { module: name.slice(0, cut) }) };
    calls.push({ raw: raw.trim(), ...named, file, line: Number(line) });
  }
  return calls;
}

import { FRAME_FORMS, type FrameForm } from './frame-forms.ts';
import { hasTraceHint } from './trace-hint.ts';

/** Shorter lines hold no trace of several lines. */
const SHORTEST = 20;
const MOST_FRAMES = 5000;

/**
 * The lines of a trace that was written on one: `Error: x at f (a.js:1:2) at g (b.js:3:4)`. A line that holds no more than one frame and
 * does not say that it is a trace comes back as it is.
 */
export function splitFlatTrace(line: string): readonly string[] {
  if (line.length < SHORTEST || isLoneCall(line) || !hasTraceHint(line)) return [line];
  const best = mostFrames(line);
  if (best === undefined) return [line];
  const cuts = cutsOf(line, best);
  const pieces: string[] = [];
  let from = 0;
  for (const cut of [...cuts, line.length]) {
    const piece = line.slice(from, cut).trim();
    if (piece !== '') pieces.push(piece);
    from = cut;
  }
  if (best.form.name !== 'python') return pieces;
  const python = pieces.flatMap(withoutSource);
  return line.includes('Exception Group Traceback') ? python.map(asGroupLine) : python;
}

/** The lines of an exception group have a bar before them, which stands anywhere when all are on one line. */
function asGroupLine(piece: string): string {
  return piece.startsWith('+') ? piece : `| ${piece.replace(/^[|\s]+/, '').replace(/[|\s]{1,200}$/, '')}`;
}

/** Most lines of most traces: `    at ...` once. */
function isLoneCall(line: string): boolean {
  const at = line.indexOf('at ');
  return (
    at !== -1 && line.indexOf(' at ', at + 3) === -1 && line.slice(0, at).trim() === '' && !line.includes('Caused')
  );
}

interface Found {
  readonly form: FrameForm;
  readonly frames: readonly { readonly from: number; readonly to: number }[];
}

function mostFrames(line: string): Found | undefined {
  let best: Found | undefined;
  for (const form of FRAME_FORMS) {
    if (!form.sign.test(line)) continue;
    const frames: { from: number; to: number }[] = [];
    for (const match of matches(line, form.frame)) {
      frames.push({ from: match.index, to: match.index + match[0].length });
      if (frames.length >= MOST_FRAMES) break;
    }
    const [first] = frames;
    if (first === undefined || frames.length <= (best?.frames.length ?? 0)) continue;
    const rest = line.slice(first.to).trim();
    const head = line.slice(0, first.from).trim();
    // One frame alone on its line is a line as it should be.
    const opened = form.opening.test(head) || form.closing?.test(rest) === true;
    if (frames.length === 1 && ((head === '' && (rest.length < 4 || !form.closed)) || !opened)) continue;
    best = { form, frames };
  }
  return best;
}

function cutsOf(line: string, { form, frames }: Found): number[] {
  const cuts = new Set<number>();
  for (const { from, to } of frames) {
    cuts.add(from);
    if (form.closed) cuts.add(endOf(line, to));
  }
  for (const { index } of matches(line, form.before)) cuts.add(index);
  for (const { index } of matches(line, form.behind)) if (index > (frames[0]?.from ?? 0)) cuts.add(index);
  for (const match of matches(line, form.whole)) {
    cuts.add(match.index);
    cuts.add(match.index + match[0].length);
  }
  if (form.counted !== undefined) for (const cut of countedCuts(line, form.counted)) cuts.add(cut);
  return [...cuts].toSorted((a, b) => a - b);
}

function matches(line: string, form: RegExp | undefined): Iterable<RegExpExecArray> {
  if (form === undefined) return [];
  form.lastIndex = 0;
  return line.matchAll(form);
}

/** A brace or comma right behind a frame tells of what follows it. */
function endOf(line: string, to: number): number {
  const tail = /^(?: \{|,)(?=\s|$)/.exec(line.slice(to, to + 4));
  return to + (tail?.[0].length ?? 0);
}

/** Where ` 0: `, ` 1: `, ` 2: ` stand in this order. Counting may begin anew. */
function countedCuts(line: string, [before, behind]: readonly [string, string]): number[] {
  const cuts: number[] = [];
  const mark = (number: number): string => ` ${before}${number}${behind}`;
  let zero = line.indexOf(mark(0));
  let next = line.indexOf(mark(1));
  for (let number = 0, at = 0; cuts.length < MOST_FRAMES;) {
    if (zero !== -1 && zero < at) zero = line.indexOf(mark(0), at);
    next = line.indexOf(mark(number), at);
    const anew = zero !== -1 && (next === -1 || zero <= next);
    const found = anew ? zero : next;
    if (found === -1) break;
    cuts.push(found + 1);
    number = anew ? 1 : number + 1;
    at = found + 2;
  }
  return cuts;
}

const ERROR_AT_END =
  /^(.*?)(?:^|\s)((?:[A-Za-z_][\w.]{0,200})?(?:Error|Exception|Warning|Exit|Interrupt|Group|Timeout|Iteration|NotFound|DoesNotExist)(?:: .*)?)$/s;
const CAPITAL_AT_END = /^(.*?)\s((?:[a-z_][\w.]{0,100}\.)?[A-Z]\w{0,100}: .*)$/s;

/** Python prints the line of source of a frame before the exception: `main() ValueError: y`. */
function withoutSource(piece: string): readonly string[] {
  if (/^(?:File "|Traceback|During handling|The above exception|\+-|\+ Exception)/.test(piece)) return [piece];
  const found = ERROR_AT_END.exec(piece) ?? CAPITAL_AT_END.exec(piece);
  const [, source = '', error] = found ?? [];
  return error === undefined || source.trim() === '' ? [piece] : [source.trim(), error];
}

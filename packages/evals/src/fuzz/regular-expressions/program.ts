/** Tells whether one UTF-16 unit fits a character, class, escape or dot. */
export type UnitTest = (unit: string) => boolean;

/** One step of a compiled regular expression. Addresses are places in the program. */
export type Instruction =
  | { readonly do: 'unit'; readonly fits: UnitTest; readonly back: boolean }
  | { readonly do: 'split'; readonly first: number; readonly second: number }
  | { readonly do: 'jump'; readonly to: number }
  | { readonly do: 'save'; readonly register: number }
  /** Fails when nothing was read since `save` of the register: the loop around nothing ends. */
  | { readonly do: 'moved'; readonly register: number }
  | { readonly do: 'edge'; readonly holds: (text: string, at: number) => boolean }
  | { readonly do: 'look'; readonly program: readonly Instruction[]; readonly negate: boolean }
  | { readonly do: 'again'; readonly from: number; readonly to: number; readonly back: boolean }
  | { readonly do: 'match' };

/** A regular expression that can be run with its steps counted. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly registers: number;
  /** Tried at the start only. */
  readonly sticky: boolean;
  /** Searched again behind each match. */
  readonly global: boolean;
}

interface Run {
  readonly text: string;
  readonly registers: Int32Array;
  readonly limit: number;
  steps: number;
}

/**
 * Counts the steps that a backtracking engine without any shortcut takes to search a text: an upper bound of what a real one takes.
 * A plain count, so it is the same on every machine. Stops at `limit`.
 */
export function countSteps(
  program: Program,
  { text, limit }: { readonly text: string; readonly limit: number },
): number {
  const run: Run = { text, registers: new Int32Array(program.registers), limit, steps: 0 };
  for (let start = 0; start <= text.length && run.steps < limit;) {
    const end = matchAt(program.instructions, { run, start });
    if (program.sticky || (end >= 0 && !program.global)) break;
    start = Math.max(end, start + 1);
  }
  return run.steps;
}

/** Backtracking over an explicit stack; returns where the match ends, or -1. */
function matchAt(
  instructions: readonly Instruction[],
  { run, start }: { readonly run: Run; readonly start: number },
): number {
  const { text, registers } = run;
  // Three numbers a choice: where to go on, at which place of the text, and how long the trail was.
  const choices: number[] = [];
  const trail: number[] = [];
  let at = start;
  let next = 0;
  for (;;) {
    const instruction = instructions[next];
    run.steps += 1;
    if (instruction === undefined || run.steps >= run.limit) return -1;
    let fits = true;
    next += 1;
    if (instruction.do === 'match') return at;
    if (instruction.do === 'jump') next = instruction.to;
    else if (instruction.do === 'split') {
      choices.push(instruction.second, at, trail.length);
      next = instruction.first;
    } else if (instruction.do === 'save') {
      trail.push(instruction.register, registers[instruction.register] ?? 0);
      registers[instruction.register] = at;
    } else if (instruction.do === 'unit') {
      const place = instruction.back ? at - 1 : at;
      fits = place >= 0 && place < text.length && instruction.fits(text.charAt(place));
      at += instruction.back ? -1 : 1;
    } else if (instruction.do === 'moved') fits = registers[instruction.register] !== at;
    else if (instruction.do === 'edge') fits = instruction.holds(text, at);
    else if (instruction.do === 'look')
      fits = matchAt(instruction.program, { run, start: at }) >= 0 !== instruction.negate;
    else {
      const read = repeated(instruction, { run, at });
      fits = read >= 0;
      at += instruction.back ? -read : read;
    }
    if (fits) continue;
    const length = choices.pop();
    if (length === undefined) return -1;
    at = choices.pop() ?? 0;
    next = choices.pop() ?? 0;
    while (trail.length > length) {
      const value = trail.pop() ?? 0;
      registers[trail.pop() ?? 0] = value;
    }
  }
}

/** Length of what a back reference reads, or -1. */
function repeated(
  instruction: Extract<Instruction, { do: 'again' }>,
  { run, at }: { readonly run: Run; readonly at: number },
): number {
  const { text, registers } = run;
  const captured = text.slice(registers[instruction.from], registers[instruction.to]);
  run.steps += captured.length;
  const place = instruction.back ? at - captured.length : at;
  return place >= 0 && text.startsWith(captured, place) ? captured.length : -1;
}

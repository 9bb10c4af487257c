import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { Instruction, Program, UnitTest } from './program.ts';

/** A regular expression as it stands in the code. */
export interface Expression {
  readonly pattern: string;
  readonly flags: string;
}

/** A counted repetition is written out so many times at most; more would only make the same loop longer. */
const MOST_COPIES = 1500;

/**
 * Reads a regular expression into its tree.
 *
 * @throws when it is not one.
 */
export function parseExpression({ pattern, flags }: Expression): AST.Pattern {
  const sets = flags.includes('v');
  return new RegExpParser().parsePattern(pattern, 0, pattern.length, {
    unicode: flags.includes('u') && !sets,
    unicodeSets: sets,
  });
}

/** Compiles a regular expression for `countSteps`. */
export function compileExpression(expression: Expression): Program {
  const compiler = new Compiler(expression);
  const instructions = compiler.whole(parseExpression(expression));
  return {
    instructions,
    registers: compiler.registers,
    sticky: expression.flags.includes('y'),
    global: expression.flags.includes('g'),
  };
}

const WORD = /\w/;
const LINE_END = /[\n\r\u2028\u2029]/;

class Compiler {
  registers = 0;
  readonly #groups = new Map<AST.CapturingGroup, number>();
  readonly #flags: string;
  #code: Instruction[] = [];
  #back = false;

  constructor({ flags }: Expression) {
    this.#flags = flags;
  }

  whole(pattern: AST.Pattern): readonly Instruction[] {
    return this.#apart(() => this.#alternatives(pattern.alternatives), false);
  }

  /** Code of its own, ended by a match. */
  #apart(build: () => void, back: boolean): Instruction[] {
    const [code, direction] = [this.#code, this.#back];
    [this.#code, this.#back] = [[], back];
    build();
    this.#code.push({ do: 'match' });
    const built = this.#code;
    [this.#code, this.#back] = [code, direction];
    return built;
  }

  /** Keeps a place for an instruction whose target is known later. */
  #reserve(): (instruction: Instruction) => void {
    const place = this.#code.length;
    this.#code.push({ do: 'match' });
    return (instruction) => {
      this.#code[place] = instruction;
    };
  }

  #alternatives(alternatives: readonly AST.Alternative[]): void {
    const ends: ((instruction: Instruction) => void)[] = [];
    for (const [place, { elements }] of alternatives.entries()) {
      const last = place === alternatives.length - 1;
      const choice = last ? undefined : this.#reserve();
      const first = this.#code.length;
      for (const element of this.#back ? elements.toReversed() : elements) this.#element(element);
      if (!last) ends.push(this.#reserve());
      choice?.({ do: 'split', first, second: this.#code.length });
    }
    for (const end of ends) end({ do: 'jump', to: this.#code.length });
  }

  #element(element: AST.Element): void {
    if (element.type === 'Quantifier') this.#quantifier(element);
    else if (element.type === 'Group') this.#alternatives(element.alternatives);
    else if (element.type === 'CapturingGroup') this.#capture(element);
    else if (element.type === 'Assertion') this.#assertion(element);
    else if (element.type === 'Backreference') this.#reference(element);
    else this.#code.push({ do: 'unit', fits: unitTest(element.raw, this.#flags), back: this.#back });
  }

  #capture(group: AST.CapturingGroup): void {
    const register = this.#registerOf(group);
    this.#code.push({ do: 'save', register: this.#back ? register + 1 : register });
    this.#alternatives(group.alternatives);
    this.#code.push({ do: 'save', register: this.#back ? register : register + 1 });
  }

  #registerOf(group: AST.CapturingGroup): number {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const register = this.registers;
    this.registers += 2;
    this.#groups.set(group, register);
    return register;
  }

  #reference({ resolved }: AST.Backreference): void {
    const group = Array.isArray(resolved) ? resolved[0] : resolved;
    if (group === undefined) return;
    const from = this.#registerOf(group);
    this.#code.push({ do: 'again', from, to: from + 1, back: this.#back });
  }

  #assertion(assertion: AST.Assertion): void {
    if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') {
      const back = assertion.kind === 'lookbehind';
      const program = this.#apart(() => this.#alternatives(assertion.alternatives), back);
      this.#code.push({ do: 'look', program, negate: assertion.negate });
      return;
    }
    const lines = this.#flags.includes('m');
    if (assertion.kind === 'start') {
      this.#edge((text, at) => at === 0 || (lines && LINE_END.test(text.charAt(at - 1))));
    } else if (assertion.kind === 'end') {
      this.#edge((text, at) => at === text.length || (lines && LINE_END.test(text.charAt(at))));
    } else if (assertion.kind === 'word') {
      const { negate } = assertion;
      this.#edge((text, at) => (WORD.test(text.charAt(at - 1)) !== WORD.test(text.charAt(at))) !== negate);
    }
  }

  #edge(holds: (text: string, at: number) => boolean): void {
    this.#code.push({ do: 'edge', holds });
  }

  #quantifier({ element, min, max, greedy }: AST.Quantifier): void {
    for (let copy = 0; copy < Math.min(min, MOST_COPIES); copy += 1) this.#element(element);
    const split = (inside: number, outside: number): Instruction =>
      greedy ? { do: 'split', first: inside, second: outside } : { do: 'split', first: outside, second: inside };
    if (max === Number.POSITIVE_INFINITY) {
      const start = this.#code.length;
      const choice = this.#reserve();
      const register = this.registers;
      this.registers += 1;
      this.#code.push({ do: 'save', register });
      this.#element(element);
      this.#code.push({ do: 'moved', register }, { do: 'jump', to: start });
      choice(split(start + 1, this.#code.length));
      return;
    }
    const choices: { place: number; fill: (instruction: Instruction) => void }[] = [];
    for (let copy = 0; copy < Math.min(max - min, MOST_COPIES); copy += 1) {
      choices.push({ place: this.#code.length + 1, fill: this.#reserve() });
      this.#element(element);
    }
    for (const { place, fill } of choices) fill(split(place, this.#code.length));
  }
}

/** Asks the real engine about one unit, once for each unit that occurs. */
function unitTest(raw: string, flags: string): UnitTest {
  const whole = wholeUnit(raw, flags);
  const known = new Map<string, boolean>();
  return (unit) => {
    const seen = known.get(unit);
    if (seen !== undefined) return seen;
    const fits = whole.test(unit);
    known.set(unit, fits);
    return fits;
  };
}

/** A part of an expression that takes one unit, alone; flags that say where an expression may match do not matter to it. */
export function wholeUnit(raw: string, flags: string): RegExp {
  return new RegExp(`^(?:${raw})$`, flags.replaceAll(/[dg]|[my]/g, ''));
}

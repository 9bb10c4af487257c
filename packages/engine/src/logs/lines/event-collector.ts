import type { OpenEvent } from './open-event.ts';
import type { LineFacts } from './line-facts.ts';
import type { LogPart, PartStack, ReadingFacts } from './log-part.ts';
import type { Severity } from './types.ts';
import { hasFrames } from './continuation.ts';
import { resolveTally, TallyBook } from './tally.ts';
import type { Tally } from './tally.ts';
import { reportsServerFailure, severityOfText, severityRank } from './severity.ts';
import { TemplateMiner } from '../template/miner.ts';
import { lexMessage } from '../template/lexer.ts';
import { ownText } from '../template/own-text.ts';

const MOST_SAMPLE_LENGTH = 8192;
/** Characters of all samples of a log; once there are so many, samples are cut shorter. */
const MOST_SAMPLE_CHARACTERS = 16_000_000;
const SHORT_SAMPLE_LENGTH = 256;
const MOST_ATTACHED_LINES = 100;

/** Stacks of different shape that are kept. */
const MOST_STACKS = 200;

const cut = (text: string, length: number): string => (text.length > length ? ownText(text, length) : text);
const joinLines = (lines: readonly string[]): string => cut(lines.join('\n'), MOST_SAMPLE_LENGTH);

/** The stated level, unless the message reports a failed request; without one, what the words say. */
const severityOf = ({ severity, message }: LineFacts): Severity | null => {
  if (severity === null) return severityOfText(message);
  return severityRank(severity) < severityRank('error') && reportsServerFailure(message) ? 'error' : severity;
};

/** Counts events by shape, severity and service, and keeps samples and stacks. */
export class EventCollector {
  readonly #book = new TallyBook();
  readonly #miner = new TemplateMiner((shape) => this.#book.weight(shape));
  readonly #stacks = new Map<
    string,
    { readonly stack: Omit<PartStack, 'count' | 'tally' | 'key'>; readonly tally: Tally; count: number }
  >();
  readonly #lineTallies: Tally[] | null;
  #stacksLeftOut = 0;
  #sampleCharacters = 0;

  readonly #templatesOnly: boolean;

  constructor({ keepLines, templatesOnly }: { readonly keepLines: boolean; readonly templatesOnly: boolean }) {
    this.#lineTallies = keepLines ? [] : null;
    this.#templatesOnly = templatesOnly;
  }

  add(event: OpenEvent): void {
    const { facts } = event;
    if (facts === null) return;
    if (event.more.length > 0 || facts.attached !== null) {
      this.#addJoined(event, facts);
      return;
    }
    facts.tally ??= this.#tallyOf(facts.message, this.#severityOf(facts), facts.service);
    if (facts.tally.into !== null) facts.tally = resolveTally(facts.tally);
    const { tally } = facts;
    const sampled = tally.wantsSample;
    tally.hit(event.line, event.time);
    if (sampled) this.#sample(tally, event, event.text);
    if (this.#lineTallies !== null) this.#keepLine(this.#lineTallies, event, tally);
  }

  /** The tally of a line whose events only need to be counted: all of them alike, and none to be written down. Null for other lines. */
  routine(facts: LineFacts): Tally | null {
    if (facts.tally === null || !facts.headed || facts.unreadable || this.#lineTallies !== null) return null;
    if (facts.tally.into !== null) facts.tally = resolveTally(facts.tally);
    return facts.tally.wantsSample ? null : facts.tally;
  }

  /** Finds out where events of a line are counted, before one is. */
  place(facts: LineFacts): void {
    facts.tally ??= this.#tallyOf(facts.message, this.#severityOf(facts), facts.service);
  }

  /** Whether events of a line are counted as a kind of message that was given up. */
  isGivenUp({ tally }: LineFacts): boolean {
    return tally !== null && this.#miner.isOpen(resolveTally(tally).shape);
  }

  /** The words of known log statements; see `TemplateMiner`. */
  get words(): Pick<TemplateMiner, 'generation' | 'vocabulary' | 'takeNewWords'> {
    return this.#miner;
  }

  /** What was counted, as plain data. */
  part(facts: ReadingFacts): LogPart {
    const tallies = this.#book.live();
    const indexOf = new Map(tallies.map((tally, index) => [tally, index]));
    const stacks = [...this.#stacks].map(([key, { stack, tally, count }]) => ({
      ...stack,
      key,
      count,
      tally: indexOf.get(resolveTally(tally)) ?? 0,
    }));
    return {
      facts,
      shapes: this.#miner.shapes,
      folded: this.#miner.folded,
      tallies: tallies.map((tally) => tally.snapshot()),
      stacks,
      stacksLeftOut: this.#stacksLeftOut,
    };
  }

  /** Index into the part's tallies for each line, -1 for lines that belong to no event. */
  lineTallies(lines: number): Int32Array {
    const indexOf = new Map(this.#book.live().map((tally, index) => [tally, index]));
    return Int32Array.from({ length: lines }, (_, index) => {
      const tally = this.#lineTallies?.[index + 1];
      return tally === undefined ? -1 : (indexOf.get(resolveTally(tally)) ?? -1);
    });
  }

  #addJoined(event: OpenEvent, facts: LineFacts): void {
    const attached = facts.attached?.split('\n').slice(0, MOST_ATTACHED_LINES) ?? [];
    const lines = [event.inner, ...event.moreInner, ...attached];
    const framed = hasFrames(lines.slice(1).join('\n'));
    const severity = framed && facts.severity === null ? 'error' : this.#severityOf(facts);
    const tally = this.#tallyOf(facts.message, severity, facts.service);
    const sampled = tally.wantsSample;
    tally.hit(event.line, event.time);
    if (sampled) this.#sample(tally, event, joinLines([event.text, ...event.more, ...attached]));
    if (framed && !this.#templatesOnly) this.#addStack(event, facts, { lines, tally, severity });
    if (this.#lineTallies !== null) this.#keepLine(this.#lineTallies, event, tally);
  }

  #severityOf(facts: LineFacts): Severity | null {
    return this.#templatesOnly ? null : severityOf(facts);
  }

  #tallyOf(message: string, severity: Severity | null, service: string | null): Tally {
    const before = this.#miner.generation;
    const shape = this.#miner.add(message);
    if (this.#miner.generation !== before) this.#book.remap(this.#miner.remap);
    return this.#book.get(shape, severity, service);
  }

  #sample(tally: Tally, event: OpenEvent, text: string): void {
    const { line, lineCount: lines, time } = event;
    const full = this.#sampleCharacters > MOST_SAMPLE_CHARACTERS;
    const kept = cut(text, full ? SHORT_SAMPLE_LENGTH : MOST_SAMPLE_LENGTH);
    this.#sampleCharacters += kept.length;
    tally.sample({ line, lines, time: Number.isNaN(time) ? null : time, text: kept });
  }

  #keepLine(kept: Tally[], event: OpenEvent, tally: Tally): void {
    kept[event.line] = tally;
    for (const line of event.continuations) kept[line] = tally;
  }

  #addStack(
    event: OpenEvent,
    facts: LineFacts,
    found: { readonly lines: readonly string[]; readonly tally: Tally; readonly severity: Severity | null },
  ): void {
    const key = lexMessage(found.lines.slice(1, 40).join(' ')).words.join(' ');
    const known = this.#stacks.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#stacks.size >= MOST_STACKS) this.#stacksLeftOut += 1;
    else {
      const time = Number.isNaN(event.time) ? null : event.time;
      const stack = {
        text: joinLines(found.lines),
        line: event.line,
        lines: event.lineCount,
        time,
        service: facts.service,
        severity: found.severity,
      };
      this.#stacks.set(key, { stack, tally: found.tally, count: 1 });
    }
  }
}

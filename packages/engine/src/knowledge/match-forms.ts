import type { Capture, CatalogueEntry, Form } from './catalogue-entry.ts';
import { wordsIn } from './words-in.ts';

export type Captures = Readonly<Partial<Record<Capture, string>>>;

/** A form of the catalogue that a text holds. */
export interface Sighting {
  readonly entry: CatalogueEntry;
  readonly captures: Captures;
  /** Where the form stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Finds the forms of a catalogue in texts. */
export interface FormMatcher {
  /** All entries that the text holds a form of, the most telling first. Linear in the length of the text. */
  match(text: string): readonly Sighting[];
}

interface IndexedForm {
  readonly entry: CatalogueEntry;
  readonly form: Form;
  readonly words: readonly string[];
}

/** Longer texts are no lines that a program writes about one failure. */
const MOST_CHARACTERS = 6_000;
const ROLE_ORDER = { cause: 0, either: 1, symptom: 2, harmless: 1.5 } as const;

/** Each form under the word of it that the fewest forms share. */
function indexForms(entries: readonly CatalogueEntry[]): Map<string, IndexedForm[]> {
  const forms = entries.flatMap((entry) =>
    entry.forms.map((form): IndexedForm => ({ entry, form, words: [...new Set(wordsIn(form.words))] })),
  );
  const uses = new Map<string, number>();
  for (const { words } of forms) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  const index = new Map<string, IndexedForm[]>();
  for (const form of forms) {
    const rarest = form.words.toSorted((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0) || b.length - a.length)[0];
    if (rarest === undefined) continue;
    const listed = index.get(rarest);
    if (listed === undefined) index.set(rarest, [form]);
    else listed.push(form);
  }
  return index;
}

/** The captures that a match has, without those that are empty. */
export function capturesOf(groups: Readonly<Record<string, string | undefined>> | undefined): Captures {
  return Object.fromEntries(
    Object.entries(groups ?? {}).flatMap(([name, value]) => {
      const text = value?.trim();
      return text === undefined || text === '' ? [] : [[name, text]];
    }),
  );
}

function compare(a: Sighting, b: Sighting): number {
  return (
    b.entry.specificity - a.entry.specificity ||
    ROLE_ORDER[a.entry.role] - ROLE_ORDER[b.entry.role] ||
    // What a program writes of itself says more than what any program may write.
    Number(b.entry.program !== undefined) - Number(a.entry.program !== undefined) ||
    Object.keys(b.captures).length - Object.keys(a.captures).length ||
    b.end - b.start - (a.end - a.start) ||
    (a.entry.id < b.entry.id ? -1 : 1)
  );
}

/** Makes a matcher; every line is looked at through the words of the forms, so that most lines meet no pattern. */
export function createFormMatcher(entries: readonly CatalogueEntry[]): FormMatcher {
  const index = indexForms(entries);
  return {
    match(text) {
      const cut = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text;
      const words = new Set(wordsIn(cut));
      const found = new Map<string, Sighting>();
      for (const word of words) {
        for (const { entry, form, words: needed } of index.get(word) ?? []) {
          if (found.has(entry.id) || !needed.every((one) => words.has(one))) continue;
          const match = form.pattern.exec(cut);
          if (match === null) continue;
          const { index: start } = match;
          found.set(entry.id, { entry, captures: capturesOf(match.groups), start, end: start + match[0].length });
        }
      }
      return [...found.values()].toSorted(compare);
    },
  };
}

import type { RawFrame } from './stack-trace.ts';

const POSITION = /^(.*?)(?::(\d+))?(?::(\d+))?$/;
const NUMBERED = /:\d+(?::\d+)?$/;
/** Places V8 prints when there is no file. */
const NO_FILE = /^(?:<anonymous>|native|unknown location|index \d+|native code)$/;
const FIREFOX = /^([^@]*)@((?:[a-z][a-z0-9+.-]*:|\/|\[native code\]).*)$/;
const CONSOLE = /^([\w$.<>()]{1,200}) @ ([^\s:]{1,300}\.(?:[cm]?[jt]sx?|html|vue|svelte)(?:\?\S{0,200})?):(\d+)$/;
const OVERLAY = /^(?:⨯ )?([^\s()]{1,300}\.[cm]?[jt]sx?) \((\d+):(\d+)\) @ (\S.*)$/;

/** Reads one frame as V8 (Node, Deno, Chrome, Hermes), Firefox or Safari print it, or says that the line is none. */
export function parseJavaScriptFrame(line: string): RawFrame | undefined {
  const text = line.trim();
  return text.startsWith('at ') ? v8Frame(text) : (firefoxFrame(text) ?? consoleFrame(text) ?? overlayFrame(text));
}

function v8Frame(text: string): RawFrame | undefined {
  // Members of an aggregate are listed with commas.
  const rest = text
    .slice(3)
    .replace(/(?: \{|,)$/, '')
    .trim();
  const open = rest.indexOf(' (');
  if (/^0x[0-9a-f]+:/i.test(rest)) return undefined;
  if (open > 0 && rest.endsWith(')')) {
    const place = placeOf(rest.slice(open + 2, -1));
    if (place === undefined || !isPlaceOfScript(place)) return undefined;
    return { raw: text, ...nameOf(rest.slice(0, open)), ...place };
  }
  // Mono prints a place of its own behind brackets: `at Cart.Add (Item i) [0x0000c] in /src/Cart.cs:4`.
  const bare = rest.replace(/^async /, '');
  if (/\) (?:\[0x|in )/.test(bare)) return undefined;
  const place = NUMBERED.test(bare) && !bare.endsWith(')') ? placeOf(bare) : undefined;
  return place?.line === undefined || !isPlaceOfScript(place) ? undefined : { raw: text, ...place };
}

/** With a line alone it takes a file of the language: debuggers print `at cart.c:12` too, and people `at ten (see app.log:12)`. */
function isPlaceOfScript({ file, line, column }: { file?: string; line?: number; column?: number }): boolean {
  if (file === undefined || line === undefined || column !== undefined) return !/^\d+$/.test(file ?? '');
  return /^\S+\.(?:[cm]?[jt]sx?|html?|vue|svelte|bundle)(?:\?\S*)?$/.test(file);
}

function placeOf(place: string): { file?: string; line?: number; column?: number } | undefined {
  if (place.startsWith('eval at ')) {
    // The innermost parentheses name the file that called eval: the only place a person can open.
    const inner = /\(([^()]+:\d+:\d+)\)/.exec(place);
    return inner?.[1] === undefined ? {} : placeOf(inner[1]);
  }
  if (NO_FILE.test(place)) return {};
  if (!NUMBERED.test(place)) return undefined;
  const match = POSITION.exec(place.replace(/^address at /, ''));
  const file = match?.[1];
  if (match === null || file === undefined || file === '') return undefined;
  if (file === '<anonymous>') return {};
  return {
    file,
    ...(match[2] === undefined ? {} : { line: Number(match[2]) }),
    ...(match[3] === undefined ? {} : { column: Number(match[3]) }),
  };
}

function nameOf(printed: string): { function?: string; module?: string } {
  const alias = /^(.*?) \[as ([^\]]+)\]$/.exec(printed);
  const name = (alias?.[1] ?? printed).replace(/^async /, '').replace(/^new /, '');
  if (name === '' || name === '<anonymous>' || name === 'Object.<anonymous>') return {};
  const dot = name.lastIndexOf('.');
  const owner = dot > 0 ? name.slice(0, dot) : undefined;
  const own = owner === undefined || owner === 'Object' ? {} : { module: owner };
  return { function: dot > 0 ? name.slice(dot + 1) : name, ...own };
}

function firefoxFrame(text: string): RawFrame | undefined {
  const match = FIREFOX.exec(text);
  const place = match?.[2];
  if (match === null || place === undefined) return undefined;
  const name = (match[1] ?? '').replace(/^(?:global|eval|module) code$/, '').replace(/[/<]+$/, '');
  if (/\s/.test(name)) return undefined;
  if (place === '[native code]') return { raw: text, ...(name === '' ? {} : { function: name }) };
  const evaluated = /^(.*) line (\d+) > .*$/.exec(place);
  const spot = evaluated === null ? placeOf(place) : { file: evaluated[1] ?? '', line: Number(evaluated[2]) };
  if (spot?.line === undefined) return undefined;
  return { raw: text, ...nameOf(name), ...spot };
}

/** `add @ cart.js:12` as a browser's console lists calls. */
function consoleFrame(text: string): RawFrame | undefined {
  const match = CONSOLE.exec(text);
  if (match?.[2] === undefined) return undefined;
  const name = match[1] === '(anonymous)' || match[1] === undefined ? {} : nameOf(match[1]);
  return { raw: text, ...name, file: match[2], line: Number(match[3]) };
}

/** `app/page.tsx (12:9) @ Page` as the overlay and the log of Next.js name the place. */
function overlayFrame(text: string): RawFrame | undefined {
  const match = OVERLAY.exec(text);
  if (match?.[1] === undefined) return undefined;
  const name = match[4] === undefined || match[4].startsWith('<') ? {} : nameOf(match[4]);
  return { raw: text, ...name, file: match[1], line: Number(match[2]), column: Number(match[3]) };
}

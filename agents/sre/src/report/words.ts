/** Milliseconds as a person on call says them: `0.2 s`, `42 s`, `12 min`, `3.5 h`, `2 days`. Not negative. */
export function durationWords(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${(seconds / 3_600).toFixed(1)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** An ISO time to the second, in the zone that it is in: `2026-11-20 10:02:01 UTC`. */
export function momentWords(iso: string): string {
  return `${iso.slice(0, 10)} ${clockWords(iso)} UTC`;
}

/** The clock time of an ISO time: `10:02:01`. */
function clockWords(iso: string): string {
  return iso.slice(11, 19);
}

export function timesWords(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** `web`, `web and checkout`, `web, checkout and stock`. */
export function listWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** A template's text for a sentence: what varies is left out, and it is cut between words. */
export function templateWords(text: string, most = 140): string {
  const plain = text.replaceAll('<*>', '…');
  if (plain.length <= most) return plain;
  return `${plain.slice(0, most).replace(/(?<!\s)\s+\S*$/, '')} …`;
}

/** The texts that a line holds: itself, or of an object in JSON the texts of its fields. */
function textsOf(line: string): readonly string[] {
  if (!line.startsWith('{')) return [line];
  try {
    const held: unknown = JSON.parse(line);
    return Object.values(held ?? {}).filter((value) => typeof value === 'string');
  } catch {
    return [];
  }
}

/** The stretch of a text that a template stands for; null where it is another's. */
function stretchOf(text: string, template: string): string | null {
  const parts = template.split('<*>').map((part) => part.trim());
  const [first = ''] = parts.filter((part) => part !== '');
  const start = text.indexOf(first);
  let at = start;
  for (const part of parts) {
    at = text.indexOf(part, at);
    if (at === -1) return null;
    at += part.length;
  }
  const begin = parts[0] === '' ? /\S{0,200}\s{0,9}$/.exec(text.slice(0, start))?.index : start;
  return text.slice(begin ?? start, parts.at(-1) === '' ? undefined : at);
}

/**
 * What a program wrote, word for word, for a sentence: the stretch of a line that a template is of, cut at its end alone; where it does
 * not fit, the template. The line is to be without its secrets: alone it does not tell them.
 */
export function exampleWords(line: string, template: string, most = 160): string {
  const written = textsOf(line)
    .map((text) => stretchOf(text, template))
    .find((text) => text !== null);
  return templateWords(written ?? template, most);
}

/** Eight characters tell a commit; a version is told in full. */
export function revisionWords(revision: string): string {
  return /^[0-9a-f]{12,64}$/.test(revision) ? revision.slice(0, 8) : revision;
}

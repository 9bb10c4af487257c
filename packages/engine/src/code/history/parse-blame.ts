import type { BlameLine } from './commit.ts';

const HEAD = /^([0-9a-f]{40,64}) (\d+) (\d+)(?: \d+)?$/;

interface Known {
  author: string;
  email: string;
  time: number;
  subject: string;
  path: string;
}

/**
 * Reads `git blame --porcelain` or `--line-porcelain`, of one file or of several printed one after the other. The porcelain form
 * tells of a commit once; later lines of the same commit are given what was said then. Uncommitted lines have a sha of zeros.
 */
export function parseBlamePorcelain(text: string): BlameLine[] {
  const known = new Map<string, Known>();
  const result: BlameLine[] = [];
  let open: { sha: string; originalLine: number; line: number } | undefined;
  for (const printed of text.split('\n')) {
    if (printed.startsWith('\t')) {
      const about = open === undefined ? undefined : known.get(open.sha);
      if (open !== undefined && about !== undefined) result.push(toLine(open, { about, text: printed.slice(1) }));
      open = undefined;
      continue;
    }
    const head = HEAD.exec(printed);
    if (head?.[1] !== undefined) {
      open = { sha: head[1], originalLine: Number(head[2]), line: Number(head[3]) };
      if (!known.has(open.sha)) known.set(open.sha, { author: '', email: '', time: 0, subject: '', path: '' });
    } else if (open !== undefined) readField(printed, known.get(open.sha));
  }
  return result;
}

function readField(printed: string, about: Known | undefined): void {
  if (about === undefined) return;
  const cut = printed.indexOf(' ');
  const value = cut === -1 ? '' : printed.slice(cut + 1);
  const name = cut === -1 ? printed : printed.slice(0, cut);
  if (name === 'author') about.author = value;
  else if (name === 'author-mail') about.email = value.replace(/^<|>$/g, '');
  else if (name === 'author-time') about.time = Number(value) * 1000;
  else if (name === 'summary') about.subject = value;
  else if (name === 'filename') about.path = value;
}

function toLine(
  open: { sha: string; originalLine: number; line: number },
  found: { about: Known; text: string },
): BlameLine {
  const { email, ...about } = found.about;
  return { ...open, ...about, ...(email === '' ? {} : { email }), text: found.text.replace(/\r$/, '') };
}

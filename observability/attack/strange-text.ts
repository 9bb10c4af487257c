import { signIn } from '../support/browser-user.ts';
import type { Attack, AttackTarget } from './attack.ts';

const AT = Date.UTC(2026, 2, 4, 10);
const STRANGE = [
  ...Array.from({ length: 32 }, (_none, code) => String.fromCharCode(code)),
  '\u007F',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\uFFFE',
  '\uD83D',
  '\uDE00',
  '😀',
  '\u202E',
  '\u2066',
  '%00',
  '\\u0000',
];

function logWith(text: string): string {
  return Array.from({ length: 60 }, (_none, index) =>
    JSON.stringify({
      time: new Date(AT + index * 1_000).toISOString(),
      level: index < 20 ? 'info' : 'error',
      service: `check${text}out`,
      msg: index < 20 ? 'order done' : `order${text} failed`,
      [`k${text}`]: text,
      trace_id: `a${text}b`,
      stack: index < 20 ? undefined : `Error: x${text}\n    at f${text} (/srv/${text}a.ts:1:1)`,
    }),
  ).join('\n');
}

async function run({ platform }: AttackTarget): ReturnType<Attack['run']> {
  const user = await signIn(platform.uiUrl, 'strange@example.org');
  const escaped: string[] = [];
  for (const text of STRANGE) {
    const code = Array.from(text, (one) => one.codePointAt(0)?.toString(16)).join(' ');
    const session = await user.newSession();
    const attachments = [{ name: 'checkout.log', content: logWith(text) }];
    const state = await user
      .ask(session, { prompt: `Why ${text} does it fail?`, attachments })
      .then((answer) => (answer.report === null ? `ended as ${answer.state}` : 'done'))
      .catch((error: unknown) => String(error));
    if (state !== 'done') escaped.push(`U+${code}: ${state}`);
  }
  return { tried: STRANGE.length, escaped };
}

export const strangeText: Attack = {
  name: 'strange-text',
  says: 'control characters, halves of pairs and marks of direction in every field of a log; each turn must end with a report',
  run,
};

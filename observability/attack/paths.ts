import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { signIn } from '../support/browser-user.ts';
import type { Attack, AttackTarget } from './attack.ts';
import { rawRequest } from './raw-request.ts';

/** Ways to write the path of a file outside; `{up}` leads to the root of the file system, `{file}` is the file without its slash. */
const FORMS: readonly string[] = [
  '/{file}',
  '{up}{file}',
  './{up}{file}',
  '//{file}',
  'file:///{file}',
  'file://localhost/{file}',
  '{up2e}{file}',
  '{up2f}{file}',
  '{up-double}{file}',
  '{up-back}{file}',
  '{up-dots}{file}',
  'shop/{up}{file}',
  'shop/../{up}{file}',
  '/{file}%00.log',
  '{up}{file}%00',
  '{up}{file}?x=.log',
  '{up}{file}#.log',
  '%2F{file}',
  '{up}{file}/.',
  '~/{up}{file}',
  '$HOME/{up}{file}',
  '-/{file}',
  '--upload-pack=/{file}',
  ':/{file}',
  '/proc/self/root/{file}',
];

function write(form: string, path: string): string {
  const deep = 12;
  return form
    .replace('{up-double}', '%252e%252e%252f'.repeat(deep))
    .replace('{up-dots}', '....//'.repeat(deep))
    .replace('{up-back}', '..\\'.repeat(deep))
    .replace('{up2e}', '%2e%2e/'.repeat(deep))
    .replace('{up2f}', '..%2f'.repeat(deep))
    .replace('{up}', '../'.repeat(deep))
    .replace('{file}', path.slice(1));
}

async function run({ platform, folder }: AttackTarget): ReturnType<Attack['run']> {
  const outside = join(folder, 'outside');
  mkdirSync(outside, { recursive: true });
  const secret = randomBytes(16).toString('hex');
  const file = join(outside, 'secret.log');
  writeFileSync(file, `${secret}\n`);
  const user = await signIn(platform.uiUrl, 'paths@example.org');
  const escaped: string[] = [];
  let tried = 0;
  const look = (what: string, text: string): void => {
    tried += 1;
    if (text.includes(secret) || /root:[^:]{0,4}:0:0:/.test(text)) escaped.push(`${what} gave a file from outside`);
  };
  const authorization = `Bearer ${platform.apiKey}`;
  for (const form of FORMS) {
    for (const target of [file, '/etc/passwd']) {
      const path = write(form, target);
      for (const [url, prefixes] of [
        [platform.uiUrl, ['/', '/assets/', '/attachments/', '/investigations/']],
        [platform.orchestratorUrl, ['/attachments/', '/investigations/', '/sessions/']],
      ] as const) {
        for (const prefix of prefixes) {
          const cookie = url === platform.uiUrl ? {} : { authorization };
          const { text } = await rawRequest({ url: `${url}${prefix}${path.replaceAll(' ', '%20')}`, headers: cookie });
          look(`${prefix} with ${path.slice(0, 60)}`, text);
        }
      }
    }
    const session = await user.newSession();
    const answer = await user.send('/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-session-id': session },
      body: JSON.stringify({
        prompt: 'Why does checkout fail?',
        repositories: [write(form, outside), write(form, file)],
        attachments: [
          { name: write(form, file).slice(0, 200), content: '2026-03-04T10:00:00Z ERROR failed\n'.repeat(20) },
        ],
      }),
    });
    look(`a question about ${form}`, await answer.text());
  }
  return { tried, escaped };
}

export const paths: Attack = {
  name: 'paths',
  says: 'ways to write the path of a file outside, as page, file, repository and name; none may give its content',
  run,
};

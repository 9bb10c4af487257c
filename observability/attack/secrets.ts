import { gunzipSync } from 'node:zlib';
import { SECRET_KINDS } from '@mats/contracts';
import { signIn } from '../support/browser-user.ts';
import type { Attack, AttackTarget } from './attack.ts';

/** Kinds a log, so that one turn does not grow beyond what an excerpt shows. */
const AT_ONCE = 12;
const AT = Date.UTC(2026, 2, 4, 10);

function logOf(secrets: readonly string[]): string {
  const lines = Array.from({ length: 240 }, (_none, index) => {
    const time = new Date(AT + index * 1_000).toISOString();
    const secret = secrets[index % secrets.length] ?? '';
    return index < 60
      ? `${time} INFO checkout order done`
      : `${time} ERROR checkout order failed: ${secret.replaceAll('\n', ' ')}`;
  });
  return `${lines.join('\n')}\n`;
}

async function backupOf({ platform }: AttackTarget): Promise<string> {
  const answer = await fetch(`${platform.orchestratorUrl}/backup`, {
    headers: { authorization: `Bearer ${platform.apiKey}` },
  });
  const lines = gunzipSync(Buffer.from(await answer.arrayBuffer()))
    .toString('utf8')
    .split('\n');
  // Uploaded files are kept as they came: they are what is looked into.
  return lines.filter((line) => !line.startsWith('{"attachment":')).join('\n');
}

async function run(target: AttackTarget): ReturnType<Attack['run']> {
  const { platform, spans } = target;
  const user = await signIn(platform.uiUrl, 'secrets@example.org');
  const answers: string[] = [];
  const exports: string[] = [];
  const events: string[] = [];
  const sessions: string[] = [];
  const lists: string[] = [];
  const analyses: string[] = [];
  const proposals: string[] = [];
  for (let from = 0; from < SECRET_KINDS.length; from += AT_ONCE) {
    const some = SECRET_KINDS.slice(from, from + AT_ONCE).map(({ example }) => example);
    const session = await user.newSession();
    const attachments = [{ name: 'checkout.log', content: logOf(some) }];
    const answer = await user.ask(session, {
      prompt: `Why does checkout fail with ${some.join(' and ')} ?`,
      attachments,
    });
    const { markdown, ...rest } = answer;
    answers.push(JSON.stringify(rest));
    exports.push(markdown ?? '');
    events.push(await (await user.get(`/investigations/${answer.id}/events`)).text());
    sessions.push(await (await user.get(`/sessions/${session}`)).text());
    analyses.push(await (await user.get(`/sessions/${session}/analysis`)).text());
    proposals.push(await (await user.get(`/investigations/${answer.id}/dataset`)).text());
    lists.push(await (await user.get('/sessions')).text());
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const places: Record<string, string> = {
    'the answer': answers.join('\n'),
    'the export': exports.join('\n'),
    'the events': events.join('\n'),
    'the session': sessions.join('\n'),
    'the list of sessions': lists.join('\n'),
    'the analysis': analyses.join('\n'),
    'the example for a dataset': proposals.join('\n'),
    'the database': await backupOf(target),
    spans: spans.text(),
    'logs of the services': [...platform.urls].map(([service]) => platform.log(service)).join('\n'),
  };
  const escaped = Object.entries(places).flatMap(([place, text]) =>
    SECRET_KINDS.flatMap(({ kind, example, secret = example }) => {
      const forms = [secret, JSON.stringify(secret).slice(1, -1), secret.replaceAll('\n', ' ')];
      return forms.some((form) => text.includes(form)) ? [`${kind} is in ${place}`] : [];
    }),
  );
  return { tried: SECRET_KINDS.length * Object.keys(places).length, escaped };
}

export const secrets: Attack = {
  name: 'secrets',
  says: 'every kind of secret in question and log, looked for in answers, exports, events, sessions, lists, analyses, datasets, database, spans and logs',
  run,
};

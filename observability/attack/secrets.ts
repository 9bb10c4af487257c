import { gunzipSync } from 'node:zlib';
import { SECRET_KINDS } from '@mats/contracts';
import { signIn } from '../support/browser-user.ts';
import type { BrowserUser } from '../support/browser-user.ts';
import type { Attack, AttackTarget } from './attack.ts';
import { secretCarriers } from './secret-carriers.ts';
import type { SecretCarrier } from './secret-carriers.ts';

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

/** A reader, and a key of theirs for what the page has not. */
interface Reader {
  readonly user: BrowserUser;
  readonly orchestratorUrl: string;
  readonly key: string;
}

async function readerOf({ platform }: AttackTarget): Promise<Reader> {
  const user = await signIn(platform.uiUrl, 'secrets@example.org');
  const body = JSON.stringify({ name: 'export' });
  const made = await user.send('/keys', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { user, orchestratorUrl: platform.orchestratorUrl, key: ((await made.json()) as { key: string }).key };
}

async function exportOf({ orchestratorUrl, key }: Reader, session: string): Promise<string> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${orchestratorUrl}/sessions/${session}/export`, { headers });
  if (!answer.ok) throw new Error(`the export was answered with ${answer.status}`);
  return unpackedExport(await answer.text());
}

/** What a reader gets to see of a session and its turn. */
async function seenOf(reader: Reader, session: string, turn: string): Promise<string> {
  const { user } = reader;
  const paths = [
    `/investigations/${turn}`,
    `/investigations/${turn}/events`,
    `/sessions/${session}`,
    `/sessions/${session}/analysis`,
    '/sessions',
  ];
  const texts = [await exportOf(reader, session)];
  for (const path of paths) {
    const answer = await user.get(path);
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
    texts.push(await answer.text());
  }
  return texts.join('\n');
}

/** The file of a session with what is packed in it. */
function unpackedExport(text: string): string {
  const { blobs } = JSON.parse(text) as { blobs: Record<string, { gzip: string }> };
  const packed = Object.values(blobs).map(({ gzip }) => gunzipSync(Buffer.from(gzip, 'base64')));
  const whole = packed.map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));
  return [text, ...whole].join('\n');
}

async function askWithKinds(reader: Reader): Promise<string> {
  const { user } = reader;
  const seen: string[] = [];
  for (let from = 0; from < SECRET_KINDS.length; from += AT_ONCE) {
    const some = SECRET_KINDS.slice(from, from + AT_ONCE).map(({ example }) => example);
    const session = await user.newSession();
    const { id } = await user.ask(session, {
      prompt: `Why does checkout fail with ${some.join(' and ')} ?`,
      attachments: [{ name: 'checkout.log', content: logOf(some) }],
    });
    seen.push(await seenOf(reader, session, id));
  }
  return seen.join('\n');
}

async function askWithCarrier(reader: Reader, { files }: SecretCarrier): Promise<string> {
  const { user } = reader;
  const attachments: { id: string }[] = [];
  for (const { name, content } of files) {
    const headers = { 'content-type': 'application/octet-stream' };
    const sent = await user.send(`/attachments?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(content),
    });
    attachments.push({ id: ((await sent.json()) as { id: string }).id });
  }
  const session = await user.newSession();
  const { id } = await user.ask(session, { prompt: 'Why does checkout fail?', attachments });
  return seenOf(reader, session, id);
}

/** A secret in every text that a reader writes of an answer. */
async function saidOf(reader: Reader, secret: string): Promise<string> {
  const { user } = reader;
  const session = await user.newSession();
  const said = `the password=${secret} was changed`;
  const { id } = await user.ask(session, {
    prompt: 'Why does checkout fail?',
    attachments: [{ name: 'checkout.log', content: logOf(['no connection']) }],
    metadata: { note: said, password: secret },
    tags: [said],
  });
  const send = async (method: string, path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const { ok, status } = await user.send(path, { method, headers, body: JSON.stringify(body) });
    if (!ok) throw new Error(`${method} ${path} was answered with ${status}`);
  };
  await send('POST', `/investigations/${id}/feedback`, { score: 'down', comment: said });
  await send('POST', `/investigations/${id}/comments`, { text: said });
  await send('PATCH', `/sessions/${session}`, { title: said, tags: [`pwd=${secret}`.slice(0, 40)] });
  const discussion = await (await user.get(`/sessions/${session}/discussion`)).text();
  const feedback = await (await user.get(`/sessions/${session}/feedback`)).text();
  return [await seenOf(reader, session, id), discussion, feedback].join('\n');
}

/** All forms in which a secret may stand in a text. */
function formsOf(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), secret.replaceAll('\n', ' '), encodeURIComponent(secret)];
}

const SAID = 'SaidCanary7Qx2';

async function run(target: AttackTarget): ReturnType<Attack['run']> {
  const { platform, spans } = target;
  const reader = await readerOf(target);
  const carriers = secretCarriers();
  const seen = [await askWithKinds(reader), await saidOf(reader, SAID)];
  for (const carrier of carriers) seen.push(await askWithCarrier(reader, carrier));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const places: Record<string, string> = {
    'what readers see': seen.join('\n'),
    'the database': await backupOf(target),
    spans: spans.text(),
    'logs of the services': [...platform.urls].map(([service]) => platform.log(service)).join('\n'),
  };
  const wanted = [
    ...SECRET_KINDS.map(({ kind, example, secret = example }) => ({ says: kind, secrets: [secret] })),
    ...carriers,
    { says: 'what a reader wrote', secrets: [SAID] },
  ];
  const escaped = Object.entries(places).flatMap(([place, text]) =>
    wanted.flatMap(({ says, secrets: all }) =>
      all.some((secret) => formsOf(secret).some((form) => text.includes(form))) ? [`${says} is in ${place}`] : [],
    ),
  );
  return { tried: wanted.length * Object.keys(places).length, escaped };
}

export const secrets: Attack = {
  name: 'secrets',
  says: 'every kind of secret in question and log, and in files of every sort, looked for in all that readers see, database, spans and logs',
  run,
};

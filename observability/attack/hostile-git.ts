// cspell:words difftool mergetool sendemail instaweb
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from '../support/browser-user.ts';
import type { Attack, AttackTarget } from './attack.ts';

/** Settings whose value is a command that git runs at some moment; `{run}` is the command. */
const SETTINGS: readonly string[] = [
  '[core]\n fsmonitor = {run}',
  '[core]\n sshCommand = {run}',
  '[core]\n pager = {run}',
  '[core]\n editor = {run}',
  '[core]\n askPass = {run}',
  '[core]\n gitProxy = {run}',
  '[core]\n alternateRefsCommand = {run}',
  '[core]\n hooksPath = {hooks}',
  '[core]\n attributesFile = {attributes}\n[diff "evil"]\n command = {run}',
  '[pager]\n log = {run}',
  '[pager]\n blame = {run}',
  '[pager]\n show = {run}',
  '[pager]\n diff = {run}',
  '[pager]\n grep = {run}',
  '[sequence]\n editor = {run}',
  '[diff]\n external = {run}',
  '[diff "evil"]\n textconv = {run}',
  '[diff "evil"]\n command = {run}',
  '[diff "default"]\n textconv = {run}',
  '[filter "evil"]\n clean = {run}',
  '[filter "evil"]\n smudge = {run}',
  '[filter "evil"]\n process = {run}\n required = true',
  '[merge "evil"]\n driver = {run}',
  '[credential]\n helper = !{run}',
  '[gpg]\n program = {run}\n[log]\n showSignature = true',
  '[gpg "ssh"]\n program = {run}\n allowedSignersFile = /dev/null\n[gpg]\n format = ssh\n[log]\n showSignature = true',
  '[gpg "x509"]\n program = {run}\n[gpg]\n format = x509\n[log]\n showSignature = true',
  '[alias]\n log = !{run}',
  '[alias]\n blame = !{run}',
  '[alias]\n cat-file = !{run}',
  '[alias]\n rev-parse = !{run}',
  '[trailer "evil"]\n command = {run}',
  '[trailer "evil"]\n cmd = {run}',
  '[uploadpack]\n packObjectsHook = {run}',
  '[remote "origin"]\n url = ext::{run}\n promisor = true\n[protocol "ext"]\n allow = always\n[extensions]\n partialClone = origin',
  '[remote "origin"]\n url = file:///dev/null\n uploadpack = {run}',
  '[remote "origin"]\n vcs = evil',
  '[interactive]\n diffFilter = {run}',
  '[difftool "evil"]\n cmd = {run}\n[diff]\n tool = evil',
  '[mergetool "evil"]\n cmd = {run}',
  '[man]\n viewer = evil\n[man "evil"]\n cmd = {run}',
  '[browser "evil"]\n cmd = {run}\n[web]\n browser = evil',
  '[submodule "evil"]\n update = !{run}',
  '[include]\n path = {included}',
  '[includeIf "gitdir:/"]\n path = {included}',
  '[gc]\n auto = 1\n[core]\n hooksPath = {hooks}',
  '[sendemail]\n smtpServer = {run}',
  '[instaweb]\n httpd = {run}',
];
const HOOKS = [
  'post-checkout',
  'reference-transaction',
  'post-index-change',
  'pre-auto-gc',
  'post-rewrite',
  'fsmonitor-watchman',
  'pre-commit',
  'post-commit',
];
const AT_ONCE = 10;

/** A copy of a repository in which one mechanism runs a program that leaves a mark. */
function place(origin: string, folder: string, setting: string): { repository: string; mark: string } {
  const mark = join(folder, 'executed');
  const repository = join(folder, 'repository');
  cpSync(origin, repository, { recursive: true });
  const script = join(folder, 'run.sh');
  writeFileSync(script, `#!/bin/sh\necho "$0" >>'${mark}'\ncat 2>/dev/null\n`);
  chmodSync(script, 0o755);
  const hooks = join(repository, '.git', 'hooks');
  mkdirSync(hooks, { recursive: true });
  for (const hook of HOOKS) cpSync(script, join(hooks, hook));
  const attributes = join(folder, 'attributes');
  writeFileSync(attributes, '* diff=evil filter=evil merge=evil\n');
  cpSync(attributes, join(repository, '.git', 'info', 'attributes'), { force: true });
  const included = join(folder, 'included');
  writeFileSync(included, `[core]\n fsmonitor = ${script}\n pager = ${script}\n[diff]\n external = ${script}\n`);
  const text = setting
    .replaceAll('{run}', script)
    .replaceAll('{hooks}', hooks)
    .replaceAll('{attributes}', attributes)
    .replaceAll('{included}', included);
  appendFileSync(join(repository, '.git', 'config'), `\n${text}\n`);
  return { repository, mark };
}

/** Whether plain git would run it, so that an attack that could not work anywhere is not counted as held. */
function firesPlainly(repository: string): void {
  for (const args of [['status'], ['diff', 'HEAD~1'], ['log', '-p', '-1']]) {
    try {
      execFileSync('git', ['-C', repository, ...args], { stdio: 'ignore', timeout: 10_000 });
    } catch {
      // A hostile setting may make git fail.
    }
  }
}

async function run({ platform, folder }: AttackTarget): ReturnType<Attack['run']> {
  const user = await signIn(platform.uiUrl, 'git@example.org');
  const escaped: string[] = [];
  const base = join(folder, 'hostile');
  const made = SETTINGS.map((setting, index) => {
    const own = join(base, String(index));
    mkdirSync(own, { recursive: true });
    return { setting, ...place(join(folder, 'shop'), own, setting) };
  });
  const log = Array.from(
    { length: 60 },
    (_none, index) =>
      `2026-03-04T10:00:${String(index).padStart(2, '0')}Z ERROR checkout TypeError: Cannot read properties of undefined\n    at placeOrder (/srv/checkout/src/orders.ts:10:3)`,
  ).join('\n');
  for (let from = 0; from < made.length; from += AT_ONCE) {
    const repositories = made.slice(from, from + AT_ONCE).map(({ repository }) => repository);
    const answer = await user.send('/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-session-id': await user.newSession() },
      body: JSON.stringify({
        prompt: 'Why does checkout fail?',
        attachments: [{ name: 'checkout.log', content: log }],
        repositories,
      }),
    });
    const text = await answer.text();
    if (!answer.ok) escaped.push(`the question was answered ${answer.status}: ${text.slice(0, 200)}`);
  }
  for (const { setting, mark } of made) {
    if (existsSync(mark)) escaped.push(`git ran what ${setting.replaceAll('\n', ' ')} names`);
  }
  const [first] = made;
  if (first !== undefined) {
    firesPlainly(first.repository);
    if (!existsSync(first.mark)) escaped.push('plain git does not fall for it either: the attack is no attack');
  }
  return { tried: made.length, escaped };
}

export const hostileGit: Attack = {
  name: 'hostile-git',
  says: 'repositories whose settings, hooks, filters and attributes name programs; git must run none of them',
  run,
};

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from '../command-error.ts';
import { agentFiles, LANGUAGES } from '../create/agent-files.ts';
import type { Language } from '../create/agent-files.ts';
import { namesOf } from '../create/agent-names.ts';
import type { AgentNames } from '../create/agent-names.ts';
import { typescriptEdits } from '../create/typescript-edits.ts';
import { REPOSITORY_ROOT } from '../repository-root.ts';
import { createScreen } from '../up/screen.ts';

export const CREATE_USAGE = `mats create agent NAME [--language ts|python] [--title TITLE] [--setting NAME] [--root FOLDER]

Writes a new agent below agents/NAME: card, tools, image, contract test and documentation, and joins it to the others.
  --language   ts (the default): in the list of agents; python: a plain HTTP server that AGENTS=NAME=URL adds
  --title      what it is called on the page (default: the name)
  --setting    the environment variable that names what it reads (default: NAME_SOURCE)
  --root       the checkout (default: this one)`;

const LOCKFILE = 'package-lock.json';
const INSTALLED = path.join('node_modules', '.package-lock.json');

/** The checklist for session tracking in a new agent, with what of the new agent holds each point. */
function checklist({ name, port, setting }: AgentNames, language: Language): readonly string[] {
  const of = (ts: string, python: string): string => (language === 'ts' ? ts : python);
  return [
    `Phoenix registration, one project for all: ${of('runAgent of @mats/service', 'start_telemetry in telemetry.py')}`,
    `Session and trace from the payload: ${of('agentRoutes of @mats/service', 'Handler.post in agent.py')}`,
    `session.id on every span, and the log line that says so: ${of('@mats/telemetry', 'Stamp in telemetry.py')}`,
    `The caller passes the session on: ${of('the entry in packages/contracts/src/agents.ts', `AGENTS=${name}=http://127.0.0.1:${port}`)}`,
    `Image and compose: ${of('a stage of Dockerfile, docker-compose.yml (--profile agents), deploy/helm', `agents/${name}/Dockerfile and compose.yaml`)}`,
    `Contract test: ${of(`npm test -- agents/${name}`, `python -m unittest, in agents/${name}`)}`,
    `Its source: ${setting}; until it is set the agent is in no plan`,
  ];
}

function readLanguage(given: string | undefined): Language {
  const language = LANGUAGES.find((known) => known === (given ?? 'ts'));
  if (language !== undefined) return language;
  throw new CommandError(`There is no language ${given}.`, `Use one of: ${LANGUAGES.join(', ')}.`);
}

function write(root: string, files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    const place = path.join(root, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

/** The link that npm would make; without it the new workspace is found after the next `npm install`. */
function linkWorkspace(root: string, name: string): void {
  const link = path.join(root, 'node_modules', '@mats', name);
  if (existsSync(path.dirname(link)) && !existsSync(link))
    symlinkSync(path.join(root, 'agents', name), link, 'junction');
}

/** Whether what is installed is what the lockfile says; npm writes both with one time. */
function isInstalled(root: string): boolean {
  const modifiedMs = (file: string): number => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return modifiedMs(LOCKFILE) <= modifiedMs(INSTALLED);
}

/** The lockfile has a new workspace and nothing else to install: the next start must not install everything anew. */
function keepInstalled(root: string): void {
  utimesSync(path.join(root, INSTALLED), new Date(), new Date());
}

/** Names are of any length, and lines are not. */
function format(root: string, folder: string): void {
  const formatter = path.join(root, 'node_modules', 'oxfmt', 'bin', 'oxfmt');
  if (existsSync(formatter)) spawnSync(process.execPath, [formatter, folder], { cwd: root, stdio: 'ignore' });
}

/** `mats create agent`: resolves to 0 once everything is written. */
export function runCreate(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { language: text, title: text, setting: text, root: text },
  });
  const [what, name, ...others] = positionals;
  if (what !== 'agent' || name === undefined || others.length > 0) {
    throw new CommandError('Say what is to be created.', 'mats create agent NAME');
  }
  const root = path.resolve(values.root ?? REPOSITORY_ROOT);
  const language = readLanguage(values.language);
  const names = namesOf(name, { title: values.title, setting: values.setting });
  const folder = path.join('agents', name);
  if (existsSync(path.join(root, folder))) {
    throw new CommandError(`The folder ${folder} is there already.`, 'Choose another name, or move the folder away.');
  }
  const files = agentFiles(language, names);
  const manifest = files.get(path.join(folder, 'package.json')) ?? '{}';
  const edits = language === 'ts' ? typescriptEdits(root, { names, manifest }) : new Map<string, string>();
  const wasInstalled = isInstalled(root);
  write(root, new Map([...files, ...edits]));
  if (language === 'ts') {
    linkWorkspace(root, name);
    if (wasInstalled) keepInstalled(root);
    format(root, folder);
  }
  const screen = createScreen(process.stdout);
  screen.line(`Made the ${names.title} agent in ${folder}.`);
  screen.line();
  for (const point of checklist(names, language)) screen.line(`  [x] ${point}`);
  screen.line();
  screen.line('Next: put your source into its tools, and say in its card what it can do (docs/adding-an-agent.md).');
  return Promise.resolve(0);
}

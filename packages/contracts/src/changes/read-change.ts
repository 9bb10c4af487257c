// cspell:ignore appname authoreddate authorname changedby changedfiles changeid changetype commitsha committedat
// cspell:ignore committeddate configchange configkey configurationchange createdat createdby currentvalue deployedat
// cspell:ignore deployedby deploymentid eventtime featureflag fileschanged finishedat flagkey flagname fromversion
// cspell:ignore githash gitsha imagetag infrastructurechange mergedat mergerequest newvalue newversion occurredat
// cspell:ignore oldvalue oldversion previousrevision previoussha previousversion publishedat pullrequest releasedat
// cspell:ignore rollbackof settingname severitytext spanid startedat threadname toversion traceid unifieddiff
// cspell:ignore updatedat zeitpunkt datum fecha heure anwendung servicio titel beschreibung titre resumen autor auteur tipo dienst zeit
import { isSecretSetting } from '../secrets/secret-names.ts';
import type { Change, ChangeType } from './change.ts';
import { fieldsOf, foldName, textOf, textOfFirst } from './fields.ts';
import type { Fields } from './fields.ts';
import { readTime } from './read-time.ts';

const MOST = { title: 500, body: 20_000, diff: 200_000, files: 2_000, short: 300 } as const;

/** Names of each field in folded form, the most exact first. */
export const FIELD_NAMES = {
  time: [
    'timestamp',
    'time',
    'date',
    'datetime',
    'at',
    'when',
    'occurredat',
    'committedat',
    'committeddate',
    'authoreddate',
    'deployedat',
    'releasedat',
    'startedat',
    'mergedat',
    'createdat',
    'publishedat',
    'finishedat',
    'ts',
    'eventtime',
    'updatedat',
    'zeit',
    'zeitpunkt',
    'datum',
    'fecha',
    'heure',
  ],
  service: [
    'service',
    'servicename',
    'app',
    'application',
    'appname',
    'component',
    'workload',
    'target',
    'system',
    'project',
    'repository',
    'repo',
    'dienst',
    'anwendung',
    'servicio',
  ],
  title: [
    'title',
    'subject',
    'summary',
    'message',
    'msg',
    'headline',
    'description',
    'text',
    'comment',
    'name',
    'change',
    'titel',
    'beschreibung',
    'titre',
    'resumen',
  ],
  body: ['body', 'details', 'detail', 'notes', 'description'],
  author: [
    'author',
    'authorname',
    'actor',
    'committer',
    'user',
    'username',
    'deployedby',
    'changedby',
    'createdby',
    'by',
    'member',
    'owner',
    'who',
    'autor',
    'auteur',
  ],
  sha: [
    'sha',
    'commitsha',
    'commithash',
    'commitid',
    'commit',
    'revision',
    'gitsha',
    'gitcommit',
    'githash',
    'hash',
    'ref',
    'id',
  ],
  version: ['version', 'release', 'tag', 'tagname', 'imagetag', 'image', 'build', 'newversion', 'toversion'],
  previous: [
    'previous',
    'previousversion',
    'previousrevision',
    'previoussha',
    'fromversion',
    'oldversion',
    'replaces',
    'rollbackof',
  ],
  environment: ['environment', 'env', 'stage', 'cluster', 'namespace'],
  flag: ['flag', 'flagname', 'flagkey', 'featureflag', 'feature', 'toggle'],
  setting: ['setting', 'settingname', 'parameter', 'configkey', 'variable', 'property', 'key'],
  before: ['before', 'oldvalue', 'old', 'from', 'previousvalue'],
  after: ['after', 'newvalue', 'new', 'to', 'value', 'currentvalue', 'state', 'enabled'],
  files: ['files', 'fileschanged', 'changedfiles', 'paths', 'modified'],
  diff: ['diff', 'patch', 'unifieddiff', 'changes'],
  type: ['kind', 'type', 'changetype', 'eventtype', 'category', 'event', 'task', 'art', 'typ', 'tipo'],
  id: ['id', 'changeid', 'eventid', 'uuid', 'deploymentid', 'number'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const TYPE_WORDS: readonly (readonly [ChangeType, RegExp])[] = [
  ['flag', /^(?:feature)?(?:flag|toggle|switch)s?(?:change|update)?d?$/],
  ['commit', /^(?:git)?(?:commit|push|merge|pullrequest|mergerequest|changeset)s?$/],
  [
    'deployment',
    /^(?:deploy|deployment|deploys|deployments|deployed|release|releases|released|rollout|rollouts|rollback|promotion|helm\w{0,12}|argo\w{0,12})$/,
  ],
  [
    'configuration',
    /^(?:config|configs|configuration|configurations|configchange|configurationchange|setting|settings|env|secret|parameter)s?(?:change|update)?d?$/,
  ],
  [
    'infrastructure',
    /^(?:infra|infrastructure|infrastructurechange|terraform|scaling|scale|autoscaling|maintenance|migration|network|dns|node|nodes|database|cluster|certificate|operation|operations)s?(?:change|update)?d?$/,
  ],
];

const SHA = /^[0-9a-f]{7,64}$/i;
/** Fields that lines of logs and spans have, and changes have not. */
const OF_LOGS = [
  'level',
  'severity',
  'severitytext',
  'loglevel',
  'lvl',
  'traceid',
  'spanid',
  'threadname',
  'logger',
] as const;

/** The type that a word such as `deploys` or `feature_flag` names. */
export function typeOfWord(word: string): ChangeType | null {
  const folded = foldName(word);
  return TYPE_WORDS.find(([, form]) => form.test(folded))?.[0] ?? null;
}

/** The type that an object's own fields show; null when they do not. */
export function typeOfFields(fields: Fields): ChangeType | null {
  const worded = FIELD_NAMES.type.map((name) => typeOfWord(textOf(fields.get(name)))).find((type) => type !== null);
  if (worded !== undefined) return worded;
  if (textOfFirst(fields, FIELD_NAMES.flag) !== '') return 'flag';
  const sha = shaOf(fields);
  const written = ['message', 'title', 'subject', 'diff', 'patch', 'files', 'fileschanged', 'author', 'authorname'];
  if (sha !== '' && written.some((name) => fields.has(name))) return 'commit';
  const deployed = [
    'commitsha',
    'revision',
    'version',
    'release',
    'imagetag',
    'image',
    'deployedat',
    'deploymentid',
    'sha',
  ];
  if (textOfFirst(fields, FIELD_NAMES.service) !== '' && deployed.some((name) => textOf(fields.get(name)) !== ''))
    return 'deployment';
  const changed = textOfFirst(fields, FIELD_NAMES.before) !== '' && textOfFirst(fields, FIELD_NAMES.after) !== '';
  return changed && textOfFirst(fields, FIELD_NAMES.setting) !== '' ? 'configuration' : null;
}

function shaOf(fields: Fields): string {
  for (const name of FIELD_NAMES.sha) {
    const text = textOf(fields.get(name));
    if (SHA.test(text)) return text.toLowerCase();
  }
  return '';
}

function timeOf(fields: Fields): string | null {
  for (const name of FIELD_NAMES.time) {
    const time = readTime(fields.get(name));
    if (time !== null) return time;
  }
  // A git forge gives it with the person.
  for (const person of ['committer', 'author']) {
    const time = readTime(fieldsOf(fields.get(person))?.get('date'));
    if (time !== null) return time;
  }
  return null;
}

function filesOf(fields: Fields): { files: string[]; patches: string[] } {
  const held = FIELD_NAMES.files.map((name) => fields.get(name)).find((value) => value !== undefined && value !== '');
  const list = Array.isArray(held) ? held : typeof held === 'string' ? held.split(/[;,\n|]/) : [];
  const files: string[] = [];
  const patches: string[] = [];
  for (const entry of list.slice(0, MOST.files)) {
    const path =
      typeof entry === 'string'
        ? entry.trim()
        : textOfFirst(fieldsOf(entry) ?? new Map(), ['filename', 'path', 'newpath', 'file', 'name']);
    if (path === '') continue;
    files.push(path);
    const patch = fieldsOf(entry)?.get('patch') ?? fieldsOf(entry)?.get('diff');
    if (typeof patch === 'string' && patch !== '') patches.push(`--- a/${path}\n+++ b/${path}\n${patch}`);
  }
  return { files, patches };
}

/** `off->on`, `off -> on`, `10 → 20`. */
const ARROW = /^([^\n]{0,150}?)\s{0,4}(?:->|=>|→)\s{0,4}([^\n]{0,150})$/;

function valuesOf(fields: Fields): { before?: string; after?: string } {
  const [, from, to] = ARROW.exec(textOf(fields.get('change'))) ?? [];
  const before = textOfFirst(fields, FIELD_NAMES.before) || (from ?? '');
  const after = textOfFirst(fields, FIELD_NAMES.after) || (to ?? '');
  return { ...filled('before', before), ...filled('after', after) };
}

function filled<Name extends string>(
  name: Name,
  text: string,
  most: number = MOST.short,
): Partial<Record<Name, string>> {
  return text === '' ? {} : ({ [name]: text.slice(0, most) } as Record<Name, string>);
}

function titleOf(
  type: ChangeType,
  about: { fields: Fields; key: string; version: string; values: { before?: string; after?: string } },
): string {
  const { fields, key, version, values } = about;
  const [line = ''] = textOfFirst(fields, FIELD_NAMES.title).split('\n', 1);
  if (key !== '') {
    const how =
      values.after === undefined ? line : `${values.before === undefined ? '' : `${values.before} → `}${values.after}`;
    return `${key}${how === '' ? '' : `: ${how}`}`.slice(0, MOST.title);
  }
  const brought = type === 'deployment' && line === '' ? version || shaOf(fields).slice(0, 10) : line;
  return brought.slice(0, MOST.title);
}

function bodyOf(fields: Fields, title: string): string {
  const message = textOf(fields.get('message')) || textOf(fields.get('msg'));
  const rest = message.split('\n').slice(1).join('\n').trim();
  const body = rest === '' ? textOfFirst(fields, FIELD_NAMES.body) : rest;
  return body === title ? '' : body;
}

export interface ReadChangeOptions {
  /** Names the change where the feed does not: its place in the feed, counted from 1. */
  readonly place: number;
  /** What the feed says that all its entries are, such as by the name of their list. */
  readonly type?: ChangeType | null | undefined;
}

/** Whether an object shows by its own fields that it is a change, and does not look like a line of a log. */
export function showsChange(value: unknown): boolean {
  const fields = fieldsOf(value);
  if (fields === null || OF_LOGS.some((name) => fields.has(name))) return false;
  return timeOf(fields) !== null && typeOfFields(fields) !== null;
}

/** Reads a change of a feed, tolerant of names; null for what is none. */
export function readChange(value: unknown, options: ReadChangeOptions): Change | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  const type = typeOfFields(fields) ?? options.type ?? null;
  if (type === null) return null;
  const sha = shaOf(fields);
  const version = textOfFirst(fields, FIELD_NAMES.version);
  const flag = textOfFirst(fields, FIELD_NAMES.flag);
  const key =
    type === 'flag'
      ? flag || textOfFirst(fields, ['name', 'key'])
      : type === 'configuration'
        ? textOfFirst(fields, FIELD_NAMES.setting)
        : '';
  // That a secret was changed is told, never from what to what.
  const isSecret = isSecretSetting(key);
  const values = key === '' || isSecret ? {} : valuesOf(fields);
  const title = isSecret ? key.slice(0, MOST.title) : titleOf(type, { fields, key, version, values });
  const { files, patches } = filesOf(fields);
  const whole = FIELD_NAMES.diff
    .map((name) => fields.get(name))
    .find((held) => typeof held === 'string' && held !== '');
  const diff = typeof whole === 'string' ? whole : patches.join('\n');
  const revision = type === 'commit' ? sha : type === 'deployment' ? sha || version : '';
  if (title === '' && revision === '') return null;
  const own = type === 'commit' && sha !== '' ? sha : textOfFirst(fields, FIELD_NAMES.id);
  return {
    id: `${type}:${own === '' ? options.place : own}`.slice(0, MOST.short),
    type,
    time: timeOf(fields),
    ...filled('service', textOfFirst(fields, FIELD_NAMES.service)),
    title,
    ...filled('body', bodyOf(fields, title), MOST.body),
    ...filled('author', textOfFirst(fields, FIELD_NAMES.author)),
    ...filled('revision', revision),
    ...filled('previous', textOfFirst(fields, FIELD_NAMES.previous)),
    ...filled('version', version),
    ...filled('environment', textOfFirst(fields, FIELD_NAMES.environment)),
    ...filled('key', key),
    ...values,
    files,
    diff: diff === '' ? null : diff.slice(0, MOST.diff),
  };
}

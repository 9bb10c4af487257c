import type { LocatedChange } from '../incident/incident-input.ts';

/** A change that a sentence is about: a commit by its id, or an entry of a change feed. Texts are empty where nothing is known. */
export type ChangeSubject =
  | { readonly sha: string }
  | {
      readonly type: LocatedChange['type'];
      readonly title: string;
      readonly revision: string;
      readonly service: string;
      readonly key: string;
    };

/** A change at the beginning of a sentence: `Commit 1a2b3c4d`, `The setting POOL_SIZE of checkout`. */
export function subjectWords(subject: ChangeSubject): string {
  if ('sha' in subject) return `Commit ${subject.sha.slice(0, 8)}`;
  const { type, title, revision, service, key } = subject;
  const of = service === '' ? '' : ` of ${service}`;
  if (type === 'commit') return `${revision.slice(0, 8)} “${title}”`;
  if (type === 'deployment') return `The deployment${of} of ${revision === '' ? title : revision}`;
  if (key === '' || type === 'infrastructure') return `The change “${title}”${of}`;
  return type === 'flag' ? `The flag ${title}${of}` : `The setting ${title}${of}`;
}

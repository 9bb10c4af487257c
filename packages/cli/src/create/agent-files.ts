import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fillTemplate } from './agent-names.ts';
import type { AgentNames } from './agent-names.ts';

export const LANGUAGES = ['ts', 'python'] as const;
export type Language = (typeof LANGUAGES)[number];

const FOLDERS: Readonly<Record<Language, string>> = { ts: 'typescript', python: 'python' };

/** The files of a new agent below its folder, by path; templates end in `.txt` so that no tool takes them for code. */
export function agentFiles(language: Language, names: AgentNames): ReadonlyMap<string, string> {
  const folder = path.join(import.meta.dirname, FOLDERS[language]);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const place = fillTemplate(path.relative(folder, file).replace(/\.txt$/, ''), names);
      return [path.join('agents', names.name, place), fillTemplate(readFileSync(file, 'utf8'), names)];
    }),
  );
}

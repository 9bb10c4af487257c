import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process as it was given. */
export function processEnvironment(): Environment {
  return process.env;
}

/** The settings of this process: its environment, and below it the `.env` file of `folder` where there is one. */
export function readSettings(folder: string): Environment {
  const file = path.join(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}

/** A setting, or undefined when it is missing or empty. */
export function setting(environment: Environment, name: string): string | undefined {
  return environment[name] || undefined;
}

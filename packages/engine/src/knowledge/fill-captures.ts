import type { Captures } from './match-forms.ts';

const PLACEHOLDER = /\{([a-z]{1,20})(?:\|([^{}]{1,60}))?\}/g;

/** Words for a value that was not captured. */
const WANTING: Readonly<Record<string, string>> = {
  peer: 'the other end',
  port: 'its port',
  path: 'the file',
  setting: 'the setting',
  value: 'the value',
  limit: 'the limit',
  version: 'the version',
  wanted: 'the version that is wanted',
  user: 'the account',
  object: 'what it names',
  signal: 'a signal',
  service: 'the service',
  program: 'the program',
};

/** A text of the catalogue with the captured values in the places of their names. */
export function fillCaptures(text: string, values: Captures & { service?: string; program?: string }): string {
  const known: Readonly<Record<string, string | undefined>> = values;
  return text.replace(
    PLACEHOLDER,
    (_, name: string, otherwise?: string) => known[name] ?? otherwise ?? WANTING[name] ?? name,
  );
}

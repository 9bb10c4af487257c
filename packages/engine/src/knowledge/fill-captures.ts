import type { Captures } from './match-forms.ts';

/** What stands in the places of a command: captures, the service that wrote it, and the one that runs the program of which it tells. */
export type CommandValues = Captures & {
  readonly service?: string;
  readonly server?: string;
  readonly program?: string;
};

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
  server: 'the server',
  program: 'the program',
};

/** Values that mean nothing to a shell but themselves. */
const PLAIN = /^[\w./:@%+,=~-]{1,160}$/;

/**
 * A command of the catalogue with the captured values. What is wanting is left for a person to fill in (`<peer>`), and so is a value
 * that a shell would read as more than a word: logs hold what anybody sends.
 */
export function fillCommand(text: string, values: CommandValues): string {
  const known: Readonly<Record<string, string | undefined>> = values;
  return text.replace(PLACEHOLDER, (_, name: string, otherwise?: string) => {
    const value = known[name];
    if (value !== undefined && PLAIN.test(value)) return value;
    return otherwise ?? (name === 'server' && values.program !== undefined ? `<${values.program}>` : `<${name}>`);
  });
}

/** A text of the catalogue with the captured values in the places of their names. */
export function fillCaptures(text: string, values: CommandValues): string {
  const known: Readonly<Record<string, string | undefined>> = values;
  return text.replace(
    PLACEHOLDER,
    (_, name: string, otherwise?: string) => known[name] ?? otherwise ?? WANTING[name] ?? name,
  );
}

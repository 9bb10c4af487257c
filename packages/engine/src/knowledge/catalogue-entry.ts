import type { CauseKind } from '@mats/contracts';

/** The values that a form can capture, by the name of the group in its pattern. */
export const CAPTURES = [
  /** Host, address or name of whoever was talked to; without its port. */
  'peer',
  'port',
  'path',
  /** Name of a setting: environment variable, configuration key, flag, kernel parameter. */
  'setting',
  /** The value that a setting has, or that was refused. */
  'value',
  'limit',
  /** The version that is there. */
  'version',
  /** The version that was wanted, or that wrote the data. */
  'wanted',
  'user',
  /** Table, topic, bucket, image, module, database, unit, certificate: what it is about. */
  'object',
  /** Signal or exit code. */
  'signal',
] as const;
export type Capture = (typeof CAPTURES)[number];

/** One way in which the failure is written. */
export interface Form {
  /** Whole words of the line, together and in lower case: a line without them is not looked at. */
  readonly words: string;
  /** Linear time: no nested repetition, every repetition of a class has an upper bound. Named groups are captures. */
  readonly pattern: RegExp;
}

/** What somebody on call does. Texts and commands may hold captures: `{user}`, or `{user|the account}` with words for want of it. */
export interface Step {
  /** An imperative sentence without a full stop. */
  readonly text: string;
  /** Shell commands, for each way the software can run; `{service}` is the compose service, unit or workload that wrote the line, `{server}` that of the program whose words it has. */
  readonly compose?: string;
  readonly kubernetes?: string;
  readonly host?: string;
  /** For a host with drives and no POSIX shell (PowerShell); without it nothing is shown there. */
  readonly windows?: string;
  /** It deletes data, ends what runs, or cannot be undone. */
  readonly destructive?: true;
}

/**
 * What the form tells of. `cause`: enough to explain an incident. `symptom`: somebody else's failure as it is felt here. `either`: it
 * is the cause where nothing explains it. `harmless`: it is written on good days, too.
 */
export type Role = 'cause' | 'symptom' | 'either' | 'harmless';

/** Where the repair is: the part that writes the line, its host, its data, whom it talks to, or a change of one of these. */
export type Fault = 'own_setting' | 'own_host' | 'own_data' | 'own_code' | 'peer' | 'change';

/** One form in which software says that it fails, what that means and what settles it. */
export interface CatalogueEntry {
  /** `<program or standard>.<what fails>`, in lower case with hyphens. */
  readonly id: string;
  /** Null only for what is harmless. */
  readonly kind: CauseKind | null;
  /** Who writes it; absent when any program may. */
  readonly program?: string;
  /** Versions that write it so, where that is known to be a range: `>=14`, `<8.0`. */
  readonly versions?: string;
  readonly forms: readonly Form[];
  /**
   * Patterns whose captures are looked for in the lines that the same writer wrote close by (five before, five after, more within one
   * report); they add values and decide nothing.
   */
  readonly nearby?: readonly RegExp[];
  readonly role: Role;
  readonly fault: Fault;
  /** The software at the other end, where the form tells which that is: `postgresql`, `redis`. */
  readonly peerProgram?: string;
  /** 1: a word that many failures share. 2: a failure of a class. 3: this failure and no other. */
  readonly specificity: 1 | 2 | 3;
  /** What it means, in one sentence without a full stop, with its captures. At most 90 characters when the captures are short. */
  readonly means: string;
  /** What to look at first: it changes nothing. */
  readonly check: Step;
  readonly repair: readonly Step[];
  /** What it is instead where the writer runs on a host and in no container: there an address of the machine itself is the host's. */
  readonly onHost?: Partial<Pick<CatalogueEntry, 'kind' | 'means' | 'check' | 'repair'>>;
  /** The documentation, standard or source file that the form rests on. */
  readonly source: string;
  /** Lines as the program writes them (invented names and values): at least two. */
  readonly matches: readonly string[];
  /** Lines that look alike and must not match: at least one. */
  readonly ignores: readonly string[];
}

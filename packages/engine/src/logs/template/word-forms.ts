/** Counts the scan made over a piece of text, and what stands around it. */
export interface PieceForm {
  readonly digits: number;
  readonly slashes: number;
  readonly dots: number;
  /** An equals sign follows: the piece is the name of a value, not a value. */
  readonly isKey: boolean;
  /** A colon and a digit follow. */
  readonly hasPort: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const DATE_WORDS = words(
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun AM PM UTC GMT PDT PST EST EDT CET CEST BST',
);
/** A unit belongs to the number before it: the same statement prints `900 ms` and `2 s`. */
const UNITS = words(
  'B KB MB GB TB KiB MiB GiB kB ns us µs ms s sec secs second seconds min mins minute minutes h hours',
);
/** What stands after these keys names a person; it must not get into a template, which is shown and sent around. */
const PERSONAL_KEYS = words('user username ruser login logname email e-mail mail account');
const SECRET_KEYS = words(
  'password passwd pwd token secret apikey api_key api-key authorization bearer cookie sessionid session_id',
);
/** Accounts that exist on every machine name no person, and tell a failed service from a failed user. */
const SHARED_ACCOUNTS = words(
  'root guest test admin administrator nobody anonymous system daemon operator unknown none null',
);
/** `password for …`, `failures for …`: login daemons of all systems name the account this way. */
const CREDENTIALS = words('password publickey kerberos login logon authentication failures failure');
const ARTICLES_BEFORE_USER = words('for by of from as to invalid illegal unknown');
const EXTENSIONS = words(
  'exe dll so jar war log txt conf cfg ini xml json yml yaml properties py js mjs cjs ts tsx java go rb php cs c h cpp rs sh bin gz zip tar tmp lock pid sock db sql csv html htm core',
);
const TOP_LEVEL_DOMAINS = words(
  'com net org edu gov mil int info biz io dev app local internal lan cn de uk fr jp ru br in it nl se no es pl ch at be kr tw hk au ca us eu',
);

const WORDS_WITH_MEANING: readonly string[] = [
  DATE_WORDS,
  UNITS,
  PERSONAL_KEYS,
  SECRET_KEYS,
  SHARED_ACCOUNTS,
  CREDENTIALS,
  ARTICLES_BEFORE_USER,
].flatMap((list) => [...list]);

const IDENTIFIER_WITH_DIGIT = /^[A-Za-z]{2,}\d_[A-Za-z]{3}[A-Za-z_]*$/;
const HEXADECIMAL = /^(?:[a-f]{8,}|[A-F]{8,})$/;
const ERROR_CLASS = /[A-Za-z](?:Exception|Error|Throwable|Fault)$/;
const DOTTED = /[A-Za-z]\.[A-Za-z$_*][^.]*\.[A-Za-z$_*]/;

const HTTP_METHODS = words('GET POST PUT DELETE PATCH HEAD OPTIONS CONNECT TRACE');
const STATUS_KEYS = words('status statuscode status_code');

/** All words of letters that the rules treat unlike other words. */
export const wordsWithMeaning = (): readonly string[] => [...WORDS_WITH_MEANING, ...HTTP_METHODS, ...STATUS_KEYS];

export const isDateWord = (text: string): boolean => DATE_WORDS.has(text);
export const isHttpMethod = (text: string): boolean => HTTP_METHODS.has(text);
export const isStatusKey = (text: string): boolean => STATUS_KEYS.has(text.toLowerCase());
export const isUnit = (text: string): boolean => UNITS.has(text);

/**
 * Whether a piece of text varies by its very form. Why this holds beyond any one log: programmers write words into log statements and
 * leave numbers, identifiers, paths, hosts, addresses, class and file names to arguments, since those are known only when the program
 * runs. The exception is the class of an error: it is what went wrong, not with what.
 */
export const variesByForm = (text: string, form: PieceForm): boolean => {
  if (form.isKey) return form.digits > 2;
  if (form.digits > 0) return form.digits > 1 || !IDENTIFIER_WITH_DIGIT.test(text);
  if (form.slashes > 1) return true;
  if (form.slashes === 1 && (text.startsWith('/') || form.dots > 0)) return true;
  if (form.dots >= 1 && ERROR_CLASS.test(text)) return false;
  if (form.dots >= 2 && DOTTED.test(text)) return true;
  if (form.dots === 1) {
    const last = text.slice(text.lastIndexOf('.') + 1);
    if ((form.hasPort && text === text.toLowerCase()) || EXTENSIONS.has(last) || TOP_LEVEL_DOMAINS.has(last))
      return true;
  }
  if (text.includes('@') || (text.includes('\\') && text.length > 2)) return true;
  return text.length >= 8 && HEXADECIMAL.test(text);
};

/** Whether a word is the value of a key that names persons or secrets; such values never become part of a template. */
export const isValueOfPersonalKey = (
  previous: string,
  beforePrevious: string,
  isValue: boolean,
  text: string,
): boolean => {
  const key = previous.toLowerCase();
  if (isValue) return SECRET_KEYS.has(key) || (PERSONAL_KEYS.has(key) && !SHARED_ACCOUNTS.has(text));
  if (key === 'user') return ARTICLES_BEFORE_USER.has(beforePrevious.toLowerCase());
  return (
    key === 'for' && CREDENTIALS.has(beforePrevious.toLowerCase()) && !ARTICLES_BEFORE_USER.has(text) && text !== 'user'
  );
};

/** Languages whose sources are read. `typescript` covers JavaScript, JSX and TSX. */
export type Language =
  | 'typescript'
  | 'python'
  | 'java'
  | 'kotlin'
  | 'go'
  | 'csharp'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'scala'
  | 'other';

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
  Object.entries<Language>({
    ts: 'typescript',
    tsx: 'typescript',
    mts: 'typescript',
    cts: 'typescript',
    js: 'typescript',
    jsx: 'typescript',
    mjs: 'typescript',
    cjs: 'typescript',
    vue: 'typescript',
    svelte: 'typescript',
    py: 'python',
    pyi: 'python',
    java: 'java',
    groovy: 'java',
    kt: 'kotlin',
    kts: 'kotlin',
    scala: 'scala',
    go: 'go',
    cs: 'csharp',
    rb: 'ruby',
    rake: 'ruby',
    php: 'php',
    rs: 'rust',
  }),
);

/** The language of a file, from its name's end; `other` for every name not known. */
export function languageOfPath(path: string): Language {
  return BY_EXTENSION.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) ?? 'other';
}

/** How a language writes comments and strings: all that is needed to tell code from text. */
export interface Lexicon {
  readonly lineComments: readonly string[];
  readonly blockComment?: readonly [string, string];
  /** String openings, longest first; `close` is what ends them. */
  readonly strings: readonly StringForm[];
  /** `/.../` may be a regular expression. */
  readonly regexLiterals?: boolean;
  /** `'` opens a character, or nothing (lifetimes, type variables). */
  readonly quoteIsCharacter?: boolean;
  /** Before a name that a text of whole lines goes on to: `<<~TEXT`. */
  readonly hereText?: string;
}

/** One way to write a string. */
export interface StringForm {
  readonly open: string;
  readonly close: string;
  readonly escapes: boolean;
  readonly multiline: boolean;
}

const form = (open: string, options: Partial<StringForm> = {}): StringForm => ({
  open,
  close: open,
  escapes: true,
  multiline: false,
  ...options,
});
const TRIPLE = [form('"""', { multiline: true })];
const C_LIKE = { lineComments: ['//'], blockComment: ['/*', '*/'] } as const;

const LEXICONS: Readonly<Record<Language, Lexicon>> = {
  typescript: { ...C_LIKE, strings: [form('"'), form("'"), form('`', { multiline: true })], regexLiterals: true },
  python: { lineComments: ['#'], strings: [...TRIPLE, form("'''", { multiline: true }), form('"'), form("'")] },
  java: { ...C_LIKE, strings: [...TRIPLE, form('"'), form("'")] },
  kotlin: { ...C_LIKE, strings: [...TRIPLE, form('"'), form("'")] },
  scala: { ...C_LIKE, strings: [...TRIPLE, form('"')], quoteIsCharacter: true },
  go: { ...C_LIKE, strings: [form('"'), form('`', { multiline: true, escapes: false }), form("'")] },
  csharp: {
    ...C_LIKE,
    strings: [
      ...TRIPLE,
      form('@"', { close: '"', escapes: false, multiline: true }),
      form('$@"', { close: '"', escapes: false, multiline: true }),
      form('"'),
      form("'"),
    ],
  },
  ruby: {
    lineComments: ['#'],
    strings: [form('"', { multiline: true }), form("'", { multiline: true })],
    regexLiterals: true,
    hereText: '<<',
  },
  php: {
    lineComments: ['//', '#'],
    blockComment: ['/*', '*/'],
    strings: [form('"', { multiline: true }), form("'", { multiline: true })],
    hereText: '<<<',
  },
  rust: {
    ...C_LIKE,
    strings: [
      form('r##"', { close: '"##', escapes: false, multiline: true }),
      form('r#"', { close: '"#', escapes: false, multiline: true }),
      form('r"', { close: '"', escapes: false, multiline: true }),
      form('"', { multiline: true }),
    ],
    quoteIsCharacter: true,
  },
  other: { lineComments: ['//', '#'], blockComment: ['/*', '*/'], strings: [form('"'), form("'")] },
};

/** Comments and strings of a language. */
export function lexiconOf(language: Language): Lexicon {
  return LEXICONS[language];
}

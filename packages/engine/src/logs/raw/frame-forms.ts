/** How the frames of one runtime look, wherever they stand in a line. */
export interface FrameForm {
  readonly name: string;
  /** What every frame has: a test that costs next to nothing. */
  readonly sign: RegExp;
  /** A whole frame; global. */
  readonly frame: RegExp;
  /** Whether what follows a frame on its line is no part of it. */
  readonly closed: boolean;
  /** Where lines begin in a trace of this form that was written on one; global. */
  readonly before?: RegExp;
  /** Where lines begin behind the first frame only; global. */
  readonly behind?: RegExp;
  /** What is a line of its own in such a trace; global. */
  readonly whole?: RegExp;
  /** Frames are counted: what stands before and behind their number. */
  readonly counted?: readonly [string, string];
  /** What is enough to know such a trace by if it has one frame alone. */
  readonly opening: RegExp;
  /** The same behind the frame. */
  readonly closing?: RegExp;
}

/** A word that is the name of an error in most languages, before its message or alone. */
const NAMED_ERROR =
  /\b(?:[A-Za-z_$][\w$.\\:]{0,200})?(?:Error|Exception|Failure|Throwable|Fault|Rejection|Exit|Interrupt|Warning)(?::| \[|\)|$)/;

const NOT_WITHIN_A_NAME = String.raw`(?<![\w.$@#/-])`;
const JAVASCRIPT_FILE = String.raw`\.(?:[cm]?[jt]sx?|html?|vue|svelte|bundle)(?:\?[^\s()]{0,200})?`;
/** What V8 prints in brackets: a file with line and column, which may be within `eval`, a file of JavaScript with its line, or no file. */
const V8_PLACE = String.raw`\((?:(?![^()\n]{0,300}(?<!eval|address) at )(?:[^()\n]|\([^()\n]{0,300}\)){1,700}:\d{1,9}:\d{1,9}|[^\s()]{1,600}${JAVASCRIPT_FILE}:\d{1,9}|<anonymous>|native(?: code)?|index \d{1,9}|unknown location)\)`;
const JAVASCRIPT = new RegExp(
  [
    String.raw`${NOT_WITHIN_A_NAME}at (?:async )?(?:(?:new|get|set|static) )?(?:\([\w-]{1,30}\))?[^\s()]{1,300}(?: \[as [^\]\s]{1,100}\])? ${V8_PLACE}`,
    String.raw`${NOT_WITHIN_A_NAME}at (?:async )?(?!\d)[^\s()'"<>|,;]{1,500}:\d{1,9}:\d{1,9}(?![\w:])`,
    String.raw`(?<!\S)(?:(?:global|eval|module) code|[^\s@()"'=]{0,300})@[a-z][a-z+-]{1,30}:\/\/[^\s()"',]{1,600}:\d{1,9}:\d{1,9}(?![\w:])`,
  ].join('|'),
  'g',
);

/** In the order they are asked; the form with most frames on a line is the form of the line. */
export const FRAME_FORMS: readonly FrameForm[] = [
  {
    name: 'python',
    sign: /\bFile "/,
    frame: /\bFile "[^"\n]{1,500}", line \d{1,9}(?:, in [^\s,"]{1,200})?/g,
    closed: true,
    before:
      /(?<!Group )Traceback \(most recent call last\)|\+ Exception Group Traceback|During handling of the above|The above exception was/g,
    whole:
      /(?:\+ Exception Group )?Traceback \(most recent call last\):?|During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:|(?<=\s)\+(?:-\+)?-{8,40}(?: \d{1,4} -{4,40})?(?=\s|$)/g,
    opening: /Traceback \(most recent call last\)/,
  },
  {
    name: 'java',
    sign: /\bat \S{1,400}\(/,
    frame:
      /(?<![\w.$@#/-])at [^\s()]{1,400}\.[^()\n.]{1,200}\((?:[\w$.-]{1,100}\.\w{1,10}(?::-?\d{1,9})?|Native Method|Unknown Source|<generated>|SourceFile(?::\d{1,9})?)\)(?: ~?\[[^\]\n]{0,200}\])?/g,
    closed: true,
    before: /(?<=\s)(?:Caused by: |Suppressed: |Wrapped by: |\.\.\. \d{1,6} (?:more|common))/g,
    opening: NAMED_ERROR,
  },
  {
    name: 'haskell',
    sign: /called at /,
    frame: /(?<!\S)\S{1,200}, called at [^\s:]{1,400}:\d{1,9}:\d{1,9} in [^\s:]{1,200}:[\w.']{1,200}/g,
    closed: true,
    whole: /CallStack \(from HasCallStack\):/g,
    opening: /CallStack \(from/,
  },
  {
    name: 'rust',
    sign: /\.rs:\d/,
    frame: /(?<=\s)at (?:[A-Za-z]:)?[^\s:()]{1,400}\.rs:\d{1,9}(?::\d{1,9})?(?=\s|$)/g,
    closed: true,
    counted: ['', ': '],
    before: /(?<=\s)(?:note: |stack backtrace:|Stack backtrace:|Caused by:)/g,
    whole:
      /[Ss]tack backtrace:|(?<=\s)Caused by:|thread '[^'\n]{0,200}'(?: \(\d{1,12}\))? panicked at (?:[^\s':]{1,400}:\d{1,9}:\d{1,9}:)?/g,
    opening: /panicked at|[Ss]tack backtrace:/,
  },
  {
    name: 'go',
    sign: /\.(?:go|s):\d/,
    frame: /(?<=\s)(?:[A-Za-z]:)?[^\s:()"']{1,400}\.(?:go|s):\d{1,9}(?: \+0x[0-9a-f]{1,16})?(?=\s|$)/g,
    closed: true,
    before: /(?<=\s)(?:created by |goroutine \d{1,12} \[|\[signal |exit status \d)/g,
    whole:
      /goroutine \d{1,12}(?: gp=\S{1,30} m=\S{1,20}(?: mp=\S{1,30})?)? \[[^\]\n]{1,100}\]:|\[signal [^\]\n]{1,200}\]/g,
    opening: /goroutine \d/,
  },
  {
    name: 'elixir',
    sign: /\.(?:exs?|[exy]rl|[hl]?eex):\d/,
    frame:
      /(?<!\S)(?:\([\w.-]{1,60}(?: [\w.+-]{1,40})?\) )?[^\s:()]{1,300}\.(?:exs?|erl|[hl]?eex|yrl|xrl):\d{1,9}: (?:anonymous fn\/\d{1,3} in )?[^\s]{1,300}(?:\/\d{1,3}|(?<=\((?:file|module)\)))(?=\s|$)/g,
    closed: true,
    opening: /\*\* \(/,
  },
  {
    name: 'erlang',
    sign: /, line \d/,
    frame: /(?<!\S)in (?:function|call from) {1,3}[^\s(]{1,300} \([^\s(),]{1,300}, line \d{1,9}\)/g,
    closed: true,
    opening: /exception error|exit value|crash/i,
  },
  {
    name: 'perl',
    sign: /called at /,
    frame: /(?<!\S)[\w:]{1,200}\([^\n]{0,800}?\) called at (?:[^\n]{1,300}?) line \d{1,9}\.?(?=\s|$)/g,
    closed: true,
    whole: /(?<=line \d{1,9}\.)\s/g,
    opening: / at \S{1,300} line \d{1,9}\./,
  },
  {
    name: 'lua',
    sign: /: in /,
    frame:
      /(?<!\S)(?:\[C\]|(?:\.{3})?[^\s:()]{1,300}\.lua(?:u)?:\d{1,9}|\[string "[^"\n]{1,200}"\]:\d{1,9}): in (?:main chunk|\?|[\w ]{1,20} (?:'[^'\n]{1,200}'|<[^>\n]{1,300}>))/g,
    closed: true,
    whole: /stack traceback:/g,
    opening: /stack traceback:/,
  },
  {
    name: 'swift',
    sign: /\.swift:\d/,
    frame:
      /(?<!\S)\d{1,4}(?: \[[a-z]{1,10}\]){0,3} (?:0x[0-9a-f]{8,16} )?[^\n]{1,400}? in \S{1,200} at [^\s:]{1,400}\.swift:\d{1,9}(?::\d{1,9})?/g,
    closed: true,
    before: /(?<=\s)(?:\*\*\* Program crashed|💣 |Thread \d)/g,
    whole: /(?<=\s)Thread \d{1,5}[^\n]{0,60}? crashed:/g,
    opening: /crashed|Fatal error/,
  },
  {
    name: 'r',
    sign: / at \S{1,200}#\d/,
    frame: /(?<!\S)\d{1,4}: [\w.:]{1,80}\([^\n#]{0,400}?\) at [^\s#]{1,200}#\d{1,9}/g,
    closed: true,
    before: /(?<=\s)(?:Calls: |\d{1,4}: (?=[\w.:]{1,80}\())/g,
    opening: /Error in /,
  },
  {
    name: 'ruby',
    sign: /:in [\x60\x27]/,
    frame:
      /(?<!\S)(?:from )?(?:[A-Za-z]:)?(?:[^\s:'"()]{1,400}|<internal:[^>\s]{1,100}>):\d{1,9}:in ['`][^'\n]{1,300}'/g,
    closed: false,
    opening: NAMED_ERROR,
    closing: /^: .{1,2000} \([A-Z][\w:]{0,200}\)/,
  },
  {
    name: 'php',
    sign: /#\d/,
    frame: /#\d{1,5} (?:(?:[A-Za-z]:)?[^\s()#][^()\n#]{0,400}\(\d{1,9}\): |\[internal function\]: |\{main\})/g,
    closed: false,
    counted: ['#', ' '],
    before: /(?<=\s)(?:Next [\w\\]{1,200}: |thrown in |Stack trace: )/g,
    whole: /Stack trace:|\[stacktrace\]|#\d{1,5} \{main\}/g,
    opening: /Stack trace:|\[stacktrace\]|Uncaught /,
  },
  {
    name: 'php page',
    sign: /\bin \S{1,400}\.php line \d/,
    frame:
      /(?<!\S)(?:at (?:[\w\\]{1,200}(?:->|::))?[\w\\{}]{1,200}\([^\n]{0,300}?\) )?in \S{1,400}\.php line \d{1,9}(?![\d:])/g,
    closed: true,
    opening: NAMED_ERROR,
  },
  {
    name: 'php console',
    sign: /\.php:\d/,
    frame:
      /(?<!\S)(?:at [^\s()]{1,400}\.php:\d{1,9}|(?:[\w\\]{1,200}(?:->|::))?[\w\\{}]{1,200}\([^()\n]{0,300}\) at (?:[^\s()]{1,400}\.php|n\/a):(?:\d{1,9}|n\/a))/g,
    closed: true,
    whole: /Exception trace:|(?<=\.php line \d{1,9}:\s{0,9})\[[A-Z][\w\\]{1,200}\]/g,
    opening: /Exception trace:/,
  },
  {
    name: 'php numbered',
    sign: /\.php:\d/,
    frame:
      /(?<!\S)(?<!PHP {1,4})(?:PHP {1,4})?\d{1,4}\. (?:[\w\\]{1,200}(?:->|::))?[\w\\{}]{0,200}\([^()\n]{0,300}\) [^\s()]{1,400}\.php:\d{1,9}/g,
    closed: true,
    whole: /Stack trace:/g,
    opening: /Stack trace:| on line \d/,
  },
  {
    name: 'dart',
    sign: /#\d/,
    frame: /#\d{1,5} {1,12}[^\n()#]{1,300} \((?:package|dart|file|https?|org-dartlang-[a-z]{1,20}):[^()\s]{1,500}\)/g,
    closed: true,
    counted: ['#', ' '],
    opening: /Unhandled exception|Exception|Error|thrown/,
  },
  {
    name: 'native',
    sign: /#\d/,
    frame:
      /#\d{1,5} {1,3}[^\n#]{1,600}?(?<=[\s)])(?:[A-Za-z]:)?[^\s:()]{1,400}\.(?:c|cc|cpp|cxx|h|hh|hpp|mm?):\d{1,9}(?::\d{1,9})?|#\d{1,5} {1,3}(?:0x[0-9a-f]{4,16} in |[\w:~<>]{1,300} \()[^\n#]{1,600}?(?:at (?:[A-Za-z]:)?[^\s:]{1,400}:\d{1,9}|(?<=\s)(?:[A-Za-z]:)?[^\s:()]{1,400}:\d{1,9}(?::\d{1,9})?|from \S{1,400}|\(\S{1,400}\+0x[0-9a-f]{1,16}\)|\?\? \(\))/g,
    closed: true,
    counted: ['#', ' '],
    before: /(?<=\s)(?:#0 |SUMMARY: |Thread \d{1,5} |(?:READ|WRITE) of size \d|0x[0-9a-f]{4,16} is located )/g,
    opening: /SIG[A-Z]{3,5}|Sanitizer|terminate|Program received|Thread \d/,
  },
  {
    name: 'javascript',
    sign: /\bat \S|@[a-z+-]{2,30}:\/\//,
    frame: JAVASCRIPT,
    closed: true,
    before: /(?<=\s)(?:\[cause\]: |\[errors\]: \[|(?:Caused|caused) by: )|(?<=\[errors\]: \[\s{1,20})\S/g,
    behind: /(?<=\s)[}\]](?=\s|$)/g,
    opening: NAMED_ERROR,
  },
  {
    name: 'dotnet',
    sign: /\bat \S{2,400} ?\(/,
    frame:
      /(?<![\w.$@#/-])at [\w.`+<>[\],|$@&*]{2,400} ?\([^()\n]{0,600}\)(?: \[0x[0-9a-f]{1,8}\])?(?: in [^\n]{1,400}?:(?:(?:line|Zeile|ligne|línea) )?\d{1,9})?/g,
    closed: true,
    before: /(?<=\s)(?:---> |--- End of )/g,
    whole:
      /--- End of (?:inner exception stack trace|stack trace from previous location(?: where exception was thrown)?) ---/g,
    opening: NAMED_ERROR,
  },
];

/** Where the first frame of any form begins in a line; -1 when there is none. */
export function frameStart(text: string): number {
  let first = -1;
  for (const form of FRAME_FORMS) {
    if (!form.sign.test(text)) continue;
    const { frame } = form;
    frame.lastIndex = 0;
    const at = frame.exec(text)?.index ?? -1;
    if (at !== -1 && (first === -1 || at < first)) first = at;
    if (first === 0) return 0;
  }
  return first;
}

/** How many frames of one form a text holds: of the form of which it holds most. */
export function countFrames(text: string): number {
  let most = 0;
  for (const { sign, frame } of FRAME_FORMS) {
    if (!sign.test(text)) continue;
    frame.lastIndex = 0;
    most = Math.max(most, [...text.matchAll(frame)].length);
  }
  return most;
}

/** Whether a line is nothing but one frame. */
export function isWholeFrame(text: string): boolean {
  const line = text.trim();
  return FRAME_FORMS.some((form) => {
    if (!form.sign.test(line)) return false;
    const { frame } = form;
    frame.lastIndex = 0;
    const match = frame.exec(line);
    return match !== null && match.index === 0 && match[0].length >= line.length - 2;
  });
}

export function namesError(text: string): boolean {
  return NAMED_ERROR.test(text);
}

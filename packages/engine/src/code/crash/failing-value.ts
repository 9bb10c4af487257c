/** What was wrong with a value, as the runtime says it. */
export type ValueState =
  | 'null'
  | 'missing'
  | 'not_callable'
  | 'undefined_name'
  | 'out_of_range'
  | 'wrong_type'
  | 'refused'
  | 'unknown';

/** What an error's message tells of the value that failed. */
export interface FailingValue {
  readonly state: ValueState;
  /** What was asked of the value: a property, method, key, name. Bare names, most telling first. */
  readonly asked: readonly string[];
  /** The expression that had the value, where the runtime prints it. */
  readonly expression?: string;
}

/** Messages of language runtimes: their form is fixed by the runtime, whatever the program. Groups: `asked`, `expression`. */
const FORMS: readonly (readonly [ValueState, RegExp])[] = [
  [
    'null',
    /Cannot (?:read|set) (?:property|properties) (?:of (?:undefined|null) \((?:reading|setting) )?'(?<asked>[^'\n]{1,120})'/,
  ],
  ['null', /(?:undefined|null) is not an object \(evaluating '(?<expression>[^'\n]{1,200})'\)/],
  ['null', /(?<expression>[\w$.[\]]{1,200}) is (?:undefined|null)\b/],
  ['not_callable', /(?<expression>[\w$.[\]]{1,200}) is not (?:a function|a constructor|iterable)/],
  ['undefined_name', /(?:^|: )(?<asked>[\w$]{1,120}) is not defined/],
  ['null', /undefined method [`'](?<asked>[\w?!=[\]+<>-]{1,120})' for nil/],
  ['wrong_type', /undefined method [`'](?<asked>[\w?!=[\]+<>-]{1,120})'/],
  ['undefined_name', /undefined local variable or method [`'](?<asked>[\w?!=]{1,120})'/],
  ['undefined_name', /uninitialized constant (?<asked>[\w:]{1,160})/],
  ['null', /'NoneType' object has no attribute '(?<asked>\w{1,120})'/],
  ['null', /'NoneType' object is not (?:subscriptable|iterable|callable)/],
  ['missing', /has no attribute '(?<asked>\w{1,120})'/],
  ['undefined_name', /(?:name|variable) '(?<asked>\w{1,120})' (?:is not defined|referenced before assignment)/],
  ['undefined_name', /cannot import name '?(?<asked>\w{1,120})/],
  ['undefined_name', /No module named '?(?<asked>[\w.]{1,160})/],
  ['wrong_type', /unexpected keyword argument '(?<asked>\w{1,120})'/],
  ['wrong_type', /(?<asked>\w{1,120})\(\) (?:takes|missing|got) /],
  ['null', /Cannot [^"\n]{1,60} "(?<asked>[^"\n]{1,300})" because "(?<expression>[^"\n]{1,300})" is null/],
  ['null', /member function (?<asked>\w{1,120})\(\) on (?:a non-object|null)/],
  ['missing', /Undefined (?:index|variable|property|array key|offset|constant)[: ]{1,3}"?\$?(?<asked>[\w:$]{1,120})/i],
  ['undefined_name', /Call to undefined (?:method|function) (?:[\w\\]{1,200}::)?(?<asked>\w{1,120})/],
  ['null', /passed to (?:[\w\\]{1,200}::)?(?<asked>\w{1,120})\(\) must be [^,\n]{1,200}, null given/],
  ['wrong_type', /passed to (?:[\w\\]{1,200}::)?(?<asked>\w{1,120})\(\) must be /],
  [
    'null',
    /assignment to entry in nil map|nil pointer dereference|Object reference not set|on a [`']?None[`']? value|SIGSEGV|NullPointerException/i,
  ],
  [
    'out_of_range',
    /index out of (?:range|bounds)|out of bounds|OutOfRange|IndexOutOf|slice bounds|list index|substring|string index/i,
  ],
  ['missing', /KeyError|key not found|no such key|NoSuchElement|KeyNotFound|given key was not present/i],
  [
    'wrong_type',
    /ClassCast|cannot be cast|InvalidCast|interface conversion|can't convert|not supported between|unsupported operand|cannot concatenate/i,
  ],
];
const QUOTED = /['"`‘“]([A-Za-z_$][\w$.:-]{0,120})['"`’”]/g;
const LONGEST = 4_000;
const MOST_NAMES = 8;

/** Reads what failed out of an exception's type and message. */
export function failingValue(type: string, message: string): FailingValue {
  const text = `${type}: ${message}`.slice(0, LONGEST);
  const quoted = [...text.matchAll(QUOTED)].flatMap((match) => bareNames(match[1] ?? ''));
  for (const [state, form] of FORMS) {
    const match = form.exec(text);
    if (match === null) continue;
    const { asked, expression } = match.groups ?? {};
    const keyed = state === 'missing' && asked === undefined && /KeyError/.test(type) ? bareNames(message) : [];
    const names = [...bareNames(asked ?? ''), ...bareNames(expression ?? '').toReversed(), ...keyed, ...quoted];
    return { state, asked: unique(names), ...(expression === undefined ? {} : { expression }) };
  }
  return { state: 'unknown', asked: unique(quoted) };
}

/** The names of a qualified one, the last first: `Shop.Cart.total()` is `total`, then `Cart`, then `Shop`. */
function bareNames(text: string): string[] {
  return (text.replaceAll(/\([^)]{0,200}\)/g, '').match(/[A-Za-z_$][\w$?!]{0,120}/g) ?? []).toReversed();
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name.length > 1).slice(0, MOST_NAMES);
}

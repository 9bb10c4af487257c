import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LAST_FRAME: Step = {
  text: 'Read the last own "File ..., line ..." above the error and what was changed there last',
  compose: 'docker compose logs --tail 300 {service} | grep -B 12 "Error: "',
  kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -B 12 "Error: "',
  host: 'journalctl -u {service} -n 300 | grep -B 12 "Error: "',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

export const PYTHON_ERRORS: readonly CatalogueEntry[] = [
  {
    id: 'python.none-used',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'attributeerror nonetype object has no attribute',
        pattern: /AttributeError: 'NoneType' object has no attribute '(?<object>[^']{1,80})'/,
      },
      {
        words: 'typeerror nonetype object',
        pattern:
          /TypeError: (?:'|cannot unpack non-iterable )NoneType'? object(?: is not (?<object>subscriptable|iterable|callable|an iterator))?/,
      },
      {
        words: 'typeerror nonetype',
        pattern:
          /TypeError: (?:object of type 'NoneType' has no len\(\)|argument of type 'NoneType' is not (?:iterable|a container)|unsupported operand type\(s\) for (?<object>[^:]{1,12}): .{0,60}'NoneType'|'[<>]=?' not supported between instances of .{0,60}'NoneType'|can only concatenate \w{1,12} \(not "NoneType"\)|\w{1,12}\(\) argument must be .{1,100}not 'NoneType')/,
      },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line \d{1,6}, in /],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code uses {object|a value} of None',
    check: LAST_FRAME,
    repair: [
      {
        text: 'Find out why it is None there (a query without a row, a variable that is not set, a function that returns nothing) and handle it before it is used',
      },
      ROLL_BACK,
    ],
    source: 'CPython object.c, abstract.c; seen with Python 3.11',
    matches: [
      "AttributeError: 'NoneType' object has no attribute 'email'",
      "TypeError: 'NoneType' object is not subscriptable",
      'TypeError: cannot unpack non-iterable NoneType object',
      "TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'",
      "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
    ],
    ignores: ["AttributeError: 'list' object has no attribute 'email'"],
  },
  {
    id: 'python.attribute-or-name-unknown',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'attributeerror object has no attribute',
        pattern:
          /AttributeError: (?:type object )?'(?!NoneType')(?<value>[^']{1,80})'(?: object)? has no attribute '(?<object>[^']{1,80})'/,
      },
      {
        words: 'nameerror name is not defined',
        pattern: /NameError: (?:free variable|name) '(?<object>[^']{1,80})' is not defined/,
      },
      {
        words: 'unboundlocalerror local variable',
        pattern: /UnboundLocalError: (?:cannot access )?local variable '(?<object>[^']{1,80})'/,
      },
      {
        words: 'typeerror got an unexpected keyword argument',
        pattern: /TypeError: (?<value>[\w.<>]{1,120}\(\)) got an unexpected keyword argument '(?<object>[^']{1,80})'/,
      },
      {
        words: 'typeerror missing required positional argument',
        pattern:
          /TypeError: (?<value>[\w.<>]{1,120}\(\)) missing \d{1,2} required (?:positional|keyword-only) arguments?: '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: '{value|The code} has no {object}',
    check: {
      ...LAST_FRAME,
      text: 'Read the last own "File ..., line ..." above the error and what was changed there last; misspelt, or another version of a library',
    },
    repair: [
      {
        text: 'Correct the name, or pin the version of the library whose function lost or never had it; "unexpected keyword argument" after a new build means that a dependency moved',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
      ROLL_BACK,
    ],
    source: 'CPython object.c, ceval.c; seen with Python 3.11',
    matches: [
      "AttributeError: 'dict' object has no attribute 'total'",
      "NameError: name 'settings' is not defined",
      "UnboundLocalError: cannot access local variable 'total' where it is not associated with a value",
      "TypeError: AsyncClient.__init__() got an unexpected keyword argument 'proxies'",
      "TypeError: charge() missing 1 required positional argument: 'currency'",
    ],
    ignores: ["AttributeError: 'NoneType' object has no attribute 'total'"],
  },
  {
    id: 'python.key-or-index-absent',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'keyerror',
        pattern: /KeyError: (?:'(?<object>(?![A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80}')[^']{1,80})'|\d{1,12})(?:\s|$)/,
      },
      {
        words: 'indexerror index out of range',
        pattern:
          /IndexError: (?:(?<object>list|tuple|string|deque) (?:assignment )?index|list pop) out of range|IndexError: pop from (?:an )?empty/,
      },
      {
        words: 'valueerror values to unpack expected',
        pattern: /ValueError: (?:not enough|too many) values to unpack \(expected (?<object>[\w ]{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code takes {object|an element} that the data does not have',
    check: LAST_FRAME,
    repair: [
      {
        text: 'Use get() or a check, and look at the data: an answer of another shape or an empty result is the usual reason',
      },
      ROLL_BACK,
    ],
    source: 'CPython dictobject.c, listobject.c, ceval.c; seen with Python 3.11',
    matches: [
      "KeyError: 'order_id'",
      'IndexError: list index out of range',
      'ValueError: not enough values to unpack (expected 2, got 1)',
    ],
    ignores: ["KeyError: 'DATABASE_URL'", "The handler for KeyError: logs 'order_id' and goes on"],
  },
  {
    id: 'python.value-unfit',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'valueerror invalid literal for with base',
        pattern: /ValueError: invalid literal for int\(\) with base \d{1,2}: '(?<object>[^']{0,80})'/,
      },
      {
        words: 'valueerror could not convert string to float',
        pattern: /ValueError: could not convert string to float: '(?<object>[^']{0,80})'/,
      },
      {
        words: 'typeerror is not json serializable',
        pattern: /TypeError: Object of type (?<object>\w{1,60}) is not JSON serializable/,
      },
      {
        words: 'valueerror time data does not match format',
        pattern: /ValueError: time data '(?<object>[^']{0,80})' does not match format/,
      },
      {
        words: 'typeerror can t offset naive and offset aware datetimes',
        pattern: /TypeError: can't (?:compare|subtract) (?<object>offset-naive and offset-aware) datetimes/,
      },
      {
        words: 'typeerror can only concatenate str',
        pattern: /TypeError: can only concatenate str \(not "(?<object>(?!NoneType)\w{1,40})"\) to str/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code cannot convert {object}',
    check: LAST_FRAME,
    repair: [
      {
        text: 'Follow the value to where it comes from: a variable set to an empty text, a decimal comma, a date in another form; correct it there, or accept it in the code',
      },
      ROLL_BACK,
    ],
    source: 'CPython longobject.c, floatobject.c, json/encoder.py, _strptime.py; seen with Python 3.11',
    matches: [
      "ValueError: invalid literal for int() with base 10: '8080tcp'",
      "ValueError: could not convert string to float: '12,50'",
      'TypeError: Object of type Decimal is not JSON serializable',
      "ValueError: time data '2025-13-01' does not match format '%Y-%m-%d'",
      "TypeError: can't compare offset-naive and offset-aware datetimes",
      'TypeError: can only concatenate str (not "int") to str',
    ],
    ignores: ["ValueError: 'blue' is not a valid Colour"],
  },
  {
    id: 'python.json-unreadable',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'jsondecodeerror line column char',
        pattern: /JSONDecodeError: (?<value>[^\r\n:]{1,80}): line (?<object>\d{1,9} column \d{1,9}) \(char \d{1,12}\)/,
      },
      {
        words: 'typeerror the json object must be str bytes or bytearray not',
        pattern: /TypeError: the JSON object must be str, bytes or bytearray, not (?<object>\w{1,40})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'What the code reads as JSON is none ({value|wrong type} at {object})',
    check: {
      text: 'Log the text that was read: "Expecting value: line 1 column 1 (char 0)" is an empty answer or an HTML page of a proxy or of a login',
      compose: 'docker compose logs --tail 200 {service} | grep -B 20 "JSONDecodeError"',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -B 20 "JSONDecodeError"',
      host: 'curl -sSi <the address that is called> | head -20',
    },
    repair: [
      {
        text: 'Check the status and the content type before the answer is parsed (raise_for_status), and repair the service or the file that gave it',
      },
    ],
    source: 'CPython json/decoder.py, json/__init__.py; requests.exceptions.JSONDecodeError',
    matches: [
      'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
      'requests.exceptions.JSONDecodeError: Extra data: line 1 column 8 (char 7)',
      'TypeError: the JSON object must be str, bytes or bytearray, not NoneType',
    ],
    ignores: ['Expecting value: the form needs an amount'],
  },
  {
    id: 'python.division-by-zero',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'zerodivisionerror by zero',
        pattern:
          /ZeroDivisionError: (?:(?:integer |float |decimal )?(?:division|modulo|floor division|division or modulo)) by zero/,
      },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line (?<object>\d{1,6}), in /],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code divides by zero ({path|see the last frame})',
    check: LAST_FRAME,
    repair: [
      { text: 'Handle the case of nothing to divide by (no rows, an empty period) before the division' },
      ROLL_BACK,
    ],
    source: 'CPython longobject.c, floatobject.c; seen with Python 3.11',
    matches: ['ZeroDivisionError: division by zero', 'ZeroDivisionError: integer division or modulo by zero'],
    ignores: ['RuntimeWarning: divide by zero encountered in log'],
  },
  {
    id: 'python.recursion',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'recursionerror maximum recursion depth exceeded',
        pattern: /RecursionError: maximum recursion depth exceeded/,
      },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line \d{1,6}, in (?<object>\w{1,80})/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code calls itself without end: {object|the function that repeats in the trace}',
    check: LAST_FRAME,
    repair: [
      {
        text: 'End the recursion: a __getattr__ or a property that reads itself, two serialisers or models that point at each other are the usual ones; sys.setrecursionlimit only helps where the depth is finite',
      },
      ROLL_BACK,
    ],
    source: 'CPython ceval.c _Py_CheckRecursiveCall()',
    matches: [
      'RecursionError: maximum recursion depth exceeded',
      'RecursionError: maximum recursion depth exceeded while calling a Python object',
    ],
    ignores: ['sys.setrecursionlimit(5000): maximum recursion depth raised'],
  },
  {
    id: 'python.asyncio-misuse',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'runtimeerror event loop',
        pattern:
          /RuntimeError: (?<object>(?:asyncio\.run\(\) cannot be called from a running event loop|no running event loop|Event loop is closed|This event loop is already running|There is no current event loop in thread '[^']{1,60}'))/,
      },
      {
        words: 'attached to a different loop',
        pattern: /got Future (?<object><[^\r\n]{1,200}>) attached to a different loop/,
      },
      {
        words: 'synchronousonlyoperation you cannot call this from an async context',
        pattern: /SynchronousOnlyOperation: You cannot call this from an async context/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code mixes synchronous and asynchronous calls ({object|see the trace})',
    check: LAST_FRAME,
    repair: [
      {
        text: 'Await the coroutine, make one event loop for the life of the process and create clients inside it; in Django wrap the query in sync_to_async, in SQLAlchemy load relations eagerly (selectinload) before the session ends',
      },
      ROLL_BACK,
    ],
    source: 'CPython asyncio/runners.py, base_events.py; django/utils/asyncio.py; sqlalchemy/util/_concurrency_py3k.py',
    matches: [
      'RuntimeError: asyncio.run() cannot be called from a running event loop',
      "RuntimeError: Task <Task pending name='Task-7' coro=<main()>> got Future <Future pending cb=[Protocol._on_waiter_completed()]> attached to a different loop",
      'django.core.exceptions.SynchronousOnlyOperation: You cannot call this from an async context - use a thread or sync_to_async.',
    ],
    ignores: ['Closing the event loop'],
  },
  {
    id: 'python.coroutine-not-awaited',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'coroutine was never awaited',
        pattern: /RuntimeWarning: coroutine '(?<object>[^']{1,120})' was never awaited/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'A coroutine is never awaited: {object} does not run',
    check: LAST_FRAME,
    repair: [
      {
        text: 'Await the coroutine, make one event loop for the life of the process and create clients inside it; in Django wrap the query in sync_to_async, in SQLAlchemy load relations eagerly (selectinload) before the session ends',
      },
      ROLL_BACK,
    ],
    source: 'CPython asyncio/runners.py, base_events.py; django/utils/asyncio.py; sqlalchemy/util/_concurrency_py3k.py',
    matches: [
      "RuntimeWarning: coroutine 'Mailer.send' was never awaited",
      "RuntimeWarning: coroutine 'close' was never awaited",
    ],
    ignores: ['Closing the event loop'],
  },
  {
    id: 'python.syntax',
    kind: 'version_mismatch',
    program: 'python',
    forms: [
      {
        words: 'indentationerror',
        pattern:
          /^\s{0,4}IndentationError: (?<value>unexpected indent|expected an indented block|unindent does not match)/,
      },
      {
        words: 'taberror inconsistent use of tabs',
        pattern: /^\s{0,4}TabError: (?<value>inconsistent use of tabs)/,
      },
      {
        words: 'syntaxerror',
        pattern:
          /^\s{0,4}SyntaxError: (?<value>invalid syntax|Missing parentheses in call to 'print'|f-string: [^\r\n]{1,80}|invalid decimal literal|unterminated string literal|'[^']{1,4}' was never closed)/,
      },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line (?<object>\d{1,6})/],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Python cannot read {path|a source file}: {value}',
    check: {
      text: 'See whether the line is broken (merge marks, tabs) or only too new for this Python: match needs 3.10, nested quotes in f-strings 3.12',
      compose: 'docker compose run --rm --entrypoint python {service} --version',
      kubernetes: 'kubectl exec deploy/{service} -- python --version',
      host: 'python3 --version; python3 -m py_compile {path|<file>}',
    },
    repair: [
      {
        text: 'Run it with the Python it was written for, or correct the line',
        compose:
          'docker compose build --pull {service} && docker compose up -d {service}  # after FROM python:<version>-slim',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'CPython Parser/pegen_errors.c; seen with Python 3.11',
    matches: [
      'SyntaxError: invalid syntax',
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
      'IndentationError: unexpected indent',
      'TabError: inconsistent use of tabs and spaces in indentation',
    ],
    ignores: ['SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON'],
  },
];

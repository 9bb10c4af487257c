import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_TYPES: readonly CatalogueEntry[] = [
  {
    id: 'python.type-unfit',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'typeerror object',
        pattern:
          /TypeError: (?<value>'(?!NoneType')(?<object>\w{1,60})' object (?:is not (?:callable|subscriptable|iterable|an iterator|a mapping)|does not support (?:item (?:assignment|deletion)|the (?:asynchronous )?context manager protocol)|can't be awaited|cannot be interpreted as an integer))/,
      },
      {
        words: 'typeerror indices must be',
        pattern: /TypeError: (?<value>(?:string|list|tuple|byte) indices must be integers[^\r\n]{0,40})/,
      },
      { words: 'typeerror unhashable type', pattern: /TypeError: (?<value>unhashable type: '(?<object>\w{1,40})')/ },
      {
        words: 'typeerror unsupported operand type s for and',
        pattern:
          /TypeError: (?<value>unsupported operand type\(s\) for [^:]{1,12}: '(?!NoneType')\w{1,40}' and '(?!NoneType')\w{1,40}')/,
      },
      {
        words: 'typeerror not supported between instances of and',
        pattern:
          /TypeError: (?<value>'[<>]=?' not supported between instances of '(?!NoneType')\w{1,40}' and '(?!NoneType')\w{1,40}')/,
      },
      {
        words: 'typeerror takes',
        pattern:
          /TypeError: (?<value>[\w.<>]{1,80}\(\) takes (?:no arguments|(?:from )?\d{1,2}(?: to \d{1,2})? positional arguments?)[^\r\n]{0,40})/,
      },
      {
        words: 'typeerror missing required',
        pattern: /TypeError: (?<value>[\w.<>]{1,80}\(\) missing \d{1,2} required [^\r\n]{1,80})/,
      },
      {
        words: 'typeerror a bytes like object is required not',
        pattern: /TypeError: (?<value>a bytes-like object is required, not '\w{1,40}')/,
      },
      {
        words: 'typeerror expected',
        pattern: /TypeError: (?<value>expected (?:str|string)[^\r\n]{1,30}(?:object|string), (?:not )?\w{1,40})/,
      },
      { words: 'typeerror cannot pickle object', pattern: /TypeError: (?<value>cannot pickle '[^']{1,60}' object)/ },
      {
        words: 'typeerror object can t be used in await expression',
        pattern: /TypeError: (?<value>object (?<object>\w{1,40}) can't be used in 'await' expression)/,
      },
      {
        words: 'typeerror got multiple values for',
        pattern: /TypeError: (?<value>[\w.]{1,60}\(\) got multiple values for (?:keyword )?argument '[^']{1,40}')/,
      },
      {
        words: 'typeerror can t instantiate abstract class',
        pattern: /TypeError: (?<value>Can't instantiate abstract class (?<object>\w{1,60}))/,
      },
      {
        words: 'typeerror not all arguments converted during string formatting',
        pattern: /TypeError: (?<value>not all arguments converted during string formatting)/,
      },
      {
        words: 'typeerror argument must be not',
        pattern: /TypeError: (?<value>\w{1,40}\(\) argument must be [^\r\n]{1,80}, not '(?!NoneType)\w{1,40}')/,
      },
      {
        words: 'typeerror descriptor',
        pattern: /TypeError: (?<value>descriptor '\w{1,40}' (?:for|requires)[^\r\n]{1,60})/,
      },
      {
        words: 'typeerror sequence item expected instance found',
        pattern: /TypeError: (?<value>sequence item \d{1,6}: expected \w{1,20} instance, \w{1,20} found)/,
      },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line \d{1,6}, in /],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code uses a value as a type that it is not: {value}',
    check: {
      text: 'Read the last own "File ..., line ..." above the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "File |Error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "File |Error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "File |Error"',
    },
    repair: [
      {
        text: 'Convert or check the value where it comes in; "positional arguments" after a new build means that a dependency moved: pin it',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'CPython Objects/abstract.c, Python/ceval.c',
    matches: [
      "TypeError: 'int' object is not callable",
      "TypeError: string indices must be integers, not 'str'",
      "TypeError: unhashable type: 'list'",
      "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
      "TypeError: '<' not supported between instances of 'str' and 'int'",
      'TypeError: charge() takes 2 positional arguments but 3 were given',
      "TypeError: App.__init__() missing 1 required keyword-only argument: 'x'",
      "TypeError: a bytes-like object is required, not 'str'",
      'TypeError: expected str, bytes or os.PathLike object, not NoneType',
      "TypeError: cannot pickle '_thread.lock' object",
      "TypeError: object dict can't be used in 'await' expression",
      "TypeError: charge() got multiple values for argument 'amount'",
      "TypeError: Can't instantiate abstract class Mailer with abstract method send",
      'TypeError: not all arguments converted during string formatting',
      "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'dict'",
      "TypeError: descriptor 'date' for 'datetime.datetime' objects doesn't apply to a 'str' object",
      'TypeError: sequence item 0: expected str instance, int found',
    ],
    ignores: ["TypeError: 'NoneType' object is not subscriptable", 'TypeError: app.use(...).listen is not a function'],
  },
  {
    id: 'python.value-refused',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'valueerror',
        pattern:
          /ValueError: (?<value>(?:month must be in 1\.\.12|day is out of range for month|year \S{1,12} is out of range|hour must be in 0\.\.23))/,
      },
      {
        words: 'valueerror is not a valid',
        pattern: /ValueError: (?<value>'?[^'\r\n]{1,40}'? is not a valid \w{1,60})(?:$|[\r\n])/,
      },
      {
        words: 'valueerror x not in',
        pattern: /ValueError: (?<value>\w{1,20}\.(?:remove|index)\(x\): x not in \w{1,12})/,
      },
      {
        words: 'valueerror',
        pattern:
          /ValueError: (?<value>(?:[^\r\n]{1,40} is not in list|substring not found|math domain error|I\/O operation on closed file|negative shift count|empty separator|embedded null (?:byte|character)|Circular reference detected|Exceeds the limit \(\d{1,6} digits\)|Invalid isoformat string: [^\r\n]{1,40}|Unknown format code [^\r\n]{1,40}|Single '\}' encountered in format string|not enough values to unpack))/,
      },
      {
        words: 'valueerror the truth value of is ambiguous',
        pattern: /ValueError: (?<value>The truth value of an? (?:Series|DataFrame|array)[^\r\n]{0,40} is ambiguous)/,
      },
      { words: 'overflowerror', pattern: /OverflowError: (?<value>[^\r\n]{1,80})/ },
      { words: 'decimal', pattern: /decimal\.(?<value>InvalidOperation|DivisionByZero)/ },
      {
        words: 'valueerror',
        pattern:
          /ValueError: (?<value>(?:could not broadcast input array|operands could not be broadcast together|shapes \S{1,30} and \S{1,30} not aligned|setting an array element with a sequence|cannot convert float NaN to integer|Length mismatch|columns overlap but no suffix|cannot reindex on an axis with duplicate labels)[^\r\n]{0,60})/,
      },
      { words: 're error', pattern: /re\.error: (?<value>[^\r\n]{1,80})/ },
      { words: 'struct error', pattern: /struct\.error: (?<value>[^\r\n]{1,80})/ },
      { words: 'binascii error', pattern: /binascii\.Error: (?<value>[^\r\n]{1,60})/ },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line \d{1,6}, in /],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code gives a value that Python refuses: {value}',
    check: {
      text: 'Read the last own "File ..., line ..." above the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "File |Error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "File |Error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "File |Error"',
    },
    repair: [
      { text: 'Follow the value to where it comes from and check it there' },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'CPython Modules; enum.py; numpy; pandas',
    matches: [
      'ValueError: month must be in 1..12',
      'ValueError: day is out of range for month',
      'ValueError: hour must be in 0..23',
      "ValueError: 'blue' is not a valid Colour",
      'ValueError: list.remove(x): x not in list',
      'ValueError: substring not found',
      'ValueError: math domain error',
      'ValueError: The truth value of a Series is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all().',
      'OverflowError: int too large to convert to float',
      "decimal.InvalidOperation: [<class 'decimal.ConversionSyntax'>]",
      "decimal.DivisionByZero: [<class 'decimal.DivisionByZero'>]",
      'ValueError: could not broadcast input array from shape (3,) into shape (2,)',
      're.error: unterminated character set at position 0',
      'struct.error: unpack requires a buffer of 4 bytes',
      'binascii.Error: Incorrect padding',
      'ValueError: 7 is not in list',
      'ValueError: I/O operation on closed file.',
      'ValueError: embedded null byte',
      'ValueError: negative shift count',
      'ValueError: empty separator',
      'ValueError: Circular reference detected',
      'ValueError: Exceeds the limit (4300 digits) for integer string conversion',
      "ValueError: Invalid isoformat string: '2026-13-01'",
      "ValueError: Unknown format code 'd' for object of type 'str'",
      "ValueError: Single '}' encountered in format string",
      'ValueError: not enough values to unpack',
      'ValueError: embedded null character',
      'ValueError: operands could not be broadcast together with shapes (3,) (2,)',
      'ValueError: shapes (3,4) and (3,4) not aligned: 4 (dim 1) != 3 (dim 0)',
      'ValueError: setting an array element with a sequence.',
      'ValueError: cannot convert float NaN to integer',
      'ValueError: Length mismatch: Expected axis has 3 elements, new values have 4 elements',
      "ValueError: columns overlap but no suffix specified: Index(['id'])",
      'ValueError: cannot reindex on an axis with duplicate labels',
      'ValueError: year 0 is out of range',
      'ValueError: year -1 is out of range',
    ],
    ignores: ["ValueError: invalid literal for int() with base 10: '8080tcp'"],
  },
  {
    id: 'python.check-or-state-failed',
    kind: 'code_defect',
    program: 'python',
    forms: [
      { words: 'assertionerror', pattern: /(?:^|[\s.])(?<value>AssertionError)(?:: [^\r\n]{1,100})?$/ },
      { words: 'notimplementederror', pattern: /(?:^|[\s.])(?<value>NotImplementedError)(?:: [^\r\n]{1,80})?$/ },
      { words: 'stopiteration', pattern: /(?:^|[\s.])(?<value>StopIteration|StopAsyncIteration)$/ },
      { words: 'stopasynciteration', pattern: /(?:^|[\s.])(?<value>StopAsyncIteration)$/ },
      {
        words: 'runtimeerror during iteration',
        pattern:
          /RuntimeError: (?<value>(?:dictionary (?:changed size|keys changed)|Set changed size|deque mutated) during iteration)/,
      },
      {
        words: 'runtimeerror',
        pattern:
          /RuntimeError: (?<value>(?:(?:async )?generator raised Stop\w{0,5}Iteration|release unlocked lock|cannot join current thread|threads can only be started once|cannot schedule new futures after (?:interpreter )?shutdown|super\(\): no arguments))/,
      },
      { words: 'exceptiongroup sub', pattern: /ExceptionGroup: (?<value>[^\r\n]{1,60} \(\d{1,4} sub-exceptions?\))/ },
      { words: 'invalidstateerror', pattern: /(?<value>InvalidStateError): (?:invalid state|Result is not set)/ },
      {
        words: 'frozeninstanceerror cannot assign to field',
        pattern: /FrozenInstanceError: (?<value>cannot assign to field '\w{1,60}')/,
      },
      { words: 'buffererror', pattern: /BufferError: (?<value>(?!Local)[^\r\n]{1,80})/ },
      {
        words: 'unboundlocalerror cannot access local variable',
        pattern: /UnboundLocalError: (?<value>cannot access local variable '\w{1,60}')/,
      },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line \d{1,6}, in /],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code meets a state that it does not handle: {value}',
    check: {
      text: 'Read the last own "File ..., line ..." above the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "File |Error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "File |Error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "File |Error"',
    },
    repair: [
      {
        text: 'Copy before changing while iterating, give next() a default, correct the condition that the assertion states',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'CPython Objects/dictobject.c, genobject.c; asyncio',
    matches: [
      'AssertionError',
      'AssertionError: expected 3 got 4',
      'NotImplementedError',
      'StopIteration',
      'StopAsyncIteration',
      'RuntimeError: dictionary changed size during iteration',
      'RuntimeError: Set changed size during iteration',
      'RuntimeError: deque mutated during iteration',
      'RuntimeError: generator raised StopIteration',
      'RuntimeError: release unlocked lock',
      'RuntimeError: cannot join current thread',
      'RuntimeError: threads can only be started once',
      'RuntimeError: cannot schedule new futures after shutdown',
      'RuntimeError: super(): no arguments',
      'RuntimeError: dictionary keys changed during iteration',
      'ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)',
      'asyncio.exceptions.InvalidStateError: invalid state',
      'asyncio.exceptions.InvalidStateError: Result is not set.',
      "dataclasses.FrozenInstanceError: cannot assign to field 'total'",
      'BufferError: Existing exports of data: object cannot be re-sized',
      "UnboundLocalError: cannot access local variable 'total' where it is not associated with a value",
    ],
    ignores: ['AssertionErrors are shown in red', 'NotImplementedError is raised by the base class'],
  },
  {
    id: 'python.import-circle',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'cannot import name from partially initialized module',
        pattern: /cannot import name '(?<object>[^']{1,80})' from partially initialized module/,
      },
      {
        words: 'attempted relative import',
        pattern: /(?<object>attempted relative import (?:with no known parent package|beyond top-level package))/,
      },
      {
        words: 'attributeerror partially initialized module has no attribute',
        pattern: /AttributeError: partially initialized module '(?<object>[^']{1,80})' has no attribute/,
      },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line \d{1,6}, in /],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Modules import each other in a circle, or a relative import has no package: {object}',
    check: {
      text: 'Read the last own "File ..., line ..." above the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "File |Error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "File |Error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "File |Error"',
    },
    repair: [
      {
        text: 'Move the import into the function, or the shared part into a third module; start with python -m package.module; a file named like a library (email.py, redis.py) hides it',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'CPython Python/ceval.c, Lib/importlib/_bootstrap.py',
    matches: [
      "ImportError: cannot import name 'db' from partially initialized module 'app' (most likely due to a circular import) (/app/app/__init__.py)",
      'ImportError: attempted relative import with no known parent package',
      "AttributeError: partially initialized module 'redis' has no attribute 'Redis' (most likely due to a circular import)",
    ],
    ignores: ["cannot import name 'url_quote' from 'werkzeug.urls'"],
  },
  {
    id: 'python.sqlite-thread',
    kind: 'code_defect',
    program: 'python',
    forms: [
      {
        words: 'sqlite objects created in a thread can only be used that same',
        pattern: /SQLite objects created in a thread can only be used in that same thread/,
      },
    ],
    nearby: [/^\s{0,6}File "(?<path>[^"]{1,200})", line \d{1,6}, in /],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The code shares one SQLite connection between threads',
    check: {
      text: 'Read the last own "File ..., line ..." above the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "File |Error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "File |Error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "File |Error"',
    },
    repair: [
      { text: 'Open a connection for each thread or request, or check_same_thread=False with a lock of your own' },
    ],
    source: 'CPython Modules/_sqlite/connection.c',
    matches: [
      'sqlite3.ProgrammingError: SQLite objects created in a thread can only be used in that same thread.',
      'ProgrammingError: SQLite objects created in a thread can only be used in that same thread. The object was created in thread id 1',
    ],
    ignores: ['sqlite3.threadsafety is 3'],
  },
];

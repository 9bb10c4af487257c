import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const FIRST_FRAME: Step = {
  text: 'Read the first own "at ..." line of the stack trace and what was changed there last',
  compose: 'docker compose logs --tail 300 {service} | grep -A 12 "Error: "',
  kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A 12 "Error: "',
  host: 'journalctl -u {service} -n 300 | grep -A 12 "Error: "',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

export const NODE_ERRORS: readonly CatalogueEntry[] = [
  {
    id: 'node.undefined-used',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'cannot properties of',
        pattern:
          /\bCannot (?:read|set) properties of (?<value>undefined|null) \((?:reading|setting) '(?<object>[^']{1,80})'\)/,
      },
      {
        words: 'cannot property of',
        pattern: /\bCannot (?:read|set) property '(?<object>[^']{1,80})' of (?<value>undefined|null)/,
      },
      {
        words: 'typeerror cannot destructure property',
        pattern:
          /TypeError: Cannot destructure property '(?<object>[^']{1,80})' of '[^']{1,120}' as it is (?<value>undefined|null)/,
      },
      {
        words: 'typeerror is not an object evaluating',
        pattern: /TypeError: (?<value>undefined|null) is not an object \(evaluating '(?<object>[^']{1,120})'\)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code reads {object} of something {value}',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Find out why it is {value} there (an answer of another shape, a row that is absent, a variable that is not set) and handle it before {object} is read',
      },
      ROLL_BACK,
    ],
    source:
      'V8 messages kNonObjectPropertyLoad, kNonObjectPropertyStore; JavaScriptCore ExceptionHelpers; seen with Node 20',
    matches: [
      "TypeError: Cannot read properties of undefined (reading 'email')",
      "TypeError: Cannot read property 'email' of null",
      "TypeError: Cannot destructure property 'id' of 'req.user' as it is undefined.",
      "TypeError: undefined is not an object (evaluating 'order.items')",
    ],
    ignores: ['TypeError: Cannot redefine property: email'],
  },
  {
    id: 'node.type-or-name-error',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'typeerror is not a',
        pattern: /TypeError: (?<object>[\w.$()[\]'"?]{1,120}) is not a (?:function|constructor)/,
      },
      { words: 'typeerror is not iterable', pattern: /TypeError: (?<object>[\w.$()[\]{} '"]{1,120}?) is not iterable/ },
      {
        words: 'referenceerror is not defined',
        pattern:
          /ReferenceError: (?!(?:structuredClone|fetch|File|Headers|FormData|ReadableStream|crypto|WebSocket|CustomEvent|require|module|exports|__dirname|__filename) is)(?<object>[\w$]{1,80}) is not defined/,
      },
      {
        words: 'referenceerror cannot access before initialization',
        pattern: /ReferenceError: Cannot access '(?<object>[\w$]{1,80})' before initialization/,
      },
      {
        words: 'typeerror assignment to constant variable',
        pattern: /TypeError: (?<object>Assignment to constant variable)/,
      },
      {
        words: 'typeerror cannot convert undefined or null to object',
        pattern: /TypeError: Cannot convert (?<object>undefined or null) to object/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code uses {object} as something that it is not',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Correct the name or the import (default or named export, a circle of imports gives undefined), or pin the version of the library whose function went',
      },
      ROLL_BACK,
    ],
    source:
      'V8 messages kCalledNonCallable, kNotIterable, kNotDefined, kAccessedUninitializedVariable; seen with Node 20',
    matches: [
      'TypeError: app.use(...).listen is not a function',
      'TypeError: object is not iterable (cannot read property Symbol(Symbol.iterator))',
      'ReferenceError: orders is not defined',
      "ReferenceError: Cannot access 'Order' before initialization",
      'TypeError: Assignment to constant variable.',
      'TypeError: Cannot convert undefined or null to object',
    ],
    ignores: ['ReferenceError: require is not defined in ES module scope, you can use import instead'],
  },
  {
    id: 'node.argument-type',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'err_invalid_arg_type the argument must be received',
        pattern:
          /\[ERR_INVALID_ARG_TYPE\]: The "(?<object>[\w.[\]]{1,60})" (?:argument|property) must be .{1,200} Received (?<value>undefined|null|[^\r\n]{1,80})/,
      },
      {
        words: 'err_invalid_arg_type the first argument must be received',
        pattern:
          /\[ERR_INVALID_ARG_TYPE\]: The (?<object>first argument) must be .{1,200} Received (?<value>undefined|null|[^\r\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code gives {value} as {object}',
    check: {
      ...FIRST_FRAME,
      text: 'Read the first own "at ..." line of the stack trace and what was changed there last; often a variable that is not set',
    },
    repair: [
      {
        text: 'Look which value the call is given (process.env.NAME, req.body) and set it, or check it at the start with a telling message',
      },
    ],
    source: 'Node.js lib/internal/errors.js ERR_INVALID_ARG_TYPE; seen with Node 20',
    matches: [
      'TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument must be of type string. Received undefined',
      'TypeError [ERR_INVALID_ARG_TYPE]: The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received undefined',
    ],
    ignores: ["  code: 'ERR_INVALID_ARG_TYPE'"],
  },
  {
    id: 'node.json-unreadable',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'unexpected in json at position',
        pattern:
          /SyntaxError: (?:Unexpected token (?<value>(?!<)[^\s]{1,6})|Expected [^\r\n]{1,60}|Unexpected (?<object>number|string)|Bad control character in string literal) in JSON at position \d{1,12}/,
      },
      {
        words: 'syntaxerror in json at position',
        pattern:
          /SyntaxError: (?:Expected (?<value>[^\r\n]{1,60})|Bad \w{1,12} [^\r\n]{1,40}|Unterminated string) in JSON at position \d{1,12}/,
      },
      {
        words: 'syntaxerror unexpected end of json input',
        pattern: /SyntaxError: Unexpected (?<value>end) of JSON input/,
      },
      {
        words: 'syntaxerror is not valid json',
        pattern:
          /SyntaxError: (?:Unexpected token '(?<value>[^'<]{1,4}|')', )?(?:\.\.\.)?"(?<object>[^"]{0,60})[^\r\n]{0,20} is not valid JSON/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'What the code parses as JSON is none: {object|it breaks at} {value|the start}',
    check: {
      text: 'Log the text that is parsed: empty, "undefined", "[object Object]" or a value with other quotes',
      compose: 'docker compose logs --tail 300 {service} | grep -B 3 -A 10 "JSON"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -B 3 -A 10 "JSON"',
      host: 'journalctl -u {service} -n 300 | grep -B 3 -A 10 "JSON"',
    },
    repair: [
      {
        text: 'Check the status and the length before parsing, answer a client that sends broken JSON with 400, and correct the variable or the file that holds it',
      },
    ],
    source: 'V8 messages kJsonParseUnexpectedTokenShortString, kJsonParseUnexpectedEOS; seen with Node 20',
    matches: [
      'SyntaxError: Unexpected token u in JSON at position 0',
      "SyntaxError: Expected property name or '}' in JSON at position 1",
      'SyntaxError: Unexpected end of JSON input',
      'SyntaxError: "[object Object]" is not valid JSON',
      `SyntaxError: Unexpected token 'u', "undefined" is not valid JSON`,
    ],
    ignores: ['SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON'],
  },
  {
    id: 'node.html-for-json',
    kind: 'wrong_address',
    program: 'node',
    forms: [
      {
        words: 'unexpected token is not valid json',
        pattern: /Unexpected token '<', "?(?<value><[^"]{1,20})/,
      },
      { words: 'unexpected token in json at position 0', pattern: /Unexpected token < in JSON at position 0/ },
      {
        words: 'invalid json response body at reason unexpected token',
        pattern:
          /invalid json response body at https?:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?\S{0,200} reason: Unexpected token/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Where JSON was expected {peer|the other side} sent an HTML page',
    check: {
      text: 'Call the address by hand: an error page of a proxy, a login, a 404 of the front end or a wrong base address',
      compose: 'docker compose exec {service} sh -c "wget -qSO- http://{peer|<host>}:{port|80}/ 2>&1 | head -20"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "wget -qSO- http://{peer|<host>}:{port|80}/ 2>&1 | head -20"',
      host: 'curl -sSi http://{peer|<host>}:{port|80}/ | head -20',
    },
    repair: [
      {
        text: 'Correct the base address or the path, repair the service behind the proxy, and check status and content type before parsing',
      },
    ],
    source: 'V8 messages kJsonParseUnexpectedToken; node-fetch FetchError invalid-json',
    matches: [
      'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
      'SyntaxError: Unexpected token < in JSON at position 0',
      'FetchError: invalid json response body at http://stock:8080/items reason: Unexpected token < in JSON at position 0',
    ],
    ignores: ['SyntaxError: Unexpected token } in JSON at position 24'],
  },
  {
    id: 'node.unhandled-rejection',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'unhandledpromiserejection this error originated either by throwing inside of an async function',
        pattern:
          /UnhandledPromiseRejection: This error originated either by .{1,200} The promise rejected with the reason "(?<value>[^"]{1,120})/,
      },
      {
        words: 'unhandledpromiserejectionwarning',
        pattern: /UnhandledPromiseRejectionWarning: (?!Unhandled promise rejection)(?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'triggeruncaughtexception err true frompromise',
        pattern: /triggerUncaughtException\(err, true \/\* fromPromise \*\/\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'Nobody handles a failed promise: {value|the error stands below}',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Repair what the error names, and await the call within try or give it a catch(); since Node 15 such a promise ends the process',
      },
    ],
    source: 'Node.js lib/internal/process/promises.js; seen with Node 20',
    matches: [
      'UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "no stock".',
      '(node:1) UnhandledPromiseRejectionWarning: MongooseServerSelectionError: connect ECONNREFUSED 127.0.0.1:27017',
      '            triggerUncaughtException(err, true /* fromPromise */);',
    ],
    ignores: [
      '(node:1) UnhandledPromiseRejectionWarning: Unhandled promise rejection. This error originated either by throwing inside of an async function',
    ],
  },
  {
    id: 'node.recursion',
    kind: 'code_defect',
    program: 'node',
    forms: [
      { words: 'rangeerror maximum call stack size exceeded', pattern: /RangeError: Maximum call stack size exceeded/ },
    ],
    nearby: [/^\s{0,8}at (?<object>[\w.$<>]{1,100}) \(/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code calls itself without end: {object|the function that repeats in the trace}',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'End the recursion (objects that hold each other, a getter that reads itself, a setter that sets), or replace spread of a large array in push() by a loop',
      },
      ROLL_BACK,
    ],
    source: 'V8 message kStackOverflow; seen with Node 20',
    matches: ['RangeError: Maximum call stack size exceeded', 'Uncaught RangeError: Maximum call stack size exceeded'],
    ignores: ['RangeError: Maximum Call Duration exceeded'],
  },
  {
    id: 'node.answer-sent-twice',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'cannot set headers after they are sent to the client',
        pattern: /Cannot (?:set|remove|write|append|render) headers after they are sent(?: to the client)?/,
      },
      { words: 'can t set headers after they are sent', pattern: /Can't set headers after they are sent/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The code answers the same request twice',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Return after res.send, res.json, redirect or next(); a timeout handler and the late answer are the usual pair',
      },
      ROLL_BACK,
    ],
    source: 'Node.js lib/internal/errors.js ERR_HTTP_HEADERS_SENT; seen with Node 20',
    matches: [
      'Error [ERR_HTTP_HEADERS_SENT]: Cannot set headers after they are sent to the client',
      "Error: Can't set headers after they are sent.",
    ],
    ignores: ['Setting headers before they are sent to the client'],
  },
  {
    id: 'node.body-too-large',
    kind: 'payload_too_large',
    program: 'node',
    forms: [
      {
        words: 'payloadtoolargeerror request entity too large',
        pattern: /PayloadTooLargeError: request entity too large/,
      },
      { words: 'fst_err_ctp_body_too_large request body is too large', pattern: /FST_ERR_CTP_BODY_TOO_LARGE/ },
      { words: 'multererror file too large', pattern: /MulterError: File too large/ },
      { words: 'body exceeded limit', pattern: /Body exceeded (?<limit>[\d.]{1,8} ?[kmgKMG]b) limit/i },
    ],
    nearby: [/expected: (?<value>\d{1,12}),/, /^\s{0,4}limit: (?<limit>\d{1,12}),/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A request body is larger than the server accepts ({limit|its limit})',
    check: {
      text: 'See how large the body is ("expected" and "length" in the error) and whether a client sends what it should not',
      compose: 'docker compose logs --tail 300 {service} | grep -A 25 "too large" | grep -E "expected|limit|length"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A 25 "too large" | grep -E "expected|limit|length"',
      host: 'journalctl -u {service} -n 300 | grep -A 25 "too large" | grep -E "expected|limit|length"',
    },
    repair: [
      {
        text: 'Raise the limit where it is set: express.json({ limit: "10mb" }) (100kb by default), Fastify bodyLimit (1 MiB), multer limits.fileSize, Next serverActions.bodySizeLimit; the proxy before it has a limit of its own',
      },
    ],
    source: 'raw-body/index.js; fastify lib/errors.js; multer lib/multer-error.js; next server actions',
    matches: [
      'PayloadTooLargeError: request entity too large',
      'FastifyError [FST_ERR_CTP_BODY_TOO_LARGE]: Request body is too large',
      'MulterError: File too large',
      'Error: Body exceeded 1 MB limit.',
    ],
    ignores: ['413 Request Entity Too Large (nginx/1.25.3)'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NODE_CORE: readonly CatalogueEntry[] = [
  {
    id: 'node.value-unfit',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'typeerror cannot mix bigint and other types',
        pattern: /TypeError: (?<value>Cannot mix BigInt and other types)/,
      },
      {
        words: 'typeerror converting circular structure to json',
        pattern: /TypeError: (?<value>Converting circular structure to JSON)/,
      },
      {
        words: 'typeerror do not know how to serialize a bigint',
        pattern: /TypeError: (?<value>Do not know how to serialize a BigInt)/,
      },
      {
        words: 'rangeerror invalid',
        pattern:
          /RangeError: (?<value>Invalid (?:array length|time value|string length|date|count value|language tag|time zone specified)[^\r\n]{0,40})/,
      },
      {
        words: 'rangeerror err_out_of_range the value of is out',
        pattern:
          /RangeError \[ERR_OUT_OF_RANGE\]: (?<value>The value of "(?<object>[^"]{1,60})" is out of range[^\r\n]{0,100})/,
      },
      {
        words: 'typeerror err_invalid_arg_value the',
        pattern:
          /TypeError \[ERR_INVALID_ARG_VALUE\]: (?<value>The (?:argument|property) '(?<object>[^']{1,60})' [^\r\n]{1,100})/,
      },
      {
        words: 'typeerror err_invalid_char invalid character in',
        pattern:
          /TypeError \[ERR_INVALID_CHAR\]: (?<value>Invalid character in (?:header content|statusMessage)[^\r\n]{0,60})/,
      },
      {
        words: 'typeerror err_http_invalid_header_value invalid value for header',
        pattern:
          /TypeError \[ERR_HTTP_INVALID_HEADER_VALUE\]: (?<value>Invalid value "[^"]{1,60}" for header "(?<object>[^"]{1,60})")/,
      },
      {
        words: 'rangeerror err_http_invalid_status_code invalid status code',
        pattern: /RangeError \[ERR_HTTP_INVALID_STATUS_CODE\]: (?<value>Invalid status code: \S{1,40})/,
      },
      {
        words: 'typeerror cannot assign to read only property of object',
        pattern: /TypeError: (?<value>Cannot assign to read only property '(?<object>[^']{1,60})' of object)/,
      },
      {
        words: 'typeerror cannot',
        pattern: /TypeError: (?<value>Cannot (?:redefine property|define property|add property):? [^\r\n]{1,60})/,
      },
      {
        words: 'typeerror reduce of empty array with no initial value',
        pattern: /TypeError: (?<value>Reduce of empty array with no initial value)/,
      },
      {
        words: 'typeerror class constructor cannot be invoked without new',
        pattern: /TypeError: (?<value>Class constructor (?<object>\w{1,60}) cannot be invoked without 'new')/,
      },
      {
        words: 'typeerror cannot use in operator to search for',
        pattern: /TypeError: (?<value>Cannot use 'in' operator to search for '[^']{1,60}' in [^\r\n]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code makes a value that JavaScript refuses: {value}',
    check: {
      text: 'Read the first own "at ..." line of the stack trace and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "Error|    at "',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "Error|    at "',
      host: 'journalctl -u {service} -n 300 | grep -iE "Error|    at "',
    },
    repair: [
      {
        text: 'Follow the value to where it comes from (an empty answer, an undefined variable, objects that hold each other) and convert or check it there',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'V8 src/common/message-template.h; Node.js lib/internal/errors.js',
    matches: [
      'TypeError: Cannot mix BigInt and other types, use explicit conversions',
      'TypeError: Converting circular structure to JSON',
      'TypeError: Do not know how to serialize a BigInt',
      'RangeError: Invalid time value',
      'RangeError [ERR_OUT_OF_RANGE]: The value of "offset" is out of range. It must be >= 0 and <= 5. Received 6',
      "TypeError [ERR_INVALID_ARG_VALUE]: The argument 'path' must be a string, Uint8Array, or URL without null bytes. Received 'a\\x00b'",
      'TypeError [ERR_INVALID_CHAR]: Invalid character in header content ["authorization"]',
      'TypeError [ERR_HTTP_INVALID_HEADER_VALUE]: Invalid value "undefined" for header "x-user"',
      'RangeError [ERR_HTTP_INVALID_STATUS_CODE]: Invalid status code: undefined',
      "TypeError: Cannot assign to read only property 'total' of object '#<Order>'",
      'TypeError: Cannot redefine property: email',
      'TypeError: Reduce of empty array with no initial value',
      "TypeError: Class constructor Order cannot be invoked without 'new'",
      "TypeError: Cannot use 'in' operator to search for 'id' in undefined",
    ],
    ignores: ['Invalid time value entered by the user was corrected', 'RangeError: Maximum call stack size exceeded'],
  },
  {
    id: 'node.assertion-failed',
    kind: 'code_defect',
    program: 'node',
    forms: [
      { words: 'assertionerror err_assertion', pattern: /AssertionError \[ERR_ASSERTION\]: (?<value>[^\r\n]{1,100})/ },
      { words: 'err_internal_assertion', pattern: /\[ERR_INTERNAL_ASSERTION\]: (?<value>[^\r\n]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A check of the code itself failed: {value}',
    check: {
      text: 'Read the first own "at ..." line of the stack trace and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "Error|    at "',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "Error|    at "',
      host: 'journalctl -u {service} -n 300 | grep -iE "Error|    at "',
    },
    repair: [
      { text: 'Compare the two values that stand below the line; correct the code that gives the wrong one' },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Node.js lib/internal/assert/assertion_error.js',
    matches: [
      'AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:',
      'Error [ERR_INTERNAL_ASSERTION]: This is caused by either a bug in Node.js or incorrect usage of Node.js internals.',
    ],
    ignores: ['assertion passed: 12 of 12'],
  },
  {
    id: 'node.source-unreadable',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'syntaxerror unexpected',
        pattern:
          /SyntaxError: (?<value>Unexpected (?:identifier|token '[^'<]{1,20}'|strict mode reserved word|reserved word|end of input)[^\r\n]{0,40})(?:$|[\r\n])/,
      },
      {
        words: 'syntaxerror unexpected token',
        pattern: /SyntaxError: (?<value>Unexpected token [A-Za-z{}()[\]=.:;,?]{1,12})(?:$|[\r\n])/,
      },
      {
        words: 'syntaxerror invalid or unexpected token',
        pattern: /SyntaxError: (?<value>Invalid or unexpected token)/,
      },
      {
        words: 'syntaxerror await is only valid in async',
        pattern: /SyntaxError: (?<value>await is only valid in async functions[^\r\n]{0,60})/,
      },
      {
        words: 'syntaxerror missing after argument list',
        pattern: /SyntaxError: (?<value>missing \) after argument list)/,
      },
      {
        words: 'syntaxerror identifier has already been declared',
        pattern: /SyntaxError: (?<value>Identifier '(?<object>[^']{1,60})' has already been declared)/,
      },
      {
        words: 'syntaxerror unterminated',
        pattern: /SyntaxError: (?<value>Unterminated (?:template literal|regular expression))/,
      },
      {
        words: 'syntaxerror invalid regular',
        pattern: /SyntaxError: (?<value>Invalid regular expression[^\r\n]{1,100})/,
      },
      {
        words: 'syntaxerror illegal statement',
        pattern: /SyntaxError: (?<value>Illegal (?:return|break|continue) statement)/,
      },
      {
        words: 'syntaxerror missing initializer in const declaration',
        pattern: /SyntaxError: (?<value>Missing initializer in const declaration)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'Node cannot read a source file: {value}',
    check: {
      text: 'Open the file and line that stand above the error: a broken merge, or syntax that is newer than this Node',
      compose: 'docker compose run --rm --entrypoint node {service} --version',
      kubernetes: 'kubectl exec deploy/{service} -- node --version',
      host: 'node --version; node --check <file>',
    },
    repair: [
      {
        text: 'Correct the line, or run the Node that the code was written for (?. needs 14, ?? and private fields 14, top-level await an ES module)',
      },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'V8 src/common/message-template.h',
    matches: [
      'SyntaxError: Unexpected identifier',
      "SyntaxError: Unexpected token '}'",
      'SyntaxError: Unexpected token {',
      'SyntaxError: Invalid or unexpected token',
      'SyntaxError: await is only valid in async functions and the top level bodies of modules',
      'SyntaxError: missing ) after argument list',
      "SyntaxError: Identifier 'order' has already been declared",
      'SyntaxError: Unterminated template literal',
      'SyntaxError: Invalid regular expression: /(/: Unterminated group',
      'SyntaxError: Illegal return statement',
      'SyntaxError: Missing initializer in const declaration',
    ],
    ignores: [
      'SyntaxError: Unexpected token u in JSON at position 0',
      'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
      'SyntaxError: Unexpected end of JSON input',
    ],
  },
  {
    id: 'node.url-invalid',
    kind: 'invalid_setting',
    program: 'node',
    forms: [
      { words: 'invalid url', pattern: /TypeError(?: \[ERR_INVALID_URL\])?: Invalid URL(?:$|[\r\n:,])/ },
      { words: 'failed to parse url from', pattern: /Failed to parse URL from (?<value>\S{1,120})/ },
      { words: 'getaddrinfo enotfound', pattern: /getaddrinfo ENOTFOUND (?<value>https?:\/\/\S{1,120})/ },
      {
        words: 'only are supported',
        pattern: /(?:TypeError|FetchError): Only (?:absolute URLs|HTTP\(S\) protocols) are supported/,
      },
      { words: 'axioserror unsupported protocol', pattern: /AxiosError: Unsupported protocol (?<value>\S{1,40})/ },
      {
        words: 'err_invalid_protocol protocol not supported',
        pattern: /\[ERR_INVALID_PROTOCOL\]: Protocol "(?<value>[^"]{1,20})" not supported/,
      },
    ],
    nearby: [/input: '(?<value>[^']{0,120})'/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The address that Node is to call is none: {value|see input below}',
    check: {
      text: 'Read "input:" below the error: undefined, an empty base, quotes or a missing http:// come from a variable',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "Invalid URL|input:|code: \'ERR_INVALID_URL\'"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "Invalid URL|input:|code: \'ERR_INVALID_URL\'"',
      host: 'journalctl -u {service} -n 300 | grep -iE "Invalid URL|input:|code: \'ERR_INVALID_URL\'"',
    },
    repair: [
      {
        text: 'Set the variable that holds the base address, with http:// or https://, without quotes or spaces, and start again',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} <NAME>=https://<host>',
      },
    ],
    source: 'Node.js lib/internal/url.js ERR_INVALID_URL; undici lib/web/fetch; node-fetch',
    matches: [
      'TypeError [ERR_INVALID_URL]: Invalid URL',
      'TypeError: Failed to parse URL from undefined/api/items',
      'Error: getaddrinfo ENOTFOUND http://api.example.com',
      'TypeError: Only absolute URLs are supported',
      'AxiosError: Unsupported protocol localhost:',
      'TypeError [ERR_INVALID_PROTOCOL]: Protocol "https:" not supported. Expected "http:"',
    ],
    ignores: ['Invalid URL in the feed of a user was skipped'],
  },
  {
    id: 'node.stream-or-server-misused',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'err_stream_write_after_end write after end',
        pattern: /\[ERR_STREAM_WRITE_AFTER_END\]: (?<value>write after end)/,
      },
      {
        words: 'err_stream_destroyed cannot call after a stream was destroyed',
        pattern: /\[ERR_STREAM_DESTROYED\]: (?<value>Cannot call \w{1,20} after a stream was destroyed)/,
      },
      {
        words: 'err_multiple_callback callback called multiple times',
        pattern: /\[ERR_MULTIPLE_CALLBACK\]: (?<value>Callback called multiple times)/,
      },
      {
        words: 'err_unhandled_error unhandled error',
        pattern: /\[ERR_UNHANDLED_ERROR\]: (?<value>Unhandled error\.[^\r\n]{0,100})/,
      },
      {
        words: 'err_server_not_running server is not running',
        pattern: /\[ERR_SERVER_NOT_RUNNING\]: (?<value>Server is not running)/,
      },
      {
        words: 'err_server_already_listen listen method has been called more than once',
        pattern: /\[ERR_SERVER_ALREADY_LISTEN\]: (?<value>Listen method has been called more than once)/,
      },
      { words: 'error was already called', pattern: /Error: (?<value>(?:The callback|Callback) was already called)/ },
      {
        words: 'err_method_not_implemented the method is not implemented',
        pattern: /\[ERR_METHOD_NOT_IMPLEMENTED\]: (?<value>The \S{1,40} method is not implemented)/,
      },
      {
        words: 'err_stream_push_after_eof stream push after eof',
        pattern: /\[ERR_STREAM_PUSH_AFTER_EOF\]: (?<value>stream\.push\(\) after EOF)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code uses a stream or server that has ended: {value}',
    check: {
      text: 'Read the first own "at ..." line of the stack trace and what was changed there last',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "Error|    at "',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "Error|    at "',
      host: 'journalctl -u {service} -n 300 | grep -iE "Error|    at "',
    },
    repair: [
      { text: 'End or answer in one place only, return after it, and wait for "finish" or use stream.pipeline' },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Node.js lib/internal/errors.js',
    matches: [
      'Error [ERR_STREAM_WRITE_AFTER_END]: write after end',
      'Error [ERR_STREAM_DESTROYED]: Cannot call write after a stream was destroyed',
      'Error [ERR_MULTIPLE_CALLBACK]: Callback called multiple times',
      "Error [ERR_UNHANDLED_ERROR]: Unhandled error. ({ code: 'E1' })",
      'Error [ERR_SERVER_NOT_RUNNING]: Server is not running.',
      'Error [ERR_SERVER_ALREADY_LISTEN]: Listen method has been called more than once without closing.',
      'Error: Callback was already called.',
      'Error: The callback was already called',
      'Error [ERR_METHOD_NOT_IMPLEMENTED]: The _write() method is not implemented',
      'Error [ERR_STREAM_PUSH_AFTER_EOF]: stream.push() after EOF',
    ],
    ignores: ['Server is not running in cluster mode, single process'],
  },
  {
    id: 'node.builtin-module-unknown',
    kind: 'version_mismatch',
    program: 'node',
    forms: [
      {
        words: 'err_unknown_builtin_module no such built in module',
        pattern: /\[ERR_UNKNOWN_BUILTIN_MODULE\]: No such built-in module: (?<object>[\w:./]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'This Node has no built-in module {object}',
    check: {
      text: 'Compare the Node that runs with the one that is asked for',
      compose: 'docker compose exec {service} node --version',
      kubernetes: 'kubectl exec deploy/{service} -- node --version',
      host: 'node --version',
    },
    repair: [
      {
        text: 'Run a newer Node (node:sqlite needs 22.5, node:test 18)',
        compose: 'docker compose build --pull {service} && docker compose up -d {service}',
      },
    ],
    source: 'Node.js lib/internal/errors.js',
    matches: [
      'Error [ERR_UNKNOWN_BUILTIN_MODULE]: No such built-in module: node:sqlite',
      'code: ERR [ERR_UNKNOWN_BUILTIN_MODULE]: No such built-in module: node:sea',
    ],
    ignores: ['node:sqlite is loaded'],
  },
];

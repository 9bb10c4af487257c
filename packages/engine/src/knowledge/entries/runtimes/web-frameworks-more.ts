import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WEB_FRAMEWORKS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'php.nesting-limit',
    kind: 'code_defect',
    program: 'php',
    forms: [
      {
        words: 'maximum function nesting level of',
        pattern: /Maximum function nesting level of '(?<limit>\d{1,6})' reached, aborting!/,
      },
      {
        words: 'infinite recursion',
        pattern: /Maximum call stack size of (?<limit>\d{1,10}) bytes .{0,80}reached\. Infinite recursion\?/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'PHP goes round in circles: {limit} calls deep',
    check: { text: 'Read the stack: the same calls again and again' },
    repair: [
      {
        text: 'End the recursion (relations that load each other, toArray in an event); xdebug.max_nesting_level only where it is meant',
      },
    ],
    source: 'Xdebug documentation; PHP 8.3 stack limit',
    matches: [
      "PHP Fatal error:  Uncaught Error: Maximum function nesting level of '256' reached, aborting! in /app/src/x.php:12",
      'PHP Fatal error:  Uncaught Error: Maximum call stack size of 8339456 bytes (zend.max_allowed_stack_size - zend.reserved_stack_size) reached. Infinite recursion?',
    ],
    ignores: ['nesting level 12'],
  },
  {
    id: 'twig.template-wrong',
    kind: 'code_defect',
    program: 'symfony',
    forms: [
      {
        words: 'an exception has been thrown during the rendering of a template',
        pattern: /An exception has been thrown during the rendering of a template \("(?<value>[^"]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'Twig cannot render a template: {value}',
    check: { text: 'Check all templates', host: 'php bin/console lint:twig templates' },
    repair: [
      {
        text: 'Correct template or variable (strict_variables), then clear the cache',
        host: 'php bin/console cache:clear',
      },
    ],
    source: 'Twig source, Error',
    matches: [
      'An exception has been thrown during the rendering of a template ("Unable to generate a URL for the named route "x" as such route does not exist.").',
      'Twig\\Error\\RuntimeError: An exception has been thrown during the rendering of a template ("Warning: Undefined array key 3").',
    ],
    ignores: ['template rendered'],
  },
  {
    id: 'express.path-pattern',
    kind: 'version_mismatch',
    forms: [{ words: 'patherror typeerror', pattern: /PathError \[TypeError\]: (?<value>.{1,100})/ }],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Express 5 no longer takes a route pattern such as * or :name(…)',
    check: {
      text: 'Find the route',
      host: 'grep -rnE "(get|use|all|post)\\([\'\\"][^\'\\"]*(\\*|\\?|\\()" src | head',
    },
    repair: [
      {
        text: 'Name every wildcard (/*splat), put optional parts in braces; or stay with Express 4',
        host: 'npm i express@4',
      },
    ],
    source: 'path-to-regexp 8, README, Errors; Express 5 migration guide',
    matches: [
      'PathError [TypeError]: Missing parameter name at index 1: *; visit https://git.new/pathToRegexpError for info',
      'PathError [TypeError]: Unexpected ? at index 7, expected end: /items/?; visit https://git.new/pathToRegexpError for info',
    ],
    ignores: ['route registered'],
  },
  {
    id: 'twisted.cannot-listen',
    kind: 'port_in_use',
    forms: [
      {
        words: 'couldn t listen on errno address in use',
        pattern:
          /Couldn't listen on (?<peer>[^:\s]{1,60}):(?<port>\d{1,5}): \[Errno \d{1,3}\] Address (?:already )?in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Port {port} is taken by another process',
    check: { text: 'See who holds it', host: 'ss -ltnp | grep :{port}' },
    repair: [{ text: 'Stop the other process (an old one that did not end), or take another port' }],
    source: 'Twisted source, internet/error.py CannotListenError',
    matches: [
      "2026-11-29 10:00:00 CRITICAL Listen failure: Couldn't listen on 0.0.0.0:8000: [Errno 98] Address in use.",
      "twisted.internet.error.CannotListenError: Couldn't listen on any:9000: [Errno 98] Address already in use.",
    ],
    ignores: ['Listening on TCP address 0.0.0.0:8000'],
  },
  {
    id: 'channels.slow-to-end',
    kind: null,
    forms: [
      { words: 'took too long to shut down and was killed', pattern: /took too long to shut down and was killed/ },
      { words: 'streamclosederror stream is closed', pattern: /StreamClosedError: Stream is closed/ },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'A client left while an ASGI or Tornado handler was still at work',
    check: { text: 'See whether the handler waits for something when clients leave' },
    repair: [],
    source: 'Daphne source, server.py; Tornado iostream',
    matches: [
      "WARNING Application instance <Task pending name='Task-9' coro=<StaticFilesWrapper.__call__()>> for connection <WebRequest at 0x7f method=GET uri=/x clientproto=HTTP/1.1> took too long to shut down and was killed.",
      'tornado.iostream.StreamClosedError: Stream is closed',
    ],
    ignores: ['connection closed'],
  },
  {
    id: 'gradio.localhost',
    kind: 'wrong_address',
    forms: [
      {
        words: 'when localhost is not accessible a shareable link must be created',
        pattern: /When localhost is not accessible, a shareable link must be created/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Gradio cannot reach itself at localhost: a proxy or address is set',
    check: { text: 'See the variables', compose: 'docker compose exec {service} env | grep -i proxy' },
    repair: [{ text: 'Set server_name="0.0.0.0" (GRADIO_SERVER_NAME) and NO_PROXY=localhost,127.0.0.1' }],
    source: 'Gradio source, blocks.py launch',
    matches: [
      'ValueError: When localhost is not accessible, a shareable link must be created. Please set share=True or check your proxy settings to allow access to localhost.',
      'raise ValueError("When localhost is not accessible, a shareable link must be created.',
    ],
    ignores: ['Running on local URL:  http://0.0.0.0:7860'],
  },
];

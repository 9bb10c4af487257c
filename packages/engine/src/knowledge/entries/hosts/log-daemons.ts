import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** syslog-ng and rsyslog. */
export const LOG_DAEMONS: readonly CatalogueEntry[] = [
  {
    id: 'rsyslog.action-suspended',
    kind: 'unreachable',
    program: 'rsyslog',
    forms: [
      {
        words: 'action suspended',
        pattern: /action '(?<object>[^']{1,100})' suspended(?: \(module '[^']{1,40}'\))?[,.]/,
      },
      {
        words: 'cannot connect to v8',
        pattern: /cannot connect to (?<peer>[\w.:-]{3,80}): (?<value>[^\n[]{1,80}) \[v8\./,
      },
      {
        words: 'omfwd',
        pattern: /omfwd: (?:TCPSendBuf error|remote server at|socket \d{1,6}: error) ?(?<peer>[\w.:-]{0,60})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'rsyslog suspends the action {object}: its target does not take messages',
    check: { text: 'Read the reason before it', host: 'sudo rsyslogd -N1; nc -zv <collector> 514' },
    repair: [
      {
        text: 'Repair the target, and give the action a disk queue so that nothing is lost (queue.type="LinkedList" queue.filename="fwd")',
      },
    ],
    source: 'rsyslog action.c, messages 2007, 2354, 2027',
    matches: [
      "rsyslogd[612]: action 'action-8-builtin:omfwd' suspended (module 'builtin:omfwd'), retry 0. There should be messages before this one giving the reason for suspension. [v8.2302.0 try https://www.rsyslog.com/e/2007 ]",
      'rsyslogd[612]: cannot connect to 10.0.0.9:514: Connection refused [v8.2302.0 try https://www.rsyslog.com/e/2027 ]',
      'rsyslogd: omfwd: TCPSendBuf error -2027, destruct TCP Connection to 10.0.0.9:514',
    ],
    ignores: ["rsyslogd[612]: action 'action-8-builtin:omfwd' resumed (module 'builtin:omfwd') [v8.2302.0]"],
  },
  {
    id: 'rsyslog.imjournal-limits',
    kind: null,
    program: 'rsyslog',
    forms: [
      {
        words: 'imjournal',
        pattern:
          /imjournal: (?:\d{1,9} messages lost due to rate-limiting|begin to drop messages due to rate-limiting|journal files changed, reloading)/,
      },
      {
        words: 'to drop messages due rate limiting',
        pattern: /(?:imuxsock|imjournal)[^\n]{0,60}begin to drop messages due to rate-limiting/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'rsyslog leaves out messages over its rate limit, or reopens the journal',
    check: { text: "Raise imjournal's Ratelimit.Burst where the messages are wanted" },
    repair: [],
    source: 'rsyslog imjournal.c, ratelimit.c',
    matches: [
      'rsyslogd[612]: imjournal: 9122 messages lost due to rate-limiting (20000 allowed within 600 seconds)',
      'rsyslogd[612]: imuxsock[pid: 912, name: /usr/sbin/app] from <user.slice>: begin to drop messages due to rate-limiting',
    ],
    ignores: ['rsyslogd[612]: imjournal: open on journal failed'],
  },
  {
    id: 'rsyslog.configuration-invalid',
    kind: 'invalid_setting',
    program: 'rsyslog',
    forms: [
      {
        words: 'error during parsing file on or before line',
        pattern: /error during parsing file (?<path>\S{1,120}), on or before line \d{1,6}: (?<value>[^\n[]{1,120})/,
      },
      {
        words: 'could not load module errors trying to',
        pattern: /could not load module '(?<value>[^']{1,100})', errors: trying to load module/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'rsyslog refuses its configuration: {value}',
    check: { text: 'Check it', host: 'sudo rsyslogd -N1' },
    repair: [
      {
        text: 'Correct the line; a module that is not found wants its package (rsyslog-gnutls, rsyslog-mysql)',
        host: 'sudo systemctl restart rsyslog',
      },
    ],
    source: 'rsyslog conf.c, messages 2207, 2066, 2068',
    matches: [
      "rsyslogd: error during parsing file /etc/rsyslog.conf, on or before line 41: invalid character '\"' - is there an invalid escape sequence somewhere? [v8.2302.0 try https://www.rsyslog.com/e/2207 ]",
      "rsyslogd: could not load module 'lmnsd_gtls', errors: trying to load module /usr/lib/x86_64-linux-gnu/rsyslog/lmnsd_gtls.so: cannot open shared object file [v8.2302.0 try https://www.rsyslog.com/e/2066 ]",
    ],
    ignores: ['rsyslogd: End of config validation run. Bye.'],
  },
];

/** A way things fail: how its failures read in logs, and what code that can bring it about deals with. */
export interface Mechanism {
  readonly name: string;
  readonly symptom: RegExp;
  readonly change: RegExp;
}

/**
 * What the words of a failure say about the kind of change behind it. Operating systems, databases and HTTP give their failures the
 * same names everywhere, and code that handles a resource names the resource: that is why the table holds in any project. It only
 * supports a commit, and only when few others deal with the same thing.
 */
export const MECHANISMS: readonly Mechanism[] = [
  {
    name: 'time limits',
    symptom:
      /time[ds]?[ -]?out|ETIMEDOUT|deadline|abort(?:ed|ing)|gave up|took too long|did not answer|\b(?:408|504)\b/i,
    change:
      /time_?out|deadline|abort|signal\b|keep_?alive|\bretr(?:y|ies)|backoff|sleep|\w(?:Ms|_ms|Millis|Seconds|_seconds)\b/i,
  },
  {
    name: 'connection pools',
    symptom:
      /\bpool\b|too many (?:connections|clients)|no (?:free |idle )?connections?\b|connection slots|exhaust|acquir/i,
    change:
      /acquire|release|\bpool|getConnection|\.connect\(|\.close\(|finally|\bdefer\b|\bwith \w+|\busing\b|max_?connections/i,
  },
  {
    name: 'memory',
    symptom:
      /out of memory|\bOOM|heap|allocation failed|ENOMEM|MemoryError|cannot allocate|exit(?:ed)? (?:with )?(?:code )?13[47]\b|SIGKILL/i,
    change:
      /cache|memo|new (?:Map|Set|WeakMap)\b|\.(?:push|set|add|append|concat)\(|buffer|heap|mem(?:ory)?_?(?:limit|mb|reservation)?\b|retain|history/i,
  },
  {
    name: 'disk space',
    symptom: /ENOSPC|no space left|disk (?:is )?full|disk quota|EDQUOT|volume is full/i,
    change:
      /write|append|copy|snapshot|backup|rotate|retention|journal|createWriteStream|\blog(?:s|file|dir)?\b|dump|spool/i,
  },
  {
    name: 'open files',
    symptom: /EMFILE|ENFILE|too many open files|file descriptors?/i,
    change: /\bopen\w{0,40}\(|\.close\(|createReadStream|createWriteStream|watch\(|socket|\bfd\b|FileHandle/i,
  },
  {
    name: 'processor time',
    symptom: /event loop|unresponsive|not responding|health ?check|high cpu|cpu throttl|blocked for|hung|stuck/i,
    change:
      /Sync\(|\bwhile\b|\bfor\b|new RegExp|\/[^/\n]{4,}\/[gimsuy]*[.,;)]|\bsort\b|pbkdf|scrypt|bcrypt|hash|recurs|permut|combin/i,
  },
  {
    name: 'locks',
    symptom: /is locked|deadlock|SQLITE_BUSY|lock wait|could not obtain lock|serialization failure|EAGAIN|\bbusy\b/i,
    change: /transaction|\bBEGIN\b|\bCOMMIT\b|\block|isolation|FOR UPDATE|VACUUM|busy_timeout|mutex|exclusive/i,
  },
  {
    name: 'the database schema',
    symptom:
      /no such (?:column|table)|unknown column|(?:column|relation|table) .{0,60}does not exist|undefined column|invalid column|constraint|duplicate key|unique violation/i,
    change:
      /\b(?:ALTER|CREATE|DROP|RENAME|ADD) (?:TABLE|COLUMN|INDEX)|\bcolumn\b|migration|\b(?:SELECT|INSERT|UPDATE)\b.{0,200}\b(?:FROM|INTO|SET)\b|uuid|randomBytes|\bids?\b/i,
  },
  {
    name: 'credentials and signatures',
    symptom:
      /unauthori[sz]ed|forbidden|signature|invalid token|token (?:has )?expired|permission denied|EACCES|access denied|authentication|\b40[13]\b|certificate|x509/i,
    change:
      /\bsign|token|secret|credential|api_?key|password|auth|certificate|hmac|timestamp|toISOString|Date\b|chmod|chown|role|scope/i,
  },
  {
    name: 'message formats',
    symptom:
      /unexpected (?:token|end|field)|not valid json|parse error|cannot parse|malformed|missing (?:field|property|key)|schema|deserializ|unmarshal|validation|invalid (?:type|value|field)|is required/i,
    change:
      /JSON\.|parse|stringify|schema|serializ|marshal|validat|zod|\bz\.|interface |type \w{1,80} =|rename|readonly \w+:|\w["']?\??:\s{0,20}(?:string|number|boolean)/i,
  },
  {
    name: 'rejected promises and lost errors',
    symptom: /unhandled|uncaught|unhandledRejection|exited? (?:with )?(?:code )?1\b|crash/i,
    change: /\bawait\b|\.catch\(|\.then\(|\bPromise\b|\bvoid \w+|\basync\b|\bthrow\b|try \{/,
  },
  {
    name: 'sizes and limits',
    symptom: /too large|413\b|exceeds|payload|request entity|limit (?:of|is|reached|exceeded)|too long|truncated/i,
    change: /limit|max_?\w{0,40}(?:size|bytes|length)|content-?length|\bsize\b|\bkB\b|\bMB\b|1024|batch/i,
  },
  {
    name: 'load and concurrency',
    symptom: /too many requests|\b429\b|overload|rate limit|backpressure|queue (?:is )?full|shed|\b503\b/i,
    change:
      /in_?flight|concurren|rate|throttle|replicas|workers|queue|attempts|\bretr(?:y|ies)|limit|parallel|Promise\.all/i,
  },
];

import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const FIRST_FRAME: Step = {
  text: 'Read the first own function below "goroutine N [running]" and what was changed there last',
  compose: 'docker compose logs {service} | grep -A 20 -E "^.*(panic|fatal error): "',
  kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 20 -E "^(panic|fatal error): "',
  host: 'journalctl -u {service} | grep -A 20 -E "(panic|fatal error): " | tail -40',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

const OWN_FRAME = /^(?:main|[\w./-]{1,100})\.(?<object>[\w.()*]{1,80})\([^)]{0,80}\)$/;

export const GO: readonly CatalogueEntry[] = [
  {
    id: 'go.nil-pointer',
    kind: 'code_defect',
    program: 'go',
    forms: [
      {
        words: 'runtime error invalid memory address or nil pointer dereference',
        pattern: /runtime error: invalid memory address or nil pointer dereference/,
      },
    ],
    nearby: [OWN_FRAME, /^\s{1,8}(?<path>\/[^\s:]{1,200}\.go):\d{1,6}/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Go code uses a nil pointer in {object|the first function of the trace}',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Check the error before the value is used, and whether a client, logger or setting was never made (a nil receiver, a nil map of structs, an interface that holds nil)',
      },
      ROLL_BACK,
    ],
    source: 'Go runtime/panic.go panicmem(); seen with Go 1.26',
    matches: [
      'panic: runtime error: invalid memory address or nil pointer dereference',
      'http: panic serving 10.1.2.3:51234: runtime error: invalid memory address or nil pointer dereference',
    ],
    ignores: ['[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x528736]'],
  },
  {
    id: 'go.nil-map',
    kind: 'code_defect',
    program: 'go',
    forms: [
      {
        words: 'assignment to entry in nil map',
        pattern: /(?:panic: |panic serving .{1,60}: )assignment to entry in nil map/,
      },
    ],
    nearby: [OWN_FRAME, /^\s{1,8}(?<path>\/[^\s:]{1,200}\.go):\d{1,6}/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Go code writes into a map that was never made, in {object|the first function of the trace}',
    check: FIRST_FRAME,
    repair: [{ text: 'Make the map where the struct is made (make(map[K]V)) or before the first write' }, ROLL_BACK],
    source: 'Go runtime/map.go mapassign(); seen with Go 1.26',
    matches: [
      'panic: assignment to entry in nil map',
      '2025/02/03 10:11:12 http: panic serving 10.1.2.3:51234: assignment to entry in nil map',
    ],
    ignores: ['nil map: reading returns the zero value'],
  },
  {
    id: 'go.index-out-of-range',
    kind: 'code_defect',
    program: 'go',
    forms: [
      {
        words: 'runtime error index out of range with length',
        pattern: /runtime error: index out of range \[(?<value>-?\d{1,20})\] with length (?<limit>\d{1,20})/,
      },
      {
        words: 'runtime error slice bounds out of range',
        pattern:
          /runtime error: slice bounds out of range \[(?<value>[\d:-]{1,42})\](?: with (?:capacity|length) (?<limit>\d{1,20}))?/,
      },
      {
        words: 'runtime error index out of range',
        pattern: /runtime error: index out of range(?: \[(?<value>-\d{1,20})\])?(?:\s|$)/,
      },
    ],
    nearby: [/^\s{1,8}(?<path>\/[^\s:]{1,200}\.go):\d{1,6}/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Go code reads position {value|outside} of {limit|too few} elements',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Check len() before position {value} is read; os.Args without arguments, strings.Split with fewer parts and an empty answer are the usual ones',
      },
      ROLL_BACK,
    ],
    source: 'Go runtime/error.go boundsErrorFmts; seen with Go 1.26',
    matches: [
      'panic: runtime error: index out of range [5] with length 1',
      'panic: runtime error: slice bounds out of range [:5] with capacity 1',
      'panic: runtime error: index out of range [-1]',
    ],
    ignores: ['strconv.ParseInt: parsing "99999999999999999999": value out of range'],
  },
  {
    id: 'go.channel-closed',
    kind: 'code_defect',
    program: 'go',
    forms: [
      { words: 'send on closed channel', pattern: /panic: (?<value>send on closed channel)/ },
      { words: 'close of closed channel', pattern: /panic: (?<value>close of (?:closed|nil) channel)/ },
      { words: 'close of nil channel', pattern: /panic: (?<value>close of nil channel)/ },
      { words: 'sync negative waitgroup counter', pattern: /panic: (?<value>sync: negative WaitGroup counter)/ },
    ],
    nearby: [OWN_FRAME],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'Goroutines do not agree who closes: {value} in {object|the first function of the trace}',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Let only the sender close, and only once (sync.Once), or end with a context in place of closing; call Add before go',
      },
      ROLL_BACK,
    ],
    source: 'Go runtime/chan.go chansend(), closechan(); sync/waitgroup.go; seen with Go 1.26',
    matches: [
      'panic: send on closed channel',
      'panic: close of closed channel',
      'panic: close of nil channel',
      'panic: sync: negative WaitGroup counter',
    ],
    ignores: ['rpc error: code = Canceled desc = grpc: the client connection is closing'],
  },
  {
    id: 'go.concurrent-map-access',
    kind: 'code_defect',
    program: 'go',
    forms: [
      { words: 'fatal error concurrent map writes', pattern: /fatal error: concurrent map (?<value>writes)/ },
      {
        words: 'fatal error concurrent map',
        pattern: /fatal error: concurrent map (?<value>read and map write|iteration and map write)/,
      },
    ],
    nearby: [OWN_FRAME],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Two goroutines use a map at once ({value}), in {object|the functions of the trace}',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Guard the map with a sync.RWMutex or use sync.Map; go test -race finds the places. recover() cannot catch it, so the process ends',
      },
      ROLL_BACK,
    ],
    source: 'Go internal/runtime/maps, runtime/map.go fatal(); seen with Go 1.26',
    matches: [
      'fatal error: concurrent map writes',
      'fatal error: concurrent map read and map write',
      'fatal error: concurrent map iteration and map write',
    ],
    ignores: ['WARNING: DATA RACE'],
  },
  {
    id: 'go.all-asleep',
    kind: 'deadlock',
    program: 'go',
    forms: [
      {
        words: 'fatal error all goroutines are asleep deadlock',
        pattern: /fatal error: all goroutines are asleep - deadlock!/,
      },
    ],
    nearby: [/^goroutine \d{1,9} \[(?<value>[\w ()]{1,40})(?:, \d{1,6} minutes)?\]:/, OWN_FRAME],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'All goroutines wait for each other ({value|see the trace})',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Look which channel nobody serves any more or which WaitGroup nobody finishes: a worker that returned early, a channel without buffer, a missing Done()',
      },
      ROLL_BACK,
    ],
    source: 'Go runtime/proc.go checkdead(); seen with Go 1.26',
    matches: [
      'fatal error: all goroutines are asleep - deadlock!',
      'app-1  | fatal error: all goroutines are asleep - deadlock!',
    ],
    ignores: ['pq: deadlock detected'],
  },
  {
    id: 'go.memory-exhausted',
    kind: 'memory_exhausted',
    program: 'go',
    forms: [
      {
        words: 'fatal error runtime out of memory',
        pattern: /fatal error: runtime: (?:cannot allocate memory|out of memory)/,
      },
      { words: 'fatal error runtime cannot allocate memory', pattern: /fatal error: runtime: cannot allocate memory/ },
      {
        words: 'runtime out of memory cannot allocate byte block in use',
        pattern: /runtime: out of memory: cannot allocate (?<value>\d{1,20})-byte block \((?<limit>\d{1,20}) in use\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Go gets no more memory from the system ({value|see the limit} bytes)',
    check: {
      text: 'Compare memory in use with the limit, and take a heap profile while it still runs',
      compose: 'docker stats --no-stream; curl -s http://localhost:6060/debug/pprof/heap?debug=1 | head -40',
      kubernetes: 'kubectl top pod; kubectl describe pod -l app={service} | grep -iE "limits|oom" -A 3',
      host: 'free -m; systemctl show {service} -p MemoryMax',
    },
    repair: [
      {
        text: 'Raise the limit, and set GOMEMLIMIT to some nine tenths of it so that the collector works harder before the end',
        compose: 'docker compose up -d {service}  # after mem_limit: 1g and GOMEMLIMIT=900MiB',
        kubernetes:
          'kubectl set resources deploy/{service} --limits=memory=1Gi && kubectl set env deploy/{service} GOMEMLIMIT=900MiB',
        host: 'sudo systemctl edit {service}  # Environment=GOMEMLIMIT=900MiB',
      },
      { text: 'If it only grows, look for goroutines that never end and caches without a bound' },
    ],
    source: 'Go runtime/mheap.go, mem_linux.go sysMapOS(), malloc.go',
    matches: [
      'fatal error: runtime: out of memory',
      'fatal error: runtime: cannot allocate memory',
      'runtime: out of memory: cannot allocate 8388608-byte block (1071808512 in use)',
    ],
    ignores: ['gc 12 @3.456s 1%: 0.02+1.1+0.01 ms clock'],
  },
  {
    id: 'go.panic',
    kind: 'code_defect',
    program: 'go',
    forms: [
      {
        words: 'panic',
        pattern:
          /^(?:[\w.-]{1,60}\s{0,12}\| )?panic: (?!runtime error|assignment to entry|send on closed|close of |sync: negative|interface conversion)(?<value>[^\r\n]{3,160})/,
      },
      {
        words: 'panic runtime error',
        pattern:
          /panic: runtime error: (?<value>integer divide by zero|hash of unhashable type [^\r\n]{1,60}|makeslice: len out of range|comparing uncomparable type [^\r\n]{1,60})/,
      },
      { words: 'panic interface conversion', pattern: /panic: (?<value>interface conversion: [^\r\n]{1,160})/ },
    ],
    nearby: [OWN_FRAME],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'The Go program panics: {value}',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Repair what the message names; code that calls panic(err) or log.Fatal at the start mostly reports a missing setting or a dependency that is away',
      },
      ROLL_BACK,
    ],
    source: 'Go runtime/panic.go printpanics(), error.go; seen with Go 1.26',
    matches: [
      'panic: failed to connect to `host=db user=shop database=shop`: dial error (dial tcp 172.18.0.2:5432: connect: connection refused)',
      'panic: runtime error: integer divide by zero',
      'panic: interface conversion: interface {} is string, not int',
    ],
    ignores: ['panic: runtime error: invalid memory address or nil pointer dereference'],
  },
  {
    id: 'go.setting-missing',
    kind: 'missing_setting',
    program: 'go',
    forms: [
      { words: 'required key missing value', pattern: /required key (?<setting>[A-Za-z_]\w{0,80}) missing value/ },
      {
        words: 'env required environment variable is not set',
        pattern: /env: required environment variable "(?<setting>\w{1,80})" is not set/,
      },
      {
        words: 'env environment variable should not be empty',
        pattern: /env: environment variable "(?<setting>\w{1,80})" should not be empty/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Go program misses its setting {setting}',
    check: {
      text: 'See whether the variable or the file reaches the process',
      compose: 'docker compose config {service}; docker compose exec {service} env | sort',
      kubernetes: 'kubectl set env deploy/{service} --list; kubectl describe deploy/{service} | grep -A 6 Mounts',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set it, or mount the configuration into a directory that is searched, and create the container anew',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: "kubectl set env deploy/{service} <NAME>='<value>'",
        host: 'sudo systemctl edit {service}  # [Service] Environment=<NAME>=<value>, then: sudo systemctl restart {service}',
      },
    ],
    source: 'kelseyhightower/envconfig; caarlos0/env error.go; spf13/viper ConfigFileNotFoundError',
    matches: [
      'required key DATABASE_URL missing value',
      'panic: env: required environment variable "STRIPE_KEY" is not set',
      'env: environment variable "STRIPE_KEY" should not be empty',
    ],
    ignores: ['Using config file: /etc/shop/config.yaml'],
  },
  {
    id: 'viper.file-not-found',
    kind: 'missing_file',
    program: 'go',
    forms: [
      {
        words: 'config file not found in',
        pattern: /Config File "(?<path>[^"]{1,120})" Not Found in "(?<value>[^"]{1,240})"/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Go program finds no configuration file {path} in {value}',
    check: {
      text: 'See whether the file is there',
      compose: 'docker compose exec {service} ls -la /app /etc/{service}',
      kubernetes: 'kubectl describe deploy/{service} | grep -A 6 Mounts',
      host: 'ls -la <folder>',
    },
    repair: [
      {
        text: 'Mount the file into one of the folders that are searched, or name it by the flag of the program; many programs go on with what they have built in',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'spf13/viper ConfigFileNotFoundError',
    matches: [
      'Config File "config" Not Found in "[/app /etc/shop]"',
      'fatal error config file: Config File "config" Not Found in "[/etc/shop /root/.shop /app]"',
    ],
    ignores: ['Using config file: /etc/shop/config.yaml'],
  },
  {
    id: 'go.deadline-exceeded',
    kind: 'slow_dependency',
    program: 'go',
    forms: [
      {
        words: 'context deadline exceeded',
        pattern:
          /(?:Get|Post|Put|Head|Delete|Patch) "https?:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?[^"]{0,300}": (?:context deadline exceeded|net\/http: request canceled)/,
      },
      {
        words: 'client timeout exceeded while awaiting headers',
        pattern: /\(Client\.Timeout exceeded while awaiting headers\)/,
      },
      {
        words: 'rpc error code deadlineexceeded desc',
        pattern: /rpc error: code = DeadlineExceeded desc = (?<value>[^\r\n]{1,100})/,
      },
      { words: 'context deadline exceeded', pattern: /(?:^|[:=("'] ?)context deadline exceeded/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'A call to {peer|another service} takes longer than its deadline',
    check: {
      text: 'See what was called (address or operation stands before the words) and how long it takes by hand',
      compose: 'docker compose logs --since 15m {service} | grep -i "deadline exceeded" | tail -5; docker compose ps',
      kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -i "deadline exceeded" | tail -5',
      host: 'curl -sS -o /dev/null -m 10 -w "%{http_code} %{time_total}\\n" http://{peer|<host>}:{port|80}/',
    },
    repair: [
      {
        text: 'Repair or unburden what is called; a deadline that is shorter than the usual answer has to be raised where the context or http.Client.Timeout is made',
      },
    ],
    source: 'Go context.DeadlineExceeded, net/http client.go; grpc-go status; seen with Go 1.26',
    matches: [
      'Get "http://stock:8080/items": context deadline exceeded',
      'Post "https://api.example.com/v1": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      'rpc error: code = DeadlineExceeded desc = context deadline exceeded',
      'level=error msg="query failed" err="context deadline exceeded"',
    ],
    ignores: ['context canceled'],
  },
];

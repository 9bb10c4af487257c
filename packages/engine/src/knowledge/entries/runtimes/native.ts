import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const BACKTRACE: Step = {
  text: 'Get a backtrace: from the core that the system kept, or by running it under gdb or valgrind',
  compose: 'docker compose run --rm --cap-add SYS_PTRACE {service} gdb -batch -ex run -ex bt --args <program>',
  kubernetes: 'kubectl debug -it deploy/{service} --image=<image with gdb> --target={service}',
  host: 'coredumpctl info {service}; coredumpctl gdb {service}',
};

const NEW_BUILD: Step = {
  text: 'Repair it in the code (build with -fsanitize=address to find the place), or take a version of the program without it',
  compose: 'docker compose pull {service} && docker compose up -d {service}',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

export const NATIVE: readonly CatalogueEntry[] = [
  {
    id: 'native.sanitizer-report',
    kind: 'code_defect',
    forms: [
      {
        words: 'error addresssanitizer',
        pattern: /ERROR: AddressSanitizer: (?<value>[\w-]{1,40}(?: [\w-]{1,20})?) (?:on|in|\()/,
      },
      {
        words: 'error leaksanitizer detected memory leaks',
        pattern: /ERROR: LeakSanitizer: (?<value>detected memory leaks)/,
      },
      { words: 'warning threadsanitizer', pattern: /WARNING: ThreadSanitizer: (?<value>[\w -]{1,60}?) \(pid=/ },
      {
        words: 'runtime error',
        pattern:
          /(?<![\w./-])(?<path>[\w./-]{1,160}\.(?:c|cc|cpp|h|hpp)):\d{1,6}:\d{1,5}: runtime error: (?<value>[^\r\n]{1,120})/,
      },
    ],
    nearby: [
      /^\s{2,6}#\d{1,2} 0x[0-9a-f]{1,16} in (?<object>(?!__)[\w:~<>]{1,120}) (?<path>[^\s:]{1,160}\.(?:c|cc|cpp|h)):/,
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A sanitizer reports {value} in {object|the first frame} ({path|see the trace})',
    check: BACKTRACE,
    repair: [NEW_BUILD],
    source: 'LLVM compiler-rt asan_errors.cpp, lsan_common.cpp, tsan_report.cpp, ubsan_diag.cpp; seen with GCC 12',
    matches: [
      '==8957==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60200000001a at pc 0x7fbf22a47681 bp 0x7fff35baad40 sp 0x7fff35baa4f0',
      '==8955==ERROR: AddressSanitizer: attempting double-free on 0x602000000010 in thread T0:',
      '==4711==ERROR: LeakSanitizer: detected memory leaks',
      'WARNING: ThreadSanitizer: data race (pid=4711)',
      "src/parse.cpp:88:12: runtime error: signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'",
    ],
    ignores: ['==4711==AddressSanitizer: libc interceptors initialized'],
  },
  {
    id: 'native.exception-uncaught',
    kind: 'code_defect',
    forms: [
      {
        words: 'terminate called after throwing an instance of',
        pattern: /terminate called after throwing an instance of '(?<object>(?!std::bad_alloc)[^']{1,160})'/,
      },
      {
        words: 'terminate called without an active exception',
        pattern: /terminate called (?<object>without an active exception)/,
      },
      {
        words: 'terminating due to uncaught exception of type',
        pattern:
          /terminating (?:due to|with) uncaught exception of type (?<object>(?!std::bad_alloc)[\w:<>]{1,120})(?:: (?<value>[^\r\n]{1,120}))?/,
      },
      {
        words: 'assertion failed',
        pattern:
          /(?<![\w./-])(?<path>[\w./-]{1,160}):\d{1,6}: .{0,160}Assertion [`'](?<object>[^'\r\n]{1,160})' failed\./,
      },
    ],
    nearby: [/^\s{1,4}what\(\):\s{1,4}(?<value>[^\r\n]{1,160})/],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The program ends with an exception that nobody catches: {object} {value|in C++}',
    check: BACKTRACE,
    repair: [
      {
        text: 'Repair what the text behind what() names (a file, an address, a value that cannot be parsed), or catch it where it can happen',
      },
      NEW_BUILD,
    ],
    source: 'libstdc++ vterminate.cc; libc++abi cxa_default_handlers.cpp; assert(3); seen with GCC 12',
    matches: [
      "terminate called after throwing an instance of 'std::runtime_error'",
      'terminate called without an active exception',
      'libc++abi: terminating due to uncaught exception of type std::out_of_range: vector',
      "shopd: src/queue.c:88: queue_pop: Assertion `q->len > 0' failed.",
    ],
    ignores: ["terminate called after throwing an instance of 'std::bad_alloc'"],
  },
  {
    id: 'native.allocation-failed',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'std bad_alloc',
        pattern:
          /(?:terminate called after throwing an instance of '|uncaught exception of type |what\(\):\s{1,4})std::bad_alloc/,
      },
      {
        words: 'fatal error out of memory allocating',
        pattern: /(?:fatal: |fatal error: )[Oo]ut of memory(?:,| allocating| \()/,
      },
      {
        words: 'fatal out of memory malloc failed tried to allocate bytes',
        pattern: /[Oo]ut of memory, malloc failed \(tried to allocate (?<value>\d{1,20}) bytes\)/,
      },
      {
        words: 'cannot allocate memory in static tls block',
        pattern: /(?<path>[^\s:]{1,200}): cannot allocate memory in (?<object>static TLS block)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The program gets no more memory ({value|bad_alloc} {object|from malloc})',
    check: {
      text: 'Compare memory with the limit; a single enormous request is a length that was computed wrongly',
      compose:
        'docker stats --no-stream; docker compose exec {service} sh -c "ulimit -v; cat /sys/fs/cgroup/memory.max"',
      kubernetes: 'kubectl top pod; kubectl get deploy {service} -o jsonpath="{..resources}"',
      host: 'free -m; ulimit -v; systemctl show {service} -p MemoryMax',
    },
    repair: [
      {
        text: 'Raise the limit or make it need less; for "static TLS block" load that library first (LD_PRELOAD)',
        compose: 'docker compose up -d {service}  # after mem_limit: 2g',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=2Gi',
        host: 'sudo systemctl set-property {service} MemoryMax=2G',
      },
    ],
    source: 'libstdc++ new_op.cc; git wrapper.c die(); glibc elf/dl-reloc.c; seen with GCC 12',
    matches: [
      "terminate called after throwing an instance of 'std::bad_alloc'",
      'fatal error: out of memory allocating 8388608 bytes',
      'fatal: Out of memory, malloc failed (tried to allocate 1073741825 bytes)',
      'ImportError: /usr/local/lib/python3.9/site-packages/sklearn/libgomp-d22c30c5.so.1.0.0: cannot allocate memory in static TLS block',
    ],
    ignores: ['std::bad_alloc is caught and answered with 503'],
  },
];

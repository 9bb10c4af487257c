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
    id: 'native.shared-library-missing',
    kind: 'missing_module',
    forms: [
      {
        words: 'error while loading shared libraries cannot open shared object file',
        pattern:
          /(?:(?<path>[^\s:]{1,160}): )?error while loading shared libraries: (?<object>[+\w./-]{1,120}): cannot open shared object file/,
      },
      {
        words: 'error loading shared library needed by',
        pattern:
          /Error loading shared library (?<object>(?!ld-linux)[+\w.-]{1,100}): No such file or directory \(needed by (?<path>(?![^)\s]{1,200}\.node\))[^)\s]{1,200})\)/,
      },
      { words: 'library not loaded', pattern: /Library not loaded: (?<object>[^\s]{1,200})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The library {object} is missing, {path|the program} cannot start',
    check: {
      text: 'List what it needs and what is found',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "ldd {path|<program>} | grep -i \'not found\'; cat /etc/os-release | head -2"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ldd {path|<program>} | grep -i \'not found\'"',
      host: 'ldd {path|<program>} | grep "not found"; ldconfig -p | grep "$(basename {object} | cut -d. -f1)"',
    },
    repair: [
      {
        text: 'Install the package that holds {object} (apt-file search, apk search so:{object}); where it lies in a directory of its own, add that to /etc/ld.so.conf.d',
        compose:
          'docker compose build {service} && docker compose up -d {service}  # after RUN apt-get install -y <package>',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'sudo apt-get install -y <package> && sudo ldconfig && sudo systemctl restart {service}',
      },
    ],
    source: 'glibc elf/dl-load.c, rtld.c; musl ldso/dynlink.c; dyld',
    matches: [
      './shopd: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
      'Error loading shared library libstdc++.so.6: No such file or directory (needed by /usr/local/bin/shopd)',
      'dyld[812]: Library not loaded: /opt/homebrew/opt/openssl@3/lib/libssl.3.dylib',
    ],
    ignores: ['ImportError: libGL.so.1: cannot open shared object file: No such file or directory'],
  },
  {
    id: 'native.libc-too-old',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'version not found required by',
        pattern:
          /version [`'](?<wanted>(?:GLIBC|GLIBCXX|CXXABI|OPENSSL|LIBXML2|libcrypt)_[\w.]{1,20})' not found \(required by (?<path>[^)\s]{1,200})\)/,
      },
    ],
    nearby: [/(?<object>\/[^\s:]{1,160}\.so[.\d]{0,12}): version [`']/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: '{path} wants {wanted}, the system is older than the one it was built on',
    check: {
      text: 'Compare the versions of both sides',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "ldd --version 2>&1 | head -1; cat /etc/os-release | head -2"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "ldd --version 2>&1 | head -1; cat /etc/os-release | head -2"',
      host: 'ldd --version | head -1; objdump -T {path} | grep -o "GLIBC_[0-9.]*" | sort -V | tail -1',
    },
    repair: [
      {
        text: 'Run it on a base image as new as the one that built it (bookworm has 2.36, bullseye 2.31, Ubuntu 22.04 2.35), or build on the older one, or statically',
        compose: 'docker compose build --pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image on the newer base>',
      },
    ],
    source: 'glibc elf/dl-version.c match_symbol()',
    matches: [
      "./shopd: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by ./shopd)",
      "/usr/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by /app/node_modules/canvas/build/Release/canvas.node)",
    ],
    ignores: ['ldd (Debian GLIBC 2.36-9+deb12u10) 2.36'],
  },
  {
    id: 'native.symbol-missing',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'symbol lookup error undefined symbol',
        pattern: /symbol lookup error: (?<path>[^\s:]{1,200}): undefined symbol: (?<object>[^\s,]{1,160})/,
      },
      {
        words: 'undefined symbol',
        pattern: /(?<path>\/[^\s:]{1,200}\.so[.\w-]{0,60}): undefined symbol: (?<object>[^\s,]{1,160})/,
      },
      {
        words: 'error relocating symbol not found',
        pattern: /Error relocating (?<path>[^\s:]{1,200}): (?<object>[^\s:]{1,160}): symbol not found/,
      },
      {
        words: 'symbol not found in flat namespace',
        pattern: /[Ss]ymbol not found(?: in flat namespace)? \(?'?(?<object>_[\w@]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: '{path|A library} does not find the symbol {object}: libraries of different versions',
    check: {
      text: 'See which library should bring the symbol and which one is loaded in its place (LD_LIBRARY_PATH, two copies)',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "ldd {path|<library>}; echo $LD_LIBRARY_PATH $LD_PRELOAD"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ldd {path|<library>}; echo $LD_LIBRARY_PATH"',
      host: 'ldd {path|<library>}; echo $LD_LIBRARY_PATH; c++filt {object}',
    },
    repair: [
      {
        text: 'Install program and libraries of one release, build modules again after an upgrade, and do not mix glibc builds into Alpine',
        compose: 'docker compose build --no-cache {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'sudo apt-get install --reinstall <package> && sudo ldconfig',
      },
    ],
    source: 'glibc elf/dl-lookup.c; musl ldso/dynlink.c; dyld',
    matches: [
      '/usr/bin/shopd: symbol lookup error: /usr/lib/libshop.so.2: undefined symbol: PQsetErrorContextVisibility',
      'nginx: [emerg] dlopen() "/etc/nginx/modules/ngx_http_lua_module.so" failed (/etc/nginx/modules/ngx_http_lua_module.so: undefined symbol: ngx_stream_lua_ffi)',
      'Error relocating /app/node_modules/sharp/vendor/lib/libvips-cpp.so.42: fcntl64: symbol not found',
      "ImportError: dlopen(/usr/local/lib/python3.11/site-packages/cv2.so, 0x0002): symbol not found in flat namespace '_PyCMethod_New'",
    ],
    ignores: ["ld: undefined reference to `PQconnectdb'"],
  },
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
    role: 'either',
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

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MEMORY_OF_RUNTIMES: readonly CatalogueEntry[] = [
  {
    id: 'jvm.garbage-collector-notes',
    kind: null,
    program: 'jvm',
    forms: [
      {
        words: 'gc',
        pattern:
          /\[GC \((?:Allocation Failure|G1 Evacuation Pause|Metadata GC Threshold|G1 Humongous Allocation|System\.gc\(\)|GCLocker Initiated GC)\)/,
      },
      { words: 'gc pause', pattern: /GC\(\d{1,8}\) Pause (?:Young|Remark|Cleanup|Init Mark|Final Mark) ?/ },
      { words: 'gc concurrent', pattern: /GC\(\d{1,8}\) Concurrent (?:Mark|Cycle|Undo|Clear)/ },
      { words: 'gc', pattern: /^gc \d{1,9} @[\d.]{1,12}s \d{1,3}%:/ },
      { words: 'gc pause g1', pattern: /\[GC pause \(G1 (?:Evacuation Pause|Humongous Allocation)\)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Pauses of the garbage collector on good days',
    check: {
      text: '"Allocation Failure" is the ordinary reason of a collection; pauses over a second or Full GCs in a row want a larger heap',
    },
    repair: [],
    source: 'OpenJDK unified logging; Go runtime GODEBUG=gctrace',
    matches: [
      '[GC (Allocation Failure)  12345K->1234K(20000K), 0.0123456 secs]',
      '[12.345s][info][gc] GC(12) Pause Young (Normal) (G1 Evacuation Pause) 123M->45M(256M) 12.345ms',
      '[12.345s][info][gc] GC(13) Concurrent Mark Cycle 45.123ms',
      'gc 12 @3.4s 2%: 0.1+2.3+0.01 ms clock, 0.8+1/2/3+0.1 ms cpu',
      '2026-11-30T03:04:05.123+0000: 12.3: [GC pause (G1 Evacuation Pause) (young), 0.0123 secs]',
    ],
    ignores: ['java.lang.OutOfMemoryError: Java heap space'],
  },
  {
    id: 'jvm.full-collections',
    kind: 'memory_exhausted',
    program: 'jvm',
    forms: [
      {
        words: 'gc pause full',
        pattern: /GC\(\d{1,8}\) Pause Full \((?<value>[\w ().]{1,60})\) \d{1,8}M->\d{1,8}M\((?<limit>\d{1,8}M)\)/,
      },
      { words: 'gc to space exhausted', pattern: /GC\(\d{1,8}\) To-space exhausted/ },
      {
        words: 'full gc',
        pattern: /\[Full GC \((?<value>Ergonomics|Allocation Failure|Metadata GC Threshold|Last ditch collection)\)/,
      },
      { words: 'gc allocation stall', pattern: /GC\(\d{1,8}\) Allocation Stall/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 1,
    means: 'The JVM collects its whole heap: it is nearly full',
    check: {
      text: 'See the heap and what fills it',
      host: 'jcmd <pid> GC.heap_info; jcmd <pid> GC.class_histogram | head -20',
    },
    repair: [
      {
        text: 'Give it more heap (-Xmx or -XX:MaxRAMPercentage), or find what grows in a heap dump',
        compose: 'JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75 docker compose up -d {service}',
      },
    ],
    source: 'OpenJDK G1, Parallel, ZGC logs',
    matches: [
      '[812.3s][info][gc] GC(812) Pause Full (G1 Compaction Pause) 1023M->1020M(1024M) 2345.123ms',
      '[812.1s][info][gc] GC(811) To-space exhausted',
      '[Full GC (Ergonomics) [PSYoungGen: 12K->0K(20K)] 1.2 secs]',
      '[gc] GC(12) Allocation Stall (http-nio-8080-exec-1) 1234.5ms',
    ],
    ignores: ['GC(12) Pause Young (Normal)'],
  },
  {
    id: 'node.heap-nearly-full',
    kind: 'memory_exhausted',
    program: 'node',
    forms: [
      { words: 'last few gcs', pattern: /<-{3} Last few GCs -{3}>/ },
      {
        words: 'mark failure',
        pattern:
          /Mark-[sS]weep (?:\(reduce\) )?(?<value>[\d.]{1,10}) \([\d.]{1,10}\) -> [\d.]{1,10} \([\d.]{1,10}\) MB[^\r\n]{0,200}allocation failure/,
      },
      {
        words: 'mark compact failure',
        pattern:
          /Mark-Compact (?:\(reduce\) )?(?<value>[\d.]{1,10}) \([\d.]{1,10}\) -> [\d.]{1,10} \([\d.]{1,10}\) MB[^\r\n]{0,200}allocation failure/,
      },
      { words: 'fatal javascript invalid size error', pattern: /Fatal JavaScript invalid size error/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The heap of Node.js is full: collections free nothing any more',
    check: {
      text: 'See the limit',
      compose: 'docker compose exec {service} node -e "console.log(v8.getHeapStatistics().heap_size_limit/1e6)"',
    },
    repair: [
      {
        text: 'Raise --max-old-space-size below the limit of the container, or find what grows (--heapsnapshot-near-heap-limit=2)',
        compose: 'NODE_OPTIONS=--max-old-space-size=1536 docker compose up -d {service}',
      },
    ],
    source: 'V8 heap.cc',
    matches: [
      '<--- Last few GCs --->',
      '[1:0x5] 12345 ms: Mark-sweep 1234.5 (1300.1) -> 1230.1 (1305.1) MB, 1234.5 / 0.0 ms (average mu = 0.123, current mu = 0.012) allocation failure; scavenge might not succeed',
      '[1:0x5] 12345 ms: Mark-Compact 2034.5 (2100.1) -> 2030.1 (2105.1) MB, 812.5 / 0.0 ms (average mu = 0.1, current mu = 0.0) allocation failure; scavenge might not succeed',
      '# Fatal JavaScript invalid size error 169220804',
    ],
    ignores: ['Scavenge 12.3 (14.1) -> 11.2 (14.8) MB'],
  },
  {
    id: 'go.windows-memory',
    kind: 'memory_exhausted',
    program: 'windows',
    forms: [
      {
        words: 'runtime virtualalloc of bytes failed with errno 1455',
        pattern: /runtime: VirtualAlloc of \d{1,14} bytes failed with errno=1455/,
      },
      {
        words: 'the paging file is too small for this operation to complete',
        pattern: /The paging file is too small for this operation to complete/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Windows gives the Go program no memory: the page file is too small',
    check: { text: 'See the commit limit', host: 'systeminfo | findstr /i "virtual"' },
    repair: [{ text: 'Enlarge the page file or close other programs' }],
    source: 'Go runtime mem_windows.go; Windows error 1455',
    matches: [
      'runtime: VirtualAlloc of 8192 bytes failed with errno=1455',
      'OSError: [WinError 1455] The paging file is too small for this operation to complete.',
    ],
    ignores: ['VirtualAlloc of 8192 bytes'],
  },
  {
    id: 'pytorch.shared-memory',
    kind: 'memory_exhausted',
    program: 'pytorch',
    forms: [
      {
        words: 'dataloader worker',
        pattern:
          /DataLoader worker \(pid\(?s?\)?:? ?\(?[\d, ]{1,40}\)? (?:is killed by signal: (?<signal>[\w ]{1,40})|exited unexpectedly)/,
      },
      { words: 'insufficient shared memory shm', pattern: /insufficient shared memory \(shm\)/ },
      {
        words: 'unable to',
        pattern:
          /unable to (?:open|mmap|write to|resize|allocate) (?:shared memory )?(?:object |file )?<\/?torch_[\w]{1,40}>/,
      },
      { words: 'unable to mmap bytes from file', pattern: /unable to mmap \d{1,14} bytes from file <\/torch_/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The workers of the PyTorch DataLoader have too little shared memory',
    check: { text: 'See its size', host: 'df -h /dev/shm; ulimit -n' },
    repair: [
      {
        text: 'Give the container shared memory (--shm-size=8g, --ipc=host; in Kubernetes an emptyDir with medium Memory at /dev/shm), or num_workers=0',
        compose: 'docker compose up -d {service}   # shm_size: 8gb',
      },
    ],
    source: 'pytorch torch/utils/data/dataloader.py',
    matches: [
      'RuntimeError: DataLoader worker (pid 123) is killed by signal: Killed.',
      'RuntimeError: DataLoader worker (pid(s) 12, 13) exited unexpectedly',
      'ERROR: Unexpected bus error encountered in worker. This might be caused by insufficient shared memory (shm).',
      'RuntimeError: unable to open shared memory object </torch_1_2> in read-write mode: Too many open files (24)',
      'RuntimeError: unable to mmap 1024 bytes from file </torch_12_34>: Cannot allocate memory (12)',
    ],
    ignores: ['DataLoader with 4 workers'],
  },
  {
    id: 'php.host-out-of-memory',
    kind: 'memory_exhausted',
    program: 'php',
    forms: [
      {
        words: 'php fatal error of memory allocated',
        pattern: /PHP Fatal error: {1,2}Out of memory \(allocated (?<value>\d{1,14})\)/,
      },
      {
        words: 'out of memory allocated tried to allocate bytes',
        pattern: /\bOut of memory \(allocated (?<value>\d{1,14})(?: bytes)?\) \(tried to allocate \d{1,12} bytes\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PHP gets no memory from the host: the limit of the container or the host is reached',
    check: { text: 'See memory', host: 'free -m; docker stats --no-stream' },
    repair: [
      {
        text: 'Fewer workers (pm.max_children) or more memory; a too small opcache or shm has the same effect',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'php-src Zend/zend_alloc.c',
    matches: [
      'PHP Fatal error:  Out of memory (allocated 12345678) (tried to allocate 1234 bytes) in /var/www/a.php on line 3',
      'Fatal error: Out of memory (allocated 2097152 bytes) (tried to allocate 32768 bytes) in /app/b.php',
    ],
    ignores: ['Allowed memory size of 134217728 bytes exhausted'],
  },
  {
    id: 'native.library-memory',
    kind: 'memory_exhausted',
    forms: [
      { words: 'fatal failed to allocate memory', pattern: /\[FATAL\] (?<value>failed to allocate memory)/ },
      { words: 'lua not enough memory', pattern: /lua: (?<value>not enough memory)/ },
      {
        words: 'panic unprotected error in call to lua api not enough memory',
        pattern: /(?<value>PANIC: unprotected error in call to Lua API \(not enough memory\))/,
      },
      {
        words: 'slogan cannot bytes',
        pattern: /Slogan: (?<value>\w{1,20}_alloc: Cannot (?:re)?allocate \d{1,16} bytes)/,
      },
      {
        words: 'mimalloc unable to',
        pattern: /mimalloc: (?:error|warning): (?<value>unable to (?:directly )?(?:request|allocate) [\w -]{1,40})/,
      },
      { words: 'slab unable to allocate memory', pattern: /(?<value>Slab: Unable to allocate memory)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The memory of the program or host is used up: {value}',
    check: { text: 'See who takes it', host: 'free -m; ps aux --sort=-rss | head; dmesg -T | grep -i oom | tail' },
    repair: [
      { text: 'Raise the limit or lower what it takes', compose: 'docker compose up -d {service}   # mem_limit' },
    ],
    source: 'Ruby gc.c, Lua, Erlang crash dump, mimalloc',
    matches: [
      '[FATAL] failed to allocate memory',
      'lua: not enough memory',
      'PANIC: unprotected error in call to Lua API (not enough memory)',
      'Slogan: eheap_alloc: Cannot allocate 1234567890 bytes of memory (of type "heap").',
      'mimalloc: error: unable to allocate memory (size: 0x100000)',
      'Slab: Unable to allocate memory',
    ],
    ignores: ['allocated 12 bytes'],
  },
  {
    id: 'native.threads-refused',
    kind: 'process_limit',
    forms: [
      {
        words: 'libgomp thread creation failed resource temporarily unavailable',
        pattern: /libgomp: Thread creation failed: Resource temporarily unavailable/,
      },
      {
        words: 'openblas blas_thread_init pthread_create failed for thread of resource temporarily unavailable',
        pattern:
          /OpenBLAS blas_thread_init: pthread_create failed for thread (?<value>\d{1,4} of \d{1,4}): Resource temporarily unavailable/,
      },
      {
        words: 'omp error 34 system unable to allocate necessary resources for omp thread',
        pattern: /OMP: Error #34: System unable to allocate necessary resources for OMP thread/,
      },
      { words: 'thread creation', pattern: /Thread creation failed[^\r\n]{0,40}(?:EAGAIN|error code: 11)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A native library may start no more threads: the limit of processes or pids is reached',
    check: { text: 'See the limits', host: 'ulimit -u; cat /sys/fs/cgroup/pids.max; ps -eLf | wc -l' },
    repair: [
      {
        text: 'Raise pids_limit, or let the libraries use fewer threads (OMP_NUM_THREADS=1, OPENBLAS_NUM_THREADS=1); an old Docker needs seccomp=unconfined for new images',
        compose: 'OMP_NUM_THREADS=1 docker compose up -d {service}',
      },
    ],
    source: 'libgomp, OpenBLAS, LLVM OpenMP',
    matches: [
      'libgomp: Thread creation failed: Resource temporarily unavailable',
      'OpenBLAS blas_thread_init: pthread_create failed for thread 12 of 32: Resource temporarily unavailable',
      'OMP: Error #34: System unable to allocate necessary resources for OMP thread:',
      'Thread creation failed with error code: 11',
    ],
    ignores: ['OMP_NUM_THREADS=4'],
  },
  {
    id: 'native.page-size',
    kind: 'wrong_architecture',
    forms: [
      { words: 'jemalloc unsupported system page size', pattern: /<jemalloc>: Unsupported system page size/ },
      { words: 'elf load command alignment not page aligned', pattern: /ELF load command alignment not page-aligned/ },
      { words: 'unsupported size', pattern: /Unsupported (?:system )?page size/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The program was built for another page size than this kernel has (16K pages on a Raspberry Pi 5 or Apple)',
    check: { text: 'See it', host: 'getconf PAGESIZE; uname -a' },
    repair: [
      {
        text: 'Use an image built for it, or the kernel with 4K pages (Pi 5: kernel=kernel8.img in config.txt)',
        host: 'echo "kernel=kernel8.img" | sudo tee -a /boot/firmware/config.txt && sudo reboot',
        destructive: true,
      },
    ],
    source: 'jemalloc pages.c; glibc dl-load.c',
    matches: [
      '<jemalloc>: Unsupported system page size',
      'error while loading shared libraries: libx.so: ELF load command alignment not page-aligned',
      'memory allocation failed: Unsupported page size',
    ],
    ignores: ['page size 4096'],
  },
  {
    id: 'native.allocator-notes',
    kind: null,
    forms: [{ words: 'tcmalloc large alloc bytes', pattern: /tcmalloc: large alloc \d{1,14} bytes/ }],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of memory allocators on good days',
    check: { text: 'Nothing needs doing unless the program is killed for memory' },
    repair: [],
    source: 'gperftools',
    matches: ['tcmalloc: large alloc 1073741824 bytes == 0x55 @ 0x7f', 'tcmalloc: large alloc 2147483648 bytes == 0x1'],
    ignores: ['tcmalloc: out of memory'],
  },
];

import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const MEMORY_CHECK: Step = {
  text: 'Compare the limit of the container with the heap the JVM gave itself, and see what fills it',
  compose: 'docker stats --no-stream; docker compose exec {service} jcmd 1 GC.class_histogram | head -25',
  kubernetes: 'kubectl top pod; kubectl exec deploy/{service} -- jcmd 1 GC.class_histogram | head -25',
  host: "jcmd $(pgrep -of '{service}') GC.heap_info; jcmd $(pgrep -of '{service}') GC.class_histogram | head -25",
};

export const JVM_MEMORY: readonly CatalogueEntry[] = [
  {
    id: 'jvm.heap-exhausted',
    kind: 'memory_exhausted',
    program: 'jvm',
    forms: [
      { words: 'outofmemoryerror java heap space', pattern: /OutOfMemoryError: Java heap space/ },
      {
        words: 'outofmemoryerror gc overhead limit exceeded',
        pattern: /OutOfMemoryError: GC overhead limit exceeded/,
      },
      {
        words: 'terminating due to java lang outofmemoryerror',
        pattern:
          /(?:Terminating|Aborting) due to java\.lang\.OutOfMemoryError: (?:Java heap space|GC overhead limit exceeded)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The heap of the JVM is full (OutOfMemoryError)',
    check: MEMORY_CHECK,
    repair: [
      {
        text: 'Give the container more memory and the JVM a share of it; without -Xmx or MaxRAMPercentage the heap is a quarter of the limit',
        compose: 'docker compose up -d {service}  # after mem_limit: and JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75',
        kubernetes:
          'kubectl set resources deploy/{service} --limits=memory=2Gi && kubectl set env deploy/{service} JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=75',
        host: 'sudo systemctl edit {service}  # Environment=JAVA_TOOL_OPTIONS=-Xmx2g, then: sudo systemctl restart {service}',
      },
      {
        text: 'If it comes back with more memory, it is a leak: have a dump written (-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/tmp) and look for the largest retained objects; -XX:+ExitOnOutOfMemoryError restarts a process that would limp on',
      },
    ],
    source: 'Java SE troubleshooting guide, Understand the OutOfMemoryError Exception',
    matches: [
      'Exception in thread "http-nio-8080-exec-7" java.lang.OutOfMemoryError: Java heap space',
      'nested exception is java.lang.OutOfMemoryError: GC overhead limit exceeded',
      'Terminating due to java.lang.OutOfMemoryError: Java heap space',
    ],
    ignores: ['java.lang.OutOfMemoryError: Metaspace', 'The JVM reserves 512 MB of Java heap space at start'],
  },
  {
    id: 'jvm.metaspace-exhausted',
    kind: 'memory_exhausted',
    program: 'jvm',
    forms: [
      { words: 'outofmemoryerror metaspace', pattern: /OutOfMemoryError: Metaspace/ },
      { words: 'outofmemoryerror compressed class space', pattern: /OutOfMemoryError: Compressed class space/ },
      { words: 'outofmemoryerror permgen space', pattern: /OutOfMemoryError: PermGen space/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The JVM has no more room for classes (Metaspace)',
    check: {
      text: 'Count the loaded classes and class loaders: a number that only grows is a leak (redeployments, generated proxies, scripts)',
      compose: 'docker compose exec {service} jcmd 1 VM.metaspace | head -30',
      kubernetes: 'kubectl exec deploy/{service} -- jcmd 1 VM.metaspace | head -30',
      host: "jcmd $(pgrep -of '{service}') VM.metaspace | head -30",
    },
    repair: [
      {
        text: 'Raise or drop -XX:MaxMetaspaceSize (MaxPermSize before Java 8) and restart, since only a restart empties it',
        compose: 'docker compose up -d {service}  # after JAVA_TOOL_OPTIONS=-XX:MaxMetaspaceSize=512m',
        kubernetes: 'kubectl set env deploy/{service} JAVA_TOOL_OPTIONS=-XX:MaxMetaspaceSize=512m',
        host: 'sudo systemctl edit {service}  # Environment=JAVA_TOOL_OPTIONS=-XX:MaxMetaspaceSize=512m',
      },
    ],
    source: 'Java SE troubleshooting guide, Understand the OutOfMemoryError Exception',
    matches: [
      'java.lang.OutOfMemoryError: Metaspace',
      'Caused by: java.lang.OutOfMemoryError: Compressed class space',
      'Exception in thread "main" java.lang.OutOfMemoryError: PermGen space',
    ],
    ignores: ['[gc,metaspace] GC(3) Metaspace: 34816K(35328K)->34816K(35328K)'],
  },
  {
    id: 'jvm.thread-not-created',
    kind: 'process_limit',
    program: 'jvm',
    forms: [
      {
        words: 'outofmemoryerror unable to create native thread',
        pattern: /OutOfMemoryError: unable to create (?:new )?native thread/,
      },
      {
        words: 'failed to start thread with pthread_create failed',
        pattern:
          /Failed to start (?:the native )?thread (?:"(?<object>[^"]{1,80})" )?.{0,60}pthread_create failed \(EAGAIN\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The JVM cannot start another thread: a limit on processes is reached',
    check: {
      text: 'Compare the number of threads with the limits: pids of the container, nproc of the user, TasksMax of the unit',
      compose:
        'docker compose exec {service} sh -c "cat /sys/fs/cgroup/pids.current /sys/fs/cgroup/pids.max; grep Threads /proc/1/status"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "cat /sys/fs/cgroup/pids.current /sys/fs/cgroup/pids.max; grep Threads /proc/1/status"',
      host: 'systemctl show {service} -p TasksCurrent -p TasksMax -p LimitNPROC',
    },
    repair: [
      {
        text: 'Raise the limit that is reached',
        compose: 'docker compose up -d {service}  # after pids_limit: 4096 (or ulimits: nproc:)',
        kubernetes:
          'sudo sed -i "s/^podPidsLimit:.*/podPidsLimit: 4096/" /var/lib/kubelet/config.yaml && sudo systemctl restart kubelet',
        host: 'sudo systemctl set-property {service} TasksMax=8192',
      },
      {
        text: 'If the threads are the own ones, take a dump and bound the pool that makes them (newCachedThreadPool, one client for each request)',
        compose:
          'docker compose exec {service} jcmd 1 Thread.print | grep "^\\"" | sed "s/[0-9-]*\\".*//" | sort | uniq -c | sort -rn | head',
        kubernetes:
          'kubectl exec deploy/{service} -- jcmd 1 Thread.print | grep "^\\"" | sed "s/[0-9-]*\\".*//" | sort | uniq -c | sort -rn | head',
        host: "jcmd $(pgrep -of '{service}') Thread.print | grep '^\"' | sed 's/[0-9-]*\".*//' | sort | uniq -c | sort -rn | head",
      },
    ],
    source: 'OpenJDK jvm.cpp JVM_StartThread, os_linux.cpp os::create_thread',
    matches: [
      'java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached',
      'Exception in thread "dispatcher" java.lang.OutOfMemoryError: unable to create new native thread',
      '[12.345s][warning][os,thread] Failed to start thread "Unknown thread" with pthread_create failed (EAGAIN) for attributes: stacksize: 1024k, guardsize: 0k, detached.',
    ],
    ignores: [
      '[0.004s][info][os,thread] Thread started (pthread id: 140123, attributes: stacksize: 1024k, guardsize: 4k, detached).',
    ],
  },
  {
    id: 'jvm.direct-memory-exhausted',
    kind: 'memory_exhausted',
    program: 'jvm',
    forms: [
      {
        words: 'outofmemoryerror cannot reserve bytes of direct buffer memory limit',
        pattern:
          /OutOfMemoryError: Cannot reserve \d{1,20} bytes of direct buffer memory \(allocated: \d{1,20}, limit: (?<limit>\d{1,20})\)/,
      },
      { words: 'outofmemoryerror direct buffer memory', pattern: /OutOfMemoryError: Direct buffer memory/ },
      {
        words: 'failed to allocate byte s of direct memory max',
        pattern: /failed to allocate \d{1,20} byte\(s\) of direct memory \(used: \d{1,20}, max: (?<limit>\d{1,20})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The direct memory of the JVM is full, its limit is {limit|MaxDirectMemorySize} bytes',
    check: {
      text: 'See the limit and what holds the buffers; with Netty, -Dio.netty.leakDetection.level=paranoid names the place that does not release',
      compose: 'docker compose exec {service} jcmd 1 VM.flags | tr " " "\\n" | grep -i direct',
      kubernetes: 'kubectl exec deploy/{service} -- jcmd 1 VM.flags | tr " " "\\n" | grep -i direct',
      host: "jcmd $(pgrep -of '{service}') VM.flags | tr ' ' '\\n' | grep -i direct",
    },
    repair: [
      {
        text: 'Raise -XX:MaxDirectMemorySize (as large as the heap when it is not set) and the memory limit with it, since direct memory is not part of -Xmx',
        compose: 'docker compose up -d {service}  # after JAVA_TOOL_OPTIONS=-XX:MaxDirectMemorySize=512m',
        kubernetes: 'kubectl set env deploy/{service} JAVA_TOOL_OPTIONS=-XX:MaxDirectMemorySize=512m',
        host: 'sudo systemctl edit {service}  # Environment=JAVA_TOOL_OPTIONS=-XX:MaxDirectMemorySize=512m',
      },
    ],
    source: 'OpenJDK java.nio.Bits.reserveMemory(); Netty PlatformDependent.incrementMemoryCounter()',
    matches: [
      'java.lang.OutOfMemoryError: Cannot reserve 268435456 bytes of direct buffer memory (allocated: 8192, limit: 20971520)',
      'java.lang.OutOfMemoryError: Direct buffer memory',
      'io.netty.util.internal.OutOfDirectMemoryError: failed to allocate 16777216 byte(s) of direct memory (used: 503316487, max: 514850816)',
    ],
    ignores: ['-Dio.netty.maxDirectMemory: 514850816 bytes'],
  },
  {
    id: 'jvm.native-memory-refused',
    kind: 'memory_exhausted',
    program: 'jvm',
    forms: [
      {
        words: 'native memory allocation failed to bytes',
        pattern: /Native memory allocation \((?:mmap|malloc)\) failed to (?:map|allocate) (?<value>\d{1,20}) bytes/,
      },
      {
        words: 'os commit_memory failed error errno 12',
        pattern:
          /os::commit_memory\(0x[0-9a-f]{1,16}, (?<value>\d{1,20}, \d{1,20}|\d{1,20}), \d{1,2}\) failed; error='[^']{1,40}' \(errno=12\)/,
      },
      {
        words: 'could not reserve enough space for object heap',
        pattern: /Could not reserve enough space for (?<value>\d{1,20}KB )?object heap/,
      },
      {
        words: 'there is insufficient memory for the java runtime environment to continue',
        pattern: /^# There is insufficient memory for the Java Runtime Environment to continue/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The system refuses memory to the JVM ({value|it asked for more than there is})',
    check: {
      text: 'Compare -Xms and -Xmx with the memory that the host or the limit leaves',
      compose: 'docker compose config {service} | grep -iE "mem|java|xmx"; free -m',
      kubernetes:
        'kubectl describe node | grep -A 6 "Allocated resources"; kubectl set env deploy/{service} --list | grep -i java',
      host: 'free -m; cat /proc/sys/vm/overcommit_memory; ps -eo rss,args --sort=-rss | head',
    },
    repair: [
      {
        text: 'Ask for a smaller heap (-Xms and -Xmx below the free memory), or free memory on the host; threads, Metaspace and direct buffers come on top of -Xmx',
        compose: 'docker compose up -d {service}  # after JAVA_TOOL_OPTIONS="-Xms256m -Xmx512m"',
        kubernetes: 'kubectl set env deploy/{service} JAVA_TOOL_OPTIONS="-Xms256m -Xmx512m"',
        host: 'sudo systemctl edit {service}  # Environment="JAVA_TOOL_OPTIONS=-Xms256m -Xmx512m"',
      },
    ],
    source: 'OpenJDK vmError.cpp, os_linux.cpp warn_fail_commit_memory(), virtualspace.cpp; seen with OpenJDK 17',
    matches: [
      '# Native memory allocation (mmap) failed to map 966367641600 bytes. Error detail: committing reserved memory.',
      "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x00007e9bfc000000, 966367641600, 0) failed; error='Not enough space' (errno=12)",
      'Could not reserve enough space for 2097152KB object heap',
      '# There is insufficient memory for the Java Runtime Environment to continue.',
    ],
    ignores: ['[0.010s][info][gc,init] Heap Max Capacity: 8G'],
  },
  {
    id: 'jvm.array-too-large',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'outofmemoryerror requested array size exceeds vm limit',
        pattern: /OutOfMemoryError: Requested array size exceeds VM limit/,
      },
      {
        words: 'outofmemoryerror required length exceeds implementation limit',
        pattern: /OutOfMemoryError: Required (?:array )?length exceeds implementation limit/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The code asks for an array larger than the JVM can hold',
    check: {
      text: 'Read the first own frame of the stack trace: it is where a whole file, result set or string is built in memory',
      compose: 'docker compose logs {service} | grep -A 12 "OutOfMemoryError"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 12 "OutOfMemoryError"',
      host: 'journalctl -u {service} | grep -A 12 "OutOfMemoryError"',
    },
    repair: [
      {
        text: 'Read or write the data in pieces (stream, page, batch): more heap does not help, an array ends at 2^31 elements',
      },
    ],
    source: 'Java SE troubleshooting guide; OpenJDK jdk.internal.util.ArraysSupport',
    matches: [
      'Exception in thread "main" java.lang.OutOfMemoryError: Requested array size exceeds VM limit',
      'java.lang.OutOfMemoryError: Required length exceeds implementation limit',
    ],
    ignores: ['java.lang.OutOfMemoryError: Java heap space'],
  },
  {
    id: 'jvm.stack-overflow',
    kind: 'code_defect',
    program: 'jvm',
    forms: [{ words: 'java lang stackoverflowerror', pattern: /java\.lang\.StackOverflowError(?:: null)?(?:$|\s|;)/ }],
    nearby: [/^\s{0,8}at (?<object>[\w.$]{1,160})\(/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The code calls itself without end: {object|the method that repeats in the trace}',
    check: {
      text: 'Look which two or three frames repeat in the stack trace; entities that point at each other are usual (toString, hashCode, JSON)',
      compose:
        'docker compose logs {service} | grep -A 40 StackOverflowError | grep "at " | sort | uniq -c | sort -rn | head',
      kubernetes:
        'kubectl logs deploy/{service} | grep -A 40 StackOverflowError | grep "at " | sort | uniq -c | sort -rn | head',
      host: 'journalctl -u {service} | grep -A 40 StackOverflowError | grep "at " | sort | uniq -c | sort -rn | head',
    },
    repair: [
      {
        text: 'End the recursion (a condition, @JsonIgnore or @JsonManagedReference, no relations in toString); a larger -Xss only helps where the depth is finite',
      },
    ],
    source: 'Java SE API, java.lang.StackOverflowError',
    matches: [
      'Exception in thread "main" java.lang.StackOverflowError',
      'Handler dispatch failed; nested exception is java.lang.StackOverflowError: null',
    ],
    ignores: ['catch (java.lang.StackOverflowError.class) is registered as fatal'],
  },
];

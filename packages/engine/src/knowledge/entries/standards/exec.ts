import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Programs that cannot be started: exec(2), the dynamic linker, and the exit codes of a shell. */
export const EXEC: readonly CatalogueEntry[] = [
  {
    id: 'exec.wrong-format',
    kind: 'wrong_architecture',
    forms: [
      {
        words: 'exec format error',
        pattern:
          /\b(?:exec|fork\/exec) (?:user process caused: |"?(?<path>[^\s:"]{1,200})"?: )?(?:permission denied: )?exec format error/,
      },
      { words: 'user process caused exec format error', pattern: /user process caused(?: "|: )exec format error/ },
      {
        words: 'exec format error',
        pattern:
          /\[Errno 8\] Exec format error(?:: '(?<path>[^']{1,200})')?|error=8, Exec format error|Exec format error \(os error 8\)/,
      },
      {
        words: 'exec format error',
        pattern: /(?:^|[ '"])(?<path>[\w./-]{1,200})['"]?: (?:cannot execute binary file: )?Exec format error/,
      },
      {
        words: 'cannot execute binary file',
        pattern: /(?<path>[\w./-]{1,200}): cannot execute binary file(?:: Exec format error)?$/,
      },
      { words: 'wrong elf class', pattern: /(?<path>[\w./-]{1,200}): wrong ELF class: ELFCLASS(?:32|64)/ },
      {
        words: 'qemu could not open',
        pattern: /qemu-\w{1,12}(?:-static)?: Could not open '\/lib(?:64)?\/ld-[\w.-]{1,40}'/,
      },
      {
        words: 'requested image platform does not match',
        pattern:
          /requested image's platform \((?<value>[\w/]{1,30})\) does not match the detected host platform \((?<wanted>[\w/]{1,30})\)/,
      },
      { words: 'spawn unknown system error 8', pattern: /spawn (?:Unknown system error -8|ENOEXEC)/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: '{path|The program} is built for another processor ({value|not this one})',
    check: {
      text: 'Compare the architecture of the image or file with that of the host; a start script without #! in its first line fails the same way',
      compose: 'uname -m; docker image inspect -f "{{.Os}}/{{.Architecture}}" $(docker compose images -q {service})',
      kubernetes: 'kubectl get nodes -L kubernetes.io/arch; docker manifest inspect <image> | grep architecture',
      host: 'uname -m; file {path|<path>}; head -c 64 {path|<path>} | xxd | head -2',
    },
    repair: [
      {
        text: 'Build or pull the image for the architecture of the host',
        compose:
          'docker compose pull {service} && docker compose up -d {service}   # or: docker buildx build --platform linux/amd64,linux/arm64 --push .',
        kubernetes:
          'docker buildx build --platform linux/amd64,linux/arm64 -t <image> --push . && kubectl rollout restart deploy/{service}',
        host: 'file {path|<path>}   # then install the package for $(uname -m)',
      },
      {
        text: 'Or let qemu run the other architecture (slow)',
        host: 'docker run --privileged --rm tonistiigi/binfmt --install all',
      },
    ],
    source: 'execve(2) ENOEXEC; bash execute_cmd.c; runc; moby daemon/create.go platform warning',
    matches: [
      'exec /usr/local/bin/docker-entrypoint.sh: exec format error',
      'standard_init_linux.go:228: exec user process caused: exec format error',
      "OSError: [Errno 8] Exec format error: '/opt/app/tool'",
      'bash: ./server: cannot execute binary file: Exec format error',
      './server: cannot execute binary file',
      'ImportError: /usr/lib/libpq.so.5: wrong ELF class: ELFCLASS32',
      "qemu-x86_64: Could not open '/lib64/ld-linux-x86-64.so.2': No such file or directory",
      "The requested image's platform (linux/arm64/v8) does not match the detected host platform (linux/amd64/v3) and no specific platform was requested",
      'Error: spawn Unknown system error -8',
    ],
    ignores: ['exec /app/server: no such file or directory', 'log format error: unknown field in template'],
  },
  {
    id: 'exec.program-not-found',
    kind: 'missing_file',
    forms: [
      { words: 'command not found', pattern: /^(?<object>[\w./+-]{1,40}): command not found$/ },
      {
        words: 'executable file not found in path',
        pattern: /exec: "(?<object>[^"]{1,120})": executable file not found in (?:\$PATH|%PATH%)/,
      },
      { words: 'spawn enoent', pattern: /\bspawn (?<object>\S{1,120}) ENOENT/ },
      {
        words: 'command not found',
        pattern: /(?:line \d{1,5}: |(?:ba|z)?sh: )(?<object>[\w./+-]{1,80}): command not found/,
      },
      {
        words: 'not found',
        pattern: /(?:\/bin\/)?(?:da|a)?sh: (?:line )?\d{1,5}: (?:exec: )?(?<object>[\w./+-]{1,80}): not found/,
      },
      {
        words: 'sh not found',
        pattern: /(?:^|\s)(?:\/bin\/)?(?:a)?sh: (?!locale: )(?<object>[\w./+-]{1,80}): not found/,
      },
      {
        words: 'env no such file or directory',
        pattern: /\benv: (?:can't execute )?['‘"]?(?<object>[+\w./-]{1,60})['’"]?: No such file or directory/,
      },
      {
        words: 'cannot run program error 2',
        pattern:
          /Cannot run program "(?<object>[^"]{1,120})"(?: \(in directory "[^"]{1,120}"\))?: (?:Exec failed, error: 2|error=2)/,
      },
      {
        words: 'cannot execute required file not found',
        pattern: /(?<object>[\w./+-]{1,120}): cannot execute: required file not found/,
      },
      {
        words: 'exec no such file or directory',
        pattern: /\bexec:? "?(?<object>\/[\w./+-]{1,120})"?: (?:stat \S{1,120}: )?no such file or directory/,
      },
      {
        words: 'user process caused no such file or directory',
        pattern: /user process caused(?: "|: )no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program {object|to start} is not there, or its interpreter is not',
    check: {
      text: 'Look for {object|the program} in the image and read the first line of it: an interpreter named after #! that is missing, or a program linked with glibc in an Alpine image, gives the same message',
      compose:
        'docker compose run --rm --entrypoint "" {service} sh -c "command -v {object|<program>}; head -1 {object|<program>}; echo $PATH"',
      kubernetes: 'kubectl debug -it <pod> --image=busybox --target={service} -- ls -l /proc/1/root{object|/<program>}',
      host: 'command -v {object|<program>}; systemctl show {service} -p ExecStart,Environment',
    },
    repair: [
      {
        text: 'Install what holds {object|the program} in the image or on the host, or correct the command or entrypoint that names it',
        compose: '$EDITOR Dockerfile docker-compose.yml && docker compose up -d --build {service}',
        kubernetes: 'kubectl edit deploy/{service}   # command, args',
        host: 'sudo apt-get install <package>',
      },
      {
        text: 'A volume mounted over the directory of the program hides it: mount below it',
        compose: 'docker compose config | grep -nA6 volumes:',
      },
    ],
    source: 'execve(2) ENOENT; Go os/exec; libuv; bash execute_cmd.c; dash exec.c; runc init',
    matches: [
      'go: command not found',
      'exec: "gunicorn": executable file not found in $PATH',
      'Error: spawn ffmpeg ENOENT',
      '/entrypoint.sh: line 9: pg_isready: command not found',
      'sh: 1: next: not found',
      '/bin/sh: curl: not found',
      '/usr/bin/env: ‘node’: No such file or directory',
      'java.io.IOException: Cannot run program "wkhtmltopdf": error=2, No such file or directory',
      'bash: ./start.sh: cannot execute: required file not found',
      'exec /app/server: no such file or directory',
      'standard_init_linux.go:211: exec user process caused "no such file or directory"',
    ],
    ignores: [
      '/usr/bin/env: ‘bash\\r’: No such file or directory',
      'page not found: /products/7',
      'help: if you see command not found, install the tools first',
    ],
  },
  {
    id: 'exec.windows-line-ends',
    kind: 'missing_file',
    forms: [
      {
        words: 'env r no such file or directory',
        pattern: /\benv: ['‘"]?(?<object>[\w./+-]{1,40})(?:\\r|\r)['’"]?: No such file or directory/,
      },
      {
        words: 'bad interpreter',
        pattern: /(?<path>[\w./+-]{1,120}): (?<object>[\w./+-]{1,60})(?:\^M|\\r|\r): bad interpreter/,
      },
      { words: 'r command not found', pattern: /line \d{1,5}: \$'\\r': command not found/ },
      { words: 'r syntax error', pattern: /syntax error near unexpected token `\$'\S{0,12}\\r''/ },
      { words: 'illegal option', pattern: /\bset: Illegal option -(?:\r|\\r)?$/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The script {path|that starts it} has Windows line ends, so its interpreter is not found',
    check: {
      text: 'See the line ends of the script',
      compose: 'docker compose run --rm --entrypoint "" {service} sh -c "head -1 {path|<script>} | od -c | head -2"',
      host: 'file {path|<script>}',
    },
    repair: [
      {
        text: 'Write the script with LF and keep it so: a checkout with core.autocrlf turns LF into CRLF, *.sh text eol=lf in .gitattributes forbids that',
        compose: `sed -i 's/\\r$//' <script> && echo '*.sh text eol=lf' >> .gitattributes && docker compose up -d --build {service}`,
        host: `sed -i 's/\\r$//' {path|<script>}`,
      },
    ],
    source: 'execve(2), shebang; bash execute_cmd.c shell_execve; gitattributes(5) eol',
    matches: [
      '/usr/bin/env: ‘bash\\r’: No such file or directory',
      'bash: ./deploy.sh: /bin/bash^M: bad interpreter: No such file or directory',
      "./deploy.sh: line 2: $'\\r': command not found",
      "entrypoint.sh: line 7: syntax error near unexpected token `$'do\\r''",
      '/docker-entrypoint.sh: 3: set: Illegal option -',
    ],
    ignores: ['/usr/bin/env: ‘node’: No such file or directory', 'converted 14 files from CRLF to LF'],
  },
  {
    id: 'exec.not-permitted',
    kind: 'file_permission',
    forms: [
      {
        words: 'exec permission denied',
        pattern: /\bexec(?:ing)?:? (?:user process caused: )?"?(?<path>[^\s":]{1,150})"?: permission denied/i,
      },
      { words: 'exec permission denied', pattern: /user process caused(?: "|: )permission denied/ },
      { words: 'fork exec permission denied', pattern: /fork\/exec (?<path>\S{1,150}): permission denied/ },
      { words: 'spawn eacces', pattern: /\bspawn (?<path>\S{1,150}) EACCES/ },
      {
        words: 'cannot run program error 13 permission denied',
        pattern: /Cannot run program "(?<path>[^"]{1,150})".{0,80}error[=:] ?13, Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The file {path|that is to start} is not executable for the account (exit code 126)',
    check: {
      text: 'Look at the mode of the file and at the options of its mount (noexec)',
      compose: 'docker compose run --rm --entrypoint "" {service} ls -l {path|<path>}',
      kubernetes: 'kubectl get pod -o yaml | grep -n defaultMode',
      host: 'ls -l {path|<path>}; findmnt -T {path|<path>} -o OPTIONS',
    },
    repair: [
      {
        text: 'Make it executable in the repository or in the image (COPY --chmod=755): a script mounted from the host keeps the mode it has there',
        compose:
          'chmod +x <script on the host> && git update-index --chmod=+x <script> && docker compose up -d --build {service}',
        kubernetes: 'kubectl edit deploy/{service}   # volumes.configMap.defaultMode: 0755',
        host: 'sudo chmod +x {path|<path>}',
      },
    ],
    source: 'execve(2) EACCES; runc init; libuv; POSIX shell exit status 126',
    matches: [
      'runc create failed: unable to start container process: exec: "/docker-entrypoint.sh": permission denied: unknown',
      'standard_init_linux.go:219: exec user process caused: permission denied',
      'fork/exec /app/hooks/run.sh: permission denied',
      'Error: spawn /app/bin/convert EACCES',
      'java.io.IOException: Cannot run program "/opt/run.sh": error=13, Permission denied',
    ],
    ignores: ["PermissionError: [Errno 13] Permission denied: '/data'", 'sudo: user is not permitted to exec vi'],
  },
  {
    id: 'linker.library-missing',
    kind: 'missing_module',
    forms: [
      {
        words: 'error while loading shared libraries',
        pattern:
          /(?:(?<path>[\w./+-]{1,120}): )?error while loading shared libraries: (?<object>[+\w./-]{1,120}): cannot open shared object file/,
      },
      {
        words: 'cannot open shared object file',
        pattern:
          /(?:^|(?<!dlerror:|Python extension:)[\s'"(])(?<object>[+\w./-]{1,120}\.so[\w.]{0,12}): cannot open shared object file: No such file or directory/,
      },
      {
        words: 'error loading shared library',
        pattern:
          /Error loading shared library (?<object>[+\w.-]{1,120}): No such file or directory(?: \(needed by (?<path>[^)]{1,150})\))?/,
      },
      {
        words: 'unable to load shared library',
        pattern: /DllNotFoundException: Unable to load shared library '(?<object>[^']{1,120})'/,
      },
      {
        words: 'unsatisfiedlinkerror',
        pattern: /UnsatisfiedLinkError: (?:no (?<object>\S{1,80}) in java\.library\.path|(?<path>\/[^\s:]{1,150}): )/,
      },
      { words: 'library not loaded', pattern: /dyld(?:\[\d{1,7}\])?: Library not loaded: (?<object>\S{1,150})/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The shared library {object|of the program} is not installed',
    check: {
      text: 'List what the program is linked with and what of it is missing',
      compose: 'docker compose run --rm --entrypoint "" {service} sh -c "ldd {path|<program>} | grep -i \'not found\'"',
      host: 'ldd {path|<program>} | grep "not found"; ldconfig -p | grep {object|<library>}',
    },
    repair: [
      {
        text: 'Install the package that holds {object|the library} (apt-file search, apk search so:), or build the image on the same base as the one it runs on: a slim or newer base has dropped it',
        compose:
          '$EDITOR Dockerfile   # RUN apt-get update && apt-get install -y <package>\ndocker compose up -d --build {service}',
        host: 'apt-file search {object|<library>}; sudo apt-get install <package> && sudo ldconfig',
      },
    ],
    source: 'ld.so(8); glibc elf/dl-load.c; musl ldso/dynlink.c; OpenJDK ClassLoader; .NET NativeLibrary',
    matches: [
      '/usr/bin/node: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file or directory',
      'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
      'Error loading shared library libssl.so.1.1: No such file or directory (needed by /app/query_engine.so.node)',
      "System.DllNotFoundException: Unable to load shared library 'libSkiaSharp' or one of its dependencies.",
      'java.lang.UnsatisfiedLinkError: no rocksdbjni in java.library.path: /usr/lib',
      'dyld[812]: Library not loaded: @rpath/libpq.5.dylib',
    ],
    ignores: [
      'loaded shared library libssl.so.3',
      'guide: errors while loading shared libraries are solved with ldconfig',
    ],
  },
  {
    id: 'linker.version-not-found',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'version not found',
        pattern:
          /(?<path>[\w./+-]{1,120}): version [`'](?<wanted>(?:GLIBC|GLIBCXX|CXXABI|GCC|OPENSSL|LIBSSL)_[\w.]{1,20})' not found(?: \(required by (?<object>[^)]{1,150})\))?/,
      },
      {
        words: 'symbol lookup error undefined symbol',
        pattern: /symbol lookup error: (?<path>[^\s:]{1,150}): undefined symbol: (?<object>\w{1,150})/,
      },
      {
        words: 'error relocating symbol not found',
        pattern: /Error relocating (?<path>[^\s:]{1,150}): (?<object>\w{1,150}): symbol not found/,
      },
      {
        words: 'undefined symbol',
        pattern: /ImportError: (?<path>\/[^\s:]{1,200}): undefined symbol: (?<object>\w{1,150})/,
      },
      {
        words: 'undefined symbol',
        pattern: /(?<path>\/[^\s:]{1,200}\.so[.\w-]{0,60}): undefined symbol: (?<object>[^\s,]{1,160})/,
      },
      {
        words: 'symbol not found in flat namespace',
        pattern: /[Ss]ymbol not found(?: in flat namespace)? \(?'?(?<object>_[\w@]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The program wants another library ({wanted|a symbol is missing}) than is installed',
    check: {
      text: 'Compare the C library of the image with the one that the program was built on',
      compose: 'docker compose run --rm --entrypoint "" {service} sh -c "ldd --version; cat /etc/os-release"',
      host: 'ldd --version | head -1; strings {path|<path>} | grep GLIBC_',
    },
    repair: [
      {
        text: 'Build on the base image that it runs on (or an older one): glibc runs what was built on an older release, never on a newer; on Alpine use a musl build',
        compose:
          '$EDITOR Dockerfile   # the same release in both FROM lines\ndocker compose build --no-cache {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built on the older base>',
      },
    ],
    source: 'ld.so(8); glibc elf/dl-version.c; musl ldso/dynlink.c do_relocs',
    matches: [
      "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /app/server)",
      '/usr/bin/ruby: symbol lookup error: /usr/lib/libruby.so: undefined symbol: EVP_KDF_ctrl',
      'Error relocating /app/lib/libfoo.so: __memcpy_chk: symbol not found',
      'ImportError: /usr/lib/python3/dist-packages/torch/lib/libc10.so: undefined symbol: _ZN3c106ivalue',
      'nginx: [emerg] dlopen() "/etc/nginx/modules/ngx_http_lua_module.so" failed (/etc/nginx/modules/ngx_http_lua_module.so: undefined symbol: ngx_stream_lua_ffi)',
      "ImportError: dlopen(/usr/local/lib/python3.11/site-packages/cv2.so, 0x0002): symbol not found in flat namespace '_PyCMethod_New'",
    ],
    ignores: ['version 2.34 of glibc found', 'No matching version found for left-pad@9'],
  },
  {
    id: 'shell.exit-command-missing',
    kind: 'missing_file',
    forms: [
      {
        words: '127',
        pattern:
          /\b(?:exited with code|exited with exit code|exit code:?|exit status|exitCode"?[:=]|Exited \(|status=|returned non-zero exit status) ?(?<signal>127)\b(?!\.| (?:for|and|means|is)\b)/i,
      },
      {
        words: '126',
        pattern:
          /\b(?:exited with code|exited with exit code|exit code:?|exit status|exitCode"?[:=]|Exited \(|returned non-zero exit status) ?(?<signal>126)\b(?!\.| (?:for|and|means|is)\b)/i,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'A program could not be started: exit code {signal} (127 is not found, 126 not executable)',
    check: {
      text: 'Read the line before the exit, it names the program; then look for that program and its mode',
      compose:
        'docker compose logs --tail 20 {service}; docker inspect -f "{{.Path}} {{.Args}}" $(docker compose ps -aq {service})',
      kubernetes: 'kubectl logs deploy/{service} --previous --tail 20',
      host: 'journalctl -u {service} -n 20 --no-pager',
    },
    repair: [
      {
        text: 'Correct the command, the PATH or the mode of the file, or install what is missing in the image',
        compose: '$EDITOR docker-compose.yml Dockerfile && docker compose up -d --build {service}',
        kubernetes: 'kubectl edit deploy/{service}   # command, args',
        host: 'sudo systemctl edit --full {service}',
      },
    ],
    source: 'POSIX.1 XCU 2.8.2 Exit Status for Commands; Docker documentation, docker run exit status',
    matches: ['shop-worker-1 exited with code 127', 'container finished with exit code 126'],
    ignores: ['listening on 127.0.0.1:8080', 'shop-worker-1 exited with code 0'],
  },
];

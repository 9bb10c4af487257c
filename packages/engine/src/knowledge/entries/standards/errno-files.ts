import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO_MAY: Step = {
  text: 'Compare the account that the program runs as with owner and mode of {path|the file} and of each directory above it',
  compose:
    'docker compose exec {service} sh -c "id; ls -ldn {path|<path>}"; docker compose config | grep -nE "user:|volumes:"',
  kubernetes:
    'kubectl exec deploy/{service} -- sh -c "id; ls -ldn {path|<path>}"; kubectl get deploy/{service} -o yaml | grep -nA8 securityContext',
  host: 'systemctl show {service} -p User; namei -l {path|<path>}; sudo ausearch -m avc -ts recent',
};

const LOOK_AT_PATH: Step = {
  text: 'See what is at {path|that place} as the program sees it, not as the host does',
  compose: 'docker compose exec {service} ls -la {path|<path>}; docker compose config | grep -nA6 volumes:',
  kubernetes:
    'kubectl exec deploy/{service} -- ls -la {path|<path>}; kubectl get deploy/{service} -o yaml | grep -nE "mountPath|subPath"',
  host: 'namei -l {path|<path>}; stat {path|<path>}',
};

/** Files that cannot be opened or written: codes of errno as every runtime prints them. */
export const ERRNO_FILES: readonly CatalogueEntry[] = [
  {
    id: 'errno.permission-denied',
    kind: 'file_permission',
    forms: [
      {
        words: 'eacces permission denied',
        pattern: /\bEACCES: permission denied, (?!listen)\w{1,20} '(?<path>[^']{1,200})'/,
      },
      { words: 'errno 13 permission denied', pattern: /\[Errno 13\] Permission denied: ['"](?<path>[^'"]{1,200})['"]/ },
      {
        words: 'permission denied',
        pattern:
          /\b(?:open|openat|mkdir|mkdirat|stat|lstat|remove|unlink|unlinkat|rename|readdirent|chmod|symlink|link|fork\/exec|chdir|truncate|readlink) (?<path>[\w./][^\s:]{0,200}): permission denied/,
      },
      {
        words: 'permission denied',
        pattern:
          /(?:FileNotFoundException|FileSystemException|AccessDeniedException|IOException): (?<path>\/[^\s(:]{0,200})(?:: | \()Permission denied/,
      },
      {
        words: 'accessdeniedexception',
        pattern: /java\.nio\.file\.AccessDeniedException: (?<path>[/A-Z][^\s:]{0,200})$/,
      },
      { words: 'permission denied', pattern: /Permission denied @ \w{1,30} - \(?(?<path>[^\s,)]{1,200})/ },
      {
        words: 'failed to open stream permission denied',
        pattern: /(?:\w{3,25}\((?<path>[^\s)]{1,200})\): )?[Ff]ailed to open stream: Permission denied/,
      },
      { words: 'access to the path is denied', pattern: /Access to the path '(?<path>[^']{1,200})' is denied/ },
      {
        words: 'permission denied',
        pattern: /\(File\.Error\) could not [^"]{1,40} "(?<path>[^"]{1,200})": permission denied/,
      },
      { words: 'permission denied', pattern: /(?:[ '"‘`]|^)(?<path>\/[^\s'"’:]{1,200})['"’`]?: Permission denied$/ },
      {
        words: 'failed permission denied',
        pattern:
          /\b(?:open|mkdir|stat|opendir|unlink|rename|chdir|access|chmod)\(\)? ?"(?<path>[^"]{1,200})"?\)? failed \(13: Permission denied\)/,
      },
      {
        words: 'permission denied',
        pattern: /Permission denied \(os error 13\)|Os \{ code: 13, kind: PermissionDenied/,
      },
      { words: 'eacces', pattern: /(?:\{error, ?|[(:] ?:?)eacces\b|\{:error, :eacces\}/ },
      {
        words: 'filesystem error permission denied',
        pattern: /filesystem error: [^\n:]{1,80}: Permission denied(?: \[(?<path>[^\]\n]{1,160})\])?/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The account of the program may not use {path|a file it needs}',
    check: WHO_MAY,
    repair: [
      {
        text: 'Give {path|the file} to the account that the program runs as (the number counts, not the name); a bind mount keeps the owner it has on the host, a new named volume takes that of the image',
        compose: 'docker compose run --rm --user root --entrypoint "" {service} chown -R <uid>:<gid> {path|<path>}',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":<gid>}}}}}'`,
        host: 'sudo chown -R <user>:<group> {path|<path>}',
      },
      {
        text: 'When owner and mode are right, SELinux or AppArmor forbids it: relabel (the :Z of a bind mount) or allow what the audit log names',
        compose: '$EDITOR docker-compose.yml   # volumes: "./data:/data:Z"',
        host: 'sudo restorecon -Rv {path|<path>}; sudo ausearch -m avc -ts recent | audit2why',
      },
    ],
    source:
      'errno(3) EACCES; path_resolution(7); libuv, CPython PermissionError, Go fs.PathError, java.io.FileInputStream, Rust io::Error, PHP main/streams',
    matches: [
      "Error: EACCES: permission denied, open '/data/app.log'",
      "PermissionError: [Errno 13] Permission denied: '/var/lib/app/cache.db'",
      'open /etc/tls/tls.key: permission denied',
      'java.io.FileNotFoundException: /logs/app.log (Permission denied)',
      'Caused by: java.nio.file.AccessDeniedException: /data/nodes',
      'Errno::EACCES: Permission denied @ rb_sysopen - /srv/app/log/production.log',
      'PHP Warning:  file_put_contents(/var/www/cache/x.php): Failed to open stream: Permission denied in /var/www/boot.php on line 8',
      "System.UnauthorizedAccessException: Access to the path '/app/keys' is denied.",
      '** (File.Error) could not write to file "/data/out.csv": permission denied',
      'mkdir: cannot create directory ‘/bitnami/data’: Permission denied',
      'nginx: [emerg] open() "/var/run/nginx.pid" failed (13: Permission denied)',
      'thread \'main\' panicked at src/main.rs:9:30: called `Result::unwrap()` on an `Err` value: Os { code: 13, kind: PermissionDenied, message: "Permission denied" }',
      '[error] log file: {error,eacces}',
      'terminate called after throwing an instance of std::filesystem::__cxx11::filesystem_error what(): filesystem error: cannot create directories: Permission denied [/data/store]',
    ],
    ignores: [
      'Error: listen EACCES: permission denied 0.0.0.0:80',
      'git@github.com: Permission denied (publickey).',
      'audit: permission denied events are kept for 30 days',
    ],
  },
  {
    id: 'errno.operation-not-permitted',
    kind: 'file_permission',
    forms: [
      {
        words: 'eperm operation not permitted',
        pattern: /\bEPERM: operation not permitted, \w{1,20}(?: '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'errno 1 operation not permitted',
        pattern: /\[Errno 1\] Operation not permitted(?:: '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'operation not permitted',
        pattern:
          /\b(?:chown|chmod|lchown|unlink|remove|rename|mount|setuid|chroot|mknod|symlink|link)(?:at)? (?<path>\/[^\s:]{1,200}): operation not permitted/,
      },
      {
        words: 'operation not permitted',
        pattern:
          /\b(?:chown|chmod|mount|chgrp|install|cp|rm|mv|tar): [^'‘"/]{0,60}['‘"]?(?<path>\/[^\s'’":]{1,200})['’"]?: Operation not permitted/,
      },
      {
        words: 'filesystemexception operation not permitted',
        pattern: /FileSystemException: (?<path>\/[^\s:]{1,200}): Operation not permitted/,
      },
      { words: 'operation not permitted', pattern: /["'‘](?<path>\/[^"'’]{1,200})["'’]: Operation not permitted$/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel does not let the program change {path|what it wants to}',
    check: WHO_MAY,
    repair: [
      {
        text: 'Prepare the owner of {path|the volume} outside, so that the start script has nothing to chown; NFS with root_squash and rootless containers never let it',
        compose:
          'docker compose run --rm --user root --entrypoint "" {service} ls -ldn {path|<path>}; sudo chown -R <uid>:<gid> <directory on the host>',
        kubernetes: 'kubectl edit deploy/{service}   # securityContext: runAsUser, fsGroup',
        host: 'lsattr -d {path|<path>}; sudo chown -R <user>: {path|<path>}',
      },
      {
        text: 'Or give back the capability that cap_drop, seccomp or no-new-privileges took (CHOWN, FOWNER, SETUID, SYS_ADMIN for mounts)',
        compose: '$EDITOR docker-compose.yml   # cap_add: [CHOWN, FOWNER]',
        kubernetes: 'kubectl edit deploy/{service}   # securityContext.capabilities.add: ["CHOWN","FOWNER"]',
        host: 'sudo systemctl edit {service}   # CapabilityBoundingSet=, NoNewPrivileges=no',
      },
    ],
    source: 'errno(3) EPERM; chown(2), capabilities(7); exports(5) root_squash; coreutils chown-core.c',
    matches: [
      "Error: EPERM: operation not permitted, chmod '/data/keyfile'",
      "PermissionError: [Errno 1] Operation not permitted: '/var/lib/app'",
      'chown /var/lib/grafana: operation not permitted',
      "chown: changing ownership of '/var/lib/postgresql/data': Operation not permitted",
      'java.nio.file.FileSystemException: /logs/app.log: Operation not permitted',
      'initdb: error: could not change permissions of directory "/var/lib/postgresql/data": Operation not permitted',
    ],
    ignores: [
      'bash: ulimit: open files: cannot modify limit: Operation not permitted',
      'policy: this operation is not permitted outside of the maintenance window',
    ],
  },
  {
    id: 'docker.socket-permission',
    kind: 'file_permission',
    program: 'docker',
    forms: [
      {
        words: 'docker sock connect permission denied',
        pattern: /dial unix (?<path>\/[\w./-]{1,80}docker\.sock): connect: permission denied/,
      },
      { words: 'connect eacces docker sock', pattern: /connect EACCES (?<path>\/[\w./-]{1,80}docker\.sock)/ },
      {
        words: 'permission denied while trying to connect to the docker',
        pattern:
          /permission denied while trying to connect to the [Dd]ocker (?:daemon socket|API) at (?:unix:\/\/)?(?<path>\/[\w./-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'docker',
    specificity: 3,
    means: 'The account may not use the socket of Docker, {path}',
    check: {
      text: 'Compare the groups of the account with the group of the socket',
      compose: 'docker compose exec {service} sh -c "id; ls -ln {path}"',
      host: 'id; ls -ln {path}',
    },
    repair: [
      {
        text: 'Add the account to the group docker and log in anew (this makes it as mighty as root)',
        host: 'sudo usermod -aG docker $USER && newgrp docker',
      },
      {
        text: 'In a container, give its user the group number that the socket has on the host',
        compose: 'stat -c %g {path}; $EDITOR docker-compose.yml   # group_add: ["<that number>"]',
      },
    ],
    source: 'Docker documentation, Linux post-installation steps; moby client/request.go',
    matches: [
      'dial unix /var/run/docker.sock: connect: permission denied',
      'Error: connect EACCES /var/run/docker.sock',
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/containers/json"',
    ],
    ignores: [
      'dial unix /var/run/docker.sock: connect: no such file or directory',
      'mounted /var/run/docker.sock with permission 0660',
    ],
  },
  {
    id: 'errno.no-such-file',
    kind: 'missing_file',
    forms: [
      {
        words: 'enoent no such file or directory',
        pattern: /\bENOENT: no such file or directory, \w{1,20} '(?<path>[^']{1,200})'/,
      },
      {
        words: 'errno 2 no such file or directory',
        pattern: /\[Errno 2\] No such file or directory: ['"](?<path>[^'"]{1,200})['"]/,
      },
      {
        words: 'no such file or directory',
        pattern:
          /\b(?:open|openat|stat|lstat|read|chdir|readlink|readdirent) (?<path>[\w./][^\s:]{0,200}): no such file or directory/,
      },
      {
        words: 'no such file or directory',
        pattern:
          /(?:FileNotFoundException|NoSuchFileException|FileSystemException): (?<path>[^\s(:]{1,200})(?:: | \()No such file or directory/,
      },
      { words: 'nosuchfileexception', pattern: /java\.nio\.file\.NoSuchFileException: (?<path>[^\s:]{1,200})$/ },
      {
        words: 'no such file or directory',
        pattern: /No such file or directory @ \w{1,30} - \(?(?<path>[^\s,)]{1,200})/,
      },
      {
        words: 'failed to open stream no such file or directory',
        pattern: /\w{3,25}\((?<path>[^\s)]{1,200})\): [Ff]ailed to open stream: No such file or directory/,
      },
      { words: 'could not find file', pattern: /FileNotFoundException: Could not find file '(?<path>[^']{1,200})'/ },
      {
        words: 'could not find a part of the path',
        pattern: /Could not find a part of the path '(?<path>[^']{1,200})'/,
      },
      {
        words: 'no such file or directory',
        pattern: /\(File\.Error\) could not [^"]{1,40} "(?<path>[^"]{1,200})": no such file or directory/,
      },
      {
        words: 'no such file or directory',
        pattern:
          /(?:[ '"‘`(]|^)(?<path>(?:\.{0,2}\/|[\w-]{1,60}\.)[^\s'"’:]{1,200})['"’`]?: No such file or directory(?:$|[."\\])/,
      },
      {
        words: 'failed no such file or directory',
        pattern: /\w{2,12}\(\)? ?"(?<path>[^"]{1,200})"?\)? failed \(2: No such file or directory\)/,
      },
      {
        words: 'no such file or directory',
        pattern: /No such file or directory \(os error 2\)|Os \{ code: 2, kind: NotFound/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The file {path|that the program asks for} is not there',
    check: LOOK_AT_PATH,
    repair: [
      {
        text: 'Put {path|the file} where the program looks for it: mount it (source and target of the volume), copy it into the image, or correct the path in the settings; a relative path counts from the working directory',
        compose: '$EDITOR docker-compose.yml && docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl describe pod -l app={service} | grep -A20 Mounts; kubectl get configmap,secret',
        host: 'systemctl show {service} -p WorkingDirectory; ls -la $(dirname {path|<path>})',
      },
    ],
    source:
      'errno(3) ENOENT; libuv, CPython FileNotFoundError, Go fs.PathError, java.nio.file.NoSuchFileException, Ruby rb_sysopen, PHP main/streams, dotnet FileSystem',
    matches: [
      "Error: ENOENT: no such file or directory, open '/app/config/default.json'",
      "FileNotFoundError: [Errno 2] No such file or directory: '/run/secrets/db_password'",
      'open /etc/app/config.yaml: no such file or directory',
      'java.io.FileNotFoundException: /etc/app/keystore.p12 (No such file or directory)',
      'java.nio.file.NoSuchFileException: /data/index/segments_7',
      'Errno::ENOENT: No such file or directory @ rb_sysopen - config/database.yml',
      'PHP Warning:  require(/var/www/vendor/autoload.php): Failed to open stream: No such file or directory in /var/www/public/index.php on line 4',
      "System.IO.FileNotFoundException: Could not find file '/https/aspnetapp.pfx'.",
      "System.IO.DirectoryNotFoundException: Could not find a part of the path '/app/wwwroot/images'.",
      '** (File.Error) could not read file "/app/config.exs": no such file or directory',
      'cat: /etc/app/token: No such file or directory',
      'nginx: [emerg] open() "/etc/nginx/mime.types" failed (2: No such file or directory)',
      'Error: No such file or directory (os error 2)',
    ],
    ignores: [
      'Error: spawn ffmpeg ENOENT',
      'hint: "no such file or directory" may also mean that the interpreter is missing',
      'dial unix /run/app.sock: connect: no such file or directory',
    ],
  },
  {
    id: 'errno.directory-for-file',
    kind: 'missing_file',
    forms: [
      {
        words: 'eisdir illegal operation on a directory',
        pattern: /\bEISDIR: illegal operation on a directory, \w{1,20}(?: '(?<path>[^']{1,200})')?/,
      },
      { words: 'errno 21 is a directory', pattern: /\[Errno 21\] Is a directory: '(?<path>[^']{1,200})'/ },
      { words: 'is a directory', pattern: /\b(?:open|read) (?<path>\/[^\s:]{1,200}): is a directory/ },
      {
        words: 'is a directory',
        pattern: /(?:FileNotFoundException|FileSystemException): (?<path>\/[^\s(:]{1,200})(?:: | \()Is a directory/,
      },
      {
        words: 'is a directory',
        pattern:
          /(?:IOException|\(21\)|Errno::EISDIR): Is a directory(?: @ \w{1,20} - (?<path>\S{1,200}))?|Is a directory \(os error 21\)/,
      },
      {
        words: 'not a directory are you trying to mount',
        pattern: /Are you trying to mount a directory onto a file \(or vice-versa\)\?/,
      },
    ],
    nearby: [/error mounting "(?<path>[^"]{1,200})"/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A directory stands at {path|the place of a file}',
    check: {
      ...LOOK_AT_PATH,
      text: 'See what is at {path|that place} as the program sees it, not as the host does; mostly a bind mount whose source was missing, so that Docker made a directory',
    },
    repair: [
      {
        text: 'Remove the empty directory that Docker made in place of the missing source file, put the file there, and make the container anew',
        compose:
          'docker compose rm -sf {service}; sudo rmdir <source on the host>; cp <the file> <source on the host>; docker compose up -d {service}',
        kubernetes: 'kubectl edit deploy/{service}   # a single file needs subPath in volumeMounts',
        host: 'ls -ld {path|<path>}',
        destructive: true,
      },
    ],
    source: 'errno(3) EISDIR; Docker documentation, Bind mounts; runc rootfs_linux.go',
    matches: [
      'Error: EISDIR: illegal operation on a directory, read',
      "IsADirectoryError: [Errno 21] Is a directory: '/app/config.yml'",
      'read /etc/prometheus/prometheus.yml: is a directory',
      'java.io.FileNotFoundException: /app/keystore.jks (Is a directory)',
      'Error: Is a directory (os error 21)',
      'unable to start container process: error mounting "/srv/nginx.conf" to rootfs at "/etc/nginx/nginx.conf": not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type',
    ],
    ignores: ['cp: -r not specified; omitting directory', '/data is a directory of 12 GB'],
  },
  {
    id: 'errno.file-for-directory',
    kind: 'missing_file',
    forms: [
      { words: 'errno 20 not a directory', pattern: /\[Errno 20\] Not a directory: '(?<path>[^']{1,200})'/ },
      { words: 'enotdir not a directory', pattern: /\bENOTDIR: not a directory, \w{1,20} '(?<path>[^']{1,200})'/ },
      {
        words: 'errno not a directory',
        pattern: /NotADirectoryError: \[Errno 20\] Not a directory: '(?<path>[^']{1,200})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{path|A path} is no directory, or leads through a file',
    check: {
      ...LOOK_AT_PATH,
      text: 'See which part of {path|that path} is a file as the program sees it, not as the host does',
    },
    repair: [
      {
        text: 'Name the directory that is meant, or move the file away that stands where the program looks for a directory',
        host: 'ls -ld {path|<path>}',
      },
    ],
    source: 'errno(3) ENOTDIR',
    matches: [
      "NotADirectoryError: [Errno 20] Not a directory: '/data/x/y'",
      "Error: ENOTDIR: not a directory, scandir '/app/config.yml'",
      "NotADirectoryError: [Errno 20] Not a directory: '/app/config.yml/x'",
    ],
    ignores: ['Error: EISDIR: illegal operation on a directory, read', '/data is not a directory that I know'],
  },
];

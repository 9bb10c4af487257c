import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOCKER_START: readonly CatalogueEntry[] = [
  {
    id: 'docker.entrypoint-not-found',
    kind: 'missing_file',
    program: 'docker',
    forms: [
      {
        words: 'exec executable file not found in path',
        pattern:
          /(?<!exec failed: unable to start container process: )exec: "(?<path>[^"]{1,160})": executable file not found in (?:\$PATH|%PATH%)/,
      },
      {
        words: 'unable to start container process exec stat no such file or directory',
        pattern:
          /(?<!exec failed: )unable to start container process: exec: "(?<path>[^"]{1,160})": stat [^:]{1,160}: no such file or directory/,
      },
      {
        words: 'exec no such file or directory',
        pattern: /^(?:\S{1,60} {1,20}\| )?exec (?<path>\/\S{1,160}): no such file or directory/,
      },
      {
        words: 'exec user process caused no such file or directory',
        pattern: /standard_init_linux\.go:\d{1,4}: exec user process caused:? "?no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program {path|of the entrypoint} that starts the container is not in the image',
    check: {
      text: 'Look whether the file is there, and how its first line ends: a script with Windows line ends or with a shell that the image lacks (#!/bin/bash on Alpine) is "not found" as well, and a mount over its folder hides it',
      compose: `docker compose run --rm --entrypoint sh {service} -c 'ls -l {path|/}; head -1 {path|/etc/os-release} | od -c | head'`,
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{.spec.template.spec.containers[*].command}"',
    },
    repair: [
      {
        text: 'Correct command: or entrypoint: (a whole shell line has to be a list or go through sh -c), or copy the file into the image',
        compose: 'docker compose up -d --build --force-recreate {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
      {
        text: 'When the script has Windows line ends, convert it and keep it so with *.sh text eol=lf in .gitattributes',
        host: 'sed -i "s/\\r$//" <the script in the repository>',
      },
    ],
    source: 'Go os/exec LookPath as runc prints it; runc libcontainer/init_linux.go; standard_init_linux.go',
    matches: [
      'Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "gunicorn": executable file not found in $PATH: unknown',
      'Error: failed to create containerd task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/start.sh": stat /app/start.sh: no such file or directory: unknown',
      'exec /docker-entrypoint.sh: no such file or directory',
      'standard_init_linux.go:228: exec user process caused: no such file or directory',
    ],
    ignores: [
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "curl": executable file not found in $PATH: unknown',
      'the pod stays in error when the executable file is not found in the image',
    ],
  },
  {
    id: 'docker.health-check-program-missing',
    kind: 'health_check_wrong',
    program: 'docker',
    forms: [
      {
        words: 'oci runtime exec failed executable file not found in path',
        pattern:
          /OCI runtime exec failed: exec failed: (?:unable to start container process|container_linux\.go:\d{1,4}: starting container process caused): exec: \\?"(?<path>[^"\\]{1,120})\\?": executable file not found/,
      },
      {
        words: 'oci runtime exec failed no such file or directory',
        pattern:
          /OCI runtime exec failed: exec failed: unable to start container process: exec: \\?"(?<path>[^"\\]{1,120})\\?": (?:stat|lstat|open) [^:]{1,120}: no such file or directory/,
      },
      {
        words: 'probe errored executable file not found',
        pattern:
          /(?:Readiness|Liveness|Startup) probe errored: .{0,200}exec: \\?"(?<path>[^"\\]{1,120})\\?": executable file not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The command {path} of the health check (or of an exec) is not in the image',
    check: {
      text: 'See whether the program of the check is in the image; slim, Alpine and distroless images bring no curl and often no shell',
      compose: `docker inspect --format '{{json .State.Health}}' $(docker compose ps -q {service}); docker compose exec {service} sh -c 'command -v {path} wget curl'`,
      kubernetes: 'kubectl describe pod -l app={service} | grep -iE "probe|exec"',
    },
    repair: [
      {
        text: 'Write the check with what the image has: wget --spider, the own binary, pg_isready, or an httpGet probe instead of exec',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl edit deploy {service}',
      },
      { text: 'Or install the program in the Dockerfile', compose: 'docker compose up -d --build {service}' },
    ],
    source: 'moby daemon/health.go; runc exec; kubelet prober.go',
    matches: [
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "curl": executable file not found in $PATH: unknown',
      '"Output": "OCI runtime exec failed: exec failed: unable to start container process: exec: \\"/bin/grpc_health_probe\\": stat /bin/grpc_health_probe: no such file or directory: unknown"',
      'Warning  Unhealthy  3s (x4 over 33s)  kubelet  Readiness probe errored: rpc error: code = Unknown desc = failed to exec in container: failed to start exec "77c0": OCI runtime exec: exec failed: unable to start container process: exec: "nc": executable file not found in $PATH: unknown',
    ],
    ignores: [
      'OCI runtime create failed: runc create failed: unable to start container process: exec: "curl": executable file not found in $PATH: unknown',
    ],
  },
  {
    id: 'docker.entrypoint-not-executable',
    kind: 'file_permission',
    program: 'docker',
    forms: [
      {
        words: 'container process exec permission denied',
        pattern:
          /(?:unable to start|starting) container process(?: caused)?: exec: \\?"(?<path>[^"\\]{1,160})\\?": (?:stat [^:]{1,160}: )?permission denied/,
      },
      {
        words: 'exec permission denied',
        pattern: /^(?:\S{1,60} {1,20}\| )?exec (?<path>\/\S{1,160}): permission denied/,
      },
      {
        words: 'exec user process caused permission denied',
        pattern: /standard_init_linux\.go:\d{1,4}: exec user process caused:? "?permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The container may not execute {path|its entrypoint}: the file has no execute bit for its user',
    check: {
      text: 'Look at the mode of the file and at the user the container runs as; git and a copy from Windows lose the execute bit, a noexec mount has the same effect',
      compose: `docker compose run --rm --entrypoint sh {service} -c 'ls -l {path|/}; id'`,
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{.spec.template.spec.containers[*].securityContext}"',
    },
    repair: [
      {
        text: 'Set the execute bit in the repository, so that every build and every mount has it',
        host: 'git update-index --chmod=+x <the script> && chmod +x <the script>',
        compose: 'docker compose up -d --build {service}',
      },
      { text: 'Or set it in the Dockerfile: COPY --chmod=0755 the-script /usr/local/bin/' },
    ],
    source: 'runc libcontainer/init_linux.go, Go os/exec; moby daemon/errors.go setExitCodeFromError (126)',
    matches: [
      'Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/docker-entrypoint.sh": permission denied: unknown',
      'exec /usr/local/bin/start.sh: permission denied',
      'standard_init_linux.go:207: exec user process caused "permission denied"',
    ],
    ignores: [
      'docker: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
    ],
  },
  {
    id: 'docker.exec-format-error',
    kind: 'wrong_architecture',
    program: 'docker',
    forms: [
      { words: 'exec format error', pattern: /(?:^|[\s|])exec (?<path>\/?[\w./-]{1,160}): exec format error/ },
      {
        words: 'exec user process caused exec format error',
        pattern: /standard_init_linux\.go:\d{1,4}: exec user process caused:? "?exec format error/,
      },
      {
        words: 'cannot execute binary file exec format error',
        pattern: /(?<path>\/[\w./-]{1,160}): cannot execute binary file: Exec format error/,
      },
      {
        words: 'fork exec exec format error',
        pattern: /(?:fork\/exec|exec:) "?(?<path>\/[\w./-]{1,160})"?: exec format error/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program {path|of the image} is built for another processor than this host has',
    check: {
      text: 'Compare the platform of the image with the one of the host; an image built on a Mac with Apple silicon is arm64. A script without a first line #!/bin/sh gives the same error',
      compose: `docker image inspect --format '{{.Os}}/{{.Architecture}}' $(docker compose images -q {service}); uname -m`,
      kubernetes: 'kubectl get nodes -L kubernetes.io/arch',
      host: 'file {path|<the program>}; uname -m',
    },
    repair: [
      {
        text: 'Build and push for the platform of the servers, or for both',
        compose: 'docker buildx build --platform linux/amd64,linux/arm64 -t <image> --push .',
        kubernetes:
          'docker buildx build --platform linux/amd64,linux/arm64 -t <image> --push . && kubectl rollout restart deploy/{service}',
      },
      {
        text: 'In a cluster of mixed nodes, pin the workload until then',
        kubernetes: `kubectl patch deploy {service} -p '{"spec":{"template":{"spec":{"nodeSelector":{"kubernetes.io/arch":"amd64"}}}}}'`,
      },
    ],
    source: 'execve(2) ENOEXEC as runc, systemd and bash print it; Docker documentation, Multi-platform builds',
    matches: [
      'exec /usr/local/bin/docker-entrypoint.sh: exec format error',
      'standard_init_linux.go:228: exec user process caused: exec format error',
      '/opt/agent/bin/agent: line 1: /opt/agent/bin/agent: cannot execute binary file: Exec format error',
      'fork/exec /usr/bin/node_exporter: exec format error',
    ],
    ignores: ['for an exec format error see the chapter about platforms'],
  },
  {
    id: 'docker.working-directory-refused',
    kind: 'file_permission',
    program: 'docker',
    forms: [
      {
        words: 'chdir to cwd set in config json failed',
        pattern:
          /chdir to cwd \(\\?"(?<path>[^"\\]{1,160})\\?"\) set in config\.json failed: (?<value>permission denied|no such file or directory|not a directory)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The container cannot enter its working directory {path}: {value}',
    check: {
      text: 'Look at the owner and mode of the folder and of those above it, and at the user of the container; on a host with SELinux look for a denial, too',
      compose: `docker compose run --rm --user 0 -w / --entrypoint sh {service} -c 'ls -ld {path}; id'`,
      host: 'sudo ausearch -m avc -ts recent',
    },
    repair: [
      {
        text: 'Give the folder to the user of the container in the Dockerfile (chown), or correct user: and working_dir:',
        compose: 'docker compose up -d --build --force-recreate {service}',
      },
    ],
    source: 'runc libcontainer/init_linux.go finalizeNamespace',
    matches: [
      'OCI runtime create failed: runc create failed: unable to start container process: error during container init: chdir to cwd ("/home/app") set in config.json failed: permission denied: unknown',
      'Error: failed to create containerd task: OCI runtime create failed: unable to start container process: chdir to cwd ("/srv/app") set in config.json failed: no such file or directory: unknown',
    ],
    ignores: ['"cwd": "/home/app",'],
  },
  {
    id: 'docker.user-unknown',
    kind: 'missing_object',
    program: 'docker',
    forms: [
      {
        words: 'unable to find user no matching entries in passwd file',
        pattern: /unable to find user (?<user>[^:\s]{1,60}): no matching entries in passwd file/,
      },
      {
        words: 'unable to find group no matching entries in group file',
        pattern: /unable to find group (?<user>[^:\s]{1,60}): no matching entries in group file/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The container is to run as {user}, which the image does not know',
    check: {
      text: 'Look for the name in the accounts of the image, and where it is asked for: USER in the Dockerfile, user: in the compose file',
      compose: `docker compose run --rm --user 0 --entrypoint sh {service} -c 'grep -n "{user}" /etc/passwd /etc/group'; docker compose config | grep -n user:`,
    },
    repair: [
      {
        text: 'Use a numeric id (user: "1000:1000"), or make the account in the Dockerfile before USER',
        compose: 'docker compose up -d --build --force-recreate {service}',
      },
    ],
    source: 'moby/sys/user GetExecUser; moby daemon getUser',
    matches: [
      'Error response from daemon: unable to find user app: no matching entries in passwd file',
      'Error response from daemon: unable to find group www-data: no matching entries in group file',
    ],
    ignores: ['useradd: user app exists in the passwd file'],
  },
  {
    id: 'docker.file-mounted-on-directory',
    kind: 'missing_file',
    program: 'docker',
    forms: [
      {
        words: 'are you trying to mount a directory onto a file',
        pattern:
          /error mounting \\?"(?<path>[^"\\]{1,200})\\?" to rootfs at \\?"(?<object>[^"\\]{1,160})\\?".{1,400}Are you trying to mount a directory onto a file/,
      },
      {
        words: 'error mounting to rootfs not a directory',
        pattern:
          /error mounting \\?"(?<path>[^"\\]{1,200})\\?" to rootfs at \\?"(?<object>[^"\\]{1,160})\\?".{1,300}: not a directory/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: '{path} is a folder on the host, not a file: it was missing and Docker made one',
    check: {
      text: 'Look what stands at the source: Docker makes an empty folder for a -v source that does not exist',
      compose: 'ls -ld {path}; docker compose config | grep -n -A4 volumes:',
    },
    repair: [
      {
        text: 'Remove the empty folder, put the file there, and make the container anew',
        compose: 'rmdir {path} && cp <the file> {path} && docker compose up -d --force-recreate {service}',
        destructive: true,
      },
      { text: 'Use the long syntax with bind.create_host_path: false, so that a missing file is reported next time' },
    ],
    source: 'moby daemon/errors.go setExitCodeFromError; runc rootfs_linux.go',
    matches: [
      'Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "/srv/shop/nginx.conf" to rootfs at "/etc/nginx/nginx.conf": mount /srv/shop/nginx.conf:/etc/nginx/nginx.conf (via /proc/self/fd/6), flags: 0x5000: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type',
      'runc create failed: unable to start container process: error mounting "/var/lib/kubelet/pods/5f/volume-subpaths/conf/app/0" to rootfs at "/etc/app.yml": mount /var/lib/kubelet/pods/5f/volume-subpaths/conf/app/0:/etc/app.yml (via /proc/self/fd/6), flags: 0x5001: not a directory: unknown',
    ],
    ignores: ['mount: /etc/nginx: not a directory'],
  },
  {
    id: 'docker.bind-source-missing',
    kind: 'missing_file',
    program: 'docker',
    forms: [
      { words: 'bind source path does not exist', pattern: /bind source path does not exist: (?<path>[^\s"]{1,200})/ },
      {
        words: 'while creating mount source path',
        pattern:
          /error while creating mount source path '(?<path>[^']{1,200})': mkdir [^:]{1,200}: (?<value>[a-z -]{4,60})/,
      },
      {
        words: 'path is not shared from the host',
        pattern: /[Tt]he path (?<path>\S{1,200}) is not shared from the host and is not known to Docker/,
      },
      {
        words: 'error statfs no such file or directory',
        pattern: /Error: statfs (?<path>\/\S{1,150}): no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The path {path} that is mounted into the container does not exist on the Docker host',
    check: {
      text: 'Look for the path where the daemon runs: with a remote daemon, in a CI job in a container or with Docker as a snap that is another file system than yours',
      compose: 'ls -ld {path}; docker context ls; snap list docker',
    },
    repair: [
      {
        text: 'Make the folder or correct the left side of the volume; relative paths count from the folder of the compose file',
        compose: 'mkdir -p {path} && docker compose up -d {service}',
      },
      { text: 'On Docker Desktop add the folder under Settings, Resources, File sharing' },
    ],
    source: 'moby daemon/volume/mounts/validate.go errBindSourceDoesNotExist, mounts.go Setup',
    matches: [
      'Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /srv/shop/conf',
      "Error response from daemon: error while creating mount source path '/srv/media': mkdir /srv/media: read-only file system",
      'Error response from daemon: Mounts denied: The path /data/shop is not shared from the host and is not known to Docker.',
      'Error: statfs /srv/data: no such file or directory',
    ],
    ignores: ['volumes: - type: bind source: /srv/shop/conf'],
  },
];

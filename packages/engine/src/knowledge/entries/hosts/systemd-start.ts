import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SYSTEMD_START: readonly CatalogueEntry[] = [
  {
    id: 'systemd.executable-missing',
    kind: 'missing_file',
    program: 'systemd',
    forms: [
      {
        words: 'unable to locate executable no such file or directory',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): Unable to locate executable '(?<path>[^']{1,200})': No such file or directory/,
      },
      {
        words: 'failed to execute no such file or directory',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): Failed to execute (?:command|(?<path>\/\S{1,200})): No such file or directory/,
      },
      {
        words: 'failed at step exec spawning no such file or directory',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): Failed at step EXEC spawning (?<path>\S{1,200}): No such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} cannot start: its program {path|of ExecStart} does not exist',
    check: {
      text: 'Look whether the file is there, and at the first line of a script: the interpreter it names (#!/usr/bin/env python3, a removed virtualenv, Windows line ends) is meant as well',
      host: 'systemctl cat {object} | grep -E "^Exec"; ls -l {path|<the program>}; head -1 {path|<the program>} | od -c | head -2',
    },
    repair: [
      {
        text: 'Correct the absolute path in ExecStart, or install the program again',
        host: 'sudo systemctl edit --full {object} && sudo systemctl daemon-reload && sudo systemctl restart {object}',
      },
    ],
    source: 'systemd src/core/exec-invoke.c, execute.c; systemd.exec(5), Process Exit Codes 203/EXEC',
    matches: [
      "shop-api.service: Unable to locate executable '/opt/shop/venv/bin/gunicorn': No such file or directory",
      'May 06 07:41:08 web1 (gunicorn)[2211]: shop-api.service: Failed to execute /opt/shop/venv/bin/gunicorn: No such file or directory',
      'May 06 07:41:08 web1 systemd[2211]: shop-api.service: Failed at step EXEC spawning /opt/shop/start.sh: No such file or directory',
      'systemd[2211]: shop-api.service: Failed to execute command: No such file or directory',
    ],
    ignores: ['shop-api.service: Failed at step CHDIR spawning /opt/shop/start.sh: No such file or directory'],
  },
  {
    id: 'systemd.executable-not-permitted',
    kind: 'file_permission',
    program: 'systemd',
    forms: [
      {
        words: 'unable to locate executable permission denied',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Unable to locate executable '(?<path>[^']{1,200})': Permission denied/,
      },
      {
        words: 'failed to execute permission denied',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed to execute (?:command|(?<path>\/\S{1,200})): Permission denied/,
      },
      {
        words: 'failed at step exec spawning permission denied',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed at step EXEC spawning (?<path>\S{1,200}): Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: '{object} may not execute {path|its program}',
    check: {
      text: 'Look at the mode of the file and of every folder above it for the user of the unit; under SELinux a program below /home or /root may not be started by systemd (no execute bit, a folder or SELinux in the way)',
      host: 'namei -l {path|<the program>}; systemctl show {object} -p User; sudo ausearch -m avc -ts recent',
    },
    repair: [
      { text: 'Set the execute bit', host: 'sudo chmod +x {path|<the program>} && sudo systemctl restart {object}' },
      {
        text: 'Under SELinux move the program to /usr/local/bin or /opt and give it the label of the place',
        host: 'sudo restorecon -Rv {path|<the program>}',
      },
    ],
    source: 'systemd src/core/exec-invoke.c; systemd.exec(5), 203/EXEC',
    matches: [
      "shop-api.service: Unable to locate executable '/home/deploy/shop/start.sh': Permission denied",
      'systemd[2211]: shop-api.service: Failed to execute command: Permission denied',
      'systemd[2211]: shop-api.service: Failed at step EXEC spawning /root/start.sh: Permission denied',
    ],
    ignores: ['shop-api[2211]: open /etc/shop/config.yml: Permission denied'],
  },
  {
    id: 'systemd.status-exec',
    kind: 'missing_file',
    program: 'systemd',
    forms: [
      {
        words: 'process exited code exited status 203 exec',
        pattern:
          /(?:(?<object>[\w@:.\\-]{1,120}): )?(?:Main|Control) process exited, code=exited,? status=(?<signal>203\/EXEC)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: '{object|The unit} cannot start its program (203/EXEC)',
    check: {
      text: 'The line before names the program and the reason; missing, not executable, or with a wrong first line',
      host: 'systemctl cat {object|<unit>} | grep -E "^Exec"; journalctl -u {object|<unit>} -n 20 --no-pager',
    },
    repair: [
      {
        text: 'Correct path, execute bit or interpreter of ExecStart',
        host: 'sudo systemctl edit --full {object|<unit>} && sudo systemctl daemon-reload && sudo systemctl restart {object|<unit>}',
      },
    ],
    source: 'systemd.exec(5), Process Exit Codes',
    matches: [
      'May 06 07:41:08 web1 systemd[1]: shop-api.service: Main process exited, code=exited, status=203/EXEC',
      'shop-api.service: Control process exited, code=exited, status=203/EXEC',
    ],
    ignores: ['shop-api.service: Main process exited, code=exited, status=1/FAILURE'],
  },
  {
    id: 'systemd.working-directory-missing',
    kind: 'missing_file',
    program: 'systemd',
    forms: [
      {
        words: 'changing to the requested working directory failed',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): Changing to the requested working directory failed: (?<value>[\w ]{1,60})/,
      },
      {
        words: 'failed at step chdir spawning',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): Failed at step CHDIR spawning (?<path>\S{1,200}): (?<value>[\w ]{1,60})/,
      },
      {
        words: 'process exited code exited status 200 chdir',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=exited,? status=(?<signal>200\/CHDIR)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} cannot enter its WorkingDirectory: {value|200/CHDIR}',
    check: {
      text: 'Look whether the folder exists and whether the user of the unit may enter it',
      host: 'systemctl show {object} -p WorkingDirectory -p User; namei -l $(systemctl show {object} -p WorkingDirectory --value)',
    },
    repair: [
      {
        text: 'Make the folder and give it to the user, or correct WorkingDirectory=',
        host: 'sudo install -d -o <user> -g <group> <the folder> && sudo systemctl restart {object}',
      },
    ],
    source: 'systemd src/core/exec-invoke.c; systemd.exec(5), 200/CHDIR',
    matches: [
      '(gunicorn)[2211]: shop-api.service: Changing to the requested working directory failed: No such file or directory',
      'systemd[2211]: shop-api.service: Failed at step CHDIR spawning /opt/shop/venv/bin/gunicorn: No such file or directory',
      'systemd[1]: shop-api.service: Main process exited, code=exited, status=200/CHDIR',
    ],
    ignores: ['shop-api.service: Main process exited, code=exited, status=203/EXEC'],
  },
  {
    id: 'systemd.user-missing',
    kind: 'missing_object',
    program: 'systemd',
    forms: [
      {
        words: 'failed to determine user credentials no such process',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed to determine (?:user|group) credentials: No such process/,
      },
      {
        words: 'failed at step user spawning',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): Failed at step (?:USER|GROUP) spawning (?<path>\S{1,200}): No such process/,
      },
      {
        words: 'process exited code exited status 217 user',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=exited,? status=(?<signal>217\/USER)/,
      },
      {
        words: 'process exited code exited status 216 group',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=exited,? status=(?<signal>216\/GROUP)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The account that {object} is to run as (User=, Group=) does not exist',
    check: {
      text: 'See which account the unit names and whether the host knows it',
      host: 'systemctl show {object} -p User -p Group; getent passwd $(systemctl show {object} -p User --value)',
    },
    repair: [
      {
        text: 'Make the account (useradd --system or sysusers.d), or correct User= and Group= of the unit',
        host: 'sudo useradd --system --no-create-home --shell /usr/sbin/nologin <user> && sudo systemctl restart {object}',
      },
    ],
    source: 'systemd src/core/exec-invoke.c; systemd.exec(5), 217/USER, 216/GROUP',
    matches: [
      '(exporter)[2211]: node_exporter.service: Failed to determine user credentials: No such process',
      'systemd[2211]: node_exporter.service: Failed at step USER spawning /usr/local/bin/node_exporter: No such process',
      'systemd[1]: node_exporter.service: Main process exited, code=exited, status=217/USER',
      'systemd[1]: node_exporter.service: Main process exited, code=exited, status=216/GROUP',
    ],
    ignores: ['su: user prometheus does not exist'],
  },
  {
    id: 'systemd.namespace-path-missing',
    kind: 'missing_file',
    program: 'systemd',
    forms: [
      {
        words: 'failed to set up mount namespacing',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): Failed to set up mount namespacing: (?:(?<path>\/\S{1,200}): )?(?<value>[\w ]{1,60})/,
      },
      {
        words: 'failed at step namespace spawning',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed at step NAMESPACE spawning \S{1,200}: (?<value>[\w ]{1,60})/,
      },
      {
        words: 'process exited code exited status 226 namespace',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=exited,? status=(?<signal>226\/NAMESPACE)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} cannot build its sandbox: {path|a path of the unit} {value|(226/NAMESPACE)}',
    check: {
      text: 'Look which of ReadWritePaths, ReadOnlyPaths, BindPaths or PrivateTmp names a path that is missing; inside a container the kernel may forbid the sandbox altogether',
      host: 'systemctl cat {object} | grep -E "Paths|Private|Protect|Namespace"; ls -ld {path|<the path>}; systemd-detect-virt',
    },
    repair: [
      {
        text: 'Make the path, or put a - before it, which lets it be absent',
        host: 'sudo mkdir -p {path|<the path>} && sudo systemctl restart {object}',
      },
      {
        text: 'In an LXC container allow nesting, or take the Private and Protect lines out with a drop-in',
        host: 'sudo systemctl edit {object}',
      },
    ],
    source: 'systemd src/core/namespace.c, exec-invoke.c; systemd.exec(5), 226/NAMESPACE',
    matches: [
      'systemd[1]: shop-api.service: Failed to set up mount namespacing: /var/lib/shop: No such file or directory',
      'systemd[2211]: shop-api.service: Failed at step NAMESPACE spawning /opt/shop/api: No such file or directory',
      'systemd[1]: shop-api.service: Main process exited, code=exited, status=226/NAMESPACE',
    ],
    ignores: ['shop-api.service: Main process exited, code=exited, status=217/USER'],
  },
  {
    id: 'systemd.environment-file-missing',
    kind: 'missing_file',
    program: 'systemd',
    forms: [
      {
        words: 'failed to load environment files',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed to load environment files: (?<value>[\w ]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} cannot read its EnvironmentFile: {value}',
    check: {
      text: 'Look whether the file of EnvironmentFile= exists',
      host: "systemctl cat {object} | grep EnvironmentFile; ls -l $(systemctl show {object} -p EnvironmentFiles --value | awk '{print $1}')",
    },
    repair: [
      {
        text: 'Make the file; or write EnvironmentFile=-/path, which lets it be absent',
        host: 'sudo install -m 0640 /dev/null <the file> && sudo systemctl restart {object}',
      },
    ],
    source: 'systemd src/core/execute.c exec_context_load_environment',
    matches: [
      'systemd[1]: shop-api.service: Failed to load environment files: No such file or directory',
      'systemd[1]: shop-worker.service: Failed to load environment files: Permission denied',
    ],
    ignores: ["systemd[1]: shop-api.service: Failed to run 'start' task: No such file or directory"],
  },
  {
    id: 'systemd.directory-or-output-refused',
    kind: 'file_permission',
    program: 'systemd',
    forms: [
      {
        words: 'failed to set up standard output',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed to set up standard (?:output|error): (?<value>[\w ]{1,60})/,
      },
      {
        words: 'failed to set up special execution directory in',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): Failed to set up special execution directory in (?<path>\S{1,160}): (?<value>[\w ]{1,60})/,
      },
      {
        words: 'process exited code exited status 209 stdout',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=exited,? status=(?<signal>209\/STDOUT)/,
      },
      {
        words: 'process exited code exited status state_directory',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=exited,? status=(?<signal>238\/STATE_DIRECTORY)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: '{object} cannot open {path|its log or state directory}: {value|not permitted or not there}',
    check: {
      text: 'Look at StandardOutput=append: and at StateDirectory, LogsDirectory, RuntimeDirectory of the unit, and at owner and place of these paths',
      host: 'systemctl cat {object} | grep -E "Standard|Directory|User"; ls -ld /var/log/* /var/lib/* | grep -i "{service}"',
    },
    repair: [
      {
        text: 'Make the folder of the log file (systemd makes only the file), and give the state directory to the user of the unit',
        host: 'sudo install -d -o <user> /var/log/<name> && sudo systemctl restart {object}',
      },
    ],
    source: 'systemd src/core/exec-invoke.c; systemd.exec(5), 209/STDOUT, 238/STATE_DIRECTORY',
    matches: [
      'systemd[2211]: shop-api.service: Failed to set up standard output: No such file or directory',
      'systemd[2211]: shop-api.service: Failed to set up special execution directory in /var/lib: Permission denied',
      'systemd[1]: shop-api.service: Main process exited, code=exited, status=209/STDOUT',
      'systemd[1]: shop-api.service: Main process exited, code=exited, status=238/STATE_DIRECTORY',
    ],
    ignores: ['shop-api.service: Main process exited, code=exited, status=1/FAILURE'],
  },
  {
    id: 'systemd.credentials-missing',
    kind: 'missing_file',
    program: 'systemd',
    forms: [
      {
        words: 'failed to set up credentials',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed to set up credentials: (?<value>[\w ]{1,60})/,
      },
      {
        words: 'process exited code exited status 243 credentials',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=exited,? status=(?<signal>243\/CREDENTIALS)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} gets no credentials (243/CREDENTIALS): {value|a file of LoadCredential is missing}',
    check: {
      text: 'Look at the files that LoadCredential and LoadCredentialEncrypted name; in an LXC container the kernel may forbid the mount',
      host: 'systemctl cat {object} | grep -i credential; systemd-creds list; systemd-detect-virt',
    },
    repair: [
      {
        text: 'Put the secret where the unit expects it',
        host: 'sudo install -m 0600 <secret> /etc/credstore/<name> && sudo systemctl restart {object}',
      },
      {
        text: 'In an LXC container allow nesting (Proxmox: features nesting=1)',
        host: 'pct set <id> --features nesting=1',
      },
    ],
    source: 'systemd src/core/exec-credential.c; systemd.exec(5), 243/CREDENTIALS',
    matches: [
      'systemd[1]: systemd-networkd.service: Failed to set up credentials: Protocol error',
      'systemd[1]: shop-api.service: Main process exited, code=exited, status=243/CREDENTIALS',
    ],
    ignores: ['systemd-creds: 3 credentials listed'],
  },
];

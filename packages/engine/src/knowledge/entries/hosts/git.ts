import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GIT: readonly CatalogueEntry[] = [
  {
    id: 'git.remote-unreadable',
    kind: 'authorisation_denied',
    program: 'git',
    forms: [
      { words: 'could not read from remote repository', pattern: /fatal: Could not read from remote repository/ },
      { words: 'repository not found', pattern: /(?:ERROR|remote): Repository not found/ },
      { words: 'fatal repository not found', pattern: /fatal: repository '(?<path>[^']{1,160})' not found/ },
      {
        words: 'the project you were looking for could not be found or you don t have permission to view it',
        pattern: /The project you were looking for could not be found or you don't have permission to view it/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'git cannot read the remote repository {path|of this clone}',
    check: {
      text: 'Read the line before it: it names the reason (publickey, host key, not found); servers say "not found" for "not allowed", too (address, key or right is wrong)',
      host: 'git remote -v; ssh -T git@github.com; git ls-remote',
    },
    repair: [
      {
        text: 'Correct the address, or give the key or token the right to read this repository (deploy key, CI token with access to the project)',
        host: 'git remote set-url origin git@<host>:<owner>/<repository>.git',
      },
    ],
    source: 'Git connect.c die_initial_contact; GitHub and GitLab server messages',
    matches: [
      'fatal: Could not read from remote repository.',
      'ERROR: Repository not found.',
      'remote: Repository not found.',
      "fatal: repository 'https://github.com/acme/shop.git/' not found",
      "remote: The project you were looking for could not be found or you don't have permission to view it.",
    ],
    ignores: ['remote: Enumerating objects: 41, done.'],
  },
  {
    id: 'git.credentials-refused',
    kind: 'authentication_refused',
    program: 'git',
    forms: [
      {
        words: 'fatal authentication failed for',
        pattern: /fatal: Authentication failed for '(?<path>https?:\/\/[^']{1,160})'/,
      },
      {
        words: 'could not read username for',
        pattern: /could not read Username for '(?<path>https?:\/\/[^']{1,160})': (?<value>.{1,80})/,
      },
      { words: 'remote http basic access denied', pattern: /remote: HTTP Basic: Access denied/ },
      {
        words: 'support for password authentication was removed',
        pattern: /remote: Support for password authentication was removed/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'git is refused at {path|the server}: {value|token or password is wrong}',
    check: {
      text: 'See which credentials are used and whether the token still holds and has the right scope',
      host: 'git config --get-all credential.helper; printf "protocol=https\\nhost=<host>\\n\\n" | git credential fill | grep username',
    },
    repair: [
      {
        text: 'Use a new token in place of the password; in CI set it as a secret',
        host: 'git config --global --unset-all credential.helper; git remote set-url origin https://<user>:<token>@<host>/<owner>/<repository>.git',
      },
    ],
    source: 'Git remote-curl.c, credential.c; GitHub and GitLab server messages',
    matches: [
      "fatal: Authentication failed for 'https://gitlab.acme.io/shop/api.git/'",
      "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
      'remote: HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect',
      'remote: Support for password authentication was removed on August 13, 2021.',
    ],
    ignores: ["Username for 'https://github.com': "],
  },
  {
    id: 'git.may-not-push',
    kind: 'authorisation_denied',
    program: 'git',
    forms: [
      {
        words: 'permission to denied to',
        pattern:
          /(?:remote|ERROR): Permission to (?<path>\S{1,160}?)(?:\.git)? denied to (?<user>deploy key|[\w.[\]-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{user} may not write to {path}',
    check: { text: 'See who it logs in as', host: 'git remote -v; ssh -T git@<host>; gh auth status' },
    repair: [
      {
        text: 'Give the account or deploy key write access (deploy keys are read-only by default), set permissions: contents: write in the workflow, or push with the account that may',
      },
    ],
    source: 'GitHub documentation, Error: Permission to user/repo denied',
    matches: [
      'remote: Permission to acme/shop.git denied to github-actions[bot].',
      'ERROR: Permission to acme/shop.git denied to deploy key',
    ],
    ignores: ["Username for 'https://github.com': "],
  },
  {
    id: 'git.dubious-ownership',
    kind: 'file_permission',
    program: 'git',
    forms: [
      {
        words: 'detected dubious ownership in repository at',
        pattern: /detected dubious ownership in repository at '(?<path>[^']{1,200})'/,
      },
      {
        words: 'unsafe repository is owned by someone else',
        pattern: /unsafe repository \('(?<path>[^']{1,200})' is owned by someone else\)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'git refuses {path}: it belongs to another account than the one that runs git',
    check: {
      text: 'Compare owner and account: mounted folders and sudo are the usual reason',
      host: 'ls -ldn {path}; id',
    },
    repair: [
      {
        text: 'Give the folder to the account, or declare it safe for that account',
        host: 'git config --global --add safe.directory {path}',
      },
      { text: 'In an image do it for all accounts', host: 'git config --system --add safe.directory "*"' },
    ],
    source: 'Git setup.c die_upon_dubious_ownership',
    matches: [
      "fatal: detected dubious ownership in repository at '/srv/shop'",
      "fatal: unsafe repository ('/github/workspace' is owned by someone else)",
    ],
    ignores: ['safe.directory=/srv/shop'],
  },
  {
    id: 'git.index-locked',
    kind: 'lock_held',
    program: 'git',
    forms: [
      {
        words: 'unable to create lock file exists',
        pattern: /Unable to create '(?<path>[^']{1,200}\.lock)': File exists/,
      },
      {
        words: 'another git process seems to be running in this repository',
        pattern: /Another git process seems to be running in this repository/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'git finds a lock of another process: {path|index.lock}',
    check: {
      text: 'See whether a git process runs; otherwise one was cut off',
      host: 'pgrep -af git; ls -l {path|.git/index.lock}',
    },
    repair: [
      {
        text: 'When no git process runs in this working copy any more, remove the lock file',
        host: 'rm -f {path|.git/index.lock}',
        destructive: true,
      },
    ],
    source: 'Git lockfile.c unable_to_lock_message',
    matches: [
      "fatal: Unable to create '/srv/shop/.git/index.lock': File exists.",
      'Another git process seems to be running in this repository, e.g.',
    ],
    ignores: ["fatal: Unable to create '/srv/shop/.git/index.lock': Permission denied"],
  },
  {
    id: 'git.transfer-broken',
    kind: 'unreachable',
    program: 'git',
    forms: [
      {
        words: 'rpc failed',
        pattern: /(?:error|fatal): RPC failed; (?<value>curl \d{1,3} .{1,100}|HTTP \d{3}.{0,60})/,
      },
      {
        words: 'unable to access could not resolve host',
        pattern:
          /unable to access '(?<path>https?:\/\/[^']{1,160})': (?<value>Could not resolve host: \S{1,120}|Failed to connect to .{1,100}|SSL certificate problem: .{1,60}|The requested URL returned error: \d{3})/,
      },
      {
        words: 'unable to access',
        pattern: /fatal: unable to access '(?<path>https?:\/\/[^']{1,160})': (?<value>.{1,100})/,
      },
      {
        words: 'fetch pack unexpected disconnect while reading sideband packet',
        pattern: /fetch-pack: unexpected disconnect while reading sideband packet/,
      },
      { words: 'the remote end hung up unexpectedly', pattern: /fatal: the remote end hung up unexpectedly/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'git loses the connection to {path|the server}: {value|cut off}',
    check: {
      text: 'Try the address without git; 403 is a right, a certificate problem the authority, curl 18 or 56 a proxy or size limit',
      host: 'curl -sv {path|<url>} -o /dev/null; GIT_CURL_VERBOSE=1 git ls-remote 2>&1 | tail -20',
    },
    repair: [
      {
        text: 'Repair name resolution, proxy or certificate; for big repositories fetch less at once and raise the body size of the proxy (client_max_body_size)',
        host: 'git config --global http.version HTTP/1.1; git clone --depth 1 {path|<url>}',
      },
    ],
    source: 'Git remote-curl.c rpc_service; http.c; fetch-pack.c; pkt-line.c',
    matches: [
      'error: RPC failed; curl 18 transfer closed with outstanding read data remaining',
      "fatal: unable to access 'https://gitlab.acme.io/shop/api.git/': Could not resolve host: gitlab.acme.io",
      "fatal: unable to access 'https://gitlab.acme.io/shop/api.git/': The requested URL returned error: 403",
      'fetch-pack: unexpected disconnect while reading sideband packet',
      'fatal: the remote end hung up unexpectedly',
    ],
    ignores: ['Receiving objects: 100% (41/41), done.'],
  },
];

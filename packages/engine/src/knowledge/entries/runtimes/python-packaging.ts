import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_PACKAGING: readonly CatalogueEntry[] = [
  {
    id: 'pip.package-not-found',
    kind: 'version_mismatch',
    program: 'pip',
    forms: [
      {
        words: 'could not find a version that satisfies the requirement from versions',
        pattern:
          /Could not find a version that satisfies the requirement (?<object>\S{1,80})[^\r\n]{0,120}\(from versions: (?<value>\d[^)\r\n]{0,160})/,
      },
      {
        words: 'requires a different python not in',
        pattern:
          /Package '(?<object>[^']{1,80})' requires a different Python: (?<version>[\d.]{1,12}) not in '(?<wanted>[^']{1,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'pip finds no {object} for this Python {version|and platform}',
    check: {
      text: 'See which versions there are for this Python',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "python --version; python -m platform; pip config list; pip index versions <name>"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "python --version; pip config list"',
      host: 'python3 --version; pip config list; pip index versions <name>',
    },
    repair: [
      {
        text: 'Build with a Python that the version supports, ask for a version that exists, or name the index that has it (--extra-index-url, PIP_INDEX_URL)',
        compose: 'docker compose build --pull {service}  # after FROM python:<version>-slim',
      },
    ],
    source: 'pip resolution/resolvelib/factory.py, legacy/resolver.py, index/package_finder.py',
    matches: [
      'ERROR: Could not find a version that satisfies the requirement tensorflow==2.8.0 (from versions: 2.16.1, 2.17.0)',
      "ERROR: Package 'shop' requires a different Python: 3.8.10 not in '>=3.10'",
    ],
    ignores: ['Requirement already satisfied: tensorflow==2.16.1 in /usr/local/lib/python3.11/site-packages'],
  },
  {
    id: 'pip.versions-conflict',
    kind: 'version_mismatch',
    program: 'pip',
    forms: [
      {
        words: 'cannot install because these package versions have conflicting dependencies',
        pattern:
          /Cannot install (?<object>[^\r\n]{1,200}?) because these package versions have conflicting dependencies/,
      },
      {
        words: 'because depends on version solving failed',
        pattern: /Because (?<object>[\w.-]{1,80}(?: \([^)]{1,40}\))?) .{0,40}depends on .{1,300}version solving failed/,
      },
      {
        words: 'no solution found when resolving dependencies',
        pattern: /No solution found when resolving dependencies/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The requirements of {object|the project} contradict each other',
    check: {
      text: 'Read the list that follows: it names who asks for which version of the same package',
      compose: 'docker compose build --progress plain {service} 2>&1 | grep -iA 12 "conflict\\|because"',
      host: 'pip install --dry-run -r requirements.txt; pip check',
    },
    repair: [
      {
        text: 'Loosen or move the pin of one of the two, make a lock file (pip-compile, uv lock, poetry lock) and build from it, so that a new release elsewhere does not change the build',
      },
    ],
    source: 'pip resolution/resolvelib/factory.py get_installation_error(); poetry mixology; uv resolver',
    matches: [
      'ERROR: Cannot install -r requirements.txt (line 3) and urllib3==2.0.4 because these package versions have conflicting dependencies.',
      'Because shop depends on django (^5.0) which requires Python >=3.10, version solving failed.',
      '  × No solution found when resolving dependencies:',
    ],
    ignores: ['Resolved 42 packages in 12ms'],
  },
  {
    id: 'pip.wheel-build-failed',
    kind: 'missing_module',
    program: 'pip',
    forms: [
      { words: 'failed building wheel for', pattern: /Failed building wheel for (?<object>[\w.-]{1,80})/ },
      {
        words: 'could not build wheels for',
        pattern:
          /Could not build wheels for (?<object>[\w., -]{1,120}?)(?:,? which is required to install|, since package)/,
      },
      {
        words: 'failed to build installable wheels for some pyproject toml based projects',
        pattern:
          /Failed to build installable wheels for some pyproject\.toml based projects(?: \((?<object>[\w., -]{1,120})\))?/,
      },
      { words: 'pg_config executable not found', pattern: /(?<object>pg_config) executable not found/ },
      {
        words: 'fatal error no such file or directory h',
        pattern:
          /fatal error: (?<object>(?:Python|libpq-fe|ffi|mysql|xmlsec\/\w{1,20}|ldap|lber|openssl\/\w{1,20}|libxml\/\w{1,20}|sql)\.h): No such file or directory/,
      },
      {
        words: 'error command failed no such file or directory',
        pattern: /error: command '(?<object>[+\w-]{1,60})' failed: No such file or directory/,
      },
      {
        words: 'can not find valid pkg config name',
        pattern: /Can not find valid (?<object>pkg-config) name/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'pip cannot compile a package: {object} fails or is missing',
    check: {
      text: 'Read the first "error:" of the build: a compiler, a header or a tool that is missing; no wheel for this Python or for Alpine makes pip compile at all',
      compose: 'docker compose build --progress plain {service} 2>&1 | grep -iE "error|not found" | head',
      host: 'pip install --no-cache-dir -v <package> 2>&1 | grep -iE "error|not found" | head',
    },
    repair: [
      {
        text: 'Take a version that has a wheel for this Python (psycopg2-binary, psycopg[binary]; a Debian image in place of Alpine), or install the tools: build-essential python3-dev, libpq-dev, default-libmysqlclient-dev pkg-config, libffi-dev, a Rust tool chain',
        compose:
          'docker compose build {service}  # after RUN apt-get update && apt-get install -y build-essential libpq-dev',
        host: 'sudo apt-get install -y build-essential python3-dev libpq-dev pkg-config',
      },
    ],
    source:
      'pip operations/build/wheel.py, commands/install.py; setuptools; psycopg2 setup.py; mysqlclient setup_posix.py',
    matches: [
      '  ERROR: Failed building wheel for psycopg2',
      'ERROR: Could not build wheels for lxml, which is required to install pyproject.toml-based projects',
      'ERROR: Failed to build installable wheels for some pyproject.toml based projects (mysqlclient)',
      'Error: pg_config executable not found.',
      'fatal error: Python.h: No such file or directory',
      "error: command 'gcc' failed: No such file or directory",
      'Exception: Can not find valid pkg-config name.',
    ],
    ignores: ["  Building wheel for psycopg2 (setup.py): finished with status 'done'"],
  },
  {
    id: 'pip.environment-managed',
    kind: 'authorisation_denied',
    program: 'pip',
    forms: [{ words: 'error externally managed environment', pattern: /error: externally-managed-environment/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The distribution does not let pip install into its own Python (PEP 668)',
    check: {
      text: 'See which Python pip belongs to',
      host: 'python3 -m pip --version; ls /usr/lib/python3*/EXTERNALLY-MANAGED',
    },
    repair: [
      {
        text: 'Install into a virtual environment and start the program from it',
        compose: 'docker compose build {service}  # after RUN python3 -m venv /venv and ENV PATH=/venv/bin:$PATH',
        host: 'python3 -m venv /opt/{service}/venv && /opt/{service}/venv/bin/pip install -r requirements.txt',
      },
    ],
    source: 'PEP 668; pip exceptions.py ExternallyManagedEnvironment',
    matches: ['error: externally-managed-environment', '#12 1.234 error: externally-managed-environment'],
    ignores: ['× This environment is externally managed'],
  },
  {
    id: 'python.lock-out-of-date',
    kind: 'version_mismatch',
    program: 'python',
    forms: [
      {
        words: 'changed significantly since poetry lock was last generated',
        pattern: /(?<value>pyproject\.toml) changed significantly since (?<path>poetry\.lock) was last generated/,
      },
      {
        words: 'the lockfile at needs to be updated but was provided',
        pattern:
          /The lockfile at `(?<path>[^`]{1,120})` needs to be updated, but `(?<value>--[\w-]{1,20})` was provided/,
      },
      {
        words: 'pipfile lock out of date',
        pattern: /Your (?<path>Pipfile\.lock) \([^)]{1,80}\) is out of date/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The lock file {path} does not fit the project or the packages',
    check: {
      text: 'See what changed without the lock file',
      host: 'git log --oneline -3 -- pyproject.toml requirements.txt Pipfile poetry.lock uv.lock',
    },
    repair: [
      {
        text: 'Make the lock file anew, look over the difference and commit both together; other hashes without a new version deserve a look at the index they came from',
        host: 'poetry lock  # or: uv lock, pipenv lock, pip-compile --generate-hashes',
      },
    ],
    source: 'poetry installer; uv lock.rs; pipenv routines/lock; pip exceptions.py HashMismatch',
    matches: [
      'pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.',
      'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided. To update the lockfile, run `uv lock`.',
      'Your Pipfile.lock (a1b2c3) is out of date. Expected: (d4e5f6).',
    ],
    ignores: ['Installing dependencies from lock file'],
  },
];

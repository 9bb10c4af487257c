import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PIP: readonly CatalogueEntry[] = [
  {
    id: 'pip.requirement-unknown',
    kind: 'missing_module',
    program: 'pip',
    forms: [
      {
        words: 'could not find a version that satisfies the requirement from versions none',
        pattern:
          /Could not find a version that satisfies the requirement (?<object>\S{1,80})[^\r\n]{0,120}\(from versions: none\)/,
      },
      {
        words: 'no matching distribution found for',
        pattern:
          /No matching distribution found for (?<object>[\w.-]{1,80}(?:\[[\w,-]{1,60}\])?(?:[<>=!~]{1,3}[*\w.,<>=!~ ]{1,60})?)/,
      },
    ],
    // No way to the index, a wrong name and another Python all end so.
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'pip finds no package for {object}',
    check: {
      text: 'Ask the index which versions there are, and for which Python and platform',
      host: 'pip index versions <package>; pip --version',
    },
    repair: [
      {
        text: 'Correct name or version, use a Python that has wheels for it, or give --index-url of the private index; "from versions: none" is often no way to the index',
      },
    ],
    source: 'pip _internal/resolution/resolvelib/factory.py',
    matches: [
      'ERROR: Could not find a version that satisfies the requirement acme==1.0 (from versions: none)',
      'Could not find a version that satisfies the requirement torch (from versions: none)',
      'ERROR: No matching distribution found for tensorflow==2.8.0',
    ],
    ignores: [
      'satisfies the requirement',
      'ERROR: Could not find a version that satisfies the requirement acme==9 (from versions: 1.0, 1.1)',
    ],
  },
  {
    id: 'pip.hash-differs',
    kind: 'data_corruption',
    program: 'pip',
    forms: [
      { words: 'these packages do not match the hashes', pattern: /THESE PACKAGES DO NOT MATCH THE HASHES/ },
      { words: 'hash mismatch for', pattern: /hash mismatch for/i },
      { words: 'hash mismatch for', pattern: /Hash mismatch for/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'A package is another one than the hash says',
    check: { text: 'See whether the cache, a mirror or the lock is old' },
    repair: [
      {
        text: 'Empty the cache (pip cache purge) and build again without it; otherwise make the lock anew after checking the package',
      },
    ],
    source: 'pip _internal/exceptions.py HashErrors; uv',
    matches: [
      'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions',
      '  × Hash mismatch for `acme==1.0.0`',
      'error: hash mismatch for acme',
    ],
    ignores: ['hashes match'],
  },
  {
    id: 'pip.build-or-conflict',
    kind: 'version_mismatch',
    program: 'pip',
    forms: [
      { words: 'resolutionimpossible', pattern: /ResolutionImpossible: / },
      {
        words: 'no solution found when resolving dependencies',
        pattern: /No solution found when resolving dependencies/,
      },
      { words: 'the current project s', pattern: /The current project's (?:supported )?Python (?:range|requirement)/ },
      {
        words: 'no interpreter found for python',
        pattern: /No interpreter found for Python (?<wanted>[\w.>=<, ]{1,30})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'pip cannot bring the wanted versions together',
    check: { text: 'Read which package wants which version' },
    repair: [
      {
        text: 'Loosen the pin that stands in the way, or pin the older version of the other; give the project the Python that all of them support',
      },
    ],
    source: 'pip resolution; uv; poetry',
    matches: [
      'ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/en/latest/topics/dependency-resolution/',
      '  × No solution found when resolving dependencies:',
      "The current project's supported Python range (>=3.8,<4.0) is not compatible with some of the required packages Python requirement",
      'error: No interpreter found for Python 3.13 in managed installations or search path',
    ],
    ignores: ['Solution found in 3 s'],
  },
  {
    id: 'pip.conflict-after-installing',
    kind: 'version_mismatch',
    program: 'pip',
    forms: [
      {
        words: 'pip s dependency resolver does not currently take into account',
        pattern: /pip's dependency resolver does not currently take into account/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'pip installed what was asked for; another package that was there wants other versions',
    check: { text: 'Read which package wants which version' },
    repair: [
      {
        text: 'Loosen the pin that stands in the way, or pin the older version of the other; give the project the Python that all of them support',
      },
    ],
    source: 'pip resolution; uv; poetry',
    matches: [
      "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed.",
      "ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.",
    ],
    ignores: ['Solution found in 3 s'],
  },
  {
    id: 'pip.build-failed',
    kind: 'missing_module',
    program: 'pip',
    forms: [
      { words: 'error subprocess exited with', pattern: /error: subprocess-exited-with-error/ },
      { words: 'to', pattern: /(?:Failed|failed) to (?:build|spawn)[: ]{1,2}`(?<object>[^`]{1,80})`/ },
      {
        words: 'failed to build installable wheels for some pyproject toml based projects',
        pattern: /Failed to build installable wheels for some pyproject\.toml based projects/,
      },
      { words: 'error metadata generation failed', pattern: /error: metadata-generation-failed/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A Python package cannot be built from source',
    check: { text: 'Read the lines of the compiler below it: a header or program that is missing' },
    repair: [
      {
        text: 'Install the tools and headers in the build stage (build-essential, python3-dev, libpq-dev), or use a Python version for which wheels exist; "Failed to spawn" means that the program is not among the dependencies',
      },
    ],
    source: 'pip _internal/exceptions.py; uv',
    matches: [
      'error: subprocess-exited-with-error',
      'error: Failed to spawn: `uvicorn`',
      '  × Failed to build `lxml==4.9.0`',
      'ERROR: Failed to build installable wheels for some pyproject.toml based projects (lxml)',
      'error: metadata-generation-failed',
    ],
    ignores: ['Successfully built wheel'],
  },
  {
    id: 'pip.project-file-missing',
    kind: 'missing_file',
    program: 'pip',
    forms: [
      {
        words: 'could not find a pyproject toml file in',
        pattern: /could not find a (?<object>pyproject\.toml) file in/i,
      },
      { words: 'no pyproject toml found', pattern: /No `(?<object>pyproject\.toml)` found/ },
      {
        words: 'neither setup py nor pyproject toml found',
        pattern: /neither 'setup\.py' nor '(?<object>pyproject\.toml)' found/,
      },
      {
        words: 'neither setup py nor pyproject toml found',
        pattern: /neither setup\.py nor (?<object>pyproject\.toml) found/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'There is no {object} where the tool looks',
    check: { text: 'See what stands in the directory: WORKDIR, COPY and .dockerignore' },
    repair: [{ text: 'Copy it before the install and run the tool in its directory' }],
    source: 'poetry factory.py; uv; pip req_install.py',
    matches: [
      'Poetry could not find a pyproject.toml file in /app or its parents',
      'error: No `pyproject.toml` found in current directory or any parent directory',
      "ERROR: Directory '.' is not installable. neither 'setup.py' nor 'pyproject.toml' found.",
      'ERROR: file:///app does not appear to be a Python project: neither setup.py nor pyproject.toml found',
    ],
    ignores: ['pyproject.toml found'],
  },
  {
    id: 'pandas.file-unreadable',
    kind: 'code_defect',
    program: 'pandas',
    forms: [
      { words: 'parsererror error tokenizing', pattern: /ParserError: (?<value>Error tokenizing data[^\r\n]{0,80})/ },
      {
        words: 'emptydataerror no columns to parse from file',
        pattern: /EmptyDataError: (?<value>No columns to parse from file)/,
      },
      { words: 'usecols do not match', pattern: /(?<value>Usecols do not match columns[^\r\n]{0,60})/ },
      {
        words: 'keyerror',
        pattern: /KeyError: (?<value>["']\[?(?:None of )?\[?[^\r\n]{1,80}(?:not in index|are in the \[columns\]))/,
      },
      {
        words: 'valueerror excel file format cannot be determined',
        pattern: /ValueError: (?<value>Excel file format cannot be determined)/,
      },
      { words: 'mergeerror', pattern: /MergeError: (?<value>[^\r\n]{1,80})/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'pandas cannot read a table: {value}',
    check: {
      text: 'Look at the first lines of the file: an error page, another separator, an empty file',
      host: 'head -3 <file>',
    },
    repair: [{ text: 'Correct where it comes from, or give sep, encoding and on_bad_lines' }],
    source: 'pandas/errors; pandas/_libs/parsers.pyx',
    matches: [
      'pandas.errors.ParserError: Error tokenizing data. C error: Expected 3 fields in line 4, saw 5',
      'pandas.errors.EmptyDataError: No columns to parse from file',
      "ValueError: Usecols do not match columns, columns expected but not found: ['id']",
      'KeyError: "[\'nick\'] not in index"',
      "KeyError: \"None of [Index(['id'], dtype='object')] are in the [columns]\"",
      'ValueError: Excel file format cannot be determined, you must specify an engine manually.',
      'pandas.errors.MergeError: Merge keys are not unique',
    ],
    ignores: ['columns to parse: id'],
  },
  {
    id: 'spacy.model-missing',
    kind: 'missing_module',
    program: 'spacy',
    forms: [{ words: 'e050 can t find model', pattern: /\[E050\] Can't find model '(?<object>[^']{1,80})'/ }],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The language model {object} is not installed',
    check: { text: 'See whether the image build downloads it' },
    repair: [{ text: 'Download it in the image', host: 'python -m spacy download {object}' }],
    source: 'spacy/errors.py E050',
    matches: [
      "OSError: [E050] Can't find model 'en_core_web_sm'. It doesn't seem to be a Python package or a valid path to a data directory.",
      "[E050] Can't find model 'de_core_news_md'.",
    ],
    ignores: ['model loaded'],
  },
];

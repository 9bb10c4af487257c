import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON: readonly CatalogueEntry[] = [
  {
    id: 'python.module-missing',
    kind: 'missing_module',
    program: 'python',
    forms: [
      {
        words: 'no module named',
        pattern:
          /(?:^|[^A-Za-z]Error: |ERROR[: ]\s{0,3}|(?<!caught was)[:"] ?)No module named '(?<object>[^']{1,120})'(?! was)/,
      },
      {
        words: 'modulenotfounderror no module named',
        pattern: /ModuleNotFoundError: No module named '(?<object>[^']{1,120})'/,
      },
      { words: 'importerror no module named', pattern: /ImportError: No module named '?(?<object>[\w.]{1,120})'?/ },
      { words: 'python no module named', pattern: /python[\d.]{0,5}: No module named (?<object>[\w.]{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Python module {object} is not installed where the program runs',
    check: {
      text: 'See which interpreter and which virtual environment run, and what is installed there; a module of the own project is a matter of PYTHONPATH and the working directory',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "which python; python -m pip list; pwd; echo $PYTHONPATH; ls"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "which python; python -m pip list; pwd; ls"',
      host: 'systemctl cat {service} | grep -E "ExecStart|WorkingDirectory|Environment"; python3 -m pip show {object}',
    },
    repair: [
      {
        text: 'Add the package that holds {object} to the requirements and build the image again (names differ: yaml is PyYAML, cv2 opencv-python, PIL Pillow, pkg_resources setuptools below 81)',
        compose: 'docker compose build --no-cache {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'sudo -u <user> /opt/{service}/venv/bin/pip install -r /opt/{service}/requirements.txt && sudo systemctl restart {service}',
      },
      {
        text: 'If it is a package of the project itself, start from its root or set PYTHONPATH; a volume mounted over the code or over the virtual environment hides what the image holds',
        compose: 'docker compose up -d {service}  # after PYTHONPATH=/app under environment:',
        kubernetes: 'kubectl set env deploy/{service} PYTHONPATH=/app',
      },
    ],
    source: 'Python documentation, ModuleNotFoundError; importlib._bootstrap; runpy',
    matches: [
      "worker: ERROR No module named 'psycopg2'",
      "ModuleNotFoundError: No module named 'psycopg2'",
      'ImportError: No module named requests',
      '/usr/local/bin/python: No module named gunicorn',
    ],
    ignores: ["WARNING: No module named 'uvloop' was found, using the default loop"],
  },
  {
    id: 'python.native-library-missing',
    kind: 'missing_module',
    program: 'python',
    forms: [
      {
        words: 'importerror cannot open shared object file',
        pattern:
          /ImportError: (?<object>lib[+\w.-]{1,80}|[+\w.-]{1,80}\.so[\w.]{0,12}): cannot open shared object file/,
      },
      {
        words: 'oserror cannot load library',
        pattern:
          /OSError: (?:no library called "(?:[^"]{1,80})" was found|cannot load library '(?<object>[^']{1,120})')/,
      },
      {
        words: 'error loading shared library needed by',
        pattern: /ImportError: Error loading shared library (?<object>[+\w.-]{1,80}): No such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A Python package needs the system library {object}, which the image does not have',
    check: {
      text: 'Ask the package database which package brings {object}; slim and Alpine images leave most of them out',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "cat /etc/os-release | head -2; ldconfig -p | grep {object}"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ldconfig -p | grep {object}"',
      host: 'apt-file search {object} | head -3; ldconfig -p | grep {object}',
    },
    repair: [
      {
        text: 'Install it in the image: libgl1 and libglib2.0-0 for OpenCV (or opencv-python-headless), libpq5 for psycopg2, libmagic1 for python-magic, libpango-1.0-0 for WeasyPrint, libgomp1 for LightGBM',
        compose:
          'docker compose build {service} && docker compose up -d {service}  # after RUN apt-get update && apt-get install -y --no-install-recommends <package>',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'sudo apt-get install -y <package> && sudo systemctl restart {service}',
      },
    ],
    source: 'glibc dl-load.c; musl ldso; cffi FFI.dlopen()',
    matches: [
      'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
      "OSError: cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file: No such file or directory",
      'ImportError: Error loading shared library libstdc++.so.6: No such file or directory (needed by /usr/lib/python3.11/site-packages/grpc/_cython/cygrpc.so)',
    ],
    ignores: ["ModuleNotFoundError: No module named 'cv2'"],
  },
  {
    id: 'python.import-name-missing',
    kind: 'version_mismatch',
    program: 'python',
    forms: [
      {
        words: 'importerror cannot import name from',
        pattern: /ImportError: cannot import name '(?<object>[^']{1,80})' from '(?<value>[^']{1,120})'/,
      },
      {
        words: 'attributeerror module has no attribute',
        pattern: /AttributeError: module '(?<value>[^']{1,120})' has no attribute '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 2,
    means: 'The module {value} has no {object}: another version than the code expects',
    check: {
      text: 'Compare the installed version of {value} with the one that was there on the last good day; "partially initialized module" means a circle of imports or an own file of that name',
      compose: 'docker compose exec {service} python -m pip freeze',
      kubernetes: 'kubectl exec deploy/{service} -- python -m pip freeze',
      host: '/opt/{service}/venv/bin/pip freeze; git diff HEAD~1 -- requirements.txt poetry.lock uv.lock',
    },
    repair: [
      {
        text: 'Pin the version that has {object} (url_quote of werkzeug went with 3.0, soft_unicode of markupsafe with 2.1, Mapping of collections with Python 3.10) and commit a lock file',
        compose: 'docker compose build {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: '/opt/{service}/venv/bin/pip install "<package>==<version>" && sudo systemctl restart {service}',
      },
    ],
    source: 'CPython ceval.c import_from(), moduleobject.c module_getattro()',
    matches: [
      "ImportError: cannot import name 'url_quote' from 'werkzeug.urls' (/usr/local/lib/python3.11/site-packages/werkzeug/urls.py)",
      "AttributeError: module 'numpy' has no attribute 'float'.",
    ],
    ignores: ["AttributeError: 'NoneType' object has no attribute 'float'"],
  },
  {
    id: 'python.binary-incompatible',
    kind: 'version_mismatch',
    program: 'python',
    forms: [
      {
        words: 'size changed may indicate binary incompatibility',
        pattern:
          /(?<![\w.])(?<object>[\w.]{1,80}) size changed, may indicate binary incompatibility\. Expected (?<wanted>\d{1,6}) from C header, got (?<version>\d{1,6}) from PyObject/,
      },
      {
        words: 'a module that was compiled using numpy 1 x cannot be run in',
        pattern: /A module that was compiled using (?<object>NumPy) (?<wanted>1\.x) cannot be run in/,
      },
      {
        words: 'was removed in the numpy 2 0 release',
        pattern: /`?np\.(?<object>\w{1,40})`? was removed in the NumPy (?<version>2\.0) release/,
      },
      {
        words: 'module compiled against version of numpy',
        pattern:
          /module (?:was )?compiled against (?:NumPy C-)?A[BP]I version (?<wanted>0x[0-9a-f]{1,8}).{0,12} but (?:this|the running) version of (?<object>numpy|NumPy)/i,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'An installed package was built for another version of {object}',
    check: {
      text: 'Look at the versions that are installed now; an unpinned NumPy went from 1 to 2',
      compose: 'docker compose exec {service} python -m pip list | grep -iE "numpy|pandas|scipy|torch|opencv"',
      kubernetes: 'kubectl exec deploy/{service} -- python -m pip list | grep -iE "numpy|pandas|scipy|torch|opencv"',
      host: '/opt/{service}/venv/bin/pip list | grep -iE "numpy|pandas|scipy|torch|opencv"',
    },
    repair: [
      {
        text: 'Hold NumPy below 2 until the others are built for it, or upgrade them; the two have to be installed together',
        compose:
          'docker compose build --no-cache {service} && docker compose up -d {service}  # after "numpy<2" in requirements.txt',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: '/opt/{service}/venv/bin/pip install "numpy<2" && sudo systemctl restart {service}',
      },
    ],
    source: 'Cython ImportExport.c __Pyx_ImportType; numpy _core/__init__.py, multiarray import_array',
    matches: [
      'ValueError: numpy.dtype size changed, may indicate binary incompatibility. Expected 96 from C header, got 88 from PyObject',
      'A module that was compiled using NumPy 1.x cannot be run in',
      'AttributeError: `np.float_` was removed in the NumPy 2.0 release. Use `np.float64` instead.',
      'RuntimeError: module compiled against API version 0x10 but this version of numpy is 0xf',
    ],
    ignores: ['FutureWarning: np.float_ will be removed in a later release'],
  },
  {
    id: 'python.environment-variable-missing',
    kind: 'missing_setting',
    program: 'python',
    forms: [
      { words: 'keyerror', pattern: /KeyError: '(?<setting>[A-Z][A-Z0-9]{1,40}_[A-Z0-9_]{1,80})'/ },
      {
        words: 'not found declare it as envvar or define a default value',
        pattern:
          /UndefinedValueError: (?<setting>\w{1,100}) not found\. Declare it as envvar or define a default value/,
      },
      {
        words: 'enverror environment variable not set',
        pattern: /EnvError: Environment variable "(?<setting>\w{1,100})" not set/,
      },
      {
        words: 'improperlyconfigured set the environment variable',
        pattern: /ImproperlyConfigured: Set the (?<setting>\w{1,100}) environment variable/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Python program needs the environment variable {setting}',
    check: {
      text: 'See whether {setting} reaches the process, not only the file or the shell',
      compose: 'docker compose exec {service} printenv {setting}; docker compose config {service} | grep {setting}',
      kubernetes: 'kubectl set env deploy/{service} --list | grep {setting}',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles | grep {setting}',
    },
    repair: [
      {
        text: 'Set {setting} and create the container anew: a .env file next to compose.yaml only fills the placeholders in it, env_file: hands it on',
        compose: 'docker compose up -d --force-recreate {service}  # after {setting}: <value> under environment:',
        kubernetes: "kubectl set env deploy/{service} {setting}='<value>'",
        host: 'sudo systemctl edit {service}  # Environment={setting}=<value>, then: sudo systemctl restart {service}',
      },
    ],
    source:
      'CPython os._Environ.__getitem__(); python-decouple RepositoryEnv; environs; django-environ Env.get_value()',
    matches: [
      "KeyError: 'DATABASE_URL'",
      'decouple.UndefinedValueError: SECRET_KEY not found. Declare it as envvar or define a default value.',
      'environs.exceptions.EnvError: Environment variable "STRIPE_KEY" not set',
      'django.core.exceptions.ImproperlyConfigured: Set the DATABASE_URL environment variable',
    ],
    ignores: ["KeyError: 'order_id'", "KeyError: 'ID'"],
  },
  {
    id: 'pydantic.settings-missing',
    kind: 'missing_setting',
    program: 'python',
    forms: [
      {
        words: 'validation for',
        pattern: /validation errors? for (?<object>\w{0,40}(?:Settings|Config|Configuration|Env))\b/,
      },
    ],
    nearby: [/^\s{0,4}(?<setting>[A-Za-z_][\w.]{1,80})\s{0,4}$/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The settings class {object} misses or refuses {setting|a field}',
    check: {
      text: 'Every field that fails stands on a line of its own below, followed by "Field required" or the reason; the variable has the name of the field with the env_prefix',
      compose:
        'docker compose logs --tail 60 {service} | grep -A 30 "validation error"; docker compose exec {service} env | sort',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 30 "validation error"',
      host: 'journalctl -u {service} | grep -A 30 "validation error" | tail -40',
    },
    repair: [
      {
        text: 'Set the variables of these fields; extra_forbidden instead means that the .env holds a name the class does not know (extra="ignore")',
        compose: 'docker compose up -d --force-recreate {service}  # after adding them under environment:',
        kubernetes: "kubectl set env deploy/{service} <NAME>='<value>'",
        host: 'sudo systemctl edit {service}  # Environment=<NAME>=<value>, then: sudo systemctl restart {service}',
      },
    ],
    source: 'pydantic-core ValidationError.__str__; pydantic-settings BaseSettings',
    matches: [
      'pydantic_core._pydantic_core.ValidationError: 2 validation errors for Settings',
      'pydantic.error_wrappers.ValidationError: 1 validation error for AppConfig',
    ],
    ignores: ['pydantic_core._pydantic_core.ValidationError: 1 validation error for OrderIn'],
  },
  {
    id: 'python.encoding',
    kind: 'invalid_setting',
    program: 'python',
    forms: [
      {
        words: 'unicodedecodeerror codec can t decode in position',
        pattern:
          /UnicodeDecodeError: '(?<value>[\w-]{1,30})' codec can't decode bytes? (?<object>0x[0-9a-f]{2})?.{0,20}in position/,
      },
      {
        words: 'unicodeencodeerror codec can t encode in position',
        pattern:
          /UnicodeEncodeError: '(?<value>[\w-]{1,30})' codec can't encode characters? (?<object>'[^']{1,12}')?.{0,20}in position/,
      },
      {
        words: 'locale error unsupported locale setting',
        pattern: /locale\.Error: (?<value>unsupported locale setting)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Text is not in the encoding {value} that Python uses for it',
    check: {
      text: 'See which encoding the process has by default: ascii comes from a missing locale, a failing byte from a file in another encoding or from binary data',
      compose:
        'docker compose exec {service} python -c "import sys,locale; print(sys.getdefaultencoding(), locale.getpreferredencoding(), sys.stdout.encoding)"',
      kubernetes:
        'kubectl exec deploy/{service} -- python -c "import sys,locale; print(locale.getpreferredencoding(), sys.stdout.encoding)"',
      host: 'locale; file -i <the file>',
    },
    repair: [
      {
        text: 'Run with UTF-8 and name the encoding when a file is opened (open(path, encoding="utf-8-sig" or "latin-1"))',
        compose: 'docker compose up -d {service}  # after PYTHONUTF8=1 and LANG=C.UTF-8 under environment:',
        kubernetes: 'kubectl set env deploy/{service} PYTHONUTF8=1 LANG=C.UTF-8',
        host: 'sudo systemctl edit {service}  # Environment=PYTHONUTF8=1 LANG=C.UTF-8',
      },
    ],
    source: 'CPython exceptions.c UnicodeDecodeError_str(); seen with Python 3.11',
    matches: [
      "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
      "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 12: ordinal not in range(128)",
      'locale.Error: unsupported locale setting',
    ],
    ignores: ['Decoding with codec utf-8 succeeded'],
  },
  {
    id: 'python.memory-exhausted',
    kind: 'memory_exhausted',
    program: 'python',
    forms: [
      { words: 'memoryerror', pattern: /(?:^|[\s|:])MemoryError(?::[^\r\n]{0,120})?\s{0,4}$/ },
      {
        words: 'unable to allocate for an array with shape and data type',
        pattern:
          /Unable to allocate (?<value>[\d.]{1,12} [KMGTP]?i?B) for an array with shape (?<object>\([\d, ]{1,60}\))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Python gets no more memory ({value|MemoryError})',
    check: {
      text: 'Compare what the process takes with its limit and with the size of what it loads',
      compose: 'docker stats --no-stream; docker compose config {service} | grep -i mem',
      kubernetes: 'kubectl top pod; kubectl get deploy {service} -o jsonpath="{..resources}"',
      host: 'free -m; ps -eo rss,args --sort=-rss | head -5; systemctl show {service} -p MemoryMax',
    },
    repair: [
      {
        text: 'Read in pieces (chunksize, iterator(), generators, a smaller dtype), or raise the limit; each worker process needs its own share',
        compose: 'docker compose up -d {service}  # after mem_limit: 2g',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=2Gi',
        host: 'sudo systemctl set-property {service} MemoryMax=2G',
      },
    ],
    source: 'CPython PyErr_NoMemory(); numpy _ArrayMemoryError',
    matches: [
      'MemoryError',
      'numpy.core._exceptions._ArrayMemoryError: Unable to allocate 7.45 GiB for an array with shape (1000000, 1000) and data type float64',
    ],
    ignores: ['class MemoryError(Exception): raised when an operation runs out of memory'],
  },
  {
    id: 'pytorch.cuda-out-of-memory',
    kind: 'memory_exhausted',
    program: 'pytorch',
    forms: [
      {
        words: 'cuda out of memory tried to allocate',
        pattern: /CUDA out of memory\. Tried to allocate (?<value>[\d.]{1,10} [KMG]i?B)/,
      },
    ],
    nearby: [/GPU \d{1,2} has a total capacity of (?<limit>[\d.]{1,10} [KMG]i?B)/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The memory of the graphics card is full, PyTorch asked for {value} more',
    check: {
      text: 'See which processes hold memory on the card',
      compose: 'docker compose exec {service} nvidia-smi',
      kubernetes: 'kubectl exec deploy/{service} -- nvidia-smi',
      host: 'nvidia-smi --query-compute-apps=pid,used_memory,name --format=csv',
    },
    repair: [
      {
        text: 'End other processes on the card, take a smaller batch, context or model (quantised, half precision), or set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True against fragments',
      },
    ],
    source: 'PyTorch CUDACachingAllocator.cpp',
    matches: [
      'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 23.69 GiB total capacity; 21.24 GiB already allocated)',
      'RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 15.77 GiB of which 12.19 MiB is free.',
    ],
    ignores: ['CUDA memory summary: allocated 2.00 GiB'],
  },
];

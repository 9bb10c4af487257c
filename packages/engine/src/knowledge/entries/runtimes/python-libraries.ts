import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_LIBRARIES: readonly CatalogueEntry[] = [
  {
    id: 'pydantic.version-two',
    kind: 'version_mismatch',
    program: 'python',
    forms: [
      {
        words: 'basesettings has been moved to the pydantic settings package',
        pattern: /`(?<object>BaseSettings)` has been moved to the `pydantic-settings` package/,
      },
      {
        words: 'is removed use instead',
        pattern: /PydanticUserError: `(?<object>\w{1,40})` is removed\. use `(?<wanted>\w{1,40})` instead/,
      },
      {
        words: 'pydanticusererror a non annotated attribute was detected',
        pattern: /PydanticUserError: A non-annotated attribute was detected: `(?<object>[^`]{1,80})`/,
      },
      {
        words: 'has been removed in v2',
        pattern: /`pydantic[.:](?<object>[\w.:]{1,80})` has been removed in V2/,
      },
      {
        words: 'forwardref _evaluate missing required keyword only argument recursive_guard',
        pattern: /(?<object>ForwardRef\._evaluate\(\)) missing 1 required keyword-only argument: 'recursive_guard'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The code is written for another pydantic than the one installed ({object})',
    check: {
      text: 'See which pydantic and which Python are installed now: version 2 came in by an open version range',
      compose:
        'docker compose exec {service} sh -c "python --version; python -m pip list | grep -iE \\"pydantic|fastapi\\""',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "python --version; python -m pip list | grep -iE \\"pydantic|fastapi\\""',
      host: '/opt/{service}/venv/bin/pip list | grep -iE "pydantic|fastapi"',
    },
    repair: [
      {
        text: 'Pin pydantic<2, or move on: install pydantic-settings, write pattern for regex, annotate fields (bump-pydantic does most); recursive_guard wants pydantic 1.10.18 or newer on Python 3.12.4',
        compose:
          'docker compose build {service} && docker compose up -d {service}  # after "pydantic<2" in requirements.txt',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: '/opt/{service}/venv/bin/pip install "pydantic<2" && sudo systemctl restart {service}',
      },
    ],
    source: 'pydantic/_migration.py, pydantic/fields.py, _internal/_model_construction.py; pydantic 1 typing.py',
    matches: [
      'pydantic.errors.PydanticImportError: `BaseSettings` has been moved to the `pydantic-settings` package. See https://docs.pydantic.dev/2.7/migration/#basesettings-has-moved-to-pydantic-settings for more details.',
      'pydantic.errors.PydanticUserError: `regex` is removed. use `pattern` instead',
      'pydantic.errors.PydanticUserError: A non-annotated attribute was detected: `limit = 10`. All model fields require a type annotation',
      'pydantic.errors.PydanticImportError: `pydantic.utils:ROOT_KEY` has been removed in V2.',
      "TypeError: ForwardRef._evaluate() missing 1 required keyword-only argument: 'recursive_guard'",
    ],
    ignores: ['PydanticDeprecatedSince20: Support for class-based `config` is deprecated, use ConfigDict instead.'],
  },
  {
    id: 'python.optional-package-missing',
    kind: 'missing_module',
    program: 'python',
    forms: [
      {
        words: 'form data requires to be installed',
        pattern: /Form data requires "(?<object>python-multipart)" to be installed/,
      },
      {
        words: 'is not installed run',
        pattern:
          /(?<object>email-validator|[\w-]{1,40}) is not installed, run `?'?pip install '?(?<wanted>[\w[\]-]{1,60})/,
      },
      {
        words: 'must be installed to use',
        pattern: /AssertionError: `?(?<object>jinja2|itsdangerous|python-multipart)`? must be installed to use/,
      },
      {
        words: 'missing optional dependency',
        pattern: /Missing optional dependency '(?<object>[\w.-]{1,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Python package {object} is missing, which a feature of another one needs',
    check: {
      text: 'See whether it is installed in the environment that runs',
      compose: 'docker compose exec {service} python -m pip show {object}',
      kubernetes: 'kubectl exec deploy/{service} -- python -m pip show {object}',
      host: '/opt/{service}/venv/bin/pip show {object}',
    },
    repair: [
      {
        text: 'Add {object} (or the extra that brings it) to requirements.txt or pyproject.toml and build the image again',
        compose: 'docker compose build {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: '/opt/{service}/venv/bin/pip install {object} && sudo systemctl restart {service}',
      },
    ],
    source: 'fastapi/dependencies/utils.py; pydantic/networks.py; starlette; pandas/compat/_optional.py',
    matches: [
      'RuntimeError: Form data requires "python-multipart" to be installed.',
      'ImportError: email-validator is not installed, run `pip install pydantic[email]`',
      'AssertionError: jinja2 must be installed to use Jinja2Templates',
      "ImportError: Missing optional dependency 'openpyxl'.  Use pip or conda to install openpyxl.",
    ],
    ignores: ['Requirement already satisfied: python-multipart in /usr/local/lib/python3.11/site-packages'],
  },
  {
    id: 'flask.context-missing',
    kind: 'code_defect',
    program: 'flask',
    forms: [
      {
        words: 'working outside of context',
        pattern: /RuntimeError: Working outside of (?<object>application|request) context/,
      },
      {
        words: 'the current flask app is not registered with this instance',
        pattern: /The current Flask app is not registered with this '(?<object>SQLAlchemy)' instance/,
      },
      {
        words: 'view function mapping is overwriting an existing endpoint function',
        pattern: /View function mapping is overwriting an existing endpoint function: (?<object>[\w.]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Flask code works outside of its context or is registered twice ({object})',
    check: {
      text: 'Read the last own frame: a thread, a job or the import of a module that uses current_app, g, request or the database',
      compose: 'docker compose logs --tail 200 {service} | grep -B 12 "RuntimeError\\|AssertionError"',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -B 12 "RuntimeError\\|AssertionError"',
      host: 'journalctl -u {service} -n 200 | grep -B 12 "RuntimeError\\|AssertionError"',
    },
    repair: [
      {
        text: 'Wrap the work in with app.app_context():, hand values over in place of request, call db.init_app(app) on one SQLAlchemy object, and give decorators functools.wraps',
      },
      {
        text: 'If it began with a release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'flask/globals.py, flask/sansio/app.py add_url_rule(); flask_sqlalchemy/extension.py',
    matches: [
      'RuntimeError: Working outside of application context.',
      "RuntimeError: The current Flask app is not registered with this 'SQLAlchemy' instance. Did you forget to call 'init_app', or did you create multiple 'SQLAlchemy' instances?",
      'AssertionError: View function mapping is overwriting an existing endpoint function: login',
    ],
    ignores: [" * Serving Flask app 'shop'"],
  },
  {
    id: 'pytest.failed',
    kind: 'code_defect',
    program: 'pytest',
    forms: [
      {
        words: 'failed',
        pattern: /^FAILED (?<path>[\w./-]{1,160}\.py)::(?<object>[^\s]{1,160}) - (?<value>[^\r\n]{1,120})/,
      },
      { words: 'fixture not found', pattern: /^E\s{7}fixture '(?<object>\w{1,80})' not found/ },
      { words: 'error collecting', pattern: /_{4,60} ERROR collecting (?<path>[\w./-]{1,160}\.py) _{4,60}/ },
      { words: 'import file mismatch', pattern: /^import file mismatch:/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The test {object|of} {path|see below} fails: {value|it cannot be collected}',
    check: {
      text: 'Run the one test with its output and the local variables',
      compose: 'docker compose run --rm {service} python -m pytest -x -l {path|tests}',
      host: 'python -m pytest -x -l {path|tests}',
    },
    repair: [
      {
        text: 'Repair code or test; errors while collecting are imports (PYTHONPATH, pip install -e ., packages for tests), "import file mismatch" goes with deleting __pycache__ or unique names',
      },
    ],
    source: 'pytest src/_pytest/terminal.py, fixtures.py, python.py',
    matches: [
      'FAILED tests/test_order.py::test_total - AssertionError: assert 12 == 13',
      "E       fixture 'db_session' not found",
      '_____________________ ERROR collecting tests/test_order.py _____________________',
      'import file mismatch:',
    ],
    ignores: ['=================== 120 passed, 2 skipped in 3.21s ==================='],
  },
];

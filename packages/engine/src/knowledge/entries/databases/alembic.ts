import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ALEMBIC: readonly CatalogueEntry[] = [
  {
    id: 'alembic.revisions-differ',
    kind: 'version_mismatch',
    program: 'alembic',
    forms: [
      {
        words: 'can t locate revision identified by',
        pattern: /Can't locate revision identified by '(?<object>\w{1,60})'/,
      },
      {
        words: 'multiple head revisions are present for given argument',
        pattern: /Multiple head revisions are present for given argument '(?<object>\w{1,60})'/,
      },
      { words: 'target database is not up to date', pattern: /Target database is not up to date/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Database and code are at different alembic revisions ({object|not up to date})',
    check: {
      text: 'Compare the revision of the database with those of the code; an older image meets a newer database, or two branches each added a head',
      compose: 'docker compose run --rm {service} alembic current; docker compose run --rm {service} alembic heads',
      kubernetes: 'kubectl exec deploy/{service} -- alembic current; kubectl exec deploy/{service} -- alembic heads',
      host: 'alembic current; alembic heads',
    },
    repair: [
      {
        text: 'Deploy the image that has the revision; for several heads add a merge revision; then upgrade',
        compose: 'docker compose run --rm {service} alembic upgrade head',
        kubernetes: 'kubectl exec deploy/{service} -- alembic upgrade head',
        host: 'alembic merge heads -m merge && alembic upgrade head',
      },
    ],
    source: 'alembic, script/base.py, script/revision.py, command.py',
    matches: [
      `alembic.util.exc.CommandError: Can't locate revision identified by 'a1b2c3d4e5f6'`,
      `FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision`,
      'alembic.util.exc.CommandError: Target database is not up to date.',
    ],
    ignores: ['INFO  [alembic.runtime.migration] Running upgrade a1b2 -> c3d4, add discount'],
  },
];

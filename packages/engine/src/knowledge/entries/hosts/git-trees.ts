import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GIT_TREES: readonly CatalogueEntry[] = [
  {
    id: 'git.submodule-unset',
    kind: 'missing_setting',
    program: 'git',
    forms: [
      {
        words: 'no url found for submodule path in gitmodules',
        pattern: /No url found for submodule path '(?<path>[^']{1,160})' in \.gitmodules/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'git has no address for the submodule {path}: .gitmodules does not list it',
    check: {
      text: 'Find entries of kind submodule',
      host: 'git ls-files --stage | grep ^160000; cat .gitmodules',
    },
    repair: [
      {
        text: 'Add it to .gitmodules, or take the directory that was committed by accident out of the index',
        host: 'git rm --cached {path}',
      },
    ],
    source: 'git builtin/submodule--helper.c',
    matches: [
      "fatal: No url found for submodule path 'vendor/lib' in .gitmodules",
      "Error: fatal: No url found for submodule path 'themes/hugo' in .gitmodules",
    ],
    ignores: ["Submodule path 'vendor/lib': checked out"],
  },
  {
    id: 'git.not-a-repository',
    kind: 'missing_file',
    program: 'git',
    forms: [
      {
        words: 'fatal not a git repository or any',
        pattern:
          /fatal: not a git repository \(or any (?:of the parent directories|parent up to mount point (?<path>\S{1,120}))\)/,
      },
      { words: 'fatal not a git repository', pattern: /fatal: not a git repository: (?<path>\S{1,160})/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'git runs in a directory that is no repository',
    check: {
      text: 'Print the working directory of the job, and whether .git was copied into the image (.dockerignore)',
    },
    repair: [
      {
        text: 'Run it in the clone (git -C <path>), mount or copy .git, or give the build the version by a variable instead',
      },
    ],
    source: 'git setup.c',
    matches: [
      'fatal: not a git repository (or any of the parent directories): .git',
      'fatal: not a git repository (or any parent up to mount point /app)',
      'fatal: not a git repository: ../.git/modules/lib',
    ],
    ignores: ['Initialized empty Git repository in /app/.git/'],
  },
  {
    id: 'git.local-changes',
    kind: 'lock_held',
    program: 'git',
    forms: [
      {
        words: 'your local changes to the following files would be overwritten by',
        pattern: /Your local changes to the following files would be overwritten by (?<value>merge|checkout|rebase)/,
      },
      {
        words: 'the following untracked working tree files would be overwritten by',
        pattern: /The following untracked working tree files would be overwritten by (?<value>merge|checkout)/,
      },
      {
        words: 'cannot pull with rebase you have unstaged changes',
        pattern: /cannot pull with rebase: You have unstaged changes/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'git does not update a working tree with changes of its own',
    check: {
      text: 'See what differs',
      host: 'git status --short; git stash list',
    },
    repair: [
      {
        text: 'Keep the changes aside, or drop them',
        host: 'git stash -u && git pull',
      },
      {
        text: 'On a deploy machine: drop them',
        host: 'git reset --hard origin/<branch> && git clean -fd',
        destructive: true,
      },
    ],
    source: 'git unpack-trees.c',
    matches: [
      'error: Your local changes to the following files would be overwritten by merge:',
      'error: The following untracked working tree files would be overwritten by checkout:',
      'error: cannot pull with rebase: You have unstaged changes.',
    ],
    ignores: ['git: your local changes were stashed'],
  },
  {
    id: 'git.merge-conflict',
    kind: 'lock_held',
    program: 'git',
    forms: [
      {
        words: 'conflict',
        pattern:
          /CONFLICT \((?:content|modify\/delete|add\/add|rename\/delete|file\/directory)\): (?:Merge conflict in )?(?<path>\S{1,160})/,
      },
      { words: 'refusing to merge unrelated histories', pattern: /refusing to merge unrelated histories/ },
      {
        words: 'automatic merge failed fix conflicts and then commit the result',
        pattern: /Automatic merge failed; fix conflicts and then commit the result/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'git cannot merge by itself: {path|conflicts}',
    check: {
      text: 'List the files in conflict',
      host: 'git diff --name-only --diff-filter=U',
    },
    repair: [
      {
        text: 'Resolve the conflict by hand, git add and commit; unrelated histories mean a wrong remote or a rewritten one',
      },
    ],
    source: 'git merge-ort.c',
    matches: [
      'CONFLICT (content): Merge conflict in src/app.ts',
      'fatal: refusing to merge unrelated histories',
      'Automatic merge failed; fix conflicts and then commit the result.',
    ],
    ignores: ['Auto-merging src/app.ts'],
  },
  {
    id: 'git.reference-clash',
    kind: 'lock_held',
    program: 'git',
    forms: [
      {
        words: 'cannot lock ref exists',
        pattern: /cannot lock ref '(?<object>[^']{1,160})': '(?<value>[^']{1,160})' exists/,
      },
      {
        words: 'cannot lock ref is at but expected',
        pattern: /cannot lock ref '(?<object>[^']{1,160})': is at [0-9a-f]{4,64} but expected/,
      },
      {
        words: 'cannot lock ref unable to resolve reference',
        pattern: /cannot lock ref '(?<object>[^']{1,160})': unable to resolve reference/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'git cannot write {object}: another reference or process is in the way',
    check: {
      text: 'Look at the references',
      host: 'git show-ref | head; git remote prune origin --dry-run',
    },
    repair: [
      {
        text: 'Drop references that the server no longer has, and let only one job fetch in a clone',
        host: 'git remote prune origin && git fetch',
      },
    ],
    source: 'git refs/files-backend.c',
    matches: [
      "error: cannot lock ref 'refs/remotes/origin/x': 'refs/remotes/origin/x/y' exists; cannot create 'refs/remotes/origin/x'",
      "error: cannot lock ref 'refs/remotes/origin/main': is at 1a2b3c but expected 4d5e6f",
      "error: cannot lock ref 'refs/tags/v1': unable to resolve reference 'refs/tags/v1'",
    ],
    ignores: ['git: locked ref'],
  },
  {
    id: 'git.hook-not-executable',
    kind: 'file_permission',
    program: 'git',
    forms: [
      {
        words: 'hint the hook was ignored because it s not set as executable',
        pattern: /hint: The '(?<path>[^']{1,160})' hook was ignored because it's not set as executable/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'git leaves out the hook {path}: it is not executable',
    check: {
      text: 'Look at its rights',
      host: 'ls -l {path}',
    },
    repair: [
      {
        text: 'Make it executable',
        host: 'chmod +x {path}',
      },
    ],
    source: 'git run-command.c find_hook',
    matches: [
      "hint: The '.git/hooks/pre-commit' hook was ignored because it's not set as executable.",
      "hint: The '/srv/git/shop.git/hooks/post-receive' hook was ignored because it's not set as executable.",
    ],
    ignores: ['The hook was ignored'],
  },
];

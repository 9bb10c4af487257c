import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GIT_OBJECTS: readonly CatalogueEntry[] = [
  {
    id: 'git.object-corrupt',
    kind: 'data_corruption',
    program: 'git',
    forms: [
      {
        words: 'loose object stored in is corrupt',
        pattern: /loose object (?<object>[0-9a-f]{4,64}) \(stored in (?<path>[^)\n]{1,160})\) is corrupt/,
      },
      { words: 'object file is empty', pattern: /object file (?<path>\S{1,160}) is empty/ },
      { words: 'bad object head', pattern: /bad object HEAD/ },
      { words: 'packfile cannot be accessed', pattern: /packfile (?<path>\S{1,160}) cannot be accessed/ },
      { words: 'inflate data stream error', pattern: /inflate: data stream error/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A git repository is damaged: {path|objects cannot be read}',
    check: {
      text: 'Check the repository and the disk',
      host: 'git fsck --full; df -h .; dmesg | tail',
    },
    repair: [
      {
        text: 'Fetch the objects anew from another clone, or clone again and take over local branches',
        host: 'find .git/objects -type f -empty -delete && git fetch --all && git fsck --full',
        destructive: true,
      },
    ],
    source: 'git object-file.c, packfile.c messages',
    matches: [
      'fatal: loose object 1a2b3c4d (stored in .git/objects/1a/2b3c4d) is corrupt',
      'error: object file .git/objects/aa/bb12 is empty',
      'fatal: bad object HEAD',
      'error: packfile .git/objects/pack/pack-12.pack cannot be accessed',
      'error: inflate: data stream error (incorrect header check)',
    ],
    ignores: ['git fsck: no corrupt objects'],
  },
  {
    id: 'git-lfs.quota',
    kind: 'quota_exceeded',
    program: 'git-lfs',
    forms: [
      { words: 'this repository', pattern: /This repository (?:is over its data quota|exceeded its LFS budget)/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The Git LFS quota of the account is used up',
    check: {
      text: 'Open the billing page of the account that owns the repository: LFS storage and bandwidth',
    },
    repair: [
      {
        text: 'Buy more or raise the budget; cache LFS objects in CI and do not fetch them where they are not needed (GIT_LFS_SKIP_SMUDGE=1)',
      },
    ],
    source: 'GitHub documentation, Git LFS billing',
    matches: [
      'batch response: This repository is over its data quota. Account responsible for LFS bandwidth should purchase more data packs to restore access.',
      'batch response: This repository exceeded its LFS budget. The account responsible for the budget should increase it to restore access.',
    ],
    ignores: ['LFS: 12 of 12 objects'],
  },
  {
    id: 'git-lfs.object-missing',
    kind: 'missing_object',
    program: 'git-lfs',
    forms: [
      { words: 'smudge error downloading', pattern: /Smudge error: Error downloading (?<path>[^\s(]{1,160})/ },
      { words: '404 object does not exist on the server', pattern: /\[404\] Object does not exist on the server/ },
      { words: 'external filter lfs failed', pattern: /external filter '?git-lfs filter-process'? failed/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Git LFS cannot fetch {path|an object}: the server has it not',
    check: {
      text: 'See which objects are missing',
      host: 'git lfs fsck; git lfs ls-files; git lfs env',
    },
    repair: [
      {
        text: 'Push the objects from a clone that has them; behind a proxy see that lfs.url is right and the token may read',
        host: 'git lfs push --all origin',
      },
    ],
    source: 'git-lfs commands/command_smudge.go, lfs/gitfilter_smudge.go',
    matches: [
      'Error downloading object: model.bin (abc123): Smudge error: Error downloading model.bin (abc123def): [404] Object does not exist on the server',
      '[404] Object does not exist on the server: [404] Object does not exist on the server',
      "error: external filter 'git-lfs filter-process' failed",
    ],
    ignores: ['Downloading LFS objects: 100%'],
  },
  {
    id: 'git.file-too-large',
    kind: 'payload_too_large',
    program: 'git',
    forms: [
      {
        words: 'remote error file is this exceeds github s size limit of',
        pattern:
          /remote: error: File (?<path>.{1,160}?) is (?<value>[\d.]{1,12} [MG]B); this exceeds GitHub's file size limit of (?<limit>[\d.]{1,10} MB)/,
      },
      { words: 'gh001 large files detected', pattern: /GH001: Large files detected/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'GitHub refuses {path|a file} of {value|over 100 MB}',
    check: {
      text: 'Find large files in the history',
      host: 'git rev-list --objects --all | git cat-file --batch-check="%(objectsize) %(rest)" | sort -n | tail',
    },
    repair: [
      {
        text: 'Take the file out of the history and track it by LFS; deleting it in a new commit is not enough',
        host: 'git lfs migrate import --include="<path>"',
        destructive: true,
      },
    ],
    source: 'GitHub documentation, About large files',
    matches: [
      "remote: error: File big.zip is 120.00 MB; this exceeds GitHub's file size limit of 100.00 MB",
      'remote: error: GH001: Large files detected. You may want to try Git Large File Storage - https://git-lfs.github.com.',
    ],
    ignores: [
      "remote: warning: File a.zip is 60.00 MB; this is larger than GitHub's recommended maximum file size of 50.00 MB",
    ],
  },
  {
    id: 'git.push-refused-by-rule',
    kind: 'authorisation_denied',
    program: 'git',
    forms: [
      {
        words: 'gh006 protected branch update failed for',
        pattern: /GH006: Protected branch update failed for (?<object>refs\/\S{1,120})/,
      },
      {
        words: 'gh013 repository rule violations found for',
        pattern: /GH013: Repository rule violations found for (?<object>refs\/\S{1,120})/,
      },
      {
        words: 'remote rejected pre receive hook declined',
        pattern: /\[remote rejected\] (?<value>[^\n]{1,120}) \(pre-receive hook declined\)/,
      },
      {
        words: 'you are not allowed to push code protected branches on this project',
        pattern: /You are not allowed to push code to protected branches on this project/,
      },
      {
        words: 'remote rejected protected branch hook declined',
        pattern: /\[remote rejected\] (?<value>[^\n]{1,120}) \(protected branch hook declined\)/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The git server refuses the push to {object|a branch} by its rules',
    check: {
      text: 'Read the lines starting with remote: before it, they name the rule',
    },
    repair: [
      {
        text: 'Push a branch and open a pull request, or let the bot bypass the rule (ruleset bypass list, allowed to push); take secrets found by push protection out of the commit',
      },
    ],
    source: 'GitHub documentation, protected branches and rulesets; GitLab push rules',
    matches: [
      'remote: error: GH006: Protected branch update failed for refs/heads/main.',
      'remote: error: GH013: Repository rule violations found for refs/heads/main.',
      ' ! [remote rejected] main -> main (pre-receive hook declined)',
      'remote: GitLab: You are not allowed to push code to protected branches on this project.',
      ' ! [remote rejected] main -> main (protected branch hook declined)',
    ],
    ignores: ['pre-receive hook accepted'],
  },
  {
    id: 'git.push-behind',
    kind: 'lock_held',
    program: 'git',
    forms: [
      { words: 'rejected', pattern: /! \[rejected\] {1,20}[^\n]{1,120} \((?:non-fast-forward|fetch first)\)/ },
      {
        words: 'updates were rejected because the',
        pattern: /Updates were rejected because the (?:tip of your current branch is behind|remote contains work)/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 3,
    means: 'A git push is refused: the branch has commits that this clone lacks',
    check: {
      text: 'See what is on the server',
      host: 'git fetch && git log --oneline HEAD..origin/<branch>',
    },
    repair: [
      {
        text: 'Rebase and push again; jobs that push need a lock or a retry',
        host: 'git pull --rebase && git push',
      },
    ],
    source: 'git builtin/push.c, transport.c',
    matches: [
      ' ! [rejected]        main -> main (non-fast-forward)',
      '! [rejected] main -> main (fetch first)',
      'hint: Updates were rejected because the tip of your current branch is behind',
      'hint: Updates were rejected because the remote contains work that you do not',
    ],
    ignores: ['   1a2b..3c4d  main -> main'],
  },
  {
    id: 'git.reference-missing',
    kind: 'missing_object',
    program: 'git',
    forms: [
      {
        words: 'error pathspec did not match any file',
        pattern: /error: pathspec '(?<object>[^']{1,120})' did not match any file/,
      },
      { words: 'upload pack not our ref', pattern: /upload-pack: not our ref (?<object>[0-9a-f]{7,64})/ },
      { words: 'fatal couldn t find remote ref', pattern: /fatal: couldn't find remote ref (?<object>\S{1,120})/ },
      { words: 'fatal reference is not a tree', pattern: /fatal: reference is not a tree: (?<object>\S{1,120})/ },
      {
        words: 'fatal remote branch not found in upstream',
        pattern: /fatal: Remote branch (?<object>\S{1,120}) not found in upstream/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'git knows no {object}: branch, tag or commit is not there',
    check: {
      text: 'List what the server has',
      host: 'git ls-remote origin',
    },
    repair: [
      {
        text: 'Correct the name, fetch with full depth (fetch-depth: 0, git fetch --unshallow), and push the commit of the submodule',
      },
    ],
    source: 'git builtin/checkout.c, upload-pack.c, remote.c, clone.c',
    matches: [
      "error: pathspec 'feature' did not match any file(s) known to git",
      'fatal: remote error: upload-pack: not our ref 1234567890123456789012345678901234567890',
      "fatal: couldn't find remote ref refs/heads/mian",
      'fatal: reference is not a tree: 1a2b3c4d',
      'fatal: Remote branch develop not found in upstream origin',
    ],
    ignores: ["Switched to branch 'feature'"],
  },
];

/** The environment for git: the machine's PATH, nothing of the user's configuration. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return {
    ...systemEnvironment(),
    GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

/** What a child process needs from ours to start at all; secrets stay here. */
export function systemEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'Path', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'HOME'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

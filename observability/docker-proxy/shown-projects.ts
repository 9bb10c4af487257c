const PROJECT_LABEL = 'com.docker.compose.project';

/** The compose projects whose containers are shown. */
export interface ShownProjects {
  /** For people: `all projects`, or their names. */
  readonly names: string;
  /** Whether something with these labels is shown. */
  shows(labels: unknown): boolean;
}

/** Reads the setting DOCKER_PROJECTS: names separated by commas, or `*` for everything on the machine. Empty shows nothing. */
export function shownProjects(setting: string): ShownProjects {
  const names = setting
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.includes('*')) return { names: 'all projects', shows: () => true };
  return {
    names: names.length === 0 ? 'no project' : names.join(', '),
    shows: (labels) => {
      const project: unknown = isRecord(labels) ? labels[PROJECT_LABEL] : undefined;
      return typeof project === 'string' && names.includes(project);
    },
  };
}

/** An object with names, as JSON has it. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

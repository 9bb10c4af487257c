/** A place in code. */
export interface CodePlace {
  repository?: string | undefined;
  path: string;
  line?: number | undefined;
  revision?: string | undefined;
}

/**
 * The address of a place in code by a template such as `https://forge/acme/{repository}/blob/{revision}/{path}#L{line}` or
 * `vscode://file/srv/{repository}/{path}:{line}`; null when the template needs what is not known or makes no link.
 */
export function codeAddress(template: string, place: CodePlace): string | null {
  const values: Readonly<Record<string, string | undefined>> = {
    repository: place.repository,
    revision: place.revision ?? 'HEAD',
    path: place.path.split('/').map(encodeURIComponent).join('/'),
    line: String(place.line ?? 1),
  };
  let complete = true;
  const address = template.replaceAll(/\{([a-z]{1,20})\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) complete = false;
    return name === 'path' ? (value ?? '') : encodeURIComponent(value ?? '');
  });
  return complete && /^(?:https?|vscode|vscode-insiders|idea|jetbrains|zed):\/\//.test(address) ? address : null;
}

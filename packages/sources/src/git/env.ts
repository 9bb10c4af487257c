/** The one thing a git process inherits: where programs are found. Everything else could change what git does. */
export function searchPath(): string {
  return process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin';
}

/** Where the services find git. */
export function searchPath(): string {
  return process.env['PATH'] ?? '';
}

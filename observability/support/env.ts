/** Where programs are found; the only setting of ours that a started service inherits. */
export function searchPath(): string {
  return process.env['PATH'] ?? '';
}

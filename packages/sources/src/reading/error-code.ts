/** The code of a system or library error (`ENOENT`, `Z_BUF_ERROR`), or null. Also for errors of another realm. */
export function errorCode(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

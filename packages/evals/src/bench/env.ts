/** The environment of a bench run; benches read it nowhere else. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  return { ...process.env };
}

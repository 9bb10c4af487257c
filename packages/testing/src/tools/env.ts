/** The environment as the tests see it: the only place of this package that reads it. */
export function testEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

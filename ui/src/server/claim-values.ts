/** A claim by its name, or by the names that lead to it, with dots between them, as in `realm_access.roles`. */
function claimNamed(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let at: unknown = claims;
  for (const part of name.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[part];
  }
  return at;
}

/** The values of a claim that is a text or a list of texts; undefined where there is no such claim. */
export function claimValues(claims: Readonly<Record<string, unknown>>, name: string): string[] | undefined {
  const value = claimNamed(claims, name);
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : undefined;
}

/** A claim that is one text; a list, also of one, may have another one tomorrow, and is none. */
export function claimText(claims: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = claimNamed(claims, name);
  return typeof value === 'string' ? value : undefined;
}

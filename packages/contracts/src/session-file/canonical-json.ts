function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  // As JSON writes it: a hash of what is in memory is one of what is read back.
  if (value instanceof Date) return value.toJSON();
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  // Object.fromEntries makes own properties, so that a key called __proto__ stays a key.
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]),
  );
}

/** JSON in which equal values are equal texts: keys in order, without blanks. Databases keep values, not the order of keys. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null';
}

const USER_VALUE = /^[\x21-\x7E]{1,254}$/;
const MAX_BAGGAGE_CHARACTERS = 8_192;

/** A user's id or e-mail address as it may stand on a span, or undefined. */
export function usableUser(value: string | undefined): string | undefined {
  return value !== undefined && USER_VALUE.test(value) ? value : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The entries of a W3C `baggage` header by name, without their properties; what cannot be read is left out. */
export function baggageEntries(header: string | undefined): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const member of (header ?? '').slice(0, MAX_BAGGAGE_CHARACTERS).split(',')) {
    const [entry = ''] = member.split(';');
    const equals = entry.indexOf('=');
    const value = equals < 1 ? undefined : decoded(entry.slice(equals + 1).trim());
    if (value !== undefined) entries.set(entry.slice(0, equals).trim(), value);
  }
  return entries;
}

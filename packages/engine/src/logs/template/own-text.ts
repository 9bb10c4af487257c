const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The first `length` characters as a text of their own. A slice keeps all of the text that it was cut from in memory, so what is kept
 * of a long line must be copied.
 */
export const ownText = (text: string, length: number): string => decoder.decode(encoder.encode(text.slice(0, length)));

const PERSONAL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/g;
const PERSONAL_KEY =
  /\b((?:user(?:name)?|ruser|logname|login|email|e-mail|password|passwd|token|secret|api[_-]?key|authorization)\s?[=:]\s?)[^\s,;)\]}]+/gi;

/** Replaces what varies by its very form (numbers, addresses, identifiers) and what could be personal or secret by `<*>`. */
export const maskMessage = (message: string): string => {
  const cut = message.length > 4000 ? message.slice(0, 4000) : message;
  const words = cut.replace(PERSONAL, '<*>').replace(PERSONAL_KEY, '$1<*>').split(/\s+/);
  return words
    .map((word) => (/\d/.test(word) ? '<*>' : word))
    .join(' ')
    .replace(/<\*>(?: <\*>)+/g, '<*>')
    .trim();
};

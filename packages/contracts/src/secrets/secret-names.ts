const SECRET_NAME =
  /(^|[._-])(password|passwd|passphrase|passcode|pwd|secret|token|client[._-]?secret|secret[._-]?key|api[._-]?key|apikey|access[._-]?key|private[._-]?key|authorization|proxy-authorization|cookie|set-cookie|x-api-key|connection[._-]?string)$/i;
const LONGEST_NAME = 200;

/**
 * A name whose whole value is a secret, whatever it looks like: of an attribute, a header, a property. In the syntax that JavaScript and RE2
 * share; read without regard to case.
 */
export const SECRET_NAME_PATTERN = SECRET_NAME.source;

/** Whether a value of this name is a secret as a whole. */
export function isSecretName(name: string): boolean {
  return name.length <= LONGEST_NAME && SECRET_NAME.test(name);
}

/** The same for the name of a setting, whose words may stand together as in `paymentApiKey`. */
export function isSecretSetting(name: string): boolean {
  return isSecretName(name) || isSecretName(name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2'));
}

import { createHmac } from 'node:crypto';

/** `Authorization` with these claims, signed with a key whether or not anybody knows it. */
export function bearerToken(claims: object, key: Buffer, algorithm = 'HS256'): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(claims)}`;
  return `Bearer ${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

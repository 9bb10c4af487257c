/*
 * What the page says of API keys. The rest is in `sentences.ts`.
 */
import type { ApiKeyScope } from '@mats/contracts';

export const SCOPE_WORDS: Readonly<Record<ApiKeyScope, string>> = {
  ask: 'ask questions',
  read: 'read sessions',
  changes: 'tell of changes',
  keys: 'make and revoke keys',
};

export const API_KEYS = {
  title: 'API keys',
  lead: 'With a key a program asks in your name: Authorization: Bearer <key>. Nobody can read a key again, so keep it safe.',
  name: 'Name',
  scopes: 'It may',
  until: 'It works for',
  days: (days: number): string => (days === 0 ? 'ever, until revoked' : days === 1 ? '1 day' : `${days} days`),
  make: 'Make a key',
  made: 'This key is shown once.',
  copy: 'Copy the key',
  none: 'You have no keys.',
  of: (member: string): string => `of ${member}`,
  may: (scopes: readonly ApiKeyScope[]): string => `may ${scopes.map((scope) => SCOPE_WORDS[scope]).join(', ')}`,
  ends: 'ends',
  ended: 'ended',
  forever: 'works until it is revoked',
  used: 'last used',
  unused: 'never used',
  revoke: 'Revoke',
  revokeLabel: (name: string): string => `Revoke the key ${name}`,
} as const;

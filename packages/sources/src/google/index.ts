export { createGoogleAccess } from './google-access.ts';
export type { GoogleAccess, GoogleHeaders } from './google-access.ts';

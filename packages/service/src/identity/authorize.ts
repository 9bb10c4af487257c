import { hostOf } from '../outbound/http-client.ts';
import type { ServiceName } from './service-keys.ts';
import type { ServiceTokens } from './service-tokens.ts';

/** The `Authorization` of a call to an address: a token for the service that is there, nothing for any other host. */
export function authorizeHosts(
  tokens: Pick<ServiceTokens, 'bearerFor'>,
  urls: Readonly<Partial<Record<ServiceName, string>>>,
): (url: string) => string | undefined {
  const services = new Map((Object.entries(urls) as [ServiceName, string][]).map(([name, url]) => [hostOf(url), name]));
  return (url) => {
    const service = services.get(hostOf(url));
    return service === undefined ? undefined : tokens.bearerFor(service);
  };
}

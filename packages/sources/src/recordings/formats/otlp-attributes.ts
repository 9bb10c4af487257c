import { asList, asObject, asText } from '../json-value.ts';

/** Names of the OpenTelemetry conventions, the most exact first. */
export const VERSION_NAMES = ['vcs.ref.head.revision', 'service.version'] as const;

/** Attributes as OTLP writes them in JSON, as texts. */
export function otlpAttributes(value: unknown): Map<string, string> {
  return new Map(
    asList(value).map((entry) => {
      const { key, value: held } = asObject(entry);
      const [text] = Object.values(asObject(held));
      return [asText(key), asText(text)];
    }),
  );
}

/** Nanoseconds since the epoch, a number or a text, as milliseconds. */
export function millisecondsOf(nanoseconds: unknown): number {
  const text = asText(nanoseconds);
  return text === '' ? Number.NaN : Number(text) / 1e6;
}

/** The version of what ran: a commit where the resource names one. */
export function versionOfResource(resource: unknown): { version?: string } {
  const attributes = otlpAttributes(asObject(resource)['attributes']);
  const version = VERSION_NAMES.map((name) => attributes.get(name) ?? '').find((text) => text !== '');
  return version === undefined ? {} : { version };
}

/** A service's name among a resource's attributes. */
export function serviceOfResource(resource: unknown): string {
  const attributes = otlpAttributes(asObject(resource)['attributes']);
  const names = ['service.name', 'k8s.deployment.name', 'container.name', 'k8s.pod.name', 'host.name'];
  return names.map((name) => attributes.get(name) ?? '').find((name) => name !== '') ?? 'unknown';
}

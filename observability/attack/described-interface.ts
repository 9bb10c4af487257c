import type { RunningPlatform } from '../support/start-platform.ts';

/** A route as the orchestrator describes it: `GET`, `/sessions/{id}`. */
export interface DescribedOperation {
  readonly method: string;
  readonly path: string;
}

/** The orchestrator's OpenAPI document. */
export async function describedInterface({ orchestratorUrl, apiKey }: RunningPlatform): Promise<object> {
  const headers = { authorization: `Bearer ${apiKey}` };
  return (await (await fetch(`${orchestratorUrl}/openapi.json`, { headers })).json()) as object;
}

/** Every route of a document. */
export function operationsIn(document: object): DescribedOperation[] {
  const { paths = {} } = document as { paths?: Readonly<Record<string, object>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** Every route that the orchestrator describes. */
export async function operationsOf(platform: RunningPlatform): Promise<DescribedOperation[]> {
  return operationsIn(await describedInterface(platform));
}

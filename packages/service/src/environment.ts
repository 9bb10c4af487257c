import { DEFAULT_TENANT, MatsError, SERVICES, tenantIdSchema } from '@mats/contracts';
import { TELEMETRY_VARIABLES } from '@mats/telemetry';
import type { TelemetryVariable } from '@mats/telemetry';
import { z } from 'zod';

/** Telemetry reads its own settings; here they are let through. */
const telemetrySchema = z.object(
  Object.fromEntries(Object.keys(TELEMETRY_VARIABLES).map((name) => [name, z.string().optional()])) as Record<
    TelemetryVariable,
    z.ZodOptional<z.ZodString>
  >,
);

/** A comma-separated list; blanks around items and empty items are left out. */
export const listSchema = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

/** Settings that every service has; a service's `env.ts` extends them. An empty value counts as not set. */
export const serviceEnvironmentSchema = telemetrySchema.extend({
  HOST: z.string().default('127.0.0.1'),
  TENANT_ID: tenantIdSchema.default(DEFAULT_TENANT),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Accepted for those who knew it; Phoenix has no such setting. */
  PHOENIX_SESSION_EVALUATOR_FILE_PATH: z.string().optional(),
  SESSION_HOSTS: z.string().default(''),
  /** The keys with which the services prove to each other who they are; made at first start. */
  MATS_SERVICE_KEYS: z.string().default('.mats/data/service-keys.json'),
  /** Names with a dot under which the service is reached, such as those of a cluster. */
  MATS_ALLOWED_HOSTS: listSchema,
});

/** A port number as an environment variable gives it. */
export function portSchema(fallback: number): z.ZodDefault<z.ZodCoercedNumber> {
  return z.coerce.number().int().min(0).max(65_535).default(fallback);
}

/** Settings that every agent has; an agent's `env.ts` extends them with its port and what it needs itself. */
export const agentEnvironmentSchema = serviceEnvironmentSchema.extend({
  /** The only host that attachments may be fetched from. */
  ORCHESTRATOR_URL: z.url().default(`http://127.0.0.1:${SERVICES.orchestrator.port}`),
  /** Files and globs: what a question without logs of its own is about. */
  LOG_PATHS: listSchema,
  /** Files and globs of change feeds: they are read for every question, like repositories. */
  CHANGES: listSchema,
});

/**
 * Reads the environment once through a schema and freezes it.
 *
 * @throws MatsError `configuration_invalid` that names the variable, why it cannot be used and an example.
 */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  options: { environment: Readonly<Record<string, string | undefined>>; examples?: Readonly<Record<string, string>> },
): Readonly<z.infer<Schema>> {
  const set = Object.entries(options.environment).filter(([, value]) => value !== undefined && value !== '');
  const parsed = schema.safeParse(Object.fromEntries(set));
  if (parsed.success) return Object.freeze(parsed.data);
  const [issue] = parsed.error.issues;
  const name = issue?.path.join('.') ?? 'environment';
  throw new MatsError('configuration_invalid', {
    name,
    reason: issue?.message ?? 'it does not fit',
    example: options.examples?.[name] ?? '...',
  });
}

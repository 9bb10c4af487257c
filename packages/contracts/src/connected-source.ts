import { z } from 'zod';
import { agentNameSchema } from './agents.ts';

/** A source that an installation names, as it is right now. */
export const connectedSourceSchema = z.object({
  kind: z.enum([
    'log_files',
    'containers',
    'repository',
    'changes',
    'phoenix_project',
    'code_host',
    'cloud_project',
    'bucket',
    'other',
  ]),
  /** What the setting names: a path or pattern, a host, a repository. */
  name: z.string(),
  /** `empty`: it is there and holds nothing. `failed`: it cannot be read. */
  state: z.enum(['connected', 'empty', 'failed']),
  /** Files, containers or spans. */
  count: z.int().nonnegative().optional(),
  bytes: z.int().nonnegative().optional(),
  /** ISO 8601: of the last change of a file, of the commit that is checked out, of the newest span. */
  time: z.string().optional(),
  /** The checked-out commit. */
  revision: z.string().optional(),
  /** The last line of the newest file, without secrets. */
  lastLine: z.string().optional(),
  /** Why it cannot be read. */
  reason: z.string().optional(),
});

/** What `GET /sources` may be asked: of one repository, by name or path, instead of all sources. */
export const sourcesQuerySchema = z.object({ repository: z.string().min(1).max(1_000).exactOptional() });

/** What `GET /sources` of an agent answers. */
export const connectedSourcesSchema = z.object({ sources: z.array(connectedSourceSchema) });

/** What `GET /sources` of the orchestrator answers: the agents, and what they can read. */
export const installationSchema = z.object({
  agents: z.array(z.object({ name: agentNameSchema, ok: z.boolean(), next: z.string() })),
  sources: z.array(connectedSourceSchema),
  phoenix: z.string().nullable(),
  version: z.string(),
});

export type ConnectedSource = z.infer<typeof connectedSourceSchema>;
export type Installation = z.infer<typeof installationSchema>;

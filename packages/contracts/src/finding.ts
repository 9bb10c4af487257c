import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import { evidenceIdSchema } from './ids.ts';
import { usageSchema } from './usage.ts';

export const AGENT_NAMES = ['sre', 'investigator', 'architect'] as const;
export const agentNameSchema = z.enum(AGENT_NAMES);
export type AgentName = z.infer<typeof agentNameSchema>;

/** A sentence of the report; without evidence it does not ship. */
export const claimSchema = z.object({
  text: z.string().min(1),
  about: z.enum(['symptom', 'onset', 'service', 'location', 'change', 'cause', 'impact', 'exclusion']),
  evidence: z.array(evidenceIdSchema),
});

/** Something that was not looked at or could not be read: missing data, never evidence. */
export const notCheckedSchema = z.object({ what: z.string(), why: z.string() });

const CHANGE_CLASSES = [
  'code_change',
  'code_defect',
  'configuration_change',
  'dependency_change',
  'resource_exhaustion',
  'external_dependency',
  'infrastructure',
  'data',
] as const;

/** One possible cause, with what speaks for and against it. */
export const candidateSchema = z.object({
  id: z.string(),
  kind: z.enum(CHANGE_CLASSES),
  title: z.string(),
  /** Commit that is held responsible, or null when no change of code or configuration is. */
  commit: z.string().nullable(),
  service: z.string().optional(),
  file: z.string().optional(),
  line: z.int().positive().optional(),
  function: z.string().optional(),
  repository: z.string().optional(),
  /** 0 to 1; the judge calibrates it. */
  score: z.number().min(0).max(1),
  for: z.array(claimSchema),
  against: z.array(claimSchema),
});

/** The moment the incident began, as an interval, not a guess. ISO 8601. */
export const onsetSchema = z.object({
  at: z.string(),
  from: z.string(),
  to: z.string(),
  confidence: z.number().min(0).max(1),
  evidence: z.array(evidenceIdSchema),
});

const serviceStateSchema = z.object({
  name: z.string(),
  errors: z.int().nonnegative(),
  /** ISO 8601, absent when the service shows no error. */
  firstError: z.string().optional(),
  /** Who it said it could not reach or was failed by. */
  blames: z.array(z.string()),
});

/** What the SRE agent found, for the agents after it. */
export const incidentSchema = z.object({
  onset: onsetSchema.nullable(),
  firstService: z.string().nullable(),
  services: z.array(serviceStateSchema),
  /** Deployments seen in logs or containers, in order of time. */
  deploys: z.array(
    z.object({
      service: z.string(),
      revision: z.string(),
      previous: z.string().optional(),
      time: z.string().optional(),
      evidence: evidenceIdSchema,
    }),
  ),
  /** Failure signs that are not in code: resource, network, outside dependency. */
  signals: z.array(
    z.object({
      kind: z.enum([
        'out_of_memory',
        'disk_full',
        'pool_exhausted',
        'timeout',
        'connection_refused',
        'name_resolution',
        'rate_limited',
        'upstream_failure',
        'restart',
        'unhealthy',
        'image_change',
        'certificate',
        'permission',
        'descriptor_limit',
        'killed',
        'corrupt_data',
        'load_surge',
        /** Traces: failed requests begin to fail in this service. */
        'failing_requests',
        /** Traces: the service takes longer by itself. */
        'slow',
        /** Metrics: the service uses much more of a resource than before. */
        'saturated',
      ]),
      service: z.string().optional(),
      /** Host or system the sign points to. */
      target: z.string().optional(),
      /** Of a metric: its name, what it reads now and what it read before. */
      reading: z.string().optional(),
      count: z.int().positive(),
      evidence: z.array(evidenceIdSchema),
    }),
  ),
});

export const findingSchema = z.object({
  agent: agentNameSchema,
  summary: z.string(),
  claims: z.array(claimSchema),
  candidates: z.array(candidateSchema),
  evidence: z.array(evidenceSchema),
  notChecked: z.array(notCheckedSchema),
  incident: incidentSchema.optional(),
  usage: usageSchema,
});

export type Claim = z.infer<typeof claimSchema>;
export type NotChecked = z.infer<typeof notCheckedSchema>;
export type Candidate = z.infer<typeof candidateSchema>;
export type Onset = z.infer<typeof onsetSchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type Signal = Incident['signals'][number];
export type Finding = z.infer<typeof findingSchema>;

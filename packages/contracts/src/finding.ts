import { z } from 'zod';
import { agentNameSchema } from './agents.ts';
import { causeKindSchema } from './cause-kind.ts';
import { evidenceSchema, locatorSchema } from './evidence.ts';
import { evidenceIdSchema } from './ids.ts';
import { usageSchema } from './usage.ts';

/** The code of a claim whose maker gave none: an agent of others, or a report that was stored before claims had codes. */
const TOLD = 'told';

/** A sentence of the report; without evidence it does not ship. */
export const claimSchema = z.object({
  /** What it says, by which modules know it; the words are for people. */
  code: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/)
    .default(TOLD),
  /** What is put into the sentence. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.array(z.number())])).default({}),
  text: z.string().min(1),
  about: z.enum(['symptom', 'onset', 'service', 'location', 'change', 'cause', 'impact', 'exclusion', 'requests']),
  evidence: z.array(evidenceIdSchema),
});

/** Something that was not looked at or could not be read: missing data, never evidence. */
export const notCheckedSchema = z.object({ what: z.string(), why: z.string() });

/** What brought a cause about, as far as that is known. */
export const CHANGE_KINDS = ['commit', 'deployment', 'setting', 'dependency', 'infrastructure', 'none_known'] as const;

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** Why a candidate is more or less likely; its sentence is made at the edge, by its code. */
export const reasonSchema = z.object({
  code: z.string(),
  /** Log odds that it adds. */
  weight: z.number(),
  values: valuesSchema.default({}),
  evidence: z.array(evidenceIdSchema).default([]),
});

/** Something to do. The command is text for a person, never run. */
export const stepSchema = z.object({
  text: z.string().min(1),
  command: z.string().optional(),
  /** It deletes data, ends what runs, or cannot be undone. */
  destructive: z.boolean().optional(),
});

/** One possible cause, with what speaks for and against it. */
export const candidateSchema = z.object({
  id: z.string(),
  /** Which way of finding causes found it. */
  found: z.enum([
    'known_failure',
    'change',
    'code',
    'resource',
    'neighbour',
    'load',
    'place',
    'measured',
    'reported',
    'complaint',
  ]),
  /** What is wrong; null when that is not known. */
  kind: causeKindSchema.nullable(),
  /** What brought it. */
  change: z.enum(CHANGE_KINDS),
  title: z.string(),
  /** What is wrong in a few words, with neither a place nor a quotation in it, without a full stop. */
  headline: z.string().optional(),
  /** The failing program's own words, where it wrote any. */
  quote: z.string().optional(),
  /** Commit that is held responsible, or null when no change of code or configuration is. */
  commit: z.string().nullable(),
  /** The part to repair. */
  component: z.string().optional(),
  service: z.string().optional(),
  file: z.string().optional(),
  line: z.int().positive().optional(),
  function: z.string().optional(),
  repository: z.string().optional(),
  /** 0 to 1; the judge calibrates it. */
  score: z.number().min(0).max(1),
  reasons: z.array(reasonSchema).default([]),
  /** What the failing lines name: setting, user, peer, path, version, program. */
  values: valuesSchema.optional(),
  /** What to do, best first, where more is known than the kind of the cause says. */
  nextSteps: z.array(stepSchema).default([]),
  for: z.array(claimSchema),
  against: z.array(claimSchema),
});

/** The moment the incident began, as an interval, not a guess. ISO 8601. */
export const onsetSchema = z.object({
  at: z.string(),
  from: z.string(),
  to: z.string(),
  confidence: z.number().min(0).max(1),
  /** The times that it was read from name no zone: it may be off by hours. */
  zoneAssumed: z.boolean().exactOptional(),
  evidence: z.array(evidenceIdSchema),
});

const serviceStateSchema = z.object({
  name: z.string(),
  errors: z.int().nonnegative(),
  /** What `errors` counts: entries of logs, which it is where nothing is said, or failed requests of traces. */
  counted: z.enum(['log', 'requests']).optional(),
  /** ISO 8601, absent when the service shows no error. */
  firstError: z.string().optional(),
  /** Who it said it could not reach or was failed by. */
  blames: z.array(z.string()),
  /** Whom it calls, as spans or a service map show. */
  calls: z.array(z.string()).default([]),
});

/** A metric that left its level; ISO 8601. */
const measuredSchema = z.object({
  service: z.string(),
  metric: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.string(),
  direction: z.enum(['up', 'down']),
  before: z.number(),
  after: z.number(),
});

/** What metrics say of the one that was asked about. */
const alarmSchema = z.object({
  service: z.string(),
  metric: z.string(),
  /** Whether it is out of the ordinary. */
  incident: z.boolean(),
  /** Probability that it is not. */
  quiet: z.number().min(0).max(1),
  /** Where it begins, with the probability of each; best first. */
  causes: z.array(z.object({ service: z.string(), probability: z.number().min(0).max(1), share: z.number() })),
  /** What is worse than usual: late answers, or failed ones. */
  of: z.enum(['latency', 'failures']),
  evidence: z.array(evidenceIdSchema),
});

/** How likely it is that the logs hold no cause, and that nothing is wrong; with the candidates' scores together 1. */
const outlookSchema = z.object({ unknown: z.number().min(0).max(1), noIncident: z.number().min(0).max(1) });

/** What the SRE agent found, for the agents after it. */
export const incidentSchema = z.object({
  outlook: outlookSchema.optional(),
  alarm: alarmSchema.optional(),
  /** The first failing lines that tell most, the most telling first: what is known where no cause is. */
  telling: z.array(evidenceIdSchema).default([]),
  /** Parts that died, by what the lines of logs say, with the line that tells it and the line that they wrote last. */
  deaths: z
    .array(
      z.object({
        service: z.string().optional(),
        code: z.int().optional(),
        signal: z.string().optional(),
        count: z.int().positive(),
        evidence: evidenceIdSchema,
        words: evidenceIdSchema.optional(),
      }),
    )
    .optional(),
  /** How the software that fails is run: it decides which commands are shown. */
  platform: z.enum(['compose', 'kubernetes', 'systemd', 'host']).optional(),
  onset: onsetSchema.nullable(),
  firstService: z.string().nullable(),
  services: z.array(serviceStateSchema),
  /** Metrics that left their level, in order of time. */
  measured: z.array(measuredSchema).default([]),
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
        /** A provider that the service names where it fails says itself that it is impaired. */
        'provider_outage',
        /** Traces: failed requests begin to fail in this service. */
        'failing_requests',
        /** Traces and logs: the service does other things than before for the same requests. */
        'changed_behaviour',
        /** Traces: the service takes longer by itself. */
        'slow',
        /** Metrics: the service uses much more of a resource than before. */
        'saturated',
      ]),
      /** What shows it. What lines of a log say is weighed as a known failure, form by form. */
      source: z.enum(['logs', 'containers', 'traces', 'metrics', 'status_page']),
      service: z.string().optional(),
      /** Host or system the sign points to. */
      target: z.string().optional(),
      /** How likely it is that it begins there, where traces or metrics tell. */
      confidence: z.number().min(0).max(1).optional(),
      /** What is short. */
      resource: z.enum(['cpu', 'memory', 'network']).optional(),
      /** The place in the code that they name. */
      place: z.object({ file: z.string(), line: z.int().positive().nullable() }).optional(),
      /** Of a metric: its name, what it reads now and what it read before. */
      reading: z.string().optional(),
      count: z.int().positive(),
      evidence: z.array(evidenceIdSchema),
    }),
  ),
});

/** Something that was read, and how much of it. */
export const readSourceSchema = z.object({
  what: z.string(),
  kind: z.enum(['log', 'recording', 'containers', 'repository', 'changes', 'status']),
  lines: z.int().nonnegative().optional(),
  /** ISO 8601. */
  from: z.string().optional(),
  to: z.string().optional(),
  services: z.array(z.string()).default([]),
  /** Where it stands, for agents that read it again. */
  locator: locatorSchema.optional(),
});

export const findingSchema = z.object({
  agent: agentNameSchema,
  summary: z.string(),
  claims: z.array(claimSchema),
  candidates: z.array(candidateSchema),
  evidence: z.array(evidenceSchema),
  read: z.array(readSourceSchema).default([]),
  notChecked: z.array(notCheckedSchema),
  incident: incidentSchema.optional(),
  usage: usageSchema,
});

export type Claim = z.infer<typeof claimSchema>;
export type NotChecked = z.infer<typeof notCheckedSchema>;
export type Candidate = z.infer<typeof candidateSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type Step = z.infer<typeof stepSchema>;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type Onset = z.infer<typeof onsetSchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type Signal = Incident['signals'][number];
export type Finding = z.infer<typeof findingSchema>;
export type ReadSource = z.infer<typeof readSourceSchema>;

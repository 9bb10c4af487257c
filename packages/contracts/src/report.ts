import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import { agentNameSchema } from './agents.ts';
import { causeKindSchema } from './cause-kind.ts';
import { CHANGE_KINDS, claimSchema, notCheckedSchema, onsetSchema, readSourceSchema, stepSchema } from './finding.ts';
import { evidenceIdSchema } from './ids.ts';
import { intentSchema } from './intent.ts';
import { usageSchema } from './usage.ts';

export const VERDICTS = ['root_cause', 'probable_cause', 'inconclusive', 'no_incident'] as const;

/** Why the report names no cause. */
export const ABSTENTIONS = [
  'no_anomaly',
  'insufficient_data',
  'conflicting_evidence',
  'evidence_unverified',
  'agent_missing',
] as const;

/** One node of the chain commit → file:line → log template → service → symptom. */
export const chainNodeSchema = z.object({
  kind: z.enum(['commit', 'change', 'code', 'template', 'signal', 'service', 'symptom']),
  label: z.string(),
  evidence: z.array(evidenceIdSchema),
});

/** What the incident picture draws; times are epoch milliseconds. */
export const pictureSchema = z.object({
  from: z.number(),
  to: z.number(),
  bucketMs: z.number().positive(),
  series: z.array(
    z.object({
      label: z.string(),
      kind: z.enum(['errors', 'metric']),
      unit: z.string(),
      service: z.string().optional(),
      points: z.array(z.object({ at: z.number(), value: z.number() })),
      evidence: evidenceIdSchema.optional(),
      /** Other series with the same numbers, which are not drawn again. */
      alike: z.array(z.string()).optional(),
    }),
  ),
  marks: z.array(
    z.object({
      at: z.number(),
      kind: z.enum(['deploy', 'commit', 'container', 'onset']),
      label: z.string(),
      /** Where a moment is known as an interval only. */
      from: z.number().optional(),
      to: z.number().optional(),
      evidence: evidenceIdSchema.optional(),
    }),
  ),
});

/** A part of the system in the map of who calls whom. */
const mapPartSchema = z.object({
  name: z.string(),
  /** Failures in the incident. */
  errors: z.int().nonnegative(),
  /** What `errors` counts: entries of logs, which it is where nothing is said, or failed requests of traces. */
  counted: z.enum(['log', 'requests']).optional(),
  /** Whom it calls, by spans or by what its failures say. */
  calls: z.array(z.string()),
});

/** From this probability on a lead beside the cause is worth a look; what is below is told apart. */
export const LEAST_LEAD = 0.05;

/** The longest headline: what a phone shows in three lines. */
export const HEADLINE_CHARACTERS = 90;

/** What is known of a failure whose cause is not. A closed list, in the order in which it is shown. */
export const KNOWN_FACTS = ['exception', 'first_failure', 'death', 'last_words', 'frame', 'moved', 'loudest'] as const;

/** What would decide a case that is open. A closed list. */
export const MISSING_SOURCES = [
  'any_log',
  'service_log',
  'earlier_log',
  'callee_log',
  'repository',
  'other_revision',
  'containers',
  'agent',
] as const;

/** One thing that is known where no cause is named; `text` is the program's own where it wrote any. */
const knownFactSchema = z.object({
  what: z.enum(KNOWN_FACTS),
  text: z.string(),
  service: z.string().optional(),
  evidence: z.array(evidenceIdSchema),
});

/** A source that was not read and would decide the case, with the line that connects it. */
const missingSourceSchema = z.object({
  what: z.enum(MISSING_SOURCES),
  text: z.string(),
  /** To be pasted into `.env` or a shell. */
  setting: z.string().optional(),
});

export const checkedClaimSchema = claimSchema.extend({
  /** True when every excerpt it cites was read again and still stands in its source. */
  verified: z.boolean(),
});

/** A cause that the report does not name. */
const otherCauseSchema = z.object({
  title: z.string(),
  reason: z.string(),
  evidence: z.array(evidenceIdSchema),
  service: z.string().optional(),
  commit: z.string().optional(),
  file: z.string().optional(),
  line: z.int().positive().optional(),
  score: z.number().min(0).max(1).optional(),
});

export const reportSchema = z.object({
  verdict: z.enum(VERDICTS),
  confidence: z.number().min(0).max(1),
  abstention: z.enum(ABSTENTIONS).optional(),
  /** The direct reply to the question, at most two sentences; the cause in a first turn. */
  answer: z.string(),
  /** What the question was understood to ask for. */
  intent: intentSchema.optional(),
  /** The earlier turn whose conclusion this answer rests on and repeats: verdict, cause, confidence and all that belongs to them. */
  repeats: z.object({ turn: z.int().positive() }).optional(),
  /** One sentence: the cause, or why there is none. */
  cause: z.string(),
  /** The cause in one line without a place in it, or what is missing to name one. */
  headline: z.string().max(HEADLINE_CHARACTERS).optional(),
  /** The failing program's own words. */
  quote: z.string().optional(),
  /** The stack trace of the crash that the answer is about. */
  crash: evidenceIdSchema.optional(),
  /** What is known, where no cause is named. */
  known: z.array(knownFactSchema).optional(),
  /** What would decide it, where no cause is named; the most useful first. */
  missing: z.array(missingSourceSchema).optional(),
  /** What is wrong; null when no cause is named. */
  kind: causeKindSchema.nullable(),
  /** What brought it. */
  change: z.enum(CHANGE_KINDS),
  /** The part to repair. */
  component: z.string().nullable(),
  where: z.object({
    service: z.string().optional(),
    repository: z.string().optional(),
    file: z.string().optional(),
    line: z.int().positive().optional(),
    function: z.string().optional(),
    commit: z.string().optional(),
    author: z.string().optional(),
    /** Whom CODEOWNERS names for the file. */
    owners: z.array(z.string()).exactOptional(),
  }),
  onset: onsetSchema.nullable(),
  impact: z.string(),
  /** Services that are hurt, the one in which it begins first. */
  affected: z.array(z.string()).default([]),
  nextSteps: z.array(stepSchema),
  prevention: z.array(z.string()),
  claims: z.array(checkedClaimSchema),
  chain: z.array(chainNodeSchema),
  picture: pictureSchema.nullable(),
  /** Who calls whom, where more than two parts are known; the most failures first. */
  map: z.array(mapPartSchema).exactOptional(),
  /** What evidence excludes. */
  ruledOut: z.array(otherCauseSchema),
  /** What is less likely than the cause, and not excluded; best first. */
  weakerLeads: z.array(otherCauseSchema),
  /** What was read. */
  read: z.array(readSourceSchema),
  /** What was not read, or could not be. */
  notRead: z.array(notCheckedSchema),
  missingAgents: z.array(agentNameSchema),
  evidence: z.array(evidenceSchema),
  /** Claims that were dropped because their evidence did not hold. */
  droppedClaims: z.int().nonnegative(),
  usage: usageSchema,
});

export type Verdict = z.infer<typeof reportSchema>['verdict'];
export type Report = z.infer<typeof reportSchema>;
export type KnownFact = z.infer<typeof knownFactSchema>;
export type MissingSource = z.infer<typeof missingSourceSchema>;
export type Picture = z.infer<typeof pictureSchema>;
export type MapPart = z.infer<typeof mapPartSchema>;
export type ChainNode = z.infer<typeof chainNodeSchema>;
export type CheckedClaim = z.infer<typeof checkedClaimSchema>;

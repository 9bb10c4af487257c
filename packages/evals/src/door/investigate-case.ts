import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createArchitectAgent } from '@mats/architect';
import { findingSchema } from '@mats/contracts';
import type { AttachmentReference, Candidate, Finding, InvokeRequest, Report } from '@mats/contracts';
import { createIncidentSources } from '@mats/evidence';
import { createChangeReader, createIncidentReader, createInvestigatorAgent } from '@mats/investigator';
import type { Agent } from '@mats/service';
import { createRepositories, createSourceMaps } from '@mats/sources/git';
import type { Repositories } from '@mats/sources/git';
import { createSreAgent } from '@mats/sre';

/** Weights of known failures and of the judge, by the code of their rule. */
export interface CaseWeights {
  readonly failures?: Readonly<Record<string, number>>;
  readonly judge?: Readonly<Record<string, number>>;
}

/** What a person brings to an investigation. Paths are absolute. */
export interface CaseInput {
  readonly question: string;
  /** Logs, recordings, change feeds, status pages: attached to the question. */
  readonly files?: readonly string[];
  /** Git directories or work trees, by the name they go by. */
  readonly repositories?: Readonly<Record<string, string>>;
  /** Folders of built JavaScript with its source maps, as the setting SOURCE_MAPS names them. */
  readonly sourceMaps?: readonly string[];
  /** Epoch milliseconds at which it is asked. */
  readonly now: number;
  /** Weights that have not seen this case; the fitted ones without. */
  readonly weights?: CaseWeights | undefined;
}

export interface CaseAnswer {
  readonly report: Report;
  readonly findings: readonly Finding[];
}

const NOBODY = 'http://127.0.0.1:9';

/** A file as an attachment that comes with the question. */
async function attach(file: string, place: number): Promise<AttachmentReference> {
  const content = await readFile(file, 'utf8');
  const id = `att_${place.toString(16).padStart(32, '0')}`;
  return { id, name: basename(file), bytes: content.length, lines: 0, sha256: '', content };
}

function requestOf(
  input: CaseInput,
  brought: { readonly attachments: AttachmentReference[]; readonly findings: readonly Finding[] },
): InvokeRequest {
  const { attachments, findings } = brought;
  return {
    message: input.question,
    headers: {},
    context: {
      attachments,
      changes: [],
      repositories: Object.keys(input.repositories ?? {}),
      findings: [...findings],
      missingAgents: [],
      others: [],
      record: [],
      fromRecord: false,
      sample: false,
    },
  };
}

/** What an agent answers, as it arrives over HTTP: what the contract refuses is no answer. */
async function run(agent: Agent, request: InvokeRequest): ReturnType<Agent> {
  const answer = await agent({
    request,
    signal: new AbortController().signal,
    step: () => undefined,
    evidence: () => undefined,
  });
  return { ...answer, finding: findingSchema.parse(answer.finding) };
}

/**
 * One turn by the agents that the services run, in this process and without HTTP: the SRE reads what was brought, the Investigator the
 * repositories, the Architect checks and weighs. Everything a suite asks goes through here.
 */
export async function investigateCase(input: CaseInput): Promise<CaseAnswer> {
  const repositories = repositoriesOf(input);
  try {
    return await investigateWith(repositories, input);
  } finally {
    await repositories.close();
  }
}

/** The repositories that a person brings, to be opened when they are asked about. */
export function repositoriesOf({ repositories = {} }: Pick<CaseInput, 'repositories'>): Repositories {
  const places = new Map(Object.entries(repositories).map(([name, path]) => [name, resolve(path)]));
  return createRepositories({ configured: places, roots: [] });
}

/** The same with repositories that stay open, as a service keeps them from one question to the next. */
export async function investigateWith(repositories: Repositories, input: CaseInput): Promise<CaseAnswer> {
  const sources = createIncidentSources({
    orchestratorUrl: NOBODY,
    logPaths: [],
    now: () => input.now,
  });
  const now = (): number => input.now;
  const attachments = await Promise.all((input.files ?? []).map((file, place) => attach(resolve(file), place)));
  const asked = (findings: readonly Finding[]): InvokeRequest => requestOf(input, { attachments, findings });
  try {
    const sre = await run(createSreAgent({ sources, now, weights: input.weights?.failures }), asked([]));
    const investigator = createInvestigatorAgent({
      repositories,
      sourceMaps: createSourceMaps(input.sourceMaps ?? []),
      readChanges: createChangeReader(sources),
      readIncident: createIncidentReader(sources, { now }),
      now,
    });
    const code = await run(investigator, asked([sre.finding]));
    const findings = [sre.finding, code.finding];
    const { report } = await run(
      createArchitectAgent({ repositories, sources, now, weights: input.weights?.judge }),
      asked(findings),
    );
    if (report === undefined) throw new Error('The Architect wrote no report.');
    return { report, findings };
  } finally {
    await sources.close();
  }
}

/** A place in code that an answer names. */
export interface NamedPlace {
  readonly file: string;
  readonly line: number | undefined;
}

/** Places in the order of the report: of the cause, then of the leads, then what the agents found besides. */
export function placesOf({ report, findings }: CaseAnswer): NamedPlace[] {
  const found: readonly Candidate[] = findings.flatMap(({ candidates }) => candidates);
  const places = [report.where, ...report.weakerLeads, ...found];
  const named = places.flatMap(({ file, line }) => (file === undefined ? [] : [{ file, line }]));
  return [...new Map(named.map((place) => [`${place.file}:${place.line}`, place])).values()];
}

/** The name of a file as a prediction gives it. */
export function fileOfEvidence(label: string, files: readonly string[]): string {
  return files.find((file) => file === label || basename(file) === basename(label)) ?? label;
}

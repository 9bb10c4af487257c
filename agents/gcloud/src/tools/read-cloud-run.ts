import { isWithin } from '@mats/evidence/around';
import { redactSecrets } from '@mats/telemetry';
import { z } from 'zod';
import { oneLine, pathOf } from './gcloud-entry.ts';
import type { GcloudAsk, GcloudEntry, GcloudRead } from './gcloud-entry.ts';

const PER_PAGE = 100;

const conditionSchema = z.object({
  type: z.string().default(''),
  state: z.string().default(''),
  message: z.string().default(''),
  reason: z.string().optional(),
  revisionReason: z.string().optional(),
});
type Condition = z.infer<typeof conditionSchema>;
const revisionSchema = z.object({
  name: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  creator: z.string().optional(),
  containers: z.array(z.object({ image: z.string().default('') })).default([]),
  conditions: z.array(conditionSchema).default([]),
});
const serviceSchema = z.object({
  name: z.string(),
  updateTime: z.iso.datetime({ offset: true }),
  lastModifier: z.string().optional(),
  latestReadyRevision: z.string().default(''),
  latestCreatedRevision: z.string().default(''),
  terminalCondition: conditionSchema.optional(),
  trafficStatuses: z.array(z.object({ revision: z.string().default(''), percent: z.int().default(0) })).default([]),
});
const NAME =
  /^projects\/[^/]{1,80}\/locations\/([a-z0-9-]{1,40})\/services\/([a-z0-9-]{1,80})(?:\/revisions\/([a-z0-9-]{1,100}))?$/;

/** Region, service and revision of a full name. */
function namesOf(name: string): { region: string; service: string; revision: string } {
  const [, region = '', service = '', revision = ''] = NAME.exec(name) ?? [];
  return { region, service, revision };
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Why a condition is not fulfilled, in the words of the API; undefined for one that is. */
function failureOf(condition: Condition | undefined): string | undefined {
  if (condition?.state !== 'CONDITION_FAILED') return undefined;
  const reason = condition.revisionReason ?? condition.reason;
  return [reason, oneLine(condition.message)].filter((part) => part !== undefined && part !== '').join(': ');
}

function revisionEntry(json: unknown): GcloudEntry | undefined {
  const { data } = revisionSchema.safeParse(json);
  const { region, service, revision } = namesOf(data?.name ?? '');
  if (data === undefined || revision === '') return undefined;
  const { createTime: time, creator, containers, conditions } = data;
  const failure = failureOf(conditions.find(({ type }) => type === 'Ready'));
  const lines = [
    `revision ${revision} of ${service} in ${region}`,
    `created ${time} by ${creator ?? 'unknown'}`,
    ...containers.map(({ image }) => `image ${image}`),
    ...(failure === undefined ? [] : [`not ready: ${failure}`]),
  ];
  return {
    kind: 'revision',
    service,
    time,
    title: `${revision} of ${service} (${region})`,
    text: redactSecrets(lines.join('\n')),
    path: pathOf('run', region, service, revision),
    revision,
    ...(creator === undefined ? {} : { author: creator }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Which revisions answer the requests of a service. */
function trafficEntry(json: unknown): (GcloudEntry & { readonly isRollingOut: boolean }) | undefined {
  const { data } = serviceSchema.safeParse(json);
  const { region, service } = namesOf(data?.name ?? '');
  if (data === undefined || service === '') return undefined;
  const { updateTime: time, lastModifier, latestCreatedRevision, latestReadyRevision, terminalCondition } = data;
  const shares = data.trafficStatuses
    .filter(({ percent }) => percent > 0)
    .map(
      ({ revision, percent }) => `${percent} % to ${revision === '' ? lastOf(latestReadyRevision) : lastOf(revision)}`,
    );
  const traffic = shares.length === 0 ? 'nothing' : shares.join(', ');
  const failure = failureOf(terminalCondition);
  const isRollingOut = latestCreatedRevision !== latestReadyRevision;
  const lines = [
    `service ${service} in ${region}`,
    `updated ${time} by ${lastModifier ?? 'unknown'}`,
    `traffic: ${traffic}`,
    `latest created ${lastOf(latestCreatedRevision)}, latest ready ${lastOf(latestReadyRevision)}`,
    ...(failure === undefined ? [] : [`not ready: ${failure}`]),
  ];
  return {
    kind: 'traffic',
    service,
    time,
    title: `${service} (${region}): ${traffic}`,
    text: redactSecrets(lines.join('\n')),
    path: pathOf('run', region, service),
    isRollingOut,
    ...(failure === undefined ? {} : { failure }),
  };
}

const revisionsSchema = z.object({ revisions: z.array(z.unknown()).default([]), nextPageToken: z.string().optional() });
const servicesSchema = z.object({ services: z.array(z.unknown()).default([]), nextPageToken: z.string().optional() });

/** What was deployed to Cloud Run in a region around the failure, and which revisions of it answer requests. */
export async function readCloudRun({ apis, project, window }: GcloudAsk, region: string): Promise<GcloudRead> {
  const base = `/v2/projects/${project}/locations/${region}/services`;
  const [revisions, services] = await Promise.all([
    apis.run(`${base}/-/revisions?pageSize=${PER_PAGE}`),
    apis.run(`${base}?pageSize=${PER_PAGE}`),
  ]);
  const of = (what: string): string => `${what} of Cloud Run in ${region}`;
  const notRead = [
    ...(revisions.ok ? [] : [{ what: of('Revisions'), why: revisions.why }]),
    ...(services.ok ? [] : [{ what: of('Services'), why: services.why }]),
  ];
  const listed = revisionsSchema.safeParse(revisions.ok ? revisions.json : {}).data;
  const known = servicesSchema.safeParse(services.ok ? services.json : {}).data;
  const why = `more than ${PER_PAGE} are there; the first ${PER_PAGE} were read`;
  if ((listed?.nextPageToken ?? '') !== '') notRead.push({ what: of('Revisions'), why });
  if ((known?.nextPageToken ?? '') !== '') notRead.push({ what: of('Services'), why });
  const deployed = (listed?.revisions ?? [])
    .flatMap((one) => revisionEntry(one) ?? [])
    .filter(({ time }) => isWithin(window.period, time));
  const names = new Set(deployed.map(({ service }) => service));
  const serving = (known?.services ?? [])
    .flatMap((one) => trafficEntry(one) ?? [])
    .filter(({ service, failure, isRollingOut }) => names.has(service) || failure !== undefined || isRollingOut)
    .map(({ isRollingOut: _told, ...entry }): GcloudEntry => entry);
  return { entries: [...deployed, ...serving], notRead };
}

/** The text of a revision or a service as it stands now; null: it is gone. */
export async function readCloudRunEntry(
  { apis, project }: Pick<GcloudAsk, 'apis' | 'project'>,
  of: { readonly region: string; readonly service: string; readonly revision: string | undefined },
): Promise<string | null> {
  const { region, service, revision } = of;
  const name = `projects/${project}/locations/${region}/services/${service}${revision === undefined ? '' : `/revisions/${revision}`}`;
  // What comes from outside may hold anything; only a name of this form is asked for.
  if (!NAME.test(name)) return null;
  const answer = await apis.run(`/v2/${name}`);
  if (!answer.ok) return null;
  return (revision === undefined ? trafficEntry(answer.json) : revisionEntry(answer.json))?.text ?? null;
}

import { evidenceRequestSchema, evidenceTextSchema, MatsError } from '@mats/contracts';
import { callerOf } from '@mats/service';
import type { HttpClient } from '@mats/service';
import { Router } from 'express';
import type { AgentDirectory } from '../agents/agent-directory.ts';

/** An agent that takes longer to read one piece again has not read it. */
const READ_MS = 10_000;

export interface AgentEvidenceOptions {
  client: Pick<HttpClient, 'post'>;
  agents: Pick<AgentDirectory, 'urlOf'>;
}

/**
 * `POST /agents/:name/evidence`: what stands now in a source that one agent alone reads. The Architect asks here, so that it
 * needs neither the address of an agent nor a key for it.
 */
export function agentEvidenceRoutes({ client, agents }: AgentEvidenceOptions): Router {
  return Router().post('/agents/:name/evidence', async (request, response) => {
    const { service } = callerOf(request);
    if (service === 'ui' || service === 'key') {
      throw new MatsError('forbidden', { reason: 'agents alone read evidence again' });
    }
    const agent = request.params.name;
    const { locator } = evidenceRequestSchema.parse(request.body);
    const url = `${agents.urlOf(agent)}/evidence`;
    const reply = await client.post(url, { body: { locator }, signal: AbortSignal.timeout(READ_MS) });
    const read = evidenceTextSchema.safeParse(await reply.json().catch(() => undefined));
    if (!reply.ok || !read.success) throw new MatsError('evidence_gone', { label: locator.label });
    response.json(read.data);
  });
}

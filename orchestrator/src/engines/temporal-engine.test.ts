import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AgentName, Finding } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { startTemporalServer } from '@mats/testing/servers';
import type { TemporalServer } from '@mats/testing/servers';
import { ask, ended, until } from '../testing/ask-process.ts';
import { findingOf, reportOf, startAgents, working } from '../testing/start-agents.ts';
import type { AgentBehaviour, StartedAgents } from '../testing/start-agents.ts';
import { removeDirectory, startOrchestratorProcess } from '../testing/start-orchestrator-process.ts';
import type { OrchestratorProcess } from '../testing/start-orchestrator-process.ts';
import { stepContextContract } from '../testing/step-context-contract.ts';

/** Letters that hardly get smaller by compression. */
function noise(characters: number): string {
  let state = 1;
  const word = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return state.toString(36);
  };
  return Array.from({ length: Math.ceil(characters / 7) }, word)
    .join(' ')
    .slice(0, characters);
}

/** An agent that says when it is asked, and answers when it is told to. */
function answeringWhenTold(agent: AgentName): { behaviour: AgentBehaviour; asked: Promise<void>; answer: () => void } {
  const asked = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  return {
    behaviour: (invoke, response) => {
      asked.resolve();
      void told.promise.then(() => working(agent)?.(invoke, response));
    },
    asked: asked.promise,
    answer: () => told.resolve(),
  };
}

describeWith('temporal', 'with a server', (program) => {
  jest.setTimeout(180_000);
  let server: TemporalServer;
  beforeAll(async () => {
    server = await startTemporalServer(program);
  });
  afterAll(() => server.kill());
  const environment = (): Record<string, string> => ({ TEMPORAL_ADDRESS: server.address });

  stepContextContract('Temporal', { engine: 'temporal', environment });

  describe('a run in Temporal', () => {
    let agents: StartedAgents;
    let orchestrator: OrchestratorProcess;
    const architect: { behaviour: AgentBehaviour } = { behaviour: working('architect') };
    const sre: { finding: Finding } = { finding: findingOf('sre') };
    beforeAll(async () => {
      agents = await startAgents({
        sre: (_invoke, response) => {
          response.writeHead(200, { 'content-type': 'application/x-ndjson' });
          response.end(`${JSON.stringify({ type: 'result', finding: sre.finding })}\n`);
        },
        architect: (invoke, response) => architect.behaviour?.(invoke, response),
      });
      orchestrator = await startOrchestratorProcess({
        engine: 'temporal',
        environment: { ...agents.environment, ...environment() },
      });
    });
    afterAll(async () => {
      await orchestrator.stop();
      await agents.stop();
      await removeDirectory(orchestrator.directory);
    });
    const historyOf = async (id: string): Promise<{ events: Record<string, unknown>[] }> =>
      JSON.parse(await server.cli('workflow', 'show', '--workflow-id', id, '--output', 'json')) as {
        events: Record<string, unknown>[];
      };

    test('shows from its start where it belongs, names its steps, and is deleted when it has ended', async () => {
      const { behaviour, asked, answer } = answeringWhenTold('architect');
      architect.behaviour = behaviour;
      const id = await ask(orchestrator);
      await asked;
      const { events } = await historyOf(id);
      expect(JSON.stringify(events)).toBe('');
      answer();
      expect(await ended(orchestrator, id)).toMatchObject({ state: 'done', report: reportOf('root_cause') });
      await until(() =>
        historyOf(id).then(
          () => undefined,
          () => true,
        ),
      );
    });

    test('is larger than what Temporal takes in one message, and nothing of it is missing', async () => {
      architect.behaviour = working('architect');
      sre.finding = { ...findingOf('sre'), summary: noise(6_000_000) };
      const id = await ask(orchestrator);
      expect(await ended(orchestrator, id)).toMatchObject({ state: 'done' });
      const given = agents.invocations.find(
        ({ agent, invoke }) => agent === 'architect' && invoke.context.investigation_id === id,
      );
      expect(given?.invoke.context.findings?.find(({ agent }) => agent === 'sre')?.summary.length).toBe(6_000_000);
      sre.finding = findingOf('sre');
    });

    test('that somebody terminates there ends and says so', async () => {
      const { behaviour, asked } = answeringWhenTold('architect');
      architect.behaviour = behaviour;
      const id = await ask(orchestrator);
      await asked;
      await server.cli('workflow', 'terminate', '--workflow-id', id);
      expect(await ended(orchestrator, id)).toMatchObject({ state: 'failed', error: { code: 'cancelled' } });
    });
  });
});

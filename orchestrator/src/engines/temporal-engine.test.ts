import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { AgentName, Finding, Investigation } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { startTemporalServer } from '@mats/testing/servers';
import type { TemporalServer } from '@mats/testing/servers';
import { ask, call, ended, until } from '../testing/ask-process.ts';
import { findingOf, reportOf, startAgents, working } from '../testing/start-agents.ts';
import type { AgentBehaviour, StartedAgents } from '../testing/start-agents.ts';
import { removeDirectory, startOrchestratorProcess } from '../testing/start-orchestrator-process.ts';
import type { OrchestratorProcess } from '../testing/start-orchestrator-process.ts';
import { stepContextContract } from '../testing/step-context-contract.ts';

/** An event of a workflow's history, as Temporal's CLI prints it. */
interface HistoryEvent {
  workflowExecutionStartedEventAttributes?: { input: { payloads: { data: string }[] } };
  /** Holds the name of a step that begins. */
  userMetadata?: { summary: { data: string } };
}

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

function read({ data }: { data: string }): unknown {
  return JSON.parse(Buffer.from(data, 'base64').toString());
}

/** An agent that says when it is asked and when its caller has left, and answers when it is told to. */
function answeringWhenTold(agent: AgentName): {
  behaviour: AgentBehaviour;
  asked: Promise<void>;
  left: Promise<void>;
  answer: () => void;
} {
  const asked = Promise.withResolvers<void>();
  const left = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  return {
    left: left.promise,
    behaviour: (invoke, response) => {
      asked.resolve();
      response.once('close', () => left.resolve());
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
        // Whoever waits for the end of an agent's time waits for longer than a test may take.
        environment: { ...agents.environment, ...environment(), AGENT_TIMEOUT_MS: '600000' },
      });
    });
    afterAll(async () => {
      await orchestrator.stop();
      await agents.stop();
      await removeDirectory(orchestrator.directory);
    });
    const historyOf = async (id: string): Promise<{ events: HistoryEvent[] }> =>
      JSON.parse(await server.cli('workflow', 'show', '--workflow-id', id, '--output', 'json')) as {
        events: HistoryEvent[];
      };

    test('shows from its start where it belongs, names its steps, and is deleted when it has ended', async () => {
      const { behaviour, asked, answer } = answeringWhenTold('architect');
      architect.behaviour = behaviour;
      const id = await ask(orchestrator);
      await asked;
      const { events } = await historyOf(id);
      const given = events.flatMap((event) => event.workflowExecutionStartedEventAttributes?.input.payloads ?? []);
      const { session_id: session } = await call<Investigation>(orchestrator, `/investigations/${id}`);
      expect(given.map(read)).toMatchObject([
        {
          question: { investigationId: id },
          session,
          tenant: 'default',
          traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-/),
        },
      ]);
      const steps = events.flatMap(({ userMetadata }) => userMetadata?.summary ?? []);
      expect(steps.map(read)).toEqual(['plan', 'sre', 'investigator', 'architect']);
      answer();
      expect(await ended(orchestrator, id)).toMatchObject({ state: 'done', report: reportOf('root_cause') });
      // Temporal does it in its own time, which is about 20 s.
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
      expect(given?.invoke.context.findings?.find(({ agent }) => agent === 'sre')?.summary).toBe(sre.finding.summary);
      sre.finding = findingOf('sre');
    });

    test('that somebody terminates there ends and says so, and its agent is not waited for', async () => {
      const { behaviour, asked, left } = answeringWhenTold('architect');
      architect.behaviour = behaviour;
      const id = await ask(orchestrator);
      await asked;
      await server.cli('workflow', 'terminate', '--workflow-id', id);
      expect(await ended(orchestrator, id)).toMatchObject({ state: 'failed', error: { code: 'cancelled' } });
      await left;
    });
  });
});

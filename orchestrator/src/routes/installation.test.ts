import { expect, test } from '@jest/globals';
import { installationSchema } from '@mats/contracts';
import { createLogger } from '@mats/service';
import type { HttpClient } from '@mats/service';
import express from 'express';
import request from 'supertest';
import { createAgentDirectory } from '../agents/agent-directory.ts';
import { installationRoutes } from './installation.ts';

const LOG = { kind: 'log_files', name: '/var/log/app/*.log', state: 'connected', count: 2 };

/** Agents by their host: what each answers, or nothing at all. */
function clientOf(answers: Readonly<Record<string, unknown>>): Pick<HttpClient, 'get'> {
  return {
    get: async (url) => {
      const answer = answers[new URL(url).host];
      if (answer === undefined) throw new Error('connection refused');
      return Response.json(answer) as unknown as Awaited<ReturnType<HttpClient['get']>>;
    },
  };
}

test('tells which agents answer and what they read, each source once', async () => {
  const app = express().use(
    installationRoutes({
      agents: createAgentDirectory({
        client: clientOf({ sre: { sources: [LOG] }, investigator: { sources: [LOG] } }),
        urls: { sre: 'http://sre', investigator: 'http://investigator', architect: 'http://architect' },
        log: createLogger({ name: 'mats-orchestrator', level: 'silent' }),
        now: () => 0,
      }),
      settings: { phoenixUrl: null, version: '1.2.3' },
    }),
  );
  const { body } = await request(app).get('/sources');
  expect(installationSchema.parse(body)).toEqual({
    agents: [
      { name: 'sre', ok: true, next: 'Start the SRE agent (http://sre).' },
      { name: 'investigator', ok: true, next: 'Start the Investigator agent (http://investigator).' },
      { name: 'architect', ok: false, next: 'Start the Architect agent (http://architect).' },
    ],
    sources: [LOG],
    phoenix: null,
    version: '1.2.3',
  });
});

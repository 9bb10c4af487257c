import { expect, test } from '@jest/globals';
import { installationSchema } from '@mats/contracts';
import { createLogger } from '@mats/service';
import type { HttpClient } from '@mats/service';
import express from 'express';
import request from 'supertest';
import { createAgentDirectory } from '../agents/agent-directory.ts';
import { installationRoutes } from './installation.ts';

const LOG = { kind: 'log_files', name: '/var/log/app/*.log', state: 'connected', count: 2 };

/** Agents by their host and what they are asked: what each answers, or nothing at all. */
function clientOf(answers: Readonly<Record<string, unknown>>): Pick<HttpClient, 'get'> {
  return {
    get: async (url) => {
      const { host, search } = new URL(url);
      const answer = answers[`${host}${search}`];
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

test('tells of one repository alone whether it can be read', async () => {
  const place = '/srv/no where';
  const found = { kind: 'repository', name: place, state: 'failed', reason: 'It does not exist.' };
  const about = `?${new URLSearchParams({ repository: place }).toString()}`;
  const agents = createAgentDirectory({
    client: clientOf({ [`investigator${about}`]: { sources: [found] }, [`notes${about}`]: { sources: [LOG] } }),
    urls: { investigator: 'http://investigator', notes: 'http://notes' } as Record<string, string>,
    log: createLogger({ name: 'mats-orchestrator', level: 'silent' }),
    now: () => 0,
  });
  const app = express().use(installationRoutes({ agents, settings: { phoenixUrl: null, version: '1.2.3' } }));
  const { body } = await request(app).get('/sources').query({ repository: place });
  expect(installationSchema.parse(body).sources).toEqual([found]);
});

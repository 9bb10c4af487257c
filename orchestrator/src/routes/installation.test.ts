import { expect, test } from '@jest/globals';
import { installationSchema } from '@mats/contracts';
import type { HttpClient } from '@mats/service';
import express from 'express';
import request from 'supertest';
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
      client: clientOf({ sre: { sources: [LOG] }, investigator: { sources: [LOG] } }),
      agentUrls: { sre: 'http://sre', investigator: 'http://investigator', architect: 'http://architect' },
      settings: { phoenixUrl: null, version: '1.2.3' },
    }),
  );
  const { body } = await request(app).get('/sources');
  expect(installationSchema.parse(body)).toEqual({
    agents: [
      { name: 'sre', ok: true, next: 'Start the sre agent (http://sre).' },
      { name: 'investigator', ok: true, next: 'Start the investigator agent (http://investigator).' },
      { name: 'architect', ok: false, next: 'Start the architect agent (http://architect).' },
    ],
    sources: [LOG],
    phoenix: null,
    version: '1.2.3',
  });
});

import { expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { openapiRoutes } from './openapi.ts';

test('the interface is described in one document whose every reference leads somewhere', async () => {
  const { body } = await request(express().use(openapiRoutes('1.2.3'))).get('/openapi.json');
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]*)"/g)].map(([, to = '']) => to);
  const known = Object.keys(body.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect(references.length).toBeGreaterThan(20);
  expect(references.filter((to) => !known.includes(to))).toEqual([]);
  expect(body.info.version).toBe('1.2.3');
});

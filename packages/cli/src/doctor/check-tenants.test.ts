import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import { checkTenants, tenantOfProject } from './check-tenants.ts';
import { fetchSessionIds } from './phoenix-api.ts';

const NOBODY = 'http://127.0.0.1:9';

describe('the tenant of a project', () => {
  test.each([
    ['finoptiagents-MATS-acme', {}, 'acme'],
    ['finoptiagents-MATS', {}, undefined],
    ['finoptiagents-MATS-', {}, undefined],
    ['finoptiagents-MATS-a b', {}, undefined],
    ['other', {}, undefined],
    ['mine-acme', { project: 'mine' }, 'acme'],
    ['acme/traces'.replace('/', '-'), { template: '{tenant_id}/traces' }, 'acme'],
    ['videos-acme-routing', { template: 'videos-{tenant}-{service}' }, undefined],
    ['one', { template: 'one' }, undefined],
    ['acme-acme', { template: '{tenant}-{tenant}' }, undefined],
  ])('%s by %j is of %s', (project, names, tenant) => {
    expect(tenantOfProject(project, names)).toBe(tenant);
  });
});

describeWith('phoenix', 'tenants, tried in a real Phoenix', (phoenix) => {
  const project = `doctor-${randomBytes(4).toString('hex')}`;
  const options = { phoenix, collector: NOBODY, own: undefined, names: { project } };

  test('each has its span stored in its own project, and removed', async () => {
    const found = await checkTenants({ ...options, named: 'acme, globex' });
    expect(found).toEqual([
      {
        name: 'tenant acme → Phoenix',
        ok: true,
        detail: `stored in ${project}-acme and removed, by way of ${phoenix}`,
      },
      {
        name: 'tenant globex → Phoenix',
        ok: true,
        detail: `stored in ${project}-globex and removed, by way of ${phoenix}`,
      },
    ]);
    const left = (await fetchSessionIds(phoenix)).filter((session) => session.project.startsWith(project));
    expect(left).toEqual([]);
    // They have projects now, and are known by them; the installation's own is left to the canary.
    const known = await checkTenants({ ...options, named: undefined, own: 'acme' });
    expect(known.map(({ name }) => name)).toEqual(['tenant globex → Phoenix']);
  }, 60_000);

  test('one that cannot be is named with the setting', async () => {
    const other = { project: `${project}-none` };
    expect(await checkTenants({ ...options, names: other, named: 'a/b,,' })).toEqual([
      {
        name: 'tenant a/b → Phoenix',
        ok: false,
        detail: 'this cannot be a tenant',
        fix: 'Correct it in TENANTS: 1 to 64 letters, digits, dots, dashes and underscores.',
      },
    ]);
    expect(await checkTenants({ ...options, names: other, named: undefined })).toEqual([]);
  });
});

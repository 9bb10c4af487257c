import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { describeWith } from '@mats/testing';
import request from 'supertest';
import { startScriptedOrchestrator } from './testing/scripted-orchestrator.ts';
import type { ScriptedOrchestrator } from './testing/scripted-orchestrator.ts';
import { startUi } from './testing/start-ui.ts';
import type { StartedUi } from './testing/start-ui.ts';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A browser as far as signing in needs one: cookies of each server by their path, redirects one at a time. */
class Visitor {
  readonly #cookies = new Map<string, string>();

  async go(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ status: number; url: string; to: string | null; text: string }> {
    const { origin, pathname } = new URL(url);
    const cookie = [...this.#cookies]
      .filter(([key]) => key.startsWith(`${origin} `))
      .map(([key, value]) => `${key.split(' ')[1] ?? ''}=${value}`)
      .join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      // Each test has a server of its own under one address: a connection to the one before leads nowhere.
      headers: { cookie, accept: 'text/html', connection: 'close' },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.#cookies.delete(`${origin} ${name}`);
      else this.#cookies.set(`${origin} ${name}`, value);
    }
    const location = answer.headers.get('location');
    const to = location === null ? null : new URL(location, `${origin}${pathname}`).href;
    return { status: answer.status, url, to, text: await answer.text() };
  }

  cookieFor(url: string, name: string): string {
    return `${name}=${this.#cookies.get(`${new URL(url).origin} ${name}`) ?? ''}`;
  }

  /** From the page's server over the provider's forms to where it sends the browser back; that address is not opened. */
  async toCallback(ui: string, name: string): Promise<string> {
    let step = await this.go(`${ui}/auth/sign-in`);
    for (let hops = 0; hops < 20; hops += 1) {
      if (step.to !== null) {
        if (step.to.startsWith(`${ui}/auth/callback`)) return step.to;
        step = await this.go(step.to);
        continue;
      }
      const prompt = /name="prompt" value="(\w+)"/.exec(step.text)?.[1] ?? '';
      const action = /action="([^"]+)"/.exec(step.text)?.[1] ?? step.url;
      step = await this.go(new URL(action, step.url).href, { prompt, login: name, password: 'x' });
    }
    throw new Error(`the provider did not send the browser back: ${step.url}`);
  }
}

describeWith('oidcServer', 'sign-in at the organisation’s provider', (provider) => {
  let running: ChildProcess;
  let issuer: string;
  let uiPort: number;
  const opened: { close: () => Promise<unknown> }[] = [];

  beforeAll(async () => {
    const port = await freePort();
    uiPort = await freePort();
    issuer = `http://127.0.0.1:${port}`;
    const client = {
      client_id: 'mats',
      client_secret: 'secret',
      redirect_uris: [`http://127.0.0.1:${uiPort}/auth/callback`],
      post_logout_redirect_uris: [`http://127.0.0.1:${uiPort}/`],
      grant_types: ['authorization_code'],
    };
    const environment = { PORT: String(port), ISSUER: issuer, CLIENTS: JSON.stringify([client]) };
    running = spawn(provider, { env: { ...process.env, ...environment }, stdio: 'ignore', detached: true });
    const metadata = `${issuer}/.well-known/openid-configuration`;
    while (
      !(await fetch(metadata).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (running.exitCode !== null) throw new Error(`the provider ended with ${running.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });

  afterEach(async () => {
    for (const part of opened.splice(0).toReversed()) await part.close();
  });

  afterAll(async () => {
    const ended = once(running, 'exit');
    // Its own group: a wrapper does not pass the signal on.
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGTERM');
    await ended;
  });

  let asked: ScriptedOrchestrator['seen'] = [];

  async function start(
    options: {
      memberGroups?: string[];
      adminClaim?: string;
      tenantClaim?: string;
      issuer?: string;
      now?: () => number;
    } = {},
  ): Promise<StartedUi & { upstream: ScriptedOrchestrator }> {
    const upstream = await startScriptedOrchestrator();
    asked = upstream.seen;
    opened.push(upstream);
    const [name = '', value = ''] = options.adminClaim?.split('=') ?? [];
    const ui = await startUi({
      orchestratorUrl: upstream.url,
      port: uiPort,
      ...(options.now === undefined ? {} : { now: options.now }),
      oidc: {
        issuer: options.issuer ?? issuer,
        clientId: 'mats',
        clientSecret: 'secret',
        publicUrl: `http://127.0.0.1:${uiPort}`,
        scopes: 'openid email profile',
        groupsClaim: 'groups',
        memberGroups: options.memberGroups ?? [],
        adminClaim: options.adminClaim === undefined ? null : { name, value },
        tenantClaim: options.tenantClaim ?? null,
      },
    });
    opened.push(ui);
    return { ...ui, upstream };
  }

  const me = (ui: StartedUi, cookie: string): request.Test => request(ui.url).get('/me').set('Cookie', cookie);

  test('brings the person back by e-mail, with PKCE, state and nonce', async () => {
    const ui = await start();
    const visitor = new Visitor();
    const away = new URL((await visitor.go(`${ui.url}/auth/sign-in`)).to ?? '');
    expect(Object.fromEntries(away.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    const back = await visitor.go(await visitor.toCallback(ui.url, 'Ada'));
    expect([back.status, back.to]).toEqual([303, `${ui.url}/`]);
    const { body } = await me(ui, visitor.cookieFor(ui.url, 'mats_login'));
    expect(body).toEqual({ email: 'ada@example.test', mode: 'oidc', session_id: null });
  });

  test('takes a code from the browser that began, with the state that it began with, and once', async () => {
    const ui = await start();
    const [visitor, other] = [new Visitor(), new Visitor()];
    const callback = await visitor.toCallback(ui.url, 'ada');
    expect((await other.go(callback)).to).toBe(`${ui.url}/?refused=other_browser`);
    const begun = new Visitor();
    await begun.go(`${ui.url}/auth/sign-in`);
    expect((await begun.go(callback)).to).toBe(`${ui.url}/?refused=provider`);
    expect((await visitor.go(callback)).to).toBe(`${ui.url}/`);
    expect((await visitor.go(callback)).to).toBe(`${ui.url}/?refused=other_browser`);
    for (const one of [other, begun]) expect((await me(ui, one.cookieFor(ui.url, 'mats_login'))).status).toBe(401);
  });

  test('lets in who is in one of the groups, where groups are listed', async () => {
    const ui = await start({ memberGroups: ['admins', 'on-call'] });
    const answer = async (name: string): Promise<string | null> => {
      const visitor = new Visitor();
      return (await visitor.go(await visitor.toCallback(ui.url, name))).to;
    };
    expect(await answer('admin-ada')).toBe(`${ui.url}/`);
    expect(await answer('ada')).toBe(`${ui.url}/?refused=no_group`);
  });

  test.each([
    ['groups=admins', { 'admin-ada': true, ada: undefined }],
    ['groups=admin', { 'admin-ada': undefined }],
    ['roles=admins', { 'admin-ada': undefined }],
    [undefined, { 'admin-ada': undefined }],
  ])(
    'with %s makes those administrators of whom the provider says it, until they sign out',
    async (adminClaim, people) => {
      const ui = await start(adminClaim === undefined ? {} : { adminClaim });
      for (const [name, administrator] of Object.entries(people)) {
        const visitor = new Visitor();
        await visitor.go(await visitor.toCallback(ui.url, name));
        const signedIn = visitor.cookieFor(ui.url, 'mats_login');
        expect((await me(ui, signedIn)).body.administrator).toBe(administrator);
        // A new session is the same sign-in.
        const opening = await request(ui.url).post('/sessions/new').set('Cookie', signedIn).send({});
        const cookie = String(opening.get('Set-Cookie')?.[0]).split(';')[0] ?? '';
        await request(ui.url).get('/keys').set('Cookie', cookie);
        const sent = ui.upstream.seen.findLast(({ path }) => path === '/keys')?.headers.authorization ?? '';
        const claims = JSON.parse(Buffer.from(sent.split('.')[1] ?? '', 'base64url').toString('utf8'));
        expect([claims.sub, claims.admin]).toEqual([`${name}@example.test`, administrator]);
      }
    },
  );
  test('says whose tenant somebody is, where a claim names it; who has none is not let in', async () => {
    const ui = await start({ tenantClaim: 'name' });
    const visitor = new Visitor();
    await visitor.go(await visitor.toCallback(ui.url, 'ada'));
    const signedIn = visitor.cookieFor(ui.url, 'mats_login');
    const opening = await request(ui.url).post('/sessions/new').set('Cookie', signedIn).send({});
    const cookie = String(opening.get('Set-Cookie')?.[0]).split(';')[0] ?? '';
    await request(ui.url).get('/sessions').set('Cookie', cookie);
    expect(asked.at(-1)?.headers['x-tenant-id']).toBe('ada');
    for (const part of opened.splice(0).toReversed()) await part.close();
    const strict = await start({ tenantClaim: 'groups' });
    const other = new Visitor();
    expect((await other.go(await other.toCallback(strict.url, 'ada'))).to).toBe(`${strict.url}/?refused=no_tenant`);
  });

  test('believes no e-mail that somebody types, and no cookie of a demo', async () => {
    const demo = await startUi({ orchestratorUrl: 'http://127.0.0.1:9' });
    opened.push(demo);
    const signedIn = await request(demo.url).post('/login').send({ email: 'boss@example.com' });
    const cookie = String(signedIn.get('Set-Cookie')?.[0]).split(';')[0] ?? '';
    const ui = await start();
    expect((await request(ui.url).post('/login').send({ email: 'boss@example.com' })).status).toBe(403);
    expect((await me(demo, cookie)).status).toBe(200);
    expect((await me(ui, cookie)).status).toBe(401);
  });

  test('holds for twelve hours, however often a session is opened meanwhile', async () => {
    let at = Date.now();
    const ui = await start({ now: () => at });
    const visitor = new Visitor();
    await visitor.go(await visitor.toCallback(ui.url, 'ada'));
    at += 11 * HOUR_MS;
    const opening = await request(ui.url)
      .post('/sessions/new')
      .set('Cookie', visitor.cookieFor(ui.url, 'mats_login'))
      .send({});
    const cookie = String(opening.get('Set-Cookie')?.[0]).split(';')[0] ?? '';
    expect((await me(ui, cookie)).status).toBe(200);
    at += 2 * HOUR_MS;
    expect((await me(ui, cookie)).status).toBe(401);
  });

  test('ends at both when somebody signs out', async () => {
    const ui = await start();
    const visitor = new Visitor();
    await visitor.go(await visitor.toCallback(ui.url, 'ada'));
    const cookie = visitor.cookieFor(ui.url, 'mats_login');
    const { body } = await request(ui.url).post('/logout').set('Cookie', cookie).send({});
    const end = new URL(body.next);
    expect([end.origin, end.searchParams.get('post_logout_redirect_uri'), end.searchParams.get('client_id')]).toEqual([
      issuer,
      `${ui.url}/`,
      'mats',
    ]);
    expect((await visitor.go(end.href)).status).toBe(200);
    expect((await me(ui, cookie)).status).toBe(401);
  });

  test('says so while the provider is away', async () => {
    const ui = await start({ issuer: 'http://127.0.0.1:9' });
    const step = await new Visitor().go(`${ui.url}/auth/sign-in`);
    expect([step.status, step.to]).toEqual([303, `${ui.url}/?refused=provider`]);
  });
});

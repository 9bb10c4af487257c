// cspell:words mglyph Cimg
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { signIn } from '../support/browser-user.ts';
import type { Attack, AttackTarget } from './attack.ts';
import { openBrowser } from './browser.ts';
import { startCanary } from './canary.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Code that leaves a mark when it runs; no quotes, so that it fits everywhere. */
const CODE = 'window.xss=1';
const TAGS = ['img src=x onerror', 'svg onload', 'body onload', 'details open ontoggle', 'input autofocus onfocus'];
const MORE_TAGS = [
  'video src=x onerror',
  'audio src=x onerror',
  'iframe onload',
  'marquee onstart',
  'select autofocus onfocus',
  'textarea autofocus onfocus',
  'object data=x onerror',
  'embed src=x onerror',
  'math href=x onclick',
  'form onsubmit',
];
const WHOLE = [
  `<script>${CODE}</script>`,
  `<script src={url}/x.js></script>`,
  `<iframe srcdoc="<script>parent.${CODE}</script>"></iframe>`,
  `<iframe src=javascript:parent.${CODE}></iframe>`,
  `<a href=javascript:${CODE}>x</a>`,
  `[x](javascript:${CODE})`,
  `![x]({url}/pixel.png)`,
  `<img src={url}/pixel.png>`,
  `<link rel=stylesheet href={url}/x.css>`,
  `<style>@import '{url}/x.css'</style>`,
  `<base href={url}/>`,
  `<meta http-equiv=refresh content="0;url={url}/gone">`,
  `<object data="{url}/x"></object>`,
  `<form action={url}/form><button>x`,
  `<svg><use href="{url}/x.svg#x"></use></svg>`,
  `<svg><animate onbegin=${CODE} attributeName=x dur=1s>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${CODE}>`,
  `<noscript><p title="</noscript><img src=x onerror=${CODE}>">`,
  `<template><img src=x onerror=${CODE}></template>`,
  `\u202E<img src=x onerror=${CODE}>`,
];
const BREAKS = ['', '">', "'>", '</textarea>', '</script>', '-->', ']]>', '`>'];

function payloads(url: string): string[] {
  const tagged = [...TAGS, ...MORE_TAGS].map((tag) => `<${tag}=${CODE}>`);
  const broken = BREAKS.flatMap((end) => TAGS.map((tag) => `${end}<${tag}=${CODE}>`));
  const encoded = ['&lt;img src=x onerror=window.xss=1&gt;', '%3Cimg%20src=x%20onerror=window.xss=1%3E'];
  return [...new Set([...tagged, ...broken, ...WHOLE, ...encoded])].map((text) => text.replaceAll('{url}', url));
}

function logOf(some: readonly string[]): string {
  return Array.from({ length: 120 }, (_none, index) => {
    const payload = some[index % some.length] ?? '';
    return JSON.stringify({
      time: new Date(Date.UTC(2026, 2, 4, 10) + index * 1_000).toISOString(),
      level: index < 20 ? 'info' : 'error',
      service: `checkout${payload}`,
      msg: index < 20 ? 'order done' : `order failed ${payload}`,
      stack: index < 20 ? undefined : `Error: ${payload}\n    at ${payload} (/srv/checkout/src/a.ts:1:1)`,
    });
  }).join('\n');
}

/** Run by the page itself. */
const OPEN = `for (const fold of document.querySelectorAll('details')) fold.open = true;
for (const button of document.querySelectorAll('button[aria-expanded="false"], .cite')) button.click();`;
const LOOK = `({
  ran: window.xss !== undefined,
  handlers: document.querySelectorAll('[onerror],[onload],[onfocus],[ontoggle],iframe,object,embed,base').length,
  links: document.querySelectorAll('a[href^="javascript:"]').length,
})`;

interface Seen {
  readonly ran: boolean;
  readonly handlers: number;
  readonly links: number;
}

/** Opens what is folded, so that everything is drawn. */
async function openAll(page: Page): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await page.evaluate(OPEN);
    await page.waitForTimeout(150);
  }
}

const AT_ONCE = 8;

async function run({ platform }: AttackTarget): ReturnType<Attack['run']> {
  const browser = await openBrowser();
  if (browser === undefined) return { tried: 0, escaped: ['there is no Chromium (CHROMIUM_PATH)'] };
  await promisify(execFile)(execPath, [join(ROOT, 'ui/src/build/main.ts')], { cwd: ROOT });
  const canary = await startCanary();
  const escaped: string[] = [];
  const all = payloads(canary.url);
  const places = ['question', 'file name', 'log', 'service', 'stack'];
  try {
    const context = await browser.newContext();
    const user = await signIn(platform.uiUrl, 'xss@example.org');
    const login = await context.request.post(`${platform.uiUrl}/login`, {
      headers: { origin: platform.uiUrl },
      data: { email: 'xss@example.org' },
    });
    if (!login.ok()) escaped.push(`the login was answered ${login.status()}`);
    const page = await context.newPage();
    page.on('request', (request) => {
      const { origin } = new URL(request.url());
      if (origin !== platform.uiUrl && origin !== 'null') escaped.push(`the page asked ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
      escaped.push(`a dialog was opened: ${dialog.message()}`);
      void dialog.dismiss();
    });
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      const session = await user.newSession();
      const attachments = some.slice(0, 4).map((payload) => ({ name: payload.slice(0, 200), content: logOf(some) }));
      await user.ask(session, { prompt: `Why? ${some.join(' ')}`, attachments });
      await page.goto(`${platform.uiUrl}/s/${session}`);
      await page.locator('[data-turn]').first().waitFor({ timeout: 60_000 });
      await openAll(page);
      const seen = await page.evaluate<Seen>(LOOK);
      if (seen.ran) escaped.push(`code ran of ${some.join(' ').slice(0, 120)}`);
      if (seen.handlers + seen.links > 0) escaped.push(`elements were made of ${some.join(' ').slice(0, 120)}`);
    }
  } finally {
    await browser.close();
    await canary.close();
  }
  for (const hit of canary.hits) escaped.push(`somebody else was asked ${hit}`);
  return { tried: all.length * places.length, escaped };
}

export const xss: Attack = {
  name: 'xss',
  says: 'markup and scripts in question, file name, log, service and stack, drawn by a real browser',
  run,
};

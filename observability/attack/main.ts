import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { writeShopRepository } from '../support/shop-repository.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { Attack, AttackTarget } from './attack.ts';
import { generatedRequests } from './generated-requests.ts';
import { identity } from './identity.ts';
import { otherAccounts } from './other-accounts.ts';
import { otherSites } from './other-sites.ts';
import { hostileGit } from './hostile-git.ts';
import { injections } from './injections.ts';
import { paths } from './paths.ts';
import { rebinding } from './rebinding.ts';
import { schemathesis } from './schemathesis.ts';
import { secrets } from './secrets.ts';
import { startSpanCatcher } from './span-catcher.ts';
import { ssrf } from './ssrf.ts';
import { strangeText } from './strange-text.ts';
import { xss } from './xss.ts';

/** The last looks at what the others made the services write. */
const ATTACKS: readonly Attack[] = [
  identity,
  otherSites,
  rebinding,
  generatedRequests,
  schemathesis,
  secrets,
  strangeText,
  injections,
  xss,
  paths,
  ssrf,
  hostileGit,
  otherAccounts,
];
const ROOT = join(import.meta.dirname, '..', '..');
const SHOWN = 10;

const USAGE = `npm run --silent attack -- [NAME …] [--json] [--requests N]

Starts the platform on loopback and attacks it; exit code 1 when anything escaped.
${ATTACKS.map(({ name, says }) => `  ${name.padEnd(20)}${says}`).join('\n')}`;

async function withPlatform<Result>(
  requests: number,
  work: (target: AttackTarget) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'mats-attack-'));
  const spans = await startSpanCatcher();
  const repositories = await writeShopRepository(folder);
  const platform = await startPlatform({
    tracesUrl: spans.url,
    phoenixUrl: spans.url,
    folder,
    tenantId: 'attack',
    sampleFolder: join(ROOT, 'demo/incidents/bad-deploy'),
    repositories,
    agents: ['github'],
    settings: {
      ...Object.fromEntries(
        ['mats-investigator-agent', 'mats-architect-agent'].map((name) => [
          name,
          { REPOSITORY_ROOTS: join(folder, 'hostile') },
        ]),
      ),
      // It answers at its door; no question is handed to it.
      'mats-github-agent': { GITHUB_REPOSITORIES: 'acme/shop', GITHUB_API_URL: spans.url },
    },
  });
  try {
    return await work({ platform, folder, spans, requests });
  } finally {
    await platform.stop();
    await spans.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: { json: { type: 'boolean' }, requests: { type: 'string', default: '10000' }, help: { type: 'boolean' } },
  });
  const unknown = positionals.filter((name) => !ATTACKS.some((attack) => attack.name === name));
  if (values.help === true || unknown.length > 0) {
    process.stdout.write(`${USAGE}\n`);
    return unknown.length > 0 ? 1 : 0;
  }
  const wanted = ATTACKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return withPlatform(Number(values.requests), async (target) => {
    let isHeld = true;
    for (const { name, run } of wanted) {
      const start = performance.now();
      const { tried, escaped, of } = await run(target);
      const seconds = Math.round((performance.now() - start) / 100) / 10;
      isHeld &&= escaped.length === 0;
      if (values.json === true) {
        const shown = escaped.slice(0, SHOWN);
        process.stdout.write(
          `${JSON.stringify({ attack: name, tried, escaped: escaped.length, ...of, seconds, shown })}\n`,
        );
      } else {
        process.stdout.write(
          `${name.padEnd(20)} tried ${String(tried).padStart(6)}  escaped ${escaped.length}  ${seconds} s\n`,
        );
        for (const [service, count] of Object.entries(of ?? {})) process.stdout.write(`  ${service} ${count}\n`);
        for (const words of escaped.slice(0, SHOWN)) process.stdout.write(`  ${words}\n`);
      }
    }
    return isHeld ? 0 : 1;
  });
}

process.exit(await main());

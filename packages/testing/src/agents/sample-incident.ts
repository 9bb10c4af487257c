import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AttachmentReference, InvokeRequest } from '@mats/contracts';

const GOOD = `export interface Cart {
  items: { amount: number }[];
  discount?: { amount: number };
}

export function totalOf(cart: Cart): number {
  const sum = cart.items.reduce((total, item) => total + item.amount, 0);
  return sum - (cart.discount?.amount ?? 0);
}
`;
const BAD = GOOD.replace('(cart.discount?.amount ?? 0)', 'cart.discount.amount');

export interface SampleIncident {
  /** A real git repository with a healthy commit and a guilty one. */
  repository: string;
  healthy: string;
  guilty: string;
  delegation: InvokeRequest;
  remove(): void;
}

function git(folder: string, time: string, ...args: string[]): string {
  const identity = { GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.com', GIT_AUTHOR_DATE: time };
  const committer = { GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.com', GIT_COMMITTER_DATE: time };
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: {
      ...identity,
      ...committer,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      PATH: '/usr/local/bin:/usr/bin:/bin',
    },
  }).trim();
}

function commit(folder: string, options: { time: string; subject: string; files: Record<string, string> }): string {
  for (const [path, text] of Object.entries(options.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git(folder, options.time, 'add', '-A');
  git(folder, options.time, 'commit', '-q', '-m', options.subject);
  return git(folder, options.time, 'rev-parse', 'HEAD');
}

function logOf(healthy: string, guilty: string): string {
  const second = (offset: number): string =>
    new Date(Date.parse('2026-11-20T10:00:00Z') + offset * 1_000).toISOString();
  const fine = (offset: number): string => `${second(offset)} INFO checkout order placed in 12 ms`;
  const failing = (offset: number): string =>
    [
      `${second(offset)} ERROR checkout request failed: TypeError: Cannot read properties of undefined (reading 'amount')`,
      '    at totalOf (/srv/app/src/cart/total.ts:8:29)',
      '    at placeOrder (/srv/app/src/orders/place.ts:5:10)',
      '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    ].join('\n');
  const seconds = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
  return [
    `${second(0)} INFO checkout deployed revision ${healthy}`,
    ...seconds(1, 120).map(fine),
    `${second(120)} INFO checkout deployed revision ${guilty} (was ${healthy})`,
    ...seconds(121, 180).map((offset) => (offset % 2 === 0 ? fine(offset) : failing(offset))),
    '',
  ].join('\n');
}

/** An incident with a known answer: a deploy that reads a discount most carts do not have, in src/cart/total.ts:8. */
export function createSampleIncident(): SampleIncident {
  const repository = mkdtempSync(join(tmpdir(), 'mats-sample-'));
  git(repository, '2026-11-19T08:00:00Z', 'init', '-q', '-b', 'main');
  const place =
    "import { totalOf } from '../cart/total.ts';\nimport type { Cart } from '../cart/total.ts';\n\nexport function placeOrder(cart: Cart): number {\n  return totalOf(cart);\n}\n";
  const files = { 'src/cart/total.ts': GOOD, 'src/orders/place.ts': place, 'README.md': '# Shop\n' };
  const healthy = commit(repository, { time: '2026-11-19T08:00:00Z', subject: 'Take a discount off the total', files });
  const guilty = commit(repository, {
    time: '2026-11-20T09:50:00Z',
    subject: 'Simplify the discount',
    files: { 'src/cart/total.ts': BAD },
  });
  commit(repository, {
    time: '2026-11-20T09:55:00Z',
    subject: 'Describe the shop',
    files: { 'README.md': '# Shop\n\nSells mugs.\n' },
  });
  const content = logOf(healthy, guilty);
  const attachment: AttachmentReference = {
    id: `att_${'1'.repeat(32)}`,
    name: 'checkout.log',
    bytes: Buffer.byteLength(content),
    lines: content.split('\n').length,
    sha256: '',
    content,
  };
  return {
    repository,
    healthy,
    guilty,
    delegation: {
      message: 'Why does checkout fail?',
      session_id: 'contract',
      headers: {},
      context: {
        attachments: [attachment],
        changes: [],
        repositories: [],
        findings: [],
        missingAgents: [],
        others: [],
        record: [],
        fromRecord: false,
        sample: false,
      },
    },
    remove: () => rmSync(repository, { recursive: true, force: true }),
  };
}

import { expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import { understandQuestion } from '@mats/engine/question';
import type { Evidence } from '@mats/contracts';
import { answerWho } from './answer-code.ts';
import type { SessionFacts } from './session-facts.ts';

const commitOf = (sha: string, author: string): Evidence =>
  createEvidence({
    title: sha,
    locator: { source: 'git', name: 'shop', label: 'shop' },
    excerpt: sha,
    detail: { kind: 'commit', sha, author, subject: 'price by paper', files: [], change: 'code' },
  });
const blamed = commitOf('a1b2c3d4e5f6', 'Ada');
const other = commitOf('0f0f0f0f0f0f', 'Bob');
const facts = {
  evidence: new Map([blamed, other].map((piece) => [piece.id, piece])),
  conclusion: { where: { commit: 'a1b2c3d4e5f6', owners: ['@acme/shop', '@acme/web'] } },
} as unknown as SessionFacts;

test.each([
  ['who did it?', 'Ada, who wrote commit a1b2c3d4 “price by paper”. The code belongs to @acme/shop and @acme/web.'],
  ['who wrote 0f0f0f0f?', 'Bob, who wrote commit 0f0f0f0f “price by paper”.'],
])('%s', (question, answer) => expect(answerWho(understandQuestion(question, { now: 0 }), facts).text).toBe(answer));

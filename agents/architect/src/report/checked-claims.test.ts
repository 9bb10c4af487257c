import { describe, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import type { Claim, Finding, Report } from '@mats/contracts';
import { answerClaim } from './follow-up-report.ts';
import { sreFinding } from '@mats/testing';
import { writeReport } from './write-report.ts';

const piece = (line: string) =>
  createEvidence({
    title: line,
    service: 'billing',
    locator: { source: 'attachment', name: 'a', label: 'a.log', startLine: 3 },
    excerpt: line,
    detail: { kind: 'log_template', template: line, count: 1, severity: 'error', change: 'new', buckets: [] },
  });
const [READ, READ_TOO, UNREAD] = [piece('the disk is full'), piece('the queue is full'), piece('the moon is full')];
const verified = new Set([READ.id, READ_TOO.id]);
const claim = (text: string, ...evidence: { readonly id: string }[]): Claim => ({
  code: 'told',
  values: {},
  text,
  about: 'symptom',
  evidence: evidence.map(({ id }) => id),
});

function reportOf(...claims: Claim[]): Report {
  const evidence = [READ, READ_TOO, UNREAD];
  const { incident: _, ...sre } = sreFinding();
  const finding: Finding = { ...sre, claims, evidence };
  return writeReport({
    findings: [finding],
    evidence,
    judgement: { verdict: 'inconclusive', confidence: 0, abstention: 'insufficient_data', weighed: [] },
    verification: { verified, failed: [{ evidence: UNREAD, reason: 'it is gone' }] },
    missingAgents: [],
    durationMs: 0,
  });
}

describe('a claim of a report', () => {
  test('is kept when every piece that it cites could be read again', () => {
    const { claims, droppedClaims } = reportOf(claim('full', READ, READ_TOO));
    expect(claims).toEqual([{ ...claim('full', READ, READ_TOO), verified: true }]);
    expect(droppedClaims).toBe(0);
  });

  test('is dropped, and counted, when one of its pieces could not', () => {
    const { claims, droppedClaims } = reportOf(claim('full', READ, UNREAD), claim('well', READ));
    expect(claims.map(({ text }) => text)).toEqual(['well']);
    expect(droppedClaims).toBe(1);
  });

  test('is dropped when it cites nothing', () => expect(reportOf(claim('full')).claims).toEqual([]));

  test('is told once, and ten are told', () => {
    const many = Array.from({ length: 12 }, (_, at) => claim(`claim ${at % 11}`, READ));
    expect(reportOf(...many).claims).toHaveLength(10);
    expect(reportOf(claim('same', READ), claim('same', READ)).claims).toHaveLength(1);
  });

  test('has its evidence beside it; what could not be read again is not shown, and is said', () => {
    const { evidence, notRead } = reportOf(claim('full', READ));
    expect(evidence.map(({ id }) => id)).toEqual([READ.id, READ_TOO.id]);
    expect(notRead).toEqual([{ what: 'the moon is full', why: 'it is gone' }]);
  });
});

describe('an answer to a follow-up', () => {
  const said = (...evidence: { readonly id: string }[]): number =>
    answerClaim(claim('since noon', ...evidence), verified).length;

  test('is a claim when every piece that it cites could be read again, and there is one', () =>
    expect([said(READ, READ_TOO), said(READ, UNREAD), said()]).toEqual([1, 0, 0]));
});

import type { Question } from '@mats/engine/question';
import type { Evidence, EvidenceDetail } from '@mats/contracts';
import { ANSWERS } from '../report/answers.ts';
import { deadContainers } from '../report/dead-containers.ts';
import type { Answer } from './answer.ts';
import { answerAffected } from './answer-parts.ts';
import type { SessionFacts } from './session-facts.ts';

const MOST_QUOTED_LINES = 12;

interface CommitPiece {
  readonly piece: Evidence;
  readonly detail: EvidenceDetail<'commit'>;
}

/** The commit that is asked about: the one named, or the one held responsible. */
function commitPiece({ commits }: Question, { evidence, conclusion }: SessionFacts): CommitPiece | undefined {
  const wanted = commits[0] ?? conclusion.where.commit;
  if (wanted === undefined) return undefined;
  return [...evidence.values()].flatMap((piece): CommitPiece[] =>
    piece.detail.kind === 'commit' && piece.detail.sha.startsWith(wanted) ? [{ piece, detail: piece.detail }] : [],
  )[0];
}

/** The evidence that shows the code at the place that is blamed. */
function codePiece({ evidence, conclusion }: SessionFacts): Evidence | undefined {
  const { file } = conclusion.where;
  const ranges = [...evidence.values()].filter(({ detail }) => detail.kind === 'code_range');
  return ranges.find(({ locator }) => locator.path === file) ?? (file === undefined ? ranges[0] : undefined);
}

function answerDeath(facts: SessionFacts): Answer {
  const dead = deadContainers(facts.evidence.values());
  const containers = dead.map(({ piece: { service = '' }, detail }) => ({
    name: detail.container,
    service,
    exitCode: detail.exitCode ?? null,
    oomKilled: detail.oomKilled === true,
  }));
  const known = new Set(containers.flatMap(({ name, service }) => [name, service]));
  const ofLogs = (facts.incident?.deaths ?? []).filter(({ service = '' }) => !known.has(service));
  const told = [
    ...containers.map((one) => ({ ...one, count: 1 })),
    ...ofLogs.map(({ service, code = null, signal, count }) => ({
      name: service ?? ANSWERS.somebody(),
      exitCode: code,
      signal,
      oomKilled: false,
      count,
    })),
  ];
  const text = told.length === 0 ? ANSWERS.nobodyDied() : ANSWERS.dead(told);
  return {
    code: told.length === 0 ? 'nobody_died' : 'dead',
    text,
    about: 'service',
    evidence: [...dead.map(({ piece }) => piece.id), ...ofLogs.map(({ evidence }) => evidence)],
  };
}

/** Who: what died, who is affected, or who wrote what is blamed. */
export function answerWho(question: Question, facts: SessionFacts): Answer {
  if (question.also.includes('affected')) return answerAffected(question, facts);
  if (question.death) return answerDeath(facts);
  const commit = commitPiece(question, facts);
  if (commit !== undefined) {
    const { author, sha, subject } = commit.detail;
    const text = ANSWERS.author({ author, sha, subject, at: commit.piece.time ?? null });
    const { where } = facts.conclusion;
    const owners = where.commit === sha ? (where.owners ?? []) : [];
    return {
      code: 'author',
      text: `${text}${owners.length === 0 ? '' : ANSWERS.owner(owners)}`,
      about: 'change',
      evidence: [commit.piece.id],
    };
  }
  const code = codePiece(facts);
  const blamed =
    code?.detail.kind === 'code_range'
      ? {
          ...code,
          line: code.detail.blame.find(
            ({ line }) => code.detail.kind === 'code_range' && line === code.detail.focusLine,
          ),
        }
      : undefined;
  if (blamed?.line !== undefined) {
    const { author, sha, time } = blamed.line;
    const text = ANSWERS.lineAuthor({ author, place: blamed.title, sha, at: time });
    return { code: 'line_author', text, about: 'change', evidence: [blamed.id] };
  }
  const codeRead = facts.read.some(({ kind }) => kind === 'repository');
  return { code: 'no_author', text: ANSWERS.noAuthor(codeRead), about: 'change', evidence: [] };
}

/** From this on a lead is worth naming to who asks for a place, where none is known. */
const WORTH_NAMING = 0.25;

/** Where no line is known, the change that is likeliest to have brought what is complained of, with how likely that is. */
function placeOfLead({ conclusion }: SessionFacts): Answer {
  const lead = conclusion.weakerLeads.find(({ commit }) => commit !== undefined && commit !== null);
  if (lead === undefined || (lead.score ?? 0) < WORTH_NAMING) {
    return { code: 'no_place', text: ANSWERS.noPlace(), about: 'location', evidence: [] };
  }
  const { title, score = 0, file, evidence } = lead;
  return {
    code: 'place_of_lead',
    text: ANSWERS.placeOfLead({ title, score, file: file ?? null }),
    about: 'change',
    evidence: [...evidence],
  };
}

/** Which line: of the code, else of the log. */
export function answerWhere(_question: Question, facts: SessionFacts): Answer {
  const { where } = facts.conclusion;
  const code = codePiece(facts);
  if (where.file !== undefined) {
    const place = `${where.file}${where.line === undefined ? '' : `:${where.line}`}`;
    const ofCode = code?.detail.kind === 'code_range' ? code.detail.function : undefined;
    const text = ANSWERS.place({ place, within: where.function ?? ofCode ?? null, commit: where.commit ?? null });
    return { code: 'place', text, about: 'location', evidence: code === undefined ? citedOf(facts) : [code.id] };
  }
  const trace = [...facts.evidence.values()].find(({ detail }) => detail.kind === 'stack_trace');
  const frames = trace?.detail.kind === 'stack_trace' ? trace.detail.frames : [];
  const own = frames.find(({ library, file }) => !library && file !== '') ?? frames[0];
  if (trace !== undefined && own !== undefined) {
    const within = own.function === '' ? null : own.function;
    return {
      code: 'place',
      text: ANSWERS.place({ place: `${own.file}:${own.line}`, within, commit: null }),
      about: 'location',
      evidence: [trace.id],
    };
  }
  if (code?.detail.kind === 'code_range') {
    const { path = '' } = code.locator;
    const { function: within } = code.detail;
    const text = ANSWERS.placeTold({ place: `${path}:${code.detail.focusLine}`, within: within ?? null });
    return { code: 'place_told', text, about: 'location', evidence: [code.id] };
  }
  const [line] = [...(facts.incident?.telling ?? []), ...citedOf(facts)].flatMap((id) => facts.evidence.get(id) ?? []);
  if (line === undefined) return placeOfLead(facts);
  const { detail, locator, title } = line;
  const number = 'focusLine' in detail ? detail.focusLine : locator.startLine;
  const at = `${locator.label}${number === undefined ? '' : `, line ${number}`}: “${title}”`;
  return { code: 'place_in_log', text: ANSWERS.placeInLog(at), about: 'location', evidence: [line.id] };
}

function citedOf({ conclusion }: SessionFacts): string[] {
  return conclusion.claims[0]?.evidence ?? [];
}

/** The hunk of a commit's text that touches a file, and within it a line; the first one otherwise. */
function hunkOf(
  excerpt: string,
  place: { file: string | undefined; line: number | undefined },
): { file: string; lines: string[] } | null {
  const hunks: { file: string; from: number; to: number; lines: string[] }[] = [];
  let file = '';
  for (const line of excerpt.split('\n')) {
    const named = /^[a-z-]{3,20} (?:\S{1,300} -> )?(\S{1,300})$/.exec(line);
    const head = /^@@ -\d{1,9},\d{1,9} \+(\d{1,9}),(\d{1,9}) @@/.exec(line);
    if (head !== null) {
      const from = Number(head[1]);
      hunks.push({ file, from, to: from + Number(head[2]), lines: [line] });
    } else if (named?.[1] !== undefined) file = named[1];
    else hunks.at(-1)?.lines.push(line);
  }
  const ofFile = hunks.filter((hunk) => hunk.file === place.file);
  const line = place.line ?? -1;
  const found = ofFile.find(({ from, to }) => line >= from && line < to) ?? ofFile[0] ?? hunks[0];
  return found === undefined ? null : { file: found.file, lines: found.lines };
}

/** Lines of a hunk around what it changes, so many at most. */
function quoted(lines: readonly string[]): { shown: string[]; left: number } {
  const changed = lines.findIndex((line) => line.startsWith('+') || line.startsWith('-'));
  const from = lines.length <= MOST_QUOTED_LINES ? 0 : Math.max(0, changed - 2);
  const shown = lines.slice(from, from + MOST_QUOTED_LINES);
  return { shown, left: lines.length - shown.length };
}

/** The part of the diff that matters. */
export function answerDiff(question: Question, facts: SessionFacts): Answer {
  const commit = commitPiece(question, facts);
  if (commit === undefined) return { code: 'no_diff', text: ANSWERS.noDiff(), about: 'change', evidence: [] };
  const { file, line } = facts.conclusion.where;
  const hunk = hunkOf(commit.piece.excerpt, { file: question.files[0] ?? file, line });
  if (hunk === null) return { code: 'no_diff', text: ANSWERS.noDiff(), about: 'change', evidence: [commit.piece.id] };
  const { shown, left } = quoted(hunk.lines);
  const { sha, subject } = commit.detail;
  const text = ANSWERS.diff({ sha, subject, file: hunk.file, left, hunk: shown.join('\n') });
  return { code: 'diff', text, about: 'change', evidence: [commit.piece.id] };
}

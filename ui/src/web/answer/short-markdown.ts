import type { Report } from '@mats/contracts';
import { formatMoment, parseTime, withLocalTimes } from '../text/format-time.ts';
import type { Reader } from '../text/format-time.ts';
import { failingPlace } from './crash-frames.ts';
import { CARD } from '../text/sentences.ts';
import { probabilityWords, VERDICT_WORDS } from '../text/verdict-words.ts';

/** What a chat shows without folding. */
const MOST_BYTES = 2_000;
const MOST_LINE = 400;

/** Markdown's own characters made harmless, on one line. */
function plain(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/[\\*_[\]<>#|]/g, String.raw`\$&`)
    .slice(0, MOST_LINE);
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('\n', ' ').slice(0, MOST_LINE)}\``;
}

/** The reply to a question besides the cause: its first line, since a quoted diff is no text for a chat. */
function replyLine({ answer, cause, intent = 'cause' }: Report): string | null {
  const [line = ''] = answer.split('\n', 1);
  return intent === 'cause' || answer === cause ? null : line.replace(/:$/, '.');
}

/** The answer for a chat, at most 2 kB: the reply, cause, next step with its command, place, since when, impact, link. */
export function shortMarkdown(report: Report, given: { question: string; link: string; reader: Reader }): string {
  const { where, onset, nextSteps } = report;
  const [step] = nextSteps;
  const probability = probabilityWords(report);
  const at = failingPlace(report);
  const place = at === null ? null : `${at.file}${at.line === undefined ? '' : `:${at.line}`}`;
  // As on the card: a commit is a suspect until it is proven.
  const commitName = report.verdict === 'root_cause' ? CARD.introduced : CARD.suspect;
  const began = parseTime(onset?.at);
  const reply = replyLine(report);
  const say = (text: string): string => plain(withLocalTimes(text, given.reader));
  const lines = [
    ...(reply === null ? [] : [say(reply)]),
    `**${VERDICT_WORDS[report.verdict].label}${probability === null ? '' : `, ${probability}`}:** ${say(report.headline ?? report.cause)}`,
    ...(report.quote === undefined ? [] : [`> ${plain(report.quote)}`]),
    ...(step === undefined ? [] : [`**${CARD.nextStep}:** ${say(step.text)}`]),
    ...(step?.command === undefined ? [] : [code(step.command)]),
    ...(where.service === undefined && place === null
      ? []
      : [`**${CARD.where}:** ${[where.service, place].flatMap((part) => (part == null ? [] : code(part))).join(' ')}`]),
    ...(where.commit === undefined ? [] : [`**${commitName}:** ${code(where.commit.slice(0, 8))}`]),
    ...(where.owners === undefined ? [] : [`**${CARD.owner}:** ${plain(where.owners.join(' '))}`]),
    ...(onset === null ? [] : [`**${CARD.since}:** ${began === null ? onset.at : formatMoment(began, given.reader)}`]),
    ...(report.impact === '' ? [] : [`**${CARD.impact}:** ${say(report.impact)}`]),
  ];
  const end = `${plain(given.question)} ${given.link}`;
  const room = MOST_BYTES - new TextEncoder().encode(end).length - 2;
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (new TextEncoder().encode(longer).length > room) break;
    text = longer;
  }
  return `${text}\n${end}`;
}

import { canFail } from './changed-failures.ts';
import type { IncidentTemplate } from './log-events.ts';

/** Words of any question. */
const COMMON = new Set(
  'what when where which while with from that this these those there their them they have has does doing done been being were will would could should about after before since into over more most some many every each again always never only just than then also very still sometimes suddenly today yesterday morning minutes hours error errors fail fails failed failing failure failures wrong broken problem issue happen happens happened service services server system application customers users people somebody'.split(
    ' ',
  ),
);
/** One word in common is chance: "order" and "request" are in most templates of a shop. */
const LEAST_COMMON = 2;

/** Words of a text by their stems: "refused" and "refuse" are one, and so are `bad_amount` and "amount". */
function stemsOf(text: string): Set<string> {
  const words = text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').match(/[A-Za-z]{4,40}/g) ?? [];
  const stems = words
    .map((word) => word.toLowerCase())
    .filter((word) => !COMMON.has(word))
    .map((word) => word.replace(/(?:ations?|ing|ed|es|s|e)$/, ''));
  return new Set(stems.filter((stem) => stem.length >= 3));
}

/**
 * Keys of the complaints that a question is about: those whose fixed text shares several telling words with it. Names of
 * services do not tell, since each service writes many templates.
 */
export function askedAbout(
  templates: readonly IncidentTemplate[],
  question: { text: string; services: readonly string[] },
): ReadonlySet<string> {
  const names = new Set(question.services.flatMap((name) => [...stemsOf(name)]));
  const asked = new Set([...stemsOf(question.text)].filter((stem) => !names.has(stem)));
  const about = templates.filter(
    (template) =>
      canFail(template) && [...stemsOf(template.text)].filter((stem) => asked.has(stem)).length >= LEAST_COMMON,
  );
  return new Set(about.map((template) => template.key));
}

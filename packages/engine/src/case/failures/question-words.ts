/** Words of questions in the languages that people ask in, which name nothing. */
const COMMON = new Set(
  (
    'the and for why what when where who which how does did has have had was were are is not cannot can could since after before ' +
    'with from this that there they them then than all any our your its it my me we you please help error errors problem fails ' +
    'failed failing fail wrong broken down work works working since today yesterday morning night server service log logs ' +
    'der die das und warum was wann wer wie ist sind nicht kein keine seit nach mit von dem den ein eine es wir ich ' +
    'pourquoi est que qui quand les des une pas depuis avec dans sur plus ' +
    'por que los las una con desde cuando como esta este hay'
  ).split(' '),
);
const WORD = /[\p{L}\d][\p{L}\d_.-]{1,60}/gu;
const LEAST = 3;

/** Words of a question that can name a service, a program or a thing, in lower case. */
export function questionWords(question: string): ReadonlySet<string> {
  const found = question.toLowerCase().match(WORD) ?? [];
  const parts = found.flatMap((word) => [word.replace(/[.-]{1,3}$/, ''), ...word.split(/[_.-]/)]);
  return new Set(parts.filter((word) => word.length >= LEAST && !COMMON.has(word)));
}

/** Whether words of the question name something: all parts of one of its names longer than two letters. */
export function namedIn(words: ReadonlySet<string>, name: string | null | undefined): boolean {
  if (name === null || name === undefined || name === '') return false;
  const lower = name.toLowerCase();
  if (words.has(lower)) return true;
  return lower.split(/[^\p{L}\d]+/u).some((part) => part.length >= LEAST && words.has(part));
}

/** What askers say of a system that does what it should, in the languages that people ask in. */
const WORKS = [
  /\b(?:works?|working|runs?|running|looks?|is|are|behaves?)\s(?:\w{1,20}\s){0,2}(?:fine|well|normally|ok|okay|green|healthy|as (?:always|usual|before|expected))\b/i,
  /\b(?:works?|runs?) for (?:everybody|everyone|all|us|me)\b/i,
  /\bno (?:alerts?|alarms?|complaints?|impact|outages?)\b|\b(?:nobody|no one)(?: has)? (?:complain|notice)|\b(?:not|never|n['’]t) (?:yet )?(?:complain|notic|said anything)/i,
  /(?<!\p{L})(?:läuft|laufen|funktionier\p{L}{1,3}|geht|gehen|ist|sind)\s(?:\p{L}{1,20}\s){0,3}(?:normal|einwandfrei|gut|wie (?:immer|gewohnt)|grün|problemlos)(?!\p{L})|\bkeine (?:beschwerden|alarme|ausfälle)\b/iu,
  /(?<!\p{L})(?:fonctionne\p{L}{0,2}|marche\p{L}{0,2}|va|vont)\s(?:\p{L}{1,20}\s){0,2}(?:bien|normalement)(?!\p{L})|\baucune? (?:plainte|alerte)/iu,
  /(?<!\p{L})(?:funciona\p{L}?|va|van|anda)\s(?:\p{L}{1,20}\s){0,2}(?:bien|normalmente)(?!\p{L})|\bsin (?:quejas|alertas)\b/iu,
] as const;

/** Whether the asker says that the system does what it should. */
export function saysItWorks(question: string): boolean {
  return WORKS.some((form) => form.test(question));
}

/** Words that open a question which yes or no answers, and those that open any other. */
const YES_OR_NO =
  /(?:^|[,;:¿(]\s{0,3}|(?<!\p{L})(?:but|so|and|or|then|und|oder|aber|et|ou|mais|y|o|pero) )(?:is|are|was|were|did|does|do|has|have|must|should|can|could|may|will|any|ist|sind|war|hat|haben|muss|müssen|soll(?:en|te)?|kann|können|darf|gibt|est-ce que|est-ce|est|y a-t-il|faut-il|dois-je|a-t-|peut-on|es|está|están|hay|debo|tengo|puedo|ha)(?!\p{L})/iu;
const ASKS_FOR =
  /(?:^|[\s,;:¿(])(?:why|what|whats|how|where|which|who|when|warum|wieso|weshalb|was (?:ist|sind|war|hat|kann|muss|soll|macht|passiert|läuft|geht|ging|fehlt|bedeutet|heißt)|wie|wo|welche[rsnm]?|woher|pourquoi|quoi|qu|que se|comment|où|quel(?:le)?s?|por qué|qué|cómo|dónde|cuál)(?!\p{L})/iu;

/** Whether part of a sentence is a question of its own. */
export function isAsking(clause: string): boolean {
  return YES_OR_NO.test(clause.trim()) || ASKS_FOR.test(clause);
}

/** Whether what is asked can be answered by yes or no: the asker leaves open that something is wrong. */
export function asksYesOrNo(question: string): boolean {
  const asked = question.match(/[^.?!\n]{1,400}\?/g) ?? [];
  return asked.length > 0 && asked.every((one) => YES_OR_NO.test(one.trim()) && !ASKS_FOR.test(one));
}

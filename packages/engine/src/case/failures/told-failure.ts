import { isAsking, saysItWorks } from './question-words.ts';

/** What askers say of a system that does not do what it should: an HTTP status, and words of the languages that people ask in. */
const FAILS = [
  /(?<![\d.])[45]\d\d(?![\d.]| (?:ms|s|mb|gb|users|requests)\b)|\berror \d{3,5}\b|\bCrashLoopBackOff\b|\bread-only\b/i,
  /\b(?:fail(?:s|ed|ing)?|dies|died|dying|dead|hangs?|hung|stuck|crash(?:es|ed|ing)?|stop(?:s|ped)|restart(?:s|ed|ing)|reboot(?:s|ed|ing)|killed|tim(?:es?|ed|ing) out|time-?outs?|offline|un(?:reachable|available)|los(?:es?|t|ing)|gone|vanish(?:es|ed)|fr(?:ee|o)zen?|freezes|crawls|drops?|dropped|empty|stale|red|broken?|broke(?: off)?|cannot|slow(?:er|ly)?|nothing|nobody|never|not?|(?:do|does|did|wo|will|would|ca|can|could|was|were)n['’]t|(?:is|are|was|were|went|goes) down|stays?|waits? for|refus(?:es|ed|ing)|disconnect(?:s|ed|ing)|roll(?:ed|s)? back|abort(?:s|ed)|exit(?:s|ed)|ended|ends with|gives? up|throws?|errors?|pending|unknown|not ?ready|deferred|reject(?:s|ed)|den(?:y|ies|ied)|flaps?|pil(?:es?|ing) up|grows?|behind|late|missing|out of|old|only|instead|half|one in|wrong(?:ly)?|incorrect(?:ly)?|twice|duplicat(?:es?|ed))\b/i,
  /(?<!\p{L})\p{L}{2,40}(?:Error|BackOff|Killed|Failed|Exception)(?!\p{L})|\b(?:E[A-Z]{4,20}|[A-Z]{2,10}FAIL)\b/u,
  /(?<!\p{L})(?:nicht|nichts|nie|niemand|kein\p{L}{0,2}|nur noch|häng\p{L}{1,3}|(?:ab)?stürz\p{L}{1,3}|abgestürzt|brech\p{L}{1,2}|bricht|abgebrochen|fäll\p{L}{1,2} aus|ausgefallen|stirbt|tot|weg|unten|fehlschl\p{L}{1,4}|schlägt fehl|scheiter\p{L}{1,3}|langsam\p{L}{0,2})(?!\p{L})/iu,
  /(?<!\p{L})(?:(?:ne|n['’])\s?\p{L}{1,20}(?: \p{L}{1,20}){0,2} (?:pas|plus|jamais|rien)|plus (?:aucune?|personne|rien)|pas d|tomb\p{L}{1,3}|plant\p{L}{1,3}|échou\p{L}{1,3}|coup\p{L}{1,3}|bloqu\p{L}{1,3}|en panne|perd\p{L}{0,2}|len(?:t|te|ts|tes))(?!\p{L})/iu,
  /(?<!\p{L})(?:nadie|nada|no (?:se|me|nos) \p{L}{2,20}|no (?:arranc|funcion|pued|respond|conect|lleg|inici|carg|abr|sub|aparec|contest)\p{L}{1,5}|fall\p{L}{1,4}|se (?:desconecta|cae|cuelga|corta|reinicia|detiene)\p{L}?|ca[ey]\p{L}{0,4}|muere\p{L}?|deja de|caíd\p{L}{1,2}|p[ie]\p{L}?erd\p{L}{1,4}|lent\p{L}{1,2})(?!\p{L})/iu,
] as const;
/** Who sets apart what does as it should tells that the one he asks about does not. */
const THE_REST =
  /(?<!\p{L})(?:others?|(?:the|its?) rest|everything else|anderen?|übrigen?|der rest|les autres|le reste|l[ao]s demás|otr[oa]s|el resto)(?!\p{L})/iu;
const ASKS_WHY = /(?:^|[\s,;:¿(])(?:why|warum|wieso|weshalb|pourquoi|por qué)(?!\p{L})/iu;
/** Who asks where the mistake is says that there is one. */
const ASKS_FOR_FAULT =
  /(?:^|[\s,;:¿(])(?:(?:where|which|what)\s[^.?!\n]{0,80}\b(?:mistake|bug|defect|culprit)|wo\s[^.?!\n]{0,80}\bfehler|où\s[^.?!\n]{0,80}\b(?:erreur|bogue|bug)|dónde\s[^.?!\n]{0,80}\b(?:error|fallo))\b/iu;
/** Who tells of what is written tells of no failure yet. */
const OF_WRITING =
  /(?<!\p{L})(?:logs?(?! (?:in|on|out|into|onto)\b)|log ?files?|journal|lines?|messages?|warnings?|events?|writes|written|dmesg|i see|noticed|reported|zeilen?|protokolle?|meldung(?:en)?|warnung(?:en)?|schreibt|steh(?:t|en)|ich sehe|lignes?|avertissements?|je vois|registros?|avisos?|líneas?|veo|notes|notizen)(?!\p{L})/iu;
const MOST_SENTENCES = 40;

/** What of a sentence asks nothing: the clauses before the question in it; who asks why says that it is so. */
function toldIn(sentence: string): string[] {
  const clauses = sentence.split(/(?<=[,;:])|(?=\bbut\b)/);
  if (!sentence.endsWith('?') || ASKS_WHY.test(sentence)) return clauses;
  return clauses.filter((clause, place) => place < clauses.length - 1 && !isAsking(clause));
}

function tellsOfFailure(clause: string): boolean {
  return !saysItWorks(clause) && FAILS.some((form) => form.test(clause));
}

/** Whether the asker tells, apart from what he asks, that something does not do what it should. */
export function tellsFailure(question: string): boolean {
  if (ASKS_FOR_FAULT.test(question)) return true;
  const sentences = (question.match(/[^.?!\n]{1,400}[.?!\n]?/g) ?? []).slice(0, MOST_SENTENCES);
  return sentences.map(toldIn).some((told) => {
    const text = told.join('');
    return !OF_WRITING.test(text) && (THE_REST.test(text) || told.some(tellsOfFailure));
  });
}

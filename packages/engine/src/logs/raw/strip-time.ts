const CLOCK = String.raw`\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?`;
const DAY = String.raw`(?:\d{4}[-/]\d\d?[-/]\d\d?|\d\d?[-/. ](?:\d\d?|[A-Z][a-z]{2})[-/. ]\d{4})`;
const ZONE = String.raw`(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?`;
const MONTH_DAY = String.raw`(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]?\d(?:, \d{4} @| \d{4})? ${CLOCK}(?: \d{4})?`;

/** A time alone, in brackets or not, as appenders, `docker logs -t` and build servers print it. */
const TIMES: readonly RegExp[] = [
  new RegExp(String.raw`^\[(?:${DAY}[T ,]{1,2})${CLOCK}(?: [AP]M)?${ZONE}\][: ] ?`),
  new RegExp(String.raw`^(?:${DAY}[T ,]{1,2})${CLOCK}(?: [AP]M)?${ZONE}(?:[\t :,;|]|$)`),
  new RegExp(String.raw`^\[?${MONTH_DAY}\]?(?:[\t :,;]|$)`),
];
const TRACE_LINE =
  /^\s*$|^(?: {2,}|\t)|^(?:at |File "|Traceback|Caused by|goroutine \d|#\d|from \S|created by |panic: |thread '|---|stack |Stack )|^[\w.$:]{1,200}(?:Error|Exception|Failure|Fault)\b|^\S{1,300}:\d{1,9}(?::|$)/;

/** The line without the time before it, if a line of a trace stands behind it. Records of a log keep theirs: they end what stands above. */
export function stripTime(line: string): string {
  if (!/^[[\dA-Z]/.test(line)) return line;
  for (const form of TIMES) {
    const match = form.exec(line.slice(0, 100));
    if (match === null) continue;
    const rest = line.slice(match[0].length);
    return TRACE_LINE.test(rest.slice(0, 400)) ? rest : line;
  }
  return line;
}

/** Names that say what a file is, not who wrote it. */
const GENERIC = new Set(
  (
    'access all app application attachment backend combined console current debug docker dump err error errors event ' +
    'events incident info kern log logs main message messages new out output pasted pasted-stack-trace prod production ' +
    'sample server service session stack stack-trace stacktrace stage staging stderr stdout syslog system test text trace traces untitled upload warn warning'
  ).split(' '),
);

const ENDING = /\.(?:log|txt|json|jsonl|ndjson|out|err|gz|zip|\d{1,4})$/i;
const DATE = /[-_.]?\d{4}-?\d{2}-?\d{2}(?:[-_.T]?\d{2}[-_:.]?\d{2}(?:[-_:.]?\d{2})?)?Z?$/;
const PART = /[-_.](?:log|logs|out|err|error|errors|access|stdout|stderr|\d{1,4})$/i;

/**
 * The service that a log's file name points to (`checkout.log.2.gz` → `checkout`), or null when the name says nothing
 * (`app.log`, `errors-2026-01-01.txt`). A hint for lines that name no service themselves.
 */
export function serviceOfFileName(fileName: string): string | null {
  let stem = fileName.slice(fileName.replaceAll('\\', '/').lastIndexOf('/') + 1);
  for (let before = ''; before !== stem;) {
    before = stem;
    stem = stem.replace(ENDING, '').replace(DATE, '').replace(PART, '');
  }
  const name = stem.toLowerCase();
  return /^[a-z][\w.-]{1,60}$/.test(name) && !GENERIC.has(name) ? name : null;
}

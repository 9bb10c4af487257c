/** Names that say what a file is, not who wrote it. */
const GENERIC = new Set(
  (
    'access all app application attachment backend build ci clipboard cluster combined compose console current ' +
    'debug deploy docker docker-compose download dump err error errors event events example export extract file ' +
    'go gradle history host incident info input java job journal k8s kern kubernetes log logs main maven message ' +
    'messages my new node note notes npm out output paste pasted pasted-stack-trace php pip pipeline problem prod ' +
    'production python query result results ruby rust sample screen server service session snippet stack ' +
    'stack-trace stacktrace stage staging stderr stdout syslog system tail temp terminal test text ticket tmp ' +
    'trace traces untitled upload warn warning'
  ).split(' '),
);

const ENDING = /\.(?:log|txt|json|jsonl|ndjson|out|err|gz|zip|service|\d{1,4})$/i;
/** Files that may hold lines of a log and are named for something else: code, settings, tables, texts. */
const NO_LOG =
  /\.(?:c|cc|cfg|cnf|conf|config|cpp|cs|css|csv|env|go|h|htm|html|ini|java|js|kt|lua|md|php|properties|py|rb|rs|rst|sh|sql|tf|toml|ts|tsv|xlsx?|xml|ya?ml)$/i;
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
  return /^[a-z][\w.-]{1,60}$/.test(name) && !GENERIC.has(name) && !NO_LOG.test(name) ? name : null;
}

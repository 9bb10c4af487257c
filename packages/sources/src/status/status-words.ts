/**
 * What public status pages call the state of a component or the progress of an incident: the closed lists of Statuspage, AWS Health, Google
 * Cloud and Azure, and plain words for the same.
 */
const WELL =
  /^(?:operational|operating[-_ ]?normally|normal|ok|okay|up|well|healthy|green|good|none|available|resolved|recovered|fixed|closed|completed|postmortem|scheduled|upcoming|informational|information|service[-_ ]information|verifying|no[-_ ](?:known[-_ ])?issues?|all[-_ ]systems[-_ ]operational)\b/i;
const IMPAIRED =
  /(?:degraded|degradation|outage|disruption|down\b|unavailable|impaired|impact|investigating|identified|monitoring|critical|major|minor|partial|elevated|incident|issue|active|open|error|fail|red\b|yellow\b|warn|under[-_ ]maintenance|in[-_ ]progress)/i;

/** Whether a status tells of trouble or of health; null for words that tell of neither. */
export function stateOf(status: string): 'impaired' | 'well' | null {
  const text = status.trim().slice(0, 200);
  if (WELL.test(text)) return 'well';
  return IMPAIRED.test(text) ? 'impaired' : null;
}

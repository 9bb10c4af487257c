import { ERROR_REGISTRY } from './registry.ts';

/** The page `docs/errors.md`, made from the registry; a test compares it with the file. */
export function errorsPage(): string {
  const rows = Object.entries(ERROR_REGISTRY).map(
    ([code, entry]) => `| \`${code}\` | ${entry.status} | ${entry.message} | ${entry.next} |`,
  );
  return [
    '# Errors',
    '',
    'Every error answer is `{"error": {"code", "message", "next"}}`. `{name}` stands for the value seen.',
    '',
    '| code | status | message | what to do |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

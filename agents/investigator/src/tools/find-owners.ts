import { ownersOf, parseCodeOwners } from '@mats/engine/code';
import type { Evidence } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';

/** Where forges look for it; the first that is there counts. */
const PLACES = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', '.gitea/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Names at each piece of code who owns its file, as the repository's CODEOWNERS says at that revision. */
export async function findOwnersTool(evidence: readonly Evidence[], repository: Repository): Promise<Evidence[]> {
  const code = evidence.find(({ detail }) => detail.kind === 'code_range');
  if (code === undefined) return [...evidence];
  const { revision } = code.locator;
  const files = await repository.readFiles(PLACES.map((path) => ({ path, revision })));
  const text = files.find(({ state }) => state === 'read')?.text ?? null;
  if (text === null) return [...evidence];
  const rules = parseCodeOwners(text);
  return evidence.map((piece) => {
    const { detail, locator } = piece;
    if (detail.kind !== 'code_range' || locator.path === undefined) return piece;
    const owners = ownersOf(rules, locator.path);
    return owners.length === 0 ? piece : { ...piece, detail: { ...detail, owners } };
  });
}

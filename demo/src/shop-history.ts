import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyChangeSet, parseChangeSet, revertChangeSet, type ChangeSet, type Tree } from './change-set.ts';
import type { Fault } from './fault.ts';
import { faults } from './faults.ts';

const SHOP_FOLDER = fileURLToPath(new URL('../shop/', import.meta.url));

/** When the first commit of every fault's branch is made; the others follow at the step below. */
const BRANCH_START = Date.parse('2026-11-17T08:14:09Z');
const BRANCH_STEP_MS = (5 * 3600 + 11 * 60 + 23) * 1000;

/** A commit ready to be written: who, when, why and the whole tree after it. */
export interface PlannedCommit {
  readonly changeSet: ChangeSet;
  readonly seconds: number;
  /** The author's offset from UTC as git writes it: "+0100". */
  readonly offset: string;
  readonly tree: Tree;
}

/** The main line, oldest first, and the commits that each fault's branch puts on its end. */
export interface ShopHistory {
  readonly main: readonly PlannedCommit[];
  readonly branches: ReadonlyMap<string, readonly PlannedCommit[]>;
}

function readTree(folder: string): Tree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // Windows checks text out with CRLF; the shop's history is LF everywhere.
  return new Map(
    files
      .map(
        (file) =>
          [relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8').replaceAll('\r\n', '\n')] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function readChangeSets(folder: string): ChangeSet[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.commit'))
    .toSorted()
    .map((file) =>
      parseChangeSet(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'), file.replace(/\.commit$/, '')),
    );
}

function planMain(): PlannedCommit[] {
  const changeSets = readChangeSets(join(SHOP_FOLDER, 'main'));
  let tree = readTree(join(SHOP_FOLDER, 'tree'));
  const planned = changeSets.toReversed().map((changeSet): PlannedCommit => {
    const { date } = changeSet;
    if (date === undefined) throw new Error(`${changeSet.name}: the main line's commits state their date`);
    const commit = { changeSet, seconds: Date.parse(date) / 1000, offset: date.slice(-6).replace(':', ''), tree };
    tree = revertChangeSet(tree, changeSet);
    return commit;
  });
  if (tree.size > 0) throw new Error(`no commit of the main line adds ${[...tree.keys()].join(', ')}`);
  return planned.toReversed();
}

function planBranch(fault: Fault, healthy: Tree, changeSets: ReadonlyMap<string, ChangeSet>): PlannedCommit[] {
  let tree = healthy;
  return fault.commits.map((name, index): PlannedCommit => {
    const changeSet = changeSets.get(name);
    if (changeSet === undefined) throw new Error(`${fault.name}: no change-set ${name}`);
    tree = applyChangeSet(tree, changeSet);
    return { changeSet, seconds: (BRANCH_START + index * BRANCH_STEP_MS) / 1000, offset: '+0100', tree };
  });
}

/** Reads `shop/` and works out every commit of the shop. Pure but for reading; throws when a change-set does not fit. */
export function planHistory(): ShopHistory {
  const main = planMain();
  const healthy = main.at(-1);
  if (healthy === undefined) throw new Error('shop/main has no change-sets');
  const changeSets = new Map(
    [...readChangeSets(join(SHOP_FOLDER, 'faults')), ...readChangeSets(join(SHOP_FOLDER, 'innocent'))].map(
      (changeSet) => [changeSet.name, changeSet],
    ),
  );
  const branches = new Map(
    faults
      .filter((fault) => fault.commits.length > 0)
      .map((fault) => [fault.name, planBranch(fault, healthy.tree, changeSets)]),
  );
  return { main, branches };
}

import { unitName, wordsOfName } from '../../logs/stack/unit-names.ts';

const VENDORED =
  /(?:^|\/)(?:_?vendor(?:ed|s)?|third[_-]?party|third-parties|externals?|extern|node_modules|site-packages|deps)\//;
/** Words by which people name what many parts use. */
const SHARED =
  /^(?:utils?|utility|utilities|helpers?|common|shared|base|abstract|core|support|tools?|misc|kernel|generic|basic)$/;
const SHARED_FOLDER = /(?:^|\/)(?:utils?|common|base|helpers?|support|internal)\//;

/** Whether a file belongs to others and is kept in the repository. */
export function isVendored(path: string): boolean {
  return VENDORED.test(path);
}

/** Whether a file is named, or kept in a folder that is named, for what many parts use. */
export function isShared(path: string): boolean {
  return wordsOfName(unitName(path)).some((word) => SHARED.test(word)) || SHARED_FOLDER.test(path);
}

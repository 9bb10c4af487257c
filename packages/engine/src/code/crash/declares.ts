const KEYWORD =
  /\b(?:def|func|function|fn|fun|class|struct|interface|module|trait|enum|sub|type|const|let|var|val|object|record|protocol|macro|attr_accessor|attr_reader|attr_writer)\s{1,9}(?:\([^)]{0,80}\)\s{0,9})?(?:self\.|:)?(?:\w{1,80}(?:::|\.))?$/;
const TYPED = /^\s{0,60}(?:[\w<>[\],.*&:@?]{1,120}\s{1,9}){1,6}[*&]{0,2}(?:[\w<>, ]{1,80}::)?$/;
const ACTS = /\b(?:return|new|throw|else|await|case|raise|yield|assert|import|from|using|delete|goto)\b/;

/** Whether a line of code declares a name: as a function, type or member, by the forms that languages share. */
export function declares(line: string, name: string): boolean {
  const text = line.slice(0, 400);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(0, at);
    const behind = text.slice(at + name.length);
    if (/[\w$]$/.test(before) || /^[\w$]/.test(behind)) continue;
    if (KEYWORD.test(before)) return true;
    if (/^\s{0,9}\(/.test(behind)) {
      if (!/;\s{0,9}$/.test(text) && TYPED.test(before) && !ACTS.test(before)) return true;
      // A method of a script's class or object stands alone before its brackets.
      if (/^\s{1,60}(?:async |static |get |set |\*)?$/.test(before) && /\{\s{0,9}$/.test(text)) return true;
    }
    if (/(?:\.|->|@)$/.test(before) && /^\s{0,9}=(?![=>~])/.test(behind)) return true;
  }
  return false;
}

/** Number of blanks a line starts with; a tab counts as one level of four, as the runtimes that print tabs mean it. */
export function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === ' ') width += 1;
    else if (character === '\t') width += 4;
    else break;
  }
  return width;
}

/** A pair of straight quotation marks, with what stands between them. */
const STRAIGHT = /"([^"\n]{1,300})"/g;

/** Words of the product with its one kind of quotation marks; never for what a program wrote. */
export function withQuotes(text: string): string {
  return text.replaceAll(STRAIGHT, '“$1”');
}

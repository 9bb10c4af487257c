const NOBODY =
  /^(?:<module>|<main>|<anonymous>|\(anonymous\)|<unknown>|main|Object|Module|anonymous|__main__|top \(required\))$/;
const LONGEST = 400;

/**
 * The bare name of a frame's function, as its source declares it: `shop.Cart$Item.lambda$total$0`, `(*Cart).total`, `Cart::total(int)`,
 * `Cart.<total>d__5.MoveNext`, `block in total` are all `total`. Undefined where the frame is of no function that has a name.
 */
export function simpleName(printed: string | undefined): string | undefined {
  if (printed === undefined) return undefined;
  let name = printed.slice(0, LONGEST).trim();
  const generated = /<(\w{1,80})>[a-z]__/.exec(name) ?? /\blambda\$(\w{1,80}?)\$\d/.exec(name);
  if (generated?.[1] !== undefined && !/^(?:static|new|null)$/.test(generated[1])) return generated[1];
  name = name
    .replace(/^(?:async |new |static |rescue in |ensure in |block (?:\(\d{1,3} levels\) )?in |Object\.)+/, '')
    .replace(/ \[as [^\]]{0,120}\]$/, '')
    .replace(/ const$/, '');
  name = withoutBrackets(name);
  name = name
    .replace(/(?:::)?\{\{?closure(?:#\d{1,4})?\}\}?/g, '')
    .replace(/\.func\d[\d.]{0,20}$/, '')
    .replace(/[.:]{1,4}$/, '');
  const last =
    name
      .split(/::|->|[.#/\\]/)
      .at(-1)
      ?.replace(/^&+/, '')
      .trim() ?? '';
  return /^[~\w$?!=]{1,120}$/.test(last) && !NOBODY.test(last) && !/^\d/.test(last) ? last : undefined;
}

/** Without what stands in round or angle brackets: arguments and type parameters; `(*Cart)` of Go goes with them. */
function withoutBrackets(name: string): string {
  let depth = 0;
  let kept = '';
  for (const character of name) {
    if (character === '(' || (character === '<' && kept !== '')) depth += 1;
    if (depth === 0) kept += character;
    if ((character === ')' || character === '>') && depth > 0) depth -= 1;
  }
  return kept.trim() === '' || kept === name ? name : kept.replace(/^[^\w~$@:]+/, '');
}

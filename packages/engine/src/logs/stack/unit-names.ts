/** What a file or class is called, apart from folder, extension and inner classes: `src/cart/index.ts` is `cart`. */
export function unitName(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/');
  const base = (parts.at(-1) ?? '').replace(/\.[A-Za-z]\w{0,6}$/, '');
  // A package's own file is named for the package by convention in every language that has such files.
  return /^(?:index|__init__|mod|main|lib)$/.test(base) ? (parts.at(-2) ?? base) : base;
}

const TEST_NAME =
  /^(?:test_|Test(?=[A-Z]))|(?:[._-](?:test|spec|tests)|_test|Tests?|TestCases?|Spec|IT)$|^(?:Test|Asserts?|TestBase|conftest)$|(?:Base|Abstract)\w*Test|Test(?:Base|Case|Suite|Helper|Util|Utils|Support)$/;
const TEST_FOLDER = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|junit)(?:\/|$)/;

/** Whether a unit belongs to the tests, by the names test tools look for. */
export function isTestUnit(path: string): boolean {
  const folders = path.replaceAll('\\', '/').replace(/[^/]*$/, '');
  return TEST_NAME.test(unitName(path).replaceAll('$', '.')) || TEST_FOLDER.test(folders);
}

/** The unit a test is for, by its name: `CartTest`, `TestCart`, `test_cart`, `cart.test` and `cart_test` are for `cart`. */
export function subjectOfTest(name: string): string | undefined {
  const subject = name
    .replace(/^(?:test_|Test(?=[A-Z]))/, '')
    .replace(/(?:[._-](?:test|spec|tests)|_tests?|TestCases?|Tests?|Spec|IT)$/, '');
  return subject === '' || subject === name ? undefined : subject.toLowerCase();
}

/** The words of a name in any of the usual ways to join them, in lower case. */
export function wordsOfName(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}

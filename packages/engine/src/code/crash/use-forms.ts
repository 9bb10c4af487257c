import { unitName } from '../../logs/stack/unit-names.ts';

const MOST_FORMS = 2;

/** How other files of the repository name a file that they use: texts to search for. Empty for languages that do not say it. */
export function useForms(path: string): string[] {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const unit = unitName(path);
  const base = (path.split('/').at(-1) ?? '').replace(/\.\w{1,6}$/, '');
  const folder = path.split('/').at(-2) ?? '';
  const forms = (FORMS.get(extension) ?? (() => []))({ unit, base, folder });
  return forms.filter((form) => form.length > 3).slice(0, MOST_FORMS);
}

interface Names {
  readonly unit: string;
  readonly base: string;
  readonly folder: string;
}

const jvm = ({ base }: Names): string[] => [`.${base};`, `${base}.`];
const script = ({ unit }: Names): string[] => [`/${unit}'`, `/${unit}"`];
const header = ({ base }: Names): string[] => [`/${base}.h"`];

const FORMS: ReadonlyMap<string, (names: Names) => string[]> = new Map<string, (names: Names) => string[]>([
  ['java', jvm],
  ['kt', jvm],
  ['scala', jvm],
  ['cs', ({ base }) => [`${base}.`, `<${base}>`]],
  ['js', script],
  ['ts', script],
  ['tsx', script],
  ['jsx', script],
  ['mjs', script],
  ['py', ({ unit }) => [`import ${unit}`, `.${unit} import`]],
  ['rb', ({ unit }) => [`/${unit}"`, `/${unit}'`]],
  ['php', ({ base }) => [`\\${base};`, `${base}::`]],
  ['go', ({ folder }) => [`/${folder}"`]],
  ['rs', ({ unit }) => [`::${unit}::`, `mod ${unit}`]],
  ['h', header],
  ['hpp', header],
  ['cc', header],
  ['cpp', header],
  ['c', header],
]);

import type { Evidence } from '@mats/contracts';
import { locatorWords, visibleText } from '../evidence/lines.ts';
import { FOLDS } from '../text/sentences.ts';
import { PAGE } from '../text/page-words.ts';

/** Controls do nothing without the page: only their text is taken along. */
const CONTROLS =
  'form, input, select, textarea, .actions, .suggestions, .picture-table, .log-viewer, .readout, .visually-hidden, .command .quiet, .asked .quiet, .talk-actions, .reading';

function styleText(): string {
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n');
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** A copy of what is on the page, with the picture as an image and everything unfolded. */
function copyOf(turn: HTMLElement): HTMLElement {
  const copy = turn.cloneNode(true) as HTMLElement;
  const drawn = [...turn.querySelectorAll('canvas')];
  copy.querySelectorAll('canvas').forEach((canvas, index) => {
    const image = document.createElement('img');
    image.src = drawn[index]?.toDataURL() ?? '';
    image.alt = PAGE.picture;
    image.style.maxWidth = '100%';
    canvas.replaceWith(image);
  });
  for (const control of copy.querySelectorAll(CONTROLS)) control.remove();
  for (const button of copy.querySelectorAll('button')) {
    const text = document.createElement('span');
    text.className = button.className;
    text.append(...button.childNodes);
    button.replaceWith(text);
  }
  for (const fold of copy.querySelectorAll('details')) fold.open = true;
  return copy;
}

function evidenceSection(evidence: readonly Evidence[]): HTMLElement {
  const section = document.createElement('section');
  section.append(element('h2', FOLDS.evidence));
  evidence.forEach((piece, index) => {
    section.append(element('h3', `[${index + 1}] ${piece.title}`), element('p', locatorWords(piece)));
    if (piece.excerpt !== '') section.append(element('pre', visibleText(piece.excerpt)));
  });
  return section;
}

/** One incident as a file that opens without a server: no scripts, nothing from elsewhere, the evidence in full. */
export function incidentFile(turn: HTMLElement, given: { title: string; evidence: readonly Evidence[] }): string {
  const html = document.createElement('html');
  html.lang = 'en';
  const head = document.createElement('head');
  const charset = document.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  head.append(charset, policy, element('title', given.title), element('style', styleText()));
  const body = document.createElement('body');
  const main = document.createElement('main');
  main.className = 'page incident-file';
  main.append(copyOf(turn), evidenceSection(given.evidence));
  body.append(main);
  html.append(head, body);
  return `<!doctype html>\n${html.outerHTML}\n`;
}

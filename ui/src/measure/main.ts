/*
 * Measures the page in a real browser and prints one line of JSON: `main.ts <chromium>`. The page and its server are those that run; what
 * is behind them answers from a script, so that only the page is measured.
 */
import { rmSync } from 'node:fs';
import { buildForTest, launchBrowser } from '../testing/browser.ts';
import { measureList, measureLog } from './measure-lists.ts';
import { measureLoading } from './measure-loading.ts';
import { measureTurns } from './measure-turns.ts';

const [, , executablePath = '', rounds = '3'] = process.argv;
const webFolder = await buildForTest();
const browser = await launchBrowser(executablePath);
try {
  const options = { browser, webFolder, rounds: Number(rounds) };
  const figures = {
    ...(await measureLoading(options)),
    ...(await measureTurns(options)),
    ...(await measureList(options)),
    ...(await measureLog(options)),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await browser.close();
  rmSync(webFolder, { recursive: true });
}

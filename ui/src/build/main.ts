import { buildWeb } from './build-web.ts';

const [, , outputFolder] = process.argv;
const folder = await buildWeb(outputFolder === undefined ? {} : { outputFolder });
process.stdout.write(`Built the web app into ${folder}\n`);

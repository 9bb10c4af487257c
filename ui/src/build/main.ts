import { buildWeb } from './build-web.ts';

const folder = await buildWeb();
process.stdout.write(`Built the web app into ${folder}\n`);

/* Measures analytics on a real Postgres and prints one line of JSON: `main.ts <postgres url> <turns> <rounds>`. */
import { measureAnalytics } from './measure-analytics.ts';

const [, , server = '', turns = '1000000', rounds = '5'] = process.argv;
const figures = await measureAnalytics(server, {
  turns: Number(turns),
  rounds: Number(rounds),
  progress: (words) => process.stderr.write(`${words}\n`),
});
process.stdout.write(`${JSON.stringify(figures)}\n`);

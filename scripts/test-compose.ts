/** Runs the end-to-end test of the containers: `npm run test:compose`. Needs Docker with compose, and Chromium. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npm', ['run', '--silent', 'test:compose', '-w', 'observability'], { stdio: 'inherit' });
process.exit(status ?? 1);

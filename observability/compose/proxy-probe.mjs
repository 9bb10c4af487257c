// Runs in a container on the network of the Docker proxy: sends each request exactly as written and prints its status.
import { request } from 'node:http';

const ask = ([method, path]) =>
  new Promise((resolve) => {
    const call = request({ host: 'docker-proxy', port: 2375, method, path, timeout: 5_000 }, (answer) => {
      answer.resume();
      resolve(`${answer.statusCode} ${method} ${path}`);
    });
    call.on('error', (error) => resolve(`${error.code} ${method} ${path}`));
    call.on('timeout', () => call.destroy());
    call.end();
  });

const answers = [];
for (const wanted of JSON.parse(process.argv[2])) answers.push(await ask(wanted));
process.stdout.write(answers.join('\n'));

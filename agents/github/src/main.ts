import { runAgent } from '@mats/service';
import { createGithubAgent } from './agent.ts';
import { card } from './card.ts';
import { readEnvironment } from './env.ts';
import { createGithubApi } from './tools/github-api.ts';
import { createGithubSource } from './tools/read-github.ts';

runAgent(
  card,
  ({ environment, now }) => {
    const api = createGithubApi({ url: environment.GITHUB_API_URL, token: environment.GITHUB_TOKEN });
    const source = createGithubSource({ api, repositories: environment.GITHUB_REPOSITORIES });
    return {
      agent: createGithubAgent({ source, now }),
      sources: () => source.connected(),
      readAgain: (locator) => source.readAgain(locator),
      close: () => Promise.resolve(),
    };
  },
  readEnvironment,
);

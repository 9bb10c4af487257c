import { describe, expect, test } from '@jest/globals';
import { agentUrls } from './agent-urls.ts';

const USUAL = {
  sre: 'http://127.0.0.1:8081',
  investigator: 'http://127.0.0.1:8082',
  architect: 'http://127.0.0.1:8083',
};

describe('where the agents are', () => {
  test('on their usual ports, but for those that a setting moves', () => {
    expect(agentUrls({ AGENTS: [] })).toEqual(USUAL);
    expect(agentUrls({ SRE_AGENT_URL: 'http://sre:1' })).toEqual({ ...USUAL, sre: 'http://sre:1' });
  });

  test('one of the list that reads what not everybody has is there once its setting is', () => {
    const github = 'http://127.0.0.1:8084';
    expect(agentUrls({ GITHUB_REPOSITORIES: 'acme/shop' })).toEqual({ ...USUAL, github });
    expect(agentUrls({ GITHUB_REPOSITORIES: '' })).toEqual(USUAL);
  });

  test('AGENTS adds agents', () => {
    const AGENTS = ['tickets=http://127.0.0.1:8090/', ' notes = https://notes.example.org/mats '];
    expect(agentUrls({ AGENTS })).toEqual({
      ...USUAL,
      tickets: 'http://127.0.0.1:8090',
      notes: 'https://notes.example.org/mats',
    });
  });

  test.each([
    ['tickets', 'tickets names no agent: is not 1-32 small letters, digits or hyphens that begin with a letter'],
    ['=http://a', '=http://a names no agent: is not 1-32 small letters, digits or hyphens that begin with a letter'],
    ['ui=http://a', 'ui=http://a names no agent: is the name of something else'],
    ['constructor=http://a', 'constructor=http://a names no agent: is the name of something else'],
    ['tickets=ftp://a', 'tickets=ftp://a has no http address behind its ='],
  ])('%s is refused with an example', (entry, reason) => {
    expect(() => agentUrls({ AGENTS: [entry] })).toThrow(`The setting AGENTS cannot be used: ${reason}.`);
  });
});

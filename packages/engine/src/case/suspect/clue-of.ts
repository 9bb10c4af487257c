import type { Deployment } from '../../signals/deployment.ts';
import { reachableFrom } from '../../signals/metric/metric-view.ts';
import type { Clue } from '../../code/history/clue.ts';
import type { CodeQuestion } from './code-question.ts';
import type { CodeSuspect } from './code-suspect.ts';
import { failureTerms, packageNames, settingNames } from './failure-words.ts';

/**
 * The parts that can be behind the failure: the first to fail and what it calls. Those who call it only wait for it, and what was
 * deployed there meanwhile is innocent.
 */
function suspectedParts({ firstService, calls }: CodeQuestion): string[] {
  return firstService === null ? [] : reachableFrom(firstService, calls);
}

function deploymentOf({ service, revision, previous, time }: CodeQuestion['deploys'][number]): Deployment {
  return {
    service,
    revision,
    time: time === undefined ? null : Date.parse(time),
    ...(previous === undefined ? {} : { previous }),
  };
}

/** A question without the names of services: they say where it fails, and not how. */
function withoutNames(asked: string, services: ReadonlySet<string>): string {
  const names = [...services].toSorted((a, b) => b.length - a.length);
  return names.reduce((text, name) => (name === '' ? text : text.replaceAll(name, ' ')), asked);
}

/** What the failures and their suspects tell of the commit to look for. */
export function clueOf(
  question: CodeQuestion,
  options: { suspects: readonly CodeSuspect[]; deployed: boolean; asked?: string },
): Clue {
  const failures = question.failures.filter((failure) => !failure.victim);
  const traces = question.traces.filter((trace) => !trace.victim);
  const services = new Set([...question.services].map((name) => name.toLowerCase()));
  const words = failures.map((failure) => failure.words).join('\n');
  const parts = suspectedParts(question);
  const exceptions = traces.flatMap(({ trace }) => trace.exceptions);
  const frames = exceptions.flatMap((exception) => exception.frames);
  return {
    suspects: options.suspects.map(({ path, line, strength, function: name, sha }) => ({
      path,
      line,
      strength,
      ...(name === undefined ? {} : { function: name }),
      ...(sha === undefined ? {} : { sha }),
    })),
    keys: settingNames(words),
    dependencies: packageNames(frames.flatMap((frame) => frame.file ?? [])),
    terms: failureTerms(words).filter((term) => !services.has(term.toLowerCase())),
    messages: [
      ...traces.flatMap(({ trace }) => trace.exceptions.map(({ type, message }) => `${type}: ${message}`)),
      ...failures.map((failure) => failure.template),
      // A metric that moved names what moved, and who asks has seen the failure.
      ...question.measured.filter(({ service }) => parts.includes(service)).map(({ metric }) => metric),
      ...(options.asked === undefined ? [] : [withoutNames(options.asked, question.services)]),
    ],
    parts,
    // Where a deployment brought all of the commits, it tells none from the others.
    deployments: options.deployed ? [] : question.deploys.map(deploymentOf),
    changes: question.measured.filter(({ service }) => parts.includes(service)).map(({ at }) => Date.parse(at)),
    otherParts: [...question.services].filter((name) => !parts.includes(name)),
    deployed: options.deployed,
    ...(question.onset === null ? {} : { onset: question.onset }),
    ...(question.latestOnset === undefined ? {} : { latestOnset: question.latestOnset }),
  };
}

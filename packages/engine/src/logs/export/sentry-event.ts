import type { ExportEntry } from './export-entry.ts';
import { isRecord, recordsOf } from './record-values.ts';
import type { ExportRecord } from './record-values.ts';

const MOST_FRAMES = 200;
const MOST_EXCEPTIONS = 20;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Frame {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly name: string;
  readonly module: string;
  readonly source: string;
}

function frameOf(value: ExportRecord): Frame {
  const line = value['lineno'] ?? value['lineNo'];
  const column = value['colno'] ?? value['colNo'];
  return {
    file: textOf(value['filename']) || textOf(value['absPath']) || textOf(value['abs_path']),
    line: typeof line === 'number' ? line : null,
    column: typeof column === 'number' ? column : null,
    name: textOf(value['function']) || '<anonymous>',
    module: textOf(value['module']),
    source: textOf(value['context_line'] ?? value['contextLine']).trim(),
  };
}

type Printed = readonly string[];

function javaFrame({ file, line, name, module }: Frame): string {
  return `\tat ${module === '' ? '' : `${module}.`}${name}(${file === '' ? 'Unknown Source' : file}${line === null ? '' : `:${line}`})`;
}

function javascriptFrame({ file, line, column, name }: Frame): string {
  return `    at ${name} (${file}:${line ?? 1}:${column ?? 1})`;
}

function rubyFrame({ file, line, name }: Frame): string {
  return `\tfrom ${file}:${line ?? 0}:in '${name}'`;
}

/** A trace as its runtime prints it; Sentry keeps frames with the innermost last. */
function printed(frames: readonly Frame[], { head, platform }: { head: string; platform: string }): Printed {
  if (platform.startsWith('python')) {
    const calls = frames.flatMap(({ file, line, name, source }) => [
      `  File "${file}", line ${line ?? 0}, in ${name}`,
      ...(source === '' ? [] : [`    ${source}`]),
    ]);
    return ['Traceback (most recent call last):', ...calls, head];
  }
  const inner = frames.toReversed();
  if (/^(?:java|kotlin|android|scala)/.test(platform)) return [head, ...inner.map(javaFrame)];
  if (/^(?:csharp|dotnet)/.test(platform)) {
    const calls = inner.map(
      ({ file, line, name, module }) =>
        `   at ${module === '' ? '' : `${module}.`}${name}()${file === '' || line === null ? '' : ` in ${file}:line ${line}`}`,
    );
    return [head, ...calls];
  }
  if (platform.startsWith('php')) {
    const calls = inner.map(({ file, line, name }, place) => `#${place} ${file}(${line ?? 0}): ${name}()`);
    return [`PHP Fatal error:  Uncaught ${head}`, 'Stack trace:', ...calls, `#${calls.length} {main}`];
  }
  if (platform.startsWith('ruby')) {
    const [first] = inner;
    const place = first === undefined ? '' : `${first.file}:${first.line ?? 0}:in '${first.name}': `;
    const [, type = 'Error', message = ''] = /^([^:]{1,200}): (.*)$/s.exec(head) ?? [];
    return [`${place}${message} (${type})`, ...inner.slice(1).map(rubyFrame)];
  }
  if (platform.startsWith('go')) {
    const calls = inner.flatMap(({ file, line, name, module }) => [
      `${module === '' ? '' : `${module}.`}${name}()`,
      `\t${file}:${line ?? 0}`,
    ]);
    return [`panic: ${head}`, '', 'goroutine 1 [running]:', ...calls];
  }
  return [head, ...inner.map(javascriptFrame)];
}

function timeOf(value: unknown): number | null {
  const at = typeof value === 'number' ? value * 1000 : Date.parse(textOf(value));
  return Number.isFinite(at) && at > 0 && at < 8e15 ? at : null;
}

/** The interfaces of an event: beside each other as clients send them, or as entries of a list as the page gives them. */
function exceptionsOf(event: ExportRecord): ExportRecord[] {
  const entry = recordsOf(event['entries']).find(({ type }) => type === 'exception');
  const data = entry?.['data'] ?? event['exception'] ?? event['sentry.interfaces.Exception'];
  return recordsOf(isRecord(data) ? data['values'] : data).slice(0, MOST_EXCEPTIONS);
}

function tagOf(event: ExportRecord, name: string): string {
  const { tags } = event;
  if (isRecord(tags)) return textOf(tags[name]);
  const pair = Array.isArray(tags)
    ? tags.find((tag) => (Array.isArray(tag) ? tag[0] : isRecord(tag) && tag['key']) === name)
    : undefined;
  return textOf(Array.isArray(pair) ? pair[1] : isRecord(pair) ? pair['value'] : undefined);
}

/** An event of Sentry as a log of the same failure: its exceptions with their traces, the last one thrown first. Null for anything else. */
export function sentryEntry(document: ExportRecord): ExportEntry | null {
  const exceptions = exceptionsOf(document);
  const known = exceptions.filter(({ type, value }) => typeof type === 'string' || typeof value === 'string');
  if (known.length === 0) return null;
  const platform = textOf(document['platform']);
  const at = timeOf(document['timestamp'] ?? document['dateCreated'] ?? document['datetime']);
  const told = known.toReversed().map((exception) => {
    const { stacktrace } = exception;
    const frames = recordsOf(isRecord(stacktrace) ? stacktrace['frames'] : [])
      .slice(-MOST_FRAMES)
      .map(frameOf);
    const head = `${textOf(exception['type']) || 'Error'}: ${textOf(exception['value'])}`;
    return printed(frames, { head, platform });
  });
  const name =
    tagOf(document, 'service') || tagOf(document, 'app') || textOf(document['server_name']).replace(/-\d{1,3}$/, '');
  return {
    time: at === null ? null : new Date(at).toISOString().replace('Z', '000000Z'),
    at,
    level: 'ERROR',
    service: /^[A-Za-z][\w.-]{0,79}$/.test(name) ? name : null,
    text: told.flat().join('\n'),
  };
}

import fs from 'node:fs';
import git from 'isomorphic-git';
import { framesOf, functionAt, pathsOf, statementsOf } from './answer-in-process.ts';
import type { CodeAnswer, CodeAnswerer, CodeQuestion, FrameAnswer } from './code-question.ts';
import { literalOf } from './code-question.ts';
import { lineBefore } from './line-before.ts';

/**
 * The same questions in JavaScript with isomorphic-git and its cache, kept from question to question. It has neither
 * blame nor search: a line is followed back through the history of its path, and a text is looked for in all blobs.
 */
export function withIsomorphicGit(folder: string): CodeAnswerer {
  const repository = { fs, dir: folder, cache: {} };
  const textAt = async (oid: string, path: string): Promise<string> => {
    const { blob } = await git.readBlob({ ...repository, oid, filepath: path });
    return new TextDecoder().decode(blob);
  };
  const blame = async (path: string, at: number): Promise<{ sha: string; author: string }> => {
    const history = await git.log({ ...repository, ref: 'HEAD', filepath: path });
    let line = at;
    for (const [index, { oid, commit }] of history.entries()) {
      const older = history[index + 1];
      const before =
        older === undefined ? null : lineBefore(await textAt(older.oid, path), { text: await textAt(oid, path), line });
      if (before === null) return { sha: oid, author: commit.author.name };
      line = before;
    }
    return { sha: '', author: '' };
  };
  return {
    async answer({ trace, templates }: CodeQuestion): Promise<CodeAnswer> {
      const head = await git.resolveRef({ ...repository, ref: 'HEAD' });
      const knownFiles = await git.listFiles({ ...repository, ref: 'HEAD' });
      const traced = framesOf(trace);
      const frames: FrameAnswer[] = [];
      for (const [index, path] of pathsOf(traced, knownFiles).entries()) {
        const line = traced[index]?.line ?? 0;
        const text = await textAt(head, path);
        frames.push({ path, line, function: functionAt({ path, text, line }), ...(await blame(path, line)) });
      }
      const literals = templates.map(literalOf);
      const files: { path: string; text: string }[] = [];
      for (const path of knownFiles) {
        const text = await textAt(head, path);
        if (literals.some((literal) => text.includes(literal))) files.push({ path, text });
      }
      return { frames, statements: statementsOf(templates, files) };
    },
    close: () => undefined,
  };
}

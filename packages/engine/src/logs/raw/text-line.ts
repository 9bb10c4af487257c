/** A line to look for traces in, and where it stood. */
export interface TextLine {
  readonly text: string;
  /** The line of the input, counted from 1. Several lines have the same number when they were written on one. */
  readonly number: number;
  /** The last of the lines that were joined to this one. */
  readonly last?: number;
  /** Who wrote it, when a collector says so: a container, a pod, a process. Lines of one trace have the same. */
  readonly stream?: string;
}

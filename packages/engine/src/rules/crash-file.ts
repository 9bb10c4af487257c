/** What is known of a file of the repository when something crashed. Shares are between 0 and 1. */
export interface CrashFile {
  readonly path: string;
  /** Share of the traces that it has a call in. */
  readonly inTrace: number;
  /** Share in which its call is the innermost. */
  readonly nearest: number;
  /** Mean of 1 / (1 + order of its nearest call among the files of the trace). */
  readonly nearness: number;
  /** Share in which nothing but the runtime lies between its call and what was thrown. */
  readonly threw: number;
  /** How near it is in traces that were printed beside: of another thread, of another failure. */
  readonly inOthers: number;
  readonly test: boolean;
  /** It belongs to others and is kept in the repository. */
  readonly vendored: boolean;
  /** Its name or its function says that it checks or reports what others did. */
  readonly messenger: number;
  /** Its nearest call is a constructor or setter that refused a value on purpose. */
  readonly refused: number;
  /** Share in which its nearest call is a statement that throws, ends or refuses on purpose. */
  readonly onPurpose: number;
  /** How many files use it, by the logarithm: 1 when all do. */
  readonly fanIn: number;
  /** Its nearest call failed with what it was handed in. */
  readonly handedIn: number;
  /** How lately the line of its nearest call was changed: 1 right before, 0 ten years before. */
  readonly lineFreshness: number;
  /** Share of the lines around its nearest call that were changed in the last three months. */
  readonly changedAround: number;
  /** Mean of 1 / (1 + order) among the files of the trace whose calls do work of their own. */
  readonly working: number;
  /** Share of the traces in which it comes behind five files. */
  readonly far: number;
  /** Share in which it is nearest, and what failed is a statement that cannot be carried out. */
  readonly statementFault: number;
  /** How many words of a person's first line name its folders. */
  readonly foldersTold: number;
  /** How well a subject of its latest commits fits what is told. */
  readonly subjectsTold: number;
  /** The functions of the nearest calls name it. */
  readonly namedInCalls: boolean;
  /** It declares exceptions. */
  readonly declaresErrors: boolean;
  /** What the frame names does not stand in it. */
  readonly disagrees: number;
  /** Share of the failing tests that are named for it. */
  readonly testSubject: number;
  /** The same, of tests that failed on a comparison. */
  readonly comparedSubject: number;
  /** How much of its name the failing tests name, by rarity of the words. */
  readonly namedByTests: number;
  /** Only its ending or folder of headers tells it from a file of the trace. */
  readonly counterpart: number;
  /** It lies in the folder of one of the nearest files. */
  readonly neighbour: boolean;
  /** A value that the failing statement uses is made by a function in it: 1 for the nearest, less with each step. */
  readonly makes: number;
  /** It gives the failing member its value, or declares it. */
  readonly declares: number;
  /** It is named whole in the person's words. */
  readonly unitInWords: boolean;
  /** Rare names of the person's words that it holds: share of their rarity. */
  readonly wordsInside: number;
  /** Rare names of the message that it holds: share of their rarity. */
  readonly messageInside: number;
  /** The person's words name the function that was called here. */
  readonly functionInWords: number;
  /** How lately it was changed: 1 by the newest commits, 0 by none of those looked at. */
  readonly freshness: number;
  /** How often it was changed with the nearest files. */
  readonly changedTogether: number;
  /** How often it was changed lately: 1 for the most changed file. */
  readonly churn: number;
}

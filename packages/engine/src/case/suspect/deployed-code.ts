/** Which commits can have done it: between two deployed revisions, or before the onset. */
export interface HistoryWindow {
  from?: string | undefined;
  to?: string | undefined;
  /** Epoch milliseconds. */
  until?: number | undefined;
  maxCount: number;
  /** Which they are; `revision` and `previous` are empty where nothing was deployed. */
  of: {
    readonly is: 'up_to_deployed' | 'deployed' | 'before_onset' | 'last';
    readonly revision: string;
    readonly previous: string;
  };
}

/** The revision that ran when the failure began, and the commits that came with it. */
export interface DeployedCode {
  /** Undefined: nothing says what was deployed, so the checked-out commit is looked at. */
  revision: string | undefined;
  window: HistoryWindow;
  /** Evidence of the deployment. */
  evidence: readonly string[];
  /** True when a deployment brought the commits of the window shortly before the onset. */
  deployed: boolean;
  /** A revision that ran and is not in the repository: what is looked at may not be what ran. */
  unknownRevision?: string;
}

/** Owner of the sample incident's files; no member can have a name with a blank in it. */
export const SAMPLE_OWNER = 'mats sample';

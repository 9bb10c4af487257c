/** The Phoenix that MATS is tested with; the compose file names the same one. */
export const PHOENIX_VERSION = '20.26.1';

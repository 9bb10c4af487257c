/** How servers name who came to them: `client: 203.0.113.7`, `[client 203.0.113.7:4711]`, `from 203.0.113.7 port 22`. */
const CLIENT_ADDRESS =
  /(?:\bclient:? |\[client |\bpeer |\brhost=|\bfrom (?:invalid user \S{1,64} )?|\bwith |\bunknown\[)(\d{1,3}(?:\.\d{1,3}){3})\b/;
const OF_A_NETWORK =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/**
 * Whether a line names a client that came from the internet. Private, loopback, link-local and carrier addresses
 * (RFC 1918, 1122, 3927, 6598) are of a network of one's own.
 */
export function namesOutsideClient(text: string): boolean {
  const address = CLIENT_ADDRESS.exec(text)?.[1];
  return address !== undefined && !OF_A_NETWORK.test(address);
}

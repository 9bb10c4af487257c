/** The body that every side gets and must send back. */
const ECHO_BODY = JSON.stringify({
  prompt: 'Why does checkout return 500 since ten past nine?',
  attachments: [{ name: 'checkout.log', size: 48_211 }],
  repositories: ['shop'],
  sample: false,
});

/** One keep-alive request as bytes: JSON, with the session headers of a turn, the same for every side. */
export function echoRequest(port: number): Buffer {
  const lines = [
    'POST /echo HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: keep-alive',
    'Accept: application/json',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(ECHO_BODY)}`,
    'X-Session-ID: 6f1c1b52-6a0e-4a53-9f6e-0c5f1a2b3c4d',
    'X-User-Email: ada@example.org',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${ECHO_BODY}`);
}

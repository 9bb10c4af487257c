import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>MATS is not built</title>
<h1>The web app is not built</h1>
<p>Run <code>npm run build -w ui</code>, then reload. The API works meanwhile.</p>
</html>
`;

function openFolder(folder: string): RequestHandler | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  return sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, pathname) => {
      // Files under assets/ carry a hash of their content in their name; the page itself must always be asked for.
      const lasting = pathname.startsWith('/assets/');
      response.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/**
 * Serves the built web app: its files, and the page itself at every address that a browser opens. Until it is built,
 * a page says how; it is looked for again at each request.
 */
export function createPages(folder: string): RequestHandler {
  let files = openFolder(folder);
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const wantsPage = request.accepts(['json', 'html']) === 'html' && !request.path.startsWith('/assets/');
    files ??= openFolder(folder);
    if (files === null) {
      if (!wantsPage) return next();
      response.status(503).type('html').send(NOT_BUILT);
      return;
    }
    if (wantsPage) request.url = '/index.html';
    files(request, response, next);
  };
}

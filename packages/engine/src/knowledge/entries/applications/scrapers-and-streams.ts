import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SCRAPERS_AND_STREAMS: readonly CatalogueEntry[] = [
  {
    id: 'youtube.bot-check',
    kind: 'authorisation_denied',
    forms: [
      { words: 'sign in to confirm you re not a bot', pattern: /Sign in to confirm you(?:'|’)re not a bot/ },
      { words: 'sign in to confirm your age', pattern: /Sign in to confirm your age/ },
      { words: 'requested format is not available', pattern: /Requested format is not available/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'youtube',
    specificity: 3,
    means: 'YouTube does not serve the download so: check for bots, age, or a player that changed',
    check: { text: 'See the version', host: 'yt-dlp --version; yt-dlp -F <url>' },
    repair: [
      {
        text: 'Update yt-dlp first (nightly), give cookies of an account you can lose, send from another address',
        host: 'yt-dlp -U',
      },
    ],
    source: 'yt-dlp source and FAQ',
    matches: [
      'ERROR: [youtube] abc: Sign in to confirm you’re not a bot. Use --cookies-from-browser or --cookies for the authentication.',
      'ERROR: [youtube] abc: Sign in to confirm your age. This video may be inappropriate for some users.',
      'ERROR: [youtube] abc: Requested format is not available. Use --list-formats for a list of available formats',
    ],
    ignores: ['[download] 100% of 12.00MiB'],
  },
  {
    id: 'youtube.formats-missing',
    kind: 'authorisation_denied',
    forms: [{ words: 'nsig extraction failed', pattern: /nsig extraction failed/ }],
    role: 'either',
    fault: 'peer',
    peerProgram: 'youtube',
    specificity: 1,
    means: 'yt-dlp reads only some formats of YouTube; an update may bring the others',
    check: { text: 'See the version', host: 'yt-dlp --version; yt-dlp -F <url>' },
    repair: [
      {
        text: 'Update yt-dlp first (nightly), give cookies of an account you can lose, send from another address',
        host: 'yt-dlp -U',
      },
    ],
    source: 'yt-dlp source and FAQ',
    matches: [
      'WARNING: [youtube] abc: nsig extraction failed: Some formats may be missing',
      'WARNING: [youtube] a1b2c3: nsig extraction failed: Some formats may be missing. n = abc',
    ],
    ignores: ['[download] 100% of 12.00MiB'],
  },
  {
    id: 'scrapy.refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'http status code is not handled or not allowed',
        pattern:
          /Ignoring response <(?<value>\d{3}) (?<peer>https?:\/\/[^>]{1,160})>: HTTP status code is not handled or not allowed/,
      },
      {
        words: 'forbidden by robots txt get',
        pattern: /Forbidden by robots\.txt: <GET (?<peer>https?:\/\/[^>]{1,160})>/,
      },
      {
        words: 'gave up retrying failed times',
        pattern: /Gave up retrying <GET (?<peer>https?:\/\/[^>]{1,160})> \(failed (?<value>\d{1,3}) times\)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Scrapy got no page of {peer}: {value|robots.txt forbids it}',
    check: { text: 'Ask as the spider does', host: "scrapy shell '{peer}'" },
    repair: [
      {
        text: '403 and 429: slower (AutoThrottle), a true user agent, allowed by the site; 404: correct the links; robots: ask, or another source',
      },
    ],
    source: 'Scrapy source, spidermiddlewares/httperror.py, downloadermiddlewares',
    matches: [
      'INFO: Ignoring response <403 https://shop.example.com/p/1>: HTTP status code is not handled or not allowed',
      'DEBUG: Forbidden by robots.txt: <GET https://shop.example.com/p/1>',
      'ERROR: Gave up retrying <GET https://shop.example.com/p/1> (failed 3 times): 503 Service Unavailable',
    ],
    ignores: ['Crawled (200) <GET https://shop.example.com/p/1>'],
  },
  {
    id: 'chromium.net-error',
    kind: 'connection_refused',
    forms: [{ words: 'net err_connection_refused', pattern: /net::ERR_CONNECTION_REFUSED(?: at (?<peer>\S{1,160}))?/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The browser reached nobody at {peer|the address}',
    check: { text: 'Ask the address from the same place', host: 'curl -sI {peer}' },
    repair: [
      {
        text: 'Start the application and wait for it, listen on the name used (127.0.0.1 and ::1 differ), correct the address in the container',
      },
    ],
    source: 'Chromium net error list',
    matches: [
      'Error: page.goto: net::ERR_CONNECTION_REFUSED at http://localhost:3000/',
      'WebDriverException: unknown error: net::ERR_CONNECTION_REFUSED',
    ],
    ignores: ['net::ERR_ABORTED at http://localhost:3000/'],
  },
  {
    id: 'browser.page-not-loaded',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'goto timeout exceeded',
        pattern: /(?:Page|page|Frame|frame)\.goto: Timeout (?<limit>\d{1,7})ms exceeded/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The page was not loaded within {limit} ms',
    check: { text: 'Time it', host: "curl -so /dev/null -w '%{time_total}\\n' <url>" },
    repair: [
      {
        text: 'Repair what is slow, wait for "domcontentloaded" instead of network idle, block heavy parts, or allow more time',
      },
    ],
    source: 'Playwright and Puppeteer source',
    matches: [
      'playwright._impl._errors.TimeoutError: Page.goto: Timeout 30000ms exceeded.',
      'Error: page.goto: Timeout 60000ms exceeded. Call log: - navigating to "https://shop.example.com/", waiting until "load"',
    ],
    ignores: ['page loaded'],
  },
  {
    id: 'streamlink.no-stream',
    kind: 'missing_object',
    forms: [
      { words: 'no playable streams found on this url', pattern: /error: No playable streams found on this URL/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Streamlink finds no stream: not live, private, or its plug-in is out of date',
    check: { text: 'Look at the page', host: 'streamlink --version; streamlink -l debug <url>' },
    repair: [{ text: "Update Streamlink, give the session's token, wait until it is live" }],
    source: 'Streamlink source, cli',
    matches: [
      'error: No playable streams found on this URL: https://www.twitch.tv/x',
      '[cli][error] error: No playable streams found on this URL: https://example.com/live',
    ],
    ignores: ['Available streams: 480p, 720p'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MEDIA_TOOLS: readonly CatalogueEntry[] = [
  {
    id: 'ffmpeg.encoder-missing',
    kind: 'missing_module',
    forms: [
      { words: 'unknown', pattern: /Unknown (?<value>encoder|decoder) '(?<object>[\w-]{1,40})'/ },
      { words: 'no such filter', pattern: /No such filter: '(?<object>[\w-]{1,40})'/ },
      {
        words: 'ffmpeg not found',
        pattern: /(?:ffprobe and ffmpeg|ffmpeg|ffprobe|ffmpeg or avconv) (?:was )?not found(?:\. Please install)?/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ffmpeg is missing, or was built without {object}',
    check: {
      text: 'See what this build has',
      host: 'ffmpeg -hide_banner -encoders | grep -i {object|264}; which ffmpeg ffprobe',
    },
    repair: [
      {
        text: 'Install the full ffmpeg (not the -free build of Fedora or a minimal image), or name an encoder that is there',
        host: 'apt-get install -y ffmpeg',
      },
    ],
    source: 'FFmpeg source, fftools; yt-dlp, pydub',
    matches: [
      "Unknown encoder 'libx264'",
      "[AVFilterGraph @ 0x55] No such filter: 'drawtext'",
      'yt_dlp.utils.DownloadError: ERROR: Postprocessing: ffprobe and ffmpeg not found. Please install or provide the path using --ffmpeg-location',
    ],
    ignores: ['Stream mapping: h264 (native) -> h264 (libx264)'],
  },
  {
    id: 'pydub.no-ffmpeg',
    kind: 'missing_module',
    forms: [{ words: 'couldn t find', pattern: /Couldn't find (?<object>ffmpeg or avconv|ffprobe or avprobe)/ }],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'pydub does not find {object}; it is needed for all but WAV',
    check: {
      text: 'See what this build has',
      host: 'ffmpeg -hide_banner -encoders | grep -i {object|264}; which ffmpeg ffprobe',
    },
    repair: [
      {
        text: 'Install the full ffmpeg (not the -free build of Fedora or a minimal image), or name an encoder that is there',
        host: 'apt-get install -y ffmpeg',
      },
    ],
    source: 'FFmpeg source, fftools; yt-dlp, pydub',
    matches: [
      "RuntimeWarning: Couldn't find ffmpeg or avconv - defaulting to ffmpeg, but may not work",
      "RuntimeWarning: Couldn't find ffprobe or avprobe - defaulting to ffprobe, but may not work",
    ],
    ignores: ['Stream mapping: h264 (native) -> h264 (libx264)'],
  },
  {
    id: 'ffmpeg.conversion-failed',
    kind: 'code_defect',
    forms: [
      { words: 'conversion failed', pattern: /^Conversion failed!|(?:\] |: )Conversion failed!/ },
      {
        words: 'error while for stream',
        pattern:
          /Error while (?:opening encoder|processing the decoded data) for (?:output )?stream #?(?<object>[\d:]{1,7})/,
      },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 1,
    means: 'ffmpeg ended: the lines before it say which stream and why',
    check: { text: 'Read them', host: 'ffmpeg -v verbose -i <input> …' },
    repair: [
      {
        text: 'Correct size (even numbers), pixel format or codec of the stream; a damaged input is downloaded or recorded again',
      },
    ],
    source: 'FFmpeg source, fftools/ffmpeg.c',
    matches: [
      'Conversion failed!',
      'Error while opening encoder for output stream #0:0 - maybe incorrect parameters such as bit_rate, rate, width or height',
    ],
    ignores: ['Conversion finished'],
  },
  {
    id: 'imagemagick.policy-forbids',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'attempt to perform an operation not allowed by the security policy',
        pattern: /attempt to perform an operation not allowed by the security policy [`'](?<object>[^'`]{1,40})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "ImageMagick's policy forbids {object}",
    check: { text: 'See the policy', host: "identify -list policy; grep -n '{object}' /etc/ImageMagick-*/policy.xml" },
    repair: [
      {
        text: 'Allow this coder (rights="read|write" for PDF) only if the files are trusted, Ghostscript being the risk',
        host: 'sed -i \'/pattern="PDF"/s/rights="none"/rights="read|write"/\' /etc/ImageMagick-6/policy.xml',
      },
    ],
    source: 'ImageMagick source, constitute.c; Security policy',
    matches: [
      "convert-im6.q16: attempt to perform an operation not allowed by the security policy `PDF' @ error/constitute.c/IsCoderAuthorized/408.",
      "ImagickException: attempt to perform an operation not allowed by the security policy `gs' @ error/delegate.c/ExternalDelegateCommand/378",
    ],
    ignores: ['policy allows PDF'],
  },
  {
    id: 'imagemagick.resources',
    kind: 'memory_exhausted',
    forms: [
      { words: 'cache resources exhausted', pattern: /cache resources exhausted [`'](?<path>[^'`]{1,160})'/ },
      { words: 'width or height exceeds limit', pattern: /width or height exceeds limit [`'](?<path>[^'`]{1,160})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The picture is larger than the limit for pictures',
    check: { text: 'See limits and size', host: 'identify -list resource; identify -ping {path|<file>}' },
    repair: [{ text: 'Refuse or shrink such pictures, or raise memory, disk and area in policy.xml' }],
    source: 'ImageMagick source, cache.c',
    matches: [
      "convert: cache resources exhausted `scan.jpg' @ error/cache.c/OpenPixelCache/4095.",
      "convert: width or height exceeds limit `panorama.png' @ error/cache.c/OpenPixelCache/3911.",
    ],
    ignores: ['resized scan.jpg'],
  },
  {
    id: 'pdf.conversion-failed',
    kind: 'missing_object',
    forms: [
      {
        words: 'due to network error',
        pattern: /Exit with code (?<signal>\d) due to network error: (?<value>\w{4,40})/,
      },
      { words: 'error source file could not be loaded', pattern: /Error: source file could not be loaded/ },
      {
        words: 'file did not complete the page properly and may be damaged',
        pattern: /File did not complete the page properly and may be damaged/,
      },
      { words: 'couldn t find trailer dictionary', pattern: /Couldn't find trailer dictionary/ },
      { words: 'no root object is this really a pdf', pattern: /No \/Root object! - Is this really a PDF\?/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'A document could not be converted: {value|damaged, encrypted or with parts that cannot be loaded}',
    check: { text: 'Look what the file is', host: 'file <file>; qpdf --check <file>' },
    repair: [
      {
        text: 'Give reachable addresses for pictures and styles (wkhtmltopdf: --enable-local-file-access, address as seen from the server); write damaged files anew (qpdf, gs)',
      },
    ],
    source: 'wkhtmltopdf, LibreOffice, Ghostscript and Poppler source',
    matches: [
      'Exit with code 1 due to network error: ContentNotFoundError',
      'Error: source file could not be loaded',
      '   **** Error: File did not complete the page properly and may be damaged.',
      "Syntax Error: Couldn't find trailer dictionary",
      'pdfminer.pdfparser.PDFSyntaxError: No /Root object! - Is this really a PDF?',
    ],
    ignores: ['convert x.docx -> x.pdf using filter : writer_pdf_Export'],
  },
  {
    id: 'gdal.data-missing',
    kind: 'missing_file',
    forms: [
      {
        words: 'proj_create_from_database',
        pattern:
          /proj_create_from_database: (?<value>Cannot find proj\.db|.{0,80}DATABASE\.LAYOUT\.VERSION\.MINOR.{0,60})/,
      },
      {
        words: 'does not exist in the file system and is not recognized as a supported dataset name',
        pattern: /does not exist in the file system, and is not recognized as a supported dataset name/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'GDAL or PROJ does not find {value|the data set}',
    check: { text: 'See its folders', host: 'echo $PROJ_LIB $PROJ_DATA $GDAL_DATA; find / -name proj.db 2>/dev/null' },
    repair: [
      {
        text: "Set PROJ_DATA (PROJ_LIB) to the folder of this PROJ's version, one installation only; correct the path of the data set",
      },
    ],
    source: 'PROJ and GDAL source',
    matches: [
      'PROJ: proj_create_from_database: Cannot find proj.db',
      'ERROR 1: PROJ: proj_create_from_database: /usr/share/proj/proj.db contains DATABASE.LAYOUT.VERSION.MINOR = 2 whereas a number >= 3 is expected.',
      "ERROR 4: `/data/x.tif' does not exist in the file system, and is not recognized as a supported dataset name.",
    ],
    ignores: ['proj.db found'],
  },
  {
    id: 'licence-server.refused',
    kind: 'quota_exceeded',
    forms: [
      { words: 'license manager error', pattern: /License Manager Error (?<value>-\d{1,4})/ },
      { words: 'cannot connect to license server system', pattern: /Cannot connect to license server system/ },
      { words: 'licensed number of users already reached', pattern: /Licensed number of users already reached/ },
      {
        words: 'the hostid of this system does not match the hostid specified in the license file',
        pattern:
          /Invalid host\.\s{0,4}The hostid of this system does not match the hostid specified in the license file/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The licence server gives no licence ({value|away, full or for another host})',
    check: { text: 'Ask it', host: 'lmutil lmstat -a -c <port>@<server>' },
    repair: [
      {
        text: '-15: start lmgrd or open its ports (a fixed port for the vendor daemon, too); -4: all are in use; -9: licence of another host id',
      },
    ],
    source: 'FlexNet Publisher, error codes; MATLAB licence errors',
    matches: [
      'License checkout failed. License Manager Error -15',
      'Cannot connect to license server system. The license server manager (lmgrd) has not been started yet, the wrong port@host or license file is being used',
      'Licensed number of users already reached. Feature: MATLAB',
      'Invalid host. The hostid of this system does not match the hostid specified in the license file.',
    ],
    ignores: ['license checked out'],
  },
  {
    id: 'archive.password',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'data error in encrypted file wrong password',
        pattern: /Data Error in encrypted file\. Wrong password\? ?:? ?(?<path>\S{0,120})/,
      },
      {
        words: 'skipping password',
        pattern: /(?:unzip: )?skipping: (?<path>\S{1,120}) {1,60}(?:incorrect password|unable to get password)/,
      },
      { words: 'pdf invalid password', pattern: /(?<path>\S{1,120}\.pdf): invalid password/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The archive or document wants another password',
    check: { text: 'Try it by hand', host: '7z t <file>' },
    repair: [{ text: 'Give the right password; qpdf --decrypt for PDF' }],
    source: '7-Zip, unzip and qpdf source',
    matches: [
      'ERROR: Data Error in encrypted file. Wrong password? : backup.tar',
      'skipping: orders.csv              incorrect password',
      'qpdf: invoice.pdf: invalid password',
    ],
    ignores: ['Everything is Ok'],
  },
];

import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DATA_FORMATS: readonly CatalogueEntry[] = [
  {
    id: 'schema-registry.not-its-format',
    kind: 'data_corruption',
    program: 'schema-registry',
    forms: [
      { words: 'unknown magic', pattern: /(?<value>Unknown magic byte)!?/ },
      {
        words: 'serializationexception error',
        pattern:
          /SerializationException: (?<value>Error (?:de)?serializing (?:Avro|Protobuf|JSON|Json) message[^\r\n]{0,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A record on Kafka is not in the format of the schema registry: {value}',
    check: {
      text: 'Look at the first bytes of such a record',
      host: 'kcat -b <broker> -t <topic> -p <partition> -o <offset> -c 1 -f "%s" | xxd | head -2',
    },
    repair: [
      {
        text: 'Use the deserializer that fits the producer (plain JSON has no magic byte), skip or send the poison record to a dead letter topic (errors.tolerance=all)',
      },
    ],
    source: 'Confluent Schema Registry wire format',
    matches: [
      'org.apache.kafka.common.errors.SerializationException: Unknown magic byte!',
      'org.apache.kafka.common.errors.SerializationException: Error deserializing Avro message for id 1',
    ],
    ignores: ['magic byte 0'],
  },
  {
    id: 'format.protobuf-unreadable',
    kind: 'version_mismatch',
    forms: [
      { words: 'invalidprotocolbufferexception', pattern: /InvalidProtocolBufferException: (?<value>[^\r\n]{1,120})/ },
      {
        words: 'google protobuf message decodeerror',
        pattern: /google\.protobuf\.message\.DecodeError: (?<value>[^\r\n]{1,80})/,
      },
      { words: 'invalid wire type', pattern: /(?<value>invalid wire type: \d{1,3}[^\r\n]{0,60})/ },
      { words: 'invalid wire type at offset', pattern: /(?<value>invalid wire type \d{1,3} at offset \d{1,9})/ },
      { words: 'ttransportexception', pattern: /TTransportException: (?<value>[^\r\n]{1,100})/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'A Protobuf message cannot be read: the other end writes another type, version or format',
    check: {
      text: 'Compare the .proto files of both sides, and whether the answer is HTML or JSON',
      host: 'curl -sD - <url> -o /tmp/body; head -c 64 /tmp/body | xxd',
    },
    repair: [{ text: 'Bring both sides to one schema; never use a field number for another type' }],
    source: 'protobuf-java, python, go, js; Apache Thrift',
    matches: [
      'com.google.protobuf.InvalidProtocolBufferException: Protocol message contained an invalid tag (zero).',
      'google.protobuf.message.DecodeError: Error parsing message',
      'Error: invalid wire type: 7 at offset 12',
      'thrift.transport.TTransport.TTransportException: Could not connect to any of [(10.0.0.1, 9090)]',
      'RangeError: invalid wire type 4 at offset 3',
    ],
    ignores: ['proto compiled'],
  },
  {
    id: 'jvm.serialised-class-differs',
    kind: 'version_mismatch',
    program: 'jvm',
    forms: [
      {
        words: 'invalidclassexception',
        pattern:
          /InvalidClassException: (?<value>[^\r\n]{1,40}; local class incompatible|local class incompatible[^\r\n]{0,120})/,
      },
      {
        words: 'streamcorruptedexception invalid stream header',
        pattern: /StreamCorruptedException: (?<value>invalid stream header: \w{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'A serialised Java object does not fit: {value}',
    check: {
      text: 'See where it is stored: session store, cache, queue',
      host: 'redis-cli --scan --pattern "*session*" | head',
    },
    repair: [
      {
        text: 'Remove what the older release stored (cache, sessions), give the class a fixed serialVersionUID, or store JSON',
        host: 'redis-cli flushdb',
        destructive: true,
      },
    ],
    source: 'java.io.ObjectStreamClass',
    matches: [
      'java.io.InvalidClassException: com.acme.User; local class incompatible: stream classdesc serialVersionUID = 1, local class serialVersionUID = 2',
      'java.io.InvalidClassException: local class incompatible: stream classdesc serialVersionUID = 1',
      'java.io.StreamCorruptedException: invalid stream header: 7B22636C',
    ],
    ignores: ['serialVersionUID = 1'],
  },
  {
    id: 'format.xml-unreadable',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'is not allowed in prolog',
        pattern: /SAXParseException[^\r\n]{0,100}(?<value>Content is not allowed in prolog)/,
      },
      { words: 'elementtree parseerror', pattern: /ElementTree\.ParseError: (?<value>[^\r\n]{1,80})/ },
      { words: 'xml parsers expat expaterror', pattern: /xml\.parsers\.expat\.ExpatError: (?<value>[^\r\n]{1,80})/ },
      { words: 'xmlsyntaxerror', pattern: /XMLSyntaxError: (?<value>[^\r\n]{1,100})/ },
      {
        words: 'unmarshalexception unexpected',
        pattern: /UnmarshalException: (?<value>unexpected element[^\r\n]{0,120})/,
      },
      {
        words: 'parser error',
        pattern:
          /parser error : (?<value>Start tag expected, '<' not found|Opening and ending tag mismatch[^\r\n]{0,60}|Document is empty|Extra content at the end of the document|EntityRef: expecting ';')/,
      },
      { words: 'xml syntax error on line', pattern: /XML syntax error on line \d{1,6}: (?<value>[^\r\n]{1,80})/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'The XML cannot be read: {value}',
    check: {
      text: 'See the first bytes: a BOM, HTML, JSON or nothing',
      host: 'head -c 80 <file> | xxd; xmllint --noout <file>',
    },
    repair: [{ text: 'Correct the file or the address that answers something else; save without BOM' }],
    source: 'Xerces, expat, libxml2, encoding/xml, System.Xml',
    matches: [
      'org.xml.sax.SAXParseException; lineNumber: 1; columnNumber: 1; Content is not allowed in prolog.',
      'xml.etree.ElementTree.ParseError: not well-formed (invalid token): line 1, column 0',
      'xml.parsers.expat.ExpatError: syntax error: line 1, column 0',
      'lxml.etree.XMLSyntaxError: Document is empty, line 1, column 1',
      'javax.xml.bind.UnmarshalException: unexpected element (uri:"", local:"html")',
      "response.xml:1: parser error : Start tag expected, '<' not found",
      'XML syntax error on line 12: element <a> closed by </b>',
      'PHP Warning: simplexml_load_string(): Entity: line 1: parser error : Document is empty',
    ],
    ignores: ['XML document is valid'],
  },
  {
    id: 'format.archive-broken',
    kind: 'data_corruption',
    forms: [
      { words: 'zip end header not found', pattern: /(?<value>zip END header not found)/ },
      { words: 'error in opening zip file', pattern: /(?<value>error in opening zip file)/ },
      {
        words: 'gzip',
        pattern:
          /gzip: (?:stdin|(?<path>\S{1,120})): (?<value>not in gzip format|unexpected end of file|invalid compressed data-{2}crc error)/,
      },
      {
        words: 'tar',
        pattern: /tar: (?<value>Unexpected EOF in archive|This does not look like a tar archive)/,
      },
      {
        words: 'end of central directory signature not found',
        pattern: /(?<value>End-of-central-directory signature not found)/,
      },
      {
        words: 'xz',
        pattern:
          /xz: (?:\(stdin\)|(?<path>\S{1,120})): (?<value>File format not recognized|Unexpected end of input|Compressed data is corrupt)/,
      },
      { words: 'gzip', pattern: /gzip: (?<value>invalid header|invalid checksum)/ },
      { words: 'zip not a valid zip file', pattern: /zip: (?<value>not a valid zip file)/ },
      { words: 'invalid tar header', pattern: /(?<value>invalid tar header)/ },
      {
        words: 'archive tar',
        pattern: /(?<value>archive\/tar: (?:invalid tar header|missed writing \d{1,12} bytes|write too long))/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The archive is broken, cut off, or of another kind: {value}',
    check: {
      text: 'See what the file is, and whether the download was whole',
      host: 'file {path|<file>}; ls -l {path|<file>}; head -c 200 {path|<file>}',
    },
    repair: [
      {
        text: 'Fetch it again (a login page or an error saved as file is the usual one) and compare the checksum',
        host: 'curl -fSLO <url> && sha256sum -c <file>.sha256',
      },
    ],
    source: 'java.util.zip, gzip, tar, unzip, xz, Go archive',
    matches: [
      'java.util.zip.ZipException: zip END header not found',
      'gzip: stdin: not in gzip format',
      'gzip: stdin: unexpected end of file',
      'tar: Unexpected EOF in archive',
      'tar: This does not look like a tar archive',
      'End-of-central-directory signature not found.  Either this file is not a zipfile',
      'xz: (stdin): File format not recognized',
      'gzip: invalid header',
      'zip: not a valid zip file',
      'archive/tar: invalid tar header',
      'Error: invalid tar header',
      'java.util.zip.ZipException: error in opening zip file',
    ],
    // It ends on each fatal error, a full disk as well.
    ignores: ['gzip: done', 'tar: Error is not recoverable: exiting now'],
  },
  {
    id: 'archive.password-wrong-or-broken',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'error in encrypted file wrong password',
        pattern: /ERROR: (?<value>(?:Data [Ee]rror|CRC (?:[Ee]rror|Failed)) in encrypted file\. Wrong password\?)/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 3,
    means: 'The archive does not open: {value}',
    check: { text: 'Test it with the password by hand', host: '7z t <archive>' },
    repair: [
      {
        text: 'Give the password that it was made with (mind quoting of the shell and encoding); when that is right the archive is damaged: fetch it anew',
      },
    ],
    source: 'java.util.zip, gzip, tar, unzip, xz, Go archive',
    matches: [
      'ERROR: Data Error in encrypted file. Wrong password? : a.txt',
      'ERROR: CRC Failed in encrypted file. Wrong password? : docs/b.txt',
    ],
    ignores: ['gzip: done'],
  },
  {
    id: 'decryption.no-key-here',
    kind: 'missing_object',
    forms: [
      {
        words: 'gpg failed',
        pattern:
          /gpg: (?:public key )?decryption failed: (?<value>No secret key|No such file or directory|Bad session key)/,
      },
      {
        words: 'age error no identity matched any of the recipients',
        pattern: /age: error: (?<value>no identity matched any of the recipients)/,
      },
      {
        words: 'failed to get the data key required to decrypt the sops file',
        pattern: /(?<value>Failed to get the data key required to decrypt the SOPS file)/,
      },
      { words: 'could not decrypt data key with any', pattern: /(?<value>could not decrypt data key with any)/i },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The data cannot be decrypted: the private key is not here ({value})',
    check: {
      text: 'See which keys it wants and which are here',
      host: 'gpg --list-packets <file> | head -5; gpg -K; grep -A3 "recipient" <file>; echo $SOPS_AGE_KEY_FILE',
    },
    repair: [
      {
        text: 'Give the key to the account that runs it (SOPS_AGE_KEY_FILE, GNUPGHOME, --vault-password-file), or encrypt anew for its key',
        host: 'sops updatekeys <file>',
      },
    ],
    source: 'GnuPG, age, getsops/sops, ansible-vault',
    matches: [
      'gpg: decryption failed: No secret key',
      'age: error: no identity matched any of the recipients',
      'Failed to get the data key required to decrypt the SOPS file.',
      'could not decrypt data key with any of the master keys',
      'gpg: public key decryption failed: No such file or directory',
    ],
    ignores: ['gpg: encrypted with rsa4096 key'],
  },
  {
    id: 'decryption.tag-mismatch',
    kind: 'invalid_setting',
    forms: [
      { words: 'aeadbadtagexception tag', pattern: /AEADBadTagException: (?<value>Tag mismatch!?)/ },
      { words: 'cipher message authentication failed', pattern: /(?<value>cipher: message authentication failed)/ },
      {
        words: 'unsupported state or unable to authenticate data',
        pattern: /(?<value>Unsupported state or unable to authenticate data)/,
      },
      { words: 'gpg no valid openpgp data found', pattern: /gpg: (?<value>no valid OpenPGP data found)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Stored data were encrypted with another key or changed: {value}',
    check: {
      text: 'See whether the key changed with the last deployment',
      compose: 'docker compose config {service} | grep -iE "key|secret"',
      kubernetes: 'kubectl get secret -o yaml | grep -iE "key"',
    },
    repair: [{ text: 'Put the former key back; without it what is stored has to be entered again' }],
    source: 'javax.crypto AEADBadTagException; Go crypto/cipher; Node crypto; GnuPG',
    matches: [
      'javax.crypto.AEADBadTagException: Tag mismatch',
      'failed to decrypt: cipher: message authentication failed',
      'Error: Unsupported state or unable to authenticate data',
      'gpg: no valid OpenPGP data found.',
    ],
    ignores: ['decrypted 12 values'],
  },
];

import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { signS3 } from './s3-signature.ts';

test('signs a request as the libraries of AWS do', () => {
  const request = {
    method: 'PUT',
    url: new URL('http://127.0.0.1:9010/mats/files/att_1'),
    bodyHash: createHash('sha256').update('hello').digest('hex'),
  };
  const keys = { accessKeyId: 'minio', secretAccessKey: 'minio123', region: 'us-east-1' };
  // The signature is what botocore makes of the same request at the same moment.
  expect(signS3(request, keys, Date.UTC(2026, 10, 29, 20))).toEqual({
    'x-amz-content-sha256': '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    'x-amz-date': '20261129T200000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=minio/20261129/us-east-1/s3/aws4_request, ' +
      'SignedHeaders=host;x-amz-content-sha256;x-amz-date, ' +
      'Signature=973916fc4227ba39e3888458d18a57d90a3e9816ab9f1846bd7da00b29736bc6',
  });
});

import { describe, expect, test } from '@jest/globals';
import { deployOf } from './deploy-events.ts';

const DIGEST = '4d'.repeat(32);

describe('deployments that log lines tell of', () => {
  test.each([
    ['deployed image shop:1.14.2, was shop:1.14.1', { revision: '1.14.2', previous: '1.14.1' }],
    ['deployed image registry.example.com:5000/shop/web:v7 (was web:v6)', { revision: 'v7', previous: 'v6' }],
    [
      'deployed image shop:latest@sha256:0123456789ab, was shop:latest@sha256:ba9876543210',
      { revision: '0123456789ab', previous: 'ba9876543210' },
    ],
    [
      'deployed image shop:1.14@sha256:0123456789ab, was shop:1.14@sha256:ba9876543210',
      { revision: '0123456789ab', previous: 'ba9876543210' },
    ],
    [`rollout of image shop@sha256:${DIGEST} done`, { revision: DIGEST.slice(0, 12) }],
    ['deployed image shop:main-3f2a91c, was shop:main-77b0c1d', { revision: '3f2a91c', previous: '77b0c1d' }],
    [
      '{"msg":"deployed","image":"shop:1.14.2","previousImage":"shop:1.14.1"}',
      { revision: '1.14.2', previous: '1.14.1' },
    ],
    ['deployed revision a320b04ef (image shop:1.14.2)', { revision: 'a320b04ef' }],
    ['deployed revision a320b04ef (was 9ae62badc)', { revision: 'a320b04ef', previous: '9ae62badc' }],
    ['release 2.3.1 is now running', { revision: '2.3.1' }],
  ])('%s', (text, deploy) => {
    expect(deployOf(text)).toEqual(deploy);
  });

  test('the calls of a trace name libraries, and not what was deployed', () => {
    const call = 'at org.example.web.Handler.run(Handler.java:88) ~[web-5.1.8.RELEASE.jar!/:5.1.8.RELEASE]';
    expect(deployOf(`10:15:01.512 cannot read feed\n\t${call}`)).toBeNull();
    expect(deployOf(`deployed revision a320b04ef\n\t${call}`)).toEqual({ revision: 'a320b04ef' });
  });

  test.each(['deployed image shop:latest', 'released lock', 'new container started from image shop:1.14.2'])(
    'no deployment is known by %p',
    (text) => {
      expect(deployOf(text)).toBeNull();
    },
  );
});

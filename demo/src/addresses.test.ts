import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import { freePorts, requireFreePorts } from './addresses.ts';

test('a port that is taken is named, with what to do', async () => {
  const ports = await freePorts();
  await expect(requireFreePorts(ports)).resolves.toBeUndefined();
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(ports.payment, '127.0.0.1', resolve));
  await expect(requireFreePorts(ports)).rejects.toThrow(
    `port ${ports.payment} (payment) cannot be used; stop what listens on 127.0.0.1:${ports.payment} and start the demo again`,
  );
  squatter.close();
});

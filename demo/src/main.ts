import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { freePorts } from './addresses.ts';
import { captureIncident } from './capture.ts';
import { faults, type Fault } from './faults.ts';
import { generateHistory } from './generate-history.ts';

function findFault(name: string): Fault {
  const fault = faults.find((candidate) => candidate.name === name);
  if (fault === undefined) throw new Error(`no fault "${name}"; npm run demo -- list shows them`);
  return fault;
}
async function capture(): Promise<void> {
  const chosen = values.all === true ? faults : positionals.slice(1).map(findFault);
  for (const fault of chosen) {
    console.log(
      await captureIncident({ fault, into: resolve(values.into ?? 'demo/incidents'), ports: await freePorts() }),
    );
  }
}
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { into: { type: 'string' }, all: { type: 'boolean' } },
});
if (positionals[0] === 'history') console.log(generateHistory({ into: resolve(values.into ?? 'shop') }));
if (positionals[0] === 'capture') await capture();

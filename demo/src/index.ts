export { DEFAULT_PORTS, freePorts, type DemoPorts } from './addresses.ts';
export { type Fault, type FaultKind, type Guilt } from './fault.ts';
export { faults, findFault } from './faults.ts';
export { generateHistory, type GeneratedHistory, type HistoryRequest } from './generate-history.ts';
export { listIncidents, readIncident, sampleIncident, type CapturedIncident, type IncidentRecord } from './incident.ts';
export { startLocalDemo, type LocalDemo, type LocalDemoRequest } from './local-demo.ts';
export { resolveFaults, type ResolvedFault, type ResolvedGuilt } from './resolve-faults.ts';
export { type ContainerFacts } from './shop-platform.ts';
export { SHOP_SERVICES, type ShopService } from './shop-services.ts';

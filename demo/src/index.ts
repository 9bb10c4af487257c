export { faults, type Fault, type FaultKind, type Guilt } from './faults.ts';
export { generateHistory, type GeneratedHistory, type HistoryRequest } from './generate-history.ts';
export { listIncidents, readIncident, sampleIncident, type CapturedIncident, type IncidentRecord } from './incident.ts';
export { type ContainerFacts } from './shop-platform.ts';
export { SHOP_SERVICES, type ShopService } from './shop-services.ts';

import { createCardApi } from '../card-api.ts';
import { USUAL_CONDITIONS, type Conditions } from '../conditions.ts';
import { readContainerEnvironment } from '../env.ts';
import { seededRandom, startTraffic } from '../traffic.ts';
import { firstState, followControl } from './follow-control.ts';

const CARD_API_PORT = 8094;

/** The main process of the container that plays the outside card API. */
export async function runCardApi(): Promise<never> {
  const { controlUrl, cardApiKey } = readContainerEnvironment();
  let conditions: Conditions = USUAL_CONDITIONS;
  const server = createCardApi({ key: cardApiKey, behaviour: () => conditions.cardApi, now: Date.now });
  server.listen(CARD_API_PORT, '0.0.0.0', () => console.log(`card API on port ${CARD_API_PORT}`));
  process.once('SIGTERM', () => process.exit(0));
  return followControl(controlUrl, (state) => {
    conditions = state.conditions;
  });
}

/** The main process of the container that plays the customers. */
export async function runTraffic(): Promise<never> {
  const { controlUrl, webUrl, rate } = readContainerEnvironment();
  process.once('SIGTERM', () => process.exit(0));
  let { conditions } = await firstState(controlUrl);
  startTraffic({ webUrl, rate, factor: () => conditions.trafficFactor, random: seededRandom(Date.now()) });
  console.log(`${rate} requests a second to ${webUrl}`);
  return followControl(controlUrl, (state) => {
    conditions = state.conditions;
  });
}

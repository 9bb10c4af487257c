import { createSecrets } from './create-secrets.ts';
import { placeRepository } from './place-repository.ts';

createSecrets('/secrets');
placeRepository('/app/shop', '/repositories/shop');

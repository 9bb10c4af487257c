import { listenWithExpress } from './express-echo.ts';

listenWithExpress();

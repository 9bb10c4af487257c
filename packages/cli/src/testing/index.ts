export { freePortSettings, startCommand } from './start-command.ts';

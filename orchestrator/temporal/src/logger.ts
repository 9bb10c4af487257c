import type { LogLevel, LogMetadata, Logger as TemporalLogger } from '@temporalio/common';
import type { Logger } from 'pino';

/** What Temporal's library tells of its work; a step that fails is told of by whoever asked for it. */
export function loggerFor(log: Logger): TemporalLogger {
  const write = (level: LogLevel, message: string, about?: LogMetadata): void => {
    const { error: err, sdkComponent } = about ?? {};
    const entry = { ...(err === undefined ? {} : { err }), ...(sdkComponent === undefined ? {} : { sdkComponent }) };
    if (level === 'ERROR') log.error(entry, `Temporal: ${message}`);
    else if (level === 'WARN' && sdkComponent === 'core') log.warn(entry, `Temporal: ${message}`);
    else log.debug(entry, `Temporal: ${message}`);
  };
  return {
    log: write,
    trace: (message, about) => write('TRACE', message, about),
    debug: (message, about) => write('DEBUG', message, about),
    info: (message, about) => write('INFO', message, about),
    warn: (message, about) => write('WARN', message, about),
    error: (message, about) => write('ERROR', message, about),
  };
}

import { argv } from 'node:process';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { listenWithExpress } from './express-echo.ts';

/** The same app as `plain-express` under the standard instrumentations: batch processor, protobuf, all defaults. */
const sdk = new NodeSDK({
  serviceName: 'instrumented',
  traceExporter: new OTLPTraceExporter({ url: `${argv[2] ?? ''}/v1/traces` }),
  instrumentations: [new HttpInstrumentation(), new ExpressInstrumentation(), new UndiciInstrumentation()],
  metricReaders: [],
  logRecordProcessors: [],
});
sdk.start();
listenWithExpress();

import { evidenceRequestSchema, invokeRequestSchema, spansHeldSchema } from '@mats/contracts';

interface Described {
  toJSONSchema(options: { io: 'input'; unrepresentable: 'any' }): object;
}

/** A schema in which references count from the document's top. */
function componentsOf(name: string, schema: Described): [string, unknown][] {
  const { $defs = {}, ...own } = schema.toJSONSchema({ io: 'input', unrepresentable: 'any' }) as {
    $defs?: Record<string, object>;
  };
  const moved = (part: object): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`));
  return [
    [name, moved(own)],
    ...Object.entries($defs).map(([part, of]): [string, unknown] => [`${name}.${part}`, moved(of)]),
  ];
}

const responses = { default: { description: 'An answer.' } };

function posted(name: string): object {
  const schema = { $ref: `#/components/schemas/${name}` };
  return { post: { requestBody: { required: true, content: { 'application/json': { schema } } }, responses } };
}

/** The interface that every agent has, made from the schemas that it parses with. */
export function agentInterface(): object {
  const schemas = { Invoke: invokeRequestSchema, Evidence: evidenceRequestSchema, Spans: spansHeldSchema };
  return {
    openapi: '3.1.0',
    info: { title: 'MATS agent', version: '1' },
    paths: {
      '/invoke': posted('Invoke'),
      '/evidence': posted('Evidence'),
      '/spans': posted('Spans'),
      '/card': { get: { responses } },
      '/sources': { get: { responses } },
    },
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).flatMap(([name, schema]) => componentsOf(name, schema))),
    },
  };
}

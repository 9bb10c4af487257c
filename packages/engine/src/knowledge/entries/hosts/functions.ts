import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const FUNCTIONS: readonly CatalogueEntry[] = [
  {
    id: 'aws-lambda.import-failed',
    kind: 'missing_module',
    program: 'aws-lambda',
    forms: [
      {
        words: 'runtime importmoduleerror',
        pattern:
          /Runtime\.ImportModuleError(?:"|: )[^\r\n]{0,60}?(?<value>Unable to import module '[^']{1,80}'|Cannot find (?:module|package) '[^']{1,120}')/,
      },
      { words: 'runtime importmoduleerror', pattern: /Runtime\.(?<value>ImportModuleError)/ },
      { words: 'unable to import module', pattern: /Unable to import module '(?<value>[^']{1,80})'/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Lambda cannot load the function: {value}',
    check: {
      text: 'Look into the package: handler file at the top, dependencies beside it, built for the architecture of the function',
      host: 'unzip -l <package>.zip | head',
    },
    repair: [
      {
        text: 'Package dependencies with it (pip install -t, --platform manylinux2014_x86_64; layers), or correct the handler',
      },
    ],
    source: 'AWS Lambda runtime errors',
    matches: [
      "[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'requests'",
      '{"errorType":"Runtime.ImportModuleError","errorMessage":"Error: Cannot find module \'index\'"}',
      "Unable to import module 'lambda_function': No module named 'lambda_function'",
    ],
    ignores: ['module imported'],
  },
  {
    id: 'aws-lambda.handler-wrong',
    kind: 'invalid_setting',
    program: 'aws-lambda',
    forms: [
      {
        words: 'runtime',
        pattern:
          /Runtime\.(?<value>HandlerNotFound|MalformedHandlerName|InvalidEntrypoint|InvalidWorkingDir|UserCodeSyntaxError|InvalidTaskConfig)/,
      },
      { words: 'handler missing on module', pattern: /Handler '(?<value>[^']{1,80})' missing on module/ },
      { words: 'bad handler', pattern: /Bad handler '(?<value>[^']{1,80})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The handler or entry point of the Lambda function is wrong: {value}',
    check: {
      text: 'See the handler in the settings',
      host: 'aws lambda get-function-configuration --function-name <name> --query Handler',
    },
    repair: [
      {
        text: 'Set it to <file>.<function>; for images correct ENTRYPOINT and CMD, and build for the architecture of the function (--platform linux/amd64)',
      },
    ],
    source: 'AWS Lambda runtime errors',
    matches: [
      '{"errorType":"Runtime.HandlerNotFound","errorMessage":"x"}',
      '{"errorType":"Runtime.MalformedHandlerName","errorMessage":"x"}',
      '{"errorType":"Runtime.InvalidEntrypoint","errorMessage":"x"}',
      '{"errorType":"Runtime.InvalidWorkingDir","errorMessage":"x"}',
      '{"errorType":"Runtime.UserCodeSyntaxError","errorMessage":"x"}',
      '{"errorType":"Runtime.InvalidTaskConfig","errorMessage":"x"}',
      "Handler 'handler' missing on module 'app'",
      "Bad handler 'app': not enough values to unpack",
    ],
    ignores: ['handler called'],
  },
  {
    id: 'aws-lambda.runtime-ended',
    kind: 'code_defect',
    program: 'aws-lambda',
    forms: [
      {
        words: 'runtime exited with error exit status',
        pattern: /Runtime exited with error: exit status (?<signal>\d{1,3})/,
      },
      { words: 'runtime unhandledpromiserejection', pattern: /Runtime\.UnhandledPromiseRejection/ },
      { words: 'runtime exited without providing a reason', pattern: /Runtime exited without providing a reason/ },
      { words: 'errortype runtime exiterror', pattern: /"errorType": ?"Runtime\.ExitError"/ },
      {
        words: 'init_report init duration',
        pattern: /INIT_REPORT Init Duration: .{0,80}Status: (?<value>timeout|error)/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The Lambda function ended by itself or threw',
    check: { text: 'Read the lines above it for this RequestId' },
    repair: [{ text: 'Repair what they say; an init that takes more than 10 s starts over: load less there' }],
    source: 'AWS Lambda runtime errors',
    matches: [
      'RequestId: abc Error: Runtime exited with error: exit status 1 Runtime.ExitError',
      '{"errorType":"Runtime.UnhandledPromiseRejection","errorMessage":"x"}',
      'RequestId: abc Error: Runtime exited without providing a reason',
      '{"errorType":"Runtime.ExitError"}',
      'INIT_REPORT Init Duration: 10008.23 ms Phase: init Status: timeout',
    ],
    ignores: ['INIT_START Runtime Version'],
  },
  {
    id: 'aws-lambda.answer-too-large',
    kind: 'payload_too_large',
    program: 'aws-lambda',
    forms: [
      {
        words: 'response payload size bytes exceeded maximum allowed',
        pattern:
          /Response payload size \((?<value>\d{1,12}) bytes\) exceeded maximum allowed payload size \((?<limit>\d{1,12}) bytes\)/,
      },
      { words: 'function_payload_too_large', pattern: /FUNCTION_PAYLOAD_TOO_LARGE/ },
      {
        words: 'serverless function is which exceeds the maximum size limit of',
        pattern:
          /Serverless Function "(?<object>[^"]{1,80})" is (?<value>[\d.]{1,12}mb) which exceeds the maximum size limit of (?<limit>[\d.]{1,8}mb)/,
      },
      {
        words: 'unzipped size must be smaller than bytes',
        pattern: /Unzipped size must be smaller than (?<limit>\d{1,12}) bytes/,
      },
      { words: 'requestentitytoolargeexception', pattern: /RequestEntityTooLargeException/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A function answers more than the platform passes ({limit})',
    check: { text: 'See how large it is and what is in it' },
    repair: [
      { text: 'Give a presigned address of S3 instead of the content, leave out what is not needed, or stream it' },
    ],
    source: 'AWS Lambda quotas; vercel.com/docs/errors',
    matches: [
      'Response payload size (6291556 bytes) exceeded maximum allowed payload size (6291456 bytes).',
      '413: FUNCTION_PAYLOAD_TOO_LARGE',
      'Error: The Serverless Function "api/x" is 58.9mb which exceeds the maximum size limit of 50mb.',
      'Unzipped size must be smaller than 262144000 bytes',
      'RequestEntityTooLargeException: Request must be smaller than 69905067 bytes',
    ],
    ignores: ['payload size 20'],
  },
  {
    id: 'cloud-run.identity-refused',
    kind: 'authorisation_denied',
    program: 'cloud-run',
    forms: [
      {
        words: 'the request was not authenticated either allow unauthenticated invocations',
        pattern: /(?<value>The request was not authenticated)\. Either allow unauthenticated invocations/,
      },
      {
        words: 'cloud run service agent must have permission to read the image',
        pattern: /(?<value>Cloud Run Service Agent \S{0,120} ?must have permission to read the image)/,
      },
      {
        words: 'the request was not authorized to invoke this service',
        pattern: /(?<value>The request was not authorized to invoke this service)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cloud Run refuses: {value}',
    check: { text: 'See who may call it', host: 'gcloud run services get-iam-policy <service>' },
    repair: [
      {
        text: 'Give roles/run.invoker to the caller (or allUsers), roles/artifactregistry.reader to the service agent, and send an identity token',
      },
    ],
    source: 'cloud.google.com/run/docs/troubleshooting',
    matches: [
      'The request was not authenticated. Either allow unauthenticated invocations or set the proper Authorization header.',
      'Cloud Run Service Agent must have permission to read the image, gcr.io/x/y',
      'The request was not authorized to invoke this service.',
      'Cloud Run Service Agent service-1@x must have permission to read the image',
    ],
    ignores: ['authenticated'],
  },
  {
    id: 'cloud-run.container-ended',
    kind: 'code_defect',
    forms: [
      { words: 'container called exit', pattern: /Container called exit\((?<signal>[1-9]\d{0,2})\)/ },
      {
        words: 'machine has reached its max restart count of',
        pattern: /machine has reached its max restart count of \d{1,4}/,
      },
      { words: 'exited with status', pattern: /==> Exited with status (?<signal>\d{1,3})/ },
      {
        words: 'main child exited',
        pattern: /Main child exited (?:normally )?with (?:code|signal)[: ]{1,2}(?<signal>[1-9]\w{0,8})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The container on the platform ended: {signal|see above}',
    check: { text: 'Read its last lines above' },
    repair: [{ text: 'Repair what they say' }],
    source: 'Cloud Run; Fly.io; Render; ECS',
    matches: [
      'Container called exit(1).',
      'machine has reached its max restart count of 10',
      '==> Exited with status 1 while running your code.',
      'INFO Main child exited normally with code: 1',
      'INFO Main child exited with signal 9',
    ],
    ignores: ['Container called exit(0).'],
  },
  {
    id: 'vercel.deployment-missing',
    kind: 'missing_object',
    program: 'vercel',
    forms: [
      { words: 'deployment_not_found', pattern: /(?<value>DEPLOYMENT_NOT_FOUND)/ },
      { words: 'no output directory named found', pattern: /No Output Directory named "(?<value>[^"]{1,60})" found/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The platform finds no deployment or output: {value}',
    check: { text: 'Look at the build log and the output directory of the project' },
    repair: [
      {
        text: 'Correct outputDirectory (dist, build, .next), or the domain that points at a deployment that was deleted',
      },
    ],
    source: 'vercel.com/docs/errors',
    matches: [
      '404: NOT_FOUND Code: DEPLOYMENT_NOT_FOUND',
      'Error: No Output Directory named "dist" found after the Build completed.',
    ],
    ignores: ['Deployment completed'],
  },
  {
    id: 'worker.cpu-limit',
    kind: 'cpu_starved',
    program: 'cloudflare',
    forms: [
      { words: 'exceeded', pattern: /(?:Script|Worker|Worker\(s\)) exceeded (?:CPU )?(?:time|resource) limits?/ },
      { words: 'error 1102', pattern: /Error 1102/ },
      { words: 'exceededcpu', pattern: /exceededCpu/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A script of the edge platform used up its CPU time',
    check: { text: 'See which request it is' },
    repair: [{ text: 'Do less in one request, or raise limits.cpu_ms on a paid plan' }],
    source: 'Cloudflare Workers errors',
    matches: [
      'Script exceeded CPU time limit.',
      'Worker exceeded CPU time limit.',
      'Worker exceeded resource limits',
      'Error 1102',
      'outcome: exceededCpu',
      'Script exceeded time limit',
      'Worker(s) exceeded time limit',
    ],
    ignores: ['CPU time 3 ms'],
  },
  {
    id: 'aws.ecs-rights',
    kind: 'authorisation_denied',
    program: 'aws',
    forms: [
      {
        words: 'unable to pull secrets or registry auth',
        pattern:
          /unable to pull secrets or registry auth: (?:execution resource retrieval failed: )?.{0,160}(?:AccessDenied|not authorized to perform)/,
      },
      {
        words: 'is not authorized to perform',
        pattern:
          /is not authorized to perform: (?<value>lambda:InvokeFunction|ecs:\w{1,30}|ecr:\w{1,30}|secretsmanager:\w{1,30}|ssm:\w{1,30})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The task of ECS may not read its secrets or image',
    check: {
      text: 'See what the role may',
      host: 'aws iam simulate-principal-policy --policy-source-arn <role> --action-names <action>',
    },
    repair: [
      {
        text: 'Add the action for that resource to the execution role (AmazonECSTaskExecutionRolePolicy, secretsmanager:GetSecretValue, kms:Decrypt)',
      },
    ],
    source: 'Amazon ECS stopped task errors',
    matches: [
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret: AccessDeniedException',
      'User: arn:aws:sts::1:assumed-role/x is not authorized to perform: lambda:InvokeFunction on resource: arn',
      'is not authorized to perform: ecr:GetAuthorizationToken',
      'is not authorized to perform: ecs:RunTask',
      'is not authorized to perform: secretsmanager:GetSecretValue',
      'is not authorized to perform: ssm:GetParameters',
    ],
    ignores: ['authorized to perform'],
  },
];

import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const FIRST_FRAME: Step = {
  text: 'Read the first own "at ..." line (with "in <file>:line <n>" where symbols are there) and what was changed there last',
  compose: 'docker compose logs --tail 300 {service} | grep -A 12 "Exception: "',
  kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A 12 "Exception: "',
  host: 'journalctl -u {service} -n 300 | grep -A 12 "Exception: "',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

const OWN_FRAME = /^\s{2,8}at (?<object>(?!System\.|Microsoft\.)[\w.<>`|[\], ]{1,160})\(/;

export const DOTNET_ERRORS: readonly CatalogueEntry[] = [
  {
    id: 'dotnet.null-reference',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      {
        words: 'object reference not set to an instance of an object',
        pattern: /Object reference not set to an instance of an object/,
      },
      {
        words: 'value cannot be null parameter',
        pattern: /Value cannot be null\. \(Parameter '(?<object>(?!connectionString|source'|s')\w{1,80})'\)/,
      },
      { words: 'nullable object must have a value', pattern: /Nullable object must have a value/ },
    ],
    nearby: [OWN_FRAME, / in (?<path>\/[^\s:]{1,200}\.cs):line \d{1,6}/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The .NET code uses {object|something} that is null',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Find out why it is null there (a setting, a row, an answer that is absent) and check it before it is used',
      },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime Strings.resx Arg_NullReferenceException, ArgumentNull_Generic, InvalidOperation_NoValue',
    matches: [
      'System.NullReferenceException: Object reference not set to an instance of an object.',
      "System.ArgumentNullException: Value cannot be null. (Parameter 'uriString')",
      'System.InvalidOperationException: Nullable object must have a value.',
    ],
    ignores: ["System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')"],
  },
  {
    id: 'dotnet.element-absent',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      {
        words: 'sequence contains element',
        pattern: /Sequence contains (?<object>no (?:matching )?elements|more than one (?:matching )?element)/,
      },
      { words: 'sequence contains no', pattern: /Sequence contains (?<object>no (?:matching )?elements?)/ },
      {
        words: 'index was outside the bounds of the array',
        pattern: /(?<object>Index was outside the bounds of the array)/,
      },
      {
        words: 'index was out of range must be non negative and less than',
        pattern: /(?<object>Index was out of range)\. Must be non-negative and less than/,
      },
      {
        words: 'the given key was not present in the dictionary',
        pattern: /The given key '(?<object>[^']{1,120})' was not present in the dictionary/,
      },
      {
        words: 'collection was modified enumeration operation may not execute',
        pattern: /(?<object>Collection was modified); enumeration operation may not execute/,
      },
    ],
    nearby: [/ in (?<path>\/[^\s:]{1,200}\.cs):line \d{1,6}/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The .NET code takes what is not there: {object} ({path|see the trace})',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Use TryGetValue, FirstOrDefault or a check of the count, and look why the data or the setting it expects is missing',
      },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime Strings.resx of System.Linq and System.Private.CoreLib',
    matches: [
      'System.InvalidOperationException: Sequence contains more than one element',
      'System.InvalidOperationException: Sequence contains no elements',
      'System.IndexOutOfRangeException: Index was outside the bounds of the array.',
      "System.ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
      "System.Collections.Generic.KeyNotFoundException: The given key 'tenant' was not present in the dictionary.",
      'System.InvalidOperationException: Collection was modified; enumeration operation may not execute.',
    ],
    ignores: ['The sequence contains 12 elements'],
  },
  {
    id: 'dotnet.conversion',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      {
        words: 'unable to cast object of type to type',
        pattern: /Unable to cast object of type '(?<value>[^']{1,160})' to type '(?<object>[^']{1,160})'/,
      },
      {
        words: 'the input string was not in a correct format',
        pattern: /The input string '(?<value>[^']{0,80})' was not in a correct format/,
      },
      { words: 'input string was not in a correct format', pattern: /Input string was not in a correct format/ },
      {
        words: 'the json value could not be converted to path',
        pattern:
          /The JSON value could not be converted to (?<object>[\w.`[\], ]{1,160}?)\. Path: (?<value>\$\S{0,100})/,
      },
      {
        words: 'is an invalid start of a value path',
        pattern: /'(?<value>[^']{1,6})' is an invalid start of a value\. (?:Path: |LineNumber: )/,
      },
      { words: 'attempted to divide by zero', pattern: /(?<value>Attempted to divide by zero)/ },
    ],
    nearby: [/ in (?<path>\/[^\s:]{1,200}\.cs):line \d{1,6}/],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The .NET code cannot use {value|a value} as {object|what it expects}',
    check: FIRST_FRAME,
    repair: [
      {
        text: "Follow the value to where it comes from (a setting, a column, an answer; '<' is an HTML page) and correct it there, or accept it in the code",
      },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime Strings.resx of System.Private.CoreLib and System.Text.Json',
    matches: [
      "System.InvalidCastException: Unable to cast object of type 'System.DBNull' to type 'System.String'.",
      "System.FormatException: The input string '8080tcp' was not in a correct format.",
      'System.FormatException: Input string was not in a correct format.',
      'System.Text.Json.JsonException: The JSON value could not be converted to System.Int32. Path: $.qty | LineNumber: 0 | BytePositionInLine: 12.',
      "System.Text.Json.JsonException: '<' is an invalid start of a value. Path: $ | LineNumber: 0 | BytePositionInLine: 0.",
      'System.DivideByZeroException: Attempted to divide by zero.',
    ],
    ignores: ['The input string was accepted'],
  },
  {
    id: 'dotnet.unhandled',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      {
        words: 'unhandled exception',
        pattern:
          /Unhandled exception\. (?<object>[A-Z][\w.`]{1,120}(?:Exception|Error))(?: \([\w, ]{1,30}\))?: (?<value>[^\r\n]{1,120})/,
      },
      { words: 'stack overflow', pattern: /^(?:[\w.-]{1,40}\s{0,12}\| )?Stack overflow\.$/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The .NET process ends: {object|stack overflow} {value|by a call without end}',
    check: FIRST_FRAME,
    repair: [
      { text: 'Repair what the message names; an inner exception ("--->") further down is nearer to the cause' },
      ROLL_BACK,
    ],
    source: 'dotnet/runtime excep.cpp DefaultCatchHandler(), eepolicy.cpp',
    matches: [
      'Unhandled exception. System.InvalidOperationException: Cannot open database "shop" requested by the login.',
      'Stack overflow.',
    ],
    ignores: ['An unhandled exception has occurred while executing the request.'],
  },
];

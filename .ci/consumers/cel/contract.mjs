// Reads the contract with a YAML parser, a JSON Schema validator and a CEL library, without this kit. The comment at the
// top of keysend.yaml says what a rule can use.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Environment } from '@marcbachmann/cel-js';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const DOCUMENT = parse(readFileSync(new URL('../../../openapi/keysend.yaml', import.meta.url), 'utf8'));
const OPERATION = DOCUMENT.paths['/v1/wallet/{access_key}/keysend'].post;

// The document also has the keywords of OpenAPI, which JSON Schema does not know.
const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema(DOCUMENT, 'contract');

const cel = new Environment()
  .registerVariable('request', 'map')
  .registerVariable('response', 'map')
  // The library's own lowerAscii also changes letters beyond ASCII.
  .registerFunction('string.lowerAsciiAlone(): string', text => text.replace(/[A-Z]/g, letter => letter.toLowerCase()))
  .registerFunction('sha256(string): string', hex => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex'));

/** Parses JSON with integers of any size. */
export function readJson(text) {
  return parse(text, { schema: 'json', intAsBigInt: true });
}

/** Converts a value for CEL: a number without a fraction is an integer, however it is written. */
function celValue(value) {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? BigInt(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map(celValue);
  }
  return value && typeof value === 'object' ? new Map(Object.entries(value).map(([k, v]) => [k, celValue(v)])) : value;
}

/** Converts a value for the schema validator, which has only one type of number. */
function schemaValue(value) {
  return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each)));
}

const compiled = new Map();

/** The schema and the rules of a status. */
function promisesOf(status) {
  const key = status in OPERATION.responses ? String(status) : 'default';
  if (!compiled.has(key)) {
    const { content, 'x-invariants': invariants } = OPERATION.responses[key];
    const { $ref } = content['application/json'].schema;
    compiled.set(key, {
      validate: ajv.compile({ $ref: `contract${$ref}` }),
      rules: invariants.map(({ id, rule }) => ({ id, evaluate: cel.parse(rule.replaceAll('.lowerAscii()', '.lowerAsciiAlone()')) })),
    });
  }
  return compiled.get(key);
}

/** The rules that an exchange breaks, or null if the body breaks its schema, because rules then do not apply. */
export function brokenBy({ request, response }) {
  const { validate, rules } = promisesOf(Number(response.status));
  if (!validate(schemaValue(response.body))) {
    return null;
  }
  const facts = { request: celValue(request), response: celValue(response) };
  return rules.filter(({ evaluate }) => !isTrue(evaluate, facts)).map(({ id }) => id);
}

function isTrue(evaluate, facts) {
  try {
    return evaluate(facts) === true;
  } catch {
    return false;
  }
}

/** An example pair as an exchange, at the time of its response. */
export function exchangeOf(name) {
  const [status, { content }] = Object.entries(OPERATION.responses).find(
    ([, { content }]) => name in content['application/json'].examples,
  );
  const body = content['application/json'].examples[name].value;
  const time = body.created_at ?? 1;
  return structuredClone({
    request: { body: OPERATION.requestBody.content['application/json'].examples[name].value, sent_at: time },
    response: { status: Number(status), headers: {}, body, received_at: time },
  });
}

export const RULES = Object.values(OPERATION.responses).flatMap(({ 'x-invariants': rules }) => rules.map(({ id }) => id));
export const REQUESTS = OPERATION.requestBody.content['application/json'].examples;

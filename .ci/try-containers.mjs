// Runs the commands of docs/CONTAINERS.md. They build the images; the mock settles a payment, is healthy and stops cleanly;
// the kit checks it and writes its reports. Both run without privileges on a read-only file system.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parse, parseAllDocuments } from 'yaml';
import { about, freePort, pay } from './serve.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
process.env.NO_PROXY = process.env.no_proxy = '127.0.0.1';
const page = readFileSync('docs/CONTAINERS.md', 'utf8');
const readme = readFileSync('README.md', 'utf8');
const commands = [...page.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block]) =>
  block.replaceAll('\\\n', ' ').split('\n').filter(line => line),
);
const [, compose] = /^```yaml\n(services:.*?)^```/ms.exec(page);
const [, gitlab] = /^```yaml\n(conformance:.*?)^```/ms.exec(readme);
const work = mkdtempSync(join(tmpdir(), 'keysend-'));
const names = [];
process.on('exit', () => {
  // Containers that a failed check left running.
  spawnSync('docker', ['rm', '--force', ...names], { stdio: 'ignore' });
  rmSync(work, { recursive: true });
});

/** Returns the command of the page that begins like this. */
function shown(beginning) {
  const found = commands.filter(command => command.startsWith(beginning));
  assert.equal(found.length, 1, `docs/CONTAINERS.md has one command that begins with ${beginning}`);
  return found[0];
}

function docker(...words) {
  return execFileSync('docker', words, { encoding: 'utf8' }).trim();
}

function run(command, options = {}) {
  return spawnSync('bash', ['-c', command], { encoding: 'utf8', ...options });
}

async function until(what, holds) {
  for (let i = 0; !(await holds()); i++) {
    assert.ok(i < 600, `in a minute: ${what}`);
    await pause(100);
  }
}

/** Starts a container with the page's command and returns when its mock serves. */
async function serve(command, port, ...flags) {
  const name = `keysend-${process.pid}-${port}`;
  names.push(name);
  const words = command.replace('127.0.0.1:8080', `127.0.0.1:${port}`).replace('docker run', `docker run --name ${name}`);
  const mock = spawn('bash', ['-c', `exec ${words} ${flags.join(' ')}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(mock, 'exit');
  const [ready] = await Promise.race([once(createInterface(mock.stdout), 'line'), exit.then(code => [String(code)])]);
  assert.match(ready, /ready at/, words);
  return { name, exit, url: `http://127.0.0.1:${port}` };
}

for (const command of commands.filter(command => command.startsWith('docker build'))) {
  const { status, stderr } = run(command);
  assert.equal(status, 0, stderr);
  const image = /-t (\S+)/.exec(command)[1];
  const [{ Size, Config }] = JSON.parse(docker('image', 'inspect', image));
  assert.equal(Config.User, '10001:10001');
  const tools = docker('run', '--rm', '--entrypoint', '/bin/bash', image, '-c', 'ls /opt/*/runtime/bin');
  assert.ok(!/javac|jlink/.test(tools), `${image} has no JDK`);
  // Later Javas use a class archive from any path, so check that the image's archive still works.
  const java = words => docker('run', '--rm', '--entrypoint', '/bin/bash', image, '-c', `/opt/*/runtime/bin/java ${words}`);
  if (Number(/^JAVA_VERSION="(\d+)/m.exec(docker('run', '--rm', '--entrypoint', '/bin/bash', image, '-c', 'cat /opt/*/runtime/release'))[1]) >= 25) {
    java('-Xshare:on -jar /opt/*/lib/*.jar --version');
  }
  console.log(`Done: ${command}, ${Math.round(Size / 1e6)} MB`);
}

const plain = shown('docker run --rm --read-only -p');
{
  const { name, exit, url } = await serve(plain, await freePort());
  assert.equal(await pay(url), 201);
  const [{ HostConfig, Config }] = JSON.parse(docker('inspect', name));
  assert.equal(HostConfig.ReadonlyRootfs, true);
  const health = Config.Healthcheck.Test.slice(1);
  assert.equal(spawnSync('docker', ['exec', name, ...health]).status, 0, 'the health check passes while the mock serves');
  const broken = health.map(word => word.replaceAll('8080', '8081'));
  assert.notEqual(spawnSync('docker', ['exec', name, ...broken]).status, 0, 'the health check fails if it does not');
  docker('kill', '--signal', 'TERM', name);
  assert.deepEqual(await exit, [0, null], 'exit after SIGTERM');
  console.log(`Done: ${plain}`);
}

const manifests = parseAllDocuments(readFileSync('mock-server/deploy/kubernetes.yaml', 'utf8')).map(document => document.toJS());
for (const { spec } of manifests.filter(({ kind }) => kind === 'Deployment')) {
  const [{ args, readinessProbe, livenessProbe }] = spec.template.spec.containers;
  const { name, exit, url } = await serve(plain.replace(/local .*/, 'local'), await freePort(), ...args);
  for (const { httpGet } of [readinessProbe, livenessProbe]) {
    assert.equal((await fetch(`${url}${httpGet.path}`)).status, 200);
  }
  docker('kill', '--signal', 'TERM', name);
  assert.deepEqual(await exit, [0, null]);
  console.log(`OK: the image serves when started as in the Kubernetes file, with ${args.join(' ')}`);
}

{
  const port = await freePort();
  writeFileSync(join(work, 'compose.yaml'), compose.replace('127.0.0.1:8080', `127.0.0.1:${port}`));
  const up = run(shown('docker compose up'), { cwd: work });
  assert.equal(up.status, 0, up.stderr);
  try {
    await until('the mock of Compose pays', () => pay(`http://127.0.0.1:${port}`).then(status => status === 201, () => false));
  } finally {
    assert.equal(run(shown('docker compose down'), { cwd: work }).status, 0);
  }
  console.log('Done: docker compose up -d, and down');
}

{
  const port = await freePort();
  const { name, exit, url } = await serve(plain.replace('run', 'run --network host').replace('-p 127.0.0.1:8080:8080', ''), port, '--port', port);
  const { keys } = await about(url);
  const kit = shown('docker run --rm --read-only --user').replace('https://your.server', url).replace('docker run', 'docker run --network host');
  const judged = run(`${shown('mkdir')} && ${kit}`, {
    cwd: work,
    env: { ...process.env, KEYSEND_API_KEY: keys.apiKey, KEYSEND_WALLET_KEY: keys.walletKey },
  });
  assert.equal(judged.status, 0, judged.stdout + judged.stderr);
  for (const report of ['report.html', 'report.json', 'junit.xml', 'summary.md']) {
    assert.ok(existsSync(join(work, 'reports', report)), report);
  }
  console.log('Done: the kit in a container checks the mock in another, and writes its reports');

  // Like GitLab's runner: mount a folder that everyone can write to, and run the script in the image.
  const { image, script, artifacts } = parse(gitlab).conformance;
  const builds = join(work, 'builds');
  mkdirSync(builds);
  chmodSync(builds, 0o777);
  const words = ['--entrypoint', '/bin/bash', '--network', 'host', '-v', `${builds}:/builds`, '-w', '/builds'];
  const keyed = ['-e', `KEYSEND_API_KEY=${keys.apiKey}`, '-e', `KEYSEND_WALLET_KEY=${keys.walletKey}`];
  const job = spawnSync('docker', ['run', '--rm', ...words, ...keyed, image.name, '-ec', script.join('\n').replace('https://your.server', url)], {
    encoding: 'utf8',
  });
  assert.equal(job.status, 0, job.stdout + job.stderr);
  assert.ok(existsSync(join(builds, artifacts.reports.junit)), 'the reports are artifacts');
  console.log('Done: the script of the GitLab job, run in the image');
  docker('kill', '--signal', 'TERM', name);
  await exit;
}

// The commands of the image and of the Kubernetes example, on this machine instead of in a container: the mock starts
// with them, the health check sees it and sees that it has gone, and SIGTERM ends it with 0.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { manifests } from './manifests.mjs';

const dockerfile = readFileSync(new URL('../mock-server/deploy/Dockerfile', import.meta.url), 'utf8');
const jar = new URL('../mock-server/target/keysend-mock-server.jar', import.meta.url).pathname;

/** An instruction's list, which the image runs without a shell. */
function list(instruction) {
  const [, json] = new RegExp(`^\\s*${instruction} (\\[.*\\])$`, 'm').exec(dockerfile);
  return JSON.parse(json);
}

const [copied] = /\/\S+\.jar$/m.exec(dockerfile);
const [maker, ...made] = list('RUN');
const archive = made.at(-1);
const folder = mkdtempSync(join(tmpdir(), 'keysend-container-'));
const exposed = /^EXPOSE (\d+)$/m.exec(dockerfile)[1];
const entrypoint = list('ENTRYPOINT');
assert.ok(entrypoint.includes(copied), 'The entrypoint runs what was copied');
assert.ok(list('CMD').join(' ').includes(`/${exposed} `), 'The health check asks the exposed port');

/** A word of the image's commands as it is on this machine. */
function here(word) {
  const own = { [copied]: jar, '0.0.0.0': '127.0.0.1' }[word] ?? word;
  return own.replace(archive, join(folder, 'mock.jsa'));
}

function archiveClasses() {
  const script = new URL(`../mock-server/deploy${maker.slice(maker.lastIndexOf('/'))}`, import.meta.url).pathname;
  const { status } = spawnSync(script, made.map(here), { stdio: 'inherit', timeout: 60_000 });
  assert.equal(status, 0, 'The archive of classes is made');
  assert.ok(entrypoint.includes(`-XX:SharedArchiveFile=${archive}`), 'The entrypoint uses the archive');
  console.log('Kept: makes the archive of classes');
}

function healthCheck(port) {
  const [command, ...rest] = list('CMD').map(word => word.replaceAll(exposed, port));
  return spawnSync(command, rest, { timeout: 10_000 }).status;
}

async function serve(flags) {
  // Nobody else's business on this machine: its own address, and a port that is free.
  const words = entrypoint.map(here);
  const [command, ...rest] = [...words, ...flags, '--port', '0'];
  const mock = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(mock, 'exit');
  const [ready] = await Promise.race([once(createInterface(mock.stdout), 'line'), exit.then(() => [''])]);
  const port = /:(\d+)$/.exec(ready)?.[1];
  assert.ok(port, `The mock must start with: ${flags.join(' ')}`);
  try {
    for (const manifest of manifests) {
      const containers = manifest.spec.template?.spec.containers ?? [];
      for (const { readinessProbe, livenessProbe } of containers) {
        for (const { httpGet } of [readinessProbe, livenessProbe]) {
          assert.equal((await fetch(`http://127.0.0.1:${port}${httpGet.path}`)).status, 200);
        }
      }
    }
    assert.equal(healthCheck(port), 0, 'The health check sees a mock that runs');
  } finally {
    mock.kill('SIGTERM');
  }
  assert.deepEqual(await exit, [0, null], 'SIGTERM ends the mock with 0');
  assert.notEqual(healthCheck(port), 0, 'The health check sees that the mock has gone');
  console.log(`Kept: serves, is healthy and ends well with: ${flags.join(' ') || 'no more flags'}`);
}

process.on('exit', () => rmSync(folder, { recursive: true }));
archiveClasses();
await serve([]);
for (const { spec } of manifests.filter(({ kind }) => kind === 'Deployment')) {
  await serve(spec.template.spec.containers[0].args);
}

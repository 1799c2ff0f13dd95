// Runs the commands of docs/CONTAINERS.md. They build the images; the mock settles a payment, is healthy and stops cleanly;
// the kit checks it and writes its reports. Both run without privileges on a read-only file system. Then does with the
// images what Kubernetes and GitLab's runner do.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { WRITTEN_URL, blocks, commands, folder, freePort, keysOf, pays, serve, sh, until } from './checks.mjs';

const PAGE = 'docs/CONTAINERS.md';
const work = folder();

/** Returns the command of the page that begins like this. */
function shown(beginning) {
  const found = commands(PAGE).filter(command => command.startsWith(beginning));
  assert.equal(found.length, 1, `${PAGE} has one command that begins with ${beginning}`);
  return found[0];
}

/** Starts the mock with the page's command at a free port, and returns it when it serves. */
async function serveMock(change = command => command) {
  const port = await freePort();
  const name = `keysend-${process.pid}-${port}`;
  const command = shown('docker run --rm --read-only -p').replace('127.0.0.1:8080', `127.0.0.1:${port}`);
  const mock = await serve(change(command.replace('docker run', `docker run --name ${name}`), port));
  const stop = async () => {
    await sh(`docker kill --signal TERM ${name}`);
    assert.equal(await mock.ended, 0, 'exit code after SIGTERM');
  };
  return { name, url: `http://127.0.0.1:${port}`, stop };
}

for (const command of commands(PAGE).filter(command => command.startsWith('docker build'))) {
  await sh(command);
  const [, image] = /-t (\S+)/.exec(command);
  const [{ Size, Config }] = JSON.parse(await sh(`docker image inspect ${image}`));
  assert.equal(Config.User, '10001:10001');
  const inside = script => sh(`docker run --rm --entrypoint /bin/bash ${image} -c '${script}'`);
  assert.doesNotMatch(await inside('ls /opt/*/runtime/bin'), /javac|jlink/, `${image} has no JDK`);
  // Later Javas use a class archive from any path, so check that the image's archive still works.
  if (Number(/^JAVA_VERSION="(\d+)/m.exec(await inside('cat /opt/*/runtime/release'))[1]) >= 25) {
    await inside('/opt/*/runtime/bin/java -Xshare:on -jar /opt/*/lib/*.jar --version');
  }
  console.log(`Done: ${command}, ${Math.round(Size / 1e6)} MB`);
}

{
  const { name, url, stop } = await serveMock();
  await pays(url);
  const [{ HostConfig, Config }] = JSON.parse(await sh(`docker inspect ${name}`));
  assert.equal(HostConfig.ReadonlyRootfs, true);
  const health = Config.Healthcheck.Test.slice(1).map(word => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  await sh(`docker exec ${name} ${health}`);
  await sh(`! docker exec ${name} ${health.replaceAll('8080', '8081')}`);
  await stop();
  console.log('Done: docker run of the mock, whose health check passes while the mock serves, and fails if it does not');
}

for (const { kind, spec } of parseAllDocuments(readFileSync('mock-server/deploy/kubernetes.yaml', 'utf8')).map(document => document.toJS())) {
  if (kind === 'Deployment') {
    const [{ args, readinessProbe, livenessProbe }] = spec.template.spec.containers;
    const { url, stop } = await serveMock(command => command.replace(/local .*/, `local ${args.join(' ')}`));
    for (const { httpGet } of [readinessProbe, livenessProbe]) {
      assert.equal((await fetch(`${url}${httpGet.path}`)).status, 200);
    }
    await stop();
    console.log(`OK: the image serves when started as in the Kubernetes file, with ${args.join(' ')}`);
  }
}

{
  const [compose] = blocks(PAGE, 'yaml', 'services:');
  const port = await freePort();
  writeFileSync(join(work, 'compose.yaml'), compose.replace('127.0.0.1:8080', `127.0.0.1:${port}`));
  await sh(shown('docker compose up'), { cwd: work });
  try {
    await until('the mock of Compose pays', () => pays(`http://127.0.0.1:${port}`).then(() => true, () => false));
  } finally {
    await sh(shown('docker compose down'), { cwd: work });
  }
  console.log('Done: docker compose up -d, and down');
}

{
  const { url, stop } = await serveMock((command, port) => `${command.replace(/-p \S+/, '--network host')} --port ${port}`);
  const env = await keysOf(url);
  const kit = shown('docker run --rm --read-only --user').replace(WRITTEN_URL, url).replace('docker run', 'docker run --network host');
  await sh(`${shown('mkdir')} && ${kit}`, { cwd: work, env });
  for (const report of ['report.html', 'report.json', 'junit.xml', 'summary.md']) {
    assert.ok(existsSync(join(work, 'reports', report)), report);
  }
  console.log('Done: the kit in a container checks the mock in another, and writes its reports');

  // Like GitLab's runner: mount a folder that everyone can write to, and run the script in the image.
  const { image, script, artifacts } = parse(blocks('README.md', 'yaml', 'conformance:')[0]).conformance;
  const builds = folder('builds');
  chmodSync(builds, 0o777);
  writeFileSync(join(work, 'script'), script.join('\n').replace(WRITTEN_URL, url));
  const given = Object.keys(env).map(name => `-e ${name}`).join(' ');
  const mounted = `--network host -v ${builds}:/builds -w /builds --entrypoint /bin/bash`;
  await sh(`docker run --rm ${mounted} ${given} ${image.name} -ec "$(cat ${work}/script)"`, { env });
  assert.ok(existsSync(join(builds, artifacts.reports.junit)), 'the reports are artifacts');
  console.log('Done: the script of the GitLab job, run in the image');
  await stop();
}

// Builds the programs that contain Java, unpacks them in a path with spaces and non-ASCII characters, and starts both in an
// empty environment: no Java, no PATH, no home.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { about, folder, pays, serve, sh } from './checks.mjs';

const cwd = folder('Ünpacked – 包');
const MOCK = 'env -i keysend-mock-server/bin/keysend-mock-server';
const KIT = 'env -i keysend-conformance/bin/keysend-conformance';

await sh('mvn --batch-mode --quiet -Pdistribution -DskipTests package');
for (const program of ['mock-server/target/distribution/keysend-mock-server', 'conformance-tests/target/distribution/keysend-conformance']) {
  const name = program.split('/').at(-1);
  assert.ok(existsSync(`${program}/bin/${name}.cmd`), `${name} has a start for Windows`);
  await sh(`tar -xzf ${program}.tar.gz -C '${cwd}'`);
  console.log(`${name}, kilobytes unpacked and packed:\n${await sh(`du -sk ${program} ${program}.tar.gz`)}`);
}

await sh('ln -s keysend-mock-server/bin/keysend-mock-server link', { cwd });
for (const command of [MOCK, 'env -i ./link']) {
  const mock = await serve(`${command} --port 0`, { cwd });
  await pays(mock.url);
  assert.equal(await mock.stop(), 0);
}
console.log('OK: the mock pays, and exits with 0 after SIGTERM');

const kept = await serve(`${MOCK} --port 0 --stop-with-input`, { cwd });
kept.input.end();
assert.equal(await kept.ended, 0);
console.log('OK: the mock ends when its input ends');

await sh(`${MOCK} --unknown`, { cwd, code: 2 });
console.log('OK: wrong usage exits with 2');

const { url, stop } = await serve(`${MOCK} --port 0`, { cwd });
const { keys } = await about(url);
const target = `--base-url ${url} --api-key ${keys.apiKey} --wallet-key`;
const printed = await sh(`${KIT} ${target} ${keys.walletKey} --max-sats 1000 --report-dir reports 2>&1`, { cwd });
assert.doesNotMatch(printed, /WARNING/, 'Java prints no warnings');
assert.match(JSON.parse(readFileSync(join(cwd, 'reports/report.json'), 'utf8')).verdict, /^conformant/);
console.log('OK: the kit checks the mock, writes its reports below the current folder, and exits with 0');
await sh(`${KIT} ${target} waka_nobody`, { cwd, code: 3 });
console.log('OK: the kit exits with 3 if it cannot test the target');
await stop();

// The start script prints these texts; with a variable, also an empty one, the program writes them.
const withVariable = value => KIT.replace('env -i', `env -i KEYSEND_RULES=${value}`);
for (const [flag, beginning] of [['--help', 'Usage: keysend-conformance '], ['-h', 'Usage: '], ['--list', 'accepts-smallest ']]) {
  const text = await sh(`${KIT} ${flag}`, { cwd });
  assert.ok(text.startsWith(beginning), text);
  assert.equal(text, await sh(`${withVariable('')} ${flag}`, { cwd }), flag);
}
assert.match(await sh(`${withVariable('money')} --list`, { cwd }), /^balance-/);
console.log('OK: help and list are the same from the start script and from the program');

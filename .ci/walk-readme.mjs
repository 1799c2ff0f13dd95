// Runs the commands of README.md and docs/ERRORS.md, with what earlier steps have built, and the code, in a project made from
// it. A command in the README that this script does not know is an error, so that every command is run.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MOCK, WRITTEN_URL, about, commands, folder, keysOf, serve, sh } from './checks.mjs';
import { builds } from './consumers/readme/builds.mjs';

const README = readFileSync('README.md', 'utf8');
const ERRORS = readFileSync('docs/ERRORS.md', 'utf8');
const KIT = 'java -jar conformance-tests/target/keysend-conformance.jar';
const listed = commands('README.md');

const walks = {
  // An earlier step of .ci/run has done this.
  'mvn verify': () => {},
  'mvn -DskipTests package': command => sh(`${command} --batch-mode --quiet`),
  'mvn -Pconformance': async command => {
    const out = shape(await sh(`${command} --batch-mode -DskipTests`));
    const [, shown] = /The first ends with\s+```text\n(.*?)```/s.exec(README);
    assert.ok(out.includes(shape(shown)), `README shows\n${shown}\nbut the end is\n${out.slice(-2500)}`);
  },
  'mvn -Pmock': command => settles(`${command} --batch-mode -DskipTests`),
  [MOCK]: async command => assert.equal(await settles(command, causes), 0, 'exit code after SIGTERM'),
  // Run on each mock above.
  curl: () => {},
  'KEYSEND_API_KEY=… KEYSEND_WALLET_KEY=… mvn test': builds,
  [KIT]: judges,
  'keysend-conformance/bin/keysend-conformance': command => judges(`conformance-tests/target/distribution/${command}`),
  // In a separate project, with the packages that an earlier step has made.
  'npx keysend-mock-server': async command => {
    const project = folder();
    await sh(`npm install --prefix ${project} --no-package-lock --no-audit --no-fund --ignore-scripts mock-server/target/npm/*.tgz`);
    await settles(command.replace('npx', `npx --prefix ${project}`));
  },
  'docker run --rm --read-only -p': settles,
};

/** Removes what differs between runs: numbers, times and ports. */
function shape(text) {
  return text.trim().replaceAll(/[\d,.]+/g, '0').replaceAll(/\s+/g, ' ');
}

/** Serves with this command, pays with the README's curl command, and returns the exit code after SIGTERM. */
async function settles(command, then = () => {}) {
  const mock = await serve(command);
  assert.match(await sh(`${listed.find(line => line.startsWith('curl'))} --silent --show-error`), /"settled":\s*1/);
  await then(mock.url);
  return mock.stop();
}

/** Each curl line in the error catalogue must get the status at the start of its row. */
async function causes(url) {
  const [wallet] = /\/v1\/wallet\/[^/]+\/keysend/.exec(ERRORS);
  const { keys } = await about(url);
  const env = { URL: `${url}${wallet}`, KEY: keys.apiKey };
  const rows = [...ERRORS.matchAll(/^\| (\d{3})\b.*`(curl [^`]+)` \|$/gm)];
  assert.ok(rows.length > 0, 'the error catalogue has curl lines');
  for (const [, status, curl] of rows) {
    assert.equal(await sh(`${curl} --silent --output /dev/null --write-out '%{http_code}'`, { env }), status, curl);
    console.log(`Done: ${curl}, which gets ${status}`);
  }
}

async function judges(command) {
  const mock = await serve(`${MOCK} --port 0`);
  const reports = folder('kit reports');
  const there = command.replace(WRITTEN_URL, mock.url).replace('--report-dir reports', `--report-dir '${reports}'`);
  await sh(there, { env: await keysOf(mock.url) });
  for (const [, file] of README.matchAll(/`((?:report|summary|junit)\.\w+)`/g)) {
    assert.ok(existsSync(join(reports, file)), `${file} was not written`);
  }
  await mock.stop();
}

for (const command of listed) {
  const known = Object.keys(walks).find(beginning => `${command} `.startsWith(`${beginning} `));
  assert.ok(known, `No script runs this command of the README: ${command}`);
  await walks[known](command);
  console.log(`Done: ${command}`);
}

// Flags that the text mentions must exist.
const helps = await Promise.all([MOCK, `${MOCK} record`, KIT, 'docker run'].map(program => sh(`${program} --help 2>&1`)));
for (const [, flag] of README.matchAll(/(?<![\w-])(--[a-z][a-z-]+)/g)) {
  assert.ok(helps.join().includes(flag), `README names ${flag}, which no command has`);
}
console.log('Done: every flag in the README exists');

// Runs the commands of README.md and docs/ERRORS.md, with what earlier steps have built, and the code, in a project made from
// it. A command in the README that this script does not know is an error, so that every command is run.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strict as assert } from 'node:assert';
import { makeProject } from './consumers/readme-project.mjs';
import { about, serve } from './serve.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
process.env.NO_PROXY = process.env.no_proxy = '127.0.0.1';
const readme = readFileSync('README.md', 'utf8');
const errors = readFileSync('docs/ERRORS.md', 'utf8');

const MOCK = 'java -jar mock-server/target/keysend-mock-server.jar';
const KIT = 'java -jar conformance-tests/target/keysend-conformance.jar';
const PROGRAM = 'keysend-conformance/bin/keysend-conformance';
const WRITTEN_URL = 'https://your.server';

const run = (command, environment = {}) =>
  new Promise(resolve =>
    execFile(
      'bash',
      ['-c', command],
      { env: { ...process.env, ...environment }, maxBuffer: 1 << 26 },
      (failure, out, err) => resolve({ code: failure ? failure.code : 0, out: out + err }),
    ),
  );

// The commands of the sh blocks, without comments and with continued lines joined.
const commands = [...readme.matchAll(/^```sh\n(.*?)^```/gms)]
  .flatMap(block => block[1].replaceAll('\\\n', ' ').split('\n'))
  .map(line => line.replace(/\s+#.*$/, '').replaceAll(/\s+/g, ' ').trim())
  .filter(line => line);

// Removes what differs between runs: numbers, times and ports.
const shape = text => text.trim().replaceAll(/[\d,.]+/g, '0').replaceAll(/\s+/g, ' ');

const walks = {
  // An earlier step of .ci/run has done this.
  'mvn verify': async () => {},
  'mvn -DskipTests package': async command => {
    const { code, out } = await run(`${command} --batch-mode --quiet`);
    assert.equal(code, 0, out);
  },
  'mvn -Pconformance': async command => {
    const { code, out } = await run(`${command} --batch-mode -DskipTests`);
    assert.equal(code, 0, out);
    const [, shown] = /The first ends with\s+```text\n(.*?)```/s.exec(readme);
    assert.ok(shape(out).includes(shape(shown)), `README shows\n${shown}\nbut the end is\n${out.slice(-2500)}`);
  },
  'mvn -Pmock': command => servesAndPays(`${command} --batch-mode -DskipTests`),
  [MOCK]: async command => {
    const mock = await serve(command);
    try {
      await pays(commands.find(line => line.startsWith('curl')));
      await causes(mock.url);
    } finally {
      assert.equal(await mock.stop(), 0, 'exit code after SIGTERM');
    }
  },
  // Run on each mock above.
  curl: async () => {},
  'KEYSEND_API_KEY=… KEYSEND_WALLET_KEY=… mvn test': async command => {
    const work = mkdtempSync(join(tmpdir(), 'keysend-'));
    const mock = await serve(`${MOCK} --port 0`);
    try {
      const options = await apart(work);
      await installs(work, options);
      const shop = join(work, 'shop');
      makeProject(readme, shop);
      await buildsWithMaven(shop, command, options, mock.url);
      await buildsWithGradle(shop, work, mock.url);
    } finally {
      await mock.stop();
      rmSync(work, { recursive: true });
    }
  },
  [KIT]: judges,
  [PROGRAM]: command => judges(`conformance-tests/target/distribution/${command}`),
  // In a separate project, with the packages that an earlier step has made.
  'npx keysend-mock-server': async command => {
    const project = mkdtempSync(join(tmpdir(), 'keysend-'));
    const packages = resolve('mock-server/target/npm');
    const quiet = '--no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error';
    const { code, out } = await run(`npm install --prefix ${project} ${quiet} ${packages}/*.tgz`);
    assert.equal(code, 0, out);
    await servesAndPays(`npx --prefix ${project} ${command.slice('npx '.length)}`);
    rmSync(project, { recursive: true });
  },
  'docker run --rm --read-only -p': servesAndPays,
};

async function judges(command) {
  const mock = await serve(`${MOCK} --port 0`);
  const reports = mkdtempSync(join(tmpdir(), 'keysend kit '));
  try {
    const sample = await about(mock.url);
    const { code, out } = await run(
      command.replace(WRITTEN_URL, mock.url).replace('--report-dir reports', `--report-dir '${reports}'`),
      { KEYSEND_API_KEY: sample.keys.apiKey, KEYSEND_WALLET_KEY: sample.keys.walletKey },
    );
    assert.equal(code, 0, out);
    for (const [, file] of readme.matchAll(/`((?:report|summary|junit)\.\w+)`/g)) {
      assert.ok(existsSync(join(reports, file)), `${file} was not written`);
    }
  } finally {
    await mock.stop();
    rmSync(reports, { recursive: true });
  }
}

async function servesAndPays(command) {
  const mock = await serve(command);
  try {
    await pays(commands.find(line => line.startsWith('curl')));
  } finally {
    await mock.stop();
  }
}

async function pays(curl) {
  const { code, out } = await run(`${curl} --silent --show-error`);
  assert.equal(code, 0, out);
  assert.match(out, /"settled":\s*1/, out);
}

// A separate local repository, so that later builds do not use anything from this script.
async function apart(work) {
  const evaluated = await run('mvn --batch-mode --quiet --non-recursive help:evaluate -Dexpression=settings.localRepository -DforceStdout');
  const settings = `--settings ${resolve('sdk/src/it/settings.xml')} -Douter.repository=file://${evaluated.out.trim()}`;
  return `--batch-mode -Dmaven.repo.local=${work}/repository ${settings}`;
}

// Installs from a copy of the checkout, because later steps need this checkout as built with the other local repository.
async function installs(work, options) {
  const [, command] = /`(mvn [^`]*install)`/.exec(readme);
  const { code, out } = await run(`git clone --quiet . ${work}/checkout && cd ${work}/checkout && ${command} ${options}`);
  assert.equal(code, 0, out);
  console.log(`Done: ${command}`);
}

async function buildsWithMaven(shop, command, options, url) {
  const { keys } = await about(url);
  const filled = command
    .replace('KEYSEND_API_KEY=…', `KEYSEND_API_KEY=${keys.apiKey}`)
    .replace('KEYSEND_WALLET_KEY=…', `KEYSEND_WALLET_KEY=${keys.walletKey}`)
    .replace(WRITTEN_URL, url);
  const { code, out } = await run(`cd ${shop} && ${filled} ${options}`);
  assert.equal(code, 0, out);
  assert.match(out, /Running CheckoutTest/);
  const { verdict, spending } = JSON.parse(readFileSync(join(shop, 'target/keysend-conformance/report.json'), 'utf8'));
  assert.match(verdict, /^conformant/);
  assert.ok(spending.paidSatoshis > 0, 'the suite paid');
  console.log('Done: a project made from the snippets, built and tested by Maven');
}

async function buildsWithGradle(shop, work, url) {
  const { keys, requests } = await about(url);
  const { code, out } = await run(`gradle --no-daemon --quiet -p ${shop} -Dmaven.repo.local=${work}/repository collect`);
  assert.equal(code, 0, out);
  const archives = readdirSync(join(shop, 'collected')).filter(archive => !/^(shop|keysend-sdk-.*)\.jar$/.test(archive));
  const shown = [...readme.matchAll(/^\| ([\w.-]+\.jar) \|/gm)].map(([, archive]) => archive);
  assert.deepEqual(archives.sort(), shown.sort(), 'what comes with the SDK');
  const destination = requests[0].body.dest_pubkey;
  const paid = await run(`java -cp '${shop}/collected/*' Pay ${url} ${keys.apiKey} ${keys.walletKey} ${destination}`);
  assert.match(paid.out, /^Paid/, paid.out);
  console.log('Done: a project made from the snippets, built by Gradle');
}

// Each curl line in the error catalogue must get the status at the start of its row.
async function causes(url) {
  const [, wallet] = /\/v1\/wallet\/([^/]+)\/keysend/.exec(errors);
  const { keys } = await about(url);
  const rows = [...errors.matchAll(/^\| (\d{3})\b.*`(curl [^`]+)` \|$/gm)];
  assert.ok(rows.length > 0, 'the error catalogue has curl lines');
  for (const [, status, curl] of rows) {
    const { out } = await run(`${curl} --silent --output /dev/null --write-out '%{http_code}'`, {
      URL: `${url}/v1/wallet/${wallet}/keysend`,
      KEY: keys.apiKey,
    });
    assert.equal(out, status, curl);
    console.log(`Done: ${curl}, which gets ${status}`);
  }
}

for (const command of commands) {
  const known = Object.keys(walks).find(beginning => command === beginning || command.startsWith(`${beginning} `));
  assert.ok(known, `No script runs this command of the README: ${command}`);
  await walks[known](command);
  console.log(`Done: ${command}`);
}

// Flags that the text mentions must exist.
const help = (await Promise.all([MOCK, `${MOCK} record`, KIT, 'docker run'].map(jar => run(`${jar} --help`)))).map(({ out }) => out).join();
for (const [, flag] of readme.matchAll(/(?<![\w-])(--[a-z][a-z-]+)/g)) {
  assert.ok(help.includes(flag), `README names ${flag}, which no command has`);
}
console.log('Done: every flag in the README exists');

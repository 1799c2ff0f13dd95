// Does what README.md and docs/ERRORS.md say, with the packed jars. A command that stands there and is not known here is
// an error, so that none goes untried.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { strict as assert } from 'node:assert';

process.chdir(new URL('..', import.meta.url).pathname);
process.env.NO_PROXY = process.env.no_proxy = '127.0.0.1';
const readme = readFileSync('README.md', 'utf8');
const errors = readFileSync('docs/ERRORS.md', 'utf8');

const MOCK = 'java -jar mock-server/target/keysend-mock-server.jar';
const KIT = 'java -jar conformance-tests/target/keysend-conformance.jar';
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

// Starts a server and answers with it once its line says that it is ready.
async function serve(command) {
  const server = spawn('bash', ['-c', `exec ${command}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => server.once('exit', resolve));
  for await (const line of createInterface({ input: server.stdout })) {
    const ready = / (http:\/\/\S+)$/.exec(line);
    if (ready) {
      server.stdout.resume();
      const stop = async () => {
        server.kill('SIGTERM');
        return ended;
      };
      return { url: ready[1], stop };
    }
  }
  throw new Error(`${command} ended with ${await ended} before it was ready`);
}

// The commands of the sh blocks: without comments, and with continued lines as one.
const commands = [...readme.matchAll(/^```sh\n(.*?)^```/gms)]
  .flatMap(block => block[1].replaceAll('\\\n', ' ').split('\n'))
  .map(line => line.replace(/\s+#.*$/, '').replaceAll(/\s+/g, ' ').trim())
  .filter(line => line);

// What a text says whatever the day: numbers, times and ports are left out.
const shape = text => text.trim().replaceAll(/[\d,.]+/g, '0').replaceAll(/\s+/g, ' ');

const walks = {
  // The step before this one has done it.
  'mvn verify': async () => {},
  'mvn -Pconformance': async command => {
    const { code, out } = await run(`${command} --batch-mode -DskipTests`);
    assert.equal(code, 0, out);
    const [, shown] = /The first ends with\s+```text\n(.*?)```/s.exec(readme);
    assert.ok(shape(out).includes(shape(shown)), `README shows\n${shown}\nbut the end is\n${out.slice(-2500)}`);
  },
  'mvn -Pmock': async command => {
    const mock = await serve(`${command} --batch-mode -DskipTests`);
    try {
      await pays(commands.find(line => line.startsWith('curl')));
    } finally {
      await mock.stop();
    }
  },
  [MOCK]: async command => {
    const mock = await serve(command);
    try {
      await pays(commands.find(line => line.startsWith('curl')));
      await causes(mock.url);
    } finally {
      assert.equal(await mock.stop(), 0, 'the mock ends with 0 after SIGTERM');
    }
  },
  // Tried on each mock above.
  curl: async () => {},
  // The kit's own tests run the suite from another project's build, with these properties.
  'KEYSEND_API_KEY=… KEYSEND_WALLET_KEY=… mvn test': async command => {
    const described = readFileSync('docs/KIT-COMMAND.md', 'utf8');
    for (const [, property] of command.matchAll(/-D(keysend\.\w+)/g)) {
      assert.ok(described.includes(`\`${property}\``), `${property} is described nowhere`);
    }
  },
  [KIT]: async command => {
    const mock = await serve(`${MOCK} --port 0`);
    const reports = mkdtempSync(join(tmpdir(), 'keysend-'));
    try {
      const sample = await (await fetch(`${mock.url}/mock.json`)).json();
      const { code, out } = await run(
        command.replace(WRITTEN_URL, mock.url).replace('--report-dir reports', `--report-dir ${reports}`),
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
  },
};

async function pays(curl) {
  const { code, out } = await run(`${curl} --silent --show-error`);
  assert.equal(code, 0, out);
  assert.match(out, /"settled":\s*1/, out);
}

// Each curl line of the error catalogue gets the status that its row begins with.
async function causes(url) {
  const [, wallet] = /\/v1\/wallet\/([^/]+)\/keysend/.exec(errors);
  const { keys } = await (await fetch(`${url}/mock.json`)).json();
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
  assert.ok(known, `README's command is tried nowhere: ${command}`);
  await walks[known](command);
  console.log(`Done: ${command}`);
}

// Flags that are named in passing exist.
const help = (await Promise.all([MOCK, `${MOCK} record`, KIT].map(jar => run(`${jar} --help`)))).map(({ out }) => out).join();
for (const [, flag] of readme.matchAll(/(?<![\w-])(--[a-z][a-z-]+)/g)) {
  assert.ok(help.includes(flag), `README names ${flag}, which no command has`);
}
console.log('Done: every flag that the README names exists');

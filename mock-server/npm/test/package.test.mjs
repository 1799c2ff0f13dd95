// Tests the npm package as installed in a project, KEYSEND_PROJECT. KEYSEND_BARE_PROJECT is a project without the package
// that contains Java.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import nodeTest from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const { KEYSEND_PROJECT: project, KEYSEND_BARE_PROJECT: bareProject, KEYSEND_JAVA_HOME: javaHome } = process.env;
const { startKeysendMock, connectKeysendMock } = createRequire(join(project, 'package.json'))('keysend-mock-server');

// A process that hangs fails its test, and no process outlives the tests.
const test = (name, body) => nodeTest(name, { timeout: 120_000 }, body);
const started = new Set();
process.on('exit', () => started.forEach(child => child.kill('SIGKILL')));

function start(words, options, program = process.execPath) {
  const child = spawn(program, words, { stdio: 'pipe', ...options });
  started.add(child);
  return child;
}

async function pay({ baseUrl, apiKey }, key, dest_pubkey, num_satoshis = 2) {
  const response = await fetch(`${baseUrl}/v1/wallet/${key}/keysend`, {
    method: 'POST',
    headers: { 'X-Api-Key': apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify({ dest_pubkey, num_satoshis, passThru: { ticketId: '23' } }),
  });
  return response.status;
}

async function withMock(options, use) {
  const mock = await startKeysendMock(options);
  try {
    await use(mock);
  } finally {
    await mock.close();
  }
}

/** Runs code with only the environment that a test names: no Java, no PATH, no home. */
function node(folder, code, environment = {}) {
  const words = ['--input-type=module', '--eval', code];
  return new Promise(resolve =>
    execFile(process.execPath, words, { cwd: folder, env: environment }, (failure, out, err) =>
      resolve({ code: failure?.code ?? 0, out, err }),
    ),
  );
}

function serve(folder, words, environment = { PATH: '/none' }) {
  const bin = join(folder, 'node_modules', '.bin', 'keysend-mock-server');
  return start([bin, ...words], { cwd: folder, env: environment });
}

async function urlOf(process) {
  const [line] = await once(createInterface(process.stdout), 'line');
  return line.slice(line.lastIndexOf(' ') + 1);
}

/** Waits until nothing listens at an address. */
async function ended(url) {
  const { hostname, port } = new URL(url);
  for (;;) {
    const socket = connect(port, hostname);
    const listens = await new Promise(resolve => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (!listens) {
      return;
    }
    await pause(20);
  }
}

const START = "const { startKeysendMock } = await import('keysend-mock-server');";

test('a mock settles payments and lists them', () =>
  withMock({ balance: 1000 }, async mock => {
    assert.equal(await mock.balance(), 1000);
    assert.equal(await pay(mock, mock.walletKey, mock.destination('keysend-sent'), 2), 201);
    assert.equal(await pay(mock, mock.walletKey, mock.destination('keysend-sent'), 3), 201);
    assert.equal(await pay(mock, mock.walletKey, mock.destination('failure-no-route')), 400);
    assert.equal(await pay(mock, mock.readOnlyWalletKey, mock.destination('keysend-sent')), 401);

    const payments = await mock.payments();
    assert.deepEqual(payments.map(payment => payment.num_satoshis), [2, 3]);
    assert.deepEqual(payments[0].passThru, { ticketId: '23' });
    assert.deepEqual(
      Object.keys(payments[0]).sort(),
      'balance dest_pubkey id num_satoshis number passThru payment_preimage r_hash_decoded settled_at wallet'.split(' '),
    );
    assert.equal(await mock.balance(), 995);

    await mock.reset();
    assert.deepEqual(await mock.payments(), []);
    assert.equal(await mock.balance(), 1000);
    assert.throws(() => mock.destination('failure-no-rout'), /There is no failure-no-rout, but: .*failure-no-route/);
  }));

test('a mock lists more payments than its page shows', () =>
  withMock({}, async mock => {
    for (let i = 0; i < 60; i++) {
      await pay(mock, mock.walletKey, mock.destination('keysend-sent'));
    }
    assert.equal((await mock.payments()).length, 60);
  }));

test('a wallet has its own balance, payments and requests', () =>
  withMock({ wallet: { waka_shop: 7 } }, async mock => {
    const shop = await mock.wallet('waka_shop');
    const wallet = await mock.openWallet(10);
    assert.equal(await pay(wallet, wallet.key, mock.destination('keysend-sent'), 4), 201);
    assert.equal(await pay(wallet, wallet.key, mock.destination('keysend-sent'), 40), 400);

    assert.equal(await wallet.balance(), 6);
    assert.deepEqual((await wallet.payments()).map(payment => payment.wallet), [wallet.id]);
    assert.deepEqual((await wallet.requests()).map(request => request.status), [201, 400]);
    assert.equal(await shop.balance(), 7);
    assert.deepEqual(await shop.payments(), []);

    await wallet.reset();
    assert.equal(await wallet.balance(), 10);
    await wallet.close();
    await assert.rejects(mock.wallet(wallet.key), /404: .*No wallet has this key/);
    await assert.rejects(shop.close(), /409: .*cannot be removed/);
    await assert.rejects(mock.openWallet(-1), /balance: must be an integer from 0/);
  }));

test('two mocks run independently at the same time', () =>
  withMock({ balance: 10 }, one =>
    withMock({ balance: 20 }, async other => {
      assert.notEqual(one.baseUrl, other.baseUrl);
      assert.equal(await pay(one, one.walletKey, one.destination('keysend-sent')), 201);
      assert.equal(await one.balance(), 8);
      assert.equal(await other.balance(), 20);
    }),
  ));

test('close frees the port, and the next mock can have it', async () => {
  const first = await startKeysendMock();
  const port = Number(new URL(first.baseUrl).port);
  await first.close();
  await first.close();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
  await withMock({ port }, second => assert.equal(second.baseUrl, first.baseUrl));
  await assert.rejects(first.payments(), /No mock is running at http/);
});

test('another process can use the mock', () =>
  withMock({ apiKey: 'pak_own' }, async mock => {
    await assert.rejects(connectKeysendMock({ baseUrl: mock.baseUrl }), /has its own apiKey and does not show it/);
    const same = await connectKeysendMock({ baseUrl: mock.baseUrl, apiKey: 'pak_own' });
    assert.equal(await pay(same, same.walletKey, same.destination('keysend-sent')), 201);
    assert.equal((await mock.payments()).length, 1);
    await assert.rejects(connectKeysendMock({ baseUrl: 'localhost:8080' }), /baseUrl must begin with http:/);
    await assert.rejects(connectKeysendMock({ baseUrl: mock.baseUrl, wallet_key: 'x' }), /Did you mean walletKey\?/);
    await assert.rejects(connectKeysendMock({ baseUrl: 'http://127.0.0.1:1' }), /No mock is running at http:\/\/127.0.0.1:1/);
  }));

test('the mock serves HTTPS if set', () =>
  withMock({ httpsPort: 0 }, mock => assert.match(mock.httpsBaseUrl, /^https:\/\/localhost:\d+$/)));

test('an invalid option is refused at once', async () => {
  for (const [options, message] of [
    [{ balace: 1 }, /There is no option balace\. Did you mean balance\?/],
    [{ 'wallet-key': 'waka_1' }, /Did you mean walletKey\?/],
    [{ somethingElse: 1 }, /There are port, bind, .*balance/],
    [{ noAdmin: true }, /There is no option noAdmin/],
    [{ toString: 'x' }, /There is no option toString/],
    [{ balance: '1000' }, /balance must be an integer/],
    [{ apiKey: '' }, /apiKey must be a text that is not empty/],
    [{ verbose: 'yes' }, /verbose must be true or false/],
    [{ allowHost: 'shop.test' }, /allowHost must be a list of texts/],
    [{ wallet: { 'waka_a,waka_b': 1 } }, /wallet must be an object of wallet keys/],
    [[], /The options must be an object/],
  ]) {
    await assert.rejects(startKeysendMock(options), { name: 'TypeError', message });
  }
});

test("the error has the program's message if the program refuses an option", async () => {
  await assert.rejects(startKeysendMock({ balance: -1 }), /ended with [12] before it was ready.*balance/s);
  await assert.rejects(startKeysendMock({ delay: 'soon' }), /--delay/);
});

test('undefined options and the environment set nothing', async () => {
  process.env.KEYSEND_MOCK_BALANCE = '5';
  process.env.PORT = '1';
  try {
    await withMock({ balance: undefined }, async mock => assert.equal(await mock.balance(), 1_000_000));
  } finally {
    delete process.env.KEYSEND_MOCK_BALANCE;
    delete process.env.PORT;
  }
});

test('the code of the npm page pays', async () => {
  const readme = readFileSync(join(project, 'node_modules', 'keysend-mock-server', 'README.md'), 'utf8');
  const { out, err } = await node(project, /^```js\n(.*?)^```/ms.exec(readme)[1]);
  assert.match(out, /^201 \[.*num_satoshis: 2,/s, err);
});

test('the mock ends with the process that started it, even if that is killed', async () => {
  const code = `${START} const mock = await startKeysendMock(); console.log(mock.baseUrl); process.stdin.resume();`;
  const parent = start(['--input-type=module', '--eval', code], { cwd: project, env: {} });
  const url = await urlOf(parent);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await ended(url);
});

test('the mock does not keep its process alive', async () => {
  const { code, out, err } = await node(project, `${START} console.log((await startKeysendMock()).baseUrl)`);
  assert.equal(code, 0, err);
  await ended(out.trim());
});

test('a process that closes the mock ends', async () => {
  const { code, err } = await node(project, `${START} const mock = await startKeysendMock(); await mock.payments(); await mock.close();`);
  assert.equal(code, 0, err);
});

test('import and require return the same functions', async () => {
  const code = `
    import * as imported from 'keysend-mock-server';
    import { createRequire } from 'node:module';
    const required = createRequire(import.meta.url)('keysend-mock-server');
    const names = Object.keys(required);
    if (names.length !== 2 || names.some(name => imported[name] !== required[name])) throw new Error(names.join());`;
  assert.equal((await node(project, code)).err, '');
});

test('the command serves, and exits with 0 after SIGTERM', async () => {
  const command = serve(project, ['--port', '0', '--balance', '7']);
  const url = await urlOf(command);
  assert.equal(await (await connectKeysendMock({ baseUrl: url })).balance(), 7);
  command.kill('SIGTERM');
  assert.deepEqual(await once(command, 'exit'), [0, null]);
  await ended(url);
});

test('the mock ends if the command is killed', async () => {
  const command = serve(project, ['--port', '0']);
  const url = await urlOf(command);
  command.kill('SIGKILL');
  await ended(url);
});

test('the mock ends with the npx that started it', async () => {
  const npx = start(['keysend-mock-server', '--port', '0'], { cwd: project }, 'npx');
  const url = await urlOf(npx);
  npx.kill('SIGTERM');
  await ended(url);
});

test('the command stops with its input only if set', async () => {
  const told = serve(project, ['--port', '0', '--stop-with-input']);
  await urlOf(told);
  told.stdin.end();
  assert.deepEqual(await once(told, 'exit'), [0, null]);

  const other = serve(project, ['--port', '0']);
  other.stdin.end();
  const url = await urlOf(other);
  assert.equal(await (await connectKeysendMock({ baseUrl: url })).balance(), 1_000_000);
  other.kill('SIGTERM');
  await once(other, 'exit');
});

test('the command passes on flags, subcommands and exit codes', async () => {
  const wrong = serve(project, ['--unknown']);
  assert.deepEqual(await once(wrong, 'exit'), [2, null]);
  const [usage] = await once(createInterface(serve(project, ['record', '--help']).stdout), 'line');
  assert.match(usage, /^Usage: keysend-mock-server record/);
  const recorder = serve(project, ['record', '--port=0', '--target=http://127.0.0.1:1', '--examples=.']);
  const url = await urlOf(recorder);
  recorder.kill('SIGKILL');
  await ended(url);
});

const USE = `${START} const mock = await startKeysendMock(); console.log(mock.baseUrl); await mock.close();`;

test('without the package for this system, the command uses Java from JAVA_HOME or the PATH', async () => {
  for (const environment of [{ JAVA_HOME: javaHome, PATH: '/none' }, { PATH: `/none:${javaHome}/bin` }]) {
    const { out, err } = await node(bareProject, USE, environment);
    assert.match(out, /^http:/, err);
  }
});

test('without Java, the command says what is missing', async () => {
  for (const [environment, said] of [
    [{ PATH: '/none' }, /JAVA_HOME is not set, and no java is on the PATH/],
    [{ JAVA_HOME: '/nowhere', PATH: `${javaHome}/bin` }, /JAVA_HOME is \/nowhere, which has no bin\/java/],
  ]) {
    const { code, err } = await node(bareProject, USE, environment);
    assert.equal(code, 1);
    assert.match(err, said);
    assert.match(err, /The package keysend-mock-server-linux-x64, which brings one, is not installed/);
    assert.match(err, /Java 17 or later/);

    const command = serve(bareProject, ['--port', '0'], environment);
    const [line] = await once(createInterface(command.stderr), 'line');
    assert.match(line, said);
    assert.deepEqual(await once(command, 'exit'), [1, null]);
  }
});

test('the error names a Java that is too old', async () => {
  const home = mkdtempSync(join(tmpdir(), 'keysend-'));
  mkdirSync(join(home, 'bin'));
  const java = join(home, 'bin', 'java');
  writeFileSync(java, '#!/bin/sh\necho java.lang.UnsupportedClassVersionError: class file version 61.0 >&2\nexit 1\n');
  chmodSync(java, 0o755);
  const { err } = await node(bareProject, USE, { JAVA_HOME: home });
  assert.match(err, new RegExp(`${java} is older than Java 17`));
});

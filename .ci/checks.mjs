// What the checks share. They run in the root of the checkout; when a script ends, its servers and folders go.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

process.chdir(new URL('..', import.meta.url).pathname);
process.env.NO_PROXY = process.env.no_proxy = '127.0.0.1';
export const MOCK = 'java -jar mock-server/target/keysend-mock-server.jar';

/** The server in the documents' commands. */
export const WRITTEN_URL = 'https://your.server';

const endings = [];
process.on('exit', () => endings.reverse().forEach(end => end()));

/** Creates a folder with this name in a new temporary folder. */
export function folder(name = 'work') {
  const parent = mkdtempSync(join(tmpdir(), 'keysend-'));
  endings.push(() => rmSync(parent, { recursive: true, force: true }));
  mkdirSync(join(parent, name));
  return join(parent, name);
}

/** Runs a command line in Bash and returns what it prints. Any other exit code than `code` is an error. */
export async function sh(command, { code = 0, env = {}, cwd = '.' } = {}) {
  const options = { env: { ...process.env, ...env }, cwd, maxBuffer: 1 << 28 };
  const { failure, out, err } = await new Promise(done =>
    execFile('bash', ['-c', command], options, (failure, out, err) => done({ failure, out, err })),
  );
  assert.equal(failure ? failure.code : 0, code, `exit code of ${command}\n${out}${err}`);
  return out;
}

/** Starts a server and returns it when it prints its URL; `stop` returns its exit code. `hear` gets each line until then. */
export async function serve(command, { cwd = '.', url = / (http:\/\/\S+)$/, hear = () => {} } = {}) {
  const server = spawn('bash', ['-c', `exec ${command}`], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  endings.push(() => server.kill());
  const ended = once(server, 'exit').then(([code]) => code);
  for await (const line of createInterface({ input: server.stdout })) {
    hear(line);
    const [, ready] = url.exec(line) ?? [];
    if (ready) {
      server.stdout.resume();
      const stop = async () => {
        server.kill();
        const code = await ended;
        // A launcher such as npx can end before the server that it started.
        await until(`nothing serves ${ready}`, () => fetch(ready).then(() => false, () => true));
        return code;
      };
      return { url: ready, input: server.stdin, ended, stop };
    }
  }
  throw new Error(`${command} ended with ${await ended} before it was ready`);
}

/** Waits for a condition. */
export async function until(what, holds) {
  for (let tries = 0; !(await holds()); tries++) {
    assert.ok(tries < 600, `not within a minute: ${what}`);
    await pause(100);
  }
}

/** Finds a free port, for programs that cannot let the system choose one. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise(done => server.close(done));
  return port;
}

/** Returns a document's code blocks of this language that begin like this. */
export const blocks = (document, language, beginning = '') =>
  [...readFileSync(document, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))]
    .map(([, text]) => text)
    .filter(text => text.startsWith(beginning));

/** Returns the commands of a document's sh blocks, without comments and with continued lines joined. */
export const commands = document =>
  blocks(document, 'sh')
    .flatMap(text => text.replaceAll('\\\n', ' ').split('\n'))
    .map(line => line.replace(/\s+#.*$/, '').replaceAll(/\s+/g, ' ').trim())
    .filter(line => line);

/** Reads a mock's keys and example requests. */
export const about = async url => (await fetch(`${url}/mock.json`)).json();

/** Returns the environment in which the kit's command finds a mock's keys. */
export async function keysOf(url) {
  const { keys } = await about(url);
  return { KEYSEND_API_KEY: keys.apiKey, KEYSEND_WALLET_KEY: keys.walletKey };
}

/** Checks that a mock settles its first example request. */
export async function pays(url) {
  const { keys, requests } = await about(url);
  const { status } = await fetch(`${url}/v1/wallet/${keys.walletKey}/keysend`, {
    method: 'POST',
    headers: { 'X-Api-Key': keys.apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(requests[0].body),
  });
  assert.equal(status, 201, `a payment at ${url}`);
}

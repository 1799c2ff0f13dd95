'use strict';

const { spawn } = require('node:child_process');
const { createInterface } = require('node:readline');
const { command } = require('./java.js');

const READY = / ready at (http:\S+)$/;
const HTTPS = /^It speaks HTTPS at (https:\S+)$/;
const KEPT_ERRORS = 50;

/** Starts the mock with its own environment, and resolves when it is ready. */
exports.start = async function start(environment) {
  const { file, words, locale } = command();
  // The mock stops when its input ends, and the system closes that input when this process ends for any reason.
  const child = spawn(file, words, {
    env: { ...environment, ...locale, KEYSEND_MOCK_STOP_WITH_INPUT: 'true' },
    windowsHide: true,
  });
  child.stdin.on('error', () => {});
  const running = new Running(child);
  const url = await running.ready(Boolean(environment.KEYSEND_MOCK_HTTPS_PORT));
  running.letGo();
  return Object.assign(running, url);
};

/** One process of the mock. */
class Running {
  #child;
  #errors = [];
  #https;
  #gone;

  constructor(child) {
    this.#child = child;
    this.#gone = new Promise(resolve => {
      child.once('error', error => resolve(`did not start: ${error.message}`));
      child.once('close', (code, signal) => resolve(`ended with ${signal ?? code}`));
    });
    this.#https = new Promise(resolve => {
      createInterface(child.stderr).on('line', line => {
        const secure = HTTPS.exec(line);
        if (secure) {
          resolve(secure[1]);
        } else {
          this.#said(line);
        }
      });
    });
  }

  #said(line) {
    if (this.baseUrl) {
      process.stderr.write(`${line}\n`);
    } else if (this.#errors.length < KEPT_ERRORS) {
      this.#errors.push(line);
    }
  }

  async ready(secure) {
    const served = new Promise(resolve => {
      createInterface(this.#child.stdout).on('line', line => {
        const ready = READY.exec(line);
        if (ready) {
          resolve(ready[1]);
        } else {
          // A message from Java itself.
          this.#said(line);
        }
      });
    });
    const baseUrl = await Promise.race([served, this.#gone.then(() => undefined)]);
    if (baseUrl === undefined) {
      throw new Error(await this.#failure());
    }
    return { baseUrl, httpsBaseUrl: secure ? await this.#https : undefined };
  }

  async #failure() {
    const said = this.#errors.join('\n');
    const hint = said.includes('UnsupportedClassVersionError')
      ? ` ${this.#child.spawnfile} is older than Java 17, which the mock needs.`
      : '';
    return `keysend-mock-server ${await this.#gone} before it was ready.${hint}\n${said}`;
  }

  /** Lets the process end although the mock runs. */
  letGo() {
    for (const handle of [this.#child, this.#child.stdin, this.#child.stdout, this.#child.stderr]) {
      handle.unref();
    }
  }

  async close() {
    this.#child.ref();
    this.#child.stdin.end();
    await this.#gone;
  }
}

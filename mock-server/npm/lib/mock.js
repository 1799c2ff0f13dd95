'use strict';

const { randomUUID } = require('node:crypto');
const { ask } = require('./http.js');

// All that the mock keeps; --journal-size of the program sets the limit.
const ALL = '?limit=999999999';

/** A running mock. */
class Mock {
  #requests;

  static async of(running, keys) {
    return new this(running, keys, await askMock(running.baseUrl, 'GET', '/mock.json'));
  }

  constructor({ baseUrl }, given, { keys, requests }) {
    this.#requests = requests;
    this.baseUrl = baseUrl;
    for (const name of ['apiKey', 'walletKey', 'readOnlyWalletKey']) {
      this[name] = given[name] ?? keys[name];
      if (this[name] === undefined) {
        throw new TypeError(`The mock at ${baseUrl} has its own ${name} and does not show it; give ${name} too`);
      }
    }
  }

  destination(name) {
    const found = this.#requests.find(request => request.name === name);
    if (!found) {
      throw new RangeError(`There is no ${name}, but: ${this.#requests.map(request => request.name).join(', ')}`);
    }
    return found.body.dest_pubkey;
  }

  async balance() {
    return (await this.#admin('GET', '/state?limit=0')).balance;
  }

  async payments() {
    return (await this.#admin('GET', `/state${ALL}`)).payments.reverse();
  }

  async reset() {
    await this.#admin('POST', '/reset');
  }

  async openWallet(balance, key = `waka_${randomUUID().replaceAll('-', '')}`) {
    await this.#admin('PUT', walletPath(key), { balance });
    return this.wallet(key);
  }

  async wallet(key) {
    const ask = (method, path = '', body) => this.#admin(method, `${walletPath(key)}${path}`, body);
    const { id } = await ask('GET', '?limit=0');
    return new Wallet(this, key, id, ask);
  }

  #admin(method, path, body) {
    return askMock(this.baseUrl, method, `/__admin/keysend${path}`, body);
  }
}

/** A mock that this process started. */
class StartedMock extends Mock {
  #process;

  constructor(running, keys, about) {
    super(running, keys, about);
    this.#process = running;
    this.httpsBaseUrl = running.httpsBaseUrl;
  }

  async close() {
    await this.#process.close();
  }
}

/** One wallet of a mock. */
class Wallet {
  #ask;

  constructor({ baseUrl, apiKey }, key, id, ask) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.key = key;
    this.id = id;
    this.#ask = ask;
  }

  async balance() {
    return (await this.#ask('GET', '?limit=0')).balance;
  }

  async payments() {
    return (await this.#ask('GET', ALL)).payments.reverse();
  }

  async requests() {
    return (await this.#ask('GET', ALL)).requests.reverse();
  }

  async reset() {
    await this.#ask('POST', '/reset');
  }

  async close() {
    await this.#ask('DELETE');
  }
}

function walletPath(key) {
  return `/wallets/${encodeURIComponent(key)}`;
}

async function askMock(baseUrl, method, path, body) {
  try {
    return await ask(method, `${baseUrl}${path}`, body);
  } catch (error) {
    throw error.code ? new Error(`No mock is running at ${baseUrl}: ${error.message}`, { cause: error }) : error;
  }
}

module.exports = { Mock, StartedMock };

'use strict';

// Generated from the flags of the program.
const OPTIONS = require('./options.json');

// A name with at most this edit distance is offered as a correction.
const LIKELY = 3;

const TYPES = {
  text: value => (typeof value === 'string' && value !== '' ? undefined : 'a text that is not empty'),
  integer: value => (Number.isSafeInteger(value) ? undefined : 'an integer'),
  switch: value => (typeof value === 'boolean' ? undefined : 'true or false'),
  texts: value =>
    Array.isArray(value) && value.every(each => typeof each === 'string' && /^[^,]+$/.test(each))
      ? undefined
      : 'a list of texts that are not empty and have no comma',
  amounts: value =>
    isPlain(value) && Object.entries(value).every(([key, each]) => /^[^,=]+$/.test(key) && Number.isSafeInteger(each))
      ? undefined
      : 'an object of wallet keys, which have neither comma nor equals sign, and integers, such as { waka_shop: 1000 }',
};

const WRITE = {
  texts: list => list.join(','),
  amounts: amounts =>
    Object.entries(amounts)
      .map(([key, satoshis]) => `${key}=${satoshis}`)
      .join(','),
};

/** The environment for the program: these options, without variables of the mock that were already set. */
exports.environmentOf = function environmentOf(options) {
  if (!isPlain(options)) {
    throw new TypeError('The options must be an object, such as { balance: 1000 }');
  }
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'PORT' && !name.startsWith('KEYSEND_MOCK_')),
  );
  environment.KEYSEND_MOCK_PORT = '0';
  for (const [name, value] of Object.entries(options)) {
    checkName(name, Object.keys(OPTIONS));
    const { type, variable } = OPTIONS[name];
    if (value === undefined) {
      continue;
    }
    // Do not show the value, because it can be a secret.
    const wanted = TYPES[type](value);
    if (wanted) {
      throw new TypeError(`${name} must be ${wanted}`);
    }
    environment[variable] = WRITE[type]?.(value) ?? String(value);
  }
  return environment;
};

/** Checks the address of a mock that another process started. */
exports.checkAddress = function checkAddress(where) {
  if (!isPlain(where) || !/^http:\/\/[^/]+$/.test(where.baseUrl)) {
    throw new TypeError("baseUrl must begin with http:// and have no path, such as { baseUrl: 'http://127.0.0.1:8080' }");
  }
  for (const name of Object.keys(where)) {
    checkName(name, ['baseUrl', 'apiKey', 'walletKey', 'readOnlyWalletKey']);
  }
};

function isPlain(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkName(name, names) {
  if (names.includes(name)) {
    return;
  }
  const [[likely, far]] = names.map(each => [each, distance(plain(name), plain(each))]).sort(([, a], [, b]) => a - b);
  const advice = far <= LIKELY ? `Did you mean ${likely}?` : `There are ${names.join(', ')}.`;
  throw new TypeError(`There is no option ${name}. ${advice}`);
}

/** Makes walletKey, wallet_key and --wallet-key equal. */
function plain(name) {
  return name.replace(/[-_]/g, '').toLowerCase();
}

/** The edit distance of two words. */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[other.length];
}

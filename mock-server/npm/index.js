'use strict';

const { start } = require('./lib/process.js');
const { Mock, StartedMock } = require('./lib/mock.js');
const { checkAddress, environmentOf } = require('./lib/options.js');

exports.startKeysendMock = async function startKeysendMock(options = {}) {
  const environment = environmentOf(options);
  const running = await start(environment);
  try {
    return await StartedMock.of(running, options);
  } catch (error) {
    await running.close();
    throw error;
  }
};

exports.connectKeysendMock = async function connectKeysendMock(where) {
  checkAddress(where);
  return Mock.of(where, where);
};

'use strict';

const http = require('node:http');

/** Sends a request to the mock and resolves with its JSON. Does not use fetch, which tests often replace. */
exports.ask = function ask(method, url, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent: false, headers: { 'Content-Type': 'application/json' } }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', part => (text += part));
      response.on('error', reject);
      response.on('end', () => {
        try {
          resolve(read(response.statusCode, text));
        } catch (error) {
          reject(error);
        }
      });
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
};

function read(status, text) {
  if (status === 200) {
    return JSON.parse(text);
  }
  let reason = text;
  try {
    reason = JSON.parse(text).message;
  } catch {
    // Not JSON: keep the text.
  }
  throw new Error(`The mock responded with ${status}: ${reason}`);
}

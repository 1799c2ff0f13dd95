#!/usr/bin/env node
'use strict';

const { spawn } = require('node:child_process');
const { command } = require('../lib/java.js');

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

let program;
try {
  program = command();
} catch (error) {
  fail(error.message);
}

const STOP = 'KEYSEND_MOCK_STOP_WITH_INPUT';
// The mock stops when its input ends, and the system closes that input when this process ends for any reason.
const mock = spawn(program.file, [...program.words, ...process.argv.slice(2)], {
  env: { ...process.env, ...program.locale, [STOP]: 'true' },
  stdio: ['pipe', 'inherit', 'inherit'],
});
mock.stdin.on('error', () => {});
mock.on('error', error => fail(`${program.file} did not start: ${error.message}`));
mock.on('exit', code => process.exit(code ?? 1));

if (process.argv.includes('--stop-with-input') || process.env[STOP] === 'true') {
  process.stdin.pipe(mock.stdin);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => mock.stdin.end());
}

// npm and npx pass a signal to their shell only, and the shell ends without telling this process.
if (process.env.npm_command) {
  const shell = process.ppid;
  setInterval(() => process.ppid === shell || mock.stdin.end(), 300).unref();
}

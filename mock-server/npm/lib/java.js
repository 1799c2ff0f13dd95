'use strict';

const { existsSync, statSync, utimesSync } = require('node:fs');
const { delimiter, dirname, join } = require('node:path');

const PROGRAM = join(__dirname, '..', 'program', 'keysend-mock-server.jar');
const SYSTEM = `${process.platform}-${process.arch}`;
const JAVA = process.platform === 'win32' ? 'java.exe' : 'java';

/** The command that runs the mock: its file, its first arguments and what it needs of the environment. */
exports.command = function command() {
  return { file: packaged() ?? installed(), words: ['-jar', PROGRAM], locale: locale() };
};

/** Without a locale of UTF-8, Java cannot read a path with letters beyond ASCII, its own included. */
function locale() {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '') ? {} : { LC_ALL: 'C.UTF-8' };
}

/** The Java of the package for this system, if npm installed that. */
function packaged() {
  const name = `keysend-mock-server-${SYSTEM}`;
  let description;
  try {
    description = require.resolve(`${name}/package.json`);
  } catch {
    return undefined;
  }
  giveTime(require(description).programTime);
  return join(dirname(description), 'runtime', 'bin', JAVA);
}

/**
 * Java starts fast with its archive of classes, and takes that only with a program of the time that it was made with.
 * npm gives every file the time of the installation.
 */
function giveTime(time) {
  try {
    if (statSync(PROGRAM).mtimeMs !== time) {
      utimesSync(PROGRAM, time / 1000, time / 1000);
    }
  } catch {
    // Somebody else's file: the mock starts all the same, only slower.
  }
}

function installed() {
  const home = process.env.JAVA_HOME;
  if (home) {
    const java = join(home, 'bin', JAVA);
    if (existsSync(java)) {
      return java;
    }
    throw new Error(missing(`JAVA_HOME is ${home}, which has no bin/${JAVA}`));
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder && existsSync(join(folder, JAVA))) {
      return join(folder, JAVA);
    }
  }
  throw new Error(missing(`JAVA_HOME is not set, and no ${JAVA} is on the PATH`));
}

function missing(java) {
  return (
    `keysend-mock-server finds no Java to run with. The package keysend-mock-server-${SYSTEM}, which brings one, is not` +
    ` installed; ${java}. Install optional dependencies too (npm install --include=optional; a lock file that was` +
    ' written on another system can lack them), or Java 17 or later.'
  );
}

'use strict';

const { existsSync, statSync, utimesSync } = require('node:fs');
const { delimiter, dirname, join } = require('node:path');

const PROGRAM = join(__dirname, '..', 'program', 'keysend-mock-server.jar');
const SYSTEM = `${process.platform}-${process.arch}`;
const JAVA = process.platform === 'win32' ? 'java.exe' : 'java';

/** The command that runs the mock: its file, its first arguments and environment variables that it needs. */
exports.command = function command() {
  return { file: packaged() ?? installed(), words: ['-jar', PROGRAM], locale: locale() };
};

/** Without a UTF-8 locale, Java cannot read paths with letters beyond ASCII, such as its own. */
function locale() {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '') ? {} : { LC_ALL: 'C.UTF-8' };
}

/** Java from the package for this system, if npm installed that. */
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
 * Java starts fast with its class archive, but uses it only if the program has the modification time from the build.
 * npm sets the modification time of every file when it installs.
 */
function giveTime(time) {
  try {
    if (statSync(PROGRAM).mtimeMs !== time) {
      utimesSync(PROGRAM, time / 1000, time / 1000);
    }
  } catch {
    // This user cannot change the file; the mock still starts, only slower.
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

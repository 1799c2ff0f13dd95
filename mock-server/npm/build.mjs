// Makes the npm packages in mock-server/target/npm: keysend-mock-server, with the program and the types generated from
// contract and flags, and the package that contains Java for the system that this runs on.
// After `mvn -Pdistribution -DskipTests package`:
//   npm install --prefix mock-server/npm --no-package-lock --ignore-scripts && node mock-server/npm/build.mjs
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { optionsOf, typesOf } from './options.mjs';

const SYSTEMS = {
  'linux-x64': { os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
  'linux-arm64': { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] },
  'darwin-x64': { os: ['darwin'], cpu: ['x64'] },
  'darwin-arm64': { os: ['darwin'], cpu: ['arm64'] },
  'win32-x64': { os: ['win32'], cpu: ['x64'] },
};

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const source = 'mock-server/npm';
const target = 'mock-server/target/npm';
const distribution = 'mock-server/target/distribution/keysend-mock-server';
const [, version] = /^ {2}<version>(.*)<\/version>$/m.exec(readFileSync('bom/pom.xml', 'utf8'));
const { devDependencies, ...description } = JSON.parse(readFileSync(`${source}/package.json`, 'utf8'));
const system = `${process.platform}-${process.arch}`;

/** Makes the folder of a package and packs it. */
function pack(name, { files = {}, copies = {}, ...fields }) {
  const folder = join(target, name);
  mkdirSync(folder, { recursive: true });
  for (const [from, to] of Object.entries({ LICENSE: 'LICENSE', ...copies })) {
    // npm packages cannot contain links.
    cpSync(from, join(folder, to), { recursive: true, dereference: true, preserveTimestamps: true });
  }
  for (const [file, text] of Object.entries({ ...files, 'package.json': json({ ...description, ...fields, name, version }) })) {
    writeFileSync(join(folder, file), text);
  }
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', target, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

rmSync(target, { recursive: true, force: true });
const program = `${distribution}/lib/keysend-mock-server.jar`;
const options = optionsOf(readFileSync('docs/MOCK-COMMAND.md', 'utf8'));
const contract = astToString(await openapiTS(new URL('../../openapi/keysend.yaml', import.meta.url)));
pack('keysend-mock-server', {
  copies: {
    ...Object.fromEntries(['README.md', 'index.js', 'index.d.ts', 'lib', 'bin'].map(name => [`${source}/${name}`, name])),
    [program]: 'program/keysend-mock-server.jar',
  },
  files: {
    'lib/options.json': json(options),
    'options.d.ts': typesOf(options),
    'contract.d.ts': `// Written from keysend.yaml by openapi-typescript.\n${contract}`,
  },
  optionalDependencies: Object.fromEntries(Object.keys(SYSTEMS).map(name => [`keysend-mock-server-${name}`, version])),
});
if (SYSTEMS[system]) {
  const { bin, main, types, exports, keywords, ...plain } = description;
  pack(`keysend-mock-server-${system}`, {
    ...Object.fromEntries(Object.keys({ bin, main, types, exports, keywords }).map(name => [name, undefined])),
    ...plain,
    ...SYSTEMS[system],
    description: `Java for keysend-mock-server on ${system}. That package asks for this one where it fits.`,
    // Java uses its class archive only if the program still has this modification time and size.
    programTime: statSync(program).mtimeMs,
    programSize: statSync(program).size,
    copies: { [`${distribution}/runtime`]: 'runtime' },
  });
}

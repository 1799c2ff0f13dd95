// The npm package contains the program, and each system's package a class archive that works with one program only. Checks
// that all were made with the same program. usage: same-program.mjs FOLDER_OF_PACKAGES
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const packages = readdirSync(folder).filter(file => file.endsWith('.tgz'));
const inside = (file, path) => execFileSync('tar', ['-xzOf', join(folder, file), `package/${path}`], { maxBuffer: 1 << 28 });

const [own] = packages.filter(file => /^keysend-mock-server-\d/.test(file));
assert.ok(own, 'the package itself is missing');
const systems = packages.filter(file => file !== own);
const { optionalDependencies } = JSON.parse(inside(own, 'package.json'));
const size = inside(own, 'program/keysend-mock-server.jar').length;
const asked = Object.keys(optionalDependencies);
for (const file of systems) {
  const { name, programSize } = JSON.parse(inside(file, 'package.json'));
  assert.ok(asked.includes(name), `${name} is asked for`);
  assert.equal(programSize, size, `${name} was made with another program`);
}
if (process.env.GITHUB_ACTIONS && systems.length !== asked.length) {
  throw new Error(`There are ${systems.join(', ')}, but ${asked.join(', ')} are asked for`);
}
console.log(`${systems.length} packages were made with the program in ${own}`);

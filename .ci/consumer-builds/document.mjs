// The table of class paths in the documentation, made from class-paths.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { strict as assert } from 'node:assert';

const FILE = 'docs/SDK-IN-PRODUCTION.md';
const BEGIN = '<!-- .ci/consumer-builds/class-paths.json -->';
const END = '<!-- end -->';

const shown = text => `\`${text.split(':').slice(1).join(' ')}\``;

function table(paths) {
  const rows = paths.map(path => {
    const versions = [path.bom, ...(path.dependencies ?? []), ...(path.test ?? [])].filter(one => one && one.split(':').length > 2);
    const has = run => (path.runs.includes(run) ? 'yes' : '');
    return `| ${path.name} | ${versions.map(shown).join(', ')} | ${has('sdk')} | ${has('mock')} | ${has('kit')} |`;
  });
  return ['| class path | versions it names | SDK | mock | kit |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function parts() {
  const page = readFileSync(FILE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN) + BEGIN.length, page.lastIndexOf(END)];
  assert.ok(begin >= BEGIN.length && end > begin, `${FILE} has a table between ${BEGIN} and ${END}`);
  return [page.slice(0, begin), page.slice(begin, end).trim(), page.slice(end)];
}

export function checkTable(paths) {
  assert.equal(parts()[1], table(paths), `${FILE} differs from class-paths.json; run .ci/consumer-builds/run --write-document`);
}

export function writeTable(paths) {
  const [before, , after] = parts();
  writeFileSync(FILE, `${before}\n\n${table(paths)}\n\n${after}`);
}

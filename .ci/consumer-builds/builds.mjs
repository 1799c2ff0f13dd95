import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { strict as assert } from 'node:assert';
import { MOCK, about, serve, sh } from '../checks.mjs';
import { checkTable, writeTable } from './document.mjs';
import { kotlinSnippets, randomPort, snippets } from './snippets.mjs';
import { pom, reactor } from './project.mjs';

const WORK = resolve('target/consumer-builds');
const LOG = join(WORK, 'build.log');
const OURS = join(WORK, 'ours');
const TEMPLATES = resolve('.ci/consumer-builds/templates');
const API_KEY = 'pak_ConsumerBuildsApiKey5d21c7';
const WALLET_KEY = 'waka_ConsumerBuildsWalletKey9e04a3';

const all = JSON.parse(readFileSync('.ci/consumer-builds/class-paths.json', 'utf8'));
if (process.argv[2] === '--write-document') {
  writeTable(all);
  process.exit();
}
checkTable(all);
const wanted = process.argv.slice(2);
const unknown = wanted.filter(id => !all.some(path => path.id === id));
assert.deepEqual(unknown, [], `unknown class path; class-paths.json has ${all.map(path => path.id).join(', ')}`);
const paths = all.filter(path => wanted.length === 0 || wanted.includes(path.id));

const started = Date.now();
const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
const [, version] = /<artifactId>keysend-bom<\/artifactId>\s*<version>(.*?)<\/version>/.exec(readFileSync('bom/pom.xml', 'utf8'));
const known = process.env.MAVEN_REPOSITORY ?? join(homedir(), '.m2/repository');

// A separate repository with our artifacts, as they would be published.
rmSync(OURS, { recursive: true, force: true });
rmSync(join(WORK, 'local/dev/keysend'), { recursive: true, force: true });
publish('keysend-bom', 'bom/pom.xml');
publish('keysend-parent', 'pom.xml');
publish('keysend-contract', 'openapi/pom.xml', `openapi/target/keysend-contract-${version}.jar`);
publish('keysend-sdk', 'sdk/pom.xml', `sdk/target/keysend-sdk-${version}.jar`);
publish('keysend-mock-server', 'mock-server/dependency-reduced-pom.xml', 'mock-server/target/keysend-mock-server.jar');
publish(
  'keysend-conformance',
  'conformance-tests/dependency-reduced-pom.xml',
  `conformance-tests/target/keysend-conformance-${version}.jar`,
);
console.log(`Published to a separate repository after ${seconds()}`);

const projects = join(WORK, 'projects');
rmSync(projects, { recursive: true, force: true });
const versions = Object.fromEntries(
  [...readFileSync('pom.xml', 'utf8').matchAll(/<([\w.-]+)\.version>([^<$]+)<\/\1\.version>/g)].map(([, name, value]) => [name, value]),
);
for (const path of paths) {
  const folder = join(projects, path.id);
  mkdirSync(join(folder, 'src/main/java/com/example'), { recursive: true });
  mkdirSync(join(folder, 'src/test/java/com/example'), { recursive: true });
  writeFileSync(join(folder, 'pom.xml'), pom(path, versions));
  const copy = (from, to) => existsSync(join(TEMPLATES, from)) && cpSync(join(TEMPLATES, from), join(folder, to), { recursive: true });
  for (const template of path.templates ?? []) {
    copy(`${template}/main`, 'src/main/java/com/example');
    for (const run of path.runs) copy(`${template}/${run}`, 'src/test/java/com/example');
  }
  for (const run of path.runs) copy(run, 'src/test/java/com/example');
  for (const [name, text] of Object.entries(snippets(path))) {
    writeFileSync(join(folder, 'src/main/java/com/example', name), text);
  }
  for (const [name, text] of Object.entries(randomPort(path))) {
    writeFileSync(join(folder, 'src/test/java/com/example', name), text);
  }
  for (const [name, text] of Object.entries(kotlinSnippets(path))) {
    mkdirSync(join(folder, 'src/main/kotlin'), { recursive: true });
    writeFileSync(join(folder, 'src/main/kotlin', name), text);
  }
}
writeFileSync(join(projects, 'pom.xml'), reactor(paths));

const mock = await serve(
  `${MOCK} --port 0 --api-key ${API_KEY} --wallet-key ${WALLET_KEY} --balance 1000000000`,
);
const [{ body }] = (await about(mock.url)).requests;
const unroutable = /`failure-no-route`.*?`(0[23][0-9a-f]{64})`/.exec(readFileSync('docs/MAGIC-DESTINATIONS.md', 'utf8'))[1];
// The reports say which projects failed.
await sh(
  `mvn --batch-mode --no-transfer-progress test --threads 2 --fail-at-end --update-snapshots --file '${projects}' \
  --settings sdk/src/it/settings.xml '-Douter.repository=file://${known}' \
  '-Dmaven.repo.local=${join(WORK, 'local')}' '-Dours=file://${OURS}' -Dkeysend.version=${version} \
  -Dmock.url=${mock.url} -Dmock.destination=${body.dest_pubkey} -Dmock.unroutable=${unroutable} > '${LOG}' 2>&1 || true`,
  { env: { MOCK_API_KEY: API_KEY, MOCK_WALLET_KEY: WALLET_KEY } },
);
const failed = paths.map(path => [path, problem(path)]).filter(([, why]) => why);
await mock.stop();
for (const path of paths) {
  const why = failed.find(([one]) => one === path)?.[1];
  console.log(`${why ? 'FAILED' : 'OK'}: ${path.name}: ${path.runs.join(', ')}${why ? `: ${why}` : ''}`);
}
console.log(`${paths.length} class paths in ${seconds()}; the log is ${LOG}`);
process.exit(failed.length === 0 ? 0 : 1);

function publish(artifact, description, archive) {
  const folder = join(OURS, 'dev/keysend', artifact, version);
  mkdirSync(folder, { recursive: true });
  for (const [file, extension] of [[description, 'pom'], [archive, 'jar']]) {
    if (file) {
      assert.ok(existsSync(file), `${file} is missing; run mvn -DskipTests package first`);
      cpSync(file, join(folder, `${artifact}-${version}.${extension}`));
    }
  }
}

/** Returns what is wrong with the reports of a project's build. */
function problem(path) {
  const folder = join(projects, path.id, 'target');
  const reports = join(folder, 'surefire-reports');
  if (!existsSync(reports)) {
    return 'no test ran';
  }
  const suites = readdirSync(reports).filter(name => name.endsWith('.xml')).map(name => readFileSync(join(reports, name), 'utf8'));
  const ran = name => suites.some(suite => new RegExp(`<testsuite[^>]*name="com\\.example\\.${name}`).test(suite));
  const broken = suites.filter(suite => /<(failure|error)\b/.test(suite)).map(suite => /<testsuite[^>]* name="([^"]*)/.exec(suite)[1]);
  if (broken.length > 0) {
    return `${broken.join(', ')} failed`;
  }
  for (const [run, name] of [['sdk', 'SdkTest'], ['mock', 'MockTest'], ['kit', 'ConformanceTest']]) {
    if (path.runs.includes(run) && !ran(name)) {
      return `${name} did not run`;
    }
  }
  if (Object.keys(randomPort(path)).length > 0 && !ran('KeepsTheContractTest')) {
    return 'KeepsTheContractTest did not run';
  }
  if (path.runs.includes('kit')) {
    const { verdict } = JSON.parse(readFileSync(join(folder, 'keysend-conformance/report.json'), 'utf8'));
    if (!verdict.startsWith('conformant')) {
      return `the kit's verdict is ${verdict}`;
    }
  }
  if (path.sameBeansAs && paths.some(one => one.id === path.sameBeansAs)) {
    const beans = id => readFileSync(join(projects, id, 'target/beans.txt'), 'utf8').split('\n');
    const [mine, theirs] = [beans(path.id), beans(path.sameBeansAs)];
    const changed = [...mine.filter(bean => !theirs.includes(bean)), ...theirs.filter(bean => !mine.includes(bean))];
    if (changed.length > 0) {
      return `mock and kit change the application's beans: ${changed.join(', ')}`;
    }
  }
  if (path.secretKeys) {
    const logs = readdirSync(reports).filter(name => name.endsWith('-output.txt')).map(name => readFileSync(join(reports, name), 'utf8'));
    if (!logs.some(log => /\b(DEBUG|TRACE)\b/.test(log))) {
      return 'nothing was logged at the lowest level';
    }
    const leak = logs.flatMap(log => log.split('\n')).find(line => line.includes(API_KEY) || line.includes(WALLET_KEY));
    if (leak) {
      return `a key was printed: ${leak.slice(0, 200)}`;
    }
  }
  return undefined;
}

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MOCK, WRITTEN_URL, about, folder, keysOf, serve, sh } from '../../checks.mjs';
import { makeProject } from './project.mjs';

const README = readFileSync('README.md', 'utf8');

/** Makes a project from the README's code, and builds it with Maven and with Gradle. */
export async function builds(command) {
  const work = folder();
  const shop = join(work, 'shop');
  makeProject('README.md', shop);
  const mock = await serve(`${MOCK} --port 0`);
  const { keys, requests } = await about(mock.url);

  // A separate local repository, so that later builds do not use anything from this script; and a copy of the checkout,
  // because later steps need this checkout as built with the other local repository.
  const known = await sh('mvn --batch-mode --quiet --non-recursive help:evaluate -Dexpression=settings.localRepository -DforceStdout');
  const settings = `--settings '${resolve('sdk/src/it/settings.xml')}' '-Douter.repository=file://${known.trim()}'`;
  const options = `--batch-mode -Dmaven.repo.local=${work}/repository ${settings}`;
  const [, install] = /`(mvn [^`]*install)`/.exec(README);
  await sh(`git clone --quiet . ${work}/checkout && cd ${work}/checkout && ${install} ${options}`);
  console.log(`Done: ${install}`);

  const [, test] = /(mvn .*)/.exec(command.replace(WRITTEN_URL, mock.url));
  assert.match(await sh(`${test} ${options}`, { cwd: shop, env: await keysOf(mock.url) }), /Running CheckoutTest/);
  const { verdict, spending } = JSON.parse(readFileSync(join(shop, 'target/keysend-conformance/report.json'), 'utf8'));
  assert.match(verdict, /^conformant/);
  assert.ok(spending.paidSatoshis > 0, 'the suite paid');
  console.log('Done: a project made from the snippets, built and tested by Maven');

  await sh(`gradle --no-daemon --quiet -Dmaven.repo.local=${work}/repository collect`, { cwd: shop });
  const archives = readdirSync(join(shop, 'collected')).filter(archive => !/^(shop|keysend-sdk-.*)\.jar$/.test(archive));
  const shown = [...README.matchAll(/^\| ([\w.-]+\.jar) \|/gm)].map(([, archive]) => archive);
  assert.deepEqual(archives.sort(), shown.sort(), 'what comes with the SDK');
  const target = `${mock.url} ${keys.apiKey} ${keys.walletKey} ${requests[0].body.dest_pubkey}`;
  assert.match(await sh(`java -cp 'collected/*' Pay ${target}`, { cwd: shop }), /^Paid/);
  console.log('Done: a project made from the snippets, built by Gradle');
  await mock.stop();
}

// Every manifest keeps the API's schema, without a name that the schema does not know, and belongs together: a service
// selects the pods of a deployment, and wallets in memory have one replica that is never doubled.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { manifests } from './manifests.mjs';

const of = kind => manifests.filter(manifest => manifest.kind === kind);
for (const service of of('Service')) {
  const selected = of('Deployment').filter(({ spec }) =>
    Object.entries(service.spec.selector).every(([name, value]) => spec.template.metadata.labels[name] === value),
  );
  assert.equal(selected.length, 1, `${service.metadata.name} must select one deployment`);
}
for (const { metadata, spec } of of('Deployment')) {
  const [container] = spec.template.spec.containers;
  assert.deepEqual(spec.selector.matchLabels, spec.template.metadata.labels, metadata.name);
  if (!container.args.join(' ').includes('--mode recorded')) {
    assert.equal(spec.replicas, 1, `${metadata.name} keeps wallets in memory`);
    assert.equal(spec.strategy.type, 'Recreate', `${metadata.name} keeps wallets in memory`);
  }
}

// The types are made from the API's schemas, and an object that is written out may have no other names than its type's.
const folder = new URL('node_modules/.keysend/', import.meta.url);
mkdirSync(folder, { recursive: true });
const file = new URL('manifests.ts', folder).pathname;
const text = manifests.map(
  ({ apiVersion, kind, ...rest }, number) =>
    `import type { I${kind} as Type${number} } from 'kubernetes-models/${apiVersion}/${kind}';\n` +
    `export const manifest${number}: Type${number} = ${JSON.stringify({ apiVersion, kind, ...rest }, null, 2)};\n`,
);
writeFileSync(file, text.join('\n'));
const program = ts.createProgram([file], {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  types: [],
});
const faults = ts.getPreEmitDiagnostics(program);
for (const { file: source, start, messageText } of faults) {
  const line = source?.text.slice(0, start).split('\n').length;
  console.error(`${source?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}
assert.equal(faults.length, 0, 'The manifests must keep the schemas of the Kubernetes API');
console.log(`${manifests.length} manifests keep the schemas of the Kubernetes API`);

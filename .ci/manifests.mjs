// The Kubernetes example.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const file = new URL('../mock-server/deploy/kubernetes.yaml', import.meta.url);
export const manifests = parseAllDocuments(readFileSync(file, 'utf8')).map(document => {
  if (document.errors.length > 0) {
    throw document.errors[0];
  }
  return document.toJS();
});

// The README's job keeps GitLab's own schema, as gitlab-ci-local brings it, which asks for Node.js 22.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [, job] = /^```yaml\n(conformance:.*?)^```/ms.exec(readFileSync(new URL('../README.md', import.meta.url), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'keysend-'));
try {
  execFileSync('git', ['init', '--quiet', folder]);
  writeFileSync(join(folder, '.gitlab-ci.yml'), job);
  const program = new URL('node_modules/gitlab-ci-local/dist/index.js', import.meta.url).pathname;
  const listed = execFileSync(process.execPath, [program, '--list-csv'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (!listed.includes('\nconformance;')) {
    throw new Error(listed);
  }
  console.log("The README's job keeps GitLab's schema");
} finally {
  rmSync(folder, { recursive: true });
}

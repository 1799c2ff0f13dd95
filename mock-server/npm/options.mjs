// The options of startKeysendMock are the flags of the program. Their names, types and descriptions come from the table in
// docs/MOCK-COMMAND.md, which the build writes.

// Flags that are commands, a flag that the package sets itself, and --no-admin, because the package needs the admin API.
const NOT_HERE = ['--help', '--version', '--stop-with-input', '--no-admin'];

const REPEATED = ' Can be repeated.';
const TYPES = { '': 'switch', N: 'integer', SATS: 'integer', 'K=SATS': 'amounts' };
const TYPESCRIPT = {
  text: 'string',
  integer: 'number',
  switch: 'boolean',
  texts: 'readonly string[]',
  amounts: 'Readonly<Record<string, number>>',
};

/** Type, environment variable and description of each option, by its name. */
export function optionsOf(document) {
  const [, table] = /^<!-- generated: flags -->\n+(.*?)\n\n/ms.exec(document);
  const rows = [...table.matchAll(/^\| .*?`(--[a-z-]+)(?: (\S+))?` \| (.*) \|$/gm)].filter(([, flag]) => !NOT_HERE.includes(flag));
  const flags = rows.map(([, flag]) => flag);
  return Object.fromEntries(
    rows.map(([, flag, value = '', said]) => {
      const variable = `KEYSEND_MOCK_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`;
      const type = TYPES[value] ?? (said.endsWith(REPEATED) ? 'texts' : 'text');
      const text = said
        .replace(REPEATED, '')
        .replace(/--[a-z-]+/g, word => (flags.includes(word) ? nameOf(word) : word))
        // In code, the default port is 0, because tests often start several mocks.
        .replace('0 picks a free one. Default: 8080.', '0, the default, picks a free one.');
      return [nameOf(flag), { type, variable, text }];
    }),
  );
}

function nameOf(flag) {
  return flag.slice(2).replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

/** The TypeScript types of the options. */
export function typesOf(options) {
  const fields = Object.entries(options).map(
    ([name, { type, text }]) => `  /** ${text.replaceAll('*/', '* /')} */\n  readonly ${name}?: ${TYPESCRIPT[type]} | undefined;\n`,
  );
  return `// Written from the flags of the program.\n\n/** Each flag of the program, by its name in camel case. */\nexport interface KeysendMockOptions {\n${fields.join('')}}\n`;
}

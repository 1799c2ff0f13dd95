// The code blocks of docs/SDK-IN-PRODUCTION.md, one file each, for every project that has what a block imports.
import { blocks } from '../checks.mjs';

const PAGE = 'docs/SDK-IN-PRODUCTION.md';

/** Imports that a block can have, and which class paths have the libraries for them. */
const NEEDS = [
  [/^import org\.springframework\./m, path => path.templates?.includes('spring')],
  [/^import io\.micrometer\./m, path => path.dependencies?.some(one => one.includes('micrometer'))],
  [/^import io\.opentelemetry\./m, path => path.dependencies?.some(one => one.includes('opentelemetry'))],
];

export function snippets(path) {
  const files = {};
  for (const text of blocks(PAGE, 'java')) {
    const [, name] = /(?:class|record|interface) (\w+)/.exec(text) ?? [];
    if (!name) {
      throw new Error(`${PAGE}: a block of Java is no class:\n${text}`);
    }
    if (NEEDS.every(([needs, has]) => !needs.test(text) || has(path))) {
      files[`${name}.java`] = `package com.example;\n\n${text}`;
    }
  }
  return files;
}

/** The README's test of an application at a random port; the application forwards to the mock. */
export function randomPort(path) {
  if (!path.templates?.includes('spring') || !path.runs.includes('kit')) {
    return {};
  }
  const [text] = blocks('README.md', 'java').filter(block => block.includes('KeysendConformance.of'));
  if (!text) {
    throw new Error('README.md has no block of Java with KeysendConformance.of');
  }
  return {
    'KeepsTheContractTest.java': `package com.example;

import dev.keysend.conformance.KeysendConformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@Import(Gateway.class)
@TestPropertySource(properties = {"keysend.base-url=http://localhost", "keysend.api-key=unused", "keysend.wallet-key=unused"})
${text}`,
  };
}

export function kotlinSnippets(path) {
  return path.kotlin ? Object.fromEntries(blocks(PAGE, 'kotlin').map((text, at) => [`Snippet${at}.kt`, `package com.example\n\n${text}`])) : {};
}

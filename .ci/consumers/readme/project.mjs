// Makes a project from the README alone, with its coordinates, code and plugin unchanged. This file adds only what every
// project has.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import assert from 'node:assert/strict';
import { blocks } from '../../checks.mjs';

export function makeProject(page, folder) {
  const block = (language, beginning) => {
    const found = blocks(page, language, beginning);
    assert.equal(found.length, 1, `${page} has one ${language} block that begins with ${beginning}`);
    return found[0];
  };
  const write = (name, text) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };

  const [, destination] = /"dest_pubkey":"(\w+)"/.exec(readFileSync(page, 'utf8'));
  const dependencies = blocks(page, 'xml', '<dependency>');
  assert.equal(dependencies.length, 3, 'it has the coordinates of SDK, mock and kit');
  write(
    'pom.xml',
    `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>com.example</groupId>
<artifactId>shop</artifactId>
<version>1</version>
<properties>
<maven.compiler.source>17</maven.compiler.source>
<maven.compiler.target>17</maven.compiler.target>
<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
</properties>
<dependencies>${dependencies.join('')}</dependencies>
<build><plugins>
${block('xml', '<plugin>')}
</plugins></build>
</project>
`,
  );

  const [imports, code] = block('java', 'import dev.keysend.sdk').split(/^(?=try )/m);
  write(
    'src/main/java/Pay.java',
    `${imports}
public class Pay {
  public static void main(String[] arguments) {
    pay(arguments[0], arguments[1], arguments[2], arguments[3]);
  }

  static void pay(String url, String apiKey, String walletKey, String destination) {
${code}
  }
}
`,
  );
  write(
    'src/test/java/CheckoutTest.java',
    `import static org.junit.jupiter.api.Assertions.assertEquals;
import org.junit.jupiter.api.Test;
${block('java', 'import dev.keysend.mock')}`,
  );
  write(
    'src/test/java/Shop.java',
    `record Shop(String url, String apiKey, String walletKey) {
  void buy(String song) {
    Pay.pay(url, apiKey, walletKey, "${destination}");
  }
}
`,
  );

  // Syntax that both Gradle 4 and Gradle 9 accept.
  write('settings.gradle', "rootProject.name = 'shop'\n");
  write(
    'build.gradle',
    `apply plugin: 'java'
repositories {
  mavenLocal()
  mavenCentral()
}
dependencies {
  ${block('kotlin', 'implementation')}
}
task collect(type: Copy) {
  from configurations.runtimeClasspath
  from jar
  into 'collected'
}
`,
  );
}

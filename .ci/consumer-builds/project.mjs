// The projects' POMs. They have the versions that a class path names; its bill of materials decides the rest.
const coordinates = (text, extra = '') => {
  const [group, artifact, version] = text.split(':');
  return `<groupId>${group}</groupId><artifactId>${artifact}</artifactId>${version ? `<version>${version}</version>` : ''}${extra}`;
};
const dependency = (text, extra) => `    <dependency>${coordinates(text, extra)}</dependency>\n`;
const TEST = '<scope>test</scope>';
const JDK = 17;

export function pom(path, versions) {
  const boms = [...(path.bom ? [path.bom] : []), 'dev.keysend:keysend-bom:${keysend.version}'];
  const mock = path.runs.includes('mock') ? dependency('dev.keysend:keysend-mock-server', TEST) : '';
  const kit = path.runs.includes('kit') ? dependency('dev.keysend:keysend-conformance', TEST) : '';
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>${path.id}</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>${JDK}</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <repositories>
    <repository>
      <id>ours</id>
      <url>\${ours}</url>
      <snapshots><enabled>true</enabled><updatePolicy>always</updatePolicy></snapshots>
    </repository>
  </repositories>
  <dependencyManagement>
    <dependencies>
${boms.map(bom => dependency(bom, '<type>pom</type><scope>import</scope>')).join('')}    </dependencies>
  </dependencyManagement>
  <!-- The project's own first, as they go before ours on most class paths. -->
  <dependencies>
${(path.dependencies ?? []).map(one => dependency(one)).join('')}${(path.test ?? []).map(one => dependency(one, TEST)).join('')}${dependency('dev.keysend:keysend-sdk')}${mock}${kit}  </dependencies>
  <build>
    <plugins>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>${versions['compiler-plugin']}</version>
        <configuration>
          <parameters>true</parameters>
${path.processor ? `          <annotationProcessorPathsUseDepMgmt>true</annotationProcessorPathsUseDepMgmt>
          <annotationProcessorPaths><path>${coordinates(path.processor)}</path></annotationProcessorPaths>
` : ''}        </configuration>
      </plugin>
${path.kotlin ? kotlin(versions) : ''}      <plugin>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>${versions['surefire-plugin']}</version>
        <configuration>
          <redirectTestOutputToFile>true</redirectTestOutputToFile>
          <argLine>-XX:TieredStopAtLevel=1 -XX:+UseSerialGC</argLine>
          <systemPropertyVariables>
            <mock.url>\${mock.url}</mock.url>
${path.secretKeys ? '' : '            <keysend.baseUrl>mock</keysend.baseUrl>\n'}            <mock.destination>\${mock.destination}</mock.destination>
            <mock.unroutable>\${mock.unroutable}</mock.unroutable>
            <maven.repo.local>\${maven.repo.local}</maven.repo.local>
${path.secretKeys ? `            <!-- The kit checks the mock in the other process, which has its own keys. -->
            <keysend.baseUrl>\${mock.url}</keysend.baseUrl>
            <keysend.maxSats>100000</keysend.maxSats>
            <logging.level.root>TRACE</logging.level.root>
` : ''}          </systemPropertyVariables>
${path.secretKeys ? `          <environmentVariables>
            <KEYSEND_API_KEY>\${env.MOCK_API_KEY}</KEYSEND_API_KEY>
            <KEYSEND_WALLET_KEY>\${env.MOCK_WALLET_KEY}</KEYSEND_WALLET_KEY>
          </environmentVariables>
` : ''}        </configuration>
      </plugin>
    </plugins>
  </build>
</project>
`;
}

function kotlin(versions) {
  return `      <plugin>
        <groupId>org.jetbrains.kotlin</groupId>
        <artifactId>kotlin-maven-plugin</artifactId>
        <version>${versions.kotlin}</version>
        <configuration><useDaemon>false</useDaemon></configuration>
        <executions><execution><id>kotlin</id><phase>process-sources</phase><goals><goal>compile</goal></goals></execution></executions>
      </plugin>
`;
}

export function reactor(paths) {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>consumer-builds</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <modules>
${paths.map(path => `    <module>${path.id}</module>`).join('\n')}
  </modules>
</project>
`;
}

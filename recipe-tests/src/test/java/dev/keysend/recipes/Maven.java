package dev.keysend.recipes;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;

/**
 * A build with the Maven that runs this test, and with the same local repository.
 *
 * @param output everything that the build printed
 */
record Maven(int exitCode, String output) {
  static Maven run(Path folder, String... arguments) throws MavenInvocationException {
    List<String> output = new ArrayList<>();
    InvocationRequest request = new DefaultInvocationRequest();
    request.setBaseDirectory(folder.toFile());
    request.setMavenHome(new File(System.getProperty("maven.home")));
    request.setLocalRepositoryDirectory(
        new File(URI.create(System.getProperty("outer.repository"))));
    request.setBatchMode(true);
    request.addArgs(Arrays.asList(arguments));
    request.setOutputHandler(output::add);
    request.setErrorHandler(output::add);
    int exitCode = new DefaultInvoker().execute(request).getExitCode();
    return new Maven(exitCode, String.join("\n", output));
  }
}

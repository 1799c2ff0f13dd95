package dev.keysend.mock.cli;

import dev.keysend.mock.KeysendMockServer;
import dev.keysend.mock.KeysendMockServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Serves the mock until SIGTERM or Ctrl-C. */
final class ServeCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
  private final ServeFlags flags = new ServeFlags(spec, this::notice);

  /** The command with its flags and its subcommand. */
  static CommandSpec spec() {
    CommandSpec spec = new ServeCommand().spec;
    spec.name("keysend-mock-server").versionProvider(new Version());
    spec.usageMessage()
        .description("Serves a mock of the keysend endpoint: no node, no money, no network.")
        .sortOptions(false);
    spec.addSubcommand("record", RecordCommand.spec());
    return spec;
  }

  @Override
  public Integer call() {
    KeysendMockServerBuilder builder = KeysendMockServer.builder().onNotice(this::notice);
    flags.apply(builder);
    KeysendMockServer server = builder.start();
    try {
      writeCertificate(flags.httpsCertificate(), server.certificate());
    } catch (IllegalArgumentException e) {
      server.close();
      throw e;
    }
    Shutdown.close(server);
    flags.watchInput();
    if (server.httpsBaseUrl() != null) {
      notice("It speaks HTTPS at " + server.httpsBaseUrl());
    }
    spec.commandLine().getOut().println("Keysend mock server ready at " + server.baseUrl());
    return 0;
  }

  private static void writeCertificate(@Nullable Path file, @Nullable String certificate) {
    if (file == null || certificate == null) {
      return;
    }
    try {
      Files.writeString(file, certificate);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--https-certificate is "
              + file
              + ", which cannot be written; name a file in a folder that exists ("
              + e.getClass().getSimpleName()
              + ")",
          e);
    }
  }

  private void notice(String notice) {
    spec.commandLine().getErr().println(notice);
  }
}

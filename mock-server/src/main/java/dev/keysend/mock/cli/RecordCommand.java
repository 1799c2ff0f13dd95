package dev.keysend.mock.cli;

import dev.keysend.mock.http.BindAddress;
import dev.keysend.mock.record.RecordingProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Records examples from a live server. */
@Command(
    name = "record",
    description = {
      "Passes requests on to a live server and writes each exchange as an example pair, without"
          + " its keys, identifiers, preimages and balances.",
      "Payments through it are real."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class RecordCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "URL",
      required = true,
      description = "Base URL of the live server.")
  private URI target = URI.create("");

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write the pairs into. The mock serves them with --examples.")
  private Path examples = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = ServeCommand.DEFAULT_PORT,
      description = "Port to listen on; 0 picks a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      defaultValue = BindAddress.LOOPBACK,
      description =
          "Address to listen on. Default: ${DEFAULT-VALUE}, so that no other machine can connect.")
  private String bind = BindAddress.LOOPBACK;

  @Mixin private final StopWithInput stopWithInput = new StopWithInput();

  @Override
  public Integer call() {
    RecordingProxy proxy = new RecordingProxy(bind, port, target, examples, this::say);
    Shutdown.close(proxy);
    stopWithInput.begin();
    say("Recording proxy ready at " + proxy.baseUrl());
    return 0;
  }

  private void say(String sentence) {
    if (spec != null) {
      spec.commandLine().getOut().println(sentence);
    }
  }
}

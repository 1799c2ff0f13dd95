package dev.keysend.mock.cli;

import static dev.keysend.mock.cli.Flags.text;
import static dev.keysend.mock.cli.Flags.value;

import dev.keysend.mock.http.BindAddress;
import dev.keysend.mock.record.RecordingProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Records examples from a live server. */
final class RecordCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
  private final OptionSpec target;
  private final OptionSpec examples;
  private final OptionSpec port;
  private final OptionSpec bind;
  private final StopWithInput stopWithInput;

  private RecordCommand() {
    Flags<Void> flags = new Flags<>(spec);
    target =
        flags.add(
            value("--target", "URL", URI.class, "Base URL of the live server.").required(true));
    examples =
        flags.add(
            value(
                    "--examples",
                    "DIR",
                    Path.class,
                    "Folder to write the pairs into. The mock serves them with --examples.")
                .required(true));
    port = flags.add(ServeFlags.port());
    bind =
        flags.add(
            text(
                    "--bind",
                    "ADDR",
                    "Address to listen on. Default: ${DEFAULT-VALUE}, so that no other machine can"
                        + " connect.")
                .defaultValue(BindAddress.LOOPBACK));
    stopWithInput = new StopWithInput(flags);
    flags.addHelp();
  }

  /** The command with its flags. */
  static CommandSpec spec() {
    CommandSpec spec = new RecordCommand().spec;
    spec.versionProvider(new Version());
    spec.usageMessage()
        .description(
            "Passes requests on to a live server and writes each exchange as an example pair,"
                + " without its keys, identifiers, preimages and balances.",
            "Payments through it are real.")
        .sortOptions(false);
    return spec;
  }

  @Override
  public Integer call() {
    RecordingProxy proxy =
        new RecordingProxy(
            bind.getValue(),
            port.<Integer>getValue(),
            target.getValue(),
            examples.getValue(),
            this::say);
    Shutdown.close(proxy);
    stopWithInput.begin();
    say("Recording proxy ready at " + proxy.baseUrl());
    return 0;
  }

  private void say(String sentence) {
    spec.commandLine().getOut().println(sentence);
  }
}

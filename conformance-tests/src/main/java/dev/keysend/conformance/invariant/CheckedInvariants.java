package dev.keysend.conformance.invariant;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.expr.CheckedExpr;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Invariant;
import dev.keysend.contract.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The contract's invariants, which the build has parsed and checked against the schemas, so that a
 * run need not. They carry the contract's checksum, so that those of another contract are not used.
 */
public final class CheckedInvariants {
  private static final String RESOURCE = "checked-invariants.bin";

  private final Map<String, CelAbstractSyntaxTree> trees;

  private CheckedInvariants(Map<String, CelAbstractSyntaxTree> trees) {
    this.trees = trees;
  }

  /**
   * Writes the file into a folder of classes. The build calls this.
   *
   * @param arguments the folder
   * @throws IOException if the file cannot be written
   */
  public static void main(String... arguments) throws IOException {
    String[] place = CheckedInvariants.class.getPackageName().split("\\.");
    Files.write(Path.of(arguments[0], place).resolve(RESOURCE), write(Contract.load()));
  }

  static byte[] write(Contract contract) throws IOException {
    InvariantCompiler compiler = new InvariantCompiler(contract);
    Map<String, CelAbstractSyntaxTree> trees = new LinkedHashMap<>();
    contract
        .operation()
        .responses()
        .forEach(
            (status, response) ->
                compiler
                    .check(response)
                    .forEach((invariant, tree) -> trees.put(key(status, invariant), tree)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(contract.checksum());
    out.writeInt(trees.size());
    for (Map.Entry<String, CelAbstractSyntaxTree> each : trees.entrySet()) {
      byte[] tree =
          CelProtoAbstractSyntaxTree.fromCelAst(each.getValue()).toCheckedExpr().toByteArray();
      out.writeUTF(each.getKey());
      out.writeInt(tree.length);
      out.write(tree);
    }
    return bytes.toByteArray();
  }

  /** What the build has made of a contract; empty if the build had another contract. */
  static Optional<CheckedInvariants> of(Contract contract) {
    try (InputStream in = CheckedInvariants.class.getResourceAsStream(RESOURCE)) {
      return in == null ? Optional.empty() : read(in.readAllBytes(), contract);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Optional<CheckedInvariants> read(byte[] file, Contract contract) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    if (in.readLong() != contract.checksum()) {
      return Optional.empty();
    }
    Map<String, CelAbstractSyntaxTree> trees = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String key = in.readUTF();
      CheckedExpr tree = CheckedExpr.parseFrom(in.readNBytes(in.readInt()));
      trees.put(key, CelProtoAbstractSyntaxTree.fromCheckedExpr(tree).getAst());
    }
    return Optional.of(new CheckedInvariants(trees));
  }

  /** The invariants of a response. */
  Map<Invariant, CelAbstractSyntaxTree> of(String status, Response response) {
    Map<Invariant, CelAbstractSyntaxTree> checked = new LinkedHashMap<>();
    for (Invariant invariant : response.invariants()) {
      checked.put(invariant, Objects.requireNonNull(trees.get(key(status, invariant))));
    }
    return checked;
  }

  private static String key(String status, Invariant invariant) {
    return status + " " + invariant.id();
  }
}

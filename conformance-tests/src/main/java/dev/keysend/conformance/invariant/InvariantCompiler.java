package dev.keysend.conformance.invariant;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Invariant;
import dev.keysend.contract.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles a contract's invariants; each is checked against the schemas of its fields. */
public final class InvariantCompiler {
  private static final String SHA256 = "sha256";
  private static final String SHA256_OVERLOAD = "sha256_string";
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .populateMacroCalls(true)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private final Contract contract;
  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings())
          .addFunctionBindings(
              CelFunctionBinding.from(SHA256_OVERLOAD, String.class, InvariantCompiler::sha256))
          .build();

  /** Makes a compiler for one contract. */
  public InvariantCompiler(Contract contract) {
    this.contract = contract;
  }

  /**
   * The invariants of a response, ready to evaluate.
   *
   * @throws InvalidInvariantException if a rule cannot be read, names a field that the contract
   *     does not have, or does not evaluate to true or false; the message says where
   */
  public List<CompiledInvariant> compile(Response response) {
    return check(response).entrySet().stream()
        .map(checked -> program(checked.getKey(), checked.getValue()))
        .toList();
  }

  /**
   * Parses the invariants of a response, and checks them against the schemas.
   *
   * @throws InvalidInvariantException as {@link #compile}
   */
  Map<Invariant, CelAbstractSyntaxTree> check(Response response) {
    CelCompiler compiler = compiler(response);
    Map<Invariant, CelAbstractSyntaxTree> checked = new LinkedHashMap<>();
    for (Invariant invariant : response.invariants()) {
      try {
        checked.put(invariant, compiler.compile(invariant.rule(), invariant.id()).getAst());
      } catch (CelValidationException e) {
        throw wrong(invariant, e);
      }
    }
    return checked;
  }

  /** Makes a checked invariant ready to evaluate. */
  CompiledInvariant program(Invariant invariant, CelAbstractSyntaxTree tree) {
    try {
      return new CompiledInvariant(invariant, tree, runtime.createProgram(tree));
    } catch (CelEvaluationException e) {
      throw wrong(invariant, e);
    }
  }

  private static InvalidInvariantException wrong(Invariant invariant, Exception cause) {
    return new InvalidInvariantException(
        "The rule of "
            + invariant.id()
            + " ("
            + invariant.pointer()
            + ") is wrong: "
            + cause.getMessage(),
        cause);
  }

  private CelCompiler compiler(Response response) {
    SchemaTypes types = new SchemaTypes(contract.document());
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL)
            .addLibraries(CelExtensions.strings())
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    SHA256,
                    CelOverloadDecl.newGlobalOverload(
                        SHA256_OVERLOAD, SimpleType.STRING, SimpleType.STRING)));
    contract
        .invariantVariables()
        .forEach(
            (variable, fields) ->
                builder.addVar(variable, variable(variable, fields, response, types)));
    return builder.setTypeProvider(types.provider()).build();
  }

  private CelType variable(
      String variable, List<String> fields, Response response, SchemaTypes types) {
    Map<String, CelType> typed = new LinkedHashMap<>();
    for (String field : fields) {
      typed.put(field, field(variable, field, response, types));
    }
    return types.struct("contract." + variable, typed);
  }

  private CelType field(String variable, String field, Response response, SchemaTypes types) {
    return switch (variable + "." + field) {
      case "request.body" -> types.of(contract.operation().requestSchema().pointer());
      case "response.body" -> types.of(response.schema().pointer());
      case "request.sent_at", "response.received_at", "response.status" -> SimpleType.INT;
      case "response.headers" -> MapType.create(SimpleType.STRING, SimpleType.STRING);
      default ->
          throw new InvalidInvariantException(
              "x-invariants-variables names "
                  + variable
                  + "."
                  + field
                  + ", which this kit does not know",
              null);
    };
  }

  private static String sha256(String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

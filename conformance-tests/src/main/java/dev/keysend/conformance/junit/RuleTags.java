package dev.keysend.conformance.junit;

/** The tags of the suite's test factories. The prefix keeps them apart from a project's own. */
public final class RuleTags {
  /** What every tag begins with. */
  public static final String PREFIX = "keysend-";

  /** The tags of the groups. */
  public static final String VALID = PREFIX + "valid";

  public static final String SUCCESS = PREFIX + "success";
  public static final String INVALID = PREFIX + "invalid";
  public static final String FAILURE = PREFIX + "failure";
  public static final String ACCESS = PREFIX + "access";
  public static final String IDENTITY = PREFIX + "identity";
  public static final String MONEY = PREFIX + "money";

  /** The tags of the levels. */
  public static final String MUST = PREFIX + "must";

  public static final String SHOULD = PREFIX + "should";

  private RuleTags() {}
}

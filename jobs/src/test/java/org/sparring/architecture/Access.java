package org.sparring.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.regex.Pattern;

/** Calls and method references by patterns of the owner's full name and of the member's name. */
final class Access {
  private Access() {}

  static DescribedPredicate<JavaAccess<?>> to(String owner, String... members) {
    Pattern owners = Pattern.compile(owner);
    Pattern names = Pattern.compile(String.join("|", members));
    return DescribedPredicate.describe(
        "target is " + owner + " :: " + String.join(" ", members),
        access ->
            owners.matcher(access.getTargetOwner().getFullName()).matches()
                && names.matcher(access.getTarget().getName()).matches());
  }
}

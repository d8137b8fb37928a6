package org.sparring.jobs.prepare.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskingTest {
  @Test
  void eachKindHasItsPlaceholder() {
    Masking masking = new Masking(EnumSet.allOf(PersonalKind.class), false);
    assertThat(
            masking.masked(
                "ann@example.com, 4111 1111 1111 1111, GB82 WEST 1234 5698 7654 32, 10.0.0.7 and"
                    + " (212) 555-0142"))
        .isEqualTo("[EMAIL], [CARD], [IBAN], [IP] and [PHONE]");
    assertThat(masking.masks())
        .isEqualTo(
            Map.of(
                PersonalKind.EMAIL, 1L,
                PersonalKind.IBAN, 1L,
                PersonalKind.CARD, 1L,
                PersonalKind.IP, 1L,
                PersonalKind.PHONE, 1L));
  }

  @Test
  void oneValueHasOneNumberHoweverItIsWritten() {
    Masking masking = new Masking(EnumSet.of(PersonalKind.EMAIL, PersonalKind.PHONE), true);
    assertThat(masking.masked("a@b.org or c@d.org")).isEqualTo("[EMAIL_1] or [EMAIL_2]");
    assertThat(masking.masked("C@D.org, (212) 555-0142, 212-555-0142"))
        .isEqualTo("[EMAIL_2], [PHONE_1], [PHONE_1]");
  }

  @Test
  void whatIsNotLookedForStays() {
    Masking masking = new Masking(EnumSet.of(PersonalKind.IBAN), false);
    assertThat(masking.masked("a@b.org")).isEqualTo("a@b.org");
    assertThat(masking.masks()).isEmpty();
  }
}

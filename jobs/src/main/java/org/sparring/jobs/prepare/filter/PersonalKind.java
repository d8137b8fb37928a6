package org.sparring.jobs.prepare.filter;

import java.util.List;

/** Kinds of personal data, in the order in which they are looked for: the surest first. */
public enum PersonalKind {
  EMAIL(new Emails()),
  IBAN(new Ibans()),
  CARD(new Cards()),
  IP(new Addresses()),
  PHONE(new Phones());

  private final transient Finder finder;

  PersonalKind(Finder finder) {
    this.finder = finder;
  }

  List<Span> in(String text) {
    return finder.in(text);
  }
}

package org.sparring.datasets.read;

/** A row does not have the form that its format asks for; it becomes a {@link Fault}. */
public class MalformedRowException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  public MalformedRowException(String reason, String detail) {
    super(detail);
    this.fault = new Fault(reason, detail);
  }

  public Fault fault() {
    return fault;
  }
}

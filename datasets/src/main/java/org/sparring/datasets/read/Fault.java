package org.sparring.datasets.read;

import java.io.Serializable;

/**
 * Why a row was not read.
 *
 * @param reason a short name, a value of the column {@code reason} of {@code rejects}
 * @param detail what exactly was wrong and what to do
 */
public record Fault(String reason, String detail) implements Serializable {}

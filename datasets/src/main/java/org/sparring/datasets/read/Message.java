package org.sparring.datasets.read;

import java.io.Serializable;

/** One turn of a conversation; the role is system, user, assistant or tool. */
public record Message(String role, String content) implements Serializable {}

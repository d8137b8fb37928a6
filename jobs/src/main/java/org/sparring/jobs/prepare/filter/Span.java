package org.sparring.jobs.prepare.filter;

/**
 * A piece of a text.
 *
 * @param end the place after its last character
 * @param value what it says, without the marks by which it may be written in several ways
 */
record Span(int start, int end, String value) {}
